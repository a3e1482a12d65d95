"""Tolls of many wordings, each behind a lead with day and place: as a sentence, a clause, a quotation."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from geo.incidents.reports.extract import Extractor, Report

LINES = (Path(__file__).parents[3] / "data" / "reports" / "tolls.jsonl").read_text(encoding="utf-8")
TOLLS = [json.loads(line) for line in LINES.splitlines()]
# Thousands of texts through lines that the cases run too: measuring coverage doubles the time it takes.
pytestmark = pytest.mark.no_cover
LEADS = {
    "en": ("Gunmen attacked a checkpoint in Rustaq on Monday", "A blast hit a market in Kunduz on Monday"),
    "ru": ("В понедельник боевики напали на пост в Рустаке", "В понедельник на рынке в Кундузе был взрыв"),
    "tg": (
        "Рӯзи душанбе афроди мусаллаҳ ба дидбонгоҳе дар ноҳияи Фархор ҳамла карданд",
        "Рӯзи душанбе дар бозори Қундуз таркиш рух дод",
    ),
    "fa": (
        "روز دوشنبه افراد مسلح بر پاسگاهی در ولسوالی رستاق حمله کردند",
        "روز دوشنبه انفجاری در بازار خان‌آباد رخ داد",
    ),
}
FORMS = {
    "en": ("{lead}. {Toll}.", "{lead}; {toll}.", "{lead}, and {toll}.", "{lead}. Police said that {toll}."),
    "ru": ("{lead}. {Toll}.", "{lead}; {toll}.", "{lead}, {toll}.", "{lead}. По данным полиции, {toll}."),
    "tg": ("{lead}. {Toll}.", "{lead}; {toll}.", "{lead} ва {toll}.", "{lead}. Милиса гуфт, ки {toll}."),
    "fa": ("{lead}. {toll}.", "{lead}؛ {toll}.", "{lead} و {toll}.", "{lead}. پولیس می‌گوید که {toll}."),
}


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """One extractor for all: it remembers the names it has looked up."""
    return Extractor()


@pytest.mark.parametrize("told", TOLLS, ids=[told["toll"] for told in TOLLS])
def test_a_toll_is_the_same_however_it_joins_its_lead(extractor: Extractor, told: dict[str, Any]) -> None:
    """The killed and wounded are as a reader has them, the day that of the lead, the incident one."""
    toll = told["toll"]
    for lead in LEADS[told["language"]]:
        for form in FORMS[told["language"]]:
            text = form.format(lead=lead, toll=toll, Toll=toll[0].upper() + toll[1:])
            found = extractor.incidents(Report(text, published=date(2026, 3, 11)))

            values = [(one.values["fatalities"], one.values["injured"]) for one in found]
            assert values == [(told["killed"], told["wounded"])], text
            assert found[0].values["event_date"] == "2026-03-09", text
