"""What names sound like across romanisations: one letter a sound, so that a misspelling is a small distance."""

import re

# Longest first. Each group of spellings stands for one sound of Tajik, Dari or Russian, or for sounds that one
# romanisation or another does not keep apart.
_SOUNDS = (
    ("shch", "s"), ("dzh", "j"), ("tsh", "c"),
    ("kh", "h"), ("gh", "g"), ("zh", "j"), ("sh", "s"), ("ch", "c"), ("ts", "s"), ("dj", "j"), ("ph", "f"),
    ("ck", "k"), ("ou", "u"), ("oo", "u"), ("ow", "u"), ("uw", "u"), ("aw", "av"), ("au", "av"), ("ee", "i"),
    ("ai", "ai"), ("ay", "ai"), ("ei", "ai"), ("ey", "ai"), ("ya", "a"), ("yo", "a"), ("yu", "u"), ("ye", "i"),
    ("iy", "i"), ("yi", "i"),
    ("x", "h"), ("q", "k"), ("w", "v"), ("o", "a"), ("e", "i"), ("y", "i"), ("c", "k"),
)  # fmt: skip
_SOUND_OF = dict(_SOUNDS)
_SPELLING = re.compile("|".join(spelling for spelling, _ in _SOUNDS))
_DOUBLE = re.compile(r"(.)\1+")


def sound_key(key: str) -> str:
    """
    Return how a search key sounds: names that romanisations spell differently come out alike.

    Parameters
    ----------
    key
        A search key (`normalize.search_key`). Only its Latin letters are changed.

    >>> sound_key("darwaz") == sound_key("darvoz")
    True
    >>> sound_key("khorugh") == sound_key("xorug")
    True
    """
    return _DOUBLE.sub(r"\1", _SPELLING.sub(lambda found: _SOUND_OF[found.group()], key))
