"""
What a reader added to the compiled facts and corrected in them: the tables of tools/reviewed.

places.csv and names.csv have the columns of gazetteer/data. corrected.csv replaces single values of places;
same.csv says which GeoNames ids are places that are there already; dropped.csv lists names that are wrong.
Each row says where it is from, or why.
"""

from dataclasses import dataclass
from pathlib import Path

from data_tables import Row, read_rows

FOLDER = Path(__file__).with_name("reviewed")


@dataclass(frozen=True)
class Reviewed:
    """The tables of tools/reviewed."""

    places: list[Row]
    names: list[Row]
    corrected: list[Row]
    same: dict[str, str]  # GeoNames id → place id
    dropped: set[tuple[str, str]]  # place id and name

    @classmethod
    def read(cls) -> "Reviewed":
        """Return the tables as they are in the repository."""
        return cls(
            read_rows(FOLDER / "places.csv"),
            read_rows(FOLDER / "names.csv"),
            read_rows(FOLDER / "corrected.csv"),
            {row["geonames_id"]: row["place_id"] for row in read_rows(FOLDER / "same.csv")},
            {(row["place_id"], row["name"]) for row in read_rows(FOLDER / "dropped.csv")},
        )

    def names_over(self, names: list[Row]) -> list[Row]:
        """Return the names with those reviewed, which replace equal ones of the same place and language."""
        replaced = {(row["place_id"], row["name"], row["language"]) for row in self.names}
        others = [row for row in names if (row["place_id"], row["name"], row["language"]) not in replaced]
        return self.kept(others) + self.names

    def kept(self, names: list[Row]) -> list[Row]:
        """Return the names that are not dropped."""
        return [row for row in names if (row["place_id"], row["name"]) not in self.dropped]

    def correct(self, places: list[Row]) -> None:
        """Write the corrected values into the places; KeyError where a place is not there."""
        by_id = {row["place_id"]: row for row in places}
        for row in self.corrected:
            by_id[row["place_id"]][row["column"]] = row["value"]
