"""The dead of an English sentence told by who is left: "only one of the five came back", "one survivor"."""

from collections.abc import Sequence

from geo.incidents.reports.lexicon import Mark
from geo.incidents.reports.numbers import Number
from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.figures import Figure
from geo.incidents.reports.tolls.measures import is_age_of
from geo.incidents.reports.tolls.people import Quantity, category_at, clause_ends
from geo.incidents.reports.tolls.quantities import find_quantities

_BACK = 2  # sentences before one that may count the whole
_NOUN = 4  # words from a number to its noun
_SUBJECT = 9  # words from those who are left to their verb
_BESIDE = 2  # words between "one" and "survivor"
_OF = {"of", "among", "from"}
_SOLE = {"only", "sole", "lone", "single"}  # before "survivor"
_THE = {"the", "its", "their", "his", "a", "an"}
_NOT = {"not", "t", "never"}  # the last of "didn't"
_MANY = ("s", "men", "women", "people", "children")


def all_but_left(passage: Passage, sentence: Sentence) -> list[Figure]:
    """Return those of a counted group of whom a sentence only says how many lived."""
    for mark in passage.marks_in("killed.survivor", sentence.first, sentence.last):
        if mark.first > sentence.first and passage.words[mark.first - 1].norm in _NOT:
            continue  # "six guards and two cooks did not survive"
        noun = passage.has_any("killed.survivors", *mark)
        left = _left_of(passage, sentence, mark.first, noun=noun)
        if left is None:
            continue
        alone = passage.has_any("part.only", max(sentence.first, left.first - _BESIDE), left.first + 1)
        if _are_left_out(passage, sentence, left):  # "all but one of the five survived"
            return [Figure("killed", left.value, frozenset({"generic"}), left.first, mark.last)]
        whole = _whole_here(passage, sentence, left, mark.first, noun=noun)
        if whole is None and (alone or noun or passage.has_any("part.how_many", sentence.first, mark.first)):
            whole = _whole_before(passage, sentence)
        if whole is not None and whole[0].value > left.value:
            whom = frozenset({whole[1] or "generic"})
            return [Figure("killed", whole[0].value - left.value, whom, left.first, mark.last)]
    return []


def did_not_live(passage: Passage, sentence: Sentence) -> list[Figure]:
    """Return those of whom English says only "did not" after who lived: "he survived; two guards did not"."""
    end = sentence.last
    if end - sentence.first < _SUBJECT // 2 or passage.words[end - 1].norm not in _NOT:
        return []
    number = passage.sentence_number(sentence.first)
    since = passage.sentences[max(0, number - 1)].first
    clause = next(
        (at for at in range(end - 1, sentence.first, -1) if clause_ends(passage, at)), sentence.first
    )
    if passage.words[end - 2].norm != "did" or not passage.has_any("killed.survivor", since, clause):
        return []
    people = find_quantities(passage, sentence._replace(first=clause), ())
    value = sum(one.value for one in people)
    whom = frozenset(one.category for one in people)
    return [Figure("killed", value, whom, people[0].first, end)] if people else []


def all_but_dead(passage: Passage, sentence: Sentence, figures: list[Figure]) -> list[Figure]:
    """Return figures, the dead of "four men were ambushed; all but one (the driver) were killed"."""
    for mark in passage.marks_in("part.all_but", sentence.first, sentence.last):
        left = passage.number_covering(mark.last)
        one = passage.has_any("singular.determiners", mark.last, mark.last + 1)
        if left is None and not one:
            continue
        end = mark.last + 1 if left is None else left.last
        dead = next(iter(passage.marks_in("killed.back", end, min(sentence.last, end + _SUBJECT))), None)
        if dead is None or any(clause_ends(passage, step) for step in range(end, dead.first)):
            continue
        here = find_quantities(passage, sentence._replace(last=mark.first), ())
        place = passage.sentence_number(sentence.first)
        before = passage.sentences[max(0, place - 1)]
        people = here or ([] if before is sentence else find_quantities(passage, before, ()))
        whole = _last_joined(passage, people)
        number, kind = (sum(each.value for each in whole), whole[-1].category) if whole else (0, "")
        value = number - (1 if left is None else left.value)
        if value <= 0 and (other := _base(passage, sentence, mark) or _whole_before(passage, sentence)):
            value, kind = other[0].value - (1 if left is None else left.value), other[1]
        if value > 0:
            mine = [each for each in figures if not (each.kind == "killed" and each.last > mark.first)]
            whom = frozenset({kind or "generic"})
            return [*mine, Figure("killed", value, whom, mark.first, dead.last)]
    return figures


def _base(passage: Passage, sentence: Sentence, mark: Mark) -> tuple[Number, str] | None:
    """Return the whole told before "all but" with "of": "of the six passengers all but two died"."""
    for number in passage.numbers_in(sentence.first, mark.first):
        if kind := _noun(passage, number, sentence._replace(last=mark.first)):
            return number, kind
    return None


def _last_joined(passage: Passage, people: Sequence[Quantity]) -> list[Quantity]:
    """Return the last people counted, with those that "and" joins to them: "three miners and a guard"."""
    found = list(people[-1:])
    for one in reversed(people[:-1]):
        between = [word.norm for word in passage.words[one.last : found[0].first]]
        if between not in (["and"], []):
            break
        found.insert(0, one)
    return found


def _left_of(passage: Passage, sentence: Sentence, index: int, *, noun: bool) -> Number | None:
    """Return how many lived: "two … came back", "only the cook is alive", "the sole survivor"."""
    words = passage.words
    numbers = passage.numbers_in(max(sentence.first, index - (_BESIDE if noun else _SUBJECT)), index)
    heads = [one for one in numbers if one.first == sentence.first or words[one.first - 1].norm not in _OF]
    heads = [one for one in heads if words[one.first - 1].norm not in _THE or one.first == sentence.first]
    if heads:
        return heads[-1]
    if noun:
        sole = words[index - 1].norm in _SOLE and index > sentence.first
        return Number(index - 1, index, 1) if sole else None
    for mark in passage.marks_in("part.only", max(sentence.first, index - _SUBJECT), index):
        one = any(category_at(passage, step) for step in range(mark.last, index))
        if one and not words[index - 1].norm.endswith(_MANY):
            return Number(mark.first, index, 1)
    how_many = passage.has_any("part.how_many", sentence.first, index)
    number = passage.sentence_number(sentence.first)
    if not how_many or number == 0:
        return None
    before = passage.sentences[number - 1]
    return next(iter(passage.numbers_in(before.first, before.last)), None)


def _are_left_out(passage: Passage, sentence: Sentence, left: Number) -> bool:
    """Return whether "all but" stands before a number: it is of those who did not live."""
    before = [word.norm for word in passage.words[max(sentence.first, left.first - 2) : left.first]]
    return before[:1] in (["all"], ["everyone"]) and before[-1] in {"but", "except", "bar", "save"}


def _whole_here(
    passage: Passage, sentence: Sentence, left: Number, index: int, *, noun: bool
) -> tuple[Number, str] | None:
    """Return all of them, where the sentence counts them: "of the five", "six men went out and two …"."""
    for number in passage.numbers_in(sentence.first, sentence.last):
        dead = number.last in passage.casualty_words or is_age_of(passage, number, sentence)
        if number.first == left.first or number.value <= left.value or dead:
            continue  # "a boy of 14 is the only survivor", "cost five lives; three survivors are in hospital"
        if passage.has_any("killed.back", number.last, left.first):
            continue  # "three were attacked; two died and one survived"
        head = number.first - 1
        head -= head > sentence.first and passage.words[head].norm in _THE
        of = number.first > sentence.first and passage.words[head].norm in _OF
        kind = _noun(passage, number, sentence)
        if (of and (number.first < index or noun)) or (kind and number.last <= left.first):
            return number, kind
        if of and kind and head == left.last:
            return number, kind
    return None


def _whole_before(passage: Passage, sentence: Sentence) -> tuple[Number, str] | None:
    """Return the last people counted in the sentences before, where none of them tells of dead."""
    place = passage.sentence_number(sentence.first)
    for before in reversed(passage.sentences[max(0, place - _BACK) : place]):
        if not passage.casualty_words.isdisjoint(range(before.first, before.last)):
            return None
        for number in reversed(passage.numbers_in(before.first, before.last)):
            kind = _noun(passage, number, before)
            of = number.first > before.first and passage.words[number.first - 1].norm in _OF
            if number.value > 1 and (kind or (of and number.last == before.last)):
                return number, kind
    return None


def _noun(passage: Passage, number: Number, sentence: Sentence) -> str:
    """Return the kind of people that a number counts, or ""."""
    after = range(number.last, min(sentence.last, number.last + _NOUN))
    return next((kind for index in after if (kind := category_at(passage, index))), "")
