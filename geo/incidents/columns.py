"""The columns of the incident table: names, kinds and meanings. ACLED's names where ACLED has them."""

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "date", "count", "code", "degrees", "number"]


@dataclass(frozen=True, slots=True)
class Column:
    """
    One column of the incident table.

    Parameters
    ----------
    name
        Its name in the table and in files.
    kind
        text: str, missing NaN; date: datetime64, missing NaT; count and code: Int64, missing NA;
        degrees and number: float64, missing NaN.
    meaning
        What it says, with its unit.
    codes
        The values a code may have, with their meanings.
    """

    name: str
    kind: Kind
    meaning: str
    codes: tuple[str, ...] = ()


READ_COLUMNS = (
    Column("event_id", "text", "identifier of the event in its source"),
    Column("event_date", "date", "day of the event, or the first of several"),
    Column("event_date_end", "date", "last day of the event, where it took several"),
    Column("time_precision", "code", "how exact the date is", ("1 day", "2 week", "3 month")),
    Column("event_type", "text", "ACLED's event type"),
    Column("sub_event_type", "text", "ACLED's sub-event type"),
    Column("actor1", "text", "who acted"),
    Column("actor2", "text", "upon whom, or with whom"),
    Column("country", "text", "country of the event"),
    Column("admin1", "text", "region or province"),
    Column("admin2", "text", "district"),
    Column("location", "text", "place of the event, a name or a phrase"),
    Column("latitude", "degrees", "degrees north, WGS 84"),
    Column("longitude", "degrees", "degrees east, WGS 84"),
    Column("geo_precision", "code", "how exact the place is", ("1 exact", "2 near or district", "3 region")),
    Column("fatalities", "count", "deaths, best figure"),
    Column("fatalities_low", "count", "deaths, lowest figure"),
    Column("fatalities_high", "count", "deaths, highest figure"),
    Column("injured", "count", "wounded"),
    Column("source", "text", "who reported it"),
    Column("source_url", "text", "where the report can be read"),
    Column("sources", "count", "number of sources"),
    Column("notes", "text", "what happened, in words"),
    Column("disputed", "text", "what sources disagree on"),
    Column("evidence", "text", "the words of the source that the row rests on"),
    Column("source_licence", "text", "licence of the row, where it restricts passing it on"),
    Column("duplicate_of", "text", "event_id of the row that tells the same event better"),
)
LOCATED_COLUMNS = (
    Column("place_id", "text", "identifier of the place in the gazetteer"),
    Column("place_name", "text", "name of the place in the gazetteer"),
    Column("match_type", "text", "what placed the row"),
    Column("confidence", "number", "confidence in the place, 0 to 1"),
    Column("radius_km", "number", "how far off the point may be, in km; for an area, its circle's radius"),
    Column("candidates", "text", "other places that the words could mean"),
    Column("locate_problem", "text", "why the row could not be read or placed"),
)
BY_NAME = {column.name: column for column in READ_COLUMNS + LOCATED_COLUMNS}
# The columns of `measure`: their number depends on the distances asked for.
_MEASURED_NUMBERS = re.compile(
    r"border_km(_low|_high)?|within_[\d.]+_km|chainage_km(_low|_high)?|nearest_(lon|lat)"
)


def kind_of(name: str) -> Kind | None:
    """Return the kind of a column of the table, or None for a column that the table does not know."""
    if name in BY_NAME:
        return BY_NAME[name].kind
    if name == "zone":
        return "count"
    if name in {"side", "reach", "hotspot"}:
        return "text"
    return "number" if _MEASURED_NUMBERS.fullmatch(name) else None
