"""A text as it was typed → as it would be printed, sign for sign: keyboards make no difference to it."""

import re

from geo.incidents.reports.paragraphs import unwrapped

_DASH = re.compile(r"(?<=[^\W\d]) - (?=[^\W\d«\"“])|(?<=[)»”\".,]) - (?=[^\W\d«\"“])")  # not "3 - 9 February"
_ARABIC = str.maketrans("يىك", "ییک")
_COMMA = re.compile(r",(?=\s)")


def as_printed(text: str, language: str) -> str:
    """
    Return a text that is as long, as a printer would set it.

    Each paragraph on one line, a dash where a hyphen stands between words; Dari with Persian letters and
    commas.

    >>> as_printed("убит сторож - отец троих", "ru")
    'убит сторож — отец троих'
    """
    text = unwrapped(text)
    if " - " in text:
        text = _DASH.sub(" — ", text)
    if language == "fa":
        text = _COMMA.sub("،", text.translate(_ARABIC))
    return text
