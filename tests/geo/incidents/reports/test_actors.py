"""Who acted upon whom; years told by the one a report came out in."""

from datetime import date

import pytest

from geo.incidents.reports.extract import Extractor, Report

PUBLISHED = date(2025, 11, 27)
FIRST = {  # a report of one incident: two dead on 26 November 2025
    "en": "On Wednesday gunmen killed two guards in an attack near Ayvaj.",
    "ru": "В среду близ Айваджа неизвестные убили двух пограничников.",
    "tg": "Рӯзи чоршанбе дар наздикии Айваҷ афроди мусаллаҳ ду марзбонро куштанд.",
    "fa": "روز چهارشنبه افراد مسلح دو مرزبان را در نزدیکی ایواج کشتند.",
}


@pytest.mark.parametrize(
    ("language", "more"),
    [
        (
            "en",
            "On 18 November last year a trader was killed in the same district and four were wounded.",
        ),
        ("en", "Last year, on 18 November, three traders were killed at the same place."),
        ("en", "In November last year three traders were killed at the same place."),
        ("ru", "18 ноября прошлого года в том же районе был убит торговец, ещё четверо ранены."),
        ("ru", "В прошлом году, 18 ноября, там же погибли трое торговцев."),
        ("tg", "18 ноябри соли гузашта дар ҳамин ноҳия як тоҷир кушта ва чор нафар захмӣ шуда буданд."),
        ("fa", "در ۲۸ عقرب سال گذشته یک تاجر در همین ناحیه کشته شد و چهار تن دیگر زخم برداشتند."),
        ("fa", "پیش از این در ۱۸ نوامبر سال گذشته نیز یک تاجر در همین ناحیه کشته شد."),
        (
            "en",
            "The Taliban-led government expressed sorrow, and the Taliban have not yet commented.",
        ),
        ("tg", "Толибон то ҳол дар ин бора чизе нагуфтаанд."),
        ("fa", "طالبان تاکنون در این باره اظهار نظر نکرده‌اند."),
    ],
)
def test_last_years_dead_and_reactions_change_nothing(language: str, more: str) -> None:
    """What was a year before, and who only speaks, is no part of the event."""
    alone, longer = (
        Extractor().incidents(Report(text, published=PUBLISHED))
        for text in (FIRST[language], f"{FIRST[language]} {more}")
    )

    (one,), (other,) = alone, longer
    assert (one.values["event_date"], one.values["fatalities"]) == ("2025-11-26", 2)
    for name in ("event_date", "fatalities", "injured", "place_id", "actor1", "actor2"):
        assert other.values[name] == one.values[name], name


def test_what_was_last_year_is_no_news_without_a_day_of_publication_either() -> None:
    """Which year "last year" is, only the day of publication tells; that it is past, the words do."""
    text = "On 18 November last year gunmen killed two guards in an attack near Ayvaj."

    found = Extractor().incidents(Report(text, published=None))

    assert found == []


def test_armed_men_are_not_of_their_victims_country() -> None:
    """In Dari and Tajik what describes somebody follows him."""
    text = "روز چهارشنبه یک شهروند چین در حمله افراد مسلح در نزدیکی ایواج کشته شد."

    (one,) = Extractor().incidents(Report(text, published=PUBLISHED))

    assert (one.values["actor1"], one.values["victims"]) == ("Unidentified armed group", "civilians (China)")


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        (
            (
                "Two traders were killed in a suicide attack in Kunduz city on Tuesday, police said. "
                "ISKP claimed the attack on its Telegram channel the next day."
            ),
            ("Islamic State", "Civilians"),
        ),
        (
            (
                "A Taliban post was attacked in Darayim on Tuesday and two fighters were killed. "
                "The National Resistance Front claimed responsibility."
            ),
            ("National Resistance Front", "Taliban"),
        ),
        (
            (
                "Six aid workers were shot dead in Warduj on Tuesday, according to the police chief. "
                "The Taliban claimed responsibility."
            ),
            ("Taliban", "Civilians"),
        ),
        (
            (
                "A trader was shot dead by unidentified gunmen in Dasht-e Qala on Tuesday, "
                "the Taliban's interior ministry and residents said."
            ),
            ("Unidentified armed group", "Civilians"),
        ),
    ],
)
def test_who_claims_it_acted_and_who_tells_it_did_not(text: str, actors: tuple[str, str]) -> None:
    """A claim names the actor; police chiefs, ministries and spokesmen only say what happened."""
    (one,) = Extractor().incidents(Report(text, published=PUBLISHED))

    assert (one.values["actor1"], one.values["actor2"]) == actors


def test_a_guard_killed_in_a_shootout_with_smugglers_is_one() -> None:
    """Nobody is told by "a clash with suspected smugglers"."""
    text = "On Tuesday a guard was killed and two others hurt in a clash with suspected smugglers at Ayvaj."

    (one,) = Extractor().incidents(Report(text, published=PUBLISHED))

    assert (one.values["fatalities"], one.values["injured"]) == (1, 2)
