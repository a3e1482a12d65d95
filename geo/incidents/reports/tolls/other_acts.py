"""What else was done to people of whom English tells with the harmed: "killed a guard and tied up a cook"."""

from geo.incidents.reports.passage import Passage
from geo.incidents.reports.tolls.english_clauses import is_past
from geo.incidents.reports.tolls.people import category_at, clause_ends

_DID_ELSE = {
    "let",
    "took",
    "held",
    "sent",
    "saw",
    "fought",
    "brought",
    "led",
    "caught",
    "hid",
    "made",
    "put",
    "set",
}
_DID_ELSE |= {"beat", "bound", "stole", "forced", "cut", "overran", "drew", "shook", "spared"}
_PARTICLES = {
    "up",
    "back",
    "off",
    "away",
    "out",
    "down",
    "over",
    "go",
    "free",
    "along",
    "to",
    "on",
    "at",
    "into",
}
_TOO = {"also", "then", "later", "even", "just", "almost", "reportedly"}
_AND = {"and", "but", "while"}


def does_else(passage: Passage, first: int, last: int) -> bool:
    """Return whether something else is done to people who follow: "killed a guard and | tied up | a cook"."""
    verb = last - 1
    while verb > first and passage.words[verb].norm in _PARTICLES:
        verb -= 1
    norm = passage.words[verb].norm
    if passage.language != "en" or verb < first or verb in passage.casualty_words:
        return False
    if category_at(passage, verb) or not (norm.endswith("ing") or is_past(norm) or norm in _DID_ELSE):
        return False
    head = verb
    while head > first and (
        passage.words[head - 1].norm in _TOO or passage.words[head - 1].norm.endswith("ly")
    ):
        head -= 1
    return clause_ends(passage, head) or (head > first and passage.words[head - 1].norm in _AND)
