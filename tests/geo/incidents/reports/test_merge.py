"""The same event in several reports."""

from datetime import date

import pytest

from geo.incidents.reports.extract import Extractor, Report
from geo.incidents.reports.merge import merge
from geo.incidents.reports.records import flat, records, to_csv, to_geojson, to_json

ENGLISH = "Two smugglers were killed in a shootout near Ayvaj on Sunday."
RUSSIAN = (
    "В воскресенье в перестрелке у села Айвадж Шаартузского района убиты трое контрабандистов, "
    "один пограничник ранен."
)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """One extractor for all."""
    return Extractor()


def told(extractor: Extractor, *reports: tuple[str, str, str]) -> list[dict[str, object]]:
    """Return the records of reports given as (text, source, day)."""
    read = [
        Report(text, source, f"https://example.org/{source}", date.fromisoformat(day))
        for text, source, day in reports
    ]
    return records(merge([(report, extractor.incidents(report)) for report in read]))


def test_two_languages_one_event(extractor: Extractor) -> None:
    """The later figure is the best, both stay as low and high, and who said which is told."""
    rows = told(extractor, (ENGLISH, "Wire", "2026-03-09"), (RUSSIAN, "Газета", "2026-03-10"))

    assert len(rows) == 1
    row = rows[0]
    assert (row["fatalities"], row["fatalities_low"], row["fatalities_high"]) == (3, 2, 3)
    assert row["injured"] == 1
    assert row["sources"] == 2
    assert row["source"] == "Wire; Газета"
    assert "2 (Wire)" in str(row["disputed"])
    assert "3 (Газета)" in str(row["disputed"])


@pytest.mark.parametrize(
    "other",
    [
        ("Two smugglers were killed in a shootout near Ayvaj on Wednesday.", "Wire", "2026-03-12"),
        ("Two smugglers were killed in a shootout near Vrang on Sunday.", "Wire", "2026-03-09"),
        ("Two smugglers were arrested with 20 kg of opium near Ayvaj on Sunday.", "Wire", "2026-03-09"),
        ("Fifty smugglers were killed in a shootout near Ayvaj on Sunday.", "Wire", "2026-03-09"),
    ],
    ids=["another day", "another place", "another kind", "another size"],
)
def test_other_events_stay_apart(extractor: Extractor, other: tuple[str, str, str]) -> None:
    """Day, place, kind and figures must fit."""
    assert len(told(extractor, (ENGLISH, "Paper", "2026-03-09"), other)) == 2


MINERS = (
    "Three Chinese workers were killed when gunmen attacked a mining camp in Shamsiddin Shohin district "
    "late on Thursday."
)
MINE = "A mine killed two children in Imam Sahib district on Wednesday."
CLASH = "Two smugglers were killed in a clash with border guards in Farkhor district on Wednesday."
HELD = "Border guards detained three Afghans with 40 kg of hashish in Hamadoni district on Wednesday."
JUDGE = "Gunmen killed a former judge in Taloqan on Tuesday."
AMBUSH = "Three Taliban were killed in an ambush in Khanabad district on Wednesday."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            MINERS,
            "Drone drops bomb on border post in Shamsiddin Shohin district on Friday, two soldiers hurt.",
        ),
        (
            MINERS,
            "В районе Шамсиддин Шохин в ночь на 20 ноября в перестрелке с контрабандистами убит нарушитель.",
        ),
        (MINE, "Gunmen shot dead a tribal elder in Imam Sahib district on Wednesday."),
        (MINE, "A hand grenade wounded three policemen in Imam Sahib district on Thursday."),
        (CLASH, "A shepherd was wounded when a mine exploded in Farkhor district on Wednesday."),
        (HELD, "Border guards detained five Afghans with 12 kg of opium in Hamadoni district on Thursday."),
        (JUDGE, "Неизвестные застрелили в Талукане командира талибов вечером во вторник."),
        (AMBUSH, "Two Taliban were killed in an ambush in Khanabad district on Thursday."),
    ],
    ids=["drone", "smugglers", "gunmen", "grenade", "mine", "arrests", "victims", "next day"],
)
def test_other_events_of_the_week_in_a_district_stay_apart(
    extractor: Extractor, one: str, other: str
) -> None:
    """By weapon, victims and day, where figures alone could be of one."""
    assert len(told(extractor, (one, "Wire", "2026-11-20"), (other, "Paper", "2026-11-21"))) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            MINERS,
            "В ночь на 20 ноября при нападении на старателей в районе Шамсиддин Шохин погибли четверо.",
        ),
        (
            MINERS,
            "در حملهٔ افراد مسلح بر کارگران چینی در مرز تاجیکستان با افغانستان شب پنجشنبه سه تن کشته شدند.",
        ),
        (CLASH, "Шаби 18 ноябр дар ноҳияи Фархор марзбонон се қочоқбарро нест карданд."),
        (
            AMBUSH,
            "جبهه مقاومت ملی شام چهارشنبه در ولسوالی خان‌آباد بر طالبان حمله کرد و هشت طالب کشته شد.",
        ),
        (
            "A blast at a mosque in Kunduz city killed 11 people on Wednesday.",
            "18 ноября при подрыве смертника в мечети города Кундуз погибли 17 человек, 30 ранены.",
        ),
        (
            "A drone dropped a grenade on a border post near Yol on Wednesday, wounding two soldiers.",
            "18 ноября беспилотник атаковал погранпост в районе Шамсиддин Шохин. Ранены двое солдат.",
        ),
        (
            MINERS,
            "19 ноября в районе Шамсиддин Шохин дрон убил троих рабочих. Врач говорит, что погибли четверо.",
        ),
    ],
    ids=["a night apart", "the border", "Tajik", "a claim", "suicide", "post and district", "two figures"],
)
def test_one_event_told_otherwise_is_one(extractor: Extractor, one: str, other: str) -> None:
    """In another language, with other figures, a place less exact, or by the day after the night."""
    assert len(told(extractor, (one, "Wire", "2026-11-20"), (other, "Paper", "2026-11-21"))) == 1


def test_a_doubt_about_the_day_goes_where_another_report_tells_it(extractor: Extractor) -> None:
    """Of the tellings only the one whose day or place counts can put it in doubt."""
    vague = "Двое контрабандистов убиты в перестрелке у села Айвадж Шаартузского района."
    alone = told(extractor, (vague, "Газета", "2026-03-10"))
    both = told(extractor, (ENGLISH, "Wire", "2026-03-09"), (vague, "Газета", "2026-03-10"))
    assert "no day" in str(alone[0]["doubts"])
    assert len(both) == 1
    assert "no day" not in str(both[0]["doubts"])


def test_one_report_tells_no_event_twice(extractor: Extractor) -> None:
    """Two incidents of one report stay two, with ids of their own."""
    text = (
        "On Sunday a landmine killed a shepherd near Vrang. In a separate incident on Sunday, "
        "a landmine killed a driver near Darshay."
    )

    rows = told(extractor, (text, "Wire", "2026-03-09"))

    assert len(rows) == 2
    assert len({row["event_id"] for row in rows}) == 2


def test_the_same_report_read_again_has_the_same_ids(extractor: Extractor) -> None:
    """Decisions about proposals hold when a report is read anew."""
    first = told(extractor, (ENGLISH, "Wire", "2026-03-09"))
    second = told(extractor, (ENGLISH, "Wire", "2026-03-09"))

    assert [row["event_id"] for row in first] == [row["event_id"] for row in second]


def test_the_flat_form_quotes_short_sentences(extractor: Extractor) -> None:
    """At most 300 characters of a sentence, with the values that rest on it."""
    text = (
        "Two smugglers were killed in a shootout near Ayvaj on Sunday "
        + "after a long chase " * 40
        + "in the hills."
    )

    quoted = flat(told(extractor, (text, "Wire", "2026-03-09"))[0])["evidence"]

    sentence = quoted[quoted.index("“") + 1 : quoted.index("”")]
    assert len(sentence) <= 300
    assert "killed: Two smugglers were killed" in quoted


def test_the_formats_hold_the_same_rows(extractor: Extractor) -> None:
    """JSON with lists, CSV and GeoJSON flat; GeoJSON has longitude first."""
    rows = told(extractor, (ENGLISH, "Wire", "2026-03-09"))

    assert to_json(rows).startswith("[\n{")
    assert to_json([]) == "[]\n"
    assert to_csv(rows).count("\n") == 2
    assert "evidence" not in to_csv(rows, with_evidence=False).split("\n")[0].split(",")
    assert '"coordinates": [68.0374, 36.9851]' in to_geojson(rows)  # Ayvaj in the gazetteer's table
