"""What places are called on a map."""

import pytest

from maps.naming import local_names


@pytest.mark.parametrize(
    ("language", "name"), [("tg", "Душанбе"), ("ru", "Душанбе"), ("fa", "دوشنبه"), ("en", "Dushanbe")]
)
def test_local_names_gives_todays_name(language: str, name: str) -> None:
    """Dushanbe is not called Stalinabad any more."""
    assert local_names(["tj-dushanbe"], language) == {"tj-dushanbe": name}


@pytest.mark.parametrize(("language", "name"), [("tg", "Қундуз"), ("ru", "Кундуз"), ("fa", "قندز")])
def test_local_names_knows_a_language_by_its_letters(language: str, name: str) -> None:
    """GeoNames does not say which of Kunduz's Cyrillic names is Tajik: the letters do."""
    assert local_names(["gn-1135689"], language) == {"gn-1135689": name}


def test_local_names_leaves_out_what_is_not_recorded() -> None:
    """A place without a name in that language is not in the answer."""
    assert local_names(["tj-bahori", "tj-dushanbe"], "fa").keys() == {"tj-dushanbe"}
