"""Who shared the fate of those with him: "ӯро бо ду писараш куштанд"; and who only was with him."""

from collections.abc import Collection, Sequence

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.his_people import HIS, is_his
from geo.incidents.reports.tolls.people import Quantity, category_at, clause_ends
from geo.incidents.reports.words import normal

_WITH, _TOGETHER = normal("бо"), normal("ҳамроҳи")
_BEFORE_WITH = frozenset(map(normal, ["ҳамроҳ", "якҷо", "якҷоя", "якҷоягӣ"]))  # "ҳамроҳ бо", "дар якҷоягӣ бо"
_IN = normal("дар")
_OBJECT = "ро"
_HE = frozenset(map(normal, ["ӯ", "вай", "худ", "хеш"]))
_WITH_HIM, _HE_FA = "همراه", {"او", "وی", "ایشان", "شان"}
_WAS = {"بود", "بودند", "بوده", "است", "اند", "داشت", "داشتند", "داشته"}
_ANOTHER = {"дигаре", "дигари", "сеюми", "дувуми"}  # of those told before
_SELF = frozenset(map(normal, ["ӯ", "вай", "ӯро", "вайро", "худаш", "худашро", "худи"]))


def head_of_with(passage: Passage, index: int, sentence: Sentence) -> int | None:
    """Return where "with" begins that ends right before a word: "бо", "ҳамроҳи", "якҷоя бо"; else None."""
    words, head = passage.words, index - 1
    if head <= sentence.first or clause_ends(passage, index):
        return None
    if words[head].norm == _TOGETHER:
        return head
    if words[head].norm != _WITH:
        return None
    if words[head - 1].norm in _BEFORE_WITH:
        head -= 1
        head -= words[head - 1].norm == _IN and head - 1 > sentence.first
    return head if head > sentence.first else None


def is_together(passage: Passage, index: int) -> bool:
    """Return whether "ҳамроҳи" says with whom somebody was; in "ҳамроҳи ӯ кушта шуд" it is a companion."""
    if passage.words[index].norm != _TOGETHER or index + 1 >= len(passage.words):
        return False
    if passage.words[index + 1].norm in _HE:  # "ҳамроҳи ӯ ду муҳофизаш низ кушта шуданд"
        after = index + 2
        return after < len(passage.words) and (
            passage.number_covering(after) is not None or passage.has("person.one", after)
        )
    if index == 0 or clause_ends(passage, index) or passage.number_covering(index - 1) is not None:
        return False
    counted = passage.number_covering(index + 1) is not None
    his = passage.words[index + 1].norm.endswith(HIS["tg"]) and category_at(passage, index + 1) != ""
    return counted or his


def is_carried(passage: Passage, index: int) -> bool:
    """Return whether Dari says of somebody or of a bomb that he had it with him: "پسرش که همراهش بود"."""
    if passage.language != "fa" or not passage.words[index].norm.startswith(_WITH_HIM):
        return False
    after = index + 1 + (index + 1 < len(passage.words) and passage.words[index + 1].norm in _HE_FA)
    was = after < len(passage.words) and passage.words[after].norm in _WAS
    return was or passage.has_any("trigger.blast", index - 1, index)


def with_him(
    passage: Passage, mine: Sequence[Quantity], sentence: Sentence, taken: Collection[int]
) -> list[Quantity]:
    """Return his people with him whom they were with, where nothing else counts him."""
    head = head_of_with(passage, mine[0].first, sentence) if mine else None
    if head is None:
        return list(mine)
    one, him = mine[0], head - 1
    word = passage.words[him]
    if word.norm in _ANOTHER:  # "дигаре бо роҳбалад захмӣ шуд"
        return [Quantity(him, him + 1, 1, one.category, spoken=False), *mine]
    if not is_his(passage, mine[-1]):
        return list(mine)
    if him in taken or him in passage.event_words or passage.number_covering(him) is not None:
        return list(mine)
    known = word.norm in _SELF or category_at(passage, him) not in {"", "generic"}
    if not (word.capital or (known and (word.norm.endswith(_OBJECT) or word.norm in _SELF))):
        return list(mine)
    return [Quantity(him, him + 1, 1, one.category, spoken=False), *mine]
