"""Victims whose verb stands in another clause: "two died on the spot, a third in hospital"."""

from collections.abc import Sequence

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.figures import Marker
from geo.incidents.reports.tolls.other_acts import does_else
from geo.incidents.reports.tolls.people import Quantity, category_at, clause_ends, is_armed_side
from geo.incidents.reports.tolls.whose import is_on_other_side

_DASHES = frozenset("—–")
_OF, _AND, _SIDES = "از", "و", {"طرف", "جانب", "سوی", "صف", "میان"}  # "از طرف مقابل شش تن"
_SUBJECT = 6  # words of who lost somebody: "со стороны нападавших — трое"
_AT = "у"  # before a side whose losses are told: "у приезжих четверо убитых, у местных — трое"
_HIT = 4  # words of "in the left hand"
_LATE = 4  # words of "an hour later"
_IN_FA = [["در", at] for at in ("راه", "مسیر", "شفاخانه", "بیمارستان", "کلینیک", "نیمه")]
_VERBS_FA = ("شد", "شدند", "است", "اند", "دارد", "دارند", "یافت", "یافتند", "هستند")
_VERBS_EN = {"is", "are", "was", "were", "remain", "remains", "with"}  # tell of those where they are
_NAMED = 3  # words of a name and "в" after a dash
_LATER = 1  # words between "a third" and "in hospital"
_LATE_WORDS = {
    "к",
    "наутро",
    "утром",
    "ночью",
    "вечером",
    "днем",
    "через",
    "спустя",
    "позже",
    "позднее",
    "по",
}
_MORE_OR_HIS = {"еще", "его", "ее", "их"}
_LATER_THAT_DAY = {
    "а",
    "и",
    "утром",
    "днем",
    "вечером",
    "ночью",
    "позже",
    "затем",
    "потом",
    "через",
    "час",
    "спустя",
}
_TO_HOSPITAL = {"в", "во", "на"}
_TAKEN = (
    "поступ",
    "привез",
    "достав",
    "приня",
    "леж",
    "леч",
    "увез",
    "госпитал",
    "остал",
    "находят",
    "больниц",
)
_AFTER = {"later", "afterwards", "within"}
_WHERE = {"in", "on", "at", "later", "during", "в", "на", "по", "ниже", "выше", "рядом", "позже", "уже"}
_CLAUSE, _NAME = 10, 4  # words of a clause before its verb; of somebody named or told by his office
_TOWARDS = {"با", "بر", "به", "در", "از", "бо", "бар", "ба", "дар", "аз"}  # before who is not the subject
_PLURALS = ("ان", "ها", "ین", "شان", "های", "он", "хо", "ен", "хои", "они", "ени")
_LINK = "и"  # ends Tajik nouns to which the next word belongs


def gapped(
    passage: Passage, sentence: Sentence, markers: Sequence[Marker], free: Sequence[Quantity]
) -> list[tuple[Marker, Quantity]]:
    """Return the numbers that no word claims and that go on after one: with it, each."""
    found = []
    for one in free:
        before = [marker for marker in markers if marker.last <= one.first]
        later = any(one.last <= marker.first for marker in markers)
        if before and passage.language == "ru" and _died_by(passage, one, sentence):
            found.append((before[-1], one))
            continue
        other_side = one.spoken and is_on_other_side(passage, one.first, one.last)
        ahead = _died_on_the_way(passage, one, sentence) or other_side
        if passage.language == "ru" and later and not ahead:
            later = _told_hurt_next(passage, one, markers)
        if not before or (later and not ahead) or does_else(passage, before[-1].last, one.first):
            continue
        if (
            _is_of_other_side(passage, one, sentence)
            or other_side
            or (before[-1].kind == "wounded" and _are_taken(passage, one, sentence))
            or _goes_on(passage, one, sentence)
            or _after_dash(passage, one, before[-1].last, sentence)
            or _later_that_day(passage, one, sentence)
        ):
            found.append((_in_hospital(passage, one, sentence) or before[-1], one))
    return found


def _told_hurt_next(passage: Passage, one: Quantity, markers: Sequence[Marker]) -> bool:
    """Return whether the next Russian word for harmed has nobody of its own: not ", двое ранены"."""
    marker = next(marker for marker in markers if one.last <= marker.first)
    parted = [index for index in range(one.last + 1, marker.first + 1) if clause_ends(passage, index)]
    return not parted or not passage.numbers_in(parted[-1], marker.first)


def is_gapped(passage: Passage, index: int, sentence: Sentence) -> bool:
    """
    Return whether a verb is left out after "another" at a word.

    "двое скончались, третий — в больнице", "one died at once and another a few hours later"
    """
    if clause_ends(passage, index + 1) and passage.has("wounded.where", index + 1):
        return True
    if passage.language != "en" or passage.words[index - 1].norm != "and":
        return False
    late = passage.has_any("part.later", index + 1, min(sentence.last, index + 1 + _LATE))
    return late and passage.has_any("killed.back", sentence.first, index)


def _in_hospital(passage: Passage, one: Quantity, sentence: Sentence) -> Marker | None:
    """Return where Russian leaves somebody not said dead: "хозяин погиб, сын (—) в больнице"."""
    if passage.language != "ru" or one.last >= sentence.last:
        return None
    if _died_at_once(passage, one, sentence) or not passage.has("wounded.where", one.last):
        return None
    return Marker("wounded", one.last, one.last + 1, back=True, forward=False)


def _died_by(passage: Passage, one: Quantity, sentence: Sentence) -> bool:
    """Return whether a dash and a later time follow after others who died at once: "его жена — к утру"."""
    last = one.last
    while last < sentence.last - 1 and passage.words[last].capital and not clause_ends(passage, last):
        last += 1  # his name
    if last >= sentence.last or not _died_at_once(passage, one, sentence):
        return False
    dash = not _DASHES.isdisjoint(passage.text[passage.words[last - 1].end : passage.words[last].start])
    until = next((at for at in range(last + 1, sentence.last) if clause_ends(passage, at)), sentence.last)
    late = passage.words[last].norm in _LATE_WORDS and passage.casualty_words.isdisjoint(range(last, until))
    return dash and late and passage.has_any("killed.back", sentence.first, one.first)


def _goes_on(passage: Passage, one: Quantity, sentence: Sentence) -> bool:
    """Return whether "a third", "another" is followed by nothing but where or when: "a third in hospital"."""
    if _is_hit_in(passage, one, sentence) or _died_there_too(passage, one, sentence):
        return True
    soon = passage.words[min(one.last, sentence.last - 1)].norm == "within"  # "his three men within the hour"
    soon = soon or _died_on_the_way(passage, one, sentence)
    further = passage.has("part.more", one.last - 1) or passage.has("part.more", one.first - 1)
    if one.spoken and not (further or soon):
        return False
    known = one.category and passage.words[one.first].norm in {"a", "an", "the"}
    if not one.spoken and (known or passage.words[one.first - 1].norm == "by"):
        return False  # "killed by his own brother in Jurm"
    after = passage.words[one.last : min(sentence.last, one.last + _LATE)]
    late = any(word.norm in _AFTER for word in after)  # "the second an hour later"
    if not after or not (after[0].norm in _WHERE or late):
        return False
    if passage.language == "ru" and one.spoken and not _died_at_once(passage, one, sentence):
        dashed = clause_ends(passage, one.last) and not passage.has("wounded.where", one.last)
        if not dashed:  # but: "водитель погиб за рулём, ещё трое — в кузове"
            return False
    rest = range(one.last, sentence.last)
    return not any(passage.has("trigger.arrest", index) for index in rest)


def _died_on_the_way(passage: Passage, one: Quantity, sentence: Sentence) -> bool:
    """Return whether English goes on with where one more died: "four died instantly, one on the way"."""
    return died_elsewhere(passage, one.first, one.last, sentence)


def died_elsewhere(passage: Passage, first: int, last: int, sentence: Sentence) -> bool:
    """Return whether English leaves out the verb of people: "three died at the scene and two in hospital"."""
    if passage.language != "en" or first == sentence.first:
        return False
    goes_on = clause_ends(passage, first) or passage.words[first - 1].norm in {"and", "with"}
    if not goes_on or not passage.has_any("killed.at_once", sentence.first, first):
        return False
    end = next((at for at in range(last, sentence.last) if clause_ends(passage, at)), sentence.last)
    if any(passage.words[step].norm in _VERBS_EN for step in range(last, end)):
        return False  # "and two in hospital are critical"
    return passage.has_any("part.later", last, min(end, last + _LATE))


def _died_there_too(passage: Passage, one: Quantity, sentence: Sentence) -> bool:
    """Return whether Dari leaves out the verb: "سه تن در جا جان باختند و یک تن در راه شفاخانه"."""
    if passage.language != "fa" or one.first == sentence.first or one.last + 1 >= sentence.last:
        return False
    goes_on = clause_ends(passage, one.first) or passage.words[one.first - 1].norm == _AND
    where = [word.norm for word in passage.words[one.last : one.last + 2]] in _IN_FA
    end = next((at for at in range(one.last + 1, sentence.last) if clause_ends(passage, at)), sentence.last)
    plain = end - one.last <= _LATE and not passage.words[end - 1].norm.endswith(_VERBS_FA)
    if not (goes_on and where and plain):
        return False
    dead = passage.marks_in("killed.back", sentence.first, one.first)[-1:]
    at_once = dead and passage.marks_in("killed.at_once", sentence.first, dead[0].first)
    others = dead and passage.numbers_in(dead[0].last, one.first)  # "چهار تن کشته شدند، دو تن در محل و دو تن"
    return bool(at_once) and not others


def _is_of_other_side(passage: Passage, one: Quantity, sentence: Sentence) -> bool:
    """Return whether English leaves out a verb of the other side: "They lost four, the guards one"."""
    side = one.first - 1
    if passage.language == "fa":
        return _is_from_other_side(passage, one, sentence)
    if passage.language != "en" or not one.spoken or side <= sentence.first:
        return False
    ends = one.last >= sentence.last or clause_ends(passage, one.last)
    ends = ends or passage.words[one.last].norm in _WHERE  # "and the smugglers five in a clash"
    apart = passage.words[side - 1].norm == "the" and (
        clause_ends(passage, side - 1) or passage.words[side - 2].norm == "and"
    )
    return ends and apart and is_armed_side(passage, side)


def _is_from_other_side(passage: Passage, one: Quantity, sentence: Sentence) -> bool:
    """Return whether Dari leaves out the verb of another side: "… کشته شدند و از طرف مقابل شش تن"."""
    ends = one.last >= sentence.last or clause_ends(passage, one.last)
    if not (one.spoken and ends):
        return False
    low = max(sentence.first + 1, one.first - _SUBJECT)
    of = next((at for at in range(one.first - 1, low, -1) if passage.words[at].norm == _OF), 0)
    joined = of > 0 and (passage.words[of - 1].norm == _AND or clause_ends(passage, of))
    side = passage.words[of + 1].norm in _SIDES or any(
        category_at(passage, at) for at in range(of, one.first)
    )
    return joined and side and not any(clause_ends(passage, at) for at in range(of + 1, one.first + 1))


def _is_hit_in(passage: Passage, one: Quantity, sentence: Sentence) -> bool:
    """Return whether only where people were hit follows them: "one of the boys in the hand"."""
    if passage.language == "ru" and not one.spoken:
        return _is_hit_after_dash(passage, one, sentence)
    last = one.last
    if passage.language == "en" and last + 2 < sentence.last and passage.words[last].norm == "of":
        last += 2 + (passage.words[last + 1].norm == "the")  # "the cook of the brigade through the palm"
    return last < sentence.last and any(
        mark.first == last for mark in passage.marks_in("wounded.hit_in", last, last + _HIT)
    )


def _is_hit_after_dash(passage: Passage, one: Quantity, sentence: Sentence) -> bool:
    """Return whether a dash and a part of the body follow one and his name: "рядовой Одинаев — в руку"."""
    for index in range(one.last, min(sentence.last - 1, one.last + _NAMED)):
        if clause_ends(passage, index):
            return passage.words[index].norm == "в" and passage.has("wounded.limbs", index + 1)
        if not passage.words[index].capital:
            return False
    return False


def _died_at_once(passage: Passage, one: Quantity, sentence: Sentence) -> bool:
    """Return whether others died at once, so that some more "in hospital" died there."""
    return passage.has_any("killed.at_once", sentence.first, one.first)


def _after_dash(passage: Passage, one: Quantity, since: int, sentence: Sentence) -> bool:
    """Return whether a dash stands for the verb: "погиб один пограничник, со стороны боевиков — трое"."""
    gap = passage.text[passage.words[one.first - 1].end : passage.words[one.first].start]
    ends = one.last >= sentence.last or clause_ends(passage, one.last)
    if (_DASHES.isdisjoint(gap) and gap != " - ") or not ends:
        return False
    subject = range(max(since, one.first - _SUBJECT), one.first)
    apart = any(clause_ends(passage, index) for index in subject)
    if passage.language == "ru" and _is_other_hospital(passage, sentence, subject, since):
        return True
    return apart and any(
        category_at(passage, index)
        or passage.has("part.also", index)
        or (passage.words[index].norm == _AT and clause_ends(passage, index))
        for index in subject
    )


def _later_that_day(passage: Passage, one: Quantity, sentence: Sentence) -> bool:
    """Return whether Russian leaves out the verb of what came later: "убили двоих, вечером — ещё троих"."""
    dash = one.first - (passage.words[one.first - 1].norm in _MORE_OR_HIS)
    gap = passage.text[passage.words[dash - 1].end : passage.words[dash].start]
    ends = one.last >= sentence.last or clause_ends(passage, one.last)
    if passage.language != "ru" or _DASHES.isdisjoint(gap) or not ends:
        return False
    first = dash - 1
    while first > sentence.first and not clause_ends(passage, first):
        first -= 1
    words = [passage.words[index].norm for index in range(first, dash)]
    return first > sentence.first and all(norm in _LATER_THAT_DAY for norm in words)


def _are_taken(passage: Passage, one: Quantity, sentence: Sentence) -> bool:
    """Return whether Russian tells where more of the hurt were taken: "…, ещё семерых увезли"."""
    further = one.spoken and one.first > sentence.first and passage.words[one.first - 1].norm == "еще"
    return further and one.last < sentence.last and passage.words[one.last].norm.startswith(_TAKEN)


def _is_other_hospital(passage: Passage, sentence: Sentence, subject: range, since: int) -> bool:
    """Return whether Russian counts the hurt of another hospital: "в частную – троих"."""
    if not passage.has_any("wounded.back", since - 1, since):
        return False
    heads = [index for index in subject if clause_ends(passage, index)]
    to = len(heads) == 1 and passage.words[heads[0]].norm in _TO_HOSPITAL
    return to and any(
        passage.words[index].norm.startswith(_TAKEN) for index in range(sentence.first, heads[0])
    )


def without_places(
    passage: Passage, markers: Sequence[Marker], quantities: Sequence[Quantity]
) -> list[Marker]:
    """Return the words without "in hospital" where it says where others died: "two more in hospital"."""
    if passage.language == "tg":  # whose verb stands after where they died
        return list(markers)
    kept: list[Marker] = []
    for marker in markers:
        place = kept and marker.kind == "wounded" and passage.has("wounded.where", marker.first)
        nearest = [one for one in quantities if one.last <= marker.first][-1:]
        touching = any(
            marker.first - one.last <= _LATER
            and (not one.spoken or passage.has("part.more", one.last - 1) or _died_in(passage, marker, one))
            and not (kept and does_else(passage, kept[-1].last, one.first))  # "put two more in hospital"
            for one in nearest
        )
        if not (place and touching and kept[-1].kind == "killed") or _has_own(passage, marker, quantities):
            kept.append(marker)
    return kept


def _died_in(passage: Passage, marker: Marker, one: Quantity) -> bool:
    """Return whether English says where those of one number died: "three on the spot, two in hospital"."""
    sentence = passage.sentences[passage.sentence_number(marker.first)]
    ends = marker.last >= sentence.last or clause_ends(passage, marker.last)
    return ends and died_elsewhere(passage, one.first, one.last, sentence)


def _has_own(passage: Passage, marker: Marker, quantities: Sequence[Quantity]) -> bool:
    """Return whether Russian tells in a clause who is in hospital: "погиб водитель, в реанимации трое"."""
    joined = passage.words[marker.first - 1].norm == "и"
    first = marker.first - (joined or passage.words[marker.first - 1].norm == "а")
    before = passage.text[passage.words[first - 1].end : passage.words[first].start]
    if passage.language != "ru" or not (joined or before.strip() in {",", ";"}):
        return False
    return any(0 <= one.first - marker.last <= 1 and clause_ends(passage, one.last) for one in quantities)


def before_other(passage: Passage, marker: Marker, sentence: Sentence) -> Quantity | None:
    """Return the one whose verb stands after what befell another: "مالک خانه کشته و مهمانش زخمی شد"."""
    end = marker.last
    if passage.language not in {"tg", "fa"} or end - marker.first > 1 or end >= sentence.last:
        return None
    other = "wounded" if marker.kind == "killed" else "killed"
    if passage.language == "tg" and clause_ends(passage, end):
        return _before_comma(passage, marker, other, sentence)
    marks = passage.marks_in(f"{other}.single", end + 1, min(sentence.last, end + _CLAUSE))
    if passage.words[end].norm not in {"ва", "و"} or not marks or passage.numbers_in(end, marks[0].first):
        return None
    first = (_tajik_head if passage.language == "tg" else _dari_head)(passage, marker.first, sentence)
    people = range(first, marker.first)
    norms = [passage.words[index].norm for index in people]
    if not norms or _AND in norms or any(norm.endswith(_PLURALS) for norm in norms):
        return None  # "کریم و رحیم کشته و برادرشان زخمی شد"
    if passage.numbers_in(first, marker.first) or passage.has_any("part.vague", first, marker.first):
        return None
    return Quantity(first, marker.last, 1, category_at(passage, first), spoken=False)


def _before_comma(passage: Passage, marker: Marker, other: str, sentence: Sentence) -> Quantity | None:
    """Return the Tajik one whose verb stands after others': "худаш захмӣ, ду муҳофиз кушта шуданд"."""
    one = marker.first - 1
    opens = one >= sentence.first and (one == sentence.first or clause_ends(passage, one))
    known = opens and (passage.has("person.self", one) or passage.has("person.one", one))
    end = marker.last
    goes_on = passage.has_any(f"{other}.back", end, min(sentence.last, end + _CLAUSE))
    return Quantity(one, end, 1, category_at(passage, one), spoken=False) if known and goes_on else None


def _dari_head(passage: Passage, verb: int, sentence: Sentence) -> int:
    """Return where the Dari words for whom a verb befell begin."""
    first = verb
    while first > sentence.first and not clause_ends(passage, first) and verb - first < _NAME:
        if first - 1 in passage.event_words or passage.words[first - 1].norm in _TOWARDS:
            break
        first -= 1
    return first


def _tajik_head(passage: Passage, verb: int, sentence: Sentence) -> int:
    """Return the same in Tajik, the verb itself if they are no subject: "аз тири ношинос кушта"."""
    first = verb
    while first > sentence.first and not clause_ends(passage, first):
        before = passage.words[first - 1].norm
        if before in _TOWARDS:
            return verb
        if first < verb and not before.endswith(_LINK):
            break  # "аз тири ношиносон | мулозими шаҳрдорӣ кушта ва писараш захмӣ шуд"
        first -= 1
    return first if verb - first <= _NAME else verb
