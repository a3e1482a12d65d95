"""People of whom a sentence speaks and who are no victims of their own: who did it, whose father one is."""

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.people import Quantity, category_at, clause_ends
from geo.incidents.reports.words import normal

_THIS = {"این", "همین"}
_ALL_OF_THEM = {"همه", "همگی"}
_CLAUSE = 8  # words from "که" to a person in its clause
_BEFORE_WHICH = 4  # words from a person to the "که" of whom it speaks
_COPULAS = frozenset(
    map(normal, ["اند", "هستند", "بودند", "است", "بود", "ҳастанд", "буданд", "мебошанд", "аст", "буд"])
)
_WHICH = {"ки", "که"}
_MANY_OF, _ONE_OF = (
    ("они", "хои", "гони"),
    ("бони", "пони", "кони", "вони", "чони"),
)  # "ҳаводорони"; "марзбони"
_LINK = "и"
_AND_TG, _DOERS = "ва", {"чониби", "тарафи", "дасти", "суи"}  # before who did it
_NTH = ("юми", "уми")  # ends of "the third"
_COUNTED = 3  # words from a number to the one that says who they are
_NO_LINK = "ӣ"  # end of a Tajik noun that goes on to nobody
_WITH = "бо"
_QUARRELS = frozenset(
    map(normal, ("баҳс", "ҷанҷол", "муноқиша", "низоъ", "даъво", "хархаша", "моҷаро", "ихтилоф"))
)
_LONG_I = "ӣ"  # at the end of a Tajik adjective that no noun follows
_WEAPONS, _WITH_FA = {"چاقوی", "چاقو", "کارد", "تبر", "خنجر", "داس", "گلوله", "مرمی"}, {"با", "به", "ضرب"}
_TARGET, _SHOTS = "هدف", "تیراندازی"  # before who fired
_HIS_PEOPLE = {"همراهان", "محافظان", "بستگان", "نزدیکان", "خویشاوندان", "اعضای", "افراد", "شاگردان"}
_HIS_PEOPLE |= {"فرزندان", "پسران", "دختران", "برادران", "خانواده", "فامیل", "نیروهای", "پیروان", "مهمانان"}
_A, _YOUNG = "یک", {"خردسال", "نوجوان", "جوان", "بزرگ", "کوچک", "شیرخوار"}  # between kin and whose they are
_TO = "تا"  # in "between 10 and 15": a span
_STRONG = ("نفری", "نفره", "عضوی", "تنه")  # of so many people
_MEMBERS = "اعضای"
_FAMILY = {"خانواده", "خانوادهای", "فامیل", "فامیلی"}
_OUT_OF_ONE = [["از", "یک"], ["از", "هر"], ["از", "همین"], ["از", "این"]]
_EYES, _EYES_REACH = {"مقابل", "حضور", "برابر", "چشم", "چشمان"}, 5  # of those who saw it
_BEFORE, _AND = {"در", "پیش", "جلو", "برابر"}, "و"
_OF_FAMILY = {"از", "خانه", "منزل", "موتر", "خیمه", "حویلی"}  # before a family whose something is


def is_no_victim(passage: Passage, one: Quantity, sentence: Sentence) -> bool:
    """Return whether words before somebody say that he only did it, or who somebody else is."""
    explained = passage.has("part.that_is", one.first - 1)  # but "бақия, яъне дувоздаҳ тан, захмӣ шуданд"
    explained = explained and not (passage.language == "tg" and one.spoken)
    alike = not one.spoken and passage.words[one.first - 1].norm in _ALL_OF_THEM
    explained = explained or (alike and clause_ends(passage, one.first - 1))  # "چهار برادر، همه سرباز،"
    explained = explained or _is_explained(passage, one, sentence) or _is_who_the_third_is(passage, one)
    explained = explained or _is_of_beast(passage, one)
    if explained or _is_agent(passage, one, sentence) or _did_it(passage, one, sentence):
        return True
    if _is_whose_men(passage, one, sentence) or _is_quarrelled_with(passage, one, sentence):
        return True
    if _saw_it(passage, one, sentence):
        return True
    return _is_predicate(passage, one, sentence) or _is_name_of(passage, one, sentence)


def _is_explained(passage: Passage, one: Quantity, sentence: Sentence) -> bool:
    """Return whether a Tajik list says who those counted are: "ду нафар, яъне ронанда ва | ҳамроҳи ӯ"."""
    if passage.language != "tg" or one.spoken or "part.that_is" not in passage.marks:
        return False
    marks = passage.marks_in("part.that_is", sentence.first, one.first)
    if not marks or any(index in passage.casualty_words for index in range(marks[-1].last, one.first)):
        return False
    return any(number.value > 1 for number in passage.numbers_in(marks[-1].first - _COUNTED, marks[-1].first))


def _is_who_the_third_is(passage: Passage, one: Quantity) -> bool:
    """Return whether Tajik marks part who "the third" is: "сеюмӣ – | посбон – дар бемористон бистарӣ аст"."""
    if passage.language != "tg" or one.spoken or not passage.words[one.first - 1].norm.endswith(_NTH):
        return False
    return clause_ends(passage, one.first) and clause_ends(passage, one.last)


def _is_of_beast(passage: Passage, one: Quantity) -> bool:
    """Return whether a Tajik word before somebody tells of his beast alone: "гови як деҳқон ҳалок шуд"."""
    before = one.first - 1
    owned = passage.language == "tg" and passage.has("object.beasts", before)
    return owned and passage.words[before].norm.endswith(_LINK) and not clause_ends(passage, one.first)


def _is_whose_men(passage: Passage, one: Quantity, sentence: Sentence) -> bool:
    """Return whether a Tajik plural before somebody tells of his people alone: "ҷонибдорони қумандон"."""
    before = one.first - 1
    if passage.language != "tg" or one.spoken or before < sentence.first or clause_ends(passage, one.first):
        return False
    norm = passage.words[before].norm
    if passage.text[passage.words[before].end - 1] == _NO_LINK:
        return False  # "зимни тирпарронӣ Мулло Абдулло кушта шуд"
    return norm.endswith(_MANY_OF) and not norm.endswith(_ONE_OF) and not passage.words[before].capital


def _is_quarrelled_with(passage: Passage, one: Quantity, sentence: Sentence) -> bool:
    """Return whether Tajik only tells with whom somebody quarrelled: "дар ҷанҷол бо ҳамсояаш"."""
    quarrel = one.first - 2
    if passage.language != "tg" or quarrel < sentence.first or passage.words[one.first - 1].norm != _WITH:
        return False
    return passage.words[quarrel].norm in _QUARRELS and not clause_ends(passage, one.first - 1)


def _saw_it(passage: Passage, one: Quantity, sentence: Sentence) -> bool:
    """Return whether Dari tells before whose eyes it was done: "در مقابل کودکان و شوهرش تیرباران شد"."""
    index = one.first - 1
    if passage.language != "fa" or one.category != "civilians":
        return False
    while index > sentence.first and one.first - index < _EYES_REACH and not clause_ends(passage, index + 1):
        norm = passage.words[index].norm
        if norm in _EYES:
            return passage.words[index - 1].norm in _BEFORE
        if norm != _AND and not category_at(passage, index) and passage.number_covering(index) is None:
            return False
        index -= 1
    return False


def _is_predicate(passage: Passage, one: Quantity, sentence: Sentence) -> bool:
    """Return whether a clause only says who somebody is, or with whom: "پیرمردی که پدر دو سرباز بود،"."""
    if passage.language not in {"tg", "fa"}:
        return False
    if passage.language == "fa" and one.spoken and one.category == "generic":
        return False  # "کارگرانی که در مجموع ۱۲ تن بودند" tells how many they were
    which = one.first - 1
    while which > sentence.first and passage.words[which].norm not in _WHICH:
        if clause_ends(passage, which + 1) or one.first - which > _CLAUSE:
            return False
        which -= 1
    who = range(max(sentence.first, which - _BEFORE_WHICH), which)
    if not any(category_at(passage, index) for index in who):
        return False
    end = one.last
    while end < sentence.last and not clause_ends(passage, end):
        if end in passage.casualty_words:
            return False
        end += 1
    return end < sentence.last and end > one.last and passage.words[end - 1].norm in _COPULAS


def _is_agent(passage: Passage, one: Quantity, sentence: Sentence) -> bool:
    """Return whether somebody did it, or it was done at his house: "به دست برادرزاده‌شان کشته شد"."""
    if passage.language == "tg" and _is_second_agent(passage, one, sentence):
        return True
    doer = _after_adjectives(passage, one.first, sentence)
    by = doer > sentence.first and passage.has("part.by", doer - 1)
    by = by and not passage.has("part.before", doer - 1)  # "از این میان"
    if by and passage.language == "fa":  # "در این میان", "میان دو خانواده پنج تن"
        several = passage.number_covering(doer - 2)
        by = passage.words[doer - 2].norm not in _THIS and (several is None or several.value < 2)  # noqa: PLR2004
        by = by and not (one.spoken and passage.words[doer - 1].norm in _FAMILY and _is_of_one(passage, doer))
    by = by and not (passage.language == "fa" and passage.has("wounded.forward", doer - 1))  # "تیری به دست"
    counted = passage.number_covering(one.last - 1) is not None and one.last in passage.casualty_words
    by = by and not (counted and passage.language == "fa")  # "در کنار شش کشته"
    before = [word.norm for word in passage.words[max(sentence.first, one.first - 2) : one.first]]
    if before == [_TARGET, _SHOTS]:
        return True  # "هدف تیراندازی دو موترسایکل‌سوار قرار گرفت"
    if (
        before
        and before[-1] in _WEAPONS
        and any(
            word.norm in _WITH_FA
            for word in passage.words[max(sentence.first, one.first - 4) : one.first - 1]
        )
    ):
        return not clause_ends(passage, one.first)  # "با ضرب چاقوی پسر کاکایش"
    if not by or clause_ends(passage, one.first):  # "مرد خانواده، همسرش و دو پسرش"
        return False
    if any(passage.words[index].norm == _TO for index in range(one.first, one.last)):
        return False
    return not _is_whole_family(passage, one, sentence)


def _is_second_agent(passage: Passage, one: Quantity, sentence: Sentence) -> bool:
    """Return whether "and" joins somebody to who did it in Tajik: "аз ҷониби хушдоман ва | додаршӯяш"."""
    first = one.first - 2
    if one.spoken or first <= sentence.first or passage.words[first + 1].norm != _AND_TG:
        return False
    did = category_at(passage, first) != "" and passage.words[first - 1].norm in _DOERS
    return did and passage.has("part.by", first - 1)


def _is_of_one(passage: Passage, index: int) -> bool:
    """Return whether Dari counts those of one family, or of each: "از یک خانواده | سه تن"."""
    return [word.norm for word in passage.words[index - 3 : index - 1]] in _OUT_OF_ONE


def _did_it(passage: Passage, one: Quantity, sentence: Sentence) -> bool:
    """Return whether English says by whom somebody came to harm: "who was stabbed on Sunday by a pupil"."""
    by = one.first - 1
    if passage.language != "en" or by <= sentence.first or passage.words[by].norm != "by":
        return False
    harmed = range(max(sentence.first, by - _CLAUSE), by)
    told = any(index in passage.casualty_words for index in harmed) or _is_bomber(passage, one)
    return told and not any(clause_ends(passage, index) for index in range(harmed.start + 1, by + 1))


def _is_bomber(passage: Passage, one: Quantity) -> bool:
    """Return whether somebody is a bomber of whom no clause goes on to tell: "a blast by a bomber"."""
    if one.spoken or not passage.has("person.bomber", one.last - 1) or one.last >= len(passage.words):
        return False
    return passage.words[one.last].norm not in {"who", "and"}


def _after_adjectives(passage: Passage, first: int, sentence: Sentence) -> int:
    """Return the first of the Tajik words that end in who did it: "аз тири | тасодуфии сарбози толиб"."""
    while passage.language == "tg" and first - 1 > sentence.first and not passage.has("part.by", first - 1):
        before = passage.words[first - 1]
        if not before.norm.endswith("и") or passage.text[before.end - 1] == _LONG_I:
            break  # "дар натиҷаи тири ҷавобӣ се қочоқчӣ"
        if category_at(passage, first - 1) or clause_ends(passage, first):
            break
        first -= 1
    return first


def _is_whole_family(passage: Passage, one: Quantity, sentence: Sentence) -> bool:
    """Return whether Dari tells how many a family is that came to harm: "یک خانوادهٔ پنج‌نفری جان باختند"."""
    if not passage.words[one.last - 1].norm.endswith(_STRONG):
        return False
    head = one.first - 1
    while head > sentence.first and passage.words[head].norm not in _FAMILY:
        head -= 1
        if one.first - head > _BEFORE_WHICH:
            return False
    head -= 1
    head -= head > sentence.first and passage.number_covering(head) is not None
    if passage.words[head].norm == _MEMBERS and passage.words[head - 1].norm not in _OF_FAMILY:
        return True  # "اعضای یک خانوادهٔ شش‌نفری", not "دو تن از اعضای"
    owned = head >= sentence.first and (
        category_at(passage, head) or passage.words[head].norm in _OF_FAMILY or passage.has("part.by", head)
    )
    return not owned  # "سه عضو یک خانوادهٔ هفت‌نفری"


def _is_name_of(passage: Passage, one: Quantity, sentence: Sentence) -> bool:
    """Return whether one is only named of those counted before: "سه تن به نام‌های قاری سمیع و ملا نظر"."""
    if one.spoken or passage.language == "en":
        return False
    marks = passage.marks_in("person.names", sentence.first, one.first)
    return bool(marks) and passage.casualty_words.isdisjoint(range(marks[-1].last, one.first))


def is_of_others(passage: Passage, before: Quantity, one: Quantity) -> bool:
    """Return whether a person is whose kin or other men are told: "ду муҳофизи дигари фармондеҳ"."""
    if passage.language == "fa":
        return _is_whose_kin(passage, before, one)
    if passage.language != "tg" or one.spoken or not before.spoken or one.first - before.last > 1:
        return False
    return passage.words[one.first - 1].norm == "дигари" and not clause_ends(passage, one.first)


def _is_whose_kin(passage: Passage, before: Quantity, one: Quantity) -> bool:
    """Return whether a Dari "one" only tells whose kin somebody is: "دختر هفت‌سالهٔ یک باشندهٔ اشکاشم"."""
    if passage.words[one.first].norm != _A or one.first - before.last > _BEFORE_WHICH:
        return False
    if before.spoken:  # "هفت تن از همراهان یک فرمانده"
        after = passage.words[one.last : one.last + _BEFORE_WHICH]
        return passage.words[one.first - 1].norm in _HIS_PEOPLE and "را" not in {word.norm for word in after}
    if any(clause_ends(passage, index) for index in range(before.last, one.first + 1)):
        return False
    return all(
        passage.number_covering(index) is not None
        or passage.has("time.aged", index)
        or passage.words[index].norm in _YOUNG
        for index in range(before.last, one.first)
    )
