"""People to whom something else was done where others came to harm: "задержаны двое, третий убит"."""

from geo.incidents.reports.passage import Passage
from geo.incidents.reports.tolls.both import says_both
from geo.incidents.reports.tolls.english_clauses import has_other_verb
from geo.incidents.reports.tolls.figures import Marker
from geo.incidents.reports.tolls.people import Quantity, category_at, clause_ends

_WERE, _DASHES, _TOLD = {"was", "were"}, set("–—-"), 8  # 8: words between dashes
_WITH = {"with", "с", "со", "раненым", "ранеными", "раненой", "wounded", "injured", "бо", "با"}
_STATES = {"a", "badly", "seriously", "gravely", "lightly", "slightly", "but", "while", "already", "after"}
_THEY_DO = "анд"  # end of Tajik verbs of several people
_MISSING, _TRACE = "пропал", {"без", "вести"}
_GAVE_UP = ("сдавш", "бежавш")
_WHICH = 4  # words from people to the "که" of their clause
_NO_ARREST = {"those", "resisted", "resisting", "evading", "evaded", "escaping", "avoid"}  # before "arrest"
_ARRESTING = {"дастгиркуни", "дастгиршави"}
_WHILE = {
    "хангоми",
    "вакти",
    "кушиши",
    "барои",
    "зимни",
    "максади",
    "чараени",
}  # before being held, that harmed
_CAPTIVE = ("асорат", "асир")  # what Tajik captives are taken into, or are
_AND_FA, _TAKEN = "و", ("trigger.abduct", "part.captive")
_CONVERBS, _VERB = {"карда", "намуда", "гирифта"}, 3  # of a Tajik verb of two words, and words of the next


def parted_by_arrest(passage: Passage, left: int, right: int) -> bool:
    """Return whether somebody was held, and others harmed; "was detained with a wound" is of one person."""
    if _are_captives(passage, left, right) or _were_taken(passage, left, right):
        return True
    if not passage.has_any("trigger.arrest", left, right) or _ends_which(passage, left, right):
        return False
    last = max(index for index in range(left, right) if passage.has("trigger.arrest", index)) + 1
    before = passage.words[last - 2].norm if passage.language == "en" else ""
    of_them = before in _NO_ARREST or (before == "the" and category_at(passage, last) != "")
    if passage.words[last - 1].norm in _ARRESTING or passage.words[last - 2].norm in _WHILE or of_them:
        return False  # "ду маҳбус ҳангоми дастгиркунӣ кушта шуданд", "one of the detained men was hurt"
    if _was_held_first(passage, last, right) or _after_arrest(passage, left, last, right):
        return False
    state = passage.words[right - 1].norm in _STATES or passage.words[last].norm in _STATES
    if passage.language == "en" and state and not any(clause_ends(passage, at) for at in range(last, right)):
        return False  # "was arrested in a wounded state", "was captured badly wounded"
    return last < right or passage.words[right].norm not in _WITH


def _are_captives(passage: Passage, left: int, right: int) -> bool:
    """Return whether Tajik tells who was taken captive, others harmed: "78 нафар асир гирифта шуда, …"."""
    if passage.language != "tg" or "trigger.abduct" not in passage.marks:
        return False
    norms = [word.norm for word in passage.words[left:right]]
    return any(
        one.startswith(_CAPTIVE) and other.startswith("гирифт") and third.startswith("шуд")
        for one, other, third in zip(norms, norms[1:], norms[2:], strict=False)
    )


def _were_taken(passage: Passage, left: int, right: int) -> bool:
    """Return whether others were taken whose verb stands behind a later one: "دو تن اسیر و یک تن کشته شد"."""
    if passage.language != "fa" or not passage.has_one_of(_TAKEN, left - 1, right):
        return False
    return any(
        (passage.words[index].norm == _AND_FA or clause_ends(passage, index))
        and passage.has_one_of(_TAKEN, index - 1, index)
        and passage.numbers_in(index, right) != []
        for index in range(left, right)
    )


def _was_held_first(passage: Passage, last: int, right: int) -> bool:
    """Return whether Tajik goes on with what was done to those held: "дастгир карда, ҳамон шаб куштаанд"."""
    converb = passage.language == "tg" and last < right and passage.words[last].norm in _CONVERBS
    if not converb or not clause_ends(passage, last + 1):
        return False
    verb = next((at for at in range(right, right + _VERB) if passage.has("killed.active", at)), None)
    return verb is not None and not any(
        passage.number_covering(at) is not None or category_at(passage, at) for at in range(last, right)
    )


def _after_arrest(passage: Passage, left: int, last: int, right: int) -> bool:
    """Return whether Dari only says that people had been held before: "سه تن پس از دستگیری کشته شدند"."""
    return (
        passage.language == "fa"
        and passage.has_any("context.in_wake_of", left, last)
        and not passage.numbers_in(left, right)
        and not any(clause_ends(passage, index) for index in range(last, right))
    )


def _ends_which(passage: Passage, left: int, right: int) -> bool:
    """Return whether a clause only says who people are: "دو سرباز را که به اسارت گرفته بودند، کشتند"."""
    if passage.language == "tg":  # "чор нафаре, ки боздошт шуда буданд, рӯзи дигар кушта шуданд"
        held = max(index for index in range(left, right) if passage.has("trigger.arrest", index))
        over = any(clause_ends(passage, index) for index in range(held + 1, right + 1))
        return over and "ки" in {word.norm for word in passage.words[max(0, left - 1) : left + _WHICH]}
    if passage.language != "fa" or not clause_ends(passage, right):
        return False
    return "که" in {word.norm for word in passage.words[left : min(right, left + _WHICH)]}


def held(passage: Passage, one: Quantity, marker: Marker) -> bool:
    """Return whether somebody was held, and another harmed: "задержаны двое, третий убит"."""
    opens = one.first == passage.sentence_first(one.first)  # "Two were detained. Nine people were killed"
    if opens or not passage.has_any("trigger.arrest", one.first - 1, one.first):
        return False
    return any(clause_ends(passage, index) for index in range(one.last, marker.first))


def held_next(passage: Passage, one: Quantity) -> bool:
    """Return whether people behind a sign were held: "smuggler killed, two detained", or went missing."""
    if _end_of_missing(passage, one):
        return True
    if passage.has("trigger.arrest", one.last) or has_other_verb(passage, one):
        return clause_ends(passage, one.first)
    if passage.language == "ru" and any(
        passage.words[index].norm.startswith(_GAVE_UP) for index in range(one.first, one.last)
    ):
        return True  # "об убитых талибах, а те — о тридцати сдавшихся солдатах"
    if passage.language == "ru" and any(
        passage.has("part.captive", index) and passage.words[index].norm.endswith("ыми")
        for index in (one.last - 1, one.last)
    ):
        return True  # "пять человек убитыми и двое пленными"
    after = _past_dashes(passage, one.last)
    held = (
        after > one.last and passage.words[after].norm in _WERE and passage.has("trigger.arrest", after + 1)
    )
    return passage.language == "en" and held  # "and their six accomplices – citizens of X – were detained"


def _end_of_missing(passage: Passage, one: Quantity) -> int:
    """Return where Russian ends to say that people went missing: "один пропал без вести |", or 0."""
    if passage.language != "ru" or "part.lost" not in passage.marks:
        return 0
    for index in range(one.first + 1, min(one.last + 1, len(passage.words))):
        if passage.words[index].norm.startswith(_MISSING):
            end = index + 1
            while end < len(passage.words) and passage.words[end].norm in _TRACE:
                end += 1
            return end
    return 0


def missing_before(passage: Passage, one: Quantity, marker: Marker) -> bool:
    """Return whether Russian goes on from the missing to who was harmed: "… без вести и ранен водитель"."""
    end, after = _end_of_missing(passage, one), marker.last
    if not end or marker.first - end > 1 or after >= len(passage.words):
        return False
    return bool(category_at(passage, after)) or passage.number_covering(after) is not None


def _past_dashes(passage: Passage, index: int) -> int:
    """Return where words that a dash begins end before "were", in which somebody is told; else the word."""
    if index >= len(passage.words) or not _DASHES.intersection(_gap_before(passage, index)):
        return index
    until = min(len(passage.words) - 1, index + _TOLD)
    return next((step for step in range(index, until) if passage.words[step].norm in _WERE), index)


def _gap_before(passage: Passage, index: int) -> str:
    """Return what stands between a word and the one before it."""
    return passage.text[passage.words[index - 1].end : passage.words[index].start] if index else ""


def aimed_at(passage: Passage, one: Quantity, marker: Marker) -> bool:
    """Return whether Tajiks fell who did something to another: "хостанд ба посбон ҳамла кунанд ва ҳалок"."""
    if passage.language != "tg" or passage.has("killed.active", marker.last - 1):
        return False
    if passage.words[one.first - 1].norm != "ба":
        return False
    between = passage.numbers_in(one.last, marker.first)
    if any(says_both(passage, number.first) for number in between):  # not "ба ду нафар … ва ҳарду кушта"
        doers = passage.numbers_in(passage.sentence_first(one.first), one.first - 1)
        return any(number.value > 1 for number in doers)
    return any(
        passage.words[index].norm == "ва" and passage.words[index - 1].norm.endswith(_THEY_DO)
        for index in range(one.last + 2, marker.first)
        if not passage.act_words.isdisjoint(range(one.last, index))
    )
