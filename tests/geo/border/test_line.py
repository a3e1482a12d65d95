"""The packaged border: its length, its reaches, its neighbours."""

import numpy as np
import pytest
from pyproj import Geod
from shapely import LineString

from geo.border.line import eastward, load_border
from geo.border.neighbours import border_with, neighbours
from geo.errors import NotNeighboursError

GEOD = Geod(ellps="WGS84")


def test_border_is_as_long_as_its_source_says() -> None:
    """The line of the time-zone release 2026c is 1,344.0 km long; published figures are 1,340 to 1,357 km."""
    border = load_border()

    assert border.length_km == pytest.approx(1344.0, abs=0.05)
    assert border.length_km == pytest.approx(GEOD.geometry_length(border.line) / 1000, abs=1e-6)


def test_border_runs_from_the_uzbek_to_the_chinese_tripoint() -> None:
    """West end 67.780901 E 37.1816 N, east end 74.889862 E 37.23409 N."""
    line = load_border().line

    assert line.coords[0] == pytest.approx((67.780901, 37.1816), abs=1e-6)
    assert line.coords[-1] == pytest.approx((74.889862, 37.23409), abs=1e-6)


def test_reaches_follow_one_another_without_gaps() -> None:
    """Four reaches; the Panj is some 920 km long (published: 921 km), and begins where the Vakhsh ends."""
    border = load_border()

    names = [reach.name for reach in border.reaches]
    assert names == ["Amu Darya", "Panj", "Pamir", "Zorkul and beyond"]
    assert border.reaches[0].start_km == 0
    assert border.reaches[-1].end_km == border.length_km
    for one, other in zip(border.reaches, border.reaches[1:], strict=False):
        assert one.end_km == other.start_km
    assert border.reaches[1].length_km == pytest.approx(921, abs=10)


@pytest.mark.parametrize(
    ("chainage_km", "name"),
    [(0, "Amu Darya"), (112, "Panj"), (880, "Panj"), (1050, "Pamir"), (1344, ""), (-1, ""), (np.nan, "")],
)
def test_reach_name_of_marks_along_the_border(chainage_km: float, name: str) -> None:
    """Panji Poyon (112 km) and Ishkoshim (880 km) lie on the Panj; off the line there is no reach."""
    assert load_border().reach_name(chainage_km) == name


def test_reach_at_the_very_end_is_the_last() -> None:
    """The last chainage belongs to the last reach."""
    border = load_border()

    assert border.reach_name(border.length_km) == "Zorkul and beyond"


def test_border_names_its_source() -> None:
    """Whoever publishes the line must know vintage, licence and credit."""
    border = load_border()

    assert (border.licence, border.attribution) == ("ODbL-1.0", "© OpenStreetMap contributors")
    assert "2026c" in border.vintage


def test_eastward_turns_a_line_that_begins_in_the_east() -> None:
    """Chainage counts from the west."""
    line = LineString([(70, 38), (69, 37)])

    assert eastward(line).coords[0] == (69, 37)
    assert eastward(eastward(line)).coords[0] == (69, 37)


def test_neighbours_are_the_four_with_their_lengths() -> None:
    """Measured on the same source: China 490.6 km, Afghanistan 1,344.0 km; Pakistan is none."""
    lengths = neighbours()

    assert set(lengths) == {"AF", "UZ", "KG", "CN"}
    assert lengths["CN"] == pytest.approx(490.6, abs=0.1)
    assert lengths["AF"] == pytest.approx(load_border().length_km, abs=1e-6)


def test_border_with_china_meets_that_with_afghanistan() -> None:
    """Both end at the eastern tripoint."""
    tripoint = load_border().line.coords[-1]

    ends = border_with(" cn ").coords[0], border_with("CN").coords[-1]

    assert tripoint in ends


@pytest.mark.parametrize("code", ["PK", "TJ", "", "Afghanistan"])
def test_border_with_a_country_that_is_no_neighbour_is_refused(code: str) -> None:
    """The message lists the neighbours."""
    with pytest.raises(NotNeighboursError, match="its neighbours are AF, CN, KG, UZ"):
        border_with(code)
