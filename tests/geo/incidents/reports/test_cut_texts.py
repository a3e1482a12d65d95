"""Texts that end in the midst of a sentence, as feeds and previews cut them."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from geo.incidents.reports.extract import Extractor, Report

CASES = Path(__file__).parents[3] / "data" / "reports" / "cases.jsonl"
TEXTS = [json.loads(line)["text"] for line in CASES.read_text(encoding="utf-8").splitlines()]
SIGNS = ["", "\n", "\n\n", ",", ".", ";", ":", "،", " —"]
EXTRACTOR = Extractor()
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


@given(st.sampled_from(TEXTS), st.integers(0, 400), st.integers(1, 12), st.sampled_from(SIGNS))
@settings(max_examples=400, deadline=None)
@example("При взрыве в Имам-Сахибе погибли 9 человек. Это", 0, 99, "")
@example("طالبان از کشته شدن یک قوماندان داعش و دو تن", 0, 99, "")
@example("A mine hit a car, with six people in Jurm on Sunday. None, survived.", 0, 99, "")
@example("شفاخانه جان باخت", 0, 99, "")
@example("دیروز در ولسوالی ارگو ماینی منفجر شد. دو تن گفتهٔ کشته شدند.", 0, 99, "")
@example("روز دوشنبه در حمله‌ای در ولسوالی درقد چهار به قتل نبیل، وحید و", 0, 99, "")
def test_words_left_out_and_signs_put_in_crash_nothing(text: str, at: int, count: int, sign: str) -> None:
    """Whatever a scan or a feed has lost or added, the rest is read: a list of incidents, perhaps empty."""
    words = text.split(" ")
    at %= len(words)
    garbled = " ".join([*words[:at], *words[at + count :]][: at + 40]) + sign

    for one in (garbled, " ".join([*words[:at], words[at] + sign, *words[at + 1 : at + 1 + count]])):
        found = EXTRACTOR.incidents(Report(one, published=PUBLISHED))
        assert all(one[rest.start : rest.end] == rest.text for each in found for rest in each.evidence)
