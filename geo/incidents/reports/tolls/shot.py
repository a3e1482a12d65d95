"""English people who were "shot" and of whom other words say that they are dead: "the bodies lie"."""

from collections.abc import Collection, Sequence

from geo.incidents.reports.numbers import Number
from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.figures import Figure, Marker
from geo.incidents.reports.tolls.people import category_at, clause_ends
from geo.incidents.reports.tolls.quantities import find_quantities

_NOUN = 5  # words of "Seven miners of the camp were"
_SURVIVE = {"both", "but", "they", "he", "she", "who", "all", "and", "though"}  # before "survived"
_SHOT_ON, _DIED = ["were", "shot", "on"], {"died", "dead", "killed", "succumbed", "perished"}
_OTHERS = {"other", "others", "second", "third"}
_NEAR = 3  # sentences around one that may tell of the bodies


def shot_dead(
    passage: Passage, sentence: Sentence, taken: Collection[int], figures: Sequence[Figure]
) -> list[Figure]:
    """Return those whom a sentence says were shot, where one near it speaks of them as dead."""
    told = any(one.kind == "killed" for one in figures)
    if passage.language != "en" or told or not _are_dead(passage, sentence):
        return []
    for index in range(sentence.first, sentence.last - 1):
        if passage.words[index].norm != "shot":
            continue
        for one in find_quantities(passage, sentence, taken):
            after = one.first == index + 1 or _is_whom(passage, one.last, index)
            if after or (one.last == index - 1 and passage.words[one.last].norm in {"was", "were"}):
                first, last = min(index, one.first), max(index + 1, one.last)
                return [Figure("killed", one.value, frozenset({one.category}), first, last, part=True)]
    return []


def without_shot(passage: Passage, markers: list[Marker]) -> list[Marker]:
    """Return the words without "were shot on", where it is told next who of those died."""
    if passage.language != "en":
        return markers
    return [
        one
        for number, one in enumerate(markers)
        if not (
            one.kind == "killed"
            and [word.norm for word in passage.words[one.first : one.last]] == _SHOT_ON
            and any(
                other.kind == "killed" and passage.words[other.first].norm in _DIED
                for other in markers[number + 1 :]
            )
        )
    ]


def with_other_hurt(passage: Passage, sentence: Sentence, figures: list[Figure]) -> list[Figure]:
    """Return figures, who lived of those hurt counted once: "two were stabbed; one died, the other is in"."""
    hurt = [one for one in figures if one.kind == "wounded"]
    dead = [one for one in figures if one.kind == "killed"]
    if passage.language != "en" or len(hurt) != 1 or len(dead) != 1 or not dead[0].moved:
        return figures
    whole = next(iter(passage.numbers_in(sentence.first, dead[0].first)), None)
    others = any(word.norm in _OTHERS for word in passage.words[dead[0].last : sentence.last])
    if whole is None or not others or hurt[0].value != 2 * whole.value - dead[0].value:
        return figures
    return [one._replace(value=whole.value) if one is hurt[0] else one for one in figures]


def _is_whom(passage: Passage, index: int, verb: int) -> bool:
    """Return whether "whom" leads from people to who shot them: "three shepherds whom his men had shot"."""
    return 0 < verb - index <= _NOUN and passage.words[index].norm == "whom"


def shot_alive(
    passage: Passage, sentence: Sentence, taken: Collection[int], figures: Sequence[Figure]
) -> list[Figure]:
    """Return those shot who are not among the dead: "shot seven of the workers, two of whom died"."""
    dead = [one for one in figures if one.kind == "killed" and one.value and not (one.toll or one.earlier)]
    hurt = any(one.kind == "wounded" for one in figures)
    if passage.language != "en" or len(dead) != 1 or hurt:
        return _survivors(passage, sentence, taken, figures)
    for index in range(sentence.first, dead[0].first):
        whole = _shot(passage, sentence, index) if passage.words[index].norm == "shot" else None
        if whole is not None and whole.value > dead[0].value and _is_of_shot(passage, index, dead[0]):
            rest = whole.value - (0 if dead[0].moved else dead[0].value)  # whom it takes off later
            return [Figure("wounded", rest, dead[0].categories, index, max(index + 1, whole.last))]
    return []


def _survivors(
    passage: Passage, sentence: Sentence, taken: Collection[int], figures: Sequence[Figure]
) -> list[Figure]:
    """Return those who were shot and lived, whose wounds nothing else tells: "was also shot but survived"."""
    if (
        passage.language != "en"
        or "killed.survivor" not in passage.marks
        or any(one.value for one in figures)
    ):
        return []
    for index in range(sentence.first + 1, sentence.last - 1):
        was = {word.norm for word in passage.words[max(sentence.first, index - 2) : index]}
        if passage.words[index].norm != "shot" or was.isdisjoint({"was", "were"}):
            continue
        if passage.words[index + 1].norm in {"at", "dead"} or not _survived(passage, sentence, index):
            continue
        people = [one for one in find_quantities(passage, sentence, taken) if one.last <= index]
        if people:
            kinds = frozenset(one.category for one in people)
            value = sum(one.value for one in people)
            return [Figure("wounded", value, kinds, people[0].first, index + 1)]
    return []


def _survived(passage: Passage, sentence: Sentence, index: int) -> bool:
    """Return whether those shot are told to have lived, with no word of others: not "a third survived"."""
    for mark in passage.marks_in("killed.survivor", index, sentence.last):
        before = passage.words[mark.first - 1].norm
        if before in _SURVIVE:
            return True
    return False


def _shot(passage: Passage, sentence: Sentence, index: int) -> Number | None:
    """Return how many were shot by the verb at a word: "shot seven workers", "seven miners were shot"."""
    after = passage.number_covering(index + 1) if index + 1 < sentence.last else None
    if after is not None and not clause_ends(passage, index + 1):
        return after
    told = passage.numbers_in(max(sentence.first, index - _NOUN), index)[-1:]
    parted = any(clause_ends(passage, step) for one in told for step in range(one.last, index + 1))
    people = any(category_at(passage, step) for one in told for step in range(one.last, index))
    return told[0] if told and people and not parted else None


def _is_of_shot(passage: Passage, index: int, dead: Figure) -> bool:
    """Return whether the dead are told to be of those shot: "two of whom died", "two fatally"."""
    if passage.has_any("part.after", dead.first, dead.last):
        return True
    words = {word.norm for word in passage.words[max(index, dead.first) : dead.last + 1]}
    return not words.isdisjoint({"fatally", "killing"})


def _are_dead(passage: Passage, sentence: Sentence) -> bool:
    """Return whether the sentences around one speak of bodies, and none of them counts the dead."""
    if not passage.has_any("trigger.fire", sentence.first, sentence.last):
        return False
    place = passage.sentence_number(sentence.first)
    near = passage.sentences[max(0, place - _NEAR) : place + _NEAR + 1]
    first, last = near[0].first, near[-1].last
    return any(
        passage.number_covering(mark.first - 1) is None
        for mark in passage.marks_in("killed.known", first, last)
    )
