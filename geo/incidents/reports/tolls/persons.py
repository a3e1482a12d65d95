"""One person told without a number: "a shepherd", "his son", "женщина", "himself"."""

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.agents import agent, is_author, may_be_agent
from geo.incidents.reports.tolls.among_others import (
    ELDER,
    HIMSELF,
    TOLD_APART,
    another,
    are_several,
    emphatic,
    nth_one,
    other_of_two,
    told_apart,
    with_others,
)
from geo.incidents.reports.tolls.asides import tells_of_part
from geo.incidents.reports.tolls.companions import is_carried, is_together
from geo.incidents.reports.tolls.gaps import is_gapped
from geo.incidents.reports.tolls.groups import past_band
from geo.incidents.reports.tolls.indefinite import (
    ONE_ENDINGS,
    aged_one,
    aged_stranger,
    befalls_past_aside,
    counts_more,
    heads_phrase,
    is_indefinite,
    is_slain_object,
    is_struck,
    is_thing_hit,
    may_be_aged_stranger,
    names_act,
    nth_elsewhere,
    reach_of_other,
    since_owner,
)
from geo.incidents.reports.tolls.limbs import whose_limb
from geo.incidents.reports.tolls.names_told import AGED, aged, name_before
from geo.incidents.reports.tolls.nationals import AFTER_PERSON, is_one_national
from geo.incidents.reports.tolls.of_several import (
    LOST,
    OF_TWO,
    ORDINALS,
    counts_which,
    is_of_counted,
    nth_of_them,
)
from geo.incidents.reports.tolls.people import (
    Quantity,
    category_at,
    clause_ends,
    is_casualty_soon,
    is_man,
    is_no_person,
    is_of_taliban,
)
from geo.incidents.reports.tolls.relatives import follows_name, is_son_of, is_titled_name, tells_who_one_was
from geo.incidents.reports.tolls.roles import may_have_role, role_and_name
from geo.incidents.reports.tolls.russian_clauses import is_of_blow, is_untold_object

_REACH, _OF_THEM = 5, 3  # words between a number and the noun it counts, to the end of "of them"
_NOUN = 3  # words of "صاحب یک دکان"
_SINGULAR_DETERMINERS = "singular.determiners"  # English "a"; other languages have nouns that say one
CLASSES_OF_ONE = (
    _SINGULAR_DETERMINERS,
    "person.one",
    "person.self",
    "person.generic",
    "person.title",
    "person.other",
)
_MANY = ("s", "men", "people", "children", "police", "troops", "taliban", "crew", "staff", "deen", "hidin")
_PARENTS = "parents"  # of "his parents and brother"
_HIMSELF = {"himself", "herself"}
_OWNERS = {"his", "her", "their", "whose", "a", "an"}
_OWNERS_ONLY = {"his", "her", "their", "my", "our"}
_PLACED, _HIS = {"in", "at", "near", "outside"}, {"his", "her"}
_UNKNOWN_REACH = 3  # words of an unknown noun between its number and "killed"
_ROLES = {
    "worked",
    "works",
    "working",
    "served",
    "serving",
    "employed",
    "known",
    "dressed",
    "disguised",
    "posing",
}
_GOVERNED = {"of", "by", "under", "from", "to", "for", "with", "named", "as"}  # before who is no victim
_BEFORE_OTHERS = _PLACED | _GOVERNED | {"and", "or", "a", "an", "the"}  # no part of "a shepherd"
_BEFORE_OTHERS |= {"is", "are", "was", "were", "includes", "include", "included"}
_PEOPLES = {"chinese", "kyrgyz", "hazara", "pashtun", "talib", "taliban"}  # nouns that are adjectives, too
_ADJECTIVAL = {"local", "national", "official"}  # the same: "the local administration"
_VAGUE = {"number", "handful", "few", "dozen", "score", "couple", "total", "group", "family", "hundred"}
_ADJECTIVES, _QUOTES, _QUOTED = ("ский", "ская", "ского"), {"«", "„", '"'}, 2
_THE_OTHER = {"another", "дуюми", "сеюми", "دومی", "دیگری"}
_SPOKEN = frozenset(_HIMSELF | ORDINALS | _THE_OTHER | OF_TWO)


def may_be_one(passage: Passage, index: int) -> bool:
    """Return whether `single` may find a person at a word that belongs to none of CLASSES_OF_ONE."""
    norm = passage.words[index].norm
    if passage.language == "tg" and (
        norm.endswith(ONE_ENDINGS) or heads_phrase(passage, index) or may_be_aged_stranger(passage, index)
    ):
        return True
    if passage.language == "ru":
        known = may_be_agent(passage, index) or norm.endswith(AGED) or norm.startswith(ELDER)
        return known or is_indefinite(passage, index)
    if passage.language != "en":
        known = norm in _SPOKEN or norm in TOLD_APART or norm == HIMSELF
        known = known or passage.has("part.nth", index) or is_man(passage, index)
        return known or (passage.language == "fa" and is_slain_object(passage, index))
    after_and = index > 0 and passage.words[index - 1].norm == "and"
    return norm in _SPOKEN or after_and or passage.words[index].possessive or may_have_role(passage, index)


def single(passage: Passage, index: int, sentence: Sentence) -> Quantity | None:
    """Return one person told without a number: "a shepherd", "his son", "женщина", "a third", "himself"."""
    if passage.words[index].norm in _HIMSELF:
        told = is_struck(passage, index)
        return Quantity(index, index + 1, 1, "attackers", spoken=False) if told else None
    if nth_of_them(passage, index, sentence) or (
        _is_other(passage, index, sentence) and _determined(passage, index, sentence) is None
    ):
        return Quantity(index, index + 1, 1, "", spoken=False)
    pronoun = with_others(passage, index, sentence)
    if pronoun is not None:
        return pronoun
    if passage.language != "en":
        if index > sentence.first and passage.has("part.vague", index - 1):
            return None  # "садҳо сокини деҳа"
        return (
            nth_one(passage, index, sentence)
            or emphatic(passage, index, sentence)
            or another(passage, index, sentence)
            or other_of_two(passage, index, sentence)
            or told_apart(passage, index, sentence)
            or _named_one(passage, index, sentence)
            or agent(passage, index, sentence)
            or aged(passage, index, sentence)
            or aged_stranger(passage, index)
        )
    return _english_one(passage, index, sentence)


def _english_one(passage: Passage, index: int, sentence: Sentence) -> Quantity | None:
    """Return an English person without a number: "a shepherd", "Captain Nazarov", "Haji Rahmat's wife"."""
    if passage.words[index].possessive and passage.words[index].capital:
        return _kin_of_named(passage, index, sentence)
    if not passage.has(_SINGULAR_DETERMINERS, index):
        titled = passage.has("person.title", index)
        found = (_titled if titled else _coordinated)(passage, index, sentence)
        return found or role_and_name(passage, index, sentence)
    if index > 1 and passage.words[index - 1].norm == "as" and passage.words[index - 2].norm in _ROLES:
        return None  # "a man who had worked as a guide"
    if tells_who_one_was(passage, index) or counts_more(passage, index) or names_act(passage, index):
        return None  # "five men, one a foreigner", "another 10 were taken prisoner", "a terrorist attack"
    if index > sentence.first and clause_ends(passage, index) and counts_which(passage, index):
        return None  # "…, the ninth person killed there since November"
    return (
        since_owner(passage, _determined(passage, index, sentence), sentence)
        or aged_one(passage, index, sentence)
        or whose_limb(passage, index, sentence)
        or _struck_one(passage, index, sentence)
        or _unknown_one(passage, index, sentence)
    )


def _is_other(passage: Passage, index: int, sentence: Sentence) -> bool:
    """Return whether a word says "another" of one person; in "another five" it does not."""
    if not passage.has("person.other", index) and passage.words[index].norm not in _THE_OTHER:
        return False
    if passage.language == "ru" and is_of_blow(passage, index):
        return False
    if passage.language in {"fa", "tg"} and is_of_counted(passage, index):
        return False
    if passage.language == "ru" and (
        is_untold_object(passage, index, sentence)
        or befalls_past_aside(passage, index, sentence)
        or nth_elsewhere(passage, index, sentence)
    ):
        return True
    follows = index + 1 < sentence.last
    if follows and passage.number_covering(index + 1) is not None:
        return False
    reach = reach_of_other(passage, index, sentence)
    soon = is_casualty_soon(passage, index + 1, sentence, reach) or is_gapped(passage, index, sentence)
    soon = follows and soon
    return soon or (index > sentence.first and index - 1 in passage.casualty_words)


def _named_one(passage: Passage, index: int, sentence: Sentence) -> Quantity | None:
    """Return a person whom a noun in the singular tells: "چوپان", "писараш"."""
    if passage.has("person.one", index):
        marks = passage.marks_in("person.one", index, min(index + _NOUN, sentence.last))
        if not marks or marks[0].first != index:
            return None  # within "نواسه اش"
    elif not (is_man(passage, index) or is_indefinite(passage, index)):
        return None
    if passage.has_any("person.named", index - 1, index) or is_son_of(passage, index, sentence):
        return None  # "دو قوماندان به نام های قاری شمس"
    if (
        is_no_person(passage, index)
        or are_several(passage, index)
        or _is_of_thing(passage, index)
        or is_together(passage, index)
    ):
        return None
    told = passage.language == "ru" and tells_of_part(passage, index)
    if told or is_carried(passage, index) or is_author(passage, index):
        return None
    value = 1 + follows_name(passage, index, sentence)
    category = category_at(passage, index) or "civilians"
    if passage.language == "ru" and is_of_taliban(passage, index, category):
        category = "attackers"  # "глава разведки талибов"
    if is_titled_name(passage, index, sentence):
        category = "generic"  # "ملا عبدالسلام" may be of any side
    return Quantity(index, index + 1, value, category, spoken=False)


def _is_of_thing(passage: Passage, index: int) -> bool:
    """Return whether a Russian adjective goes on to a thing: "полицейский «Рейнджер»", "военный конвой"."""
    norm = passage.words[index].norm
    if passage.language != "ru" or not (norm.endswith(_ADJECTIVES) or norm.startswith("военн")):
        return False
    after = passage.text[passage.words[index].end : passage.words[index].end + _QUOTED]
    thing = passage.has("object.money", index + 1) and not clause_ends(passage, index + 1)
    return thing or after.strip(" ")[:1] in _QUOTES


def _coordinated(passage: Passage, index: int, sentence: Sentence) -> Quantity | None:
    """Return the second person of "his wife and daughter", who has no determiner of her own."""
    word = passage.words[index]
    if word.norm.endswith(_MANY) or word.possessive or index - _OF_THEM < sentence.first:
        return None
    owner, noun, joined = (passage.words[index - step].norm for step in (3, 2, 1))
    owned = owner in _OWNERS or passage.words[index - 3].possessive  # "the boy's father and uncle"
    if joined != "and" or not owned or (noun.endswith(_MANY) and noun != _PARENTS):
        return None
    if not (category_at(passage, index - 2) and category_at(passage, index)):
        return None
    return Quantity(index, index + 1, 1, category_at(passage, index), spoken=False)


def _titled(passage: Passage, index: int, sentence: Sentence) -> Quantity | None:
    """Return an English title with the name of who bears it: "Captain Rustam Nazarov was killed"."""
    rank = index  # the last word of "Lance Corporal"
    while (
        rank + 1 < sentence.last
        and passage.has("person.title", rank + 1)
        and passage.words[rank + 1].capital
        and not clause_ends(passage, rank + 1)
    ):
        rank += 1
    last = rank + 1
    while last < sentence.last and passage.words[last].capital and not clause_ends(passage, last):
        if passage.words[last].possessive or passage.has("person.title", last):
            break
        last += 1
    words = passage.words
    if last == rank + 1 or not words[index].capital or (last < sentence.last and words[last - 1].possessive):
        return None
    if (
        index > sentence.first
        and words[index - 1 - (words[index - 1].norm == "one")].norm in _GOVERNED
        and index - 1 not in passage.casualty_words
    ):
        return None
    return Quantity(index, last, 1, category_at(passage, index) or "civilians", spoken=False)


def _unknown_one(passage: Passage, index: int, sentence: Sentence) -> Quantity | None:
    """Return somebody whom the lexicon lacks: "his colleague was injured"; "the" may stand before a thing."""
    of_his = passage.words[index].norm in _OWNERS_ONLY
    placed = of_his and passage.words[index - 1].norm in _PLACED  # "a man in his thirties was shot"
    if placed or passage.words[index].norm == "the":
        return None
    for step in range(index + 1, min(index + _UNKNOWN_REACH + 1, sentence.last)):
        if clause_ends(passage, step) or _is_thing(passage, step):
            return None
        if passage.number_covering(step) is not None:
            return None  # "and his two sons were killed": the number counts them
        if of_his and step > index + 1 and step in passage.casualty_words and _struck_by(passage, step):
            return Quantity(index, step, 1, "", spoken=False)  # "his secretary lost an arm"
        was = {"was", "were" if passage.words[index - 1].norm == "and" else "was"}
        told = step > index + 1 and passage.words[step].norm in was
        told = told and is_casualty_soon(passage, step + 1, sentence)
        if told and not is_thing_hit(passage, step, sentence):
            return Quantity(index, step, 1, "", spoken=False)
    return None


def _struck_one(passage: Passage, index: int, sentence: Sentence) -> Quantity | None:
    """Return somebody unknown right after what was done to him: "shot dead a pilot and his nephew"."""
    if passage.words[index].norm not in {"a", "an", "another"} or not passage.has(
        "killed.violent", index - 1
    ):
        return None
    end = index + 1
    while end < sentence.last and end - index <= _UNKNOWN_REACH and not clause_ends(passage, end):
        if passage.words[end].norm in _BEFORE_OTHERS | AFTER_PERSON or passage.number_covering(end):
            break
        end += 1
    noun = end - 1
    many = (
        passage.words[noun].norm.endswith(_MANY) or passage.words[noun].possessive
    )  # "a headman's two sons"
    if noun == index or end - index > _UNKNOWN_REACH or many:
        return None
    if _is_thing(passage, noun) or passage.has("object.beasts", noun) or passage.words[noun].norm in _VAGUE:
        return None
    return Quantity(index, end, 1, "", spoken=False)


def _struck_by(passage: Passage, index: int) -> bool:
    """Return whether a word begins what befell somebody, after a noun that is no limb: "his typist died"."""
    return passage.words[index].norm in LOST - {"was", "is", "has", "had"} and not passage.has(
        "wounded.limb", index - 1
    )


def _is_thing(passage: Passage, index: int) -> bool:
    """Return whether a word is something that can be hit and is nobody: "their car was hit"."""
    things = ("object.money", "object.weapons", "object.post", "object.drugs")
    return passage.has_one_of(things, index, index + 1)


def _determined(passage: Passage, index: int, sentence: Sentence) -> Quantity | None:
    """Return the person of an English noun in the singular after "a", "the" or "his"."""
    noun = 0
    for step in range(index + 1, min(index + _REACH, sentence.last)):
        hurt = passage.has("moved.adjective", step) and (  # "a wounded guard died"
            step == index + 1 or (step == index + 2 and passage.has("part.gravely", index + 1))
        )
        if clause_ends(passage, step) or (step in passage.casualty_words and not hurt):
            break
        if passage.has("speech.verbs", step) or passage.has("killed.loss", step):
            break  # "the Front said five guards", "the loss of one guard"
        if not noun and passage.words[step].norm in _BEFORE_OTHERS:
            break  # "their house in Imam Sahib", "his deputy and a guard", "a clash with suspected smugglers"
        if _is_person(passage, step):
            noun = step
        elif noun:
            post = passage.has("object.post", step) and not _is_person(passage, step + 1)
            thing = post or passage.has("object.beasts", step)
            noun *= not thing  # "a border guard post came under fire", "a guard dog was killed"
            break
    if not noun and is_one_national(passage, index + 1, sentence):
        return Quantity(index, index + 2, 1, "civilians", spoken=False)
    if not noun or passage.words[noun].norm.endswith(_MANY) or _owns(passage, noun + 1, sentence):
        return None
    noun = past_band(passage, noun, sentence)
    if not noun:
        return None  # "four men, members of an armed smuggling group"
    name = name_before(passage, index, sentence) if passage.words[index].norm in _HIS else index
    return Quantity(name, noun + 1, 1 + (name < index), category_at(passage, noun), spoken=False)


def _is_person(passage: Passage, index: int) -> bool:
    """Return whether an English word is a noun for people, and none of whose something is."""
    person = category_at(passage, index) and not passage.words[index].possessive
    return bool(person) and not _is_adjective(passage, index)


def _owns(passage: Passage, index: int, sentence: Sentence) -> bool:
    """Return whether a noun goes on to a name whose kin is meant: "the commander Aziz's son"."""
    if passage.words[index - 1].norm == "the":
        return False  # "a member of the Taliban's intelligence"
    while index < sentence.last and passage.words[index].capital and not clause_ends(passage, index):
        if passage.words[index].possessive:
            return True
        index += 1
    return False


def _kin_of_named(passage: Passage, index: int, sentence: Sentence) -> Quantity | None:
    """Return the person whom a name before says whose he is: "Haji Rahmat's wife", "the miner's brother"."""
    noun = index + 1
    if noun >= sentence.last or clause_ends(passage, noun) or category_at(passage, noun) != "civilians":
        return None
    if passage.words[index - 1].norm == "for" and index > sentence.first:
        return None  # "the spokesman for Badakhshan's governor"
    if passage.words[noun].norm.endswith(_MANY) or passage.words[noun].possessive:
        return None
    return Quantity(index, noun + 1, 1, "civilians", spoken=False)


def _is_adjective(passage: Passage, index: int) -> bool:
    """Return whether the name of a people says whose something is: "a Chinese company"."""
    following = index + 1
    if passage.words[index].norm not in _PEOPLES | _ADJECTIVAL or following >= len(passage.words):
        return False
    ends = clause_ends(passage, following) or following in passage.casualty_words
    return not ends and passage.words[following].norm not in {"of", *AFTER_PERSON}
