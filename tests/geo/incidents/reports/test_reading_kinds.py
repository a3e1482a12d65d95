"""Markdown, channels of Telegram, printed pages, and mails whose history is quoted in HTML."""

import json
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest

from geo.incidents.reports.extract import Report
from geo.incidents.reports.reading import Unreadable, read_reports
from geo.incidents.reports.reading.printed import article_of

STORY = "Two smugglers were killed in a shootout near Ayvaj on Sunday, the border troops said on Monday."
MORE = "The State Committee for National Security said that rifles and a boat were found there by a patrol."
OLD = "Five people were killed in Imam Sahib on Wednesday when a mortar shell hit a house."


def read(tmp_path: Path, name: str, content: str | bytes) -> list[Report]:
    """Return the reports that a file holds."""
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return [one for one in read_reports([path]) if isinstance(one, Report)]


@pytest.mark.parametrize(
    "front",
    [
        '---\ntitle: "Shots"\ndate: 2026-03-11T08:30:00+04:30\ntags: [a, b]\n---\n',
        "+++\ntitle = 'Shots'\ndate = 2026-03-11\n+++\n",
        "---\npublished: 11 March 2026\ntitle: Shots\n---\n\n# Shots\n",
    ],
    ids=["YAML", "TOML", "in words"],
)
def test_markdown_has_its_day_and_title_from_its_front_matter(tmp_path: Path, front: str) -> None:
    """And its text without marks for links, pictures and stress."""
    picture, link = "![A post](img/2021.jpg)", "[Ayvaj](https://example.org/)"
    text = f"{picture}\n\n**Two** smugglers were killed near {link}.\n\n> {MORE}\n"
    (report,) = read(tmp_path, "post.md", f"{front}\n{text}")
    assert report.published == date(2026, 3, 11)
    assert [line for line in report.text.split("\n") if line] == [
        "Shots",
        "Two smugglers were killed near Ayvaj.",
        MORE,
    ]


def test_stars_and_dashes_of_plain_text_stay(tmp_path: Path) -> None:
    """What has no mark that only Markdown has is taken as it is."""
    text = f"* {STORY}\n\n---\n\n* {MORE} #border\n"
    (report,) = read(tmp_path, "post.txt", text)
    assert report.text == text


def exported(number: int, day: str, text: str) -> str:
    """Return a message of a channel as Telegram exports it to a page."""
    return (
        f'<div class="message default clearfix" id="message{number}"><div class="body">'
        f'<div class="pull_right date details" title="{day} 07:05:33 UTC+05:00">07:05</div>'
        f'<div class="from_name">Border</div><div class="text">{text}</div></div></div>'
    )


def shown(number: int, day: str, text: str) -> str:
    """Return a message of a channel as the web shows it."""
    return (
        f'<div class="tgme_widget_message js-widget_message" data-post="border/{number}">'
        f'<div class="tgme_widget_message_text js-message_text" dir="auto">{text}</div>'
        f'<time datetime="{day}T07:05:33+00:00">07:05</time></div>'
    )


CHANNELS = {
    "export.html": "<!DOCTYPE html><html><head><title>Exported Data</title></head><body>"
    '<div class="page_header"><div class="text bold">Border</div></div>'
    f"{exported(1, '11.03.2026', f'<strong>{STORY}</strong><br>{MORE}')}{exported(2, '13.03.2026', OLD)}",
    "web.html": "<!DOCTYPE html><html><body>"
    '<div class="tgme_channel_info_header_title"><span>Border</span></div>'
    f"{shown(1, '2026-03-11', f'{STORY}<br/>{MORE}')}{shown(2, '2026-03-13', OLD)}</body></html>",
    "result.json": json.dumps({
        "name": "Border",
        "type": "public_channel",
        "messages": [
            {"id": 0, "type": "service", "date": "2026-03-01T00:00:00", "text": ""},
            {"id": 1, "type": "message", "date": "2026-03-11T07:05:33",
             "text": [{"type": "bold", "text": STORY}, f"\n\n{MORE}"]},
            {"id": 2, "type": "message", "date": "2026-03-13T07:05:33", "text": OLD},
        ],
    }),
}  # fmt: skip


@pytest.mark.parametrize("name", CHANNELS)
def test_each_message_of_a_channel_is_a_report_with_its_day(tmp_path: Path, name: str) -> None:
    """However the channel was saved."""
    first, second = read(tmp_path, name, CHANNELS[name])
    assert (first.text, first.published, first.source) == (f"{STORY}\n\n{MORE}", date(2026, 3, 11), "Border")
    assert (second.text, second.published) == (OLD, date(2026, 3, 13))


def test_lists_within_lists_are_no_text_of_a_message(tmp_path: Path) -> None:
    """What only a hostile export holds is passed over, however deep, and the next message is read."""
    deep = "[" * 900 + '"x"' + "]" * 900
    messages = (f'{{"type": "message", "text": {deep}}}', json.dumps({"type": "message", "text": STORY}))
    texts = [one.text for one in read(tmp_path, "deep.json", f'{{"messages": [{", ".join(messages)}]}}')]
    assert [text for text in texts if text] == [STORY]


@pytest.mark.parametrize("content", ['{"a": 1}', '[{"title": "x"}]', '{"messages": [', '{"chats": 3}'])
def test_json_that_is_no_channel_is_refused(tmp_path: Path, content: str) -> None:
    """In one line that says what to give."""
    path = tmp_path / "x.json"
    path.write_text(content)
    (found,) = read_reports([path])
    assert isinstance(found, Unreadable)
    assert "JSON" in found.reason


def mail(subject: str, html: str) -> bytes:
    """Return an e-mail in HTML."""
    message = EmailMessage()
    message["From"], message["Subject"] = "Nilufar <n@example.org>", subject
    message["Date"] = "Wed, 11 Mar 2026 09:10:00 +0500"
    message.set_content(html, subtype="html", cte="quoted-printable")
    return message.as_bytes()


QUOTED = (
    "<div>On Tue, 10 Mar 2026 at 10:12, Desk &lt;desk@example.org&gt; wrote:</div>"
    f"<blockquote><p>{OLD}</p><blockquote><p>Three more in Jurm.</p></blockquote></blockquote>"
)
HEADED = (
    "<p><b>From:</b> Desk &lt;desk@example.org&gt;<br><b>Sent:</b> 10 March 2026 10:12<br>"
    f"<b>To:</b> Nilufar<br><b>Subject:</b> Kunduz</p><p>{OLD}</p>"
)


@pytest.mark.parametrize("history", [QUOTED, HEADED], ids=["quoted", "under its head"])
def test_an_answer_in_html_is_read_without_the_email_under_it(tmp_path: Path, history: str) -> None:
    """Where the answer is a report itself."""
    (report,) = read(
        tmp_path, "m.eml", mail("Re: Kunduz", f"<p>{STORY}</p><p>{MORE}</p>{history}<p>Best</p>")
    )
    assert STORY in report.text
    assert OLD not in report.text
    assert "wrote" not in report.text


def test_an_email_forwarded_under_its_head_alone_has_its_own_day(tmp_path: Path) -> None:
    """As some programs write it, without a line of dashes."""
    own, forwarded = read(tmp_path, "m.eml", mail("FW: Kunduz", f"<p>For you.</p>{HEADED}"))
    assert own.text.strip() == "For you."
    assert (forwarded.text.strip(), forwarded.published) == (OLD, date(2026, 3, 10))


def test_entries_under_names_of_places_are_no_head_of_an_email(tmp_path: Path) -> None:
    """Only the names of its fields begin it."""
    text = "Kunduz: a mine killed two.\n\nTakhar: nobody was hurt.\n\nBalkh: a shop burnt.\n\nThat is all.\n"
    message = EmailMessage()
    message["From"], message["Date"] = "a@example.org", "Wed, 11 Mar 2026 09:10:00 +0500"
    message.set_content(text)
    (report,) = read(tmp_path, "m.eml", message.as_bytes())
    assert report.text.strip() == text.strip()


COLUMN = """Northern security note, 16–22
November
The week was quieter than the one be-
fore in most of the north-
eastern provinces, though oﬃcials of the
authorities were attacked.
Takhar. On 17 November, gunmen shot
dead two guards on patrol in Khwaja
Ghar district.
Kunduz. Nobody was hurt at the пресс-
центр that was hit by a ﬁre.
"""


def test_lines_of_a_printed_column_are_joined_to_paragraphs() -> None:
    """Words parted at the end of a line are whole again, but for those with a hyphen of their own."""
    text, repeated = article_of([COLUMN])
    week, other = (
        "The week was quieter than the one before in most of the northeastern provinces",
        "officials",
    )
    assert text.split("\n\n") == [
        "Northern security note, 16–22 November",
        f"{week}, though {other} of the authorities were attacked.",
        "Takhar. On 17 November, gunmen shot dead two guards on patrol in Khwaja Ghar district.",
        "Kunduz. Nobody was hurt at the пресс-центр that was hit by a fire.",
    ]
    assert repeated == ""


def test_a_few_printed_lines_are_a_paragraph() -> None:
    """They are too few to tell a headline by its length."""
    lines = [
        "В ночь на 12 ноября 2025 года в Дарвазском районе",
        "Таджикистана в результате перестрелки погибли двое",
        "контрабандистов, один ранен, сообщил ГКНБ.",
    ]
    assert article_of(["\n".join(lines)])[0] == " ".join(lines)


def test_heads_and_feet_of_printed_pages_are_left_out() -> None:
    """What recurs on the pages, and their numbers."""
    pages = [f"SECURITY NOTE — 25 November 2026\n{STORY}\nPage {n} of 2\n{n}" for n in (1, 2)]
    pages[1] = pages[1].replace(STORY, MORE)
    text, repeated = article_of(pages)
    assert STORY in text
    assert MORE in text
    assert "NOTE" not in text
    assert "Page" not in text
    assert "25 November 2026" in repeated


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866", "iso8859-5"])
def test_old_cyrillic_encodings_are_told_by_their_commonest_letters(tmp_path: Path, encoding: str) -> None:
    """Where nothing says which one it is."""
    text = "ДУШАНБЕ, 9 марта 2026 года. Пограничники в воскресенье убили в районе Фархор двоих.\nРанен один."
    (report,) = read(tmp_path, "a.txt", text.encode(encoding))
    assert report.text == text


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("windows-1251", "utf-8"),
        ("utf-8", "cp1251"),
        ("utf-16", "utf-16"),
        ("utf-16", "utf-8"),
        ("klingon", "cp1251"),
        ("koi8-r", "koi8-r"),
    ],
)
def test_a_feed_is_read_whatever_encoding_it_declares(tmp_path: Path, declared: str, encoding: str) -> None:
    """UTF-8 is never taken for another, and what does not fit its declaration is guessed."""
    text = "На границе с Афганистаном в Дарвазском районе ранены двое пограничников."
    feed = (
        f'<?xml version="1.0" encoding="{declared}"?><rss><channel><title>Лента</title><item><title>Стрельба'
        f"</title><description>{text}</description></item></channel></rss>"
    )
    (found,) = read(tmp_path, "feed.xml", feed.encode(encoding))

    assert (found.source, text in found.text) == ("Лента", True)


def test_control_signs_in_a_feed_do_not_stop_it(tmp_path: Path) -> None:
    """XML does not allow them, and editors paste them."""
    item = f"<item><title>S\x0b</title><description>{STORY}</description></item>"
    (found,) = read(tmp_path, "feed.xml", f"<rss><channel>{item}</channel></rss>")

    assert STORY in found.text


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_day_without_news_is_none(tmp_path: Path, day: str) -> None:
    """Feeds have it where they know none; days before or after it cannot be reckoned."""
    item = f"<item><title>S</title><date>{day}</date><description>{STORY}</description></item>"
    (found,) = read(tmp_path, "feed.xml", f"<rss><channel>{item}</channel></rss>")

    assert found.published is None


def test_half_a_sign_in_json_can_be_written(tmp_path: Path) -> None:
    """A message that was cut off may end in one."""
    message = {"type": "message", "date": "2026-03-09T10:00:00", "text": f"{STORY} \ud83d"}
    (found,) = read(tmp_path, "a.json", json.dumps({"name": "x\ud83d", "messages": [message]}))

    assert (found.text + found.source).encode()
    assert STORY in found.text


EVIL = "Two\x1b[2J guards\u202e\x07 were shot near Ayvaj."
MESSAGE = {"type": "message", "date": "2026-03-09T10:00:00", "text": f"{EVIL}\n\n{EVIL}"}


@pytest.mark.parametrize(
    "content",
    [
        f"{EVIL}\n\n{EVIL}",
        f"<html><title>{EVIL}</title><article><p>{EVIL}</p><p>{EVIL}</p></article></html>",
        json.dumps({"name": EVIL, "messages": [MESSAGE]}),
    ],
    ids=["text", "page", "channel"],
)
def test_what_is_read_steers_no_terminal(tmp_path: Path, content: str) -> None:
    """Neither text nor heading nor source; the paragraphs stay."""
    (found,) = read(tmp_path, "a.txt", content)
    shown = (*found.text.split("\n"), found.source.removeprefix(str(tmp_path)), found.title)

    assert all(map(str.isprintable, shown))
    assert found.text.count("guards") == 2


def test_a_feed_with_names_of_html_and_bare_ampersands_is_read(tmp_path: Path) -> None:
    """As content systems write them, though XML has neither."""
    body = "<description>A &laquo;post&raquo;&nbsp;& more</description>"
    item = f"<item><title>Shots &amp; drugs</title>{body}</item>"
    (report,) = read(tmp_path, "a.xml", f"<?xml version='1.0'?><rss><channel>{item}</channel></rss>")
    assert report.text == "Shots & drugs\n\nA «post» & more"


def test_what_a_page_hides_is_no_part_of_its_article(tmp_path: Path) -> None:
    """But an article that a script shows only later is read."""
    hidden = f'<p style="display: none">{OLD}</p><div hidden><p>{OLD}</p></div>'
    (report,) = read(
        tmp_path, "a.html", f"<html><body><article><h1>Shots</h1><p>{STORY}</p>{hidden}<p>{MORE}</p>"
    )
    assert STORY in report.text
    assert OLD not in report.text
    later = f'<div style="display:none"><article><h1>Shots</h1><p>{STORY}</p><p>{MORE}</p></article></div>'
    (report,) = read(tmp_path, "b.html", f"<html><body>{later}</body></html>")
    assert STORY in report.text
