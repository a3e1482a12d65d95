"""What one sentence tells of two districts or provinces, as two: "killed three in Rustaq and two in Jurm"."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from geo.incidents.reports.described import described_head
from geo.incidents.reports.events.spoken_at import is_spoken_from
from geo.incidents.reports.numbers import Number
from geo.incidents.reports.owners import is_of_detachment
from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.spot import Spot
from geo.incidents.reports.told import Told
from geo.incidents.reports.tolls import find_figures
from geo.incidents.reports.tolls.figures import Figure
from geo.incidents.reports.tolls.people import Quantity, clause_ends
from geo.incidents.reports.tolls.quantities import find_quantities
from geo.incidents.reports.words import normal

_ANDS = frozenset(map(normal, ["and", "while", "whereas", "и", "а", "ва", "و"]))
_IN = frozenset(map(normal, ["in", "at", "near", "в", "во", "на", "под", "близ", "дар", "در"]))
_WHOSE = ("ском", "ской")  # ends of the words that say whose a district is: "в афганском уезде Фархар"
_ON = frozenset(map(normal, ["on", "в", "во", "рӯзи", "шаби", "روز", "شب"]))  # before a weekday
_IN_ANOTHER, _ANOTHER = (["a"], ["another"]), 2  # words of "in a second attack"
_DAY_WORDS = 2  # of "on Sunday"
_STRETCH = 4  # words of "on one of the stretches"
_UNIT_WORDS = 2  # words of "in the district of"
_VILLAGE = 5  # words of "in the village of"
_VERB_LAST = {"tg", "fa"}  # languages in which one verb may end both parts
_DASHES = {"–", "—"}
_WEEKDAYS = tuple(f"weekdays.{day}" for day in range(7))
_REACH = range(11)  # words between people and the place at which they came to harm
_NOT_THERE = ("wounded.where", "wounded.hospital", "place.carried", "part.after")  # "one of them died in"


def places_apart(passage: Passage, told: Told, taken: Collection[int]) -> list[Told]:
    """
    Return a sentence, or its parts where each counts people at a place of another district or province.

    Parameters
    ----------
    passage, told
        A text, and a sentence of it with what it tells.
    taken
        The words of dates and places.
    """
    if len(told.places) < 2 or told.heading or told.topic or told.past or told.unreal or told.denied:  # noqa: PLR2004
        return [told]
    spots = [
        spot
        for spot in told.places
        if _is_there(passage, spot, told.sentence)
        and not (_is_told_nearer(spot, told.places) or is_spoken_from(passage, told, spot))
    ]
    districts = len({_district(spot) for spot in spots})
    if districts == 1 and (at := _next_village(passage, spots)):
        return _parts(passage, told, at, taken, set()) or [told]
    if not (districts == 2 or (districts > 2 and passage.language in {"ru", "fa"})):  # noqa: PLR2004
        return [told]
    if not (told.triggers or told.victims):
        return [told]
    parts, kinds = [told], set[str]()
    while len(parts) < districts:
        split = _split(passage, parts[-1], spots, taken, kinds)
        if not split:
            return [told]
        kinds |= {figure.kind for figure in split[0].counted}
        parts[-1:] = split
    return _without_total(passage, parts)


def _next_village(passage: Passage, spots: Sequence[Spot]) -> int:
    """Return where English goes over to another village: "In Zigar two died; | in Ruzvay …"; or 0."""
    if passage.language != "en" or len(spots) != 2:  # noqa: PLR2004 - villages
        return 0
    one, other = spots
    if any(spot.place is None or spot.place.feature_class != "P" for spot in spots):
        return 0
    begins = range(other.first, max(one.last, other.first - _VILLAGE), -1)
    parts = (at for at in begins if ";" in passage.text[passage.words[at - 1].end : passage.words[at].start])
    return next(parts, 0) if _district(one) == _district(other) and one.place != other.place else 0


def _split(
    passage: Passage, told: Told, spots: Sequence[Spot], taken: Collection[int], kinds: set[str]
) -> list[Told]:
    """Return two parts of a sentence that tell of other districts, or none. `kinds`: what harm it tells."""
    within = [spot for spot in spots if spot.first >= told.sentence.first]
    second = next((n for n, spot in enumerate(within) if _district(spot) != _district(within[0])), 0)
    if not second or _district(within[0]) in {_district(spot) for spot in within[second:]}:
        return []
    ats = [
        at for at in range(within[second].first, within[second - 1].last - 1, -1) if _may_part(passage, at)
    ]
    for at in sorted(ats, key=lambda at: _goes_on(passage, at)):  # those that may be within a part last
        parts = _parts(passage, told, at, taken, kinds)
        if parts:
            return parts
    return []


def _without_total(passage: Passage, parts: list[Told]) -> list[Told]:
    """Return parts, the first without what is summed up before them: "погибли девять: пятеро в …"."""
    head = parts[0]
    total = head.counted[0] if len(head.counted) == 1 else None
    if total is None or len(parts) == 1:
        return parts
    rest = sum(one.value for part in parts[1:] for one in part.counted if one.kind == total.kind)
    for number in passage.numbers_in(total.last, head.sentence.last):
        if number.value + rest == total.value:
            own = total._replace(value=number.value, first=number.first, last=number.last)
            return [head.counting([own]), *parts[1:]]
    return parts


def _is_there(passage: Passage, spot: Spot, sentence: Sentence) -> bool:
    """Return whether a name says where something happened: "in Rustaq", "in the district of Rustaq"."""
    if spot.place is None or not _district(spot):
        return False
    if is_of_detachment(passage, spot):  # "на одном из участков Хорогского погранотряда"
        low = max(sentence.first, spot.first - _STRETCH)
        return any(word.norm in _IN for word in passage.words[low : spot.first])
    first = (described_head(passage, spot.first) if passage.language == "en" else spot.first) - 1
    while first > sentence.first and spot.first - first <= _UNIT_WORDS and passage.unit_at(first):
        first -= 1
    if passage.language == "ru" and first > sentence.first and passage.words[first].norm.endswith(_WHOSE):
        first -= 1
    return first >= sentence.first and passage.words[first].norm in _IN


def _is_told_nearer(spot: Spot, spots: Sequence[Spot]) -> bool:
    """Return whether a province is named along with a place in it: "in the Rustaq district of Takhar"."""
    province = spot.place
    return (
        province is not None
        and province.feature_code == "ADM1"
        and any(other.place is not None and other.place.admin1_id == province.place_id for other in spots)
    )


def _district(spot: Spot) -> str:
    """Return the id of the district that a name is in or of, or of the province; "" for what is larger."""
    place = spot.place
    if place is None or place.feature_code in {"PCLI", "RGN"}:
        return ""
    return place.place_id if place.feature_code in {"ADM1", "ADM2"} else place.admin2_id


def _may_part(passage: Passage, index: int) -> bool:
    """Return whether a part may begin at a word: with "and", or behind a comma; not at "двое – в Джурме"."""
    gap = passage.text[passage.words[index - 1].end : passage.words[index].start].strip()
    if gap in _DASHES and passage.number_covering(index - 1) is not None:
        return False
    return passage.words[index].norm in _ANDS or clause_ends(passage, index)


def _goes_on(passage: Passage, index: int) -> bool:
    """Return whether a part may go on at a word: "killed a boy | and injured", "а в среду | – троих"."""
    gap = passage.text[passage.words[index - 1].end : passage.words[index].start].strip()
    harms = passage.language == "en" and passage.words[index].norm in _ANDS
    return gap in _DASHES or (
        harms and index + 1 < len(passage.words) and index + 1 in passage.casualty_words
    )


def _parts(passage: Passage, told: Told, at: int, taken: Collection[int], before: set[str]) -> list[Told]:
    """Return the two parts of a sentence that part at a word, or none if one of them counts nobody."""
    whole = told.sentence
    end, start = passage.words[at - 1].end, passage.words[at].start
    sentences = (whole._replace(last=at, end=end), whole._replace(first=at, start=start))
    people = [_people(passage, told, one, taken) for one in sentences]
    russian = passage.language == "ru"
    if not (all(people) or (russian and people[1])):
        return []
    figures = [find_figures(passage, one, taken) for one in sentences]
    if not people[0]:  # "Трое убиты вечером 16 июня на посту в Рустаке, двое – в Джурме"
        harmed = [one for one in figures[0] if one.value and not one.toll]
        people[0] = [Quantity(one.first, one.last, one.value, "") for one in harmed]
    if not people[0] or (russian and passage.has_one_of(_NOT_THERE, whole.first, at)):
        return []
    if russian and figures[1]:
        figures[1] += _left_without_verb(passage, sentences[1], figures)
    kinds = {figure.kind for mine in figures for figure in mine} or before
    if before and not figures[0]:
        kinds = before  # "погиб один в Рустаке, двое – в Джурме, а в Вардудже ранен мулла"
    if not kinds or _died_since(passage, figures[0], sentences[1]):
        return []
    parts: list[Told] = []
    for one, mine, others in zip(sentences, figures, people, strict=True):
        part = _part(told, one)
        part.separate = told.separate or bool(parts)
        if not mine and (len(kinds) > 1 or not _shares_verb(passage, part, others)):
            return []
        if (
            not (mine or part.triggers) and passage.language in _VERB_LAST
        ):  # who were killed, by the verb behind
            slain = passage.marks_in("killed.violent", whole.first, whole.last)
            part.triggers = {"attack": slain[-1:]} if slain else {}
        parts.append(part.counting(mine or [_figure(others, kinds)]))
    return parts


def _left_without_verb(passage: Passage, part: Sentence, figures: Sequence[Sequence[Figure]]) -> list[Figure]:
    """Return those at the head of a part who share the verb before it: "двое – в Джурме, где ранен мулла"."""
    kinds = {one.kind for one in figures[0]}
    number = passage.number_covering(part.first)
    if number is None or len(kinds) != 1 or kinds & {one.kind for one in figures[1]}:
        return []
    after = passage.text[passage.words[number.last - 1].end : passage.words[number.last].start].strip()
    people = [Quantity(number.first, number.last, number.value, "")]
    return [_figure(people, kinds)] if after in _DASHES else []


def _died_since(passage: Passage, before: Sequence[Figure], part: Sentence) -> bool:
    """Return whether one of the wounded died elsewhere: "two were shot in Darvoz and one died in Vanj"."""
    wounded = any(figure.kind == "wounded" for figure in before)
    return wounded and passage.has_any("moved.died", part.first, part.last)


def _shares_verb(passage: Passage, part: Told, people: Sequence[Quantity]) -> bool:
    """Return whether a part only counts people at its place, the verb in the other: "two in Rustaq"."""
    if "arrest" in part.triggers:
        return False  # "killed two in Hamadoni and arrested three in Farkhor"
    for spot in part.places:
        ends = spot.last >= part.sentence.last or clause_ends(passage, spot.last)
        speaks = not ends and passage.has("speech.verbs", spot.last)  # "a doctor in Khorugh said"
        if not speaks and any(0 <= _apart(passage, one, spot) <= _UNIT_WORDS + 1 for one in people):
            return True
        if not speaks and any(0 <= _apart(passage, spot, one) <= _UNIT_WORDS for one in people):
            dashed = any(_is_behind_dash(passage, spot, one) for one in people)
            return passage.language in {*_VERB_LAST, "en"} or dashed
    return False


def _part(told: Told, one: Sentence) -> Told:
    """Return what a part of a sentence tells: its own triggers and days, or those of the whole."""
    within = range(one.first, one.last)
    triggers = {
        name: [mark for mark in marks if mark.first in within] for name, marks in told.triggers.items()
    }
    triggers = {name: marks for name, marks in triggers.items() if marks}
    dates = [when for when in told.dates if when.first in within]
    day = next((when for when in dates if when.precision == 1), told.day)
    places = [spot for spot in told.places if spot.first in within]
    part = replace(told, sentence=one, places=places, dates=dates or told.dates, day=day)
    return replace(part, triggers=triggers or told.triggers, ranked=None, several=0)


def _people(passage: Passage, told: Told, sentence: Sentence, taken: Collection[int]) -> list[Quantity]:
    """Return the people whom a part counts near its place; none where it may speak of something else."""
    if passage.has_one_of(_NOT_THERE, sentence.first, sentence.last):
        return []
    spots = [spot for spot in told.places if sentence.first <= spot.first < sentence.last]
    near = [
        one
        for one in find_quantities(passage, sentence, taken)
        if any(one.first - spot.last in _REACH or spot.first - one.last in _REACH for spot in spots)
    ]
    return near or [
        Quantity(number.first, number.last, number.value, "")
        for number in passage.numbers_in(sentence.first, sentence.last)
        if number.first not in taken and any(_is_counted_at(passage, spot, number) for spot in spots)
    ]


def _is_counted_at(passage: Passage, spot: Spot, number: Number) -> bool:
    """Return whether a number alone counts those of a place: "and two in Rustaq", "в Рустаке убито 17"."""
    where = _past_day(passage, number.last)
    if 0 < spot.first - where <= _UNIT_WORDS + 1 and passage.words[where].norm in _IN:
        return True
    last = _past_day(passage, number.last) if passage.language == "en" else number.last
    over = last == len(passage.words) or clause_ends(passage, last) or passage.words[last].norm in _ANDS
    if over and passage.language == "en" and spot.last in {number.first, number.first - 1}:
        return spot.last == number.first or bool(passage.unit_at(spot.last))
    after = passage.language == "ru" and spot.last == number.first - 1  # "в Рустаке – 5 машин" is no count
    told = after and spot.last in passage.casualty_words
    return over and (told or _is_behind_dash(passage, spot, number))


def _past_day(passage: Passage, index: int) -> int:
    """Return the word after a day, an attack that begin at a word, or the word: "two on Sunday | in"."""
    head = [word.norm for word in passage.words[index : index + 2]]
    if head[:1] == ["in"] and head[1:] in _IN_ANOTHER:
        after = range(index + 2, min(len(passage.words), index + 2 + _ANOTHER))
        return next((at + 1 for at in after if at in passage.event_words), index)
    for at in range(index, min(len(passage.words), index + _DAY_WORDS)):
        if passage.has_one_of(_WEEKDAYS, at, at + 1):
            return at + 1
        if passage.words[at].norm not in _ON:
            break
    return index


def _apart(passage: Passage, one: Spot | Quantity, other: Spot | Quantity) -> int:
    """Return the words from one to the other without a day; less than 0 where it comes before."""
    return other.first - _past_day(passage, one.last)


def _is_behind_dash(passage: Passage, spot: Spot, one: Quantity | Number) -> bool:
    """Return whether Russian counts people behind the dash after their place: "в Рустаке – пятеро"."""
    if passage.language != "ru" or not spot.last <= one.first <= spot.last + _UNIT_WORDS:
        return False
    return any(sign in passage.text[spot.end : passage.words[one.first].start] for sign in _DASHES)


def _figure(people: Sequence[Quantity], kinds: set[str]) -> Figure:
    """Return the figure of people whose verb stands in the other part."""
    categories = frozenset(one.category for one in people)
    total = sum(one.value for one in people)
    return Figure(min(kinds), total, categories, people[0].first, people[-1].last)
