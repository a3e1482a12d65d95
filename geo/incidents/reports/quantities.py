"""Numbers of people: "three Chinese citizens", "двое пограничников", "a shepherd"; not kilograms or years."""

from collections.abc import Collection, Sequence

from geo.incidents.reports.numbers import Number
from geo.incidents.reports.parts import counts, is_base
from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.people import Quantity, category_at, clause_ends, is_casualty_soon
from geo.incidents.reports.words import normal

_REACH = 5  # words between a number and the noun it counts
_OF_THEM = 3  # words from a number to the end of "of them"
_VICTIMS_REACH = 7
_SINGULAR_DETERMINERS = "singular.determiners"
_PLURAL_ENDINGS = ("s", "men", "women", "people", "children", "police", "troops", "taliban")
_ABOUT = frozenset(
    map(
        normal,
        [
            "не",
            "менее",
            "более",
            "около",
            "примерно",
            "свыше",
            "порядка",
            "минимум",
            "как",
            "at",
            "least",
            "about",
            "some",
            "nearly",
            "almost",
            "over",
            "around",
            "чем",
            "ҳудуди",
            "тақрибан",
            "қариб",
            "حدود",
            "نزدیک",
            "دست",
            "کم",
            "حداقل",
        ],
    )
)
_HIMSELF = {"himself", "herself"}
_OWNERS = {"his", "her", "their", "a", "an"}
_STILL = {"еще", "также", "и", "сразу"}
_AGES = range(1, 100)
_CLOCK = frozenset(map(normal, ["at", "aged", "number", "соат", "соати", "соатҳои", "ساعت", "ساعات"]))
_CONJUNCTIONS = {"and", "и", "ва", "و", "or", "или", "ё", "а", "но", "but"}
_UNKNOWN_REACH = 3  # words of an unknown noun between its number and "killed"
_ORDINALS = {"second", "third", "fourth"}
_NO = {"no", "не", "ни"}
_THE_OTHER = {"another", "второй", "вторая", "третий", "другой", "дуюми", "сеюми", "دومی", "دیگری"}
_AUXILIARY = {
    "were",
    "was",
    "are",
    "is",
    "have",
    "has",
    "been",
    "more",
    "also",
    "seriously",
    "badly",
    "slightly",
    "легко",
    "тяжело",
    "others",
    "еще",
    "of",
}


def find_quantities(passage: Passage, sentence: Sentence, taken: Collection[int]) -> list[Quantity]:
    """
    Return the numbers of people in a sentence, in order, parts of a total left out.

    Parameters
    ----------
    passage
        The text.
    sentence
        One of its sentences.
    taken
        The words that belong to dates and places.
    """
    found: list[Quantity] = []
    covered = -1
    for index in range(sentence.first, sentence.last):
        if index < covered:
            continue
        number = passage.number_covering(index)
        quantity = None
        if (
            number is not None
            and number.first == index
            and index not in taken
            and (index == 0 or passage.words[index - 1].norm not in _NO)
        ):
            quantity = _counted(passage, number, sentence, taken)
        elif number is None and index not in taken:
            quantity = (
                _as_many(passage, index, found)
                or _pair(passage, index, sentence)
                or _single(passage, index, sentence)
            )
        if quantity is not None:
            of_them = bool(passage.marks_in("part.after", index + 1, index + _OF_THEM))
            if quantity.category == "" and found and (of_them or not quantity.spoken):
                quantity = quantity._replace(category=found[-1].category)  # "a third", "two of them"
            found.append(quantity)
            covered = quantity.last
    return [one for number, one in enumerate(found) if counts(passage, found, number, sentence)]


def _counted(passage: Passage, number: Number, sentence: Sentence, taken: Collection[int]) -> Quantity | None:
    """Return the people that a number counts, or None if it counts something else."""
    if _counts_things(passage, number, sentence):
        return None
    end = _noun_phrase_end(passage, number, sentence, taken)
    if end < sentence.last and end in passage.casualty_words:
        between = passage.words[number.last : end]
        if all(word.norm in _AUXILIARY for word in between):
            return Quantity(number.first, end, number.value, "")
    best, last = _noun(passage, number.last, end)
    if best:
        return Quantity(number.first, last, number.value, best)
    if passage.language == "en" and _counts_victims(passage, number, sentence):
        last = number.last + 1
    elif _counts_unknown(passage, number, end, sentence):
        last = end
    elif _ends_after_marker(passage, number, sentence):
        last = number.last
    else:
        return None
    return Quantity(number.first, last, number.value, "")


def _is_age(passage: Passage, number: Number, sentence: Sentence) -> bool:
    """Return whether a number between commas is the age of whom it follows: "his son, 12, was hurt"."""
    if not (
        sentence.first < number.first and number.last < sentence.last and passage.words[number.first].digits
    ):
        return False
    text, words = passage.text, passage.words
    parted = text[words[number.first - 1].end : words[number.first].start].strip() == ","
    ended = text[words[number.last - 1].end : words[number.last].start].strip()[:1] in {",", ")"}
    return parted and ended and number.value in _AGES


def _noun(passage: Passage, first: int, end: int) -> tuple[str, int]:
    """Return the kind of people that the words `first` to `end` (not included) name, and where it ends."""
    best, last = "", first
    for index in range(first, end):
        category = category_at(passage, index)
        if category and best in {"", "generic"}:
            best, last = category, index + 1
        elif best not in {"", "generic"}:
            break
    return best, last


def _counts_things(passage: Passage, number: Number, sentence: Sentence) -> bool:
    """Return whether a number is of kilograms, years or their like, or an hour."""
    before = number.first - 1
    if before > sentence.first and passage.words[before].norm in _CONJUNCTIONS:
        before = _before_number(passage, before)  # "aged four and seven"
    if before >= sentence.first and passage.words[before].norm in _CLOCK:
        return True
    if _is_age(passage, number, sentence):
        return True
    if number.last >= sentence.last:
        return False
    return passage.has("object.money", number.last)


def _before_number(passage: Passage, index: int) -> int:
    """Return the word before the number that ends at a word, or that word if no number does."""
    number = passage.number_covering(index - 1)
    return number.first - 1 if number is not None else index


def _counts_unknown(passage: Passage, number: Number, end: int, sentence: Sentence) -> bool:
    """Return whether a number of beings that the lexicon lacks is told killed or wounded."""
    if any(
        passage.has(f"object.{name}", index)
        for name in ("money", "drugs", "weapons", "post")
        for index in range(number.last, end)
    ):
        return False
    if any(passage.words[index].norm in _CONJUNCTIONS for index in range(number.last, end)):
        return False  # "killed six and wounded twenty"
    if (
        end < sentence.last
        and end in passage.casualty_words
        and 0 < end - number.last <= (_UNKNOWN_REACH if passage.language in {"en", "ru"} else _REACH)
    ):
        return True
    before = number.first - 1
    while before > sentence.first and passage.words[before].norm in _ABOUT | _STILL:
        before -= 1
    return passage.language == "ru" and before >= sentence.first and before in passage.casualty_words


def _noun_phrase_end(passage: Passage, number: Number, sentence: Sentence, taken: Collection[int]) -> int:
    """Return where the words that a number may count end: at the next number, clause or "killed"."""
    end = min(sentence.last, number.last + _REACH)
    for index in range(number.last, end):
        another = passage.number_covering(index) is not None and index not in taken
        parted = index > number.last and clause_ends(passage, index)
        if another or parted or index in passage.casualty_words:
            return index
    return end


def _counts_victims(passage: Passage, number: Number, sentence: Sentence) -> bool:
    """Return whether a number of unknown beings follows "killed": "killed a commander and his two aides"."""
    if number.last >= sentence.last or not passage.words[number.last].norm.endswith("s"):
        return False
    if any(passage.has(f"object.{name}", number.last) for name in ("money", "drugs", "weapons", "post")):
        return False
    for index in range(number.first - 1, max(sentence.first, number.first - _VICTIMS_REACH) - 1, -1):
        if clause_ends(passage, index + 1):
            return False
        if index in passage.casualty_words:
            return True
    return False


def _ends_after_marker(passage: Passage, number: Number, sentence: Sentence) -> bool:
    """Return whether a number ends its clause after "wounded": "Раненых шестеро"."""
    ends = number.last >= sentence.last or clause_ends(passage, number.last)
    before = number.first - 1
    while before > sentence.first and passage.words[before].norm in _ABOUT:
        before -= 1
    marked = before >= sentence.first and before in passage.casualty_words
    plain = (
        passage.language == "en" or ends
    )  # elsewhere the number of a verb before it may be of the next verb
    return plain and marked


def _as_many(passage: Passage, index: int, found: Sequence[Quantity]) -> Quantity | None:
    """Return the number before once more, where "as many" says so."""
    if not found or not passage.has("part.same", index):
        return None
    last = next(mark.last for mark in passage.marks_in("part.same", index, index + 3) if mark.first == index)
    return Quantity(index, last, found[-1].value, "")


def _pair(passage: Passage, index: int, sentence: Sentence) -> Quantity | None:
    """Return "husband and wife" as two."""
    if not passage.has("person.pair", index):
        return None
    marks = passage.marks_in("person.pair", index, sentence.last)
    return (
        Quantity(index, marks[0].last, 2, "civilians", spoken=False)
        if marks and marks[0].first == index
        else None
    )


def _single(passage: Passage, index: int, sentence: Sentence) -> Quantity | None:
    """Return one person told without a number: "a shepherd", "his son", "женщина", "a third", "himself"."""
    norm = passage.words[index].norm
    if norm in _HIMSELF:
        return Quantity(index, index + 1, 1, "attackers", spoken=False)
    third = (
        norm in _ORDINALS
        and index > sentence.first
        and passage.words[index - 1].norm == "a"
        and (
            index - 2 in passage.casualty_words or is_casualty_soon(passage, index + 1, sentence, _REACH + 1)
        )
    )
    other = norm in _THE_OTHER and (
        (index + 1 < sentence.last and is_casualty_soon(passage, index + 1, sentence))
        or (index > sentence.first and index - 1 in passage.casualty_words)
    )
    numbered = index + 1 < sentence.last and passage.number_covering(index + 1) is not None
    other = other and not numbered  # "another five"
    if third or (other and _determined(passage, index, sentence) is None):
        return Quantity(index, index + 1, 1, "", spoken=False)
    if passage.language == "en":
        if not passage.has(_SINGULAR_DETERMINERS, index):
            return _coordinated(passage, index, sentence)
        return _determined(passage, index, sentence) or _unknown_one(passage, index, sentence)
    if not passage.has("person.one", index):
        return None
    return Quantity(index, index + 1, 1, category_at(passage, index) or "civilians", spoken=False)


def _coordinated(passage: Passage, index: int, sentence: Sentence) -> Quantity | None:
    """Return the second person of "his wife and daughter", who has no determiner of her own."""
    word = passage.words[index]
    if word.norm.endswith(_PLURAL_ENDINGS) or word.possessive or index - _OF_THEM < sentence.first:
        return None
    owner, noun, joined = (passage.words[index - step].norm for step in (3, 2, 1))
    if joined != "and" or owner not in _OWNERS or noun.endswith(_PLURAL_ENDINGS):
        return None
    if not (category_at(passage, index - 2) and category_at(passage, index)):
        return None
    return Quantity(index, index + 1, 1, category_at(passage, index), spoken=False)


def _unknown_one(passage: Passage, index: int, sentence: Sentence) -> Quantity | None:
    """Return somebody whom the lexicon lacks: "his colleague was injured"; "the" may stand before a thing."""
    if passage.words[index].norm == "the":
        return None
    for step in range(index + 1, min(index + _UNKNOWN_REACH + 1, sentence.last)):
        if clause_ends(passage, step):
            return None
        if (
            step > index + 1
            and passage.words[step].norm == "was"
            and is_casualty_soon(passage, step + 1, sentence)
        ):
            return Quantity(index, step, 1, "", spoken=False)
    return None


def _determined(passage: Passage, index: int, sentence: Sentence) -> Quantity | None:
    """Return the person of an English noun in the singular after "a", "the" or "his"."""
    noun = 0
    for step in range(index + 1, min(index + _REACH, sentence.last)):
        if clause_ends(passage, step) or step in passage.casualty_words:
            break
        if passage.has("speech.verbs", step):
            break  # "the Front said five guards"
        if category_at(passage, step) and not passage.words[step].possessive:
            noun = step
        elif noun:
            break
    if not noun or passage.words[noun].norm.endswith(_PLURAL_ENDINGS):
        return None
    return Quantity(index, noun + 1, 1, category_at(passage, noun), spoken=False)


def base_category(passage: Passage, sentence: Sentence, taken: Collection[int]) -> str:
    """Return the kind of people that "of the four attackers" speaks of at the head of a sentence, or ""."""
    if not passage.has_any("part.base", sentence.first, sentence.last):
        return ""
    for number in passage.numbers_in(sentence.first, sentence.last):
        if number.first not in taken:
            quantity = _counted(passage, number, sentence, taken)
            if quantity is not None and is_base(passage, quantity, sentence):
                return quantity.category
    return ""
