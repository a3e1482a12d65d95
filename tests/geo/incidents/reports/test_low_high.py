"""The lowest and the highest figure that a text gives for the whole."""

from datetime import date

import pytest

from geo.incidents.reports.extract import Extractor, Report

PARTS = (
    "Gunmen attacked a camp in Darvoz district on Monday, killing five people. Three of the dead are cooks. "
    "Two Tajik guards also died."
)
LATER = (
    "Один из раненых при нападении на лагерь в Дарвазском районе скончался. Таким образом, число жертв "
    "нападения в понедельник достигло шести. Погибли трое граждан Китая и двое охранников."
)
OUTDATED = (
    "A bomb killed nine people in Kunduz on Monday, officials said at first. The toll later rose to 12."
)


@pytest.mark.parametrize(("text", "low", "high"), [(PARTS, 5, 5), (LATER, 5, 6), (OUTDATED, 9, 12)])
def test_parts_and_later_deaths_are_no_rival_figures(text: str, low: int, high: int) -> None:
    """Some of the dead, and who died since, are no figure of the whole; an outdated one is."""
    (incident,) = Extractor().incidents(Report(text, published=date(2026, 6, 10)))

    assert (incident.values["fatalities_low"], incident.values["fatalities_high"]) == (low, high)
