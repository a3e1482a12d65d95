"""The words that an incident's type rests on are those that say it."""

from datetime import date

import pytest

from geo.incidents.reports.extract import Extractor, Report


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        (
            "More details have come to light on the air strike in Darqad on Monday, in which six men died.",
            "Air/drone strike",
            "air strike",
        ),
        (
            "Border troops seized 13 kg of hashish and arrested four men in Farkhor district on Monday.",
            "Arrests",
            "arrested",
        ),
        (
            "В понедельник в районе Хамадони один рабочий погиб в результате атаки с беспилотника.",
            "Air/drone strike",
            "беспилотника",
        ),
        (
            "Дар ҳамлаи дронӣ ба кони тиллои Зигар шаби 7 март ду коргар ҳалок гардиданд.",
            "Air/drone strike",
            "дронӣ",
        ),
        (
            "حمله انتحاری دیروز در شهر تالقان شش کشته و چهارده زخمی برجا گذاشت.",
            "Suicide bomb",
            "انتحاری",
        ),
        (
            "Armed men crossed the river near Ayvaj on Monday and attacked a post, killing two guards.",
            "Armed clash",
            "attacked",
        ),
        ("A bomb exploded in the town of Rustaq on Tuesday and killed nine.", None, "bomb exploded"),
    ],
    ids=["strike", "arrest", "attack", "drone", "suicide", "crossing", "phrase"],
)
def test_a_type_quotes_the_words_that_say_it(text: str, kind: str | None, words: str) -> None:
    """Not what else its sentence tells: what came to light, what was seized with those who were held."""
    incidents = Extractor().incidents(Report(text, published=date(2026, 3, 11)))
    quoted = [
        (one.value, one.text)
        for incident in incidents
        for one in incident.evidence
        if one.field == "sub_event_type"
    ]

    assert words in [quote for _, quote in quoted]
    assert kind is None or kind in [value for value, _ in quoted]
