"""A district that bears one name on both banks is on the bank of the forces that arrest there."""

from datetime import date

import pytest

from geo.incidents.reports.extract import Extractor, Report

PUBLISHED = date(2025, 6, 12)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "Tajik border guards arrested three men with opium in Ishkashim on Tuesday.",
            "tj-ishkoshim-district",
        ),
        ("Taliban police arrested three men with opium in Ishkashim on Tuesday.", "af-ishkashim-district"),
        (
            "В Ишкашиме во вторник пограничники задержали троих с опием, сообщил ГКНБ.",
            "tj-ishkoshim-district",
        ),
        ("В Ишкашиме во вторник талибы задержали троих с опием.", "af-ishkashim-district"),
        (
            "Сарҳадбонони тоҷик рӯзи сешанбе дар Ишкошим се нафарро бо афюн боздошт карданд.",
            "tj-ishkoshim-district",
        ),
        ("Толибон рӯзи сешанбе дар Ишкошим се нафарро бо афюн боздошт карданд.", "af-ishkashim-district"),
        (
            "نیروهای مرزی تاجیکستان روز سه‌شنبه در اشکاشم سه قاچاقبر را بازداشت کردند.",
            "tj-ishkoshim-district",
        ),
        ("طالبان روز سه‌شنبه در اشکاشم سه تن را به اتهام قاچاق تریاک بازداشت کردند.", "af-ishkashim-district"),
    ],
)
def test_arrests_are_made_at_home(text: str, place: str) -> None:
    """Police and border guards arrest in their own country."""
    (one,) = Extractor().incidents(Report(text, published=PUBLISHED))

    assert one.values["place_id"] == place
