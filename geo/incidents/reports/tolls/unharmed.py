"""Words that say that nobody came to harm: "nobody was hurt", "no servicemen suffered"."""

from collections.abc import Iterator, Sequence

from geo.incidents.reports.lexicon import Mark
from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.asides import past_words
from geo.incidents.reports.tolls.figures import Figure
from geo.incidents.reports.tolls.people import category_at, clause_ends

_TO, _TO_WHOM, _ANYBODY = "به", 4, {"کسی", "هیچ", "هیچکس", "احدی", "فردی", "هیچکدام"}
_REACH = 9  # words from the subject to its verb
_NOUN = 4  # words from "no" to the people it denies
_BREAKS = {"who", "that", "which", "what", "how", "why", "when", "where", "whether", "if", "and", "but", "by"}
_AUXILIARY = {"was", "were", "is", "are", "be", "been", "being", "got", "has", "had", "have", "else"}
_AUXILIARY |= {
    "seriously",
    "badly",
    "even",
    "ever",
    "reported",
    "reportedly",
    "left",
    "himself",
    "as",
    "much",
}
_HARM = ("اسیب", "زیان", "خراش", "تلفات", "صدمه", "گزند")
_NOT_LEFT = "намонд"
_ONE_SAW, _HIMSELF = {"ندید", "ندیده"}, {"خود", "خودش"}  # of one person
_TOO, _NONE = {"هم", "نیز", "که", "شخصا"} | _HIMSELF, "هیچ"  # between him and the verb
_DENYING = ("zero.all", "zero.killed", "zero.wounded", "zero.neither", "zero.subject")
_BARE = {"no", "neither"}  # which need a noun for people, or "of"
_OR = {"or", "nor"}
_ASIDES = {"according", "it", "fortunately", "luckily", "thankfully", "apparently", "however", "as", "thank"}
_NET, _TABLE = "нет", {"—", "–", "-", ":"}  # behind "погибших", and what may stand between
_NO_LESS = {"fewer", "less", "more"}  # after "no", before a number


def nobody_in(passage: Passage, sentence: Sentence, name: str) -> list[Mark]:
    """Return words of a sentence that say "no dead"; not "трое раненых, с нашей стороны потерь нет"."""
    if not passage.has_one_of(_DENYING, sentence.first, sentence.last):
        return []  # as most
    found = [
        mark
        for mark in passage.marks_in(f"zero.{name}", sentence.first, sentence.last)
        if (
            mark.first == sentence.first
            or passage.number_covering(mark.first - 1) is None
            or (passage.language == "ru" and clause_ends(passage, mark.first) and not _among(passage, mark))
            or (passage.language == "ru" and name == "all" and clause_ends(passage, mark.first))
        )
        and not _reaches_over(passage, mark)
        and not _is_undone(passage, mark)
    ]
    if passage.language == "fa":
        found += _neither(passage, sentence, name)
    found += [one for one in _unharmed(passage, sentence, name) if one not in found]
    return [one for one in found if not _counts_some(passage, one)]


def _among(passage: Passage, mark: Mark) -> bool:
    """Return whether Russian says among whom alone there are none: "убитых среди пограничников нет"."""
    return any(passage.words[index].norm == "среди" for index in range(*mark))


def _counts_some(passage: Passage, mark: Mark) -> bool:
    """Return whether "no" only begins how many there are: "no fewer than three guards were killed"."""
    after = passage.words[mark.first + 1 : mark.first + 2]
    return bool(after) and after[0].norm in _NO_LESS


def _is_undone(passage: Passage, mark: Mark) -> bool:
    """Return whether Tajik denies that there was no harm: "низ бе талафот намонданд"."""
    after = passage.words[mark.last : mark.last + 1]
    return passage.language == "tg" and bool(after) and after[0].norm.startswith(_NOT_LEFT)


def _reaches_over(passage: Passage, mark: Mark) -> bool:
    """Return whether words reach into another statement: "no deaths, but four were wounded"."""
    if passage.language == "ru":
        last = passage.words[mark.last - 1]
        sign = passage.text[passage.words[mark.last - 2].end : last.start].strip()
        pair = mark.last - mark.first == 2 and clause_ends(passage, mark.last - 1)  # noqa: PLR2004 - a pair
        counted = last.norm == _NET and passage.numbers_in(mark.first + 1, mark.last)
        return (pair and sign not in _TABLE) or bool(
            counted
        )  # "погибших нет, раненых трое", "погибших – нет"
    if passage.language != "en":
        return False
    inside, words = range(mark.first + 1, mark.last), passage.words
    parted = ";" in passage.text[words[mark.first].end : words[mark.last - 1].start]
    return parted or any(
        passage.number_covering(index) is not None or words[index].norm == "but" for index in inside
    )  # "one was wounded; nobody else"


def _neither(passage: Passage, sentence: Sentence, name: str) -> list[Mark]:
    """Return Dari words that deny harm to one and to the other: "نه از ما کسی کشته شد، نه از آن‌ها"."""
    words = passage.words
    marks = passage.marks_in("zero.neither", sentence.first, sentence.last)
    nots = [mark.first for mark in marks if passage.number_covering(mark.first) is None]
    if len(nots) < 2:  # noqa: PLR2004 - "neither" needs a "nor"
        return []
    first, last = nots[0], min(sentence.last, nots[-1] + _REACH)
    last = next((index for index in range(nots[-1] + 1, last) if clause_ends(passage, index)), last)
    killed = passage.has_any("killed.back", first, last)
    wounded = passage.has_any("wounded.back", first, last)
    harmed = (killed and wounded) or any(words[index].norm.startswith(_HARM) for index in range(first, last))
    kind = "all" if harmed else "killed" if killed else "wounded" if wounded else ""
    return [Mark(first, last)] if kind == name else []


def _unharmed(passage: Passage, sentence: Sentence, name: str) -> Iterator[Mark]:
    """Yield the words that deny harm to anybody: to life and limb ("all"), deaths ("killed"), wounds."""
    for mark in passage.marks_in("zero.subject", sentence.first, sentence.last):
        if not _is_of_people(passage, sentence, mark):
            continue
        since = _past_aside(passage, mark, sentence)
        for index in range(since, min(sentence.last, since + _REACH)):
            norm = passage.words[index].norm
            if norm in _BREAKS or (clause_ends(passage, index) and index > since):
                break
            kind, last = _verb(passage, sentence, index)
            if not kind:
                continue
            before = passage.words[index - 1]
            subject = before.norm in _AUXILIARY or index == since or category_at(passage, index - 1)
            if not subject and last == index + 1:
                break
            kind = "wounded" if kind == "all" and passage.words[mark.last].norm == "else" else kind
            if kind == name:
                yield Mark(mark.first, last)
            break


def _past_aside(passage: Passage, mark: Mark, sentence: Sentence) -> int:
    """Return the word after an English aside before the verb of nobody: "Nobody, it says, | was hurt"."""
    last = mark.last
    while passage.language == "en" and last < min(sentence.last, mark.last + _NOUN):
        if clause_ends(passage, last):
            break
        if passage.words[last].norm in _AUXILIARY or last in passage.casualty_words:
            return mark.last  # "no one was wounded, and no one died, says"
        last += 1
    else:
        return mark.last
    stop = past_words(passage, last, sentence.last)
    if stop == last and passage.words[last].norm in _ASIDES:
        after = range(last + 1, min(sentence.last, last + _REACH))
        stop = next((step for step in after if clause_ends(passage, step)), last)
    return stop if stop > last else mark.last


def _is_of_people(passage: Passage, sentence: Sentence, mark: Mark) -> bool:
    """Return whether "no" or "neither" denies people and no things: "no servicemen", "neither of them"."""
    if passage.words[mark.last - 1].norm not in _BARE:
        return True
    no = passage.words[mark.last - 1].norm == "no"
    for index in range(mark.last, min(sentence.last, mark.last + _NOUN)):
        if no and passage.words[index].norm == "of":
            return False  # "no reports of villagers hurt"
        if category_at(passage, index) or passage.words[index].norm in {"of", "side"}:
            return True
        if clause_ends(passage, index) or index in passage.event_words:
            return False
    return False


def _verb(passage: Passage, sentence: Sentence, index: int) -> tuple[str, int]:
    """Return what a verb at a word would say of its subject, and where it ends; "" if it says no harm."""
    if passage.has("zero.harm", index):
        return "all", passage.marks_in("zero.harm", index, sentence.last)[0].last
    if passage.has("zero.died", index):
        or_hurt = index + 2 < sentence.last and passage.words[index + 1].norm in _OR
        or_hurt = or_hurt and (
            passage.has("zero.harm", index + 2) or passage.words[index + 2].norm == "wounded"
        )
        return ("all", index + 3) if or_hurt else ("killed", index + 1)  # "no guard was killed or wounded"
    if passage.words[index].norm != "wounded":
        return "", index
    both = index + 2 < sentence.last and passage.words[index + 1].norm in _OR
    both = both and passage.has("zero.died", index + 2)
    return ("all", index + 3) if both else ("wounded", index + 1)


def whose_none(passage: Passage, sentence: Sentence, mark: Mark, *, side: bool) -> frozenset[str]:
    """Return whose harm words for none deny: everybody's, that of a side, or of one person told of."""
    if _is_of_one(passage, sentence, mark):
        return frozenset({"nobody", "survived"})
    return frozenset({"nobody", "side"} if side or _is_of_side(passage, sentence, mark) else {"nobody"})


def _is_of_side(passage: Passage, sentence: Sentence, mark: Mark) -> bool:
    """Return whether Dari says to whom alone no harm came: "به نیروهای آنان آسیبی نرسیده است"."""
    if passage.language != "fa" or not passage.words[mark.first].norm.startswith(_HARM):
        return False
    for index in range(mark.first - 1, max(sentence.first, mark.first - _TO_WHOM) - 1, -1):
        norm = passage.words[index].norm
        if norm in _ANYBODY or clause_ends(passage, index + 1):
            return False
        if norm == _TO:
            return True
    return False


def _is_of_one(passage: Passage, sentence: Sentence, mark: Mark) -> bool:
    """Return whether Dari says of one person alone that he came to no harm: "راننده که آسیبی ندیده بود"."""
    words = passage.words
    if passage.language != "fa" or words[mark.last - 1].norm not in _ONE_SAW:
        return False
    if not words[mark.first].norm.startswith(_HARM):
        return False  # "هیچ کدام آسیب ندید"
    before = mark.first - 1
    while before > sentence.first and words[before].norm in _TOO:
        if words[before].norm in _HIMSELF:
            return True
        before -= 1
    if before < sentence.first or words[before - 1].norm == _NONE:
        return False
    return bool(category_at(passage, before)) or passage.has("person.self", before)


def of_claimant(
    passage: Passage, sentence: Sentence, figures: Sequence[Figure], none: Sequence[Figure]
) -> list[Figure]:
    """Return figures of nobody, of the side that claims the dead of the other: "three, and none of us"."""
    if not passage.has_any("claim.made", sentence.first, sentence.last):
        return list(none)
    harmed = {one.kind for one in figures if one.value}
    return [one._replace(categories=one.categories | {"side"}) if one.kind in harmed else one for one in none]


def as_said(passage: Passage, sentence: Sentence, none: Sequence[Figure]) -> list[Figure]:
    """Return figures of nobody as earlier ones where they are what somebody had said before."""
    before = passage.has_any("context.said_before", sentence.first, sentence.last)
    return [one._replace(earlier=True) for one in none] if before else list(none)
