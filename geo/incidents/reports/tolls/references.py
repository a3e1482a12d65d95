"""Figures that speak of a toll told before: "put the figure at nine", "bringing the total to six"."""

from collections.abc import Collection, Sequence

from geo.incidents.reports.lexicon import Mark
from geo.incidents.reports.numbers import Number
from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.both import BOTH
from geo.incidents.reports.tolls.figures import KINDS, Figure, Marker
from geo.incidents.reports.tolls.people import Quantity, category_at, clause_ends
from geo.incidents.reports.tolls.spoken_of import counts_anybody, victim_at
from geo.incidents.reports.tolls.totals import TOWARDS, numbers_of_people, side_counted
from geo.incidents.reports.words import normal

_REACH = 7  # words from "the figure" to its number
_BACK = 2  # sentences before one that may tell what it speaks of
_OF_RU = {"о", "об"}  # after "говорит"
_WHICH = {"ки", "که"}
_THEM = {"both", "them", "all", "everyone"}
_PAIR = 2
_FAR = 4  # sentences before one that may count all of whom it speaks
_ALL = frozenset(
    map(
        normal,
        [
            *("all", "both", "все", "всех", "оба", "обоих", "هر", "هردو"),
            *("ҳар", "ҳарду", "ҳардуро", "ҳардуяшон", "ҳардуяшонро"),
        ],
    )
)
_OF_FA = "از"
_NOUN = 3  # words from a number to "killed", which makes it a figure of its own


def referred_tolls(
    passage: Passage, sentence: Sentence, taken: Collection[int], known: str = ""
) -> list[Figure]:
    """Return the number that a sentence puts in the place of one told before, of the kind `known` if any."""
    for mark in reversed(passage.marks_in("part.toll", sentence.first, sentence.last)):
        if passage.language == "ru" and passage.has_any("part.among", sentence.first, mark.first):
            continue  # "среди погибших лишь один полицейский; старейшины говорят о двух"
        if passage.language == "fa" and passage.words[mark.first - 1].norm == _OF_FA:
            continue  # "از این شمار ۱۵ تن مهاجم‌اند"
        numbers = numbers_of_people(passage, mark.last, min(sentence.last, mark.last + _REACH), taken)
        numbers = [
            one
            for one in numbers
            if not (_parted(passage, mark.last, one.first) or _names_thing(passage, mark, one))
        ]
        towards = [one for one in numbers if passage.words[one.first - 1].norm in TOWARDS]
        for number in (towards or numbers)[:1]:
            after = range(number.last, min(sentence.last, number.last + _NOUN))
            group = _is_of_group(passage, sentence, mark.first)
            kind = known or ("" if group else _spoken_of(passage, sentence, mark.first))
            if kind and passage.casualty_words.isdisjoint(after):
                side = side_counted(passage, sentence, mark.first) or _side_at(passage, number.last)
                whole = frozenset({side or "generic"})
                return [Figure(kind, number.value, whole, mark.first, number.last, toll=True)]
    return []


def counted_before(passage: Passage, sentence: Sentence) -> Sentence | None:
    """Return the Russian clauses that count the dead before another's figure: "…, мэр говорит о десяти"."""
    marks = passage.marks_in("part.toll", sentence.first, sentence.last) if passage.language == "ru" else []
    heads = (
        [at for at in range(sentence.first + 1, marks[-1].first) if clause_ends(passage, at)] if marks else []
    )
    if not heads or passage.words[marks[-1].last - 1].norm not in _OF_RU:
        return None
    before, toll = sentence._replace(last=heads[-1]), marks[-1].last
    if not any(one.first - toll <= _NOUN for one in passage.numbers_in(toll, sentence.last)):
        return None
    told = any(
        passage.has_any(f"{kind}.number_after", one.last, one.last + _NOUN)
        for one in passage.numbers_in(before.first, before.last)
        for kind in KINDS
    )
    return before if told else None


def _names_thing(passage: Passage, mark: Mark, number: Number) -> bool:
    """Return whether a Tajik number right after its noun names a post or a school: "дидбонгоҳи рақами 5"."""
    return (
        passage.language == "tg"
        and number.first == mark.last == mark.first + 1
        and passage.words[mark.first].norm.endswith("и")
    )


def _side_at(passage: Passage, index: int) -> str:
    """Return the side that a word after a number names: "now say that four intruders were shot", or ""."""
    category = category_at(passage, index) if index < len(passage.words) else ""
    return category if category in {"attackers", "security"} else ""


def _is_of_group(passage: Passage, sentence: Sentence, index: int) -> bool:
    """Return whether people of the same sentence are counted: "a group whose number reached 25"."""
    which = index > sentence.first and passage.words[index - 1].norm in _WHICH
    return which and passage.casualty_words.isdisjoint(range(sentence.first, index))


def _parted(passage: Passage, first: int, last: int) -> bool:
    """Return whether a sign that parts clauses stands between two words."""
    return any(clause_ends(passage, index) for index in range(first, last + 1))


def _spoken_of(passage: Passage, sentence: Sentence, index: int) -> str:
    """Return whom the words before one speak of: the killed, if they tell of both; "" if of nobody."""
    number = passage.sentence_number(sentence.first)
    spans = [(sentence.first, index)]
    spans += [(one.first, one.last) for one in reversed(passage.sentences[max(0, number - _BACK) : number])]
    for first, last in spans:
        for kind in KINDS:
            if any(passage.has_any(f"{kind}.{name}", first, last) for name in ("back", "forward", "toll")):
                return kind
    return ""


def kind_of_all(passage: Passage, one: Quantity) -> str:
    """Return the kind of people that "all three", "both" or Tajik "three of them" are; or ""."""
    if of_them := _kind_of_them(passage, one):
        return of_them
    every = passage.words[one.first].norm in _ALL or (
        one.first > 0 and passage.words[one.first - 1].norm in _ALL
    )
    if not (every and one.spoken and one.value > 1 and one.category in {"", "generic"}):
        return ""
    place = passage.sentence_number(one.first)
    spans = [(passage.sentences[place].first, one.first)]
    spans += [(each.first, each.last) for each in reversed(passage.sentences[max(0, place - _FAR) : place])]
    for first, last in spans:
        for number in reversed(passage.numbers_in(first, last)):
            noun = range(number.last, min(last, number.last + _NOUN))
            kind = next((found for index in noun if (found := category_at(passage, index))), "")
            if number.value == one.value and kind:
                return "" if kind == "generic" else kind
    return ""


def _kind_of_them(passage: Passage, one: Quantity) -> str:
    """Return the one armed side of which the sentence before "25 нафари онҳо" speaks; or ""."""
    place = passage.sentence_number(one.first)
    if passage.language != "tg" or not place or one.category not in {"", "generic"}:
        return ""
    first = passage.sentences[place].first
    opens = one.spoken and one.first == first and passage.has_any("moved.them", first, one.last + 1)
    of_them = one.spoken and first < one.first  # "аз онҳо | се нафар"
    if not (opens or (of_them and passage.covers("part.before", first, one.first))):
        return ""
    before = passage.sentences[place - 1]
    words = range(before.first, before.last)
    kinds = {victim_at(passage, index) for index in words}
    if any(counts_anybody(passage, index) for index in words):
        return ""
    armed = kinds & {"attackers", "security"}
    return armed.pop() if len(armed) == 1 else ""


def _says_all(passage: Passage, index: int) -> int:
    """Return of how many people the words from one on say "both" or "all three", behind a sign; or 0."""
    if not clause_ends(passage, index):
        return 0
    if passage.words[index].norm in BOTH:
        return _PAIR
    number = passage.number_covering(index + 1) if passage.words[index].norm in _ALL else None
    return number.value if number is not None else 0


def of_those_before(passage: Passage, marker: Marker, free: Sequence[Quantity]) -> list[Quantity]:
    """Return the people told before "killing both", "and killed them": "fired at two men, killing both"."""
    after = marker.last
    for index in range(max(0, marker.first - _NOUN), marker.first) if marker.back else ():
        count = _says_all(passage, index)
        if count:
            return [one for one in reversed(free) if one.last <= index and one.value == count][:1]
    if not marker.forward or after >= len(passage.words) or clause_ends(passage, after):
        return []
    norm = passage.words[after].norm
    if norm not in _THEM:
        return []
    several = (one for one in reversed(free) if one.last <= marker.first and one.value > 1)
    return [one for one in several if norm not in BOTH or one.value == _PAIR][:1]
