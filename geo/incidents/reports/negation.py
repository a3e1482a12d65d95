"""The Dari "نه": nine, or "not" and "neither", which vowel signs seldom tell apart."""

from collections.abc import Sequence

from geo.incidents.reports.words import Word, normal

_NOT = "نه"  # or nine
_NOT_OF = frozenset(
    map(
        normal,
        [
            *("از", "کسی", "کس", "هیچ", "تنها", "فقط", "که", "به", "در", "با", "بر", "این"),
            *("آن", "او", "وی", "ما", "من", "تو", "شما", "ایشان", "آنان", "آنها", "خود", "اینکه"),
            *("هم", "مردم", "فردی"),
        ],
    )
)  # words that nine counts none of
_MANY = ("ان", "ها", "های", "ات", "ین")  # ends of nouns that no number stands before
_NEITHER = 12  # words from "neither" to "nor", at most


def is_not(words: Sequence[Word], index: int) -> bool:
    """Return whether "نه" is no nine but "not" or "neither": "نه از ما کسی کشته شد، نه از آنها"."""
    if words[index].norm != _NOT:
        return False
    low = max(0, index - _NEITHER)
    around = words[low : index + 1 + _NEITHER]
    nots = [low + step for step, word in enumerate(around) if word.norm in {_NOT, "و" + _NOT}]
    return any(_denies(words, one, alone=len(nots) == 1) for one in nots if one == index or len(nots) > 1)


def _denies(words: Sequence[Word], index: int, *, alone: bool) -> bool:
    """Return whether the word after "نه" is none that nine could count; beside another, no plural either."""
    after = [word.norm for word in words[index + 1 : index + 3]]
    if not after or after[0] in _NOT_OF or alone:
        return not after or after[0] in _NOT_OF
    return after[0].endswith(_MANY) or after[-1] in {"ای", *_MANY} or after[0] in {"زخمی", "مجروح"}
