"""A number of the killed and wounded together: "six killed and wounded", «شش کشته و زخمی»."""

from collections.abc import Sequence

from geo.incidents.reports.passage import Passage
from geo.incidents.reports.tolls.figures import Figure
from geo.incidents.reports.tolls.people import category_at, clause_ends

_OF_ONE = ("ен", "ена", "ан", "ана", "ил", "ила", "ал", "ала")  # of Russian verbs that tell of one alone
_JOINERS = {"and", "or", "и", "или", "ва", "е", "و", "یا"}
_GLUED = ("аву", "аю", "оку")  # ends of Tajik "killed and": "куштаву захмӣ"
_VICTIMS = "قربانی"
_KILLED = "کشته"  # in "killed and wounded", with one number for both
_HURT = ("ранен", "пострадавш")
_HELD = ("плен", "взятых", "взятые", "пропавш", "похищен", "захваченн")  # not killed, in one number with them
_OR, _TAKEN = "или", {"captured", "taken", "missing", "detained", "arrested"}
_OTHERS = 3  # words after "wounded" in which a number is of the wounded alone
_WITH, _CLAUSE = {"с", "со", "в", "за", "к", "на", "без", "под"}, 9  # before wounds; words of their clause
_WHICH = {"ки", "که"}  # "… killed and wounded, of whom two"
_GOES_ON = {
    *("in", "by", "when", "during", "at", "near", "as", "after", "on"),  # not "wounded two"
    *("yesterday", "today", "overnight", "monday", "tuesday", "wednesday", "thursday", "friday"),
    *("saturday", "sunday"),
}
_COUNTS = (["at", "least"], ["as", "many"], ["at", "most"])
_BOTH = 2  # words from the dead to the wounded beside them
_NOUNS = ("дани", "тани")  # ends of Tajik verbs as nouns
_FINITE = ("нд", "шуд", "аст", "ند", "شد", "است")  # ends of Tajik and Dari verbs


def without_joint(passage: Passage, figures: Sequence[Figure]) -> list[Figure]:
    """Return figures but for those of the killed and wounded together, which do not tell how many of each."""
    return [one for one in figures if not (are_together(passage, one) or _are_victims(passage, one, figures))]


def _are_victims(passage: Passage, victims: Figure, figures: Sequence[Figure]) -> bool:
    """Return whether Dari victims are those whom it tells apart: "ده تن قربانی شدند؛ چهار کشته و شش زخمی"."""
    if passage.language != "fa" or victims.kind != "killed" or len(figures) < 3:  # noqa: PLR2004
        return False
    told = any(word.norm.startswith(_VICTIMS) for word in passage.words[victims.first : victims.last])
    rest = [one for one in figures if one.first >= victims.last]
    both = len({one.kind for one in rest}) > 1
    return told and both and sum(one.value for one in rest) == victims.value


def are_together(passage: Passage, figure: Figure) -> bool:
    """Return whether a figure counts the killed and wounded together."""
    if figure.value <= 1:
        return _counts_those_behind(passage, figure)
    return (
        _names_both(passage, figure)
        or _is_joint(passage, figure)
        or _or_lost(passage, figure)
        or _in_one(passage, figure)
        or _takes_in_both(passage, figure)
        or _with_captives(passage, figure)
    )


def _names_both(passage: Passage, figure: Figure) -> bool:
    """Return whether Russian nouns before a number tell of both: "к гибели и ранениям 14 человек"."""
    words = passage.words
    return passage.language == "ru" and any(
        words[index].norm in _JOINERS
        and index - 1 in passage.casualty_words | passage.figure_words
        and words[index + 1].norm.startswith(_HURT + _HELD)
        and not passage.numbers_in(figure.first, index)
        for index in range(figure.first + 1, figure.last - 1)
    )


def _counts_those_behind(passage: Passage, figure: Figure) -> bool:
    """Return whether Russian "killed", with no people beside it, counts those behind: "убит и ранен 21"."""
    after, words = figure.last, passage.words
    if passage.language != "ru" or figure.last - figure.first > 1 or after + 2 >= len(words):
        return False
    both = words[after].norm in _JOINERS and words[after + 1].norm.startswith(_HURT + _HELD)
    behind = passage.numbers_in(after + 2, after + 3)
    return both and any(number.first == after + 2 and number.value > 1 for number in behind)


def _or_lost(passage: Passage, figure: Figure) -> bool:
    """Return whether people were killed, or else taken: "сто солдат убиты или взяты в плен"."""
    after, words = figure.last, passage.words
    if passage.language == "en" and after + 2 < len(words):
        listed = words[after].norm in {"injured", "wounded"} and words[after + 1].norm in _JOINERS
        after += 2 * listed - (not listed and words[after].norm != "or")
        return words[after + (not listed)].norm in _TAKEN
    if passage.language != "ru" or after >= len(words) or words[after].norm != _OR:
        return False
    return passage.has_any("part.lost", after + 1, min(len(words), after + _OTHERS))


def _with_captives(passage: Passage, figure: Figure) -> bool:
    """Return whether one number counts the prisoners, too: "число убитых, раненых и пленных достигло ста"."""
    captives = passage.words_of("part.captive")
    if not captives:
        return False
    sentence = passage.sentences[passage.sentence_number(figure.first)]
    for captive in captives.intersection(range(sentence.first, sentence.last)):
        first, last = captive, captive + 1
        while first > sentence.first and _is_of_list(passage, first - 1):
            first -= 1
        while last < sentence.last and _is_of_list(passage, last):
            last += 1
        both = passage.family_in("killed", first, last) and passage.family_in("wounded", first, last)
        if both and first <= figure.last and figure.first <= last:
            return True
    return False


def _is_of_list(passage: Passage, index: int) -> bool:
    """Return whether a word may stand in a list of the killed, wounded and captured."""
    return (
        passage.words[index].norm in _JOINERS
        or index in passage.words_of("part.captive")
        or bool(category_at(passage, index) or index in passage.casualty_words)
    )


def _in_one(passage: Passage, figure: Figure) -> bool:
    """Return whether Tajik has "wounded" among the killed: "сӣ нафар қурбон ва захмӣ шуданд"."""
    if passage.language != "tg" or figure.kind != "killed":
        return False
    joined = passage.words[figure.last - 2].norm in _JOINERS
    return joined and passage.has("wounded.back", figure.last - 1)


def _takes_in_both(passage: Passage, figure: Figure) -> bool:
    """Return whether Tajik says that a number of victims takes in both: "ҳам кушташудагону ҳам захмиёнро"."""
    if passage.language != "tg" or not (figure.toll or figure.kind == "wounded"):
        return False
    sentence = passage.sentences[passage.sentence_number(figure.first)]
    if len(passage.numbers_in(sentence.first, sentence.last)) != 1:
        return False
    dead = [
        mark
        for name in ("killed.them", "killed.he", "killed.back")
        for mark in passage.marks_in(name, max(sentence.first, figure.first - 1), sentence.last)
    ]
    return any(
        passage.has_any("wounded.back", mark.last, mark.last + _BOTH)
        and not clause_ends(passage, mark.last)
        and not passage.words[mark.last - 1].norm.endswith(_FINITE)
        for mark in dead
    )


def _is_joint(passage: Passage, figure: Figure) -> bool:
    """Return whether "and wounded", without a number of its own, stands right after the killed."""
    after, words = figure.last, passage.words
    if figure.kind == "wounded":
        return (
            _is_killed_before(passage, figure)
            or _is_killing_before(passage, figure)
            or (passage.language == "fa" and _is_killed_beside(passage, figure))
        )
    if words[after - 1].norm in _JOINERS:
        after -= 1  # the marker has taken it in: «هلاک و»
    glued = passage.language == "tg" and words[after - 1].norm.endswith(_GLUED)
    joined = after < len(words) and words[after].norm in _JOINERS
    if figure.kind != "killed" or after + 1 >= len(words) or not (joined or glued):
        return False
    if words[after - 1].norm.endswith(_FINITE):
        return False  # the clause is over: "кушта шуд ва"
    marks = [
        mark
        for name in ("back", "forward")
        for mark in passage.marks_in(f"wounded.{name}", after + joined, len(words))[:1]
        if mark.first == after + joined
    ]
    if not marks or any(_is_noun(passage, mark.last - 1) or _hits(passage, *mark[:2]) for mark in marks):
        return False
    last = max(mark.last for mark in marks)
    if passage.language == "en":
        counted = [
            word.norm for word in words[last : last + 2]
        ] in _COUNTS  # "killed six and wounded at least two"
        return (
            last >= len(words) or clause_ends(passage, last) or (words[last].norm in _GOES_ON and not counted)
        )
    sentence = passage.sentences[passage.sentence_number(figure.first)]
    where = words[after + joined].norm in _WITH  # "и | с ранениями в больницу попали трое"
    until = min(sentence.last, last + (_CLAUSE if where else _OTHERS))
    ends = (at for at in range(last, until) if words[at].norm in _WHICH or clause_ends(passage, at))
    which = next(ends, until)
    return not passage.numbers_in(last, which)


def _hits(passage: Passage, first: int, index: int) -> bool:
    """Return whether a verb tells of one or of those behind or in it: "и ранен глава", "и ранив мать"."""
    if passage.language == "en":
        return any(passage.numbers_in(first, index))  # "and sent nine to hospital"
    if passage.language != "ru":
        return False
    if passage.words[first].norm.endswith(_OF_ONE):
        return True
    for step in range(index, min(len(passage.words), index + _OTHERS)):
        if clause_ends(passage, step):
            return False
        if category_at(passage, step):
            return True
    return False


def _is_noun(passage: Passage, index: int) -> bool:
    """Return whether Tajik has a verb as a noun, whose people follow it: "ва захмӣ шудани сеюмӣ"."""
    return passage.language == "tg" and passage.words[index].norm.endswith(_NOUNS)


def _is_killed_before(passage: Passage, figure: Figure) -> bool:
    """Return whether Russian joins "killed", without a number, to the wounded: "погибли и ранены десять"."""
    words, killed = passage.words, figure.first - 2
    if passage.language != "ru" or killed < 0 or words[killed + 1].norm not in _JOINERS:
        return False
    if not passage.has("killed.back", killed) or passage.has_any("killed.number_after", killed, killed + 1):
        return False
    if passage.number_covering(figure.first) is not None:
        return False  # "двое рабочих, ехавших на прииск, убиты и четверо ранены"
    before = range(passage.sentence_first(killed), killed)
    return not any(passage.number_covering(at) or category_at(passage, at) for at in before[-_OTHERS:])


def _is_killing_before(passage: Passage, figure: Figure) -> bool:
    """Return whether English joins "killing" to "wounding" with one number: "killing and wounding nine"."""
    killed = figure.first - 2
    if passage.language != "en" or killed < 0 or passage.words[killed + 1].norm not in _JOINERS:
        return False
    return passage.has("killed.forward", killed) and passage.has("wounded.forward", figure.first)


def _is_killed_beside(passage: Passage, figure: Figure) -> bool:
    """Return whether Dari has "killed" joined to "wounded": "کشته و زخمی شدن پنج تن", "زخمی یا کشته"."""
    words, head, after = passage.words, figure.first - 1, figure.last
    if head > 0 and words[head].norm in _JOINERS and words[head - 1].norm == _KILLED:
        return passage.has("wounded.forward", figure.first)
    if after + 1 >= len(words) or words[after].norm not in _JOINERS or words[after + 1].norm != _KILLED:
        return False
    return not words[after - 1].norm.endswith(_FINITE)
