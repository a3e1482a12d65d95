"""Text of strangers as it may be shown."""

import pytest

from gazetteer.shown import one_line


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (" Khorog\n\t Tem \x1c", "Khorog Tem"),
        ("\x1b[31mred\x07\x9b", "\ufffd[31mred\ufffd\ufffd"),
        ("\u202eturned\u202c \u2066set apart\u2069", "turned set apart"),
        ("می\u200cشود Хоруғ\u200f", "می\u200cشود Хоруғ\u200f"),
    ],
)
def test_one_line_has_no_signs_that_steer(text: str, shown: str) -> None:
    """Blanks become one, controls are seen as such, and what turns the whole line goes; names stay."""
    assert one_line(text) == shown
