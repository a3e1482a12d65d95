"""Who is joined to people that are counted: "او با محافظش کشته شد", "Раҳим Назаров ва ду ҳамроҳаш"."""

from collections.abc import Collection, Sequence
from itertools import pairwise

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.spot import adjoins
from geo.incidents.reports.tolls.besides_whom import besides_whom
from geo.incidents.reports.tolls.companions import with_him
from geo.incidents.reports.tolls.figures import (
    Marker,
)
from geo.incidents.reports.tolls.his_people import HIS, before_age, is_his
from geo.incidents.reports.tolls.markers import is_singular
from geo.incidents.reports.tolls.people import Quantity, category_at, clause_ends
from geo.incidents.reports.tolls.russian_company import INSTRUMENTAL
from geo.incidents.reports.tolls.whose import follows_owner
from geo.incidents.reports.words import normal

_WITH, _IN, _BY_NAME = "با", "در", ["به", "نام"]
_STOPS = ".!?…»"
_BESIDES = {"кроме", "помимо"}
_AND, _AND_ENDS = {"ва", "و"}, ("у", "ю")  # "чӯпону писараш"
_OTHERS = {"another", "other", "others", "second"}
_WHEN = {"when", "that", "where", "after", "while", "killed", "wounded"}  # before a name that opens a clause
_MANY = {"tg": ("он", "хо", "ен", "гон"), "fa": ("ان", "ها", "های", "ین")}  # ends of plurals
_ARMED = {"مسلح", "ناشناس"}  # ends of Dari words for several armed men
_HIMSELF_TG = "худи"
_HEAD = 4  # words of somebody who is named or told by his office
_APPOSITION = 8  # words that tell between commas who he was
_PREPOSITIONS = frozenset(
    map(
        normal,
        [
            *("дар", "ба", "аз", "бо", "то", "барои", "бе", "пас", "баъди", "баъд", "пеш", "илова", "миёни"),
            *("در", "به", "از", "با", "تا", "برای", "بدون", "پس", "بعد", "پیش", "علاوه", "میان", "بین", "بر"),
            *("که", "ки", "را", "طبق", "بنا", "مطابق", "тибқи", "бино", "мувофиқи"),
            *("تنها", "фақат", "танҳо", "дигар", "دیگر", "низ", "نیز", "هم", "ҳам"),
        ],
    )
)
ENDS_OF_VERBS = {
    "tg": ("анд", "ид", "уд", "ард", "од", "фт", "хт", "шт", "аст", "мад"),
    "fa": (
        "ند",
        "ست",
        "رسیده",
        "شد",
        "کرد",
        "داد",
        "رفت",
        "آمد",
        "امد",
        "گفت",
        "بود",
        "زد",
        "رسید",
        "شده",
        "اشت",
        "گردید",
        "گشت",
        *("برد", "اخت", "افت", "کشت"),
    ),
}
_THIS, _IN_THIS = {"این", "آن", "همین"}, ("in", "this", "attack")


def with_leader(
    passage: Passage, marker: Marker, mine: list[Quantity], sentence: Sentence, taken: Collection[int]
) -> list[Quantity]:
    """Return people with the one they were with, whom no number counts."""
    if not mine or mine[0].first <= sentence.first or mine[0].first >= marker.first:
        return _named_after(passage, marker, mine, taken)
    if passage.language == "en":
        return [*_named_before(passage, mine[0], sentence, taken), *mine]
    if passage.language == "tg" and len(together := with_him(passage, mine, sentence, taken)) > len(mine):
        return together
    if _is_joined(passage, mine, sentence, taken) or _is_tied(passage, mine[0], sentence, taken):
        head = mine[0].first - 1
        return [Quantity(head, head + 1, 1, mine[0].category, spoken=False), *mine]
    tie = _tie_before(passage, mine[0], sentence)
    head = _before_this(passage, mine[0].first - 1 - tie) if tie else 0
    if not tie or head < sentence.first or head in passage.event_words:  # "در درگیری با یک سرباز"
        return mine
    objects = {passage.words[head].norm, passage.words[mine[-1].last].norm}
    alone = is_singular(passage, marker, sentence) or "را" in objects
    alone = alone and not passage.has("killed.body", marker.first)
    # "صراف را با شاگردش کشتند", "آمر حوزه با دو سرباز زخمی شدند", "احمدشاه به همراه دو محافظش"
    leads = alone or _leads(passage, head, sentence, taken)
    leads = leads or (tie > 1 and _is_somebody(passage, mine[0], head, sentence, taken, opens=True))
    return [Quantity(head, head + 1, 1, mine[0].category, spoken=False), *mine] if leads else mine


def _named_after(
    passage: Passage, marker: Marker, mine: list[Quantity], taken: Collection[int]
) -> list[Quantity]:
    """Return people with who is named between them and a Dari noun: "کشته شدن | حاجی صمد | و دو پسرش"."""
    if passage.language != "fa" or not (mine and marker.forward and mine[0].first > marker.last):
        return mine
    last = mine[0].first - 1
    listed = clause_ends(passage, mine[0].first) and len(mine) > 1  # "حاجی عبدالله، همسرش و پسرش"
    if passage.words[last].norm not in {*_AND, _WITH} and not listed:
        return mine
    last += listed
    name = range(marker.last, last)
    parted = any(clause_ends(passage, index) for index in (*name, last - listed))
    kin = listed and passage.has("person.kin_of", mine[0].first) and is_his(passage, mine[1])
    if not 0 < len(name) <= _HEAD or parted or not (kin or is_his(passage, mine[0])):
        return mine
    if passage.words[name[0]].norm in _PREPOSITIONS or not _may_be_person(passage, name[0], name[-1], taken):
        return mine
    return [Quantity(name[0], last, 1, mine[0].category, spoken=False), *mine]


def _tie_before(passage: Passage, one: Quantity, sentence: Sentence) -> int:
    """Return how many words "with" has before people: "با" one, "به همراه" two, or none."""
    if passage.language == "fa":
        marks = passage.marks_in("part.with", sentence.first, one.first)
        if marks and marks[-1].last == one.first:
            return marks[-1].last - marks[-1].first
    return int(passage.words[one.first - 1].norm == _WITH)


def _before_this(passage: Passage, last: int) -> int:
    """Return the last word before Dari "in this attack": "فرمانده پولیس | در این حمله با دو تن دیگر"."""
    if passage.language != "fa" or last < len(_IN_THIS) or passage.words[last - 1].norm not in _THIS:
        return last
    told = last in passage.event_words or passage.has("context.follow_up", last)
    return last - len(_IN_THIS) if told and passage.words[last - 2].norm == _IN else last


def _named_before(
    passage: Passage, other: Quantity, sentence: Sentence, taken: Collection[int]
) -> list[Quantity]:
    """Return who is named before those told as others with him: "Azarkhon, 50, and another member"."""
    words, last = passage.words, other.first - 1
    others = any(word.norm in _OTHERS for word in words[other.first : other.last])
    if not others or last <= sentence.first or words[last].norm != "and":
        return []
    if words[last - 1].digits and last - 2 >= sentence.first and clause_ends(passage, last - 1):
        last -= 1  # his age
    first = last
    while first > sentence.first and words[first - 1].capital and last - first < _HEAD:
        first -= 1
        if clause_ends(passage, first):
            break
    begins = first == sentence.first or clause_ends(passage, first) or words[first - 1].norm in _WHEN
    begins = begins or first - 1 in passage.event_words  # "in the clash Nazarbek, 44, and two others"
    span = range(first, last)
    alone = span and begins and not any(index in taken or index in passage.event_words for index in span)
    known = any(category_at(passage, index) for index in span) or _tells_else(passage, first, last - 1)
    return [Quantity(first, last, 1, other.category, spoken=False)] if alone and not known else []


def whom_with(passage: Passage, marker: Marker, sentence: Sentence) -> list[Quantity]:
    """Return the one whom a sentence begins with: "вместе с командиром погибли трое его бойцов"."""
    if passage.language == "en":
        return besides_whom(passage, marker, sentence)
    if passage.language == "ru" and passage.words[sentence.first].norm in _BESIDES:
        return _besides(passage, marker, sentence)
    head = next(iter(passage.marks_in("part.with", sentence.first, marker.first)), None)
    if passage.language != "ru" or head is None or head.first != sentence.first or head.last >= marker.first:
        return []
    one = head.last
    if not passage.casualty_words.isdisjoint(range(one, marker.first)):
        return []  # "вместе с губернатором погибли двое, четверо ранены"
    category = category_at(passage, one)
    alone = passage.words[one].norm.endswith(INSTRUMENTAL) and category not in {"", "generic"}
    before = passage.sentences[: passage.sentence_number(sentence.first)]
    told = any(
        passage.text[other.end - 1] in _STOPS  # a heading tells of the same people
        and not passage.casualty_words.isdisjoint(range(other.first, other.last))
        for other in before
    )
    return [Quantity(one, one + 1, 1, category, spoken=False)] if alone and not told else []


def _besides(passage: Passage, marker: Marker, sentence: Sentence) -> list[Quantity]:
    """Return those besides whom Russian tells of others: "Кроме четверых полицейских, погибли двое"."""
    number = passage.number_covering(sentence.first + 1)
    if number is None or not passage.casualty_words.isdisjoint(range(sentence.first, marker.first)):
        return []
    category = category_at(passage, number.last)
    parted = any(clause_ends(passage, index) for index in range(number.last, marker.first))
    return [Quantity(number.first, number.last + 1, number.value, category)] if category and parted else []


def _leads(passage: Passage, last: int, sentence: Sentence, taken: Collection[int]) -> bool:
    """Return whether a clause begins with the office of one person that ends at a word: "آمر حوزه"."""
    first = last
    while first > sentence.first and not clause_ends(passage, first):
        before = first - 1
        if passage.words[before].norm in _AND or before in taken or before in passage.event_words:
            break
        first -= 1
    if passage.words[first].norm in _PREPOSITIONS or last - first >= _HEAD:
        return False
    return _has_office(passage, first, first) and _may_be_person(passage, first, last, taken)


def _is_joined(
    passage: Passage, mine: Sequence[Quantity], sentence: Sentence, taken: Collection[int]
) -> bool:
    """Return whether "and" joins the first of people to somebody before them: "رحیم نظری و دو برادرش"."""
    if passage.language not in HIS:
        return False
    one, last = mine[0], mine[0].first - 1
    if not one.category and one.last - one.first == 1:
        return False  # "5 جسد نظامی و 21 زخمی"
    if passage.words[last].norm not in _AND:
        listed = clause_ends(passage, one.first) and _ends_in_and(passage, mine)
        told = listed and passage.language == "fa" and clause_ends(passage, mine[1].first - 1)
        if told or (listed and passage.language == "tg" and _is_told_of(passage, last, mine[1], sentence)):
            return False  # "قاری نصرالله، فرمانده محلی، و دو محافظش"
        if listed and passage.has("person.kin_of", one.first) and is_his(passage, mine[1]):
            one = mine[1]  # "عبدالقیوم، همسر و چهار فرزندش"
        return listed and _is_somebody(passage, one, last, sentence, taken, opens=True, listed=True)
    if clause_ends(passage, last):  # "Гулмаҳмад, падари панҷ фарзанд, ва писари ҳамсояаш"
        last = _before_apposition(passage, last, sentence)
        return last > 0 and _is_somebody(passage, one, last - 1, sentence, taken, opens=True)
    office = _before_place(passage, before_age(passage, last - 1), sentence, taken)
    return _is_somebody(passage, one, office, sentence, taken, opens=False)


def _is_told_of(passage: Passage, last: int, other: Quantity, sentence: Sentence) -> bool:
    """Return whether Tajik tells who he is between commas: "Раҳим, муаллими 50-сола, ва писари ӯ"."""
    first = last
    while first > sentence.first and not clause_ends(passage, first):
        first -= 1
    joined = passage.words[other.first - 1].norm in _AND  # no kin behind a comma: "занаш, | модараш ва"
    return (joined and clause_ends(passage, other.first - 1)) or follows_owner(passage, first)


def _is_tied(passage: Passage, one: Quantity, sentence: Sentence, taken: Collection[int]) -> bool:
    """Return whether an ending that says "and" joins one to somebody before: "чӯпону писараш"."""
    norm = passage.words[one.first - 1].norm
    tied = norm.endswith(_AND_ENDS) and norm not in _AND_ENDS  # not "ӯ бародари худро кушт"
    if passage.language != "tg" or not tied or not adjoins(passage, one.first):
        return False
    verb = norm[:-1].endswith(ENDS_OF_VERBS["tg"])  # "мошин чаппа шуду писараш …"
    return not verb and _is_somebody(passage, one, one.first - 1, sentence, taken, opens=False)


def _before_place(passage: Passage, index: int, sentence: Sentence, taken: Collection[int]) -> int:
    """Return the last word of a Dari office before where it is held: "مسئول استخبارات | در درقد و راننده"."""
    last = index
    while passage.language == "fa" and last > sentence.first and (last in taken or passage.unit_at(last)):
        last -= 1
    return last - 1 if last < index and passage.words[last].norm == _IN else index


def _ends_in_and(passage: Passage, mine: Sequence[Quantity]) -> bool:
    """Return whether only "and" parts two people, or a list of Tajik kin: "занаш, падараш ва"."""
    for one, other in pairwise(mine):
        if passage.words[other.first - 1].norm in _AND:
            return other.first - one.last <= _HEAD
        kin = passage.language == "tg" and is_his(passage, one) and is_his(passage, other)
        if not (kin and clause_ends(passage, other.first) and other.first - one.last <= 1):
            return False
    return False


def _before_apposition(passage: Passage, end: int, sentence: Sentence) -> int:
    """Return where words between commas begin that tell who somebody was; 0 if they tell what happened."""
    for index in range(end - 1, max(sentence.first, end - _APPOSITION - 1), -1):
        if index in passage.event_words or passage.has("speech.verbs", index):
            return 0
        if clause_ends(passage, index):
            return index
    return 0


def _is_somebody(
    passage: Passage,
    one: Quantity,
    last: int,
    sentence: Sentence,
    taken: Collection[int],
    *,
    opens: bool,
    listed: bool = False,
) -> bool:
    """Return whether a word ends the name or the office of one person whom nothing else counts."""
    words, first, himself = passage.words, last, False
    while first > sentence.first and last - first < _HEAD and not clause_ends(passage, first):
        if _is_by_name(passage, first) and first - 2 > sentence.first:  # "فرماندهی به نام | ملا قدوس"
            first -= 3
            continue
        if words[first - 1].norm in _PREPOSITIONS or first - 1 in taken or first - 1 in passage.event_words:
            break
        if himself := words[first].norm == _HIMSELF_TG:
            break  # "дар натиҷа | худи ҳоҷӣ, писараш ва"
        if _follows_verb(passage, first) or _follows_killers(passage, first):
            break
        first -= 1
    begins = first == sentence.first or clause_ends(passage, first) or _follows_verb(passage, first)
    begins = begins or himself or _follows_killers(passage, first)
    told = not begins and (first - 1 in taken or first - 1 in passage.event_words)  # "در این درگیری رهبر"
    heads = begins or told
    first += first < last and words[first].norm in _AND  # "میان قاچاق‌بران و | مرزبانان، دو مرزبان"
    if (opens and not heads) or not _may_be_person(passage, first, last, taken):
        return False
    whose = is_his(passage, one)
    if _has_office(passage, first, last):
        return whose or (heads and (one.spoken or listed))  # not "the elder and the head of the council"
    if passage.language == "tg" and words[last].capital:
        return True
    others = passage.has("part.more", one.last - 1) or passage.has("part.more", one.last)
    if passage.language == "fa" and heads and one.spoken and (others or not told) and not opens:
        return whose or last > first or not words[last].norm.endswith(_MANY["fa"])  # "دلشاد و دو برادر"
    return whose and (heads or passage.language == "fa")


def _is_by_name(passage: Passage, index: int) -> bool:
    """Return whether Dari "by the name of" ends before a word."""
    return index > 1 and [word.norm for word in passage.words[index - 2 : index]] == _BY_NAME


def _follows_verb(passage: Passage, index: int) -> bool:
    """Return whether "and" begins a Dari clause behind a verb: "حالش وخیم است و | فرمانده و پسرش"."""
    verb = passage.words[index - 2].norm if passage.language == "fa" and index > 1 else ""
    return passage.words[index - 1].norm in _AND and verb.endswith(ENDS_OF_VERBS["fa"])


def _follows_killers(passage: Passage, index: int) -> bool:
    """Return whether several stand before a Dari word who did it: "افراد مسلح | بزرگ قریه و پسرش را"."""
    if passage.language != "fa" or index < 1 or category_at(passage, index - 1) != "attackers":
        return False
    norm = passage.words[index - 1].norm
    return norm.endswith(_MANY["fa"]) or norm in _ARMED


def _may_be_person(passage: Passage, first: int, last: int, taken: Collection[int]) -> bool:
    """Return whether words may be of one person: no place, thing, verb, number, or people in the plural."""
    if last in taken or passage.words[last].norm in _PREPOSITIONS or _tells_else(passage, first, last):
        return False
    if passage.language == "tg" and passage.words[last].capital:
        return True
    if _has_office(passage, first, last):
        return not passage.words[first].norm.endswith(_MANY[passage.language])
    return not passage.words[last].norm.endswith(ENDS_OF_VERBS[passage.language])


def _tells_else(passage: Passage, first: int, last: int) -> bool:
    """Return whether words tell what happened, count somebody, or begin with a group or a thing."""
    span = range(first, last + 1)
    if not passage.event_words.isdisjoint(span):
        return True
    if any(passage.number_covering(index) is not None or passage.has("person.one", index) for index in span):
        return True
    groups = (*passage.family_in("actor", first, last + 1), *passage.family_in("nation", first, last + 1))
    if any(group[0] == first for group in groups):
        return True  # but: "رهبر قاچاق‌بران"
    return any(passage.has(f"object.{thing}", first) for thing in ("money", "owned", "post", "weapons"))


def _has_office(passage: Passage, first: int, last: int) -> bool:
    """Return whether the first or the last of words says what somebody is."""
    return any(
        category_at(passage, index) != "" or passage.has("place.titles", index) for index in (first, last)
    )
