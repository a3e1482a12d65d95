"""Incidents in reports: whole reports in four languages, and what each of them shows."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from geo.incidents.reports.extract import Extractor, Report
from geo.incidents.reports.incident import Incident

HERE = Path(__file__).parent
REPORTS = HERE.parents[2] / "data" / "reports"


def lines(name: str) -> list[dict[str, Any]]:
    """Return the objects of a file of JSON lines."""
    return [json.loads(line) for line in (REPORTS / name).read_text(encoding="utf-8").splitlines()]


CASES = lines("cases.jsonl")
PLACES = lines("toponyms.jsonl")


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """One extractor for all: it remembers the names it has looked up."""
    return Extractor()


def read(extractor: Extractor, text: str, day: str | None = "2026-03-11") -> list[Incident]:
    """Return the incidents of a text."""
    return extractor.incidents(Report(text, published=date.fromisoformat(day) if day else None))


@pytest.mark.parametrize("case", CASES, ids=[case["shows"] for case in CASES])
def test_incidents_are_those_a_reader_takes_from_the_report(
    extractor: Extractor, case: dict[str, Any]
) -> None:
    """Day, place, killed, wounded and kind are as a reader of the invented report has them."""
    found = [incident.values for incident in read(extractor, case["text"], case["published"])]

    assert len(found) == len(case["incidents"])
    for values, wanted in zip(found, case["incidents"], strict=True):
        assert values["event_date"] == wanted["date"]
        assert values["place_id"] in wanted["place"].split("|")
        assert (values["fatalities"], values["injured"]) == (wanted["killed"], wanted["wounded"])
        assert values["sub_event_type"] in wanted["type"].split("|")


@pytest.mark.parametrize("case", PLACES, ids=[case["text"][:40] for case in PLACES])
def test_toponyms_are_places_and_nothing_else(extractor: Extractor, case: dict[str, Any]) -> None:
    """Names of places come out with their place; persons, bodies, demonyms and speakers do not."""
    text = case["text"]

    found = extractor.toponyms(text)

    assert len(found) == len(case["places"]), [(one["text"], one["place_id"]) for one in found]
    for one, places in zip(found, case["places"], strict=True):
        assert one["place_id"] in places.split("|")
        assert text[one["start"] : one["end"]] == one["text"]


def test_evidence_quotes_the_words_of_the_text(extractor: Extractor) -> None:
    """Each evidence gives the place of its words, and their sentence, in the text."""
    text = (
        "Calm until now.\n\nOn 8 March gunmen attacked a post near Ayvaj, killing two guards. "
        "No group has claimed it."
    )

    incident = read(extractor, text)[0]

    fields = {one.field: one for one in incident.evidence}
    assert {"event_date", "location", "fatalities", "sub_event_type"} <= fields.keys()
    for one in incident.evidence:
        assert text[one.start : one.end] == one.text
        assert one.text in one.sentence
        assert 0 < one.confidence <= 1
    assert fields["event_date"].text == "8 March"
    assert fields["fatalities"].text == "killing two guards"
    assert incident.values["claimed_by"] == "nobody"


def test_a_report_without_any_date_says_so(extractor: Extractor) -> None:
    """Without a date in the text and a day of publication, the date stays empty and the doubt is told."""
    incident = read(extractor, "On Tuesday two smugglers were killed in a shootout near Ayvaj.", None)[0]

    assert incident.values["event_date"] is None
    assert incident.values["time_precision"] is None
    assert any("--published" in doubt for doubt in incident.doubts)


def test_a_report_that_gives_no_day_gets_the_week_before_publication(extractor: Extractor) -> None:
    """The day of publication is not the day of the event: a week is entered, and the doubt told."""
    incident = read(
        extractor, "Two smugglers were killed in a shootout near Ayvaj, officials said on Tuesday."
    )[0]

    assert incident.values["event_date"] == "2026-03-04"
    assert incident.values["event_date_end"] == "2026-03-11"
    assert incident.values["time_precision"] == 2
    assert any("week before publication" in doubt for doubt in incident.doubts)


def test_a_sum_of_several_attacks_leaves_what_is_not_told_apart(extractor: Extractor) -> None:
    """Of nine dead in two attacks, four of them told apart, five are left for the other."""
    text = (
        "Nine people were killed in two separate attacks from Afghan territory on the Tajik border "
        "over the past week. "
        "The figure includes an incident in which four Turkish engineers were killed. "
        "They were struck by a drone near Yoged, Tajikistan."
    )

    found = [(one.values["fatalities"], one.values["sub_event_type"]) for one in read(extractor, text)]

    assert found == [(5, "Attack"), (4, "Air/drone strike")]


def test_figures_that_differ_are_kept_as_low_and_high(extractor: Extractor) -> None:
    """A smaller figure told by another stays as the lower bound, with the doubt."""
    text = (
        "Twelve villagers were killed in an attack in Rustaq district on 9 March, residents said. "
        "A spokesman spoke of seven villagers killed."
    )

    incident = read(extractor, text)[0]

    assert incident.values["fatalities"] == 12
    assert (incident.values["fatalities_low"], incident.values["fatalities_high"]) == (7, 12)
    assert any("figures differ" in doubt for doubt in incident.doubts)


def test_what_follows_related_content_is_not_read(extractor: Extractor) -> None:
    """Teasers below an article are not part of it."""
    text = (
        "The market reopened.\n\nRelated content\n\nOn 8 March gunmen killed two guards at a post near Ayvaj."
    )

    assert read(extractor, text) == []


def test_hostile_text_stays_text(extractor: Extractor) -> None:
    """Scripts, templates and zero-width characters neither hide a name nor are executed or lost."""
    text = (
        "On 8 March gunmen <script>alert(1)</script> attacked a post in Dar\u200bvoz district {{7*191}}, "
        "killing two guards."
    )

    values = read(extractor, text)[0].values

    assert values["place_id"] == "tj-darvoz-district"
    assert values["location"] == "Darvoz district"
    assert "<script>alert(1)</script>" in values["notes"]
    assert "{{7*191}}" in values["notes"]


def test_actors_and_victims_are_named(extractor: Extractor) -> None:
    """Who acted, upon whom, and whose citizens the victims were."""
    text = "Smugglers fired on border guards near Chubek on Sunday. Two guards were killed."
    strike = "A drone killed three Chinese miners near Zigar on Sunday. Islamic State claimed responsibility."

    clash, attack = read(extractor, text)[0].values, read(extractor, strike)[0].values

    assert (clash["actor1"], clash["actor2"]) == ("Smugglers", "Border guards (Tajikistan)")
    assert attack["victims"] == "civilians (China)"
    assert attack["claimed_by"] == "Islamic State"


def test_the_packaged_incidents_play_no_part(tmp_path: Path) -> None:
    """The output is the same in a process that may not open the packaged incidents."""
    report = tmp_path / "report.txt"
    report.write_text("On 8 March 2026 gunmen killed two guards at a post near Ayvaj.", encoding="utf-8")
    forbid = (
        "import sys\n"
        "def watch(event, given):\n"
        "    if event == 'open' and 'incidents.csv' in str(given[0]): raise RuntimeError('opened')\n"
        "sys.addaudithook(watch)\n"
    )
    given = [str(report), "--format", "json"]
    run = f"import sys, panj\nsys.argv = ['panj', 'extract', *{given!r}]\npanj.main()\n"

    free = subprocess.run([sys.executable, "-c", run], capture_output=True, check=True, text=True)
    watched = subprocess.run([sys.executable, "-c", forbid + run], capture_output=True, check=True, text=True)

    assert json.loads(free.stdout)[0]["place_id"] == "tj-ayvaj"
    assert watched.stdout == free.stdout


@pytest.mark.parametrize(
    ("text", "killed", "wounded"),
    [
        ("Four guards were injured in a clash near Ayvaj on 8 March; one later succumbed.", 1, 3),
        ("Three people were wounded in a clash near Ayvaj on 8 March, one of them seriously.", None, 3),
        (
            "On 8 March an attack near Ayvaj wounded his sons, aged four and seven, and killed a cook.",
            1,
            None,
        ),
        (
            "On 8 March gunmen attacked a post near Ayvaj. Two guards were killed. A shepherd was killed.",
            3,
            None,
        ),
        ("8 марта боевики напали на пост близ Айваджа, погибла женщина и трое её детей.", 4, None),
        ("Дар ҳамлаи 8 март дар деҳаи Айваҷ се нафар захмӣ шуд. Як нафари захмӣ дар беморхона фавтид.", 1, 2),
        ("در حمله ۸ مارچ در ولسوالی درقد سه تن زخمی شدند. یکی از آنان در شفاخانه درگذشت.", 1, 2),
    ],
)
def test_wounded_who_died_and_parts_are_counted_once(
    extractor: Extractor, text: str, killed: int | None, wounded: int | None
) -> None:
    """Who died of wounds is no longer wounded; a part of a number is no more people; sides add up."""
    values = read(extractor, text)[0].values

    assert (values["fatalities"], values["injured"]) == (killed, wounded)


def test_entries_of_a_list_are_incidents_and_may_is_a_month(extractor: Extractor) -> None:
    """A numbered list with a day in each entry gives an incident each; an earlier month is background."""
    text = (
        "Weekly note\n\n"
        "1) 2 March, Takhar, Rustaq: gunmen attacked a Taliban post. One fighter was killed.\n"
        "2) 4 March, Kunduz, Imam Sahib: a roadside bomb went off. Two civilians were wounded.\n\n"
        "In January five policemen were killed in a shootout in Chimtal district."
    )

    found = [
        (one.values["event_date"], one.values["fatalities"], one.values["injured"])
        for one in read(extractor, text)
    ]

    assert found == [("2026-03-02", 1, None), ("2026-03-04", None, 2)]
    may = Report("On 9 May gunmen attacked a post near Ayvaj.", published=date(2025, 5, 12))
    assert [one.values["event_date"] for one in extractor.incidents(may)] == ["2025-05-09"]


def test_each_attack_at_the_border_counts_and_not_their_sum() -> None:
    """Whose border it was is said once; of two attacks told apart, the sum is no third one."""
    text = (
        "DUSHANBE, Dec 1 - Five Chinese nationals have been killed and five more injured in attacks launched "
        "from neighbouring Afghanistan over the past week, Tajik authorities said on Monday.\n\n"
        "Chinese citizens were targeted in an armed attack close to the border on Sunday, the embassy said. "
        "On Friday it had said that another border attack had killed three Chinese citizens on Wednesday.\n\n"
        "Sunday's attack took place in the Darvoz district, where workers were shot at, a source said. "
        "Two were killed and two wounded."
    )

    found = Extractor().incidents(Report(text, published=date(2025, 12, 1)))

    told = [(one.values["event_date"], one.values["fatalities"], one.values["place_id"]) for one in found]
    assert told == [
        ("2025-11-26", 3, "l-border-tj-af"),
        ("2025-11-30", 2, "tj-darvoz-district"),
    ]


def test_a_district_in_afghanistans_word_for_one_is_there() -> None:
    """The Russian "уезд" is a unit of Afghanistan alone, whichever bank a Cyrillic name is recorded on."""
    text = "В уезде Дарваз афганской провинции Бадахшан 3 марта убиты двое талибов при нападении на пост."

    (one,) = Extractor().incidents(Report(text, published=date(2026, 3, 5)))

    assert one.values["place_id"] in {"af-darwaz-nusay-district", "af-darwaz-maymay-district"}
