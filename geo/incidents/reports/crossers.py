"""Who came over the border: men of no state, whom a text calls attackers only later."""

from geo.incidents.reports.passage import Passage
from geo.incidents.reports.tolls.people import category_at

_FOUGHT = ("killed.violent", "trigger.clash", "trigger.fire")
_FEW, _NEXT = 20, 3  # men of a band; sentences after their crossing in which they are called attackers


def fight_next(passage: Passage, number: int, span: tuple[int, int]) -> bool:
    """Return whether a few of no state crossed who are attackers in English next: "three people crossed"."""
    if passage.language not in {"en", "fa"} or passage.has_any("person.security", *span):
        return False
    few = [one for one in passage.numbers_in(*span) if passage.has("person.generic", one.last)]
    if passage.language == "fa":  # "۳۳ تن از مرز عبور کردند. چهار تن آنان کشته شدند"
        following = passage.sentences[number + 1 : number + 2]
        return any(passage.has_one_of(_FOUGHT, one.first, one.last) for one in following)
    after = passage.sentences[number + 1 : number + 1 + _NEXT]
    told = bool(after) and (
        passage.has_any("person.attackers", after[0].first, after[-1].last)
        or passage.has_one_of(_FOUGHT, after[0].first, after[0].last)
    )
    return told and any(one.value <= _FEW for one in few)


def are_unknown(passage: Passage, first: int, last: int) -> bool:
    """Return whether those named last before a word are of no state: "noticed three unknown persons"."""
    if passage.language != "en" or not passage.has_any("actor.gunmen", first, last):
        return False
    nearest = next((one for one in range(last - 1, first - 1, -1) if category_at(passage, one)), first)
    return passage.has("actor.gunmen", nearest)
