"""Which sentences say that an incident happened."""

from collections.abc import Sequence
from datetime import timedelta

from geo.incidents.reports.ceremonies import is_of_mourned
from geo.incidents.reports.dates.when import When
from geo.incidents.reports.events.by_whom import by_armed, killed_by_guards, leads_by_armed
from geo.incidents.reports.events.event import Event
from geo.incidents.reports.events.finds import tells_how
from geo.incidents.reports.events.going_on import is_going_on
from geo.incidents.reports.events.harmed import harms_officer_of_court, hurts, killer_dies
from geo.incidents.reports.events.only_places import only_place
from geo.incidents.reports.events.outcomes import is_freed, only_retreats, opens_nothing
from geo.incidents.reports.events.scene import firm_place, locates
from geo.incidents.reports.events.seizures import seizure, tells_contraband
from geo.incidents.reports.events.stories import scene_of_operation
from geo.incidents.reports.lexicon import Mark
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.reasons import burial_clause
from geo.incidents.reports.told import Told, clause_of_death, is_slaying
from geo.incidents.reports.tolls.figures import KINDS, OF_BODY

_RUINED = {"destroyed", "demolished"}  # by whatever it was
_PLAIN = frozenset(
    {"suicide", "drone", "grenade", "mine", "shelling", "abduct", "clash", "attack", "fire", "arson"}
)
_NOUNS = frozenset({"clash", "attack", "fire", "blast"})  # triggers that a noun alone may be
_COME_OVER = ("person.attackers", "nation.Afghanistan")
_WEAPONS, _LIST = frozenset({"grenade", "shelling", "suicide"}), 3  # the latter: how many a sentence lists
_STRUCK_WITH = frozenset({"mine", "suicide", "grenade", "drone", "shelling"})
_PAST = ("л", "ли")  # ends of Russian verbs
_QUOTES = ('"', "'", "“", "”", "‘", "’", "«", "»")
_QUESTIONS = frozenset("?؟")
_ARMED, _ARMED_PEOPLE = ("attackers", "security"), ("person.attackers", "person.security")
_PART_OF_MONTH = timedelta(days=10)  # from the first day of "early June" to its last, at most


def opens(passage: Passage, one: Told, following: Sequence[Told]) -> bool:
    """Return whether a sentence tells an incident; those `following` may say to whom and when."""
    leads = leads_by_armed(passage, one, following)
    if not (leads or one.triggers or ((one.day or one.places or one.dates) and one.figures)):
        return False  # as most sentences of an article
    if opens_nothing(passage, one) or _only_heard(passage, one, following):
        return False
    if (one.denied and not one.victims) or one.unreal:
        return False
    if passage.text[one.sentence.end - 1] in _QUESTIONS or is_freed(passage, one):
        return False
    plain = one.triggers.keys() & _PLAIN - {"mine"}
    if plain and _lists_weapons(passage, one):
        plain = plain - _WEAPONS
    if plain and (plain != {"drone"} or _drone_acts(one, following)):
        return True
    return (
        _explosion(passage, one, following)
        or _crossing(passage, one, following)
        or seizure(passage, one, following)
        or _gunmen_killed(passage, one)
        or _armed_harmed(passage, one)
        or _slain(passage, one, following)
        or hurts(passage, one)
        or _harmed_by_armed(passage, one)
        or _found_dead(passage, one, following)
        or _harmed_besides(passage, one)
        or leads
    )


def _only_heard(passage: Passage, one: Told, following: Sequence[Told]) -> bool:
    """Return whether shots were only heard whose fight the next sentence tells, at its place."""
    heard = "place.heard" in passage.marks and one.triggers.keys() == {"fire"}
    heard = heard and passage.has_any("place.heard", one.sentence.first, one.sentence.last)
    fought = any(each.triggers.keys() & {"clash", "attack"} and each.places for each in following[:1])
    return heard and fought and not one.victims  # the dearer question last


def _lists_weapons(passage: Passage, one: Told) -> bool:
    """Return whether a sentence only lists weapons: "27 Kalashnikovs, rockets of two kinds, cartridges"."""
    if one.day is not None:
        return False
    marks = passage.marks_in("object.weapons", one.sentence.first, one.sentence.last)
    return len({mark.first for mark in marks}) >= _LIST and not one.victims  # the dearer question last


def _drone_acts(one: Told, following: Sequence[Told]) -> bool:
    """Return whether a drone is told to have done something on a day: not only where it is from, or sold."""
    if any(mark.last - mark.first > 1 for mark in one.triggers["drone"]):
        return True  # "dropped a grenade", "drone strike"
    dated = (one, *following[:2])
    return any(
        not each.past and (each.day is not None or any(when.same for when in each.dates) or each.victims)
        for each in dated
    )


def only_mentioned(passage: Passage, event: Event) -> bool:
    """Return whether Dari or English sentences only name what happened, on no day: "the shooting of May"."""
    day = event.day()
    if passage.language not in {"en", "fa"} or (day is not None and day.precision == 1):
        return False
    return not any(
        one.triggers.keys() - _NOUNS
        or is_going_on(passage, one)
        or passage.has_any("context.took_place", one.sentence.first, one.sentence.last)
        or any(_is_verb(passage, mark) for found in one.triggers.values() for mark in found)
        or _harmed_several(passage, one)
        for one in event.told
    )


def _harmed_several(passage: Passage, one: Told) -> bool:
    """Return whether Dari tells that some, it is not told how many, came to harm: "چند فرمانده کشته شدند"."""
    first, last = one.sentence.first, one.sentence.last
    if passage.language != "fa" or one.past or not passage.has_any("part.vague", first, last):
        return False
    return any(passage.has(f"{kind}.back", index) for index in range(last - 1, first, -1) for kind in KINDS)


def _is_verb(passage: Passage, mark: Mark) -> bool:
    """Return whether the words of a trigger are or end in a verb: "opened fire", "آتش گشودند"."""
    if passage.language == "en":
        noun = passage.has("context.follow_up", mark.first) or passage.has("context.several", mark.first)
        return not (noun and mark.last - mark.first == 1)
    return mark.last - mark.first > 1 and passage.words[mark.last - 1].norm.endswith(("د", "ده"))


def only_claims(passage: Passage, one: Told) -> bool:
    """Return whether a sentence only says who claims, or does not, what was told: "nobody has claimed it"."""
    first, last = one.sentence.first, one.sentence.last
    bare = not one.places and not one.separate and one.triggers.keys() <= _NOUNS
    dated = one.day is not None or any(when.same for when in one.dates)
    if dated and not bare:
        return False  # "claimed the attack the next day" is bare
    claims = passage.has_any("claim.made", first, last) or passage.has_any("claim.none", first, last)
    return claims and not one.victims


def _explosion(passage: Passage, one: Told, following: Sequence[Told]) -> bool:
    """Return whether something exploded, and not merely lay there."""
    if not one.triggers.keys() & {"mine", "blast"}:
        return False
    if one.day is not None or any(when.back and not when.after for when in one.dates) or one.victims:
        return True
    if any(not (each.past or each.topic) and (each.fixes_day or each.victims) for each in following[:1]):
        return True  # "He trod on a mine. It happened on 12 January"
    return passage.has_any("context.follow_up", one.sentence.first, one.sentence.last)


def _crossing(passage: Passage, one: Told, following: Sequence[Told]) -> bool:
    """Return whether armed people crossed, gave themselves up or took a place."""
    first, last = one.sentence.first, one.sentence.last
    dated = one.day is not None or any(when.same for when in one.dates)
    if passage.language == "fa" and one.triggers.keys() == {"surrender"} and only_retreats(passage, one):
        return False
    if one.triggers.keys() & {"overtake", "surrender"}:
        if passage.has_one_of(_ARMED_PEOPLE, first, last) or passage.family_in("actor", first, last):
            return True
        fell = passage.has_any("context.fell", first, last)  # or "ещё 47 человек вышли к постам"
        counted = dated and "surrender" in one.triggers and bool(passage.numbers_in(first, last))
        soon = dated or any(each.day is not None for each in following[:1])
        they = soon and (_they_took(passage, one) or _state_took(passage, one))
        return (fell or counted or they) and firm_place(passage, one) is not None
    caught = one.triggers.keys() & {"arrest", "seize"}
    dated = dated or any(each.day is not None and locates(passage, each) for each in following)
    strays = passage.has_any("object.beasts", first, last) and not (one.victims or caught)
    if strays or "infiltration" not in one.triggers:
        return False
    another = passage.language == "ru" and one.separate  # "Ещё один прорыв пресекли на Пянджском направлении"
    return bool(one.victims or dated or caught) or (another and firm_place(passage, one) is not None)


def _they_took(passage: Passage, one: Told) -> bool:
    """Return whether a Russian verb says that a place was taken: "12 июля они захватили уезд"."""
    return passage.language == "ru" and any(
        passage.words[mark.first].norm.endswith(_PAST) for mark in one.triggers.get("overtake", ())
    )


def _state_took(passage: Passage, one: Told) -> bool:
    """Return whether Tajik says that the government took a place back: "ҳукумат ноҳияро бозпас гирифт"."""
    first, last = one.sentence.first, one.sentence.last
    regained = passage.language == "tg" and passage.has_any("context.regained", first, last)
    return regained and passage.has_any("ruling.after", first, last)


def opens_on_scene(passage: Passage, one: Told, scene: Told, following: Sequence[Told]) -> bool:
    """Return whether a sentence tells what happened on the day at the place that the one before it sets."""
    if one.denied or one.unreal or one.aftermath or one.day not in {None, scene.day}:
        return False
    if "surrender" in one.triggers:
        first, last = scene.sentence.first, scene.sentence.last
        return passage.has_one_of(_ARMED_PEOPLE, first, last)
    if one.triggers.keys() & {"arrest", "seize"}:
        return any(tells_contraband(passage, each) for each in (one, *following))
    return any(
        figure.value and figure.kind == "killed" and not (figure.earlier or figure.toll or figure.moved)
        for figure in one.figures
    )


def _armed_harmed(passage: Passage, one: Told) -> bool:
    """Return whether people who carry arms came to harm, on a day or at a place that the sentence names."""
    if one.aftermath or not (_is_dated(one) or one.places):
        return False  # aftermath: "the officer was buried on Sunday in Danghara"
    harmed = any(
        figure.value
        and not figure.categories.isdisjoint(_ARMED)
        and (figure.who not in OF_BODY or one.triggers or clause_of_death(passage, one) is not None)
        for figure in one.figures
    )  # not "hundreds saw off the body of Lieutenant Nazarov"
    return harmed and (_is_dated(one) or firm_place(passage, one) is not None)


def _is_dated(one: Told) -> bool:
    """Return whether a sentence gives a day of its own, not that of "and on Friday was buried"."""
    return one.day is not None and not one.day.after


def _slain(passage: Passage, one: Told, following: Sequence[Told]) -> bool:
    """Return whether people were killed at a place, on a day that it or the next names: "убит мулла"."""
    days = [one.day]
    if one.day is None:
        days = [each.day for each in following[:1] if not each.topic]
        days += [each.day for each in following[1:2] if each.fixes_day]  # "The operation took place on …"
    if not one.places or not any(_is_narrow(day) for day in days):
        return False
    clause = clause_of_death(passage, one)  # "the bodies of four who were killed on Friday in Darvoz"
    slain = is_slaying(passage, one) or (clause is not None and passage.has_any("killed.violent", *clause))
    burial = burial_clause(passage, one.sentence) if passage.language == "ru" and one.victims else range(0)
    if burial and passage.has_any("killed.violent", burial.stop, one.sentence.last):
        return True  # "В Ханабаде похоронили братьев, убитых в субботу"
    return slain and (firm_place(passage, one) is not None or by_armed(passage, one))


def _harmed_by_armed(passage: Passage, one: Told) -> bool:
    """Return whether Dari says by whose hand people came to harm: "از سوی مرزبانان … مجروح شدند"."""
    if passage.language != "fa" or one.aftermath or not (_is_dated(one) and _is_narrow(one.day)):
        return False
    harmed = any(
        figure.value and not (figure.earlier or figure.toll or figure.moved) for figure in one.figures
    )
    return harmed and by_armed(passage, one) and firm_place(passage, one) is not None


def _is_narrow(day: When | None) -> bool:
    """Return whether a date is a day, a week or a part of a month, and not a month as a whole."""
    if day is None or day.day is None:
        return False
    return day.precision == 1 or (day.end or day.day) - day.day <= _PART_OF_MONTH


def _found_dead(passage: Passage, one: Told, following: Sequence[Told]) -> bool:
    """Return whether the body was found, on a day at a place, of one whom the next says was attacked."""
    if "seize" not in one.triggers or one.day is None or one.day.precision > 1:
        return False
    if not any(tells_how(passage, each) for each in following[:1]):
        return False
    body = any(
        figure.kind == "killed" and passage.has_any("killed.body", figure.first, figure.last)
        for figure in one.figures
    )
    return body and firm_place(passage, one) is not None


def _harmed_besides(passage: Passage, one: Told) -> bool:
    """Return whether a sentence says that it tells another incident, with its victims, day and place."""
    counted = any(when.same and when.back for when in one.dates) and not (  # "the next day, in Argo"
        one.aftermath or any(figure.moved for figure in one.figures)
    )
    exact = counted or (one.day is not None and one.day.precision == 1)
    known = (
        passage.language == "fa" and counted and all(figure.part for figure in one.figures if figure.value)
    )  # the body was handed over
    apart = (one.separate or counted or one.captioned) and exact and one.victims and not known
    return apart and firm_place(passage, one) is not None


def harmed_there(passage: Passage, event: Event, one: Told) -> bool:
    """Return whether somebody came to harm later where others had: "on Sunday, in the same field"."""
    before = event.day()
    if one.aftermath or one.day is None or one.day.precision > 1 or one.day.after:
        return False
    if one.day.day is None or before is None or before.day is None or before.day >= one.day.day:
        return False
    first, last = one.sentence.first, one.sentence.last
    if not passage.has_any("context.same_place", first, last):
        return False
    return any(figure.value and not (figure.moved or figure.toll or figure.earlier) for figure in one.figures)


def _gunmen_killed(passage: Passage, one: Told) -> bool:
    """Return whether somebody armed killed people: "gunmen killed a teacher"."""
    if not (_is_dated(one) or one.places) or one.aftermath or (one.day is not None and one.day.after):
        return False  # "the bodies of four Taliban were brought on Sunday"
    first, last = one.sentence.first, one.sentence.last
    armed = passage.has_one_of(
        ("actor.gunmen", "actor.militants", "actor.taliban", "actor.islamic_state"), first, last
    )
    return any(
        figure.kind == "killed"
        and figure.value
        and not figure.earlier
        and (armed or killed_by_guards(passage, one, figure))
        for figure in one.figures
    )


def opens_with(passage: Passage, one: Told, pending: Sequence[Told], before: Sequence[Told]) -> bool:
    """
    Return whether a sentence tells of victims of what the sentences before it began to tell.

    `pending` are the last of those, `before` all of them: a Russian story names its one village first.
    """
    if one.denied or one.unreal or not pending or not (one.victims or _tells_when(passage, one, pending[-1])):
        return False
    if not one.triggers and one.figures and all(figure.who in OF_BODY for figure in one.figures):
        return False  # "hundreds saw off the body of Lieutenant Nazarov"
    whole = (*pending, *scene_of_operation(passage, one, before), one)
    dated = any(each.day is not None or any(when.same for when in each.dates) for each in whole)
    armed = any(
        passage.family_in("actor", each.sentence.first, each.sentence.last) or each.triggers for each in whole
    )
    if not (dated and armed):
        return False
    story = passage.language == "ru" and not one.places and only_place(before, one) is not None
    return any(each.places for each in whole) or story


def _tells_when(passage: Passage, one: Told, before: Told) -> bool:
    """Return whether a sentence says when and where those before it came to harm: "It took place on …"."""
    beside = before.number == one.number - 1 and before.victims and not (before.past or before.topic)
    return beside and bool(one.places) and one.day is not None and locates(passage, one)


def beats_topic(passage: Passage, one: Told) -> bool:
    """Return whether a sentence tells an incident although a word of another topic stands in it."""
    office = one.topic == "court" and _only_office(passage, one)
    if one.topic not in {"exercise", "sport", "accident", "ceremony"} and not office:
        return False
    slain = passage.language in {"ru", "tg"} and one.topic == "accident" and is_slaying(passage, one)
    slain = slain and (
        passage.language == "ru" or any(figure.categories == {"attackers"} for figure in one.figures)
    )  # not those of whom Tajik says "кушта шуд" after a crash of cars
    first, last = one.sentence.first, one.sentence.last
    loot = "seize" in one.triggers and tells_contraband(passage, one)  # "opium was found in a gas cylinder"
    loot = loot and not (passage.language == "fa" and "blast" in one.triggers)  # "انفجار در انبار مهمات"
    held = loot or (
        "arrest" in one.triggers
        and (tells_contraband(passage, one) or passage.has_one_of(_COME_OVER, first, last))
    )
    held = held and one.topic == "accident"
    slain = slain or killer_dies(passage, one)
    if slain or held or (office and _harmed_besides(passage, one)):  # held: "one drowned, three were caught"
        return True  # "шестеро убиты, один утонул", "four days earlier, a prosecutor was killed in Khanabad"
    placed = one.day is not None or firm_place(passage, one) is not None
    struck = passage.language == "tg" and one.places and bool(one.triggers.keys() & _STRUCK_WITH)
    placed = placed and (_gunmen_killed(passage, one) or _russian_slain(passage, one))
    if office and (struck or placed or harms_officer_of_court(passage, one)):
        return True  # "unknown gunmen killed a judge", "бомба мошини муовини суди вилоятро тарконд"
    acts = _PLAIN | ({"blast"} if one.topic in {"sport", "ceremony"} else set())  # no blast of gas
    marks = [mark for name, found in one.triggers.items() if name in acts for mark in found]
    meant = any(
        not (passage.has_any(f"context.{one.topic}", *mark) or passage.words[mark.first].norm in _RUINED)
        and not (one.topic == "ceremony" and is_of_mourned(passage, one.sentence, mark.first))
        for mark in marks
    )  # not "his own shot", "floods destroyed 40 houses"
    played = one.topic == "exercise" and _in_scare_quotes(passage, one)
    if not meant or played or one.day is None:
        return False
    if one.topic == "accident" and firm_place(passage, one) is not None:
        return True  # "his lorry was shot at in Rushon when a rockfall had stopped it"
    return one.topic == "court" or one.victims or (one.topic == "sport" and "grenade" in one.triggers)


def _russian_slain(passage: Passage, one: Told) -> bool:
    """Return whether Russian tells on what day somebody was killed by others: "Прокурор застрелен вчера"."""
    dated = passage.language == "ru" and one.day is not None and one.day.precision == 1
    return dated and is_slaying(passage, one)


def _in_scare_quotes(passage: Passage, one: Told) -> bool:
    """Return whether a verb of what was done stands alone between quotation marks: 'they "killed" ten'."""
    words, text = passage.words, passage.text
    return any(
        text[words[index].start - 1] in _QUOTES and text[words[index].end : words[index].end + 1] in _QUOTES
        for index in range(max(1, one.sentence.first), one.sentence.last)
        if index in passage.event_words
    )


def _only_office(passage: Passage, one: Told) -> bool:
    """Return whether a court is told of only as where somebody works: "the prosecutor was shot"."""
    marks = passage.marks_in("context.court", one.sentence.first, one.sentence.last)
    return bool(marks) and all(passage.has_any("context.office", *mark) for mark in marks)


def harms_officer(passage: Passage, one: Told) -> bool:
    """Return whether a sentence behind that of an event tells of victims in or around a court's service."""
    return one.topic == "court" and one.victims and _only_office(passage, one)
