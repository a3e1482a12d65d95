"""Russian figures: one put in another's place, lives, lists that end in the victims, names, two sides."""

from datetime import date

import pytest

from geo.incidents.reports.extract import Extractor, Report

PUBLISHED = date(2025, 12, 25)  # a Thursday
BLAST = "Во вторник в уезде Имам-Сахиб прогремел взрыв."
FIGHT = "Во вторник в уезде Рагистан талибы вступили в бой с жителями."
MINE = "Во вторник в уезде Имам-Сахиб на мине подорвались дети."
SHELLS = "В воскресенье Ханабад обстреляли из миномётов."
SHOTS = "Во вторник у перехода Кокуль произошла перестрелка."
TOLLS: dict[str, list[tuple[str, int | None, int | None]]] = {
    "one figure stands in the place of another": [
        (f"{FIGHT} Погибли не пятеро, как мы писали в среду со слов родственников, а трое.", 3, None),
        (f"{FIGHT} Убиты не пять человек, как сообщалось ранее, а три; раненых не десять, а семь.", 3, 7),
        (f"{FIGHT} Погибших не шесть, как утверждали соцсети, а четверо. Раненых же не пять, а семь.", 4, 7),
        (f"{FIGHT} Погибли трое. Двое человек, записанных нами в погибшие, живы.", 3, None),
    ],
    "lives": [
        (f"{BLAST} Взрыв унёс семь жизней: пять рабочих и два охранника.", 7, None),
        (f"{BLAST} Взрыв забрал четыре жизни.", 4, None),
        (f"{BLAST} Ценой стали пять жизней.", 5, None),
        (f"{BLAST} Двое убиты. Врачи спасли три жизни.", 2, None),
    ],
    "a list ends in who they are": [
        (
            (
                "Двое китайских инженеров, водитель и повар — таковы жертвы удара дрона по базе строителей "
                "в Дарвазском районе во вторник. Медсестра и бульдозерист получили осколочные ранения."
            ),
            4,
            2,
        ),
        (f"{BLAST} Учитель, его жена и дочь — вот кто стал жертвами взрыва.", 3, None),
    ],
    "kin and their names": [
        (f"{MINE} Двоюродные братья Насим и Файзулла, одиннадцати и девяти лет, погибли на месте.", 2, None),
        (
            f"{MINE} Двое погибли на месте. Третьего, Вали, отец вёз в клинику; там мальчик и скончался.",
            3,
            None,
        ),
        (
            "Тела пастуха, его жены и сына нашли в пятницу в горах над Сари-Чашмой. Все убиты выстрелами.",
            3,
            None,
        ),
    ],
    "two sides": [
        (f"{FIGHT} У приезжих четверо убитых, у местных — трое.", 7, None),
        (f"{FIGHT} Убито трое. Раненых с обеих сторон набралось по меньшей мере одиннадцать.", 3, 11),
    ],
    "the rest of a whole": [
        (f"{MINE} Пострадали пять девочек; две из них умерли, трём другим оказана помощь.", 2, 3),
    ],
    "a witness who was hurt": [
        (f"{SHELLS} Сосед погиб, меня самого ранило в плечо.", 1, 1),
        (f"{SHELLS} Жену ранило в лицо, мне осколок сидит под лопаткой.", None, 2),
        (f"{SHELLS} Дядя умер на месте, меня и сына посекло осколками.", 1, 2),
        (f"{SHELLS} У меня на глазах ранило соседа.", None, 1),
    ],
    "the one who lived": [
        (f"{BLAST} Из пятерых старателей в живых остался только 19-летний Фарход.", 4, None),
        (f"{BLAST} Из шестерых рабочих уцелел лишь Карим.", 5, None),
    ],
    "the day stands behind them": [
        ("Погибли двое братьев. Во вторник утром в кишлаке Зигар они подорвались на мине.", 2, None),
    ],
    "what a number counts": [
        (f"{FIGHT} Погибли два старателя и один талиб, по одному раненому с каждой стороны.", 3, 2),
        (f"{FIGHT} Убит пастух. На теле пять пулевых ранений.", 1, None),
    ],
    "rumours": [
        (f"{SHOTS} В соцсетях писали о троих убитых. На деле никто не пострадал.", 0, 0),
        (f"{SHOTS} Убит контрабандист. В телеграм-каналах писали о пятерых погибших солдатах.", 1, None),
    ],
}


@pytest.mark.parametrize(("text", "killed", "wounded"), [one for group in TOLLS.values() for one in group])
def test_figures_are_read_as_a_reader_would(text: str, killed: int | None, wounded: int | None) -> None:
    """A figure that is put right holds, members of a list count each, and rumours count nobody."""
    (one,) = Extractor().incidents(Report(text, published=PUBLISHED))

    assert (one.values["fatalities"], one.values["injured"]) == (killed, wounded)
