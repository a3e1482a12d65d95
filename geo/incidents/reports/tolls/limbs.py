"""People told hurt by what of them was: "a soldier's arm was broken", "a bullet went through the leg of"."""

from collections.abc import Sequence

from geo.incidents.reports.lexicon import Mark
from geo.incidents.reports.numbers import Number
from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.figures import Figure, Marker
from geo.incidents.reports.tolls.people import Quantity, category_at, clause_ends, is_casualty_soon
from geo.incidents.reports.words import normal

_NOUN = 4  # words of "a young border guard's"
_ONE_OF_SEVERAL = {"یکی", "اولی", "دیگری", "دومی", "سومی"}  # of whom Dari says where he was hit
_AND = {"و"}
_LIMBS_FA, _CUT_OFF = {"پای", "دست", "پاهای", "دستان"}, ("قطع", "شد")
_ARTICLES = {"a", "an", "the", "one", "another"}
_FROM_TG, _ONE_TG = "аз", {"яке", "якеаш", "якеашон"}
_HIT_TG = frozenset(
    map(
        normal,
        [
            *(
                "даст",
                "по",
                "пой",
                "пояш",
                "дасташ",
                "китф",
                "кифт",
                "сина",
                "синааш",
                "сар",
                "сараш",
                "шикам",
            ),
            *("гардан", "қабурға", "рон", "бозу", "миён", "камар", "пушт", "зону", "соқ", "оринҷ", "гулӯ"),
            *("зарби", "зарбаи", "асари", "тир", "тири", "захми", "ҷароҳати", "пораҳои", "мина", "таркиши"),
        ],
    )
)  # where somebody was hit, or what hit him


def verb_of_limb(passage: Passage, mark: Mark) -> int:
    """Return where a Dari verb begins, before which they stand whose limb it was: "پای دو تن | قطع شد"."""
    limb = passage.language == "fa" and passage.words[mark.first].norm in _LIMBS_FA
    return mark.last - len(_CUT_OFF) if limb and passage.numbers_in(mark.first, mark.last) else mark.first


def whose_limb(passage: Passage, index: int, sentence: Sentence) -> Quantity | None:
    """Return the English person, told without a number, whose limb was hurt."""
    if passage.words[index].norm not in _ARTICLES:
        return None
    for step in range(index + 1, min(sentence.last - 1, index + _NOUN)):
        if clause_ends(passage, step) or step in passage.casualty_words:
            return None
        if passage.words[step].possessive:
            hurt = passage.has_any("wounded.limb", step + 1, min(sentence.last, step + 3))
            told = category_at(passage, step) and hurt and is_casualty_soon(passage, step + 1, sentence)
            return Quantity(index, step + 1, 1, category_at(passage, step), spoken=False) if told else None
    return None


def struck_limbs(passage: Passage, sentence: Sentence) -> list[Marker]:
    """Return the words for limbs that something struck: "shrapnel tore into the legs of two women"."""
    missiles = passage.marks_in("wounded.missile", sentence.first, sentence.last)
    if not missiles:
        return []
    return [
        Marker("wounded", mark.first, mark.last + 1, back=False, forward=True)
        for mark in passage.marks_in("wounded.limb", missiles[0].last, sentence.last - 1)
        if passage.words[mark.last].norm == "of" and not clause_ends(passage, mark.last)
    ]


def hit_besides(passage: Passage, sentence: Sentence, figures: Sequence[Figure]) -> list[Figure]:
    """Return one more who was hit, with the verb of another: "یکی از پا و دیگری از شانه تیر خورد"."""
    marks = passage.marks_in("wounded.hit_in", sentence.first, sentence.last)
    found: list[Figure] = []
    for mark in marks:
        who = mark.first - 1
        if who < sentence.first or passage.words[who].norm not in _ONE_OF_SEVERAL:
            continue
        told = any(one.first <= mark.first < one.last or one.last == mark.first for one in figures)
        hurt = [one for one in figures if one.kind == "wounded" and one.value == 1]
        ends = mark.last >= sentence.last or clause_ends(passage, mark.last)
        ends = ends or passage.words[mark.last].norm in _AND
        if hurt and ends and not told:
            found.append(hurt[0]._replace(value=1, first=who, last=mark.last, part=False, more=False))
    return found


def one_hit(passage: Passage, number: Number) -> Quantity | None:
    """Return the one of whom Tajik tells by what he was hit, or where: "яке | аз даст, дигаре аз пой"."""
    limb = number.last + 1
    if passage.language != "tg" or passage.words[number.first].norm not in _ONE_TG or number.value != 1:
        return None
    if limb >= len(passage.words) or passage.words[number.last].norm != _FROM_TG:
        return None
    hit = passage.words[limb].norm in _HIT_TG
    return Quantity(number.first, number.last, 1, "") if hit else None
