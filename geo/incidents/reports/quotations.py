"""Days that are of a paper or of who is quoted: "a December report", "…," said the spokesman on Monday."""

from collections.abc import Sequence
from datetime import date, timedelta

from geo.incidents.reports.dates.when import When
from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.told import Told

_PAPERS = {"report", "statement", "study", "assessment", "briefing", "bulletin", "letter"}
_PAPERS_RU = ("сообщени", "заявлени", "заметк", "материал", "выпуск", "публикаци", "номер", "сводк", "новост")
_OF_DAY = ("вчерашн", "сегодняшн", "понедельничн", "вторничн", "пятничн", "субботн", "воскресн")
_PAPER_REACH = 3  # words of "UN monitoring report"
_PAPER_HEAD = 5  # words of "In a short written statement"
_STATE, _AS_OF = {"состоянию", "данным", "данные", "сведениям"}, 5  # words of "по состоянию на 10:00"
_NEWS_RU = {
    "сообщение",
    "заявление",
    "сводка",
    "сводку",
    "данные",
    "цифры",
    "цифру",
    "итоги",
    "справка",
    "релиз",
}
_QUOTES = frozenset("\"”»'")
_SPOKEN_REACH = 2  # sentences before a quotation in which the day of the statement may stand
_OPENING = frozenset('«„“"')
_SUBJECT = 14  # words of who speaks
_TELLING = {"said", "says", "say", "added", "adds"}
_STOPS = frozenset(",;:()—،؛")  # that part clauses

_ISSUES, _ISSUED = 9, {"issued", "released", "published"}  # words of "the Freedom Front issued a statement"
_ABOUT_NIGHT = 4  # words of "about the night of"
_BACK = ("time.day0", "time.day1", "time.day2", "time.day3", "time.ago_days")
_EARLIER = ("time.day_before", "time.days_earlier", "time.night_before")
_THAT = "که"
_WAS_REPORTED = (["was", "reported"], ["were", "reported"])  # of a fight, on the day of it


def is_of_paper(passage: Passage, when: When, sentence: Sentence) -> bool:
    """Return whether a day is of a paper, of a statement, or of who is quoted."""
    dated = _dates_paper(passage, when, sentence) or _opens_statement(passage, when, sentence)
    if passage.language == "ru":
        dated = dated or _only_dates_news(passage, when, sentence) or _is_as_of(passage, when, sentence)
    told = _is_of_source(passage, when, sentence) or _is_of_accusation(passage, when, sentence)
    return dated or told or _ends_quotation(passage, when, sentence)


def _is_of_source(passage: Passage, when: When, sentence: Sentence) -> bool:
    """Return whether Dari says when a source spoke: "به گفتهٔ والی در روز دوشنبه، دیروز سه تن کشته شدند"."""
    if passage.language != "fa" or when.last >= sentence.last or not _ends_clause(passage, when.last):
        return False
    head = range(sentence.first + 1, when.first)
    if not passage.has_any("speech.of", sentence.first, sentence.first + 2):
        return False
    if any(_ends_clause(passage, index) or index in passage.event_words for index in head):
        return False
    return passage.has_one_of((*_BACK, *_EARLIER), when.last, sentence.last)


def _is_of_accusation(passage: Passage, when: When, sentence: Sentence) -> bool:
    """Return whether Dari says when of an earlier deed was spoken: "روز سه‌شنبه متهم کرد که یک روز پیش"."""
    if passage.language != "fa" or when.last >= sentence.last:
        return False
    for mark in passage.marks_in("speech.reactions", when.last, sentence.last - 1):
        if passage.words[mark.last].norm == _THAT:
            earlier = passage.has_one_of((*_BACK, *_EARLIER), mark.last, sentence.last)
            return earlier and all(passage.words[at].norm != _THAT for at in range(when.last, mark.first))
    return False


def _dates_paper(passage: Passage, when: When, sentence: Sentence) -> bool:
    """Return whether a date says which paper is meant: "a December UN report", "во вчерашнем сообщении"."""
    if passage.language == "ru" and when.last < sentence.last:
        adjective = passage.words[when.last - 1].norm.startswith(_OF_DAY)
        return adjective and passage.words[when.last].norm.startswith(_PAPERS_RU)
    if passage.language != "en" or when.last >= sentence.last:
        return False
    after = range(when.last, min(sentence.last, when.last + _PAPER_REACH))
    paper = next((index for index in after if passage.words[index].norm in _PAPERS), None)
    return paper is not None and not any(
        index in passage.event_words or _ends_clause(passage, index) for index in range(when.last, paper + 1)
    )


def _only_dates_news(passage: Passage, when: When, sentence: Sentence) -> bool:
    """Return whether Russian tells only of when news is: "Таковы данные на утро понедельника"."""
    words = range(sentence.first, sentence.last)
    news = any(passage.words[index].norm in _NEWS_RU for index in words)
    if not news or passage.has("time.night_before", when.first):
        return False
    took_place = passage.has_one_of(
        ("context.took_place", "context.follow_up"), sentence.first, sentence.last
    )
    return not took_place and passage.event_words.isdisjoint(words)


def _is_as_of(passage: Passage, when: When, sentence: Sentence) -> bool:
    """Return whether Russian says of what day its figures are: "по состоянию на 10:00 11 марта"."""
    words = passage.words
    return any(
        words[index].norm == "на" and words[index - 1].norm in _STATE
        for index in range(max(sentence.first + 1, when.first - _AS_OF), when.first + 1)
    )


def _opens_statement(passage: Passage, when: When, sentence: Sentence) -> bool:
    """Return whether English tells first when a statement was given: "In a statement on Thursday, it"."""
    head = [word.norm for word in passage.words[sentence.first : sentence.first + _PAPER_HEAD]]
    if passage.language != "en" or head[:1] != ["in"] or not _PAPERS.intersection(head):
        return False
    if not passage.event_words.isdisjoint(range(sentence.first, when.last)) or when.last >= sentence.last:
        return False
    said = passage.has_any("speech.verbs", when.last, min(sentence.last, when.last + _SUBJECT))
    return said and _ends_clause(passage, when.last)


def _ends_quotation(passage: Passage, when: When, sentence: Sentence) -> bool:
    """Return whether an English day ends who said what was quoted: "…," said a spokesman on Monday."""
    if passage.language != "en" or when.last < sentence.last or passage.words[when.first - 1].norm != "on":
        return False
    for index in range(when.first - 2, max(sentence.first, when.first - _SUBJECT - 2), -1):
        if passage.words[index].norm in _TELLING:
            return not _QUOTES.isdisjoint(
                passage.text[passage.words[index - 1].end : passage.words[index].start]
            )
        if index in passage.event_words:
            return False
    return False


def _ends_clause(passage: Passage, index: int) -> bool:
    """Return whether a sign that parts clauses stands before a word."""
    return not _STOPS.isdisjoint(passage.text[passage.words[index - 1].end : passage.words[index].start])


def _said_on(passage: Passage, before: Sequence[Told], told: Told) -> date | None:
    """Return the day on which somebody spoke, by a sentence or those right before it, or None."""
    for one in (told, *reversed(before[-_SPOKEN_REACH:])):
        for when in one.statement_days:
            return when.day
    if passage.language == "ru" and passage.has_any("time.day0", told.sentence.first, told.sentence.last):
        days = (one.day for one in reversed(before[-_SPOKEN_REACH:]) if one.day is not None)
        day = next(days, None)  # "Порт пал во вторник. «Сегодня утром они взяли порт», – сказал депутат"
        quoted = passage.text[told.sentence.start] in _OPENING
        return day.day if quoted and day is not None and day.precision == 1 else None
    return None


def spoken_on(passage: Passage, told: Told, before: Sequence[Told], published: date | None) -> list[When]:
    """
    Return the dates of a sentence, those that count from who spoke, not from publication, put back.

    That is "yesterday" in a quotation, "the night before", and "last night", "two days ago" where the day
    on which the same sentence has somebody speak would come before, or be, the day they give; and "a day
    earlier" where no sentence `before` tells of a day.
    """
    said = _said_on(passage, before, told)
    if said is None or published is None or said >= published:
        return told.dates
    first = bool(told.statement_days) and not any(one.dates for one in before)
    return [_counted_from(passage, told, when, (said, published), first=first) for when in told.dates]


def _counted_from(passage: Passage, told: Told, when: When, days: tuple[date, date], *, first: bool) -> When:
    """Return a date, counted from the day of a statement rather than from that of publication if need be."""
    said, published = days
    if when.day is None:
        earlier = first and when.same and when.back > 0 and len(told.dates) == 1
        day = said - timedelta(days=when.back)
        return when._replace(day=day, end=day, same=False, back=0) if earlier else when
    late = published - said
    later = bool(told.statement_days) and when.day >= said and counts_back(passage, when)
    if later or passage.has("time.night_before", when.first) or _is_quoted(passage, told.sentence, when):
        return when._replace(day=when.day - late, end=when.end - late if when.end else None)
    return when


def counts_back(passage: Passage, when: When) -> bool:
    """Return whether a date is counted back from the day on which it is told."""
    return when.precision == 1 and passage.has_one_of(_BACK, when.first, when.last)


def _is_quoted(passage: Passage, sentence: Sentence, when: When) -> bool:
    """Return whether "today", "yesterday" stand in a quotation that the sentence opens."""
    if not passage.has_one_of(("time.day0", "time.day1", "time.day2"), when.first, when.last):
        return False
    before = passage.text[sentence.start : passage.words[when.first].start]
    return any(before.rfind(start) > before.rfind(end) for start, end in ("«»", "“”")) or (
        before.count('"') % 2 == 1
    )


def is_spoken_about(passage: Passage, when: When) -> bool:
    """Return whether English only says of what day something is: "said about the night of", "reported on"."""
    if passage.language != "en":
        return False
    before = [word.norm for word in passage.words[max(0, when.first - _ABOUT_NIGHT) : when.first]]
    reported = before[-3:-1] in _WAS_REPORTED and before[-1] in {"on", "late", "early"}
    return reported or ("about" in before and before[-1] in {"of", "about", "the"})


def issues_statement(passage: Passage, when: When, sentence: Sentence) -> bool:
    """Return whether English goes on from a day to who spoke then: "On Sunday, it issued a statement"."""
    if passage.language != "en" or when.first > sentence.first + 1:
        return False
    words = [word.norm for word in passage.words[when.last : min(sentence.last, when.last + _ISSUES)]]
    return any(
        words[at] in _ISSUED and words[at + 1 : at + 3] == ["a", "statement"] for at in range(len(words))
    )
