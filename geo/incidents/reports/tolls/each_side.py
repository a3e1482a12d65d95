"""Numbers of the sides of a fight: "аз ҳар тараф ду", "each lost two", "میان مرزبانان و ۱۲ قاچاقبر"."""

from geo.incidents.reports.numbers import Number
from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.his_people import is_his
from geo.incidents.reports.tolls.people import Quantity, clause_ends

_SIDES = {  # after "of each"
    *("طرف", "جانب", "سو", "тараф", "чониб", "су", "гурух", "кавм", "оила", "хонавода"),
    *("خانواده", "گروه", "قوم"),
}
_SIDES_EN = {"side", "family", "clan", "group", "camp", "party", "tribe", "faction", "village", "gang"}
_GROUPS_EN = ("side", "famil", "clan", "group", "camp", "part", "tribe", "faction", "village", "gang")
_APIECE = "respectively"
_OF_THE_EN = {"of", "the", "these", "two", "both", "three", "four", "warring", "rival"}
_HAD_EN = {"had", "has"}  # before how many each lost
_EACH_EN, _ON_EN = {"each", "either"}, {"on", "from", "of", "for", "in"}
_SAID_EN = {"said", "says", "it", "had", "has", "have", "that", "reportedly"}  # "each side said it had lost"
_LOST_EN = {"lost", "suffered", "sustained", "buried", "losing", "suffering", "reported", "lose", "counted"}
_OVER = ("شد", "شدند", "شده", "گردید", "باخت", "باختند")  # ends of Dari verbs, after which others are told
_AND_OTHERS = 3  # words of "нафар кушта ва"
_BAND = 7  # words to a number told of each before
_ON = {"аз", "дар", "از", "در"}  # before two sides taken together
_OTHER_SIDE, _WITH, _SIDE = {"و", "با"}, "با", 7  # before those fought with; words of who fought them
_FIGHTS, _SEVERAL = {"درگیری", "جنگ", "نبرد", "برخورد", "زدوخورد"}, ("ان", "ها", "های", "ین")
_OF_EACH_FA, _BOTH_FA = ["از", "هر"], "دو"
_NOT_OF_SIDE = {"که", "در", "به", "را", "شد", "شدند", "از"}


def of_each_english(passage: Passage, one: Quantity, sentence: Sentence) -> Quantity:
    """Return people as many times as there are sides: "each side lost two men", "two dead on each side"."""
    words = passage.words
    if any(word.norm == _APIECE for word in words[one.last : sentence.last]):
        return one  # "two and three fighters respectively were wounded on either side"
    for index in range(sentence.first, sentence.last):
        if words[index].norm not in _EACH_EN:
            continue
        after = index + 1
        while words[index].norm == "each" and after < sentence.last - 1 and words[after].norm in _OF_THE_EN:
            after += 1  # "each of the two groups lost a man"
        named = words[after].norm if after < sentence.last else ""
        side = named in _SIDES_EN or (after > index + 1 and named.startswith(_GROUPS_EN))
        ahead = side and index >= one.last and words[index - 1].norm in _ON_EN
        of_it = side and index > sentence.first and words[index - 1].norm == "of"
        lost = after + side
        while lost < one.first and words[lost].norm in _SAID_EN:
            lost += 1
        did = index < one.first and not of_it and _tells_of_loss(passage, lost, after + side)
        span = range(one.last, index) if ahead else range(lost, one.first)
        if (ahead or did) and not any(clause_ends(passage, step) for step in span):
            return one._replace(value=_sides_before(passage, index, sentence) * one.value, spoken=True)
    return one


def _tells_of_loss(passage: Passage, index: int, first: int) -> bool:
    """Return whether the verb of "each" at a word, or "had" right before its number, says what it lost."""
    had = index > first and passage.words[index - 1].norm in _HAD_EN
    return passage.words[index].norm in _LOST_EN or (had and passage.number_covering(index) is not None)


def _sides_before(passage: Passage, each: int, sentence: Sentence) -> int:
    """Return how many sides were told before "each": two, or "three families fought. Each lost a man"."""
    place = passage.sentence_number(sentence.first)
    first = passage.sentences[max(0, place - 1)].first
    for number in reversed(passage.numbers_in(first, each)):
        counts = number.last < each and passage.words[number.last].norm.startswith(_GROUPS_EN)
        if number.value > 1 and (counts or number.last == each):
            return number.value
    return 2


def of_each(passage: Passage, number: Number) -> bool:
    """Return whether as many are told of each of two sides: "از هر طرف یک تن"."""
    before = [word.norm for word in passage.words[max(0, number.first - 2) : number.first]]
    if before[-1:] in (["ва"], ["و"]) and not before[0].endswith(_OVER):
        # "аз ҳар тараф як нафар кушта ва як нафар захмӣ"
        told = passage.numbers_in(max(0, number.first - _BAND), number.first)
        return any(of_each(passage, one) and _count_alike(passage, one, number) for one in told)
    if before[:1] in (["دو"], ["ду"]):  # "هر دو طرف یک کشته دادند"
        before = [word.norm for word in passage.words[max(0, number.first - 3) : number.first]]
        of = number.first - len(before) - 1
        if of >= 0 and (passage.words[of].norm in _ON or of in passage.casualty_words):
            return False  # "аз ҳар ду тараф панҷ кас кушта шуд", "تلفات هر دو طرف هشت تن" count both
    after = [word.norm for word in passage.words[number.last : number.last + 4]]  # "سه تن از هر طرف"
    behind = after[1:3] == _OF_EACH_FA and not _SIDES.isdisjoint(after[3:])
    behind = behind and not clause_ends(passage, number.last + 1)
    return behind or (before[:1] in (["هر"], ["хар"]) and before[-1] in _SIDES)


def is_of_each_side(passage: Passage, one: Quantity, sentence: Sentence) -> bool:
    """Return whether Dari tells of what sides a toll is: "درگیری دو فرمانده … از هر طرف سه"."""
    if passage.text.find(_OF_EACH_FA[1], sentence.start, sentence.end) < 0 or not one.spoken:
        return False
    norms = [word.norm for word in passage.words[sentence.first : sentence.last]]
    for at in (sentence.first + step for step, norm in enumerate(norms[:-1]) if norm == _OF_EACH_FA[1]):
        both = passage.words[at + 1].norm == _BOTH_FA  # "شش تن، سه تن از هر دو طرف"
        if passage.words[min(at + 1 + both, sentence.last - 1)].norm not in _SIDES:
            continue
        share = passage.number_covering(at + 2) if at + 2 < sentence.last else None
        if at in (one.last + 1, one.first - 2):
            head = min(at - 1, one.first)
            wholes = passage.numbers_in(sentence.first, head)
            return bool(wholes) and wholes[-1].value == one.value * (1 + both) and clause_ends(passage, head)
        if share is not None and one.last < at and one.value == len(("one side", "the other")):
            whole = clause_ends(passage, at - 1) and one.value == 2 * share.value
            return not whole and passage.casualty_words.isdisjoint(range(one.last, at))
    return False


def groups_of(passage: Passage, number: Number, sentence: Sentence) -> int:
    """Return of how many groups each lost so many: of two, or "се хонавода …: аз ҳар хонавода як нафар"."""
    each = passage.words[number.first - 1].norm
    for one in passage.numbers_in(sentence.first, number.first):
        if passage.words[one.last].norm == each and one.last < number.first - 1:
            return one.value
    return 2


def _count_alike(passage: Passage, one: Number, other: Number) -> bool:
    """Return whether the same noun, or none, follows two numbers: "як кушта ва як захмӣ"."""
    if other.last >= len(passage.words) or other.first - one.last > _AND_OTHERS:
        return False  # "از هر طرف یک تن کشته شد و چهار تن زخم برداشتند"
    if {one.last, other.last} <= passage.casualty_words:
        return True
    return passage.words[one.last].norm == passage.words[other.last].norm


def fights_them(passage: Passage, one: Quantity, sentence: Sentence) -> bool:
    """Return whether Dari counts who fought: "درگیری میان مرزبانان و ۱۲ قاچاقبر", "درگیری مرزبانان با"."""
    before = passage.words[one.first - 1].norm
    if not one.spoken or before not in _OTHER_SIDE or one.first - 2 < sentence.first:
        return False
    if not {one.last - 1, one.last}.isdisjoint(passage.casualty_words) or is_his(passage, one):
        return False
    for step in range(one.first - 2, max(sentence.first, one.first - _SIDE), -1):
        between = passage.has("time.between", step)
        if clause_ends(passage, step + 1) or passage.number_covering(step) is not None:
            return False
        if between or (before == _WITH and passage.words[step].norm in _FIGHTS):
            several = passage.words[one.first - 2].norm.endswith(_SEVERAL) or step < one.first - 3
            fight = passage.has_any("trigger.clash", max(sentence.first, step - _SIDE), step + 1)
            return fight and (several or between)
        if step in passage.casualty_words or passage.words[step].norm in _NOT_OF_SIDE:
            return False
    return False
