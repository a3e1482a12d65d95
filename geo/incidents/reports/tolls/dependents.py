"""People who only tell whose wife, car or men others are: "жена пастуха", "a father of three"."""

from collections.abc import Sequence

from geo.incidents.reports.passage import Passage
from geo.incidents.reports.tolls.bystanders import is_of_others
from geo.incidents.reports.tolls.people import Quantity, category_at, clause_ends
from geo.incidents.reports.tolls.russian_clauses import has_wound
from geo.incidents.reports.tolls.whose import is_named_owner, is_of_kinsman

_MEN_OF = {"افراد", "جنگجویان", "محافظان", "طرفداران", "هواداران"}  # before who leads them in Dari
JOINERS = {"и", "ва", "و", "с", "бо", "با", "همراه", "а", "е", "یا", "или"}
_CONSONANTS = tuple("бвгджзйклмнпрстфхцчшщ")  # ends of Russian nouns for men, in the nominative
_POINTING = {"ин", "хамин", "як"}  # before a Tajik noun
_NAME = 2  # words of a name


def owns(passage: Passage, found: Sequence[Quantity], number: int) -> bool:
    """Return whether one person only tells whose wife or car it is: "жена пастуха"."""
    one = found[number]
    before = found[number - 1] if number else None
    if is_of_kinsman(passage, one) or is_named_owner(passage, one):
        return True
    if one.value != 1:
        return passage.language == "tg" and _owns_thing(passage, one)  # "хонаи ду сокин осеб дид"
    if passage.language == "en":  # "three bodyguards of the police chief"
        of = before is not None and before.last == one.first - 1 and passage.words[before.last].norm == "of"
        return before is not None and of and before.spoken and before.value > 1 and not one.spoken
    follows = before is not None and not before.spoken and not one.spoken and _beside(passage, before, one)
    follows = follows and not (passage.language == "tg" and _is_object_of(passage, one))
    if follows and before is not None and passage.language == "fa" and _owns_thing(passage, before):
        follows = False  # "در موتر ولسوال شورتپه پسر او را زخمی کرد"
    if passage.language == "ru" and before is not None and before.last == one.first and not one.spoken:
        follows = follows or not clause_ends(passage, one.first)  # "четверо подчинённых капитана"
    at_his = passage.language == "ru" and not one.spoken and passage.words[one.first - 1].norm == "у"
    at_his = at_his and not has_wound(passage, one.last)
    follows = follows or (before is not None and is_of_others(passage, before, one))
    led = passage.language == "fa" and not one.spoken and passage.words[one.first - 1].norm in _MEN_OF
    return follows or at_his or led or _owns_thing(passage, one) or _is_before_number(passage, found, number)


def _is_object_of(passage: Passage, one: Quantity) -> bool:
    """Return whether it was done to a Tajik by the one before: "марде занашро", not "муовини волиро"."""
    linked = passage.words[one.first - 1].norm.endswith("и")
    return passage.words[one.last - 1].norm.endswith("ро") and not linked


def _is_before_number(passage: Passage, found: Sequence[Quantity], number: int) -> bool:
    """Return whether a Tajik or Dari number follows somebody: "раҳгузар ду тананд", "راننده دو تن را زد"."""
    if passage.language not in {"tg", "fa"} or number + 1 >= len(found) or found[number].spoken:
        return False
    one, other = found[number], found[number + 1]
    beside = other.spoken and other.first == one.last and not joins(passage, one.last - 1)
    beside = beside and not is_of_others(passage, one, other)  # "برادرزادهٔ یک ملک"
    return beside and not clause_ends(passage, other.first)


def _owns_thing(passage: Passage, one: Quantity) -> bool:
    """Return whether a thing stands right before a person, whose it is: "дом судьи"; not "машину. Судья"."""
    before = one.first - 1
    former = passage.language in {"tg", "ru"} and passage.has("person.former", before)
    before -= former  # "хонаи собиқ вулусвол"
    owned = passage.has("object.owned", before)
    owned = owned or (passage.language == "ru" and passage.has("part.group", before))  # "семью военного"
    if one.first == passage.sentence_first(one.first) or not owned:
        return False
    if passage.language == "ru" and passage.words[one.first].norm.endswith(_CONSONANTS):
        return False  # "старший машины прапорщик Мельник"
    return not clause_ends(passage, one.first)


def is_dependent(passage: Passage, found: Sequence[Quantity], number: int) -> bool:
    """Return whether a number tells whose mother one is: "a father of three", "мать шестерых детей"."""
    one = found[number]
    before = found[number - 1] if number else None
    if before is None or before.spoken or not one.spoken:
        return False
    if passage.language == "en":
        return before.last == one.first - 1 and passage.words[before.last].norm == "of"
    of = passage.language == "ru" or (
        passage.language == "tg" and passage.words[one.first - 1].norm.endswith("и")
    )  # "падари панҷ фарзанд"
    return of and before.last == one.first and not clause_ends(passage, one.first)


def _beside(passage: Passage, one: Quantity, other: Quantity) -> bool:
    """Return whether only a name may stand between two persons: "ملا رحیم فرمانده"."""
    between = range(one.last, other.first)
    parted = any(clause_ends(passage, index) for index in (*between, other.first))
    joined = any(joins(passage, index) for index in (one.last - 1, *between))
    long = len(between) > _NAME and not _is_chain(passage, one.last - 1, other.first - 1)
    return not (long or parted or joined) and passage.casualty_words.isdisjoint(between)


def _is_chain(passage: Passage, first: int, last: int) -> bool:
    """Return whether Tajik words go on from one to the next: "раиси додгоҳи ибтидоии ин ноҳия"."""
    links = (passage.words[index].norm for index in range(first, last))
    return passage.language == "tg" and all(norm.endswith("и") or norm in _POINTING for norm in links)


def joins(passage: Passage, index: int) -> bool:
    """Return whether a word joins what stands on both sides of it: "and", the ending of "ҳамсару"."""
    norm = passage.words[index].norm
    return norm in JOINERS or (
        passage.language == "tg" and norm.endswith("у") and bool(category_at(passage, index))
    )
