"""Leaflet itself, from XStatic-Leaflet, in the form in which it stands inside a page."""

import base64
import mimetypes
import re
from functools import lru_cache
from pathlib import Path

from xstatic.pkg import leaflet

LEAFLET = Path(leaflet.BASE_DIR)
_IMAGE = re.compile(r"url\((images/[\w.-]+)\)")


@lru_cache(maxsize=1)
def leaflet_script() -> str:
    """Return Leaflet, with the pictures of its default marker inside."""
    source = (LEAFLET / "leaflet.js").read_text(encoding="utf-8")
    source = re.sub(r"^//# sourceMappingURL=.*$", "", source, flags=re.MULTILINE)
    pictures = {
        "iconUrl": "marker-icon.png",
        "iconRetinaUrl": "marker-icon-2x.png",
        "shadowUrl": "marker-shadow.png",
    }
    options = ",".join(f'{option}:"{_data_uri(f"images/{name}")}"' for option, name in pictures.items())
    return (
        f"{source}\ndelete L.Icon.Default.prototype._getIconUrl;L.Icon.Default.mergeOptions({{{options}}});\n"
    )


@lru_cache(maxsize=1)
def leaflet_style() -> str:
    """Return Leaflet's style sheet with its pictures inside."""
    source = (LEAFLET / "leaflet.css").read_text(encoding="utf-8")
    return _IMAGE.sub(lambda match: f"url({_data_uri(match[1])})", source)


def _data_uri(name: str) -> str:
    """Return a file of Leaflet as a data URI."""
    kind = mimetypes.guess_type(name)[0]
    return f"data:{kind};base64,{base64.b64encode((LEAFLET / name).read_bytes()).decode('ascii')}"
