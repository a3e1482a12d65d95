"""What Dari leaves to reckon: "از ۲۰ تن سه تن گریختند و بقیه کشته شدند", "همهٔ ۲۰ تن به جز سه تن"."""

from collections.abc import Sequence

from geo.incidents.reports.lexicon import Mark
from geo.incidents.reports.numbers import Number
from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.bases import MORE_THAN
from geo.incidents.reports.tolls.figures import KINDS, Figure
from geo.incidents.reports.tolls.people import category_at, clause_ends

_NEAR = 4  # words from "the others" to what befell them: "بقیه همه در جا"
_UNHARMED, _NOBODY = ("zero.all", "zero.survived"), ("zero.killed", "zero.wounded")
_ANYBODY = {"", "generic"}
_ALL = {"همه", "تمام", "تمامی", "همگی", "کل"}  # before a whole of which some are left out
_BOTH = ["کشته", "و", "زخمی"]
_ONE_OF_THEM = "یکی"
_WHO, _NOUN = "که", 3  # words of people before it
_MADE_UP = ("نفری", "نفره", "عضوی", "تنی")  # of so many: "گروه ۱۲ نفری"


def the_rest(passage: Passage, sentence: Sentence) -> tuple[list[Figure], set[int]]:
    """Return how many "the others" were killed or wounded, whatever befell those told, and their words."""
    found: list[Figure] = []
    if passage.language != "fa" or "part.remaining" not in passage.marks:
        return found, set()
    for mark in passage.marks_in("part.remaining", sentence.first, sentence.last):
        befell = None if found and mark.first < found[-1].last else _befell(passage, mark, sentence)
        if befell is None or _are_counted(passage, mark, sentence):
            continue  # nor "باقی" of "باقی مانده" once more
        parts = _people(passage, sentence.first, mark.first)
        whole = _whole(passage, parts) if parts else None
        if whole is None and parts:
            whole = _whole_before(passage, sentence, parts)
        elif whole is not None:
            parts = [one for one in parts if one.first > whole.first]
        if whole is not None:
            kind, until = befell
            value = whole.value - sum(one.value for one in parts)
            if kind == KINDS[0] and passage.has_any("killed.suicide", whole.first, mark.first):
                value = whole.value  # "یکی‌شان خود را منفجر کرد و بقیه کشته شدند"
            whom = frozenset({_category(passage, whole) or "generic"})
            found.append(Figure(kind, value, whom, mark.first, until))
    return found, {index for one in found for index in range(one.first, one.last)}


def _are_counted(passage: Passage, mark: Mark, sentence: Sentence) -> bool:
    """Return whether a number tells how many the others are: "دو نفر باقی‌مانده زخمی شدند"."""
    return any(
        one.last < mark.first
        and category_at(passage, mark.first - 1)
        and not clause_ends(passage, mark.first)
        for one in passage.numbers_in(max(sentence.first, mark.first - _NOUN), mark.first)
    )


def with_reckoned(
    passage: Passage, sentence: Sentence, figures: list[Figure], rest: Sequence[Figure]
) -> list[Figure]:
    """Return figures with those of the rest, without a toll of all whom they part into killed and wounded."""
    if passage.language == "fa" and len(figures) == 1:
        figures = [*figures, *_others_of_both(passage, sentence, figures[0])]
    if not rest:
        return _without_excepted(passage, sentence, figures)
    parts = _people(passage, sentence.first, rest[0].first)
    whole = _whole(passage, parts) if parts else None
    kept, added = list(figures), list(rest)
    for one in figures:
        if whole is not None and one.first <= whole.first < one.last:
            added = [each for each in added if not (each.kind == one.kind == KINDS[1])]
            kept = [each for each in kept if each is not one or one.kind == KINDS[1]]
    return [*kept, *added]


def _others_of_both(passage: Passage, sentence: Sentence, part: Figure) -> list[Figure]:
    """Return the others of killed and wounded told as one: "از کشته و زخمی شدن ده تن که سه تن آنان کشته"."""
    if not passage.has_any("part.after", part.first, part.last):
        return []
    for whole in _people(passage, sentence.first, part.first):
        before = [word.norm for word in passage.words[max(sentence.first, whole.first - _NEAR) : whole.first]]
        if any(before[at : at + 3] == _BOTH for at in range(len(before))) and whole.value > part.value:
            kind = KINDS[1 - KINDS.index(part.kind)]
            return [
                part._replace(kind=kind, value=whole.value - part.value, first=whole.first, last=whole.last)
            ]
    return []


def _without_excepted(passage: Passage, sentence: Sentence, figures: list[Figure]) -> list[Figure]:
    """Return figures of "all 12 but for three" without those three, and what befell these."""
    if passage.language != "fa" or "part.except" not in passage.marks:
        return figures
    for mark in passage.marks_in("part.except", sentence.first, sentence.last):
        few = passage.number_covering(mark.last) if mark.last < sentence.last else None
        if few is None or not _is_people(passage, few):
            continue
        for at, one in enumerate(figures):
            if one.value > few.value and _is_of_all(passage, one):
                rest = one._replace(value=one.value - few.value)
                return [*figures[:at], rest, *figures[at + 1 :], *_of_excepted(passage, sentence, few)]
    return figures


def _is_of_all(passage: Passage, figure: Figure) -> bool:
    """Return whether a figure is of "all" of a number: "همهٔ ۱۲ عضو گروه … کشته شدند"."""
    people = _people(passage, figure.first, figure.last)
    whole = next((one for one in people if one.value == figure.value), None)
    return whole is not None and whole.first > 0 and passage.words[whole.first - 1].norm in _ALL


def _of_excepted(passage: Passage, sentence: Sentence, few: Number) -> list[Figure]:
    """Return what a clause says befell those left out: "به جز دو تن که زخمی دستگیر شدند"."""
    after = range(few.last, min(few.last + _NOUN, sentence.last))
    head = next((at for at in after if passage.words[at].norm == _WHO), 0)
    if not head:
        return []
    end = next((at for at in range(head, sentence.last) if clause_ends(passage, at)), sentence.last)
    for kind in KINDS:
        if marks := passage.marks_in(f"{kind}.back", head, end):
            whom = frozenset({_category(passage, few) or "generic"})
            return [Figure(kind, few.value, whom, few.first, marks[0].last)]
    return []


def _befell(passage: Passage, mark: Mark, sentence: Sentence) -> tuple[str, int] | None:
    """Return what befell "the others", and the word after its words; None where they came to no harm."""
    until = min(sentence.last, mark.last + _NEAR)
    until = next((at for at in range(mark.last, until) if clause_ends(passage, at)), until)
    lived = passage.has_any("wounded.back", mark.last, until)  # "دیگران با زخم‌های سطحی جان به سلامت بردند"
    if not lived and passage.has_one_of(_UNHARMED, mark.last, min(sentence.last, until + 1)):
        return None
    if passage.has_one_of(_NOBODY, mark.last, min(sentence.last, until + 1)):
        return None
    for index in range(mark.last, until):
        for kind in KINDS:
            if passage.has(f"{kind}.back", index):
                return kind, passage.marks_in(f"{kind}.back", index, sentence.last)[0].last
        if passage.number_covering(index) is not None:
            return None
    return None


def _people(passage: Passage, first: int, last: int) -> list[Number]:
    """Return the numbers of people among words, also of dead and wounded: "سه کشته"."""
    return [one for one in passage.numbers_in(first, last) if _is_people(passage, one)]


def _is_people(passage: Passage, one: Number) -> bool:
    """Return whether a number counts people."""
    if passage.words[one.first].norm == _ONE_OF_THEM:
        return True  # "یکی از آنان"
    return one.last < len(passage.words) and (
        _category(passage, one) != "" or one.last in passage.casualty_words
    )


def _category(passage: Passage, one: Number) -> str:
    """Return the kind of people that a number counts, or ""."""
    kind = category_at(passage, one.last)
    if kind or not passage.words[one.last].norm.endswith(_MADE_UP):
        return kind
    return category_at(passage, one.last + 1) or "generic"


def _whole(passage: Passage, people: Sequence[Number]) -> Number | None:
    """Return the number of which others after it are parts: one after "of", or the largest."""
    for at, one in enumerate(people[:-1]):
        if _is_base(passage, one) and _holds(passage, one, people[at + 1 :]):
            return one
    wholes = [one for at, one in enumerate(people[:-1]) if _holds(passage, one, people[at + 1 :])]
    return max(wholes, key=lambda one: one.value) if wholes else None


def _is_base(passage: Passage, one: Number) -> bool:
    """Return whether "of" stands before a number, and not "more than"."""
    marks = passage.marks_in("part.base", max(0, one.first - 2), one.first)
    of = next((mark for mark in marks if mark.last == one.first), None)
    return of is not None and not (of.first and passage.words[of.first - 1].norm in MORE_THAN)


def _holds(passage: Passage, whole: Number, parts: Sequence[Number]) -> bool:
    """Return whether people may be parts of a whole, by how many they are and of what kind."""
    if whole.value <= sum(one.value for one in parts):
        return False
    kinds = {_category(passage, one) for one in parts} - _ANYBODY
    kind = _category(passage, whole)
    return kind in _ANYBODY or kinds <= {kind}


def _whole_before(passage: Passage, sentence: Sentence, parts: Sequence[Number]) -> Number | None:
    """Return the one number of people in the sentence before, where it tells of no harm."""
    number = passage.sentence_number(sentence.first)
    before = passage.sentences[number - 1] if number else None
    if before is None or not passage.casualty_words.isdisjoint(range(before.first, before.last)):
        return None
    people = [one for one in _people(passage, before.first, before.last) if one.value > 1]
    return people[0] if len(people) == 1 and _holds(passage, people[0], parts) else None
