"""Leaflet itself, from XStatic-Leaflet, in the form in which it stands inside a page."""

import base64
import mimetypes
import re
from functools import lru_cache
from pathlib import Path

from xstatic.pkg import leaflet

LEAFLET = Path(leaflet.BASE_DIR)
_IMAGE = re.compile(r"url\((images/[\w.-]+)\)")
# What a browser does not read of a style sheet: comments, and blanks beside what ends a word.
_UNREAD = re.compile(r"/\*(?:[^*]|\*(?!/))*\*/|(?<=[{};,])\s+|\s+(?=[{}])|(?<=:)[ \t]+")


@lru_cache(maxsize=2)
def leaflet_script(*, pictures: bool = True) -> str:
    """Return Leaflet, with the pictures of its default marker inside unless there are no such markers."""
    source = (LEAFLET / "leaflet.js").read_text(encoding="utf-8")
    source = re.sub(r"^//# sourceMappingURL=.*$", "", source, flags=re.MULTILINE)
    if not pictures:
        return f"{source}\n"
    urls = {
        "iconUrl": "marker-icon.png",
        "iconRetinaUrl": "marker-icon-2x.png",
        "shadowUrl": "marker-shadow.png",
    }
    options = ",".join(f'{option}:"{_data_uri(f"images/{name}")}"' for option, name in urls.items())
    return (
        f"{source}\ndelete L.Icon.Default.prototype._getIconUrl;L.Icon.Default.mergeOptions({{{options}}});\n"
    )


@lru_cache(maxsize=1)
def leaflet_style() -> str:
    """Return Leaflet's style sheet with its pictures inside."""
    source = squeezed((LEAFLET / "leaflet.css").read_text(encoding="utf-8"))
    return _IMAGE.sub(lambda match: f"url({_data_uri(match[1])})", source)


def squeezed(style: str) -> str:
    """
    Return a style sheet without comments and needless blanks.

    >>> squeezed("a:hover { color: red; } /* why */")
    'a:hover{color:red;}'
    """
    return _UNREAD.sub("", style).strip()


def _data_uri(name: str) -> str:
    """Return a file of Leaflet as a data URI."""
    kind = mimetypes.guess_type(name)[0]
    return f"data:{kind};base64,{base64.b64encode((LEAFLET / name).read_bytes()).decode('ascii')}"
