"""Whose people are: of what side ("two from the unit"), or only whose kin ("хоҳари хурдии яке аз онҳо")."""

from collections.abc import Sequence

from geo.incidents.reports.lexicon import Mark
from geo.incidents.reports.numbers import Number
from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.people import Quantity, category_at, clause_ends, is_speech

_ONE, _A = {"яке", "як"}, "як"
_KINSMEN = (
    "фарзанд",
    "писар",
    "духтар",
    "зани",
    "хамсар",
    "бародар",
    "додар",
    "хохар",
    "падар",
    "модар",
    "келин",
)
_KIN_FA = (
    *(
        "برادر",
        "خواهر",
        "پسر",
        "دختر",
        "پدر",
        "مادر",
        "زن",
        "همسر",
        "شوهر",
        "فرزند",
        "نواسه",
        "خواهرزاده",
        "برادرزاده",
    ),
    *("کاکا", "ماما", "عروس", "داماد", "خانم", "اولاد", "طفل"),
)
_WHOSE_FA = (["من"], ["ما"], ["ام"], ["اش"], ["شان"])  # the same, apart
_MINE, _FURTHER = ("م", "ش", "شان", "شم", "ما"), "دیگر"  # ends of "my son"; in "another son of mine"
_HIS, _SPEAKER = "ش", 6  # end of "his son"; words of who speaks
_OFFICIALS = ("پولیس", "پلیس", "سخنگو", "مناب", "منبع", "مقام", "مسئول", "مسوول", "والی", "فرمانده", "طالبان")
_FAMILIES, _NAME = ("оилаи", "хонаводаи"), 4  # before whose they are, and words of his name
_OF_SIDE, _THE = {"from", "among", "on"}, {"the", "our", "their", "his", "each", "its"}  # "from the unit"
_OF_THEM = 2  # words after "one of"
_SIDE = 4  # words of "on the Afghan side"
_KIN = "и"  # the ending of a word that goes on to whose it is
_ARE = ("ст", "анд", "янд")  # ends of words with "is", "are"
_HEAD = 2  # words from a wound to whose kin somebody is: "модари сарбози маҷрӯҳ"
_SLAIN_FA = [["کشته", "شده"], ["جان", "باخته"], ["شهید", "شده"]]
_FINITE, _THIS = {"است", "اند", "بود", "بودند", "باشد", "و"}, {"این", "ان"}  # what ends a verb; "this"
_KIN_REACH = 5  # words from "the father" to "the dead"


def are_of_teller(passage: Passage, sentence: Sentence, mine: Sequence[Quantity]) -> bool:
    """Return whether Dari people are kin of who tells of them: "گفت: «برادرم و دو پسرش هم زخمی شدند»"."""
    if passage.language != "fa" or not passage.has_any("speech.verbs", sentence.first, sentence.last):
        return False
    norms = [passage.words[index].norm for one in mine for index in range(one.first, one.last + 1)]
    kin = [at for at, norm in enumerate(norms) if norm.startswith(_KIN_FA)]
    whose = any(norms[at].endswith(_MINE) or norms[at + 1 : at + 2] in _WHOSE_FA for at in kin)
    his = all(norms[at].endswith(_HIS) or norms[at + 1 : at + 2] == _WHOSE_FA[-2] for at in kin)
    if whose and his and _official_speaks(passage, sentence, mine[0].first):
        return False  # "پولیس می‌گوید برادرش هم کشته شد", of the victim
    return whose and _FURTHER not in norms


def _official_speaks(passage: Passage, sentence: Sentence, until: int) -> bool:
    """Return whether officials or sources speak at the head of a Dari sentence, who tell of others' kin."""
    head = range(sentence.first, min(until, sentence.first + _SPEAKER))
    said = passage.has_any("speech.verbs", sentence.first, until)
    return said and any(passage.words[index].norm.startswith(_OFFICIALS) for index in head)


def is_owner(passage: Passage, number: Number, sentence: Sentence) -> bool:
    """Return whether "one of" right after a kinsman only says whose kin he is."""
    words, noun = passage.words, number.first - 1
    if passage.language != "tg" or words[number.first].norm not in _ONE or number.last >= sentence.last:
        return False
    if not passage.has("part.base", number.last) or clause_ends(passage, number.first):
        return False
    while noun > sentence.first and words[noun].norm.endswith(_KIN) and not category_at(passage, noun):
        noun -= 1
    kin = noun >= sentence.first and category_at(passage, noun) not in {"", "generic"}
    return kin and words[noun].norm.endswith(_KIN)


def is_of_kinsman(passage: Passage, one: Quantity) -> bool:
    """Return whether Tajik kin stand right before "one", whose they are: "се фарзанди | як полис"."""
    kin = one.first - 1
    if passage.language == "tg" and passage.has("person.self", one.first) and one.last == one.first + 1:
        return kin >= 0 and passage.words[kin].norm.endswith(_KIN)  # "шаш муҳофизи ӯ"
    if passage.language != "tg" or passage.words[one.first].norm != _A or clause_ends(passage, one.first):
        return False
    return passage.words[kin].norm.startswith(_KINSMEN) and passage.words[kin].norm.endswith(_KIN)


def is_named_owner(passage: Passage, one: Quantity) -> bool:
    """Return whether Tajik only tells who owns a house, between commas: "дар хонаи Карим, муаллими деҳа,"."""
    return passage.language == "tg" and not one.spoken and follows_owner(passage, one.first)


def follows_owner(passage: Passage, index: int) -> bool:
    """Return whether words that a comma begins stand behind the name of who owns a house or a family."""
    head = index - 1
    while head > 0 and passage.words[head].capital and index - head <= _NAME:
        head -= 1
    named = clause_ends(passage, index) and head < index - 1 and not clause_ends(passage, head + 1)
    return named and (passage.has("object.owned", head) or passage.words[head].norm.startswith(_FAMILIES))


def in_owner(passage: Passage, index: int, sentence: Sentence) -> bool:
    """Return whether a word is "them" or "the dead" in such words."""
    if passage.language != "tg":
        return False
    for first in range(max(sentence.first, index - _OF_THEM), index):
        number = passage.number_covering(first)
        if number is not None and number.first == first and is_owner(passage, number, sentence):
            return True
    return False


def is_of_side(passage: Passage, number: Number, sentence: Sentence) -> bool:
    """Return whether English says of what side people were who came to harm: "two from the unit and four"."""
    words, index = passage.words, number.last
    if passage.language != "en" or index + 2 >= sentence.last or words[index].norm not in _OF_SIDE:
        return False
    told = not passage.casualty_words.isdisjoint(range(sentence.first, number.first))
    if told and is_on_other_side(passage, number.first, index):
        return True
    end = next((step for step in range(index, sentence.last) if step in passage.casualty_words), index)
    if words[index + 1].norm not in _THE or end == index:
        return False
    return not any(clause_ends(passage, step) or is_speech(passage, step) for step in range(index + 1, end))


def is_on_other_side(passage: Passage, first: int, last: int) -> bool:
    """Return whether English counts the other side: "two killed on one side and | six | on the other"."""
    if passage.language != "en" or first == 0 or passage.words[first - 1].norm != "and":
        return False
    after = [word.norm for word in passage.words[last : last + _SIDE]]
    return after[:1] == ["on"] and ("side" in after or after[1:3] == ["the", "other"])


def is_of_kin(passage: Passage, mark: Mark) -> bool:
    """Return whether a word only tells whose kin somebody is: "модари сарбози маҷрӯҳ гуфт"."""
    if passage.language == "fa":
        return _is_of_kin_of_slain(passage, mark)
    if passage.language != "tg" or mark.first == 0 or mark.last - mark.first > 1:
        return False
    if mark.last < len(passage.words) and passage.has("moved.became", mark.last):
        return False
    noun = mark.first - 1
    named = passage.words[noun].capital and noun != passage.sentence_first(noun)
    if passage.words[mark.first].norm.endswith(_ARE) or named:
        return False  # "шавҳари зан захмист", "се нафар дар Дӯстӣ кушта"
    if passage.has("person.kin_of", noun):  # "хешовандони кушташудагон", not "бародари кушташудаи ӯ"
        return not passage.words[mark.first].norm.endswith(_KIN)
    kin = mark.first >= _HEAD and passage.has("person.kin_of", mark.first - _HEAD)
    return kin and category_at(passage, mark.first - 1) != ""


def _is_of_kin_of_slain(passage: Passage, mark: Mark) -> bool:
    """Return whether Dari tells what kin of somebody do whose death was told: "خانواده سرباز کشته‌شده را"."""
    slain = [word.norm for word in passage.words[mark.first : mark.first + _OF_THEM]]
    end, noun = mark.first + _OF_THEM, mark.first - 1
    if slain not in _SLAIN_FA or not category_at(passage, noun) or end >= len(passage.words):
        return False
    if clause_ends(passage, end) or passage.words[end].norm in _FINITE:
        return False  # "خانواده سرباز کشته شده است"
    head = noun - 1 - (passage.words[noun - 1].norm in _THIS)
    first = passage.sentences[passage.sentence_number(mark.first)].first
    told = passage.has_one_of(("killed.back", "killed.forward"), 0, first)
    return head >= first and told and passage.has("person.kin_of", head)


def is_of_what(passage: Passage, index: int, sentence: Sentence) -> bool:
    """Return whether an English number only says of what people are: "four pupils of | one school"."""
    of = index - 1
    if passage.language != "en" or of <= sentence.first or passage.words[of].norm != "of":
        return False
    return category_at(passage, of - 1) != ""


def is_kin_of_harmed(passage: Passage, one: Quantity) -> bool:
    """Return whether one person is only kin of the harmed: "the father of one of the dead"."""
    if passage.language != "en" or one.spoken or one.last >= len(passage.words):
        return False
    after = range(one.last + 1, min(len(passage.words), one.last + _KIN_REACH))
    if passage.words[one.last].norm != "of" or not any(index in passage.casualty_words for index in after):
        return False
    return any(passage.words[index - 1].norm == "the" for index in after if index in passage.casualty_words)
