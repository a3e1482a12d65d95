"""Tajik nouns whose ending says that they are one person: "сарбозе", "писараш", "муаллимро"."""

from geo.incidents.reports.passage import Passage
from geo.incidents.reports.tolls.people import category_at

ONE_ENDINGS = ("е", "аш", "яш", "ашон", "яшон", "ро")
_MANY_ENDINGS = (
    "оне",
    "онаш",
    "хое",
    "хояш",
    "ене",
    "енаш",
    "хашон",
    "онашон",
    "хояшон",
    "енашон",
    "онро",
    "хоро",
    "енро",
)
_NO_PLURALS = ("бонро", "понро", "конро", "вонро", "монро")  # of nouns such as "чӯпон", "деҳқон", "меҳмон"


def is_indefinite(passage: Passage, index: int) -> bool:
    """Return whether the ending of a Tajik noun says that it is one person: "сарбозе", "писараш"."""
    norm = passage.words[index].norm
    if passage.language != "tg" or not norm.endswith(ONE_ENDINGS):
        return False
    one = norm.endswith(_NO_PLURALS) and not passage.has("actor.taliban", index)
    if norm.endswith(_MANY_ENDINGS) and not one:
        return False
    return bool(category_at(passage, index)) and not passage.has("person.generic", index)
