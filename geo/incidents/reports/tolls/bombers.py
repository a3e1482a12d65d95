"""Attackers who died by their own bomb: left out by a toll, or told by "blew himself up, killing two"."""

from collections.abc import Sequence

from geo.incidents.reports.lexicon import Mark
from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.figures import THE, Figure
from geo.incidents.reports.tolls.people import category_at, clause_ends

_LINK_TG, _THEMSELVES = "и", "themselves"
_NEXT = 3  # words from "not counting" to the bomber; sentences from his death to "he also died"
_PHRASE, _STEM = 4, 5  # words of "командира поста на реке"; letters of a noun that its cases share
_OWN, _THEN = {"خود", "خودش"}, {"و", "سپس", "بعد", "بعدا", "آنگاه", "پس", "نیز", "هم", "او", "وی"}
_ATTACKERS = frozenset({"attackers"})
_ARMED = ("person.attackers", "person.security")
_MANY = ("ов", "ев", "ей", "ых", "их", "ами", "ями")  # ends of Russian nouns for several


def uncounted(passage: Passage, sentence: Sentence, figures: Sequence[Figure]) -> list[Figure]:
    """Return the attacker whom a toll leaves out: "the bomber is not included in the toll"."""
    for mark in passage.marks_in("context.not_counted", sentence.first, sentence.last)[:1]:
        before = any(figure.kind == "killed" for figure in figures)
        near = range(mark.last, min(sentence.last, mark.last + _NEXT))
        for index in near if before else (*range(sentence.first, mark.first), *near):
            if passage.has("person.bomber", index):
                whom = frozenset({"attackers"})
                return [Figure("killed", 1, whom, index, mark.last, more=True)]
    return []


def _bomber_besides(passage: Passage, sentence: Sentence, figures: Sequence[Figure]) -> list[Figure]:
    """Return the attacker whom a sentence leaves out of its dead: "помимо самого смертника, погибли трое"."""
    if not any(figure.kind == "killed" and figure.value for figure in figures):
        return []
    for mark in passage.marks_in("killed.besides_bomber", sentence.first, sentence.last):
        if any(figure.kind == "killed" and figure.first < mark.last <= figure.last for figure in figures):
            return []  # "In addition to the bomber, three people died": he is counted with them
        return [Figure("killed", 1, frozenset({"attackers"}), *mark, more=True)]
    for mark in passage.marks_in("part.except", sentence.first, sentence.last):
        if excepted := _excepted(passage, sentence, mark, figures):
            return [excepted]
    return []


def _excepted(passage: Passage, sentence: Sentence, mark: Mark, figures: Sequence[Figure]) -> Figure | None:
    """Return the attackers, or others who died, whom "but for" at a mark leaves out, or None."""
    several = passage.number_covering(mark.last) if mark.last < sentence.last else None
    value = several.value if several is not None else 1
    for index in range(mark.last, min(sentence.last, mark.last + _NEXT)):
        if passage.has("person.bomber", index) or _is_bomber_told(passage, sentence, index):
            return Figure("killed", value, frozenset({"attackers"}), mark.first, index + 1, more=True)
    if several is not None and _are_besides(passage, several.last, figures):
        whom = frozenset({category_at(passage, several.last)})
        return Figure("killed", value, whom, mark.first, several.last + 1, more=True)
    if mark.first == sentence.first and _is_one_besides(passage, sentence, mark.last):
        whom = frozenset({category_at(passage, mark.last)})
        return Figure("killed", 1, whom, mark.first, mark.last + 1, more=True)
    return None


def _are_besides(passage: Passage, index: int, figures: Sequence[Figure]) -> bool:
    """Return whether Dari people at a word died besides others: "به جز سه پولیس، دو کودک نیز کشته شدند"."""
    dead = [one for one in figures if one.kind == "killed" and one.value and one.first > index]
    told = passage.language == "fa" and category_at(passage, index) != ""
    return told and any(one.more for one in dead) and not any(one.toll for one in dead)


def _is_bomber_told(passage: Passage, sentence: Sentence, index: int) -> bool:
    """Return whether "him" is the bomber of the sentence before: "Ба ҷуз худи ӯ панҷ нафар", "به جز خودش"."""
    number = passage.sentence_number(sentence.first)
    if passage.language not in {"tg", "fa"} or not number or not passage.has("person.self", index):
        return False
    before = passage.sentences[number - 1]
    return passage.has_any("trigger.suicide", before.first, before.last)


def _is_one_besides(passage: Passage, sentence: Sentence, index: int) -> bool:
    """Return whether Russian opens with one besides whom others died: "Кроме командира, погибли трое"."""
    word = passage.words[index].norm
    if passage.language != "ru" or not category_at(passage, index) or word.endswith(_MANY):
        return False
    ends = (
        at
        for at in range(index, sentence.last)
        if at in passage.casualty_words or clause_ends(passage, at + 1)
    )
    end = next(ends, index) + 1
    told = end - 1 > index or end - 1 not in passage.casualty_words  # not "кроме раненого солдата"
    stem = word[:_STEM]
    known = any(one.norm.startswith(stem) for one in passage.words[: sentence.first])
    return index < end <= index + _PHRASE and told and not known


def with_bombers(passage: Passage, sentence: Sentence, figures: list[Figure]) -> list[Figure]:
    """Return figures with the attacker whom they leave out, added to a toll: "eight, not counting him"."""
    figures = [_known(passage, sentence, one) for one in figures]
    bombers = _bomber_besides(passage, sentence, figures)
    if not bombers:
        return [*figures, *_blew_himself_up(passage, sentence, figures)]
    toll = next((one for one in figures if one.kind == "killed" and one.toll and not one.earlier), None)
    if toll is None:
        return [*figures, *bombers]
    besides = sum(one.value for one in bombers)
    return [one._replace(value=one.value + besides) if one is toll else one for one in figures]


def _known(passage: Passage, sentence: Sentence, figure: Figure) -> Figure:
    """Return the one attacker who died as of the dead told before, if he is who blew himself up there."""
    if not (
        figure.kind == "killed" and figure.value == 1 and figure.categories == _ATTACKERS and figure.more
    ):
        return figure
    near = range(max(sentence.first, figure.first - _NEXT), figure.last)
    himself = passage.language == "fa" and any(passage.words[at].norm in _OWN for at in near)
    if not (figure.who.startswith(THE) or himself):
        return figure  # "another attacker was shot dead"
    number = passage.sentence_number(sentence.first)
    first = passage.sentences[max(0, number - _NEXT)].first
    for mark in passage.marks_in("killed.suicide", first, sentence.first):
        if passage.casualty_words.isdisjoint(range(passage.sentence_first(mark.first), mark.first)):
            return figure._replace(more=False, part=True)  # not "two died when a bomber blew himself up"
    return figure


def _blew_himself_up(passage: Passage, sentence: Sentence, figures: Sequence[Figure]) -> list[Figure]:
    """Return the attacker who "blew himself up", unless the dead after it count him."""
    if passage.language == "fa" and (by_own_hand := _died_by_own_hand(passage, sentence, figures)):
        return by_own_hand
    if passage.language != "fa" and (too := _himself_too(passage, sentence, figures)):
        return too
    for mark in passage.marks_in("killed.suicide", sentence.first, sentence.last)[:1]:
        another = passage.language == "ru" and passage.has("part.more", mark.first - 2)  # "ещё один"
        if another or passage.has_any("part.further", max(sentence.first, mark.first - 1), mark.first):
            return [
                Figure("killed", 1, frozenset({"attackers"}), *mark, more=True)
            ]  # "and a third blew himself up"
        dead = [one for one in figures if one.kind == "killed" and one.value]
        if passage.language == "tg":
            return _killed_himself(passage, mark, dead)
        since = mark.first if passage.language == "ru" else mark.last  # "убив себя и охранника"
        if all(one.first >= since and "attackers" not in one.categories for one in dead):
            value = _how_many(passage, sentence, mark)
            return [Figure("killed", value, frozenset({"attackers"}), mark.first, mark.last, part=not dead)]
    return []


def _himself_too(passage: Passage, sentence: Sentence, figures: Sequence[Figure]) -> list[Figure]:
    """Return who harmed himself after others: "застрелил двоих и покончил с собой", "… а затем себя"."""
    told = [one for one in figures if one.value]
    civilians = frozenset({"civilians"})
    whose = civilians if told and all(one.categories == civilians for one in told) else _ATTACKERS
    for mark in passage.marks_in("killed.himself", sentence.first, sentence.last):
        if any(one.first <= mark.first < one.last for one in figures):
            continue  # "стрелявший выстрелил себе в голову и скончался"
        if any(one.first < mark.first and (one.kind == "killed" or passage.language == "ru") for one in told):
            return [Figure("killed", 1, whose, *mark)]
        number = passage.sentence_number(sentence.first)
        before = passage.sentences[number - 1] if number else None
        if passage.language != "ru" or before is None or told:
            continue
        if passage.has_one_of(("killed.violent", "killed.forward"), before.first, before.last):
            armed = passage.has_one_of(_ARMED, before.first, before.last)
            return [Figure("killed", 1, _ATTACKERS if armed else civilians, *mark, more=True)]
    for mark in passage.marks_in("killed.and_himself", sentence.first, sentence.last):
        last = [one for one in told if 0 <= mark.first - one.last <= _NEXT][-1:]
        if last:
            return [Figure(last[0].kind, 1, whose, *mark)]
    return []


def _how_many(passage: Passage, sentence: Sentence, mark: Mark) -> int:
    """Return how many English "themselves" are, one if no number tells: "two bombers blew themselves up"."""
    if passage.language != "en" or all(passage.words[at].norm != _THEMSELVES for at in range(*mark)):
        return 1
    told = passage.numbers_in(sentence.first, mark.first)[-1:]
    people = (one for one in told if any(category_at(passage, at) for at in range(one.last, mark.first)))
    return next((one.value for one in people), 1)


def _killed_himself(passage: Passage, mark: Mark, dead: Sequence[Figure]) -> list[Figure]:
    """Return a Tajik killer who then killed himself: "шаш кас кушт ва худро низ"; "Қотил баъд худро кушт"."""
    kin = passage.words[mark.first - 1].norm.endswith(_LINK_TG)  # "бародари худро кушт"
    if kin or any(one.first <= mark.first < one.last for one in dead):
        return []
    before = passage.has_any("killed.back", 0, passage.sentence_first(mark.first))
    return [Figure("killed", 1, frozenset({""}), *mark, more=before and not dead)]


def _died_by_own_hand(passage: Passage, sentence: Sentence, figures: Sequence[Figure]) -> list[Figure]:
    """Return a Dari killer who then killed himself: "همسرش را کشت و سپس خودکشی کرد", "او بعد خود را کشت"."""
    number = passage.sentence_number(sentence.first)
    before = passage.sentences[number - 1] if number else sentence._replace(last=sentence.first)
    for mark in passage.marks_in("killed.himself", sentence.first, sentence.last):
        if not _is_own_death(passage, mark) or any(one.first <= mark.first < one.last for one in figures):
            continue
        dead = any(one.kind == "killed" and one.value and one.first < mark.first for one in figures)
        if dead or passage.has_any("killed.violent", before.first, before.last):
            return [Figure("killed", 1, frozenset({"attackers"}), *mark, more=not dead)]
    return []


def _is_own_death(passage: Passage, mark: Mark) -> bool:
    """Return whether Dari words are of one's own death: not "فرمانده خود را کشت", "برادر خودش را کشت"."""
    if passage.words[mark.first].norm not in _OWN:
        return True
    return clause_ends(passage, mark.first) or passage.words[mark.first - 1].norm in _THEN


def only_one(passage: Passage, sentence: Sentence, figures: Sequence[Figure]) -> list[Figure]:
    """Return the one who is called "the only fatality", where no other word tells that he died."""
    if any(figure.kind == "killed" for figure in figures):
        return []
    for mark in passage.marks_in("killed.only_one", sentence.first, sentence.last):
        denied = passage.words[max(sentence.first, mark.first - 1)].norm == "not"
        people = (category_at(passage, index) for index in range(sentence.first, mark.first))
        who = next(filter(None, people), "")
        return [] if denied else [Figure("killed", 1, frozenset({who}), *mark, part=True)]
    return []
