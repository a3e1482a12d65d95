"""Text in the data that was made to break a page, or to turn it against its reader."""

from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest

import maps

pytestmark = pytest.mark.browser

# What a text file cannot hold, or an editor might change.
UNPRINTABLE = [
    "null \x00 inside", "\x00", "bell \x07", "escape \x1b[31m", "next line \x85",
    "separators \u2028 and \u2029",
    "override \u202e txt.exe", "isolate \u2067 left open", "embedding \u202b left open", "mark \u200f\u200e",
    "joiner \u200d and space \u200b", "byte order \ufeff", "no character \ufffe \uffff", "tag \U000e0041",
    "astral \U0001f6a8 \U0002070e", "combining " + "\u0301" * 60, "two\nlines", "carriage\r\nreturn\ralone",
    "tab\tulator", " space around ", "nbsp\u00a0nbsp", "\u200fخاروغ\u200e", "Хоруғ",
    "<\x00script>PWN</script>",
    "java\x00script:PWN", "java\nscript:PWN", "\x01javascript:PWN", "x" * 5000,
]  # fmt: skip
PAYLOADS = [
    *Path(__file__).with_name("payloads.txt").read_text(encoding="utf-8").split("\n")[:-1],
    *UNPRINTABLE,
]
ATTACK = "(globalThis.hits=(globalThis.hits||0)+1)"
TEXTS = [payload.replace("PWN", ATTACK) for payload in PAYLOADS]
FIELDS = [
    *(
        "event_id",
        "event_type",
        "sub_event_type",
        "actor1",
        "actor2",
        "country",
        "admin1",
        "admin2",
        "location",
    ),
    *("source", "source_url", "sources", "notes", "disputed", "evidence", "source_licence", "duplicate_of"),
    *("place_id", "place_name", "match_type", "candidates", "locate_problem", "side", "reach", "zone"),
    *("event_date", "event_date_end", "unknown column", "<b>markup</b>", "{{7*191}}", "__proto__"),
]
# Runs in the page: opens every incident and compares each field with what was put in.
COMPARE = """async ({ids, fields, texts}) => {
  const wrong = [];
  for (const [row, id] of ids.entries()) {
    await panj.select(id);
    const cells = new Map([...document.querySelectorAll(".leaflet-popup-content [data-field]")]
      .map((cell) => [cell.dataset.field, cell.textContent]));
    for (const field of fields) {
      if (cells.get(field) !== texts[row]) wrong.push([row, field, cells.get(field), texts[row]]);
    }
    panj.close();
  }
  return wrong.slice(0, 5);
}"""


@pytest.fixture(scope="module")
def hostile() -> gpd.GeoDataFrame:
    """Return one incident a payload, which stands in every field of it."""
    table = pd.DataFrame(dict.fromkeys(FIELDS, TEXTS))
    table["event_id"] = [f"{i} {text}" for i, text in enumerate(TEXTS)]
    lon = [68 + 0.02 * i for i in range(len(TEXTS))]
    return gpd.GeoDataFrame(table, geometry=gpd.points_from_xy(lon, [37.5] * len(TEXTS)), crs=4326)


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory, hostile: gpd.GeoDataFrame) -> Path:
    """Return the page of these incidents, with a title to match."""
    path = tmp_path_factory.mktemp("hostile") / "map.html"
    maps.save_html(maps.build_map(hostile, title="</title><script>" + ATTACK + "</script>{{7*191}}{% "), path)
    return path


def test_there_are_more_than_two_hundred_payloads() -> None:
    """The list is long, and no payload is in it twice."""
    assert len(set(TEXTS)) == len(TEXTS) > 200


def test_no_text_runs_and_every_text_is_shown_as_typed(
    saved: Path, hostile: gpd.GeoDataFrame, open_page: Callable
) -> None:
    """Every payload in every field: nothing runs, nothing is evaluated or fetched, each text is identical."""
    opened = open_page(saved)
    page = opened.page

    fields = [field for field in FIELDS if field != "event_id"]
    wrong = page.evaluate(COMPARE, {"ids": hostile["event_id"].tolist(), "fields": fields, "texts": TEXTS})
    for tab in ("Filter", "Legend", "About", "List"):
        page.get_by_role("tab", name=tab).click()
    page.get_by_role("button", name="Border strip").click()
    page.get_by_role("searchbox").first.fill("script")
    page.wait_for_timeout(300)

    assert wrong == []
    assert page.evaluate("globalThis.hits") is None
    assert (opened.requests, opened.errors) == ([], [])
    assert "1337" not in page.locator("body").inner_text()
    assert page.title() == "</title><script>" + ATTACK + "</script>{{7*191}}{%"


def test_only_web_addresses_become_links(saved: Path, hostile: gpd.GeoDataFrame, open_page: Callable) -> None:
    """A link in a popup leads to http or https, and says nothing of where the reader came from."""
    page = open_page(saved).page

    links = page.evaluate(
        """async (ids) => {
          const found = [];
          for (const id of ids) {
            await panj.select(id);
            for (const link of document.querySelectorAll(".panj-card a")) {
              found.push([link.protocol, link.rel, link.target]);
            }
          }
          return found;
        }""",
        hostile["event_id"].tolist(),
    )

    assert {tuple(link) for link in links} == {
        ("https:", "noopener noreferrer", "_blank"),
        ("http:", "noopener noreferrer", "_blank"),
    }


def test_lone_surrogates_are_replaced_and_reported(
    tmp_path: Path, five: gpd.GeoDataFrame, open_page: Callable
) -> None:
    """What no encoding can hold is shown as U+FFFD, and the page says in how many texts."""
    path = tmp_path / "map.html"
    notes = pd.Series(["a\ud800b", "\udfff", "c", "d", "e"], dtype=object)
    layer = maps.IncidentLayer(five.assign(notes=notes))
    maps.save_html(maps.build_map(five.assign(notes=notes)), path)

    page = open_page(path).page
    page.evaluate("panj.select('A-1')")

    assert layer.replaced == 2
    assert page.locator("[data-field=notes]").text_content() == "a\ufffdb"
    page.get_by_role("tab", name="About").click()
    assert "shown as \ufffd: 2" in page.locator(".panj-about").inner_text()


def test_downloads_hold_no_formulas(saved: Path, open_page: Callable) -> None:
    """In the CSV of the page no cell begins as a formula does."""
    page = open_page(saved).page

    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").click()

    table = pd.read_csv(download.value.path(), dtype=str, keep_default_na=False, encoding="utf-8-sig")
    begun = table.map(lambda cell: cell[:1] in tuple("=+-@\t\r") and cell != "-Infinity").to_numpy()
    assert len(table) > 200
    assert not begun.any()
