"""English figures: earlier tolls, the dead told again, what somebody works as."""

from datetime import date

import pytest

from geo.incidents.reports.extract import Extractor, Report
from geo.incidents.reports.incident import Incident

PUBLISHED = date(2025, 12, 25)  # a Thursday
EXTRACTOR = Extractor()
SHOT = "A man was shot dead and two more were injured near Ayvaj on Tuesday when gunmen opened fire. "
DIGEST = (
    "1. Tuesday, 16 December. Rustaq district, Takhar. A mine killed two men.\n\n2. Night of Wednesday 17 "
    "to Thursday 18 December. Farkhor district, Khatlon. A patrol exchanged fire with five men."
)
BLAST = "The number of people killed in Tuesday's blast in Taloqan has climbed to five. "


def read(text: str) -> list[Incident]:
    """Return the incidents of a text."""
    return EXTRACTOR.incidents(Report(text, published=PUBLISHED))


@pytest.mark.parametrize(
    ("text", "killed", "wounded"),
    [
        (SHOT + "The victim, Manuchehr Saidov, was grazing cattle. He died on the way to hospital.", 1, 2),
        (BLAST + "Police had put the toll at three dead and 15 wounded.", 5, 15),
        ("A guard who had worked as a teacher was beheaded in Vanj on Tuesday by raiders.", 1, None),
        ("Five smugglers came under fire near Ayvaj on Tuesday, one of the five was killed.", 1, None),
        (
            "A bomb on Tuesday in Archi hurt nine at the grave of a judge, who was killed two days earlier.",
            None,
            9,
        ),
        ("A mine exploded near Ayvaj on Tuesday. Fatalities: 2; injured: at least 3.", 2, 3),
        ("Gunmen shot dead the head of the post, Captain Nazarov, in Ayvaj on Tuesday.", 1, None),
        ("AYVAJ – A guard was wounded by a stray bullet near Ayvaj on Tuesday.", None, 1),
    ],
)
def test_figures_are_those_of_the_text(text: str, killed: int | None, wounded: int | None) -> None:
    """The victim told again, an earlier toll and a trade add nobody."""
    (one,) = read(text)

    assert (one.values["fatalities"], one.values["injured"]) == (killed, wounded)


def test_what_was_discussed_is_only_mentioned() -> None:
    """A meeting about last month's shooting is no incident."""
    assert read("Commanders met at Panji Poyon on Tuesday. They discussed the shooting of last month.") == []


def test_a_foiled_attempt_to_smuggle_is_an_incident() -> None:
    """Nobody need be held or hurt where drugs are left behind."""
    (one,) = read(
        "Border guards near Ayvaj on Tuesday foiled an attempt to smuggle drugs across the river. Three men "
        "threw away their bags and swam back."
    )

    assert one.values["event_date"] == "2025-12-23"


def test_an_entry_of_a_digest_may_begin_with_a_long_day() -> None:
    """The night and the district over an entry are those of what it tells."""
    found = read(DIGEST)

    days = [(one.values["event_date"], one.values["event_date_end"]) for one in found]
    assert days == [("2025-12-16", None), ("2025-12-17", "2025-12-18")]
