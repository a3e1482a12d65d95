"""Sentences that only tell what led to an incident or came of it: suspects were held, hostages freed."""

from geo.incidents.reports.events.event import Event
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.told import Told, after_comma

_WHICH, _HAPPENED = "که", ("context.took_place", "killed.back")
_OWING = "ناشی"  # "owing to", before what was destroyed
_HAD = {"بود", "بودند"}  # ends of Dari verbs of what was before
_CLAUSE = 3  # words from "which" to the day
_WANTED = {"خواهان", "خواستار"}
_HELD = frozenset({"arrest", "seize"})
_HOSTAGES = ("заложник", "пленник", "похищенн")
_FRONTS = ("actor.resistance_front", "actor.freedom_front")  # whose raids end in a retreat
_SOUNDS = frozenset({"fire", "blast", "shelling"})
_REACH, _BESIDE = 8, 2  # words from "suspected of" to the act and its victims; from an act to its day
_THIS, _CHARGED = {"این", "ان", "همین"}, 4  # words after "به ظن" in which "in this" may stand


def opens_nothing(passage: Passage, one: Told) -> bool:
    """Return whether a sentence only tells who was held for an incident, who condemns it, or how it began."""
    only = _only_suspect(passage, one) or _only_reacts(passage, one) or _only_planted(passage, one)
    return only or _is_clearing(passage, one)


def _is_clearing(passage: Passage, one: Told) -> bool:
    """Return whether blasts were those of old shells being destroyed: "ناشی از تخریب مهمات کهنه بود"."""
    if "context.harmless" not in passage.marks or passage.language != "fa":
        return False
    marks = passage.marks_in("context.harmless", one.sentence.first, one.sentence.last)
    return any(passage.words[mark.first].norm == _OWING for mark in marks) and not one.victims


def _only_suspect(passage: Passage, one: Told) -> bool:
    """Return whether a sentence only tells that a suspect of what happened last week or so was arrested."""
    exact = one.day is not None and one.day.precision == 1
    if _only_held_for(passage, one):
        return True
    if one.triggers.keys() - _HELD:
        return False
    first, last = one.sentence.first, one.sentence.last
    if _is_held_for_this(passage, one) or _is_suspect_of_told(passage, one):
        return True
    if exact:
        return False
    named = any(
        passage.has_any("context.follow_up", mark.last, min(last, mark.last + 1))
        for mark in passage.marks_in("person.suspect_of", first, last)
    )
    return named and not one.victims  # the dearer question last


def _is_day_of_act(passage: Passage, one: Told) -> bool:
    """Return whether the day of a Dari sentence stands in a clause about what happened or who died."""
    day = one.day
    if day is None or not one.sentence.first <= day.first < one.sentence.last:
        return False
    last = next((at for at in range(day.last, one.sentence.last) if after_comma(passage, at)), 0)
    head = range(max(one.sentence.first, day.first - _CLAUSE), day.first)
    which = any(passage.words[at].norm == _WHICH for at in head)
    return which and passage.has_one_of(_HAPPENED, day.last, last)


def _only_held_for(passage: Passage, one: Told) -> bool:
    """Return whether Dari says for what somebody is held or wanted, on a day not of the act: "به ظن قتل"."""
    if passage.language != "fa" or one.day is None:
        return False
    first, last = one.sentence.first, one.sentence.last
    charged = next(iter(passage.marks_in("context.charged", first, last)), None)
    wanted = "arrest" in one.triggers or any(
        passage.words[index].norm in _WANTED for index in range(first, last)
    )
    if not wanted:
        return False
    beside = range(max(first, one.day.first - _BESIDE), one.day.first)  # "قتل روز دوشنبه": the act's day
    if charged is None or any(
        index in passage.event_words or passage.has("context.follow_up", index) for index in beside
    ):
        return False
    if _is_day_of_act(passage, one):
        return False  # "به قتل سه تن که روز دوشنبه رخ داد"
    phrase = range(charged.first, min(last, charged.last + _REACH))
    acts = [mark for name, marks in one.triggers.items() if name not in _HELD for mark in marks]
    if not acts or any(mark.first not in phrase or mark.last - 1 not in phrase for mark in acts):
        return False
    return all(
        passage.has_any(f"{figure.kind}.forward", figure.first, figure.last) and figure.last - 1 in phrase
        for figure in one.figures
        if figure.value
    )  # "قتل یک ملا", not "را که دوشنبه کشته شدند"


def _is_suspect_of_told(passage: Passage, one: Told) -> bool:
    """Return whether English only tells that a suspect was held: "Police arrested a suspect on Tuesday"."""
    first, last = one.sentence.first, one.sentence.last
    if passage.language != "en" or one.places or one.separate or one.number == 0 or one.victims:
        return False
    caught = passage.has_one_of(("object.drugs", "object.weapons", "object.weight"), first, last)
    return passage.has_any("person.suspects", first, last) and not caught


def _is_held_for_this(passage: Passage, one: Told) -> bool:
    """Return whether Dari tells that people were held for what was told: "در پیوند به این رویداد"."""
    first, last = one.sentence.first, one.sentence.last
    return passage.language == "fa" and any(
        passage.words[index].norm in _THIS and passage.has("context.follow_up", index + 1)
        for mark in passage.marks_in("context.charged", first, last)
        for index in range(mark.last, min(last - 1, mark.last + _CHARGED))
    )


def _only_reacts(passage: Passage, one: Told) -> bool:
    """Return whether a Dari sentence only ends in how somebody took what happened: "حملات را محکوم کردند"."""
    if passage.language == "ru":
        return _is_silent(passage, one)
    if passage.language != "fa" or one.day is not None or not one.triggers:
        return False
    marks = passage.marks_in("speech.condemned", one.sentence.first, one.sentence.last)
    return any(mark.last == one.sentence.last for mark in marks) and not one.victims


def _is_silent(passage: Passage, one: Told) -> bool:
    """Return whether Russian only says who did not comment: "Движение, которое захватило район, молчит"."""
    if not one.triggers or one.victims:
        return False
    acts = [mark.first for marks in one.triggers.values() for mark in marks]
    which = range(one.sentence.first, min(acts))
    silent = passage.marks_in("speech.silent", max(acts), one.sentence.last)
    return bool(silent) and any(passage.words[index].norm.startswith("котор") for index in which)


def _only_planted(passage: Passage, one: Told) -> bool:
    """Return whether a Dari sentence only tells how what went off had got there: "جاسازی شده بود"."""
    if passage.language != "fa" or one.triggers.keys() - {"mine", "blast"}:
        return False
    marks = passage.marks_in("context.planted", one.sentence.first, one.sentence.last)
    return any(mark.last == one.sentence.last for mark in marks) and not one.victims


def is_freed(passage: Passage, one: Told) -> bool:
    """Return whether a sentence tells no more than that somebody carried off before was freed."""
    if "abduct" not in one.triggers or one.victims:
        return False
    if one.triggers.keys() <= {"abduct", "overtake"} and _are_held_on(passage, one):
        return True
    return one.triggers.keys() == {"abduct"} and (one.aftermath or _is_missed(passage, one))


def _are_held_on(passage: Passage, one: Told) -> bool:
    """Return whether Russian only tells what became of captives since: "были переправлены вглубь страны"."""
    if "context.captives" not in passage.marks or one.dates or one.day is not None:
        return False
    return passage.has_any("context.captives", one.sentence.first, one.sentence.last)


def _is_missed(passage: Passage, one: Told) -> bool:
    """Return whether nothing was heard of the hostages told before: "از گروگان‌ها تا شام خبری نبود"."""
    told = any(mark.last - mark.first > 1 for mark in one.triggers["abduct"])  # a verb: "از خانه بردند"
    return not told and passage.has_any("context.no_news", one.sentence.first, one.sentence.last)


def asks_ransom(passage: Passage, event: Event, one: Told) -> bool:
    """Return whether English only tells what those who hold the abducted want: "A ransom was asked for"."""
    if passage.language == "ru":
        return _speaks_of_held(passage, event, one)
    if passage.language == "fa":
        return _frees_taken(passage, one)
    if "context.ransom" not in passage.marks or one.triggers.keys() != {"abduct"} or one.separate:
        return False
    if not all(passage.has_any("context.ransom", *mark) for mark in one.triggers["abduct"]):
        return False
    return not one.places and any("abduct" in told.triggers for told in event.told)


def _frees_taken(passage: Passage, one: Told) -> bool:
    """Return whether Dari tells of one taken before that he was freed: "تاجری که … ربوده شده بود، رها شد"."""
    if one.triggers.keys() != {"abduct"} or any(figure.value for figure in one.figures):
        return False
    taken = one.triggers["abduct"][-1].last
    freed = passage.marks_in("time.freed", taken, one.sentence.last)
    had = {word.norm for word in passage.words[taken : freed[0].first]} if freed else set()
    before = {word.norm for word in passage.words[one.sentence.first : taken]}
    return _WHICH in before and not had.isdisjoint(_HAD)


def _speaks_of_held(passage: Passage, event: Event, one: Told) -> bool:
    """Return whether Russian tells on of those held: "Похитители позволили заложникам поговорить"."""
    if one.triggers.keys() != {"abduct"} or one.places or one.victims or one.separate:
        return False
    held = all(
        mark.last - mark.first == 1 and passage.words[mark.first].norm.startswith(_HOSTAGES)
        for mark in one.triggers["abduct"]
    )
    return held and any("abduct" in told.triggers for told in event.told)


def heard_of(passage: Passage, event: Event, one: Told) -> bool:
    """Return whether people elsewhere only heard the fight that was told: "shots had been heard in Jurm"."""
    if "place.heard" not in passage.marks or not one.triggers.keys() <= _SOUNDS or one.day or one.separate:
        return False
    heard = passage.has_any("place.heard", one.sentence.first, one.sentence.last)
    told_of = (told.triggers.keys() - _SOUNDS or told.victims for told in event.told)
    return heard and not one.victims and any(told_of)


def only_retreats(passage: Passage, one: Told) -> bool:
    """Return whether Dari or Tajik forces fell back within their country, or one fled from kidnappers."""
    if passage.has_any("crossing.escaped", one.sentence.first, one.sentence.last):
        return True  # "چوپان از چنگ ربایندگان گریخت و به پاسگاه پناه برد"
    back = {mark.first for mark in passage.marks.get("crossing.retreat", ())}
    if not all(mark.first in back for mark in one.triggers["surrender"]):
        return False
    over = any(spot.place is not None and "TJ" in spot.place.country_code for spot in one.places)
    raid = passage.language == "fa" and passage.has_one_of(_FRONTS, one.sentence.first, one.sentence.last)
    return not (over or (not raid and passage.has_any("unit.border", one.sentence.first, one.sentence.last)))
