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
