"""Figures that nobody stands by: claims, rumours, doubts, what others deny, losses that a side plays down."""

from collections.abc import Sequence

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.figures import Figure
from geo.incidents.reports.tolls.people import category_at, clause_ends
from geo.incidents.reports.tolls.rival_tolls import speaks_in

_OPENS = 3  # words at the head of a sentence with a number
_THIS_GROUP, _NEAR = ["این", "گروه"], 3  # sentences before that may tell of the same dead
_GOES_ON = ("да", "та")  # ends of Tajik verbs that others follow
_NO_SIDE = ("actor.smugglers", "person.crossers")  # whose losses nobody plays down as his own
_KILLERS = ("taliban", "border_guards")  # who tell otherwise whom they killed
_UNSURE = ("context.doubtful", "context.rumour", "claim.made")  # in whose sentences figures are not sure


def without_claims(passage: Passage, sentence: Sentence, figures: list[Figure]) -> list[Figure]:
    """Return figures without those that a side only claims after others, or with the mark of doubt."""
    for mark in passage.marks_in("context.claimed", sentence.first, sentence.last)[:1]:
        turn = next((one.first for one in passage.marks_in("part.but", mark.last, sentence.last)), 0)
        others = {one.kind for one in figures if one.first > turn > 0}
        if others:  # "طالبان ادعا دارند که ده تن را کشته‌اند، اما مقام‌ها می‌گویند سه تن"
            return [one._replace(doubted=one.first < turn and one.kind in others) for one in figures]
        told = {one.kind for one in figures if one.first < mark.first}
        known = any(index < sentence.first for index in passage.casualty_words)
        figures = [
            one._replace(doubted=known and one.first > mark.first and not one.toll)
            for one in figures
            if one.first < mark.first or one.kind not in told
        ]
    return figures


def admits_few(passage: Passage, sentence: Sentence, figures: Sequence[Figure]) -> bool:
    """Return whether a side says that it lost "only two": against a figure told before, that is a boast."""
    said = passage.has_any("speech.verbs", sentence.first, sentence.last)
    return said and any(
        passage.has_any("part.only", max(sentence.first, figure.first - 1), figure.last)
        and not passage.has_one_of(_NO_SIDE, figure.first, figure.last)
        for figure in figures
        if not figure.toll
    )


def with_unsure(passage: Passage, sentence: Sentence, figures: list[Figure]) -> list[Figure]:
    """Return the figures of a sentence of doubt, of a rumour, or of a side's claim as not sure."""
    heard = passage.language == "tg" and "context.rumour" in passage.marks  # "only" answers what was heard
    few = not heard and admits_few(passage, sentence, figures)
    if not (few or passage.has_one_of(_UNSURE, sentence.first, sentence.last)):
        return figures
    rumoured = passage.has_any("context.rumour", sentence.first, sentence.last)
    since = 0 if few else _unsure_since(passage, sentence, figures)
    until = _turn(passage, sentence) if few or rumoured else _told_apart(passage, sentence)
    return [
        one._replace(doubted=rumoured or not one.toll, part=one.part or few or rumoured)
        if since < one.last and one.first < until
        else one
        for one in figures
    ]


def _turn(passage: Passage, sentence: Sentence) -> int:
    """Return where Tajik turns from rumours to who knows: "дар шабакаҳо … навиштанд, аммо | КДАМ"."""
    heard = passage.marks_in("context.rumour", sentence.first, sentence.last)
    if passage.language != "tg" or not heard:
        return sentence.last
    turns = passage.marks_in("part.but", heard[0].last, sentence.last)
    return next((mark.first for mark in turns if clause_ends(passage, mark.first)), sentence.last)


def _told_apart(passage: Passage, sentence: Sentence) -> int:
    """Return where English goes on to tell those apart who were "killed or wounded: five dead and three"."""
    marks = passage.marks_in("context.doubtful", sentence.first, sentence.last)
    for mark in marks if passage.language == "en" else ():
        joint = any(passage.words[index].norm == "or" for index in range(*mark))
        for index in range(mark.last, sentence.last if joint else mark.last):
            if ":" in passage.text[passage.words[index - 1].end : passage.words[index].start]:
                return index
    return sentence.last


def _unsure_since(passage: Passage, sentence: Sentence, figures: Sequence[Figure]) -> int:
    """Return where a Russian aside of doubt begins: "ранены четверо, один из них, по слухам, умер"; or 0."""
    marks = [mark for name in _UNSURE for mark in passage.marks_in(name, sentence.first, sentence.last)]
    first = min(mark.first for mark in marks)
    aside = passage.language == "ru" and len(marks) == 1
    aside = aside and any(clause_ends(passage, at) for at in (first, first - 1))
    told = any(one.last <= first for one in figures) and any(one.last > first for one in figures)
    return first if aside and first > sentence.first and told else 0


def with_called_fighters(passage: Passage, sentence: Sentence, figures: list[Figure]) -> list[Figure]:
    """
    Return figures, those whom their killers call fighters after others as not sure.

    "گفت که سه داعشی", "Two residents were killed by border guards. … The troops said two smugglers".
    """
    dead = [one for one in figures if one.kind == "killed" and one.value]
    if len(dead) != 1 or "attackers" not in dead[0].categories or dead[0].more:
        return figures
    said = [name for name in _KILLERS if speaks_in(passage, sentence, name)]
    if not said and passage.language == "fa" and passage.has_any("speech.verbs", *sentence[:2]):
        head = [word.norm for word in passage.words[sentence.first : sentence.first + 2]]
        said = ["taliban"] if head == _THIS_GROUP else []
    place = passage.sentence_number(sentence.first)
    for before in passage.sentences[max(0, place - _NEAR) : place] if said else ():
        span = before.first, before.last
        alike = (one for one in passage.numbers_in(*span) if one.value == dead[0].value)
        known = any(category_at(passage, one.last) == "civilians" for one in alike)
        harmed = passage.has_one_of(("killed.back", "killed.forward", "killed.active"), *span)
        fought = said != ["taliban"] and any(category_at(passage, at) == "attackers" for at in range(*span))
        if known and harmed and not fought and passage.has_any(f"actor.{said[0]}", *span):
            return [one._replace(doubted=True, part=True) if one is dead[0] else one for one in figures]
    return figures


def with_denied_doubted(passage: Passage, sentence: Sentence, figures: Sequence[Figure]) -> Sequence[Figure]:
    """Return figures, those that somebody else denies in their sentence as not sure: "but he denied this"."""
    if figures and (_denied_next(passage, sentence) or puts_right_next(passage, sentence)):
        return [one._replace(doubted=True) for one in figures]
    if _was_denied(passage, sentence):
        return []
    since = denied_until(passage, sentence, figures)
    if since:  # "хабари кушта шудани се сарҳадбонро рад карда, гуфт, ки ду нафар захмӣ шуд"
        return [one for one in figures if one.first >= since]
    for mark in passage.marks_in("context.denies_it", sentence.first, sentence.last)[-1:]:
        denied = [one.last <= mark.first for one in figures]
        return [
            one._replace(doubted=one.doubted or not sure, part=one.part or not sure)
            for one, sure in zip(figures, (not old for old in denied), strict=True)
        ]
    return figures


def puts_right_next(passage: Passage, sentence: Sentence) -> bool:
    """Return whether English goes on with what holds: "denied that five died. Two were killed, it said"."""
    number = passage.sentence_number(sentence.first) + 1
    if passage.language != "en" or "context.denial" not in passage.marks or number >= len(passage.sentences):
        return False
    span = sentence.first, sentence.last
    if not (passage.has_any("context.denial", *span) and passage.has_any("killed.back", *span)):
        return False
    after = passage.sentences[number]
    opens = bool(passage.numbers_in(after.first, min(after.last, after.first + _OPENS)))
    said = passage.has_any("speech.verbs", after.first, after.last)
    again = passage.has_any("context.denial", after.first, after.last)
    return opens and said and not again and passage.has_any("killed.back", after.first, after.last)


def denied_until(passage: Passage, sentence: Sentence, figures: Sequence[Figure]) -> int:
    """Return where a Tajik denial ends that goes on with what is true: "рад карда, гуфт, ки | ду", or 0."""
    if passage.language != "tg" or "context.denial" not in passage.marks:
        return 0
    marks = passage.marks_in("context.denial", sentence.first, sentence.last)
    if not marks or passage.casualty_words.isdisjoint(range(sentence.first, marks[-1].first)):
        return 0
    after = [one.first for one in figures if one.value and one.first >= marks[-1].last]
    if not after or not passage.words[marks[-1].last - 1].norm.endswith(_GOES_ON):
        return 0
    said = passage.has_any("speech.verbs", marks[-1].last, after[0])
    return marks[-1].last if said else 0


def _was_denied(passage: Passage, sentence: Sentence) -> bool:
    """Return whether Tajik tells what had been reported before, once a denial has put that right."""
    if passage.language != "tg" or "context.denial" not in passage.marks:
        return False
    if not passage.has_any("context.reported_before", sentence.first, sentence.last):
        return False
    told = passage.sentences[: passage.sentence_number(sentence.first)]
    return any(
        passage.has_any("context.denial", one.first, one.last)
        and not passage.casualty_words.isdisjoint(range(one.first, one.last))
        for one in told
    )


def _denied_next(passage: Passage, sentence: Sentence) -> bool:
    """Return whether the next Tajik sentence denies a figure told after others': "ин рақамро рад кард"."""
    number = passage.sentence_number(sentence.first) + 1
    if passage.language != "tg" or number >= len(passage.sentences):
        return False
    after = passage.sentences[number]
    denied = passage.marks_in("context.denies_it", after.first, after.last)
    if not denied or not passage.casualty_words.isdisjoint(range(after.first, denied[0].first)):
        return False
    put_right = range(denied[0].last, after.last)  # "полис инро рад кард ва гуфт, ки се нафар кушта шуд"
    return any(index < sentence.first or index in put_right for index in passage.casualty_words)
