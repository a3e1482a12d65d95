"""Datelines in their many forms: the day a report was sent on is not the day of what it tells."""

from datetime import date

import pytest

from geo.incidents.reports.datelines import find_dateline
from geo.incidents.reports.extract import Extractor, Report

PUBLISHED = date(2025, 3, 14)
TOLD = {  # two dead near Ayvaj on 12 March 2025; the first sentence gives no day
    "en": (
        "Two smugglers were killed in a clash with border guards near Ayvaj, the press centre told us. "
        "A patrol spotted four violators on the night of March 12."
    ),
    "ru": (
        "Двое контрабандистов убиты в столкновении с пограничниками близ Айваджа, сообщил пресс-центр. "
        "По его информации, четверо нарушителей были замечены в ночь на 12 марта."
    ),
    "tg": (
        "Дар наздикии Айваҷ дар задухӯрд бо марзбонон ду қочоқбар кушта шуд, хабар дод маркази матбуот. "
        "Ҳодиса шаби 12 март рух додааст."
    ),
    "fa": (
        "در نزدیکی ایواج دو قاچاقبر در درگیری با مرزبانان کشته شدند، مرکز مطبوعات خبر داد. "
        "این رویداد شب ۲۲ حوت رخ داده است."
    ),
}
TITLES = {
    "en": "Border guards kill smugglers\n\n",
    "ru": "Пограничники убили контрабандистов\n\n",
    "tg": "Марзбонон қочоқбаронро куштанд\n\n",
    "fa": "مرزبانان قاچاقبران را کشتند\n\n",
}
DATELINES = {
    "en": [
        "DUSHANBE, March 14 (Reuters) - ",
        "DUSHANBE. March 14 (Interfax) - ",
        "DUSHANBE, March 14. /TASS/. ",
        "KHOROG, Tajikistan, March 14 -- ",
        "14 March 2025, Dushanbe. ",
        "March 14, 2025. ",
        "Dushanbe (Asia-Plus), March 14. ",
        "KABUL, 14 March: ",
        "(Kabul, March 14) ",
        "Dushanbe | 14 March 2025 | ",
        "14/03/2025 Dushanbe - ",
        "14.03.2025 09:40 ",
        "By Our Correspondent, March 14: ",
    ],
    "ru": [
        "ДУШАНБЕ, 14 марта. /ТАСС/. ",
        "ДУШАНБЕ, 14 мар - РИА Новости. ",
        "14 марта, Душанбе. «Азия-Плюс». ",
        "Москва. 14 марта. INTERFAX.RU - ",
        "ДУШАНБЕ, 14.03.2025 /НИАТ «Ховар»/. ",
        "14 марта. ",
        "(Душанбе, 14 марта) ",
        "Хорог, 14 марта, «Азия-Плюс» — ",
        "КАБУЛ, 14 марта – АФГАНИСТАН.РУ. ",
    ],
    "tg": [
        "ДУШАНБЕ, 14.03.2025 /АМИТ «Ховар»/. ",
        "Душанбе, 14 март. ",
        "14 март. ",
        "14 марти соли 2025, Душанбе. ",
        "Хоруғ, 14 март, «Ховар» – ",
        "14 март, Радиои Озодӣ. ",
    ],
    "fa": [
        "کابل، باختر، ۲۴ حوت: ",
        "کابل (پژواک، ۲۴ حوت ۱۴۰۳): ",
        "دوشنبه – ۲۴ حوت: ",
        "کابل - ۲۴ حوت ۱۴۰۳ - ",
        "(کابل، ۲۴ حوت) ",
        "خبرگزاری خامه: ۲۴ حوت - ",
    ],
}


@pytest.mark.parametrize("title", ["", "title"])
@pytest.mark.parametrize(
    ("language", "line"), [(language, line) for language in DATELINES for line in DATELINES[language]]
)
def test_the_day_of_a_dateline_is_not_the_day_of_the_event(language: str, line: str, title: str) -> None:
    """Whatever the agency's form, with or without a title, day and place are those that the text tells."""
    text = (TITLES[language] if title else "") + line + TOLD[language]

    (one,) = Extractor().incidents(Report(text, published=PUBLISHED))

    assert (one.values["event_date"], one.values["place_id"]) == ("2025-03-12", "tj-ayvaj")


@pytest.mark.parametrize(
    "text",
    [
        "On 14 March, guards were killed near Ayvaj.",
        "В ночь на 14 марта – двое убитых.",
        "14 марта в районе Айваджа убиты двое.",
        "March 14 saw two men killed.",
        "شب ۲۴ حوت: دو نفر کشته شدند.",
        "Шаби 14 март марзбонон куштанд.",
        "",
        "14 March",
    ],
)
def test_a_sentence_is_no_dateline(text: str) -> None:
    """Only names, signs and a day are one."""
    assert find_dateline(text, 0, len(text)) is None


def test_several_datelines_are_a_list_of_events() -> None:
    """Entries of a chronicle give the days and places of their events."""
    text = "12 March. Two smugglers were killed near Ayvaj.\n\n14 March. A guard was killed near Farkhor."

    found = Extractor().incidents(Report(text, published=PUBLISHED))

    assert [one.values["event_date"] for one in found] == ["2025-03-12", "2025-03-14"]
