"""Tajiks and Afghans whom a number counts by a noun that the lexicon lacks, with their verb far behind it."""

from collections.abc import Collection

from geo.incidents.reports.numbers import Number
from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.people import category_at, clause_ends

_CLAUSE = 12  # words from a number to the verb of its people
_THINGS = ("money", "drugs", "weapons", "post", "beasts", "owned", "munitions")
_SHORT = 3  # letters of words that are no nouns
_DAMAGED = "осеб"  # what also befalls houses and cars
_AND = {"ва", "е"}
_JOINER, _THEY = "\u200c", "ند"  # within a Dari compound; end of what several did
_THEM = ("анд", "ند")  # ends of Tajik and Dari verbs of several
_ANDS, _VERB = {"ва", "و"}, 3  # words of a verb
_HARMED = {"کشته", "زخمی", "مجروح", "شهید", "جان", "هلاک", "زخم", "جراحت"}  # people alone
_WHICH_TG = "ки"
_WHICH, _BY = "که", 3  # words from "از سوی" to who did it
_AT_LEAST = {"دست", "کم", "حداقل", "حدود", "камаш", "хадди", "акал", "кам", "дасти"}  # before a number
_DEATHS = {"شدن", "باختن", "шудани", "гардидани", "бохтани", "ефтани", "бардоштани", "додани"}
_DEATH = {"халокати", "марги", "катли"}  # a death in one word; those before are ends of one in two
_ENDS = {"و", "را", "است", "بود", "شد", "کرد"}


def stranger_end(passage: Passage, number: Number, sentence: Sentence, taken: Collection[int]) -> int:
    """Return where such a noun ends, or 0."""
    if passage.language in {"tg", "fa"} and (end := _end_after_death(passage, number, sentence, taken)):
        return end
    find = _persian_end if passage.language == "fa" else _tajik_end
    return find(passage, number, sentence, taken) or _joined_end(passage, number, sentence, taken)


def _end_after_death(passage: Passage, number: Number, sentence: Sentence, taken: Collection[int]) -> int:
    """Return where such a noun ends behind "the death of": "از کشته شدن دست‌کم سه زرگر | خبر دادند", or 0."""
    head = number.first
    while head > sentence.first and passage.words[head - 1].norm in _AT_LEAST:
        head -= 1
    death = head - 1 - (passage.words[head - 1].norm not in _DEATH)  # "марги", "کشته شدن"
    if death < sentence.first or death not in passage.casualty_words:
        return 0
    if death == head - 2 and passage.words[head - 1].norm not in _DEATHS:
        return 0
    noun, end = number.last, _past_joiners(passage, number.last + 1, sentence)
    least = _SHORT if end == noun + 1 else 1
    return end if noun < sentence.last and _may_be_person(passage, noun, taken, least) else 0


def _joined_end(passage: Passage, number: Number, sentence: Sentence, taken: Collection[int]) -> int:
    """Return where such a noun ends if known people are told with it: "як дуредгар | ва ду кӯдак", or 0."""
    noun, before = number.last, number.first - 1
    if passage.language not in {"tg", "fa"} or not _may_be_person(passage, noun, taken):
        return 0
    end = _past_joiners(passage, noun + 1, sentence)
    joined = end + 2 < sentence.last and passage.words[end].norm in _ANDS and not clause_ends(passage, end)
    if not joined or (before >= sentence.first and passage.has("place.never_first", before)):
        return 0
    other = passage.number_covering(end + 1)
    with_them = end + 1 if other is None else other.last
    if not category_at(passage, with_them):
        return 0
    for index in range(with_them + 1, min(sentence.last - 1, with_them + _CLAUSE)):
        if clause_ends(passage, index):
            break
        if index in passage.casualty_words:
            several = any(word.norm.endswith(_THEM) for word in passage.words[index : index + _VERB])
            return end * several
    return 0


def _past_joiners(passage: Passage, end: int, sentence: Sentence) -> int:
    """Return the word after a Dari compound that goes on at a word: "آتش‌نشان"."""
    while (
        end < sentence.last and passage.text[passage.words[end - 1].end : passage.words[end].start] == _JOINER
    ):
        end += 1
    return end


def _tajik_end(passage: Passage, number: Number, sentence: Sentence, taken: Collection[int]) -> int:
    """Return where a Tajik one ends: "ду муҳофизатчии бозор | рӯзи шанбе дар Рустоқ кушта шуданд", or 0."""
    noun = number.last
    if passage.language != "tg" or noun + 1 >= sentence.last or not _may_be_person(passage, noun, taken):
        return 0
    before = number.first - 1
    governed = before >= sentence.first and passage.words[before].norm not in _AND
    if governed and (passage.has("place.never_first", before) or _has_next(passage, before)):
        return 0  # "дар ду минтақа", "чор нафари як авлод"
    start = _past_which_tg(passage, noun + 1, sentence)
    for index in range(start, min(sentence.last, start + _CLAUSE)):
        if index > start and clause_ends(passage, index):
            return 0
        if index in passage.casualty_words:
            told = passage.has("killed.back", index) or passage.has("wounded.back", index)
            return (noun + 1) * (told and passage.words[index].norm != _DAMAGED)
        if index in taken:
            continue
        another = passage.number_covering(index) is not None or category_at(passage, index)
        if another or passage.words[index].norm in _AND:
            return 0
    return 0


def _past_which_tg(passage: Passage, index: int, sentence: Sentence) -> int:
    """Return the word after what Tajik tells of such people, or that word: "се дарвгар, ки омаданд, |"."""
    if not clause_ends(passage, index) or passage.words[index].norm != _WHICH_TG:
        return index
    after = range(index + 1, min(sentence.last, index + _CLAUSE))
    end = next((at for at in after if clause_ends(passage, at)), index)
    harmed = not passage.casualty_words.isdisjoint(range(index, end))
    return index if harmed else end


def _persian_end(passage: Passage, number: Number, sentence: Sentence, taken: Collection[int]) -> int:
    """Return where such a Dari noun of several ends, whose verb says so: "دو آتش‌نشان | کشته شدند"."""
    noun, before = number.last, number.first - 1
    end = _past_joiners(passage, noun + 1, sentence)
    least = _SHORT if end == noun + 1 else 1
    if number.value < 2 or end >= sentence.last or not _may_be_person(passage, noun, taken, least):  # noqa: PLR2004
        return 0
    if before >= sentence.first and passage.has("place.never_first", before):
        return 0  # "در دو رویداد جداگانه"
    index = end
    while index < min(sentence.last - 1, noun + 2 * _CLAUSE):
        if index in passage.casualty_words:
            verb = passage.words[index + 1].norm
            return end if passage.words[index].norm in _HARMED and verb.endswith(_THEY) else 0
        norm = passage.words[index].norm
        if norm == _WHICH:  # who did it, or who they were
            index = next(
                (at for at in range(index + 1, sentence.last) if clause_ends(passage, at)), sentence.last
            )
            continue
        known = passage.number_covering(index) is not None or category_at(passage, index)
        by = passage.has_any("part.by", max(end, index - _BY), index)
        if index not in taken and ((known and not by) or norm in _ENDS or norm.endswith(_THEY)):
            return 0
        index += 1
    return 0


def _has_next(passage: Passage, index: int) -> bool:
    """Return whether a word is of people to whom the next belongs: "нафари"."""
    return category_at(passage, index) != "" and passage.words[index].norm.endswith("и")


def _may_be_person(passage: Passage, index: int, taken: Collection[int], short: int = _SHORT) -> bool:
    """Return whether a word may be a noun for people: none that the lexicon knows, no name."""
    if index >= len(passage.words):
        return False
    word = passage.words[index]
    if index in taken or word.capital or len(word.norm) <= short or clause_ends(passage, index):
        return False
    if index in passage.event_words or index in passage.casualty_words or passage.unit_at(index):
        return False
    known = any(passage.has(f"object.{name}", index) for name in _THINGS)
    return not (known or passage.has("place.never_first", index) or passage.has("part.groups", index))
