"""Numbers of people as a sentence tells them, and what kind of people they are."""

from collections.abc import Sequence
from typing import NamedTuple

from geo.incidents.reports.passage import Passage, Sentence

CATEGORIES = ("attackers", "security", "civilians", "generic")
_STOPS = frozenset(",;:،؛—()")
_SYMBOLS = "\u2190"  # arrows, and the little pictures of posts, from here on
_SPACED = frozenset({" - ", " – "})  # typed for a dash
_SIDES = {"attackers", "security"}
_SUSPECTED = {"подозреваемый", "подозревавшийся", "подозреваемого", "обвиняемый", "обвинявшийся"}
_MEMBERS, _OF_GROUP = {"member", "members", "supporter", "supporters"}, 4  # words of "of a Daesh cell"
_ARMED_GROUPS = ("actor.islamic_state", "actor.ansarullah", "actor.taliban", "actor.resistance_front")
_OF_MOVEMENT = 3  # words from a soldier to the movement that he is of
_OF_OFFICE = 5  # words from the head of an office to it: "глава уездного управления разведки талибов"
_APART = {"от", "против", "с", "со", "к", "по"}  # before those whom one is not of
_CRAFTS = (
    "рӯбӣ",
    "фурӯшӣ",
    "гирӣ",
    "ковӣ",
    "бонӣ",
    "корӣ",
    "дорӣ",
    "кашӣ",
    "ронӣ",
    "гарӣ",
    "даҳӣ",
    "деҳӣ",
    "конӣ",
    "созӣ",
    "канӣ",
    "пазӣ",
    "шӯйӣ",
    "ҷӯйӣ",
    "чинӣ",
    "парварӣ",
    "ронандагӣ",
    "аскарӣ",
)
_ADJECTIVES = ("террористӣ", "террористии", "экстремистӣ", "экстремистии", "ҷиноятпешагӣ")
_WEDDING = "арӯсӣ"  # "тӯи арӯсӣ"
_ADJECTIVE = "ӣ"
_ADJECTIVE_FA, _NO_ADJECTIVE = "ی", ("ای", "وی", "های")  # ends; "برای", "سوی" and "روی" are none
_THEFTS = ("дуздӣ", "роҳзанӣ", "одамрабоӣ", "ғоратгарӣ")
_GUARD, _MANY_GUARDS = "بانی", ("ان", "های", "ها", "ین", "ات")  # "نیروهای مرزبانی": of the service
_BECAME = ("شد", "گردید", "گشت")
_TO_HOSPITAL = {"شفاخانه", "بیمارستان"}
_VILLAGER, _IN = (
    "روستایی",
    {"در", "به", "از", "بر", "تا", "نزدیک", "نزدیکی", "باشنده", "ساکن", "اهل", "کنار"},
)  # or "a village"
_HIMSELF = "худи"
_ALL_OF_THEM = {"хама", "хамаашон", "хамагон", "аксаран", "хардуяшон", "харду"}
_NEIGHBOURING = {"хамсоя", "хамсояи"}
MAN = "مرد"  # or "died", in Dari
_EACH_OTHER = "друг"  # or "a friend"
_PARTNER, _OF_PARTNER = "напарник", 12  # words from somebody to his partner
_FORMER = 5  # words from a soldier to "former"
_OF_BODY = {"the", "local", "national", "border", "security", "public", "special"}  # before a body's name
_WITHOUT = {"بدون", "بی"}
_COMMANDERS = {"فرمانده", "قوماندان", "قومندان", "سرگروپ", "سرکرده", "ولسوال"}
_SOLDIER = "سرباز"
_NOT_OF = {"با", "از", "به", "در", "بر", "توسط", "را"}
_AND, _OF_BOTH = "و", {"زن", "مرد", "دختر", "پسر", "کودک", "طفل"}
_TOLD_OF = {"was", "were", "is", "are", "been", "being", "be"}


class Quantity(NamedTuple):
    """
    A number of people at the words `first` to `last` (not included).

    `category` is "attackers", "security", "civilians", "generic", or "" where no noun follows; `spoken` is
    false for one person told without a number.
    """

    first: int
    last: int
    value: int
    category: str
    spoken: bool = True


def category_at(passage: Passage, index: int) -> str:
    """Return the kind of people that a word names, or ""; remembered, since many rules ask for it."""
    if index not in passage.people_words:
        return ""
    known = passage.people.get(index)
    if known is None:
        known = passage.people[index] = _category(passage, index)
    return known


def _category(passage: Passage, index: int) -> str:
    """Tell the kind of people that a word names by the lexicon and the words beside it."""
    if _is_other_word(passage, index) or _is_vehicle(passage, index):
        return ""
    partner = _partner_of(passage, index)
    if partner:
        return partner
    for category in CATEGORIES:
        if passage.has(f"person.{category}", index):
            if category == "security" and passage.has_any("person.former", max(0, index - 2), index + 2):
                return "civilians"  # "a former officer"
            served = {"fa": _served_former, "en": _was_of}.get(passage.language)
            if category == "security" and served is not None and served(passage, index):
                return "civilians"
            armed = is_of_taliban(passage, index, category) or _is_suspect(passage, index, category)
            armed = armed or (category == "civilians" and _commands_group(passage, index))
            armed = armed or (category == "security" and _is_soldier_of_taliban(passage, index))
            kind = "attackers" if armed else _of_forces(passage, index, category)
            return on_their_side(passage, index, kind)
    return ""


def goes_on_with_noun(passage: Passage, index: int, end: int, best: str) -> bool:
    """Return whether a Dari adjective stands between nouns for one person: "سرباز قراردادی مرزبانی"."""
    norm = passage.words[index].norm
    if not norm.endswith(_ADJECTIVE_FA) or norm.endswith(_NO_ADJECTIVE) or index + 1 >= end:
        return False
    return category_at(passage, index + 1) == best and not clause_ends(passage, index + 1)


def _partner_of(passage: Passage, index: int) -> str:
    """Return the kind of him whose partner a Russian word tells: "курьер задержан, его напарник убит"."""
    if passage.language != "ru" or not passage.words[index].norm.startswith(_PARTNER):
        return ""
    before = (category_at(passage, at) for at in range(index - 1, max(-1, index - _OF_PARTNER), -1))
    return next((kind for kind in before if kind not in {"", "generic"}), "")


def on_their_side(passage: Passage, index: int, category: str) -> str:
    """Return a kind of people, Taliban as security where they hold the land that others attack."""
    if passage.language == "tg":
        rules = category == "attackers" and passage.has("person.of_emirate", index) and _rules(passage)
        return "security" if rules else category
    raided = "object.of_taliban" in passage.marks and "person.raiders" in passage.marks
    if category != "attackers" or not raided:
        return category
    return "security" if passage.has("actor.taliban", index) else category


def _rules(passage: Passage) -> bool:
    """Return whether a Tajik text speaks of the Taliban as the state, or of them and the Islamic State."""
    foes = "actor.taliban" in passage.marks and "actor.islamic_state" in passage.marks
    return foes or "ruling.emirate" in passage.marks


def _of_forces(passage: Passage, index: int, category: str) -> str:
    """Return "security" for English members of forces: "members of the special forces"; else the kind."""
    members = passage.language == "en" and passage.words[index].norm in _MEMBERS
    members = members and not passage.has_any("person.former", max(0, index - 2), index)
    return "security" if members and _is_of(passage, index + 1, ("person.security",)) else category


def _is_vehicle(passage: Passage, index: int) -> bool:
    """Return whether an English word is the name of a car: "a Taliban Ranger", "two Rangers"."""
    word = passage.words[index]
    return passage.language == "en" and word.capital and word.norm in {"ranger", "rangers"}


def _is_suspect(passage: Passage, index: int, category: str) -> bool:
    """Return whether a Russian clause says that somebody is suspected: "житель Куляба, подозреваемый в"."""
    if passage.language != "ru" or category != "civilians" or not passage.has("person.one", index):
        return False
    for step in range(index + 1, min(len(passage.words), index + 1 + _OF_MOVEMENT)):
        if clause_ends(passage, step):
            return passage.words[step].norm in _SUSPECTED
    return False


def _is_other_word(passage: Passage, index: int) -> bool:
    """Return whether a word is no person: "дуздӣ", but for its mark "дузди"; "پرنده بدون سرنشین"."""
    if passage.language == "tg":
        word = passage.words[index]
        return passage.text[word.start : word.end].lower().endswith((*_THEFTS, *_ADJECTIVES))
    return passage.language == "fa" and index > 0 and passage.words[index - 1].norm in _WITHOUT


def _commands_group(passage: Passage, index: int) -> bool:
    """Return whether a Dari commander is of an armed group: "فرمانده مشهور طالبان", "قوماندان داعش"."""
    if passage.words[index].norm not in _COMMANDERS:
        return False
    for step in range(index + 1, min(len(passage.words), index + _OF_OFFICE)):
        if clause_ends(passage, step) or passage.words[step].norm in _NOT_OF:
            return False
        if passage.has_one_of(_ARMED_GROUPS, step, step + 1):
            return True
    return False


def is_of_taliban(passage: Passage, index: int, category: str) -> bool:
    """Return whether somebody is of the Taliban: "боец движения «Талибан»", "a Taliban commander"."""
    if passage.language == "en" and category == "civilians":
        of_members = passage.words[index].norm in _MEMBERS
        of_group = of_members and _is_of(passage, index + 1, _ARMED_GROUPS)
        taliban = index > 0 and passage.has("actor.taliban", index - 1)
        named = index > 0 and of_members and passage.has_one_of(_ARMED_GROUPS, index - 1, index)
        return of_group or ((taliban or named) and not clause_ends(passage, index))
    of_any = category == "civilians" and passage.has("person.of_any_side", index)
    if passage.language != "ru" or not (category == "security" or of_any):
        return False
    reach = _OF_OFFICE if of_any else _OF_MOVEMENT
    for step in range(index + 1, min(len(passage.words), index + reach)):
        if clause_ends(passage, step) or step == passage.sentence_first(step):
            return False
        if passage.words[step].norm in _APART or step in passage.casualty_words:
            return False  # "командир ополчения убит талибами"
        if passage.has("actor.taliban", step):
            return True
    return False


def _is_of(passage: Passage, index: int, classes: tuple[str, ...]) -> bool:
    """Return whether "of" and words of some classes follow: "members | of a Daesh cell"."""
    last = min(len(passage.words), index + _OF_GROUP)
    if index >= last or passage.words[index].norm != "of":
        return False
    groups = (step for step in range(index, last) if passage.has_one_of(classes, step, step + 1))
    named = next(groups, 0)
    return named > 0 and not any(clause_ends(passage, step) for step in range(index, named + 1))


def _is_soldier_of_taliban(passage: Passage, index: int) -> bool:
    """Return whether a Tajik or Dari soldier is one of the Taliban: "шаш сарбози Толибон"."""
    after = index + 1
    if passage.language not in {"tg", "fa"} or after >= len(passage.words) or clause_ends(passage, after):
        return False
    soldier = passage.language == "tg" or passage.words[index].norm.startswith(_SOLDIER)
    return soldier and passage.has("actor.taliban", after)


def _was_of(passage: Passage, index: int) -> bool:
    """Return whether an English body is what somebody was of: "a former member of the police"."""
    words = passage.words
    of = next((step for step in range(index - 1, max(1, index - _FORMER), -1) if words[step].norm == "of"), 0)
    plain = all(words[step].capital or words[step].norm in _OF_BODY for step in range(of + 1, index))
    return of > 1 and plain and passage.has_any("person.former", of - 2, of)


def _served_former(passage: Passage, index: int) -> bool:
    """Return whether a Dari soldier served those who no longer rule: "سرباز ارتش حکومت پیشین"."""
    around = (range(index + 1, index + _FORMER), range(index, index - _FORMER, -1))
    return any(_former_among(passage, words) for words in around)


def _former_among(passage: Passage, words: Sequence[int]) -> bool:
    """Return whether one of the words says "former", before a clause or "and" ends."""
    for step in words:
        if not 0 <= step < len(passage.words):
            break
        if passage.has("person.former", step):
            return True
        if clause_ends(passage, step) or passage.words[step].norm == "و" or step in passage.casualty_words:
            break
    return False


def is_armed_side(passage: Passage, index: int) -> bool:
    """Return whether a word names one side of a fight, also as a whole: "insurgents", "the army"."""
    return category_at(passage, index) in _SIDES or passage.has("actor.soldiers", index)


def clause_ends(passage: Passage, index: int) -> bool:
    """Return whether a sign that parts clauses stands before a word."""
    if index == 0:
        return False
    if index >= len(passage.words):
        return True  # the text is cut there
    between = passage.text[passage.words[index - 1].end : passage.words[index].start]
    if between == " ":
        return False
    return not _STOPS.isdisjoint(between) or between in _SPACED or max(between, default="") > _SYMBOLS


def verb_ends(passage: Passage, index: int) -> bool:
    """Return whether a Tajik or Dari clause ends before a word: "ӯ ҷон дод ва як гумонбар дастгир шуд"."""
    if passage.language not in {"tg", "fa"} or index >= len(passage.words):
        return False
    return passage.words[index].norm in {"ва", "و"} or clause_ends(passage, index)


def became(passage: Passage, index: int) -> bool:
    """Return whether a Dari word says that somebody became what the word before it says."""
    return index < len(passage.words) and passage.words[index].norm.startswith(_BECAME)


def several_follow(passage: Passage, index: int) -> bool:
    """Return whether a Dari verb of several follows right behind where the hurt were taken."""
    taken = passage.words[index - 1].norm in _TO_HOSPITAL
    return taken and any(word.norm.endswith("ند") for word in passage.words[index : index + 2])


def is_casualty_soon(passage: Passage, index: int, sentence: Sentence, reach: int = 3) -> bool:
    """Return whether "killed" or "wounded" follows within the clause, `reach` words at most away."""
    for step in range(index, min(index + reach, sentence.last)):
        if step > index and clause_ends(passage, step):
            return False
        if step in passage.casualty_words:
            return True
    return False


def is_speech(passage: Passage, index: int) -> bool:
    """Return whether a word is a verb of speech whose subject speaks: not "were reported killed"."""
    if not passage.has("speech.verbs", index):
        return False
    if passage.language != "en" or index == 0:
        return True
    told = passage.words[index - 1].norm in _TOLD_OF
    after = [word.norm for word in passage.words[index + 1 : index + 2]]
    if passage.words[index].norm == "put" and after in (["up"], ["down"], ["under"], ["into"]):
        return False  # "put up resistance"
    return not told and index + 1 not in passage.casualty_words


def is_man(passage: Passage, index: int) -> bool:
    """Return whether a Dari word is a man, and no verb: "کشته شدن مرد", "مرد ۷۰ ساله"; not "در راه مرد"."""
    if passage.language != "fa" or passage.words[index].norm != MAN:
        return False
    aged = index + 2 < len(passage.words) and passage.has("time.aged", index + 2)
    return (aged and passage.words[index + 1].digits) or passage.has("killed.forward", index - 1)


def is_no_person(passage: Passage, index: int) -> bool:
    """Return whether a word is what somebody does, or an adjective: "посбонӣ", "ноҳияи ҳамсоя", "مرزبانی"."""
    word = passage.words[index]
    if passage.language == "ru" and word.norm == _EACH_OTHER:  # "открыли друг по другу огонь"
        return any(other.norm.startswith(_EACH_OTHER) for other in passage.words[index + 1 : index + 3])
    if index == 0 or passage.language == "en":
        return False
    tells = {"tg": _is_no_tajik_person, "fa": _is_no_dari_person}.get(passage.language)
    return tells is not None and tells(passage, index)


def _is_no_tajik_person(passage: Passage, index: int) -> bool:
    """Return whether a Tajik word is a craft, a village, whose band it is, or who all of those told are."""
    word, before = passage.words[index], passage.words[index - 1].norm
    all_of_them = before in _ALL_OF_THEM and clause_ends(passage, index - 1)  # "чор меҳмон, ҳама зан,"
    but_for = before == _HIMSELF and passage.has("part.except", index - 2)  # "ба ҷуз худи ҳамлагар"
    return (
        passage.text[word.start : word.end].lower().endswith((*_CRAFTS, *_THEFTS, _WEDDING))
        or bool(word.capital and passage.unit_at(index - 1))  # "деҳаи Мулло Ғуломи"
        or (all_of_them or but_for)
        or passage.has("part.groups", index - 1)  # "аз дастаи қӯмандон Фазлуддин се нафар"
        or (word.norm in _NEIGHBOURING and before.endswith("и"))
        or _is_tajik_adjective(passage, index)
    )


def _is_tajik_adjective(passage: Passage, index: int) -> bool:
    """Return whether a Tajik word only tells what sort of person the one before it is: "зани деҳотӣ"."""
    word, before = passage.words[index], passage.words[index - 1]
    if not passage.text[word.start : word.end].lower().endswith(_ADJECTIVE) or not before.norm.endswith("и"):
        return False
    return category_at(passage, index - 1) not in {"", "generic"}


def _is_of_both_kinds(passage: Passage, index: int) -> bool:
    """Return whether a number counts people of two kinds, of whom this is the second: "ده زن و کودک"."""
    words = passage.words
    if words[index].norm not in _OF_BOTH or words[index - 1].norm != _AND:
        return False
    number = passage.number_covering(index - 3)
    return words[index - 2].norm in _OF_BOTH and number is not None and number.value > 1


def _is_no_dari_person(passage: Passage, index: int) -> bool:
    """Return whether a Dari word is a village or a service: "در روستایی", "نیروهای مرزبانی"."""
    if passage.has("place.named_for", index - 1):
        return True  # "چوک زرگری"
    norm, before = passage.words[index].norm, passage.words[index - 1].norm
    if before in _WITHOUT or _is_of_both_kinds(passage, index):
        return True  # "هواپیمای بی پیلوت"
    if norm == _VILLAGER:
        return before in _IN
    return norm.endswith(_GUARD) and before.endswith(_MANY_GUARDS)
