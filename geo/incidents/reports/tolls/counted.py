"""What a number counts: people, or kilograms, years and hours."""

from collections.abc import Collection

from geo.incidents.reports.numbers import Number
from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.about import ABOUT, before_about
from geo.incidents.reports.tolls.among_others import JOINERS, is_other_one
from geo.incidents.reports.tolls.asides import before_aside
from geo.incidents.reports.tolls.bases import is_band
from geo.incidents.reports.tolls.lost import is_lost_one
from geo.incidents.reports.tolls.measures import counts_things
from geo.incidents.reports.tolls.nationals import is_national, is_of_thing
from geo.incidents.reports.tolls.pairs import past_both
from geo.incidents.reports.tolls.parted import is_parted
from geo.incidents.reports.tolls.people import (
    Quantity,
    category_at,
    clause_ends,
    goes_on_with_noun,
    is_casualty_soon,
)
from geo.incidents.reports.tolls.relatives import goes_elsewhere, tells_who_one_was
from geo.incidents.reports.tolls.russian_clauses import before_counting, beings_end, of_some_wounded
from geo.incidents.reports.tolls.shared_nouns import shares_noun
from geo.incidents.reports.tolls.speakers import is_said_next
from geo.incidents.reports.tolls.strangers import stranger_end
from geo.incidents.reports.tolls.tajik_chains import is_next_object
from geo.incidents.reports.tolls.their_people import of_his_people
from geo.incidents.reports.tolls.these import is_these
from geo.incidents.reports.tolls.whose import is_of_side, is_of_what
from geo.incidents.reports.tolls.whose_losses import lost_besides, names_side

_ARE_FA = {"است", "اند", "هستند", "بود", "بودند"}  # ends of Dari clauses
_REACH = 5  # words between a number and the noun it counts
_CLAUSE = 12  # words of a clause in which people are told hurt
_AUXILIARY_OF_MANY = {"have", "had", "were", "are", "lie", "lay", "remain", "remained", "went", "came"}
_AUXILIARY_OF_ONE = {"was", "has", "had", "is"}
_WHERE = {"at", "in", "on", "inside", "aboard", "from", "who", "of"}
_AFTER_LOSS = {"and", "while", "but"}  # between what two sides lost: "The army lost two and the Taliban 11"
_IN_IT = 4  # words of "in the long fight"
_SIDE = 3  # words of "the other side" before "lost"
_OF_THEM = 3  # words of "of them"
_SUBORDINATE = {
    "after",
    "before",
    "when",
    "where",
    "while",
    "as",
    "because",
}  # begin a clause: "rose to three when a man died"
_VICTIMS_REACH = 7
_THINGS = ("object.money", "object.drugs", "object.weapons", "object.post")
_STILL = {"еще", "также", "и", "сразу"}
_TO = {"en": ("to", "or"), "ru": ("до", "или"), "tg": ("то", "ё", "е"), "fa": ("تا", "یا")}
_PERHAPS = {"perhaps", "possibly", "maybe", "probably"}  # between the ends of a range
_AS_MANY = {"as", "many", "up", "to", "more", "than", "even"}
_RISING, _DASHES = {"from", "с", "со"}, frozenset("-–—")  # before "five to seven", where it is no range
_PREPOSITIONS = {"بر", "در", "به", "از", "با"}
_DURING = {"در", "طی", "پی", "اثر"}  # before what Dari has happened in or by
_TOWARDS = {"ба", "дар"}  # Tajik prepositions, which no noun follows that a number before them counts
_HIS_FA = ("ش", "شان")  # ends of who is somebody's: "یک مسئول زندان و خانمش"
_CONJUNCTIONS = {"and", "и", "ва", "و", "or", "или", "ё", "а", "но", "but"}
_ONE = {"яке", "یکی"}
_OF_SO_MANY = [[end, "و"] for end in ("نفری", "نفره", "عضوی")]
_JOINED = ("نفر", "نفری", "نفره", "عضوی")  # people in one word with their number
_OTHERS = {"other", "remaining"}
_DAMAGE, _SEEN = {"اسیب", "صدمه", "زیان"}, ["دیده", "اند"]  # which befall things, too; of people
_UNKNOWN_REACH = 3  # words of an unknown noun between its number and "killed"
_AUXILIARY = {"were", "was", "are", "is", "have", "has", "been", "more"}
_AUXILIARY |= {"also", "seriously", "badly", "slightly", "легко", "тяжело", "others", "еще", "of"}


def counted(passage: Passage, number: Number, sentence: Sentence, taken: Collection[int]) -> Quantity | None:
    """Return the people that a number counts, or None if it counts something else."""
    number = _range(passage, number, sentence)
    of_beings = passage.language == "tg" and is_band(passage, number.first)
    things = counts_things(passage, number, sentence) and not of_beings
    if things or tells_who_one_was(passage, number.last):
        return None  # but "оилаи панҷнафара рӯзи шанбе ҳалок шуд"
    if is_these(passage, number.first, number.last):
        return Quantity(number.first, number.last, number.value, "")
    end = _noun_phrase_end(passage, number, sentence, taken)
    if end < sentence.last and end in passage.casualty_words:
        between = passage.words[number.last : end]
        if all(word.norm in _AUXILIARY for word in between):
            return Quantity(number.first, end, number.value, "")
    best, last = _noun(passage, number.last, end, taken)
    if not best and passage.words[number.last - 1].norm.endswith(_JOINED):
        best, last = "generic", number.last  # "چهارنفری" in one word
    if (
        passage.language == "fa"
        and [word.norm for word in passage.words[number.last : number.last + 2]] in _OF_SO_MANY
    ):
        best, last = "generic", number.last + 1  # "یک خانواده چهار نفری | و مهمان‌شان"
    if best and not _of_target(passage, number, sentence):
        return Quantity(number.first, past_both(passage, last, number.value), number.value, best)
    if is_national(passage, number.last, sentence):
        return Quantity(number.first, number.last + 1, number.value, "civilians")
    last = _bare_end(passage, number, end, sentence) or stranger_end(passage, number, sentence, taken)
    return Quantity(number.first, last, number.value, "") if last else None


def _of_target(passage: Passage, number: Number, sentence: Sentence) -> bool:
    """Return whether a Dari number after a preposition is of what people only own: "بر یک مخفیگاه داعشی"."""
    if passage.language != "fa" or number.first == sentence.first:
        return False
    governed = passage.words[number.first - 1].norm in _PREPOSITIONS or passage.has(
        "object.post", number.last
    )
    noun = category_at(passage, number.last) or number.last in passage.casualty_words
    return governed and not noun and passage.number_covering(number.last) is None


def _bare_end(passage: Passage, number: Number, end: int, sentence: Sentence) -> int:
    """Return where a number of people without a noun that says who they are ends, or 0 if it is none."""
    of_wounded = of_some_wounded(passage, number, sentence)
    if of_wounded:
        return of_wounded
    of_them = [
        mark
        for name in ("moved.them", "part.of_own", "part.of_whom")
        for mark in passage.marks_in(name, number.first, min(sentence.last, number.last + _OF_THEM))
        if mark.first == number.last or (mark.first == number.first and passage.language == "tg")
    ]
    if of_them and not clause_ends(passage, number.last):
        return of_them[0].last
    if passage.language == "en" and _counts_victims(passage, number, sentence):
        return number.last + 1
    known = of_his_people(passage, number, sentence)
    if known or _counts_unknown(passage, number, end, sentence):
        return known or end
    if is_band(passage, number.first):
        return beings_end(passage, number.last, end)
    return number.last if _is_alone(passage, number, sentence) else 0


def _is_alone(passage: Passage, number: Number, sentence: Sentence) -> bool:
    """Return whether a number is of people although no noun and no collective form says so."""
    return (
        _is_rest(passage, number, sentence)
        or is_parted(passage, number, sentence)
        or _ends_after_marker(passage, number, sentence)
        or _is_lost_or_left(passage, number, sentence)
        or _is_bare_subject(passage, number, sentence)
        or is_of_side(passage, number, sentence)
        or (passage.words[number.first].norm in _ONE and _is_named(passage, number.last, sentence))
        or _is_one_of_them(passage, number, sentence)
        or shares_noun(passage, number, sentence)
    )


def _is_one_of_them(passage: Passage, number: Number, sentence: Sentence) -> bool:
    """Return whether a Dari "one" opens the clause that tells what befell him: "…، یکی در روشان کشته و"."""
    if passage.language != "fa" or passage.words[number.first].norm not in _ONE:
        return False
    joined = passage.words[number.first - 1].norm in _CONJUNCTIONS  # "دو کارگر در محل و یکی در راه جان داد"
    if number.first == sentence.first or not (joined or clause_ends(passage, number.first)):
        return False
    for step in range(number.last, min(sentence.last, number.last + _CLAUSE)):
        if step in passage.casualty_words:
            return True
        another = passage.number_covering(step) is not None or category_at(passage, step)
        if another or clause_ends(passage, step) or passage.words[step].norm in _CONJUNCTIONS:
            break
    return False


def _is_lost_or_left(passage: Passage, number: Number, sentence: Sentence) -> bool:
    """Return whether a bare number ends what a side lost: "the guards lost three", "потеряли одного"."""
    before = number.first - 1
    if passage.language == "ru":
        return is_lost_one(passage, number, sentence)
    if passage.language != "en" or before <= sentence.first:
        return False
    ends = number.last >= sentence.last or clause_ends(passage, number.last)
    if passage.has("killed.loss", before):
        in_it = not passage.event_words.isdisjoint(
            range(number.last, min(sentence.last, number.last + _IN_IT))
        )
        if not (ends or in_it or passage.words[number.last].norm in _AFTER_LOSS):
            return False  # nor "in the fight"
        head = range(max(sentence.first, before - _SIDE), before)
        return any(names_side(passage, at) for at in head) or lost_besides(passage, sentence, before)
    return ends and names_side(passage, before) and passage.words[before - 1].norm == "the"


def _is_bare_subject(passage: Passage, number: Number, sentence: Sentence) -> bool:
    """Return whether a bare English number opens what befell people: "About fifteen have been hurt"."""
    before = number.first
    while before > sentence.first and passage.words[before - 1].norm in ABOUT | {"all"}:
        before -= 1
    opens = before == sentence.first or clause_ends(passage, before)
    if passage.language != "en" or not opens or number.last >= sentence.last:
        return False
    one = number.value == 1 and passage.words[number.last].norm in _AUXILIARY_OF_ONE
    verb = one or passage.words[number.last].norm in _AUXILIARY_OF_MANY
    every = passage.words[before].norm == "all" and before < number.first
    verb = verb or (every and passage.words[number.last].norm in _WHERE)  # "all six at the post"
    return verb and is_casualty_soon(passage, number.last, sentence, _CLAUSE)


def _is_named(passage: Passage, index: int, sentence: Sentence) -> bool:
    """Return whether who "one" was stands between commas or dashes: "یکی، عبدالرسول، زخمی شد"."""
    if index >= sentence.last or not clause_ends(passage, index):
        return False
    hurt = next((step for step in range(index, sentence.last) if step in passage.casualty_words), 0)
    if not any(clause_ends(passage, step) for step in range(index + 1, hurt + 1)):
        return False
    return not any(category_at(passage, number.last) for number in passage.numbers_in(index, hurt))


def _is_rest(passage: Passage, number: Number, sentence: Sentence) -> bool:
    """Return whether a number is of the others of those told before: "the other two were wounded"."""
    if passage.language != "en" or number.first - 1 <= sentence.first or number.last >= sentence.last:
        return False
    words = passage.words
    rest = words[number.first - 1].norm in _OTHERS and words[number.first - 2].norm == "the"
    return rest and (clause_ends(passage, number.last) or words[number.last].norm in _AUXILIARY)


def _range(passage: Passage, number: Number, sentence: Sentence) -> Number:
    """Return a range as its lower end, with the words of both: "four to six", "4-6", "три или четыре"."""
    step = number.last
    if step >= sentence.last:
        return number
    if passage.words[step].norm in _TO[passage.language]:
        before = passage.words[number.first - 1].norm if number.first > sentence.first else ""
        step += before not in _RISING
    elif before_dash(passage, number.last):
        pass
    elif number.first > sentence.first and passage.words[number.first - 1].norm == "between":
        step += passage.words[step].norm == "and"
    elif (perhaps := _past_perhaps(passage, step, sentence)) > step:
        step = perhaps  # "at least ten and perhaps as many as 14"
    else:
        return number
    other = passage.number_covering(step) if step < sentence.last else None
    if other is None or other.first != step or other.value <= number.value:
        return number
    return Number(number.first, other.last, number.value)


def _past_perhaps(passage: Passage, index: int, sentence: Sentence) -> int:
    """Return the word after "and possibly as many as" at a word, or that word."""
    words = passage.words
    step = index + (words[index].norm in {"and", "or"})
    if passage.language != "en" or step + 1 >= sentence.last or words[step].norm not in _PERHAPS:
        return index
    step += 1
    while step < sentence.last and words[step].norm in _AS_MANY:
        step += 1
    return step


def before_dash(passage: Passage, index: int) -> bool:
    """Return whether a dash without spaces stands before a word: "4-6"."""
    gap = passage.text[passage.words[index - 1].end : passage.words[index].start]
    return len(gap) == 1 and gap in _DASHES


def _noun(passage: Passage, first: int, end: int, taken: Collection[int]) -> tuple[str, int]:
    """Return the kind of people that the words `first` to `end` (not included) name, and where it ends."""
    best, last = "", first
    others = [  # "شش تن به شمول ملکی‌ها", "دو تن از سوی نیروهای طالبان"
        mark.first for name in ("part.before", "part.by") for mark in passage.marks_in(name, first, end)
    ]
    for index in range(first, min([end, *others])):
        category = "" if index in taken else category_at(passage, index)  # "three people in Imam Sahib"
        if passage.language == "tg" and passage.words[index].norm in _TOWARDS:
            break  # "яке ба ҳавлии нонвое"
        if passage.language == "fa" and goes_elsewhere(passage, index):
            break
        if category and best in {"", "generic"}:
            if index > first and is_of_thing(passage, index):
                continue
            best, last = category, index + 1
        elif best not in {"", "generic"}:
            if not category or (passage.language == "tg" and is_next_object(passage, index)):
                if passage.language == "fa" and goes_on_with_noun(passage, index, end, best):
                    continue
                break
            last = index + 1  # "як афсари марзбон" is one
    return best, last


def _noun_phrase_end(passage: Passage, number: Number, sentence: Sentence, taken: Collection[int]) -> int:
    """Return where the words that a number may count end: at the next number, clause or "killed"."""
    end = min(sentence.last, number.last + _REACH)
    within = passage.language == "fa" and number.first in passage.casualty_words  # "پای دو سرباز قطع شد"
    for index in range(number.last, end):
        another = passage.number_covering(index) is not None and index not in taken
        parted = clause_ends(passage, index) and not (index == number.last and _in_brackets(passage, number))
        apart = passage.words[index].norm in _SUBORDINATE or is_said_next(passage, index)
        harmed = index in passage.casualty_words and not (within and category_at(passage, index))
        if another or parted or apart or harmed or _is_next(passage, index, end):
            return index
    return end


def _in_brackets(passage: Passage, number: Number) -> bool:
    """Return whether a number ends in brackets that repeat it: "five (5) border guards"."""
    text = passage.text[passage.words[number.first].start : passage.words[number.last - 1].end + 1]
    return number.last > number.first + 1 and "(" in text and text.endswith(")")


def _is_next(passage: Passage, index: int, end: int) -> bool:
    """Return whether "and" leads to somebody else: "двое проходчиков и геолог", "two men and the cook"."""
    if passage.language == "en" and passage.words[index].norm == "and" and index + 1 < end:
        return passage.has("singular.determiners", index + 1)
    if passage.words[index].norm in JOINERS and is_other_one(passage, index + 1):
        return True
    if passage.language == "fa" and passage.words[index].norm in _ARE_FA:
        return True  # "حال یکی شان وخیم است و فرمانده پاسگاه کشته شد"
    if passage.language == "fa" and passage.words[index].norm in JOINERS and index + 1 < end:
        return passage.has("person.one", index + 1) and passage.words[index + 1].norm.endswith(_HIS_FA)
    joined = passage.language == "ru" and passage.words[index].norm == "и" and index + 1 < end
    return joined and passage.has("person.one", index + 1)


def _counts_unknown(passage: Passage, number: Number, end: int, sentence: Sentence) -> bool:
    """Return whether a number of beings that the lexicon lacks is told killed or wounded."""
    if is_of_what(passage, number.first, sentence) or passage.has_one_of(_THINGS, number.last, end):
        return False  # "four pupils of one school"
    beasts = number.last < end and passage.has("object.beasts", number.last)  # "دو اسپ کشته و"
    if beasts or any(passage.words[index].norm in _CONJUNCTIONS for index in range(number.last, end)):
        return False  # "killed six and wounded twenty"
    governed = number.first > sentence.first and passage.words[number.first - 1].norm in _DURING
    governed = governed and number.value == 1  # "در یک دشمنی شخصی به قتل رسیدند"
    event = not passage.event_words.isdisjoint(range(number.last, end))  # "در یک کمین کشته شدند"
    if passage.language == "fa" and (event or governed):
        return False
    if end < sentence.last and (passage.has("killed.of_things", end) or _is_damage(passage, end)):
        return False  # "سه انبار از بین رفت"
    if (
        end < sentence.last
        and end in passage.casualty_words
        and 0 < end - number.last <= (_UNKNOWN_REACH if passage.language in {"en", "ru"} else _REACH)
    ):
        return True
    before = number.first - 1
    while before > sentence.first and passage.words[before].norm in ABOUT | _STILL:
        before -= 1
    return passage.language == "ru" and before >= sentence.first and before in passage.casualty_words


def _is_damage(passage: Passage, index: int) -> bool:
    """Return whether Dari words may as well be of things: "به یک انبار آسیب رسید", but "آسیب دیدند"."""
    verb = [word.norm for word in passage.words[index + 1 : index + 3]]
    return passage.words[index].norm in _DAMAGE and verb != _SEEN and verb[:1] != ["دیدند"]


def _counts_victims(passage: Passage, number: Number, sentence: Sentence) -> bool:
    """Return whether a number of unknown beings follows "killed": "killed a commander and his two aides"."""
    if number.last >= sentence.last or clause_ends(passage, number.last):
        return False  # "injured three, officials said"
    if not passage.words[number.last].norm.endswith("s"):
        return False
    if passage.has_one_of(_THINGS, number.last, number.last + 1):
        return False
    for index in range(number.first - 1, max(sentence.first, number.first - _VICTIMS_REACH) - 1, -1):
        if clause_ends(passage, index + 1):
            return False
        if index in passage.casualty_words:
            return True
    return False


def _ends_after_marker(passage: Passage, number: Number, sentence: Sentence) -> bool:
    """Return whether a number ends its clause after "wounded": "Раненых шестеро"."""
    ends = number.last >= sentence.last or clause_ends(passage, number.last)
    ends = ends or _next_is_harmed(passage, number, sentence) or _next_is_joined(passage, number, sentence)
    before = number.first - 1
    before = before_aside(passage, before, sentence.first)
    before = before_about(passage, before, sentence.first)
    before = before_counting(passage, before, sentence.first)
    if passage.language == "en" and ends and passage.words[before].norm in _CONJUNCTIONS:
        before -= 1  # "were killed and nine, including a major, wounded"
    marked = before >= sentence.first and before in passage.casualty_words
    plain = (
        passage.language == "en" or ends
    )  # elsewhere the number of a verb before it may be of the next verb
    return plain and marked


def _next_is_joined(passage: Passage, number: Number, sentence: Sentence) -> bool:
    """Return whether "and" follows a number that stands right after a Russian noun: "раненых 18 и что"."""
    joined = number.last < sentence.last and passage.words[number.last].norm in _CONJUNCTIONS
    before = number.first - 1
    return (
        joined and before >= sentence.first and passage.has_any("wounded.number_after", before, number.first)
    )


def _next_is_harmed(passage: Passage, number: Number, sentence: Sentence) -> bool:
    """Return whether "and wounded" follows a number: "убила одного и ранила шестерых"."""
    after = number.last + 1
    joined = after < sentence.last and passage.words[number.last].norm in _CONJUNCTIONS
    return joined and after in passage.casualty_words
