"""Numbers of people parted by commas from what befell them: "One, aged 17, is dead"."""

from geo.incidents.reports.numbers import Number
from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.asides import dashed, past_words
from geo.incidents.reports.tolls.gaps import died_elsewhere
from geo.incidents.reports.tolls.people import category_at, clause_ends, is_casualty_soon

_CLAUSE = 12  # words of a clause in which people are told hurt
_HAVING = {"having", "after"}  # begin what befell people between commas
_MORE, _WHERE_RU = "more", {"в", "во", "по", "на", "уже", "позже", "через", "к"}
_VERBS = {"were", "had", "have"}  # after who several people were


def is_parted(passage: Passage, number: Number, sentence: Sentence) -> bool:
    """Return whether a clause parts people from what befell them: "One, aged 17, is dead"."""
    if passage.language == "ru" and number.value == 1 and _is_without_verb(passage, number, sentence):
        return True
    return _is_parted(passage, number, sentence)


def _is_without_verb(passage: Passage, number: Number, sentence: Sentence) -> bool:
    """Return whether a Russian dash stands for the verb of one more, told before it."""
    if number.first <= sentence.first or number.last > sentence.last:
        return False
    if number.last < sentence.last and _is_left_elsewhere(passage, number, sentence):
        return True
    return _is_one_more(passage, number, sentence)


def _is_parted(passage: Passage, number: Number, sentence: Sentence) -> bool:
    """Return whether a clause with more words than a dash does so."""
    index = number.last
    if died_elsewhere(passage, number.first, index, sentence):
        return True  # "two died instantly and one on the way"
    more = passage.language == "en" and index + 1 < sentence.last and passage.words[index].norm == _MORE
    index += more  # "eight more, including three women, were hurt"
    if index + 1 >= sentence.last or not clause_ends(passage, index):
        return False
    end = past_words(passage, index, sentence.last)
    if passage.language in {"en", "tg"} and passage.has("part.before", index):  # "three, a child among them,"
        until = min(sentence.last, index + _CLAUSE)
        end = next((step for step in range(index + 1, until) if clause_ends(passage, step)), index)
    if passage.language == "en" and passage.words[index].norm in _HAVING:
        return is_casualty_soon(passage, index, sentence, _CLAUSE)  # "one, having received a wound, was held"
    if passage.language == "ru" and number.value == 1 and end == index:
        end = _past_who(passage, index, sentence)
    if passage.has("part.thought", index):  # "One, thought to be the leader, was killed"
        after = range(index + 1, min(sentence.last, index + _CLAUSE))
        end = next((step for step in after if clause_ends(passage, step)), end)
    if passage.language == "en" and passage.words[number.first - 1].norm == "the":
        end = _past_asides(passage, index, sentence)
    age = passage.number_covering(index + 1) if passage.words[index].norm == "aged" else None
    if age is not None and clause_ends(passage, age.last):
        end = age.last
    return end > index and is_casualty_soon(passage, end, sentence)


def _is_one_more(passage: Passage, number: Number, sentence: Sentence) -> bool:
    """Return whether a dash stands for the verb of one more: "убили двоих, вечером — ещё | одного"."""
    more = number.first - 1
    ends = number.last >= sentence.last or clause_ends(passage, number.last)
    if not ends or more <= sentence.first or passage.words[more].norm != "еще" or not dashed(passage, more):
        return False
    return not passage.casualty_words.isdisjoint(range(sentence.first, more))


def _is_left_elsewhere(passage: Passage, number: Number, sentence: Sentence) -> bool:
    """Return whether a dash and where or when follow one more: "двое умерли на месте, один — в больнице"."""
    dead = passage.has_any("killed.back", sentence.first, number.first)
    where = dashed(passage, number.last) and passage.words[number.last].norm in _WHERE_RU
    return dead and where


def _past_asides(passage: Passage, index: int, sentence: Sentence) -> int:
    """Return where the verb follows who people told before were: "The four, all labourers, | were shot"."""
    after = range(index + 1, min(sentence.last, index + _CLAUSE))
    verbs = (step for step in after if clause_ends(passage, step) and passage.words[step].norm in _VERBS)
    end = next(verbs, index)
    return index if any(step in passage.casualty_words for step in range(index, end)) else end


def _past_who(passage: Passage, index: int, sentence: Sentence) -> int:
    """Return the word after who a Russian "one" was, told by no noun that is known: "одного, подпаска,"."""
    for step in range(index + 1, min(sentence.last, index + _CLAUSE)):
        if clause_ends(passage, step):
            return step if step in passage.casualty_words else index
        if category_at(passage, step) or step in passage.casualty_words:
            break
    return index
