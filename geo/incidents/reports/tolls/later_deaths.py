"""Wounded who died: told in one breath ("a wounded guard died"), or after they had been counted."""

from collections.abc import Sequence
from itertools import pairwise

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.asides import past_dashes
from geo.incidents.reports.tolls.bases import MORE_THAN
from geo.incidents.reports.tolls.figures import Figure, Marker
from geo.incidents.reports.tolls.of_several import ONE_OF_THEM, wholes_told
from geo.incidents.reports.tolls.of_those_hurt import he_died, leaves_rest, others_were, with_recounted
from geo.incidents.reports.tolls.people import Quantity, category_at, clause_ends

HAD = frozenset({"буд", "буданд", "بود", "بودند"})  # after a verb: it was so before what is told
_COULD_NOT, _TO_SAVE = "نتوانست", [["نجات", "دهند"], ["نجات", "بدهند"], ["نجات", "دهد"]]
_COULD_NOT_TG, _SAVE_TG = "натавонист", "начот"
_OBJECT, _TURNS = "را", {"اما", "ولی", "لیکن"}
_NOUN, _OF = 2, 3  # words of the people after a number, and before "of"
_OF_THESE, _FROM = 4, "از"  # words of "of these"
_WHICH, _OF_HURT = "که", 9  # words from somebody to the end of "who had been one of the wounded"
_BEEN = "شده"  # in "زخمی شده در حملهٔ روز شنبه", of whom it says that he died
_HIT, _BY = {"hit", "struck"}, {"by", "in"}
_TAJIK_WHICH, _TAJIK_ENDS = "ки", ("д", "т")  # and ends of Tajik verbs
_HAD = 2  # words after a wound in which "had" makes it one of before
_DID_FA = ("کرد", "ساخت", "نمود")  # of who harmed others
_DIES = {"скончался", "скончалась", "умер", "умерла"}
_HAVE_DIED = {"died", "dies", "succumbed"}
_LATER_HE, _HE_DIED = {"позже", "позднее", "затем", "впоследствии", "вскоре"}, {"он", "она"}
_SAVE, _HURT_AND_DEAD = "спасти", [("killed", 1), ("wounded", 1)]
_OUT_OF, _WAS_HURT = "из", "раненн"
_HEAD = 3  # words at the head of a sentence in which "one of them" may stand
_WERE = {"was", "were", "been", "got"}  # before what befell some of a whole
_BEFORE_WOUND = {"was", "were", "had", "been", "have", "has", "also"}  # between "who" and what befell him
_DIED = {"has", "have", "had", "died", "dies", "did", "succumbed", "later"}  # which words for dead begin with


def died_since(passage: Passage, marker: Marker, later: Sequence[Marker]) -> bool:
    """Return whether a marker only tells what had been before: "a guard who had been wounded died"."""
    noun = passage.language == "tg" and passage.has("wounded.them", marker.first)
    if marker.kind != "wounded" or noun or not any(one.kind == "killed" for one in later):
        return False  # noun: "захмиён ҳафт нафар буданд, кушташудагон чор"
    dead = next(one.first for one in later if one.kind == "killed")
    others = passage.language == "fa" and _harmed_others(passage, marker, dead)
    if others or passage.has_any("moved.them", marker.last, dead):
        return False  # "two guards who had been wounded were sent to hospital, but one of them died"
    if passage.marks_in("part.after", marker.last, dead):
        return False  # "four had been wounded, two of whom died"
    head = marker.first - passage.has("part.gravely", marker.first - 1)  # "пятый, тяжело раненный, умер"
    told = {"en": _is_told_by_who, "tg": _is_told_by_clause}.get(passage.language)
    if told is not None and told(passage, marker, dead):
        return True  # "an officer who lost a leg in the blast has died"
    aside = clause_ends(passage, head) and clause_ends(passage, dead)
    counted = any(
        passage.month_words.isdisjoint((one.first - 1, one.last))
        for one in passage.numbers_in(marker.last, dead)
    )
    if aside and passage.language in {"en", "ru"} and not counted:
        return passage.has("moved.adjective", marker.first)  # "two guards, wounded in a clash, died"
    until = later[0].first
    if passage.language == "tg":  # not "як нафар захмӣ шуд ва ду марзбон, ки тоза омада буданд, кушта шуданд"
        after = range(marker.last + 1, until)
        until = next((index for index in after if passage.words[index].norm == _TAJIK_WHICH), until)
    had = (index for index in range(marker.last, until) if passage.words[index].norm in HAD)
    return any(index < marker.last + _HAD or clause_ends(passage, index + 1) for index in had)


def _harmed_others(passage: Passage, marker: Marker, dead: int) -> bool:
    """Return whether Dari tells of other dead: "مردی که دو تن را زخمی کرده بود، کشته شد"."""
    if passage.has("killed.them", dead):
        return True  # "شمار کشته‌شدگان روشن نیست"
    return passage.words[marker.last - 1].norm.startswith(_DID_FA)


def _is_told_by_who(passage: Passage, marker: Marker, dead: int) -> bool:
    """Return whether "who" tells of the dead how they were hurt: "an officer who lost a leg has died"."""
    words, head = passage.words, marker.first - 1
    while head > 0 and (words[head].norm in _BEFORE_WOUND or passage.has("part.gravely", head)):
        head -= 1
    if words[head].norm != "who" or words[dead].norm not in _DIED:
        return False
    between, aside = range(marker.last, dead), clause_ends(passage, head)
    ends = [index for index in range(marker.last, dead + 1) if clause_ends(passage, index)]
    if len(ends) > 1 if aside else ends:
        return False
    return not any(
        words[index].norm in {"and", "but", "who", "that"}
        or passage.has("speech.verbs", index)
        or (passage.number_covering(index - 1) is not None and category_at(passage, index) != "")
        for index in between
    )


def _is_told_by_clause(passage: Passage, marker: Marker, dead: int) -> bool:
    """Return whether a Tajik clause tells of one hurt that he died: "марде, ки захми вазнин дошт, мурд"."""
    low = passage.sentence_first(marker.first)
    head = next((at for at in range(marker.first, low, -1) if clause_ends(passage, at)), low)
    end = next((at for at in range(marker.last, dead + 1) if clause_ends(passage, at)), 0)
    if not end or passage.words[head].norm != _TAJIK_WHICH or head == low:
        return False
    verb = passage.words[end - 1].norm.endswith(_TAJIK_ENDS)
    late = passage.has_any("moved.later", end, dead + 1)
    return verb and late and not passage.numbers_in(marker.last, dead)


def wounded_who_died(passage: Passage, markers: Sequence[Marker]) -> list[int]:
    """Return which markers only say that the dead had been wounded: "a wounded worker died"."""
    found = []
    for number, (one, other) in enumerate(pairwise(markers)):
        since = past_dashes(passage, one.last, other.first + 1)  # "двое пострадавших — отец и сын — умерли"
        between = range(since + (since > one.last), other.first + (since < other.first))
        if (
            one.kind == "wounded"
            and other.kind == "killed"
            and (one.last == one.first + 1 or passage.words[one.last - 1].norm == _BEEN)
            and passage.has("moved.adjective", one.first)
            and not any(clause_ends(passage, index) for index in between)
            and not passage.has_any("moved.became", since, other.first)
            and not (passage.language == "fa" and passage.has_any("moved.them", one.last, other.first))
            and passage.has_any("moved.later", one.last, other.last)
        ):
            found.append(number)
    return found


def whole_of_wounded(passage: Passage, sentence: Sentence, markers: Sequence[Marker]) -> list[Figure]:
    """Return all the wounded of whom a sentence says that some died: "of eight injured, two died"."""
    if not any(marker.kind == "killed" for marker in markers):
        return []
    for before, index in wholes_told(passage, sentence):
        whole = passage.number_covering(index)
        if whole is None or whole.first != index or passage.has("part.groups", whole.last):
            continue  # "نُه تن از دو طرف زخمی شدند"
        if passage.words[before - 1].norm in MORE_THAN:
            continue  # "на камтар аз се нафар фавтида, чор каси дигар ба беморхона бурда шуданд"
        nouns = _NOUN if passage.language != "en" else 2 * _NOUN  # "three border guards wounded"
        until = min(sentence.last, whole.last + nouns)
        ends = (step for step in range(whole.last, until + 1) if clause_ends(passage, step))
        end = next(ends, until)
        end += passage.language == "ru" and end < sentence.last and _is_hurt(passage, end)
        after = range(whole.last, min(end, sentence.last))  # not "five dead of two sides, the wounded: ten"
        hurt = next((index for index in after if _is_hurt(passage, index)), None)
        taken = passage.marks_in("wounded.hospital", whole.last, sentence.last)
        if hurt is None and taken and not others_were(passage, whole.last, taken[0].first):
            hurt = taken[0].last - 1
        some = passage.language == "en" and passage.number_covering(before - 1) is not None
        who = hurt is not None and any(passage.words[at].norm == "who" for at in range(whole.last, hurt))
        if hurt is not None and some and passage.words[hurt - 1].norm in _WERE and not who:
            continue  # "one was killed and five of the 14 passengers were wounded"
        if hurt is not None:
            numbers = passage.numbers_in(max(sentence.first, before - _OF), before)
            first = numbers[0].first if numbers else before  # "دو تن از هشت زخمی"
            return [Figure("wounded", whole.value, frozenset({"generic"}), first, hurt + 1)]
    return []


def _is_hurt(passage: Passage, index: int) -> bool:
    """Return whether a word after people says that they were hurt: "four of 13 people hit by splinters"."""
    after = [word.norm for word in passage.words[index + 1 : index + 2]]
    hit = passage.words[index].norm in _HIT and after != [] and after[0] in _BY
    return passage.has("moved.adjective", index) or (passage.language == "en" and hit)


def is_of_wounded(
    passage: Passage,
    sentence: Sentence,
    mine: Sequence[Quantity],
    figure: Figure,
    before: Sequence[Figure],
) -> bool:
    """Return whether the dead are of the wounded before them: "four were injured; one later succumbed"."""
    if figure.kind != "killed" or not any(
        one.kind == "wounded" and one.value >= figure.value for one in before
    ):
        return False
    body = passage.language == "fa" and passage.has("killed.body", mine[-1].last)  # "پنج زخمی و دو جسد"
    if body or (passage.language == "en" and passage.has_any("killed.body", figure.first, figure.last)):
        return False
    since = mine[0].first + (1 if passage.language != "ru" else -1)  # "из них двое скончались"
    if passage.language == "fa" and _are_of_doers(passage, mine[0], figure, before):
        return False
    if passage.has_any("part.after", since, mine[-1].last + 1):
        return True  # "дувоздаҳ нафар осеб диданд, ки се нафарашон ҳалок шудаанд"
    unnamed = all(one.category == "" and one.spoken for one in mine)
    if passage.language == "tg" and not mine[0].spoken:  # "чор сарбоз захмӣ шуда, яке дар беморхона ҷон дод"
        words = range(before[-1].last, figure.first)
        unnamed = any(passage.words[index].norm in ONE_OF_THEM for index in words)
        return unnamed and passage.has_any("moved.late", words.start, words.stop)
    return unnamed and passage.has_any("moved.later", mine[0].first, sentence.last)


def _are_of_doers(passage: Passage, one: Quantity, figure: Figure, before: Sequence[Figure]) -> bool:
    """Return whether Dari people are of who wounded others: "دو تن را زخمی کردند، اما سه تن‌شان مردند"."""
    hurt = next(each for each in reversed(before) if each.kind == "wounded" and each.value >= figure.value)
    objects = any(passage.words[index].norm == _OBJECT for index in range(hurt.first, hurt.last))
    turned = any(passage.words[index].norm in _TURNS for index in range(hurt.last, one.first))
    return objects and turned and not passage.has_any("moved.later", one.first, figure.last)


def opens_with_them(passage: Passage, sentence: Sentence) -> bool:
    """Return whether a sentence begins with "one of them"."""
    return passage.has_any("moved.them", sentence.first, min(sentence.last, sentence.first + _HEAD))


def with_whole(markers: Sequence[Marker], whole: Sequence[Figure], since_dead: Sequence[int]) -> list[int]:
    """Return which markers tell nothing of their own, with those of whom the whole wounded are told."""
    mine = {
        number
        for number, marker in enumerate(markers)
        if any(one.first <= marker.first < one.last for one in whole)
    }
    return sorted({*since_dead, *mine})


def is_all_of(one: Quantity, whole: Figure) -> bool:
    """Return whether a number is that of all the wounded: the eight of "of eight injured, two died"."""
    return whole.first <= one.first < whole.last and one.value == whole.value


def died_of_hurt(passage: Passage, sentence: Sentence, one: Quantity) -> bool:
    """Return whether Dari says how many of those just told hurt have died: "از این میان دو تن جان باختند"."""
    if _was_one_of_them(passage, sentence, one):
        return True
    low = max(sentence.first, one.first - _OF_THESE)
    marks = [mark for mark in passage.marks_in("part.before", low, one.first) if mark.last == one.first]
    if passage.language != "fa" or not any(passage.words[mark.first].norm == _FROM for mark in marks):
        return False
    counted = passage.number_covering(marks[0].first - 2) if marks[0].first > 1 else None
    if counted is not None and category_at(passage, marks[0].first - 1):
        return False  # "سه تن زخمی شدند و شش نفر، از جمله یک زن، جان دادند"
    soon = passage.marks_in("killed.back", one.last, min(sentence.last, one.last + _NOUN + _OF))
    first, number = sentence.first, passage.sentence_number(sentence.first)
    if passage.casualty_words.isdisjoint(range(first, marks[0].first)) and number:
        first = passage.sentences[number - 1].first
    hurt = bool(passage.marks_in("wounded.back", first, marks[0].first))
    return bool(soon) and hurt and not passage.marks_in("killed.back", first, marks[0].first)


def _was_one_of_them(passage: Passage, sentence: Sentence, one: Quantity) -> bool:
    """Return whether Dari says that somebody had been hurt: "ملا که یکی از مجروحان بود، درگذشت"."""
    if passage.language != "fa" or one.value > 1:
        return False
    clause = range(one.last, min(sentence.last, one.last + _OF_HURT))
    which = next((index for index in clause if passage.words[index].norm == _WHICH), None)
    if which is None:
        return False
    end = next((index for index in clause if index > which and clause_ends(passage, index)), clause.stop)
    hurt = passage.has_any("moved.wounded", which, end) or passage.has_any(
        "moved.adjective", end - 2, end - 1
    )
    return hurt and passage.words[end - 1].norm in HAD


def is_rest(marker: Marker, figure: Figure, whole: Sequence[Figure]) -> bool:
    """Return whether a figure is the rest of the wounded: "of eight, two died and six are in hospital"."""
    return marker.kind == "wounded" and any(figure.value <= one.value for one in whole)


def died_of(marker: Marker, whole: Sequence[Figure]) -> bool:
    """Return whether those whom a marker says dead were of the wounded counted before it."""
    return marker.kind == "killed" and any(one.last <= marker.first for one in whole)


def more_died(passage: Passage, figures: Sequence[Figure]) -> list[Figure]:
    """Return figures, English dead beside a toll as wounded before: "two more died, bringing it to six"."""
    return [
        one._replace(moved=True)
        if one.more and one.kind == "killed" and passage.words[one.last - 1].norm in _HAVE_DIED
        else one
        for one in figures
    ]


def of_own_wound(passage: Passage, figures: list[Figure]) -> list[Figure]:
    """Return figures, one whose wound a Russian sentence tells and who died of it as killed alone."""
    if passage.language != "ru" or [(one.kind, one.value) for one in figures if one.value] != _HURT_AND_DEAD:
        return figures
    dead = next(one for one in figures if one.kind == "killed")
    hurt = next(one for one in figures if one.kind == "wounded")
    if dead.first < hurt.first and _is_said_of_him(passage, hurt):
        return [dead._replace(moved=True)]  # "скончалась школьница, раненная в пятницу"
    between = {word.norm for word in passage.words[hurt.last : dead.first + 1]}
    if hurt.first < dead.first and not _LATER_HE.isdisjoint(between) and not _HE_DIED.isdisjoint(between):
        return [dead._replace(moved=True)]  # "ранен сержант, позже он скончался"
    saved = any(passage.words[index].norm == _SAVE for index in range(dead.first, dead.last))
    return (
        [dead._replace(moved=False)] if dead.moved and saved else figures
    )  # "ранен в шею, спасти не удалось"


def _is_said_of_him(passage: Passage, hurt: Figure) -> bool:
    """Return whether a Russian participle behind a comma says when he was hurt who died."""
    heads = [at for at in range(hurt.first, hurt.last) if passage.words[at].norm.startswith(_WAS_HURT)]
    return bool(heads) and clause_ends(passage, heads[0])


def as_then(passage: Passage, sentence: Sentence, figures: list[Figure]) -> list[Figure]:
    """Return figures, of a Tajik or Dari sentence that ends in "had" as of before: "кушта шуда буд"."""
    if passage.language == "en":
        figures = [
            one._replace(moved=True)
            if _is_of_hurt(passage, sentence, one) or leaves_rest(passage, sentence, figures, one)
            else one
            for one in figures
        ]
        return [one._replace(toll=one.toll or _are_all_now(passage, figures, one)) for one in figures]
    if passage.language == "ru":
        figures = [one._replace(more=True) if _dies_after(passage, sentence, one) else one for one in figures]
        figures = he_died(passage, sentence, figures)
        return with_recounted(passage, sentence, _with_base_first(passage, figures))
    if passage.language == "tg":
        figures = [one._replace(moved=one.moved or _is_death_of_hurt(passage, one)) for one in figures]
    if passage.language not in {"tg", "fa"} or passage.words[sentence.last - 1].norm not in HAD:
        return figures
    until, ends = passage.words[sentence.last - 1].end, passage.words
    return [one._replace(then=";" not in passage.text[ends[one.last - 1].end : until]) for one in figures]


def _with_base_first(passage: Passage, figures: list[Figure]) -> list[Figure]:
    """Return Russian figures, all the wounded before him who died: "скончался один из трёх раненых"."""
    dead = [one.first for one in figures if one.kind == "killed" and one.moved]
    return [
        one._replace(first=min(one.first, *dead))
        if dead
        and one.kind == "wounded"
        and any(passage.words[index].norm == _OUT_OF for index in range(one.first - 1, one.last))
        else one
        for one in figures
    ]


def _is_of_hurt(passage: Passage, sentence: Sentence, one: Figure) -> bool:
    """Return whether English dead are of those told hurt before: "six wounded. One of the six died"."""
    number = passage.sentence_number(sentence.first)
    if one.kind != "killed" or one.moved or one.toll or not number:
        return False
    told = passage.numbers_in(one.first, min(sentence.last, one.first + _OF_THESE + 1))
    whole = told[1] if len(told) > 1 and passage.words[told[1].first - 1].norm == "the" else None
    if whole is None or whole.value < one.value or one.value != told[0].value:
        return False
    before = passage.sentences[number - 1]
    return any(
        hurt.value == whole.value and hurt.last < before.last and passage.has("wounded.back", hurt.last)
        for hurt in passage.numbers_in(before.first, before.last)
    )


def _are_all_now(passage: Passage, figures: Sequence[Figure], one: Figure) -> bool:
    """Return whether "now" counts the dead with who died of wounds: "one died, so seven have now died"."""
    if one.kind != "killed" or one.moved or one.earlier:
        return False
    since = any(each.moved and each.last <= one.first and each.value < one.value for each in figures)
    return since and any(passage.words[index].norm == "now" for index in range(one.first - 1, one.last))


def _dies_after(passage: Passage, sentence: Sentence, one: Figure) -> bool:
    """Return whether one dies of wounds after others who died at once: "погибли на месте … он скончался"."""
    if one.kind != "killed" or one.value != 1 or one.toll or one.earlier or one.moved:
        return False
    if passage.words[one.last - 1].norm not in _DIES or "killed.at_once" not in passage.marks:
        return False
    number = passage.sentence_number(sentence.first)
    return any(
        passage.has_any("killed.at_once", before.first, before.last)
        and passage.has_any("killed.back", before.first, before.last)
        for before in passage.sentences[max(0, number - _HEAD) : number]
    )


def unsaved(passage: Passage, sentence: Sentence, figures: list[Figure]) -> list[Figure]:
    """Return Dari figures, wounded whom nobody could save as dead: "نتوانستند دو زخمی را نجات دهند"."""
    if passage.language == "tg" and not figures:
        return _unsaved_tajiks(passage, sentence)
    if passage.language != "fa" or any(one.kind == "killed" for one in figures):
        return figures
    norms = [word.norm for word in passage.words[sentence.first : sentence.last]]
    could_not = next((at for at, norm in enumerate(norms) if norm.startswith(_COULD_NOT)), len(norms))
    saved = [at for at in range(could_not, len(norms) - 1) if norms[at : at + 2] in _TO_SAVE]
    if not saved or _OBJECT not in norms[could_not : saved[0]]:
        return figures
    first, last = sentence.first + could_not, sentence.first + saved[0]
    hurt = [one for one in figures if first <= one.first and one.last <= last]
    return [one._replace(kind="killed", last=last + 2) if one in hurt[:1] else one for one in figures]


def _unsaved_tajiks(passage: Passage, sentence: Sentence) -> list[Figure]:
    """Return the wounded whom nobody could save: "натавонистанд ҷони ду захмиро наҷот диҳанд"."""
    norms = [word.norm for word in passage.words[sentence.first : sentence.last]]
    if _SAVE_TG not in norms or not any(norm.startswith(_COULD_NOT_TG) for norm in norms):
        return []
    return [
        Figure("killed", one.value, frozenset({"generic"}), one.first, one.last + 1, moved=True)
        for one in passage.numbers_in(sentence.first, sentence.last - 1)
        if passage.has("moved.adjective", one.last)
    ][:1]


def _is_death_of_hurt(passage: Passage, one: Figure) -> bool:
    """Return whether Tajik tells of the death of wounded: "марги ду захмиро тасдиқ кард"."""
    hurt = one.last < len(passage.words) and passage.has("moved.adjective", one.last)
    return one.kind == "killed" and hurt and passage.has("killed.forward", one.first)
