"""What officials and others say in English: "Locals put it at nine; the ministry says five"."""

from collections.abc import Callable

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.figures import KINDS, Figure
from geo.incidents.reports.tolls.people import clause_ends

_TURNS = {"but", "while", "whereas", "though", "although"}
_HEAD = 6  # words at the head of a clause with who speaks
_SAID = 3  # words from a verb of speech to a bare number: "says only five"

_TO_VERB = 2  # words from who speaks to the verb, at most


def of_officials_first(
    passage: Passage, sentence: Sentence, find: Callable[[Sentence], list[Figure]]
) -> list[Figure] | None:
    """Return the figures of officials, where a sentence has those of residents as well, or None."""
    span = sentence.first, sentence.last
    if not (passage.has_any("speech.locals", *span) and passage.has_any("speech.officials", *span)):
        return None
    for at in range(sentence.first + 1, sentence.last - 1):
        between = passage.text[passage.words[at - 1].end : passage.words[at].start]
        if ";" not in between and passage.words[at].norm not in _TURNS:
            continue
        first, second = sentence._replace(last=at), sentence._replace(first=at)
        if _speak(passage, first, "speech.officials") and _speak(passage, second, "speech.locals"):
            return _of_either(passage, first, second, find)
        if _speak(passage, first, "speech.locals") and _speak(passage, second, "speech.officials"):
            return _of_either(passage, second, first, find)
    return None


def with_locals_doubted(
    passage: Passage, sentence: Sentence, figures: list[Figure], find: Callable[[Sentence], list[Figure]]
) -> list[Figure]:
    """Return figures, residents' as not sure before officials': "Locals say nine. The ministry says five"."""
    if passage.language != "en" or not {"speech.locals", "speech.officials"} <= passage.marks.keys():
        return figures
    number = passage.sentence_number(sentence.first)
    if figures:
        after = passage.sentences[number + 1 : number + 2]
        rival = after and _speak(passage, sentence, "speech.locals") and _tells(passage, after[0])
        return [one._replace(doubted=True) for one in figures] if rival else figures
    before = passage.sentences[number - 1] if number else sentence
    if before is sentence or not _speak(passage, before, "speech.locals"):
        return figures
    spoken = _speak(passage, sentence, "speech.officials")
    return _said_barely(passage, sentence, find(before)) if spoken else figures


def _tells(passage: Passage, sentence: Sentence) -> bool:
    """Return whether officials give a figure of their own: "The ministry says five (were killed)"."""
    if not _speak(passage, sentence, "speech.officials"):
        return False
    more = passage.has_one_of(("part.more", "part.further", "part.own"), sentence.first, sentence.last)
    numbers = passage.numbers_in(sentence.first, sentence.last)
    harmed = not passage.casualty_words.isdisjoint(range(sentence.first, sentence.last))
    bare = bool(_said_barely(passage, sentence, [Figure("killed", 1, frozenset({""}), 0, 0)]))
    return not more and ((harmed and bool(numbers)) or bare)


def _speak(passage: Passage, part: Sentence, who: str) -> bool:
    """Return whether a clause begins with who speaks."""
    until = min(part.last, part.first + _HEAD)
    return any(  # "Twelve villagers were killed, he said" has no villagers who speak
        passage.has_any("speech.verbs", mark.last, min(part.last, mark.last + _HEAD))
        and passage.casualty_words.isdisjoint(range(mark.last, min(part.last, mark.last + _TO_VERB)))
        for mark in passage.marks_in(who, part.first, until)
    )


def _of_either(
    passage: Passage, officials: Sentence, others: Sentence, find: Callable[[Sentence], list[Figure]]
) -> list[Figure] | None:
    """Return what officials say, and what only others tell of; None where the officials give no figure."""
    rivals = find(others)
    figures = find(officials) or _said_barely(passage, officials, rivals)
    told = {one.kind for one in figures}
    return [*figures, *(one for one in rivals if one.kind not in told)] if figures else None


def _said_barely(passage: Passage, part: Sentence, rivals: list[Figure]) -> list[Figure]:
    """Return the number that officials put in the place of another's: "the ministry says five"."""
    kinds = [kind for kind in KINDS if any(one.kind == kind and one.value for one in rivals)]
    for mark in passage.marks_in("speech.verbs", part.first, part.last):
        for number in passage.numbers_in(mark.last, min(part.last, mark.last + _SAID)):
            ends = number.last >= part.last or clause_ends(passage, number.last)
            if ends and len(kinds) == 1:
                return [
                    Figure(kinds[0], number.value, frozenset({"generic"}), mark.first, number.last, toll=True)
                ]
    return []
