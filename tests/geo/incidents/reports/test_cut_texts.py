"""Texts that end in the midst of a sentence, as feeds and previews cut them."""

from datetime import date

import pytest

from geo.incidents.reports.extract import Extractor, Report

PUBLISHED = date(2025, 6, 12)
REPORTS = [
    "Взрыв прогремел в Рустаке в среду, убиты трое. Среди убитых — учитель и двое его сыновей.",
    "Рӯзи сешанбе дар деҳаи Поршинев як нафар кушта шуд. Рӯзи баъдӣ дар Хоруғ се нафар захмӣ шуданд.",
    "Two guards were killed near Ayvaj on Tuesday. The day after, three people were hurt in Chubek.",
    "روز سه‌شنبه در قندوز دو تن کشته شدند. در میان کشته‌شدگان یک آموزگار است. روز بعد سه تن زخمی شدند.",
]


@pytest.mark.parametrize("text", REPORTS, ids=lambda text: text[:20])
def test_a_text_may_be_cut_behind_any_word(text: str) -> None:
    """Whatever is left of a report is read; its first sentence whole tells the incident."""
    extractor, words = Extractor(), text.split(" ")
    first = text.index(". ") + 1

    for count in range(1, len(words) + 1):
        cut = " ".join(words[:count])
        found = extractor.incidents(Report(cut, published=PUBLISHED))
        assert found or len(cut) < first
