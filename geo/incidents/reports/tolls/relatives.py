"""Clauses that only tell who somebody is: ", who was sweeping the floor,"."""

from collections.abc import Sequence

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.figures import Marker
from geo.incidents.reports.tolls.names_told import AGED
from geo.incidents.reports.tolls.people import Quantity, category_at, clause_ends, is_speech
from geo.incidents.reports.tolls.tajik_names import ends_name

_WHO = {"who", "whose", "whom", "which"}
_A = {"a", "an"}
_WITH, _AND = "با", "و"
_WHICH, _NEAR = "که", 2  # words from Dari people to their clause, and from its end to the verb
_NAMED = 3  # words of people before it: "مرزبانان تاجیک، که"
_BARE_NAME = 2  # words of a name without an office
_OFFICE = 4  # words of "the deputy governor" before a name
_BEFALLS = 3  # words of "дар ҷо кушта"
_TAJIK_WHICH, _TAJIK_ENDS = "ки", ("д", "т")  # and ends of its verb
_GLUED_TG = "у"  # "and" at the end of a word
_WITH_TG, _AND_TG = "бо", "ва"
_HIS_KIN, _TO_CLAUSE = ("аш", "яш", "ашон"), 6  # ends of words for kin; words from somebody to "ки"
_DID_TG = {"шуд", "шуда", "шуданд", "кард", "карда", "карданд"}  # after which "with" says with what
_ATTACKS_OF = {"хамлаи", "хамлахои", "хучуми", "тирандозии", "тирпарронии"}  # before who did it
_PARTICIPLES = ("вший", "вшая", "вшие", "щий", "щая", "щие", "вшийся", "вшаяся", "вшиеся")
_MADE_OF = {"иборат"}
_ENDS = ("د", "ند", "است")  # of the verb that ends it
_SON_OF, _NAME = {"فرزند", "پسر", "دختر", "ولد"}, 4  # before whose child one of a name is; words of the name
_MULLAHS = {"ملا", "مولوی", "قاری"}
_WHO_RU = ("котор", "служивш", "работавш", "прослуживш", "проработавш", "жившего", "живший")
_OF_MOSQUE = {"امام", "مسجد", "را", "در", "به", "از", "که", "و", "نیز", "هم"}
_ARE, _TO_OTHERS = {"بودند", "بود", "اند", "است", "هستند", "بوده"}, {"بر", "در", "به", "از", "با"}
_WHO_THEY_ARE = 5  # words of "که همه سرباز بودند"
_NO_NAME = {"و", "با", "خود", "او", "وی", "اش", "خویش"}


def relative_words(passage: Passage, first: int, last: int) -> set[int]:
    """Return the words of such clauses between two words, where a comma ends them and nobody is harmed."""
    found: set[int] = set()
    if passage.language != "en":
        return found
    for index in range(first, last):
        if index in found or passage.words[index].norm not in _WHO:
            continue
        end = next((step for step in range(index + 1, last + 1) if clause_ends(passage, step)), 0)
        clause = range(index, end)
        if end and passage.casualty_words.isdisjoint(clause):
            found.update(clause)
    return found


def tajik_clauses_of_people(passage: Passage, sentence: Sentence) -> set[int]:
    """Return the words of Tajik clauses on what people harmed had done: ", ки моҳи гузашта омада буданд,"."""
    found: set[int] = set()
    for index in range(sentence.first + 1, sentence.last):
        if passage.words[index].norm != _TAJIK_WHICH or not clause_ends(passage, index):
            continue
        after = range(index + 1, sentence.last + 1)
        end = next((step for step in after if step == sentence.last or clause_ends(passage, step)), index)
        clause = range(index, end)
        done = passage.words[end - 1].norm.endswith(_TAJIK_ENDS)
        quiet = passage.act_words.isdisjoint(clause) and passage.casualty_words.isdisjoint(clause)
        rest = (*range(sentence.first, index), *range(end, sentence.last))
        who = category_at(passage, index - 1) or ends_name(passage, index - 1)
        if who and done and quiet and not passage.casualty_words.isdisjoint(rest):
            found.update(clause)
    return found


def outside_clauses(passage: Passage, marker: Marker, before: list[Quantity]) -> list[Quantity]:
    """Return people without those in a Tajik clause about something: "норинҷаке, ки кӯдаке ёфта буд, …"."""
    if passage.language == "tg" and len(before) == 1 and _is_of_named(passage, before[0], marker):
        return []
    if len(before) < 2 or passage.language not in {"tg", "ru"}:  # noqa: PLR2004 - nobody else is told
        return before
    if passage.language == "ru":
        return [before[0], *(one for one in before[1:] if not _is_of_participle(passage, one, marker))]
    of_clause = _since_which(passage, before, marker)
    return [one for one in of_clause if not _is_in_clause(passage, one, marker)] or of_clause


def _since_which(passage: Passage, before: list[Quantity], marker: Marker) -> list[Quantity]:
    """Return the people of whom a Tajik clause tells: "модари яке аз | ду ҷавоне, ки кушта шуданд"."""
    one = before[-1]
    which = one.last
    if which >= marker.first or passage.words[which].norm != _TAJIK_WHICH or not clause_ends(passage, which):
        return before
    if any(clause_ends(passage, index) for index in range(which + 1, marker.first + 1)):
        return before
    joint = passage.words[one.first - 1].norm
    joined = joint in {_AND_TG, _WITH_TG} or joint.endswith(_GLUED_TG)
    return before if joined else before[-1:]


def _is_of_participle(passage: Passage, one: Quantity, marker: Marker) -> bool:
    """Return whether one stands in a Russian participial clause: "двое сыновей, помогавшие отцу, ранены"."""
    low = passage.sentence_first(one.first)
    head = next((index for index in range(one.first, low, -1) if clause_ends(passage, index)), low)
    end = next((index for index in range(one.last, marker.first + 1) if clause_ends(passage, index)), 0)
    opens = head > low and head < one.first and passage.words[head].norm.endswith(_PARTICIPLES)
    return opens and end > 0 and not one.spoken and passage.casualty_words.isdisjoint(range(head, end))


def _is_in_clause(passage: Passage, one: Quantity, marker: Marker) -> bool:
    """Return whether people stand in a clause that "ки" opens and a verb before a comma ends."""
    ends = range(one.last + 1, marker.first + 1)
    end = next((index for index in ends if clause_ends(passage, index)), 0)
    if not end or not passage.words[end - 1].norm.endswith(_TAJIK_ENDS):
        return False
    low = passage.sentence_first(one.first)
    head = next((index for index in range(one.first, low, -1) if clause_ends(passage, index)), low)
    clause = range(head, end)
    opens = passage.words[head].norm == _TAJIK_WHICH and head > low
    made = any(passage.words[index].norm in _MADE_OF for index in clause)
    return opens and not made and passage.casualty_words.isdisjoint(clause)


def _is_of_named(passage: Passage, one: Quantity, marker: Marker) -> bool:
    """Return whether people stand in a clause about one told by name: "Карим Шоев, ки се фарзанд дошт, …"."""
    low = passage.sentence_first(one.first)
    which = next((at for at in range(one.first, low, -1) if passage.words[at].norm == _TAJIK_WHICH), low)
    if which == low or not clause_ends(passage, which) or not ends_name(passage, which - 1):
        return False
    return _is_in_clause(passage, one, marker)


def past_clause(passage: Passage, index: int) -> int:
    """Return the word after a Tajik clause about people that begins at a word, or the word itself."""
    if passage.language != "tg" or index >= len(passage.words) or passage.words[index].norm != _TAJIK_WHICH:
        return index
    last = passage.sentences[passage.sentence_number(index)].last
    ends = (
        step
        for step in range(index + 1, last)
        if clause_ends(passage, step) and passage.words[step - 1].norm.endswith(_TAJIK_ENDS)
    )
    end = next(ends, index)
    return end if passage.casualty_words.isdisjoint(range(index, end)) else index


def befalls_past_clause(passage: Passage, index: int) -> bool:
    """Return whether harm befalls Tajiks behind such a clause: "се нафар, | ки силоҳ доштанд, кушта"."""
    end = past_clause(passage, index)
    return end > index and not passage.casualty_words.isdisjoint(range(end, end + _BEFALLS))


def without_met(passage: Passage, marker: Marker, before: list[Quantity]) -> list[Quantity]:
    """Return people without those whom somebody met: in Dari "مهاجمی که به یک سرباز حمله کرد، کشته شد"."""
    if passage.language == "tg" and len(before) > 1:
        return _without_bereaved(passage, marker, _without_foes(passage, before))
    alone = passage.language == "fa" and len(before) == 1
    if alone and (_is_fought(passage, before[0]) or _is_only_with(passage, before[0], marker)):
        return []  # "ظهرین و اسمت در درگیری با سه تروریست کشته شدند"
    if passage.language != "fa" or len(before) < 2:  # noqa: PLR2004 - nobody else is told
        return before
    ends = range(marker.first, max(before[-1].last, marker.first - _NEAR - 1), -1)
    end = next((index for index in ends if clause_ends(passage, index)), 0)
    if not end or not passage.words[end - 1].norm.endswith(_ENDS) or end - 1 in passage.casualty_words:
        return before
    for position, one in enumerate(before[:-1]):
        if _tells_of(passage, one, before[position + 1 :], end):
            return before[: position + 1]
    return before


def _without_bereaved(passage: Passage, marker: Marker, before: list[Quantity]) -> list[Quantity]:
    """Return Tajiks without him whose kin a clause tells of: "марде дар деҳа, ки писараш кушта шуд"."""
    one = before[0]
    if one.spoken or len(before) == 1:
        return before
    near = range(one.last + 1, min(before[1].first, one.last + _TO_CLAUSE))
    which = next((index for index in near if passage.words[index].norm == _TAJIK_WHICH), 0)
    if not which or any(clause_ends(passage, index) for index in range(which + 1, marker.first)):
        return before
    his = passage.words[before[1].last - 1].norm.endswith(_HIS_KIN)
    return before[1:] if his and passage.words[before[1].first - 1].norm != _WITH_TG else before


def _without_foes(passage: Passage, before: list[Quantity]) -> list[Quantity]:
    """Return Tajiks without those with whom they fought, where others are left."""
    foes: list[Quantity] = []
    for one in before:
        beside = foes[-1:] and one.first == foes[-1].last + 1 and passage.words[foes[-1].last].norm == _AND_TG
        if _is_foe(passage, one) or (beside and one.category == foes[-1].category):
            foes.append(one)
    return [one for one in before if one not in foes] or before


def _is_foe(passage: Passage, one: Quantity) -> bool:
    """Return whether Tajiks are those with whom one fought, or who attacked: "муҳориба бо 30 қочоқбар"."""
    head = one.first - 1
    head -= passage.has("part.groups", head)  # "дар ҳамлаи гурӯҳи даҳнафараи ҷангиён"
    if head <= passage.sentence_first(one.first) or one.category in {"", "security"}:
        return False
    fought = head - 1 if passage.words[head].norm == _WITH_TG else 0
    clash = passage.has("trigger.clash", fought) and passage.words[fought].norm not in _DID_TG
    return clash or passage.words[head].norm in _ATTACKS_OF


def _is_only_with(passage: Passage, one: Quantity, marker: Marker) -> bool:
    """Return whether a Dari clause tells with whom one had gone: "احمد، که با برادرش رفته بود، جان داد"."""
    if [word.norm for word in passage.words[one.first - 2 : one.first]] != [_WHICH, _WITH]:
        return False
    ends = (index for index in range(one.last + 1, marker.first + 1) if clause_ends(passage, index))
    end = next(ends, one.last)
    told = passage.words[end - 1].norm.endswith(_ENDS)
    return told and passage.casualty_words.isdisjoint(range(one.last, end))


def _tells_of(passage: Passage, one: Quantity, others: Sequence[Quantity], end: int) -> bool:
    """Return whether a clause about people begins right after them and holds the others up to its end."""
    which = next(
        (index for index in range(one.last, one.last + _NEAR) if passage.words[index].norm == _WHICH), 0
    )
    if not which or which > others[0].first:
        return False
    inside = range(which, end)
    return passage.casualty_words.isdisjoint(inside) and not any(
        clause_ends(passage, index) for index in inside[1:]
    )


def _is_fought(passage: Passage, one: Quantity) -> bool:
    """Return whether Dari people are those whom somebody told before them fought: "در درگیری با سه تن"."""
    head = one.first - 1
    first = passage.sentence_first(one.first)
    if head - 2 <= first or passage.words[head].norm != _WITH or head - 1 not in passage.event_words:
        return False
    return any(
        clause_ends(passage, index) or passage.words[index].norm == _AND for index in range(first + 1, head)
    )


def is_about_people(passage: Passage, index: int) -> bool:
    """Return whether a word stands in a Dari clause about those of the news: "مرزبانان، که از بهار …،"."""
    if passage.language == "ru":
        return _is_about_russians(passage, index)
    if passage.language != "fa":
        return False
    sentence = passage.sentences[passage.sentence_number(index)]
    which = next((at for at in range(index, sentence.first, -1) if passage.words[at].norm == _WHICH), 0)
    end = next((at for at in range(index + 1, sentence.last) if clause_ends(passage, at)), 0)
    if not (which and end and passage.words[end - 1].norm.endswith(_ENDS)):
        return False
    clause, whom = range(which, end), range(max(sentence.first, which - _NAMED), which)
    told = passage.event_words
    if not (told.isdisjoint(clause) and told.isdisjoint(whom)) or told.isdisjoint(range(end, sentence.last)):
        return False
    return any(category_at(passage, at) for at in whom) and not any(is_speech(passage, at) for at in whom)


def _is_about_russians(passage: Passage, index: int) -> bool:
    """Return whether a word stands in a Russian clause about who was harmed: "учителя, который раньше …,"."""
    sentence = passage.sentences[passage.sentence_number(index)]
    first = next((at for at in range(index, sentence.first, -1) if clause_ends(passage, at)), 0)
    last = next((at for at in range(index + 1, sentence.last) if clause_ends(passage, at)), sentence.last)
    clause = range(first, last)
    if not first or not any(passage.words[at].norm.startswith(_WHO_RU) for at in range(first, first + 2)):
        return False
    told = passage.event_words
    rest = (*range(sentence.first, first), *range(last, sentence.last))
    whom = range(max(sentence.first, first - _NAMED), first)
    return (
        told.isdisjoint(clause) and not told.isdisjoint(rest) and any(category_at(passage, at) for at in whom)
    )


def tells_who_one_was(passage: Passage, index: int) -> bool:
    """Return whether English tells between commas who one of several was: "five men, one | a foreigner,"."""
    if passage.language != "en" or not 1 < index < len(passage.words) or passage.words[index].norm not in _A:
        return False
    return passage.words[index - 1].norm == "one" and clause_ends(passage, index - 1)


def is_son_of(passage: Passage, index: int, sentence: Sentence) -> bool:
    """Return whether a Dari noun only tells whose child one of a name is: "به نام اسماعیل فرزند گل محمد"."""
    words = passage.words
    if words[index].norm not in _SON_OF or index + 1 >= sentence.last:
        return False
    beside = {words[index - 1].norm, words[index + 1].norm}  # "به نام کریم و پسر او"
    name = range(max(sentence.first, index - _NAME), index)
    return beside.isdisjoint(_NO_NAME) and passage.has_any("person.named", name.start, name.stop)


def is_titled_name(passage: Passage, index: int, sentence: Sentence) -> bool:
    """Return whether a name follows a Dari title that anybody may bear: "ملا عبدالسلام", not "ملا امام"."""
    after = index + 1
    if passage.words[index].norm not in _MULLAHS or after >= sentence.last or clause_ends(passage, after):
        return False
    known = passage.people_words | passage.casualty_words | passage.act_words
    return after not in known and passage.words[after].norm not in _NO_NAME | _OF_MOSQUE


def goes_elsewhere(passage: Passage, index: int) -> bool:
    """Return whether a Dari word goes on with others: "شش تن و از مردم پنج", "سه تن که پولیس …"."""
    norm = passage.words[index].norm
    if norm == _WHICH:  # but: "سه تن که همه سرباز بودند"
        after = range(index + 2, min(len(passage.words), index + 1 + _WHO_THEY_ARE))
        return not any(passage.words[at].norm in _ARE and category_at(passage, at - 1) for at in after)
    goes_on = norm == _AND and not clause_ends(passage, index + 1)
    return goes_on and passage.words[index + 1].norm in _TO_OTHERS


def follows_name(passage: Passage, index: int, sentence: Sentence) -> bool:
    """Return whether a bare name stands before a Russian kinsman: "Мирзо Холов и его племянник"."""
    words, last = passage.words, index - 2
    if passage.language != "ru" or last - _BARE_NAME < sentence.first or words[last].norm != "и":
        return False
    if words[index - 1].norm not in {"его", "ее"}:
        return False
    if not (words[last - 1].capital and words[last - 2].capital) or clause_ends(passage, last - 1):
        return False
    if words[last - 2].norm.endswith(AGED):
        return False  # "Восьмилетняя Марьям и её брат"
    before = last - 3
    before -= before >= sentence.first and words[before].capital and not category_at(passage, before)
    office = range(before, max(sentence.first - 1, before - _OFFICE), -1)  # "начальник полиции Нисар Ахмади"
    told = before >= sentence.first and passage.words[before].norm.endswith(AGED)
    return not (told or any(category_at(passage, step) for step in office))
