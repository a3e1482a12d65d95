"""One person by an age alone, "a 12-year-old", or by the ending of a Tajik noun: "сарбозе", "писараш"."""

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.people import Quantity, category_at, clause_ends, is_casualty_soon

ONE_ENDINGS = ("е", "аш", "яш", "ашон", "яшон", "ро")
_MANY_ENDINGS = (
    "оне",
    "онаш",
    "хое",
    "хояш",
    "ене",
    "енаш",
    "хашон",
    "онашон",
    "хояшон",
    "енашон",
    "онро",
    "хоро",
    "енро",
)
_AFTER_AGE = {
    "was",
    "were",
    "is",
    "has",
    "had",
    "and",
    "who",
    "with",
    "from",
    "in",
    "at",
    "on",
    "near",
    "died",
    "lost",
}
_AFTER_AGE |= {"dead", "when", "while", "by", "as", "to", "also", "whose", "playing", "or", "but", "for"}
_THEIRS = "ашонро"
_AGED_TG = {"сола", "соларо", "солаи", "солааш"}  # behind the years
_THINGS_TG = ("money", "drugs", "weapons", "post", "beasts", "owned", "munitions")
_LINK, _OBJECT, _LINKED = "и", "ро", 3  # endings of a noun and of its phrase; words of it behind the noun
_MANY_LINKED = ("они", "хои", "ени", "афроди", "ашхоси", "аъзои", "гурухи", "мардуми", "оилаи", "полиси")
# Ends of nouns such as "чӯпон", "деҳқон", "меҳмон", which are no plurals.
_NO_PLURALS = tuple(f"{end}он{more}" for end in "бпквм" for more in ("ро", "ашон"))
_OBJECT_FA, _MANY_FA = "را", ("ان", "ها", "های", "ین", "ات")  # ends of Dari nouns for several
_COUNTED_FA = 6  # words from a number to what its people are of
_NOT_ONE_FA = {"این", "همین", "آن", "همان", "هر", "همه", "چند", "چندین", "هیچ"}  # before a noun
_NEAR, _CLAUSE = 3, 12  # words from "another" to his wound, from "another was"
_MORE = {"estimated", "further", "additional", "reported"}  # between "a" and a number
_HIT, _BY_WHAT = {"hit", "struck"}, 7  # words of "hit by a fragment of the shell"
_WHO_DOES = ("er", "or", "ist", "man", "woman", "ian", "ant", "boy", "girl")  # ends of nouns for people
_BULLETS = ("bullet", "splinter", "shrapnel", "fragment", "ricochet", "pellet", "sniper", "shot", "stray")
# Russian nouns of whose death or wound a genitive tells.
DEATHS = {"гибель", "гибели", "гибелью", "смерть", "смерти", "смертью", "жизни", "жизнь", "ликвидации"}
DEATHS |= {"ликвидацию", "убийство", "убийстве", "убийства", "убийством", "убийству", "казни", "казнь"}
DEATHS |= {"ранение", "ранения", "ранению", "ранением", "ранении", "тело", "труп"}
_OF_ONE, _WHOSE = ("ы", "и"), {"его", "ее", "их", "своей"}  # ends of a genitive; before it
_FEMININE = ("ой", "ей")  # ends of adjectives before it
_GOT = {"was", "reached", "escaped", "swam", "returned", "managed", "fled"}

_WHERE_RU = {"в", "на", "по", "ниже", "выше", "рядом", "неподалеку", "возле", "близ", "под", "за"}
_OPENS_RU, _NOMINATIVES_RU = {"а", "и", "но"}, ("ой", "ий", "ый", "ая", "ья")  # before and of "а третий,"
_OLD, _AGE = "old", 3  # of "11-year-old"; words from whose one is to it


def is_indefinite(passage: Passage, index: int) -> bool:
    """Return whether a noun is of one person by its ending or its verb: "сарбозе", "کودک را کشتند"."""
    if passage.language in {"ru", "fa"}:
        return (_is_of_death if passage.language == "ru" else is_slain_object)(passage, index)
    norm = passage.words[index].norm
    if heads_phrase(passage, index):
        return True
    if passage.language != "tg" or not norm.endswith(ONE_ENDINGS):
        return False
    if index and _is_attribute(passage, index):
        return False
    norm = norm.removesuffix("ро") if norm.endswith(_THEIRS) else norm  # "фармондеҳашонро"
    one = norm.endswith(_NO_PLURALS) and not passage.has("actor.taliban", index)
    if norm.endswith(_MANY_ENDINGS) and not one:
        return False
    return bool(category_at(passage, index)) and not passage.has("person.generic", index)


def _is_attribute(passage: Passage, index: int) -> bool:
    """Return whether a Tajik word only says of what kind those before it are: "ширкати чиниро"."""
    before, object_ = passage.words[index - 1].norm, passage.words[index].norm.endswith(_OBJECT)
    if object_ and before.endswith(_MANY_LINKED):
        return True  # "шахсони мусаллаҳро"
    thing = before.endswith(_LINK) and not category_at(passage, index - 1)
    return thing and bool(passage.family_in("nation", index, index + 1))


def is_slain_object(passage: Passage, index: int) -> bool:
    """Return whether a Dari noun in the singular is the object of a verb of harm: "مسافر را کشتند"."""
    words = passage.words
    ends = next((at for at in (index + 1, index + 2) if at < len(words) and words[at].norm == _OBJECT_FA), 0)
    if not ends or ends + 1 not in passage.casualty_words or not index:
        return False
    armed = category_at(passage, index) == "attackers" and category_at(passage, ends - 1) != "attackers"
    if armed or category_at(passage, index - 1) not in {"", "attackers"}:
        return False  # "سرباز تاجیک را"; but "افراد مسلح | مسافر را"
    if category_at(passage, index) in {"", "generic"} or passage.has("person.collective", index):
        return False
    if words[index].norm.endswith(_MANY_FA) or words[index - 1].norm in _NOT_ONE_FA:
        return False
    first = max(passage.sentence_first(index), index - _COUNTED_FA)
    return not passage.numbers_in(first, index)  # not "پنج کارگر یک شرکت چینی را"


def heads_phrase(passage: Passage, index: int) -> bool:
    """Return whether a Tajik noun in the singular heads one's phrase: "қонуншикани мусаллаҳеро куштанд"."""
    norm = passage.words[index].norm
    if passage.language != "tg" or not norm.endswith(_LINK) or norm.endswith(_MANY_LINKED):
        return False
    if category_at(passage, index) in {"", "generic"} or passage.has("person.collective", index):
        return False
    for end in range(index + 1, min(index + 1 + _LINKED, len(passage.words))):
        last = passage.words[end].norm
        if clause_ends(passage, end) or passage.number_covering(end) is not None:
            return False
        if last.endswith(_OBJECT):
            return end + 1 in passage.casualty_words
        if not last.endswith(_LINK):
            return False
    return False


def may_be_aged_stranger(passage: Passage, index: int) -> bool:
    """Return whether an age follows a Tajik noun, known or not: "дуредгари | 30-соларо"."""
    word, age = passage.words[index], index + 1
    if passage.language != "tg" or not word.norm.endswith(_LINK) or age + 1 >= len(passage.words):
        return False
    if not passage.words[age].digits or passage.words[age + 1].norm not in _AGED_TG:
        return False
    if word.capital and index != passage.sentence_first(index):
        return False
    if index in passage.event_words or index in passage.casualty_words or passage.unit_at(index):
        return False
    things = any(passage.has(f"object.{name}", index) for name in _THINGS_TG)
    return not (things or passage.has("person.collective", index) or word.norm.endswith(_MANY_LINKED))


def aged_stranger(passage: Passage, index: int) -> Quantity | None:
    """Return one person told by such a noun and an age."""
    if not may_be_aged_stranger(passage, index):
        return None
    return Quantity(index, index + 3, 1, category_at(passage, index) or "civilians", spoken=False)


def _is_of_death(passage: Passage, index: int) -> bool:
    """Return whether a Russian noun that may be plural is one whose death is told: "гибель главы села"."""
    words = passage.words
    if not words[index].norm.endswith(_OF_ONE):
        return False
    head = index - 1
    while head > 0 and (words[head].norm in _WHOSE or words[head].norm.endswith(_FEMININE)):
        head -= 1
    if head < 0 or words[head].norm not in DEATHS or clause_ends(passage, head + 1):
        return False
    return category_at(passage, index) != "" or passage.has("person.of_any_side", index)


def aged_one(passage: Passage, index: int, sentence: Sentence) -> Quantity | None:
    """Return one person whom an English age alone tells: "a 12-year-old was killed"."""
    age = passage.number_covering(index + 1) if index + 1 < sentence.last else None
    if age is None or age.first != index + 1 or age.last + 1 >= sentence.last:
        return None
    aged = [passage.words[step].norm for step in (age.last, age.last + 1)] == ["year", "old"]
    last = age.last + 2
    if not aged or (last < sentence.last and passage.words[last].norm not in _AFTER_AGE):
        return None  # "a 12-year-old lorry"
    return Quantity(index, last, 1, "civilians", spoken=False)


def past_age(passage: Passage, index: int, sentence: Sentence) -> int:
    """Return the word after an English age that begins at a word, or the word: "34-year-old | Nazar"."""
    age = passage.number_covering(index) if passage.language == "en" else None
    if age is None or age.last + 2 >= sentence.last:
        return index
    aged = [passage.words[step].norm for step in (age.last, age.last + 1)] == ["year", "old"]
    return age.last + 2 if aged else index


def aged_name(passage: Passage, index: int, sentence: Sentence) -> Quantity | None:
    """Return one person whom an English age and a name tell: "34-year-old Nazar Odinaev"."""
    first = last = past_age(passage, index, sentence)
    if _tells_who(passage, index, sentence):
        return None
    while last < sentence.last and passage.words[last].capital and not clause_ends(passage, last):
        if category_at(passage, last) or passage.words[last].possessive:
            return None
        last += 1
    return Quantity(index, last, 1, "generic", spoken=False) if first > index and last > first else None


def _tells_who(passage: Passage, index: int, sentence: Sentence) -> bool:
    """Return whether an age and a name say who was told: "two men, 34-year-old Nazar and 20-year-old Ali"."""
    head = index
    while head > sentence.first:
        if clause_ends(passage, head) and category_at(passage, head - 1):
            return True
        name = head - 1 - (passage.words[head - 1].norm == "and")
        while name > sentence.first and passage.words[name].capital and not passage.number_covering(name):
            name -= 1
        age = passage.number_covering(name - 2) if name - 2 >= sentence.first else None
        if age is None or past_age(passage, age.first, sentence) != name + 1 or age.first >= head:
            return False
        head = age.first
    return False


def counts_more(passage: Passage, index: int) -> bool:
    """Return whether a number of people follows "another", and no age: "another 12-year-old boy"."""
    first = index + 1
    more = passage.words[index].norm == "another"
    if first < len(passage.words) and passage.words[first].norm in _MORE:
        more, first = True, first + 1  # "an estimated ten fighters"
    number = passage.number_covering(first) if more and first < len(passage.words) else None
    aged = number is not None and passage.words[min(number.last, len(passage.words) - 1)].norm == "year"
    return number is not None and number.first == first and not aged


def names_act(passage: Passage, index: int) -> bool:
    """Return whether "a" counts nobody: "wounded in a terrorist attack", "not a single policeman died"."""
    if index and passage.words[index - 1].norm == "not":
        return True
    act = index + 2
    if act >= len(passage.words) or not passage.has("context.follow_up", act):
        return False
    return not (clause_ends(passage, index + 1) or clause_ends(passage, act))


def is_struck(passage: Passage, index: int) -> bool:
    """Return whether "himself" is whom a verb was done to; not "the officer himself was hit"."""
    before = index - 1
    return before in passage.casualty_words or passage.words[before].norm in {"and", "only", "but"}


def is_thing_hit(passage: Passage, was: int, sentence: Sentence) -> bool:
    """Return whether what "was hit by a rocket" may be a thing: "a shop"; not "a welder", nor by a bullet."""
    after = [word.norm for word in passage.words[was + 1 : min(sentence.last, was + _BY_WHAT)]]
    if (after[:1] and after[0] not in _HIT) or passage.words[was - 1].norm.endswith(_WHO_DOES):
        return False
    bullet = any(norm.startswith(_BULLETS) for norm in after)
    return not (bullet or passage.has_any("wounded.limb", was + 1, min(sentence.last, was + _BY_WHAT)))


def reach_of_other(passage: Passage, index: int, sentence: Sentence) -> int:
    """Return how many words after "another" tell what befell him: "another was pulled out with a bullet"."""
    if passage.language != "en" or index + 1 >= sentence.last or passage.words[index + 1].norm not in _GOT:
        return _NEAR
    others = any(
        passage.words[step].norm == "and" and passage.number_covering(step + 1) is not None
        for step in range(index + 1, min(sentence.last - 1, index + _CLAUSE))
    )
    return _NEAR if others else _CLAUSE  # "another escaped and three guards were wounded"


def befalls_past_aside(passage: Passage, index: int, sentence: Sentence) -> bool:
    """Return whether a Russian ordinal, who that was and what befell him follow: "третий, Рахим, убит"."""
    opens = clause_ends(passage, index) or passage.words[index - 1].norm in _OPENS_RU
    if passage.language != "ru" or not opens or not passage.words[index].norm.endswith(_NOMINATIVES_RU):
        return False
    after = range(index + 2, min(sentence.last, index + _CLAUSE))
    end = next((step for step in after if clause_ends(passage, step)), 0)
    aside = clause_ends(passage, index + 1) and end and passage.casualty_words.isdisjoint(range(index, end))
    return bool(aside) and is_casualty_soon(passage, end, sentence)


def since_further(passage: Passage, before: list[Quantity]) -> list[Quantity]:
    """Return the numbers from the last clause on that Russian begins: "трое, ещё двое ранены"."""
    if passage.language != "ru":
        return before
    for position in range(len(before) - 1, 0, -1):
        one = before[position].first
        if passage.words[one - 1].norm == "еще" and clause_ends(passage, one - 1):
            return before[position:]
        if not passage.has("person.other", one):
            continue
        if befalls_past_aside(passage, one, passage.sentences[passage.sentence_number(one)]):
            return before[position : position + 1]  # "двое бежали, третий, житель Восе, убит"
    return before


def nth_elsewhere(passage: Passage, index: int, sentence: Sentence) -> bool:
    """Return whether a Russian dash leads from an ordinal to where that befell him: "третий — на дороге"."""
    where = index + 1
    if where >= sentence.last or not passage.words[index].norm.endswith((*_NOMINATIVES_RU, "ье", "ое")):
        return False
    opens = clause_ends(passage, index) or passage.words[index - 1].norm in _OPENS_RU
    dash = passage.text[passage.words[index].end : passage.words[where].start].strip() in {"—", "–"}
    if not (opens and dash) or passage.casualty_words.isdisjoint(range(sentence.first, index)):
        return False
    if ":" in passage.text[sentence.start : passage.words[index].start]:
        return False  # "ранены двое: один в ногу, второй — в живот"
    end = next((at for at in range(where + 1, sentence.last) if clause_ends(passage, at)), sentence.last)
    told = passage.event_words | passage.people_words
    return passage.words[where].norm in _WHERE_RU and told.isdisjoint(range(where, end))


def since_owner(passage: Passage, one: Quantity | None, sentence: Sentence) -> Quantity | None:
    """Return somebody told by age from whose he is on: "including | the bride's 11-year-old brother"."""
    if one is None or passage.words[one.first].norm != _OLD:
        return one
    owner = one.first - _AGE
    if owner <= sentence.first or not passage.words[owner].possessive:
        return one
    return one._replace(first=owner - passage.has("singular.determiners", owner - 1))
