"""Words that tell again of people told before: "hit and taken to hospital", "was hit and died", "he died"."""

from collections.abc import Collection, Sequence

from geo.incidents.reports.handovers import handed_over
from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.figures import Figure, Marker
from geo.incidents.reports.tolls.hurt_then_dead import subject_between
from geo.incidents.reports.tolls.objects import is_deed
from geo.incidents.reports.tolls.people import Quantity, category_at, clause_ends

_HIS_WOUND = {"чарохаташ", "захмаш", "осебаш", "чарохатхояш", "захмхояш"}
_HE = {"he", "she", "он", "она", "у", "ӯ", "او", "وی"}
_PARTICIPLES = {"tg": ("да", "та"), "fa": ("ده", "ته")}  # ends of verbs whose sentence goes on
_WHICH, _BY = {"که", "ки"}, 1  # before a clause about somebody; words from "by" to whom it names
_STATE = 4  # words from "wounded" to his state
# Stems of Russian nouns for kin, by their cases.
_MISSILES = {"пуля", "пули", "осколок", "осколки"}  # that struck somebody told before
_ANYONE = ("женщин", "мужчин", "девочк", "мальчик", "подрост", "юнош", "парень", "пострадавш", "ребенок")
_KIN = (("отец", "отц"), ("мать", "матер"), ("сын",), ("доч",), ("брат",), ("сестр",), ("муж",), ("жен",))
_STEM = 6  # letters of a noun that its cases share
_WERE = {"were", "are", "had", "have"}  # of those who had been killed
_THE_DEAD = [["the", "victim"], ["the", "deceased"], ["the", "dead"], ["the", "slain"], ["the", "murdered"]]
_LAST_OF = {"other", "second", "third", "fourth", "fifth", "sixth", "last", "remaining"}
_SURNAMES = ("ов", "ев", "ова", "ева", "ин", "ина", "зода", "заде", "пур", "иён", "иен")
_TOLD_DEAD = ("killed.single", "killed.violent")
_ANYBODY = {"", "generic"}  # kinds of people that tell no side
_LIMBS, _OF_THEM = ("پا", "دست", "چشم"), 4  # what some of the wounded lost; words from "of them" to it
_OTHERS, _TOLD_BEFORE = {"other", "others"}, 3  # after a number; sentences before one
_GENERIC = frozenset({"generic"})
_HIS = ("аш", "ашро")  # ends of Tajik words for what is his
_OBJECT = {"tg": "ро", "fa": "را"}  # end of words for those to whom it was done
_HIMSELF, _TO_HIMSELF = {"худаш", "خودش"}, 3  # words of "ва баъд худаш"


def told_twice(passage: Passage, markers: Sequence[Marker], number: int) -> bool:
    """Return whether a marker tells of those of one before: "shot dead", "hurt and taken to hospital"."""
    if not number:
        return False
    before, marker = markers[number - 1], markers[number]
    if before.kind != marker.kind or is_deed(passage, before):
        return False
    if _is_his_limb(passage, before, marker) or _is_that_one(passage, before, marker):
        return True
    if passage.has_any("person.self", before.last, marker.first):
        # "admitted that one was killed, but said that he had died by accident"
        return not _is_killer_too(passage, before)
    if _is_of_body(passage, before, marker) or _is_of_clause(passage, before, marker):
        return True  # "ҷасади сарбозе, ки дирӯз ҳалок шуда буд"
    another = passage.language != "en" and passage.has_any("part.more", before.last, marker.first)
    apart = any(
        clause_ends(passage, index) and not _explains(passage, index)
        for index in range(before.last, marker.first + 1)
    )
    return not another and (not apart or _goes_on(passage, before, marker))


def _is_killer_too(passage: Passage, before: Marker) -> bool:
    """Return whether he follows who killed others: "се нафарро кушт ва худаш кушта шуд", "کشت و خودش نیز"."""
    words, last = passage.words, before.last
    if passage.language not in _OBJECT or not words[before.first - 1].norm.endswith(
        _OBJECT[passage.language]
    ):
        return False
    return any(word.norm in _HIMSELF for word in words[last : last + _TO_HIMSELF])


def _is_his_limb(passage: Passage, before: Marker, marker: Marker) -> bool:
    """Return whether Russian words say more of one told hurt: "избили одного прикладами, голову разбили"."""
    if passage.language != "ru" or not passage.has_any("wounded.limbs", marker.first, marker.last):
        return False
    heads = (index for index in range(marker.first, before.last, -1) if clause_ends(passage, index))
    between = range(next(heads, before.last), marker.first)
    told = any(category_at(passage, index) or passage.words[index].capital for index in between)
    return not told and not any(passage.number_covering(index) for index in between)


def _is_that_one(passage: Passage, before: Marker, marker: Marker) -> bool:
    """Return whether Russian says who one is, and what he has: "пострадал один человек, сторож, контужен"."""
    one = passage.numbers_in(before.last, marker.first)
    if (
        passage.language != "ru"
        or len(one) != 1
        or one[0].value != 1
        or not clause_ends(passage, marker.first)
    ):
        return False
    asides = [index for index in range(one[0].last, marker.first) if clause_ends(passage, index)]
    return len(asides) == 1 and any(category_at(passage, index) for index in range(asides[0], marker.first))


def _is_of_body(passage: Passage, before: Marker, marker: Marker) -> bool:
    """Return whether Tajik only says how he died whose body was told of, or whose body "ҷасадашро" is."""
    if passage.language == "tg" and passage.has("killed.body", marker.first):
        return passage.words[marker.first].norm.endswith(_HIS)
    if passage.language != "tg" or not passage.has("killed.body", before.first):
        return False
    between = range(before.last, marker.first)
    which = any(passage.words[index].norm == "ки" and clause_ends(passage, index) for index in between)
    return which and not any(passage.number_covering(index) for index in between if index > before.last + 1)


def _is_of_clause(passage: Passage, before: Marker, marker: Marker) -> bool:
    """
    Return whether the first stands in a Tajik or Dari clause about the subject of the other.

    "سربازی که دیشب جان باخت، به دست همقطارانش کشته شده است"
    """
    low = passage.sentence_first(before.first)
    which = next((at for at in range(before.first, low, -1) if passage.words[at].norm in _WHICH), 0)
    if not which or not clause_ends(passage, before.last):
        return False
    clause, rest = range(which + 1, before.first), range(before.last, marker.first)
    if any(category_at(passage, at) for at in clause) or any(clause_ends(passage, at) for at in rest[1:]):
        return False
    by = {step for mark in passage.marks_in("target.by", rest.start, rest.stop) for step in range(*mark)}
    whom = {step + _BY for step in by} | by | {step + _BY + 1 for step in by}
    return not any(
        (category_at(passage, at) and at not in whom) or passage.words[at].norm in _WHICH for at in rest
    )


def _goes_on(passage: Passage, before: Marker, marker: Marker) -> bool:
    """Return whether a participle before a comma has the subject of what follows: "захм хӯрда, бистарист"."""
    participle = passage.words[before.last - 1].norm.endswith(_PARTICIPLES.get(passage.language, ()))
    return participle and not subject_between(passage, before, marker)


def _explains(passage: Passage, index: int) -> bool:
    """Return whether a colon stands before a word: "есть раненый: рядовому прострелили руку"."""
    return ":" in passage.text[passage.words[index - 1].end : passage.words[index].start]


def of_same(passage: Passage, marker: Marker, figures: Sequence[Figure]) -> bool:
    """Return whether a pronoun speaks of the one told before: "they shot the prosecutor; he died"."""
    told = any(figure.kind == marker.kind and figure.value == 1 for figure in figures)
    if passage.language == "tg" and passage.words[marker.first].norm in _HIS_WOUND:
        return told  # "як сарҳадбон захм бардошт, аммо ҷароҳаташ сабук аст"
    return told and marker.first > 0 and passage.words[marker.first - 1].norm in _HE


def told_again(passage: Passage, mine: Sequence[Quantity], before: Collection[Quantity]) -> bool:
    """Return whether Russian nouns are those of people told before in a sentence: "рядовой …; рядовому"."""
    if passage.language != "ru" or not mine:
        return False
    if before and (all(_is_kin_told(passage, one) for one in mine) or _is_struck_one(passage, mine, before)):
        return True
    stems = {_stem(passage, one) for one in before if not one.spoken}
    return all(not one.spoken and len(_stem(passage, one)) == _STEM for one in mine) and all(
        _stem(passage, one) in stems and not _is_named(passage, one) for one in mine
    )


def _is_struck_one(passage: Passage, mine: Sequence[Quantity], before: Collection[Quantity]) -> bool:
    """Return whether a noun tells of whom something struck: "Пуля попала в живот, женщина в больнице"."""
    noun = passage.words[mine[0].first].norm
    struck = any(passage.words[one.first].norm in _MISSILES for one in before)
    if not struck or len(mine) > 1 or mine[0].spoken or mine[0].value != 1:
        return False
    told = passage.words[: passage.sentence_first(mine[0].first)]
    return noun.startswith(_ANYONE) or any(word.norm[:_STEM] == noun[:_STEM] for word in told)


def _is_kin_told(passage: Passage, one: Quantity) -> bool:
    """Return whether Russian kin were told before in their sentence: "отец и сын, отцу ампутировали"."""
    norm = passage.words[one.last - 1].norm
    stems = next((stems for stems in _KIN if norm.startswith(stems)), None)
    if stems is None or one.spoken or one.value != 1 or _is_named(passage, one):
        return False
    told = range(passage.sentence_first(one.first), one.first)
    return any(passage.words[at].norm.startswith(stems) and category_at(passage, at) for at in told)


def _stem(passage: Passage, one: Quantity) -> str:
    """Return the first letters of the noun of one person."""
    return passage.words[one.first].norm[:_STEM]


def _is_named(passage: Passage, one: Quantity) -> bool:
    """Return whether a name follows one person."""
    return one.last < len(passage.words) and passage.words[one.last].capital


def with_bodies(passage: Passage, sentence: Sentence, figures: list[Figure]) -> list[Figure]:
    """Return figures, Tajik or Dari bodies given to the kin as part of the dead before: "جسد سه تن …"."""
    dead = [one for one in figures if one.kind == "killed" and one.value]
    if dead and handed_over(passage, sentence) >= 0:  # whose bodies they are is told by the news itself
        return [one._replace(categories=_GENERIC) if one in dead else one for one in figures]
    if passage.language not in {"tg", "fa"} or len(dead) < 2:  # noqa: PLR2004 - nobody besides
        return figures
    given = {
        mark.first
        for mark in passage.marks_in("time.aftermath", dead[0].first, sentence.last)
        if mark.last - mark.first > 1 and passage.has("killed.body", mark.first)
    }
    theirs = [one for one in dead if not given.isdisjoint(range(one.first - 1, one.last))]
    return [
        one._replace(part=True, more=False)
        if one in theirs and any(_may_be_of(one, other) for other in dead if other.first < one.first)
        else one
        for one in figures
    ]


def _may_be_of(one: Figure, whole: Figure) -> bool:
    """Return whether people may be some of others told before: not intruders of the guards."""
    return one.value <= whole.value and (one.categories <= _ANYBODY or one.categories == whole.categories)


def known_as_parts(passage: Passage, sentence: Sentence, figures: list[Figure]) -> list[Figure]:
    """Return figures, one as part of those told before: "the commander killed", a Russian bare surname."""
    if passage.language == "ru" and figures and _opens_with_dead(passage, sentence):
        return [
            one._replace(part=True, moved=False) if one.kind == "killed" and one.value == 1 else one
            for one in figures
        ]
    if passage.language == "tg":
        known = _died_as_told(passage, sentence, figures)
        return [
            one._replace(part=True, moved=False, more=False) if one.kind == "killed" and known else one
            for one in figures
        ]
    if passage.language != "en":
        return figures
    if _is_of_known(passage, sentence):
        return [one._replace(part=True, more=False) if one.value == 1 else one for one in figures]
    if _is_of_the_dead(passage, sentence):
        return [
            one._replace(part=True, moved=False) if one.kind == "killed" and one.value == 1 else one
            for one in figures
        ]
    figures = [one._replace(part=True) if _are_known(passage, sentence, one) else one for one in figures]
    return [
        one._replace(part=True)
        if one.value == 1
        and not (one.toll or one.moved or one.more)
        and sum(other.kind == one.kind for other in figures) == 1
        and _is_known(passage, sentence, one)
        else one
        for one in figures
    ]


def _died_as_told(passage: Passage, sentence: Sentence, figures: Sequence[Figure]) -> bool:
    """
    Return whether Tajik only tells where each of the dead died who were counted in the sentence before.

    "Як устод ва ронанда кушта шуданд. Ронанда дар ҷой ва устод дар беморхона ҷон дод."
    """
    dead = [one for one in figures if one.kind == "killed" and one.value and not (one.toll or one.earlier)]
    number = passage.sentence_number(sentence.first)
    if not dead or not number or not passage.has_any("moved.late", sentence.first, sentence.last):
        return False
    before = passage.sentences[number - 1]
    whole = sum(one.value for one in dead)
    if passage.has_any("killed.at_once", sentence.first, sentence.last) and any(
        one.value == whole and _fate(passage, one.last, before) == "killed"
        for one in passage.numbers_in(before.first, before.last)
    ):
        return True
    told = range(dead[0].first, dead[-1].last)
    nouns = {passage.words[at].norm for at in told if category_at(passage, at) not in _ANYBODY}
    counted = any(passage.number_covering(at) is not None for at in told)
    fates = [
        {_fate(passage, at, before) for at in range(before.first, before.last) if _is_noun(passage, at, noun)}
        for noun in nouns
    ]
    return bool(fates) and not counted and all(fate == {"killed"} for fate in fates)


def _is_noun(passage: Passage, index: int, noun: str) -> bool:
    """Return whether a word is a form of a Tajik noun; not where it only says whose others are."""
    whose = index > 0 and passage.words[index - 1].norm.endswith("и")  # "чор муҳофизи вулусвол"
    return not whose and passage.words[index].norm in {noun, f"{noun}и", f"{noun}е", f"{noun}ро"}


def _fate(passage: Passage, index: int, sentence: Sentence) -> str:
    """Return what a sentence says next from a word on: "killed", "wounded" or nothing."""
    harm = next((at for at in range(index, sentence.last) if at in passage.casualty_words), None)
    if harm is None:
        return ""
    return "killed" if passage.has("killed.back", harm) else "wounded"


def _opens_with_dead(passage: Passage, sentence: Sentence) -> bool:
    """Return whether a Russian sentence opens with the surname alone of one whose death was told before."""
    words, first = passage.words, sentence.first
    if not words[first].norm.endswith(_SURNAMES) or first + 1 >= sentence.last or words[first + 1].capital:
        return False
    return any(
        words[index].norm == words[first].norm and words[index - 1].capital
        for before in passage.sentences[: passage.sentence_number(first)]
        if any(index in passage.casualty_words for index in range(before.first, before.last))
        and passage.has_one_of(_TOLD_DEAD, before.first, before.last)
        for index in range(before.first + 1, before.last)
    )


def _is_of_known(passage: Passage, sentence: Sentence) -> bool:
    """Return whether "The third …" goes on with "Two of the wounded …": all of them were counted before."""
    head = [word.norm for word in passage.words[sentence.first : sentence.first + 2]]
    number = passage.sentence_number(sentence.first)
    if number == 0 or head[:1] != ["the"] or head[-1] not in _LAST_OF:
        return False
    before = passage.sentences[number - 1]
    return passage.has_any("part.after", before.first, before.last)


def _is_of_the_dead(passage: Passage, sentence: Sentence) -> bool:
    """Return whether "He died on the way" goes on with "The victim …": the one dead was counted before."""
    number = passage.sentence_number(sentence.first)
    if number == 0 or passage.words[sentence.first].norm not in _HE:
        return False
    first = passage.sentences[number - 1].first
    return [word.norm for word in passage.words[first : first + 2]] in _THE_DEAD


def _is_known(passage: Passage, sentence: Sentence, figure: Figure) -> bool:
    """Return whether "the" opens the words for a person whom a sentence before tells among the harmed."""
    if passage.words[figure.first].norm != "the":
        return False
    nouns = {
        passage.words[index].norm for index in range(figure.first, figure.last) if category_at(passage, index)
    }
    for before in passage.sentences[: passage.sentence_number(sentence.first)]:
        harmed = not passage.casualty_words.isdisjoint(range(before.first, before.last))
        if harmed and any(passage.words[index].norm in nouns for index in range(before.first, before.last)):
            return True
    return False


def _are_known(passage: Passage, sentence: Sentence, figure: Figure) -> bool:
    """Return whether it is told who those counted before were: "The two who were killed were named as"."""
    words, first = passage.words, sentence.first
    if figure.value == 1 or figure.kind != "killed" or words[first].norm != "the":
        return False
    if not figure.categories.isdisjoint({"security", "attackers"}):
        return False  # known by their side, or of the other one
    if figure.first not in {first, first + 1} or figure.last >= sentence.last:
        return False
    whose = {word.norm for word in words[figure.first : figure.last]}
    if words[figure.last].norm not in _WERE or ("who" not in whose and not _WERE.isdisjoint(whose)):
        return False
    return any(
        number.value == figure.value
        for before in passage.sentences[: passage.sentence_number(first)]
        if not passage.casualty_words.isdisjoint(range(before.first, before.last))
        for number in passage.numbers_in(before.first, before.last)
    )


def tells_state(passage: Passage, marker: Marker) -> bool:
    """Return whether words tell how the wounded are, in the clause that says that they were hurt."""
    until = marker.last + _STATE
    if passage.language == "fa" and passage.words[marker.first].norm.startswith(_LIMBS):
        return passage.has_any(
            "part.after", max(0, marker.first - _OF_THEM), marker.first
        )  # "یکی از آنان پایش"
    if not passage.has_any("wounded.state", marker.first, until):
        return False
    until = next((index for index in range(marker.last, until) if _ended(passage, index)), until)
    if passage.language == "fa":  # not the "جراحت افسر سنگین است" of another
        other = (at for at in range(marker.last, until) if passage.has("wounded.injury", at))
        until = next(other, until)
    return passage.has_any("wounded.state", marker.first, until)


def _ended(passage: Passage, index: int) -> bool:
    """Return whether the text or a clause ends before a word."""
    return index >= len(passage.words) or clause_ends(passage, index)


def same_others(passage: Passage, sentence: Sentence, marker: Marker, mine: Sequence[Quantity]) -> bool:
    """Return whether English tells again of "two others" of whom a sentence before has told as harmed."""
    one, number = mine[0], passage.sentence_number(sentence.first)
    if passage.language != "en" or not one.spoken or not _counts_others(passage, one.first + 1):
        return False
    return any(
        told.value == one.value and _counts_others(passage, told.last)
        for before in passage.sentences[max(0, number - _TOLD_BEFORE) : number]
        if passage.has_any(f"{marker.kind}.back", before.first, before.last)
        for told in passage.numbers_in(before.first, before.last)
    )


def _counts_others(passage: Passage, index: int) -> bool:
    """Return whether a word after a number says "others"."""
    return index < len(passage.words) and passage.words[index].norm in _OTHERS
