"""The packaged border line: its reaches, its length, whose it is and how old."""

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np
import pyogrio
from numpy.typing import NDArray
from shapely import LineString, MultiLineString

from gazetteer.datasets import packaged_datasets
from gazetteer.errors import PanjError
from geo.border.chainage import chainage_on_line
from geo.border.polyline import join_parts, prepare_line
from geo.errors import GeometryError

DATA = Path(__file__).parents[1] / "data"

# where one reach ends and the next begins, (lon, lat): the mouth of the Vakhsh, where the Panj becomes the
# Amu Darya; the confluence of the Pamir and the Wakhan near Langar, where the Panj begins; the foot of Lake
# Zorkul, where the Pamir does
REACH_ENDS = (
    ("Amu Darya", 68.31, 37.11),
    ("Panj", 72.67, 37.02),
    ("Pamir", 73.70, 37.43),
)
LAST_REACH = "Zorkul and beyond"


@dataclass(frozen=True)
class Reach:
    """A named stretch of the border, between two chainages in km that are good to about 5 km."""

    name: str
    start_km: float
    end_km: float

    @property
    def length_km(self) -> float:
        """Geodesic length of the stretch."""
        return self.end_km - self.start_km


@dataclass(frozen=True)
class Border:
    """
    A line that incidents are measured against: that between Tajikistan and Afghanistan, or one of one's own.

    Attributes
    ----------
    course
        (lon, lat) in degrees, EPSG:4326; a MultiLineString where it has gaps, and then no chainage. The
        packaged one runs from the Uzbek tripoint in the west to the Chinese one in the east; Tajikistan is
        on its left.
    reaches
        Named stretches from the first vertex to the last, without gaps; none where the line has gaps.
    length_km
        Geodesic length on WGS 84.
    vintage, licence, attribution
        How old the data are, under which licence they go, and who is to be named; empty where not known.
    countries
        ISO 3166-1 alpha-2 of the countries on its sides.
    name
        What it is called.
    sides
        ISO 3166-1 alpha-2 of the country on its left and of the one on its right, seen from its first vertex;
        empty where none holds most of the ground there, or one country holds both.
    """

    course: LineString | MultiLineString
    reaches: tuple[Reach, ...]
    length_km: float
    vintage: str
    licence: str
    attribution: str
    countries: tuple[str, ...] = ("TJ", "AF")
    name: str = "Tajik–Afghan border"
    sides: tuple[str, str] = ("TJ", "AF")

    @property
    def credit(self) -> str:
        """Whose the line is, under which licence, and how old; of a line that was given, its name."""
        if not self.licence:
            return self.name
        return f"{self.attribution}, {self.licence}; {self.vintage}"

    @property
    def called(self) -> str:
        """What it is called within a sentence; the name of a line that was given stands between quotes."""
        return f"the {self.name}" if self.licence else f"the line “{self.name}”"

    @property
    def line(self) -> LineString:
        """The course in one piece; GeometryError if it has gaps."""
        return self.course if isinstance(self.course, LineString) else join_parts(self.course)

    def reach_at(self, chainage_km: NDArray[np.float64]) -> NDArray[np.object_]:
        """Return the name of the reach at each chainage, empty where it is NaN or off the line."""
        names = np.array(["", *(reach.name for reach in self.reaches), ""], dtype=object)
        if not self.reaches:
            return np.full(chainage_km.shape, "", dtype=object)
        edges = [self.reaches[0].start_km, *(reach.end_km for reach in self.reaches)]
        # the last chainage belongs to the last reach, with a metre for the rounding of files
        edges[-1] += 1e-3
        return names[np.searchsorted(edges, np.nan_to_num(chainage_km, nan=-1.0), side="right")]

    def reach_name(self, chainage_km: float) -> str:
        """Return the name of the reach at one chainage, empty off the line."""
        return str(self.reach_at(np.array([chainage_km]))[0])


def given_border(border: Border | None, error: type[PanjError] = GeometryError) -> Border:
    """
    Return the border that somebody gave, the packaged one where it is None.

    Raises
    ------
    PanjError
        If it is something else; `error` says which.
    """
    if border is None:
        return load_border()
    if not isinstance(border, Border):
        raise error(
            f"the border is a {type(border).__name__}: make it with own_border(line, name), or leave it out"
        )
    return border


@cache
def load_border() -> Border:
    """
    Return the packaged Tajik–Afghan border, as OpenStreetMap has it.

    Returns
    -------
    border
        The line with its reaches; the same object at each call.
    """
    rows = pyogrio.read_dataframe(DATA / "border.geojson")
    line = eastward(join_parts(rows.geometry.iloc[0]))
    about = next(row for row in packaged_datasets("geo") if row.file == "border.geojson")
    length_km = prepare_line(line).total_m / 1000
    return Border(
        course=line,
        reaches=_reaches(line, length_km),
        length_km=length_km,
        vintage=about.vintage,
        licence=about.licence,
        attribution=about.attribution,
    )


def eastward(line: LineString) -> LineString:
    """Return a line so that it begins at its western end."""
    return line if line.coords[0][0] <= line.coords[-1][0] else line.reverse()


def _reaches(line: LineString, length_km: float) -> tuple[Reach, ...]:
    """Return the reaches; their ends are the feet of `REACH_ENDS` on the line."""
    places = np.array([(lon, lat) for _, lon, lat in REACH_ENDS])
    edges = [0.0, *chainage_on_line(places[:, 0], places[:, 1], line).tolist(), length_km]
    names = [*(name for name, _, _ in REACH_ENDS), LAST_REACH]
    return tuple(Reach(name, *ends) for name, ends in zip(names, pairwise(edges), strict=True))
