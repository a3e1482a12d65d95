"""Which of the dates of a sentence is the day of what it tells; others tell what came before or after."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from geo.incidents.reports.dates.when import When
from geo.incidents.reports.handovers import handed_over
from geo.incidents.reports.long_since import CLAUSE, is_since_month, words_between
from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.past_clauses import but_of_others, but_of_past
from geo.incidents.reports.reasons import burial_clause
from geo.incidents.reports.told import Told, clause_of_death
from geo.incidents.reports.tolls.later_deaths import HAD
from geo.incidents.reports.tolls.people import clause_ends
from geo.incidents.reports.tolls.relatives import relative_words, tajik_clauses_of_people

_VERB_LAST = {"tg", "fa"}  # languages in which a day stands between people and what befell them
_HE = {"he", "she", "who", "whom"}  # "wounded a guard on Sunday, who died"
_AND = {"and", "but", "while", "и", "а", "но", "ещё", "еще"}
_PAUSES = frozenset(",;،؛")  # signs that part clauses
_NAMED = {"attack", "clash", "blast", "fire"}  # triggers that may only name what took place
_WHICH = "که"  # before what had been
_CAME = {"crossed", "entered", "infiltrated", "sneaked", "penetrated"}  # before the day of a crossing
_MET = {"located", "found", "spotted", "surrounded", "discovered", "detected", "intercepted", "met"}
_HUNT = timedelta(days=8)  # from a crossing to the fight, at most
_BY = 4  # words of "by the evening of"
_WHO = 4  # words of "who had been shot"
_ACT = 2  # words from "last week's" to "attack"
_RISEN, _TOWARDS = 2, {"to", "at"}  # words from a toll to "on Tuesday"; before how high it is
_UNTIL = 3  # words of "until the early evening of"


def take_day(passage: Passage, told: Told, known: Sequence[When], context: Collection[str]) -> None:
    """Give a sentence the day of what it tells, one of those `known`, and note what came only after that."""
    known = [when for when in known if not is_since_month(passage, when)]
    known = but_of_others(passage, told, known)
    placed = _of_clause(passage, told, known) if len(known) > 1 else _counted_back(passage, told, known)
    placed = placed or _found_then(passage, told, known) or _missing_since(passage, told, known)
    placed = placed or _day_after_crossing(told, known) or _met_after_crossing(passage, told, known)
    placed = placed or _before_arrest(passage, told, known) or _before_death(passage, told, known)
    placed = placed or but_of_past(passage, told, known)
    if placed is not None:
        told.day = placed
    elif len(known) > 1:
        told.day = min(known, key=lambda when: (when.after, when.precision, *_rank(passage, told, when)))
    elif known:
        told.day = known[0]
    if told.day is None:
        return
    span = _span(told)
    if len(known) == 1 and not told.places and _is_by_then(passage, told.day):
        told.day = told.day._replace(after=True)
        told.aftermath = told.victims and not told.triggers
    told.day = _of_find(passage, told, told.day)
    told.dates_it = passage.has_any("context.took_place", *span)
    if _only_wounds(passage, told) and passage.has_any("moved.later", *span):
        dead = [figure for figure in told.figures if figure.kind == "killed"]
        if any(figure.moved for figure in dead) and all(figure.moved or figure.toll for figure in dead):
            told.triggers, context = {}, {*context, "context.aftermath"}
    if "context.aftermath" in context or handed_over(passage, told.sentence) >= 0:
        _note_aftermath(passage, told, known)
    elif _is_state(passage, told, told.day):
        told.day, told.aftermath = told.day._replace(after=True), True


def _before_arrest(passage: Passage, told: Told, known: Sequence[When]) -> When | None:
    """Return the day of a deed before an arrest: "مردی که برادرش را جمعه کشته بود، دیروز بازداشت شد"."""
    if passage.language != "fa" or not known or not told.victims:
        return None
    first, last = _span(told)
    which = next((at for at in range(first, last) if passage.words[at].norm == _WHICH), last)
    had = (at for at in range(which, last) if passage.words[at].norm in HAD and clause_ends(passage, at + 1))
    end = next((at + 1 for at in had if passage.has_any("killed.back", at - 1, at)), last)
    killed = (mark.last for mark in passage.marks_in("killed.back", which, last))
    end = min(end, next((at for at in killed if clause_ends(passage, at)), last))  # "که جمعه کشته شدند،"
    if not passage.has_one_of(("trigger.arrest", "time.handed_over"), end, last):
        return None
    then = [when for when in known if which < when.first < end]
    return then[0] if then else known[0]._replace(after=True)


def _before_death(passage: Passage, told: Told, known: Sequence[When]) -> When | None:
    """Return the day on which Dari tells some hurt, one of whom died later: "یکی از آنان دیروز جان داد"."""
    dead = next((one for one in told.figures if one.kind == "killed" and one.moved), None)
    hurt = next((one for one in told.figures if one.kind == "wounded"), None)
    if passage.language != "fa" or dead is None or hurt is None or hurt.first > dead.first:
        return None
    then = [when for when in known if when.first < hurt.first]
    later = [when for when in known if when.first >= hurt.last]
    acts = [mark.first for marks in told.triggers.values() for mark in marks]
    before = bool(acts) and max(acts) < hurt.first  # not "چهار زخمی انفجار روز دوشنبه"
    return then[0] if before and len(then) == len(later) == 1 else None


def before_news(passage: Passage, before: Sequence[Told], day: When) -> When:
    """Return "earlier this month" as it is meant beside news of an exact day: up to the day before."""
    if passage.words[day.first].norm != "earlier" or day.day is None or day.end is None:
        return day
    news = (one.day.day for one in before if one.victims and one.day is not None and one.day.precision == 1)
    known = next((one for one in news if one is not None and day.day < one <= day.end), None)
    return day if known is None else day._replace(end=known - timedelta(days=1))


def _of_clause(passage: Passage, told: Told, known: Sequence[When]) -> When | None:
    """Return the date in the clause of "it took place", where others stand in another clause."""
    marks = passage.marks_in("context.took_place", told.sentence.first, told.sentence.last)
    body = passage.has_any("killed.body", told.sentence.first, told.sentence.last)
    if len(marks) != 1 or told.triggers.keys() - _NAMED - ({"seize"} if body else set()):
        return None
    nearest = min(known, key=lambda when: words_between(passage, marks[0], when))
    if any(words_between(passage, (one.first, one.last), nearest) < CLAUSE for one in told.figures):
        return None
    others = [when for when in known if when is not nearest]
    apart = all(words_between(passage, (when.first, when.last), nearest) >= CLAUSE for when in others)
    return nearest if apart else None


def _found_then(passage: Passage, told: Told, known: Sequence[When]) -> When | None:
    """Return the day on which those were found who had crossed: "crossed on Monday, spotted on Friday"."""
    if len(known) < 2 or told.triggers.keys() != {"infiltration"}:  # noqa: PLR2004 - nothing to choose from
        return None
    marks = passage.marks_in("context.located", known[0].last, told.sentence.last)
    after = [when for when in known[1:] if marks and when.precision == 1 and when.first >= marks[0].last]
    return after[0] if after else None


def _missing_since(passage: Passage, told: Told, known: Sequence[When]) -> When | None:
    """Return the day of a fight since which a body found was missing: "missing since a clash last week"."""
    if "context.missing" not in passage.marks or not told.victims:
        return None
    for mark in passage.marks_in("context.missing", told.sentence.first, told.sentence.last):
        ends = (step for step in range(mark.last, told.sentence.last) if clause_ends(passage, step))
        end = next(ends, told.sentence.last)
        then = next((when for when in known if mark.last <= when.first < end and when.precision == 1), None)
        if then is None:
            continue
        acts = [act.first for name, acts in told.triggers.items() if name != "seize" for act in acts]
        acts += [act.first for act in passage.marks_in("context.follow_up", mark.last, end)]
        if any(mark.last <= act < then.last + _ACT for act in acts):
            return then
        return next((when for when in known if when is not then), None)  # "missing since Monday, found today"
    return None


def _counted_back(passage: Passage, told: Told, known: Sequence[When]) -> When | None:
    """Return the day of "a note of 11 March speaks of what took place three days before that": the 8th."""
    back = next((when for when in told.dates if when.same and when.back > 0), None)
    if back is None or told.triggers or len(known) != 1 or known[0].precision > 1 or known[0].day is None:
        return None
    marks = passage.marks_in("context.took_place", back.last, told.sentence.last)
    if known[0].last > back.first or not marks:
        return None
    day = known[0].day - timedelta(days=back.back)
    return back._replace(day=day, end=day, same=False, back=0)


def _day_after_crossing(told: Told, known: Sequence[When]) -> When | None:
    """Return the day of a fight on the one after a crossing: "24 мая перешли, на следующий день …"."""
    if not told.triggers.keys() & {"clash", "fire"} or "infiltration" not in told.triggers:
        return None
    next_day = next((when for when in told.dates if when.same and when.back < 0), None)
    if next_day is None or len(known) != 1 or known[0].precision > 1 or known[0].day is None:
        return None
    crossed = any(known[0].last <= mark.first < next_day.first for mark in told.triggers["infiltration"])
    fought = any(
        mark.first >= next_day.last for name in ("clash", "fire") for mark in told.triggers.get(name, ())
    )
    if not (crossed and fought):
        return None
    day = known[0].day - timedelta(days=next_day.back)
    return next_day._replace(day=day, end=day, same=False, back=0)


def _met_after_crossing(passage: Passage, told: Told, known: Sequence[When]) -> When | None:
    """Return the later day of a sentence whose first is of a crossing: "перешли 29-го, 30-го их"."""
    if passage.language not in {"ru", "en"} or len(known) != len(("both", "days")):
        return None
    first, then = sorted(known, key=lambda when: when.first)
    if first.day is None or then.day is None or not first.precision == then.precision == 1:
        return None
    if not timedelta() < then.day - first.day <= _HUNT:
        return None
    if passage.language == "en":
        came = not _CAME.isdisjoint(word.norm for word in passage.words[told.sentence.first : first.first])
        met = not _MET.isdisjoint(word.norm for word in passage.words[first.last : then.first])
        return then if came and met else None
    if "infiltration" not in told.triggers:
        return None
    parted = any(clause_ends(passage, index) for index in range(first.last, then.first + 1))
    beside = any(
        not any(clause_ends(passage, index) for index in range(*sorted((mark.first + 1, first.first + 1))))
        for mark in told.triggers["infiltration"]
        if mark.first < then.first
    )
    return then if parted and beside else None


def _of_find(passage: Passage, told: Told, day: When) -> When:
    """Return a day, as one after the act where a body was found on it: "rose to nine after a body"."""
    if passage.language == "ru" and passage.has_any("killed.missed", *_span(told)):
        found = passage.has_any("killed.body", *_span(told))
        return day._replace(after=True) if found else day  # "тело пропавшего после боя нашли в среду"
    if passage.language != "en" or not passage.has_any("killed.body", told.sentence.first, day.first):
        return day
    return day._replace(after=True) if any(figure.toll for figure in told.figures) else day


def _span(told: Told) -> tuple[int, int]:
    """Return the first word of a sentence and the one after its last."""
    return told.sentence.first, told.sentence.last


def _only_wounds(passage: Passage, told: Told) -> bool:
    """Return whether no words of a sentence say what happened but how one was wounded: "who was shot in"."""
    if not told.triggers:
        return True
    return told.triggers.keys() == {"fire"} and all(
        any(word.norm == "who" for word in passage.words[max(0, mark.first - _WHO) : mark.first])
        for mark in told.triggers["fire"]
    )


def _is_by_then(passage: Passage, when: When) -> bool:
    """Return whether something is told as it was by a day: "by the evening of 5 May eleven had died"."""
    marks = passage.marks_in("time.by_then", max(0, when.first - _BY), when.first)
    return any(mark.last == when.first for mark in marks)


def _is_state(passage: Passage, told: Told, day: When) -> bool:
    """Return whether a sentence ends in how the wounded are today: "was wounded and is in hospital now"."""
    if told.triggers or not passage.has("time.day0", day.first) or not told.victims:
        return False
    last = max(figure.last for figure in told.figures)
    return last <= day.first and not _PAUSES.isdisjoint(
        passage.text[passage.words[last - 1].end : passage.words[day.first].start]
    )


def _note_aftermath(passage: Passage, told: Told, known: Sequence[When]) -> None:
    """Note whether the day of a sentence is that of what came after; of several days the first is not."""
    days = [when for when in known if when.day is not None and when.precision == 1]
    if len({when.day for when in days}) > 1:
        told.day = min(days, key=lambda when: (when.day or date.max, when.first))
        return
    day = told.day
    if day is None or day.precision > 1 or clause_of_death(passage, told) is not None:
        return
    after = passage.marks_in("context.aftermath", told.sentence.first, told.sentence.last)
    if not after and (since := handed_over(passage, told.sentence)) >= 0:
        told.aftermath = since <= day.first
        return
    if passage.language in _VERB_LAST and any(
        figure.kind == "wounded" and figure.value and figure.first <= day.first < figure.last
        for figure in told.figures
    ):
        return  # "two guards were wounded on Sunday, one of whom died in hospital"
    if passage.language == "ru" and day.first >= burial_clause(passage, told.sentence).stop > 0:
        return  # "похоронили братьев, убитых в субботу"
    if after and _ends_clause_of_dead(passage, told, day, after[0].first):
        return  # "three were killed on the night of 9 March, and one later died"
    within = {index for mark in after for index in range(*mark)}  # "тело четвёртого нашли"
    before = [
        mark
        for name, found in told.triggers.items()
        for mark in found
        if name != "seize" or mark.first not in within
    ]
    near_after = min((words_between(passage, mark, day) for mark in after), default=0)
    risen = passage.language == "en" and _is_when_it_rose(passage, told, day)
    told.aftermath = risen or all(words_between(passage, mark, day) > near_after for mark in before)


def _is_when_it_rose(passage: Passage, told: Told, day: When) -> bool:
    """Return whether English tells on which day a toll was so high: "rose to five (people) on Tuesday"."""
    for figure in told.figures:
        if figure.kind != "killed" or not figure.toll or not 0 <= day.first - figure.last <= _RISEN:
            continue
        numbers = passage.numbers_in(figure.first, figure.last)
        if numbers and passage.words[numbers[-1].first - 1].norm in _TOWARDS:
            return True
    return False


def _ends_clause_of_dead(passage: Passage, told: Told, day: When, later: int) -> bool:
    """Return whether a day ends the clause of the harmed, before "and" or "he" and what came `later`."""
    if passage.language in _VERB_LAST or later <= day.last:
        return False
    if (_AND | _HE).isdisjoint(word.norm for word in passage.words[day.last : later]):
        return False
    hurt = passage.language == "en" and clause_ends(passage, day.last)
    return any(
        (figure.kind == "killed" or hurt) and figure.value and not figure.moved and figure.last <= day.first
        for figure in told.figures
    )


def _rank(passage: Passage, told: Told, when: When) -> tuple[bool, int]:
    """Return whether a date is only how long it lasted ("until Tuesday evening"), and how far it stands."""
    until = passage.has_any("time.until", max(told.sentence.first, when.first - _UNTIL), when.first)
    return until, _distance(passage, told, when)


def _distance(passage: Passage, told: Told, when: When) -> int:
    """Return how many words a date is away from what tells the event; a clause between counts as many."""
    act = range(when.last, min(told.sentence.last, when.last + _ACT))
    if passage.words[when.last - 1].possessive and not passage.event_words.isdisjoint(act):
        return -1  # "Tuesday's attack", "Tuesday's market bombing"
    found_dead = passage.language == "en" and told.triggers.keys() > {"seize"}
    found_dead = found_dead and passage.has_any("killed.body", told.sentence.first, told.sentence.last)
    marks = [
        mark  # of "bodies were found on Tuesday in a village raided on Sunday", the raid
        for name, found in told.triggers.items()
        for mark in found
        if not (found_dead and name == "seize")
    ]
    spans = [(mark.first, mark.last) for mark in marks]
    if not spans or len({one.day for one in told.dates if one.precision == 1}) <= 1:
        spans += [(one.first, one.last) for one in told.figures]  # who was shot on one day may die on another
    return min((words_between(passage, span, when) for span in spans), default=0)


def tells_same_day(passage: Passage, told: Told, when: When) -> bool:
    """Return whether words say "the same night"; not "the same day a year ago", or what Dari recalled."""
    if passage.language == "en" and passage.has("context.background", when.last):
        return False
    recalls = passage.language == "fa" and when.same
    return when.same and not (
        recalls and passage.has_any("context.background", told.sentence.first, when.first)
    )


def without_those_of_people(
    passage: Passage, sentence: Sentence, mine: Sequence[When], before: Sequence[Told]
) -> list[When]:
    """
    Return dates without those of what people had done before they came to harm.

    An exact day stays unless another one is told, as one may be harmed then; in English it always does, but
    for one counted back: "who had enrolled two days before".
    """
    clauses = _told_of_people(passage, sentence)
    known = any(when.precision == 1 and when.first not in clauses for when in mine)
    known = passage.language == "tg" and (known or any(one.day is not None for one in before))
    return [
        when
        for when in mine
        if when.first not in clauses
        or (when.precision == 1 and not known and not (passage.language == "en" and when.back))
    ]


def _told_of_people(passage: Passage, sentence: Sentence) -> set[int]:
    """Return the words that only tell what people had done: ", who had graduated in June,"."""
    if passage.language == "tg":
        return tajik_clauses_of_people(passage, sentence)
    if passage.language != "en":
        return set()
    clauses = relative_words(passage, sentence.first, sentence.last - 1)
    return {
        index
        for index in clauses
        if any(
            passage.words[step].norm == "had" for step in range(index, sentence.first, -1) if step in clauses
        )
    } | _had_done(passage, sentence)


def _had_done(passage: Passage, sentence: Sentence) -> set[int]:
    """Return months in which English people had done what harmed nobody: "had returned in January"."""
    words = range(sentence.first, sentence.last)
    if not passage.casualty_words.isdisjoint(words):
        return set()
    had = next((index for index in words if passage.words[index].norm == "had"), sentence.last)
    return {index for index in range(had, sentence.last) if passage.words[index - 1].norm == "in"}
