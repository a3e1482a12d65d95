"""The seat of a province that is told without its name."""

from datetime import date

import pytest

from geo.incidents.reports.extract import Extractor, Report

PUBLISHED = date(2025, 6, 12)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            (
                "Gunmen killed an elder in Rustaq district of Takhar on Monday. "
                "On Tuesday a grenade wounded two in the provincial capital."
            ),
            ["af-rustaq-district", "gn-1123004"],
        ),
        (
            (
                "В понедельник в уезде Имам-Сахиб провинции Кундуз застрелен старейшина. "
                "Во вторник в административном центре провинции взорвалась граната, ранены двое."
            ),
            ["af-imam-sahib-district", "gn-1135689"],
        ),
        (
            (
                "Рӯзи душанбе дар ноҳияи Рустоқи вилояти Тахор як мӯйсафедро куштанд. "
                "Рӯзи сешанбе дар маркази вилоят аз таркиши норинҷак ду нафар захмӣ шуд."
            ),
            ["af-rustaq-district", "gn-1123004"],
        ),
        (
            (
                "روز دوشنبه در ولسوالی رستاق ولایت تخار یک بزرگ قومی کشته شد. "
                "روز سه‌شنبه در مرکز این ولایت در انفجار بمب دستی دو تن زخمی شدند."
            ),
            ["af-rustaq-district", "gn-1123004"],
        ),
    ],
)
def test_the_seat_of_the_province_told_last(text: str, places: list[str]) -> None:
    """What happened in "the provincial capital" happened in the seat of the province that was told before."""
    found = Extractor().incidents(Report(text, published=PUBLISHED))

    assert [one.values["place_id"] for one in found] == places
    (location,) = [one for one in found[1].evidence if one.field == "location"]
    assert text[location.start : location.end] == location.text


def test_words_beside_a_name_are_no_other_place() -> None:
    """Taloqan, the provincial capital" is one place, and toponyms are names only."""
    text = "A grenade wounded two in Taloqan, the provincial capital of Takhar, on Tuesday."

    (one,) = Extractor().incidents(Report(text, published=PUBLISHED))

    assert one.values["place_id"] == "gn-1123004"
    assert [name["text"] for name in Extractor().toponyms(text)] == ["Taloqan", "Takhar"]
