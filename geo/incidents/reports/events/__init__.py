"""Sentences → events: which of them open one, which belong to it, which tell of something else."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from geo.incidents.reports.border_zone import within
from geo.incidents.reports.events.apart import in_another_district
from geo.incidents.reports.events.belonging import follow, home_of, speaks_of
from geo.incidents.reports.events.captions import under_captions
from geo.incidents.reports.events.days_after import catches_killers, is_manhunt
from geo.incidents.reports.events.denials import admits, denies_rumour, refutes, stands
from geo.incidents.reports.events.event import FIGHTS, LOOK_BACK, Event
from geo.incidents.reports.events.finds import only_finds
from geo.incidents.reports.events.harmed import befell_elsewhere, harms_elsewhere
from geo.incidents.reports.events.mishaps import goes_on_with_gas, was_gas
from geo.incidents.reports.events.openings import (
    beats_topic,
    harmed_there,
    harms_officer,
    only_claims,
    opens,
    opens_on_scene,
    opens_with,
)
from geo.incidents.reports.events.outcomes import asks_ransom, heard_of
from geo.incidents.reports.events.recalls import Recalled
from geo.incidents.reports.events.scene import firm_place, locates
from geo.incidents.reports.events.seizures import opens_entry
from geo.incidents.reports.events.stories import (
    opened_before,
    story_before,
    tells_burial,
    without_burial_places,
)
from geo.incidents.reports.events.titles import counts_nobody, take_headline, take_own_dead
from geo.incidents.reports.events.wholes import without_sum
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.spot import Spot
from geo.incidents.reports.told import Told, is_slaying
from geo.incidents.reports.tolls.figures import BURIED

_AT_HEAD = 5  # words at the head of a sentence in which a day sets the scene
_STRIKES = FIGHTS | {"grenade", "mine", "shelling", "suicide"}
_MONTH = 3  # precision of a month or a part of one
_MASTHEAD = 3  # paragraphs at the head of a page
_HEADING_WORDS = 8  # of a line that gives the day of what follows


def find_events(passage: Passage, told: Sequence[Told]) -> list[Event]:
    """Return the events of a passage in the order in which it tells them."""
    told = without_burial_places(passage, told)
    headings = [one for one in told if one.heading]
    headline = _headline(headings)
    refuted = any(line.refuted for line in headline)
    events = _events(passage, under_captions(passage, told), headline, refuted=refuted)
    if len(events) == 1:
        _take_standfirst(events[0], headings)
        if passage.language == "en" and counts_nobody(events[0]):
            take_headline(events[0], [line for line in headline if line.triggers and not line.topic])
        if passage.language == "ru":
            take_headline(events[0], headline)
            take_own_dead(events[0], headings)
    return without_sum(passage, events) or _events(passage, told, [], refuted=refuted)


def _take_standfirst(event: Event, headings: Sequence[Told]) -> None:
    """Give the one event of a copied page the victims that a line below its masthead counts."""
    for one in headings:
        below = one.sentence.paragraph >= _MASTHEAD
        if below and one.triggers and one.victims and not (one.past or one.topic):
            event.add(replace(one, places=[], ranked=None, dates=[], day=None))


def _events(passage: Passage, told: Sequence[Told], before: Sequence[Told], *, refuted: bool) -> list[Event]:
    """Return the events of sentences; `before` is what stands over them, `refuted` whether that denies."""
    events: list[Event] = []
    topic, left = "", 0  # another topic, and the paragraph that turned to it
    turned: Told | None = None  # the sentence that did
    recalled = Recalled(passage, told, before)
    pending = lines = list(before)
    for number, one in enumerate(told):
        refuted = (refuted or refutes(passage, events, one)) and not admits(passage, one)
        pending = [line for line in pending if line.heading] if one.captioned else pending
        if (
            one.topic == "accident"
            and events
            and not topic
            and locates(passage, one)
            and follow(passage, events, one)
        ):
            continue  # "the accident, as they call it, took place at"
        if _takes_back(passage, events, one) or (
            one.topic
            and not beats_topic(passage, one)
            and not (events and not topic and harms_officer(passage, one))
        ):
            topic, left, turned = one.topic, one.sentence.paragraph, one
            pending = _turn_to(events, topic)
            continue
        if one.past or recalled.takes(events, number) or goes_on_with_gas(passage, one, topic):
            continue
        _take_scene(passage, events, one, pending)
        topic = "" if topic and _sets_apart(passage, one) else topic
        following = told[number + 1 : number + 3]
        new = opens(passage, one, following) or (
            not events and opens_with(passage, one, pending, told[:number])
        )
        story = [] if new or events else story_before(told, number)
        new = new or bool(story)
        new = new or _opens_there(passage, one, pending, following)
        new = new or opens_entry(passage, told, number)
        new = new or (bool(events) and one.victims and one.sentence.first in passage.gapped)
        new = new or (
            bool(events)
            and (harmed_there(passage, events[-1], one) or harms_elsewhere(passage, events[-1], one))
        )
        told_of = events and (
            only_claims(passage, one)
            or catches_killers(passage, events[-1], one, following)
            or asks_ransom(passage, events[-1], one)
            or heard_of(passage, events[-1], one)
        )
        buried = not events and tells_burial(passage, one, following)
        new = new and not (told_of or buried or only_finds(passage, one, following))
        news = _has_day(one) or not topic or _is_elsewhere(passage, one, turned)
        if new and news and (not refuted or stands(passage, one)):
            _take_heading(passage, events, one, pending)
            _leave_to_sum(passage, events, one)
            home = home_of(passage, events, one)
            if home is None:
                before = (
                    pending if events else [*_placed(passage, lines, pending), *_dated(told, one), *pending]
                )
                events.append(Event([*(story or opened_before(passage, one, pending)), one], context=before))
                _join_sum(events)
            else:
                home.add(_where_held_left_out(passage, home, one))
            topic, pending = "", []
        elif (
            events
            and not topic
            and (_is_part_of_sum(passage, events, one) or befell_elsewhere(passage, events[-1], one))
            and not speaks_of(passage, one)
        ):
            events.append(Event([one], context=pending))
            _join_sum(events)
        elif events and not (one.unreal or _denies(one)) and (not topic or _returns(one, left)):
            told_on = follow(passage, events, one)
            pending = [] if told_on and not any(when.back for when in one.dates) else [one]
        elif not topic:
            pending = [*_kept(passage, pending, one), one]
    _share_losses(passage, events)
    return events


def _denies(one: Told) -> bool:
    """Return whether a sentence denies what was told and tells no toll: not "ложь, погиб лишь один"."""
    return one.denied and not any(figure.toll for figure in one.figures)


def _is_elsewhere(passage: Passage, one: Told, turned: Told | None) -> bool:
    """Return whether a sentence tells an attack in another district than the accident right before it."""
    fought = bool(one.triggers.keys() & _STRIKES) and one.victims
    if turned is None or turned.topic != "accident" or not fought or one.number != turned.number + 1:
        return False
    return in_another_district(firm_place(passage, one), firm_place(passage, turned))


def _where_held_left_out(passage: Passage, event: Event, one: Told) -> Told:
    """Return a sentence without its places if it only tells where those behind an event were held."""
    elsewhere = bool(one.places) and is_manhunt(passage, event, one) and event.best_place(passage) is not None
    return replace(one, places=[], ranked=None) if elsewhere else one


def _turn_to(events: list[Event], topic: str) -> list[Told]:
    """Drop the event of a headline whose text tells of an accident; return that nothing is kept before it."""
    if topic == "accident" and events and all(told.heading for told in events[-1].told):
        events.pop()  # "A soldier was killed", and below it by whose careless shot
    return []


def _returns(one: Told, left: int) -> bool:
    """Return whether a sentence counts the harmed of the news again, a paragraph after another topic."""
    if one.places or one.dates:
        return False
    counted = one.sentence.paragraph > left and bool(one.figures)
    return counted or any(figure.who == BURIED for figure in one.counted)


def _headline(headings: Sequence[Told]) -> Sequence[Told]:
    """Return the last line over the article that tells something: by-lines and menus may follow it."""
    telling = [one for one in headings if one.triggers or one.victims]
    if telling and not telling[-1].places:  # "Faizabad now", and under it: "a blast was heard"
        placed = [one for one in headings if one.places and one.number == telling[-1].number - 1]
        return [*placed[-1:], telling[-1]]
    return telling[-1:] or headings[-1:]


def _takes_back(passage: Passage, events: list[Event], one: Told) -> bool:
    """Drop what was just told where it was building work, a gas leak or a rumour; return if so."""
    if events and (denies_rumour(passage, events[-1], one) or was_gas(passage, events[-1], one)):
        events.pop()
        return True
    if not events or "context.harmless" not in passage.marks:
        return False
    if not passage.has_any("context.harmless", one.sentence.first, one.sentence.last):
        return False
    harmless = not any(told.victims for told in (*events[-1].told, one))
    if harmless:
        events.pop()
    return harmless


def _share_losses(passage: Passage, events: Sequence[Event]) -> None:
    """Give what is told of "both cases" to both: "in both cases nobody was hurt"."""
    for before, event in pairwise(events):
        for one in event.told[1:]:
            if passage.has_any("context.in_both", one.sentence.first, one.sentence.last):
                before.add(one)


def _has_day(one: Told) -> bool:
    """Return whether a sentence is of a day or a week, not only of a month ("who fought there in June")."""
    return one.day is not None and one.day.precision < _MONTH


def _dated(told: Sequence[Told], one: Told) -> list[Told]:
    """Return the last sentence before one that gives its paragraph a day: a story begins with it."""
    if not (one.places or one.victims):
        return []
    return [
        other
        for other in told
        if other.number < one.number
        and other.day is not None
        and other.day.precision == 1
        and not other.heading
        and other.sentence.paragraph == one.sentence.paragraph
    ][-1:]


def _placed(passage: Passage, lines: Sequence[Told], pending: Sequence[Told]) -> list[Told]:
    """Return the lines over a Dari text that only name its place, where a story leads to what happened."""
    if passage.language != "fa":
        return []
    return [
        line
        for line in lines
        if line.heading and line.places and not (line.triggers or line.victims) and line not in pending
    ]


def _take_heading(passage: Passage, events: Sequence[Event], one: Told, pending: Sequence[Told]) -> None:
    """Give a sentence without a day that of a line right before it ("4 September, Rushon district")."""
    if events and speaks_of(passage, one):
        return  # "The bodies were handed over on 5 May. In that fight …"
    if one.day is None and not any(when.same for when in one.dates) and pending:
        last = pending[-1]
        near = one.number - last.number == 1 and last.sentence.number_of_words() <= _HEADING_WORDS
        told = last.heading or last.triggers or last.victims
        if near and last.day is not None and not told:
            one.day = last.day


def _kept(passage: Passage, pending: Sequence[Told], one: Told) -> Sequence[Told]:
    """Return what is kept before a sentence: the last one, and the one that names "the same district"."""
    there = any(
        passage.has_any("context.same_place", told.sentence.first, told.sentence.last)
        for told in (*pending[-1:], one)
    )
    return pending[-2:] if there else pending[-1:]


def _take_scene(passage: Passage, events: Sequence[Event], one: Told, pending: Sequence[Told]) -> None:
    """Give a sentence the other day that the one before it sets with a place: "On Sunday, in Vanj, …"."""
    if not (events and pending) or one.day is not None or one.dates or one.separate:
        return
    scene = pending[-1]
    beside = scene.number == one.number - 1 and not (scene.triggers.keys() - {"seize"} or scene.victims)
    if beside and "clash" in one.triggers and any(when.back for when in scene.dates):
        one.dates = scene.dates  # "The next morning a patrol met them. In the fight …"
        events[-1].keep([told for told in events[-1].told if told is not scene] or events[-1].told)
        return
    day = scene.day
    span = scene.sentence
    near = one.number - scene.number == 1 and span.paragraph == one.sentence.paragraph
    if not near or scene.heading or scene.aftermath or day is None or day.precision > 1 or day.after:
        return
    told = day.first - span.first <= _AT_HEAD or _sets_apart(passage, scene)
    if not told or not (one.triggers or one.victims):
        return
    where, here = firm_place(passage, scene), firm_place(passage, one)
    placed = where is not None
    bare = one.places is scene.places or here is None or _is_in(here, where)
    head = min(one.sentence.last, one.sentence.first + _AT_HEAD)
    again = passage.has_any("context.this_time", one.sentence.first, head)  # "On Monday it buzzed. This time"
    there = passage.language == "ru" and passage.has_any("context.same_place", span.first, span.last)
    if (bare and placed) or ((scene.separate or again or there) and not placed):
        one.day = day  # "The bloodiest attack came on Tuesday. Near Rushon a convoy …"


def _sets_apart(passage: Passage, one: Told) -> bool:
    """Return whether a sentence gives day and place of another incident: "The second took place on 3 May"."""
    dated = one.separate and one.day is not None and one.day.precision == 1
    return dated and passage.has_any("context.took_place", one.sentence.first, one.sentence.last)


def _is_in(spot: Spot, other: Spot | None) -> bool:
    """Return whether a place lies in another."""
    if other is None or spot.place is None or other.place is None:
        return False
    return spot.place.place_id != other.place.place_id and within(spot.place, other.place)


def _scene(passage: Passage, one: Told, pending: Sequence[Told]) -> Told | None:
    """Return the sentence right before one that sets a day and a place and tells nothing, or None."""
    scene = pending[-1] if pending else None
    if (
        scene is None
        or scene.position != one.position - 1
        or scene.heading
        or scene.triggers
        or (scene.victims and not _goes_on_slaying(passage, scene, one))
    ):
        return None
    day = scene.day
    if day is None or day.precision > 1 or day.after or scene.aftermath or firm_place(passage, scene) is None:
        return None
    there = one.places is scene.places  # "Дар он ҷо …"
    return scene if there or firm_place(passage, one) is None else None


def _opens_there(passage: Passage, one: Told, pending: Sequence[Told], following: Sequence[Told]) -> bool:
    """Return whether a sentence opens an event on the scene that the one before it sets."""
    scene = _scene(passage, one, pending)
    return scene is not None and opens_on_scene(passage, one, scene, following)


def _goes_on_slaying(passage: Passage, scene: Told, one: Told) -> bool:
    """Return whether Dari goes on from the wounded to who was killed: "در این رویداد سه تن کشته شدند"."""
    head = min(one.sentence.last, one.sentence.first + 3)
    this = passage.language == "fa" and passage.has_any("context.this_event", one.sentence.first, head)
    return this and is_slaying(passage, one) and all(figure.kind == "wounded" for figure in scene.figures)


def _speaks_of_one(passage: Passage, one: Told) -> bool:
    """Return whether English tells of one incident among others: "these include an incident in which"."""
    marks = passage.marks_in("context.follow_up", one.sentence.first + 1, one.sentence.last)
    return any(passage.words[mark.first - 1].norm in {"a", "an", "one"} for mark in marks)


def _is_part_of_sum(passage: Passage, events: Sequence[Event], one: Told) -> bool:
    """Return whether a sentence without a trigger tells one of the incidents summed up before it."""
    whole = events[-1]
    if passage.language == "fa" and firm_place(passage, one) is not None:  # the third of three, too
        lacking = (event for event in events[-LOOK_BACK:] if event.opening.several > len(event.parts))
        whole = next(lacking, whole)
    bare = passage.language == "en" and not (one.places or one.dates)
    said = bare and passage.has_any("speech.verbs", one.sentence.first, one.sentence.last)
    said = said and not _speaks_of_one(passage, one)
    if not whole.opening.several or said:  # said: "The Taliban have confirmed two deaths"
        return False
    total = sum(figure.value for figure in whole.opening.figures if figure.kind == "killed")
    return any(
        figure.kind == "killed" and 0 < figure.value < total and not figure.earlier for figure in one.figures
    )


def _leave_to_sum(passage: Passage, events: list[Event], one: Told) -> None:
    """Drop an event without day, place and other victims before a sentence that sums up several: its lead."""
    if not (one.several and events):
        return
    lead = events[-1]
    summed = {(figure.kind, figure.value) for figure in one.figures}
    told = {(figure.kind, figure.value) for each in lead.told for figure in each.figures}
    bare = told <= summed and not any(firm_place(passage, each) for each in lead.told)
    if bare and lead.day() is None:
        events.pop()


def _join_sum(events: Sequence[Event]) -> None:
    """Note the latest event as a part of the sum before it, if there is one that lacks parts."""
    for event in reversed(events[-LOOK_BACK:-1]):
        if event.opening.several > len(event.parts):
            event.parts.append(events[-1])
            return
