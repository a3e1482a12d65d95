"""Numbers of people: "three Chinese citizens", "двое пограничников", "a shepherd"; not kilograms or years."""

from collections.abc import Collection, Iterator, Sequence

from geo.incidents.reports.numbers import Number
from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.among_others import are_others_of_side, are_their_others
from geo.incidents.reports.tolls.bases import MORE_THAN, is_base, is_told_by_clause
from geo.incidents.reports.tolls.contrasts import is_denied
from geo.incidents.reports.tolls.counted import counted
from geo.incidents.reports.tolls.each_side import groups_of, of_each, of_each_english
from geo.incidents.reports.tolls.headlines import bare_one, is_headline
from geo.incidents.reports.tolls.indefinite import aged_name
from geo.incidents.reports.tolls.limbs import one_hit
from geo.incidents.reports.tolls.names_told import name_before
from geo.incidents.reports.tolls.of_several import is_one_of_harmed, says_who_he_was, was_one_of_harmed
from geo.incidents.reports.tolls.pairs import couples, family_of, half_of, joins_two, of_ages, pair
from geo.incidents.reports.tolls.parts import counts
from geo.incidents.reports.tolls.people import Quantity, category_at, clause_ends
from geo.incidents.reports.tolls.persons import CLASSES_OF_ONE, may_be_one, single
from geo.incidents.reports.tolls.russian_clauses import counts_limb, of_each_side
from geo.incidents.reports.tolls.speakers import speaks
from geo.incidents.reports.tolls.spoken_of import counted_in_last
from geo.incidents.reports.tolls.these import THESE
from geo.incidents.reports.tolls.whose import is_owner

_OF_MORE = 6  # words from a number to the end of "of the", before the whole
_OF_THEM = 3  # words from a number to the end of "of them"
_WHOSE = 2  # words from kin to whose it is: "wife of the"
_MEN = ("bodyguard", "guard", "comrade", "deput", "aide", "associate", "escort", "men", "fighter")
_BEFORE_NTH = {"second": 1, "third": 2, "fourth": 3, "fifth": 4, "sixth": 5}
_AND_FURTHER = (["and", "another"], ["and", "further"])
_ITS_CITIZENS = {"шахрвандаш", "шахрвандонаш", "шахрвандашро", "шахрвандонашро"}  # in the words of a state
_WHOSE_CHILDREN = {"his", "her", "their", "its"}
_DIED = {"died", "perished", "succumbed", "dies", "suffered", "sustained", "received", "lost", "did"}
_DIED |= {"was", "were", "have", "has", "had", "are", "is", "lie", "lay", "lies"}
_TWICE = {"twice", "double", "вдвое"}
_WHO_REACH = 5  # words of "who were abducted and then killed"
_WAS = {"was", "were", "had", "also"}
_NO = {"no", "not", "не", "ни", "на", "хеч", "هیچ"}
_HIS_JOINED, _HIS_ENDINGS = {"و", "با", "همراه"}, ("ش", "شان")
_BAND = 7  # words from a band to its number: "гурӯҳи мусаллаҳ, ки аз се нафар"
_LEFT = {"left", "leaving", "leaves"}
_ONE_GROUP = {"یک", "این", "همان", "همین"}  # before a group
_OF_ARMED_FA = ("مسلح", "تروریست", "دهشت", "هراس")
_OF_ARMED = ("мусаллах", "силохбадаст", "террорист", "чинои", "чинояти", "кочокбар", "тундрав", "чангчу")


def find_quantities(
    passage: Passage, sentence: Sentence, taken: Collection[int], *, listed: bool = False
) -> list[Quantity]:
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
    listed
        Whether victims are told one by one, so that what follows "among the dead" is no part to be left out.
    """
    found: list[Quantity] = []
    covered = -1
    ones = passage.words_of("part.same", "person.pair", *CLASSES_OF_ONE)
    headline, aged = is_headline(passage, sentence), passage.language in {"tg", "ru"}
    each = passage.language == "en" and passage.has_any("part.each", sentence.first, sentence.last)
    for index in range(sentence.first, sentence.last):
        if index < covered or index in taken:
            continue
        number = passage.number_covering(index)
        if number is not None:
            quantity = _numbered(passage, number, index, sentence, taken) or aged_name(
                passage, index, sentence
            )
        elif (index in ones or may_be_one(passage, index)) and not _is_whose(passage, index):
            quantity = (
                _as_many(passage, index, found)
                or pair(passage, index, sentence)
                or single(passage, index, sentence)
                or (bare_one(passage, index, sentence) if headline else None)
            )
        elif aged and index in passage.people_words and passage.words[index + 1 :][:1]:
            quantity = of_ages(passage, index, sentence)
            quantity = quantity or (bare_one(passage, index, sentence) if headline else None)
        elif headline:
            quantity = bare_one(passage, index, sentence)
        else:
            continue
        if quantity is not None and not quantity.spoken and quantity.last - 1 in taken:
            quantity = None  # "the Imam Sahib district"
        if quantity is not None and _is_his_name(passage, found, quantity):
            covered = quantity.last
        elif quantity is not None:
            quantity = _of_kind(passage, quantity, found, sentence)
            quantity = of_each_english(passage, quantity, sentence) if each else quantity
            found.append(quantity)
            covered = quantity.last
    return [
        one for number, one in enumerate(found) if counts(passage, found, number, sentence, listed=listed)
    ]


def _is_his_name(passage: Passage, found: Sequence[Quantity], one: Quantity) -> bool:
    """Return whether English goes on from an office to who held it: "the shadow governor Qari Tayeb"."""
    if passage.language != "en" or one.spoken or not found or found[-1].spoken:
        return False
    follows = found[-1].last == one.first and not clause_ends(passage, one.first)
    return follows and passage.words[one.first].capital


def _of_kind(passage: Passage, quantity: Quantity, found: Sequence[Quantity], sentence: Sentence) -> Quantity:
    """Return people with the kind of those before them, where they are of them: "a third", "two of them"."""
    last = passage.words[quantity.last - 1].norm
    if last in _ITS_CITIZENS:
        return quantity._replace(category="generic")  # who they were else is told by others
    of_them = bool(passage.marks_in("part.after", quantity.first + 1, quantity.first + _OF_THEM))
    same = of_them or not quantity.spoken or _goes_on(passage, found, quantity)
    if quantity.category == "" and found and same:
        counted_with = [one for one in found if one.value == _BEFORE_NTH.get(last)]  # "two men … a third"
        told = next(
            (
                one
                for one in (*counted_with, *reversed(found))
                if one.category and not speaks(passage, one, sentence)
            ),
            quantity,
        )
        return quantity._replace(category=told.category)
    if of_them and quantity.category == "" and passage.language == "en":
        quantity = quantity._replace(category=counted_in_last(passage, sentence))
    guard = bool(found) and found[-1].category == "attackers" and _is_his_guard(passage, quantity)
    if found and (guard or _are_others_than_held(passage, found[-1], quantity)):
        return quantity._replace(category=found[-1].category)
    if quantity.category in {"", "generic"} and found and are_others_of_side(passage, found[-1], quantity):
        return quantity._replace(category=found[-1].category)
    if quantity.category in {"", "generic"} and are_their_others(passage, quantity):
        counted_before = bool(found) and found[-1].spoken  # not "والی می‌گوید که هشت تن‌شان"
        return quantity._replace(
            category=found[-1].category if counted_before else _fighters(passage, quantity)
        )
    return quantity


def _are_others_than_held(passage: Passage, held: Quantity, one: Quantity) -> bool:
    """Return whether English tells of others than those held: "arrested ten men and killed two others"."""
    if passage.language != "en" or passage.words[one.last - 1].norm != "others":
        return False
    return held.category != "" and passage.has_any("trigger.arrest", max(0, held.first - 2), held.first)


def _fighters(passage: Passage, one: Quantity) -> str:
    """Return the side of which Dari tells losses before it counts them: "به طالبان … ۲۰ تن‌شان کشته"."""
    first = passage.sentence_first(one.first)
    kinds = (category_at(passage, index) for index in range(one.first - 1, first, -1))
    side = next((kind for kind in kinds if kind in {"attackers", "security"}), one.category)
    return side if passage.language == "fa" else one.category


def _is_his_guard(passage: Passage, one: Quantity) -> bool:
    """Return whether people are those of the one before: "two of his bodyguards", "و ۱۱ همکارش"."""
    if passage.language == "fa":
        joined = one.spoken and passage.words[one.first - 1].norm in _HIS_JOINED
        return joined and passage.words[one.last - 1].norm.endswith(_HIS_ENDINGS)
    words = passage.words[one.first : one.last]
    his = any(word.norm in {"his", "their"} for word in words)
    return passage.language == "en" and his and words[-1].norm.startswith(_MEN)


def _is_whose(passage: Passage, index: int) -> bool:
    """Return whether an English person is only whose kin somebody is: "the wife of the mayor"."""
    if passage.language != "en" or index < _WHOSE or passage.words[index - 1].norm != "of":
        return False
    return category_at(passage, index - _WHOSE) == "civilians"


def _goes_on(passage: Passage, found: Sequence[Quantity], one: Quantity) -> bool:
    """Return whether a bare number goes on with those before it: "a soldier died and two were hurt"."""
    if not found:
        return False
    if passage.language == "ru":  # "трое нарушителей убиты, двое ранены"
        between = passage.text[passage.words[found[-1].last - 1].end : passage.words[one.first].start]
        return one.last - one.first == 1 and ";" not in between
    if passage.language != "en" or one.first == 0:
        return False
    before = [word.norm for word in passage.words[max(0, one.first - 2) : one.first]]
    told = next((other.category for other in reversed(found) if other.category), "")
    return (before[-1:] == ["and"] or before in _AND_FURTHER) and told in {"attackers", "security"}


def _numbered(
    passage: Passage, number: Number, index: int, sentence: Sentence, taken: Collection[int]
) -> Quantity | None:
    """Return the people whom a number counts that begins at a word, or None."""
    if number.first != index or (index > sentence.first and passage.words[index - 1].norm in _NO):
        return None
    nobody = passage.language == "fa" and is_denied(passage, index, sentence)
    if nobody or (passage.language == "ru" and counts_limb(passage, number)):
        return None
    some = _of_harmed(passage, number, sentence) and not says_who_he_was(passage, number)
    others = any(tell(passage, number, sentence) for tell in (is_owner, joins_two))
    if some or others or _is_group(passage, number):
        return None
    found = (
        one_hit(passage, number)
        or couples(passage, number)
        or family_of(passage, number)
        or _respectively(passage, number, sentence, taken)
        or _of_more(passage, number, sentence, taken)
        or counted(passage, number, sentence, taken)
    )
    found = half_of(passage, found, sentence)
    each = {"fa": of_each, "tg": of_each, "ru": of_each_side}.get(passage.language)
    if found and each is not None and each(passage, number):
        found = found._replace(value=groups_of(passage, number, sentence) * found.value)
    if found and _is_spared(passage, number, sentence):
        wholes = passage.numbers_in(number.last, found.last)
        return found._replace(value=wholes[-1].value - number.value) if wholes else None
    if found and found.category in {"", "generic"} and _is_of_armed_band(passage, index, sentence):
        found = found._replace(category="attackers")
    name = name_before(passage, index, sentence) if found and _of_his(passage, number) else index
    return found._replace(first=name, value=found.value + 1) if found and name < index else found


def _respectively(
    passage: Passage, number: Number, sentence: Sentence, taken: Collection[int]
) -> Quantity | None:
    """Return the first of two English numbers with one noun: "two and three fighters respectively"."""
    other = passage.number_covering(number.last + 1) if number.last + 1 < sentence.last else None
    if passage.language != "en" or other is None or passage.words[number.last].norm != "and":
        return None
    if all(passage.words[index].norm != "respectively" for index in range(sentence.first, sentence.last)):
        return None
    whole = counted(passage, other, sentence, taken)
    return None if whole is None else Quantity(number.first, number.last, number.value, whole.category)


def _is_of_armed_band(passage: Passage, index: int, sentence: Sentence) -> bool:
    """Return whether a number counts an armed band: "гурӯҳи террористӣ иборат аз панҷ нафар"."""
    if passage.language == "fa":
        after = passage.words[index + 1 : index + _OF_THEM]
        group = index > sentence.first and passage.has("part.groups", index - 1)
        return group and any(word.norm.startswith(_OF_ARMED_FA) for word in after)
    if passage.language != "tg":
        return False
    low = max(sentence.first, index - _BAND)
    for mark in passage.marks_in("part.groups", low, index)[-1:]:
        between = range(mark.last, index)
        return not any(passage.numbers_in(mark.last, index)) and any(
            passage.words[step].norm.startswith(_OF_ARMED) for step in between
        )
    return False


def _is_spared(passage: Passage, number: Number, sentence: Sentence) -> bool:
    """Return whether a number is of those left out: "all but one of the six guards were killed"."""
    if passage.language != "en" or number.first - 2 < sentence.first:
        return False
    before = [word.norm for word in passage.words[number.first - 2 : number.first]]
    return before[0] in {"all", "everyone", "everybody"} and before[1] in {"but", "except", "bar", "save"}


def _of_his(passage: Passage, number: Number) -> bool:
    """Return whether a number is of somebody's people, who may stand before it: "and two of his guards"."""
    words = passage.words
    own = number.last + 1 < len(words) and words[number.last].norm == "of"
    return own and words[number.last + 1].norm in {"his", "her"}


def _is_group(passage: Passage, number: Number) -> bool:
    """Return whether a number counts a group, whose people nobody counts: "як гурӯҳи мусаллаҳ"."""
    after = number.last
    return after < len(passage.words) and passage.has("part.groups", after)


def _of_harmed(passage: Passage, number: Number, sentence: Sentence) -> bool:
    """Return whether a number is of some of the wounded, of whom nobody died: "two of the seven injured"."""
    if passage.language == "fa":
        return False
    for mark in passage.marks_in("part.base", number.last, min(sentence.last, number.last + _OF_MORE)):
        other = passage.number_covering(mark.last) if mark.last < sentence.last else None
        if passage.language == "tg":
            whole = counted(passage, other, sentence, ()) if other is not None else None
            return whole is not None and is_told_by_clause(passage, whole.last, sentence)
        if other is not None and passage.has("wounded.number_after", other.last):
            return not passage.has_any("killed.back", other.last, sentence.last)
    return False


def _of_more(passage: Passage, number: Number, sentence: Sentence, taken: Collection[int]) -> Quantity | None:
    """Return some of a larger number: "four of the ten guards", "четверо из десяти пограничников"."""
    marks = passage.marks_in("part.base", number.last, min(sentence.last, number.last + _OF_MORE))
    ends = [mark.last for mark in marks if passage.words[mark.first - 1].norm not in MORE_THAN]
    if passage.language == "en" and number.last < sentence.last and passage.words[number.last].norm == "of":
        his = number.last + 1 < sentence.last and passage.words[number.last + 1].norm in _WHOSE_CHILDREN
        ends.append(number.last + 1 + his)  # "one of three guards", "three of her seven children"
    if passage.language in {"fa", "tg"}:  # "یکی از آن سه", "яке аз ин се нафар"
        ends = [end + (end < sentence.last and passage.words[end].norm in THESE) for end in ends]
        ends += [end for first in ends for end in _past_group(passage, first, sentence)]
    for end in ends:
        these = passage.words[end - 1].norm in THESE
        other = passage.number_covering(end) if end < sentence.last else None
        between = range(number.last, end + 1)
        apart = any(number.last <= one.first for one in passage.numbers_in(number.last, end))
        if apart or other is None or other.first in taken or other.value < number.value:
            continue
        if any(clause_ends(passage, index) or index in passage.casualty_words for index in between):
            continue
        whole = counted(passage, other, sentence, taken)
        if whole is not None and was_one_of_harmed(passage, number, whole):
            return whole._replace(first=number.first)
        if whole is not None and _are_all_dead(passage, other, whole, sentence):
            return whole._replace(first=number.first, last=whole.last + 1)
        if whole is not None and (
            these
            or whole.last not in passage.casualty_words
            or passage.words[whole.last - 1].norm in _WAS  # "one of the five was killed"
            or passage.words[number.first - 1].norm in _LEFT  # "left two of its 34 guards dead"
            or passage.words[whole.last].norm in _DIED
            or _died_of_wounds(passage, whole.last, sentence)
        ):
            band = whole.category == "generic" and _is_of_armed_band(passage, other.first, sentence)
            category = "attackers" if band else whole.category
            return Quantity(number.first, whole.last, number.value, category)
    return None


def _are_all_dead(passage: Passage, number: Number, whole: Quantity, sentence: Sentence) -> bool:
    """Return whether all are told killed: "two of the four men killed were", "яке аз се нафаре буд, ки …"."""
    if passage.language == "tg":
        return is_one_of_harmed(passage, whole.last, sentence)
    index = whole.last
    known = passage.language == "en" and passage.words[number.first - 1].norm == "the"
    if not known or index + 1 >= sentence.last:
        return False
    if passage.words[index].norm == "who" and passage.words[index + 1].norm in _WAS:
        ends = (step for step in range(index + 1, sentence.last) if passage.has("killed.violent", step))
        return next(ends, sentence.last) - index <= _WHO_REACH
    violent = passage.has("killed.violent", index) and not passage.has("killed.violent", index - 1)
    return violent and passage.words[index - 1].norm not in _WAS and not clause_ends(passage, index + 1)


def _past_group(passage: Passage, index: int, sentence: Sentence) -> Iterator[int]:
    """Yield where a Dari group begins to be counted of which some are: "دو تن از گروه چهارنفری"."""
    index += index < sentence.last and passage.words[index].norm in _ONE_GROUP
    if passage.language == "fa" and index + 1 < sentence.last and passage.has("part.groups", index):
        yield index + 1


def _died_of_wounds(passage: Passage, index: int, sentence: Sentence) -> bool:
    """Return whether "wounded" only says of whom some died: "one of three guards wounded … has died"."""
    return passage.has("moved.adjective", index) and passage.has_any("killed.back", index + 1, sentence.last)


def base_category(passage: Passage, sentence: Sentence, taken: Collection[int]) -> str:
    """Return the kind of people that "of the four attackers" speaks of at the head of a sentence, or ""."""
    if not passage.has_any("part.base", sentence.first, sentence.last):
        return ""
    for mark in passage.marks_in("part.base", sentence.first, min(sentence.last, sentence.first + _OF_MORE))[
        :1
    ]:
        if mark.first == sentence.first and category_at(passage, mark.last) not in {"", "generic"}:
            return category_at(passage, mark.last)  # "из нападавших убиты трое"
    for number in passage.numbers_in(sentence.first, sentence.last):
        if number.first not in taken:
            quantity = counted(passage, number, sentence, taken)
            if quantity is not None and is_base(passage, quantity, sentence):
                return quantity.category
    return ""


def _as_many(passage: Passage, index: int, found: Sequence[Quantity]) -> Quantity | None:
    """Return the number before once more, where "as many" says so."""
    if not found or not passage.has("part.same", index):
        return None
    marks = passage.marks_in("part.same", index, index + 3)
    last = max((mark.last for mark in marks if mark.first == index), default=0)
    if not last or (last < len(passage.words) and passage.words[last].norm == "as"):
        return None  # "as many | more", "as many | as seven"
    twice = any(passage.words[word].norm in _TWICE for word in range(max(index - 1, found[-1].last), last))
    whole = (one for one in reversed(found) if one.spoken and not passage.has("part.before", one.first - 1))
    several = next(whole, found[-1])  # not the major among three, nor "в том числе двое"
    return Quantity(index, last, several.value * (1 + twice), "")
