"""Words before a number that say about how many it counts: "as many as 30", "не менее 30", "دست‌کم ۳۰"."""

from geo.incidents.reports.passage import Passage
from geo.incidents.reports.words import normal

_AMOUNT = {"total", "minimum", "maximum", "excess", "upwards"}  # … of

ABOUT = frozenset(
    map(
        normal,
        [
            *("at", "least", "most", "about", "around", "some", "only", "just", "nearly", "almost", "over"),
            *("up", "to", "as", "many", "more", "fewer", "less", "than", "well", "close", "roughly", "even"),
            *(
                "approximately",
                "a",
                "an",
                "estimated",
                "total",
                "perhaps",
                "possibly",
                "exactly",
                "no",
                "not",
            ),
            *("another", "further", "also"),
            *("не", "менее", "более", "около", "примерно", "свыше", "порядка", "минимум", "как", "меньше"),
            *("больше", "почти", "до", "приблизительно", "по", "меньшей", "крайней", "мере", "чуть", "чем"),
            *("ориентировочно", "предположительно", "всего"),
            *("тақрибан", "ҳудуди", "қариб"),
            *("حدود", "نزدیک", "دست", "کم", "حداقل"),
        ],
    )
)


def before_about(passage: Passage, index: int, first: int) -> int:
    """Return the word before the words that say "about" and end at a word; `first` is the last to return."""
    while index > first:
        norm = passage.words[index].norm
        if norm == "of" and passage.words[index - 1].norm in _AMOUNT:
            index -= 2 + (passage.words[index - 2].norm == "in")
        elif norm == "сложности" and passage.words[index - 1].norm == "общей":
            index -= 3
        elif norm in ABOUT:
            index -= 1
        else:
            break
    return max(index, first)
