"""What was found, met or ended in the days after an incident: a body, those who had crossed, a fight."""

from collections.abc import Sequence
from datetime import date, timedelta

from geo.incidents.reports.dates.when import When
from geo.incidents.reports.events.apart import may_be_at
from geo.incidents.reports.events.event import FIGHTS, Event, only_crossed
from geo.incidents.reports.events.scene import firm_place
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.told import Told
from geo.incidents.reports.tolls.later_deaths import HAD

_LOOT = ("object.drugs", "object.weight", "object.weapons", "object.contraband")
_LONGEST_FIGHT = timedelta(days=4)  # from the day on which it is told to have begun to its last shots
_HELD = {"arrest", "seize"}
_HEAD = 2  # words of "The car"
_FOUND, _HIS, _BODY = {"seize", "attack", "fire"}, {"его", "ее", "их"}, 4  # words of "9 марта их тела"
_IN_THAT = 4  # words of "in that attack"
_FOUND_THERE = {"seize", "clash", "mine"}  # "на месте боя найдены", "сапёры нашли ещё две мины"
_A_FIGHT = {"бою", "перестрелке"}  # after which it may be any
_UNTIL = "то"
_WHICH = {"fa": "که", "tg": "ки"}  # before a clause with what people had done
_GAVE_UP = ("сдал", "явил")
_SUSPECTED_OF = 2  # words of "подозреваемый в убийстве"
_THEY, _SUBJECT = {"онхо", "инхо", "эшон"}, 6  # words of a sentence in which its subject stands
_IT, _ROAD = {"it", "they"}, 3  # "it went off two days earlier"; words of "road to"
_LONGEST_HUNT = timedelta(days=8)  # from the crossing of those who are found to the fight


def died_since_then(passage: Passage, event: Event, one: Told) -> bool:
    """Return whether Dari tells when one hurt "in that attack" died: "و یکی از آنان دیروز جان باخت"."""
    if passage.language != "fa" or one.separate or not event.told:
        return False
    then = passage.marks_in("context.this_event", one.sentence.first, one.sentence.first + _IN_THAT)
    dead = [figure for figure in one.figures if figure.moved]
    hurt = [figure for figure in one.figures if figure.kind == "wounded"]
    if not (then and dead and hurt):
        return False
    return all(hurt[0].first < when.first for when in one.dates)


def meets(passage: Passage, event: Event, one: Told) -> bool:
    """Return whether a sentence tells of the fight with those of whom only the crossing was told."""
    crossed = all(told.triggers.keys() <= {"infiltration"} and not told.victims for told in event.told)
    place, there = firm_place(passage, one), event.firm_place(passage)
    unplaced = passage.language == "ru" and place is None and one.fixes_day  # "стрельба началась в …"
    if not crossed and (unplaced or only_crossed(event.told[-1:])):  # a lead counts the dead
        next_day = any(when.same and when.back < 0 for when in one.dates)  # "утром следующего дня"
        crossed = only_crossed(event.told) and (next_day or _soon_after(event, one, _LONGEST_HUNT))
    fought = bool(one.triggers.keys() & {"clash", "fire"})
    if not (crossed and fought) or one.separate:
        return False
    return place is None or (there is not None and may_be_at(one, place, there))


def crossed_before(passage: Passage, event: Event, one: Told) -> bool:
    """Return whether a sentence tells on what day those had crossed whose fight was told before."""
    had = _who_had_crossed(passage, one)
    if (not had and (one.triggers.keys() != {"infiltration"} or one.victims)) or one.separate:
        return False
    fought, place = event.day(), firm_place(passage, one)
    if one.day is None or one.day.day is None or fought is None or fought.day is None:
        return False
    near = timedelta() < fought.day - one.day.day <= _LONGEST_FIGHT
    there = event.firm_place(passage)
    here = may_be_at(one, place, there) if place is not None and there is not None else had
    return near and (here or place is None or place.place is None or place.place.feature_class == "H")


def tells_coming(passage: Passage, event: Event, one: Told) -> bool:
    """Return whether Tajik tells when "they" came over whose death a lead told on no day."""
    first = one.sentence.first
    came = passage.language == "tg" and one.triggers.keys() == {"infiltration"} and not one.separate
    if not came or one.victims or event.day() is not None or not event.opening.victims:
        return False
    return any(word.norm in _THEY for word in passage.words[first : min(one.sentence.last, first + _SUBJECT)])


def _who_had_crossed(passage: Passage, one: Told) -> bool:
    """Return whether the day of a sentence is one on which people had crossed: «که سه‌شنبه گذشته بودند»."""
    if one.day is None or passage.language not in _WHICH:
        return False
    which, last = _WHICH[passage.language], one.sentence.last
    day = one.day.first
    start = next((at for at in range(day, one.sentence.first, -1) if passage.words[at].norm == which), None)
    had = next((at for at in range(day, last) if passage.words[at].norm in HAD), None)
    return start is not None and had is not None and passage.has_any("trigger.infiltration", start, had)


def found_after_crossing(passage: Passage, event: Event, one: Told) -> bool:
    """Return whether a sentence tells that those who had crossed were found some days later."""
    if (
        not ("seize" in one.triggers or one.fixes_day or _is_located(passage, one))
        or one.separate
        or one.aftermath
        or not only_crossed(event.told)
    ):
        return False
    place, there = firm_place(passage, one), event.firm_place(passage)
    here = place is None or (there is not None and may_be_at(one, place, there))
    return here and _soon_after(event, one, _LONGEST_HUNT)


def _is_located(passage: Passage, one: Told) -> bool:
    """Return whether a sentence that tells of no harm says that somebody's whereabouts were found out."""
    first, last = one.sentence.first, one.sentence.last
    return not (one.triggers or one.victims) and passage.has_any("context.located", first, last)


def finds_dead(passage: Passage, event: Event, one: Told) -> bool:
    """Return whether a body was found at the scene of a fight in the days after, or one hurt in it died."""
    if died_since_then(passage, event, one):
        return True
    first, last = one.sentence.first, one.sentence.last
    scene = passage.has_any("context.at_scene", first, last) and passage.has_any("killed.body", first, last)
    if not scene or one.separate or "seize" not in one.triggers or firm_place(passage, one) is not None:
        return False
    return _soon_after(event, one)


def finds_left(passage: Passage, event: Event, one: Told) -> bool:
    """Return whether arms or drugs were found where a fight had been, days after: "при прочёсывании"."""
    found = "seize" in one.triggers and one.triggers.keys() <= _FOUND_THERE
    if "context.searched" not in passage.marks or not found or one.separate or one.victims:
        return False
    if not passage.has_any("context.searched", one.sentence.first, one.sentence.last):
        return False
    fought = any(told.triggers.keys() & (FIGHTS | {"mine"}) for told in event.told)
    return fought and firm_place(passage, one) is None and _soon_after(event, one)


def fights_anew(passage: Passage, one: Told) -> bool:
    """Return whether Russian begins with days counted on to another fight: "Спустя два дня в бою убиты"."""
    if passage.language != "ru" or not one.victims or "clash" not in one.triggers:
        return False
    first = one.sentence.first
    later = any(when.back < 0 and first <= when.first <= first + 1 for when in one.dates)
    marks = passage.marks_in("context.this_event", first, one.sentence.last) if later else ()
    return bool(marks) and all(passage.words[mark.last - 1].norm in _A_FIGHT for mark in marks)


def finds_again(passage: Passage, event: Event, one: Told) -> bool:
    """Return whether a Russian sentence opens with the body told before: "Тело нашли во вторник утром"."""
    if passage.language != "ru" or one.triggers.keys() != {"seize"} or one.separate:
        return False
    told = any(
        passage.has_any("killed.body", figure.first, figure.last)
        for each in event.told
        for figure in each.figures
    )
    return told and passage.has("killed.body", one.sentence.first) and firm_place(passage, one) is None


def finds_his(passage: Passage, event: Event, one: Told) -> bool:
    """Return whether Russian tells when those told before were found dead: "Их тела нашли в среду"."""
    if passage.language != "ru" or one.separate or not (one.victims and one.triggers.keys() <= _FOUND):
        return False
    first, last = one.sentence.first, one.sentence.last
    head = range(first, min(last, first + _BODY))
    body = any(
        passage.words[at].norm in _HIS and passage.has_any("killed.body", at, min(last, at + _BODY))
        for at in head
    )  # "его обезглавленное тело"
    missed = passage.has_any("killed.missed", first, last) and any(
        mark.last - mark.first > 1 for mark in passage.marks_in("killed.back", first, last)
    )  # "считавшийся пропавшим, найден мёртвым"
    place, there = firm_place(passage, one), event.firm_place(passage)
    here = place is None or (there is not None and may_be_at(one, place, there))
    soon = any(when.same and when.back < 0 for when in one.dates) or _soon_after(event, one, _LONGEST_HUNT)
    return (body or missed) and here and soon


def dates_find(passage: Passage, event: Event, one: Told) -> bool:
    """Return whether a sentence tells when a seizure was: "The drugs were found on Monday"."""
    quiet = one.triggers.keys() | event.opening.triggers.keys() <= {"arrest", "seize"}
    if not quiet or one.separate or one.day is None or event.day() is not None:
        return False
    back = passage.has("context.points_back", one.sentence.first)
    return back and not passage.has_any("object.weight", one.sentence.first, one.sentence.last)


def finds_theirs(passage: Passage, event: Event, one: Told) -> bool:
    """Return whether English tells of the car or arms of who fled: "The car was later found in Porshinev"."""
    if passage.language != "en" or one.triggers.keys() != {"seize"} or one.separate or one.dates:
        return False
    if event.opening.triggers.keys() <= {"arrest", "seize"}:
        return False
    beside = event.told[-1].position == one.position - 1
    head = one.sentence.first, min(one.sentence.last, one.sentence.first + _HEAD)
    return beside and passage.words[head[0]].norm == "the" and passage.has_any("object.fled_with", *head)


def catches_killers(passage: Passage, event: Event, one: Told, following: Sequence[Told]) -> bool:
    """Return whether a sentence tells that those who killed or hurt people were held in the days after."""
    if not _acts_but_suspected(passage, one) <= {"arrest", "seize"} or one.separate:
        return False
    if not passage.has_any("person.suspects", one.sentence.first, one.sentence.last) or one.victims:
        return False
    begun = event.day()
    counted = any(when.same and when.back <= 0 for when in one.dates)  # "рӯзи дигар", "ساعاتی بعد"
    if begun is None or begun.day is None or not (counted or _is_later(one.day, begun.day)):
        return False
    if not any(told.victims and not told.triggers.keys() & {"arrest", "seize"} for told in event.told):
        return False
    return not any(
        passage.has_one_of(_LOOT, each.sentence.first, each.sentence.last) for each in (one, *following[:1])
    )


def is_manhunt(passage: Passage, event: Event, one: Told) -> bool:
    """Return whether a sentence tells that those behind an attack were held, wherever that was."""
    first, last = one.sentence.first, one.sentence.last
    held = _acts_but_suspected(passage, one) <= {"arrest", "seize"} and not (one.separate or one.day)
    if not (held and passage.has_any("person.suspects", first, last)) or one.victims:
        return False
    if event.opening.triggers.keys() <= {"arrest", "seize"} and not event.opening.victims:
        return False
    return not passage.has_one_of(("object.drugs", "object.weight"), first, last)


def _acts_but_suspected(passage: Passage, one: Told) -> set[str]:
    """Return what a sentence tells was done, but for what Russian says that somebody is suspected of."""
    first, last = one.sentence.first, one.sentence.last
    gave_up = any(word.norm.startswith(_GAVE_UP) for word in passage.words[first:last])
    if passage.language != "ru" or not (one.triggers.keys() & {"arrest"} or gave_up):
        return set(one.triggers)
    marks = passage.marks_in("person.suspects", first, last)  # "нападавшие" are told by what they did
    deeds = {index for mark in marks for index in range(mark.first, mark.last + _SUSPECTED_OF)}
    return {name for name, found in one.triggers.items() if any(mark.first not in deeds for mark in found)}


def told_by_suspects(passage: Passage, events: Sequence[Event], one: Told) -> Event | None:
    """
    Return the event without a day that a lead told by its suspects, where a sentence comes to it; or None.

    "Two were held over the shooting at workers in Darvoz. They were caught in Maymay yesterday. In Friday's
    shooting two men died".
    """
    if len(events) < 2 or one.day is None or one.day.precision > 1 or one.separate:  # noqa: PLR2004 - as most
        return None
    lead, held = events[-2:]
    deeds = lead.opening.triggers.keys() - _HELD
    if (
        held.opening.triggers.keys() - _HELD
        or "arrest" not in lead.opening.triggers
        or lead.day() is not None
    ):
        return None
    head = one.sentence.first, min(one.sentence.last, one.sentence.first + _IN_THAT)
    named = passage.has_any("context.follow_up", *head) and deeds & one.triggers.keys()
    return lead if named and firm_place(passage, one) is None else None


def _is_later(day: When | None, than: date) -> bool:
    """Return whether a date is later than a day."""
    return day is not None and day.day is not None and day.day > than


def ends(passage: Passage, event: Event, one: Told) -> bool:
    """Return whether a sentence tells that a fight begun some days before went on, or came to an end."""
    first, last = one.sentence.first, one.sentence.last
    went_on = passage.language == "en" and passage.has_any("context.goes_on", first, last)
    ended = went_on or passage.has_any("context.ends", first, last)  # in Russian "бой длился" is of any fight
    if passage.language == "tg" and passage.words[first].norm == _UNTIL and one.day is not None:
        ended = one.victims and 0 < one.day.first - first < _HEAD + 1  # "То бегоҳи якшанбе чор тан нест"
    return ended and not one.separate and _soon_after(event, one)


def _soon_after(event: Event, one: Told, most: timedelta = _LONGEST_FIGHT) -> bool:
    """Return whether the day of a sentence is that of an event, or at most some days after it."""
    begun = event.day()
    if one.day is None or begun is None or one.day.day is None or begun.day is None:
        return False
    return timedelta() <= one.day.day - begun.day <= most


def dates_from_statement(passage: Passage, events: Sequence[Event], one: Told) -> bool:
    """Return whether a sentence dates what has no day yet: "said on Friday that it was the day before"."""
    if not events or events[-1].day() is not None:
        return False
    first, last, start, end, _ = one.sentence  # "said on Friday. The shooting took place a day earlier"
    it = passage.words[first].norm in _IT and ";" not in passage.text[start:end]
    told_on = passage.language == "en" and (it or passage.has_any("context.took_place", first, last))
    roads = (
        passage.has_any("place.road", max(first, spot.first - _ROAD), spot.first) for spot in one.places
    )  # "on the road to Chah Ab"
    return bool(one.statement_days) or (told_on and all(roads))
