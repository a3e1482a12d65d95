"""The dead who were among the wounded told before: "Пострадали семь. Из них погибли трое"."""

from collections.abc import Sequence

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.figures import Figure, Marker
from geo.incidents.reports.tolls.people import Quantity, category_at

_SHOT = {"shot", "hit", "struck", "stabbed"}  # of whom it does not say whether they lived
_OF_REST = 4  # words from the dead to the rest: "dead and | two"
_WHICH = "که"  # in Dari
_AND, _FURTHER = "и", "еще"
_PAST_THEM = 3  # words from a verb past "of them" to the number
_HE = {"он", "она"}
_REMIND, _THEN = "напом", {"тогда"}  # before how it was at first
_HEAD = 3  # words at the head of a sentence in which "of them" may stand
_WHO_HAS = {
    "одного",
    "одной",
    "двоих",
    "двух",
    "троих",
    "трех",
    "четверых",
    "другого",
    "другой",
    "третьего",
    "обоих",
}
_WHO_HAS |= {"третьей", "второго", "второй", "первого", "пятерых", "четвертого"}
_TO_WHOM = {"одному", "двоим", "троим", "другому", "третьему", "второму", "обоим", "четверым", "первому"}
_DEAD, _NEAR_HURT = ("killed.back", "killed.forward", "killed.toll"), 6  # words from "wounded" to its number


def died_of_them(passage: Passage, index: int, one: Quantity) -> bool:
    """Return whether Russian tells before "of them" what befell people: "погибли из них трое"."""
    verb = index - _PAST_THEM
    told = passage.language == "ru" and index == one.first and verb >= 0
    return told and passage.has("moved.them", index - 1) and passage.has("killed.back", verb)


def died_of_those_told(passage: Passage, sentence: Sentence, marker: Marker, one: Quantity) -> bool:
    """Return whether Russian says who of those just counted hurt have died: "Ранены девять. Двое умерли"."""
    number = passage.sentence_number(sentence.first)
    if passage.language != "ru" or not number or one.last - one.first > 1 or one.category == "attackers":
        return False
    of_them = one.first - sentence.first <= _HEAD and passage.has_any(
        "moved.them", sentence.first, one.last + 2
    )  # "Из них погибли трое"
    bare = one.first == sentence.first and one.category in {"", "generic"}
    if not (one.spoken and (of_them or (bare and passage.has("moved.died", marker.first)))):
        return False
    before = passage.sentences[number - 1]
    if passage.has_one_of(_DEAD, before.first, before.last):
        return False
    hurt = passage.marks_in("wounded.back", before.first, before.last)
    counted = passage.numbers_in(before.first, before.last)
    return bool(hurt) and any(
        other.value > one.value and abs(other.first - hurt[0].first) <= _NEAR_HURT for other in counted
    )


def is_one_of_them(passage: Passage, marker: Marker) -> bool:
    """Return whether Russian tells how one of the wounded is: "ранены семеро, из них один тяжело ранен"."""
    if passage.language != "ru" or marker.kind != "wounded" or marker.first <= _PAST_THEM:
        return False
    for index in (marker.first - 1, marker.first - 2):
        number = passage.number_covering(index)
        if number is not None:
            return number.value == 1 and passage.has("part.after", number.first - 1)
    return False


def is_besides_hurt(passage: Passage, one: Quantity) -> bool:
    """Return whether Russian tells of dead besides the hurt, where it has told of none: "Ещё двое умерли"."""
    first = passage.sentence_first(one.first)
    if one.first != first + 1 or passage.words[first].norm != _FURTHER:
        return False
    hurt = passage.has_one_of(("wounded.back", "wounded.forward"), 0, first)
    return hurt and not passage.has_one_of((*_DEAD, "killed.violent"), 0, first)


def tells_of_wound(passage: Passage, marker: Marker, one: Quantity) -> bool:
    """Return whether Russian tells what wounds some of those told have: "у одного перелом, другому …"."""
    if passage.language != "ru" or marker.kind != "wounded" or one.last - one.first > 1:
        return False
    norm = passage.words[one.first].norm
    has = norm in _WHO_HAS and one.first > 0 and passage.words[one.first - 1].norm == "у"
    return (has or norm in _TO_WHOM) and not passage.has("part.more", one.first - 1 - has)


def with_recounted(passage: Passage, sentence: Sentence, figures: list[Figure]) -> list[Figure]:
    """Return figures as of before where one has died since: "Умер раненый. Взрыв был 4 марта: убиты два"."""
    number = passage.sentence_number(sentence.first)
    if not figures or not number or "moved.late" not in passage.marks:
        return figures
    words = passage.words
    happened = next(iter(passage.marks_in("context.took_place", sentence.first, sentence.last)), None)
    since = sentence.first if words[sentence.first].norm.startswith(_REMIND) else sentence.last
    since = min(since, happened.last if happened is not None else sentence.last)
    heads = (at for at in range(sentence.first, sentence.last) if words[at].norm in _THEN)
    since = min(since, next(heads, sentence.last))
    return [
        one._replace(then=True) if one.first >= since and not (one.toll or one.moved or one.earlier) else one
        for one in figures
    ]


def _as_some(passage: Passage, figures: list[Figure]) -> list[Figure]:
    """Return Russian figures, some of the wounded as a part: "Одного из раненых отправили в Душанбе"."""
    if "wounded.some" not in passage.marks:
        return figures
    return [
        one._replace(part=True)
        if one.kind == "wounded" and not one.toll and passage.has_any("wounded.some", one.first, one.last)
        else one
        for one in figures
    ]


def he_died(passage: Passage, sentence: Sentence, figures: list[Figure]) -> list[Figure]:
    """Return figures, the Russian "he" who died as him of whom it was told right before that he was hurt."""
    number = passage.sentence_number(sentence.first)
    figures = _as_some(passage, figures)
    dead = [one for one in figures if one.value]
    if passage.language != "ru" or not number or len(dead) != 1 or dead[0].moved or dead[0].more:
        return figures
    one, before = dead[0], passage.sentences[number - 1]
    if one.kind != "killed" or one.value > 1 or not passage.has_any("moved.died", one.first, one.last):
        return figures
    he = any(passage.words[at].norm in _HE for at in range(sentence.first, min(sentence.last, one.last + 1)))
    hurt = passage.has_any("wounded.single", before.first, before.last) or passage.has_any(
        "wounded.forward", before.first, before.last
    )
    if not he or not hurt or passage.has_one_of(_DEAD, before.first, before.last):
        return figures
    at_once = passage.has_any("killed.at_once", sentence.first, sentence.last)
    if at_once and passage.has_any(
        "killed.back", 0, before.first
    ):  # of those counted: "погибли трое. … «пуля попала ему в грудь. Он умер на месте»"
        return [each._replace(part=True) if each is one else each for each in figures]
    return [each._replace(moved=True) if each is one else each for each in figures]


def leaves_rest(passage: Passage, sentence: Sentence, figures: Sequence[Figure], one: Figure) -> bool:
    """Return whether English counts the rest of those hurt: "four were shot; two are dead, two in a coma"."""
    if one.kind != "killed" or one.moved or one.toll or one.categories != {""}:
        return False
    hurt = next((each for each in figures if each.kind == "wounded" and each.last <= one.first), None)
    if hurt is None or all(word.norm not in _SHOT for word in passage.words[hurt.first : hurt.last]):
        return False
    rest = passage.numbers_in(one.last, min(sentence.last, one.last + _OF_REST))
    return any(each.value + one.value == hurt.value for each in rest)


def others_were(passage: Passage, first: int, last: int) -> bool:
    """Return whether others are counted before those in hospital: "аз ҳашт нафар ду мурд ва се ба"."""
    if passage.language == "fa":  # "از نه تن دو تن مردند و سه تن به شفاخانه"
        dead = passage.marks_in("killed.back", first, last)
        return bool(dead) and bool(passage.numbers_in(dead[-1].last, last))
    return passage.language == "tg" and bool(passage.numbers_in(first, last))


def are_hurt_besides(passage: Passage, index: int, one: Quantity) -> bool:
    """Return whether Russian goes on from the dead to the hurt: "убиты 5, включая двух, и трое ранены"."""
    head = one.first - (passage.words[one.first - 1].norm == _FURTHER)
    if passage.language != "ru" or passage.words[head - 1].norm != _AND:
        return False
    dead = passage.has_any("killed.back", passage.sentence_first(index), index)
    return dead and passage.has_any("wounded.back", one.last, one.last + 2)


def told_by_which(passage: Passage, marker: Marker, later: Sequence[Marker]) -> bool:
    """Return whether Dari tells of wounded before their death: "یک زخمی که حالش وخیم بود، جان باخت"."""
    dead = next((one.first for one in later if one.kind == "killed"), 0)
    counted = passage.number_covering(marker.first - 1) if marker.first else None
    if marker.kind != "wounded" or counted is None or marker.last >= dead:
        return False
    people = any(category_at(passage, at) for at in range(marker.last, dead))
    others = people or bool(passage.numbers_in(marker.last, dead))
    which = passage.words[marker.last].norm == _WHICH
    return which and not (others or passage.has_any("speech.verbs", marker.last, dead))
