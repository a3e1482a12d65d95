"""One person killed or wounded whom no number tells: "погиб лейтенант", "shot him dead"."""

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.figures import Marker
from geo.incidents.reports.tolls.gaps import before_other
from geo.incidents.reports.tolls.groups import THEY
from geo.incidents.reports.tolls.later_deaths import HAD, opens_with_them
from geo.incidents.reports.tolls.markers import is_singular
from geo.incidents.reports.tolls.names_told import may_be_name
from geo.incidents.reports.tolls.objects import PLURALS, named_object
from geo.incidents.reports.tolls.of_those_hurt import is_one_of_them
from geo.incidents.reports.tolls.people import Quantity, category_at, clause_ends, verb_ends
from geo.incidents.reports.tolls.sides import body_of
from geo.incidents.reports.tolls.spoken_of import spoken_of_before, victim_at
from geo.incidents.reports.tolls.tajik_names import named_together

_CLAUSE = 10  # words of a clause before its verb
_TOWARDS = {"با", "بر", "به", "در", "از"}  # before who is not the subject
_OF_MANY, _TOO = {"شده", "اسیب"}, {"نیز", "هم"}
_PLURALS_ALL = (*PLURALS, "он", "хо", "ен", "хои", "они", "ени", "онро", "хоро")
_HEAD, _SHORT = 4, 3  # words before a verb in which its subject stands; letters of an article
_PRONOUNS, _ME = {"he", "she"}, {"меня", "мне", "я"}
_NO_NAMES = {"this", "that", "what", "nobody", "none", "everyone", "whether", "there", "here", "another"}
_NO_NAMES |= {"those", "they"}
_JOINED_TO_HIM = {"where", "but", "and"}
_BEEN = {"was", "had", "been", "is", "remains", "lies"}  # before what befell somebody
_DIED = {"died", "perished", "succumbed"}
_NOW = {"now", "today", "then", "meanwhile", "yesterday", "still"}
_HIMSELF, _HAD = {"himself", "herself"}, {"was", "had"}
_WITH = {"with", "lost", "took", "suffered", "received", "sustained", "had", "has", "lies", "lay"}
_ACTOR, _SUBJECT = 8, 3  # words before an act, and after a verb, in which its subject stands
_ONE = {"one", "a", "an", "another", "the"}
_TOLD_DEAD = ("killed.back", "killed.forward", "killed.violent")
_LINK_TG = "и"  # end of a noun that goes on to whose it is
_BODY_OF, _BEAST = 2, 4  # words of whose body it is; before a verb, of an animal that is its object
_UNTIL, _BEFORE_DEATH = {"تا", "وقتی"}, 6  # before "we came", and words from it to the verb
_DAMAGE = {"осеб", "اسیب", "صدمه"}  # what houses and cars suffer, too: "хонаводае аз мушак осеб дид"
_LAIRS = ("лона", "анбор", "урдугох", "пойгох")  # which Tajik "destroys" as it does men
_THING = 3  # words between "destroyed" and a thing
_THINGS = ("post", "weapons", "drugs", "owned", "places")
_NO_ONE = ("object.beasts", "part.group")  # whom a Russian verb in the singular tells, who is not one person
# Ends of Russian verbs that need no subject, of surnames and of other names as objects.
_IMPERSONAL, _SURNAMES = ("ило", "жгло"), ("ова", "ева", "ина")
_NAMES, _ACTIVE = 2, ("ли", "ил", "ел")
_AGED_OBJECT = ("летнего", "летнюю")
_ACCUSATIVE = ("а", "я", "у", "ю")
_OF_ONE = (["از", "یکی"], ["از", "دیگری"])  # of those told hurt
_VAGUE = 6  # words before a verb in which "several" may be its subject


def implied_one(passage: Passage, marker: Marker, sentence: Sentence) -> list[Quantity]:
    """Return one person where no number is told: "погиб лейтенант", "Colonel Safarov was killed"."""
    if is_singular(passage, marker, sentence):
        if passage.language == "tg" and (several := _named(passage, marker, sentence)):
            return several  # "Назир Шоев ва Умед Раҳмонов ҳалок гардида, ду нафари дигар"
        at_once = marker.first > sentence.first and passage.has("killed.at_once", marker.first - 1)
        had = marker.last < sentence.last and passage.words[marker.last].norm in HAD
        had = had and not (at_once or _was_dead_by_then(passage, marker, sentence))
        if had or _of_many(passage, marker, sentence):
            return []  # "who had been wounded"
        thing = passage.language == "fa" and passage.has("killed.of_things", marker.first)
        over = thing or verb_ends(passage, marker.last)  # "دو موتر از بین رفت و سه پولیس کشته شد"
        near = range(max(sentence.first, marker.first - 3), min(sentence.last, marker.last + 3 * (not over)))
        category = next((found for index in near if (found := victim_at(passage, index))), "")
        category = category or _subject_kind(passage, marker, sentence)
        if passage.has("killed.body", marker.first):
            category = category or body_of(passage, marker.last)
        things = not category and (
            passage.has("killed.of_things", marker.first)
            or _is_thing(passage, marker, sentence)
            or passage.words[marker.first].norm in _DAMAGE
        )
        if things or _is_beast(passage, marker, sentence):
            return []
        category = category or spoken_of_before(passage, sentence)
        return [Quantity(marker.first, marker.last, 1, category, spoken=False)]
    one = (
        _he_of_several(passage, marker, sentence)
        or _wounded_one(passage, marker, sentence)
        or before_other(passage, marker, sentence)
    )
    if one is not None:
        return [one]
    subject = _subject(passage, marker, sentence)
    whose = "" if subject is None else _whose_pronoun(passage, subject, sentence)
    told = subject is not None and [Quantity(subject, marker.last, 1, whose, spoken=False)]
    return told or _named(passage, marker, sentence)


def _was_dead_by_then(passage: Passage, marker: Marker, sentence: Sentence) -> bool:
    """Return whether Dari says that somebody was dead when help came: "تا رسیدیم شهید شده بود"."""
    if passage.language != "fa" or marker.kind != "killed":
        return False
    return passage.words[sentence.first].norm in _UNTIL and marker.first - sentence.first <= _BEFORE_DEATH


def _subject_kind(passage: Passage, marker: Marker, sentence: Sentence) -> str:
    """Return the kind of people that a Dari clause begins with: "مهاجم یک ساعت بعد از پا درآمد"."""
    if passage.language != "fa":
        return ""
    for index in range(marker.first - 1, max(sentence.first, marker.first - _CLAUSE) - 1, -1):
        ends = clause_ends(passage, index + 1) or index in passage.casualty_words
        if ends or passage.words[index].norm in {"که", "و"} or passage.has("speech.verbs", index):
            return ""
        category = victim_at(passage, index)
        if category and not (index and passage.words[index - 1].norm in _TOWARDS):
            return category
    return ""


def _is_thing(passage: Passage, marker: Marker, sentence: Sentence) -> bool:
    """Return whether what was destroyed is a thing: "уничтожен тайник", "мина безарар карда шуд"."""
    if passage.language == "tg" and passage.words[marker.first].norm == "безарар":
        low = max(sentence.first, marker.first - _THING)
        return passage.has_one_of(("object.weapons", "object.money"), low, marker.first)
    if passage.language == "tg" and _is_network(passage, marker, sentence):
        return True
    if passage.language != "ru" or not passage.has("killed.foes", marker.first):
        return False
    low, high = max(sentence.first, marker.first - _THING), min(sentence.last, marker.last + _THING)
    return any(passage.has_any(f"object.{name}", low, high) for name in _THINGS)


def _is_network(passage: Passage, marker: Marker, sentence: Sentence) -> bool:
    """Return whether Tajik tells that a band was broken up, and counts nobody: "шабака аз байн бурда шуд"."""
    low = max(sentence.first, marker.first - _THING)
    if not passage.has("killed.destroyed", marker.first):
        return False
    lair = any(word.norm.startswith(_LAIRS) for word in passage.words[low : marker.first])
    return lair or passage.has_any("part.groups", low, marker.first)


def _is_beast(passage: Passage, marker: Marker, sentence: Sentence) -> bool:
    """Return whether an animal, a building or a group was hit: "ранена корова", "убита семья учителя"."""
    kinds = _NO_ONE if passage.language == "ru" else _NO_ONE[:1]
    for index in range(marker.last, min(sentence.last, marker.last + _SUBJECT)):
        if clause_ends(passage, index) or category_at(passage, index):
            break
        if passage.has_one_of(kinds, index, index + 1):
            return True
    head = max(sentence.first, marker.first - _BEAST)
    clause = next((index for index in range(marker.first, head, -1) if clause_ends(passage, index)), head)
    first = next(
        (index for index in range(clause, marker.first) if category_at(passage, index)), marker.first
    )
    return passage.has_one_of(kinds, clause, first) or _is_their_thing(passage, marker, first)


def _is_their_thing(passage: Passage, marker: Marker, index: int) -> bool:
    """Return whether what Tajik says was destroyed is a thing: "воситаи низомии | душман нобуд шуд"."""
    if passage.language != "tg" or not passage.has_any("killed.destroyed", marker.first, marker.last):
        return False
    while index and passage.words[index - 1].norm.endswith(_LINK_TG):
        index -= 1
        if passage.has("object.money", index):
            return True
    return False


def _named(passage: Passage, marker: Marker, sentence: Sentence) -> list[Quantity]:
    """Return who is named before an English "was killed": "Colonel Safarov was killed"."""
    before = marker.first - 2
    if passage.language == "tg":
        first, names = named_together(passage, marker, sentence)
        return [Quantity(first, marker.first, names, "", spoken=False)] if names else []
    if passage.language != "en" or before <= sentence.first or passage.words[before + 1].norm != "was":
        return []
    if not (passage.words[before].capital and passage.words[before - 1].capital):
        return []
    return [Quantity(before, marker.last, 1, category_at(passage, before - 1), spoken=False)]


def _of_many(passage: Passage, marker: Marker, sentence: Sentence) -> bool:
    """Return whether words are of several: "several died", "ҷасади кушташудагон", "افراد کشته شده را"."""
    if passage.has_any("part.vague", max(sentence.first, marker.first - _VAGUE), marker.first):
        return not opens_with_them(passage, sentence)
    of_one = [word.norm for word in passage.words[max(0, marker.first - 2) : marker.first]] in _OF_ONE
    if of_one or is_one_of_them(passage, marker):
        return True  # "دو سرباز بستری اند؛ از یکی پای چپش قطع شده است"
    before = marker.first - 1
    before -= before > sentence.first and passage.words[before].norm in _TOO
    if passage.language == "fa" and before >= sentence.first and _is_plural(passage, before):
        return not _OF_MANY.isdisjoint(word.norm for word in passage.words[marker.first : marker.last])
    if not passage.has("killed.body", marker.first):
        return False
    after = range(marker.last, min(sentence.last, marker.last + _BODY_OF))
    missing = passage.has_any("killed.missing", marker.last, sentence.last)
    return missing or any(_is_plural(passage, index) for index in after)


def _is_plural(passage: Passage, index: int) -> bool:
    """Return whether a word is of several people; Dari names such as "احسان" end like plurals."""
    if not passage.words[index].norm.endswith(_PLURALS_ALL):
        return False
    if passage.language != "fa":
        return True
    known = category_at(passage, index) or passage.words[index].norm in THEY
    return bool(known) or index in passage.casualty_words


def _subject(passage: Passage, marker: Marker, sentence: Sentence) -> int | None:
    """Return the English pronoun or name that opens a sentence and was harmed: "He died", "Anvar was hit"."""
    words, first = passage.words, sentence.first
    if passage.language != "en" or marker.first <= first:
        return None
    ends = (
        one for one in range(marker.first, first, -1) if clause_ends(passage, one) or _and_he(passage, one)
    )
    clause = next(ends, first)
    apart = clause > first and ";" in passage.text[words[clause - 1].end : words[clause].start]
    other = marker.kind == "wounded" and clause > first and passage.has_one_of(_TOLD_DEAD, first, clause)
    apart = apart or (other and _and_he(passage, clause))  # "his driver was killed and he was wounded"
    hurt = marker.kind == "wounded" or not passage.has_one_of(_TOLD_DEAD, first, clause)
    if words[clause].norm in _PRONOUNS and (clause - first <= _HEAD or (apart and hurt)):
        first = clause  # "As a result, he was fatally wounded"
    if words[first].norm in _NOW and first + 1 < marker.first:
        first += 1  # "Now Abdul Saboor lies in hospital"
    emphatic = words[min(first + 1, marker.first)].norm in _HIMSELF
    if not first < marker.first <= first + _HEAD + emphatic:
        return first if _goes_on_to_die(passage, marker, first) else None
    named = words[first].capital and may_be_name(passage, first) and not _is_group(passage, first)
    if named and marker.kind == "wounded" and words[first + 1].capital and words[marker.first].norm in _WITH:
        return first  # "Abdul Wasi swam back with a bullet in the shoulder"
    verb_at = marker.first - 1
    verb_at -= passage.has("part.gravely", verb_at)
    verb_at -= verb_at > first and words[verb_at].norm in _HIMSELF  # "he was himself slightly wounded"
    was = words[verb_at].norm in _HAD or (marker.first == first + 1 and words[marker.first].norm in _HAD)
    full = named and words[first + 1].capital and words[marker.first].norm in _DIED  # "Old Chen died"
    one = words[first].norm in _PRONOUNS or (named and was) or full
    if not one or any(clause_ends(passage, index) for index in range(first + 1, marker.first + 1)):
        return None
    verb = passage.has("killed.back", marker.first) or words[verb_at].norm in _BEEN
    return first if verb or words[marker.first].norm in {"was", "escaped", *_WITH} else None


def _and_he(passage: Passage, index: int) -> bool:
    """Return whether English goes on with "and he" at the latter."""
    joined = passage.words[index - 1].norm in _JOINED_TO_HIM | {"but", "while"}
    return joined and passage.words[index].norm in _PRONOUNS


def _goes_on_to_die(passage: Passage, marker: Marker, first: int) -> bool:
    """Return whether an English pronoun has another verb before: "He got three bullets and died there"."""
    if passage.words[first].norm not in _PRONOUNS or marker.first - first > _CLAUSE:
        return False
    if marker.kind != "killed" or passage.words[marker.first - 1].norm != "and":
        return False
    between = range(first + 1, marker.first)
    return not any(clause_ends(passage, index) or category_at(passage, index) for index in between)


def _whose_pronoun(passage: Passage, subject: int, sentence: Sentence) -> str:
    """Return "attackers" where "he" is the one of them who had fired in the sentence before, or ""."""
    number = passage.sentence_number(sentence.first)
    if passage.words[subject].norm not in _PRONOUNS or number == 0:
        return ""
    before = passage.sentences[number - 1]
    acts = [
        mark.first
        for name in ("fire", "grenade", "clash")
        for mark in passage.marks_in(f"trigger.{name}", before.first, before.last)
    ]
    harmed = not passage.casualty_words.isdisjoint(range(before.first, before.last))
    if not acts or harmed:
        return ""
    who = range(max(before.first, min(acts) - _ACTOR), min(acts))
    alone = passage.has_any("moved.them", who.start, who.stop)
    single = alone or any(passage.words[index].norm in _ONE for index in who)
    mine = alone or any(category_at(passage, index) == "attackers" for index in who)
    return "attackers" if single and mine else ""


def _wounded_one(passage: Passage, marker: Marker, sentence: Sentence) -> Quantity | None:
    """Return the one of "a wounded guard is recovering", who has no number."""
    last = marker.last
    if passage.language != "en" or not passage.has("moved.adjective", marker.first) or last >= sentence.last:
        return None
    before = passage.words[marker.first - 1].norm if marker.first > sentence.first else ""
    category = category_at(passage, last)
    if before not in {"a", "another", "one"} or not category or passage.words[last].norm.endswith("s"):
        return None
    return Quantity(last, last + 1, 1, category, spoken=False)


def _he_of_several(passage: Passage, marker: Marker, sentence: Sentence) -> Quantity | None:
    """Return the "he" of "two guards were wounded; he later succumbed": one of those told before."""
    if passage.language != "en" or marker.kind != "killed":
        return None
    for index in range(max(sentence.first + 1, marker.first - _SHORT), marker.first):
        hurt = passage.marks_in("wounded.back", sentence.first, index)
        apart = clause_ends(passage, index) or passage.words[index - 1].norm in _JOINED_TO_HIM
        if passage.words[index].norm in _PRONOUNS and hurt and apart:
            return Quantity(index, marker.last, 1, "")
    return None


def _is_group(passage: Passage, index: int) -> bool:
    """Return whether a capitalised word at the head of a sentence is of people, an article, or a plural."""
    norm = passage.words[index].norm
    family = passage.family_in("actor", index, index + 1) or passage.family_in("nation", index, index + 1)
    return bool(category_at(passage, index) or family) or norm.endswith("s") or norm in _NO_NAMES


def pronoun(passage: Passage, marker: Marker, sentence: Sentence) -> list[Quantity]:
    """Return one person where a pronoun is the object: "shot him dead", "او را کشتند"."""
    after = 1 if passage.language in {"en", "ru"} else 0
    low, high = max(sentence.first, marker.first - _VAGUE), min(sentence.last, marker.last + after)
    if passage.language == "tg" and passage.has("killed.active", marker.last - 1):
        low = sentence.first  # "ӯро, ба гуфтаи шоҳидон, ду марди мусаллаҳ … куштанд"
    marks = passage.marks_in("person.him", low, high)
    if passage.language == "en":
        with_wounds = passage.words[sentence.first].norm == "with" and marker.kind == "wounded"
        if with_wounds and marker.last < sentence.last and passage.words[marker.last].norm in {"he", "she"}:
            return [Quantity(marker.last, marker.last + 1, 1, "", spoken=False)]  # "With a broken foot, he"
        marks = [mark for mark in marks if mark.first in (marker.first - 1, marker.last)]
    if marks:
        return [Quantity(marks[-1].first, marks[-1].last, 1, "", spoken=False)]
    return (
        _myself(passage, marker, sentence)
        or _struck(passage, marker, sentence)
        or _aged_object(passage, marker, sentence)
        or _full_name(passage, marker, sentence)
        or named_object(passage, marker, sentence)
    )


def _myself(passage: Passage, marker: Marker, sentence: Sentence) -> list[Quantity]:
    """Return a Russian witness who was harmed himself: "меня ранило в плечо"; not "у меня на глазах"."""
    if passage.language != "ru" or marker.kind != "wounded":
        return []
    for index in range(marker.first - 1, max(sentence.first, marker.first - _HEAD) - 1, -1):
        if passage.words[index].norm in _ME:
            at_mine = index > sentence.first and passage.words[index - 1].norm == "у"
            return [] if at_mine else [Quantity(index, index + 1, 1, "civilians", spoken=False)]
        if clause_ends(passage, index):
            break
    return []


def _struck(passage: Passage, marker: Marker, sentence: Sentence) -> list[Quantity]:
    """Return who is named beside a Russian verb without a subject: "Саидова убило", "ранило Каримова"."""
    verb = passage.words[marker.last - 1].norm
    if passage.language != "ru" or marker.last != marker.first + 1 or not verb.endswith(_IMPERSONAL):
        return []
    for index, endings in ((marker.first - 1, _SURNAMES), (marker.last, _ACCUSATIVE)):
        if not sentence.first <= index < sentence.last or clause_ends(passage, max(index, marker.first)):
            continue
        ends = _SURNAMES if index == sentence.first else endings
        if passage.words[index].capital and passage.words[index].norm.endswith(ends):
            return [Quantity(index, index + 1, 1, category_at(passage, index) or "", spoken=False)]
    return []


def _aged_object(passage: Passage, marker: Marker, sentence: Sentence) -> list[Quantity]:
    """Return who is told by his age and name as the object of a Russian verb: "26-летнего Карима убили"."""
    if passage.language != "ru" or not passage.words[marker.last - 1].norm.endswith("ли"):
        return []
    for index in range(marker.first - 2, max(sentence.first, marker.first - _CLAUSE) - 1, -1):
        if clause_ends(passage, index + 1) or category_at(passage, index + 1):
            break
        if passage.words[index].norm.endswith(_AGED_OBJECT) and passage.words[index + 1].capital:
            return [Quantity(index, index + 2, 1, "generic", spoken=False)]
    return []


def _full_name(passage: Passage, marker: Marker, sentence: Sentence) -> list[Quantity]:
    """Return who is told by two names as the object of a Russian verb: "застрелили Мохаммада Насира"."""
    names = passage.words[marker.last : min(sentence.last, marker.last + _NAMES)]
    verb = passage.words[marker.last - 1].norm
    if passage.language != "ru" or not marker.forward or not verb.endswith(_ACTIVE) or len(names) < _NAMES:
        return []
    told = all(word.capital and word.norm.endswith(_ACCUSATIVE) for word in names)
    parted = any(clause_ends(passage, index) for index in range(marker.last, marker.last + _NAMES))
    return [Quantity(marker.last, marker.last + _NAMES, 1, "", spoken=False)] if told and not parted else []
