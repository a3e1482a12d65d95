"""Clauses that tell why something was done: "after the district fell", "held for the attack on"."""

from collections.abc import Mapping, Sequence

from geo.incidents.reports.dates.when import When
from geo.incidents.reports.lexicon import Mark
from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.people import clause_ends

_HEAD = 2  # words at the head of a sentence in which it names what was told
_PAUSES = frozenset(",;:،؛")
_VIOLENT = ("attack", "fire", "clash", "blast", "mine", "grenade", "abduct", "arson", "shelling")
_WITH = {"с", "со"}
_PARTICIPLES = (
    "ых",
    "его",
    "ого",
    "их",
    "ую",
    "ым",
    "шим",
    "ыми",
    "ими",
    "шей",
    "той",
    "ной",
    "ому",
    "ему",
)  # ends of those for whom the dead are told
_CROSSED = ("перешедш", "переправивш", "проникш", "пересекш", "переплывш")
_BURIAL_HEAD = 3  # words at the head of a sentence that say it is of a burial


def find_reason(passage: Passage, sentence: Sentence, triggers: Mapping[str, Sequence[Mark]]) -> range | None:
    """Return the words of the clause that tells a capture as a reason, if the sentence tells more."""
    if "surrender" in triggers and (attack := _attack_before(passage, sentence)):
        return attack
    captures = triggers.get("overtake", ())
    if not captures:
        return None
    for mark in passage.marks_in("context.after_that", sentence.first, sentence.last):
        clause = range(mark.last, _clause_end(passage, mark.last, sentence))
        captured = any(one.first in clause for one in captures)
        others = (one for name, marks in triggers.items() if name != "overtake" for one in marks)
        if captured and any(one.first not in clause for one in others):
            return clause
    return None


def after_earlier(
    passage: Passage, sentence: Sentence, dates: Sequence[When], triggers: Mapping[str, Sequence[Mark]]
) -> range | None:
    """Return the words that open with what was on another day: "after two were killed there last week, …"."""
    head = sentence.first, min(sentence.last, sentence.first + _HEAD)
    for mark in passage.marks_in("context.after_that", head[0], head[1] + _HEAD):
        clause = range(mark.first, _clause_end(passage, mark.last, sentence))
        harmed = not passage.casualty_words.isdisjoint(clause)
        after = [when for when in dates if when.first >= clause.stop and when.precision == 1]
        acts = any(one.first >= clause.stop for marks in triggers.values() for one in marks)
        if mark.first == sentence.first and harmed and after and acts:
            return clause
    return None


def after_named(passage: Passage, sentence: Sentence) -> range | None:
    """Return the words that say after what a named event was: "این عملیات پس از قتل او در ۲۱ جولای"."""
    head = sentence.first, min(sentence.last, sentence.first + _HEAD)
    if not passage.has_any("context.follow_up", *head) or passage.has("singular.indefinite", sentence.first):
        return None
    for mark in passage.marks_in("context.in_wake_of", sentence.first, sentence.last):
        if mark.last in passage.event_words and not passage.has("time.day_units", mark.first - 1):
            return range(mark.first, _clause_end(passage, mark.last, sentence))
    return None


def _protest_before(passage: Passage, sentence: Sentence, triggers: Mapping[str, Sequence[Mark]]) -> range:
    """Return the English words before what people came out about: "rallied on Friday over the killing of"."""
    if passage.language != "en":
        return range(0)
    for mark in passage.marks_in("context.protested", sentence.first, sentence.last)[:1]:
        acts = [one.first for name, marks in triggers.items() for one in marks if name in _VIOLENT]
        about = not passage.casualty_words.isdisjoint(range(mark.last, sentence.last))
        if min(acts, default=mark.last) >= mark.last and (acts or about):
            return range(sentence.first, mark.first)
    return range(0)


def _attack_before(passage: Passage, sentence: Sentence) -> range | None:
    """Return the words that say after which attack somebody fled: "after the attack on the town 40 men …"."""
    for mark in passage.marks_in("context.after_attack", sentence.first, sentence.last):
        end = _clause_end(passage, mark.last, sentence)
        number = next((one.first for one in passage.numbers_in(mark.last, end)), end)
        if number < sentence.last:
            return range(mark.first, number)
    return None


def _clause_end(passage: Passage, first: int, sentence: Sentence) -> int:
    """Return the word before which a sign ends the clause that begins at a word, or the sentence ends."""
    for index in range(first + 1, sentence.last):
        between = passage.text[passage.words[index - 1].end : passage.words[index].start]
        if not _PAUSES.isdisjoint(between):
            return index
    return sentence.last


def burial_clause(passage: Passage, sentence: Sentence) -> range:
    """
    Return the words of a Dari or Russian sentence that only tell when and where the dead were buried.

    Of "مراسم خاکسپاری دو مرزبانی که جان باختند، روز جمعه در فرخار برگزار شد" those after "جان باختند";
    in Russian those before "убитого": "В Ванче похоронили сержанта, убитого в пятницу".
    """
    if passage.language == "ru":
        return _before_killed(passage, sentence)
    head = min(sentence.last, sentence.first + _BURIAL_HEAD)
    if passage.language != "fa" or not passage.has_any("time.burial", sentence.first, head):
        return range(0)
    told = [index for index in range(sentence.first, sentence.last) if index in passage.casualty_words]
    after = range(told[-1] + 1, sentence.last) if told else range(0)
    if told and passage.has("killed.body", told[-1]):  # "جنازهٔ احمد، آموزگار رستاق، | دیروز برداشته شد"
        ends = [index for index in after if clause_ends(passage, index)]
        after = range(ends[-1], after.stop) if ends else after
    return after if passage.event_words.isdisjoint(after) else range(0)  # not of a blast at a burial


def _before_killed(passage: Passage, sentence: Sentence) -> range:
    """Return the Russian words of a burial up to how they died whom it was of: "…, убитых в субботу"."""
    buried = passage.marks_in("time.aftermath", sentence.first, sentence.last)[:1]
    for index in range(buried[0].last if buried else sentence.last, sentence.last):
        killed = passage.has("killed.back", index) and passage.words[index].norm.endswith(_PARTICIPLES)
        parted = "," in passage.text[passage.words[index - 1].end : passage.words[index].start]
        if killed and (parted or passage.words[index - 1].norm in _WITH):  # "простились с погибшим солдатом"
            return range(sentence.first, index)
    return range(0)


def told_apart(passage: Passage, sentence: Sentence, triggers: Mapping[str, Sequence[Mark]]) -> set[int]:
    """Return the words of a sentence whose days are not those of the violence it tells of."""
    return {*_crossed_before(passage, sentence), *_protest_before(passage, sentence, triggers)}


def _crossed_before(passage: Passage, sentence: Sentence) -> range:
    """Return the Russian clause that tells when the dead had crossed: "…, перешедших границу в среду"."""
    crossed = passage.marks_in("trigger.infiltration", sentence.first, sentence.last)
    if passage.language != "ru" or not crossed:
        return range(0)
    for index in range(sentence.first + 1, sentence.last):
        sign = passage.text[passage.words[index - 1].end : passage.words[index].start]
        if "," in sign and passage.words[index].norm.startswith(_CROSSED):
            killed = passage.has_any("killed.back", sentence.first, index)
            return range(index, _clause_end(passage, index, sentence)) if killed else range(0)
    return range(0)


def held_for(passage: Passage, sentence: Sentence, triggers: Mapping[str, Sequence[Mark]]) -> range | None:
    """Return the Russian words that tell for what violence somebody was held: "подозреваемый в убийстве"."""
    if "arrest" not in triggers or passage.language != "ru":
        return None
    for mark in passage.marks_in("person.held_for", sentence.first, sentence.last)[:1]:
        held = (one.first for one in triggers["arrest"] if one.first >= mark.last)
        clause = range(mark.last, min(held, default=sentence.last))
        if any(one.first in clause for name in _VIOLENT for one in triggers.get(name, ())):
            return clause
    return None
