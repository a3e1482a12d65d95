"""Which dates in a sentence are of what it tells, and which of what came before, after or beside it."""

from collections.abc import Sequence
from datetime import timedelta

from geo.incidents.reports.dates.when import When
from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.quotations import counts_back
from geo.incidents.reports.statements import is_aftermath, is_statement
from geo.incidents.reports.told import Told, after_comma, is_slaying
from geo.incidents.reports.tolls.later_deaths import HAD
from geo.incidents.reports.tolls.people import clause_ends

_BESIDE = 2  # words between two dates that say the same
_BODY = 3  # words from a day to the body that was found on it
_STORY = 3  # sentences before "ночью умер" in which the day may stand
_NOT_BUT = ({"не", "на", "нест"}, {"балки"})
_WHICH = {"که", "ки"}
_LEFT = ("ушли", "отошли", "отступил", "покинул", "стих", "прекратил", "закончил", "завершил")
_DONE = ("нный", "нная", "нное", "нные", "нных", "нного", "нную", "нной")  # ends of Russian participles
_EVE = "накануне"
_TOOK_PLACE = (["انجام", "شد"], ["رخ", "داد"], ["روی", "داد"], ["صورت", "گرفت"], ["اتفاق", "افتاد"])
_STRIKES = {"blast", "suicide", "attack", "fire", "shelling", "drone", "grenade"}
OPERATION = "عملیات"  # in which one carried off was freed
_AT = {"на", "время"}  # before a burial that was struck: "во время похорон"


def take_dates(passage: Passage, told: Told, mine: Sequence[When]) -> None:
    """Give a sentence its dates, those on which only somebody spoke apart."""
    if passage.language == "tg" and len(mine) > 1:
        mine = [when for when in mine if not _is_put_right(passage, when)]
    for when in _without_vague(passage, told.sentence, _without_recalled(passage, told, mine)):
        if is_statement(passage, when, told.sentence) and not _says_when_it_was(passage, told, when):
            told.statement_days.append(when)
        elif not _is_of_participle(passage, when, told):
            after = is_aftermath(passage, when, told.sentence)
            after = after and not (_acts_and_frees(passage, told) or _struck_mourners(passage, told))
            after = after or _left_then(passage, when, told)
            told.dates.append(when._replace(after=after))
    named = any(
        when.precision == 1 and not when.same and when.day and _in_words(passage, when) for when in told.dates
    )
    if named and len(told.dates) > 1:  # "22-23 June: five were killed in an overnight attack"
        told.dates = [when for when in told.dates if not passage.has("time.overnight", when.first)]
    further = passage.language == "tg" and any(  # "Рӯзи якшанбе ҷасади нафари сеюм ёфт шуд"
        passage.has_any(f"part.{name}", told.sentence.first, told.sentence.last)
        for name in ("further", "nth")
    )
    if told.dates and "seize" in told.triggers and (passage.language == "fa" or further):
        bodies = passage.marks_in("killed.body", told.sentence.first, told.sentence.last)
        if bodies and len(told.dates) == 1 and not told.dates[0].same:
            told.dates = [told.dates[0]._replace(after=True)]  # a body was found on that day
        elif bodies and told.dates[0].last < bodies[0].first - _BODY:
            told.dates = [  # "he was taken from home at night, and today his body was found"
                when._replace(after=True) if 0 <= bodies[0].first - when.last <= _BODY else when
                for when in told.dates
            ]


def _left_then(passage: Passage, when: When, told: Told) -> bool:
    """Return whether a Russian day is when those who had struck left: "нападавшие ушли под утро вторника"."""
    if passage.language != "ru":
        return False
    first, last = when.first, when.last
    while first > told.sentence.first and not clause_ends(passage, first):
        first -= 1
    while last < told.sentence.last and not clause_ends(passage, last):
        last += 1
    clause = range(first, last)
    left = any(passage.words[index].norm.startswith(_LEFT) for index in clause)
    return left and first > told.sentence.first and passage.casualty_words.isdisjoint(clause)


def _is_of_participle(passage: Passage, when: When, told: Told) -> bool:
    """Return whether a Russian day only says when a thing had been taken: ", угнанные накануне,"."""
    verb = when.first - 1
    if passage.language != "ru" or verb <= told.sentence.first or not clause_ends(passage, verb):
        return False
    done = passage.words[verb].norm.endswith(_DONE) and verb not in passage.casualty_words
    return done and when.last < told.sentence.last and clause_ends(passage, when.last)


def _says_when_it_was(passage: Passage, told: Told, when: When) -> bool:
    """Return whether a Dari clause says when it was: "این حمله را که شب سه‌شنبه … انجام شد، محکوم کرد"."""
    if passage.language != "fa" or when.first == told.sentence.first or when.precision > 1:
        return False
    before = range(max(told.sentence.first, when.first - _BODY), when.first)
    if not any(passage.words[index].norm in _WHICH for index in before):
        return False
    last = told.sentence.last
    end = next((at for at in range(when.last, last) if clause_ends(passage, at)), last)
    about = any(index in passage.event_words for index in range(told.sentence.first, before.stop))
    return about and [word.norm for word in passage.words[end - 2 : end]] in _TOOK_PLACE


def _is_put_right(passage: Passage, when: When) -> bool:
    """Return whether a Tajik date is one that another puts right: "дирӯз не, балки сешанбе"."""
    after = [word.norm for word in passage.words[when.last : when.last + 2]]
    return len(after) == len(_NOT_BUT) and after[0] in _NOT_BUT[0] and after[1] in _NOT_BUT[1]


def _in_words(passage: Passage, when: When) -> bool:
    """Return whether a date names its month, or is written in digits."""
    words = range(when.first, when.last)
    return any(index in passage.month_words or passage.words[index].digits for index in words)


def _acts_and_frees(passage: Passage, told: Told) -> bool:
    """Return whether who freed somebody killed, too: "they shot two men and freed a boy on Thursday"."""
    span = told.sentence.first, told.sentence.last
    if any(not passage.has("time.freed", mark.first) for mark in passage.marks_in("time.aftermath", *span)):
        return False
    return is_slaying(passage, told)


def _struck_mourners(passage: Passage, told: Told) -> bool:
    """Return whether a Russian sentence tells of a blast or an attack at a burial: "на похоронах … взрыв"."""
    if passage.language != "ru" or told.triggers.keys().isdisjoint(_STRIKES):
        return False
    marks = passage.marks_in("time.aftermath", told.sentence.first + 1, told.sentence.last)
    return any(passage.words[mark.first - 1].norm in _AT for mark in marks)


def at_night(passage: Passage, told: Told, mine: Sequence[When], before: Sequence[Told]) -> Sequence[When]:
    """Return the dates; a bare "ночью" is that of the day told right before it, none where nothing befell."""
    if passage.language != "ru" or not mine:
        return mine
    mine = _on_the_eve(passage, told, mine, before)
    nights = [
        when for when in mine if when.last - when.first == 1 and passage.words[when.first].norm == "ночью"
    ]
    if not nights:
        return mine
    if not (told.triggers or told.victims):
        return [when for when in mine if when not in nights]
    if any(_settles(passage, told, when, nights[0]) for when in mine if when not in nights):
        return [when for when in mine if when not in nights]  # "в середине июня неизвестные ночью ворвались"
    here = [one for one in before[-_STORY:] if one.sentence.paragraph == told.sentence.paragraph]
    day = next((one.day for one in reversed(here) if one.day is not None), None)
    if (
        day is None
        or day.day is None
        or day.precision > 1
        or nights[0].day is None
        or day.day >= nights[0].day
    ):
        return mine
    return [when._replace(day=None, end=None, same=True) if when in nights else when for when in mine]


def _on_the_eve(passage: Passage, told: Told, mine: Sequence[When], before: Sequence[Told]) -> Sequence[When]:
    """Return the dates; "Накануне" at the head of a sentence is the day before the one told right before."""
    last = before[-1] if before and before[-1].sentence.paragraph == told.sentence.paragraph else None
    day = last.day.day if last is not None and last.day is not None and last.day.precision == 1 else None
    if day is None or passage.words[told.sentence.first].norm != _EVE or mine[0].first != told.sentence.first:
        return mine
    if mine[0].last - mine[0].first > 1 or len(mine) > 1:
        return mine
    return [mine[0]._replace(day=day - timedelta(days=1), end=day - timedelta(days=1))]


def _settles(passage: Passage, told: Told, when: When, night: When) -> bool:
    """Return whether a date says of what day, or of what part of a month, a bare "ночью" after it is."""
    if when.day is None or when.first > night.first:
        return False
    other = is_statement(passage, when, told.sentence) or is_aftermath(passage, when, told.sentence)
    return when.precision > 1 or not other


def _is_overnight(passage: Passage, when: When, other: When) -> bool:
    """Return whether a day tells of which night "overnight" before it is: "overnight on Sunday"."""
    return passage.has("time.overnight", when.first) and not passage.has("time.overnight", other.first)


def _is_another(passage: Passage, when: When, other: When) -> bool:
    """Return whether Dari has a day of the week and another beside: "حمله شنبه در کلدار، بامداد امروز"."""
    named = passage.language == "fa" and bool(passage.family_in("weekdays", when.first, when.last))
    noun = when.first - 1 - passage.has("time.weekday_before", when.first - 1)
    apart = noun in passage.event_words or clause_ends(passage, other.first)
    return named and apart and when.day != other.day


def _is_bracketed(passage: Passage, when: When, other: When) -> bool:
    """Return whether brackets right after a day tell its date: "last night (12 Dec)"."""
    between = passage.text[passage.words[when.last - 1].end : passage.words[other.first].start]
    return when.last == other.first and between.strip() == "(" and _in_words(passage, other)


def _without_vague(passage: Passage, sentence: Sentence, mine: Sequence[When]) -> Sequence[When]:
    """Return the dates of a sentence; "overnight" beside an exact day adds nothing, "said on Monday" does."""
    if len(mine) < 2:  # noqa: PLR2004 - nothing to choose from
        return mine
    return [
        when
        for when in mine
        if not any(
            other is not when
            and other.precision == 1
            and not other.same
            and abs(other.first - when.last) <= _BESIDE
            and (
                other.last - other.first > when.last - when.first
                or _is_overnight(passage, when, other)
                or _is_bracketed(passage, when, other)
            )
            and not (
                counts_back(passage, other)
                and (_is_another(passage, when, other) or is_statement(passage, when, sentence))
            )
            for other in mine
        )
    ]


def _without_recalled(passage: Passage, told: Told, mine: Sequence[When]) -> Sequence[When]:
    """Return the dates without that of what befell somebody before: "at the wake of Ali, who died on"."""
    if passage.language not in {"tg", "fa"} or len({when.day for when in mine if when.precision == 1}) < 2:  # noqa: PLR2004
        return mine
    found = passage.has_any("killed.body", told.sentence.first, told.sentence.last)  # of which a clause tells
    acts = [
        mark.first
        for name, marks in told.triggers.items()
        if not (found and name == "seize")
        for mark in marks
    ]
    for index in range(told.sentence.first + 1, told.sentence.last):
        if passage.words[index].norm not in _WHICH or index - 1 in passage.event_words:
            continue
        end = next((step for step in range(index + 1, told.sentence.last) if after_comma(passage, step)), 0)
        harmed = any(step in passage.casualty_words for step in range(index, end))
        outside = [when for when in mine if not index < when.first < end]
        # "ки душанбе ақиб рафта буданд, аз пул гузаштанд"
        had = passage.language == "tg" and end > 0 and passage.words[end - 1].norm in HAD
        exact = any(when.precision == 1 and not when.same for when in outside)
        if had and not harmed and exact and any(act >= end for act in acts):
            return outside
        if end and exact and _frees_taken(passage, told, index, end):
            return outside  # "که هشت روز پیش ربوده شده بود، دیروز آزاد شد"
        later = [when for when in mine if when.first >= end]
        if end and harmed and later and any(act > later[0].first for act in acts):
            return outside
    return mine


def _frees_taken(passage: Passage, told: Told, first: int, end: int) -> bool:
    """Return whether a Dari clause says that one had been carried off whom an operation freed since."""
    if not any(word.norm == OPERATION for word in passage.words[end : told.sentence.last]):
        return False
    taken = any(first < mark.first < end for mark in told.triggers.get("abduct", ()))
    had = passage.language == "fa" and passage.words[end - 1].norm in HAD
    return taken and had and passage.has_any("time.freed", end, told.sentence.last)
