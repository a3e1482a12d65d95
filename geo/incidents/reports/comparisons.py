"""What a sentence compares its news with: "…, the worst raid since 2019", "a day after gunmen killed two"."""

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from operator import attrgetter

from geo.incidents.reports.ceremonies import mourned
from geo.incidents.reports.lexicon import Mark
from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.russian_asides import clause_aside
from geo.incidents.reports.tolls import find_figures
from geo.incidents.reports.tolls.figures import Figure
from geo.incidents.reports.tolls.later_deaths import HAD
from geo.incidents.reports.tolls.people import category_at, clause_ends

_TELLING = 5  # words that tell what happened, before such a comparison
_RECORDS = (
    *("first", "second", "third", "fourth", "fifth", "latest", "most"),
    *("deadliest", "bloodiest", "worst", "biggest", "heaviest", "gravest"),
)
_RECORD = re.compile(
    rf"(?:[,–—-]|\b(?:in|as))\s+the\s+(?:{'|'.join(_RECORDS)})\b"
    r"(?!\s(?:week|half|days?|hours?|ten)\b)"  # "in the first week of December"
    r"(?!\s(?:\w+\s)?(?:district|precinct|quarter|ward|zone|street|floor|microdistrict)\b)"
)
_start = attrgetter("start")
_YEAR = 4  # digits of a year
_PRESS, _WHERE, _HAD_BEEN = "خبرنگار", {"جایی", "جای", "محلی"}, {"بود", "بودند"}
_WEEK, _LONG = "هفته", {"ماه", "سال"}
_EARLIER = ("time.days_earlier", "time.day_before", "time.last_week", "time.last_month", "time.year1")
_AGO = ("time.ago_days", "time.ago_weeks", "time.year2")
_KILLING = {"murder", "killing", "death", "assassination"}
_BLASTS = ("trigger.blast", "trigger.mine", "trigger.drone", "trigger.shelling", "trigger.suicide")
_DAYS = ("time.day0", "time.day1", *(f"weekdays.{day}" for day in range(7)))
_DAYS_AGO = ("time.ago_days", "time.day1", "time.day2", "time.day3")
_SERVICES, _SERVICE = {"funeral", "memorial", "burial", "wake", "mourning"}, 9  # words from one to "who"
_CAUGHT = ("arrest", "abduct")
_LONG_AGO = ("time.year1", "time.year2", "time.last_month")
_WHICH = "ки"
_UNITS = {"hours", "day", "days", "week", "weeks", "month", "months", "year", "years"}
_OPENING = 4  # words at the head of a sentence in which "two days after" stands
_PAPERS_FA = {"نامه", "دستور", "فرمان", "دیدار", "نشست", "سفر", "تصمیم", "هشدار", "بیانیه", "اعلامیه"}
_PRESENT = "می"  # before a verb of what newspapers only tell beside the news: "می‌آید", "صورت می‌گیرد"
_THIS = {"этот", "эта", "это", "эти", "ин", "این"}  # at the head of "this came a month after"
_LONG_UNITS = {"weeks", "months", "years"}
_NTH, _FOLLOWING = {"second", "third", "fourth", "fifth", "latest"}, {"following", "after"}
_COMES = {
    "come",
    "comes",
    "came",
    "coming",
    "occurred",
    "happened",
}  # before how long it was after another act
_COUNT = 4  # words of "less than a week" before "after"
_LATER, _MORE = (
    ("context.aftermath", "killed.toll", "wounded.toll", "moved.late"),
    ("part.further", "part.more"),
)


def compares_from(passage: Passage, sentence: Sentence) -> int:
    """Return the word from which an English sentence only compares; the one after its last if it does not."""
    if passage.language != "en":
        return sentence.last
    text = passage.text[sentence.start : sentence.end]
    found = None
    if any(word in text for word in _RECORDS):  # as in few sentences
        found = _RECORD.search(passage.text, sentence.start, sentence.end)
    if found is None:
        return sentence.last
    index = bisect_left(passage.words, found.start(), sentence.first, sentence.last, key=_start)
    told = not passage.event_words.isdisjoint(range(sentence.first, index))
    return index if index - sentence.first >= _TELLING and told else sentence.last


def earlier_clause(passage: Passage, sentence: Sentence) -> range:
    """Return the words of a clause that tells of another act: "…, a day after gunmen killed two"."""
    if passage.event_words.isdisjoint(range(sentence.first, sentence.last)):
        return range(0)  # as most
    if passage.language != "en":
        after = _some_time_after(passage, sentence)
        if after:
            return after
        find = {"fa": _in_wake_of, "tg": _had_befallen, "ru": clause_aside}[passage.language]
        return find(passage, sentence)
    since = _clause_since(passage, sentence) or mourned(passage, sentence) or _comes_after(passage, sentence)
    if since:
        return since
    for index in range(sentence.first + 1, sentence.last - 1):
        if passage.words[index].norm != "after" or passage.words[index - 1].norm not in _UNITS:
            continue
        first = max(sentence.first, index - _COUNT)
        if index - sentence.first <= _OPENING:
            first = sentence.first
        else:
            first = next((at for at in range(index - 1, first - 1, -1) if clause_ends(passage, at)), first)
        aside = first == sentence.first or clause_ends(passage, first)
        harm = next((at for at in range(index, sentence.last) if at in passage.casualty_words), sentence.last)
        ends = (at for at in range(harm, sentence.last) if aside and clause_ends(passage, at))
        clause = range(first, next(ends, sentence.last))
        rest = range(sentence.first, first), range(clause.stop, sentence.last)
        if _tells_harm(passage, clause) and (_tells_act(passage, rest) or _tells_blast(passage, rest)):
            return clause
    return _of_one_told(passage, sentence) or _after_killing(passage, sentence)


def _after_killing(passage: Passage, sentence: Sentence) -> range:
    """Return the end of an English sentence, of what led to it: "… after the murder of X on Sunday"."""
    for index in range(sentence.first + _TELLING, sentence.last - 2):
        words = [word.norm for word in passage.words[index : index + 3]]
        if words[0] != "after" or words[1] not in {"the", "a"} or words[2] not in _KILLING:
            continue
        clause = range(index, sentence.last)
        rest = range(sentence.first, index)
        timed = passage.has_one_of((*_DAYS, "time.weekend"), clause.start, clause.stop)
        other = passage.has_one_of((*_DAYS, "time.weekend"), rest.start, rest.stop)
        return clause if timed and not other and not passage.casualty_words.isdisjoint(rest) else range(0)
    return range(0)


def _comes_after(passage: Passage, sentence: Sentence) -> range:
    """Return the words of what English says came before: "These incidents come two weeks after …"."""
    for index in range(sentence.first + 2, sentence.last - 1):
        long = passage.words[index - 1].norm in _LONG_UNITS
        some = passage.words[index - 1].norm == "days" and passage.number_covering(index - 2) is None
        long = long or (some and _is_pointed(passage, sentence))
        if passage.words[index].norm != "after" or not long:
            continue
        before = passage.words[max(sentence.first, index - _COUNT) : index]
        if _COMES.intersection(word.norm for word in before):
            return range(index, sentence.last)
    if nth := _nth_following(passage, sentence):
        return nth
    head = min(sentence.last, sentence.first + _OPENING)
    for mark in passage.marks_in("context.follows_on", sentence.first, head):  # "The strike follows a clash"
        acts = passage.event_words.isdisjoint(range(sentence.first, mark.first - 1))
        if acts and mark.last in passage.event_words and _is_pointed(passage, sentence):
            return range(mark.first, sentence.last)
    return range(0)


def _nth_following(passage: Passage, sentence: Sentence) -> range:
    """Return what English says was before: "This is the second attack in a week, following one in Argo"."""
    if not _is_pointed(passage, sentence):
        return range(0)
    nth = False
    for index in range(sentence.first + 1, sentence.last):
        norm = passage.words[index].norm
        if nth and norm in _FOLLOWING and clause_ends(passage, index):
            return range(index, sentence.last)
        nth = nth or norm in _NTH
    return range(0)


def _is_pointed(passage: Passage, sentence: Sentence) -> bool:
    """Return whether an English sentence begins with what was told: "This follows", "The raid follows"."""
    return passage.words[sentence.first].norm in {"this", "the", "it", "these"}


def _clause_since(passage: Passage, sentence: Sentence) -> range:
    """Return the words behind those that only compare: "…, the heaviest loss since 2010, when 28 died"."""
    first = compares_from(passage, sentence)
    for index in range(first + 1, sentence.last):
        if passage.words[index].norm == "when" and passage.has_any("time.since", first, index):
            return range(index, sentence.last)
    return range(0)


def _some_time_after(passage: Passage, sentence: Sentence) -> range:
    """Return the end of a sentence, of what was before: "Это случилось через месяц после нападения, где"."""
    first = sentence.first
    if passage.words[first].norm not in _THIS:
        return range(0)
    told = passage.number_covering(first + 1) or category_at(passage, first + 1)  # "these two died"
    mark = next(iter(passage.marks_in("context.long_after", first, sentence.last)), None)
    mark = mark or _wake_of_earlier(passage, sentence)
    if told or mark is None or not passage.casualty_words.isdisjoint(range(first, mark.first)):
        return range(0)
    clause = range(mark.first, sentence.last)
    return clause if _tells_harm(passage, clause) else range(0)


def _wake_of_earlier(passage: Passage, sentence: Sentence) -> Mark | None:
    """Return the words behind which Dari tells what was months before: "این حمله در پی کشته شدن … می‌آید"."""
    noun = sentence.first + 1
    if passage.language != "fa" or noun >= sentence.last:
        return None
    if noun not in passage.event_words and passage.words[noun].norm not in _PAPERS_FA:
        return None
    marks = passage.marks_in("context.in_wake_of", sentence.first + 1, sentence.first + _OPENING)
    present = passage.words[sentence.last - 2].norm == _PRESENT
    clause = range(sentence.first, sentence.last)
    before = present or not passage.month_words.isdisjoint(clause)
    return marks[0] if marks and (before or passage.has_one_of(_LONG_AGO, *sentence[:2])) else None


def _in_wake_of(passage: Passage, sentence: Sentence) -> range:
    """Return a Dari clause at the head with what was before: "پس از کشته شدن دو کارگر در ماه گذشته،"."""
    told = _talked_of(passage, sentence) or _where_before(passage, sentence)
    if told or (told := _long_before(passage, sentence)):
        return told
    head = min(sentence.last, sentence.first + _COUNT)
    if not passage.has_any("context.in_wake_of", sentence.first, head):
        return range(0)
    end = next((at for at in range(head, sentence.last) if clause_ends(passage, at)), sentence.last)
    clause, rest = range(sentence.first, end), range(end, sentence.last)
    if passage.language == "fa" and _months_after(passage, sentence):
        acts = not passage.act_words.isdisjoint(rest)  # whose place the clause may tell
        which = next((at for at in clause if passage.words[at].norm == "که"), end if acts else sentence.first)
        return range(which if acts else sentence.first, end)
    before = passage.has_one_of(_EARLIER, clause.start, clause.stop)
    harmed = _tells_harm(passage, clause) and not passage.casualty_words.isdisjoint(rest)
    return clause if before and harmed else range(0)


def _long_before(passage: Passage, sentence: Sentence) -> range:
    """Return the end of a Dari sentence, of what was months before: "…، سه ماه پس از آنکه حمله‌ای جان"."""
    for mark in passage.marks_in("context.long_after", sentence.first + _TELLING, sentence.last):
        number = passage.number_covering(mark.first - 1)
        first = mark.first - 1 if number is None else number.first
        first -= passage.has("part.only", first - 1)
        clause = range(first, sentence.last)
        long = passage.words[mark.first].norm in _LONG and clause_ends(passage, first)
        acts = not passage.event_words.isdisjoint(range(sentence.first, first))
        if long and acts and _tells_harm(passage, clause):
            return clause
    return range(0)


def _talked_of(passage: Passage, sentence: Sentence) -> range:
    """Return the words of what Dari talks are about: "درباره کشته‌شدن دو شهروند گفت‌وگو کردند"."""
    talked = next(iter(passage.marks_in("context.talked", sentence.first, sentence.last)), None)
    if talked is None:
        return range(0)
    about = next(iter(passage.marks_in("context.talked_of", sentence.first, talked.first)), None)
    if about is None or any(
        word.norm.startswith(_PRESS) for word in passage.words[about.last : talked.first]
    ):
        return range(0)
    return range(about.first, talked.first)


def _where_before(passage: Passage, sentence: Sentence) -> range:
    """Return a Dari clause on what had been at a place: "جایی که ماه گذشته چهار تن کشته شده بودند،"."""
    for index in range(sentence.first + 1, sentence.last - 1):
        if passage.words[index].norm not in _WHERE or passage.words[index + 1].norm != "که":
            continue
        end = next((at for at in range(index + 2, sentence.last) if clause_ends(passage, at)), sentence.last)
        if passage.words[end - 1].norm in _HAD_BEEN and passage.has_one_of((*_EARLIER, *_AGO), index, end):
            return range(index, end)
    return range(0)


def _months_after(passage: Passage, sentence: Sentence) -> bool:
    """Return whether a Dari sentence begins weeks, months or years after something: "سه ماه پس از حمله"."""
    number = passage.number_covering(sentence.first)
    unit = number.last if number is not None else sentence.first + 1
    after = passage.has("context.long_after", unit)
    return after and passage.words[unit].norm in ({_WEEK, *_LONG} if number and number.value > 1 else _LONG)


def _of_one_told(passage: Passage, sentence: Sentence) -> range:
    """Return the words of a clause with what had befallen somebody: "who was killed two days earlier"."""
    for index in range(sentence.first + 1, sentence.last):
        if passage.words[index].norm not in {"who", "whose"}:
            continue
        mourned = _mourns(passage, max(sentence.first, index - _SERVICE), index)
        if not (mourned or clause_ends(passage, index)):
            continue
        end = next((at for at in range(index + 1, sentence.last) if clause_ends(passage, at)), sentence.last)
        days = (*_EARLIER, *_DAYS_AGO) if mourned else _EARLIER
        before = passage.has_one_of(days, index, end) or _was_murdered(passage, sentence, index, end)
        rest = range(sentence.first, index), range(end, sentence.last)
        acts = any(passage.family_in("trigger", words.start, words.stop) for words in rest)
        acts = acts or (mourned and any(not passage.casualty_words.isdisjoint(words) for words in rest))
        if before and acts and not passage.casualty_words.isdisjoint(range(index, end)):
            return range(index, end)
    return range(0)


def _mourns(passage: Passage, first: int, last: int) -> bool:
    """Return whether words speak of a service for somebody: "a memorial service for an official"."""
    return any(passage.words[index].norm in _SERVICES for index in range(first, last))


def _was_murdered(passage: Passage, sentence: Sentence, first: int, end: int) -> bool:
    """Return whether a clause dates a murder named before it: "the murder of X, who was killed on 3 May"."""
    dated = not passage.month_words.isdisjoint(range(first, end))
    return dated and any(
        word.norm in _KILLING and passage.words[index + 1].norm == "of"
        for index, word in enumerate(passage.words[sentence.first : first], sentence.first)
    )


def _had_befallen(passage: Passage, sentence: Sentence) -> range:
    """Return a Tajik clause with what had befallen somebody: "тоҷир, ки 12 рӯз пеш рабуда шуда буд,"."""
    for index in range(sentence.first + 1, sentence.last):
        if passage.words[index].norm != _WHICH or not clause_ends(passage, index):
            continue
        if suspected := _suspected_of(passage, sentence, index):
            return suspected
        end = next((at for at in range(index + 1, sentence.last) if clause_ends(passage, at)), index)
        clause, rest = range(index, end), (range(sentence.first, index), range(end, sentence.last))
        if passage.words[end - 1].norm not in HAD or passage.event_words.isdisjoint(clause):
            continue
        long = passage.has_one_of(_LONG_AGO, index, end) or _names_year(passage, clause)
        before = long or any(passage.has_any(name, index, end) for name in (*_EARLIER, *_AGO))
        quiet = all(passage.casualty_words.isdisjoint(words) for words in rest)
        caught = _only_caught(passage, clause, rest)
        if (before and _tells_act(passage, rest)) or (long and quiet) or caught:
            return clause  # quiet: "ҷанозаи сарҳадбон, ки соли гузашта захмӣ шуда буд, баргузор шуд"
    return range(0)


def _names_year(passage: Passage, clause: range) -> bool:
    """Return whether a Tajik clause tells in which year it was: "ки падараш соли 2022 кушта шуда буд"."""
    return any(
        passage.has("time.year_words", index - 1) and len(passage.words[index].norm) == _YEAR
        for index in clause
        if passage.words[index].digits
    )


def _suspected_of(passage: Passage, sentence: Sentence, index: int) -> range:
    """Return a Tajik clause with what one caught is suspected of: "ки гумон меравад … куштааст"."""
    mark = next(iter(passage.marks_in("context.suspected", index, sentence.last)), None)
    if mark is None or passage.event_words.isdisjoint(range(index, sentence.last)):
        return range(0)
    acts = [one.last for one in passage.marks_in("trigger.arrest", sentence.first, sentence.last)]
    if any(last <= index for last in acts):
        return range(index, sentence.last)
    ends = (step for step in range(mark.last, sentence.last) if clause_ends(passage, step))
    end = next(ends, sentence.last)
    return range(index, end) if any(last > end for last in acts) else range(0)


def _only_caught(passage: Passage, clause: range, rest: Sequence[range]) -> bool:
    """Return whether a clause tells how one was caught who was killed since: "ки боздошт шуда буд"."""
    caught = any(passage.has_any(f"trigger.{name}", clause.start, clause.stop) for name in _CAUGHT)
    slain = any(passage.has_any("killed.violent", words.start, words.stop) for words in rest)
    return caught and slain and passage.casualty_words.isdisjoint(clause)


def _tells_harm(passage: Passage, clause: range) -> bool:
    """Return whether a clause tells of people, not only of "them", who came to harm."""
    harmed = passage.casualty_words
    people = any(
        category_at(passage, index)
        or (passage.number_covering(index) and not harmed.isdisjoint((index - 1, index + 1)))
        for index in clause
    )
    return people and not passage.casualty_words.isdisjoint(clause)


def _tells_act(passage: Passage, rest: Sequence[range]) -> bool:
    """Return whether what is left of a sentence tells an act with its victims, and no later death of some."""
    if all(passage.casualty_words.isdisjoint(words) for words in rest):
        return False
    if any(passage.has_any(name, words.start, words.stop) for name in _LATER for words in rest):
        return False
    acts = [act for words in rest for act in passage.family_in("trigger", words.start, words.stop)]
    slain = any(passage.has_any("killed.violent", words.start, words.stop) for words in rest)
    more = any(passage.has_any(name, words.start, words.stop) for name in _MORE for words in rest)
    if more and not (acts or slain):
        return False  # "Two more died on Monday, a day after"; not "Five more were killed in an attack"
    return slain or any(name not in {"arrest", "seize"} for *_, name in acts)


def _tells_blast(passage: Passage, rest: Sequence[range]) -> bool:
    """Return whether what is left tells on what day something went off: "a blast occurred on Saturday"."""
    return any(
        passage.has_one_of(_BLASTS, words.start, words.stop)
        and passage.has_one_of(_DAYS, words.start, words.stop)
        for words in rest
    )


def count_without(
    passage: Passage, sentence: Sentence, taken: Collection[int], earlier: range
) -> list[Figure]:
    """Return the figures of a sentence but for those of the clause that tells of another act."""
    if "context.drowned" in passage.marks and _finds_drowned(passage, sentence):
        return []
    if not earlier:
        return find_figures(passage, sentence, taken)
    if passage.language == "tg" and passage.casualty_words.isdisjoint(earlier):
        return find_figures(passage, sentence, {*taken, *earlier})  # "ду касро, ки рабуда буданд, куштанд"
    if passage.language == "tg" and sentence.first < earlier.start and earlier.stop < sentence.last:
        return find_figures(passage.without(earlier), sentence, {*taken, *earlier})  # one subject, one verb
    parts = sentence._replace(last=earlier.start), sentence._replace(first=earlier.stop)
    return [one for part in parts if part.first < part.last for one in find_figures(passage, part, taken)]


def _finds_drowned(passage: Passage, sentence: Sentence) -> bool:
    """Return whether the body is found of one who drowned by the sentence before: nobody killed him."""
    before = passage.sentences[passage.sentence_number(sentence.first) - 1]
    body = passage.has_any("killed.body", sentence.first, sentence.last)
    return body and passage.has_any("context.drowned", before.first, min(before.last, sentence.first))
