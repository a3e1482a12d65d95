"""Reports."""

import re
import subprocess
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import geopandas as gpd
import matplotlib as mpl
import pytest
from click.testing import CliRunner
from matplotlib.text import Text
from pypdf import PdfReader

from geo.incidents.measure import measure
from maps.cli_report import report as report_command
from maps.errors import MapFormatError
from maps.pages import save_page
from maps.report import Report, build_report, save_report, table_rows, text_pages
from maps.strip import plot_strip
from maps.words import words

MakeUp = Callable[..., gpd.GeoDataFrame]
HOSTILE = "<script>alert(1)</script> {{7*191}} </td> & \"'"


@pytest.fixture(scope="module")
def made(made_up: MakeUp) -> Report:
    """Make a report on 60 incidents, one of them with hostile text."""
    table = measure(made_up(60))
    table["place_name"] = "Khorugh"
    table.loc[3, "place_name"] = HOSTILE
    return build_report(table, title=HOSTILE)


def test_table_rows_are_in_order_and_complete(made_up: MakeUp) -> None:
    """One row an incident, by date; what is not known is empty; limits stand in brackets."""
    table = measure(made_up(3, stacked=False))
    table["event_date"] = ["2024-05-01", None, "2023-01-31"]
    table["fatalities"] = [4, None, 2]
    table["fatalities_low"], table["fatalities_high"] = [3, None, 2], [9, None, 2]
    rows = list(table_rows(table, "en"))

    assert [row[0] for row in rows] == ["2023-01-31", "2024-05-01", ""]
    assert [row[3] for row in rows] == ["2", "4 (3–9)", ""]
    assert all(re.fullmatch(r"\d+\.\d( \(\d+\.\d–\d+\.\d\))?", row[4]) for row in rows)


def test_table_rows_have_no_signs_of_control(made_up: MakeUp) -> None:
    """No font has a picture for them, and a report is not refused for one that came in beside a name."""
    rows = made_up(2).assign(place_id="", place_name="", location="Kho\x1b[0mrog", source="a\x07b")

    assert [(row[1], row[5]) for row in table_rows(rows, "en")] == [("Kho\ufffd[0mrog", "a\ufffdb")] * 2


def test_save_report_html_shows_text_as_text(made: Report, tmp_path: Path) -> None:
    """Nothing from the data is markup; nothing is loaded; every incident has a row."""
    save_report(made, tmp_path / "report.html")
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    seen = Seen()
    seen.feed(page)

    assert "script" not in seen.tags
    assert seen.tags.count("tr") == 61
    assert seen.tags.count("svg") == 3
    assert HOSTILE in seen.text
    assert "default-src 'none'" in page
    assert not re.search(r"""(src|href)=["'](?!#|data:)""", page)


class Seen(HTMLParser):
    """What a browser would see of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """Note a tag."""
        del attrs
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        """Note some text."""
        self.text += data


def test_save_report_pdf_has_all_the_pages(made: Report, tmp_path: Path) -> None:
    """Map, strip, counts, then as many pages as the table takes; the words can be searched for."""
    save_report(made, tmp_path / "report.pdf")
    pages = PdfReader(tmp_path / "report.pdf").pages
    text = subprocess.run(
        ["pdftotext", "-layout", tmp_path / "report.pdf", "-"], capture_output=True, text=True, check=True
    ).stdout

    assert len(pages) >= 5
    assert text.count("Khorugh") >= 59
    assert "geodesic" in text


def test_save_report_is_the_same_on_every_run(made: Report, tmp_path: Path) -> None:
    """Two files of one report have the same bytes."""
    for suffix in ("html", "pdf"):
        one, other = tmp_path / f"one.{suffix}", tmp_path / f"other.{suffix}"
        save_report(made, one)
        save_report(made, other)

        assert one.read_bytes() == other.read_bytes()


@pytest.mark.parametrize("language", ["ru", "tg", "fa"])
def test_build_report_speaks_the_language(made_up: MakeUp, tmp_path: Path, language: str) -> None:
    """Its page is in that language, and runs in its direction."""
    save_report(build_report(measure(made_up(5)), language=language), tmp_path / "report.html")
    page = (tmp_path / "report.html").read_text(encoding="utf-8")

    assert f'lang="{language}" dir="{"rtl" if language == "fa" else "ltr"}"' in page
    assert words(language)["method_text"][:40] in page


def test_figures_of_a_page_from_right_to_left_keep_their_texts_in_place(
    made_up: MakeUp, tmp_path: Path
) -> None:
    """Every SVG says that it runs from left to right, as its texts are placed by their left ends."""
    save_report(build_report(measure(made_up(5)), language="fa"), tmp_path / "report.html")
    save_page([plot_strip(measure(made_up(5)), language="fa")], tmp_path / "strip.html", language="fa")

    for name, figures in (("report.html", 3), ("strip.html", 1)):
        page = (tmp_path / name).read_text(encoding="utf-8")
        assert 'dir="rtl"' in page
        assert re.findall("<svg [^>]*", page) == re.findall('<svg direction="ltr" [^>]*', page)
        assert page.count("<svg ") == figures


def test_save_report_refuses_another_format(made: Report, tmp_path: Path) -> None:
    """The message names the two formats."""
    with pytest.raises(MapFormatError, match=r"use \.html or \.pdf"):
        save_report(made, tmp_path / "report.docx")


def test_report_command_writes_a_report(tmp_path: Path) -> None:
    """From names alone to a page."""
    source, target = tmp_path / "raw.csv", tmp_path / "report.html"
    source.write_text(
        "event_date,location\n2020-05-01,Khorugh\n2021-06-01,Sher Khan Bandar\n", encoding="utf-8"
    )

    result = CliRunner().invoke(report_command, [str(source), "-o", str(target), "--lang", "en"])
    assert result.exit_code == 0, result.output
    assert "Sher Khan Bandar" in target.read_text(encoding="utf-8")
    refused = CliRunner().invoke(report_command, [str(source), "-o", str(tmp_path / "report.txt")])
    assert "use .html or .pdf" in str(refused.exception)


def test_text_pages_repeat_the_head_of_the_table(made_up: MakeUp) -> None:
    """Each page with rows of the table begins with its head."""
    pages = text_pages(build_report(measure(made_up(120))))
    texts = [[text.get_text() for text in page.findobj(Text)] for page in pages]
    with_rows = [text for text in texts if any(re.fullmatch(r"\d{4}-\d\d-\d\d", cell) for cell in text)]

    assert len(with_rows) >= 3
    assert all("Date" in text and "km from the border" in text for text in with_rows)


def test_report_stands_under_its_title_in_its_font(made_up: MakeUp) -> None:
    """The map on the first page has the report's title; all text is in the font that was asked for."""
    serif = Path(mpl.get_data_path()) / "fonts" / "ttf" / "DejaVuSerif.ttf"
    report = build_report(measure(made_up(5)), title="The Panj in 2021", font=serif)
    drawn = [text for page in (*report.figures, *text_pages(report)) for text in page.findobj(Text)]

    assert "The Panj in 2021" in {text.get_text() for text in report.figures[0].findobj(Text)}
    assert {text.get_fontproperties().get_file() for text in drawn if text.get_text()} == {str(serif)}


@pytest.mark.parametrize(("language", "place"), [("ru", "Хорог"), ("tg", "Хоруғ"), ("fa", "خاروغ")])
def test_table_rows_name_places_in_the_language(made_up: MakeUp, language: str, place: str) -> None:
    """A place of the gazetteer has its name of that language, whatever the table calls it."""
    table = measure(made_up(2)).assign(place_id=["tj-khorugh", None], place_name=["Khorog", "Our camp"])

    assert {row[1] for row in table_rows(table, language)} == {place, "Our camp"}
