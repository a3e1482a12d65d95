"""Victims told one by one without a verb of their own: "among the dead were two officers and a cook"."""

from collections.abc import Collection, Sequence

from geo.incidents.reports.lexicon import Mark
from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.dari_names import named_among
from geo.incidents.reports.tolls.dari_rolls import listed_before
from geo.incidents.reports.tolls.english_clauses import past_total
from geo.incidents.reports.tolls.figures import KINDS, VICTIMS, Figure, Marker
from geo.incidents.reports.tolls.markers import is_undone
from geo.incidents.reports.tolls.name_lists import named_victims
from geo.incidents.reports.tolls.people import Quantity, category_at, clause_ends
from geo.incidents.reports.tolls.quantities import find_quantities
from geo.incidents.reports.tolls.remainder import remainder
from geo.incidents.reports.tolls.rolls import members_before
from geo.incidents.reports.tolls.whose import is_of_kin

_ARE, _WERE_TG = "анд", (["буданд"], ["хастанд"], ["мебошанд"], ["аст"], ["буд"])
_DID = ("анд", "шуд", "кард", "дод")  # ends of Tajik verbs
_BECAME = ("шуд", "гард", "гашт")  # beginnings of Tajik verbs
_LINK = "и"  # end of "захми", a wound, not of "захмӣ", wounded
_HEAD = 3  # words at the head of a sentence
_BE_FA = {"بودند", "اند", "هستند", "است", "بوده"}  # ends "کشته‌شدگان دو سرباز بودند"
_OF_FA = "از"
_TO_WHAT, _TAIL = {"در", "به", "بر", "از", "با", "و", "که"}, 3  # not of whose or how old they are
_WERE = {"were", "was", "are", "is"}
_REACHED = 4  # words of a list's beginning that does not reach over where it happened


def listed_victims(
    passage: Passage, sentence: Sentence, taken: Collection[int], figures: Sequence[Figure]
) -> list[Figure]:
    """Return the sum of a list of victims, as what the whole is at least, for a kind without a figure."""
    found = []
    for kind in KINDS:
        listing = passage.marks_in(f"{kind}.list", sentence.first, sentence.last)
        marks = [mark for mark in listing if not is_of_kin(passage, mark)][:1]
        marks = marks or _among_whom(passage, sentence, kind)
        if any(figure.kind == kind for figure in figures):
            continue
        some = _some_of(passage, sentence, kind) or _the_one(passage, sentence, kind)
        some = some or remainder(passage, sentence, kind, figures)
        if some is not None:
            found.append(some)
            continue
        named = named_victims(passage, sentence, taken, kind)
        if named is not None:
            found.append(named)
            continue
        if not marks:
            found += _listed_before(passage, sentence, taken, kind) or _headed(passage, sentence, taken, kind)
            continue
        mark = marks[0]
        listed = find_quantities(passage, sentence, taken, listed=True)
        mine = [
            one
            for one in listed
            if one.first >= mark.last
            and passage.casualty_words.isdisjoint(range(mark.last, one.first))
            and not any(one.first < figure.last and figure.first < one.last for figure in figures)
        ]
        counting = past_total(passage, mark.last)  # "the wounded in the attack are | at least nine"
        if mine and mark.last - mark.first > _REACHED and mine[0].first > counting:
            mine = []  # "the victims of the attack were taken to a town where two surgeons work"
        if not mine and passage.words[mark.first - 1].norm in _WERE:
            mine = [one for one in listed if one.last < mark.first]  # "three guards were among the dead"
        mine = [one for at, one in enumerate(mine) if not (at and _is_included(passage, mine[at - 1], one))]
        if passage.language == "fa":
            mine = [one for one in mine if not passage.has("part.before", one.first - 1)]
            here = sentence._replace(first=mark.last)
            rolled = listed_before(passage, mine, here, listed, taken) if mine else []
            mine = rolled if len(rolled) > len(mine) else mine
            mine = mine or named_among(passage, mark.last, sentence, taken)
        if mine:
            whom = frozenset(one.category for one in mine)
            value = sum(one.value for one in mine)
            victims = any(passage.words[index].norm == VICTIMS for index in range(*mark))
            who = VICTIMS if victims else ""
            found.append(Figure(kind, value, whom, mark.first, mine[-1].last, part=True, who=who))
    return found


def _among_whom(passage: Passage, sentence: Sentence, kind: str) -> list[Mark]:
    """Return the words by which a Dari sentence begins to tell of some: "در میان قربانیان این رویداد"."""
    among = (
        passage.marks_in("part.among", sentence.first, sentence.last)[:1] if passage.language == "fa" else []
    )
    return [
        mark
        for mark in among
        if mark.first == sentence.first and passage.has_any(f"{kind}.them", mark.first, mark.last)
    ]


def _is_included(passage: Passage, before: Quantity, one: Quantity) -> bool:
    """Return whether English people are some of those just listed: "nine people, three of them children"."""
    if passage.language != "en" or one.value >= before.value:
        return False
    including = passage.has_any("part.before", before.last, one.first + 1)
    return including or passage.has_any("moved.them", one.first, min(one.last + 2, len(passage.words)))


def _listed_before(passage: Passage, sentence: Sentence, taken: Collection[int], kind: str) -> list[Figure]:
    """Return the victims of a list that ends in what befell them: "двое и повар — таковы жертвы"."""
    for mark in passage.marks_in(f"{kind}.list_after", sentence.first + 1, sentence.last)[:1]:
        before = sentence._replace(last=mark.first)
        listed = members_before(passage, mark.first, sentence) or find_quantities(
            passage, before, taken, listed=True
        )
        if listed and clause_ends(passage, mark.first):
            whom = frozenset(one.category for one in listed)
            value = sum(one.value for one in listed)
            return [Figure(kind, value, whom, listed[0].first, mark.last, part=True)]
    return []


def _headed(passage: Passage, sentence: Sentence, taken: Collection[int], kind: str) -> list[Figure]:
    """Return the victims whom a Dari sentence begins to count: "کشته‌شدگان: دو سرباز", "… دو سرباز بودند"."""
    text, words = passage.text, passage.words
    first = sentence.first + (words[sentence.first].norm == _OF_FA)  # "از کشته‌شدگان سه تن طالب بودند"
    if passage.language != "fa" or not passage.has(f"{kind}.them", first):
        return []
    after = range(first + 1, sentence.last)
    colon = next((at for at in after if ":" in text[words[at - 1].end : words[at].start]), 0)
    were = words[sentence.last - 1].norm in _BE_FA
    if not (colon or were):
        return []
    since = colon or first + 1 + passage.has(f"{kind}.them", first + 1)
    rest = sentence._replace(first=since) if colon else sentence
    found = find_quantities(passage, rest, taken, listed=True)
    listed = [one for one in found if one.first >= since and not passage.has("part.before", one.first - 1)]
    if not listed or not passage.casualty_words.isdisjoint(range(since, sentence.last)):
        return []
    if were and not colon and not _ends_so(passage, found[-1].last, sentence.last - 1):
        return []
    whom = frozenset(one.category for one in listed)
    value = sum(one.value for one in listed)
    return [Figure(kind, value, whom, sentence.first, listed[-1].last, part=True)]


def _ends_so(passage: Passage, first: int, last: int) -> bool:
    """Return whether only whose or how old they are follows Dari people: "یک کودک | چهار ساله | اند"."""
    tail = range(first, last)
    return len(tail) <= _TAIL and not any(
        clause_ends(passage, index) or index in passage.event_words or passage.words[index].norm in _TO_WHAT
        for index in tail
    )


def _the_one(passage: Passage, sentence: Sentence, kind: str) -> Figure | None:
    """Return the one of whom a Tajik sentence tells who he was: "Кушташуда сокини деҳа будааст"."""
    for mark in passage.marks_in(f"{kind}.he", sentence.first, min(sentence.last, sentence.first + _HEAD)):
        if is_undone(passage, mark) or _is_of_verb(passage, mark):
            continue
        noun = mark.first - 1
        opens = mark.first == sentence.first or (noun == sentence.first and category_at(passage, noun) != "")
        number = passage.number_covering(mark.last) if mark.last < sentence.last else None
        counted = number is not None and category_at(passage, number.last) == "generic"
        if opens and not counted:  # "Кушташуда: 3 нафар"
            return Figure(kind, 1, frozenset({""}), mark.first, mark.last, part=True)
    return None


def _is_of_verb(passage: Passage, mark: Mark) -> bool:
    """Return whether Tajik tells what befell somebody: "чӯпон захмӣ шуда, мурд", "захми сахт бардошт"."""
    wound = passage.text[passage.words[mark.last - 1].end - 1] == _LINK
    after = passage.words[mark.last].norm if mark.last < len(passage.words) else ""
    return after.startswith(_BECAME) or wound


def _some_of(passage: Passage, sentence: Sentence, kind: str) -> Figure | None:
    """Return a number of some of the victims, of whom there are at least as many: "five of the dead"."""
    if kind == "wounded" and passage.has_any("killed.back", sentence.first, sentence.last):
        return None  # "one of the wounded died"
    for mark in passage.marks_in(f"{kind}.some", sentence.first, sentence.last):
        number = passage.number_covering(mark.first - 1) if mark.first > sentence.first else None
        if number is not None:
            whom = frozenset({"generic"})
            return Figure(kind, number.value, whom, number.first, mark.last, part=True)
    return None


def counts_after(passage: Passage, marker: Marker) -> bool:
    """Return whether words take the number after them: "ҳалокшудагон ду нафару захмиён панҷ тан"."""
    if not marker.back:
        return True
    before = marker.first - 1
    apart = passage.language == "tg" and not (before >= 0 and passage.has("place.never_first", before))
    return apart and passage.has(f"{marker.kind}.them", marker.first)  # but "ғайр аз ҳалокшудагон ҳафт кас"


def says_how_many(passage: Passage, marker: Marker, one: Quantity) -> bool:
    """Return whether Tajik says how many the victims are: "захмиёни таркиши душанбе 26 нафаранд"."""
    if passage.language != "tg" or not passage.has(f"{marker.kind}.them", marker.first):
        return False
    opens = marker.first == passage.sentence_first(marker.first) or clause_ends(passage, marker.first)
    between = range(marker.last, one.first)
    if not opens or not passage.casualty_words.isdisjoint(between):
        return False
    after = [word.norm for word in passage.words[one.last : one.last + 1]]
    says = passage.words[one.last - 1].norm.endswith(_ARE) or after[:1] in _WERE_TG
    return says and not any(passage.words[index].norm.endswith(_DID) for index in between)
