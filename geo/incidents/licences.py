"""Rows whose terms forbid passing them on."""

import geopandas as gpd

from geo.errors import IncidentError

# How a `source_licence` begins that forbids passing rows on; any other text is a licence to be named.
RESTRICTED = ("acled", "restricted", "no redistribution", "all rights reserved", "confidential")


def restricted_rows(incidents: gpd.GeoDataFrame) -> int:
    """Return how many rows may not be passed on."""
    if "source_licence" not in incidents.columns:
        return 0
    return int(incidents["source_licence"].astype("str").str.casefold().str.startswith(RESTRICTED).sum())


def require_permission(incidents: gpd.GeoDataFrame, *, permitted: bool) -> None:
    """
    Refuse to pass on rows whose terms forbid it.

    Parameters
    ----------
    incidents
        The rows about to be written.
    permitted
        Whether the user says that they have permission.

    Raises
    ------
    IncidentError
        If there are such rows and no permission.
    """
    count = restricted_rows(incidents)
    if count and not permitted:
        licence = incidents["source_licence"][
            incidents["source_licence"].astype("str").str.casefold().str.startswith(RESTRICTED)
        ].iloc[0]
        raise IncidentError(
            f"{count} rows may not be passed on ({licence}): get permission and give --i-have-permission, "
            'or leave them out with --where "source_licence is None"'
        )
