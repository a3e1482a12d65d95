"""Who fought whom: actors and victims in ACLED's manner, from the words of an event."""

from collections.abc import Sequence

from geo.incidents.reports.passage import Passage
from geo.incidents.reports.told import Told

# The lexicon's actors → their names in the table; {} is the country, where the words beside tell it.
_ARMED_GROUPS = {
    "taliban": "Taliban",
    "islamic_state": "Islamic State",
    "ansarullah": "Jamaat Ansarullah",
    "resistance_front": "National Resistance Front",
    "freedom_front": "Afghanistan Freedom Front",
    "smugglers": "Smugglers{}",
    "militants": "Militants{}",
    "gunmen": "Unidentified armed group{}",
}
_FORCES = {
    "border_guards": "Border guards{}",
    "police": "Police{}",
    "soldiers": "Military forces{}",
    "security": "Security forces{}",
}
# Sub-event types in which forces act; those that armed sides fight out; those by hand.
_BY_FORCES = {"Arrests", "Disrupted weapons use", "Change to group/activity"}
_BETWEEN_GROUPS = {"Armed clash", "Non-state actor overtakes territory"}
_BY_HAND = {"Attack", "Armed clash", "Abduction/forced disappearance"}
_SPEECH_REACH = 3  # words between a speaker and the verb
_OFFICE_REACH = 2  # words from "the Taliban's" to "ministry"
_REACH = 3  # words between a nationality and whom it describes


def find_actors(passage: Passage, told: Sequence[Told], country: str, kind: str) -> tuple[str, str]:
    """
    Return who acted and upon whom.

    Parameters
    ----------
    passage
        The text.
    told
        The sentences of the event.
    country
        The country of its place, "Tajikistan" or "Afghanistan": whose border guards and police they are.
    kind
        Its sub-event type.
    """
    telling = [one for one in told if one.triggers or one.figures]
    groups, forces = _sides(passage, telling, country)
    if len(telling) < len(told) and not (groups and forces):
        more = _sides(passage, told, country)
        groups, forces = groups or more[0], forces or more[1]
    named = [one for one in groups if not one.startswith("Unidentified")] or groups
    civilians = _civilians(passage, told)
    acting, held = (named[0] if named else ""), (forces[0] if forces else "")
    if kind in _BY_FORCES:
        return held, acting or civilians
    hit = _hit(told)
    if acting:
        rival = named[1] if kind in _BETWEEN_GROUPS and len(named) > 1 else ""
        if civilians and "security" not in hit and kind not in _BETWEEN_GROUPS:
            return acting, civilians
        return acting, held or rival or civilians
    if len(forces) > 1 and forces[1].partition(" (")[2] != held.partition(" (")[2]:
        return held, forces[1]
    if civilians and held and "security" not in hit:
        fired = any({"fire", "attack", "clash"} & one.triggers.keys() for one in told)
        return (held if fired and kind in _BY_HAND else ""), civilians
    return "", held or civilians


def _sides(passage: Passage, told: Sequence[Told], country: str) -> tuple[list[str], list[str]]:
    """Return the armed groups and the forces that sentences name, each once, in their order."""
    groups, forces = dict[str, None](), dict[str, None]()
    home = "" if "," in country else country  # a river is of several
    for one in told:
        ended = -1
        for first, last, name in passage.family_in("actor", one.sentence.first, one.sentence.last):
            told_already = first <= ended  # "Taliban fighters"
            ended = last
            if told_already or _only_said(passage, one, first, last):
                continue
            nation = _nation_beside(passage, one, first, last)
            if name in _ARMED_GROUPS:
                groups[_label(_ARMED_GROUPS[name], nation)] = None
            else:
                forces[_label(_FORCES[name], nation or home)] = None
    return list(groups), list(forces)


def _label(template: str, nation: str) -> str:
    """Return an actor's name, with its country where that is known."""
    return template.format(f" ({nation})" if nation else "")


def _only_said(passage: Passage, one: Told, first: int, last: int) -> bool:
    """Return whether an actor only speaks or rules: "Taliban officials confirmed", "Taliban-ruled"."""
    low, high = one.sentence.first, one.sentence.last
    if passage.has_any("ruling.after", last, min(high, last + _OFFICE_REACH)):
        return True
    if passage.has_any("speech.of", max(low, first - _SPEECH_REACH), first):
        return True  # "according to the provincial police chief"
    if passage.has_any("ruling.before", max(low, first - 1), first):
        return True
    if passage.has_any("speech.verbs", last, min(high, last + _SPEECH_REACH)):
        return True
    if not (one.triggers or one.figures) and any(
        passage.has_any(name, last, high) for name in ("speech.verbs", "speech.silent")
    ):
        return True  # "the Taliban have not yet said anything about it"
    return passage.language == "ru" and passage.has_any(
        "speech.verbs", max(low, first - _SPEECH_REACH), first
    )


def _nation_beside(passage: Passage, one: Told, first: int, last: int) -> str:
    """Return the country whose adjective stands beside a word, or ""."""
    low, high = max(one.sentence.first, first - _REACH), min(one.sentence.last, last + _REACH)
    if passage.language == "en":
        high = last
    elif passage.language in {"tg", "fa"}:
        low = first  # "нерӯҳои марзии Тоҷикистон", "افراد مسلح افغان": what describes somebody follows him
    found = passage.family_in("nation", low, high)
    return min(found, key=lambda mark: abs(mark[0] - first))[2] if found else ""


def _hit(told: Sequence[Told]) -> set[str]:
    """Return the kinds of people killed and wounded."""
    return {
        category for one in told for figure in one.figures if figure.value for category in figure.categories
    }


def _civilians(passage: Passage, told: Sequence[Told]) -> str:
    """Return civilians as an actor, with the countries of the victims where the text tells them."""
    hit = _hit(told)
    aimed = any({"abduct", "attack", "arson"} & one.triggers.keys() for one in told)
    if "civilians" not in hit and not (
        aimed
        and any(passage.has_any("person.civilians", one.sentence.first, one.sentence.last) for one in told)
    ):
        return ""
    nations = find_victims(passage, told)
    return f"Civilians ({nations})" if nations else "Civilians"


def with_claim(actor: str, other: str, claimed: str, kind: str) -> tuple[str, str]:
    """Return who acted and upon whom, once it is known who `claimed` it."""
    if claimed in {"", "nobody", actor}:
        return actor, other
    if claimed == other or (kind in _BETWEEN_GROUPS and actor in _ARMED_GROUPS.values()):
        return claimed, actor  # who was told first is whom they fought
    return claimed, other


def find_victims(passage: Passage, told: Sequence[Told]) -> str:
    """Return the countries whose citizens were killed or wounded, as far as the figures' own words tell."""
    found: list[str] = []
    for one in told:
        for figure in one.figures:
            if figure.value:
                found += [nation for _, _, nation in passage.family_in("nation", figure.first, figure.last)]
    return ", ".join(dict.fromkeys(found))


def find_claim(passage: Passage, told: Sequence[Told]) -> str:
    """Return who says that he did it, "nobody" where the text says that nobody has, or ""."""
    for one in told:
        span = (one.sentence.first, one.sentence.last)
        if passage.marks_in("claim.none", *span):
            return "nobody"
        if passage.marks_in("claim.made", *span):
            return next(
                (
                    _label(_ARMED_GROUPS[name], "")
                    for _, _, name in passage.family_in("actor", *span)
                    if name in _ARMED_GROUPS
                ),
                "",
            )
    return ""
