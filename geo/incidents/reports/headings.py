"""Lines over an article: its headline and, in a copied page, the site, the by-line and the standfirst."""

from datetime import date, timedelta
from functools import cached_property
from itertools import groupby
from operator import attrgetter

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.told import Told

_LINES, _WORDS = 3, 22  # lines at the head among which a headline stands, and its words
_PAGE = 4  # lines over the first full sentence of a copied page, at least
_MOST = 16  # of them at most
_SENT_WORDS = 12  # of a line that only says when the page was published
_SENT = timedelta(days=2)  # from a day over an article to its publication, at most
_SENTENCE = 8  # words of a full sentence that begins the article
_STOPS = ".!?؟…۔;,،"
_ASKED = {"q", "question", "вопрос", "савол", "پرسش", "سوال"}  # before a question: "Q: What happened?"
_TIME = {"زمان", "شب", "شام", "شامگاه", "بامداد"}  # of a line that says when it was: "شب دوشنبه، ۱۸ حوت"
_QUOTES = '"»”'  # what a standfirst or a headline that quotes somebody ends with


class Headings:
    """
    Tells which sentences of a passage stand over its article.

    Parameters
    ----------
    passage
        The text.
    """

    def __init__(self, passage: Passage) -> None:
        self._passage = passage

    def stands_over(self, told: Told, published: date | None, *, sent: bool) -> bool:
        """Return whether a line is a heading, or only says that the article was `sent` that day."""
        early = told.sentence.paragraph < _MOST  # as few sentences of a long article
        early = early and len(self._passage.sentences) > 1
        line = early and self._has(told.number, told.sentence) and not _heads_entry(told, published)
        line = line and not self._is_item(told)
        return line or (sent and _is_sent(self._passage, told, published))

    def _has(self, number: int, sentence: Sentence) -> bool:
        """Return whether a sentence is a heading: among the first lines, short, without a full stop."""
        if sentence.number_of_words() > _WORDS:
            return False
        if sentence.paragraph < self._page_lines:
            return True
        stops = _STOPS + _QUOTES
        line = sentence.paragraph < _LINES and self._passage.text[sentence.end - 1] not in stops
        following = number + 1 < len(self._passage.sentences) and self._passage.sentences[number + 1]
        if following and "\n" not in self._passage.text[sentence.end : following.start]:
            line = False  # a clause goes on
        below = sentence.paragraph or not following  # not the second half of a headline
        if number and below and self._passage.sentences[number - 1].paragraph == sentence.paragraph:
            line = False  # the last of a paragraph, whose full stop was left out
        return line or (number == 0 and self._is_title(sentence))

    def _is_item(self, told: Told) -> bool:
        """Return whether a Dari line counts the harmed under a full sentence, or tells when: "زمان: شب"."""
        passage, sentence = self._passage, told.sentence
        if passage.language != "fa" or sentence.number_of_words() > _SENTENCE:
            return False
        words = passage.words[sentence.first : sentence.last]
        if told.dates and sentence.paragraph and any(word.norm in _TIME for word in words):
            return not (told.triggers or told.victims)
        return bool(told.figures) and any(
            one.number_of_words() >= _SENTENCE and passage.text[one.end - 1] in ".!؟"
            for one in passage.sentences[: told.number]
        )

    def _is_title(self, sentence: Sentence) -> bool:
        """Return whether the first paragraph is a quotation or a question that stands over the article."""
        if self._passage.words[sentence.first].norm in _ASKED:
            return False  # of an interview
        others = self._passage.sentences
        alone = len(others) > 1 and others[1].paragraph > sentence.paragraph
        return alone and self._passage.text[sentence.end - 1] in "?؟" + _QUOTES

    def _of_dates(self, first: int, last: int) -> int:
        """Return how many words are of dates: "Wednesday, 17 July 2024" is no full sentence."""
        passage = self._passage
        return sum(
            passage.words[index].digits
            or index in passage.month_words
            or passage.has("time.year_words", index)
            for index in range(first, last)
        )

    @cached_property
    def _page_lines(self) -> int:
        """The lines over the first full sentence, where there are as many as in a copied page; else 0."""
        for number, group in groupby(self._passage.sentences, key=attrgetter("paragraph")):
            inside = list(group)
            words = inside[-1].last - inside[0].first - self._of_dates(inside[0].first, inside[-1].last)
            if self._passage.text[inside[-1].end - 1] in _STOPS and words >= _SENTENCE:
                return number if _PAGE <= number <= _MOST else 0
        return 0


def _is_sent(passage: Passage, told: Told, published: date | None) -> bool:
    """Return whether a line says no more than the day of publication."""
    sentence = told.sentence
    if not (told.dates or told.statement_days) or told.triggers or told.places:
        return False
    if sentence.number_of_words() > _SENT_WORDS:
        return False
    row = (
        "|" in passage.text[sentence.start : sentence.end]
    )  # "7 October 2024 | News of the day | Editor: A.B."
    if (passage.text[sentence.end - 1] in _STOPS + _QUOTES and not row) or told.figures:
        return False
    return {when.day for when in (*told.dates, *told.statement_days)} == {published}


def _heads_entry(told: Told, published: date | None) -> bool:
    """Return whether a line is no more than a day before publication: over an entry of a chronicle."""
    days = [*told.dates, *told.statement_days]
    if told.sentence.paragraph == 0 or len(days) != 1 or published is None or days[0].day is None:
        return False
    bare = days[0].last - days[0].first == told.sentence.number_of_words()
    return bare and days[0].precision == 1 and published - days[0].day > _SENT
