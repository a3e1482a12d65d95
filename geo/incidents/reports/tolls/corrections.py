"""Figures that a sentence corrects, puts beside others, or parts from what was said earlier."""

from collections.abc import Collection, Sequence

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.figures import Figure, Marker
from geo.incidents.reports.tolls.people import clause_ends

_THAT = "که"
_WHAT, _SAID_EARLIER = "что", 4  # after "Ранее сообщалось", and words of that
_HURT = ("wounded.back", "wounded.number_after")  # "пострадавших"
_WITH_DEAD = 8  # words of "dead and more than 30 wounded"
_ONLY = 4  # words between "only" and the number that somebody else confirms


def limited(passage: Passage, sentence: Sentence, figure: Figure) -> Figure:
    """Return a toll of "only two" as a figure beside others; "only five came, the rest" as a part."""
    if not passage.has_any("part.only", max(sentence.first, figure.first - _ONLY), figure.last):
        return figure
    if passage.has_any("part.remaining", figure.last, sentence.last):
        return figure._replace(part=True)
    return figure._replace(toll=False)


def is_correction(passage: Passage, first: int, last: int) -> bool:
    """Return whether words say that a figure was corrected: not the "رسید" of "به قتل رسید"."""
    marks = passage.marks_in("context.correction", first, last)
    return any(mark.first not in passage.casualty_words for mark in marks)


def corrected(passage: Passage, figures: list[Figure]) -> list[Figure]:
    """Return figures, one told after "later said" as the whole: "12 were hurt; later it was put at 18"."""
    result = list(figures)
    for number, figure in enumerate(figures):
        for other in figures[:number]:
            if (
                other.kind == figure.kind
                and other.last < figure.first
                and not (figure.moved or figure.earlier or other.earlier)
                and is_correction(passage, other.last, figure.first)
            ):
                result[number] = figure._replace(toll=True)
    return result


def without_our_first(passage: Passage, sentence: Sentence, figures: list[Figure]) -> list[Figure]:
    """Return figures that an outlet says it gave itself as earlier ones, where it goes on to correct them."""
    if passage.language != "en" or not figures:
        return figures
    for mark in passage.marks_in("context.we_said", sentence.first, sentence.last)[:1]:
        as_told = mark.first > sentence.first and passage.words[mark.first - 1].norm == "as"
        if not as_told and is_correction(passage, sentence.last, len(passage.words)):
            return [one if one.moved else one._replace(toll=False, earlier=True) for one in figures]
    return figures


def said_within(passage: Passage, sentence: Sentence) -> range:
    """Return the Dari clause of what had been said: "مقام‌ها که از پنج کشته خبر داده بودند، اکنون"."""
    for mark in passage.marks_in("context.said_before", sentence.first, sentence.last)[:1]:
        if mark.last >= sentence.last or not clause_ends(passage, mark.last):
            break
        for index in range(mark.first - 1, sentence.first, -1):
            if passage.words[index].norm == _THAT and not clause_ends(passage, index):
                return range(index, mark.last)
            if clause_ends(passage, index):
                break
    return range(0)


def called_dead(passage: Passage, sentence: Sentence) -> range:
    """Return the clause that only says what people told before it were called: "که کشته خوانده شده بود"."""
    within = said_within(passage, sentence)
    return range(0) if within and passage.numbers_in(within.start, within.stop) else within


def turn(passage: Passage, sentence: Sentence) -> int:
    """Return the "but" that parts an earlier figure from the present one in a sentence, or 0."""
    if not passage.marks_in("context.earlier_figure", sentence.first, sentence.last):
        return 0
    marks = passage.marks_in("part.but", sentence.first + 1, sentence.last)
    return marks[0].first if marks else 0


def told_earlier(passage: Passage, sentence: Sentence) -> Sentence | None:
    """Return what a Russian sentence recalls behind "Ранее сообщалось, что", unless it goes on to a turn."""
    if passage.language != "ru":
        return None
    head = min(sentence.last, sentence.first + _SAID_EARLIER)
    for mark in passage.marks_in("context.earlier_figure", sentence.first, head)[:1]:
        that = mark.last + 1
        if that >= sentence.last or passage.words[mark.last].norm != _WHAT or turn(passage, sentence):
            break
        if not passage.has_any("context.earlier_figure", that, sentence.last):
            return sentence._replace(first=that)
    return None


def parted_by(figures: list[Figure], turn: int, *, first: bool) -> list[Figure]:
    """Return figures, those before the "but" (`first`), or those after it, as earlier ones."""
    earlier = [(one, (one.first < turn) is first) for one in figures]
    return [one._replace(toll=one.toll and not old, earlier=old) for one, old in earlier]


def is_across(marker: Marker, tolls: Sequence[Figure], turn: int) -> bool:
    """Return whether the "but" parts a word from the tolls of its kind: "four died; but first"."""
    mine = [one for one in tolls if one.kind == marker.kind]
    return turn > 0 and all((one.first < turn) is not (marker.first < turn) for one in mine)


def outdated_first(passage: Passage, sentence: Sentence, turn: int) -> bool:
    """Return whether the earlier figure stands before the "but"."""
    return bool(passage.marks_in("context.earlier_figure", sentence.first, turn))


def hurt_with(
    passage: Passage, sentence: Sentence, taken: Collection[int], tolls: Sequence[Figure]
) -> list[Figure]:
    """Return the wounded of an earlier toll: "had put the toll at three dead and fifteen wounded"."""
    if any(one.kind == "wounded" for one in tolls):
        return []
    toll = tolls[-1]
    for number in passage.numbers_in(toll.last, sentence.last):
        near = number.last < sentence.last and passage.has_one_of(_HURT, number.last, number.last + 1)
        if near and number.first not in taken and number.last - toll.last <= _WITH_DEAD:
            return [toll._replace(kind="wounded", value=number.value, first=number.first, last=number.last)]
    return []
