"""Words beside "died" that say that it was afterwards: "died in hospital", "later died"."""

from geo.incidents.reports.lexicon import Mark
from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.figures import Marker
from geo.incidents.reports.tolls.people import Quantity, category_at, clause_ends

_STOPS = ".!?…»"
_LATE = 3  # words around "died" that say that it was afterwards: "died in hospital", "later died"
_HIS_LIFE = {"у", "вай", "уро", "вайро", "чонашро"}
_OF_THE_DEAD = ["of", "the", "dead"]
_OF_TG, _WHICH = "аз", "که"
_NONE = {"нет", "не", "никто"}
_LATE_TG = 8  # the same before a Tajik verb


def died_late(passage: Passage, sentence: Sentence, marker: Marker, one: Quantity) -> bool:
    """Return whether words beside "died" say that it was afterwards: "died in hospital", "later died"."""
    first, last = marker.first - _LATE, marker.last + _LATE
    if passage.language in {"tg", "fa"}:  # whose verb ends the clause
        first, last = marker.first - _LATE_TG, marker.last
        hurt = _hurt_before(passage, sentence) or _which_died(passage, sentence, one)
        if not hurt or passage.has_any("killed.violent", marker.first, marker.last):
            return False
    marks = passage.marks_in("moved.late", max(sentence.first, first), last)
    marks = [mark for mark in marks if not passage.has_any("moved.cause", *mark)]  # "died of gunshot wounds"
    late = any(
        not (_is_past_clause(passage, marker, mark) or _is_of_teller(passage, sentence, mark, marker))
        for mark in marks
    )
    return late and not _died_on_way(passage, sentence, marker, one)


def _which_died(passage: Passage, sentence: Sentence, one: Quantity) -> bool:
    """Return whether Dari goes on to one of those just told hurt: "زخمی شدند که دخترک در شفاخانه مرد"."""
    goes_on = passage.language == "fa" and passage.words[one.first - 1].norm == _WHICH
    return goes_on and passage.has_any("wounded.back", sentence.first, one.first - 1)


def _is_of_teller(passage: Passage, sentence: Sentence, mark: Mark, marker: Marker) -> bool:
    """Return whether Dari tells where the source is: "منبعی در شفاخانه گفت", "به گفتهٔ منبعی در شفاخانه،"."""
    if passage.language != "fa" or mark.first >= marker.first:
        return False
    if passage.has_any("speech.verbs", mark.first, marker.first):
        return True
    source = passage.has_any("speech.of", sentence.first, mark.first)
    return source and any(clause_ends(passage, index) for index in range(mark.first + 1, mark.last + 1))


def is_of_dead(passage: Passage, sentence: Sentence, marker: Marker) -> bool:
    """Return whether words tell more of one of the dead: "яке аз кушташудагон дар роҳ ҷон додааст"."""
    if passage.language == "en":  # "one of the dead is a student"
        before = [word.norm for word in passage.words[max(0, marker.first - 2) : marker.first + 1]]
        return before == _OF_THE_DEAD
    return any(
        passage.words[mark.first - 1].norm == _OF_TG
        for mark in passage.marks_in("killed.them", sentence.first + 1, marker.last)
    )


def _died_on_way(passage: Passage, sentence: Sentence, marker: Marker, one: Quantity) -> bool:
    """
    Return whether Russian tells of one counted before as dead that he died on the way, or before help came.

    "Погиб подросток, двое ранены. 14-летний Рустам скончался по дороге в больницу": he is no other, unless
    the dead counted before died at once.
    """
    if passage.language != "ru" or one.spoken or "moved.on_way" not in passage.marks:
        return False
    if not passage.has_any("moved.on_way", marker.first, min(sentence.last, marker.last + _LATE)):
        return False
    if passage.has_one_of(("part.more", "moved.wounded"), sentence.first, marker.last + 1):
        return False
    return any(
        passage.has_any("killed.back", before.first, before.last)
        and not passage.has_one_of(("killed.at_once", "moved.late"), before.first, before.last)
        and not any(passage.words[index].norm in _NONE for index in range(before.first, before.last))
        for before in passage.sentences[: passage.sentence_number(sentence.first)]
    )


def _hurt_before(passage: Passage, sentence: Sentence) -> bool:
    """
    Return whether dead and wounded were just counted, so that who then died in hospital was one of these.

    Where the dead are told again one by one ("the elder boy died at once"), he may be the next of them; not
    where none were told but in a heading.
    """
    told = passage.sentences[: passage.sentence_number(sentence.first)]
    for before in reversed(told):
        hurt = passage.has_any("wounded.back", before.first, before.last)
        hurt = hurt or passage.has_any("wounded.hospital", before.first, before.last)
        dead = passage.has_any("killed.back", before.first, before.last)
        if hurt or dead:
            counted = passage.numbers_in(before.first, before.last) or _is_known(passage, sentence, before)
            return hurt and bool(counted) and (dead or not any(_tells_dead(passage, one) for one in told))
    return False


def _is_known(passage: Passage, sentence: Sentence, before: Sentence) -> bool:
    """Return whether a sentence speaks of one told before: "Писар захмӣ шуд. Писар …", "Вай …"."""
    if passage.language == "tg" and _HIS_LIFE.intersection(
        word.norm for word in passage.words[sentence.first : sentence.last]
    ):
        return True
    norm = passage.words[sentence.first].norm
    known = category_at(passage, sentence.first) not in {"", "generic"}
    return known and any(word.norm == norm for word in passage.words[before.first : before.last])


def _tells_dead(passage: Passage, sentence: Sentence) -> bool:
    """Return whether a sentence, and no heading, tells that somebody died."""
    ended = passage.text[sentence.end - 1] in _STOPS
    return ended and passage.has_any("killed.back", sentence.first, sentence.last)


def _is_past_clause(passage: Passage, marker: Marker, mark: Mark) -> bool:
    """Return whether words are of another clause than "killed": "четверо убиты, пятый скончался от ран"."""
    if passage.language == "tg":
        return any(clause_ends(passage, index) for index in range(mark.last, marker.first + 1))
    after = range(marker.last, mark.first + 1)
    return passage.language == "ru" and any(clause_ends(passage, index) for index in after)


def is_violent(passage: Passage, marker: Marker, one: Quantity) -> bool:
    """Return whether words say that others killed somebody: "яке аз онҳо аз тири сарҳадбонон ҷон дод"."""
    shot = passage.language == "tg" and passage.has_any("part.by", one.last, marker.first)
    return shot or passage.has_any("killed.violent", marker.first, marker.last)
