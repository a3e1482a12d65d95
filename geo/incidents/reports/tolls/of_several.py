"""One of several people told by his place among them: "a third", "the other", "the younger", "яке"."""

from collections.abc import Iterator, Sequence

from geo.incidents.reports.numbers import Number
from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.figures import Figure, Marker
from geo.incidents.reports.tolls.people import Quantity, category_at, clause_ends, is_casualty_soon

ORDINALS = {
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
}
ONE_OF_THEM = {"яке", "якеаш", "якеашон", "якташ", "якто", "яктоаш", "яктояш", "якташон"}  # in Tajik
_IS_TG, _WAS_TG = ("ест", "аст"), {"буд", "аст", "мебошад", "будааст"}  # Tajik copulas
_SOON = 9  # words from one of several to what befell him
_ASIDE = 8  # words between commas
OF_TWO = {"other", "younger", "elder", "older", "latter", "youngest", "eldest"}
LOST = {"lost", "died", "was", "is", "has", "had", "received", "suffered", "sustained", "took"}
_NTH = ("th", "second", "third", "first")  # ends of ordinals
_SAID_WHO = 6  # words of "among them Qari Aziz Rahman"
_REACH = 5  # words between one of several and what befell him
_OF_THEM = 3  # words of "of the wounded"
_AUXILIARIES = {"was", "were", "have", "had", "has", "are"}  # of a verb whose subject stands before an aside
_HARMING, _WHOM = (
    ("killed.forward", "wounded.forward"),
    {"a", "an", "at", "more", "his", "her", "its", "their"},
)
_IS = {"was", "is", "were", "are", "be"}
_WHO_WERE = {"who", "that", "have", "had", "was", "were", "got", "to", "be"}  # of "one of two to be killed"
_PREPOSITIONS = {"in", "at", "near", "outside", "of", "by", "under", "from", "to", "for", "with"}


def says_who_he_was(passage: Passage, number: Number) -> bool:
    """Return whether English says of somebody that he was one of several: "Saidov was one of three hurt"."""
    return passage.language == "en" and number.first > 0 and passage.words[number.first - 1].norm in _IS


def was_one_of_harmed(passage: Passage, number: Number, whole: Quantity) -> bool:
    """Return whether English says of one that he was among the harmed: "Saidov was one of two who died"."""
    if not says_who_he_was(passage, number):
        return False
    index = whole.last
    while index < len(passage.words) and passage.words[index].norm in _WHO_WERE:
        index += 1
    return index in passage.casualty_words and not clause_ends(passage, index)


def is_one_of_harmed(passage: Passage, index: int, sentence: Sentence) -> bool:
    """Return whether Tajik tells of one of all who were harmed: "яке аз се нафаре | буд, ки кушта шуданд"."""
    copula = passage.words[index - 1].norm.endswith(_IS_TG)  # "панҷ касест, ки"
    if index < sentence.last and passage.words[index].norm in _WAS_TG:
        index, copula = index + 1, True
    if not copula or index >= sentence.last or passage.words[index].norm != "ки":
        return False
    return not passage.casualty_words.isdisjoint(range(index, sentence.last))


def is_named_of_all(passage: Passage, found: Sequence[Quantity], number: int) -> bool:
    """Return whether Tajik tells of one whom a number counts: "Волӣ | яке аз се нафаре буд, ки мурданд"."""
    if passage.language != "tg" or found[number].spoken or number + 1 == len(found):
        return False
    one, whole = found[number], found[number + 1]
    told = whole.value > 1 and passage.words[whole.first].norm in ONE_OF_THEM
    return told and not any(clause_ends(passage, index) for index in range(one.last, whole.first + 1))


def nth_of_them(passage: Passage, index: int, sentence: Sentence) -> bool:
    """Return whether English words say "a third was hurt", "the other" of two."""
    if index == sentence.first:
        return False
    if passage.words[index].norm in OF_TWO:
        return _is_the_other(passage, index, sentence)
    if passage.words[index].norm not in ORDINALS:
        return False
    counted = index + 1 < sentence.last and passage.words[index + 1].norm == "to"  # "the third to be killed"
    deed = index + 1 in passage.event_words and index + 1 not in passage.casualty_words
    deed = deed and passage.words[index + 1].norm not in _AUXILIARIES
    if counted or deed or _did_harm(passage, index + 1, sentence):
        return False  # "a second blast"; but "the third was shot dead"
    ends = index + 1 < sentence.last and clause_ends(passage, index + 1)  # "the sixth, wounded in the leg,"
    soon = is_casualty_soon(passage, index + 1, sentence, 1 if ends else _REACH + 1)
    soon = soon or (ends and _is_harmed_after(passage, index + 1, sentence))
    before = passage.words[index - 1].norm
    if before == "the":
        late = clause_ends(passage, index - 1) and passage.has_any("part.later", index + 1, index + _REACH)
        return (soon or late) and not category_at(passage, index + 1)
    return before == "a" and (soon or index - 2 in passage.casualty_words)


def _did_harm(passage: Passage, verb: int, sentence: Sentence) -> bool:
    """Return whether a verb of harm has its object right behind it: "the second killed | two passers-by"."""
    whom = verb + 1
    if whom >= sentence.last or not passage.has_one_of(_HARMING, verb, whom):
        return False
    return passage.number_covering(whom) is not None or passage.words[whom].norm in _WHOM


def _is_harmed_after(passage: Passage, index: int, sentence: Sentence) -> bool:
    """Return whether an aside and what befell somebody follow: "the third, taken for dead, has a wound"."""
    after = range(index + 1, min(sentence.last, index + _ASIDE))
    end = next((step for step in after if clause_ends(passage, step)), 0)
    if passage.words[max(sentence.first, index - 3)].norm in _PREPOSITIONS:
        return False  # "in the second, which happened on Tuesday, a soldier was killed"
    wounds = passage.words[index].norm in {"with", "who"} and not passage.casualty_words.isdisjoint(
        range(index, end)
    )
    return end > 0 and (wounds or is_casualty_soon(passage, end, sentence, 2 * _ASIDE))


def _is_the_other(passage: Passage, index: int, sentence: Sentence) -> bool:
    """Return whether English words say "the other" of one of two, and no noun follows it."""
    after, before = index + 1, passage.words[max(sentence.first, index - 2)].norm
    if passage.language != "en" or passage.words[index - 1].norm != "the" or after >= sentence.last:
        return False
    if before in _PREPOSITIONS and not category_at(passage, index - 3):
        return False  # "two from one side and a boy from the other were hurt"
    aged = passage.words[after].digits and clause_ends(passage, after) and after + 1 < sentence.last
    after += aged and clause_ends(passage, after + 1)  # "The youngest, 15, remains under treatment"
    if category_at(passage, after) or passage.number_covering(after) is not None:
        return False
    if after in passage.casualty_words and not (
        after + 1 == sentence.last or clause_ends(passage, after + 1)
    ):
        return passage.words[after].norm in LOST
    if clause_ends(passage, index - 1) and passage.has_any("part.later", after, after + _REACH):
        told = range(sentence.first, index)  # "one died on the spot, the other a day later"
        return not passage.casualty_words.isdisjoint(told)
    return is_casualty_soon(passage, after, sentence, _REACH + 1)


def counts_which(passage: Passage, index: int) -> bool:
    """Return whether "the" at a word counts which of several, killed with others, somebody is."""
    if passage.words[index].norm != "the" or index + 3 >= len(passage.words):
        return False
    noun = passage.words[index + 1].norm.endswith(_NTH) and category_at(passage, index + 2) != ""
    return noun and passage.has("killed.violent", index + 3)


def of_the_nearest(passage: Passage, marker: Marker, before: list[Quantity]) -> list[Quantity]:
    """Return only the people right before an English word where it speaks of no others before it."""
    if passage.language != "en" or len(before) < 2 or before[-1].last != marker.first:  # noqa: PLR2004
        return before
    one, alone = before[-1], marker.last - marker.first == 1
    if alone and one.spoken and passage.words[marker.first].norm == "fatally":
        return before[-1:]  # "seven miners were shot, two fatally"
    head = one.first - 1
    head -= passage.words[head].norm == "the"
    governed = passage.words[head].norm == "of" and not _counted_before(passage, head)
    return before[-1:] if governed and alone else before  # "the families of the two men killed on"


def _counted_before(passage: Passage, index: int) -> bool:
    """Return whether people are counted right before "of": "two of the four"."""
    return passage.number_covering(index - 1) is not None or bool(category_at(passage, index - 1))


def is_shared_out(passage: Passage, one: Quantity, sentence: Sentence) -> bool:
    """Return whether English says where one of those counted was hit: "two were hurt, one in the leg"."""
    marks = passage.marks_in("wounded.hit_in", sentence.first + 2, min(sentence.last, one.last + _ASIDE))
    if passage.language != "en" or one.value != 1 or not any(mark.first == one.last for mark in marks):
        return False
    head = next((mark.first - 1 for mark in marks if passage.words[mark.first - 1].norm == "one"), None)
    if head is None or head > one.first or not clause_ends(passage, head):
        return False
    return any(number.value > 1 for number in passage.numbers_in(sentence.first, head))


def is_state_aside(passage: Passage, one: Quantity, sentence: Sentence) -> bool:
    """Return whether English commas hold how some are: "six, two of them in intensive care, were"."""
    if passage.language != "en" or one.first == sentence.first or not clause_ends(passage, one.first):
        return False
    after = passage.marks_in("part.after", one.first, min(sentence.last, one.last + _OF_THEM))
    of_them = [mark for mark in after if mark.first <= one.last]  # not "four people, all of them children"
    if any(passage.numbers_in(one.last, mark.first) for mark in of_them):
        return False  # "six people, two of them children, were"
    last = max([one.last, *(mark.last for mark in of_them)])
    state = next(iter(passage.marks_in("wounded.state", last, sentence.last)), None)
    stated = state is not None and state.first == last
    if state is not None and stated:
        last = state.last  # how some are; else who they are: "ten, eight of them children, were"
    until = range(last, min(sentence.last, last + _OF_THEM))
    end = next((index for index in until if clause_ends(passage, index)), None)
    if end is None or not (stated or of_them) or not passage.casualty_words.isdisjoint(range(last, end)):
        return False
    return passage.words[end].norm in _AUXILIARIES or end in passage.casualty_words


def goes_on_with_parts(passage: Passage, one: Quantity, sentence: Sentence) -> bool:
    """Return whether "and one a" goes on with parts between commas: "three of them old and one a cook"."""
    first, last = one.first, one.last
    if passage.language != "en" or first - 1 <= sentence.first or passage.words[first].norm != "one":
        return False
    noun = any(
        passage.words[index].norm in {"a", "an"} for index in range(first + 1, min(last + 1, sentence.last))
    )
    if not noun or passage.words[first - 1].norm != "and":
        return False
    return passage.has_any("part.after", max(sentence.first, first - _ASIDE), first)


def is_grave(passage: Passage, one: Quantity, sentence: Sentence) -> bool:
    """Return whether a number only tells how some of the wounded are: "трое мужчин, один тяжело"."""
    if one.last >= sentence.last or not passage.has("part.gravely", one.last):
        return False
    return one.last + 1 >= sentence.last or clause_ends(passage, one.last + 1)


_VERB_AND = ("ду", "ту")  # ends of Tajik verbs with "and": "яке фирор карду | яке кушта шуд"


def is_one_of_several(passage: Passage, one: Quantity, part: Quantity, sentence: Sentence) -> bool:
    """Return whether Tajik tells what befell one of several: "ду чӯпон ба мина бархӯрда, яке ҷон дод"."""
    several = passage.language == "tg" and one.value > 1
    if not several or passage.words[part.first].norm not in ONE_OF_THEM:
        return False
    before = passage.words[part.first - 1].norm
    opens = clause_ends(passage, part.first) or before == "ва" or before.endswith(_VERB_AND)
    opens = opens and not clause_ends(passage, part.last)
    return opens and is_casualty_soon(passage, part.last, sentence, _SOON)


def is_who_one_is(passage: Passage, one: Quantity) -> bool:
    """Return whether Tajik only says between commas who one of several was: "ду мулло, яке имом, ҳалок"."""
    several = passage.language == "tg" and one.last - one.first > 1
    if not several or passage.words[one.first].norm not in ONE_OF_THEM:
        return False
    after = range(one.last, one.last + _OF_THEM)  # "яке имоми масҷид,"
    end = next((step for step in after if clause_ends(passage, step)), 0)
    return (
        clause_ends(passage, one.first)
        and end > 0
        and passage.casualty_words.isdisjoint(range(one.last, end))
    )


def is_who_named_is(passage: Passage, one: Quantity) -> bool:
    """Return whether English says who one named among others is: "including Rahim, the deputy governor,"."""
    marks = passage.marks_in("part.before", max(0, one.first - _SAID_WHO), one.first)
    if passage.language != "en" or one.spoken or not (marks and clause_ends(passage, one.first)):
        return False
    names = passage.words[marks[-1].last : one.first]
    after = range(one.last, min(len(passage.words), one.last + _ASIDE))
    ends = next((step for step in after if clause_ends(passage, step)), None)
    named = bool(names) and all(word.capital for word in names)
    return named and ends is not None and passage.casualty_words.isdisjoint(range(one.last, ends))


def with_whole_in_state(passage: Passage, sentence: Sentence, figures: list[Figure]) -> list[Figure]:
    """Return English figures, all who were taken away some of whom are in a bad way: "six were flown"."""
    if passage.language != "en" or [one.kind for one in figures] != ["wounded"] or figures[0].value == 0:
        return figures
    some = figures[0]
    of_them = passage.marks_in("part.of_whom", some.first, min(some.last, some.first + _OF_THEM + 1))
    grave = passage.has_any("wounded.state", some.first, some.last)
    if not (of_them and grave) or not clause_ends(passage, some.first):
        return figures
    before = passage.numbers_in(sentence.first, some.first)
    if not before or before[-1].value <= some.value or not category_at(passage, before[-1].last):
        return figures
    taken = passage.has_any("place.carried", before[-1].last, some.first)
    return [some._replace(value=before[-1].value, first=before[-1].first, part=False)] if taken else figures


def wholes_told(passage: Passage, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield where "of the" begins and the word after it; in English "of" before a number, too."""
    for mark in passage.marks_in("part.base", sentence.first, sentence.last):
        some = passage.number_covering(mark.first - 1)
        if not (some and says_who_he_was(passage, some)):
            yield mark.first, mark.last
    if passage.language == "en":
        for number in passage.numbers_in(sentence.first + 2, sentence.last):
            some = passage.number_covering(number.first - 2)
            if some and passage.words[number.first - 1].norm == "of" and not says_who_he_was(passage, some):
                yield number.first - 1, number.first


def is_of_counted(passage: Passage, index: int) -> bool:
    """Return whether a word goes with people counted just before: "پنج رهگذر دیگری", "ду нафари дигараш"."""
    noun = index - 1
    counted = passage.number_covering(noun - 1) if noun > 0 and category_at(passage, noun) else None
    return counted is not None and counted.value > 1 and not clause_ends(passage, index)
