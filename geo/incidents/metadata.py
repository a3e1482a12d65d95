"""What a file says of itself: title, sources, licence, vintage of the border, cut-off, toolkit."""

from dataclasses import asdict, dataclass, field
from importlib.metadata import version

import geopandas as gpd

from geo.border.line import Border, load_border

_MOST_SOURCES = 40


@dataclass(frozen=True, slots=True)
class Metadata:
    """
    What a file says of itself.

    Parameters
    ----------
    title
        What it is.
    sources
        Who reported the incidents, those with the most rows first.
    licence
        Under which terms the rows come; where they name none, those of their sources.
    border
        The border line that the rows were measured against, with vintage and licence.
    cut_off
        Day of the last event, YYYY-MM-DD; "" where no row has a date.
    toolkit
        What wrote it.
    changes
        What was done to the rows to do no harm: coarsened, columns dropped or anonymised.
    """

    title: str
    sources: tuple[str, ...]
    licence: str
    border: str
    cut_off: str
    toolkit: str
    changes: tuple[str, ...] = field(default=())

    def texts(self) -> dict[str, str]:
        """Return the entries as text, without empty ones."""
        told = {
            name: "; ".join(value) if isinstance(value, tuple) else value
            for name, value in asdict(self).items()
        }
        return {name: text for name, text in told.items() if text}


def describe(
    incidents: gpd.GeoDataFrame,
    *,
    title: str | None = None,
    changes: tuple[str, ...] = (),
    border: Border | None = None,
) -> Metadata:
    """
    Return what a file of these incidents says of itself.

    Parameters
    ----------
    incidents
        The incident table.
    title
        A title; by default, how many incidents there are and of which years.
    changes
        What was done to the rows before.
    border
        The line that they were measured against; the packaged one by default.
    """
    dates = incidents["event_date"].dropna() if "event_date" in incidents.columns else None
    known = dates is not None and len(dates) > 0
    years = ""
    if known and dates is not None:
        first, last = f"{dates.min():%Y}", f"{dates.max():%Y}"
        years = f", {first}" if first == last else f", {first}–{last}"
    count = "1 incident" if len(incidents) == 1 else f"{len(incidents)} incidents"
    named = incidents["source"].dropna().str.split(r"\s*;\s*") if "source" in incidents.columns else None
    sources = named.explode().value_counts().index[:_MOST_SOURCES] if named is not None and len(named) else ()
    licences = incidents["source_licence"].dropna().unique() if "source_licence" in incidents.columns else ()
    border = border or load_border()
    return Metadata(
        title=title or f"{count} by {border.called}{years}",
        sources=tuple(str(source) for source in sources if source),
        licence="; ".join(sorted(str(licence) for licence in licences)) or "as of the sources of each row",
        border=border.credit,
        cut_off=f"{dates.max():%Y-%m-%d}" if known and dates is not None else "",
        toolkit=f"panj {version('panj')}",
        changes=changes,
    )
