"""What is added to a name, and speaks against every place that bears it."""

import pytest
from click.testing import CliRunner

from gazetteer import Gazetteer
from gazetteer.cli import geocode
from gazetteer.place import Answer


def ask(name: str) -> Answer:
    """Ask the packaged gazetteer."""
    return Gazetteer().geocode(name)


@pytest.mark.parametrize(
    ("name", "elsewhere"),
    [
        ("Khorugh, Afghanistan", "tj-khorugh"),
        ("Khorugh (Afghanistan)", "tj-khorugh"),
        ("Хорог, Афганистан", "tj-khorugh"),
        ("خاروغ افغانستان", "tj-khorugh"),
        ("Afghanistan, Khorugh", "tj-khorugh"),
        ("Khorugh, Badakhshan, Afghanistan", "tj-khorugh"),
        ("Khorugh, Uzbekistan", "tj-khorugh"),
        ("Kunduz, Tajikistan", "af-kunduz-province"),
        ("Kunduz Tajikistan", "af-kunduz-province"),
    ],
)
def test_a_country_that_no_bearer_is_in_refuses_them_all(name: str, elsewhere: str) -> None:
    """A country named with a place excludes places elsewhere as the option does, and says where they are."""
    answer = ask(name)

    assert not answer
    assert "elsewhere" in answer.problem
    assert f"({elsewhere})" in answer.problem


@pytest.mark.parametrize(
    ("name", "elsewhere"),
    [
        ("Давлатобод, ноҳияи Ҷалолиддини Балхӣ", "tj-davlatobod-hamadoni"),
        ("Khorugh, Takhar", "tj-khorugh"),
        ("Khorugh in Takhar province", "tj-khorugh"),
    ],
)
def test_a_known_district_or_province_far_from_every_bearer_refuses_them_all(
    name: str, elsewhere: str
) -> None:
    """A district or province that is known, and holds no place of the name, excludes those of elsewhere."""
    answer = ask(name)

    assert not answer
    assert f"({elsewhere})" in answer.problem


@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        ("Khorog, Tajikistan", "tj-khorugh"),
        ("Shughnon, Khorugh", "tj-shughnon-district"),
        ("Тожикистоннинг Ишкошим тумани", "tj-ishkoshim-district"),
        ("Дарвоз-Нусай", "af-nusay"),
        ("Khorugh, Shughnon district", "tj-khorugh"),
        ("Langar, Ishkoshim district", "tj-langar"),
        ("Kulob; Darvoz", "tj-kulob-city"),
        ("Khorugh, Nowhereistan", "tj-khorugh"),
    ],
)
def test_what_goes_with_a_place_does_not_exclude_it(name: str, place_id: str) -> None:
    """A place is found with its own or a neighbouring area, in a list, and with words that are not known."""
    assert ask(name)[0].place.place_id == place_id


def test_a_recorded_name_before_of_is_meant_rather_than_one_that_is_nearly_the_whole() -> None:
    """Chal and Takhar run together are nearly Kandahar."""
    assert ask("Chal district of Takhar")[0].place.place_id == "af-chal-district"


@pytest.mark.parametrize("country", ["Afghanistan", "Tajikistan", "Афғонистон", "تاجیکستان"])
@pytest.mark.parametrize("name", ["Panj River", "Tem bridge", "Panji Poyon"])
def test_places_on_the_border_are_in_both_countries(name: str, country: str) -> None:
    """Rivers and bridges on the border are found with either country."""
    answer = ask(f"{name}, {country}")

    assert answer
    assert {"TJ", "AF"} & set(answer[0].place.country_code.split(","))


def test_the_command_says_where_the_name_is_instead() -> None:
    """The words are those of --country."""
    result = CliRunner().invoke(geocode, ["Khorugh, Afghanistan"])

    assert result.exit_code == 1
    assert "panj: no place there is called 'Khorugh, Afghanistan'; elsewhere Khorugh, TJ" in result.stderr
