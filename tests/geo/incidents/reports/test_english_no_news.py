"""English: an exercise, an invention and a sum of months are no incident; whose a day and an arrest are."""

from datetime import date

import pytest

from geo.incidents.reports.extract import Extractor, Report
from geo.incidents.reports.incident import Incident

PUBLISHED = date(2025, 12, 25)  # a Thursday
EXTRACTOR = Extractor(language="en")


def read(text: str) -> list[Incident]:
    """Return the incidents of a text."""
    return EXTRACTOR.incidents(Report(text, published=PUBLISHED))


@pytest.mark.parametrize(
    "text",
    [
        "Explosions were heard in Farkhor on Tuesday. The ministry said they were part of an exercise.",
        'On Tuesday soldiers in a drill near Ayvaj "killed" twelve militants and "captured" four.',
        (
            'Reports of a gun battle at the Ishkashim bridge are "an invention from beginning to end", '
            "the State Committee said on Wednesday. The market was held on Saturday as always."
        ),
        "A report of an attack on a post in Vanj on Tuesday was made up, the ministry said.",
        "Talk of a shootout near Ayvaj on Tuesday is nonsense, a district official said.",
        "The story of a drone strike on Vanj on Tuesday is a lie from start to finish, police said.",
        (
            "In the six months there were nine armed encounters on the frontier with Afghanistan, in "
            "which seven smugglers were killed. Khatlon accounts for three cases in four."
        ),
        "Over the nine months 14 clashes took place on the border in Khatlon, in which 12 smugglers died.",
        "Half-year figures: the guards counted eleven shootouts in Khatlon; five smugglers were killed.",
    ],
)
def test_it_is_no_incident(text: str) -> None:
    """Bangs of an exercise, played dead, what was made up, and what months sum up tell no news."""
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Two brothers were taken away in handcuffs in Farkhor on Tuesday; officers found 38 kg of hashish.",
        (
            "Drug agents found 12 kg of heroin in a house in Panj district on Tuesday. The owner was led "
            "away by police."
        ),
        (
            "A sewing-machine crate turned out to hold 38 kg of hashish when officers of the Drug "
            "Control Agency opened it in Farkhor on Tuesday. The owners were taken away in handcuffs."
        ),
        (
            "A driver is in the cells after 112 kilograms of methamphetamine came to light in his "
            "trailer. The lorry was weighed on the Tem bridge on 23 December and proved too heavy by an "
            "amount that no onion could explain."
        ),
    ],
)
def test_forces_arrest(text: str) -> None:
    """Who is led away by police or in handcuffs is held, not abducted."""
    (one,) = read(text)

    assert (one.values["sub_event_type"], one.values["event_date"]) == ("Arrests", "2025-12-23")


@pytest.mark.parametrize(
    ("text", "day", "killed"),
    [
        (
            (
                "'An unfortunate incident' is all that has been said about the night of 21 December in Nusay "
                "district, Badakhshan.\n\nAn unmanned aircraft struck the mud house in which Mullah "
                "Sediq was dining. He and his driver were killed."
            ),
            "2025-12-21",
            2,
        ),
        (
            (
                "A border officer confirmed on Wednesday, though he would not give the exact day: in "
                "the first week of December a night patrol fired on three men who had swum the Panj "
                "near Ayvaj. One was killed."
            ),
            "2025-12-01",
            1,
        ),
        (
            (
                "Shooting last night at Ruzvay. What subscribers write this morning: a patrol of our border "
                "guards caught a rubber boat. Three bodies on the bank, a fourth one fished out lower down."
            ),
            "2025-12-24",
            4,
        ),
    ],
)
def test_the_day_is_that_of_the_event(text: str, day: str, killed: int) -> None:
    """What is said about a night, or what somebody would not say, leaves the day that is told."""
    (one,) = read(text)

    assert (one.values["event_date"], one.values["fatalities"]) == (day, killed)


def test_what_happened_this_time_is_another_incident() -> None:
    """A day is set before "this time", which tells what happened on it."""
    first, second = read(
        "On Saturday gunmen fired at a post in Vanj. Two men were killed. On Monday they came again. This "
        "time a guard was wounded."
    )

    assert (first.values["event_date"], first.values["fatalities"]) == ("2025-12-20", 2)
    assert (second.values["event_date"], second.values["injured"]) == ("2025-12-22", 1)


def test_road_accidents_kill_nobody_in_an_incident() -> None:
    """The dead of crashes are not those of the clash told before."""
    (one,) = read(
        "Border guards clashed with smugglers near Ayvaj on Tuesday. Two smugglers were killed. Two road "
        "accidents on the Taloqan highway (five dead) are outside the scope of this digest."
    )

    assert one.values["fatalities"] == 2
