"""What a sentence only supposes or denies, beside what it tells: "two were killed; the toll may rise"."""

from collections.abc import Sequence

from geo.incidents.reports.dates.when import DAY
from geo.incidents.reports.lexicon import Mark
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.told import Told, after_comma
from geo.incidents.reports.tolls.contrasts import own_account
from geo.incidents.reports.tolls.unsure import denied_until, puts_right_next

_GOES_ON = {
    "and",
    "but",
    "while",
    "и",
    "а",
    "но",
    "ва",
    "аммо",
    "вале",
    "اما",
    "ولی",
    "چون",
    "زیرا",
}  # before another clause
_ROLES = {"involvement", "role", "responsibility", "complicity"}  # that a side denies
_ABOUT_TG = {"бораи", "хусуси", "мавриди"}  # behind "reports", what they are of
_PART = 3  # words of "denied any direct involvement"
_DONE = ("да", "та")  # ends of Tajik verbs that others follow
_AGAINST = {"combating", "countering", "preventing"}
_OR_NOT = ["may", "or", "may"]
_BEFORE_COULD = 5  # words from "before" to "could"
_SUBORDINATE = {"when", "after", "as", "while", "because", "where"}  # words that such a clause begins with
_WHO = "که"
_SO_THAT = "чтобы"
_IN_ORDER_TO = "برای"
_GOES_ON_IN_DARI = {"و", "اما", "ولی"}  # right after what was told
_PLANS, _WERE = {"قصد", "طرح", "برنامه"}, ("شد", "اند", "باخت", "رسید")  # ends of what did happen
_SIGNS = frozenset(",;:—–،؛")  # that part clauses
_VERB_LAST = {"tg", "fa"}  # languages whose "may" follows what may be: "кушта шуда метавонад"


def supposes_all(passage: Passage, told: Told) -> bool:
    """
    Return whether all that a sentence tells is supposed: nothing is told before "may", "could".

    Victims are counted there, or an act on a day, and another clause goes on: "were held on Sunday and had
    planned to move the drugs".
    """
    marks = passage.marks_in("context.unreal", told.sentence.first, told.sentence.last)
    marks = [mark for mark in marks if not is_real(passage, mark)]
    if not marks:
        return True  # what supposes is no mark of this sentence alone
    first = marks[0].first
    if (
        _is_in_clause(passage, told, first)
        or _tells_of_who(passage, told, marks[-1].last)
        or _is_only_purpose(passage, told, marks)
        or _tells_after_colon(passage, told, marks[-1].last)
    ):
        return False
    counted = [figure.last for figure in told.figures if figure.value and figure.last <= first]
    if not counted:
        return not _tells_before(passage, told, first)
    if passage.language not in _VERB_LAST:
        return False
    if passage.language == "fa" and passage.words[max(counted)].norm in _GOES_ON_IN_DARI:
        return False  # "یک سرحدبان کشته شده و مهاجمان قصد حمله داشتند"
    between = passage.text[passage.words[max(counted) - 1].end : passage.words[first].start]
    return _SIGNS.isdisjoint(between)


def _tells_of_who(passage: Passage, told: Told, mark: int) -> bool:
    """Return whether Dari says what those planned who died: "ده تن که قصد حمله داشتند، کشته شدند"."""
    if passage.language != "fa":
        return False
    planned = passage.words[mark - 2].norm in _PLANS  # "قصد حمله داشتند که در نتیجه سه تن‌شان کشته شدند"
    counted = [figure for figure in told.figures if figure.value and figure.first >= mark]
    if planned and any(passage.words[one.last - 1].norm.startswith(_WERE) for one in counted):
        return True
    which = any(passage.words[at].norm == _WHO for at in range(told.sentence.first, mark))
    end = next((at for at in range(mark, told.sentence.last) if after_comma(passage, at)), told.sentence.last)
    harmed = any(passage.has("killed.back", at) for at in range(end, told.sentence.last))
    return which and harmed


def _tells_before(passage: Passage, told: Told, mark: int) -> bool:
    """Return whether an act on an exact day is told before a word, and another clause goes on to it."""
    acts = [act.last for found in told.triggers.values() for act in found if act.last <= mark]
    days = [when.last for when in told.dates if when.day and when.precision == DAY and when.last <= mark]
    if not (acts and days):
        return False
    between = range(max(*acts, *days), mark)
    if passage.language == "tg" and any(_goes_on_after(passage, index) for index in (*between, mark)):
        return True
    return any(passage.words[index].norm in _GOES_ON for index in between)


def _goes_on_after(passage: Passage, index: int) -> bool:
    """Return whether a Tajik clause with its verb ends before a word: "гузашта, | қасди ҳамла доштанд"."""
    return after_comma(passage, index) and passage.words[index - 1].norm.endswith(_DONE)


def _is_in_clause(passage: Passage, told: Told, index: int) -> bool:
    """Return whether a word stands in an English clause after an act: "shots fell when they would"."""
    if passage.language != "en":
        return False
    acts = [mark.last for found in told.triggers.values() for mark in found if mark.last <= index]
    since = min(acts, default=index)
    return any(passage.words[step].norm in _SUBORDINATE for step in range(since, index))


def _tells_after_colon(passage: Passage, told: Told, mark: int) -> bool:
    """Return whether Russian victims are told behind a colon: "о предотвращении теракта: … погиб"."""
    if passage.language != "ru" or not told.dates:
        return False
    text, words = passage.text, passage.words
    colon = next(
        (at for at in range(mark, told.sentence.last) if ":" in text[words[at - 1].end : words[at].start]),
        None,
    )
    return colon is not None and any(figure.value and figure.first >= colon for figure in told.figures)


def _is_only_purpose(passage: Passage, told: Told, marks: Sequence[Mark]) -> bool:
    """Return whether Russian only says what for something told with its day was done: ", чтобы выжить,"."""
    purpose, last = marks[0].first, told.sentence.last
    if len(marks) > 1 or passage.words[purpose].norm != _SO_THAT:
        return False
    dated = any(when.day and when.precision == DAY for when in told.dates)
    ends = (index for index in range(purpose + 1, last) if after_comma(passage, index))
    clause = range(purpose, next(ends, last))
    return dated and any(act.last - 1 not in clause for found in told.triggers.values() for act in found)


def is_real(passage: Passage, mark: Mark) -> bool:
    """Return whether words only seem to suppose: "если верить командиру", "died before help could come"."""
    if passage.has("speech.of", mark.first):
        return True
    if passage.language == "fa" and passage.words[mark.first].norm == _IN_ORDER_TO:
        since = passage.sentence_first(mark.first)  # "ولسوالی سقوط کرد و نیروها برای جلوگیری از"
        return not passage.event_words.isdisjoint(range(since, mark.first))
    if passage.words[mark.first].norm in _AGAINST and passage.words[mark.first - 1].norm == "for":
        return True  # "the department for combating trafficking"
    if passage.words[mark.first].norm == "if" and passage.words[mark.first - 1].norm == "clear":
        return passage.words[mark.first + 1].norm == "it"  # "not clear if it was their jet that struck"
    around = [word.norm for word in passage.words[max(0, mark.first - 2) : mark.first + 3]]
    if _OR_NOT in (around[:3], around[2:]):
        return True  # "which may or may not be related"
    before = passage.words[max(0, mark.first - _BEFORE_COULD) : mark.first]
    norms = [word.norm for word in before]
    degree = "than" in norms or ("that" in norms and "no" in norms)  # "by more than anybody could explain"
    return passage.words[mark.first].norm == "could" and ("before" in norms or degree)


def denies_other(passage: Passage, told: Told) -> bool:
    """Return whether a sentence that counts victims denies something else, or one denies only harm."""
    marks = passage.marks_in("context.denial", told.sentence.first, told.sentence.last)
    nobody = passage.marks_in("zero.all", told.sentence.first, told.sentence.last)
    marks = [mark for mark in marks if not any(_is_of_nobody(mark, one) for one in nobody)]
    if marks and all(_denies_part(passage, told, mark) for mark in marks):
        return True
    if denied_until(passage, told.sentence, told.figures) or puts_right_next(passage, told.sentence):
        return True
    if nobody and not marks:
        return True  # "در این تیراندازی تلفات جانی رخ نداده است"
    account = own_account(passage, told.sentence)
    if account and any(figure.first >= account for figure in told.figures):
        return True  # "denied that ten had died, saying two were wounded", "…, но подтвердили гибель двоих"
    last = max((figure.last for figure in told.figures if figure.value), default=0)
    return bool(last) and all(
        any(passage.words[index].norm in _GOES_ON for index in range(last, mark.first)) for mark in marks
    )


def _is_of_nobody(mark: Mark, nobody: Mark) -> bool:
    """Return whether a denial is the one of harm: "аз | ҳеҷ тараф куштаву захмӣ набуд"."""
    return nobody.first - 1 <= mark.first < nobody.last or mark.first < nobody.first < mark.last


def denies_other_report(passage: Passage, told: Told) -> bool:
    """Return whether Tajik denies a report that tells of no harm: "хабарҳо дар бораи асир афтодани афсар"."""
    words = range(told.sentence.first, told.sentence.last)
    if passage.language != "tg" or not passage.casualty_words.isdisjoint(words):
        return False
    return any(
        passage.words[index].norm in _ABOUT_TG and passage.has_any("context.refutation", words.start, index)
        for index in words
    )


def _denies_part(passage: Passage, told: Told, mark: Mark) -> bool:
    """Return whether English tells of an act, and then who says that it was not theirs: "denied any role"."""
    after = [word.norm for word in passage.words[mark.last : min(told.sentence.last, mark.last + _PART)]]
    if passage.language != "en" or not _ROLES.intersection(after):
        return False
    return any(act.last <= mark.first for found in told.triggers.values() for act in found)
