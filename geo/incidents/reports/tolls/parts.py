"""Which numbers of people are no victims of their own: parts of a total, wholes, owners."""

from collections.abc import Sequence

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.appositions import is_apposition, is_named_of, is_office_of
from geo.incidents.reports.tolls.asides import lone_dash, past_commas
from geo.incidents.reports.tolls.bases import (
    is_base,
    is_besides_told,
    is_left_out,
    is_one_of_them,
    is_out_of,
    is_whose_they_are,
    stands_between,
)
from geo.incidents.reports.tolls.both import is_told_by_all
from geo.incidents.reports.tolls.bystanders import is_no_victim
from geo.incidents.reports.tolls.dari_subjects import is_subject_of, past_relative
from geo.incidents.reports.tolls.dependents import JOINERS, is_dependent, joins, owns
from geo.incidents.reports.tolls.english_clauses import are_listed, befalls_in_the_end, before_list
from geo.incidents.reports.tolls.figures import KINDS
from geo.incidents.reports.tolls.heads import is_of_victims
from geo.incidents.reports.tolls.later_deaths import died_of_hurt
from geo.incidents.reports.tolls.of_several import (
    goes_on_with_parts,
    is_grave,
    is_named_of_all,
    is_one_of_several,
    is_shared_out,
    is_state_aside,
    is_who_named_is,
    is_who_one_is,
)
from geo.incidents.reports.tolls.of_those_hurt import are_hurt_besides, died_of_them
from geo.incidents.reports.tolls.people import Quantity, category_at, clause_ends, is_casualty_soon
from geo.incidents.reports.tolls.pictured import is_pictured
from geo.incidents.reports.tolls.relatives import befalls_past_clause, past_clause
from geo.incidents.reports.tolls.russian_clauses import tells_state
from geo.incidents.reports.tolls.sides import hurt_in_state, is_of_state, of_speaker
from geo.incidents.reports.tolls.spared import harmed_before, survives
from geo.incidents.reports.tolls.speakers import speaks
from geo.incidents.reports.tolls.sums import (
    follows_named_part,
    is_in_dashes,
    is_of_side,
    is_of_sum,
    says_who_some_are,
)
from geo.incidents.reports.tolls.tajik_names import tells_of_named
from geo.incidents.reports.tolls.whose import in_owner, is_kin_of_harmed
from geo.incidents.reports.words import normal

_SOON, _OBJECT_REACH, _NAMED_REACH = 3, 9, 20  # words to the verb: from "of them", an object, who are named
_COPULAS = frozenset(
    map(
        normal,
        [
            *("اند", "هستند", "بودند", "است", "بود"),
            *("ҳастанд", "буданд", "мебошанд", "аст", "буд", "ҳаст", "мебошад"),
        ],
    )
)
_ARE = frozenset(map(normal, ["اند", "هستند", "بودند", "ҳастанд", "буданд", "мебошанд"]))
_WHOSE = 2  # words of "the dead"
_BEFORE = 5  # words from wounds to people in the same clause
_HIS = {"his", "her", "their"}  # before the kin of one named among others
_AT_HEAD = 3  # words of "аз байни онҳо"
_LISTED = 8  # words of an enumeration
_GOES_ON = {"and", "while", "but"}  # after a comma, where another statement begins
_BOUND = "анд"  # a Tajik copula at the end of a noun
_OF_THEM = "ашон"  # end of "four of them" in Tajik
_FORWARD = ("killed.forward", "wounded.forward")
_OUT_OF, _THESE = "из", {"این", "ان"}  # of "из них двое скончались"; in Dari "of these"
_WHICH = {"ки", "که", "which", "что"}

# By what one is none of his own: named, told what he was, or counted with others.
_TOLD_OTHERWISE = (
    *(is_told_by_all, tells_of_named, is_named_of_all, is_apposition, is_named_of, is_office_of),
    *(is_one_of_them, is_whose_they_are, is_in_dashes, says_who_some_are),
)


def _is_whole(passage: Passage, one: Quantity, part: Quantity, sentence: Sentence) -> bool:
    """Return whether only a part of a number came to harm: "met four smugglers, two of whom were killed"."""
    if part.value > one.value or not passage.casualty_words.isdisjoint(range(one.last, part.first)):
        return False
    said = passage.language == "tg" and is_of_victims(passage, one, sentence)  # "захмиён 26 нафаранд, ки"
    verb = before_list(passage, one.first - 1, sentence.first)
    if said or (verb in passage.casualty_words and one.first > sentence.first):
        return False  # "Ранены девять солдат, один из них умер"
    if passage.language == "ru" and _is_told_hurt(passage, one, sentence):
        return False  # "с ранениями доставлены четверо, двое из них скончались"
    lost = passage.language == "fa" and passage.has_any(
        "killed.lost", one.last, part.first
    )  # "خود را از دست"
    if (
        lost
        or passage.has_any("wounded.hospital", one.last, part.first)
        or is_state_aside(passage, part, sentence)
    ):
        return False  # "seventeen were taken to a hospital, five of whom died"
    after = [
        mark
        for mark in passage.marks_in("part.after", part.first, min(sentence.last, part.last + 3))
        if not _is_of_another(passage, part, mark.first)
    ]
    before = [
        mark
        for mark in passage.marks_in("part.before", one.last, part.first)
        if passage.words[mark.first - 1].norm in _WHICH or is_out_of(passage, mark, part, sentence)
    ]
    theirs = part.spoken and passage.words[part.first].norm.endswith(_OF_THEM)  # "сеашон"
    last = after[0].last if after else part.last if before or theirs else 0
    if not last or _says_who(passage, last, sentence):
        return is_one_of_several(passage, one, part, sentence)
    soon = _befell_in_the_end if passage.language == "tg" else is_casualty_soon  # "яке аз онҳо бо тир кушта"
    return soon(passage, last, sentence) or befalls_in_the_end(passage, last, sentence.last)


def _is_told_hurt(passage: Passage, one: Quantity, sentence: Sentence) -> bool:
    """Return whether words for wounds stand before people in the same clause."""
    for index in range(one.first, max(sentence.first, one.first - _BEFORE), -1):
        if clause_ends(passage, index):
            return False
        if passage.has("wounded.back", index - 1):
            return True
    return False


def _is_of_another(passage: Passage, quantity: Quantity, index: int) -> bool:
    """Return whether a number between one person and "of them" tells whose mother or son it is."""
    between = range(quantity.last, index)
    return not quantity.spoken and any(passage.number_covering(step) is not None for step in between)


def is_part(passage: Passage, quantity: Quantity, sentence: Sentence) -> bool:
    """Return whether a number is only part of a total: "four of them guards", "among them two women"."""
    of_state = is_of_state(passage, quantity)  # "состояние четверых тяжёлое"
    of_state = of_state and not hurt_in_state(passage, quantity)
    of_state = of_state or (passage.language == "ru" and tells_state(passage, quantity, sentence))
    of_state = of_state or is_state_aside(passage, quantity, sentence)
    of_state = of_state or goes_on_with_parts(passage, quantity, sentence) or is_who_one_is(passage, quantity)
    of_state = of_state or is_who_named_is(passage, quantity)
    if of_state or _is_of_them(passage, quantity, sentence) or _is_among(passage, quantity, sentence):
        return True
    if passage.language == "fa" and follows_named_part(passage, quantity, sentence):
        return True
    index, joined = quantity.first, False
    listed = passage.has_any("part.before", max(sentence.first, index - _LISTED), index)
    harmed = listed and _is_harmed(passage, quantity, sentence)
    while listed and index > sentence.first and quantity.first - index < _LISTED:
        his = index + 1 < sentence.last and passage.words[index + 1].norm in _HIS
        if clause_ends(passage, index) and passage.words[index].norm in _GOES_ON and (harmed or his):
            return his  # not "a commander among them, and six were wounded"
        if passage.has("part.before", index - 1) and not in_owner(passage, index - 1, sentence):
            own = of_speaker(passage, sentence, quantity) or are_hurt_besides(passage, index, quantity)
            own = own and harmed
            died = died_of_hurt(passage, sentence, quantity) or died_of_them(passage, index, quantity)
            first = harmed and _are_first_harmed(passage, index - 1, quantity, sentence)
            return not (own or first or died or _tells_of_whole(passage, index - 1, quantity, sentence))
        joined = joined or joins(passage, index - 1) or _goes_on_listing(passage, index - 1, quantity)
        another = passage.number_covering(index - 1) is not None and not joined
        another = another or (passage.words[index - 1].norm in _COPULAS and harmed)  # "… است و دو تن"
        if another or clause_ends(passage, index) or index - 1 in passage.casualty_words:
            return False  # another: "از جمله پنج جنگجو سه تن کشته شدند"
        index -= 1
    return False


def _are_first_harmed(passage: Passage, index: int, one: Quantity, sentence: Sentence) -> bool:
    """Return whether Tajik tells first how many of those in a fight fell: "Аз онҳо чор нафар кушта шуд"."""
    head = range(sentence.first, index + 1)
    opens = passage.language == "tg" and passage.covers("part.before", sentence.first, index + 1)
    if not (opens and len(head) <= _AT_HEAD and one.first == index + 1 and one.spoken):
        return False
    for kind in ("killed", "wounded"):
        classes = tuple(f"{kind}.{name}" for name in ("back", "forward", "number_after"))
        if passage.has_one_of(classes, one.last, min(sentence.last, one.last + _LISTED)):
            return not harmed_before(passage, classes, sentence.first)
    return False


def _is_harmed(passage: Passage, one: Quantity, sentence: Sentence) -> bool:
    """Return whether what befell people follows them; in Tajik later: "… аз ду оила захмист"."""
    if passage.language != "tg":
        return is_casualty_soon(passage, one.last - 1, sentence)
    for step in range(one.last, min(sentence.last, one.last + _LISTED)):
        if step in passage.casualty_words:
            return True
        if clause_ends(passage, step) or passage.words[step].norm in JOINERS:
            break
    return is_casualty_soon(passage, one.last - 1, sentence) or befalls_past_clause(passage, one.last)


def _goes_on_listing(passage: Passage, index: int, one: Quantity) -> bool:
    """Return whether English "and" goes on with who is told: "including two children and a woman"."""
    anded = passage.language == "en" and passage.words[index].norm == "and"
    return anded and not clause_ends(passage, index) and one.category != ""


def _is_of_them(passage: Passage, quantity: Quantity, sentence: Sentence) -> bool:
    """Return whether a number is of those told before, and says no more of them: "four of them guards"."""
    of_whom = quantity.first > sentence.first and passage.has("part.of_whom", quantity.first - 1)
    if of_whom and not is_casualty_soon(passage, quantity.last - 1, sentence):
        return True  # "four, of whom three were guards"
    ahead = min(sentence.last, quantity.last + 3)
    body = passage.language == "fa" and passage.has("killed.body", quantity.first - 1)  # "جسد دو تن از …"
    body = body and passage.casualty_words.isdisjoint(range(sentence.first, quantity.first - 1))
    for mark in () if body else passage.marks_in("part.after", quantity.first, ahead):
        if any(clause_ends(passage, index) for index in range(quantity.first + 1, mark.first + 1)):
            continue
        if _says_who(passage, mark.last, sentence) or lone_dash(passage, mark.last, sentence.last):
            return True
        if _is_of_another(passage, quantity, mark.first):
            continue  # "мать одного из них"
        late = passage.has_any("moved.died", sentence.first, quantity.first)
        late = late or passage.has_any("killed.fell", mark.last, min(sentence.last, mark.last + 1))
        if late or _follows_harm(passage, quantity, sentence):
            continue  # "скончался один из раненых", "shot at seven miners, killing two of them"
        reach = _OBJECT_REACH if _is_object(passage, mark.last, sentence) else _SOON
        verb = past_commas(passage, mark.last, sentence.last)  # "десять из них, в основном военные, убиты"
        rendered = passage.has("killed.of_people", mark.last)  # "دو تن از آنان بی‌ضرر گردانده شدند"
        if (
            rendered
            or mark.first in passage.casualty_words
            or is_casualty_soon(passage, verb, sentence, reach)
        ):
            continue  # "three in a grave condition", "یکی از آنان را با کارد زخمی کردند"
        if passage.language in {"fa", "tg"} and _befell_in_the_end(passage, mark.last, sentence):
            continue
        aside = passage.language == "fa" and _is_aside(passage, quantity, sentence)
        if aside or not _died_later(passage, mark.last, sentence):  # "two of them were wounded" counts
            return True
    return False


def _follows_harm(passage: Passage, quantity: Quantity, sentence: Sentence) -> bool:
    """Return whether the verb stands right before some: "killing two of them", "ранены двое из них"."""
    verb = quantity.first - 1
    forward = verb >= sentence.first and passage.has_one_of(_FORWARD, verb, quantity.first)
    opens = forward or verb == sentence.first or (verb > sentence.first and clause_ends(passage, verb))
    russian = passage.language == "ru" and opens and verb in passage.casualty_words  # "убил одного из них"
    death = passage.language == "fa" and not passage.has("killed.body", verb)  # "مرگ دو تن از آنان"
    return russian or ((passage.language == "en" or death) and forward)


def _is_object(passage: Passage, index: int, sentence: Sentence) -> bool:
    """Return whether a Dari word marks those before it as whom the verb at the end befalls."""
    return passage.language == "fa" and index < sentence.last and passage.words[index].norm == "را"


def _is_aside(passage: Passage, quantity: Quantity, sentence: Sentence) -> bool:
    """Return whether Dari only says between commas who one was: "دو کارمند، یکی از آنان زن، جان سپردند"."""
    if not (clause_ends(passage, quantity.first) and clause_ends(passage, quantity.last)):
        return False
    whole = passage.numbers_in(sentence.first, quantity.first)[-1:]
    return bool(whole) and passage.casualty_words.isdisjoint(range(whole[0].first, quantity.first))


def _befell_in_the_end(passage: Passage, index: int, sentence: Sentence) -> bool:
    """Return whether a clause ends in what befell people: "دو تن از آنان در تبادل آتش از پا درآمدند"."""
    if is_casualty_soon(passage, past_clause(passage, index), sentence):
        return True  # "6 нафари онҳо, ки тир кушоданд, кушта шуданд"
    index = past_relative(passage, index, sentence)
    named = passage.has("part.before", index)  # "سه تن شان، از جمله رهبر شان قاری نظر، کشته شدند"
    for step in range(index, min(sentence.last, index + (_NAMED_REACH if named else _OBJECT_REACH))):
        counted = passage.number_covering(step) is not None
        if named and counted and passage.words[step - 1].norm not in JOINERS:
            continue  # "به شمول یک فرمانده"
        another = counted or passage.words[step].norm in _WHICH | _COPULAS
        if another or (step > index and clause_ends(passage, step) and not named):
            return False
        if step in passage.casualty_words:
            return True
    return False


def _says_who(passage: Passage, index: int, sentence: Sentence) -> bool:
    """Return whether a noun and a copula say what people are: "سه تن که دو تن شان زن اند زخم برداشتند"."""
    if index + 1 >= sentence.last or not category_at(passage, index):
        return False
    bound = passage.language == "tg" and passage.words[index].norm.endswith(
        _BOUND
    )  # "се нафарашон кӯдаканд,"
    return passage.words[index + 1].norm in _COPULAS or (bound and clause_ends(passage, index + 1))


def _is_said_of(passage: Passage, quantity: Quantity, sentence: Sentence) -> bool:
    """Return whether a copula after people says who they are: "ду нафар раҳгузар ҳастанд"."""
    if passage.language not in {"tg", "fa"} or quantity.last >= sentence.last:
        return False
    if passage.words[quantity.last].norm not in _ARE or quantity.last - 1 in passage.casualty_words:
        return False
    if passage.language == "fa" and is_subject_of(passage, quantity, sentence):
        return False
    return not is_of_victims(passage, quantity, sentence)


def _is_among(passage: Passage, quantity: Quantity, sentence: Sentence) -> bool:
    """Return whether a number is told to be among the victims: "two children were among the dead"."""
    marks = passage.marks_in("part.among", quantity.last, sentence.last)
    if not marks:
        return False
    ends = marks[0].last < sentence.last and clause_ends(passage, marks[0].last)
    if not ends and passage.numbers_in(marks[0].last, sentence.last):
        return False
    parted = [index for index in range(quantity.last, marks[0].first + 1) if clause_ends(passage, index)]
    return not parted or are_listed(passage, parted[0], marks[0].first)


def _tells_of_whole(passage: Passage, index: int, quantity: Quantity, sentence: Sentence) -> bool:
    """Return whether the part is what came to harm: "fifteen were hit, of which three were killed"."""
    marks = passage.marks_in("part.before", max(sentence.first, index - 3), index + 1)
    which = any(mark.first > 0 and passage.words[mark.first - 1].norm in _WHICH for mark in marks)
    these = passage.language == "fa" and marks and marks[-1].last == quantity.first
    if these and passage.words[marks[-1].first + 1].norm in _THESE:
        number = passage.sentence_number(sentence.first)  # "سه تن آتش گشودند. از این میان دو تن کشته شدند"
        since = passage.sentences[max(0, number - 1)].first
        which = which or passage.casualty_words.isdisjoint(range(since, marks[-1].first))
    opens = passage.language == "fa" and bool(marks) and marks[0].first == sentence.first
    which = which or opens  # "در میان آنان چهار نفر زخمی اند"
    if passage.language == "ru" and marks and passage.words[marks[-1].first].norm == _OUT_OF:
        died = passage.has("killed.back", quantity.last) and marks[-1].last == quantity.first
        hurt = passage.has_any("wounded.back", sentence.first, marks[-1].first)
        which = died and hurt and not passage.has_any("killed.back", sentence.first, marks[-1].first)
        which = which or is_out_of(passage, marks[-1], quantity, sentence)
    return which and is_casualty_soon(passage, quantity.last, sentence)


def _died_later(passage: Passage, index: int, sentence: Sentence) -> bool:
    """Return whether people died of wounds, or came to harm in the end: "one of them did not survive"."""
    if befalls_in_the_end(passage, index, sentence.last):
        return True
    return passage.has_any("moved.later", sentence.first, sentence.last) and bool(
        passage.marks_in("killed.back", index, sentence.last)
    )


def _is_of_dead(passage: Passage, found: Sequence[Quantity], number: int) -> bool:
    """Return whether people are only kin of one of the harmed: "зан ва чор фарзанди яке аз кушташудагон"."""
    if passage.language not in {"tg", "fa"}:
        return False
    one = found[number]
    if passage.number_covering(one.last) and passage.has_any("part.base", one.last + 1, one.last + 2):
        whose = one.last + 2
        return any(passage.has_any(f"{kind}.them", whose, whose + _WHOSE) for kind in KINDS)
    joined = number + 1 < len(found) and one.last + 1 == found[number + 1].first and joins(passage, one.last)
    return joined and _is_of_dead(passage, found, number + 1)


def _goes_on_part(passage: Passage, found: Sequence[Quantity], number: int, sentence: Sentence) -> bool:
    """Return whether a Russian part is one of two: "37, среди них шестеро силовиков и четверо детей"."""
    one, before = found[number], found[number - 1]
    if (
        passage.language != "ru"
        or not number
        or before.last + 1 != one.first
        or one.last in passage.casualty_words
    ):
        return False
    joined = joins(passage, before.last) and not clause_ends(passage, before.last)
    return joined and is_part(passage, before, sentence)


def _are_harmed(passage: Passage, one: Quantity, sentence: Sentence) -> bool:
    """Return whether a Russian part alone is said harmed: "отступили 30, среди них трое раненых"."""
    if passage.language != "ru" or not one.spoken or one.last >= sentence.last:
        return False
    return one.last in passage.casualty_words and passage.words[one.last].norm.endswith("ых")


def counts(
    passage: Passage, found: Sequence[Quantity], number: int, sentence: Sentence, *, listed: bool = False
) -> bool:
    """Return whether a number of people in a sentence stands for victims of its own, given the others."""
    one = found[number]
    listed = listed or _are_harmed(passage, one, sentence)
    part = (is_part(passage, one, sentence) and not listed) or is_left_out(passage, one, sentence)
    part = part or (not listed and _goes_on_part(passage, found, number, sentence))
    part = part or is_grave(passage, one, sentence) or is_of_side(passage, one, sentence)
    part = part or is_pictured(passage, one, sentence) or is_besides_told(passage, one, sentence)
    if (
        part
        or stands_between(passage, one, sentence)
        or is_base(passage, one, sentence)
        or _is_said_of(passage, one, sentence)
    ):
        return False
    if is_no_victim(passage, one, sentence) or is_shared_out(passage, one, sentence):
        return False
    if any(tells(passage, found, number) for tells in _TOLD_OTHERWISE):
        return False
    if speaks(passage, one, sentence) or survives(passage, one, sentence):
        return False
    if is_kin_of_harmed(passage, one) or _is_of_dead(passage, found, number):
        return False
    whole = number + 1 < len(found) and _is_whole(passage, one, found[number + 1], sentence)
    whole = whole or is_dependent(passage, found, number) or is_of_sum(passage, found, number)
    return not whole and not owns(passage, found, number)
