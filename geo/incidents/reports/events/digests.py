"""Reports that list incidents of weeks: the later entries are news, although they lie before the first."""

from collections.abc import Sequence

from geo.incidents.reports.dates.when import DAY
from geo.incidents.reports.events.event import Event
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.summaries import counted_acts
from geo.incidents.reports.told import Told

_AT_HEAD = 4  # words at the head of a sentence that set it apart: "In a separate statement", "On April 2"


def is_digest(passage: Passage, told: Sequence[Told]) -> bool:
    """Return whether what stands before the first incident says that several follow: "Weekly summary"."""
    for one in told:
        first, last = one.sentence.first, one.sentence.last
        exact = one.day is not None and one.day.precision == DAY
        if not one.heading and exact and (one.triggers or one.victims):
            return False
        if passage.has_any("context.digest", first, last) or counted_acts(passage, one.sentence) > 1:
            return True
    return False


def is_next_entry(passage: Passage, events: Sequence[Event], one: Told) -> bool:
    """Return whether a paragraph begins with its date as that of an event did: "On April 2, near …"."""
    form = _date_at_head(passage, one)
    return form > 0 and any(
        event.opening.sentence.paragraph != one.sentence.paragraph
        and form == _date_at_head(passage, event.opening)
        for event in events
    )


def _date_at_head(passage: Passage, one: Told) -> int:
    """Return how many words a date with its month has that opens a paragraph, or 0."""
    first = one.sentence.first
    if one.day is None or not _opens_paragraph(passage, one):
        return 0
    dated = not passage.month_words.isdisjoint(range(one.day.first, one.day.last))
    return one.day.last - one.day.first if dated and one.day.first - first < _AT_HEAD else 0


def _opens_paragraph(passage: Passage, one: Told) -> bool:
    """Return whether a sentence is the first of its paragraph."""
    number = passage.sentence_number(one.sentence.first)
    return number == 0 or passage.sentences[number - 1].paragraph != one.sentence.paragraph


def is_part_of_lead(headline: Sequence[Told], events: Sequence[Event], one: Told) -> bool:
    """Return whether a headline counts the dead of the events and of a sentence together."""
    whole = max(map(_killed, headline), default=0)
    before = sum(max(map(_killed, event.told)) for event in events)
    return 0 < before < whole == before + _killed(one)


def _killed(one: Told) -> int:
    """Return the most dead that a figure of a sentence counts."""
    return max((figure.value for figure in one.figures if figure.kind == "killed"), default=0)


def stands_alone(passage: Passage, one: Told) -> bool:
    """Return whether a paragraph turns to another incident: "In a separate statement, the group said …"."""
    first, last = one.sentence.first, one.sentence.last
    if not _opens_paragraph(passage, one) or passage.has_any("context.follows_on", first, last):
        return False
    head = min(last, first + _AT_HEAD)
    apart = passage.has_one_of(("context.separate", "context.besides"), first, head)
    return apart and (one.victims or bool(one.triggers)) and bool(one.places)


def only_names(passage: Passage, one: Told) -> bool:
    """Return whether English only names what was on a day: "an inquiry into the May 15 bombing"."""
    day = one.day
    if passage.language != "en" or day is None or day.first <= one.sentence.first:
        return False
    named = passage.words[day.first - 1].norm == "the" and day.last < one.sentence.last
    return named and day.last in passage.event_words


def had_been(passage: Passage, one: Told) -> bool:
    """Return whether English tells in its own words what had been before: "a drone had dropped"."""
    words = range(one.sentence.first, one.sentence.last)
    had = passage.language == "en" and any(passage.words[index].norm == "had" for index in words)
    return had and not passage.has_any("speech.verbs", one.sentence.first, one.sentence.last)
