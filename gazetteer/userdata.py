"""What belongs to the user: the folder for it, and the radii that the user's boundaries give to places."""

import os
import sys
import warnings
from collections.abc import Mapping
from math import inf
from pathlib import Path

from gazetteer.errors import UserDataError, UserDataWarning

FOLDER_VARIABLE = "PANJ_DATA_DIR"
_RADII = "radii.json"
_PLACES = "places.sqlite"


def data_dir() -> Path:
    """
    Return the folder for the user's own data; it need not exist.

    The environment variable PANJ_DATA_DIR names it; otherwise it is the system's usual one.
    """
    named = os.environ.get(FOLDER_VARIABLE)
    if named:
        return Path(named)
    system: str = sys.platform  # a variable, or mypy takes the rest for unreachable
    if system == "linux":
        # As platformdirs has it (XDG); its import would cost a look-up a tenth of its time.
        base = os.environ.get("XDG_DATA_HOME", "").strip()
        return Path(base or Path.home() / ".local" / "share") / "panj"
    from platformdirs import user_data_path  # noqa: PLC0415 - only where the rules are less simple

    return user_data_path("panj", appauthor=False)


def make_folder(part: str = "") -> Path:
    """
    Return the user's folder, or a part of it; it is made if it is not there.

    Raises
    ------
    UserDataError
        If it cannot be made.
    """
    folder = data_dir() / part
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserDataError(
            f"your own data cannot be kept in {folder} ({error.strerror or error}): name another folder in "
            f"{FOLDER_VARIABLE}"
        ) from error
    return folder


def user_index() -> Path:
    """Return where the index of the user's own places is; it need not exist."""
    return data_dir() / _PLACES


def read_radii() -> dict[str, float]:
    """
    Return the radius in km of each place whose polygon the user has added, by place id.

    Where the file is not what `write_radii` wrote, a UserDataWarning says so, and there are none.
    """
    path = data_dir() / _RADII
    if not path.is_file():
        return {}
    import json  # noqa: PLC0415 - as long as the user has added no boundaries, it is not needed

    try:
        given = json.loads(path.read_text(encoding="utf-8"))
        radii = {str(place_id): float(radius_km) for place_id, radius_km in given.items()}
        if all(0 <= radius_km < inf for radius_km in radii.values()):
            return radii
        fault = "a radius must be 0 km or more"
    except (OSError, ValueError, TypeError, AttributeError, RecursionError) as error:
        fault = str(error)
    warnings.warn(
        f"the radii of your boundaries are left out: {path} cannot be read ({fault}): delete it, then run "
        "panj boundaries add again",
        UserDataWarning,
        stacklevel=2,
    )
    return {}


def write_radii(radii_km: Mapping[str, float]) -> None:
    """Write the radius in km of each place whose polygon the user has added."""
    import json  # noqa: PLC0415 - as above

    from gazetteer.files import replace_file  # noqa: PLC0415 - as above

    with replace_file(make_folder() / _RADII) as temporary:
        temporary.write_text(json.dumps(dict(sorted(radii_km.items())), indent=1), encoding="utf-8")
