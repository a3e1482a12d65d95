"""What a name that another language writes may be."""

import pytest

from gazetteer.orthography import readings


@pytest.mark.parametrize(
    ("key", "written", "read"),
    [
        ("khoroga", "Хорога", "khorog"),
        ("maymanu", "Майману", "maymana"),  # the vowel of the nominative is not that of the case
        ("khosrow", "Khosrow", "khosrav"),
        ("dowlatabad", "Dowlatabad", "davlatabad"),
        ("pandsch", "Pandsch", "panj"),
        ("chugnan", "Chugnan", "shugnan"),
    ],
)
def test_a_reading_is_the_name_in_english_letters(key: str, written: str, read: str) -> None:
    """Cases, diphthongs and the letters of other languages are read."""
    assert read in readings(key, written)


def test_a_name_that_only_one_language_writes_so_has_no_reading() -> None:
    """A vowel behind the diphthong parts it; letters of Latin script have no Russian case."""
    assert readings("rowan", "Rowan") == ["rovan"]
    assert "darvoz" not in readings("darvoza", "Darvoza")
