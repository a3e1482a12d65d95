"""On which side people were whom a number counts: that which English says lost them, or words beside say."""

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.about import ABOUT
from geo.incidents.reports.tolls.figures import Marker
from geo.incidents.reports.tolls.people import Quantity, category_at, clause_ends
from geo.incidents.reports.tolls.references import kind_of_all
from geo.incidents.reports.tolls.sides import is_anybody, is_ours, kind_beside, of_speaker, side_of

_HAD = {"had", "lost", "suffered", "have", "counted", "losing", "reported", "sustained"}
_LOSSES = {"losses", "casualties"}
_SIDES = {"attackers", "security"}
_REACH, _SUBJECT = 9, 7  # words from the verb to a number; from those who lost men to the verb
_SUBJECTS = ("ые", "ие", "ки", "ты", "ры", "ия", "цы")  # of Russian forces that act: "военные", "солдаты"
_OF = {"of", "among", "on"}
_OF_FA, _BEHIND = "از", 5  # before whose the dead were, words from them to it: "کشته و یازده زخمی | از"


def of_side(passage: Passage, sentence: Sentence, marker: Marker, one: Quantity) -> Quantity:
    """Return a number with the people it counts, where only words before it say so."""
    one = _told(passage, sentence, marker, one)
    if one.category == "attackers" and passage.has_any("killed.martyr", marker.first, marker.last):
        taliban = passage.has_any("actor.taliban", sentence.first, marker.first)
        return one if taliban else one._replace(category="security")  # those whom their own call martyrs
    return one


def _told(passage: Passage, sentence: Sentence, marker: Marker, one: Quantity) -> Quantity:
    """Return a number with the people whom words before it or beside it say that it counts."""
    if is_ours(passage, marker):
        return one._replace(category="")
    all_of_side = kind_of_all(passage, one) or of_speaker(passage, sentence, one)
    if all_of_side:
        return one._replace(category=all_of_side)
    if one.spoken and (one.category in {"", "generic"} or is_anybody(passage, one, marker)):
        side = _loser(passage, sentence, one)
        if side:
            return one._replace(category=side)
    foes = one.spoken and one.category == "" and _are_killed_by_forces(passage, sentence, marker, one)
    said = "attackers" if foes else kind_beside(passage, marker, one) if one.spoken else ""
    if said:
        return one._replace(category=said)
    if not one.spoken or (one.category not in {"", "generic"} and not is_anybody(passage, one, marker)):
        return one
    category = side_of(passage, sentence, marker, one) or _side_after(passage, sentence, marker)
    return one._replace(category=category) if category else one


def _side_after(passage: Passage, sentence: Sentence, marker: Marker) -> str:
    """Return the side that Dari names behind its dead and wounded: "شش کشته و یازده زخمی از پولیس"; or ""."""
    if passage.language != "fa" or marker.last >= sentence.last:
        return ""
    for index in range(marker.last, min(sentence.last - 1, marker.last + _BEHIND)):
        if clause_ends(passage, index):
            break
        if passage.words[index].norm == _OF_FA:
            kinds = (category_at(passage, at) for at in range(index + 1, min(sentence.last, index + 3)))
            return next((kind for kind in kinds if kind in _SIDES), "")
    return ""


def _are_killed_by_forces(passage: Passage, sentence: Sentence, marker: Marker, one: Quantity) -> bool:
    """Return whether forces at the head of a Russian sentence killed a bare number: "Военные убили двоих"."""
    if passage.language != "ru" or one.first < marker.last or marker.back:
        return False
    head = sentence.first
    opens = category_at(passage, head) == "security" and passage.words[head].norm.endswith(_SUBJECTS)
    return opens and not any(category_at(passage, index) for index in range(head + 1, marker.first))


def _loser(passage: Passage, sentence: Sentence, one: Quantity) -> str:
    """Return "attackers" or "security", whichever lost those whom a number counts; "" if none is told."""
    if passage.language != "en":
        return ""
    for index in range(one.first - 1, max(sentence.first, one.first - _REACH) - 1, -1):
        if ";" in passage.text[passage.words[index].end : passage.words[index + 1].start]:
            return ""
        norm = passage.words[index].norm
        if norm in _LOSSES and index < one.first - 1:
            return _beside(passage, sentence, index)
        if norm in _HAD and _counts_next(passage, index + 1):
            return _side_before(passage, sentence, index)
    return ""


def _counts_next(passage: Passage, index: int) -> bool:
    """Return whether a number follows, as in "had at least five dead", and no verb: "had claimed ten"."""
    while passage.words[index].norm in ABOUT:
        index += 1
    return passage.number_covering(index) is not None


def _beside(passage: Passage, sentence: Sentence, index: int) -> str:
    """Return whose losses are told: "the opposition's losses", "losses of the guards"."""
    after = index + 1
    if after < sentence.last and passage.words[after].norm in _OF:
        sides = (
            category_at(passage, step) for step in range(after + 1, min(sentence.last, after + _SUBJECT))
        )
        return next((side for side in sides if side in _SIDES), "")
    return _side_before(passage, sentence, index)


def _side_before(passage: Passage, sentence: Sentence, index: int) -> str:
    """Return the armed side that is told last before a word, in its clause."""
    for step in range(index - 1, max(sentence.first, index - _SUBJECT) - 1, -1):
        side = category_at(passage, step)
        if side in _SIDES:
            return side
        if side or ";" in passage.text[passage.words[step].end : passage.words[step + 1].start]:
            return ""
    return ""
