"""English: what befell people, told without a plain number and a plain verb."""

from datetime import date

import pytest

from geo.incidents.reports.extract import Extractor, Report

PUBLISHED = date(2025, 12, 25)  # a Thursday
EXTRACTOR = Extractor()
ATTACK = "KUNDUZ - Gunmen attacked a checkpoint in Imam Sahib district on Monday, officials said. "
RANGER = (
    "Balkh Police Command. On Thursday a mine exploded beside a Ranger of the Khulm district police. "
    "As a result the driver of the vehicle was martyred."
)
ISLAND = (
    "Relatives in Darqad are washing the body of a boy who was shot dead by guards. "
    "On Tuesday he had waded out to an island of the Panj."
)
STATISTICS = (
    "The agency summed up 2025 on Wednesday. Clashes at the border fell from fourteen to nine. In them "
    "eleven smugglers were killed and six detained. The heaviest traffic passes through Hamadoni district."
)
HELD = (
    "Six men suspected of smuggling opium were arrested in Khandud on Sunday. "
    "The arrests follow a gunfight further up the valley."
)


def toll(text: str) -> tuple[object, object]:
    """Return the killed and the wounded of the one incident of a text."""
    (one,) = EXTRACTOR.incidents(Report(text, published=PUBLISHED))
    return one.values["fatalities"], one.values["injured"]


@pytest.mark.parametrize(
    ("sentence", "killed", "wounded"),
    [
        ("My cousin Najib is dead. He was nineteen.", 1, None),
        ("His two brothers are in the hospital, and so is the imam of the mosque.", None, 3),
        ("The commander is dead; so are two of his men.", 3, None),
        ("Two policemen died. So did a baker who had opened his door.", 3, None),
        ("Two guards are in the district hospital, as is a passing driver.", None, 3),
        ("Three soldiers fell at the gate, and with them a boy who had carried their water.", 4, None),
        ("Both sons of Ustad Karim, the carpenter, fell at the ditch. So did Mullah Rahmat.", 3, None),
        ("His nephew, who was sweeping the floor, and four customers were hurt.", None, 5),
        ("Three men of Qari Fasihuddin's group and two of his rival's were killed.", 5, None),
        ("The attackers lost four men, the guards one.", 5, None),
        ("A bullet went through the shoulder of a border guard.", None, 1),
        ("A soldier's arm was broken by a bullet.", None, 1),
        ("The officer himself took shrapnel in the back.", None, 1),
        ("Abdul Wasi swam back with a bullet in the shoulder.", None, 1),
        ("Soldiers shot three members of the group; their bodies lie in the morgue.", 3, None),
        ("The guards shot two of the intruders. The dead men had night-vision goggles.", 2, None),
        ("Eleven wounded and three bodies were brought to the provincial hospital.", 3, 11),
        ("Dead: a sergeant and two privates. Hurt: five villagers.", 3, 5),
        ("Four of the group did not get back across. Their bodies lay on the bank.", 4, None),
        ("Two robbers were sent to hell and the third was arrested in a wounded state.", 2, 1),
        ("About fifteen have been carried to Fayzabad with bullet and stone wounds.", None, 15),
        ("Junior sergeant M. Qodirov took a bullet in the hip.", None, 1),
        ("Killed were shepherd Rahmon Gulov and his son Behruz.", 2, None),
        ("His secretary lost an arm and a boy selling melons was killed.", 1, 1),
        (
            "A bulldozer driver was shot through the lung and the cook of the brigade through the palm.",
            None,
            2,
        ),
        (
            "The elder and his guard were martyred, and his driver along with four passers-by was injured.",
            2,
            5,
        ),
        ("His brother opened. He got three bullets in the stomach and died on the threshold.", 1, None),
        ("The bodies of the two brothers and their cousin were handed to the family.", 3, None),
        ("All six at the post were killed.", 6, None),
        ("Three, among them a child, lost their lives.", 3, None),
        ("Besides the commander, three of his guards were killed.", 4, None),
    ],
)
def test_whom_it_befell(sentence: str, killed: int | None, wounded: int | None) -> None:
    """Echoes of a verb, verbs of falling, limbs and bodies tell of people, too."""
    assert toll(ATTACK + sentence) == (killed, wounded)


@pytest.mark.parametrize(
    ("sentence", "killed", "wounded"),
    [
        ("Only one of the five guards survived.", 4, None),
        ("Of the patrol of six, two returned alive.", 4, None),
        ("Six men went out and two came back alive.", 4, None),
        ("Of the four guards at the post, only the cook is alive.", 3, None),
        ("There was one survivor among the eight men.", 7, None),
        ("The sole survivor of a six-man patrol is being treated in Kunduz.", 5, 1),
        ("All but one of the six guards were killed.", 5, None),
        ("One vaccinator was shot and killed. The other survived with gunshot injuries.", 1, 1),
        ("Two guards were hit. One died, the other is in hospital.", 1, 1),
        ("The first guard died at once, the second an hour later.", 2, None),
        ("The elder brother was killed and the younger lost a leg.", 1, 1),
        ("One of the guards died; the second is fighting for his life.", 1, 1),
        ("Two men died, while the third, taken for dead, is alive with a chest wound.", 2, 1),
        ("A third worker died of his burns on Wednesday. Two colleagues had died on the spot.", 3, None),
        ("Police first spoke of four dead; the hospital has received three bodies.", 3, None),
    ],
)
def test_the_dead_by_those_who_are_left(sentence: str, killed: int | None, wounded: int | None) -> None:
    """Who lived, the other one, and which of the dead one is tell how many died."""
    assert toll(ATTACK + sentence) == (killed, wounded)


@pytest.mark.parametrize(
    "sentence",
    [
        "Neither guard was hurt.",
        "No servicemen suffered.",
        "Of the people nobody got so much as a scratch.",
        "Not a single person came to harm.",
        "None of the four passengers was hit.",
        "Everyone inside got out alive and unhurt.",
    ],
)
def test_nobody_was_harmed(sentence: str) -> None:
    """A subject that is nobody denies what its verb says."""
    assert toll(ATTACK + sentence) == (0, 0)


@pytest.mark.parametrize(
    ("headline", "killed", "wounded"),
    [
        ("Policeman killed, three hurt in grenade attack in Rustaq on Tuesday", 1, 3),
        ("Mother and two children killed by mortar shell in Imam Sahib on Tuesday", 3, None),
        ("Teacher, wife and daughter murdered in Khanabad on Tuesday", 3, None),
        ("Taliban commander, two bodyguards killed in Baharak ambush on Tuesday", 3, None),
        ("Drone strike kills Chinese engineer, wounds driver in Darvoz on Tuesday", 1, 1),
        ("Elder's son killed, wife injured as grenade hits house in Rustaq on Tuesday", 1, 1),
        ("Two children among six dead in Archi mine blast on Tuesday", 6, None),
    ],
)
def test_headlines_have_no_articles(headline: str, killed: int, wounded: int | None) -> None:
    """A bare noun of a headline is one person."""
    assert toll(headline) == (killed, wounded)


def test_an_outlet_corrects_itself() -> None:
    """What it says it reported first no longer holds."""
    text = (
        "On Tuesday we reported, quoting a source in the local administration, that three smugglers had been "
        "killed in Monday's shoot-out at Ayvaj. The committee has now made the figures more precise: two men "
        "died, while the third is in hospital with a chest wound."
    )
    assert toll(text) == (2, 1)


def test_our_dead_are_others_than_theirs() -> None:
    """A side tells of its own after its enemies."""
    front = (
        "On Sunday night the forces of the Front attacked a post in Warsaj, Takhar. Seven Taliban died and "
        "four others were wounded. Two of our fighters, Khalid and Noor Agha, drank the sherbet of martyrdom."
    )
    assert toll(front) == (9, 4)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (RANGER, "af-khulm-district"),
        (ISLAND, "af-darqad-district"),
    ],
)
def test_where_it_was(text: str, place: str) -> None:
    """Whose vehicle was hit, and where the dead are mourned, say where it was."""
    (one,) = EXTRACTOR.incidents(Report(text, published=PUBLISHED))
    assert one.values["place_id"] == place


@pytest.mark.parametrize(
    "text",
    [
        STATISTICS,
        "At Wednesday's ceremony in Sarigor, Shuroobod, young border guards fired a salute over the valley.",
    ],
)
def test_what_is_no_incident(text: str) -> None:
    """Statistics that compare two years and salutes are none."""
    assert EXTRACTOR.incidents(Report(text, published=PUBLISHED)) == []


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (HELD, ["Arrests"]),
        (
            "On Sunday two mortar shells came over the river and burst in the orchards of Sarigor.",
            ["Shelling/artillery/missile attack"],
        ),
        (
            "Eight people were killed by a bomb aboard a minibus in Khulm on Monday.",
            ["Remote explosive/landmine/IED"],
        ),
    ],
)
def test_what_it_was(text: str, kinds: list[str]) -> None:
    """A fight that arrests follow, what shells do, and what a bomb did."""
    found = EXTRACTOR.incidents(Report(text, published=PUBLISHED))
    assert [one.values["sub_event_type"] for one in found] == kinds
