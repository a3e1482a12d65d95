"""The figure that the people make whom a word for killed or wounded claims."""

from collections.abc import Sequence
from itertools import pairwise

from geo.incidents.reports.passage import Passage
from geo.incidents.reports.tolls.figures import (
    BODY,
    BY_AGE,
    MAN,
    MISSING,
    NAMED,
    SEXES,
    STRUCK,
    SUFFERED,
    THE,
    WOMAN,
    Figure,
    Marker,
)
from geo.incidents.reports.tolls.his_people import HIS, is_his, is_one_of_his, with_his_men
from geo.incidents.reports.tolls.known_people import (
    is_nth_wounded,
    is_some_of_known,
    of_citizens_told,
    of_fighters_told,
    of_men_told,
)
from geo.incidents.reports.tolls.names_told import is_aged_name
from geo.incidents.reports.tolls.noun_ahead import kind_ahead, shot_by_forces
from geo.incidents.reports.tolls.people import Quantity, category_at, clause_ends
from geo.incidents.reports.tolls.references import kind_of_all
from geo.incidents.reports.tolls.retold import tells_state
from geo.incidents.reports.tolls.russian_clauses import are_all_told, is_of_him
from geo.incidents.reports.tolls.sides import is_of_bodies, is_this_one, leaver, speaks_of_known, whose_bodies
from geo.incidents.reports.tolls.speakers import is_kin_of_speaker
from geo.incidents.reports.tolls.spoken_of import counted_in_last, spoken_of_before
from geo.incidents.reports.tolls.these import of_those_told

_VANISHED = 20  # words from a body to what says that he was missing
_STEM = 4  # letters by which nouns for a person are told from each other
_MATES = ("сослужив", "напарник", "попутчик", "товарищ", "спутник", "сообщник", "подельник")
_OF_HIM, _KIN_WORDS, _KIN_STEM = {"его", "ее"}, 3, 3  # words of "его младший брат"; letters that cases share
_KIN = (
    *(
        "сын",
        "доч",
        "брат",
        "сестр",
        "жен",
        "муж",
        "отец",
        "отц",
        "мать",
        "матер",
        "племянни",
        "внук",
        "внучк",
    ),
    *(
        "друг",
        "подруг",
        "сосед",
        "однокласс",
        "земляк",
        "односельч",
        "телохран",
        "коллег",
        "дяд",
        "тет",
        "зят",
    ),
)
_HIM_RU = {"него", "нее", "ему", "ей", "его", "ее"}
_MISSILES = {"пуля", "пули", "осколок", "осколки"}  # what strikes the one told before
_HIT, _VICTIM = {"hit", "shot", "stabbed"}, "victim"
_BULLETS, _TO_FA = ("گلوله", "مرمی", "تیر", "ترکش", "چره"), {"به", "در", "بر"}
_DESTROYED = {"безарар", "махв"}  # of armed men alone
_TO_TG = "ба"  # before the part of somebody that something hit


def figure_of(passage: Passage, marker: Marker, mine: Sequence[Quantity], base: str) -> Figure:
    """Return the figure of the numbers that a marker claims."""
    if not base and of_those_told(passage, mine[0]):
        here = passage.sentences[passage.sentence_number(mine[0].first)]
        counted = kind_of_all(passage, mine[0]) if passage.language == "tg" else ""
        base = counted or spoken_of_before(passage, here)
    mine = with_his_men(passage, mine) if len(mine) > 1 else mine
    if not base and passage.language == "ru" and _are_of_them(passage, mine[0]):
        base = counted_in_last(passage, passage.sentences[passage.sentence_number(mine[0].first)])
    categories = frozenset(base if base and one.category in {"", "generic"} else one.category for one in mine)
    carried = passage.words[marker.first].norm == "dead"  # "fled, carrying one dead man"
    carried = carried or (passage.language == "ru" and passage.has("wounded.number_after", marker.first))
    if categories == {""} and (carried or passage.has("killed.body", marker.first)):
        categories = frozenset({leaver(passage, mine[0].first) or whose_bodies(passage, marker)})
    if categories == {""}:
        ahead = kind_ahead(passage, mine[0].first) if mine[0].first >= marker.last else ""
        categories = frozenset({ahead or shot_by_forces(passage, marker, mine[0].first)})
    if categories == {""} and passage.language == "en":
        categories = frozenset({_noun_behind(passage, marker, mine[-1])})
    if categories == {"civilians"} and (
        of_men_told(passage, marker, mine[0]) or of_citizens_told(passage, mine[0])
    ):
        categories = frozenset({"generic"})
    harmless = categories <= {"", "generic"} and passage.words[marker.first].norm in _DESTROYED
    fighters = mine[0]._replace(category="attackers") if harmless else mine[0]
    if len(mine) == 1 and of_fighters_told(passage, fighters):
        categories = frozenset({"generic"})
    elif harmless:
        categories = frozenset({"attackers"})  # "яке аз онҳо безарар гардонида шуд"
    first, last = min(marker.first, mine[0].first), max(marker.last, mine[-1].last)
    lost = passage.words[marker.first].norm == "lost" and not mine[0].spoken  # "the drummer lost an eye"
    part = marker.kind == "wounded" and tells_state(passage, marker) and not lost
    part = part or speaks_of_known(passage, marker, mine[0]) or is_this_one(passage, marker, mine[0])
    part = part or is_nth_wounded(passage, marker, mine[0])
    part = part or is_some_of_known(passage, marker, mine[0])
    part = part or is_of_bodies(passage, marker) or is_of_him(passage, marker, mine)
    part = part or is_kin_of_speaker(passage, marker, mine[0])
    unsure = marker.kind == "killed" and passage.has_any("killed.fired_at", marker.first, marker.last)
    unsure = unsure or are_all_told(passage, marker, mine)
    figure = Figure(
        marker.kind, sum(one.value for one in mine), categories, first, last, part=part, doubted=unsure
    )
    return _with_person(passage, marker, mine, figure)


def _are_of_them(passage: Passage, one: Quantity) -> bool:
    """Return whether Russian counts some of those told before: "Трое из них убиты", "Из них убиты трое"."""
    words = passage.words[one.first : one.last + 2]
    head = passage.words[passage.sentence_first(one.first) : one.first]
    return any(
        two.norm == "них" and first.norm == "из"
        for part in (words, head[:2])
        for first, two in pairwise(part)
    )


def _noun_behind(passage: Passage, marker: Marker, one: Quantity) -> str:
    """Return the kind of people whose noun follows the word for harmed: "one dead border guard", or ""."""
    noun = marker.last
    between = one.last == marker.first and noun == marker.first + 1 and noun < len(passage.words)
    return category_at(passage, noun) if between and not clause_ends(passage, noun) else ""


def _with_person(passage: Passage, marker: Marker, mine: Sequence[Quantity], figure: Figure) -> Figure:
    """Return a figure of one person with who that was, and whether he is told by whose he is: "his son"."""
    one = mine[0]
    if len(mine) > 1 or one.spoken:
        open_fate = passage.has_any(f"{marker.kind}.suffered", marker.first, marker.last)
        his = passage.language == "tg" and len(mine) == 1 and is_his(passage, one)  # "ду шогирдаш"
        if not open_fate and len(mine) == 1 and is_one_of_his(passage, one):
            figure, his = figure._replace(who=passage.words[one.first + 2].norm[:_STEM]), True
        return figure._replace(who=SUFFERED) if open_fate else figure._replace(whose=his)
    if is_aged_name(passage, one) or _is_stabbed(passage, marker, one):
        return figure._replace(who=STRUCK if passage.has("person.self", one.first) else BY_AGE)
    if passage.language == "en":
        return figure._replace(who=_english_who(passage, marker, one))
    if passage.language not in HIS:  # Russian; "Пуля вошла в спину"
        struck = one.first == marker.first and passage.words[one.first].norm in _MISSILES
        hit = marker.kind == "wounded" and marker.first > 0  # "в него попала пуля"
        hit = hit and passage.words[marker.first - 1].norm in _HIM_RU
        struck = struck or (hit and not _MISSILES.isdisjoint(_norms(passage, marker)))
        mate = passage.words[one.last - 1].norm.startswith(_MATES)  # "Ранен сержант. Его сослуживец …"
        mate = mate or _is_his_kin(passage, one)
        who = STRUCK if struck else _missed(passage, marker, one) or _sex(passage, one)
        return figure._replace(who="mate" if mate and who in SEXES else who or "mate" * mate, whose=mate)
    body = passage.has("killed.body", marker.first)
    if one.first >= marker.first:
        if passage.language == "tg" and one.first == marker.first and _is_hit(passage, marker):
            figure = figure._replace(who=STRUCK)
        if passage.language == "fa" and one.last <= marker.last and _is_shot(passage, marker):
            figure = figure._replace(who=STRUCK)
        lost = body and passage.has_any("killed.vanished", marker.last, marker.last + _VANISHED)
        return figure._replace(who=MISSING if lost else BODY) if body else figure
    noun = passage.words[one.last - 1].norm
    stem = next((noun.removesuffix(end) for end in HIS[passage.language] if noun.endswith(end)), noun)
    done = body or passage.has("killed.active", marker.last - 1)
    done = done or passage.words[one.last].norm == "را"  # "این زن شوهرش را کشته است"
    return figure._replace(who=stem[:_STEM], whose=is_his(passage, one) and not done)


def _is_stabbed(passage: Passage, marker: Marker, one: Quantity) -> bool:
    """Return whether Tajik tells by what one was hit whom a pronoun tells: "Ӯро ду бор корд задаанд"."""
    him = passage.language == "tg" and marker.kind == "wounded" and passage.has("person.self", one.first)
    return him and one.last <= marker.first and passage.has_any("wounded.missile", marker.first, marker.last)


def _norms(passage: Passage, marker: Marker) -> list[str]:
    """Return the words of a marker."""
    return [word.norm for word in passage.words[marker.first : marker.last]]


def _is_his_kin(passage: Passage, one: Quantity) -> bool:
    """Return whether a Russian sentence opens with kin of whom it told before: "Ранен пастух. | Его сын"."""
    first, noun = passage.sentence_first(one.first), passage.words[one.last - 1].norm
    if passage.words[first].norm not in _OF_HIM or not noun.startswith(_KIN) or one.last - first > _KIN_WORDS:
        return False
    return not any(word.norm.startswith(noun[:_KIN_STEM]) for word in passage.words[:first])


def _missed(passage: Passage, marker: Marker, one: Quantity) -> str:
    """Return whether one was missing before he was found dead: "пропавший переводчик найден мёртвым"."""
    if marker.kind != "killed" or "killed.missed" not in passage.marks:
        return ""
    found = marker.last - marker.first > 1 or passage.has("killed.body", marker.first)
    near = range(*sorted((one.first - 1, marker.first)))
    return MISSING if found and passage.has_any("killed.missed", near.start, near.stop + 1) else ""


def _sex(passage: Passage, one: Quantity) -> str:
    """Return whether the Russian noun for one is a man's or a woman's, or ""."""
    last = one.last - 1
    return WOMAN if passage.has("person.woman", last) else MAN if passage.has("person.man", last) else ""


def _is_hit(passage: Passage, marker: Marker) -> bool:
    """Return whether Tajik tells where something hit somebody: "тир | ба сараш расидааст"."""
    words = passage.words[marker.first : marker.last]
    to_him = (one.norm == _TO_TG and two.norm.endswith(HIS["tg"]) for one, two in pairwise(words))
    return marker.kind == "wounded" and any(to_him)


def _is_shot(passage: Passage, marker: Marker) -> bool:
    """Return whether Dari tells where a bullet hit the one told before: "گلوله‌ای به سرش"."""
    words = passage.words[marker.first : marker.last]
    to = any(word.norm in _TO_FA for word in words)
    return to and marker.kind == "wounded" and words[0].norm.startswith(_BULLETS)


def _english_who(passage: Passage, marker: Marker, one: Quantity) -> str:
    """Return how English tells of one: by his name, by a pronoun with what struck him, or otherwise."""
    norm, struck = passage.words[one.first].norm, range(marker.first, marker.last)
    if passage.has("person.title", one.first) or (norm in {"he", "she"} and marker.kind == "killed"):
        return NAMED  # "Private Rustam Saidov", "he died on the way"
    hit = any(passage.has("wounded.missile", index) or passage.words[index].norm in _HIT for index in struck)
    him = norm in {"he", "she", "him", "her"} or passage.words[one.last - 1].norm == _VICTIM
    if hit and him and marker.kind == "wounded":
        return STRUCK
    noun = passage.words[one.last - 1].norm if category_at(passage, one.last - 1) else ""
    if not noun and any(word.capital for word in passage.words[one.first : one.last]):
        return NAMED  # "Davlatmand Sharifov, 47, died on the way"
    return noun and (THE if norm == "the" else "") + noun
