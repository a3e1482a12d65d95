"""Killed and wounded as Tajik reports tell them."""

from datetime import date

import pytest

from geo.incidents.reports.extract import Extractor, Report

PUBLISHED = date(2025, 12, 25)
HOUSE = "Рӯзи сешанбе дар вулусволии Ёвон мардони ношинос ба хонаи Раҳмон даромада,"
POST = "Рӯзи сешанбе нерӯҳои Ҷабҳаи озодӣ ба посгоҳи толибон дар вулусволии Хоҷа Ғор ҳамла карданд."
FELL = f"{POST} Дар ин даргирӣ чор толиб кушта ва шаш тани дигар захмӣ шуданд."
MINE = "Рӯзи сешанбе дар вулусволии Имом Соҳиб таркиши мина ҷони ду кӯдакро гирифт."
CROSSED = "Рӯзи сешанбе назди Метинтуғай марзбонон ба вайронкунандагони марз тир кушоданд."


def tolls(text: str) -> list[tuple[int | None, int | None]]:
    """Return the killed and wounded of the incidents of a report."""
    found = Extractor(language="tg").incidents(Report(text, published=PUBLISHED))
    return [(one.values["fatalities"], one.values["injured"]) for one in found]


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        (f"{HOUSE} ӯро бо ду писараш куштанд.", 3),
        (f"{HOUSE} вайро бо ҳамсараш дар хонааш куштанд.", 2),
        (f"{HOUSE} худашро бо се фарзандаш ба қатл расонданд.", 4),
        ("Рӯзи сешанбе дар Ёвон қозиро ҳамроҳи ду муҳофизаш аз мошин фароварда, тирборон карданд.", 3),
        ("Рӯзи сешанбе дар Ёвон дар тирандозӣ Раҳим Назаров ҳамроҳи ду писараш кушта шуд.", 3),
    ],
)
def test_who_was_with_others_shares_their_fate(text: str, killed: int) -> None:
    """Whom something was done to "with his sons" counts beside them."""
    assert tolls(text) == [(killed, None)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{FELL} Ҷабҳа гуфт, ки худи онҳо ду кушта доданд.", (6, 6)),
        (f"{FELL} Аз Ҷабҳа ду нафар кушта шудааст.", (6, 6)),
        (f"{FELL} Талафоти Ҷабҳа ду кушта аст.", (6, 6)),
        (f"{FELL} Ҷабҳа кушта шудани ду размандаи худро тасдиқ кард.", (6, 6)),
        (f"{FELL} Ҷабҳа низ эътироф кард, ки ду нафари худро аз даст додааст.", (6, 6)),
        (f"{FELL} Ҷабҳа мегӯяд, ду размандааш ҷон бохтаанд.", (6, 6)),
        (
            f"{POST} Панҷ толиб ва ду размандаи Ҷабҳа кушта шуданд. Ҷабҳа талафоти худро ду кушта гуфт.",
            (7, None),
        ),
        (f"{POST} Толибон мегӯянд, ки панҷ нафари худро аз даст доданд.", (5, None)),
    ],
)
def test_losses_of_one_armed_group_stand_beside_those_of_another(
    text: str, found: tuple[int, int | None]
) -> None:
    """What a group tells of its own dead is added to the dead of the other, unless they were counted."""
    assert tolls(text) == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{MINE} Хоҳари хурдии яке аз онҳо ва зани раҳгузаре захм бардоштанд.", (2, 2)),
        (f"{MINE} Бародари калонии яке аз кушташудагон ва амаки ӯ захмӣ шуданд.", (2, 2)),
        (f"{CROSSED} Кушташуда сокини вулусволии Дарқад будааст.", (1, None)),
        (f"{CROSSED} Ҳалокшуда ронандаи мошин, падари чор фарзанд аст.", (1, None)),
    ],
)
def test_people_told_by_whose_kin_they_are_or_as_the_dead(text: str, found: tuple[int, int | None]) -> None:
    """Kin of "one of them" count, he himself is no further victim; "the dead man" is one."""
    assert tolls(text) == [found]


HIT = "Рӯзи сешанбе дар деҳаи Шидз ба мошин тир кушода шуд."
THIRD = "Коргари сеюм, ки рӯзи сешанбе дар тирандозии деҳаи Тоғмай захмӣ шуда буд, дар беморхона даргузашт."
ROSE = "Шумори қурбониёни ҳамлаи Тоғмай ба се нафар расид. Ҷабрдидаи сеюм имрӯз дар беморхона мурд."
SHOT = "Рӯзи сешанбе дар деҳаи Тоғмай мардони мусаллаҳ ба коргарон тир кушода буданд."
HAD = "Таркиш рӯзи сешанбе дар бозор рух дода, се кас дар ҷой кушта ва шаш кас маҷрӯҳ шуда буданд."
DRIVER = "Ронанда дар роҳи беморхона ҷон дод."
YEAR = "Аз январ то октябри 2024 дар Хатлон 2 тонна ҳероин кашф шуд."
BLAST = "Таркиш рӯзи сешанбе дар бозори вулусволии Имом Соҳиб рух дод."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{THIRD} Дар он ҳамла ду нафар дар ҷой кушта ва чор нафар маҷрӯҳ шуда буданд.", (3, 3)),
        (f"{ROSE} {SHOT} Он вақт аз ду кушта ва чор захмӣ хабар дода шуда буд.", (3, 3)),
        (f"Яке аз захмиёни таркиши Имом Соҳиб имшаб дар шифохона мурд. {HAD}", (4, 5)),
        (f"Яке аз захмиёни Имом Соҳиб имшаб дар шифохона мурд. {HAD}", (4, 5)),
        (f"{HIT} Ду мусофир дар ҷой ҳалок шуданд, се нафари дигарро ба беморхона бурданд. {DRIVER}", (3, 2)),
        (f"{HIT} Шаш нафар захмӣ шуданд, ки яке аз онҳо баъдтар дар шифохона даргузашт.", (1, 5)),
        (
            f"{BLAST} Чор муҳофизи вулусвол кушта шуданд. Худи вулусвол рӯзи дигар дар беморхона мурд.",
            (5, None),
        ),
        (f"{HIT} Раис дар ҷо кушта, ронанда ва муҳофизаш сахт захмӣ шуданд.", (1, 2)),
        (f"{HIT} Ба касе зарар нарасид.", (0, 0)),
        (f"{HIT} Аз ҳар тараф як нафарӣ кушта шуд, се фурӯшанда тир хӯрд.", (2, 3)),
        (f"{HIT} Як қочоқбар кушта, дигаре захмӣ дастгир шуд.", (1, 1)),
        ("Чор сарбоз рӯзи сешанбе дар Фархор ҳангоми минарӯбӣ ба мина бархӯрда, ҷон бохтанд.", (4, None)),
        (f"{HIT} Зиёни ҷонӣ ба қайд гирифта нашудааст.", (0, 0)),
        (f"{HIT} Аз понздаҳ мусофир шаш тан ҳалок ва боқимонда захмӣ шуданд.", (6, 9)),
        (f"{HIT} Се нафар дар ҷо кушта шуда, чоруминаш аз захми вазнин дар роҳ фавтид.", (4, None)),
        (f"{HIT} Ду коргар ба Хоруғ бурда шуданд; ҳоли яке вазнин аст.", (None, 2)),
    ],
)
def test_who_died_of_wounds_was_wounded_before(text: str, found: tuple[int, int | None]) -> None:
    """Who dies in hospital joins the dead and leaves the wounded, however the text goes back to the event."""
    assert tolls(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "Рӯзи сешанбе дар Шаҳри Бузург чоҳи маъдани тилло фурӯ рафт. Ҷасади ҳафт нафар берун оварда шуд.",
        f"{YEAR} Дар ҳамин муддат дар сарҳад 11 задухӯрд сабт шуда, 17 қочоқбар кушта шуд.",
    ],
)
def test_accidents_and_sums_of_a_period_are_no_incidents(text: str) -> None:
    """A mine that caves in, or what a period is summed up to have brought, is no incident."""
    assert tolls(text) == []


def test_what_is_admitted_of_a_denied_report_is_told() -> None:
    """A denial of "dozens of dead" does not take back the clash that it admits."""
    text = (
        "Толибон хабари кушта шудани даҳҳо нафарро дар Роғистон дурӯғ номиданд. Аммо тирандозиро инкор "
        "накарданд: шоми сешанбе дар вулусволии Роғистон задухӯрд шуд. Як нафар кушта шуд."
    )
    assert tolls(text) == [(1, None)]


@pytest.mark.parametrize(
    "text",
    [
        f"{POST} Шаш толиб кушта шуд. Сокинони ноҳияи Ҳамадонӣ аз садои тӯпу хумпора намехобиданд.",
        f"{POST} Шаш толиб кушта шуд. Полис аз ҳаво пуштибонӣ нагирифт.",
    ],
)
def test_guns_heard_from_afar_are_no_incident(text: str) -> None:
    """What is heard across the river, or help that did not come, is no shelling and no air strike."""
    (one,) = Extractor(language="tg").incidents(Report(text, published=PUBLISHED))

    assert (one.values["sub_event_type"], one.values["fatalities"]) == ("Armed clash", 6)
