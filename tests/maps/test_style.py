"""Colours, shapes, sizes."""

from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from maps.errors import StyleError
from maps.style import (
    EVENT_STYLES,
    LARGEST_RADIUS,
    LIGHT,
    OTHER_STYLE,
    SHAPES,
    SMALLEST_RADIUS,
    event_style,
    is_imprecise,
    shape_corners,
    symbol_radii,
    zone_colours,
)

# Machado, Oliveira and Fernandes (2009), table 1: severity 1.0, on linear RGB.
COLOUR_VISION = {
    "full": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}


def linear(colour: str) -> np.ndarray:
    """Return the linear RGB of an sRGB colour (IEC 61966-2-1)."""
    rgb = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)


def lab(rgb: np.ndarray) -> np.ndarray:
    """Return the CIELAB of a linear RGB, white point D65."""
    matrix = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
    x, y, z = np.cbrt(np.clip(matrix @ rgb / np.array([0.9505, 1, 1.089]), 0.008856, None))
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


@pytest.mark.parametrize("vision", COLOUR_VISION)
def test_event_colours_stay_apart_for_every_kind_of_colour_vision(vision: str) -> None:
    """Any two types differ by at least 20 in CIELAB, also to the colour-blind."""
    seen = [
        lab(np.clip(COLOUR_VISION[vision] @ linear(style.colour), 0, 1))
        for style in (*EVENT_STYLES, OTHER_STYLE)
    ]

    assert min(np.linalg.norm(a - b) for a, b in combinations(seen, 2)) > 20


def test_event_shapes_differ() -> None:
    """A type can be told from its shape alone."""
    assert len({style.shape for style in (*EVENT_STYLES, OTHER_STYLE)}) == 7


@pytest.mark.parametrize(
    ("given_type", "drawn_as"),
    [
        ("Battles", "Battles"),
        (" battles ", "Battles"),
        ("Flood", "Other"),
        (None, "Other"),
        (float("nan"), "Other"),
    ],
)
def test_event_style_knows_the_six_types_and_calls_the_rest_other(given_type: str, drawn_as: str) -> None:
    """Case and blanks make no difference; a missing type is another type."""
    assert event_style(given_type).event_type == drawn_as


def test_symbol_radii_make_area_proportional_to_fatalities() -> None:
    """Four times the dead is four times the area, twice the radius."""
    small, large = symbol_radii([25, 100], 100)

    assert large == pytest.approx(LARGEST_RADIUS)
    assert large / small == pytest.approx(2)


def test_symbol_radii_of_nothing_known_is_the_smallest() -> None:
    """None dead and not known come out alike, at a size that can be seen."""
    assert symbol_radii([0, np.nan, 1], 1000).tolist() == [SMALLEST_RADIUS] * 3


@given(st.lists(st.floats(0, 1e6) | st.just(float("nan")), max_size=30))
def test_symbol_radii_grow_with_fatalities(fatalities: list[float]) -> None:
    """No incident has a larger symbol than one with more dead, and all keep within the bounds."""
    radii = symbol_radii(fatalities)
    order = np.argsort(np.nan_to_num(fatalities), kind="stable")

    assert (np.diff(radii[order]) >= 0).all()
    assert ((radii >= SMALLEST_RADIUS) & (radii <= LARGEST_RADIUS)).all()


@pytest.mark.parametrize("shape", SHAPES)
def test_shape_corners_enclose_the_area_of_the_circle(shape: str) -> None:
    """Shapes of one radius have one area, by the shoelace formula: that of the circle."""
    x, y = shape_corners(shape).T

    area = (x * np.roll(y, -1) - y * np.roll(x, -1)).sum() / 2
    assert area == pytest.approx(np.pi)


def test_shape_corners_of_no_shape_names_the_shapes() -> None:
    """The message says what there is."""
    with pytest.raises(StyleError, match="no shape 'star': use one of circle, triangle"):
        shape_corners("star")


def test_zone_colours_go_from_the_border_outward() -> None:
    """The nearest band gets the strongest colour; those further than there are colours repeat the palest."""
    colours = zone_colours([50, 5, 10, 25, 75])

    assert list(colours) == [5, 10, 25, 50, 75]
    assert [colours[5], colours[50], colours[75]] == [LIGHT.zones[0], LIGHT.zones[3], LIGHT.zones[3]]


@pytest.mark.parametrize("km", [0, -5, float("nan"), float("inf")])
def test_zone_colours_refuse_what_is_no_distance(km: float) -> None:
    """A zone has a positive width."""
    with pytest.raises(StyleError, match="distances greater than 0"):
        zone_colours([5, km])


def test_is_imprecise_goes_by_the_radius_then_by_the_precision() -> None:
    """More than 5 km is rough; without a radius, a geo_precision of 2 or 3 is."""
    table = pd.DataFrame({"radius_km": [1, 5, 6, None, None, None], "geo_precision": [3, 3, 1, 1, 2, None]})

    assert is_imprecise(table).tolist() == [False, False, True, False, True, False]
    assert is_imprecise(pd.DataFrame({"location": ["Khorugh"]})).tolist() == [False]
