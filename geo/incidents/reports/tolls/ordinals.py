"""The dead counted by which of them one is: "the third to die", "стал третьей жертвой"."""

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.figures import BODY, Figure
from geo.incidents.reports.tolls.people import clause_ends

_ENGLISH = ["second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
_BODY_RU = "тело"  # of "третье тело нашли в воскресенье"
_RUSSIAN = ["втор", "трет", "четверт", "пят", "шест", "седьм", "восьм", "девят", "десят"]
_TAJIK = [
    "дую дуву дувву",
    "сею севу савву саву",
    "чору чахору",
    "панчу",
    "шашу",
    "хафту",
    "хашту",
    "нуху",
    "даху",
]
_DARI = [
    "دومین",
    "سومین",
    "چهارمین",
    "پنجمین",
    "ششمین",
    "هفتمین",
]  # before who died: "سومین مرزبان در شفاخانه مرد"
_TAJIK_ENDS = ("м", "мин", "мро", "минро")
_ENDS = ("ой", "ый", "ий", "ым", "им", "ая", "ья", "ью", "ей", "ое", "ье")  # of Russian ordinals of one
_OBLIQUE = (*_ENDS, "ого", "его", "ому", "ему", "ую", "ью")  # of one who is told besides others
_OF_ONE = ("ого", "его")
_BODY, _MORE = "killed.body", ["one", "more"]
_LAY = {"in", "on", "by", "at", "near", "under", "inside", "outside", "beside", "behind", "further", "lower"}
_LAY |= {"down", "below", "up", "was", "lay", "lies", "floated", "floating", "washed", "dragged", "beneath"}
_ENDS_OF_SENTENCES = frozenset('.!?…"”')
_HE, _IS = {"he", "she", "this", "it", "his", "hers"}, {"is", "was", "became", "becomes"}
_FIRST = 2  # what the ordinals begin with
_TREATED = {"treatment", "treated", "hospital", "hospitalised", "hospitalized", "clinic", "discharged"}
_AND_TOO = {"и", "также", "тоже"}
_REACH = 4  # words from an ordinal to a word for the dead


def nth_victim(passage: Passage, sentence: Sentence, figures: list[Figure]) -> list[Figure]:
    """Return figures, with as many dead at least as an ordinal says that there are with the one told."""
    lead = _lead(passage, sentence, figures)
    if lead is not None:
        return [lead, *(one for one in figures if one.kind != "killed")]
    figures = [_the_nth(passage, _too(passage, one)) for one in figures]
    further = _further_body(passage, sentence, figures)
    if further is not None:
        return [further, *(one for one in figures if one.kind != "killed")]
    if _counts_him(passage, sentence):
        return [one for one in figures if one.kind != "killed" or one.value > 1 or one.toll]
    if not passage.has_any("killed.nth", sentence.first, sentence.last) or _is_treated(passage, sentence):
        return figures
    for index in range(sentence.first, sentence.last - 1):
        value = nth_told(passage, index)
        last = _end(passage, index, sentence) if value else 0
        if last and not _of_period(passage, sentence):
            others = [
                one
                for one in figures
                if one.kind != "killed" or one.value > 1 or (one.moved and one.first < last)
            ]  # "claimed a third life when a porter died"
            return [*others, Figure("killed", value, frozenset({"generic"}), index, last, part=True)]
    return figures


def _is_treated(passage: Passage, sentence: Sentence) -> bool:
    """Return whether an English sentence tells of treatment alone: "The second victim was sent home"."""
    first, last = sentence.first, sentence.last
    treated = passage.language == "en" and any(word.norm in _TREATED for word in passage.words[first:last])
    return treated and not passage.has_one_of(("killed.back", "killed.forward"), first, last)


def _counts_him(passage: Passage, sentence: Sentence) -> bool:
    """Return whether English counts somebody told before over a time: "He is the third killed in May"."""
    head = [word.norm for word in passage.words[sentence.first : sentence.first + 3]]
    if passage.language != "en" or len(head) < 3 or head[0] not in _HE or head[1] not in _IS:  # noqa: PLR2004
        return False
    nth = range(sentence.first + 2, min(sentence.last, sentence.first + _REACH))
    return any(nth_told(passage, index) for index in nth) and _of_period(passage, sentence)


def _lead(passage: Passage, sentence: Sentence, figures: list[Figure]) -> Figure | None:
    """Return how many died by the news that one more did: "A third welder has died of his burns"."""
    late = [one for one in figures if one.kind == "killed" and one.value == 1 and (one.moved or one.more)]
    if passage.language != "en" or not late or _are_told(passage, sentence):
        return None
    told = passage.numbers_in(sentence.first, late[0].first)  # "Two fled, a third was killed"
    if told or any(one.first < late[0].first for one in figures):
        return None  # "Two guards were wounded and a third was killed"
    for index in range(sentence.first, late[0].last):
        value = nth_told(passage, index)
        if value and index in range(late[0].first, late[0].last):
            return late[0]._replace(value=value, moved=False, more=False, part=True)
    return None


def _are_told(passage: Passage, sentence: Sentence) -> bool:
    """Return whether sentences before one, not only a heading, tell of harm."""
    before = passage.sentences[: passage.sentence_number(sentence.first)]
    return any(
        passage.text[one.end - 1] in _ENDS_OF_SENTENCES
        and not passage.casualty_words.isdisjoint(range(one.first, one.last))
        for one in before
    )


def _the_nth(passage: Passage, one: Figure) -> Figure:
    """Return one who died late as one of those told before: "The third man died in hospital"."""
    if passage.language == "tg":
        return _nth_body(passage, one)
    late = passage.language == "en" and one.moved and one.kind == "killed" and one.value == 1
    if not late or passage.words[one.first].norm != "the":
        return one
    value = nth_told(passage, one.first + 1)
    return one._replace(value=value, moved=False, part=True) if value else one


def _nth_body(passage: Passage, one: Figure) -> Figure:
    """Return a Tajik body as one of as many as its number says: "ҷасади чорум", "ҷасади нафари чорум"."""
    if one.value != 1 or one.who != BODY or one.kind != "killed":
        return one
    body = next((at for at in range(one.first, one.last) if passage.has(_BODY, at)), one.first)
    near = [at for at in (body - 1, body + 1) if 0 <= at < len(passage.words)]
    if body + 2 < len(passage.words) and passage.has("person.generic", body + 1):
        near.append(body + 2)
    value = next((nth for at in near if (nth := nth_told(passage, at))), 0)
    return one._replace(value=value, part=True, more=False) if value else one


def _too(passage: Passage, one: Figure) -> Figure:
    """Return a Russian wounded man as one of as many as he makes: "и второй боец получил ранение"."""
    nth = one.first - 1
    if passage.language != "ru" or one.kind != "wounded" or one.value != 1 or nth < 1:
        return one
    value = nth_told(passage, nth) if passage.words[nth - 1].norm in _AND_TOO else 0
    return one._replace(value=value, part=True) if value else one


def _further_body(passage: Passage, sentence: Sentence, figures: list[Figure]) -> Figure | None:
    """Return the dead with one more who was found: "three bodies on the bank, a fourth fished out below"."""
    if passage.language != "en" or len(figures) != 1 or figures[0].kind != "killed":
        return None
    dead, words = figures[0], passage.words
    found = passage.has_any("killed.number_after", dead.first, dead.last)
    if not found or dead.toll or dead.moved or dead.earlier or not dead.value:
        return None
    after = range(dead.last, sentence.last)
    for index in after[:-1]:
        nth = nth_told(passage, index) == dead.value + 1
        if not (nth or words[index].norm == "another" or [words[index].norm, words[index + 1].norm] == _MORE):
            continue
        last = index + 1 + (words[index].norm == "one")
        while last < sentence.last and (words[last].norm == "one" or passage.has(_BODY, last)):
            last += 1
        harmed = any(
            step in passage.casualty_words and not passage.has(_BODY, step)
            for step in range(dead.last, min(sentence.last, last + 2))
        )
        held = passage.has_any("trigger.arrest", last, min(sentence.last, last + 2))
        held = held or passage.has_one_of(("trigger.arrest", "part.captive"), dead.last, index)
        placed = last < sentence.last and (words[last].norm in _LAY or passage.has("trigger.seize", last))
        if placed and not (harmed or held):
            return dead._replace(value=dead.value + 1, last=last)
    return None


def with_nth(passage: Passage, sentence: Sentence, figures: list[Figure]) -> list[Figure]:
    """Return figures, the one dead of a sentence that an ordinal opens as one besides those told."""
    if passage.language == "fa":
        figures = [_with_last(passage, sentence, one) for one in figures]
    dead = [one for one in figures if one.kind == "killed" and one.value]
    if passage.language == "fa" and passage.words[sentence.first].norm in _DARI:
        alone = len(dead) == 1 and dead[0].value == 1 and dead[0].first == sentence.first + 1
        return [one._replace(more=True) if alone and one is dead[0] else one for one in figures]
    if passage.language != "ru" or len(dead) != 1 or dead[0].value != 1 or dead[0].toll:
        return figures
    head = passage.words[sentence.first].norm
    counts = any(head.startswith(stem) for stem in _RUSSIAN)
    if counts and sentence.first + 1 < sentence.last and passage.words[sentence.first + 1].norm == _BODY_RU:
        nth = next(number for number, stem in enumerate(_RUSSIAN) if head.startswith(stem)) + _FIRST
        return [one._replace(value=nth, part=True) if one is dead[0] else one for one in figures]
    if not (counts and head.endswith(_OBLIQUE)) or not passage.has("person.other", sentence.first):
        return figures
    return [one._replace(more=True) if one is dead[0] else one for one in figures]


def _with_last(passage: Passage, sentence: Sentence, hurt: Figure) -> Figure:
    """Return Dari wounded with the one who lies in hospital yet: "سه زخمی مرخص شدند، چهارمی بستری است"."""
    if hurt.kind != "wounded" or hurt.value < _FIRST or hurt.toll:
        return hurt
    for mark in passage.marks_in("part.further", hurt.last, sentence.last):
        after = range(mark.last, min(sentence.last, mark.last + _REACH))
        lies = any(passage.has("wounded.hospital", at) or passage.has("place.carried", at) for at in after)
        nth = nth_told(passage, mark.first, "ی")
        if nth == hurt.value + 1 and lies and not passage.has_any("killed.back", mark.last, sentence.last):
            return hurt._replace(value=nth)
    return hurt


def nth_told(passage: Passage, index: int, end: str = "ین") -> int:
    """Return the number of an ordinal at a word, or 0."""
    norm = passage.words[index].norm
    if passage.language == "en":
        known = index > 0 and passage.words[index - 1].norm in {"the", "a"}
        return _ENGLISH.index(norm) + _FIRST if known and norm in _ENGLISH else 0
    if passage.language == "fa":
        nth = norm.removesuffix(end) + "ین"
        return _DARI.index(nth) + _FIRST if norm.endswith(end) and nth in _DARI else 0
    if passage.language == "tg":
        stems = {norm.removesuffix(end) for end in _TAJIK_ENDS if norm.endswith(end)}
        told = (number for number, forms in enumerate(_TAJIK) if not stems.isdisjoint(forms.split()))
        return next(told, -_FIRST) + _FIRST
    of_one = norm.endswith(_OF_ONE) and index + 1 < len(passage.words)
    of_one = of_one and passage.has("killed.nth", index + 1)  # "имя третьего погибшего"
    if not (norm.endswith(_ENDS) or of_one):
        return 0
    return next((number + _FIRST for number, stem in enumerate(_RUSSIAN) if norm[: len(stem)] == stem), 0)


def _end(passage: Passage, index: int, sentence: Sentence) -> int:
    """Return where the words end that say of an ordinal that it is one of the dead, or 0."""
    reach = 1 if passage.language in {"tg", "fa"} else _REACH  # not "шаби дуюм … марҳум"
    for step in range(index + 1, min(sentence.last, index + 1 + reach)):
        if passage.has("killed.nth", step) and not (passage.words[step].norm == "life" and step > index + 1):
            marks = passage.marks_in("killed.nth", step, sentence.last)
            return marks[0].last if marks and marks[0].first == step else step + 1
        if clause_ends(passage, step):
            return 0
    return 0


def _of_period(passage: Passage, sentence: Sentence) -> bool:
    """Return whether a sentence counts the dead of a year, a month or a place, and not those of one event."""
    return passage.has_any("context.period", sentence.first, sentence.last) or passage.has_any(
        "context.background", sentence.first, sentence.last
    )
