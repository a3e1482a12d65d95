"""People told by whose they are: "ду ҳамроҳаш", "писари хурдиаш", "хоҳарзодаи ӯ", "دو پسر او"."""

from collections.abc import Sequence

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.people import Quantity, category_at, clause_ends
from geo.incidents.reports.words import normal

HIS = {
    "tg": ("аш", "ашро", "яш", "яшро", "ашон", "яшон"),
    "fa": ("ش", "شان"),
}  # ends of words for his men
_HE = frozenset(map(normal, ["او", "وی", "اش", "شان", "ӯ", "вай", "худ", "хеш"]))
_LINK = "и"  # end of a Tajik noun that goes on
_PREPOSITIONS = frozenset(map(normal, ["дар", "ба", "аз", "бо", "то", "ки", "барои"]))
_YOUNG_HIS = {"خردسالش", "نوجوانش", "جوانش", "بزرگش", "کوچکش", "شیرخوارش", "خردترش", "بزرگترش", "باردارش"}
_WITH_HIM = [[mate, him] for mate in ("бо", "хамрохи") for him in ("у", "вай", "онхо")]
_STEM = 5  # letters of a noun that its forms share
_OF, _ONE_OF = "از", "یکی"
_NEAR = 4  # words from a noun to whose it is


def is_his(passage: Passage, one: Quantity) -> bool:
    """Return whether people are told by whose they are."""
    noun, after = passage.words[one.last - 1].norm, one.last
    if passage.language == "tg" and noun.endswith(_LINK):
        return _is_tied_to_him(passage, after)
    if passage.language == "fa":
        after = _past_age(passage, after)
        if after > one.last and passage.words[after - 1].norm in _YOUNG_HIS:
            return True  # "دختر خردسالش"
    if noun.endswith(HIS[passage.language]) and category_at(passage, one.last - 1):
        return True
    return after < len(passage.words) and passage.words[after].norm in _HE and not clause_ends(passage, after)


def with_his_men(passage: Passage, mine: Sequence[Quantity]) -> list[Quantity]:
    """Return people, "two of his men" as of the kind of him told before: "یک فرمانده و دو تن از افرادش"."""
    result: list[Quantity] = []
    for one in mine:
        his = bool(result) and passage.language == "fa" and one.category == "generic"
        his = his and _is_of_his_men(passage, one.last)
        result.append(one._replace(category=result[-1].category) if his else one)
    return result


def is_one_of_his(passage: Passage, one: Quantity) -> bool:
    """Return whether Dari tells of one of somebody's people: "یکی از شاگردانش"."""
    counted = passage.language == "fa" and one.value == 1 and passage.words[one.first].norm == _ONE_OF
    people = counted and category_at(passage, one.first + 2) != ""  # not "یکی از پاهایش"
    return people and _is_of_his_men(passage, one.first + 1)


def _is_of_his_men(passage: Passage, index: int) -> bool:
    """Return whether Dari goes on with "of his men": "از افرادش", "از همراهان وی"."""
    norms = [word.norm for word in passage.words[index : index + 3]]
    named = not _HE.isdisjoint(norms[-1:]) or any(norm.endswith(HIS["fa"]) for norm in norms[1:2])
    return norms[:1] == [_OF] and named


def past_whose(passage: Passage, one: Quantity) -> int:
    """Return the word after Dari people, their age and whose they are: "طفل | یک‌ساله‌شان | را"."""
    after = _past_age(passage, one.last)
    return after + (after < len(passage.words) - 1 and passage.words[after].norm in _HE)


def is_untold_friend(passage: Passage, sentence: Sentence, one: Quantity) -> bool:
    """Return whether Tajik tells of somebody's friend first here: "Писар захмӣ шуд. Рафиқи ӯ мурд"."""
    if passage.language != "tg" or one.spoken or not is_his(passage, one):
        return False
    number = passage.sentence_number(sentence.first)
    before = passage.sentences[number - 1] if number else sentence
    stem = passage.words[one.last - 1].norm[:_STEM]
    told = any(word.norm.startswith(stem) for word in passage.words[: sentence.first])
    several = any(each.value > 1 for each in passage.numbers_in(before.first, before.last))
    return not (told or several)


def _is_tied_to_him(passage: Passage, index: int) -> bool:
    """Return whether what follows a Tajik noun for one says whose he is: "писари | хурдиаш", "ҷияни | ӯ"."""
    for step in range(index, min(len(passage.words), index + _NEAR)):
        norm = passage.words[step].norm
        if clause_ends(passage, step) or step in passage.casualty_words or norm in _PREPOSITIONS:
            return False
        if norm in _HE or norm.endswith(HIS["tg"]):
            return True
    return False


def before_age(passage: Passage, last: int) -> int:
    """Return the last word of a name before a Dari age that ends at a word: "کریم | ۲۴ ساله"."""
    age = passage.number_covering(last - 1) if passage.has("time.aged", last) else None
    return last if age is None or clause_ends(passage, age.first) else age.first - 1


def _past_age(passage: Passage, index: int) -> int:
    """Return the word after a Dari age or adjective of somebody's kin: "برادر ۹ ساله | اش"."""
    first = index
    while index - first < _NEAR and index < len(passage.words) and not clause_ends(passage, index):
        norm = passage.words[index].norm
        known = passage.number_covering(index) is not None or passage.has("time.aged", index)
        if not known and norm not in _YOUNG_HIS:
            break
        index += 1
    return index


def with_him_told(passage: Passage, one: Quantity) -> bool:
    """Return whether Tajik tells of others with the one told before: "бо ӯ понздаҳ намозгузор"."""
    before = [word.norm for word in passage.words[max(0, one.first - 2) : one.first]]
    return passage.language == "tg" and one.spoken and before in _WITH_HIM
