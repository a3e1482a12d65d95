"""People who only say what happened: "two sources said", "сообщил врач", "ба гуфтаи духтури деҳа"."""

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.figures import Marker
from geo.incidents.reports.tolls.people import Quantity, category_at, clause_ends, is_speech

_NAME_OF_SPEAKER = 4  # words of "said Abdul Karim," at most
_SPEAKER_REACH = 6  # words from a person to the verb that says he speaks
_TOLD_REACH = 4  # words from a verb of speech to who speaks
_ABOUT = {"о", "об", "обо", "про"}  # before who is told of, and does not speak
_WHOM = 4  # words from a Russian verb of speech, past whom one tells, to what
_OFFICE_AND_NAME = 9  # words of a Russian office and a name before the verb of speech
_TELLING = {"told", "tell", "tells", "telling", "informed"}  # before who is spoken to
_WHO_REACH = 10  # words from "who" to the verb that says he speaks
_OFFICE_REACH = 6  # words after "the spokesman" that say for whom
_SEVERAL = ("он", "хо", "ен", "гон")  # ends of Tajik plurals
_SEVERAL_FA = ("ها", "های", "گان", "دان", "لان", "ران", "ات")  # of several in Dari, not "رحمان"
_WHICH = "ки"  # before whose kin came to harm
_CLAIMS = {"claimed", "claims", "alleged", "alleges"}
_SAID_OF = {"according", "put", "called", "statement"}  # words of speech that speak of somebody


def speaks(passage: Passage, one: Quantity, sentence: Sentence) -> bool:
    """Return whether people only say what happened: "two sources and a diplomat said", "сообщил врач"."""
    of = one.first > sentence.first and passage.has("speech.of", one.first - 1)  # "به گفته یک باشنده"
    if passage.language == "fa":
        of = of and not clause_ends(passage, one.first)  # "بر اساس گزارش‌ها، شانزده تن"
    if of or (passage.language == "en" and _says(passage, one, sentence)):
        return True
    if passage.language == "ru":
        return one.value == 1 and (_told_by(passage, one, sentence) or _tells_that(passage, one, sentence))
    if passage.language != "en":
        alone = one.value == 1 and not one.spoken
        alone = alone or _says_who_spoke(passage, one, sentence)
        joined = passage.language == "tg" and _is_joined_source(passage, one, sentence)
        bereaved = alone and passage.language == "tg" and _speaks_of_kin(passage, one, sentence)
        return bereaved or ((alone or joined) and _is_source(passage, one, sentence))
    if not one.spoken and passage.words[one.first - 1].norm in _TELLING:
        return True  # "told our reporter that"
    return _named_speaker(passage, one, sentence) or _speaks_soon(passage, one, sentence)


def is_said_next(passage: Passage, index: int) -> bool:
    """Return whether a Russian word says that somebody told it: "смерть двоих подтвердил врач"."""
    return passage.language == "ru" and passage.has("speech.verbs", index)


def _speaks_of_kin(passage: Passage, one: Quantity, sentence: Sentence) -> bool:
    """Return whether Tajik tells whose kin came to harm who speaks: "зане, ки писараш захмӣ шуд, гуфт"."""
    which = one.last
    if which + 1 >= sentence.last or passage.words[which].norm != _WHICH or not clause_ends(passage, which):
        return False
    end = next((index for index in range(which + 1, sentence.last) if clause_ends(passage, index)), 0)
    harmed = end and not passage.casualty_words.isdisjoint(range(which, end))
    return bool(harmed) and _says_next(passage, end, sentence)


def _says_next(passage: Passage, index: int, sentence: Sentence) -> bool:
    """Return whether a verb of speech stands in the words from one on."""
    return passage.has_any("speech.verbs", index, min(sentence.last, index + _TOLD_REACH))


def is_kin_of_speaker(passage: Passage, marker: Marker, one: Quantity) -> bool:
    """Return whether Tajik only tells whose kin speaks: "Раҳмат, ки бародараш кушта шуд, мегӯяд"."""
    which = one.first - 1
    if passage.language != "tg" or one.spoken or passage.words[which].norm != _WHICH:
        return False
    if which < 1 or not (clause_ends(passage, which) and clause_ends(passage, marker.last)):
        return False
    sentence = passage.sentences[passage.sentence_number(one.first)]
    return marker.last < sentence.last and _says_next(passage, marker.last, sentence)


def _tells_that(passage: Passage, one: Quantity, sentence: Sentence) -> bool:
    """
    Return whether a Russian clause says that somebody tells or counts.

    "Глава района рассказал, что", "Начальник полиции сообщил о троих", "Врач уточнил: погибли двое".
    """
    if one.spoken:
        return False
    for index in range(one.last, min(sentence.last - 1, one.last + _OFFICE_AND_NAME)):
        if clause_ends(passage, index) or index in passage.casualty_words:
            return False
        if passage.number_covering(index) is not None:
            return False
        if passage.has("speech.count", index):
            return True
        if is_speech(passage, index):
            after = next((at for at in range(index + 1, sentence.last) if clause_ends(passage, at)), index)
            colon = ":" in passage.text[passage.words[after - 1].end : passage.words[after].start]
            told = 0 < after - index <= _WHOM and (colon or passage.words[after].norm == "что")
            return told or passage.words[index + 1].norm in _ABOUT
    return False


def _speaks_soon(passage: Passage, one: Quantity, sentence: Sentence) -> bool:
    """Return whether a verb of speech follows English people within their clause."""
    who = one.last < sentence.last and passage.words[one.last].norm == "who"
    if who and one.first - 1 in passage.casualty_words:
        return False  # "killed a farmer who had told the police"
    reach = _WHO_REACH if who else _SPEAKER_REACH
    for index in range(one.last, min(sentence.last, one.last + reach)):
        told = is_speech(passage, index)
        if who and told and passage.words[index].norm == "told":
            return True  # "a villager who helped to carry the bodies told us"
        aside = told and not one.spoken and not _is_inverted(passage, index)  # "a carpenter, told us"
        if (clause_ends(passage, index) and not aside) or (index in passage.casualty_words and not who):
            return False
        if told:
            return passage.words[index].norm not in _SAID_OF
    return False


def _is_inverted(passage: Passage, index: int) -> bool:
    """Return whether who speaks is named after the verb: ", said Jumadin Khaksar", ", said a doctor"."""
    after = index + 1
    if passage.words[index].norm == "told" or after >= len(passage.words) or clause_ends(passage, after):
        return False
    return passage.words[after].capital or passage.has("singular.determiners", after)


def _named_speaker(passage: Passage, one: Quantity, sentence: Sentence) -> bool:
    """Return whether a name between commas and a verb of speech follow: "the governor, Shah Wali, said"."""
    index = one.last
    if index < sentence.last and passage.words[index].norm == "of":
        index += 1  # "the governor of Khatlon, Davlat Said, told"
        while index < sentence.last and passage.words[index].capital and not clause_ends(passage, index):
            index += 1
    name = index
    if one.spoken or index >= sentence.last or not clause_ends(passage, index):
        return False
    while index < sentence.last and passage.words[index].capital:
        index += 1
    spoken = name < index < sentence.last and clause_ends(passage, index)
    return spoken and (is_speech(passage, index) or passage.words[index].norm in _CLAIMS)


def _says(passage: Passage, one: Quantity, sentence: Sentence) -> bool:
    """Return whether English words between commas name who speaks: "on Monday, says a neighbour, …"."""
    verb = one.first - 1
    while verb > sentence.first and one.first - verb <= _NAME_OF_SPEAKER and passage.words[verb].capital:
        verb -= 1  # "said Abdul Karim, a farmer,"
    before = one.first > sentence.first and passage.has("speech.verbs", verb)
    if not before or one.spoken or one.last >= sentence.last:
        return False
    bare = one.first - verb == 1 and passage.words[verb].norm != "to"  # not "I spoke to the doctor, he"
    if bare and verb > sentence.first and not clause_ends(passage, verb):
        return False  # "officials said a village elder, his driver and two guards were killed"
    named = one.first - verb > 1 and clause_ends(
        passage, one.first
    )  # "said Abdul Karim, the head of police,"
    reach = range(one.last, min(sentence.last, one.last + _OFFICE_REACH if named else one.last + 1))
    end = next((index for index in reach if clause_ends(passage, index)), sentence.last if named else 0)
    return bool(end) and passage.casualty_words.isdisjoint(range(one.last, end))


def _is_source(passage: Passage, one: Quantity, sentence: Sentence) -> bool:
    """Return whether Tajik or Dari tells by whose words it is: "Ба гуфтаи Собир Каримов, духтури деҳа,"."""
    after = range(one.last, min(sentence.last, one.last + _SPEAKER_REACH))
    ends = next((index for index in after if clause_ends(passage, index)), None)
    if ends is None or not passage.casualty_words.isdisjoint(range(one.last, ends)):
        return False
    low = max(sentence.first, one.first - _SPEAKER_REACH)
    if passage.language == "tg" and clause_ends(passage, one.first):
        told = passage.words[one.first - 1]
        if not told.capital and told.norm.endswith(_SEVERAL):
            return False  # "Ба гуфтаи сокинон, шавҳар, зан ва се фарзанди онҳо"
    return passage.has_any("speech.of", low, one.first) and passage.casualty_words.isdisjoint(
        range(low, one.first)
    )


def _says_who_spoke(passage: Passage, one: Quantity, sentence: Sentence) -> bool:
    """Return whether Dari says between commas who speaks: "به گفته عبدالحکیم، یکی از بزرگان قوم، چهار تن"."""
    if passage.language != "fa" or one.value != 1 or not clause_ends(passage, one.first):
        return False
    several = passage.words[one.first - 1].norm.endswith(_SEVERAL_FA)  # "به گفته شاهدان، یکی از سربازان،"
    others = any(category_at(passage, number.last) for number in passage.numbers_in(one.last, sentence.last))
    return others and not (several or passage.has("place.sources", one.first - 1))


def _is_joined_source(passage: Passage, one: Quantity, sentence: Sentence) -> bool:
    """Return whether "and" joins Tajiks to the one by whose words it is: "ба гуфтаи ӯ ва ду ҳамсояаш,"."""
    if one.first <= sentence.first or passage.words[one.first - 1].norm != "ва":
        return False
    low = max(sentence.first, one.first - _SPEAKER_REACH)
    of = passage.marks_in("speech.of", low, one.first)[-1:]
    numbers = passage.numbers_in(of[0].last, one.first) if of else []
    return bool(of) and all(number.first == of[0].last for number in numbers)


def _told_by(passage: Passage, one: Quantity, sentence: Sentence) -> bool:
    """Return whether a verb of speech stands before who speaks: "сообщил «Азия-Плюс» один из врачей"."""
    if passage.words[one.first - 1].norm in _ABOUT:
        return False  # "сообщается об одном погибшем"
    for index in range(one.first, max(sentence.first, one.first - _TOLD_REACH), -1):
        if clause_ends(passage, index) or index - 1 in passage.casualty_words:
            return False
        if is_speech(passage, index - 1):
            return True
    return False
