"""People who are those told before: "the governor visited the wounded", "both men died at once"."""

from collections.abc import Sequence

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.both import BOTH
from geo.incidents.reports.tolls.figures import Marker
from geo.incidents.reports.tolls.people import Quantity, category_at, clause_ends
from geo.incidents.reports.tolls.spared import HARMLESS
from geo.incidents.reports.words import normal

_NOUNS = {"wounded", "injured", "раненых", "пострадавших", "раненый", "раненая", "пострадавший"}
_NTH = {"second", "third", "fourth", "fifth", "второй", "вторая", "третий", "третья", "четвертый", "пятый"}
_SLAIN = frozenset(
    map(normal, ["погибших", "убитых", "кушташуда", "кушташудаҳо", "кушташудагон", "مقتول", "مقتولان"])
)
_HURT_TG = frozenset(map(normal, ["захмӣ", "захмиро", "маҷрӯҳ", "маҷрӯҳро", "ярадор", "ярадорро"]))
_LINK = "и"  # end of a Tajik noun that an adjective follows
_ONE_TG = {"як", "ин"}  # before the noun for one side
_FAMILY = ("семь", "семей", "родн", "близк", "родственник", "вдов", "оила", "خانواده", "بستگان")
_PART_OF = {"of", "among", "number"}  # before "the wounded": some of them
_AFTER = {"on", "in", "at", "to", "by", "from", "and"}
_TAKE_IN = {"include", "includes", "included"}
_PAST = ("л", "ла", "ли", "ло", "ть", "ет", "ют", "ут", "ит", "ят", "ат")  # ends of Russian verbs
_STILL = "еще"  # of "всё ещё в больнице"
_OF_FA, _MOST_OF = "از", {"بیشتر", "اکثر", "اکثریت", "اغلب", "همه", "تمام", "تمامی", "شماری"}
_TOO = "هم"  # also the beginning of "comrade"
_COUNT = 3  # words after the noun in which a number may count them

_MAN = {"man", "men", "мужчин", "мужчины", "мужчина", "мард", "мардон", "مرد", "مردان"}
_CITIZENS = tuple(map(normal, ["citizen", "national", "граждан", "шаҳрванд", "شهروند", "تبعه", "اتباع"]))
_AFGHAN_TG = "афгон"  # "афғон", "Афғонистон"
_FELLOWS = tuple(
    map(normal, ["colleague", "comrade", "сослужив", "ҳамкор", "ҳамсаф", "ҳамхизмат", "همکار", "همرزم"])
)


def names_known(passage: Passage, marker: Marker, sentence: Sentence) -> bool:
    """Return whether a noun for the harmed is of those told before, and counts nobody."""
    first, after = marker.first, marker.last
    if first > sentence.first and passage.words[after - 1].norm in _SLAIN:
        apart = passage.language == "ru" and clause_ends(passage, first)  # "двух солдат, погибших в бою"
        counted = passage.language == "tg" and first - 2 >= sentence.first  # "шаш нафари кушташуда"
        apart = apart or (counted and passage.number_covering(first - 2) is not None)
        family = passage.words[first - 1].norm.startswith(_FAMILY)
        return not apart and (bool(category_at(passage, first - 1)) or family)
    if after - first > 1 or first <= sentence.first or passage.words[first].norm not in _NOUNS:
        return passage.language == "tg" and _is_known_hurt(passage, marker, sentence)
    before, over = passage.words[first - 1].norm, after >= sentence.last or clause_ends(passage, after)
    takes_in = not over and passage.words[after].norm in _TAKE_IN
    if passage.numbers_in(first - 1, min(sentence.last, after + _COUNT)) and not takes_in:
        return False
    if passage.language == "ru":
        return before.endswith(_PAST) and first - 1 not in passage.casualty_words
    if before != "the" or passage.words[first - 2].norm in _PART_OF:
        return False
    return over or takes_in or passage.words[after].norm in _AFTER


def counts_nobody(passage: Passage, marker: Marker, sentence: Sentence) -> bool:
    """
    Return whether a Dari noun for the harmed counts nobody: most of them, or those among whom others are.

    In Tajik: "made harmless" of those some of whom were only held.

    "بیشتر کشته‌شدگان زن و کودک بودند", "در میان قربانیان انفجار دو کودک شامل اند"
    """
    if passage.language == "tg":
        return _some_only_held(passage, marker, sentence)
    if passage.language != "fa" or not passage.has(f"{marker.kind}.them", marker.first):
        return False
    if marker.first > sentence.first and passage.words[marker.first - 1].norm in _MOST_OF:
        return not passage.numbers_in(marker.last, sentence.last)
    among = passage.marks_in("part.among", sentence.first, marker.last)[:1]
    opens = any(mark.first == sentence.first and marker.first < mark.last for mark in among)
    return opens and passage.casualty_words.isdisjoint(range(marker.last, sentence.last))


def _some_only_held(passage: Passage, marker: Marker, sentence: Sentence) -> bool:
    """Return whether Tajik goes on that of those "made harmless" some were held: "се нобуд, ду дастгир"."""
    if passage.words[marker.first].norm != HARMLESS:
        return False
    value = max((one.value for one in passage.numbers_in(sentence.first, marker.first)), default=0)
    after = passage.sentences[
        passage.sentence_number(marker.first) : passage.sentence_number(marker.first) + 2
    ]
    span = marker.last, after[-1].last
    fewer = any(one.value < value for one in passage.numbers_in(*span))
    return fewer and passage.has_any("trigger.arrest", *span) and passage.has_any("killed.back", *span)


def _is_known_hurt(passage: Passage, marker: Marker, sentence: Sentence) -> bool:
    """Return whether Tajik speaks of one hurt as known, who lives: "сарбози захмиро ба Кӯлоб бурданд"."""
    noun, after = marker.first - 1, marker.last
    if after - marker.first > 1 or noun < sentence.first or passage.words[marker.first].norm not in _HURT_TG:
        return False
    if not (category_at(passage, noun) and passage.words[noun].norm.endswith(_LINK)):
        return False
    counted = noun > sentence.first and passage.number_covering(noun - 1) is not None
    verb = after < sentence.last and passage.has("moved.became", after) and not clause_ends(passage, after)
    if counted or verb or passage.has_any("killed.back", after, sentence.last):
        return False
    return any(index < sentence.first for index in passage.casualty_words)


def is_nth_wounded(passage: Passage, marker: Marker, one: Quantity) -> bool:
    """Return whether one is among the wounded counted before: "the third wounded man", "третий раненый"."""
    noun = one.first + 1
    if marker.kind != "wounded" or noun >= len(passage.words) or one.spoken:
        return False
    return passage.words[one.first].norm in _NTH and passage.words[noun].norm in _NOUNS


def of_men_told(passage: Passage, marker: Marker, one: Quantity) -> bool:
    """Return whether people are those told before: "both men died at once", "their three colleagues"."""
    before = range(passage.sentence_first(marker.first))
    fellows = any(passage.words[index].norm.startswith(_FELLOWS) for index in range(one.first, one.last))
    if fellows and one.spoken:
        return not passage.casualty_words.isdisjoint(before)
    if not (passage.has("killed.body", marker.first) or _are_both(passage, one)):
        return False
    men = any(passage.words[index].norm in _MAN for index in range(one.first, one.last))
    return men and not passage.casualty_words.isdisjoint(before)


def _are_both(passage: Passage, one: Quantity) -> bool:
    """Return whether a number says that it is of those told: "both men", "the two men", not "… who"."""
    words, before = passage.words, one.first - 1
    opens = before < 0 or passage.sentence_first(one.first) >= before
    each = words[one.first].norm in BOTH or (before >= 0 and words[before].norm in {"хар", "هر"})
    the = passage.language == "en" and opens and words[before].norm == "the"
    return one.spoken and (each or the) and (one.last == len(words) or words[one.last].norm != "who")


def of_citizens_told(passage: Passage, one: Quantity) -> bool:
    """Return whether as many fighters were told before: "three Afghan citizens" after "three smugglers"."""
    if not any(passage.words[at].norm.startswith(_CITIZENS) for at in range(one.first, one.last)):
        return False
    for at in range(1, one.first):
        number = passage.number_covering(at - 1)
        if number is not None and number.value == one.value and category_at(passage, at) == "attackers":
            return True
    return False


def _are_the_others(passage: Passage, index: int) -> bool:
    """Return whether a word ends "the others", "the three others", of those told before."""
    number = passage.number_covering(index - 1) if index else None
    head = index if number is None else number.first
    return passage.words[index].norm in {"other", "others"} and passage.words[head - 1].norm == "the"


def _is_of_other_side(passage: Passage, index: int) -> bool:
    """Return whether Tajik tells of one side and of the other: "аз як тараф се ва аз тарафи | дигар ду"."""
    if passage.language != "tg" or not index:
        return False
    of, words = index - 1, passage.words
    head = range(passage.sentence_first(index) + 1, of)
    return words[of].norm.endswith(_LINK) and any(
        words[at].norm == words[of].norm[:-1] and words[at - 1].norm in _ONE_TG for at in head
    )


def is_some_of_known(passage: Passage, marker: Marker, one: Quantity) -> bool:
    """Return whether Dari says who some of the dead were: "؛ از کشته‌شدگان یک تن فرمانده بود"."""
    if passage.language != "fa" or not marker.first or one.first < marker.last:
        return False
    known = passage.has(f"{marker.kind}.them", marker.first)
    return known and passage.words[marker.first - 1].norm == _OF_FA


def of_fighters_told(passage: Passage, one: Quantity) -> bool:
    """Return whether Tajik told of as many Afghans before: "ду қочоқбар" after "ду шаҳрванди Афғонистон"."""
    if passage.language != "tg" or one.category != "attackers":
        return False
    for at in range(1, passage.sentence_first(one.first) - 1):
        number = passage.number_covering(at - 1)
        if number is None or number.last != at or number.value != one.value:
            continue
        citizens = passage.words[at].norm.startswith(_CITIZENS)
        if passage.words[at + citizens].norm.startswith(_AFGHAN_TG):
            return True
    return False


def says_also(passage: Passage, first: int, last: int) -> bool:
    """Return whether one of the words says "also" of people, not of who tells ("other sources say")."""
    return any(
        not (passage.words[mark.first].norm == _TOO and category_at(passage, mark.first))  # "هم‌رزم"
        and not _are_the_others(passage, mark.first)
        and not passage.has("part.other_account", mark.first)
        and not _is_of_other_side(passage, mark.first)
        and not (passage.words[mark.first].norm == _STILL and passage.words[mark.first - 1].norm == "все")
        for mark in passage.marks_in("part.more", first, last)
    )


def are_among(passage: Passage, marker: Marker, mine: Sequence[Quantity], span: tuple[int, int]) -> bool:
    """Return whether words say among whom people are; not of whom they consist: "دو تن، شامل یک زن، نیز"."""
    if passage.language == "fa" and any(
        mark.last == mine[0].first for mark in passage.marks_in("part.among", span[0], mine[0].first)
    ):
        return True  # "در میان کشته‌ها دو کودک نیز دیده می‌شود"
    aside = range(mine[-1].last, marker.first) if passage.language == "fa" else ()
    return any(mark.first not in aside for mark in passage.marks_in("part.before", *span))
