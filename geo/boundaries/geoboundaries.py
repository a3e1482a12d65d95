"""District and province polygons from geoBoundaries (www.geoboundaries.org), when the user asks for them."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from gazetteer.download import download, masked
from gazetteer.files import working_folder
from geo.boundaries.store import Added, add_boundaries, is_kept
from geo.errors import BoundaryError

# The release of openly licensed boundaries; its API is described at www.geoboundaries.org/api.html.
SERVICE = "https://www.geoboundaries.org/api/current/gbOpen"
ISO3 = {
    "TJ": "TJK", "AF": "AFG", "UZ": "UZB", "KG": "KGZ", "CN": "CHN", "PK": "PAK", "TM": "TKM", "KZ": "KAZ",
}  # fmt: skip
MOST_ANSWER_BYTES = 1_000_000
MOST_FILE_BYTES = 300_000_000


def download_geoboundaries(
    country: str,
    *,
    level: int,
    service: str = SERVICE,
    replace: bool = False,
    progress: Callable[[int], object] | None = None,
) -> Added:
    """
    Download the boundaries of a country from geoBoundaries and add them.

    Parameters
    ----------
    country
        ISO 3166-1 alpha-2 code of a packaged country.
    level
        1 for provinces, 2 for districts.
    service
        Where the API is; a mirror can be named.
    replace
        Put them in the place of those downloaded before.
    progress
        Called with the number of bytes of each block that has come.

    Raises
    ------
    BoundaryError
        If the country is not packaged, the answer is not one of geoBoundaries, or the file holds no polygons.
    DownloadError
        If the service cannot be reached, or its file is too large or cut short.
    """
    code = country.strip().upper()
    if code not in ISO3:
        raise BoundaryError(f"no boundaries of {country!r} are used: give {', '.join(ISO3)}")
    name = f"geoboundaries-{code.lower()}-adm{level}"
    if is_kept(name) and not replace:
        raise BoundaryError(f"boundaries {name!r} are there already: use --replace to download them again")
    with working_folder() as scratch:
        url = f"{service.rstrip('/')}/{ISO3[code]}/ADM{level}/"
        answer = download(url, scratch / "answer.json", most_bytes=MOST_ANSWER_BYTES)
        about = _about(url, answer)
        source = scratch / "boundaries.geojson"
        download(about["gjDownloadURL"], source, most_bytes=MOST_FILE_BYTES, progress=progress)
        try:
            return add_boundaries(
                source,
                level=level,
                name_field="shapeName",
                name=name,
                replace=replace,
                licence=about.get("boundaryLicense", ""),
                credit=_credit(about),
            )
        except BoundaryError as error:  # which names a file that is gone
            raise BoundaryError(str(error).replace(str(source), masked(about["gjDownloadURL"]))) from error


def _about(url: str, answer: Path) -> dict[str, str]:
    """Return what the service says of the boundaries, as text."""
    try:
        about: Any = json.loads(answer.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:
        raise BoundaryError(f"{masked(url)} did not answer with JSON: is it geoBoundaries?") from error
    if not isinstance(about, dict) or not isinstance(about.get("gjDownloadURL"), str):
        raise BoundaryError(f"{masked(url)} names no file to download (gjDownloadURL): is it geoBoundaries?")
    return {str(key): str(value) for key, value in about.items() if value is not None}


def _credit(about: dict[str, str]) -> str:
    """Return whose boundaries they are and of which year."""
    whose = about.get("boundarySource", "")
    year = about.get("boundaryYearRepresented", "")
    return ", ".join(part for part in ("geoBoundaries", whose, year) if part)
