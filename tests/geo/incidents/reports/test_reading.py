"""Files of every kind → reports, and one clear line for what is none."""

import io
from datetime import date
from pathlib import Path

import matplotlib.pyplot as plt
import pypdf
import pytest

from geo.incidents.reports.extract import Report
from geo.incidents.reports.reading import LARGEST_BYTES, PassedOver, Unreadable, read_reports
from geo.incidents.reports.reading.markup import plain_text
from geo.incidents.reports.reading.plain import decode, published_in

STORY = "Two smugglers were killed in a shootout near Ayvaj on Sunday."
PAGE = f"""<!doctype html><html><head><title>Shots at the river</title>
<meta property="article:published_time" content="2026-03-11T08:00:00Z"></head><body>
<nav><a href="/">Home</a> <a href="/s">Sport</a></nav><article><h1>Shots at the river</h1><p>{STORY} The State
Committee for National Security said on Wednesday that rifles were found by a patrol.</p><p>It was the
second incident of the month, the committee added in its statement, and the border was reinforced.
<footer>All rights reserved</footer></body>"""
FEED = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Border News</title>
<item><title>Shots</title><link>https://example.org/1</link><pubDate>Wed, 11 Mar 2026 10:00:00 +0500</pubDate>
<description>&lt;p&gt;{STORY}&lt;/p&gt;</description></item>
<item><title>Football</title><description>A match.</description></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Atom News</title><entry><title>Shots</title>
<link href="https://example.org/2"/><updated>2026-03-11T10:00:00Z</updated><summary>{STORY}</summary></entry></feed>"""
MAIL = f"""From: Desk <desk@example.org>\nDate: Wed, 11 Mar 2026 10:00:00 +0500\nSubject: Shots
MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n<p>{STORY}</p><script>alert(1)</script>\n"""


def read_one(path: Path) -> Report | Unreadable:
    """Return the only thing that a file gives."""
    found = list(read_reports([path]))
    assert len(found) == 1
    return found[0]


def report(path: Path) -> Report:
    """Return the only report in a file."""
    found = read_one(path)
    assert isinstance(found, Report)
    return found


def pdf(text: str) -> bytes:
    """Return a PDF with a text."""
    figure = plt.figure()
    figure.text(0.1, 0.5, text)
    stream = io.BytesIO()
    figure.savefig(stream, format="pdf")
    plt.close(figure)
    return stream.getvalue()


def test_a_page_gives_its_article_without_the_menu(tmp_path: Path) -> None:
    """Title, day and text of the article; no menu, no footer; tags that never close do no harm."""
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")

    found = report(path)

    assert STORY in found.text
    assert "Sport" not in found.text
    assert found.published == date(2026, 3, 11)
    assert found.title == "Shots at the river"


def test_a_feed_gives_a_report_for_each_entry(tmp_path: Path) -> None:
    """RSS and Atom: text, address, day and the name of the feed."""
    rss, atom = tmp_path / "feed.xml", tmp_path / "atom.xml"
    rss.write_text(FEED, encoding="utf-8")
    atom.write_text(ATOM, encoding="utf-8")

    first, second, third = read_reports([rss, atom])

    assert isinstance(first, Report)
    assert isinstance(third, Report)
    assert (first.source, first.url, first.published) == (
        "Border News",
        "https://example.org/1",
        date(2026, 3, 11),
    )
    assert STORY in first.text
    assert isinstance(second, Report)
    assert (third.url, third.published) == ("https://example.org/2", date(2026, 3, 11))


def test_an_atom_entry_has_paragraphs_a_plain_title_and_the_address_of_its_page(tmp_path: Path) -> None:
    """XHTML keeps its blocks; a title in HTML loses its entities; the address is not that of the entry."""
    path = tmp_path / "atom.xml"
    path.write_text(
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><entry>'
        '<title type="html">Shots &amp;amp; boats</title>'
        '<link rel="self" href="https://example.org/1.atom"/><link href="https://example.org/1"/>'
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One.</p><p>T<b>w</b>o.</p></div>'
        "</content></entry></feed>",
        encoding="utf-8",
    )

    found = report(path)

    assert (found.text, found.url) == ("Shots & boats\n\nOne.\n\nTwo.", "https://example.org/1")


def test_an_email_gives_its_text_and_day(tmp_path: Path) -> None:
    """The HTML of a mail loses its tags and scripts."""
    path = tmp_path / "letter.eml"
    path.write_text(MAIL, encoding="utf-8")

    found = report(path)

    assert found.text.strip() == STORY
    assert (found.published, found.title) == (date(2026, 3, 11), "Shots")


@pytest.mark.parametrize(
    ("charset", "encoding", "doubts"),
    [("x-user-defined", "cp1251", 1), ("us-ascii", "utf-8", 0), ("koi8-r", "koi8-r", 0)],
)
def test_an_email_is_read_whatever_encoding_it_names(
    tmp_path: Path, charset: str, encoding: str, doubts: int
) -> None:
    """One that is not known is guessed and said; one that does not fit is passed over."""
    path = tmp_path / "letter.eml"
    head = (
        MAIL.split("MIME", maxsplit=1)[0]
        + f"MIME-Version: 1.0\nContent-Type: text/plain; charset={charset}\n\n"
    )
    path.write_bytes(head.encode() + "Двое убиты у реки Пяндж.".encode(encoding))

    found = report(path)

    assert found.text == "Двое убиты у реки Пяндж."
    assert [charset in note for note in found.notes] == [True] * doubts


def test_an_email_gives_the_emails_attached_to_it(tmp_path: Path) -> None:
    """Each with its own day: a report that is forwarded as a file."""
    path = tmp_path / "letter.eml"
    path.write_text(
        "From: a@example.org\nDate: Fri, 13 Mar 2026 10:00:00 +0500\nSubject: Fwd\nMIME-Version: 1.0\n"
        "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nSee below.\n"
        f"--b\nContent-Type: message/rfc822\n\n{MAIL}\n--b--\n",
        encoding="utf-8",
    )

    outer, inner = read_reports([path])

    assert isinstance(outer, Report)
    assert isinstance(inner, Report)
    assert (outer.text.strip(), inner.text) == ("See below.", STORY)
    assert inner.published == date(2026, 3, 11)


def test_an_email_in_html_whose_plain_text_says_only_that_is_read_as_html(tmp_path: Path) -> None:
    """The plain text is preferred only where it is the mail."""
    path = tmp_path / "letter.eml"
    path.write_text(
        "From: a@example.org\nSubject: S\nMIME-Version: 1.0\n"
        "Content-Type: multipart/alternative; boundary=b\n\n"
        f"--b\nContent-Type: text/plain\n\nSee HTML.\n"
        f"--b\nContent-Type: text/html\n\n<p>{STORY}</p>\n--b--\n",
        encoding="utf-8",
    )

    assert report(path).text == STORY


@pytest.mark.parametrize(
    "head",
    [
        "---------- Forwarded message ---------\nFrom: Desk <d@e.org>\nDate: Wed, 11 Mar 2026 at 10:00\n",
        "-----Original Message-----\nFrom: Desk <d@e.org>\nSent: Wednesday, March 11, 2026 10:00 AM\n",
        "-------- Пересылаемое сообщение --------\n11.03.2026, 10:00, Desk <d@e.org>:\n",
    ],
)
def test_a_forwarded_email_has_its_own_day_and_sender(tmp_path: Path, head: str) -> None:
    """Days in it count from when it was sent first; what stands above is a report of its own."""
    path = tmp_path / "letter.eml"
    path.write_text(
        "From: a@example.org\nDate: Fri, 13 Mar 2026 10:00:00 +0500\nSubject: Fwd\n\n"
        f"For you.\n\n{head}\n{STORY}\n",
        encoding="utf-8",
    )

    above, forwarded = read_reports([path])

    assert isinstance(above, Report)
    assert isinstance(forwarded, Report)
    assert (above.text.strip(), above.published) == ("For you.", date(2026, 3, 13))
    assert (forwarded.text.strip(), forwarded.source) == (STORY, "Desk <d@e.org>")
    assert forwarded.published == date(2026, 3, 11)


def test_a_list_under_a_title_is_no_forwarded_email(tmp_path: Path) -> None:
    """Places with what happened there stand as the head of a mail does."""
    path = tmp_path / "letter.eml"
    told = "--- Khatlon ---\nShahritus: two men were killed.\nPanj: a man was wounded.\n\nThat is all."
    path.write_text(f"From: a@example.org\nSubject: List\n\n{told}", encoding="utf-8")

    assert report(path).text == told


@pytest.mark.parametrize(("own", "kept"), [("Yes.", True), (f"{STORY} " * 2, False)])
def test_an_answer_that_is_a_report_is_read_without_the_email_that_it_quotes(
    tmp_path: Path, *, own: str, kept: bool
) -> None:
    """One that says little is read with it."""
    path = tmp_path / "letter.eml"
    path.write_text(
        f"From: a@example.org\nSubject: Re\n\n{own}\n\n> Five guards were killed\n> in Darqad.\n",
        encoding="utf-8",
    )

    assert ("Five guards were killed\nin Darqad." in report(path).text) == kept


def test_a_pdf_gives_its_text(tmp_path: Path) -> None:
    """The date line of a PDF is the day of publication."""
    path = tmp_path / "paper.pdf"
    path.write_bytes(pdf(f"Published 9 March 2026\n{STORY}"))

    found = report(path)

    assert STORY in found.text
    assert (found.published, found.notes) == (date(2026, 3, 9), ())


def test_the_day_on_which_a_pdf_was_made_is_said_to_be_no_more(tmp_path: Path) -> None:
    """A page may be printed long after it was published, and its events be old news by that day."""
    path = tmp_path / "paper.pdf"
    path.write_bytes(pdf(STORY))
    found = report(path)

    assert found.published is not None
    (note,) = found.notes
    assert note.startswith(f"is taken to be of {found.published}, when the PDF was made: ")
    assert note.endswith("say so with --published")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b" \n\t ", "is empty"),
        (b"\x89PNG\r\n\x1a\n1234", "PNG image"),
        (b"PK\x03\x04abc", "ZIP archive"),
        (b"\x01\x02\x00\x03" * 50, "binary data"),
        (b"%PDF-1.4 nothing more", "PDF that cannot be read"),
        (b'<?xml version="1.0"?><rss><channel><item>', "not well-formed"),
        (b'<!DOCTYPE x [<!ENTITY a "b">]><rss><channel></channel></rss>', "entities"),
        (b"x" * (LARGEST_BYTES + 1), "more than 20 MB"),
        (b"word " * 500_000, "split it into articles"),
    ],
    ids=["empty", "blank", "png", "zip", "binary", "pdf", "xml", "entities", "large", "long"],
)
def test_what_is_no_report_is_told_in_a_line(tmp_path: Path, content: bytes, reason: str) -> None:
    """Each says what it is; none raises."""
    path = tmp_path / "thing.txt"
    path.write_bytes(content)

    found = read_one(path)

    assert isinstance(found, Unreadable)
    assert reason in found.reason


def test_a_pdf_of_which_a_part_is_damaged_or_locked_is_told(tmp_path: Path) -> None:
    """A filter that nobody knows, and a password."""
    path = tmp_path / "paper.pdf"
    path.write_bytes(pdf(STORY).replace(b"/FlateDecode", b"/FlatxDecode"))
    damaged = read_one(path)
    locked = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(STORY)))
    locked.encrypt("secret")
    locked.write(path)
    closed = read_one(path)

    assert isinstance(damaged, Unreadable)
    assert isinstance(closed, Unreadable)
    assert "PDF that cannot be read" in damaged.reason
    assert closed.reason == "is a PDF with a password; save it without one"


def test_a_scan_is_told_to_be_one(tmp_path: Path) -> None:
    """A PDF without text names the remedy."""
    path = tmp_path / "scan.pdf"
    path.write_bytes(pdf(""))

    found = read_one(path)

    assert isinstance(found, Unreadable)
    assert "OCR" in found.reason


def test_a_folder_gives_its_files_and_a_bad_one_stops_nothing(tmp_path: Path) -> None:
    """Known endings, sorted by name, folders inside it too; what has another ending is named."""
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "two.md").write_text("# Two\n\nText.", encoding="utf-8")
    (tmp_path / "a.txt").write_text("", encoding="utf-8")
    (tmp_path / "c.txt").write_text("One.", encoding="utf-8")
    (tmp_path / "d.exe").write_text("no", encoding="utf-8")
    (tmp_path / "b" / "e.docx").write_text("no", encoding="utf-8")
    (tmp_path / ".f").write_text("no", encoding="utf-8")
    for name in (".g.txt", "._c.txt", ".copies/c.txt"):  # a Mac and a notebook make such
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("One.", encoding="utf-8")

    found = list(read_reports([tmp_path]))

    assert [type(one) for one in found] == [PassedOver, Unreadable, Report, Report]
    assert found[0] == PassedOver((tmp_path / "b" / "e.docx", tmp_path / "d.exe"))


def test_an_empty_folder_and_a_missing_file_are_told(tmp_path: Path) -> None:
    """Both say what to check."""
    reasons = [
        one.reason
        for one in read_reports([tmp_path, tmp_path / "x.txt", tmp_path / "y" / "x.txt"])
        if isinstance(one, Unreadable)
    ]

    assert "no file that ends in" in reasons[0]
    assert "does not exist; check the name" in reasons[1]
    assert "the folder" in reasons[2]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("Хорог".encode("cp1251"), "Хорог"),
        ("خاروغ".encode("cp1256"), "خاروغ"),
        ("Хоруғ".encode("utf-16"), "Хоруғ"),
        ("\ufeffХорог".encode(), "Хорог"),
        ("Пограничники\n".encode("cp1251") + "Хоруғ".encode(), "Пограничники\nХоруғ"),
    ],
    ids=["1251", "1256", "utf-16", "bom", "mixed"],
)
def test_encodings_are_told(content: bytes, text: str) -> None:
    """Also two in one file."""
    assert decode(content) == text


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Shots\nPublished: 11 March 2026, 14:05\n\nText.", date(2026, 3, 11)),
        ("11.03.2026\nВыстрелы", date(2026, 3, 11)),
        ("۲۰ حوت ۱۴۰۴\nتیراندازی", date(2026, 3, 11)),
        (
            "A picture of the bridge over the river taken by an agency on May 31, 2008, in the war.",
            None,
        ),
        ("No date here.", None),
        ("ДУШАНБЕ, 11 марта 2026 г. Пограничники задержали двоих человек у реки Пяндж.", date(2026, 3, 11)),
        ("ДУШАНБЕ, 11 марта 2026 года – Пограничники задержали двоих у реки.", date(2026, 3, 11)),
        ("DUSHANBE, 11 March 2026. Border guards shot dead two men near the river Panj.", date(2026, 3, 11)),
        ("Душанбе, 11 марти соли 2026. Марзбонон ду қочоқбарро дар соҳили дарё куштанд.", date(2026, 3, 11)),
        ("کابل، ۲۰ حوت ۱۴۰۴ خورشیدی. بامداد روز دوشنبه هفت تن کشته شدند.", date(2026, 3, 11)),
        ("Shots\nBy A. Karimov, Khujand | 11 Mar 2026, 10:22 am | Security | 3 min read", date(2026, 3, 11)),
        ("Ду тан кушта шуд\n11 Мар, 2026\nРӯзи душанбе ду тан кушта шуд.", date(2026, 3, 11)),
        ("بدخشان (پژواک، ۲۰ حوت ۱۴۰۴): دو تن روز دوشنبه کشته شدند.", date(2026, 3, 11)),
        ("KUNDUZ (Pajhwok, 11 Mar 2026): Two men were killed on Monday.", date(2026, 3, 11)),
    ],
)
def test_the_day_of_publication_stands_in_a_line_of_its_own(text: str, day: date | None) -> None:
    """A date inside a long line is not the day of publication."""
    assert published_in(text) == day


def test_plain_text_keeps_what_stands_between_tags() -> None:
    """Entities are read, scripts and styles are not."""
    assert plain_text("<p>a &amp; b</p><style>x</style><script>y</script><p>c") == "a & b\n\nc"
