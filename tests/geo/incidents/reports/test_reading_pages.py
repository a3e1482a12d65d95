"""Web pages as sites write them: their day, their encoding, and pages that are broken or endless."""

import time
from datetime import date
from pathlib import Path

import pytest

from geo.incidents.reports.extract import Extractor, Report
from geo.incidents.reports.reading import read_reports
from geo.incidents.reports.reading.markup import plain_text
from geo.incidents.reports.reading.plain import decode

STORY = "Two smugglers were killed in a shootout near Ayvaj on Sunday."
MORE = "The State Committee for National Security said that rifles and a boat were found there by a patrol."
DAY = date(2026, 3, 11)


def page(head: str = "", above: str = "", below: str = "") -> str:
    """Return a page with an article."""
    return (
        f"<!doctype html><html><head><title>Shots at the river</title>{head}</head><body><article>"
        f"<h1>Shots at the river</h1>{above}<p>{STORY} {MORE}</p><p>{MORE}</p></article>{below}</body></html>"
    )


def read(tmp_path: Path, content: str | bytes) -> Report:
    """Return the report that a page is."""
    path = tmp_path / "page.html"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    (found,) = read_reports([path])
    assert isinstance(found, Report)
    return found


@pytest.mark.parametrize(
    "content",
    [
        page('<meta property="article:published_time" content="2026-03-11T08:00:00Z">'),
        page(
            '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2026-03-11"}</script>'
        ),
        page(above='<time datetime="2026-03-11T10:00">today</time>'),
        page('<link rel="canonical" href="https://example.org/2026/03/11/shots/">'),
        page(above='<div class="post-meta">By A. Karimov | March 11, 2026</div>'),
        page(above="<p>Published 11 March 2026, 14:05</p>"),
    ],
    ids=["meta", "JSON-LD", "time", "address", "by-line", "line"],
)
def test_the_day_of_a_page_is_told_wherever_sites_write_it(tmp_path: Path, content: str) -> None:
    """Also where a year of copyright stands below."""
    assert read(tmp_path, content.replace("</body>", "<footer>© 2026 News</footer></body>")).published == DAY


@pytest.mark.parametrize(
    "content",
    [
        page(below="<footer>© 2026 News</footer>"),
        page(below="<p>Copyright 2019-2026 News</p>"),
        page('<meta itemprop="copyrightYear" content="2026">'),
        page(above="<p>It was the worst year since 2019.</p>"),
    ],
    ids=["sign", "word", "meta", "prose"],
)
def test_a_year_alone_is_no_day(tmp_path: Path, content: str) -> None:
    """Neither 1 January nor any other day is made of it."""
    assert read(tmp_path, content).published is None


def test_the_day_of_a_related_story_is_not_that_of_the_page(tmp_path: Path) -> None:
    """Nor is a day that the article tells of something else; what stands by the headline is."""
    related = '<ul class="related"><li><time datetime="2025-11-27">27 November 2025</time> Match</li></ul>'
    told = (
        f"<p>{MORE} It was the first such case there since the one of 2024-05-12, it said in a statement.</p>"
    )

    shown = read(tmp_path, page(above='<time datetime="2026-03-11">11.03.2026</time>', below=related))

    assert shown.published == DAY
    assert read(tmp_path, page(above=told)).published is None


def test_a_russian_page_without_a_charset_has_the_day_under_its_headline(tmp_path: Path) -> None:
    """A block of its own with the day is no part of the article, and is read all the same."""
    content = (
        "<html><head><title>Перестрелка у реки</title></head><body><h1>Перестрелка у реки</h1>"
        "<div class=date>11 марта 2026, 14:05</div><p>Двое контрабандистов убиты в перестрелке с"
        " пограничниками в Шаартузском районе в воскресенье.</p></body></html>"
    )

    assert read(tmp_path, content.encode("cp1251")).published == DAY


def test_the_day_of_a_change_and_the_day_of_the_visit_are_not_that_of_publication(tmp_path: Path) -> None:
    """The day under the headline is."""
    head = '<meta property="article:modified_time" content="2026-03-14">'
    shown = "<div>Published: 11 March 2026 | Updated: 14 March 2026</div>"
    visited = page().replace("<article>", "<div>Monday, 30 November 2026</div><div>Home</div><article>")

    assert read(tmp_path, page(head, above=shown)).published == DAY
    assert read(tmp_path, visited).published is None


def test_cards_of_other_stories_are_left_out_and_entries_of_a_live_blog_kept(tmp_path: Path) -> None:
    """A headline that is a link leads to a story elsewhere."""
    html = (
        f"<body><main><article><h1>Shots at the river</h1><p>{STORY}</p><p>{MORE}</p></article><section>"
        "<article><h3>{0}</h3><p>Five border guards were killed in an attack on their post.</p></article>"
        "<article><h3>{0}</h3><p>Three miners were killed on Wednesday.</p></article></section></main></body>"
    )

    cards = read(tmp_path, html.format("<a href=/2>Attack</a>"))
    entries = read(tmp_path, html.format("Attack"))

    assert "Five border guards" not in cards.text
    assert "Five border guards" in entries.text


@pytest.mark.parametrize("joiner", ["\u200c", "&zwnj;"])
def test_persian_words_keep_the_joiner_between_their_pieces(tmp_path: Path, joiner: str) -> None:
    """What is quoted as evidence is written as in the page."""
    words = "مقام{0}های محلی می{0}گویند که دو قاچاقبر روز یکشنبه در ولسوالی درقد کشته شده{0}اند."

    assert words.format("\u200c") in read(tmp_path, page(above=f"<p>{words.format(joiner)}</p>")).text


@pytest.mark.parametrize(
    "opening",
    ["<!--", "<a ", '<a "', "<script", "<nav>", "<nav></b>", "<nav><aside></p>", "<![CDATA[", "</p"],
)
def test_what_never_closes_takes_no_more_time_than_what_does(opening: str) -> None:
    """A quarter of a megabyte of it ends at once."""
    begin = time.process_time()

    plain_text(opening * (250_000 // len(opening)))

    assert time.process_time() - begin < 2  # a search that begins anew at each takes minutes


@pytest.mark.parametrize("many", ["<b>a</b> " * 100_000, "word " * 620_000], ids=["tags", "text"])
def test_a_page_that_is_too_large_is_read_whole_and_says_so(tmp_path: Path, many: str) -> None:
    """Its text is taken without looking for the article; each of its incidents has the doubt."""
    content = page().replace("</body>", f"<script>{many}</script></body>")

    found = read(tmp_path, content)

    assert STORY in found.text
    assert ["too large" in note for note in found.notes] == [True]
    (incident,) = Extractor().incidents(found)
    assert found.notes[0] in incident.doubts


def test_plain_text_has_a_paragraph_for_each_block_and_not_for_each_line() -> None:
    """Lines of the source are no lines of the page; </head> may be missing."""
    html = (
        "<head><title>x</title><body>\n<p>one\ntwo<br>three</p>"
        "<table><tr><td>4<td>5</table><!-- > --><b title='>'>6</b>"
    )

    assert plain_text(html) == "one two\n\nthree\n\n4\n\n5\n\n6"


def test_utf_8_is_told_in_spite_of_a_wrong_declaration_and_of_a_damaged_letter() -> None:
    """A page that was saved anew keeps the declaration that it had; a letter may be cut at the end."""
    assert decode("Хорог".encode(), "windows-1251") == "Хорог"
    assert decode("Хорог у реки".encode()[:-1]) == "Хорог у рек\ufffd"
    assert decode("Хорог".encode("koi8-r"), "koi8-r") == "Хорог"


OTHERS = {
    "site": '{"@type": "WebSite", "datePublished": "2019-02-01"}',
    "list": '{"@type": "ItemList", "itemListElement": [{"@type": "Article", "datePublished": "2025-01-02"}]}',
    "other": '{"@type": "NewsArticle", "headline": "Bread is dearer", "datePublished": "2025-01-02"}',
}


@pytest.mark.parametrize("other", OTHERS.values(), ids=OTHERS)
def test_the_day_of_json_ld_is_that_of_the_article(tmp_path: Path, other: str) -> None:
    """Sites give their own day, and those of other stories, beside it."""
    article = (
        '{"@type": "NewsArticle", "headline": "Shots at the river", "datePublished": "2026-03-11T08:00"}'
    )
    head = f'<script type="application/ld+json">{{"@graph": [{other}, {article}]}}</script>'
    assert read(tmp_path, page(head)).published == DAY


def test_broken_json_ld_gives_its_day(tmp_path: Path) -> None:
    """As where a site forgot to escape a quotation mark."""
    head = (
        '<script type="application/ld+json">{"name": "Shots "at" it", "datePublished": "2026-03-11"}</script>'
    )
    assert read(tmp_path, page(head)).published == DAY


def test_the_weekday_tells_which_number_is_the_month(tmp_path: Path) -> None:
    """The 11th of March is "Wed, 03/11/2026"; without the weekday it would be 3 November."""
    assert read(tmp_path, page('<meta name="date" content="Wed, 03/11/2026 - 10:02">')).published == DAY
    assert read(tmp_path, page(above="<p>Wed, 03/11/2026 - 10:02</p>")).published == DAY
    assert read(tmp_path, page(above="<p>Tue, 03/11/2026 - 10:02</p>")).published == date(2026, 11, 3)


def test_the_day_of_a_picture_is_not_that_of_the_page(tmp_path: Path) -> None:
    """Pictures from the files are older than the story."""
    head = '<meta property="og:image" content="https://example.org/pictures/2024/05/06/guard.jpg">'
    assert read(tmp_path, page(head, above="<p>Published 11 March 2026, 14:05</p>")).published == DAY


STATES = {
    "HTML": f'{{"body": "<p>{STORY}</p><p>{MORE}</p>"',
    "blocks": f'{{"content": [{{"type": "p", "text": "{STORY}"}}, {{"data": {{"text": "{MORE}"}}}}]',
}


@pytest.mark.parametrize("body", STATES.values(), ids=STATES)
@pytest.mark.parametrize(
    "script",
    [
        '<script id="__NEXT_DATA__" type="application/json">%s</script>',
        "<script>window.__STATE__ = %s;</script>",
    ],
    ids=["JSON", "assigned"],
)
def test_a_page_that_its_script_writes_gives_the_article_in_its_data(
    tmp_path: Path, script: str, body: str
) -> None:
    """With its headline and its day; not the stories beside it."""
    article = body + ', "title": "Shots at the river", "publishedAt": "2026-03-11T08:00:00.000Z"}'
    other = '{"title": "Bread is dearer", "lead": "A loaf costs more", "publishedAt": "2026-01-02"}'
    data = f'{{"props": {{"menu": ["News"], "article": {article}, "related": [{other}]}}}}'
    report = read(tmp_path, f"<!doctype html><html><body><div id=root></div>{script % data}</body></html>")
    assert report.text == f"Shots at the river\n\n{STORY}\n\n{MORE}"
    assert (report.title, report.published) == ("Shots at the river", DAY)
