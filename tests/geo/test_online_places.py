"""Records of Nominatim and Photon become places, whatever they hold."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.border.line import load_border
from geo.online_places import place_of_nominatim, place_of_photon

from .online_records import NOMINATIM, PHOTON


def test_country_in_doubt_is_the_one_the_service_says() -> None:
    """On the line the service's country counts, elsewhere that of the packaged polygons."""
    lon, lat = load_border().line.coords[3000]
    on_the_line = {"lat": str(lat), "lon": str(lon)}
    for code in ("tj", "af"):
        place = place_of_nominatim(NOMINATIM | on_the_line | {"address": {"country_code": code}})
        assert place is not None
        assert place.country_code == code.upper()
    inland = place_of_nominatim(NOMINATIM | {"address": {"country_code": "af"}})

    assert inland is not None
    assert inland.country_code == "TJ"


@pytest.mark.parametrize(
    ("changes", "feature", "radius_km"),
    [
        ({"class": "boundary", "type": "administrative", "addresstype": "county"}, ("A", "ADM2"), 2.8),
        ({"class": "boundary", "type": "administrative", "addresstype": "state"}, ("A", "ADM1"), 2.8),
        ({"class": "waterway", "type": "river"}, ("H", ""), 2.8),
        ({"class": "natural", "type": "water"}, ("H", ""), 2.8),
        ({"class": "natural", "type": "peak"}, ("T", ""), 2.8),
        ({"class": "amenity", "type": "school"}, ("S", ""), 2.8),
        ({"boundingbox": None}, ("P", "PPL"), 2.0),
        ({"boundingbox": ["a", "b", "c", "d"]}, ("P", "PPL"), 2.0),
        ({"boundingbox": ["37", "nan", "69", "70"]}, ("P", "PPL"), 2.0),
        ({"boundingbox": ["37.3", "37.3", "69.1", "69.1"]}, ("P", "PPL"), 0.1),
    ],
)
def test_kinds_and_extents_of_nominatim(
    changes: dict[str, object], feature: tuple[str, str], radius_km: float
) -> None:
    """OpenStreetMap's kinds become GeoNames' classes; the radius is half the diagonal of the extent."""
    place = place_of_nominatim(NOMINATIM | changes)

    assert place is not None
    assert (place.feature_class, place.feature_code) == feature
    assert place.radius_km == pytest.approx(radius_km, abs=0.05)


def test_text_of_a_service_steers_no_terminal() -> None:
    """Its names are printed as those of the gazetteer are."""
    place = place_of_nominatim(NOMINATIM | {"name": "Evil\x1b[31m\nabad\u202e", "osm_id": "1\x07"})

    assert place is not None
    assert (place.name, place.place_id.isprintable()) == ("Evil [31m abad", True)


@pytest.mark.parametrize(
    "changes",
    [{"lat": "abc"}, {"lat": None}, {"lat": "95"}, {"lon": "nan"}, {"lon": 10**400}],
)
def test_records_without_a_position_are_no_places(changes: dict[str, object]) -> None:
    """A record that cannot be placed is passed over."""
    assert place_of_nominatim(NOMINATIM | changes) is None


def test_empty_features_of_photon_are_no_places() -> None:
    """A feature without geometry is passed over; one in no packaged country keeps the service's words."""
    berlin = {
        "geometry": {"coordinates": [13.4, 52.5]},
        "properties": {"name": "Berlin", "countrycode": "de", "state": "Berlin", "osm_key": "place"},
    }
    place = place_of_photon(berlin)

    assert place_of_photon({}) is None
    assert place is not None
    assert (place.country_code, place.admin1, place.outside) == ("DE", "Berlin", True)


SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
JSON = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner)
)


@settings(max_examples=25, deadline=None)
@given(st.fixed_dictionaries({}, optional=dict.fromkeys(NOMINATIM, JSON)))
def test_whatever_nominatim_sends_is_a_place_or_none(changes: dict[str, Any]) -> None:
    """No record, however odd its values, is an error; a place has a finite position on the globe."""
    place = place_of_nominatim(NOMINATIM | changes)

    assert place is None or (abs(place.latitude) <= 90 and abs(place.longitude) <= 180)


@settings(max_examples=25, deadline=None)
@given(
    st.fixed_dictionaries({}, optional=dict.fromkeys(PHOTON, JSON)),
    st.fixed_dictionaries({}, optional=dict.fromkeys(PHOTON["properties"], JSON)),
)
def test_whatever_photon_sends_is_a_place_or_none(changes: dict[str, Any], facts: dict[str, Any]) -> None:
    """The same for the features of Photon."""
    place = place_of_photon(PHOTON | {"properties": PHOTON["properties"] | facts} | changes)

    assert place is None or (abs(place.latitude) <= 90 and abs(place.longitude) <= 180)
