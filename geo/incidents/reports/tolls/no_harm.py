"""Words for death and wounds that tell of no harm: the wounds of a body, a life that somebody was after."""

from geo.incidents.reports.lexicon import Mark
from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.people import category_at, clause_ends
from geo.incidents.reports.tolls.things_lost import tells_of_things

_WOUND_WITH = {"with", "با"}  # before the wounds of a body
_TRACES = {"جای", "اثر", "اثار", "نشان", "نشانه", "سوراخ", "زخم"}  # before "of bullets", on a body
_WOUND = "زخم"  # which the living have, too
_CAME = ("امد", "اورد", "افتاد")  # after "to hand"
_EFFECT, _CAUSE = {"асари", "натичаи", "аз"}, 8  # words before wounds; words from them to "died"
_HIT, _BY_HIT = 3, {"اصابت", "اثر", "نتیجه", "ضرب"}  # words of "by the hit of" before a bullet
_JOINER = "\u200c"  # which parts a stem from its ending
_BURNT = "сгорел"
_SHOT, _OBJECT = "паррон", 8  # what people and shells are; words from shells to that verb
_WHICH = "ки"  # before a clause about shells
_FROM, _HURT_RU = "от", ("wounded.back", "wounded.forward")
_WITH, _WITH_AND, _TOWARDS = "бо", {"бо", "ва"}, "ба"
_DID_TG = ("анд", "аст", "шуд", "кард", "дод", "буд")  # ends of finite verbs
_OF_THEM, _IS = "از", {"است", "اند", "بود", "بودند", "هستند"}
_LIFE_TG, _RESCUE, _GIVEN = "чони", "начот", ("дод", "медих", "ефт")  # "saved"
_DANGER, _AT_RISK = ("خطر", "نجات"), 6  # words from a life to its danger, or to who saved it
_LIFE, _TO = "جان", "به"  # in "an attempt on the life of"
_AND, _THINGS = "و", ("object.owned", "object.post", "object.weapons")  # that are destroyed
_OBJECT_MARK, _LIST = "را", 24  # after those whose lives were taken; words of their list
_TAKES = (
    "گرف",
    "میگیر",
    "بگیر",
    "گیر",
    "ستان",
    "ربود",
    "باخت",
    "داد",
    "سپر",
    "بازد",
)  # it


def is_of_body(passage: Passage, sentence: Sentence, mark: Mark) -> bool:
    """Return whether wounds are those of a body: "the bodies of two men with gunshot wounds"."""
    traces = passage.language == "fa" and passage.words[mark.first - 1].norm in _TRACES
    if passage.language == "tg":
        return _is_of_tajik_body(passage, sentence, mark)
    if passage.words[mark.first].norm not in _WOUND_WITH and not traces:
        return False
    if traces and passage.words[mark.first - 1].norm != _WOUND:
        return True  # "جای گلوله در سینهٔ هر دو دیده می‌شود"
    bodies = passage.marks_in("killed.body", sentence.first, mark.first)
    return bool(bodies) and not any(clause_ends(passage, step) for step in range(bodies[-1].last, mark.first))


def _is_of_tajik_body(passage: Passage, sentence: Sentence, mark: Mark) -> bool:
    """Return whether wounds are of bodies: "ҷасадҳои ду бародар – Алӣ ва Валӣ Назаров – бо захми тир"."""
    words = passage.words
    bodies = passage.marks_in("killed.body", sentence.first, mark.first)
    if bodies and words[mark.first].norm == _TOWARDS:  # "ду ҷасад ба беморхона оварда шуд"
        between = range(bodies[-1].last, mark.first)
        told = any(step in passage.casualty_words for step in between) or clause_ends(passage, mark.first)
        return not told and not any(passage.words[step].norm.endswith(_DID_TG) for step in between)
    if not bodies or _WITH not in {words[mark.first].norm, words[mark.first - 1].norm}:
        return False
    between = range(bodies[-1].last, mark.first)
    head = next((step for step in between if clause_ends(passage, step)), mark.first)
    return all(words[step].capital or words[step].norm in _WITH_AND for step in range(head, mark.first))


def is_cause_of_death(passage: Passage, sentence: Sentence, mark: Mark) -> bool:
    """Return whether wounds are what somebody died of: "бар асари ҷароҳат дар роҳ вафот кард"."""
    if passage.language == "fa":
        return _is_hit_that_killed(passage, sentence, mark)
    if passage.language == "ru":
        return _says_how(passage, sentence, mark) or _is_what_he_died_of(passage, sentence, mark)
    if passage.language != "tg" or passage.words[mark.first - 1].norm not in _EFFECT:
        return False
    return passage.has_any("moved.later", mark.last, min(sentence.last, mark.last + _CAUSE)) and any(
        one.last <= mark.last + _CAUSE for one in passage.marks_in("killed.back", mark.last, sentence.last)
    )


def of_known(passage: Passage, index: int) -> bool:
    """Return whether Russian speaks of some of the dead who are counted: "из тринадцати погибших девять"."""
    number = passage.number_covering(index - 1) if index else None
    of = number is not None and number.first > 0 and passage.words[number.first - 1].norm == "из"
    return of and passage.has("killed.them", index)


def is_of_find(passage: Passage, mark: Mark) -> bool:
    """Return whether Dari tells of cartridges found, and not of a hand: "سه مخزن مرمی به دست آمد"."""
    if passage.language != "fa" or passage.words[mark.last - 1].norm != "دست":
        return False
    return mark.last < len(passage.words) and passage.words[mark.last].norm.startswith(_CAME)


def _is_saved(passage: Passage, index: int) -> bool:
    """Return whether Tajik says of a life that it was saved: "ҷони чор захмиро наҷот доданд"."""
    for step in range(index, min(len(passage.words) - 1, index + _AT_RISK)):
        if clause_ends(passage, step):
            return False
        if passage.words[step].norm == _RESCUE:
            return passage.words[step + 1].norm.startswith(_GIVEN)
    return False


def _is_at_life(passage: Passage, mark: Mark) -> bool:
    """Return whether a word is no life that was lost: "سوءقصد به جان فرمانده", "کریم جان"."""
    if passage.language == "tg":
        return passage.words[mark.first].norm == _LIFE_TG and _is_saved(passage, mark.last)
    words, before = passage.words, mark.first - 1
    if mark.last != mark.first + 1 or words[mark.first].norm != _LIFE:
        return False
    if passage.has("zero.survived", mark.first) and passage.has("part.remaining", before):
        return True  # "بقیه جان سالم به در بردند"
    if any(word.norm.startswith(_DANGER) for word in words[mark.last : mark.last + _AT_RISK]):
        return True  # "جان سه زخمی در خطر نیست", "جان سه زخمی را نجات دادند"
    named = passage.text[words[before].end : words[mark.first].start] == _JOINER
    taken = passage.number_covering(mark.last) is not None or any(
        word.norm.startswith(_TAKES) for word in words[mark.last : mark.last + _CAUSE]
    )
    taken = taken or _is_taken(passage, mark)
    return words[before].norm == _TO or (named and mark.first > 0) or not taken


def _is_taken(passage: Passage, mark: Mark) -> bool:
    """Return whether "took" stands behind a list: "جان پدر، مادر و سه فرزندشان را گرفت"."""
    last = min(passage.sentences[passage.sentence_number(mark.first)].last - 1, mark.last + _LIST)
    objects = (index for index in range(mark.last, last) if passage.words[index].norm == _OBJECT_MARK)
    index = next(objects, 0)
    return index > 0 and passage.words[index + 1].norm.startswith(_TAKES)


def is_limb_lost(passage: Passage, mark: Mark) -> bool:
    """Return whether Russian words say of a limb that it could not be saved: "ногу спасти не удалось"."""
    if passage.language != "ru" or not passage.has_any("wounded.maims", mark.first, mark.last):
        return False
    first = mark.first - (not clause_ends(passage, mark.first))
    last = next(
        (index for index in range(mark.last, mark.last + 2) if clause_ends(passage, index)), mark.last + 2
    )
    return passage.has_any("wounded.limbs", first, last)


def _says_how(passage: Passage, sentence: Sentence, mark: Mark) -> bool:
    """Return whether Russian brackets only say how one told hurt is: "пострадал Хайдаров (контузия)"."""
    begins, ends = passage.words[mark.first].start, passage.words[mark.last - 1].end
    bracketed = passage.text[begins - 1 : begins] == "(" and passage.text[ends : ends + 1] in {")", ","}
    return bracketed and passage.has_one_of(_HURT_RU, sentence.first, mark.first)


def _is_what_he_died_of(passage: Passage, sentence: Sentence, mark: Mark) -> bool:
    """Return whether Russian wounds are what somebody died of: "от полученных ранений скончался на месте"."""
    head = mark.first
    while head > sentence.first and passage.words[head].norm != _FROM and mark.first - head < _HIT:
        head -= 1
    if passage.words[head].norm != _FROM or any(
        clause_ends(passage, at) for at in range(head + 1, mark.first + 1)
    ):
        return False
    near = range(max(sentence.first, head - _HIT), min(sentence.last, mark.last + _HIT))
    return passage.has_any("moved.died", near.start, near.stop)


_ABOUT = {"over", "with", "against", "into", "at"}  # before what a protest is about
_LEFT, _LEFT_REACH = {"left", "leaving"}, 8  # before people and how an attack left them


def of_living(passage: Passage, sentence: Sentence, mark: Mark) -> bool:
    """Return whether words for the dead are of the living: a life aimed at, wounded shot in the head."""
    if _leaves_wounded(passage, sentence, mark) or _is_protested(passage, sentence, mark):
        return True
    return _is_at_life(passage, mark) or _is_shot_of_wounded(passage, sentence, mark)


def _is_protested(passage: Passage, sentence: Sentence, mark: Mark) -> bool:
    """Return whether an English text of a protest names what it is about: "over the killing of a youth"."""
    if "person.protesters" not in passage.marks or passage.language != "en":
        return False
    near = passage.words[mark.last - 1 : mark.last + 1]
    of_whom = any(word.norm == "of" for word in near) and mark.first - 1 > sentence.first
    head = mark.first - 1
    head -= passage.words[head].norm in {"the", "a"}
    return of_whom and passage.words[head].norm in _ABOUT


def _leaves_wounded(passage: Passage, sentence: Sentence, mark: Mark) -> bool:
    """Return whether English says that an attack left people hurt: "leaving at least three men wounded"."""
    if passage.language != "en" or passage.words[mark.first].norm not in _LEFT:
        return False
    until = min(sentence.last, mark.last + _LEFT_REACH)
    hurt = next((one.first for one in passage.marks_in("wounded.back", mark.last, until)), until)
    return hurt < until and not passage.has_one_of(("killed.back", "killed.number_after"), mark.last, hurt)


def _is_shot_of_wounded(passage: Passage, sentence: Sentence, mark: Mark) -> bool:
    """Return whether those shot in the head live: "four of the injured had been shot in the head"."""
    words = passage.words
    if passage.language != "en" or words[mark.first].norm != "shot" or words[mark.last - 1].norm != "head":
        return False
    if not passage.has_any("wounded.some", sentence.first, mark.first):
        return False
    return all(other == mark for other in passage.marks_in("killed.back", sentence.first, sentence.last))


def burns_things(passage: Passage, sentence: Sentence, mark: Mark) -> bool:
    """Return whether Russian says that things burnt, and no people beside the verb: "сгорели две машины"."""
    if passage.language != "ru" or not passage.words[mark.first].norm.startswith(_BURNT):
        return False
    if mark.last - mark.first > 1:
        return False  # "сгорели в кабине"
    beside = range(max(sentence.first, mark.first - 2), min(sentence.last, mark.last + 2))
    return not any(category_at(passage, at) or passage.has("person.collective", at) for at in beside)


def _is_hit_that_killed(passage: Passage, sentence: Sentence, mark: Mark) -> bool:
    """Return whether a Dari hit is what somebody died of: "با اصابت گلوله به سرش جان داد"."""
    head = range(max(sentence.first, mark.first - _HIT), mark.first)
    if not any(passage.words[index].norm in _BY_HIT for index in head):
        return False
    until = min(sentence.last, mark.last + _CAUSE)
    dead = next((one.first for one in passage.marks_in("killed.back", mark.last, until)), 0)
    if passage.has("zero.killed", dead):
        return False  # "در انفجار زخمی شدند و کسی کشته نشد"
    between = range(mark.last, dead)
    return bool(dead) and not any(
        passage.number_covering(index) is not None or clause_ends(passage, index) for index in between
    )


def is_fired_off(passage: Passage, sentence: Sentence, mark: Mark) -> bool:
    """Return whether Tajik words for shooting down are of shells: "чор мармии хумпора парронда шуд"."""
    if passage.language != "tg" or not passage.words[mark.first].norm.startswith(_SHOT):
        return False
    for index in range(mark.first - 1, max(sentence.first, mark.first - _OBJECT) - 1, -1):
        which = passage.words[index + 1].norm == _WHICH  # "мушаке, ки … парронда шуд"
        if category_at(passage, index) or (clause_ends(passage, index + 1) and not which):
            return False
        if passage.has("wounded.missile", index) or passage.has("trigger.shelling", index):
            return True
    return False


def tells_of_thing(passage: Passage, sentence: Sentence, mark: Mark) -> bool:
    """Return whether the clause of a verb begins with a thing: "و موتر آنان نیز نابود شد"."""
    if passage.language == "tg":
        return tells_of_things(passage, sentence, mark)
    if passage.language != "fa" or not passage.has("killed.of_things", mark.first):
        return False
    head = mark.first
    while head > sentence.first and passage.words[head - 1].norm != _AND and not clause_ends(passage, head):
        head -= 1
    counted = passage.number_covering(head)
    head = counted.last if counted is not None else head
    people = any(
        (number := passage.number_covering(index)) is not None and category_at(passage, number.last)
        for index in range(head + 1, mark.first)
    )  # "موتر با پنج طالب نابود شد"
    thing = not category_at(passage, head) and passage.has_one_of(_THINGS, head, min(head + 2, mark.first))
    return thing and not people


def is_of_one_told(passage: Passage, sentence: Sentence, mark: Mark, kind: str) -> bool:
    """Return whether Dari only tells who one of the harmed is: "یکی از کشته‌شدگان برادر ولسوال است"."""
    of = mark.first - 1
    if passage.language != "fa" or of <= sentence.first or passage.words[of].norm != _OF_THEM:
        return False
    if not passage.has(f"{kind}.them", mark.first) or passage.number_covering(of - 1) is None:
        return False
    end = next((at for at in range(mark.last, sentence.last) if clause_ends(passage, at)), sentence.last)
    told = passage.words[end - 1].norm in _IS and end - 2 not in passage.casualty_words
    return told and passage.casualty_words.isdisjoint(range(mark.last, end))
