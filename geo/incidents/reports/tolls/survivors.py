"""The dead told by those who are left: "of the four men only one survived", "none of the six"."""

from geo.incidents.reports.lexicon import Mark
from geo.incidents.reports.numbers import Number
from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.figures import Figure
from geo.incidents.reports.tolls.left_alive import all_but_left, did_not_live
from geo.incidents.reports.tolls.names_told import AGED
from geo.incidents.reports.tolls.of_several import ONE_OF_THEM
from geo.incidents.reports.tolls.people import category_at, clause_ends

_LEFT = 2  # words from "survived" to how many
_NONE = {
    "none",
    "nobody",
    "no",
    "никто",
    "никого",
    "никому",
    "ни",
    "нет",
    "было",
    "هیچ",
    "هیچکس",
    "هیچکدام",
    "хеч",
}  # of them survived: how many they were is told before
_SOLE = "единствен"  # of "единственный выживший"
_BACK = 2  # sentences before one that may count the whole
_NOUN = 3  # words from a number to its noun
_LIVED = 12  # words from those who lived to a verb that ends its clause
_ANYBODY = {"کسی", "کس", "نفر", "فرد", "شخص", "فردی", "شخصی"}  # "the only one who"
_ABOARD = ("سرنشین", "сарнишин")  # who count a driver, too
_BUT = {"but", "and", "sadly"}
_OF_FA = "از"
_VERB_LAST = {"tg", "fa"}  # languages that say before the verb who lived
_OF_THEM = ("ашон", "шан")  # "танҳо хурдиашон"


def all_lost(passage: Passage, sentence: Sentence) -> list[Figure]:
    """Return the number of whom none survived: "none of the six guards survived"."""
    name = "killed.none_lived" if passage.language in _VERB_LAST else "killed.every"
    for mark in passage.marks_in(name, sentence.first, sentence.last)[:1]:
        numbers = [one for one in passage.numbers_in(mark.first, mark.last) if one.value > 1]
        if numbers:
            return [Figure("killed", numbers[0].value, frozenset({"generic"}), mark.first, mark.last)]
        told = _of_all(passage, sentence, mark) or _whole(passage, sentence, mark.first)
        told = told or _whole_after(passage, sentence)
        if told is not None and any(passage.words[index].norm in _NONE for index in range(*mark)):
            return [Figure("killed", told[0].value, frozenset({told[1]}), mark.first, mark.last)]
    if passage.language in _VERB_LAST:
        return _all_but_before(passage, sentence)
    if passage.language == "en":
        return (
            _neither(passage, sentence) or all_but_left(passage, sentence) or did_not_live(passage, sentence)
        )
    return _all_but(passage, sentence)


def _of_all(passage: Passage, sentence: Sentence, mark: Mark) -> tuple[Number, str] | None:
    """Return how many they were, told right after that none lived: "не выжил никто из троих пастухов"."""
    number = passage.number_covering(mark.last + 1) if mark.last + 1 < sentence.last else None
    if number is None or not passage.has("part.base", mark.last):
        return None
    return number, category_at(passage, number.last) if number.last < sentence.last else ""


def _neither(passage: Passage, sentence: Sentence) -> list[Figure]:
    """Return the two of whom English says that neither lived: "neither he nor his helper survived"."""
    first = sentence.first + (passage.words[sentence.first].norm in _BUT)
    if first >= sentence.last or passage.words[first].norm != "neither":
        return []
    lived = next(iter(passage.marks_in("killed.survivor", first, sentence.last)), None)
    if lived is None or not passage.casualty_words.isdisjoint(range(first, lived.first)):
        return []
    between = [word.norm for word in passage.words[first + 1 : lived.first]]
    two = between[:1] == ["of"] or between.count("nor") == 1
    return [Figure("killed", 2, frozenset({"generic"}), first, lived.last)] if two else []


def _all_but_before(passage: Passage, sentence: Sentence) -> list[Figure]:
    """Return those of whom Dari and Tajik say before the verb who lived: "از شش سرنشین یک تن زنده ماند"."""
    for mark in passage.marks_in("killed.survivor", sentence.first, sentence.last)[:1]:
        low = max(sentence.first, mark.first - _LIVED)
        only = next(iter(passage.marks_in("part.only", low, mark.first)[::-1]), None)
        start = low if only is None else only.last
        numbers = passage.numbers_in(start, mark.first)
        left = next((one for one in reversed(numbers) if _may_be_left(passage, one)), None)
        alone = left is None and only is not None
        role = alone and (passage.has("person.one", start) or _is_one(passage, start))
        if role or (alone and _is_anybody(passage, start, mark.first)):
            left = Number(start, start + 1, 1)
        if passage.has("part.only", mark.first):  # "یگانه بازمانده راننده است"
            only, left = mark, Number(mark.first, mark.last, 1)
            role = mark.last < sentence.last and passage.has("person.one", mark.last)
        if left is None or any(clause_ends(passage, index) for index in range(left.last, mark.first)):
            continue
        if not passage.casualty_words.isdisjoint(range(left.last, mark.first)):
            continue  # "یکی کشته شد و دیگری زنده ماند"
        until = left.first if only is None else only.first
        base = _base_within(passage, sentence, until, left)
        whole = base or (None if only is None else _whole(passage, sentence, until))
        if whole is None or whole[0].value <= left.value:
            continue
        number, category = whole
        if not passage.casualty_words.isdisjoint(range(number.last, left.first)):
            continue  # "از چهار تن یکی زخمی شد و سه تن جان سالم به در بردند"
        apart = role and category == "civilians" and not _counts_all(passage, number)
        apart = apart and not (passage.language == "tg" and (base or _is_one(passage, start)))
        value = number.value if apart else number.value - left.value
        return [Figure("killed", value, frozenset({category}), number.first, number.last)]
    return []


def _may_be_left(passage: Passage, number: Number) -> bool:
    """Return whether a number may be of those left alive: no age, nor the whole of "one of the six"."""
    whole = number.first > 0 and passage.words[number.first - 1].norm == _OF_FA
    return not (whole or passage.has("time.aged", number.last))


def _is_anybody(passage: Passage, index: int, verb: int) -> bool:
    """Return whether "only" says no more of the one who lived: "تنها کسی که", "ягона зиндамонда"."""
    return passage.words[index].norm in _ANYBODY or (passage.language == "tg" and index == verb)


def _is_one(passage: Passage, index: int) -> bool:
    """Return whether a Tajik word is of one of those told before: "танҳо яке", "фақат хурдиашон"."""
    norm = passage.words[index].norm
    return passage.language == "tg" and (norm in ONE_OF_THEM or norm.endswith(_OF_THEM))


def _base_within(passage: Passage, sentence: Sentence, until: int, left: Number) -> tuple[Number, str] | None:
    """Return the whole of "of six", which stands before those who lived in a Dari sentence or after them."""
    for mark in passage.marks_in("part.base", sentence.first, until + _LIVED):
        for number in passage.numbers_in(mark.last, min(sentence.last, mark.last + _NOUN)):
            if number.value > left.value and (number.last <= until or number.first >= left.last):
                kinds = (category_at(passage, index) for index in range(number.last, number.last + _NOUN))
                return number, next((kind for kind in kinds if kind), "")
    return None


def _counts_all(passage: Passage, number: Number) -> bool:
    """Return whether a number is of all aboard, and not of whom the driver drove: "پنج بازرگان"."""
    after = passage.words[number.last : number.last + _NOUN]
    return any(word.norm.startswith(_ABOARD) for word in after)


def _whole_after(passage: Passage, sentence: Sentence) -> tuple[Number, str] | None:
    """Return how many the next Russian sentence says there were: "Всего в машине было шесть человек"."""
    after = passage.sentence_number(sentence.first) + 1
    if passage.language != "ru" or after >= len(passage.sentences):
        return None
    following = passage.sentences[after]
    told = passage.has_any("part.in_all", following.first, following.first + 1)
    return _whole(passage, following, following.last) if told else None


def _all_but(passage: Passage, sentence: Sentence) -> list[Figure]:
    """Return those of whom only some were left alive: "из четверых в живых остался лишь один"."""
    for mark in passage.marks_in("killed.survivor", sentence.first, sentence.last)[:1]:
        after = passage.numbers_in(mark.last, min(sentence.last, mark.last + _LEFT))
        left = next((one for one in after if not _is_age(passage, one)), None)
        left = left or _only_one(passage, sentence, mark)
        if left is None:
            continue
        whole = _base_beside(passage, sentence, left)
        alone = mark.last == mark.first + 1 and not passage.has_any("part.only", mark.last, left.first + 1)
        if alone and whole is None:
            continue  # "выжил" alone may be one of several told apart
        whole = whole or _whole(passage, sentence, mark.first)
        if whole is not None and whole[0].value > left.value:
            number, category = whole
            value = number.value - left.value
            return [Figure("killed", value, frozenset({category}), mark.first, left.last)]
    return []


def _base_beside(passage: Passage, sentence: Sentence, left: Number) -> tuple[Number, str] | None:
    """Return the whole that "of" tells in a Russian sentence: "из десяти бойцов уцелели трое"."""
    if passage.language != "ru":
        return None
    for mark in passage.marks_in("part.base", sentence.first, sentence.last):
        whole = passage.number_covering(mark.last) if mark.last < sentence.last else None
        if whole is not None and whole.first == mark.last and whole.value > left.value:
            return whole, category_at(passage, whole.last) if whole.last < sentence.last else ""
    return None


def _is_age(passage: Passage, number: Number) -> bool:
    """Return whether a number is how old somebody is: "19-летний"."""
    return number.last < len(passage.words) and passage.words[number.last].norm.endswith(AGED)


def _only_one(passage: Passage, sentence: Sentence, mark: Mark) -> Number | None:
    """Return the one whom "only" tells without a number: "выжил только водитель", "только 19-летний Саид"."""
    if passage.words[mark.first].norm.startswith(_SOLE):
        return Number(mark.first, mark.last, 1)
    index, noun = mark.last, mark.last + 1
    if noun >= sentence.last or not passage.has("part.only", index):
        return None
    word = passage.words[noun]
    told = passage.has("person.one", noun) or word.capital or word.norm.endswith(AGED)
    told = told or (word.digits and noun + 1 < sentence.last and passage.words[noun + 1].norm.endswith(AGED))
    return Number(index, noun + 1, 1) if told else None


def _whole(passage: Passage, sentence: Sentence, until: int) -> tuple[Number, str] | None:
    """Return the last number of people before a word or in the sentences before, where none are dead."""
    place = passage.sentence_number(sentence.first)
    spans = [(sentence.first, until)]
    spans += [(one.first, one.last) for one in reversed(passage.sentences[max(0, place - _BACK) : place])]
    for first, last in spans:
        if not passage.casualty_words.isdisjoint(range(first, last)):
            return None
        for number in reversed(passage.numbers_in(first, last)):
            kinds = [
                category_at(passage, index) for index in range(number.last, min(last, number.last + _NOUN))
            ]
            known = next((kind for kind in kinds if kind), "")
            if known or passage.has("part.base", number.first - 1):
                return number, known
    return None
