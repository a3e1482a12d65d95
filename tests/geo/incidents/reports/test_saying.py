"""Who says so, in the words of the text and without what is said."""

from datetime import date

import pytest

from geo.incidents.reports.extract import Extractor, Report


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        (
            "The border service said in a statement on Monday that two smugglers were killed near Ayvaj.",
            "The border service said in a statement on Monday",
        ),
        (
            "Two guards were killed near Ayvaj on 3 March. It said nothing more. Local officials said so.",
            "Local officials said so",
        ),
        (
            "KHOROG -- Two smugglers were shot dead near Ayvaj on 3 March, the border service told Sugd TV.",
            "the border service told Sugd TV",
        ),
        (
            "3 марта близ Айваджа убиты двое контрабандистов. Об этом «Вечерке» сообщил источник в ГКНБ.",
            "Об этом «Вечерке» сообщил источник в ГКНБ",
        ),
        (
            "3 март дар наздикии Айваҷ ду кас кушта шуд. Карим Назаров, сокини деҳа, таъкид кард, ки дид.",
            "Карим Назаров, сокини деҳа, таъкид кард",
        ),
        (
            "تخار، ۱۲ حوت: نیروهای مرزبانی تاجیکستان اعلام کردند که دو قاچاقبر در نزدیکی ایواج کشته شدند.",
            "نیروهای مرزبانی تاجیکستان اعلام کردند",
        ),
    ],
)
def test_said_by_names_who_speaks_and_not_what_he_says(text: str, clause: str) -> None:
    """The clause ends where the report begins; datelines, and "it said", are not it."""
    (incident,) = Extractor().incidents(Report(text, published=date(2026, 3, 5)))

    assert incident.values["said_by"] == clause
    assert clause in text
