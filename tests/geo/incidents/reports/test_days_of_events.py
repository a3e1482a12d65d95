"""Which day of those that a report names is that of its event."""

from datetime import date

import pytest

from geo.incidents.reports.extract import Extractor, Report

THURSDAY = date(2025, 12, 25)
CLASH = "Two guards were killed in a clash near Ayvaj on Tuesday."
CROSSED = "On December 22 five armed men crossed the border near Ayvaj."
PEREST = "22 декабря пятеро нарушили государственную границу у Айваджа."
BOJ = "Во вторник близ Айваджа в перестрелке погибли двое пограничников."


def days(text: str) -> list[tuple[str | None, str | None, int | None]]:
    """Return the days of the incidents of a report, with how exact they are."""
    found = Extractor().incidents(Report(text, published=THURSDAY))
    names = ("event_date", "event_date_end", "time_precision")
    return [(one.values[names[0]], one.values[names[1]], one.values[names[2]]) for one in found]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen abducted two teachers in Chah Ab. He said the men set up a checkpoint Tuesday evening.",
        "Two guards were killed in a clash near Ayvaj on Tuesday. By Wednesday evening four more had died.",
        "Fighting broke out in Ishkamish on Tuesday. By 24 December eleven people had been killed.",
        "Бой идёт в уезде Ишкамыш со вторника. К вечеру среды погибло одиннадцать человек.",
        "Во вторник наряд у Айваджа вышел на группу, только что прошедшую границу. В бою убиты двое.",
        "Аз рӯзи сешанбе дар ноҳияи Ишкамиш ҷанг идома дорад. То шоми чоршанбе ёздаҳ нафар кушта шуд.",
        "Gunmen killed two guards near Ayvaj on Dec. 23 at 11:40 p.m. Three people were wounded.",
    ],
)
def test_the_day_of_the_event_stands_beside_others(text: str) -> None:
    """Neither the day of a statement nor that by which more had died is the day of the event."""
    assert [day for day, _, _ in days(text)] == ["2025-12-23"]


@pytest.mark.parametrize(
    "text",
    [
        f"{CLASH} Khatlon has seen fighting since the rebels opened an offensive on 4 December.",
        f"{BOJ} Это второй случай: в мае 2022 года боевики заявляли об обстреле района Пяндж.",
    ],
)
def test_what_was_before_is_no_other_event(text: str) -> None:
    """A day since which there is fighting, or on which others claimed something long ago, opens nothing."""
    assert [day for day, _, _ in days(text)] == ["2025-12-23"]


@pytest.mark.parametrize(
    "text",
    [
        "Two days after a shootout near Ayvaj left a guard dead, officials met in Qubodiyon on Thursday.",
        "Two days after villagers and Taliban traded fire near Jarf, the number of dead rose to six.",
        "Спустя два дня после перестрелки у Айваджа, в которой погиб солдат, стороны встретились в четверг.",
        "Ду рӯз пас аз тирандозӣ дар Айваҷ, ки дар он сарбоз кушта шуд, намояндагон вохӯрданд.",
        "دو روز پس از تیراندازی در ایواج که در آن یک سرباز کشته شد، نمایندگان روز پنجشنبه دیدار کردند.",
    ],
)
def test_a_day_is_counted_back_from_what_came_after(text: str) -> None:
    """So many days after an event, told at the head of a sentence, is a day before the one it tells of."""
    assert days(text) == [("2025-12-23", None, 1)]


@pytest.mark.parametrize(
    "text",
    [
        "The raid on a post near Ayvaj came on Tuesday. The day after, two guards were killed in Chubek.",
        "On Tuesday a post near Ayvaj was attacked. One day after that, two guards were killed in Chubek.",
    ],
)
def test_the_day_after_is_that_of_another_event(text: str) -> None:
    """Where a comma follows, "the day after" counts forward from the event told before."""
    assert [day for day, _, _ in days(text)] == ["2025-12-23", "2025-12-24"]


@pytest.mark.parametrize(
    "lines",
    [
        [
            "KHANABAD: One killed, Dec 21.",
            "RUSTAQ: Two killed by a bomb, Dec 22.",
            "ARGO: Three killed, Dec 23.",
        ],
        [
            "خان‌آباد: ۳۰ قوس، یک تن کشته شد.",
            "رستاق: ۱ جدی، دو تن کشته شدند.",
            "ارگو: ۲ جدی، سه تن کشته شدند.",
        ],
    ],
)
def test_entries_that_begin_with_a_place_are_incidents(lines: list[str]) -> None:
    """Where several lines begin with a place and a colon, these are where it was, and no dateline."""
    found = Extractor().incidents(Report("\n".join(lines), published=THURSDAY))

    told = [(one.values["event_date"], one.values["fatalities"]) for one in found]
    assert told == [("2025-12-21", 1), ("2025-12-22", 2), ("2025-12-23", 3)]


def found(text: str) -> list[tuple[str | None, str | None, int | None, int | None]]:
    """Return the incidents of a report: day, place, killed and wounded."""
    names = ("event_date", "place_id", "fatalities", "injured")
    incidents = Extractor().incidents(Report(text, published=THURSDAY))
    return [tuple(one.values[name] for name in names) for one in incidents]


@pytest.mark.parametrize(
    "text",
    [
        "On 9 December a mine in Warsaj killed two men. On Tuesday a boy was hurt in the same field.",
        "9 декабря в Варсадже на мине подорвались и погибли двое. Во вторник на том же поле ранен мальчик.",
        "9 декабр дар Варсаҷ дар таркиши мина ду нафар кушта шуд. Сешанбе дар ҳамон саҳро писаре захмӣ шуд.",
        "در ۱۸ قوس در ورسج دو تن در انفجار ماین کشته شدند. روز سه‌شنبه در همان زمین یک پسر زخمی شد.",
    ],
)
def test_who_came_to_harm_later_at_the_same_place_is_of_another_incident(text: str) -> None:
    """A day and "in the same field" make an incident of its own, at the place told before."""
    place = "af-warsaj-district"

    assert found(text) == [("2025-12-09", place, 2, None), ("2025-12-23", place, None, 1)]


@pytest.mark.parametrize(
    "text",
    [
        "Three men were killed near Ayvaj on the night of 23 December and one later died in Dushanbe.",
        "Police killed three kidnappers and freed a boy near Ayvaj on Tuesday. He had been taken in Vose.",
    ],
)
def test_what_followed_in_the_same_sentence_does_not_take_the_day(text: str) -> None:
    """The day is that of the dead, whoever died later or was freed."""
    assert [(day, place) for day, place, _, _ in found(text)] == [("2025-12-23", "tj-ayvaj")]


def test_a_body_found_at_the_scene_is_no_other_incident() -> None:
    """A body found on the day after a fight, on the spot, is of that fight."""
    first = "22 декабря у Айваджа в перестрелке убит нарушитель границы."

    assert len(found(f"{first} 23 декабря на месте боя обнаружен второй труп и автомат.")) == 1


def test_entries_of_a_list_keep_whose_village_they_name() -> None:
    """An entry that only says whose people heard it was at their village, not where the one before was."""
    text = (
        "This week on the border\n\n"
        "- On Monday, border guards shot dead two men near Chubek.\n"
        "- On Tuesday, residents of Zigar reported gunfire from the other bank. No one was hurt.\n"
    )

    assert [place for _, place, _, _ in found(text)] == ["tj-chubek", "tj-zigar"]


@pytest.mark.parametrize(
    "text",
    [
        f"{CROSSED} On the morning of December 23 they were surrounded. They were killed in a clash.",
        f"{PEREST} Утром 23 декабря их местонахождение установлено. Все пятеро уничтожены в перестрелке.",
    ],
)
def test_the_fight_with_those_who_crossed_is_on_the_day_they_were_found(text: str) -> None:
    """Where they were found out on the next day, the fight was then."""
    assert days(text) == [("2025-12-23", None, 1)]


@pytest.mark.parametrize(
    ("text", "day", "end"),
    [
        (
            "They fought in Argo from the night of 22 to the morning of 23 December.",
            "2025-12-22",
            "2025-12-23",
        ),
        (
            "Two died in a clash in Argo on the night of Monday 22 to Tuesday 23 December.",
            "2025-12-22",
            "2025-12-23",
        ),
        (
            "Four were wounded in an overnight attack on a post near Chubek on 23 December.",
            "2025-12-23",
            None,
        ),
        ("شب ۲ جدی، به گفتهٔ باشندگان، افراد ناشناس در ولسوالی ارگو حمله کردند.", "2025-12-23", None),
        (
            "Jan, last seen on 21 December, was found stabbed to death in Argo on 23 December.",
            "2025-12-23",
            None,
        ),
    ],
)
def test_days_beside_other_words_are_those_of_the_event(text: str, day: str, end: str | None) -> None:
    """Parts of the day, a bare "overnight", "as they say" and when somebody was last seen change no day."""
    assert [(one, other) for one, other, _ in days(text)] == [(day, end)]


def test_a_month_over_a_list_has_not_the_number_below_it() -> None:
    """The number that the next line begins with is no day of a month named before it."""
    text = "Chronicle. December\n\n4 December, Vanj district: two men caught with 14 kg of opium."

    assert days(text) == [("2025-12-04", None, 1)]


def test_talks_about_crossings_are_no_incident() -> None:
    """Who talks of preventing something tells nothing that happened."""
    assert days("Talks on preventing cross-border infiltration were held in Khorugh on Tuesday.") == []


@pytest.mark.parametrize(
    "text",
    [
        "On 21 December in Farkhor a man was held with opium, on 23 December in Vanj arms were seized.",
        "21 декабря в Фархоре задержан житель с 2 кг опия, 23 декабря в Ванче задержаны двое с 9 кг.",
        "21 декабр дар Фархор сокине бо тарёк дастгир шуд, 23 декабр дар Ванҷ ду нафар бо чарс дастгир шуд.",
        "در ۳۰ قوس در دشت ارچی یک تن با سلاح بازداشت شد و در ۲ جدی در چهاردره دو تن با سلاح بازداشت شدند.",
    ],
)
def test_a_sentence_that_tells_two_days_with_their_places_tells_two_incidents(text: str) -> None:
    """Each clause that begins with a day and a place is told on its own."""
    assert [day for day, _, _ in days(text)] == ["2025-12-21", "2025-12-23"]


def test_a_day_between_commas_begins_no_other_incident() -> None:
    """Where no other day is told before, the clause goes on."""
    assert len(days("The raid, on 23 December in Argo, left four Taliban dead.")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "25 декабря в Шугноне ранен солдат. Двумя днями ранее в том же районе упал снаряд, жертв нет.",
        "25 декабр дар Шуғнон сарбоз захмӣ шуд. Ду рӯз пеш аз он дар ҳамин ноҳия мина таркид.",
    ],
)
def test_what_was_days_before_in_the_same_district_is_an_incident(text: str) -> None:
    """A blast two days before, with nobody hurt, is told as another incident at the same place."""
    assert [day for day, _, _ in days(text)] == ["2025-12-25", "2025-12-23"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Соати 3-и шаби 23 декабр назди Айваҷ дар тирандозӣ як марзбон кушта шуд.", "2025-12-23"),
        (
            "Дар задухӯрди дирӯза не, балки дар задухӯрди сешанбе назди Айваҷ як марзбон кушта шуд.",
            "2025-12-23",
        ),
        ("Дар Айваҷ душанбе бегоҳӣ дар тирандозӣ як марзбон кушта шуд.", "2025-12-22"),
        ("Рӯзи 23-и декабр назди Айваҷ дар тирандозӣ як марзбон кушта шуд.", "2025-12-23"),
        (
            "ХАБАРҲОИ ҲАФТА (18 ДЕКАБР – 24 ДЕКАБР)\n\nСешанбе дар Айваҷ дар ҳамла як марзбон ҳалок шуд.",
            "2025-12-23",
        ),
    ],
)
def test_an_hour_or_the_span_of_a_digest_is_no_day(text: str, day: str) -> None:
    """The hour before a day belongs to it; a heading that ends in a span of days is no dateline."""
    assert [found for found, _, _ in days(text)] == [day]


def test_a_note_speaks_of_what_was_days_before() -> None:
    """The day that is counted back from a note handed over is that of the event."""
    text = (
        "Дар нота, ки 23 декабр супурда шуд, аз ҳодисае ёд мешавад, ки ду рӯз пеш аз он дар ноҳияи Панҷ рух "
        "дода буд. Он рӯз ба мошин тир кушода шуд. Як нафар кушта шуд."
    )
    assert [found for found, _, _ in days(text)] == ["2025-12-21"]
