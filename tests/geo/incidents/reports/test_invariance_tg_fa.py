"""Tajik and Dari reports whose right reading is known by how they are made."""

from datetime import date

import pytest

from geo.incidents.reports.extract import Extractor, Report

PUBLISHED = date(2026, 3, 12)  # a Thursday
BASES = {  # a lead, and what it says of the victims: 2 dead and 3 wounded; nobody; 3 wounded
    "tg": (
        (
            "Рӯзи сешанбе гурӯҳи мусаллаҳ ба посгоҳи марзбонӣ дар ноҳияи Шамсиддин Шоҳин ҳамла кард.",
            "Ду марзбон кушта ва се нафари дигар захмӣ шуданд.",
        ),
        (
            "Марзбонон рӯзи душанбе дар ноҳияи Ҳамадонӣ се қочоқбари афғонро дастгир карданд.",
            "Дар ҷараёни боздошт касе осеб надид.",
        ),
        (
            "Субҳи 7 март дрон ба урдугоҳи истихроҷи тилло дар ноҳияи Рӯшон ҳамла кард.",
            "Дар натиҷа се нафар захмӣ шуданд, вале касе кушта нашуд.",
        ),
    ),
    "fa": (
        (
            "روز سه‌شنبه گروهی از افراد مسلح بر یک پوستهٔ مرزی در ولسوالی درقد ولایت تخار حمله کردند.",
            "دو سرباز کشته و سه تن دیگر زخمی شدند.",
        ),
        (
            "مرزبانان تاجیک روز دوشنبه در ناحیهٔ همدانی سه قاچاقبر افغان را بازداشت کردند.",
            "در جریان این عملیات به کسی آسیب نرسید.",
        ),
        (
            "بامداد هفتم مارچ یک پهپاد بر یک معدن طلا در ولسوالی راغستان بدخشان حمله کرد.",
            "در نتیجه سه تن زخمی شدند، اما کسی کشته نشد.",
        ),
    ),
}
BESIDE = {  # what news reports add and what tells of no incident near the border, or of an earlier one
    "tg": (
        "18 ноябри соли гузашта дар ҳамин ноҳия як шаҳрванди Чин кушта ва чор нафари дигар захмӣ шуданд.",
        "Дар панҷ соли охир дар марзи Тоҷикистону Афғонистон беш аз 30 марзбон кушта шудааст.",
        "Тайи се моҳи охир дар ин ноҳия се нафар кушта шудааст.",
        "Як ҳафта пеш дар ҳамин ноҳия ду нафар кушта шуда буданд.",
        "Президенти Тоҷикистон Эмомалӣ Раҳмон ин ҳамларо маҳкум кард.",
        "Ҳафтаи гузашта дар марзи Покистону Афғонистон даҳ сарбози покистонӣ кушта шуд.",
        "Дар Покистон рӯзи ҷумъа дар инфиҷори масҷид 30 нафар кушта шуд.",
    ),
    "fa": (
        "۲۷ عقرب سال گذشته در همین ولسوالی یک شهروند چین کشته و چهار تن دیگر زخمی شدند.",
        "در دههٔ ۱۹۹۰ در همین منطقه ۲۵ مرزبان روس کشته شده بودند.",
        "یک هفته پیش در همین ولسوالی دو تن کشته شده بودند.",
        "هفتهٔ گذشته در مرز پاکستان و افغانستان ده سرباز پاکستانی کشته شدند.",
        "در پاکستان روز جمعه در انفجار یک مسجد ۳۰ تن کشته شدند.",
    ),
}


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """Return an extractor that tells the language of each text."""
    return Extractor()


def read(extractor: Extractor, text: str) -> list[tuple[object, ...]]:
    """Return day, dead, wounded and place of each incident of a text."""
    found = extractor.incidents(Report(text, published=PUBLISHED))
    return [
        tuple(one.values[name] for name in ("event_date", "fatalities", "injured", "place_id"))
        for one in found
    ]


@pytest.mark.parametrize(
    ("language", "beside"), [(language, one) for language, all_ in BESIDE.items() for one in all_]
)
def test_what_stands_beside_an_incident_changes_nothing(
    extractor: Extractor, language: str, beside: str
) -> None:
    """Wherever a report adds a sentence about something else, its incident stays as it is."""
    for lead, victims in BASES[language]:
        (alone,) = read(extractor, f"{lead} {victims}")

        for text in (
            f"{lead} {victims} {beside}",
            f"{lead} {victims}\n\n{beside}",
            f"{lead}\n\n{beside}\n\n{victims}",
        ):
            assert read(extractor, text) == [alone], text
