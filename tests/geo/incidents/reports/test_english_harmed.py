"""English: whom an age, a name, a side or an ordinal tells of, and what is only boasted or was so before."""

from datetime import date

import pytest

from geo.incidents.reports.extract import Extractor, Report
from geo.incidents.reports.incident import Incident

PUBLISHED = date(2025, 12, 25)  # a Thursday
EXTRACTOR = Extractor(language="en")
MINE = "A mine went off near Ayvaj on Tuesday. "
SHOTS = "Gunmen opened fire on a house near Ayvaj on Tuesday. "
CLASH = "Border guards clashed with smugglers near Ayvaj on Tuesday. "
FRONT = "The National Resistance Front says its men attacked a Taliban checkpoint in Warsaj on Tuesday. "
BOMB = "A bomb hit a van in Kaldar on Tuesday. Three men were killed. "


def read(text: str) -> list[Incident]:
    """Return the incidents of a text."""
    return EXTRACTOR.incidents(Report(text, published=PUBLISHED))


@pytest.mark.parametrize(
    ("text", "killed", "wounded"),
    [
        (MINE + "Amrullo, who was 14, bled to death before the neighbours could carry him down.", 1, None),
        (SHOTS + "The younger boy, eleven, took a bullet through the hand and is alive.", None, 1),
        (SHOTS + "Nasrin, who is nine, was hit in the leg.", None, 1),
        (MINE + "His brother, only 16, died.", 1, None),
        (SHOTS + "Safar, who was 31 and a father of two, was shot dead.", 1, None),
        (MINE + "A girl, twelve, and her brother, nine, were injured.", None, 2),
    ],
)
def test_an_age_counts_nobody(text: str, killed: int | None, wounded: int | None) -> None:
    """How old somebody is may be told in words, after "who was" or after "only"."""
    (one,) = read(text)

    assert (one.values["fatalities"], one.values["injured"]) == (killed, wounded)


@pytest.mark.parametrize(
    ("text", "killed", "wounded"),
    [
        (SHOTS + "Gulnora, who sold bread by the gate, was wounded.", None, 1),
        (SHOTS + "He and his bodyguards Zabihullah and Noor Agha were killed.", 3, None),
        (SHOTS + "The governor and his bodyguards Karim, Rahim and Daud were killed.", 4, None),
        (
            MINE + "Two of the conscripts died at once; a third, Lance Corporal Muhammad Sharipov, died in "
            "hospital that night.",
            3,
            None,
        ),
        (CLASH + "Two from the unit and four of the commander's men were reported dead.", 6, None),
        (CLASH + "One from the patrol and three from the gang were killed.", 4, None),
        (
            CLASH + "Two of them were killed on the spot and one, having received a wound in the shoulder, "
            "was detained.",
            2,
            1,
        ),
        (CLASH + "One, having been hit in the thigh, was captured.", None, 1),
    ],
)
def test_people_are_told_by_name_and_side(text: str, killed: int | None, wounded: int | None) -> None:
    """Names after "his bodyguards", a name before "who", and "from the unit" say who came to harm."""
    (one,) = read(text)

    assert (one.values["fatalities"], one.values["injured"]) == (killed, wounded)


def test_one_named_before_a_clause_opens_an_incident() -> None:
    """Who was killed, on what day and where is told, and only then by whom."""
    (one,) = read(
        "Alibek Mirzoshoev, who led a band of fighters in the nineties and grew apricots afterwards, was "
        "killed yesterday at around seven in the evening in Khorog. Two masked men fired nine or ten times."
    )

    assert (one.values["fatalities"], one.values["event_date"]) == (1, "2025-12-24")


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Three bodies on the bank by the poplars, a fourth one fished out lower down.", 4),
        ("Two bodies lie in the reeds, a third further down.", 3),
        ("They found two bodies by the road and another in the ditch.", 3),
        ("Two dead by the gate, one more in the yard.", 3),
        ("Two corpses were found at the ford and a third one was pulled out of the river.", 3),
        ("Two bodies were found at the ford; a third man was led away.", 2),
    ],
)
def test_a_further_body_is_one_more(text: str, killed: int) -> None:
    """An ordinal or "another" goes on with the bodies before it where only a place follows."""
    (one,) = read(CLASH + text)

    assert one.values["fatalities"] == killed


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        (FRONT + '"Four of the enemy were eliminated. We mourn one comrade," reads the statement.', 5),
        (FRONT + "Four Taliban were killed. The Front mourns two of its own.", 6),
        (FRONT + "Four Taliban were killed. We lost one brother.", 5),
        (BOMB + "Islamic State took responsibility, put the number of dead at ten and offered no proof.", 3),
    ],
)
def test_a_side_tells_of_its_own_and_boasts(text: str, killed: int) -> None:
    """What a group lost stands beside its enemy's dead; a toll without proof is not sure."""
    (one,) = read(text)

    assert one.values["fatalities"] == killed


def test_wounded_of_the_first_day_count_who_died_since() -> None:
    """The number of the wounded who are still in hospital holds."""
    (one,) = read(
        "The blast in Taloqan on Tuesday killed seven. 19 are in hospital. The 22 injured counted on the "
        "first day included three who have died since."
    )

    assert (one.values["fatalities"], one.values["injured"]) == (7, 19)


def test_that_no_others_were_hurt_leaves_the_heading() -> None:
    """The dead of a headline are not those of whom the text says that nothing happened to them."""
    (one,) = read(
        "Three guards killed in Vanj\n\nGunmen attacked a post in Vanj on Tuesday. No civilians were hurt."
    )

    assert one.values["fatalities"] == 3


def test_who_was_dismissed_denies_nothing() -> None:
    """A commander who was dismissed is no denial of what he did."""
    (one,) = read(
        "Men loyal to a dismissed commander exchanged fire with the Taliban in Raghistan on Tuesday."
    )

    assert one.values["event_date"] == "2025-12-23"


@pytest.mark.parametrize(
    ("text", "killed", "wounded"),
    [
        (MINE + "Dead: 2 Chinese nationals, 1 Tajik. Injured: 5.", 3, 5),
        (MINE + "Dead: 4. Wounded: 3 men, 2 women, 1 child.", 4, 6),
        (MINE + "Dead: 6 (four men, two women).", 6, None),
        (MINE + "The driver died at once, his three passengers within the hour.", 4, None),
        (MINE + "The cook lost a leg, and two guards were injured.", None, 3),
        ("Gunmen shot dead a former flautist and his nephew in Archi on Tuesday.", 2, None),
        ("Gunmen shot dead a number of villagers in Archi on Tuesday.", None, None),
        (
            (
                "BORDER GUARDS LIQUIDATE THREE SMUGGLERS\n\nThe skirmish took place on Tuesday in Shamsiddin "
                "Shohin district. Two of the dead have been identified."
            ),
            3,
            None,
        ),
    ],
)
def test_people_are_listed_and_joined(text: str, killed: int | None, wounded: int | None) -> None:
    """Entries list several, a verb goes on to others, and whom the lexicon lacks is a person, too."""
    (one,) = read(text)

    assert (one.values["fatalities"], one.values["injured"]) == (killed, wounded)
