"""Text of strangers as it may be shown: on one line, without signs that steer instead of being read."""

# What turns the writing of a whole line, as str.translate takes out what is mapped to nothing. Joiners, and
# marks beside which nothing turns but the next blank, belong to names.
TURNING = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
# Controls, which a terminal obeys and no font has a picture for.
_STEERING = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), "\ufffd") | TURNING


def one_line(text: str) -> str:
    """Return a text with single blanks between its words, and with � for each sign of control."""
    return " ".join(text.split()).translate(_STEERING)
