"""What a date in a text is: its days, how exact it is, and what it is counted from."""

from datetime import date, timedelta
from typing import NamedTuple

DAY, WEEK, MONTH = 1, 2, 3  # ACLED's time precision
_WHOLE_MONTH = timedelta(days=27)  # from the first day of a month to its last, at least


class When(NamedTuple):
    """
    A date in a passage, at the words `first` to `last` (not included).

    Parameters
    ----------
    day, end
        The first and the last day; None where the text does not let them be known.
    precision
        ACLED's: 1 day, 2 week, 3 month.
    statement
        Whether it is the day somebody said something, not that of an event.
    past
        Whether it is a bare year, or so long before publication that it can only be background.
    same
        Whether it only says "the same day", `back` days before it (after it, where negative).
    after
        Whether it is the day of what followed the event: a funeral, a later death.
    eve
        Whether the evening before belongs to it: "в ночь на 9 июня", "overnight into Tuesday".
    late
        Whether it is told as an evening: "в понедельник вечером".
    partial
        Whether the text names no month: "the 26th", "Monday".
    """

    first: int
    last: int
    day: date | None
    end: date | None
    precision: int
    statement: bool = False
    past: bool = False
    same: bool = False
    back: int = 0
    after: bool = False
    partial: bool = False
    eve: bool = False
    late: bool = False

    @property
    def is_whole_month(self) -> bool:
        """Whether it is a month as a whole, and not only a part of one."""
        return self.day is not None and self.end is not None and self.end - self.day >= _WHOLE_MONTH
