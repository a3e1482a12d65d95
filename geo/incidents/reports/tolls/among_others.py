"""One of several, told without a number: he and two guards, the other one, the elder of two brothers."""

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.people import Quantity, category_at, clause_ends, is_casualty_soon
from geo.incidents.reports.words import normal

_REACH = 5  # words from the one to what befell him
JOINERS = {"and", "и", "ва", "و"}
_OTHERS_REACH = 4
_OF_THEM_TG = ("ашон", "аш")  # ends of "the fourth of them"
_NTH = {
    normal(word): number
    for number, words in enumerate(
        [
            "дуюм дувум дуввум دوم",
            "сеюм севум савум سوم",
            "чорум чаҳорум چهارم",
            "панҷум پنجم",
            "шашум ششم",
            "ҳафтум هفتم",
            "ҳаштум هشتم",
        ],
        start=2,
    )
    for word in words.split()
}
HIMSELF = "خود"
_HIS = {"his", "her"}  # before his kin: "he, his wife and three children"
_DIFFERENT = frozenset(
    map(
        normal,
        [
            "дигар",
            "دیگر",
            "дуюм",
            "дуввум",
            "сеюм",
            "чорум",
            "чаҳорум",
            "панҷум",
            "دوم",
            "سوم",
            "چهارم",
            "پنجم",
        ],
    )
)
_NTH_FA = "مین"  # end of "fourth" before a noun
_OTHER = frozenset(map(normal, ["дигар", "дигаре", "دیگر", "دیگری"]))
_ONE_FA, _THE_OTHER_FA, _AND_FA = "یکی", "دیگری", "و"
_BOTH, _NOUN = 2, 4  # people, and words of "دو همکار او" before who each is
_THEIRS = ("ашон", "شان")  # ends of words for people of those told before
_THEIR_OTHERS = ("дигарашон", "дигарашонро", "دیگرشان")
_DIGAR = "дигар"
_ARMED = {"attackers", "security"}
_ONE = ("ми", "می")  # ends of "the third" where no noun follows
_VERBS = ("д", "аст", "د", "است", "شده", "کرده")  # ends of what he did before another was harmed
_CLAUSE = 10  # words of a clause
_HIMSELF_EN = {"himself", "herself"}  # "he himself and a guard"
_OPENS_LIST = {":", "—", "–", "-"}  # "убили всю семью учителя: его самого, жену"
_HIMSELF = {"самого", "саму"}  # "убили его самого, жену и двух сыновей"
ELDER, _OF_ELDER = ("старш", "младш", "средн"), 2  # of Russian brothers; words to what befell one
_ALIKE = {"солдат", "партизан", "турок"}  # Russian nouns of one that are of several, too
_FIRST, _SECOND, _OF_TWO = "اولی", "دومی", 10  # of two, and words from one to the other
TOLD_APART = {"калони", "калониаш", "хурди", "хурдиаш", _FIRST}  # the elder and the younger of two
_ARE = frozenset(map(normal, ["буданд", "ҳастанд", "мебошанд", "بودند", "اند", "هستند", "استند"]))


def with_others(passage: Passage, index: int, sentence: Sentence) -> Quantity | None:
    """Return the one of whom a pronoun speaks together with others: "او و دو پسرش", "he and two guards"."""
    if not passage.has("person.self", index) or index + 2 >= sentence.last:
        return None
    if passage.language == "ru" and passage.words[index + 1].norm in _HIMSELF:
        sign = passage.text[passage.words[index - 1].end : passage.words[index].start].strip()
        since = sentence.first if sign in _OPENS_LIST else max(sentence.first, index - 1)
        killed = passage.has_any("killed.forward", since, index)
        return Quantity(index, index + 2, 1, "civilians", spoken=False) if killed else None
    after = index + 1 + (passage.words[index + 1].norm in _HIMSELF_EN)
    joined = passage.words[after].norm in JOINERS or (
        clause_ends(passage, index + 1)
        and (passage.has("person.one", index + 1) or passage.words[index + 1].norm in _HIS)
    )
    joined = joined or _shared_fate(passage, index)
    if index > sentence.first and passage.has("speech.verbs", index - 1):
        return None  # "به گفته او و دو شاهد"
    if passage.language == "fa" and index > sentence.first + 1 and _is_whose(passage, index):
        return None
    reach = _OTHERS_REACH + 2 * (passage.language == "en")  # "he and a lance corporal"
    others = range(index + 1, min(index + reach, sentence.last))
    if joined and any(
        passage.number_covering(other) is not None
        or passage.has("person.one", other)
        or (passage.language == "en" and category_at(passage, other))
        for other in others
    ):
        return Quantity(index, index + 1, _how_many(passage, index, sentence), "civilians", spoken=False)
    return None


def _how_many(passage: Passage, index: int, sentence: Sentence) -> int:
    """Return how many an English "they" at the head of a sentence are: as many as the one before counts."""
    number = passage.sentence_number(sentence.first)
    if passage.words[index].norm != "they" or index != sentence.first or not number:
        return 1
    before = passage.sentences[number - 1]
    counted = (one for one in passage.numbers_in(before.first, before.last) if one.value > 1)
    people = (
        one
        for one in counted
        if category_at(passage, one.last) or passage.words[min(one.last, before.last - 1)].norm == "of"
    )
    one = next(people, None)
    return one.value if one is not None else 1


def _shared_fate(passage: Passage, index: int) -> bool:
    """Return whether English tells with whom one of a pronoun died: "he was killed with five others"."""
    if passage.language != "en" or passage.casualty_words.isdisjoint((index + 1, index + 2)):
        return False
    norms = [word.norm for word in passage.words[index + 1 : index + _OTHERS_REACH + 2]]
    if norms[:2] == ["died", "and"] and not _HIS.isdisjoint(norms[2:3]):
        return True  # "he died, and his two sons"
    return norms[0] == "was" and norms[2:3] == ["with"] and "others" in norms


def emphatic(passage: Passage, index: int, sentence: Sentence) -> Quantity | None:
    """Return the one of whom a Dari clause says "he himself": "خود او زخم برداشت", "خود حاجی، دو دخترش"."""
    last = index + 1
    if passage.words[index].norm != HIMSELF or last >= sentence.last or clause_ends(passage, last):
        return None
    if not (passage.has("person.self", last) or passage.has("place.titles", last)):
        return None
    if not (
        index == sentence.first or clause_ends(passage, index) or passage.words[index - 1].norm in JOINERS
    ):
        return None
    return Quantity(index, last + 1, 1, "civilians", spoken=False)


def _is_whose(passage: Passage, index: int) -> bool:
    """Return whether a Dari pronoun only says whose those counted before it are: "شش محافظ او و دو تن"."""
    counted = passage.number_covering(index - 2) is not None and category_at(passage, index - 1) != ""
    return counted and not clause_ends(passage, index)


def is_other_one(passage: Passage, index: int) -> bool:
    """Return whether Tajik or Dari words say "another": "каси дигар", "تن دیگر"."""
    if index + 1 >= len(passage.words) or not passage.has("person.generic", index):
        return False
    return passage.words[index + 1].norm in _OTHER and passage.words[index].norm not in _OTHER


def another(passage: Passage, index: int, sentence: Sentence) -> Quantity | None:
    """Return one more who is joined to one: "як кас дар ҷояш ва каси дигар дар роҳ вафот кард"."""
    if index > sentence.first and passage.words[index - 1].norm in JOINERS and is_other_one(passage, index):
        return Quantity(index, index + 2, 1, "", spoken=False)
    return None


def other_of_two(passage: Passage, index: int, sentence: Sentence) -> Quantity | None:
    """Return the other one, told without a number: "تن دیگر زخمی شد"."""
    if not passage.has("person.generic", index) or index + 1 >= sentence.last:
        return None
    if passage.words[index + 1].norm not in _DIFFERENT or passage.has_any("part.vague", index - 2, index):
        return None
    numbered = index > sentence.first and passage.number_covering(index - 1) is not None
    if numbered or not is_casualty_soon(passage, index + 2, sentence):
        return None
    return Quantity(index, index + 2, 1, "", spoken=False)


def nth_one(passage: Passage, index: int, sentence: Sentence) -> Quantity | None:
    """Return one of several told by his number: "نفر پنجم، رانندهٔ موتر،", "сеюмӣ, додари хурдиаш,"."""
    last = index + 1
    if passage.language not in {"tg", "fa"} or last >= sentence.last:
        return None
    if passage.has("person.generic", index):
        if not passage.has("part.nth", last) or clause_ends(passage, last):
            return None
        last += 1
    elif passage.words[index].norm.endswith(_NTH_FA) and passage.has("person.generic", last):
        if not (passage.has("part.nth", index) and _heads(passage, index)):
            return None
        last += 1  # "چهارمین نفر زخمی شد"
    elif not (passage.has("part.nth", index) and _heads(passage, index)) or not (
        clause_ends(passage, last)
        or _is_harmed(passage, index, sentence)
        or passage.words[index].norm.endswith(_OF_THEM_TG)  # "чоруминаш дар роҳ фавтид"
    ):
        return None
    nth = index if passage.words[index].norm.endswith(_NTH_FA) else last - 1
    if passage.casualty_words.isdisjoint(range(last, sentence.last)) or _is_of_all(passage, nth, sentence):
        return None
    sides = _ARMED & {category_at(passage, at) for at in range(sentence.first, index)}
    side = min(sides) if len(sides) == 1 and passage.language == "fa" else ""  # "سه متخلف … و نفر چهارم"
    return Quantity(index, last, 1, side, spoken=False)


def _is_harmed(passage: Passage, index: int, sentence: Sentence) -> bool:
    """Return whether who is told by his number alone came to harm: "سومی در راه شفاخانه جان داد"."""
    if not passage.words[index].norm.endswith(_ONE):
        return False
    for step in range(index + 1, min(sentence.last, index + _CLAUSE)):
        joined = passage.words[step].norm in JOINERS and passage.words[step - 1].norm.endswith(_VERBS)
        if clause_ends(passage, step) or joined or passage.number_covering(step) is not None:
            return False
        if step in passage.casualty_words:
            return True
    return False


def _is_of_all(passage: Passage, index: int, sentence: Sentence) -> bool:
    """Return whether a sentence has counted all, the third of "three men: Rahim, Karim and a third" too."""
    norm = passage.words[index].norm
    ending = next((one for one in _OF_THEM_TG if norm.endswith(one)), "")
    norm = norm.removesuffix(ending).removesuffix("ин") if ending else norm
    nth = _NTH.get(norm.removesuffix("и").removesuffix("ی").removesuffix("ین"), 0)
    told = passage.numbers_in(sentence.first, index)
    rest = bool(told) and told[-1].value == nth - 1  # "سه برادر …؛ دو تن کشته شدند و سومی در کما است"
    if rest and not passage.casualty_words.isdisjoint(range(told[-1].last, index)):
        return False
    return any(number.value >= nth for number in told)


def _heads(passage: Passage, index: int) -> bool:
    """Return whether a clause begins at a word, or after its "and"."""
    if index == passage.sentence_first(index) or clause_ends(passage, index):
        return True
    return passage.words[index - 1].norm in JOINERS


def _elder(passage: Passage, index: int, sentence: Sentence) -> Quantity | None:
    """Return the elder or the younger at the head of a Russian clause, where no noun follows."""
    if not passage.words[index].norm.startswith(ELDER) or index + 1 >= sentence.last:
        return None
    before = (
        index == sentence.first or clause_ends(passage, index) or passage.words[index - 1].norm in JOINERS
    )
    named = category_at(passage, index + 1) or passage.words[index + 1].capital
    soon = before and not named and is_casualty_soon(passage, index + 1, sentence, _OF_ELDER)
    return Quantity(index, index + 1, 1, "", spoken=False) if soon else None


_BEFORE_HIM = {"ки", "худи", "натича", "окибат"}  # "дар натиҷа худаш захмӣ ва ду муҳофизаш кушта шуданд"


def told_apart(passage: Passage, index: int, sentence: Sentence) -> Quantity | None:
    """Return one of several at the head of a clause: "ду бародар: калонӣ ҷон дод", "старшему оторвало"."""
    if passage.language == "ru":
        return _elder(passage, index, sentence)
    if passage.language != "tg":
        first = passage.language == "fa" and _is_first_of_two(passage, index, sentence)
        return Quantity(index, index + 1, 1, "", spoken=False) if first else None
    heads = index > sentence.first and clause_ends(passage, index)
    if passage.has("person.self", index):  # "мошинаш таркид, худаш кушта ва ду сарбозаш захмӣ шуданд"
        bare = (
            index + 1 in passage.casualty_words
            and passage.words[min(index + 2, sentence.last - 1)].norm == "ва"
        )
        opens = heads or index == sentence.first or passage.words[index - 1].norm in _BEFORE_HIM
        return Quantity(index, index + 1, 1, "", spoken=False) if opens and bare else None
    if passage.words[index].norm not in TOLD_APART:
        return None
    if not heads or not is_casualty_soon(passage, index + 1, sentence, _REACH):
        return None
    return Quantity(index, index + 1, 1, "", spoken=False)


def _is_first_of_two(passage: Passage, index: int, sentence: Sentence) -> bool:
    """Return whether a Dari word is of the first of two: "اولی در جا و دومی در شفاخانه جان داد"."""
    after = passage.words[index + 1 : min(sentence.last, index + _OF_TWO)]
    return passage.words[index].norm == _FIRST and any(word.norm == _SECOND for word in after)


def are_several(passage: Passage, index: int) -> bool:
    """Return whether a noun in the singular is of several: "раненых солдат", "онҳо бародар буданд"."""
    after = index + 1
    are = after < len(passage.words) and passage.words[after].norm in _ARE and not clause_ends(passage, after)
    if are and passage.words[index - 1].norm not in {"ва", "و"}:  # not "чӯпон ва писараш буданд"
        return True
    return passage.words[index].norm in _ALIKE and passage.words[index - 1].norm.endswith(("ых", "их"))


def says_who_both_are(passage: Passage, one: Quantity, sentence: Sentence) -> bool:
    """Return whether Dari tells who two are who were counted: "دو کارگر، یکی آشپز و دیگری راننده، کشته"."""
    words = passage.words
    if passage.text.find(_THE_OTHER_FA, sentence.start, sentence.end) < 0:
        return False
    for index in range(sentence.first + 2, min(one.first + 1, sentence.last - 1)):
        if words[index].norm != _ONE_FA or not clause_ends(passage, index):
            continue
        both = any(number.value == _BOTH for number in passage.numbers_in(max(0, index - _NOUN), index))
        end = next((at for at in range(index + 1, sentence.last) if clause_ends(passage, at)), index)
        other = any(
            words[at].norm == _THE_OTHER_FA and words[at - 1].norm == _AND_FA for at in range(index, end)
        )
        if both and other and one.first < end and passage.casualty_words.isdisjoint(range(index, end)):
            return True
    return False


def are_their_others(passage: Passage, one: Quantity) -> bool:
    """Return whether Tajik or Dari people are of those before: "۹۰ تن دیگرشان", "нуҳ нафарашон"."""
    if passage.language not in {"tg", "fa"}:
        return False
    if passage.words[one.last - 1].norm.endswith(_THEIRS):
        return True
    return any(
        word.norm in _THEIRS or word.norm.endswith(_THEIR_OTHERS)
        for word in passage.words[one.last : one.last + 2]
    )


def are_others_of_side(passage: Passage, before: Quantity, one: Quantity) -> bool:
    """Return whether Tajik goes on to others with the same verb: "чор сарбоз дар ҷой, дуи дигар дар роҳ"."""
    if passage.language != "tg" or before.category not in {"attackers", "security"} or not before.spoken:
        return False
    others = any(word.norm == _DIGAR for word in passage.words[one.first : one.last + 1])
    return others and passage.casualty_words.isdisjoint(range(before.last, one.first))
