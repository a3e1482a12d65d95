"""Russian harmed told first and counted or named last: "тел талибов, по подсчётам, осталось двадцать"."""

from geo.incidents.reports.numbers import Number
from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.asides import past_aside
from geo.incidents.reports.tolls.figures import KINDS, Figure
from geo.incidents.reports.tolls.people import category_at, clause_ends
from geo.incidents.reports.tolls.rolls import named_from

_HEADS = ("killed.them", "wounded.them", "killed.body")
_BODIES = {"тел", "трупов"}
_VICTIMS, _NAMING = {"жертв", "жертвы", "жертвам", "жертвами"}, frozenset("—–:")
_SLAIN, _WHOSE_NAMES = {"убитых", "погибших"}, ("имен", "личност", "фамили", "список")
_THOSE_SLAIN = {"убитые", "погибшие"}
_TO_NAMES = 12  # words of "жертвам взрыва, прогремевшего в …", up to their names
_AT = {"у", "среди"}  # before whose they are
_JOINERS = {"а", "и", "но", "зато"}
_NO = {"нет", "никто", "никого", "не"}
_AT_LEAST = {"меньше", "менее", "больше", "более"}  # after "не"
_OF_WHOM, _BETWEEN = 3, 6  # words of "среди местных жителей"; from these to their number
_MANY = ("ов", "ев", "ей", "ых", "их", "н", "дат", "ан")  # ends of genitives of several


def head_count(passage: Passage, sentence: Sentence) -> tuple[Sentence, Figure, Sentence] | None:
    """Return the first such figure of a sentence, with the words before and after it."""
    if passage.language != "ru" or not passage.has_one_of(_HEADS, sentence.first, sentence.last):
        return _victims(passage, sentence) if passage.language == "ru" else None
    for index in range(sentence.first, sentence.last - 2):
        kind = _kind(passage, index)
        among = _among(passage, index, sentence) if kind else ""
        if not kind or not (among or _opens(passage, index, sentence)):
            continue
        category, after = (among, index + 1) if among else _whose(passage, index + 1, sentence)
        number = _number(passage, past_aside(passage, after, sentence.last), sentence) if category else None
        if number is not None:
            figure = Figure(kind, number.value, frozenset({category}), index, number.last)
            return sentence._replace(last=index), figure, sentence._replace(first=number.last)
    return _victims(passage, sentence)


def _victims(passage: Passage, sentence: Sentence) -> tuple[Sentence, Figure, Sentence] | None:
    """Return those whom a dash or a colon names: "похоронили жертв взрыва — троих братьев"."""
    words, text = passage.words, passage.text
    index = next((at for at in range(sentence.first, sentence.last) if _names_victims(passage, at)), -1)
    if index < 0 or any(passage.numbers_in(sentence.first, index)):
        return None
    until = min(sentence.last, index + _TO_NAMES)
    ends = (at for at in range(index + 1, until) if clause_ends(passage, at))
    end = next(ends, until)
    of_act = not passage.act_words.isdisjoint(range(index + 1, min(end, index + _OF_WHOM)))
    if end == until or not of_act or _NAMING.isdisjoint(text[words[end - 1].end : words[end].start]):
        return None
    members = named_from(passage, end + (words[end].norm == "это"), sentence)
    if not members:
        return None
    kinds = frozenset(one.category or "generic" for one in members)
    figure = Figure("killed", sum(one.value for one in members), kinds, index, members[-1].last)
    return sentence._replace(last=index), figure, sentence._replace(first=figure.last)


def _names_victims(passage: Passage, index: int) -> bool:
    """Return whether those whom a word means are named behind it: "жертв взрыва", "имена убитых"."""
    norm = passage.words[index].norm
    if norm in _VICTIMS or (norm in _THOSE_SLAIN and index == passage.sentence_first(index)):
        return True
    return norm in _SLAIN and index > 0 and passage.words[index - 1].norm.startswith(_WHOSE_NAMES)


def _kind(passage: Passage, index: int) -> str:
    """Return whether a word is a genitive of several dead or wounded, and of which."""
    norm = passage.words[index].norm
    if norm in _BODIES:
        return "killed"
    return next(
        (kind for kind in KINDS if norm.endswith(("ых", "их")) and passage.has(f"{kind}.them", index)), ""
    )


def _opens(passage: Passage, index: int, sentence: Sentence) -> bool:
    """Return whether a word stands at the head of its clause."""
    before = index - (index > sentence.first and passage.words[index - 1].norm in _JOINERS)
    return before == sentence.first or clause_ends(passage, before)


def _among(passage: Passage, index: int, sentence: Sentence) -> str:
    """Return the kind of people that open a clause right before a word: "среди солдат погибших двое"."""
    at = index - 2
    if at < sentence.first or passage.words[at].norm not in _AT or not _opens(passage, at, sentence):
        return ""
    return category_at(passage, index - 1)


def _whose(passage: Passage, index: int, sentence: Sentence) -> tuple[str, int]:
    """Return the kind of people that the words from one on name as the harmed, and where these end."""
    at = passage.words[index].norm in _AT
    for step in range(index + at, min(sentence.last, index + _OF_WHOM)):
        if clause_ends(passage, step) or passage.number_covering(step) is not None:
            break
        norm, kind = passage.words[step].norm, category_at(passage, step)
        if kind and norm.endswith(_MANY):
            return kind, step + 1
        if not (at or norm.endswith(("ых", "их"))):
            break
    return "", index


def _number(passage: Passage, index: int, sentence: Sentence) -> Number | None:
    """Return the number that ends a clause from a word on, if nobody else is told before it."""
    for step in range(index, min(sentence.last, index + _BETWEEN)):
        number = passage.number_covering(step)
        if number is not None:
            people = number.last < sentence.last and passage.has("person.generic", number.last)
            end = number.last + people
            ends = end >= sentence.last or clause_ends(passage, end) or passage.words[end].norm == "и"
            return number._replace(last=end) if ends else None
        word = passage.words[step]
        denied = word.norm in _NO and passage.words[min(step + 1, sentence.last - 1)].norm not in _AT_LEAST
        if denied or category_at(passage, step) or step in passage.casualty_words or word.capital:
            break
        if step > index and clause_ends(passage, step):
            break
    return None
