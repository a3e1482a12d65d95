"""Lines that only give the day or the place of what stands under them: "26 March.", "Chah Ab district:"."""

from collections.abc import Sequence

from geo.incidents.reports.passage import Passage
from geo.incidents.reports.sent_from import is_dateline
from geo.incidents.reports.spot import Spot
from geo.incidents.reports.told import Told

_WORDS, _BARE = 10, 4  # of such a line; of those the ones that are no name and no day
_TELLING = (
    "speech.verbs",
    "place.carried",
    "place.aside",
    "context.follow_up",
    "context.aftermath",
    "context.took_place",
    "place.lies",
)


def under_captions(passage: Passage, told: Sequence[Told]) -> list[Told]:
    """
    Return sentences without such lines, and without headings.

    What stands right under such lines has their day and places; a heading may stand between. So has the
    first sentence of their paragraph that tells what happened.
    """
    result: list[Told] = []
    captions: list[Told] = []
    leads: list[Told] = []  # such lines, and what stands between them and what happened
    above = -1  # the number of the last such line, or of a heading under it
    for one in told:
        if one.heading:
            above += captions != [] and above == one.number - 1
            continue
        if _is_caption(passage, one):
            captions = [*captions, one] if captions and above == one.number - 1 else [one]
            above = one.number
            if result and _tells_before(result[-1], one):
                _take(result[-1], captions)
            continue
        if captions and above == one.number - 1:
            _take(one, captions)
            leads = list(captions)
        elif leads and _goes_on(leads, one):
            _take(one, leads)
        acts = bool(one.triggers) or one.victims if leads else False
        leads = [] if acts or not leads or not _goes_on(leads, one) else [*leads, one]
        result.append(one)
    return result


def _tells_before(one: Told, line: Told) -> bool:
    """Return whether a text opens with what a line right after it dates: "Подорвался чабан."."""
    beside = one.number == line.number - 1 and one.sentence.paragraph == line.sentence.paragraph
    short = one.sentence.number_of_words() <= _BARE and one.position <= 1
    return beside and short and bool(one.triggers) and one.day is None and line.day is not None


def _goes_on(leads: Sequence[Told], one: Told) -> bool:
    """Return whether a sentence goes on with the paragraph of a line that gives its day."""
    beside = one.number == leads[-1].number + 1 and not (one.past or one.topic or one.dates)
    return beside and one.sentence.paragraph == leads[0].sentence.paragraph and leads[0].day is not None


def _is_caption(passage: Passage, one: Told) -> bool:
    """Return whether a sentence is such a line."""
    first, last = one.sentence.first, one.sentence.last
    days = sum(when.last - when.first for when in one.dates)
    bare = one.triggers or one.topic or one.heading or not (one.dates or one.places)
    if bare or last - first - days > _WORDS:
        return False
    if one.figures or passage.has_one_of(_TELLING, first, last):
        return False
    if any(spot.last < last and is_dateline(passage, spot) for spot in one.places):
        return False  # "ДУШАНБЕ, 9 окт – РИА Новости.": from where and when it was sent
    return last - first - days - sum(spot.last - spot.first for spot in one.places) <= _BARE


def is_label(passage: Passage, one: Told, spot: Spot) -> bool:
    """Return whether a name only heads an entry: "Kunduz: on 18 November, in Imam Sahib district, …"."""
    return spot.first == one.sentence.first and passage.text[spot.end : spot.end + 1] == ":"


def _take(one: Told, captions: Sequence[Told]) -> None:
    """Give a sentence that lacks them the day and the places of the lines over it."""
    one.captioned = True
    days = [line.day for line in captions if line.day is not None]
    if one.day is None and days and not any(when.same and when.back for when in one.dates):
        one.day = days[-1]
    if not one.places:
        one.places, one.ranked = [spot for line in captions for spot in line.places], None
