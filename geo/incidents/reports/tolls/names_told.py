"""Victims told by nothing but their names: "Rustam Nazarov, 46, and his sons Behruz and Umed were killed"."""

from collections.abc import Collection, Iterator

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.figures import Marker
from geo.incidents.reports.tolls.indefinite import past_age
from geo.incidents.reports.tolls.people import Quantity, category_at, clause_ends, is_speech
from geo.incidents.reports.tolls.roles import may_have_role
from geo.incidents.reports.tolls.tajik_names import named_together

_VERBS = {"were", "was", "been", "had", "have", "both", "also", "all"}  # between the names and "killed"
_PASSIVE = {"was", "were", "been", "be", "being", "is", "are", "got"}
_DIED = {"died", "perished", "fell", "lost", "succumbed"}  # verbs that need no "were"
_ARE = {"are", "were", "remain", "lie", "lay", "have"}  # words of several that a marker may begin with
_PLURAL = ("ли", "ны", "ты", "лись", "шие", "тые", "ные", "ими", "ыми")  # of a Russian verb or participle
_OF_AGE = {"aged", "years", "year", "old", "age", "лет", "года", "год", "летний", "летняя"}
_OF_AGE |= {"сола", "солаи"}
_ANDS, _OWNERS = {"and", "и", "ва"}, {"his", "her", "their"}
_NO_NAMES = {"the", "a", "an", "they", "these", "those", "it", "this", "that", "all", "both", "others", "he"}
_WHO = {"who", "whose", "whom"}
_LEAD = 4  # words between a Russian verb and the names: "военнослужащие погранвойск"
_DEPUTY = 4  # words of "the deputy governor" before a name
_AND_REACH = 4  # words of "his wife and a son" before "and"
_MOST_WORDS = 40  # of the names
_BODIES = {"часадхои", "майитхои", "наъшхои", "пайкархои"}  # of those named after it, in Tajik
_SHORT_NAME = 3  # letters
_NO_FIRST = {"all", "few", "how", "why", "who", "no", "not", "so", "if", "our", "its"}
_DASHES, _LIST = (" –", " —", " -"), 2  # behind the last of the names; names of a list, not one alone
AGED = ("летний", "летняя", "летнего", "летнюю", "летнему", "летней")  # of an age, in Russian
_NAMES, _OFFICE_EN = 6, 12  # words between two ages that "and" joins; of "spokesman for the police of the,"
_MAN_TG, _NEXT = {"марди", "чавони", "шахси"}, 3  # nouns before an age; words of "тақрибан 30-сола"
_OFFICE = 4  # words from who is from somewhere to his age: "житель джамоата Намуна 47-летний"


def named(passage: Passage, marker: Marker, sentence: Sentence, taken: Collection[int]) -> list[Quantity]:
    """Return the people whom names beside a verb of several tell, two at least, or one with his age."""
    for first, last, category in _spans(passage, marker, sentence, taken):
        count = count_names(passage, first, last)
        aged = passage.language == "en" and count == 1 and passage.words[last - 1].digits
        if count >= _LIST or (aged and last - first >= _LIST):
            return [Quantity(first, last, count, category, spoken=False)]
    if passage.language == "tg":
        return _whose_bodies(passage, marker, sentence, taken)
    return _whose_body(passage, marker, sentence)


def _whose_bodies(
    passage: Passage, marker: Marker, sentence: Sentence, taken: Collection[int]
) -> list[Quantity]:
    """Return those named after Tajik "bodies of", or after who they were: "Ҷасадҳои чӯпонон – A ва B –"."""
    if passage.words[marker.last - 1].norm not in _BODIES:
        return []
    first, category = marker.last, ""
    while first < sentence.last and (kind := category_at(passage, first)):
        first, category = first + 1, kind
    last = first
    while last < sentence.last and _may_be_listed(passage, last, taken):
        last += 1
        if last < sentence.last and passage.text[passage.words[last - 1].end :].startswith(_DASHES):
            break
    count = count_names(passage, first, last)
    return [Quantity(marker.first, last, count, category, spoken=False)] if count >= _LIST else []


def _whose_body(passage: Passage, marker: Marker, sentence: Sentence) -> list[Quantity]:
    """Return who is named after an English "body of", where it was found: "the body of Karim Rahimi, who"."""
    first = last = marker.last
    if passage.language != "en" or passage.words[marker.first].norm != "body":
        return []
    while (
        last < sentence.last
        and passage.words[last].capital
        and not (last > first and clause_ends(passage, last))
    ):
        last += 1
    found = passage.has_any("trigger.seize", last, sentence.last)
    return [Quantity(first, last, 1, "", spoken=False)] if last - first >= _LIST and found else []


def with_names(
    passage: Passage, marker: Marker, mine: list[Quantity], sentence: Sentence, taken: Collection[int]
) -> list[Quantity]:
    """Return the one with an office with those told by names beside him: "Saidov and Private Nazarov"."""
    if passage.language == "tg" and len(mine) == 1 and mine[0].value == 1 and not mine[0].spoken:
        first, names = named_together(passage, marker, sentence)
        return [mine[0]._replace(value=names)] if names and first <= mine[0].last else mine
    if passage.language not in {"en", "ru"} or len(mine) != 1 or mine[0].spoken:
        return mine
    born = _with_years_of_birth(passage, sentence, marker)
    if len(born) >= _LIST:
        return [mine[0]._replace(first=born[0], last=marker.first, value=len(born))]
    for first, last, _ in _spans(passage, marker, sentence, taken):
        count = count_names(passage, first, last)
        if first <= mine[0].first < last and count >= _LIST:
            return [mine[0]._replace(first=first, last=last, value=count)]
        joined = first < last and passage.words[first].norm == "and" and not clause_ends(passage, first)
        if joined and mine[0].last == first and mine[0].value == 1 and count:
            return [mine[0]._replace(last=last, value=1 + count)]  # "he and his guards Karim and Noor"
    return mine


def _with_years_of_birth(passage: Passage, sentence: Sentence, marker: Marker) -> list[int]:
    """Return where English names end that each year of birth follows: "Karim Safarov, born in 1974,"."""
    if passage.language != "en" or "time.born" not in passage.marks:
        return []
    return [
        mark.first - 1
        for mark in passage.marks_in("time.born", sentence.first + 1, marker.first)
        if passage.words[mark.first].norm == "born"
        and clause_ends(passage, mark.first)
        and passage.words[mark.first - 1].capital
    ]


def _spans(
    passage: Passage, marker: Marker, sentence: Sentence, taken: Collection[int]
) -> Iterator[tuple[int, int, str]]:
    """Yield the words beside a verb of several that may be a list of names, and who those are, or ""."""
    if passage.language == "ru":
        verb = passage.words[marker.first : marker.last]
        if not any(word.norm.endswith(_PLURAL) for word in verb):
            return
        first = _first_name(passage, marker, sentence, taken)
        yield first, list_end(passage, first, sentence, taken), category_at(passage, first - 1)
    last = marker.first
    if passage.language == "en" and marker.back:
        while last > sentence.first and passage.words[last - 1].norm in _VERBS:
            last -= 1
        if last == marker.first and passage.words[last].norm not in _DIED | _ARE:
            return
    elif passage.language != "ru":
        return
    first = last
    while first > sentence.first and last - first < _MOST_WORDS and _may_be_listed(passage, first - 1, taken):
        first -= 1
    yield first, last, ""


def _first_name(passage: Passage, marker: Marker, sentence: Sentence, taken: Collection[int]) -> int:
    """Return the first name after a verb: the nouns that say who they were may stand before it."""
    first = marker.last
    while first < min(sentence.last - 1, marker.last + _LEAD):
        name = passage.words[first].capital and first not in taken
        if name or clause_ends(passage, first):
            break
        first += 1
    return first


def list_end(passage: Passage, first: int, sentence: Sentence, taken: Collection[int]) -> int:
    """Return where the words that may be a list of names end which begins at a word."""
    last = first
    while last < min(sentence.last, first + _MOST_WORDS) and _may_be_listed(passage, last, taken):
        last += 1
    return last


def told_of(passage: Passage, marker: Marker, sentence: Sentence, taken: Collection[int]) -> list[Quantity]:
    """Return the one named before what tells who he is: "Gulnora, who sold bread, was wounded"."""
    verb = marker.first
    while verb > sentence.first and passage.words[verb - 1].norm in _VERBS:
        verb -= 1
    if passage.language != "en" or not marker.back:
        return []
    last = marker.first - 1
    if verb == marker.first and last > sentence.first and _is_name(passage, last, taken):
        anded = passage.words[last - 1].norm == "and" and not passage.casualty_words.isdisjoint(
            range(sentence.first, last)
        )
        return (
            [Quantity(last, verb, 1, "", spoken=False)] if anded else []
        )  # "were killed and Nazarov wounded"
    who = range(verb - 1, sentence.first, -1) if clause_ends(passage, verb) else ()
    start = next((index for index in who if passage.words[index].norm in _WHO), sentence.first)
    if start == sentence.first:
        start = _apposition(passage, verb, sentence, taken)
    last = start - (start > sentence.first and passage.words[start - 1].digits)  # "Safina, 23, who"
    first = last
    while first > sentence.first and _is_name(passage, first - 1, taken):
        first -= 1
        if clause_ends(passage, first):
            break
    alone = first == sentence.first or clause_ends(passage, first) or is_speech(passage, first - 1)
    alone = alone or passage.words[first - 1].norm == "that"  # "said that Karim Rahimi, head of a clinic,"
    if first == last or not (alone and clause_ends(passage, start)):
        return []
    return [Quantity(first, verb, 1, "", spoken=False)]


def _apposition(passage: Passage, verb: int, sentence: Sentence, taken: Collection[int]) -> int:
    """Return where what tells who somebody is begins after his name: "Karim Rahimi, a judge, was"."""
    if passage.words[verb].norm not in {"was", *_DIED}:
        return sentence.first
    for index in range(verb - 1, max(sentence.first + 1, verb - _OFFICE_EN), -1):
        if index in passage.event_words:
            break
        if clause_ends(passage, index):
            named = _is_name(passage, index - 1, taken) and _is_name(passage, index - 2, taken)
            return index if named else sentence.first
    return sentence.first


def object_named(
    passage: Passage, marker: Marker, sentence: Sentence, taken: Collection[int]
) -> list[Quantity]:
    """Return the one whose name follows an English verb: "gunmen killed Karim Rahimi and two guards"."""
    first = last = past_age(passage, marker.last, sentence)
    if passage.language != "en" or not marker.forward or passage.words[marker.first].capital:
        return []  # not in a headline, where each word is a capital one
    if marker.first > sentence.first and passage.words[marker.first - 1].norm in _PASSIVE:
        return []
    while last < sentence.last and _is_name(passage, last, taken) and not clause_ends(passage, last):
        last += 1
    ends = last == sentence.last or clause_ends(passage, last) or not category_at(passage, last)
    return [Quantity(first, last, 1, "", spoken=False)] if last - first >= _LIST and ends else []


def _is_name(passage: Passage, index: int, taken: Collection[int]) -> bool:
    """Return whether a word may be of the name of one person, and of no group or place."""
    word = passage.words[index]
    other = index in taken or word.norm in _NO_NAMES or word.possessive or word.digits
    group = bool(passage.family_in("actor", index, index + 1))
    return word.capital and not (other or group or category_at(passage, index))


def aged_before(passage: Passage, marker: Marker, sentence: Sentence) -> list[Quantity]:
    """Return the people whom names with ages tell before a Dari verb: "لیو جیان ۴۴ ساله و وانگ ۳۸ ساله"."""
    if passage.language != "fa" or not marker.back:
        return []
    first = last = marker.first
    count = 0
    for index in range(marker.first - 1, max(sentence.first, marker.first - _MOST_WORDS), -1):
        if index in passage.casualty_words:
            break
        if passage.has("time.aged", index) and passage.words[index - 1].digits:
            count, first = count + (not category_at(passage, index - 2)), index - 1
    return [Quantity(first, last, count, "civilians", spoken=False)] if count >= _LIST else []


def _may_be_listed(passage: Passage, index: int, taken: Collection[int]) -> bool:
    """Return whether a word may stand in a list of names: a name, a rank, an age, "and", "his sons"."""
    word = passage.words[index]
    if index in taken or word.possessive or word.norm in _NO_NAMES:
        return False
    if word.digits or word.norm in _ANDS or word.norm in _OF_AGE or word.norm in _OWNERS:
        return True
    if passage.language in {"ru", "tg"}:
        age = passage.language == "ru" and passage.number_covering(index) is not None
        return word.capital or age or bool(category_at(passage, index))
    if word.capital:
        return passage.has("person.title", index) or not category_at(passage, index)
    kind = category_at(passage, index)
    kin = kind == "civilians" or passage.has("person.title", index)
    kin = kin or (kind == "security" and word.norm.endswith("s"))  # "and sergeants Saidov and Nazarov"
    return kin and index + 1 < len(passage.words) and passage.words[index + 1].capital


def count_names(passage: Passage, first: int, last: int) -> int:
    """Return how many names stand among the words `first` to `last` (not included)."""
    count, inside = 0, False
    for index in range(first, last):
        word = passage.words[index]
        office = category_at(passage, index) or passage.has("person.title", index)
        name = word.capital and not (word.digits or office or word.norm in _OWNERS)  # "Her son Karim"
        name = name and not (passage.language == "en" and passage.number_covering(index))  # "Eleven-year-old"
        name = name and not _heads_noun(passage, index)
        count += name and not (inside and not clause_ends(passage, index))
        inside = name
    return count


def _heads_noun(passage: Passage, index: int) -> bool:
    """Return whether a word opens a sentence before who those named are: "Братья Насим и Али"."""
    after = index + 1
    return (
        index == passage.sentence_first(index)
        and after < len(passage.words)
        and (category_at(passage, after) != "" and not passage.words[after].capital)
    )


def aged(passage: Passage, index: int, sentence: Sentence) -> Quantity | None:
    """Return who is named after a Russian word for an age: "52-летний Саид Каримов"."""
    last = index + 1
    if not passage.words[index].norm.endswith(AGED) or last >= sentence.last:
        return None
    harmed = last in passage.casualty_words  # "14-летний погиб"
    named = passage.words[last].capital and not category_at(passage, last)
    if not (named or harmed) or clause_ends(passage, last):
        return None
    if not harmed and _tells_who(passage, index, sentence):
        return None
    return Quantity(index, last, 1, "generic", spoken=False)


def is_aged_name(passage: Passage, one: Quantity) -> bool:
    """Return whether an age (and a name) tells who somebody is: "20-летний Саидов", "the 20-year-old"."""
    if one.spoken or one.value != 1:
        return False
    if passage.language in {"tg", "fa"}:  # "Марди 30-сола"
        man = passage.language == "tg" and passage.words[one.first].norm in _MAN_TG
        return man and passage.has_any("time.aged", one.first, one.last + _NEXT)
    words = range(one.first, one.last)
    if passage.language == "en":
        aged = passage.words[one.first].norm == "the" and passage.words[one.last - 1].norm == "old"
        return aged and not any(category_at(passage, index) for index in words)
    return passage.words[one.first].norm.endswith(AGED) and not any(
        category_at(passage, index) for index in words
    )


def _tells_who(passage: Passage, index: int, sentence: Sentence) -> bool:
    """Return whether an aged name says who was told before: "двое убитых — 22-летний А. и 60-летний Б."."""
    before = index - 1 - passage.words[index - 1].digits
    if before < sentence.first:
        return False
    if ";" in passage.text[passage.words[before].end : passage.words[before + 1].start]:
        return passage.casualty_words.isdisjoint(range(index, sentence.last))  # who has a clause of his own
    if clause_ends(passage, before + 1) or category_at(passage, before):
        return True
    home = before
    while (
        before - home < _OFFICE
        and home > sentence.first
        and (passage.words[home].capital or passage.unit_at(home))
    ):
        home -= 1
    if home < before and category_at(passage, home) and not clause_ends(passage, home + 1):
        return True  # "житель джамоата Намуна 47-летний Рахмон"
    others = range(before - 1, max(sentence.first, before - _NAMES), -1)
    other = next((step for step in others if passage.words[step].norm.endswith(AGED)), None)
    joined = passage.words[before].norm == "и"
    return joined and other is not None and _tells_who(passage, other, sentence)


def name_before(passage: Passage, index: int, sentence: Sentence) -> int:
    """Return where the bare name before an English kinsman begins: "Karim Nazarov and his brother"."""
    words, joined = passage.words, index - (passage.words[index - 1].norm == "and")
    if joined <= sentence.first:
        return index
    end = _before_age(passage, joined - 1) + 1
    aged = end < joined
    if (joined == index and not _heads_list(passage, index, sentence)) or (
        joined < index and not aged and clause_ends(passage, joined)
    ):
        return index
    first = end
    while first > sentence.first and words[first - 1].capital:
        first -= 1
        if category_at(passage, first) or passage.has("person.title", first) or words[first].possessive:
            return index
    if first > sentence.first and words[first - 1].norm == "the":
        return index  # "a member of the National Army and his brother"
    told = first > sentence.first and category_at(passage, first - 1) != ""
    told = told and passage.has_any("singular.determiners", max(sentence.first, first - _DEPUTY), first)
    told = told or (first > sentence.first and may_have_role(passage, first - 1))
    return first if end - first >= _LIST - aged and not told else index


def _before_age(passage: Passage, index: int) -> int:
    """Return the word before an age between commas that ends with a word, or that word if none does."""
    if not (passage.words[index].digits and clause_ends(passage, index + 1)):
        return index
    aged = passage.words[index - 1].norm == "aged"
    return index - 1 - aged if clause_ends(passage, index - aged) else index


def _heads_list(passage: Passage, index: int, sentence: Sentence) -> bool:
    """Return whether a name before a comma heads a list of people: "Karim Aliev, 40, his wife and son"."""
    after = range(index, min(sentence.last, index + _AND_REACH))
    return clause_ends(passage, index) and any(passage.words[step].norm == "and" for step in after)


def is_named_office(passage: Passage, first: int, comma: int, one: Quantity) -> bool:
    """Return whether Tajik words are a name, a comma and an office: "Умед Каримов, имоми масҷид"."""
    if one.first != comma or not all(passage.words[index].capital for index in range(first, comma)):
        return False
    office = passage.words[one.last - 1].norm.endswith("и")
    follows = one.last < len(passage.words) and passage.words[one.last].capital
    return office or not follows  # "чӯпон Умед Каримов, муаллим Сафар Назаров": two people


def may_be_name(passage: Passage, index: int) -> bool:
    """Return whether an English word is long, or a name before another: "Nur Ahmad", not "The Taliban"."""
    after = index + 1
    if len(passage.words[index].norm) > _SHORT_NAME:
        return True
    if after >= len(passage.words) or not passage.words[after].capital or clause_ends(passage, after):
        return False
    known = passage.has("place.never_first", index) or category_at(passage, after) or passage.unit_at(after)
    return not known and passage.number_covering(index) is None and passage.words[index].norm not in _NO_FIRST
