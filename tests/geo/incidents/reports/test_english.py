"""English clauses: who of a sentence came to harm, on what day, and what is only told beside it."""

from datetime import date

import pytest

from geo.incidents.reports.extract import Extractor, Report
from geo.incidents.reports.incident import Incident

PUBLISHED = date(2025, 12, 25)  # a Thursday
EXTRACTOR = Extractor()
THEY = (
    "Three militants crossed the border near Ayvaj on Monday. They refused to surrender. They had planned an "
    "attack. They offered armed resistance. As a result of the operation they were neutralised."
)
CLAIMED = (
    "A Taliban commander was killed and two of his bodyguards were wounded in Archi on Monday. The Freedom "
    "Front said in a statement that three Taliban members had been killed and four injured."
)


def read(text: str) -> list[Incident]:
    """Return the incidents of a text."""
    return EXTRACTOR.incidents(Report(text, published=PUBLISHED))


@pytest.mark.parametrize(
    ("sentence", "killed", "wounded"),
    [
        ("It struck the house of a teacher, whose five-year-old son was killed.", 1, None),
        ("It hit the home of a farmer whose wife and two children were killed.", 3, None),
        ("It came down beside a car, where two men were killed.", 2, None),
        ("Her son Karim, 12, was hurt.", None, 1),
        ("His brother Bakhtiyor, 19, lost a leg; he is being treated in hospital.", None, 1),
        ("Karim Nazarov, 40, his wife Gulnora and their daughter Zarina, 6, were killed.", 3, None),
        ("Saidali Rahimov, 52, and two of his sons were killed.", 3, None),
        ("As a result, he was killed; two policemen were wounded.", 1, 2),
        (
            "Three people were wounded. Two of the wounded are guards. The third, a cook, was hurt, too.",
            None,
            3,
        ),
        ("The hospital is now treating thirteen people.", None, 13),
    ],
)
def test_the_clause_says_who_came_to_harm(sentence: str, killed: int | None, wounded: int | None) -> None:
    """People of another clause, an age or a pronoun add nobody."""
    (one,) = read(f"A rocket hit the village of Ayvaj on Tuesday. {sentence}")

    assert (one.values["fatalities"], one.values["injured"]) == (killed, wounded)


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed two policemen in Archi on Tuesday, two days after militants shot dead three teachers.",
        "Two days after militants shot dead three teachers, a bomb killed two policemen in Archi on Tuesday.",
        "A bomb on Tuesday, barely a week after three guards were killed, left two policemen dead in Archi.",
        "Two policemen were killed in Archi on Tuesday, a day after a mine killed four soldiers elsewhere.",
    ],
)
def test_an_act_that_a_day_is_counted_from_adds_no_dead(text: str) -> None:
    """What had happened some days before is another incident."""
    (one,) = read(text)

    assert (one.values["event_date"], one.values["fatalities"]) == ("2025-12-23", 2)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Three rockets fell near Ayvaj over the weekend. They landed on Sunday at four.", "2025-12-21"),
        (
            "Gunmen shot at a post near Ayvaj on Monday. A guard was hit and on Tuesday was flown to Kulob.",
            "2025-12-22",
        ),
    ],
)
def test_the_day_is_that_of_the_act(text: str, day: str) -> None:
    """It is not that of the statement, nor of what followed; one day of a weekend beats the weekend."""
    (one,) = read(text)

    assert one.values["event_date"] == day


def test_two_gun_battles_of_a_lead_are_told_one_by_one() -> None:
    """A lead that sums up two incidents is none itself."""
    found = read(
        "Four smugglers have been killed in two separate gunbattles with border guards. The first group was "
        "spotted on the evening of December 22 near Ayvaj. Three of them were shot dead. A few hours later, "
        "early on December 23, a patrol came under fire near Tughalang. One smuggler was killed."
    )

    assert [one.values["fatalities"] for one in found] == [3, 1]


@pytest.mark.parametrize(
    ("place", "place_id"),
    [
        ("in the area of responsibility of the Hamadoni border detachment", "tj-detachment-hamadoni"),
        ('in the section of the "Panj" border detachment', "tj-detachment-panj"),
        ("in the sector of the Ishkashim border detachment", "tj-detachment-ishkashim"),
    ],
)
def test_whose_stretch_of_the_border_it_is_says_where(place: str, place_id: str) -> None:
    """A detachment is a place where its stretch of the border is told."""
    (one,) = read(f"Three smugglers were killed in a shootout {place} on December 23.")

    assert one.values["place_id"] == place_id


def test_whose_people_tell_of_the_river_says_where() -> None:
    """A river is long: the one village whose people tell what happened at it is nearer."""
    (one,) = read("Residents of Ruzvayak say a man was shot on an island in the Panj on Tuesday by a patrol.")

    assert one.values["place_id"] == "af-ruzvayak"


def test_a_statement_with_its_year_dates_a_report_without_a_date() -> None:
    """Days of the week count from the first statement that is told with its year."""
    report = Report(
        "A mine killed two children in Warduj district, local officials said on Saturday, 8 June 2024. "
        "It went off on Friday afternoon, they said."
    )
    (one,) = Extractor().incidents(report)

    assert (one.values["event_date"], one.values["time_precision"]) == ("2024-06-07", 1)


def test_a_fight_with_those_who_had_crossed_is_one_event_on_its_own_day() -> None:
    """A lead counts the dead, the next sentences tell when they crossed and when they were fought."""
    (one,) = read(
        "Two border guards and three militants were killed in a clash near the Afghan frontier, the "
        "committee said on Wednesday. It said three members of a terrorist organisation had crossed into "
        "Shamsiddin Shohin district late on Tuesday. They were located on Wednesday morning and "
        "opened fire on the guards."
    )

    assert (one.values["event_date"], one.values["fatalities"]) == ("2025-12-24", 5)


def test_what_somebody_planned_besides_leaves_the_act_its_day() -> None:
    """Only the clause behind "and" is supposed."""
    (one,) = read(
        "Police in Balkh say they have arrested four people with 33 kg of heroin near the port of Hairatan. "
        "The arrests were made on Sunday night and the suspects had planned to move the drugs to Uzbekistan."
    )

    assert (one.values["event_date"], one.values["sub_event_type"]) == ("2025-12-21", "Arrests")


@pytest.mark.parametrize(
    "beside",
    [
        "Kunduz has been the scene of fighting since the Taliban announced their offensive on December 4.",
        "In the south, a soldier was killed on Tuesday in an insurgent attack.",
        "Last December, clashes over a mine killed several men in Darayim.",
        "Last week gunmen took dozens of travellers hostage there and killed nine of them.",
        "An earlier version of this story misstated the day of the clash as December 21.",
        "One of the bodies was still lying in the yard.",
        "The grenades that were found were blown up on the spot by sappers.",
    ],
)
def test_what_is_told_beside_the_news_changes_nothing(beside: str) -> None:
    """Background, other parts of the country and corrections are no incidents."""
    (one,) = read(f"Gunmen attacked a post in Dasht-e Archi on Monday and killed two policemen. {beside}")

    values = one.values
    assert (values["event_date"], values["fatalities"], values["injured"]) == ("2025-12-22", 2, None)


def test_talks_on_preventing_infiltration_are_no_incident() -> None:
    """What officials met about did not happen."""
    assert read("Border officials met on Thursday in Panji Poyon for talks on preventing infiltration.") == []


@pytest.mark.parametrize(
    ("text", "place", "day"),
    [
        ("A drone dropped a bomb on a post named Istiqlol on Tuesday.", "tj-post-istiqlol", "2025-12-23"),
        ("Gunmen attacked an outpost called Istiqlol on Tuesday.", "tj-post-istiqlol", "2025-12-23"),
        (
            "On 19 December a patrol found a hiding place near the village of Yamg. It contained two rifles.",
            "tj-yamg",
            "2025-12-19",
        ),
        (
            "Three days after men exchanged fire over a mine near Jarf, the number of dead has grown to six.",
            "af-jarf",
            "2025-12-22",
        ),
        (
            "KUNDUZ CITY (Pajhwok): Rockets hit this city on Tuesday. They came from Chahar Dara district.",
            "gn-1135689",
            "2025-12-23",
        ),
        (
            "A man was killed by border guards, officials in Takhar said. He was shot on Monday in Yamg.",
            "tj-yamg",
            "2025-12-22",
        ),
    ],
)
def test_places_and_days_are_found(text: str, place: str, day: str) -> None:
    """Posts are named, caches hold weapons, and "this city" is that of the dateline."""
    (one,) = read(text)

    assert (one.values["place_id"], one.values["event_date"]) == (place, day)


@pytest.mark.parametrize(
    ("text", "killed", "wounded"),
    [
        ("A bomb killed Mullah Rahim, a local commander, and two of his guards in Archi on Monday.", 3, None),
        ("A bomb killed General Daud Rahimi, the police chief, and five others in Archi on Monday.", 6, None),
        ("Eight men were eliminated and 11 wounded in an operation in the Rushon district on Monday.", 8, 11),
        (
            THEY,
            3,
            None,
        ),
        (
            CLAIMED,
            1,
            2,
        ),
        ("Two men fled for their lives when gunmen shot dead a guard in Archi on Monday.", 1, None),
    ],
)
def test_victims_are_counted_once(text: str, killed: int, wounded: int | None) -> None:
    """An office is nobody else, "they" are those told before, and what a front claims adds nobody."""
    (one,) = read(text)

    assert (one.values["fatalities"], one.values["injured"]) == (killed, wounded)


def test_the_end_of_a_road_is_less_than_a_district() -> None:
    """The district of the lead beats a town that only names a road."""
    (one,) = read(
        "Eight men were killed in an operation in the Rushon district on Monday. They had blocked the "
        "Dushanbe-Khorog-Kulma highway."
    )

    assert one.values["place_id"] == "tj-rushon-district"


@pytest.mark.parametrize(
    ("sentence", "killed", "wounded"),
    [
        ("A bullet hit a guard in the shoulder.", None, 1),
        ("One guard got away with a graze.", None, 1),
        ("Three of the guards are nursing wounds.", None, 3),
        ("The toll: two dead, three hurt.", 2, 3),
    ],
)
def test_the_wounded_are_told_in_many_words(sentence: str, killed: int | None, wounded: int | None) -> None:
    """Bullets that hit somebody, light wounds, a toll behind a colon."""
    (one,) = read(f"Gunmen attacked a border post near Ayvaj on Tuesday. {sentence}")

    assert (one.values["fatalities"], one.values["injured"]) == (killed, wounded)
