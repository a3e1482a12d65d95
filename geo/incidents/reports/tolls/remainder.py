"""The others of a whole: "of the four one was killed and the rest were wounded"."""

from collections.abc import Sequence

from geo.incidents.reports.lexicon import Mark
from geo.incidents.reports.numbers import Number
from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.bases import is_band
from geo.incidents.reports.tolls.figures import Figure, Marker
from geo.incidents.reports.tolls.left_alive import all_but_dead
from geo.incidents.reports.tolls.people import Quantity, category_at, clause_ends

_WERE = {"were", "had", "people", "persons", "men"}
_NOUN = 3  # words from a number to its noun
_SENTENCES = 2  # to a whole: "подорвались пятеро. Они искали корову. Двое погибли, остальные ранены"
_NEAR = 3  # words from "the others" to what befell them
_ADJECTIVE = 1  # words between a Tajik number and its noun
_ALL, _AND, _DID = (
    {"хама", "хамаи", "хамаашон"},
    {"ва"},
    ("д", "т"),
)  # "all" of the others; ends of Tajik finite verbs
_HARMED_OR_HELD = ("killed.back", "killed.forward", "wounded.back", "trigger.arrest")
_WHICH = "ки"
_OF_THE = ["of", "the"]
_ALIVE = ("zero.all", "zero.survived")


def remainder(passage: Passage, sentence: Sentence, kind: str, figures: Sequence[Figure]) -> Figure | None:
    """Return how many "the others" of a whole were killed or wounded, where a figure tells of its part."""
    if passage.language == "fa":
        return None  # dari_rest.py reckons it
    for mark in passage.marks_in("part.remaining", sentence.first, sentence.last):
        until = min(sentence.last, mark.last + _NEAR)
        befell = passage.marks_in(f"{kind}.back", mark.first, until)  # "остальные в больнице" is one, too
        if not befell or passage.has_one_of(_ALIVE, mark.last, until):
            continue
        if passage.language == "tg":
            rest = _rest_of(passage, sentence, mark)
            if rest:
                return Figure(kind, rest, frozenset({"generic"}), mark.first, befell[0].last)
        part = sum(one.value for one in figures if one.last <= mark.first)
        for number in passage.numbers_in(sentence.first, mark.first):
            of = number.first > sentence.first and passage.has("part.base", number.first - 1)
            of = of or passage.words[number.last].norm == "casualties"
            some = passage.number_covering(number.first - 3) if number.first - 3 >= sentence.first else None
            some = (
                some
                if some and [word.norm for word in passage.words[number.first - 2 : number.first]] == _OF_THE
                else None
            )
            if of and number.value > part > 0:
                value = number.value - (some.value if some else part)
                return Figure(kind, value, frozenset({"generic"}), number.first, befell[0].last)
        part, whole = _whole_told(passage, sentence, figures, mark)
        if whole is not None and whole.value > part > 0:
            return Figure(kind, whole.value - part, frozenset({"generic"}), mark.first, befell[0].last)
    return None


def _whole_told(
    passage: Passage, sentence: Sentence, figures: Sequence[Figure], rest: Mark
) -> tuple[int, Number | None]:
    """Return how many are told before "the others", and the number of all of them."""
    part = sum(one.value for one in figures if one.last <= rest.first)
    whole = _opening_number(passage, sentence, figures) or _whole_before(passage, sentence)
    if passage.language != "ru":
        return part, whole
    if not part and rest.first == sentence.first:
        return _part_before(passage, sentence)
    if whole is None or _are_foes(passage, whole, figures):
        whole = _russian_whole(passage, sentence, figures)  # not "12 боевиков напали. Двое солдат …"
    return part, whole


def _part_before(passage: Passage, sentence: Sentence) -> tuple[int, Number | None]:
    """Return how many the sentence before counts, and of whom: "… с шестью рабочими. Четверо погибли. |"."""
    number = passage.sentence_number(sentence.first)
    before = passage.sentences[number - 1] if number else sentence
    told = passage.numbers_in(before.first, before.last)
    harmed = not passage.casualty_words.isdisjoint(range(before.first, before.last))
    if before is sentence or not harmed or len(told) != 1 or not _is_of_people(passage, told[0], before):
        return 0, None
    return told[0].value, _whole_before(passage, before)


def _rest_of(passage: Passage, sentence: Sentence, rest: Mark) -> int:
    """Return how many Tajik "the others" are: the whole without all those of whom it tells more, or 0."""
    here = _people(passage, sentence.first, rest.first)
    number = passage.sentence_number(sentence.first)
    before = passage.sentences[number - 1] if number else sentence
    told = [] if before is sentence else _people(passage, before.first, before.last)
    if passage.has_one_of(_HARMED_OR_HELD, before.first, before.last):
        told = []  # of whom it tells already what befell them
    for whole, parts in ((here[:1], here[1:]), (told[-1:], here)):
        kinds = {kind for _, kind in (*whole, *parts)} - {"generic"}
        value = sum(one.value for one, _ in whole) - sum(one.value for one, _ in parts)
        if whole and parts and value > 0 and len(kinds) <= 1:
            return value
    return 0


def _people(passage: Passage, first: int, last: int) -> list[tuple[Number, str]]:
    """Return the Tajik numbers of people among words, and of what kind these are."""
    found = []
    for one in passage.numbers_in(first, last):
        nouns = range(one.last, min(last, one.last + 1 + _ADJECTIVE))
        kind = next((kind for index in nouns if (kind := category_at(passage, index))), "")
        if kind or is_band(passage, one.first):
            found.append((one, kind or "generic"))
    return found


def all_but_some(passage: Passage, sentence: Sentence, figures: list[Figure]) -> list[Figure]:
    """Return figures, the dead of "all but" without those left out: "ба ҷуз чор нафар, ҳамаи 17 қочоқбар"."""
    if passage.language == "en" and "part.all_but" in passage.marks:
        return all_but_dead(passage, sentence, figures)
    if passage.language != "tg" or not passage.has_any("part.except", sentence.first, sentence.last):
        return figures
    for mark in passage.marks_in("part.except", sentence.first, sentence.last):
        but = passage.number_covering(mark.last) if mark.last < sentence.last else None
        if but is not None and (alone := _told_by_clause(passage, sentence, but, figures)):
            return [*figures, alone]
        until = sentence.last if but is None or but.first != mark.last else but.last
        every = next((at for at in range(until, sentence.last) if passage.words[at].norm in _ALL), 0)
        if but is None or not every:
            continue
        whole = passage.number_covering(every + 1) if every + 1 < sentence.last else None
        found = figures
        if whole is not None:
            found = [_less(one, but) if one.first == whole.first else one for one in figures]
        elif not any(one.kind == "killed" for one in figures):
            found = [*figures, *_all_told(passage, sentence, but, every)]
        hurt = passage.marks_in("wounded.back", but.last, every)
        if hurt and not any(one.kind == "wounded" for one in found):
            whom = frozenset({"generic"})
            found = [*found, Figure("wounded", but.value, whom, but.first, hurt[0].last)]
        return found
    return figures


def _told_by_clause(
    passage: Passage, sentence: Sentence, but: Number, figures: list[Figure]
) -> Figure | None:
    """Return those left out as wounded where a clause says so, and that nobody else was hurt."""
    which = next((at for at in range(but.last, sentence.last) if clause_ends(passage, at)), 0)
    end = next((at for at in range(which + 1, sentence.last) if clause_ends(passage, at)), 0) if which else 0
    hurt = passage.marks_in("wounded.back", which, end) if end else []
    nobody = passage.has_one_of(("zero.all", "zero.wounded"), end, sentence.last) if end else False
    if not (hurt and nobody) or passage.words[which].norm != _WHICH or any(one.value for one in figures):
        return None
    whom = category_at(passage, but.last) or "generic"
    return Figure("wounded", but.value, frozenset({whom}), but.first, hurt[0].last)


def _less(figure: Figure, but: Number) -> Figure:
    """Return a figure without those left out, where it counts them."""
    return figure._replace(value=figure.value - but.value) if figure.value > but.value else figure


def _all_told(passage: Passage, sentence: Sentence, but: Number, every: int) -> list[Figure]:
    """Return how many of those whom the sentence before counts were killed, but for some."""
    number = passage.sentence_number(sentence.first)
    dead = passage.marks_in("killed.back", every, sentence.last)
    if not (number and dead):
        return []
    before = passage.sentences[number - 1]
    told = _people(passage, before.first, before.last)[-1:]
    return [
        Figure("killed", one.value - but.value, frozenset({kind}), every, dead[0].last)
        for one, kind in told
        if one.value > but.value
    ]


def follows_others(passage: Passage, one: Quantity, marker: Marker) -> bool:
    """Return whether Tajik goes on to "the others" after people: "ду нафар дастгир шуд ва бақия кушта"."""
    for rest in passage.marks_in("part.remaining", one.last + 1, marker.first):
        head = rest.first - (passage.words[rest.first - 1].norm in _ALL)
        told = passage.words[head - 1].norm in _AND or clause_ends(passage, head)
        verb = head - 1 - (passage.words[head - 1].norm in _AND)
        if told and verb >= one.last and passage.words[verb].norm.endswith(_DID):
            return not passage.numbers_in(rest.last, marker.first)
    return False


def _opening_number(passage: Passage, sentence: Sentence, figures: Sequence[Figure]) -> Number | None:
    """Return the English number that opens a sentence before its dead: "Nine were on the bus: five died"."""
    number = passage.number_covering(sentence.first) if passage.language == "en" else None
    if number is None or any(one.first < number.last for one in figures) or number.last >= sentence.last:
        return None
    told = passage.words[number.last].norm in _WERE or category_at(passage, number.last) != ""
    return number if told and number.last not in passage.casualty_words else None


def _russian_whole(passage: Passage, sentence: Sentence, figures: Sequence[Figure]) -> Number | None:
    """Return the one number of people before Russian dead: "подорвались пятеро: один погиб"."""
    told = [one for one in figures if one.value]
    if passage.language != "ru" or not told:
        return None
    people = [
        one
        for one in passage.numbers_in(sentence.first, min(figure.first for figure in told))
        if _is_of_people(passage, one, sentence)
    ]
    return people[0] if len(people) == 1 else None


def _is_of_people(passage: Passage, one: Number, sentence: Sentence) -> bool:
    """Return whether a number counts people, by a noun behind it or by its form: "ехали пятеро"."""
    after = range(one.last, min(sentence.last, one.last + _NOUN))
    return passage.has("person.collective", one.first) or any(category_at(passage, step) for step in after)


def _are_foes(passage: Passage, whole: Number, figures: Sequence[Figure]) -> bool:
    """Return whether a number counts attackers, and no figure does."""
    after = range(whole.last, min(len(passage.words), whole.last + _NOUN))
    kind = next((kind for step in after if (kind := category_at(passage, step))), "")
    return kind == "attackers" and all(one.categories != {"attackers"} for one in figures)


def _whole_before(passage: Passage, sentence: Sentence) -> Number | None:
    """Return the one number of people told before, where no harm is told since."""
    if passage.language not in {"en", "ru"}:
        return None
    number = passage.sentence_number(sentence.first)
    farthest = _SENTENCES if passage.language == "ru" else 1
    for before in reversed(passage.sentences[max(0, number - farthest) : number]):
        if not passage.casualty_words.isdisjoint(range(before.first, before.last)):
            return None
        people = [
            one
            for one in passage.numbers_in(before.first, before.last)
            if _is_of_people(passage, one, before)
        ]
        if people:
            return people[0] if len(people) == 1 else None
    return None
