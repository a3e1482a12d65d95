"""What stands over an article: its headings, the page's name and sections, the day of publication."""

from collections.abc import Sequence
from datetime import date

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.told import Told

_HEADINGS, _HEADING_WORDS = 3, 22  # paragraphs that may be headings; words of one
_PAGE_HEAD = 12  # paragraphs in which a copied page names itself, its author and its day before the article
_PROSE = 12  # words of a sentence with which the article has begun
_SENT_WORDS = 12  # of a line that only says when the page was published
_STOPS = '.!?؟…۔"»”;,'


def page_head(passage: Passage, shown: Sequence[tuple[int, Sentence]]) -> int:
    """Return how many paragraphs may be headings: all before the article, unless it begins far down."""
    for _, sentence in shown:
        if sentence.paragraph > _PAGE_HEAD:
            break
        if sentence.number_of_words() >= _PROSE and passage.text[sentence.end - 1] in _STOPS:
            return max(_HEADINGS, sentence.paragraph)
    return _HEADINGS


def is_heading(passage: Passage, sentence: Sentence) -> bool:
    """Return whether a sentence among the first lines is a heading: short, without a full stop."""
    short = sentence.number_of_words() <= _HEADING_WORDS
    return short and (passage.text[sentence.end - 1] not in _STOPS or _is_title(passage, sentence))


def _is_title(passage: Passage, sentence: Sentence) -> bool:
    """Return whether the first paragraph is a quotation or a question that stands over the article."""
    others = passage.sentences
    alone = sentence.first == 0 and len(others) > 1 and others[1].paragraph > sentence.paragraph
    return alone and passage.text[sentence.end - 1] in '?؟»"”'


def is_sent(passage: Passage, told: Told, published: date | None) -> bool:
    """Return whether a line says no more than the day of publication."""
    sentence = told.sentence
    if told.triggers or told.places or sentence.number_of_words() > _SENT_WORDS:
        return False
    if passage.text[sentence.end - 1] in _STOPS or told.figures:
        return False
    return {when.day for when in (*told.dates, *told.statement_days)} == {published}
