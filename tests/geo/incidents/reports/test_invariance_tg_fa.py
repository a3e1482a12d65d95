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
        "Қаблан хабар дода шуда буд, ки дар ин минтақа соли гузашта ҳафт нафар кушта шудааст.",
        "Ин ҳодиса дар ҳоле рух медиҳад, ки ду ҳафта пеш дар ноҳияи Дарвоз чор марзбон захмӣ шуд.",
        "Садҳо сокини деҳа дар ҷанозаи кушташудагон ширкат карданд.",
    ),
    "fa": (
        "۲۷ عقرب سال گذشته در همین ولسوالی یک شهروند چین کشته و چهار تن دیگر زخمی شدند.",
        "در دههٔ ۱۹۹۰ در همین منطقه ۲۵ مرزبان روس کشته شده بودند.",
        "یک هفته پیش در همین ولسوالی دو تن کشته شده بودند.",
        "هفتهٔ گذشته در مرز پاکستان و افغانستان ده سرباز پاکستانی کشته شدند.",
        "در پاکستان روز جمعه در انفجار یک مسجد ۳۰ تن کشته شدند.",
        "پیش از این گزارش داده شده بود که سال گذشته در این منطقه هفت تن کشته شده‌اند.",
        "این رویداد در حالی رخ می‌دهد که دو هفته پیش در ولسوالی اشکاشم چهار سرباز زخمی شدند.",
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


LEAD = {
    "tg": "Рӯзи сешанбе дар ноҳияи Шамсиддин Шоҳин ба посгоҳи марзбонӣ ҳамла шуд.",
    "fa": "روز سه‌شنبه در ولسوالی درقد ولایت تخار بر یک پوستهٔ مرزی حمله شد.",
}


@pytest.mark.parametrize(
    ("language", "told", "killed", "wounded"),
    [
        ("tg", "Панҷ нафар захмӣ шуданд, ки ду нафарашон дертар дар беморхона ҷон доданд.", 2, 3),
        ("tg", "Дувоздаҳ нафар осеб диданд, ки се нафарашон ҳалок шудаанд.", 3, 9),
        ("tg", "Кушташудагон ду сарбоз ва як афсар ҳастанд.", 3, None),
        ("tg", "Дар қатори кушташудагон як зан ва ду кӯдак ҳастанд.", 3, None),
        ("tg", "Дар байни се нафари кушташуда як кӯдак ҳаст.", 3, None),
        ("tg", "Ҳеҷ яке аз марзбонон кушта нашуд, аммо ду нафар захмӣ шуданд.", 0, 2),
        ("tg", "Манобеъ шумораи кушташудагонро ҳафт ва захмиёнро 12 нафар гуфтаанд.", 7, 12),
        ("fa", "راننده و مسافرش کشته شدند.", 2, None),
        ("fa", "کشته‌شدگان دو سرباز و یک افسر هستند.", 3, None),
        ("fa", "در میان کشته‌شدگان یک زن و دو کودک هستند.", 3, None),
        ("fa", "قربانیان پنج تن‌اند: سه کارگر و دو نگهبان.", 5, None),
        ("fa", "هیچ‌یک از سربازان کشته نشد، اما دو تن زخمی شدند.", 0, 2),
    ],
)
def test_victims_are_counted_however_they_are_told(
    extractor: Extractor, language: str, told: str, killed: int | None, wounded: int | None
) -> None:
    """What a sentence says of the victims is read in the wordings that reporters use."""
    ((_, dead, hurt, _),) = read(extractor, f"{LEAD[language]} {told}")

    assert (dead, hurt) == (killed, wounded)


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("Панҷ рӯз муқаддам", "2026-03-07"),
        ("Соати 23:30-и 6 март", "2026-03-06"),
        ("Рӯзи 8-уми моҳи марти соли ҷорӣ", "2026-03-08"),
    ],
)
def test_days_are_read_however_they_are_told(extractor: Extractor, when: str, day: str) -> None:
    """The day of an incident is read in the wordings that reporters use."""
    text = f"{when} дар ноҳияи Шамсиддин Шоҳин ҳамлагарон ду марзбонро куштанд."

    ((found, _, _, _),) = read(extractor, text)

    assert found == day
