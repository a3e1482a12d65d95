"""The whole that others are a part of: "of the four attackers two died", not "the grave of the two"."""

from collections.abc import Sequence

from geo.incidents.reports.lexicon import Mark
from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.among_others import says_who_both_are
from geo.incidents.reports.tolls.each_side import fights_them, is_of_each_side
from geo.incidents.reports.tolls.people import Quantity, clause_ends, is_casualty_soon
from geo.incidents.reports.words import normal

MORE_THAN = frozenset(
    map(
        normal,
        (
            *("беш", "зиёда", "бештар", "кам", "камтар", "more", "less", "fewer", "более", "менее", "свыше"),
            *("بیش", "کم", "اضافه", "زیاده", "زیادتر", "افزون", "متجاوز", "بالاتر", "فراتر", "کمتر", "بیشتر"),
        ),
    )
)
_OR_MORE = {"зиед", "зиедтар", "бештар"}  # after whom Tajik counts: "аз 12 нафар зиёд"
_ONE_OF = (["یکی", "از"], ["یکتن", "از"], ["یک", "تن", "از"], ["یک", "نفر", "از"])
_LEAST_TG = MORE_THAN | {"на", "аз", "хадди", "акал", "камаш"}  # "на камтар аз"
_AND_WITH, _NAME = {"و", "با", "همراه", "یا"}, 4  # words of a name
_BESIDES, _ON = {"علاوه", "افزون"}, "بر"  # before people told already
_OWNED_BY, _TO = {"مربوط", "وابسته", "متعلق", "منسوب"}, "به"
_AT_LEAST = 3  # words of "по меньшей мере"
_OUT_OF = "из"
_ALL = {"весь", "вся", "всю", "целый", "целая", "целую"}  # of a group
_SIZE = 5  # words of "members of the same family of"
_TELLING = 16  # words from a number of dead to the verb of who tells it
_UNTIL = {"fa": "تا", "en": "and"}  # between the two ends of a range
_GOES_ON = {"and", "but", "that", "while"}  # before a clause: "and of the ten aboard, four were killed"
_SOME = {
    "some",
    "most",
    "none",
    "any",
    "each",
    "several",
    "many",
    "few",
    "another",
    "rest",
    "majority",
    "all",
    "half",
    "both",
    "member",
    "members",
    "others",
    "least",
    "group",
    "part",
    "third",
    "only",
    "out",
    "other",
}


_LEADERS = {"commander", "leader", "head", "chief", "boss", "ringleader"}
_LED = {"led", "leads", "commanded", "commands", "headed", "heads"}
_BANDS, _BAND = {"group", "band", "gang", "unit", "force", "cell"}, 4  # words of "of a local armed group of"
_THIS = {"این", "همین"}
_THESE, _FROM = {"این", "ان"}, "از"
_STRONG = ("نفری", "نفره", "تنی", "عضوی")  # of a band of so many
_WHO = 2  # words of "who had"
_IN_TG, _RANKS = "дар", {"катори", "шумори", "байни", "миени", "чумлаи"}
_WITH_TG, _OF_BAND = "бо", 3  # words of "бо як гурӯҳи"
_BECAME = ("шуд", "гард", "гашт")  # after "wounded", as a verb
_TOO_TG = {"низ", "хам"}
_BAND_OF = {"нафара", "нафараи", "нафарае"}  # after digits and a hyphen
_MADE_OF = {"иборат", "мураккаб", "таркибаш"}
_UP_TO = {"то", "تا"}  # between the ends of a range


def _is_range(passage: Passage, quantity: Quantity) -> bool:
    """Return whether Tajik or Dari "of" opens a range: "аз 10 то 12 нафар", "از ده تا دوازده تن"."""
    number = passage.number_covering(quantity.first)
    if passage.language not in {"tg", "fa"} or number is None or number.last >= quantity.last:
        return False
    return passage.words[number.last].norm in _UP_TO and passage.number_covering(number.last + 1) is not None


def _or_more(passage: Passage, one: Quantity, sentence: Sentence) -> bool:
    """Return whether Tajik counts more than a number of people: "аз 12 нафар зиёд", "аз 12 зиёд коргар"."""
    after = (
        passage.words[one.first + 1 : min(sentence.last, one.last + 1)] if passage.language == "tg" else ()
    )
    return any(word.norm in _OR_MORE for word in after)


def since_at_least(passage: Passage, index: int, first: int) -> int:
    """Return where the words before a Tajik number begin that say it is the least, not before `first`."""
    if passage.language == "tg":
        while index > first and passage.words[index - 1].norm in _LEAST_TG:
            index -= 1
    return index


def is_base(passage: Passage, quantity: Quantity, sentence: Sentence) -> bool:
    """Return whether others are part of a number: "of the four attackers", "из четверых", "از چهار"."""
    these = _is_of_these(passage, quantity, sentence) or _is_of_dari_band(passage, quantity, sentence)
    these = these or _is_in_ranks(passage, quantity, sentence)
    if these or (
        passage.language == "en"
        and (
            _is_size(passage, quantity)
            or _is_among(passage, quantity, sentence)
            or _is_family(passage, quantity.first)
            or _are_led(passage, quantity.first, sentence)
            or _is_parted_group(passage, quantity, sentence)
        )
    ):
        return True
    before = quantity.first - 1
    marks = passage.marks_in("part.base", max(sentence.first, before - 1), quantity.first)
    reported = _is_of_harmed(passage, quantity, sentence) or _is_reported(passage, quantity, sentence)
    reported = reported or _are_slain(passage, quantity, sentence)
    if not marks or before < sentence.first or reported:
        return False
    for mark in marks:
        if mark.last == quantity.first:
            if (
                _is_range(passage, quantity)
                or _is_of_noun(passage, mark.first, sentence)
                or _makes_up(passage, mark.first, quantity)
                or _or_more(passage, quantity, sentence)
            ):
                return False
            if passage.has("part.group", mark.first - 1):
                verb = mark.first - 2 - (passage.words[mark.first - 2].norm in _ALL)
                lost = verb in passage.casualty_words  # "погибла вся семья из пяти человек"
                return not (lost or is_casualty_soon(passage, quantity.last, sentence))
            return not (mark.first > sentence.first and passage.words[mark.first - 1].norm in MORE_THAN)
    return _is_of_band(passage, quantity, sentence)


def _is_of_these(passage: Passage, quantity: Quantity, sentence: Sentence) -> bool:
    """Return whether Dari counts those just told, of whom some came to harm: "از این سه تن، دو تن …"."""
    these = quantity.first - 1
    if passage.language != "fa" or these <= sentence.first or passage.words[these].norm not in _THESE:
        return False
    return passage.has("part.base", these - 1) and clause_ends(passage, quantity.last)


def _is_of_dari_band(passage: Passage, quantity: Quantity, sentence: Sentence) -> bool:
    """Return whether Dari tells of how many a band is that others are of: "از یک گروه ۹ نفری سه تن"."""
    of = quantity.first - 2
    if passage.language != "fa" or of < sentence.first or not passage.has("part.groups", of + 1):
        return False
    if not any(word.norm.endswith(_STRONG) for word in passage.words[of + 2 : of + 4]):
        return False
    of -= of > sentence.first and passage.number_covering(of) is not None
    return passage.words[of].norm == _FROM and not is_casualty_soon(passage, quantity.last, sentence)


def _is_parted_group(passage: Passage, one: Quantity, sentence: Sentence) -> bool:
    """Return whether English tells of a group and how it fared: "group of 5 smugglers, 1 killed, 2 fled"."""
    before = [word.norm for word in passage.words[max(sentence.first, one.first - 2) : one.first]]
    if before != ["group", "of"] or one.last >= sentence.last or not clause_ends(passage, one.last):
        return False
    part = passage.number_covering(one.last)
    return part is not None and part.value < one.value


def _is_of_band(passage: Passage, quantity: Quantity, sentence: Sentence) -> bool:
    """Return whether Tajiks are told by how many their band is: "аз гурӯҳи панҷнафара се нафар"."""
    of = quantity.first - 2
    told = passage.language == "tg" and is_band(passage, quantity.first)
    told = told and of >= sentence.first and passage.has("part.base", of)
    return told and not is_casualty_soon(passage, quantity.last, sentence)


def is_band(passage: Passage, index: int) -> bool:
    """Return whether a Tajik number tells how many a band is: "панҷнафара", "12-нафараи"."""
    if passage.has("person.collective", index):
        return True
    if passage.language != "tg" or not passage.words[index].digits:
        return False
    after = [word.norm for word in passage.words[index + 1 : index + 2]]
    return not _BAND_OF.isdisjoint(after)


def is_band_of_foes(passage: Passage, index: int) -> bool:
    """Return whether a Tajik number is of a band fought with: "бо як гурӯҳи | 15-нафараи қочоқбарон"."""
    if passage.language != "tg" or not is_band(passage, index):
        return False
    return any(word.norm == _WITH_TG for word in passage.words[max(0, index - _OF_BAND) : index])


def _is_size(passage: Passage, one: Quantity) -> bool:
    """Return whether a number only says how large a group is: "the survivor of a six-man patrol"."""
    first = one.first
    if first < 2 or not one.spoken or passage.words[first - 1].norm not in {"a", "an", "the", "its", "their"}:  # noqa: PLR2004
        return False
    hyphen = passage.text[passage.words[first].end : passage.words[first].end + 1] == "-"
    return hyphen and passage.words[first - 2].norm == "of"


def _are_slain(passage: Passage, one: Quantity, sentence: Sentence) -> bool:
    """Return whether all of a base were killed: "of the ten soldiers killed in an attack, seven were"."""
    slain = passage.language == "en" and one.last < sentence.last and passage.has("killed.violent", one.last)
    return (
        slain
        and passage.words[one.last - 1].norm not in {"was", "were"}
        and not clause_ends(passage, one.last)
    )


def _is_family(passage: Passage, index: int) -> bool:
    """Return whether a number is the size of a family that others are of: "two from a family of five"."""
    words = passage.words[max(0, index - _SIZE) : index]
    norms = [word.norm for word in words]
    return norms[-2:] in (["family", "of"], ["household", "of"]) and not {"of", "from"}.isdisjoint(norms[:-2])


def _are_led(passage: Passage, index: int, sentence: Sentence) -> bool:
    """Return whether a number is of a leader's men: "head of a group of 40 gunmen", "who led 40 gunmen"."""
    norms = [word.norm for word in passage.words[sentence.first : index]]
    whose = norms[-1:]
    if whose == ["of"] and not _BANDS.isdisjoint(norms[-2:-1]):
        band = norms[-2 - _BAND : -2]
        at = next((step for step in range(len(band) - 1, -1, -1) if band[step] in _LED | {"of"}), None)
        if at is None:
            return False
        norms = norms[: len(norms) - 2 - len(band) + at + 1]
    elif whose == ["of"]:
        return False
    if norms[-1:] == ["of"]:
        return not _LEADERS.isdisjoint(norms[-2:-1])
    return not _LED.isdisjoint(norms[-1:]) and "who" in norms[-1 - _WHO : -1]


def _is_among(passage: Passage, one: Quantity, sentence: Sentence) -> bool:
    """Return whether people are told to be among a number of harmed: "two children among six dead"."""
    among = one.last
    if among + 2 >= sentence.last or passage.words[among].norm != "among":
        return False
    whole = passage.number_covering(among + 1 + (passage.words[among + 1].norm == "the"))
    return whole is not None and is_casualty_soon(passage, whole.last, sentence)


def _is_in_ranks(passage: Passage, one: Quantity, sentence: Sentence) -> bool:
    """Return whether one is among several counted next: "писараш дар қатори чор нафарест, ки кушта шуд"."""
    ranks = one.last + 1
    if passage.language != "tg" or one.value > 1 or ranks + 1 >= sentence.last:
        return False
    among = passage.words[one.last].norm == _IN_TG and passage.words[ranks].norm in _RANKS
    return among and passage.number_covering(ranks + 1) is not None


def _is_of_noun(passage: Passage, index: int, sentence: Sentence) -> bool:
    """Return whether the English "of" at a word goes on from a noun: "the funeral of the two guards"."""
    if passage.language != "en" or passage.words[index].norm != "of" or index == sentence.first:
        return False
    before = index - 1
    if passage.has("killed.forward", index) or passage.has("wounded.forward", index):
        return True  # "the bodies of the two brothers"
    some = passage.words[before].norm in _SOME | _GOES_ON or passage.number_covering(before) is not None
    return not (some or clause_ends(passage, index) or before in passage.casualty_words)


def _makes_up(passage: Passage, index: int, quantity: Quantity) -> bool:
    """Return whether Tajik says of how many a band was: "гурӯҳи иборат аз панҷ нафар"."""
    beside = (index - 1, quantity.last)
    return passage.language == "tg" and any(
        0 <= step < len(passage.words) and passage.words[step].norm in _MADE_OF for step in beside
    )


def is_told_by_clause(passage: Passage, last: int, sentence: Sentence) -> bool:
    """Return whether a Tajik clause tells of all: "яке аз се бародаре, ки кушта шуданд, муаллим буд"."""
    if passage.language != "tg" or last >= sentence.last or passage.words[last].norm != "ки":
        return False
    ends = (index for index in range(last + 1, sentence.last) if clause_ends(passage, index))
    end = next(ends, sentence.last)
    harmed = passage.casualty_words
    return not harmed.isdisjoint(range(last, end)) and harmed.isdisjoint(range(end, sentence.last))


def _is_of_harmed(passage: Passage, quantity: Quantity, sentence: Sentence) -> bool:
    """Return whether a number of harmed people follows "of": "two of the seven injured were discharged"."""
    if is_told_by_clause(passage, quantity.last, sentence):
        return True
    if passage.language == "tg" and passage.has("wounded.back", quantity.last):
        verb = [word.norm for word in passage.words[quantity.last + 1 : quantity.last + 2]]
        if verb and verb[0].startswith(_BECAME):
            return False  # "се нафар аз ҳашт қочоқбар маҷрӯҳ шуданд"
        dead = passage.has_any("killed.back", quantity.last, sentence.last)
        return not dead and passage.has("moved.adjective", quantity.last)  # "аз 39 захмӣ чор нафар ба хона"
    if passage.language == "fa" and _goes_on_of_some(passage, quantity.last, sentence):
        return True
    return passage.language in {"en", "ru"} and passage.has_any(
        "wounded.number_after", quantity.last, quantity.last + 1
    )


def _goes_on_of_some(passage: Passage, hurt: int, sentence: Sentence) -> bool:
    """Return whether Dari tells how some of the wounded fare: "از نه زخمی دو تن به خانه رفتند"."""
    if hurt >= sentence.last or not passage.has("moved.adjective", hurt):
        return False
    return not passage.has_any("killed.back", hurt, sentence.last)


def _is_reported(passage: Passage, quantity: Quantity, sentence: Sentence) -> bool:
    """Return whether somebody speaks "of" a number of dead or wounded: "аз ду кушта хабар дод"."""
    index = quantity.last - (quantity.last - 1 in passage.casualty_words)
    if passage.language not in {"tg", "fa"} or index not in passage.casualty_words:
        return False
    for step in range(index + 1, min(sentence.last, index + _TELLING)):
        if clause_ends(passage, step):
            return False
        if passage.has("speech.verbs", step):
            return True
    return False


def stands_between(passage: Passage, one: Quantity, sentence: Sentence) -> bool:
    """Return whether something was "between two men"; "among three dead" counts them."""
    opposes = passage.language == "fa" and one.first > sentence.first and fights_them(passage, one, sentence)
    told = opposes or is_of_each_side(passage, one, sentence) or says_who_both_are(passage, one, sentence)
    if passage.language == "fa" and told:
        return True
    whose = passage.language == "fa" and one.first - 1 > sentence.first and one.value > 1
    whose = whose and passage.has("time.between", one.first - 2)  # "درگیری میان افراد دو فرمانده"
    whose = whose and one.first - 1 not in passage.casualty_words  # not "یک سرباز از بین رفت؛ دو تن"
    if one.first == sentence.first or not (passage.has("time.between", one.first - 1) or whose):
        return False
    if passage.language == "fa" and passage.words[one.first - 2].norm in _THIS:
        return False  # "در این میان دو تن کشته شدند"
    if _UNTIL.get(passage.language) in {word.norm for word in passage.words[one.first : one.last]}:
        return False  # "بین پنج تا هفت تن", "between five and seven people"
    return one.last - 1 not in passage.casualty_words and one.last not in passage.casualty_words


def is_besides_told(passage: Passage, one: Quantity, sentence: Sentence) -> bool:
    """Return whether Dari adds others to people told before: "علاوه بر هشت جنگجو، یک آمر نیز کشته شد"."""
    besides = passage.language == "fa" and one.first - 2 >= sentence.first
    besides = besides and passage.words[one.first - 1].norm == _ON
    if not besides or passage.words[one.first - 2].norm not in _BESIDES:
        return False
    return one.spoken and any(number.value == one.value for number in passage.numbers_in(0, sentence.first))


def is_left_out(passage: Passage, one: Quantity, sentence: Sentence) -> bool:
    """Return whether "except" stands before people; in Tajik no "besides": "ба ҷуз ду кушта се захмӣ низ"."""
    if not passage.has("part.except", one.first - 1):
        return False
    after = range(one.last, sentence.last)
    end = next(
        (index for index in after if index > one.last + 1 and clause_ends(passage, index)), sentence.last
    )
    too = any(passage.words[index].norm in _TOO_TG for index in range(one.last, end))
    return passage.language != "tg" or not too


def is_whose_they_are(passage: Passage, found: Sequence[Quantity], number: int) -> bool:
    """Return whether Dari tells who he is whose men some were: "سرگروه مربوط به ملا صمد، والی پیشین،"."""
    one = found[number]
    if passage.language != "fa" or one.spoken or not clause_ends(passage, one.first):
        return False
    reach = range(one.first - 2, max(passage.sentence_first(one.first), one.first - _NAME - 2), -1)
    to = next((index for index in reach if passage.words[index].norm == _TO), 0)
    return to > 0 and passage.words[to - 1].norm in _OWNED_BY


def _is_who_included_was(passage: Passage, one: Quantity) -> bool:
    """Return whether a comma goes on from a name after "including": "از جمله ملا صمد، یکی از فرماندهان"."""
    if passage.language != "fa" or not clause_ends(passage, one.first):
        return False
    marks = passage.marks_in("part.before", max(0, one.first - 2 * _NAME), one.first)
    names = range(marks[-1].last, one.first) if marks else range(0)
    named = 0 < len(names) <= _NAME and passage.casualty_words.isdisjoint(names)
    joined = any(passage.words[index].norm in _AND_WITH or clause_ends(passage, index) for index in names[1:])
    return named and not joined and all(passage.number_covering(index) is None for index in names)


def is_one_of_them(passage: Passage, found: Sequence[Quantity], number: int) -> bool:
    """Return whether Dari says of which people a named one was: "ملا صمد یکی از فرماندهان طالبان"."""
    one, before = found[number], found[number - 1]
    head = [word.norm for word in passage.words[one.first : one.first + 3]]
    of = head in _ONE_OF or head[:2] in _ONE_OF
    if of and _is_who_included_was(passage, one):
        return True
    if not (of and number) or before.spoken or one.first - before.last > _NAME:
        return False
    between = range(before.last, one.first)
    joined = any(passage.words[index].norm in _AND_WITH for index in between)
    return not joined and passage.casualty_words.isdisjoint(between)


def is_out_of(passage: Passage, mark: Mark, part: Quantity, sentence: Sentence) -> bool:
    """Return whether Russian tells of some out of those not harmed: "похищены 40, из них 17"."""
    out_of = passage.language == "ru" and passage.words[mark.first].norm == _OUT_OF
    if not out_of or part.first - mark.last > _AT_LEAST:
        return False
    verb = range(part.last, part.last + 2) if clause_ends(passage, part.last) else range(0)
    return passage.casualty_words.isdisjoint((*range(sentence.first, mark.first), *verb))
