"""Which dates are not those of an event: the day of a statement about it, or of what followed it."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from geo.incidents.reports.ceremonies import is_target
from geo.incidents.reports.dates.when import When
from geo.incidents.reports.handovers import handed_over
from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.quotations import is_of_paper, is_spoken_about, issues_statement
from geo.incidents.reports.tolls.people import clause_ends
from geo.incidents.reports.words import normal

_STATEMENT_BEFORE, _STATEMENT_AFTER = 8, 6
_SPEAKER = 14  # words of who speaks, between a Russian day and his verb
_VERB_LAST = 14  # words from a day to the verb of speech at the end of a Tajik or Dari sentence
_DATELINE_WORDS, _DATELINE_SIGNS = 4, 40
_LONG_DATELINE = 8  # words of "MAZAR-I-SHARIF, Afghanistan, Oct. 7", all of them capitalised
_DATELINE = re.compile(
    r"[.,]?\s*(?:\([^)]{1,30}\)|/[^/]{1,30}/|[^\W\d][\w.-]{1,20}(?:\s[^\W\d][\w.-]{1,20})?)?\s*(?:[–—]|--|-\s)"
    r"|[.,]?\s*(?:\([^)]{1,30}\)|/[^/]{1,30}/)"
)
# "فیض‌آباد (پژواک، ۲۴ میزان ۱۴۰۴):", "مزارشریف، باختر، ۱۷ حوت:", up to the sign after the day
_PERSIAN_HEAD = re.compile(r"[^،,:()\d\n]{2,30}(?:\([^()\d\n]{2,30}[،,:]?|[،,][^،,:()\d\n]{2,30}[،,])\s*$")
_PERSIAN_END = re.compile(r"\s*\)?\s*(?:[:–—]|-\s)")
_SENT = timedelta(days=2)  # from a dateline to publication, at most
_AFTERMATH = 8  # words between a day and the funeral
_TOLD_REACH = 26  # words between what a day was told of and the verb
_MONTH_PRECISION = 3  # of a month or a year
_THAT = {"that", "что", "ки", "که", "как"}
_SAID = frozenset(map(normal, ["گوید", "گویند", "گفت", "گفتند", "мегӯяд", "мегӯянд", "гуфт", "гуфтанд"]))
_DID = {"شود", "میشود", "شده", "کرد", "کردند", "داد", "دادند", "کرده"}  # ends of Dari verbs of speech
_DID |= {"داده", "نمود", "نمودند"}
_WHO_SAYS = 3  # words of "به گفتهٔ منابع"
_SAYING = frozenset(map(normal, ["گوید", "گویند", "мегӯяд", "мегӯянд"]))  # what a witness tells
_AFTER_SPEECH = {"en", "ru"}  # languages whose verb of speech stands before its day
_OPENING, _SUBJECT = 2, 14  # words of "Late on Monday", of who speaks
_LIVES = 6  # words of "claimed the lives", "claimed at least three lives"
_ABOUT_THIS = (
    ["об", "этом"],
    ["о", "случившемся"],
    ["о", "произошедшем"],
    ["о", "происшествии"],
    ["о", "чем"],
)
_CONFIRMS, _ABOUT = "подтвердил", {"о", "об"}
_REVISES = ("снизил", "понизил", "пересмотрел", "скорректировал", "повысил", "увеличил")
_PARTS_OF_DAY = {"night", "morning", "evening", "afternoon"}
_WORDS_OF, _BY_WORDS = (
    set(map(normal, ("گفته", "گفتهٔ", "قول", "نقل", "гуфтаи", "қавли"))),
    {"به", "ба", "аз", "از"},
)
_QUOTED = "نقل"  # of what another has told
_EZAFE, _TIME_OF = "\u0654", {"تاریخ", "زمان", "وقت"}  # over the end of a Dari noun that goes on
_VERBAL, _NOUNS_LIKE_VERBS = ("د", "ند", "است"), {"نبرد", "رویداد", "برخورد", "خورد", "زدوخورد"}
_AFTER_ITS_DAY = {"را", "بر", "در", "به", "بالای", "علیه", "طالبان", "شورشیان", "افراد", "مهاجمان"}
_NEWS = ("خبر", "گزارش", "хабар", "гузориш")  # of what was told
_THIS = frozenset(map(normal, ["инро", "инҳоро"]))
_DUTY = frozenset(map(normal, ["مسئولیت", "مسوولیت", "масъулияти", "масъулиятро"]))  # that somebody takes
_THIS_NEWS, _GAVE = ["ин", "хабарро"], {"дод", "доданд", "додааст", "додаанд"}
_OBJECT = ("ро", "را")  # the end, or the word, that marks what is condemned
_AGAINST = {"اعتراض", "واکنش"}  # halves of Dari verbs whose object has no such mark
_REACTION = 4  # words of a verb that says how somebody took it: "маҳкум кард"
_TENSE = 5  # words of "said its fighters had"
_TELLING = {"said", "says", "say", "added", "adds", "saying", "adding"}  # verbs that a clause may follow
_SUBJECTS = {"the", "a", "an", "he", "she", "they", "it", "his", "her", "their", "its", "some", "two", "all"}
_CLAUSE_WORDS = 3  # of the shortest such clause: "said they fled on Monday"
_FIRE = ("огн", "удар", "обстрел", "стрельб", "выстрел", "залп", "очеред")  # stems of what one answers with
_SPEECH = ("speech.verbs", "speech.known", "claim.made")
_STOPS, _PAUSES = frozenset(",;:()—،؛"), frozenset(",;:،؛")  # signs that part clauses


def is_statement(passage: Passage, when: When, sentence: Sentence) -> bool:
    """Return whether a date is the day on which somebody said something, or the one of a dateline."""
    aside = _is_dateline(passage, when, sentence) or _is_of_words(passage, when, sentence)
    aside = aside or issues_statement(passage, when, sentence) or _is_told_about_this(passage, when, sentence)
    if aside or is_of_paper(passage, when, sentence) or _ends_saying(passage, when, sentence):
        return True
    year = when.precision == _MONTH_PRECISION and (when.day is None or when.is_whole_month)  # too long
    if year or (passage.words[when.last - 1].possessive and when.last in passage.event_words):
        return False  # "said of Tuesday's attack"
    if _is_of_event(passage, when, sentence) or is_spoken_about(passage, when):
        return False
    said = _said_before(passage, when, sentence)
    if said is None and passage.language not in _AFTER_SPEECH and _is_told_of(passage, when, sentence):
        return True
    if said is None and _opens_report(passage, when, sentence):
        return True
    return _said_after(passage, when, sentence) if said is None else said


def _is_told_about_this(passage: Passage, when: When, sentence: Sentence) -> bool:
    """Return whether Russian tells when somebody spoke of it: "Об этом во вторник, 10 марта, сообщает"."""
    head = [word.norm for word in passage.words[sentence.first : sentence.first + 2]]
    if passage.language != "ru" or head not in _ABOUT_THIS:
        return False
    speech = passage.words_of(*_SPEECH)
    verb = next((at for at in range(sentence.first + 2, sentence.last) if at in speech), sentence.last)
    until = max(verb, when.first)
    return verb < sentence.last and passage.event_words.isdisjoint(range(sentence.first, until))


def _ends_saying(passage: Passage, when: When, sentence: Sentence) -> bool:
    """Return whether a Tajik or Dari day ends who said it: "…, гуфтанд мақомот рӯзи сешанбе."."""
    if when.last != sentence.last or passage.language in _AFTER_SPEECH:
        return False
    low = max(sentence.first + 1, when.first - _STATEMENT_AFTER)
    for index in range(when.first - 1, low - 1, -1):
        if index in passage.event_words or passage.text[passage.words[index].end] == ":":
            return False
        said = passage.has("speech.verbs", index)
        paused = passage.text[passage.words[index - 1].end : passage.words[index].start]
        if (said and when.first - index <= 2) or not _PAUSES.isdisjoint(paused):  # noqa: PLR2004 - "گفتند روز"
            return said
    return False


def _is_of_words(passage: Passage, when: When, sentence: Sentence) -> bool:
    """Return whether a day is of what was said of it: "вазорат рӯзи душанбе ҳамларо маҳкум кард"."""
    if passage.language not in {"tg", "fa"}:
        return False
    if _is_of_claim(passage, when, sentence):
        return True
    head = [word.norm for word in passage.words[sentence.first : sentence.first + 2]]
    if head == _THIS_NEWS and passage.words[sentence.last - 1].norm in _GAVE:
        return True  # "Ин хабарро рӯзи сешанбе узви шӯро дод"
    if passage.words[sentence.first].norm in _THIS and passage.event_words.isdisjoint(
        range(sentence.first, sentence.last)
    ):  # "Инро рӯзи сешанбе расонаҳо аз қавли пизишкон гузориш доданд"
        return passage.has_any("speech.verbs", sentence.last - _REACTION, sentence.last)
    told = passage.marks_in("speech.reactions", max(when.last, sentence.last - _REACTION), sentence.last)
    if not told or told[-1].last != sentence.last or when.first - sentence.first < 2:  # noqa: PLR2004 - who
        return False
    between = passage.text[passage.words[when.last - 1].end : passage.words[told[-1].first].start]
    objects = any(word.norm.endswith(_OBJECT) for word in passage.words[when.last : told[-1].first])
    objects = objects or passage.words[told[-1].first].norm in _AGAINST  # "به تیراندازی … اعتراض کرد"
    opens = passage.event_words.isdisjoint(range(sentence.first, when.first))
    return objects and opens and _PAUSES.isdisjoint(between)


def _is_of_claim(passage: Passage, when: When, sentence: Sentence) -> bool:
    """Return whether somebody said on a day that he had done it: "جبهه روز دوشنبه مسئولیت حمله را پذیرفت"."""
    claim = next(iter(passage.marks_in("claim.made", when.last, sentence.last)), None)
    if claim is None:
        return False
    words = range(when.last, claim.last)
    duty = next((index for index in words if passage.words[index].norm in _DUTY), None)
    return duty is not None and passage.event_words.isdisjoint(range(when.last, duty))


def _opens_report(passage: Passage, when: When, sentence: Sentence) -> bool:
    """Return whether an English date opens a report of a statement: "On Monday, the front said it had"."""
    comma = passage.text[passage.words[when.last - 1].end] == "," if when.last < sentence.last else False
    if passage.language != "en" or not comma or when.first - sentence.first > _OPENING:
        return False
    for index in range(when.last, min(sentence.last, when.last + _SUBJECT)):
        between = passage.text[passage.words[index - 1].end : passage.words[index].start]
        if index in passage.event_words or (index > when.last and not _PAUSES.isdisjoint(between)):
            return False
        if passage.has("speech.verbs", index):
            after = [word.norm for word in passage.words[index + 1 : min(sentence.last, index + _TENSE)]]
            return after[:1] == ["that"] or "had" in after
    return False


def _is_of_event(passage: Passage, when: When, sentence: Sentence) -> bool:
    """Return whether a day belongs to the event beside it: "аз амалиёти рӯзи сешанбе", "a Sunday attack"."""
    if passage.language in _AFTER_SPEECH:
        part = when.last < sentence.last and passage.words[when.last].norm in _PARTS_OF_DAY
        attribute = passage.language == "en" or passage.has("time.weekday_of", when.last - 1)
        noun = when.last + part
        if not attribute or noun >= sentence.last or noun not in passage.event_words:
            return False
        return _PAUSES.isdisjoint(passage.text[passage.words[when.last - 1].end : passage.words[noun].start])
    before = when.first - 1
    if before > sentence.first and passage.has("time.weekday_before", before):
        before -= 1
    if before < sentence.first:
        return False
    if passage.language == "fa":
        return _is_of_dari_event(passage, before, when, sentence)
    return before in passage.event_words and passage.words[before].norm.endswith("и")


def _is_of_dari_event(passage: Passage, noun: int, when: When, sentence: Sentence) -> bool:
    """Return whether a Dari noun goes on to its day: "حملهٔ روز دوشنبه", "از انفجار صبح دوشنبه در تالقان"."""
    norm = passage.words[noun].norm
    told = noun in passage.event_words or passage.has("context.follow_up", noun)
    if not told or (norm.endswith(_VERBAL) and norm not in _NOUNS_LIKE_VERBS):
        return False
    end = passage.words[noun].end
    marked = _EZAFE in passage.text[end - 1 : end + 1]
    before = [word.norm for word in passage.words[max(sentence.first, noun - len(_TIME_OF)) : noun]]
    marked = marked or before[-1:] == ["در"] or not _TIME_OF.isdisjoint(before)  # "زمان رویداد هشتم مارچ"
    following = passage.words[when.last].norm if when.last < sentence.last else ""
    return marked or following in _AFTER_ITS_DAY


def _said_before(passage: Passage, when: When, sentence: Sentence) -> bool | None:
    """Return whether a verb of speech before a date is the verb of the date; None where there is none."""
    reach = _STATEMENT_BEFORE if passage.language in _AFTER_SPEECH else _STATEMENT_AFTER
    speech = passage.words_of("speech.verbs", "speech.known")
    for index in range(when.first - 1, max(sentence.first, when.first - reach) - 1, -1):
        between = passage.text[passage.words[index].end : passage.words[index + 1].start]
        if index in speech:
            if passage.language == "tg" and _closes_sentence(passage, index, when, sentence):
                return True
            if passage.words[index].norm in _SAID or _tells_clause(passage, index, when, sentence):
                break  # "می گویند روز دوشنبه": what follows is what they say
            if passage.language == "fa" and _what_follows_is_said(passage, index, when):
                break  # "اعلام کردند سرنشینان موتر دیشب": the same
            if passage.words[index].norm == "called" and index and passage.unit_at(index - 1):
                continue  # "an outpost called Istiqlol"
            return _STOPS.isdisjoint(between)
        event = index in passage.event_words
        if event or passage.words[index].norm in _THAT or not _STOPS.isdisjoint(between):
            break
    return None


def _tells_clause(passage: Passage, verb: int, when: When, sentence: Sentence) -> bool:
    """Return whether a clause follows an English verb: "said the men set up a checkpoint on Wednesday"."""
    words = passage.words
    if words[verb].norm not in _TELLING or when.first - verb <= _CLAUSE_WORDS or verb <= sentence.first:
        return False
    subject = words[verb + 1].norm in _SUBJECTS or passage.number_covering(verb + 1) is not None
    spoken = passage.text[words[verb - 1].end : words[verb].start].strip()  # "…, said the ministry on Monday"
    return subject and not spoken and words[verb + 2].norm != "same"


def _what_follows_is_said(passage: Passage, index: int, when: When) -> bool:
    """Return whether Dari words of speech end before a day: "اعلام کردند …", "به گفتهٔ او نیروهای ویژه شب"."""
    if passage.words[index].norm in _DID or (
        passage.words[index + 1].norm in _DID and index + 1 < when.first
    ):
        return True
    return passage.has("speech.of", index) and when.first - index > _WHO_SAYS


def _said_after(passage: Passage, when: When, sentence: Sentence) -> bool:
    """Return whether a verb of speech soon after a date is the verb of the date."""
    first_spoken = passage.language in _AFTER_SPEECH
    reach = _STATEMENT_AFTER if first_spoken or _is_object(passage, when, sentence) else _VERB_LAST
    reach = _SPEAKER if passage.language == "ru" else reach
    speech = passage.words_of(*_SPEECH)
    for index in range(when.last, min(sentence.last, when.last + reach)):
        if index in passage.event_words or passage.words[index].norm in _THAT:
            return False
        following = passage.words[min(index + 1, sentence.last - 1)].norm
        if passage.words[index].norm in _BY_WORDS and following in _WORDS_OF:
            if index == when.last and following == _QUOTED and not clause_ends(passage, index):
                continue  # "آوا روز چهارشنبه به نقل از مقام‌ها نوشت"
            return False  # "شب ۲۶ اکتبر، به گفته همکارانش، …"
        between = passage.text[passage.words[index - 1].end : passage.words[index].start]
        paused = not _PAUSES.isdisjoint(between)
        if paused and passage.language == "fa" and _is_put_in(passage, index, when, sentence):
            return False  # "یکشنبه، می‌گوید، دو مرد آمدند"
        if paused and (first_spoken or passage.words[index].norm in _SAYING):
            return False  # "On Friday, he says, two cars came"
        if index in speech and not (_takes_lives(passage, index, sentence) or _strikes_back(passage, index)):
            near = not first_spoken or index - when.last < 2  # noqa: PLR2004 - "on Friday said"
            near = near and not (first_spoken and _goes_on_saying(passage, when, sentence))
            return near or (when.precision == 1 and _says_that(passage, index, sentence))
    return False


def _closes_sentence(passage: Passage, verb: int, when: When, sentence: Sentence) -> bool:
    """Return whether a Tajik verb opens who told it, at the end: "шуданд, гуфт рӯзи душанбе волӣ"."""
    near = when.first - verb <= 2 and not clause_ends(passage, verb + 1)  # noqa: PLR2004 - "гуфт рӯзи"
    return near and clause_ends(passage, verb) and passage.event_words.isdisjoint(range(verb, sentence.last))


def _takes_lives(passage: Passage, verb: int, sentence: Sentence) -> bool:
    """Return whether an English verb is of what costs lives: "on Sunday claimed three lives"."""
    claims = any(word.norm.startswith("claim") for word in passage.words[verb : verb + 2])
    after = passage.words[verb + 1 : min(sentence.last, verb + _LIVES)]
    return claims and any(word.norm in {"life", "lives"} for word in after)


def _strikes_back(passage: Passage, verb: int) -> bool:
    """Return whether a Russian verb of speech is one of fire: "в воскресенье армия ответила ударом"."""
    answers = passage.language == "ru" and passage.words[verb].norm.startswith("ответ")
    return answers and any(word.norm.startswith(_FIRE) for word in passage.words[verb + 1 : verb + 2])


def _goes_on_saying(passage: Passage, when: When, sentence: Sentence) -> bool:
    """Return whether a day is in what was said before more is: "confirmed that … on Sunday and said"."""
    if passage.words[when.last].norm != "and":
        return False
    speech = passage.words_of("speech.verbs")
    that = (index for index in range(sentence.first + 1, when.first) if passage.words[index].norm == "that")
    return any(index - 1 in speech for index in that)


def _is_put_in(passage: Passage, index: int, when: When, sentence: Sentence) -> bool:
    """Return whether a Dari "says" at a word is put into what is told, or ends it: "روز شنبه، گفت پولیس"."""
    says = next(iter(passage.marks_in("speech.verbs", index, sentence.last)), None)
    if says is None or says.first != index or says.last >= sentence.last:
        return False
    if not passage.event_words.isdisjoint(range(sentence.first, when.first)):
        return not _says_that(passage, index, sentence)
    after = passage.text[passage.words[says.last - 1].end : passage.words[says.last].start]
    return says.last - index > 1 and not _PAUSES.isdisjoint(after)  # of two words: "می گوید"


def _is_object(passage: Passage, when: When, sentence: Sentence) -> bool:
    """Return whether a Tajik or Dari date is in what is told of: "از انفجار یک بمب در روز پنجم خبر داد"."""
    told_of = passage.marks_in("time.told_of", sentence.first, when.first)
    return bool(told_of) and not passage.event_words.isdisjoint(range(told_of[-1].last, when.first))


def _says_that(passage: Passage, verb: int, sentence: Sentence) -> bool:
    """Return whether a verb tells what follows: "6 мая полиция сообщила, что …", "подтвердила гибель"."""
    told_of = verb + 1 < sentence.last and passage.words[verb + 1].norm in _ABOUT
    if told_of or passage.words[verb].norm.startswith((_CONFIRMS, *_REVISES)):
        return True  # "в среду власти уезда снизили эту цифру"
    after = range(verb + 1, min(sentence.last, verb + _STATEMENT_AFTER))
    that = next((index for index in after if passage.words[index].norm in {"что", "that"}), None)
    return that is not None and passage.event_words.isdisjoint(range(verb + 1, that))


def _is_told_of(passage: Passage, when: When, sentence: Sentence) -> bool:
    """Return whether Tajik or Dari says of what it was told that day: "сешанбе аз даргирӣ хабар дод"."""
    if when.last >= sentence.last:
        return False
    news = passage.words[when.last].norm.startswith(_NEWS)  # "صبح امروز خبر کشته‌شدن دو تن پخش شد"
    if not (news or passage.has("time.told_of", when.last)):
        return False
    for index in range(when.last + 1, min(sentence.last, when.last + _TOLD_REACH)):
        between = passage.text[passage.words[index - 1].end : passage.words[index].start]
        if passage.words[index].norm in _THAT or not _PAUSES.isdisjoint(between):
            return False
        if passage.has("speech.verbs", index):
            return True
    return False


def is_aftermath(passage: Passage, when: When, sentence: Sentence) -> bool:
    """Return whether a date is the day of what followed an event: "was buried on Sunday"."""
    low, high = max(sentence.first, when.first - _AFTERMATH), min(sentence.last, when.last + _AFTERMATH)
    marks = passage.marks_in("time.aftermath", low, high)
    if when.first >= handed_over(passage, sentence) >= 0:
        return True
    if passage.language == "fa" and passage.has_any("killed.body", sentence.first, sentence.last):
        marks = [*marks, *passage.marks_in("trigger.seize", low, high)]  # a body was found
    marks = [mark for mark in marks if not is_target(passage, mark.first)]
    return any(_adjacent(passage, mark, (when.first, when.last)) for mark in marks)


def _adjacent(passage: Passage, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Return whether no sign that parts clauses and nothing of another event stands between words."""
    first, last = (one[1], other[0]) if one[0] < other[0] else (other[1], one[0])
    if last <= first:
        return True
    between = passage.text[passage.words[first - 1].end : passage.words[last].start]
    return _PAUSES.isdisjoint(between) and not any(
        passage.words[index].norm in _THAT for index in range(first, last)
    )


def _is_dateline(passage: Passage, when: When, sentence: Sentence) -> bool:
    """Return whether a date stands in "DUSHANBE, March 11 (Agency) –" at the head of a sentence."""
    if when.first == sentence.first and sentence.paragraph:
        return False  # "03.02 - Officers detained": an entry of a list
    if passage.language == "ru" and passage.text[sentence.start].islower():
        return False  # a clause of a sentence: "а в субботу — пост в Ямгане"
    after = passage.text[
        passage.words[when.last - 1].end : passage.words[when.last - 1].end + _DATELINE_SIGNS
    ]
    if passage.language == "fa" and _PERSIAN_END.match(after):
        head = passage.text[sentence.start : passage.words[when.first].start]
        units = any(passage.unit_at(index) for index in range(sentence.first, when.first))
        return not units and _PERSIAN_HEAD.match(head) is not None
    before = passage.words[sentence.first : when.first]
    near = len(before) < _DATELINE_WORDS or (
        len(before) < _LONG_DATELINE and all(word.capital for word in before)
    )
    match = _DATELINE.match(after) if near and when.precision == 1 else None
    if match is None or any(sign.isdigit() for sign in match[0]):
        return False  # "дар охири апрел (26-ум)"
    agency = match[0].strip(" .,(/")[:1]
    return passage.language == "fa" or not agency.islower()  # "Шаби 25 феврал ду бародар — …"


def sent_on(passage: Passage, mine: Sequence[When], published: date | None, *, others: bool) -> list[When]:
    """
    Return those dates of a sentence that stand in the dateline: the day the text was sent on.

    One without a place or an agency is that only where the text tells of `others`, and it came out that day:
    "19 November. A man was killed …".
    """
    line = passage.dateline
    if line is None:
        return []
    inside = [when for when in mine if line.start <= passage.words[when.first].start < line.end]
    late = [published - when.day for when in inside if published and when.day]
    if late and (min(late) > _SENT or (line.bare and (min(late) or not others))):
        return []
    return inside
