"""Numbers that count no people: an age, an hour, kilograms."""

from geo.incidents.reports.numbers import Number
from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.asides import before_aside, is_next_part
from geo.incidents.reports.tolls.noun_ahead import noun_ahead
from geo.incidents.reports.tolls.people import category_at, clause_ends
from geo.incidents.reports.tolls.russian_clauses import is_age
from geo.incidents.reports.words import normal

_ATTRIBUTES, _THINGS_EN = 2, ("object.money", "object.fled_with")  # words before a thing; classes of it
_FAMILY = ("خانواد", "فامیل", "оила")  # of so many, whom somebody fed: "نان‌آور خانوادهٔ هشت نفری"
_MEASURES = {"лет", "минут", "часов", "дней", "метров", "километров", "килограммов", "тонн", "раз"}
_AGES = range(1, 100)
_OLD = 6  # words of "самому младшему из погибших было всего"
_TO_ONE_OF = {"одному", "одной", "старшему", "старшей", "младшему", "младшей", "молодому", "молодой"}
_LINK_TG = "и"  # end of a noun that goes on to whose it is
_BEASTS, _OF_TG, _HERD = 3, "аз", ("хо", "он")  # words of "of the goats, too"; ends of plurals
_STABS = {"корд", "зарба", "зарбаи", "зарби"}  # "ба ӯ панҷ корд задаанд"
_LEFT = {"оставили", "оставил", "оставила"}
_AND_FA = "و"
_SEVERAL = 2  # words of "8 and 10", at least
_RANGE = {"between", "from"}  # before the first of two ages
_OF_SEVERAL = ("s", "men", "women", "people", "children", "police", "troops", "taliban", "crew", "staff")
_LARGEST = 5000  # of people at one incident
_TRADES = {"traders", "dealers", "breeders", "buyers", "sellers", "rustlers", "drivers", "owners", "thieves"}
_HOURS, _HALF_DAY, _HALVES_OF_DAY = 24, 12, (["a", "m"], ["p", "m"])
_MORNING, _PARTS_OF_DAY = ["in", "the", "morning"], {"morning", "afternoon", "evening"}
_DAYS = tuple(f"weekdays.{day}" for day in range(7))
_CLOCK = frozenset(map(normal, ["at", "aged", "number", "соат", "соати", "соатҳои", "ساعت", "ساعات"]))
_AGED, _AGE = "aged", {"age", "ages"}
_CONJUNCTIONS = {"and", "и", "ва", "و", "or", "или", "ё", "а", "но", "but"}
_JOINING_AGES = {*_CONJUNCTIONS, "to"}  # "aged 8 to 13"
_BEING = {"was", "is", "be", "been", "turned", "being"}  # between "who" and his age
_WHO = 7  # words from "who" to his age: "who would only have been"
_HARDLY = {
    "only",
    "just",
    "barely",
    "aged",
    "about",
    "nearly",
    "almost",
    "around",
    "roughly",
    "some",
}  # before an age between commas
_ONE_OF_THEM, _UPON = {"یکی"}, {"بر", "به", "در", "روی", "بالای"}
_MISSILES = ("shelling", "drone", "grenade", "fire")
_FLIGHT = 8  # words from a shell to where it fell
_ADJECTIVES = 5  # words of "six | or seven very big explosions"
_DESCRIBING = ("ых", "их", "ые", "ие")  # ends of Russian adjectives
_DESCRIBED = (*_DESCRIBING, "ыми", "ими")
_WOUNDS = ("ранени", "осколк", "осколочн", "ожог", "перелом", "ножев")
_HURT = ("ранен", "пострадавш", "погибш", "убит")  # people, not wounds
_A_YEAR = 1300  # at least, after "the year"
_NTH_TG, _NTHS_TG = "уми", {"се", "сев", "сею", "чор", "чахор", "панч", "дах"}  # "севуми", "чоруми"
_PARTS = 4  # fewer parts than that: "се чоруми"
_OF_AGE = {"girl", "boy", "man", "woman", "child", "youth", "teenager", "lad"}  # before "of six"


def _is_of_beasts(passage: Passage, first: int) -> bool:
    """Return whether a Tajik number is of beasts told before it: "аз бузҳо ҳам | даҳто мурд"."""
    low = max(passage.sentence_first(first), first - _BEASTS)
    return any(
        passage.has("object.beasts", index)
        and passage.words[index].norm.endswith(_HERD)
        and passage.words[index - 1].norm == _OF_TG
        for index in range(low + 1, first)
    )


def _is_of_herd(passage: Passage, number: Number, sentence: Sentence) -> bool:
    """Return whether a Russian number is of beasts told before it: "Овец погибло двадцать"."""
    if "object.beasts" not in passage.marks:
        return False
    noun = noun_ahead(passage, number.first, sentence.first)
    return noun >= 0 and passage.has("object.beasts", noun)


def _is_whose(passage: Passage, number: Number) -> bool:
    """Return whether a Tajik "one" is of what people are of: "панҷ шогирди | як мадраса"."""
    before = number.first - 1
    if before < 0 or number.value != 1 or number.last >= len(passage.words):
        return False
    linked = passage.text[passage.words[before].end - 1] == _LINK_TG
    linked = linked and not clause_ends(passage, number.first)
    return linked and category_at(passage, before) != "" and not category_at(passage, number.last)


def _are_of_trade(passage: Passage, index: int) -> bool:
    """Return whether English goes on from a thing to whose trade it is: "three yak | herders"."""
    after = index + 1
    if passage.language != "en" or after >= len(passage.words) or clause_ends(passage, after):
        return False
    beast = passage.has("object.beasts", index)  # not "Hundreds bury border officer"
    return (beast and category_at(passage, after) != "") or passage.words[after].norm in _TRADES


def _is_hour(passage: Passage, number: Number) -> bool:
    """Return whether an English number is an hour: "about 7 a.m.", "hit at around 5 in the morning"."""
    if passage.language != "en" or number.value > _HOURS:
        return False
    after = [word.norm for word in passage.words[number.last : number.last + len(_MORNING)]]
    if after[:2] in _HALVES_OF_DAY or (after[:2] == _MORNING[:2] and after[2:] and after[2] in _PARTS_OF_DAY):
        return True
    low = number.first - 2
    about = low >= 0 and passage.words[low].norm == "at" and passage.words[low + 1].norm in _HARDLY
    return about and number.value <= _HALF_DAY and passage.has_one_of(_DAYS, number.last + 1, number.last + 2)


def counts_things(passage: Passage, number: Number, sentence: Sentence) -> bool:
    """Return whether a number is of kilograms, years, hours, articles of the law, or of a whole war."""
    beast = passage.language in {"tg", "en"} and passage.has(
        "object.beasts", number.last
    )  # "як гови сокини деҳа"
    beast = beast and not _are_of_trade(passage, number.last)
    beast = beast or (passage.language == "tg" and _is_of_beasts(passage, number.first))
    beast = beast or (passage.language == "tg" and _is_whose(passage, number))
    beast = beast or (number.last < sentence.last and passage.words[number.last].norm in _STABS)
    beast = beast or _is_of_herd(passage, number, sentence)
    before = number.first - 1
    year = number.value >= _A_YEAR and passage.has("time.year_words", before)  # "متولد سال ۱۹۹۸"
    third = passage.language == "tg" and _is_fraction(passage, number)
    if number.value > _LARGEST or beast or year or third or _is_hour(passage, number):
        return True
    joined = before > sentence.first and passage.words[before].norm in _JOINING_AGES
    if joined and not (clause_ends(passage, before) or category_at(passage, number.last)):
        before = _before_number(passage, before)  # "aged four and seven"
    before -= before > sentence.first and passage.words[before].norm in _RANGE  # "aged between six and ten"
    harmed = number.last in passage.casualty_words and not clause_ends(passage, number.last)  # "at 8 dead"
    harmed = harmed and passage.language in {"en", "ru"}
    named = passage.words[before].norm in _CLOCK or passage.has("object.numbered", before)
    harmed = harmed and passage.words[before].norm != _AGED  # "brothers aged nine and twelve died"
    ages = passage.words[before].norm == "of" and passage.words[before - 1].norm in _AGE
    ages = ages or _is_one_of_ages(passage, before, sentence)
    if before >= sentence.first and (ages or (named and not harmed)):  # "between the ages of five and 11"
        return True
    if (
        _is_missile(passage, number, sentence)
        or _is_about(passage, number, sentence)
        or _is_age(passage, number, sentence)
        or _is_of_ages(passage, number, sentence)
        or _is_between_ages(passage, number, sentence)
        or _is_of_their_things(passage, number, sentence)
        or (passage.has("part.parent", number.first - 1) and not clause_ends(passage, number.first))
        or (passage.words[before].norm.startswith(_FAMILY) and passage.has("part.parent", before - 1))
    ):
        return True
    russian = passage.language == "ru"
    if is_age_of(passage, number, sentence) or (
        russian
        and (
            is_age(passage, number, sentence)
            or _are_described(passage, number, sentence)
            or _are_wounds(passage, number, sentence)
            or is_next_part(passage, number.first, number.last)
            or _is_of_dead(passage, number, sentence)
        )
    ):
        return True
    alone = passage.language == "fa" and passage.words[number.first].norm in _ONE_OF_THEM  # "یکی روز دوشنبه"
    ends = alone or clause_ends(passage, number.last)  # "زخمی‌ها: ۵؛ حملهٔ شب", "wounding two, sources said"
    ends = ends or number.last >= sentence.last or not passage.has("object.money", number.last)
    if ends or _are_of_trade(passage, number.last):
        return False
    return not category_at(passage, number.last) or bool(category_at(passage, number.first))


def _is_of_their_things(passage: Passage, number: Number, sentence: Sentence) -> bool:
    """Return whether an English number is of things of people: "two Taliban pickups were burned"."""
    thing, last = number.last, min(sentence.last - 1, number.last + _ATTRIBUTES)
    if passage.language != "en" or not passage.has_one_of(_THINGS_EN, thing, last + 1):
        return False
    while thing < last and category_at(passage, thing):
        thing += 1
    if thing == number.last or clause_ends(passage, thing):
        return False
    ends = (
        thing + 1 >= sentence.last or clause_ends(passage, thing + 1) or not category_at(passage, thing + 1)
    )
    return ends and passage.has_one_of(_THINGS_EN, thing, thing + 1)


def _is_one_of_ages(passage: Passage, before: int, sentence: Sentence) -> bool:
    """Return whether further ages part an English number from "aged": "three boys aged 8, 10 | and 11"."""
    first = before + 1
    while passage.language == "en" and first > sentence.first:
        age = passage.number_covering(first - 1)
        if (age is None or age.value not in _AGES) and passage.words[first - 1].norm != "and":
            break
        first -= 1
    return first <= before and passage.words[first - 1].norm == _AGED


def _is_fraction(passage: Passage, number: Number) -> bool:
    """Return whether a Tajik number counts parts of a whole: "як севуми талафот"."""
    after = passage.words[number.last].norm if number.last < len(passage.words) else ""
    return number.value < _PARTS and after.endswith(_NTH_TG) and after[: -len(_NTH_TG)] in _NTHS_TG


def _is_of_dead(passage: Passage, number: Number, sentence: Sentence) -> bool:
    """Return whether Russian tells how old one of the dead was, or whom they left: "одному было 19"."""
    norms = [word.norm for word in passage.words[max(sentence.first, number.first - _OLD) : number.first]]
    if norms[-1:] and norms[-1] in _LEFT:
        return not passage.casualty_words.isdisjoint(range(sentence.first, number.first))
    ends = number.last >= sentence.last or clause_ends(passage, number.last)
    return (
        ends
        and number.value in _AGES
        and "было" in norms
        and _TO_ONE_OF & set(norms) != set()
        and "из" in norms
    )


def _are_wounds(passage: Passage, number: Number, sentence: Sentence) -> bool:
    """Return whether a Russian number is of wounds or what made them: "с двумя огнестрельными ранениями"."""
    noun = number.last
    while noun < min(sentence.last - 1, number.last + _ADJECTIVES):
        norm = passage.words[noun].norm
        if norm.startswith((*_WOUNDS, *_HURT)) or not norm.endswith(_DESCRIBED):
            break
        noun += 1
    apart = any(clause_ends(passage, index) for index in range(number.last, noun + 1))
    return noun < sentence.last and not apart and passage.words[noun].norm.startswith(_WOUNDS)


def _are_described(passage: Passage, number: Number, sentence: Sentence) -> bool:
    """Return whether a Russian number is of things behind an adjective: "шесть оборонительных позиций"."""
    noun = number.last + 1
    if noun >= sentence.last or not passage.words[number.last].norm.endswith(_DESCRIBING):
        return False
    if category_at(passage, number.last) or category_at(passage, noun) or clause_ends(passage, noun):
        return False
    if clause_ends(passage, number.last):
        return False  # "погибли трое, которые год назад приехали"
    return passage.has("object.money", noun) and number.last not in passage.casualty_words


def _is_missile(passage: Passage, number: Number, sentence: Sentence) -> bool:
    """Return whether Dari "one" is of shells or rockets told before: "یکی بر دکان خورد و شاگرد را کشت"."""
    after = number.last
    if passage.words[number.first].norm not in _ONE_OF_THEM or number.first != sentence.first:
        return False
    place = passage.sentence_number(sentence.first)
    if place == 0 or after >= sentence.last or passage.words[after].norm not in _UPON:
        return False
    before = passage.sentences[place - 1]
    if not any(passage.has_any(f"trigger.{name}", before.first, before.last) for name in _MISSILES):
        return False
    until = next((step for step in range(after, sentence.last) if clause_ends(passage, step)), sentence.last)
    return passage.has_any("place.landed", after, min(until, after + _FLIGHT))


def _is_about(passage: Passage, number: Number, sentence: Sentence) -> bool:
    """Return whether a Russian number after its noun counts about so much: "мужчина лет пятидесяти"."""
    before = number.first - 1
    if passage.language != "ru" or before <= sentence.first or passage.words[before].norm not in _MEASURES:
        return False
    return passage.number_covering(before - 1) is None and not clause_ends(passage, number.first)


def _is_age(passage: Passage, number: Number, sentence: Sentence) -> bool:
    """Return whether a number between commas is the age of whom it follows: "his son, 12, was hurt"."""
    if not (
        sentence.first < number.first and number.last < sentence.last and passage.words[number.first].digits
    ):
        return False
    if before_aside(passage, number.first - 1, sentence.first) in passage.casualty_words:
        return False  # "раненых, по уточнённым данным, 26, семеро остаются в больнице"
    text, words = passage.text, passage.words
    before = text[words[number.first - 1].end : words[number.first].start]
    if before.rstrip().endswith("(") and text.startswith(")", words[number.last - 1].end):
        return words[number.first - 1].capital and number.value in _AGES  # "Sardar Khan (46) and his son"
    parted = before.strip(" .") == ","
    ended = text[words[number.last - 1].end : words[number.last].start].strip()[:1] in {",", ")"}
    return parted and ended and number.value in _AGES


def _is_of_ages(passage: Passage, number: Number, sentence: Sentence) -> bool:
    """Return whether a number is one of the ages of several: "two brothers, 8 and 10, died"."""
    words, first, last = passage.words, number.first, number.last
    if passage.language == "fa":
        return _is_age_before(passage, number, sentence)
    if passage.language != "en" or not words[first].digits or number.value not in _AGES:
        return False
    while first - 1 > sentence.first and _joins_ages(passage, first - 1):
        first -= 1
    while last < sentence.last and _joins_ages(passage, last):
        last += 1
    if last - first < _SEVERAL or first <= sentence.first or not words[last - 1].digits:
        return False
    before = passage.text[words[first - 1].end : words[first].start].strip()
    after = passage.text[words[last - 1].end : words[last - 1].end + 1]
    return before in {",", "("} and after in {",", ")"} and category_at(passage, first - 1) != ""


def _is_between_ages(passage: Passage, number: Number, sentence: Sentence) -> bool:
    """Return whether English tells how old people are by two ages: "three children between six and ten"."""
    if passage.language != "en" or number.value not in _AGES:
        return False
    before = number.first - 1
    if before > sentence.first and passage.words[before].norm in _JOINING_AGES:
        before = _before_number(passage, before)
    noun = before - 1
    ranged = noun > sentence.first and passage.words[before].norm in _RANGE and category_at(passage, noun)
    if not ranged:
        return False
    last = number.last
    if before == number.first - 1 and last + 1 < sentence.last:
        other = passage.number_covering(last + 1)
        last = other.last if other is not None else last
    return last >= sentence.last or not category_at(passage, last)


def _is_age_before(passage: Passage, number: Number, sentence: Sentence) -> bool:
    """Return whether a Dari number goes on to others up to "years old": "۲۲، ۲۵ و ۴۰ ساله بودند"."""
    index = number.last
    while index < sentence.last and (
        passage.number_covering(index) is not None
        or (index > number.first and passage.words[index].norm == _AND_FA)
    ):
        index += 1
    return number.last < index < sentence.last and passage.has("time.aged", index)


def _joins_ages(passage: Passage, index: int) -> bool:
    """Return whether a word is an age in digits, or "and"."""
    number = passage.number_covering(index)
    return passage.words[index].norm == "and" or (
        number is not None and passage.words[index].digits and number.value in _AGES
    )


def _is_told_as_age(passage: Passage, number: Number, sentence: Sentence) -> bool:
    """Return whether a number is an age: "Amrullo, who was 14, died", "his son, only nine, was hurt"."""
    before, words = number.first - 1, passage.words
    ended = number.last < sentence.last and (
        clause_ends(passage, number.last) or words[number.last].norm == "and"
    )
    would = words[before].norm == "been"  # "who would have been 15 in May"
    if before <= sentence.first or number.value not in _AGES or not (ended or would):
        return False
    if words[before].norm in _BEING:
        who = range(before - 1, max(sentence.first, before - _WHO), -1)
        opened = next((step for step in who if clause_ends(passage, step)), before)
        return words[opened].norm == "who"
    hardly = words[before].norm in _HARDLY
    noun = before - hardly
    if not clause_ends(passage, noun + 1) or not clause_ends(passage, number.last):
        return False
    return (words[noun].capital and hardly) or _is_one(passage, noun)


def _is_one(passage: Passage, index: int) -> bool:
    """Return whether a word is a noun for one person: "the younger boy", "his daughter"."""
    return bool(category_at(passage, index)) and not passage.words[index].norm.endswith(_OF_SEVERAL)


def _before_number(passage: Passage, index: int) -> int:
    """Return the word before the number that ends at a word, or that word if no number does."""
    number = passage.number_covering(index - 1)
    return number.first - 1 if number is not None else index


def is_age_of(passage: Passage, number: Number, sentence: Sentence) -> bool:
    """Return whether a number is how old somebody is: "a girl of six and her grandmother"."""
    noun = number.first - 2
    of = passage.language == "en" and noun >= sentence.first and passage.words[noun + 1].norm == "of"
    if of and passage.words[noun].norm in _OF_AGE and number.value in _AGES:
        return True
    return passage.language == "en" and _is_told_as_age(passage, number, sentence)


def counts_noun(passage: Passage, number: Number) -> bool:
    """Return whether a noun for things follows a number, behind adjectives: "seven very big explosions"."""
    last = number.last
    if passage.language != "en":
        return passage.has("object.money", last)
    for index in range(last, min(len(passage.words), last + _ADJECTIVES)):
        if category_at(passage, index) or (index > last and clause_ends(passage, index)):
            return False
        if passage.has("object.money", index):
            return True
    return False
