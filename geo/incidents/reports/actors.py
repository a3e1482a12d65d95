"""Who fought whom: actors and victims in ACLED's manner, from the words of an event."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from geo.incidents.reports.lexicon import Mark
from geo.incidents.reports.parties import NAMED_GROUPS, Party, find_parties, is_acted_upon
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.told import Told
from geo.incidents.reports.tolls.figures import Figure

# Sub-event types in which forces act; those that armed sides fight out; those by hand.
_BY_FORCES = {"Arrests", "Disrupted weapons use", "Change to group/activity"}
_BETWEEN_GROUPS = {"Armed clash", "Non-state actor overtakes territory"}
_BY_HAND = {"Attack", "Armed clash", "Abduction/forced disappearance"}
_FROM_AFAR = {"Air/drone strike", "Shelling/artillery/missile attack"}
_BLASTS = {"Remote explosive/landmine/IED", "Grenade"}
_AFTERMATH = {"arrest", "seize"}  # triggers of what is done after an attack
_ROLES = {"civilians": "civilians", "security": "security forces", "attackers": "attackers"}
_RULERS = "Taliban"
_CLAIMS = ("claim.none", "claim.made", "claim.own")
_CLAIM_REACH = 4  # words from "взяла на себя" to the group
_OUR = "ما"
_FRONTS = {"resistance_front", "freedom_front"}
_ASSAULTS = {"attack", "fire", "clash", "mine", "blast", "grenade", "shelling"}
_THAT, _DONE = "که", {"داده", "کرده", "زده", "کشته"}  # before and at the end of what a front says it did
_HEAD = 3  # words at the head of a sentence or a clause
_NATION_AFTER = 1  # words from the last one of a figure to the country whose citizens it counts


Span = tuple[int, int]  # the first word, and the word after the last


class Actors(NamedTuple):
    """Who acted and upon whom, who claims it, who was hit; `rests` has the words for each."""

    actor1: str
    actor2: str
    claimed_by: str
    victims: str
    rests: Mapping[str, Span]


def read_actors(passage: Passage, told: Sequence[Told], country: str, kind: str) -> Actors:
    """
    Return who acted and upon whom, who claims it, and what people of which countries were killed or wounded.

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
    nations = ", ".join(_nations_hit(passage, told))
    hit = _civilians_hit(passage, told)
    civilians = (f"Civilians ({nations})" if nations else "Civilians") if hit else ""
    where = {civilians: hit} if hit else {}
    actor1, actor2 = _find_actors(passage, told, country, kind, where)
    claimed, claim = _find_claim(passage, told)
    if claim and claimed not in {"", "nobody", actor1}:
        actor1, actor2 = _with_claim(actor1, actor2, claimed, kind)
        actor2 = actor2 or civilians
        where[claimed] = claim
    victims, counted = _victims(passage, told)
    rests = {
        "actor1": where.get(actor1),
        "actor2": where.get(actor2),
        "claimed_by": claim,
        "victims": counted,
    }
    return Actors(actor1, actor2, claimed, victims, {name: span for name, span in rests.items() if span})


def _find_actors(
    passage: Passage, told: Sequence[Told], country: str, kind: str, where: dict[str, Span]
) -> tuple[str, str]:
    """Return who acted and upon whom; `where` has the civilians that were hit, and gets the other parties."""
    civilians = next(iter(where), "")
    parties = find_parties(passage, _telling(told, kind), country)
    acted = {one.label for one in parties}
    if len({one.is_group for one in parties}) < 2:  # noqa: PLR2004 - no group, or no force
        seen = {one.first for one in parties}
        parties += [
            one for one in find_parties(passage, told, country) if one.first not in seen and not one.is_named
        ]
    parties = [_with_part(one, kind, country) for one in parties]
    for one in parties:
        where.setdefault(one.label, (one.first, one.last))
    acting = _groups(parties, hit=False)
    struck = [label for label in _groups(parties, hit=True) if label not in acting]
    forces = list(dict.fromkeys(one.label for one in parties if not one.is_group))
    if kind in _BY_FORCES:
        speakers = find_parties(passage, _telling(told, kind), country, speakers=True)
        forces = forces or [
            one.label for one in speakers if not one.is_group
        ]  # police tell whom they arrested
        return _who_held_whom(acting + struck, forces, civilians, country)
    if kind in _BETWEEN_GROUPS and (acting or struck or len(forces) > 1):
        return _who_fought_whom(acting + struck, forces, civilians)
    held = forces[0] if forces else ""
    if civilians and "security" in _hit(told):
        civilians = "" if held or struck else civilians
    if acting or struck:
        return (acting[0] if acting else ""), (struck[0] if struck else civilians or held)
    doers = [one.label for one in parties if one.doer and not one.is_group]
    if doers and kind in _BY_HAND:
        return doers[0], civilians  # "دو تن به دست مرزبانان کشته شدند"
    if civilians and held:
        fired = any({"fire", "attack", "clash"} & one.triggers.keys() for one in told)
        return (held if fired and kind in _BY_HAND and held in acted else ""), civilians
    return "", held or civilians


def _telling(told: Sequence[Told], kind: str) -> list[Told]:
    """Return the sentences that tell the event, not what was done about it: "three were arrested"."""
    telling = [one for one in told if one.triggers or one.figures]
    if kind in _BY_FORCES:
        return telling
    return [one for one in telling if one.victims or one.triggers.keys() - _AFTERMATH]


def _with_part(one: Party, kind: str, country: str) -> Party:
    """Return a party with the part that the kind of event gives it."""
    if one.kind == "gunmen" and kind not in _FROM_AFAR:
        return one._replace(hit=False)  # gunmen and bombers who were killed are those who had come to kill
    blown_up = kind in _BLASTS and one.is_named
    bombed = kind == "Air/drone strike" and country == "Afghanistan"  # no group there has aircraft
    if one.is_group and not one.doer and (blown_up or bombed):
        return one._replace(hit=True)  # who lays a bomb is told by "by" or by a claim
    return one


def _groups(parties: Sequence[Party], *, hit: bool) -> list[str]:
    """Return the labels of the groups that were hit, or of the others, each once; named ones come first."""
    kinds = {one.kind for one in parties if one.is_group}
    mine = [one for one in parties if one.is_group and one.hit is hit]
    if any(one.is_named for one in mine):
        kinds -= {"militants", "gunmen"}  # "fighters of the Front": they are no others
    elif kinds.isdisjoint(NAMED_GROUPS) and len(kinds) > 1:
        kinds.discard("gunmen")
    ordered = sorted(mine, key=lambda one: not one.is_named)
    return list(dict.fromkeys(one.label for one in ordered if one.kind in kinds))


def _who_fought_whom(groups: Sequence[str], forces: Sequence[str], civilians: str) -> tuple[str, str]:
    """Return the two sides of a fight; a group stands before a force, as in the packaged table."""
    if groups:
        rival = forces[0] if forces else (groups[1] if len(groups) > 1 else civilians)
        return groups[0], rival
    other = next((one for one in forces if one.partition(" (")[2] != forces[0].partition(" (")[2]), "")
    return (forces[0], other) if other else ("", forces[0])


def _who_held_whom(
    groups: Sequence[str], forces: Sequence[str], civilians: str, country: str
) -> tuple[str, str]:
    """Return who arrested or seized, and whom; without a force, the Taliban do where they rule."""
    held = list(groups)
    force = forces[0] if forces else ""
    if not force and country == "Afghanistan" and _RULERS in held:
        force = _RULERS
        held.remove(_RULERS)
    return force, held[0] if held else civilians


def _hit(told: Sequence[Told]) -> set[str]:
    """Return the kinds of people killed and wounded."""
    return {
        category for one in told for figure in one.figures if figure.value for category in figure.categories
    }


def _civilians_hit(passage: Passage, told: Sequence[Told]) -> Span | None:
    """Return the words that tell of civilians who were killed, wounded or attacked, or None."""
    for one in told:
        for figure in one.figures:
            if figure.value and "civilians" in figure.categories:
                return figure.first, figure.last
    if any({"abduct", "attack", "arson"} & one.triggers.keys() for one in told):
        for one in told:
            for mark in passage.marks_in("person.civilians", one.sentence.first, one.sentence.last):
                return mark.first, mark.last
    return None


def _with_claim(actor: str, other: str, claimed: str, kind: str) -> tuple[str, str]:
    """Return who acted and upon whom, once it is known who `claimed` it."""
    if claimed == other or (kind in _BETWEEN_GROUPS and actor in NAMED_GROUPS.values()):
        return claimed, actor  # who was told first is whom they fought
    return claimed, other


def _nations_of(passage: Passage, one: Told, figure: Figure) -> list[str]:
    """Return the countries whose citizens a figure counts, as far as its own words tell."""
    after = min(one.sentence.last, figure.last + _NATION_AFTER)  # "погибли трое граждан КНР"
    nations = passage.family_in("nation", figure.first, after)
    by = passage.marks_in("target.by", figure.first, after)[:1] if nations else []
    end = by[0].first if by else after  # "به دست مرزبانان تاجیک"
    return [nation for _, last, nation in nations if last <= end]


def _nations_hit(passage: Passage, told: Sequence[Told]) -> list[str]:
    """Return the countries whose citizens were killed or wounded, each once."""
    figures = [(one, figure) for one in told for figure in one.figures if figure.value]
    return list(
        dict.fromkeys(nation for one, figure in figures for nation in _nations_of(passage, one, figure))
    )


def _victims(passage: Passage, told: Sequence[Told]) -> tuple[str, Span | None]:
    """Return what people were hit, "civilians (China); security forces", and the first figure's words."""
    found: dict[str, dict[str, None]] = {}
    span = None
    for one in told:
        for figure in one.figures:
            roles = [role for kind, role in _ROLES.items() if kind in figure.categories]
            nations = _nations_of(passage, one, figure)
            if not figure.value or not (roles or nations):
                continue
            span = span or (figure.first, figure.last)
            found.setdefault(" and ".join(roles) or "people", {}).update(dict.fromkeys(nations))
    told_of = (f"{role} ({', '.join(nations)})" if nations else role for role, nations in found.items())
    return "; ".join(told_of), span


def _find_claim(passage: Passage, told: Sequence[Told]) -> tuple[str, Span | None]:
    """Return who says that he did it, "nobody" where the text says that nobody has, or "", and the words."""
    if passage.language != "fa" and passage.marks.keys().isdisjoint(_CLAIMS):
        return "", None
    for one in told:
        first, last = one.sentence.first, one.sentence.last
        for mark in passage.marks_in("claim.none", first, last):
            return "nobody", (mark.first, mark.last)
        names = [mark for mark in passage.family_in("actor", first, last) if mark[2] in NAMED_GROUPS]
        for mark in passage.marks_in("claim.made", first, last):
            names = _beside_claim(passage, names, mark) or names
            return (NAMED_GROUPS[names[0][2]], (mark.first, mark.last)) if names else ("", None)
        if passage.language == "fa" and names and _announces(passage, one, names[0]):
            return NAMED_GROUPS[names[0][2]], (names[0][0], names[0][1])
        for mark in passage.marks_in("claim.own", first, last):
            if is_acted_upon(passage, *mark):
                continue
            claiming = [name for _, ended, name in names if ended <= mark.first + 1]
            group = NAMED_GROUPS[claiming[0]] if claiming else _speaker_above(passage, *mark)
            if group:
                return group, (mark.first, mark.last)
    return "", None


def _beside_claim(
    passage: Passage, names: Sequence[tuple[int, int, str]], claim: Mark
) -> list[tuple[int, int, str]]:
    """Return the group after or before a Russian claim, not whom it harmed: "за убийство талибов взял"."""
    if passage.language != "ru":
        return []
    after = [one for one in names if 0 <= one[0] - claim.last <= _CLAIM_REACH]
    return after[:1] or [one for one in names if one[1] <= claim.first][-1:]


def _speaker_above(passage: Passage, first: int, last: int) -> str:
    """Return the group that speaks of its own as "ours" in Dari below its name: "جبهه آزادی: رزمندگان ما"."""
    if passage.language != "fa" or passage.words[last - 1].norm != _OUR:
        return ""
    for _, ended, name in reversed(passage.family_in("actor", 0, first)):
        after = passage.words[min(ended + 1, len(passage.words) - 1)].start  # "… افغانستان:"
        if name in NAMED_GROUPS and ":" in passage.text[passage.words[ended - 1].end : after]:
            return NAMED_GROUPS[name]
    return ""


def _announces(passage: Passage, one: Told, front: tuple[int, int, str]) -> bool:
    """Return whether a front says of itself what it did: "جبهه آزادی اعلام کرد که … را هدف قرار داده است"."""
    first, last = one.sentence.first, one.sentence.last
    if front[2] not in _FRONTS or front[0] - first > _HEAD or not one.triggers.keys() & _ASSAULTS:
        return False
    that = next((index for index in range(front[1], last) if passage.words[index].norm == _THAT), last)
    if not passage.has_any("speech.verbs", front[1], that) or passage.family_in("actor", that, that + _HEAD):
        return False
    ends = [word.norm for word in passage.words[max(first, last - 2) : last]]
    return len(ends) > 1 and ends[0] in _DONE and ends[1] in {"است", "اند"}
