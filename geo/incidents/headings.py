"""Foreign headings → the table's columns: usual words in English, Russian, Tajik, and what the user says."""

import re
from collections.abc import Mapping

import pandas as pd

from geo.errors import IncidentError
from geo.incidents.columns import kind_of
from geo.incidents.problems import shortened
from geo.incidents.table import GEOMETRY

# The table's column → headings that usually mean it; compared without case, spaces and signs.
_USUAL = {
    "event_id": "id, event id, incident id, uid, номер, №, идентификатор, рақам",
    "event_date": "date, day, when, event day, incident date, date of event, дата, дата события, день, "
    "когда, сана, рӯз",
    "event_date_end": "end date, date end, date to, дата окончания, по дату",
    "event_type": "type, category, kind, incident type, тип, вид, категория, тип события, намуд",
    "actor1": "actor 1, actor, perpetrator, attacker, side a, кто, участник 1, сторона 1, нападавшие",
    "actor2": "actor 2, target, victim, side b, участник 2, сторона 2, цель, пострадавшие",
    "country": "страна, государство, кишвар, country name",
    "admin1": "province, region, oblast, admin 1, state, adm1, область, регион, провинция, вилоят, вилайят",
    "admin2": "district, county, admin 2, adm2, rayon, район, уезд, ноҳия, улусволӣ",
    "location": "place, where, site, locality, village, town, settlement, location name, место, "
    "место события, населенный пункт, населённый пункт, село, город, локация, ҷой, макон, деҳа",
    "latitude": "lat, lat dd, y, ycoord, y coord, широта, арз",
    "longitude": "lon, lng, long, lon dd, x, xcoord, x coord, долгота, тӯл",
    "fatalities": "killed, deaths, dead, fatal, death toll, number killed, погибшие, погибло, убито, убитые, "
    "жертвы, "
    "число погибших, кушташудагон, ҳалокшудагон",
    "injured": "wounded, injuries, number wounded, раненые, ранено, пострадало, число раненых, захмиён, "
    "маҷрӯҳон",
    "source": "sources of report, reported by, media, источник, источники, манбаъ",
    "source_url": "url, link, source link, web, ссылка, адрес, пайванд",
    "notes": "description, summary, details, text, comment, note, what, описание, примечание, комментарий, "
    "подробности, тавсиф, эзоҳ",
}  # fmt: skip
_PAIRS = "coordinates, coords, latlon, lat lon, lat long, gps, координаты, координатаҳо"


def _plain(heading: str) -> str:
    """Return a heading without case, spaces and signs."""
    return re.sub(r"[\W_]+", "", heading.casefold())


_COLUMN_OF = {_plain(word): ours for ours, words in _USUAL.items() for word in words.split(",")}
_COLUMN_OF["№"] = "event_id"
_PAIR_HEADINGS = {_plain(word) for word in _PAIRS.split(",")}


def usual_column(heading: str) -> str:
    """Return the table's column that a heading is or usually means; "" where it means none."""
    return _known(heading) or _COLUMN_OF.get(_plain(heading), "")


def with_our_headings(raw: pd.DataFrame, title: str, said: Mapping[str, str]) -> pd.DataFrame:
    """
    Return raw rows under the table's column names.

    What the user says goes first; then headings that differ from the table's only in case, spaces or signs;
    then usual words for a column that the rows have not yet. Other headings stay as they are.

    Parameters
    ----------
    raw
        Rows as read.
    title
        Name of the source, for messages.
    said
        Their heading → our column.

    Raises
    ------
    IncidentError
        If a heading that the user names is not there, or a column would come twice.
    """
    names = [str(heading) for heading in raw.columns]
    for theirs, ours in said.items():
        if theirs not in names:
            has = ", ".join(shortened(name) for name in names[:12])
            raise IncidentError(
                f"{title} has no column {shortened(theirs)} to map to {shortened(ours)}: it has {has}"
            )
    ours_of = dict(said) | {name: known for name in names if name not in said and (known := _known(name))}
    taken = set(ours_of.values())
    for name in names:
        usual = _COLUMN_OF.get(_plain(name) or name.strip())
        if name not in ours_of and usual is not None and usual not in taken:
            ours_of[name] = usual
            taken.add(usual)
    raw = raw.set_axis(pd.Index([ours_of.get(name, name) for name in names]), axis=1)
    if not raw.columns.is_unique:
        twice = raw.columns[raw.columns.duplicated()][0]
        raise IncidentError(
            f"{title} has the column {shortened(twice)} more than once: give each its own name"
        )
    return _split_pair(raw)


def _known(heading: str) -> str | None:
    """Return the table's name for a heading that differs from it only in case, spaces or hyphens."""
    plain = heading.strip().lower().replace(" ", "_").replace("-", "_")
    if plain == GEOMETRY:
        return f"{GEOMETRY}_given"  # the table's own column of that name holds its points
    return plain if kind_of(plain) is not None else None


def _split_pair(raw: pd.DataFrame) -> pd.DataFrame:
    """Part a column that holds "latitude, longitude" where the rows have no columns of their own for them."""
    pairs = [name for name in raw.columns if _plain(str(name)) in _PAIR_HEADINGS]
    if not pairs or {"latitude", "longitude"} & set(raw.columns):
        return raw
    parts = (
        raw[pairs[0]]
        .astype("str")
        .str.extract(r"^\s*(\S.*?)\s*(?:[,;]\s+|;|,(?=\s*-?\d{1,3}\.)|\s+)(\S.*?)\s*$")
    )
    return raw.assign(latitude=parts[0], longitude=parts[1])
