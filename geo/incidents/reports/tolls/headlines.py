"""Headlines and entries: people without articles ("Policeman killed"), words before a figure ("Dead: 5")."""

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.people import Quantity, category_at, clause_ends, is_casualty_soon

_LINES = 3  # sentences among which a headline stands
_ENDS_OF_VERBS = ("د", "ست", "شت")  # of Dari
_LABEL = 6  # words of "Saturday, Shamsiddin Shohin district:"
_WORDS = 22  # of a headline at most
_STOPS = ".!?…:;,"
_NOUN = 4  # words of "senior Taliban commander"
_LIST = 12  # words from one of a list to what befell all
_PLURAL = (
    "s",
    "men",
    "women",
    "people",
    "children",
    "police",
    "troops",
    "taliban",
    "staff",
    "crew",
    "chinese",
)
_JOINERS = {"and"}
_LEAVES = {"leaves", "leave", "leaving"}  # … dead
_NO_NOUN = {"in", "of", "at", "on", "near", "by", "for", "from", "to", "with", "as", "after", "over", "and"}
_NO_NOUN |= {"is", "was", "were", "are", "the", "a", "an", "his", "her", "their", "its", "says", "say"}


def is_headline(passage: Passage, sentence: Sentence) -> bool:
    """Return whether a sentence stands over a text: short, and without a full stop."""
    if passage.language != "en":
        return False
    if _is_entry(passage, sentence):
        return True
    if passage.sentence_number(sentence.first) >= _LINES:
        return False
    after = passage.text[sentence.end - 1 : sentence.end + 1]
    return sentence.number_of_words() <= _WORDS and not any(sign in _STOPS for sign in after.strip())


def _is_entry(passage: Passage, sentence: Sentence) -> bool:
    """Return whether a short line begins with its day or place: "Saturday, Rustaq: shepherd killed"."""
    first, last = sentence.first, min(sentence.last, sentence.first + _LABEL)
    if sentence.number_of_words() > _WORDS:
        return False
    after = next((step for step in range(first + 1, last) if _follows_colon(passage, step)), 0)
    return after > 0 and not passage.words[after].capital and after not in passage.casualty_words


def _follows_colon(passage: Passage, index: int) -> bool:
    """Return whether a colon stands before a word."""
    return ":" in passage.text[passage.words[index - 1].end : passage.words[index].start]


def bare_one(passage: Passage, index: int, sentence: Sentence) -> Quantity | None:
    """Return one person of a headline whom a noun without an article tells."""
    before = index - 1
    heads = index == sentence.first or clause_ends(passage, index) or passage.words[before].norm in _JOINERS
    struck = index > sentence.first and _strikes(passage, before)
    if heads and clause_ends(passage, index):
        struck = struck or _follows_struck(passage, before, sentence)
    if not (heads or struck):
        return None
    noun = -1
    for step in range(index, min(sentence.last, index + _NOUN)):
        other = passage.number_covering(step) is not None or passage.words[step].norm in _NO_NOUN
        if other or step in passage.casualty_words or (step > index and clause_ends(passage, step)):
            break
        if category_at(passage, step) not in {"", "generic"} and not passage.words[step].possessive:
            noun = step
        elif noun >= 0:
            break
    if noun < 0 or passage.words[noun].norm.endswith(_PLURAL):
        return None
    if not (struck or _is_harmed(passage, noun + 1, sentence)):
        return None
    return Quantity(index, noun + 1, 1, category_at(passage, noun), spoken=False)


def _strikes(passage: Passage, index: int) -> bool:
    """Return whether a verb says what befell those behind it: "kills", "leaves … dead"."""
    harms = passage.has("killed.forward", index) or passage.has("wounded.forward", index)
    return harms or passage.words[index].norm in _LEAVES


def _follows_struck(passage: Passage, last: int, sentence: Sentence) -> bool:
    """Return whether nobody but one or some struck end at a word: "kills woman", "injures two pupils"."""
    for index in range(last, max(sentence.first, last - _NOUN), -1):
        people = category_at(passage, index) or passage.number_covering(index) is not None
        if not people and not passage.words[index].capital:
            return False
        if _strikes(passage, index - 1):
            return True
    return False


def _is_harmed(passage: Passage, index: int, sentence: Sentence) -> bool:
    """Return whether what befell somebody follows him, or a list that he heads."""
    if is_casualty_soon(passage, index, sentence, 2):
        return True
    if index >= sentence.last:
        return False
    listed = clause_ends(passage, index) or passage.words[index].norm in _JOINERS
    after = range(index, min(sentence.last, index + _LIST))
    harmed = next((step for step in after if step in passage.casualty_words), None)
    return (
        listed
        and harmed is not None
        and not any(passage.has("speech.verbs", step) for step in range(index, harmed))
    )


def heads_figure(passage: Passage, sentence: Sentence, index: int) -> bool:
    """Return whether a colon parts a word for the dead from who they are: "Dead: a guard", "کشته: ۲"."""
    if passage.language == "en" and index < sentence.last and index == sentence.first + 1:
        return ":" in passage.text[passage.words[index - 1].end : passage.words[index].start]  # "Dead: …"
    if passage.language == "en":
        return _heads_entry(passage, sentence, index)
    if passage.language != "fa" or index >= sentence.last or passage.number_covering(index) is None:
        return False
    if passage.words[index - 1].norm.endswith(_ENDS_OF_VERBS):
        return False  # "سه تن کشته شدند: دو مرد و یک زن"
    if passage.words[index].digits and clause_ends(passage, index - 1) and clause_ends(passage, index + 1):
        return True  # "کشته ۴، زخمی ۶"
    return ":" in passage.text[passage.words[index - 1].end : passage.words[index].start]


def _heads_entry(passage: Passage, sentence: Sentence, index: int) -> bool:
    """Return whether an English entry of a list ends in a colon and its number: "– brought in dead: 2"."""
    number = passage.number_covering(index) if index < sentence.last else None
    if number is None or number.first != index or not passage.words[index].digits:
        return False
    colon = ":" in passage.text[passage.words[index - 1].end : passage.words[index].start]
    ends = number.last == sentence.last or clause_ends(passage, number.last)
    return colon and ends and not passage.numbers_in(sentence.first, index)
