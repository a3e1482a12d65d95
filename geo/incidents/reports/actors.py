"""Who fought whom: actors and victims in ACLED's manner, from the words of an event."""

from collections.abc import Iterator, Sequence

from geo.incidents.reports.features import Told
from geo.incidents.reports.passage import Passage

# The lexicon's actors → their names in the table; {} is the country, where the words beside tell it.
_ARMED_GROUPS = {
    "taliban": "Taliban",
    "islamic_state": "Islamic State",
    "ansarullah": "Jamaat Ansarullah",
    "resistance_front": "National Resistance Front",
    "smugglers": "Smugglers{}",
    "militants": "Militants{}",
    "gunmen": "Unidentified armed group{}",
}
_FORCES = {"border_guards": "Border guards{}", "police": "Police{}", "soldiers": "Military forces{}"}
NATIONS = (
    "China",
    "Turkey",
    "Russia",
    "Iran",
    "Pakistan",
    "Uzbekistan",
    "Kyrgyzstan",
    "India",
    "Afghanistan",
    "Tajikistan",
)
_REACH = 3  # words between a nationality and whom it describes


def find_actors(passage: Passage, told: Sequence[Told], country: str) -> tuple[str, str]:
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
    """
    groups = list(dict.fromkeys(_named(passage, told, _ARMED_GROUPS, "")))
    forces = list(dict.fromkeys(_named(passage, told, _FORCES, country)))
    named = [one for one in groups if not one.startswith("Unidentified")] or groups
    if named:
        other = forces[0] if forces else _civilians(passage, told)
        second = named[1] if not other and len(named) > 1 else other
        return named[0], second
    if forces:
        return forces[0], forces[1] if len(forces) > 1 else _civilians(passage, told)
    return "", _civilians(passage, told)


def _named(
    passage: Passage, told: Sequence[Told], table: dict[str, str], country: str, *, speaking: bool = False
) -> Iterator[str]:
    """Yield the actors of one kind in the order in which the sentences name them."""
    found = []
    for one in told:
        for name, label in table.items():
            for mark in passage.marks_in(f"actor.{name}", one.sentence.first, one.sentence.last):
                if (
                    not speaking
                    and table is _ARMED_GROUPS
                    and passage.has_any("speech.verbs", mark.last, mark.last + 3)
                ):
                    continue  # "Taliban officials confirmed"
                nation = _nation_beside(passage, one, mark.first, mark.last) or country
                found.append((mark.first, label.format(f" ({nation})" if nation else "")))
    yield from (label for _, label in sorted(found))


def _nation_beside(passage: Passage, one: Told, first: int, last: int) -> str:
    """Return the country whose adjective stands beside a word, or ""."""
    low, high = max(one.sentence.first, first - _REACH), min(one.sentence.last, last + _REACH)
    if passage.language == "en":
        high = last
    return next((nation for nation in NATIONS if passage.marks_in(f"nation.{nation}", low, high)), "")


def _civilians(passage: Passage, told: Sequence[Told]) -> str:
    """Return civilians as an actor, with the countries of the victims where the text tells them."""
    hit = {
        category for one in told for figure in one.figures if figure.value for category in figure.categories
    }
    aimed = any({"abduct", "attack", "arson"} & one.triggers.keys() for one in told)
    if "civilians" not in hit and not (
        aimed
        and any(passage.has_any("person.civilians", one.sentence.first, one.sentence.last) for one in told)
    ):
        return ""
    nations = find_victims(passage, told)
    return f"Civilians ({nations})" if nations else "Civilians"


def find_victims(passage: Passage, told: Sequence[Told]) -> str:
    """Return the countries whose citizens were killed or wounded, as far as the figures' own words tell."""
    found: list[str] = []
    for one in told:
        for figure in one.figures:
            if figure.value:
                found += [
                    nation
                    for nation in NATIONS
                    if passage.marks_in(f"nation.{nation}", figure.first, figure.last)
                ]
    return ", ".join(dict.fromkeys(found))


def find_claim(passage: Passage, told: Sequence[Told]) -> str:
    """Return who says that he did it, "nobody" where the text says that nobody has, or ""."""
    for one in told:
        span = (one.sentence.first, one.sentence.last)
        if passage.marks_in("claim.none", *span):
            return "nobody"
        if passage.marks_in("claim.made", *span):
            groups = list(_named(passage, [one], _ARMED_GROUPS, "", speaking=True))
            return groups[0] if groups else ""
    return ""
