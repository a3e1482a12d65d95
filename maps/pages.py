"""Figures on a page of HTML, one file that asks for nothing from anywhere."""

import html
import os
import re
from collections.abc import Sequence
from io import StringIO

import matplotlib as mpl
from matplotlib.figure import Figure

from gazetteer.files import replace_file
from maps.static import SETTINGS, with_other_fonts

# Nothing is loaded, run or sent: a figure cannot do on a page what it does not do on paper.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; form-action 'none'"
_STYLE = """
body { margin: 0 auto; max-width: 84rem; padding: 1rem; font: 1rem/1.45 'DejaVu Sans', Verdana, sans-serif;
  color: #1c1c1c; background: #fff; }
figure { margin: 0 0 1.5rem; } svg { width: 100%; height: auto; }
table { border-collapse: collapse; width: 100%; font-size: .8rem; }
caption { text-align: start; font-weight: bold; }
th, td { border-bottom: 1px solid #ccc; padding: .25rem .5rem; text-align: start; vertical-align: top; }
td:first-child { white-space: nowrap; }
@media print { body { max-width: none; padding: 0; font-size: 9pt; } figure, tr { break-inside: avoid; } }
"""


def svg_of(figure: Figure, number: int = 0) -> str:
    """
    Return a figure as an SVG element with its alternative text, to be put into a page.

    Parameters
    ----------
    number
        Sets the ids in this figure apart from those of the others on the page.
    """
    buffer = StringIO()
    with mpl.rc_context({**SETTINGS, "svg.hashsalt": f"panj-{number}"}):
        figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    text = with_other_fonts(buffer.getvalue())
    element = text[text.index("<svg") :]
    # Groups are numbered alike in every figure, and nothing refers to them.
    element = re.sub(r'<g id="[^"]*"', "<g", element)
    label = html.escape(str(figure.get_label()), quote=True)
    # texts are placed by their left ends, which on a page from right to left would become their right ends
    return element.replace("<svg", f'<svg direction="ltr" role="img" aria-label="{label}"', 1)


def page(title: str, body: str, *, language: str) -> str:
    """Return a page; `body` is HTML whose text has been escaped, `title` is plain text."""
    direction = "rtl" if language == "fa" else "ltr"
    return (
        f'<!DOCTYPE html>\n<html lang="{language}" dir="{direction}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{html.escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def save_page(figures: Sequence[Figure], path: str | os.PathLike[str], *, language: str = "en") -> None:
    """
    Write figures on a page of HTML, whole or not at all.

    Parameters
    ----------
    figures
        From top to bottom; the label of the first gives the page its title.
    language
        Of the page: en, ru, tg or fa.

    Raises
    ------
    OutputError
        If the file cannot be written.
    """
    body = "\n".join(f"<figure>{svg_of(figure, i)}</figure>" for i, figure in enumerate(figures))
    title = str(figures[0].get_label()).split(". ")[0]
    with replace_file(path) as temporary:
        temporary.write_text(page(title, body, language=language), encoding="utf-8")
