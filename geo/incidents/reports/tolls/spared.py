"""People of whom a sentence says that they lived, or who were left behind: "his son survived"."""

from collections.abc import Sequence

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.asides import dashed, past_dashes
from geo.incidents.reports.tolls.people import Quantity, category_at, clause_ends, is_casualty_soon, verb_ends

_REACH = 5  # words from people to what befell them
_LIVED, _HURT = 4, 6  # words from somebody to "survived"; from there to "but", and on to "wounded"
_JOINED = 5  # words of "and her two small children"
_LIVED_FA, _WHICH = 14, "که"  # the same in Dari, where a clause may stand between; what opens it
_WAS = {"بود", "بودند"}  # ends a clause about somebody
_SAVED = ("zero.survived", "killed.survivor", "zero.all")
_WITHOUT = "без"
_NOT = ("на", "нест")  # begin verbs that deny
HARMLESS = "безарар"  # of Tajiks who were killed or held
_YET = {"но", "однако", "вале", "аммо", "лекин", "اما", "ولی"}


def survives(passage: Passage, one: Quantity, sentence: Sentence) -> bool:
    """Return whether people are those whom the dead left behind, or who got away: "leaves two children"."""
    if passage.language == "ru" and one.first and passage.has("killed.body", one.first - 1):
        return False  # "тела двоих остались на месте"
    for name in ("part.survivors", "part.rest"):
        marks = passage.marks_in(name, sentence.first, one.last)
        if not marks or passage.words[marks[-1].first - 2].norm == _WITHOUT:
            continue  # none, or "без ног остались двое"
        if passage.language == "fa" and marks[-1].first - 1 in passage.casualty_words:
            continue  # "تلفات بر جا گذاشت: سه کودک کشته شدند"
        close = past_dashes(passage, marks[-1].last, sentence.last)
        if close >= one.last and is_casualty_soon(passage, close, sentence, _REACH):
            continue  # "the others – his parents and a brother – were shot dead"
        until = one.last + (one.last < sentence.last and not clause_ends(passage, one.last))
        if passage.casualty_words.isdisjoint(range(marks[-1].last, until)):
            return name == "part.survivors" or not is_casualty_soon(passage, one.last, sentence, _REACH)
    if passage.language == "en":
        return _told_unhurt(passage, one, sentence)
    return _escaped(passage, one, sentence)


def _told_unhurt(passage: Passage, one: Quantity, sentence: Sentence) -> bool:
    """Return whether English says of people, or of those joined to them: ", who were unhurt"."""
    index, joined = one.last, False
    while index < min(sentence.last, one.last + _JOINED) and not clause_ends(passage, index):
        joined = joined or passage.words[index].norm == "and"
        if index in passage.casualty_words or not joined:
            return False
        index += 1
    if index + 1 >= sentence.last or not clause_ends(passage, index) or passage.words[index].norm != "who":
        return False
    if joined and passage.words[index + 1].norm not in {"were", "survived", "escaped", "all", "both"}:
        return False  # "a guard and a child, who was unhurt"
    near = range(index + 1, min(sentence.last, index + _LIVED))
    return any(passage.has_one_of(_SAVED, at, at + 1) for at in near)


def _escaped(passage: Passage, one: Quantity, sentence: Sentence) -> bool:
    """Return whether a clause says of somebody that he lived, unhurt: "внук уцелел", "پسرش سالم ماند"."""
    index = lived(passage, one)
    return index > 0 and not _hurt_though(passage, index, sentence)


def lived(passage: Passage, one: Quantity) -> int:
    """Return the word by which a clause says of somebody that he lived, or 0."""
    end = passage.sentences[passage.sentence_number(one.first)].last
    first = past_dashes(passage, one.last, end)
    if passage.language == "fa":
        return _lived_in_dari(passage, first, end)
    within = dashed(passage, one.first) and dashed(passage, one.last)  # "ҳайат – 28 сарбоз – солим аст"
    for index in range(first, min(end, first + _LIVED)):
        ends = clause_ends(passage, index) and not (index == first and (one.last < index or within))
        if ends or index in passage.casualty_words:
            return 0
        if passage.has_one_of(_SAVED, index, index + 1):
            return index
    return 0


def _lived_in_dari(passage: Passage, first: int, end: int) -> int:
    """Return the word that says that one lived, by a verb of his: "قوماندان، که …، جان سالم به در برد"."""
    aside = False  # within a clause about him
    for index in range(first, min(end, first + _LIVED_FA)):
        opens = passage.words[index].norm == _WHICH
        if clause_ends(passage, index) or (opens and index == first):
            if not (aside or opens):
                return 0
            aside = opens
        if aside and passage.words[index - 1].norm in _WAS:
            aside = False  # "سرباز که در پوسته بود | آسیب ندیده است"
        if passage.has("wounded.back", index):
            return 0  # "سومی زخمی به خانه برگشت"
        if passage.has_one_of(_SAVED, index, index + 1):
            return 0 if aside else index
        number = passage.number_covering(index)
        counts = number is not None and not passage.has("time.aged", number.last)
        other = category_at(passage, index) or counts
        if index in passage.casualty_words or (other and not aside):
            return 0
    return 0


def _hurt_though(passage: Passage, index: int, sentence: Sentence) -> bool:
    """Return whether those who lived were hurt: "наҷот ёфтанд, вале захмӣ шуданд"."""
    if passage.language == "tg" and _goes_on_hurt(passage, index, sentence):
        return True
    after = range(index + 1, min(sentence.last, index + _HURT))
    but = next((step for step in after if passage.words[step].norm in _YET and clause_ends(passage, step)), 0)
    for step in range(but + 1, min(sentence.last, but + _HURT) if but else 0):
        if (
            clause_ends(passage, step)
            or passage.number_covering(step) is not None
            or category_at(passage, step)
        ):
            return False
        if step in passage.casualty_words:
            return True
    return False


def _goes_on_hurt(passage: Passage, index: int, sentence: Sentence) -> bool:
    """Return whether Tajik goes on with the wounds of who lived: "зинда монда, бо захми корд дар …"."""
    after = range(index + 1, min(sentence.last, index + _HURT))
    head = next((step for step in after if verb_ends(passage, step)), 0)
    for step in range(head, min(sentence.last, head + _HURT) if head else 0):
        if (step > head and clause_ends(passage, step)) or category_at(passage, step):
            return False
        if passage.has("wounded.back", step):
            denied = any(word.norm.startswith(_NOT) for word in passage.words[step + 1 : step + 2])
            return not denied  # "солим аст, захмӣ нест"
    return False


def harmed_before(passage: Passage, classes: Sequence[str], last: int) -> bool:
    """Return whether harm was told before a word, and not only that Tajiks were "made harmless"."""
    return any(
        passage.words[mark.first].norm != HARMLESS
        for name in classes
        for mark in passage.marks_in(name, 0, last)
    )
