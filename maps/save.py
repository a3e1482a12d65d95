"""A folium map as one file that asks the network for nothing."""

import base64
import hashlib
import html
import os
import re
from typing import Any
from urllib.parse import urlsplit

import folium
from branca.element import CssLink, Element, Figure, JavascriptLink

from gazetteer.files import replace_file
from maps.errors import MapsError
from maps.leaflet import leaflet_script, leaflet_style
from maps.page_words import page_words

# What folium asks a CDN for although Leaflet alone is needed, each with the text by which a script shows that
# it does need it.
_NEEDED_BY = {
    "jquery": re.compile(r"\$\(|\$\.|jQuery"),
    "bootstrap": re.compile(r"bootstrap\."),
    "Leaflet.awesome-markers": re.compile(r"L\.AwesomeMarkers"),
}
_FOLIUM_FILES = {name for name, _ in (*folium.Map.default_js, *folium.Map.default_css)}
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_VIEWPORT = re.compile(r'<meta name="viewport"[^>]*>')
_TILES = re.compile(r'L\.tileLayer(?:\.wms)?\(\s*"(https?://[^"]+)"')
_ID = re.compile(r"(?<=_)[0-9a-f]{32}\b")


def save_html(folium_map: folium.Map, path: str | os.PathLike[str]) -> None:
    """
    Write a folium map as one HTML file, with Leaflet inside and nothing to be fetched but tiles, if any.

    The page carries a Content-Security-Policy that lets only its own scripts and styles be used.

    Parameters
    ----------
    folium_map
        A map made of folium's own vector layers and markers and of the elements of this package.
    path
        The file to write.

    Raises
    ------
    MapsError
        If the map holds an element that needs a file from the network.
    OutputError
        If the file cannot be written.
    """
    text = page_html(folium_map)
    with replace_file(path) as temporary:
        temporary.write_text(text, encoding="utf-8", newline="\n")


def page_html(folium_map: folium.Map) -> str:
    """Return the page that `save_html` writes."""
    figure = folium_map.get_root()
    if not isinstance(figure, Figure):
        raise MapsError("the map is not in a figure: give the folium.Map itself, not a part of it")
    figure.render()
    body = "".join(child.render() for child in figure.html._children.values())  # noqa: SLF001 - branca has no other way to its parts
    script = "".join(child.render() for child in figure.script._children.values())  # noqa: SLF001 - as above
    pictures = _PICTURED.search(script) is not None
    head = "".join(
        _head_part(name, child, pictures=pictures)
        for name, child in figure.header._children.items()  # noqa: SLF001 - as above
    )
    _check_needs(script)
    # folium's random names would make every page differ from the last one.
    names: dict[str, str] = {}
    head, script = (
        _ID.sub(lambda match: names.setdefault(match[0], str(len(names) + 1)), part)
        for part in (head, script)
    )
    body = re.sub(
        r'(?<=_)[0-9a-f]{32}(?=(?:_data)?")',
        lambda match: names.setdefault(match[0], str(len(names) + 1)),
        body,
    )
    # A tile service may refuse who does not say where he comes from; without one, nobody need know.
    referrer = "strict-origin-when-cross-origin" if _TILES.search(script) else "no-referrer"
    language = _said(folium_map, "language", "en")
    page = _PAGE.format(
        language=language,
        referrer=referrer,
        title=html.escape(_said(folium_map, "title", page_words("en")["title"])),
        head=head,
        body=body,
        script=script,
        failure=_NO_SCRIPT,
    )
    return page.replace(_POLICY_HERE, html.escape(_policy(page, script)), 1)


# What may draw Leaflet's default marker.
_PICTURED = re.compile(r"L\.(marker|geojson)\(", re.IGNORECASE)
_POLICY_HERE = "panj-policy"
_NO_SCRIPT = "This map needs JavaScript, which this browser does not run."
_PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="panj-policy">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="{referrer}">
<title>{title}</title>
{head}</head>
<body>
<noscript><p>{failure}</p></noscript>
{body}
<script>
{script}
</script>
</body>
</html>
"""


def _said(folium_map: folium.Map, key: str, otherwise: str) -> str:
    """Return what the page element of a map says of itself, fit for any document."""
    for child in folium_map._children.values():  # noqa: SLF001 - branca has no other way to its parts
        data = getattr(child, "data", None)
        if isinstance(data, dict) and key in data:
            return re.sub("[\ud800-\udfff\x00]", "\ufffd", str(data[key]))
    return otherwise


def _head_part(name: str, child: Element, *, pictures: bool) -> str:
    """Return a part of the head: Leaflet in place of the link to it, nothing that the page does not need."""
    if name == "leaflet":
        return f"<script>{leaflet_script(pictures=pictures)}</script>\n"
    if name == "leaflet_css":
        return f"<style>{leaflet_style()}</style>\n"
    if name in _FOLIUM_FILES or name == "meta_http":
        return ""
    if isinstance(child, JavascriptLink | CssLink):
        raise MapsError(
            f"the map needs {child.url} from the network, which a self-contained page may not fetch: "
            "leave that element out, or write the map with its own save()"
        )
    return _VIEWPORT.sub("", child.render())


def _check_needs(script: str) -> None:
    """Refuse a map whose script calls a library that is not in the page."""
    for library, pattern in _NEEDED_BY.items():
        if pattern.search(script):
            raise MapsError(
                f"an element of the map (a Popup, an Icon, a plugin) needs {library} from the network, which "
                "a self-contained page may not fetch: leave it out, or write the map with its own save()"
            )


def _policy(page: str, script: str) -> str:
    """Return the Content-Security-Policy: the page's own scripts, styles and pictures, its tiles, no more."""
    scripts = " ".join(_hashed(text) for text in _SCRIPT.findall(page))
    styles = " ".join(_hashed(text) for text in _STYLE.findall(page))
    pictures = " ".join(["data:", *sorted({_origin(url) for url in _TILES.findall(script)})])
    rules = {
        "default-src": "'none'",
        "script-src": scripts,
        "style-src": styles,
        "img-src": pictures,
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _hashed(text: str) -> str:
    """Return the hash of an inline script or style, as a policy names it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode('ascii')}'"


def _origin(url: str) -> str:
    """Return the hosts of a tile service, with a wildcard for its sub-domains."""
    parts: Any = urlsplit(url)
    host = parts.netloc.replace("{s}", "*")
    return f"{parts.scheme}://{host}"
