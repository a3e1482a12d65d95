"""What kind of incident the sentences of an event tell, in ACLED's terms, and with which weapon."""

from collections.abc import Sequence

from geo.incidents.reports.captures import blast_was_attack, not_meant_in_russian, were_held
from geo.incidents.reports.events.outcomes import only_retreats
from geo.incidents.reports.led_away import taken_with_flock
from geo.incidents.reports.one_sided import only_civilian
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.protests import ARMED, RIOTS, by_protest, is_mob, spans_of, victims_of
from geo.incidents.reports.targets import (
    aimed_at_armed,
    guards_shot_crossers,
    hurt_and_held,
    is_answered,
    two_sides,
)
from geo.incidents.reports.told import Told
from geo.incidents.reports.tolls.people import category_at

BATTLES, REMOTE, CIVILIANS, STRATEGIC = (
    "Battles",
    "Explosions/Remote violence",
    "Violence against civilians",
    "Strategic developments",
)
# Trigger → ACLED's event type and sub-event type; the first that an event has decides.
_BY_TRIGGER = (
    ("suicide", REMOTE, "Suicide bomb"),
    ("drone", REMOTE, "Air/drone strike"),
    ("grenade", REMOTE, "Grenade"),
    ("mine", REMOTE, "Remote explosive/landmine/IED"),
    ("shelling", REMOTE, "Shelling/artillery/missile attack"),
    ("blast", REMOTE, "Remote explosive/landmine/IED"),
    ("abduct", CIVILIANS, "Abduction/forced disappearance"),
)
_FROM = {"from", "of"}  # before those whom a place was taken back from
_VAGUE, _WEAPONS = frozenset({"attack", "fire"}), frozenset({"shelling", "drone", "grenade", "suicide"})
_CLASH = (BATTLES, "Armed clash")
_HUNTED = {"islamic_state", "ansarullah", "resistance_front", "freedom_front"}  # groups whose men are held
_FORCES = {"border_guards", "soldiers"}
_CAPTIVE = ("плен", "اسیر", "асир", "prisoner", "captur", "captive")
_TAKEN_REACH, _SPEECH_REACH = 8, 4  # words from "captured" to the post, from who speaks to the verb
_ADJECTIVE = 2  # words of "چوپان تاجیک"


def classify(
    passage: Passage, told: Sequence[Told], before: Sequence[Told] = (), *, of_clashes: bool = False
) -> tuple[str, str]:
    """
    Return ACLED's event type and sub-event type of an event.

    Parameters
    ----------
    passage
        The text.
    told
        The sentences of the event, the one that opened it first.
    before
        Those that stand before it and may tell how it came to it.
    of_clashes
        Whether it is one of several that were summed up as clashes.
    """
    opening, triggers = _told_triggers(passage, told)
    if opening <= _VAGUE and (opening or passage.language == "fa"):
        carried = "drone" not in triggers and any("drone" in one.triggers for one in told)
        opening |= _headline_weapons(before) - ({"drone"} if carried else set())
    if passage.language == "ru" and opening == {"attack"} and not triggers & {"clash", "fire"}:
        opening = {"blast"} if blast_was_attack(passage, told) else opening
    if _shells_fell(passage, told[0]):
        return REMOTE, "Shelling/artillery/missile attack"
    if is_mob(passage, told, triggers):
        return RIOTS, "Mob violence"
    kind = (
        _by_trigger(opening, triggers, harmed=bool(victims_of(told)))
        or _by_opening(passage, told, opening)
        or by_protest(passage, told, before)
    )
    if kind is not None:
        return kind
    quiet = opening <= {"arrest", "seize"} and bool(opening) and not victims_of(told)
    fought = {"clash", "fire"} if quiet else {"clash", "attack", "fire"}  # a raid that found weapons is none
    killed = _killed(told) and ("arson" not in triggers or _killed(told[:1]))
    found = triggers == {"seize"} and passage.language == "ru"  # "ранены двое; изъяты два автомата"
    harmed = (not triggers or found) and bool(victims_of(told))  # "were wounded by border guards"
    if triggers & fought or killed or harmed or hurt_and_held(passage, told, triggers):
        return _CLASH if of_clashes or _is_clash(passage, told) else (CIVILIANS, "Attack")
    if passage.language in {"ru", "tg"} and "arrest" not in triggers and were_held(passage, before):
        triggers = {*triggers, "arrest"}
    return STRATEGIC, _without_violence(passage, told, triggers)


def _headline_weapons(before: Sequence[Told]) -> set[str]:
    """Return the weapons that a headline tells, where the text only speaks of fire or an attack."""
    return {
        name
        for one in before
        if one.heading and not one.several
        for name, marks in one.triggers.items()
        if one.places
        or one.victims
        or len(one.triggers) > 1
        or any(mark.last > mark.first + 1 for mark in marks)
    } & _WEAPONS  # not those of a title that only lists what it is about: "Золото, наркотики и дроны"


def _shells_fell(passage: Passage, one: Told) -> bool:
    """Return whether a sentence tells where shells of a fight fell: "fired during a clash … landed in"."""
    marks = passage.marks_in("place.landed", one.sentence.first, one.sentence.last)
    shells = one.triggers.get("shelling", ())
    if passage.language == "tg" and marks and shells and "clash" in one.triggers:  # whose verb follows
        return any(shells[0].last <= place.first < marks[-1].first for place in one.places)
    return (
        bool(marks and shells)
        and "clash" in one.triggers
        and any(place.first > marks[0].last for place in one.places)
    )


def _told_triggers(passage: Passage, told: Sequence[Told]) -> tuple[set[str], set[str]]:
    """Return the triggers of the sentence that opened an event, and of all, without what is not meant."""
    triggers = {name for one in told for name in one.triggers if one is told[0] or not _is_find(one, name)}
    opening = set(told[0].triggers)
    first: set[str] = next((set(one.triggers) for one in told if one.triggers), set())
    not_meant = set()
    if _is_cargo(passage, told, triggers):
        not_meant.add("drone")
    if not victims_of(told) and any(passage.has_any("cancel.shots", *span) for span in spans_of(told)):
        not_meant |= {"clash", "fire"}  # "стрелять не пришлось"
    if "abduct" in triggers and _is_no_abduction(passage, told, opening, triggers):
        not_meant.add("abduct")
    fought = "grenade" not in opening and "attackers" in victims_of(told)  # those who were fought threw one
    if fought or ("grenade" in opening and any(_is_left_over(one) for one in told)):
        not_meant.add("grenade")
    if not opening and "shelling" not in first and first & {"clash", "attack"}:
        not_meant.add("shelling")  # at an attack a shell fell, too
    if {"overtake", "seize"} <= opening and passage.has_one_of(
        ("object.drugs", "object.weight"), *spans_of(told[:1])[0]
    ):
        not_meant.add("overtake")  # "2,3 тонна эфедрин забт карданд"
    if passage.language == "ru":
        not_meant |= not_meant_in_russian(passage, told, opening)
        if "overtake" in not_meant and "arrest" not in opening:
            opening, triggers = {*opening, "abduct"}, {*triggers, "abduct"}
    if "shelling" in opening and passage.has_any("object.small_arms", *spans_of(told[:1])[0]):
        not_meant.add("shelling")
        triggers.add("fire")
    return opening - not_meant, triggers - not_meant


def _is_left_over(one: Told) -> bool:
    """Return whether a sentence says that a grenade was left over from war: "بمب دستی به جا مانده"."""
    mines = one.triggers.get("mine", ())
    shells = one.triggers.get("grenade", ())
    return any(mine.first < shell.last and shell.first < mine.last for mine in mines for shell in shells)


def _is_no_abduction(passage: Passage, told: Sequence[Told], opening: set[str], triggers: set[str]) -> bool:
    """Return whether nobody was taken away, or what befell those who were, or had taken them, is the news."""
    hit = victims_of(told)
    taken = (mark for one in told for mark in one.triggers.get("abduct", ()))
    only_by = all(passage.has("person.attackers", mark.first) for mark in taken)  # "the kidnappers"
    held = [mark for mark in told[0].triggers.get("abduct", ()) if "arrest" in opening]
    caught = bool(held) and all(passage.has("person.attackers", mark.first) for mark in held)
    slain = _takers_killed(passage, told, hit)
    captive = bool(hit) and hit <= ARMED and _only_captives(passage, told)
    if caught or slain or captive or ("clash" in triggers and ((hit and hit <= ARMED) or only_by)):
        return True  # those who had taken somebody were fought, or held
    if "arson" in opening and not ("abduct" in opening and _people_taken(passage, told[0])):
        return True  # flocks, not people, were taken along
    if "abduct" not in opening:
        return False
    if passage.language == "ru" and "clash" in opening:
        return True  # "один взят в плен": of those who fought
    if "arrest" in opening and passage.has_any("context.charged", *spans_of(told[:1])[0]):
        return True  # "nine were held for a kidnapping"
    # those taken from their house and shot were attacked
    bodies = passage.language == "fa" and passage.has_any("killed.body", *spans_of(told[:1])[0])
    return bool(opening & {"attack", "fire", "seize"}) and (bodies or _all_killed(passage, told[:2]))


def _only_captives(passage: Passage, told: Sequence[Told]) -> bool:
    """Return whether those taken are only called prisoners: "взяли в плен одного", "یکی را اسیر گرفتند"."""
    taken = [mark for one in told for mark in one.triggers.get("abduct", ())]
    return all(any(word.norm.startswith(_CAPTIVE) for word in passage.words[slice(*mark)]) for mark in taken)


def _takers_killed(passage: Passage, told: Sequence[Told], hit: set[str]) -> bool:
    """Return whether English or Dari tells that kidnappers came to harm, and none whom they had taken."""
    if passage.language not in {"en", "fa"} or "attackers" not in hit or "civilians" in hit:
        return False
    if passage.language == "en":
        marks = (mark for one in told for mark in one.triggers.get("abduct", ()))
        return any(passage.has("person.attackers", mark.first) for mark in marks)
    named = told[0].triggers.get("abduct", [])
    if named and passage.has_any("time.freed", named[-1].last, told[0].sentence.last):
        return True  # "که ربوده شده بود، در عملیات آزاد شد"
    return bool(named) and all(passage.has("person.attackers", mark.first) for mark in named)


def _all_killed(passage: Passage, told: Sequence[Told]) -> bool:
    """Return whether as many were killed as the first of the sentences counts people."""
    span = told[0].sentence.first, told[0].sentence.last
    people = [one.value for one in passage.numbers_in(*span) if category_at(passage, one.last)]
    dead = sum(figure.value for one in told for figure in one.figures if figure.kind == "killed")
    return dead > 0 and dead >= max(people, default=1)


def _people_taken(passage: Passage, one: Told) -> bool:
    """Return whether people are the object of a verb of taking: "پنج چوپان را با ۱۲۰ گوسفند بردند"."""
    if passage.language == "en":  # "abducted two shepherds and drove off 150 sheep"
        marks = one.triggers["abduct"]
        after = {at for mark in marks for at in range(mark.last, mark.last + _TAKEN_REACH)}
        return any(category_at(passage, index) for index in after if index < one.sentence.last)
    if passage.language not in {"tg", "fa"}:
        return False
    if passage.language == "tg" and taken_with_flock(passage, one):
        return True
    for number in passage.numbers_in(one.sentence.first, one.sentence.last):
        noun = number.last
        kinds = ("person.civilians", "person.generic") if passage.language == "fa" else ("person.civilians",)
        if noun + 1 >= one.sentence.last or not passage.has_one_of(kinds, noun, noun + 1):
            continue
        until = next((mark.first for mark in one.triggers["abduct"] if mark.first > noun), noun)
        between = [passage.words[index].norm for index in range(noun + 1, until)]
        object_at = [passage.words[noun].norm, *between[:_ADJECTIVE]]  # "ду чӯпони тоҷикро"
        marked = "را" in object_at or any(norm.endswith("ро") for norm in object_at[:_ADJECTIVE])
        if marked and between and "و" not in between and "ва" not in between:
            return True
    return False


def _is_find(one: Told, name: str) -> bool:
    """Return whether a later sentence names a weapon only among what was found on people."""
    weapon = name in {"mine", "blast", "grenade", "shelling", "suicide"}
    return weapon and bool(one.triggers.keys() & {"seize", "overtake"}) and not one.victims


def _by_opening(passage: Passage, told: Sequence[Told], opening: set[str]) -> tuple[str, str] | None:
    """Return the types of a flight, a capture, a plundering that the opening sentence tells, or None."""
    fled = "surrender" in opening or (opening == {"infiltration"} and _gave_themselves_up(passage, told))
    fled = fled and not ("overtake" in opening and only_retreats(passage, told[0]))
    slain = passage.language == "tg" and _killed(told[:1])  # "ки ба хоки Тоҷикистон гузашта буданд, кушта"
    if fled and not (slain or (opening & {"clash", "attack"} and victims_of(told[:1]))):
        return STRATEGIC, "Change to group/activity"
    if "overtake" in opening:
        won_back = passage.has_any("context.regained", *spans_of(told[:1])[0])
        retaken = won_back or passage.has_any("context.retaken", *spans_of(told[:1])[0])
        if retaken and _is_won_by_state(passage, told[0]):
            return BATTLES, "Government regains territory"
        fought = victims_of(told) and (won_back or _takes_post(passage, told[0]))
        return _CLASH if fought else (BATTLES, "Non-state actor overtakes territory")
    others = {"clash", "attack", "fire", *({"abduct"} if passage.language == "en" else ())}
    if "arson" in opening and opening.isdisjoint(others) and not _killed(told):
        return STRATEGIC, "Looting/property destruction"
    return None


def _gave_themselves_up(passage: Passage, told: Sequence[Told]) -> bool:
    """Return whether soldiers who crossed laid down their arms or asked for shelter, as is told later."""
    soldiers = passage.has_any("person.security", *spans_of(told[:1])[0])
    return soldiers and not victims_of(told) and any("surrender" in one.triggers for one in told[1:])


def _takes_post(passage: Passage, one: Told) -> bool:
    """Return whether only a post was taken: "overran two outposts"."""
    first, last = one.sentence.first, one.sentence.last
    marks = one.triggers["overtake"]
    if passage.language in {"tg", "fa"}:  # whose verb follows
        return any(passage.has_any("object.post", first, mark.last) for mark in marks)
    return any(
        passage.has_any("object.post", mark.first, min(last, mark.last + _TAKEN_REACH)) for mark in marks
    )


def _is_won_by_state(passage: Passage, one: Told) -> bool:
    """Return whether those who took a place back are the forces of a state: they are told of first."""
    first, last = one.sentence.first, one.sentence.last
    marks = passage.marks_in("person.security", first, last)
    if passage.language == "ru":
        marks = sorted((*marks, *passage.marks_in("person.army", first, last)))
    if passage.language in {"ru", "tg"} and not marks:
        marks = passage.marks_in("ruling.after", first, last)  # "ҳукумат ноҳияро бозпас гирифт"
    if passage.language == "en" and any(
        passage.words[index].norm in _FROM
        and passage.has_any("person.attackers", index + 1, min(last, index + 3))
        for mark in passage.marks_in("context.regained", first, last)
        for index in range(mark.first, min(last, mark.last + 1))
    ):
        return True  # "was cleared of the Taliban", "was recaptured from the insurgents"
    return bool(marks) and not passage.has_any("person.attackers", first, marks[0].last)


def _killed(told: Sequence[Told]) -> bool:
    """Return whether somebody was killed."""
    return any(figure.value and figure.kind == "killed" for one in told for figure in one.figures)


def _is_cargo(passage: Passage, told: Sequence[Told], triggers: set[str]) -> bool:
    """Return whether a drone only carried what was smuggled: it was caught, and nobody came to harm."""
    if "drone" not in triggers or triggers & {"attack", "blast", "grenade", "mine"} or victims_of(told):
        return False
    spans = [(one.sentence.first, one.sentence.last) for one in told]
    loot = any(passage.has_any(f"object.{thing}", *span) for span in spans for thing in ("drugs", "weapons"))
    return bool(triggers & {"arrest", "seize"}) and loot


def _by_trigger(opening: set[str], triggers: set[str], *, harmed: bool) -> tuple[str, str] | None:
    """Return the types that a weapon or an abduction decides by itself; the opening sentence counts first."""
    decided = opening & {"clash", "shelling", "mine", "grenade"}
    decisive = {name for name in ("suicide", "drone") if name in triggers and not decided}
    by_hand = bool(opening & {"clash", "attack", "fire", "overtake"})
    quiet = (
        bool(opening & {"surrender", "overtake", "arrest", "seize"}) and not harmed
    )  # weapons, but no shots
    first = [one for one in _BY_TRIGGER if one[0] in opening | decisive]
    spared = {"blast", "abduct"} if harmed else {"blast"}  # those taken away and found dead were attacked
    later = [one for one in _BY_TRIGGER if one[0] in triggers - spared and not (by_hand or quiet)]
    if not quiet and opening.isdisjoint(
        {"clash", "attack"}
    ):  # "came under fire", and later: "three mortar bombs fell"
        later += [one for one in _BY_TRIGGER if one[0] in triggers & {"shelling"}]
    for name, kind, sub_kind in (*first, *later):
        minor = name in {"shelling", "blast"} and bool(opening & {"clash", "attack", "infiltration"})
        minor = minor or (
            name in {"mine", "blast", "shelling", "grenade"}
            and bool(opening & {"arrest", "seize"})
            and not harmed
        )
        if not minor:
            return kind, sub_kind
    return None


def _is_clash(passage: Passage, told: Sequence[Told]) -> bool:
    """Return whether two armed sides fought: among the victims or the attacked is one that carries arms."""
    hit = victims_of(told)
    if only_civilian(passage, told, hit):
        return False
    if hit & ARMED:
        return True
    if any("infiltration" in one.triggers for one in told) and not (
        hit and _attackers_came(passage, told, hit)
    ):
        return True
    aims = (aimed_at_armed(passage, one) for one in told)
    aimed = next((one for one in aims if one is not None), None)
    fought = any(guards_shot_crossers(passage, one) or is_answered(passage, one) for one in told)
    if aimed is not None or fought:
        return fought or bool(aimed)
    if any("clash" in one.triggers or two_sides(passage, one) or _wiped_out(passage, one) for one in told):
        return True
    return any(passage.has_any("object.rivals", one.sentence.first, one.sentence.last) for one in told)


def _wiped_out(passage: Passage, one: Told) -> bool:
    """Return whether Russian tells that a band was wiped out: "ликвидирована группа контрабандистов"."""
    return one.victims and any(
        passage.has_any("part.group", mark.last, mark.last + 2)
        for mark in passage.marks_in("killed.foes", one.sentence.first, one.sentence.last)
    )


def _attackers_came(passage: Passage, told: Sequence[Told], hit: set[str]) -> bool:
    """Return whether those who crossed attacked others, and no force is told to have met them."""
    by_gunmen = hit == {"civilians"} and any(
        "fire" in one.triggers and passage.has_any("actor.gunmen", one.sentence.first, one.sentence.last)
        for one in told
    )
    if not (by_gunmen or any({"attack", "arson", "abduct"} & one.triggers.keys() for one in told)):
        return False
    return not any(
        name in _FORCES and not _only_speaks(passage, first, last)
        for one in told
        if one.triggers
        for first, last, name in passage.family_in("actor", one.sentence.first, one.sentence.last)
    )


def _only_speaks(passage: Passage, first: int, last: int) -> bool:
    """Return whether a verb of speech stands beside forces: "border troops said that eight men forded"."""
    return passage.has_any("speech.verbs", max(0, first - _SPEECH_REACH), last + _SPEECH_REACH)


def _without_violence(passage: Passage, told: Sequence[Told], triggers: set[str]) -> str:
    """Return the sub-event type of an event in which nobody fought."""
    spans = [(one.sentence.first, one.sentence.last) for one in told]
    if "arson" in triggers and ("arson" in told[0].triggers or "arrest" not in told[0].triggers):
        return "Looting/property destruction"  # not "four men were held; their laboratory was burnt"
    told_first = passage.has_one_of(("object.drugs", "object.weapons", "object.weight"), *spans[0]) or any(
        kind in _HUNTED for *_, kind in passage.family_in("actor", *spans[0])
    )
    # What else was found is less.
    matter = spans[:1] if "arrest" in told[0].triggers and told_first else spans
    if any(passage.has_any("object.weapons", *span) for span in matter) and not any(
        passage.has_any("object.drugs", *span) and "arrest" in triggers for span in spans
    ):
        return "Disrupted weapons use"
    return "Arrests" if "arrest" in triggers else "Other"
