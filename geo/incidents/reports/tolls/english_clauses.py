"""Where English "and" opens another clause: "20 smugglers attacked a post, and two guards were killed"."""

from collections.abc import Sequence

from geo.incidents.reports.passage import Passage
from geo.incidents.reports.tolls.about import ABOUT
from geo.incidents.reports.tolls.asides import dashed, past_commas
from geo.incidents.reports.tolls.figures import Marker
from geo.incidents.reports.tolls.people import Quantity, category_at, clause_ends, is_casualty_soon
from geo.incidents.reports.tolls.relatives import relative_words

PASSIVE = {"was", "were", "been", "be", "being", "got", "is", "are", "left", "leaving", "seriously", "badly"}
PASSIVE |= {"slightly", "also", "critically"}  # before who was killed or wounded
_CAME = {"came", "went", "ran", "tried", "broke", "began", "fled", "drove", "rode", "crept", "threw"}
_CARRYING = {"by", "carrying", "transporting", "ferrying"}
_TOOK_PART = ["took", "part"]
_SUBORDINATE = {"when", "where", "while", "which", "before", "after"}  # open a clause
_HE, _AS_THE = {"he", "she"}, ["as", "the"]
_CAME |= {
    "surrendered",
    "escaped",
    "survived",
    "disappeared",
    "vanished",
    "defected",
    "withdrew",
    "retreated",
}
_AUXILIARIES = {"is", "are", "was", "were", "has", "have", "had", "been", "also", "still", "went", "remains"}
_LEFT_DEAD = {"shot", "shoot", "shoots", "shooting", "struck", "gunned", "left"}  # … dead
_WHO, _WERE = "who", {"was", "were"}
_DID = {"surrendered", "fled", "escaped", "survived", "captured", "detained", "arrested", "disappeared"}
_DID |= {
    "taken",
    "missing",
    "unhurt",
    "unharmed",
    "held",
    "seized",
    "abducted",
    "kidnapped",
    "rescued",
    "freed",
}
_DID |= {"defected", "vanished", "withdrew", "retreated", "ran", "got", "returned", "remained", "crossed"}
_AND = {"and", "but", "while"}
_BEFORE_NUMBER = 3  # words of "and at least | two"
_THEM = {"them", "these", "those"}  # after "two of": part of those told
_GOVERNED = {"with", "against", "upon", "between", "of", "on", "stopped", "intercepted", "carrying"}
_ACT_REACH = 5  # words from what was done to those whom it was done with: "fought a battle with about"
_HIS = {"his", "her", "their"}  # before who belongs to the one told before
_ENDED = {"ended", "resulted", "left", "leaves", "leaving"}
_AMONG = {"among", "in", "of", "that"}  # "and that one teenager died"
_LONG = 3  # words beyond a noun that no item of a list of two has before a comma
_OF_DEED = {"in", "during", "of", "the", "after", "a", "an"}  # before a deed that is no verb
_INVERTED = {"killed", "slain", "wounded", "injured", "hurt"}  # may open a sentence whose subject ends it
_SENT, _SHORTEST = {"sent", "sending"}, 3  # words of "sent | five | to hospital" at most that hold nobody
_DIED = {"died", "perished", "succumbed", "sustained", "suffered", "received"}
_CHAIN = 12  # words from a verb to what befell its subject in the end
_DAYS = tuple(f"weekdays.{day}" for day in range(7))
_TOTALLING = {
    "a",
    "an",
    "total",
    "of",
    "as",
    "many",
    "at",
    "least",
    "up",
    "to",
    "no",
    "fewer",
    "less",
    "than",
}
_TOTALLING |= {"more", "about", "around", "some", "over", "nearly", "almost", "estimated", "roughly"}


def of_last_clause(passage: Passage, marker: Marker, before: list[Quantity]) -> list[Quantity]:
    """Return the numbers of the last clause before a word for killed: "23 were saved and two found dead"."""
    before = _whom_they_left_dead(passage, marker, _outside_relative(passage, marker, before))
    before = [one for one in before if not _is_no_victim(passage, one)]
    if before and _is_of_him(passage, marker, before[-1]):
        return []
    for position in range(len(before) - 1, 0, -1):
        last, one = before[position - 1], before[position]
        if (
            _has_verb(passage, last, one)
            or _opens_clause(passage, before, position)
            or _is_past_dash(passage, marker, last, one)
        ):
            return before[position:]
    return before


def _whom_they_left_dead(passage: Passage, marker: Marker, before: list[Quantity]) -> list[Quantity]:
    """Return people behind the verb that left them dead, without who did it: "a man shot | two men dead"."""
    if len(before) < 2 or passage.words[marker.first].norm != "dead":  # noqa: PLR2004 - nobody else is told
        return before
    for position in range(1, len(before)):
        verb = before[position].first - 1
        passive = passage.words[verb - 1].norm in PASSIVE
        if before[position - 1].last <= verb and passage.words[verb].norm in _LEFT_DEAD and not passive:
            return before[position:]
    return before


def _is_past_dash(passage: Passage, marker: Marker, last: Quantity, one: Quantity) -> bool:
    """Return whether one dash parts a clause from what came of it: "ten men raided it – two died"."""
    head = one.first
    while head > last.last and passage.words[head - 1].norm in ABOUT:
        head -= 1
    if not dashed(passage, head) or not _acts_between(passage, last.last, head):
        return False
    return not any(dashed(passage, index) for index in range(head + 1, marker.first + 1))


def _acts_between(passage: Passage, first: int, last: int) -> bool:
    """Return whether a verb of what was done follows people before the clause ends: "ten men | raided"."""
    return any(
        index in passage.act_words and passage.words[index - 1].norm not in _OF_DEED
        for index in range(first, last)
    )


def told_last(passage: Passage, marker: Marker, free: Sequence[Quantity], until: int) -> list[Quantity]:
    """Return people told behind the verb, up to a word: "Killed in the raid were a guard and two drivers"."""
    opens = marker.first == passage.sentence_first(marker.first) and marker.last == marker.first + 1
    if passage.language != "en" or not opens or passage.words[marker.first].norm not in _INVERTED:
        return []
    between = range(marker.last, until)
    were = next((index for index in between if passage.words[index].norm in _WERE), until)
    return [one for one in free if were < one.first < until]


def whom_it_cost(passage: Passage, marker: Marker, before: list[Quantity]) -> list[Quantity]:
    """Return the people within "it cost two guards their lives", "… his leg", "sent two to hospital"."""
    words = passage.words
    if passage.language != "en" or not before:
        return []
    if words[marker.first].norm in _SENT and marker.last - marker.first > _SHORTEST:
        return [one for one in before if marker.first < one.first and one.last < marker.last]
    if words[marker.first].norm not in _HIS:
        return []
    first = passage.sentence_first(marker.first)
    cost = next((at for at in range(marker.first - 1, first, -1) if passage.has("killed.costs", at)), 0)
    return [one for one in before if one.first > cost and one.last < marker.last] if cost else []


def _outside_relative(passage: Passage, marker: Marker, before: list[Quantity]) -> list[Quantity]:
    """Return people without those of whom a clause tells: "two elders who had met 38 gunmen were"."""
    for number, one in enumerate(before[:-1]):
        if passage.words[one.last].norm != _WHO:
            continue
        end = next((at for at in range(one.last + 1, marker.first) if clause_ends(passage, at)), 0)
        further = any(word.norm in _SUBORDINATE for word in passage.words[one.last : marker.first])
        if not (end or further) and passage.words[marker.first - 1].norm in _WERE:
            end = marker.first - 1
        if end and passage.casualty_words.isdisjoint(range(one.last, end)):
            return [*before[: number + 1], *(other for other in before[number + 1 :] if other.first >= end)]
    return before


def _is_of_him(passage: Passage, marker: Marker, one: Quantity) -> bool:
    """Return whether a clause behind several tells what befell one: "wounded four before he was shot"."""
    if one.value == 1:
        return False
    for index in range(one.last, marker.first - 1):
        if passage.words[index].norm in _SUBORDINATE:
            return passage.words[index + 1].norm in _HE
    return False


def _is_no_victim(passage: Passage, one: Quantity) -> bool:
    """Return whether people only acted or were on board: "by 35 men", "carrying 13 men", "five took part"."""
    head = one.first - 1
    while head >= 0 and passage.words[head].norm in ABOUT:
        head -= 1
    carried = one.spoken and one.value > 1 and head >= 0 and passage.words[head].norm in _CARRYING
    after = [word.norm for word in passage.words[one.last : one.last + 2]]
    return carried or after == _TOOK_PART


def are_listed(passage: Passage, first: int, last: int) -> bool:
    """Return whether English goes on with nobody but others of a list: "…, | a doctor and two men were"."""
    if passage.language != "en" or passage.words[last - 1].norm not in {"was", "were", "are", "is"}:
        return False
    return all(_is_in_list(passage, index) for index in range(first, last - 1))


def before_list(passage: Passage, index: int, first: int) -> int:
    """Return the word before others of an English list that end at a word: "wounded | a cook and"."""
    if passage.language != "en" or passage.words[index].norm != "and":
        return index
    while index > first and _is_in_list(passage, index):
        index -= 1
    return index


def _is_in_list(passage: Passage, index: int) -> bool:
    """Return whether a word is of a list of people: "a", "and", "two", "guard"."""
    return (
        passage.has("singular.determiners", index)
        or passage.words[index].norm == "and"
        or passage.number_covering(index) is not None
        or category_at(passage, index) != ""
    )


def past_total(passage: Passage, index: int) -> int:
    """Return the number that English counting words lead to, or the word: "killed | a total of four"."""
    last, words = index, passage.words
    while passage.language == "en" and last < len(words) and _totals(passage, last):
        last += 1
    if last in {index, len(words)} or clause_ends(passage, index):
        return index
    article = words[last - 1].norm in {"a", "an"}  # "at least | a dozen"
    return last - article if passage.number_covering(last) is not None else index


def _totals(passage: Passage, index: int) -> bool:
    """Return whether a word may stand between "killed" and its number: "a total of", "not less than"."""
    if passage.words[index].norm != "not":
        return passage.words[index].norm in _TOTALLING
    after = passage.words[index + 1 : index + 3]
    return [word.norm for word in after][1:] == ["than"] and after[0].norm in _TOTALLING


def has_other_verb(passage: Passage, one: Quantity) -> bool:
    """Return whether a verb of what else they did follows people: "five surrendered", "two drivers fled"."""
    if passage.language != "en":
        return False
    number = passage.number_covering(one.first)
    verbs = {number.last if number else one.last, one.last}
    return any(
        _did(passage, _past_auxiliary(passage, verb)) for verb in verbs if not clause_ends(passage, verb)
    )


def _past_auxiliary(passage: Passage, index: int) -> int:
    """Return the word after English auxiliaries, or the word: "a driver | is | missing"."""
    last = index
    while last < len(passage.words) and passage.words[last].norm in _AUXILIARIES:
        last += 1
    return last


def _did(passage: Passage, verb: int) -> bool:
    """Return whether a word is a verb of what else people did, and of no harm."""
    known = verb < len(passage.words) and passage.words[verb].norm in _DID
    return known and verb not in passage.casualty_words and not clause_ends(passage, verb)


def before_subordinate(passage: Passage, first: int, after: list[Quantity]) -> list[Quantity]:
    """
    Return numbers up to a clause that says when, or to people with a verb of their own.

    "two wounded when about 15 gunmen attacked", "killed two and three drivers fled"
    """
    if passage.language != "en":
        return after
    for position, one in enumerate(after):
        if position and has_other_verb(passage, one):
            return after[:position]
        if any(
            passage.words[index].norm in _SUBORDINATE
            or [word.norm for word in passage.words[index : index + 2]] == _AS_THE
            for index in range(first, one.first)
        ):
            return after[:position]
    return after


def befalls_in_the_end(passage: Passage, index: int, last: int) -> bool:
    """
    Return whether a verb of their own and then harm follow "of them": "tried to flee and were wounded".

    Or harm behind who they were: "one of whom, a cook, later died".
    """
    if passage.language == "en" and (verb := past_commas(passage, index, last)) > index:
        own = passage.casualty_words.isdisjoint(range(index, verb))
        sentence = passage.sentences[passage.sentence_number(index)]
        return own and is_casualty_soon(passage, verb, sentence)
    if passage.language != "en" or index >= last or not is_past(passage.words[index].norm):
        return False
    for step in range(index + 1, min(last, index + _CHAIN)):
        if step in passage.casualty_words:
            before = passage.words[step - 1].norm
            return before in PASSIVE or before.endswith("ly") or passage.words[step].norm in _DIED
        if clause_ends(passage, step) or passage.words[step].norm in {_WHO, "but", *_SUBORDINATE}:
            return False
        if category_at(passage, step) or passage.number_covering(step) is not None:
            return False
    return False


def is_past(norm: str) -> bool:
    """Return whether an English word looks like a verb in the past: "resisted", "ran"."""
    return norm.endswith("ed") or norm in _CAME or norm in _DID


def _has_verb(passage: Passage, one: Quantity, other: Quantity) -> bool:
    """Return whether the first of two numbers has a verb of its own."""
    aside = relative_words(passage, one.last, other.first)
    return passage.words[one.last].norm in _CAME or any(
        passage.words[index].norm in PASSIVE for index in range(one.last, other.first) if index not in aside
    )


def _opens_clause(passage: Passage, before: Sequence[Quantity], position: int) -> bool:
    """Return whether "and" before a number begins a clause of its own."""
    last, one = before[position - 1], before[position]
    joint = next(
        (
            index
            for index in range(one.first - 1, max(last.last, one.first - _BEFORE_NUMBER) - 1, -1)
            if passage.words[index].norm in _AND
        ),
        0,
    )
    if not joint:
        aside = relative_words(passage, last.last, one.first)
        next_to = last.last == one.first and not clause_ends(passage, one.first)
        next_to = (next_to and _is_governed(passage, last)) or _is_with(passage, last, one)
        return next_to or any(
            passage.words[index].norm in _SUBORDINATE and index not in aside
            for index in range(last.last, one.first)
        )
    if _is_part(passage, last, one):
        return True
    aside = relative_words(passage, last.last, joint)
    between = [index for index in range(last.last, joint) if index not in aside]
    if any(index in passage.act_words for index in between) or passage.has_one_of(_DAYS, last.last, joint):
        return True
    apposed = passage.words[one.first].norm in _HIS or any(
        clause_ends(passage, index) for index in (last.first, *between)
    )
    if passage.words[joint + 1].norm in _AMONG:
        return True  # "among the 27 dead were five officers, and among the 24 wounded was …"
    if clause_ends(passage, joint) and position == 1 and len(between) >= _LONG and not apposed:
        return True
    return _is_governed(passage, last)


def _is_with(passage: Passage, last: Quantity, one: Quantity) -> bool:
    """Return whether "with" leads from what people did to who came to harm: "clans fought, with a man"."""
    head = one.first - 1
    while head > last.last and passage.words[head].norm in ABOUT:
        head -= 1
    leads = passage.words[head].norm == "with" and clause_ends(passage, head)
    return leads and not passage.act_words.isdisjoint(range(last.last, head))


def _is_part(passage: Passage, last: Quantity, one: Quantity) -> bool:
    """Return whether a number is of those told before: "six of them", after 20 smugglers "six of the men"."""
    number = passage.number_covering(one.first)
    if number is None or number.last + 1 >= len(passage.words) or passage.words[number.last].norm != "of":
        return False
    norm = passage.words[number.last + 1].norm
    return norm in _THEM or (norm == "the" and one.category == last.category != "" and one.value < last.value)


def _is_governed(passage: Passage, one: Quantity) -> bool:
    """Return whether people are only those with whom something was done: "clashed with 20 smugglers"."""
    first = passage.sentence_first(one.first)
    low = max(first, one.first - _BEFORE_NUMBER)
    if any(passage.words[index].norm in _ENDED for index in range(low, one.first)):
        return False  # "ended with three villagers and two guards dead", "on Monday left three and two dead"
    low = next((at for at in range(one.first, low, -1) if clause_ends(passage, at)), low)
    if not any(
        passage.words[index].norm in _GOVERNED
        and not passage.has_one_of(_DAYS, index + 1, index + 2)
        and not passage.numbers_in(index, one.first)
        for index in range(low, one.first)
    ):
        return False  # "in a clash on Monday two were killed", "in a clash with 20 smugglers two were killed"
    return not passage.act_words.isdisjoint(range(max(first, low - _ACT_REACH), one.first))
