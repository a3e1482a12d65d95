"""Russian chronicles: entries without a day of their own below a line that has it: "Суббота, 7 марта"."""

from collections.abc import Sequence
from datetime import date, timedelta

from geo.incidents.reports.dates.when import DAY, When
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.told import Told

_LINE, _LATEST = 6, timedelta(days=31)  # words of such a line; from its day to the publication
# What such a line says besides its day.
_SAYS = {
    "сводка",
    "хроника",
    "события",
    "происшествия",
    "инциденты",
    "итоги",
    "за",
    "дня",
    "на",
    "от",
    "день",
}


class Chronicle:
    """
    Gives the entries of a chronicle the day that stands over them.

    Parameters
    ----------
    passage
        The text.
    published
        The day of its publication, if known.
    """

    def __init__(self, passage: Passage, published: date | None) -> None:
        self._passage, self._published = passage, published
        self._day: When | None = None
        self._dated = -1  # the last paragraph with a day of its own

    def take(self, told: Told, days: Sequence[When]) -> None:
        """Take the next sentence, with the `days` that it names; give an entry that of its line."""
        if self._passage.language != "ru" or self._published is None:
            return
        if days:
            line = self._is_line(told, days)
            self._day = days[0] if line else self._day
            self._dated = self._dated if line else told.sentence.paragraph
        elif (
            self._day is not None
            and self._dated != told.sentence.paragraph
            and told.day is None
            and (told.triggers or told.victims)
            and not (told.past or told.heading or told.dates)
        ):
            told.day = self._day

    def _is_line(self, told: Told, days: Sequence[When]) -> bool:
        """Return whether a sentence is a line with no more than a day before the publication."""
        sentence, known = told.sentence, {when.day for when in days}
        after = self._passage.sentences[told.number + 1 : told.number + 2]
        if not after or after[0].paragraph == sentence.paragraph:
            return False  # a dateline
        day = days[0].day
        if sentence.number_of_words() > _LINE or len(known) > 1 or day is None or days[0].precision != DAY:
            return False
        said = set(range(sentence.first, sentence.last)).difference(
            *(range(when.first, when.last) for when in days)
        )
        published = self._published or day
        plain = all(self._passage.words[at].norm in _SAYS or self._passage.words[at].digits for at in said)
        return plain and timedelta() < published - day <= _LATEST
