"""Words that set a sentence apart: another incident, something besides, what was long before."""

from collections.abc import Sequence
from itertools import pairwise

from geo.incidents.reports.border_zone import in_zone
from geo.incidents.reports.ceremonies import is_target
from geo.incidents.reports.dates.when import When
from geo.incidents.reports.lexicon import Mark
from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.spot import Spot, adjoins
from geo.incidents.reports.suppositions import is_real
from geo.incidents.reports.told import Told
from geo.incidents.reports.tolls.asides import past_commas
from geo.incidents.reports.tolls.later_deaths import HAD
from geo.incidents.reports.tolls.people import clause_ends
from geo.incidents.reports.tolls.relatives import is_about_people, tajik_clauses_of_people

_THIS = {"این", "ин", "by"}  # before what is told already
_FIRST = {"نخست", "اول", "نخستین", "اولی", "نخستی"}
_OPENING = 4  # words in which a sentence says when or where it goes on
_WHO_TG = 7  # the same with who acted before it: "Инчунин, мақомоти Тоҷикистон рӯзи 11 август"
_HAD_HEAD, _FORMER_ACT = 8, {"пештара", "пештараи", "кабли", "каблии", "пешин", "пешина"}  # in Tajik
_HEAD = 4  # words at the head of a sentence, "before this" among them
_MORE, _THAT = 4, "که"  # words from a week in which "also" may stand
_SEASONS = {"весной", "летом", "осенью", "зимой"}  # at the head of one of what was months before
_EARLIER = {"ранее", "прежде"}  # at the head of a Russian sentence of what was before
_PREVIOUS, _LAST, _REMINDS = "предыдущ", "прошл", {"напомним", "напоминаем"}
_WHEN = 2  # words from a date to "when"
_SPOKE = {"told", "said"}  # after "previously"
_MONTHS = {"months", "half", "quarter"}  # after "in the first four"
_FALLEN = {"collapsed", "collapses"}
_OFTEN = 4  # how often something befell them: "13 times"
_WITH_MINE = {"tg": "бо", "fa": "با"}
_OF_MINES = 3  # words from "with" to the mine: "با یک حلقه ماین"
_DROWNED, _SHOTS = {"гарк", "غرق", "واژگون"}, ("trigger.fire", "trigger.clash", "wounded.missile")
_LONG_SPANS, _BEFORE_IT = {"weeks", "months", "years"}, {"earlier", "before", "prior"}
_EARLIER_HEAD = 5  # words of "Nearly two weeks earlier"
_THEM = {"them", "it", "to"}
_HARM = 3  # words from "in Kabul" to "killed"
_CONDEMNED, _WAS_FA = "محکوم", ("شد", "گردید")
_DEEDS = ("killed.forward", "trigger.attack", "trigger.blast", "trigger.fire", "trigger.clash")
_JUDGES = {"رییس", "قاضی", "معاون", "امر", "سرپرست", "سارنوال", "څارنوال", "دادستان"}
_NEVER = {"nor", "not", "never"}  # before "denied"


def is_separate(passage: Passage, sentence: Sentence) -> bool:
    """Return whether a sentence says that it tells another incident; "the third was wounded" says of whom."""
    first, last = sentence.first, sentence.last
    for mark in passage.marks_in("context.separate", first, last):
        if mark.first > first and passage.words[mark.first - 1].norm in _THIS:
            continue  # "این خونین‌ترین حمله", "thrown down by a second blast"
        if any(word.norm in _FIRST for word in passage.words[first : mark.first]):
            continue  # "در حمله نخست هفت … و در حمله دوم سه"
        told = mark.last in passage.casualty_words or passage.has("trigger.arrest", mark.last)
        told = told or passage.has("speech.notes", mark.last)  # "in a separate statement"
        told = told or passage.has_any("killed.body", first, mark.first)  # "two of the bodies …, the third"
        of_people = passage.words[mark.last - 1].norm == "was" and clause_ends(passage, mark.first)
        told = told or (of_people and not passage.casualty_words.isdisjoint(range(first, mark.first)))
        if passage.language != "en" or not told:
            return True
    return any(_is_nth_incident(passage, mark.last) for mark in passage.marks_in("context.nth", first, last))


def _is_nth_incident(passage: Passage, index: int) -> bool:
    """Return whether "in the third" before a word is of an incident, not "in the third police district"."""
    if index >= len(passage.words) or not adjoins(passage, index):
        return True
    return any(passage.has(f"context.{name}", index) for name in ("follow_up", "several", "case"))


def is_besides(passage: Passage, sentence: Sentence, places: Sequence[Spot], dates: Sequence[When]) -> bool:
    """Return whether a sentence begins with "also" and another day or place: "Also on 3 May in Vanj"."""
    first = sentence.first
    marks = [
        mark for mark in passage.marks_in("context.besides", first, first + _OPENING) if mark.first == first
    ]
    if not marks:
        return False
    begins = past_commas(passage, marks[0].last, sentence.last)  # "В ту же ночь, по данным полиции, в Чахабе"
    after = range(begins, begins + _OPENING)
    later = range(begins, begins + (_WHO_TG if passage.language == "tg" else _OPENING))
    return any(one.first in after for one in places) or any(one.first in later for one in dates)


def tells_since(passage: Passage, sentence: Sentence, dates: Sequence[When]) -> bool:
    """Return whether a sentence tells what was on a day since which: "since last June, when two died"."""
    return any(
        when.first > 0
        and passage.has("time.since", when.first - 1)
        and passage.has_any("time.when", when.last, min(sentence.last, when.last + _WHEN))
        for when in dates
    )


def _had_been(passage: Passage, first: int, last: int) -> bool:
    """Return whether a Dari main clause in the pluperfect leads to another: "انفجاری رخ داده بود که"."""
    return any(
        passage.words[index].norm in HAD and passage.words[index + 1].norm == _THAT
        for index in range(first, last - 1)
    )


def counts_year(passage: Passage, told: Told) -> bool:
    """Return whether English counts on no day who came to harm in a year: "have killed nine this year"."""
    first, last = told.sentence.first, told.sentence.last
    if passage.language != "en" or told.dates or not passage.has_any("part.so_far", first, last):
        return False
    year = passage.marks_in("part.so_far", first, last)[0].first
    have = next((at for at in range(year - 1, first, -1) if passage.words[at].norm in {"have", "has"}), year)
    return have < year and not any(clause_ends(passage, at) for at in range(have, year))


def is_recalled(passage: Passage, told: Told) -> bool:
    """Return whether a Dari or Tajik sentence adds what had been: "هفته گذشته نیز دو تن کشته شده بودند"."""
    dates, first, last = told.dates, told.sentence.first, told.sentence.last
    if passage.language not in {"tg", "fa"}:
        return False
    if any(passage.has("part.more", when.last) for when in told.statement_days) and passage.has_any(
        "context.said_before", first, last
    ):
        return True  # "جبهه یک هفته پیش نیز اعلام کرده بود که …"
    head = min(last, first + _HEAD)
    before = passage.has_any("time.before_this", first, head)  # "پیش از این، … را پذیرفته بود"
    if not dates and (not before or passage.has_any("context.said_before", first, last)):
        return False  # as most; "پیش‌تر از سه کشته خبر داده شده بود"
    too = _MORE if passage.language == "fa" else 1
    had = passage.words[last - 1].norm in HAD or (
        passage.language == "fa" and _had_been(passage, first, last)
    )
    occasion = passage.has_any("context.occasion", first, head)
    whole, past = (all(when.is_whole_month for when in dates), all(when.precision > 1 for when in dates))
    late = told.sentence.paragraph > 1 and passage.has_any("time.last_month", first, last)
    if dates and (((had or late) and whole) or (occasion and past)):
        return True  # "Дар моҳи ноябр … кушта шуда буд", "این دیدار پس از آن صورت گرفت که در ماه نوامبر"
    # late: "ماه گذشته سه تن کشته شدند", not as the news
    vague = [when for when in dates if when.precision > 1 and when.last < last]
    if vague and passage.has_any("context.recalled", first, head) and len(vague) == len(dates):
        return True  # "گفتنی است که هفته گذشته نیز یک صراف کشته شد"
    return had and (before or any(passage.has_any("part.more", when.last, when.last + too) for when in vague))


def is_among_recent(passage: Passage, told: Told) -> bool:
    """Return whether one is told of those of months: "در ماه‌های اخیر ناآرام بوده و از جمله دو روز پیش …"."""
    marks = passage.marks_in("context.background", told.sentence.first, told.sentence.last)
    return any(
        passage.has("part.before", when.first - 1) and any(mark.last < when.first for mark in marks)
        for when in told.dates
        if when.first > told.sentence.first
    )


def opens_with_earlier(passage: Passage, told: Told) -> bool:
    """Return whether a Russian sentence without a day begins with a season, or with "earlier"."""
    head = passage.words[told.sentence.first].norm
    told_before = head in _SEASONS or (head in _EARLIER and not told.victims)  # "Осенью здесь …"
    return passage.language == "ru" and ((told_before and not told.dates) or tells_previous(passage, told))


def is_earlier_abroad(passage: Passage, one: Told) -> bool:
    """Return whether Russian tells what was earlier in a neighbouring country: "Ранее полиция Ирана …"."""
    first, last = one.sentence.first, one.sentence.last
    return opens_with_earlier(passage, one) and passage.has_any("context.neighbour", first, last)


def reminds(passage: Passage, told: Told) -> bool:
    """Return whether Russian opens with "Напомним", before what was told or befell earlier."""
    return passage.language == "ru" and passage.words[told.sentence.first].norm in _REMINDS


def tells_previous(passage: Passage, told: Told) -> bool:
    """
    Return whether a sentence tells an attack before that of the news: "Предыдущий произошел в …".

    In English one of which it gives the anniversary, "8 March marks five years since the attack on".
    """
    if passage.language == "ru":
        opens = told.sentence.first
        last = passage.words[opens].norm.startswith(_LAST) and opens + 1 in passage.event_words
        return last or passage.words[opens].norm.startswith(_PREVIOUS)  # "Прошлое столкновение", no time
    span = told.sentence.first, told.sentence.last
    marks = passage.marks_in("context.years_since", *span) if passage.language == "en" else []
    if not marks:
        return False
    after = range(marks[0].last + 1, told.sentence.last)
    clause = range(marks[0].last, next((at for at in after if clause_ends(passage, at)), after.stop))
    acts = [one.first for found in told.triggers.values() for one in found]
    return all(at in clause for at in (*acts, *(figure.first for figure in told.figures)))


def recalls_other(passage: Passage, told: Told) -> bool:
    """Return whether an English sentence goes on to what befell people far off, or was announced before."""
    if passage.language == "tg":
        return _had_been_before(passage, told)
    announced = _befell_outside(passage, told) or _was_announced_before(passage, told)
    if announced or passage.language != "en":
        return announced
    often = _befell_often(passage, told) or _is_one_of_several(passage, told)
    often = often or _was_weeks_before(passage, told)
    return often or (told.victims and _is_of_half_year(passage, told))


def _had_been_before(passage: Passage, told: Told) -> bool:
    """Return whether Tajik recalls what had been there before: "Се рӯз пеш аз ин … кушта шуда буд"."""
    first, last = told.sentence.first, told.sentence.last
    if told.places or told.day is not None or passage.words[last - 1].norm not in HAD:
        return False
    until = min(last, first + _HAD_HEAD)
    earlier = passage.has_one_of(("time.days_earlier", "time.day_before"), first, until)
    former = any(passage.words[index].norm in _FORMER_ACT for index in range(first, until))
    return (earlier or former) and told.victims


def _was_weeks_before(passage: Passage, told: Told) -> bool:
    """Return whether English begins with how long before the news it was: "Nearly two weeks earlier, a …"."""
    first = told.sentence.first
    head = [word.norm for word in passage.words[first : min(told.sentence.last, first + _EARLIER_HEAD)]]
    spans = any(pair[0] in _LONG_SPANS and pair[1] in _BEFORE_IT for pair in pairwise(head))
    return spans and told.day is None and (told.victims or bool(told.triggers))


def _is_one_of_several(passage: Passage, told: Told) -> bool:
    """Return whether English only says of attacks that were summed up whose one was: "carried out one of"."""
    if told.dates or told.places or told.victims:
        return False
    return any(
        [word.norm for word in passage.words[mark.first - 3 : mark.first]] == ["one", "of", "the"]
        for marks in told.triggers.values()
        for mark in marks
        if mark.first - 3 >= told.sentence.first
    )


def _befell_often(passage: Passage, told: Told) -> bool:
    """Return whether English says how often something befell guards: "They came under fire 13 times"."""
    first, last = told.sentence.first, told.sentence.last
    if told.dates or not told.triggers:
        return False
    return any(
        number.value >= _OFTEN and number.last < last and passage.words[number.last].norm == "times"
        for number in passage.numbers_in(first, last)
    )


def _is_of_half_year(passage: Passage, told: Told) -> bool:
    """Return whether English counts the victims of months: "in the first four months of 2015"."""
    return any(
        passage.words[mark.first].norm == "in" and _MONTHS.intersection(word.norm for word in after)
        for mark in passage.marks_in("context.background", told.sentence.first, told.sentence.last)
        if (after := passage.words[mark.first + 3 : mark.last + 1])
        and passage.words[mark.first + 2].norm == "first"
    )


def is_no_accident(passage: Passage, told: Told) -> bool:
    """Return whether words of an accident are of a mine run on, of those shot at, or of a district's rule."""
    if _killed_others(passage, told):
        return True
    return _is_run_on_mine(passage, told) or _drowned_under_fire(passage, told) or _is_of_rule(passage, told)


def _killed_others(passage: Passage, told: Told) -> bool:
    """Return whether Dari tells of a killer's suicide: "همسرش را کشت و سپس خودکشی کرد"."""
    if passage.language != "fa" or "killed.himself" not in passage.marks:
        return False
    sentence, own = told.sentence, passage.words_of("killed.himself")
    marks = passage.marks_in("context.accident", sentence.first, sentence.last)
    if not all(mark.first in own for mark in marks):
        return False
    number = passage.sentence_number(sentence.first)
    first = passage.sentences[number - 1].first if number else sentence.first
    return passage.has_one_of(("killed.violent", "killed.forward"), first, marks[0].first)


def _drowned_under_fire(passage: Passage, told: Told) -> bool:
    """Return whether Tajik or Dari tells who drowned of those shot at: "тир кушоданд. Яке ғарқ, ду захмӣ"."""
    if passage.language not in {"tg", "fa"} or passage.marks.keys().isdisjoint(_SHOTS):
        return False
    sentence = told.sentence
    marks = passage.marks_in("context.accident", sentence.first, sentence.last)
    drowned = bool(marks) and all(passage.words[mark.first].norm in _DROWNED for mark in marks)
    first = passage.sentences[max(0, passage.sentence_number(sentence.first) - 1)].first
    return drowned and passage.has_one_of(_SHOTS, first, sentence.last)


def _is_run_on_mine(passage: Passage, told: Told) -> bool:
    """Return whether Tajik or Dari tells of a car run on a mine: "бархӯрди мошин бо минаи канори роҳ"."""
    word = _WITH_MINE.get(passage.language)
    mines = told.triggers.get("mine", ()) if word else ()
    return any(
        passage.words[index].norm == word
        for mark in mines
        for index in range(max(told.sentence.first, mark.first - _OF_MINES), mark.first)
    )


def _is_of_rule(passage: Passage, told: Told) -> bool:
    """Return whether only the rule of a district collapsed, and no roof or mine."""
    taken = {index for act in told.triggers.get("overtake", ()) for index in range(*act)}
    marks = passage.marks_in("context.accident", told.sentence.first, told.sentence.last)
    fallen = all(passage.words[mark.first].norm in _FALLEN for mark in marks)
    return fallen and all(mark.first in taken or _THEM.intersection(_after(passage, mark)) for mark in marks)


def _after(passage: Passage, mark: Mark) -> list[str]:
    """Return the word after some others: "stormed two posts, collapsed them"."""
    return [word.norm for word in passage.words[mark.last : mark.last + 1]]


def is_no_sign(passage: Passage, name: str, mark: Mark) -> bool:
    """Return whether words of a context only seem to be of it: "may or may not", "previously told"."""
    if name == "context.unreal":
        return is_real(passage, mark)
    if name == "context.court":
        return _condemns_deed(passage, mark) or _is_of_judge(passage, mark)
    if name in {"context.denial", "context.refutation"}:  # "has neither confirmed nor denied reports"
        return mark.first > 0 and passage.words[mark.first - 1].norm in _NEVER
    if name == "context.background" and (
        _tells_of_speech(passage, mark.first) or is_about_people(passage, mark.first)
    ):
        return True
    if name == "context.background" and passage.language == "tg":  # "Карим, ки аз соли 2021 хизмат мекард,"
        sentence = passage.sentences[passage.sentence_number(mark.first)]
        if mark.first in tajik_clauses_of_people(passage, sentence):
            return True
    return name in {"context.background", "context.aftermath"} and is_target(passage, mark.first)


def _condemns_deed(passage: Passage, mark: Mark) -> bool:
    """Return whether Dari says that a deed, and nobody, was condemned: "قتل سه تن … محکوم شد"."""
    if passage.language != "fa" or passage.words[mark.first].norm != _CONDEMNED:
        return False
    head = passage.sentence_first(mark.first)
    deed = passage.has_one_of(_DEEDS, head, head + 1)
    return deed and mark.last - 1 > mark.first and passage.words[mark.first + 1].norm.startswith(_WAS_FA)


def _is_of_judge(passage: Passage, mark: Mark) -> bool:
    """Return whether Dari only says whose car or driver it was: "در موتر رئیس محکمه"."""
    if passage.language != "fa" or not passage.has("context.office", mark.first):
        return False
    judge, first = mark.first, passage.sentence_first(mark.first)
    while judge > first and passage.has("context.office", judge) and passage.words[judge].norm not in _JUDGES:
        judge -= 1  # "رئیس | محکمه استیناف"
    owner = passage.has_one_of(("object.owned", "person.kin_of", "person.driver"), judge - 1, judge)
    return judge > first and owner and passage.words[judge].norm in _JUDGES


def _befell_outside(passage: Passage, told: Told) -> bool:
    """Return whether English tells of people harmed far off: "the bombing in Kabul that killed two"."""
    if passage.language != "en" or not (told.triggers and told.places and told.victims):
        return False
    return any(
        spot.place is not None
        and spot.place.feature_class == "P"
        and not in_zone(spot.place)
        and passage.words[spot.first - 1].norm == "in"
        and any(index in passage.casualty_words for index in range(spot.last, spot.last + _HARM))
        for spot in told.places
    )


def _was_announced_before(passage: Passage, told: Told) -> bool:
    """Return whether English recalls what somebody "had announced last week"."""
    if passage.language != "en" or not told.statement_days:
        return False
    if any(when.precision == 1 for when in told.statement_days):
        return False
    marks = passage.marks_in("speech.verbs", told.sentence.first + 1, told.sentence.last)
    return any(passage.words[mark.first - 1].norm == "had" for mark in marks[:1])


def _tells_of_speech(passage: Passage, index: int) -> bool:
    """Return whether an English "previously" only says when somebody spoke: "previously told media"."""
    if passage.language != "en" or passage.words[index].norm != "previously":
        return False
    after = index + 1
    return after < len(passage.words) and passage.words[after].norm in _SPOKE
