"""Numbers that say "both" or "all four" of people told before them."""

from collections.abc import Sequence
from itertools import accumulate

from geo.incidents.reports.passage import Passage
from geo.incidents.reports.tolls.people import Quantity
from geo.incidents.reports.words import normal

_AND, _WITH_EN, _HIS_EN = "و", {"and", "with"}, {"his", "her", "their"}
_STATEMENT_ENDS = frozenset(";؛")
BOTH = frozenset(
    map(
        normal,
        [
            "both",
            "оба",
            "обе",
            "обоих",
            "ҳарду",
            "ҳардуро",
            "ҳардуи",
            "ҳардуяшон",
            "ҳардуяшонро",
            "هردو",
            "هردوی",
        ],
    )
)
_EACH = frozenset(map(normal, ["ҳар", "هر", "все", "всех", "all"]))


def is_told_by_all(passage: Passage, found: Sequence[Quantity], number: int) -> bool:
    """Return whether a number says "both" of those before it, or is of those whom a later "both" counts."""
    if any(_counts_named(passage, found, later) for later in range(number + 1, len(found))):
        return True
    if not number or not _is_both(passage, found[number]) or _counts_named(passage, found, number):
        return False
    anew = _starts_anew(passage, found[number - 1], found[number])
    of_them = passage.language == "fa" and found[number].first - 2 in passage.casualty_words
    anew = anew or _are_more(passage, found[:number], found[number])
    anew = anew or of_them  # "درگیری دو برادر به مرگ هر دو انجامید"
    return not (anew or _is_of_another_kind(passage, found[number], found[:number]))


def _are_more(passage: Passage, before: Sequence[Quantity], both: Quantity) -> bool:
    """Return whether those before a Russian "both" are others: "десять боевиков убили обоих водителей"."""
    total = 0
    for one in reversed(before):
        total += one.value
        if total >= both.value:
            break
    return passage.language == "ru" and passage.words[both.first].norm in BOTH and total > both.value


def _is_of_another_kind(passage: Passage, one: Quantity, before: Sequence[Quantity]) -> bool:
    """Return whether people are none of those before: "four policemen and both attackers"."""
    kinds = {other.category for other in before}
    if passage.language == "fa" and _has_own_noun(passage, one, before):
        return True
    if passage.language == "en" and _is_joined_to(passage, one, before):
        return True
    joined = passage.language == "fa" and passage.words[one.first - 2].norm == _AND  # "و هر سه مهاجم"
    if not (joined or passage.language == "en"):
        return False
    return "" not in kinds and one.category not in kinds | {"", "generic"}


def _is_joined_to(passage: Passage, one: Quantity, before: Sequence[Quantity]) -> bool:
    """Return whether English counts others than those before: "the headman and both (of) his sons"."""
    nouns = {passage.words[other.last - 1].norm for other in before}
    if one.category in {"", "generic"} or passage.words[one.last - 1].norm in nouns:
        return False
    if any(word.norm in _HIS_EN for word in passage.words[one.first : one.last]):
        return True
    head = one.first - 1
    head -= passage.words[head].norm in _EACH
    between = range(before[-1].last, head)
    apart = passage.casualty_words | passage.act_words
    return passage.words[head].norm in _WITH_EN and apart.isdisjoint(between)


def _has_own_noun(passage: Passage, one: Quantity, before: Sequence[Quantity]) -> bool:
    """Return whether Dari counts others, of another noun: "یک کودک زخمی شد و هر دو سرنشین کشته شدند"."""
    joined = one.first - 2  # before "هر" and its number
    verb = passage.words[joined].norm == _AND and joined - 1 in passage.casualty_words
    sums = accumulate(other.value for other in reversed(before))
    if not verb and one.value in sums:
        return False
    nouns = {passage.words[other.last - 1].norm for other in before}
    return one.category not in {"", "generic"} and passage.words[one.last - 1].norm not in nouns


def _is_both(passage: Passage, one: Quantity) -> bool:
    """Return whether a number says "both" of those told before."""
    return says_both(passage, one.first)


def says_both(passage: Passage, index: int) -> bool:
    """Return whether a number that begins at a word, or the word itself, says "both" of those told before."""
    return passage.words[index].norm in BOTH or passage.words[index - 1].norm in _EACH


def _counts_named(passage: Passage, found: Sequence[Quantity], number: int) -> bool:
    """Return whether a Dari "both" counts one who is only named, too: "خال‌محمد و پسرش، هر دو"."""
    if passage.language != "fa" or not number or not _is_both(passage, found[number]):
        return False
    head, before = found[0].first - 1, found[:number]
    told = sum(one.value for one in before)
    joined = head > passage.sentence_first(head + 1) and passage.words[head].norm == _AND
    return joined and told < found[number].value and not any(one.spoken for one in before)


def _starts_anew(passage: Passage, before: Quantity, one: Quantity) -> bool:
    """Return whether a semicolon stands between two numbers: "شش دزد را زدند؛ هر شش تن جان دادند"."""
    text = passage.text[passage.words[before.last - 1].end : passage.words[one.first].start]
    return not _STATEMENT_ENDS.isdisjoint(text)
