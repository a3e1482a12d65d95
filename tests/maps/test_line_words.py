"""The words that name the line: in every language, of every kind of line."""

import re
from typing import Any

import pytest
from shapely import LineString, MultiLineString

from geo.border.line import load_border
from geo.border.neighbours import neighbour_border
from geo.border.reading import own_border
from maps.backdrop import load_backdrop
from maps.errors import StyleError
from maps.interactive import IncidentPage, build_map
from maps.line_words import LONGEST_NAME, line_words, words_along
from maps.page_words import page_words
from maps.series import plot_series
from maps.static import plot_map
from maps.words import LANGUAGES, words

ROAD = LineString([(70, 40), (71, 40.2), (72, 40)])
# What stands for Afghanistan or for "border" in words that would tell of the packaged border.
AFGHAN = re.compile("afghan|афган|афғон|افغان", re.IGNORECASE)
BORDER = re.compile("border|границ|сарҳад|مرز", re.IGNORECASE)
# Of other borders, and of places, not of the line.
ABOUT_OTHERS = {"AF", "frontier", "crossing", "note", "radius_note", "hotspots", "field:chainage_km_low"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("CN", {"en": "Tajik–Chinese", "ru": "аджикско-китайск", "tg": "Чин", "fa": "چین"}),
        ("UZ", {"en": "Tajik–Uzbek", "ru": "аджикско-узбекск", "tg": "Ӯзбекистон", "fa": "ازبکستان"}),
        ("KG", {"en": "Tajik–Kyrgyz", "ru": "аджикско-киргизск", "tg": "Қирғизистон", "fa": "قرغزستان"}),
    ],
)
def test_words_name_the_border_with_a_neighbour(language: str, code: str, said: dict[str, str]) -> None:
    """Titles, legend and method name it in every language; none still tells of Afghanistan."""
    text = page_words(language, neighbour_border(code))

    for key in ("title", "strip_title", "series_title", "report_title", "border", "line", "measured_to"):
        assert said[language] in text[key], key
    assert "{by}" in text["series_title"]
    told = {key for key, value in text.items() if AFGHAN.search(value)}
    assert told <= {"AF"}
    assert text["chainage"] != words(language)["chainage"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_of_a_line_do_not_call_it_a_border(language: str) -> None:
    """A road is no border: what was said of the border is said of the line, by the name it was given."""
    text = page_words(language, own_border(ROAD, "M41"))

    called = {key for key, value in text.items() if BORDER.search(value)}
    assert called <= ABOUT_OTHERS
    for key in ("title", "strip_title", "series_title", "report_title", "border", "line", "measured_to"):
        assert "M41" in text[key], key
    assert text["reach:M41"] == "M41"


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_of_the_packaged_border_stay_as_they_are(language: str) -> None:
    """Given or not, it has the usual words; its reaches have their names."""
    usual = words(language)

    for border in (None, load_border(), neighbour_border("AF")):
        text = words_along(language, border)
        assert {key: text[key] for key in usual} == usual
        assert text["reach:Panj"] == usual["Panj"]
        assert (text["left"], text["right"]) == (usual["TJ"], usual["AF"])


@pytest.mark.parametrize("name", ["{by}", "{n} {km}", "}{", "title", "border", "km", "a\nb", "x" * 300])
def test_names_are_text_and_nothing_else(name: str, made_up: Any) -> None:
    """Braces, keys of words, line breaks, endless names: all come out as a name, on one line, cut if long."""
    border = own_border(ROAD, name)
    shown = " ".join(name.split())
    shown = shown if len(shown) <= LONGEST_NAME else shown[: LONGEST_NAME - 1] + "…"

    text = words_along("en", border)
    assert text["title"] == f"Incidents along the line “{shown}”"
    assert text[f"reach:{name}"] == shown
    figure = plot_series(made_up(4), by="year", border=border)
    assert figure.get_label().startswith(f"Incidents along the line “{shown}”, by year. ")


def test_sides_are_the_countries_beside_the_line() -> None:
    """From its south, the Chinese border has Tajikistan on its left; a road within a country has no sides."""
    china = neighbour_border("CN")

    assert (china.course.coords[0][1] < china.course.coords[-1][1], china.sides) == (True, ("TJ", "CN"))
    turned = own_border(china.line.reverse(), "turned")
    assert turned.sides == ("CN", "TJ")
    within = own_border(LineString([(68.5, 38.5), (69, 38.6)]), "road")
    assert (within.sides, within.countries) == (("", ""), ("TJ",))
    assert own_border(LineString([(10, 50), (11, 50)]), "elsewhere").sides == ("", "")
    assert words_along("en", within)["left"] == "left of the line"
    assert words_along("ru", china)["right"] == "Китай"


def test_what_is_no_border_is_refused(made_up: Any) -> None:
    """A line or a code is no border; the message says how to make one."""
    for wrong in (ROAD, "CN", 1):
        with pytest.raises(StyleError, match=r"make it with own_border\(line, name\)"):
            plot_map(made_up(1), border=wrong)  # type: ignore[arg-type] # what a user may give
        with pytest.raises(StyleError, match=r"make it with own_border\(line, name\)"):
            build_map(made_up(1), border=wrong)  # type: ignore[arg-type] # what a user may give
    with pytest.raises(StyleError, match="no words in the language 'de'"):
        line_words("de")


def test_page_shows_the_countries_of_the_line_and_no_strip_where_there_is_no_chainage(made_up: Any) -> None:
    """Beside the Chinese border China is home; along a border in pieces the page says why it has no strip."""
    kyrgyz, gaps = (
        neighbour_border("KG"),
        own_border(MultiLineString([[(70, 40), (71, 40)], [(72, 40), (73, 40)]]), "x"),
    )

    assert load_backdrop().along(neighbour_border("CN")).home == ("CN", "TJ")
    for border, why in ((kyrgyz, "Tajik–Kyrgyz border: its 4 pieces"), (gaps, "Line “x”: its 2 pieces")):
        data = page_data(build_map(made_up(3), border=border))
        assert data["border"] is None
        assert data["about"]["no_strip"].startswith(why)
    data = page_data(build_map(made_up(3), border=neighbour_border("CN"), language="ru"))
    assert data["about"]["no_strip"] == ""
    assert data["border"]["reaches"][0]["name"] == "Таджикско-китайская граница"
    assert data["about"]["datasets"][0]["title"] == "Таджикско-китайская граница"
    assert data["title"] == "Инциденты на таджикско-китайской границе"


def page_data(folium_map: Any) -> dict[str, Any]:
    """Return what the page around a map is told."""
    [page] = [child for child in folium_map._children.values() if isinstance(child, IncidentPage)]
    data: dict[str, Any] = page.data
    return data
