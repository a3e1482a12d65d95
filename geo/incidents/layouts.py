"""Tables of ACLED, UCDP GED and GDELT → the table's columns."""

from collections.abc import Callable

import pandas as pd

# What their codebooks say of the precision of places, as geo_precision and radius in km. UCDP GED 24.1,
# where_prec: 1 exact, 2 within about 25 km, 3 district, 4 province, 5 linear or fuzzy, 6 country, 7 waters.
_UCDP_PLACE = {"1": "1", "2": "2", "3": "2", "4": "3", "5": "3", "6": "3", "7": "3"}
_UCDP_RADIUS_KM = {"2": 25.0, "3": 25.0, "4": 90.0, "5": 90.0, "6": 400.0, "7": 400.0}
# date_prec: 1 day, 2 two to six days, 3 week, 4 month, 5 more.
_UCDP_TIME = {"1": "1", "2": "2", "3": "2", "4": "3", "5": "3"}
_UCDP_TYPE = {"1": "Battles", "2": "Battles", "3": "Violence against civilians"}
_UCDP = {
    "id": "event_id",
    "date_start": "event_date",
    "date_end": "event_date_end",
    "side_a": "actor1",
    "side_b": "actor2",
    "adm_1": "admin1",
    "adm_2": "admin2",
    "where_coordinates": "location",
    "best": "fatalities",
    "low": "fatalities_low",
    "high": "fatalities_high",
    "source_article": "source",
    "source_headline": "notes",
    "number_of_sources": "sources",
}
_ACLED_LICENCE = "ACLED: rows may not be passed on (acleddata.com terms of use)"
_UCDP_LICENCE = "CC BY 4.0, Uppsala Conflict Data Program"
_GDELT_LICENCE = "GDELT Project: free with attribution (gdeltproject.org)"
# GDELT 2.0 Event Database codebook, 2015: 61 columns without a heading.
_GDELT_COLUMNS = [
    "GlobalEventID",
    "Day",
    "MonthYear",
    "Year",
    "FractionDate",
    "Actor1Code",
    "Actor1Name",
    "Actor1CountryCode",
    "Actor1KnownGroupCode",
    "Actor1EthnicCode",
    "Actor1Religion1Code",
    "Actor1Religion2Code",
    "Actor1Type1Code",
    "Actor1Type2Code",
    "Actor1Type3Code",
    "Actor2Code",
    "Actor2Name",
    "Actor2CountryCode",
    "Actor2KnownGroupCode",
    "Actor2EthnicCode",
    "Actor2Religion1Code",
    "Actor2Religion2Code",
    "Actor2Type1Code",
    "Actor2Type2Code",
    "Actor2Type3Code",
    "IsRootEvent",
    "EventCode",
    "EventBaseCode",
    "EventRootCode",
    "QuadClass",
    "GoldsteinScale",
    "NumMentions",
    "NumSources",
    "NumArticles",
    "AvgTone",
    "Actor1Geo_Type",
    "Actor1Geo_Fullname",
    "Actor1Geo_CountryCode",
    "Actor1Geo_ADM1Code",
    "Actor1Geo_ADM2Code",
    "Actor1Geo_Lat",
    "Actor1Geo_Long",
    "Actor1Geo_FeatureID",
    "Actor2Geo_Type",
    "Actor2Geo_Fullname",
    "Actor2Geo_CountryCode",
    "Actor2Geo_ADM1Code",
    "Actor2Geo_ADM2Code",
    "Actor2Geo_Lat",
    "Actor2Geo_Long",
    "Actor2Geo_FeatureID",
    "ActionGeo_Type",
    "ActionGeo_Fullname",
    "ActionGeo_CountryCode",
    "ActionGeo_ADM1Code",
    "ActionGeo_ADM2Code",
    "ActionGeo_Lat",
    "ActionGeo_Long",
    "ActionGeo_FeatureID",
    "DATEADDED",
    "SOURCEURL",
]
GDELT_WIDTH = len(_GDELT_COLUMNS)
_GDELT = {
    "GlobalEventID": "event_id",
    "Day": "event_date",
    "Actor1Name": "actor1",
    "Actor2Name": "actor2",
    "ActionGeo_Fullname": "location",
    "ActionGeo_Lat": "latitude",
    "ActionGeo_Long": "longitude",
    "NumSources": "sources",
    "SOURCEURL": "source_url",
}
# ActionGeo_Type: 1 country, 2 and 5 first-order division, 3 and 4 city; a city's point is its centre.
_GDELT_PLACE = {"1": "3", "2": "3", "5": "3", "3": "2", "4": "2"}
_GDELT_RADIUS_KM = {"1": 400.0, "2": 90.0, "5": 90.0}
# FIPS 10-4 codes, which GDELT uses, of the countries about the border.
_FIPS = {
    "TI": "Tajikistan", "AF": "Afghanistan", "UZ": "Uzbekistan", "KG": "Kyrgyzstan", "PK": "Pakistan",
    "CH": "China",
    "IR": "Iran", "TX": "Turkmenistan", "RS": "Russia", "IN": "India", "KZ": "Kazakhstan",
}  # fmt: skip
# CAMEO root codes → ACLED's event types, where one says the same.
_CAMEO = {
    "14": "Protests", "18": "Violence against civilians", "19": "Battles", "20": "Violence against civilians",
}  # fmt: skip


def known_layout(raw: pd.DataFrame) -> pd.DataFrame:
    """
    Return rows of ACLED, UCDP GED or GDELT under the table's column names, others as they are.

    Both layouts of ACLED (until 2023 with `data_id`, `event_id_no_cnty` and `iso3`, since then with
    `disorder_type`, `civilian_targeting` and `tags`) have `event_id_cnty`, `event_date` and `geo_precision`;
    UCDP GED has `where_prec` and `date_prec`; GDELT 2 events have 61 columns without a heading, which
    `readers.delimited` names. The columns that the table has none of its own for are kept.
    """
    names = {str(name).lower() for name in raw.columns}
    layouts: tuple[tuple[set[str], Callable[[pd.DataFrame], pd.DataFrame]], ...] = (
        ({"event_id_cnty", "event_date", "geo_precision"}, _from_acled),
        ({"where_prec", "date_prec", "side_a"}, _from_ucdp),
        ({"globaleventid", "actiongeo_lat"}, _from_gdelt),
    )
    for needed, convert in layouts:
        if needed <= names:
            return convert(raw)
    return raw


def gdelt_heading() -> list[str]:
    """Return the names of GDELT's columns, which its files do not have."""
    return list(_GDELT_COLUMNS)


def _from_acled(raw: pd.DataFrame) -> pd.DataFrame:
    """ACLED's names are the table's own; its rows carry its terms."""
    rows = raw.rename(columns={"event_id_cnty": "event_id"} if "event_id" not in raw.columns else {})
    return rows.assign(source_licence=_ACLED_LICENCE)


def _from_ucdp(raw: pd.DataFrame) -> pd.DataFrame:
    """Rename UCDP GED's columns, and translate its codes."""
    place, time = _code(raw["where_prec"]), _code(raw["date_prec"])
    rows = raw.rename(columns={theirs: ours for theirs, ours in _UCDP.items() if theirs in raw.columns})
    kind = _code(raw["type_of_violence"]) if "type_of_violence" in raw.columns else place.map({})
    return rows.assign(
        geo_precision=place.map(_UCDP_PLACE),
        radius_km=place.map(_UCDP_RADIUS_KM),
        time_precision=time.map(_UCDP_TIME),
        event_type=kind.map(_UCDP_TYPE),
        source_licence=_UCDP_LICENCE,
    )


def _from_gdelt(raw: pd.DataFrame) -> pd.DataFrame:
    """Rename GDELT's columns, and translate its codes."""
    place = _code(raw["ActionGeo_Type"])
    rows = raw.rename(columns=_GDELT)
    return rows.assign(
        geo_precision=place.map(_GDELT_PLACE),
        radius_km=place.map(_GDELT_RADIUS_KM),
        country=raw["ActionGeo_CountryCode"].map(_FIPS),
        event_type=_code(raw["EventRootCode"]).map(_CAMEO).fillna("Strategic developments"),
        source_licence=_GDELT_LICENCE,
    )


def _code(column: "pd.Series[str]") -> "pd.Series[str]":
    """Return a column of codes as plain text."""
    codes: pd.Series[str] = column.astype("str").str.strip().str.replace(r"\.0+$", "", regex=True)
    return codes
