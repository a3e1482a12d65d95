"""What titles and standfirsts add to the only event of a text."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from geo.incidents.reports.events.event import Event
from geo.incidents.reports.told import Told


def take_headline(event: Event, lines: Sequence[Told]) -> None:
    """Give the only event of a text the headline that tells its dead, where a story leads to it."""
    told = [*event.told, *event.context]
    missing = [line for line in lines if line.heading and line.victims and line not in told]
    event.keep_context([*missing, *event.context])


def counts_nobody(event: Event) -> bool:
    """Return whether nothing that tells of an event counts the dead or the wounded."""
    return not any(told.figures for told in (*event.told, *event.context))


def take_own_dead(event: Event, headings: Sequence[Told]) -> None:
    """Give an event whose text counts only attackers the guards that the title, told twice, says fell."""
    counted = [one for one in headings if one.figures and not (one.past or one.topic or one.denied)]
    for one, again in pairwise(counted):
        twice = _dead(one) == _dead(again) == {("security", again.figures[0].value)}
        if twice and {who for told in event.told for who, _ in _dead(told)} == {"attackers"}:
            event.add(replace(again, places=[], ranked=None, dates=[], day=None))
            return


def _dead(one: Told) -> set[tuple[str, int]]:
    """Return who is told to have been killed, and how many of them."""
    return {
        (who, figure.value) for figure in one.figures if figure.kind == "killed" for who in figure.categories
    }
