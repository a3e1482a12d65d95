"""Which numbers of people belong to a word that says killed or wounded."""

from collections.abc import Sequence

from geo.incidents.reports.passage import Passage
from geo.incidents.reports.tolls.agents import is_object
from geo.incidents.reports.tolls.asides import (
    before_list,
    past_aside,
    since_colon,
    since_relative,
    without_governed,
)
from geo.incidents.reports.tolls.bases import is_band_of_foes, since_at_least
from geo.incidents.reports.tolls.company import company, joined_after, without_subject
from geo.incidents.reports.tolls.dari_subjects import past_told, subjects
from geo.incidents.reports.tolls.english_clauses import (
    PASSIVE,
    before_subordinate,
    of_last_clause,
    past_total,
    told_last,
    whom_it_cost,
)
from geo.incidents.reports.tolls.figures import Marker
from geo.incidents.reports.tolls.held import aimed_at, held, held_next, missing_before, parted_by_arrest
from geo.incidents.reports.tolls.indefinite import since_further
from geo.incidents.reports.tolls.lists import says_how_many
from geo.incidents.reports.tolls.markers import is_singular
from geo.incidents.reports.tolls.next_clauses import (
    HARD,
    before_next_clause,
    is_far_subject,
    since_told,
    tells_else,
    until_further,
)
from geo.incidents.reports.tolls.objects import is_his_body, objects_of
from geo.incidents.reports.tolls.of_several import of_the_nearest
from geo.incidents.reports.tolls.other_acts import does_else
from geo.incidents.reports.tolls.own_verbs import before_own_verb, of_own_clause
from geo.incidents.reports.tolls.people import Quantity, category_at, clause_ends, is_speech
from geo.incidents.reports.tolls.reaching import are_helped
from geo.incidents.reports.tolls.relatives import outside_clauses, without_met
from geo.incidents.reports.tolls.remainder import follows_others
from geo.incidents.reports.tolls.russian_clauses import (
    has_wound,
    in_subordinate,
    of_aside,
    past_counting,
    subjects_of,
    without_many,
)
from geo.incidents.reports.tolls.russian_subjects import DEATHS, is_subject_after, joined_objects
from geo.incidents.reports.tolls.tajik_names import since_named

_FOLLOWS = 2  # words between "killed" and the number that it takes after it
_FOLLOWS_LOOSELY = 5  # the same in Russian, whose verb may open the sentence
_ANDS = (["and"], ["и"], ["ва"], ["و"])
_HE_REACH, _HE_OPENS = 5, {"ва", "ки"}  # words before a verb in which "and he" may stand
_ATTRIBUTES = ("й", "е", "х", "я", "ю", "м", "ми", "го", "му")  # of a participle: "раненный в ногу"
_OTHER_ACTS = ("trigger.abduct", "trigger.arrest", "trigger.seize", "part.captive")
_BUT = {"а", "но", "зато"}  # before a verb whose subject follows
_FINITE = {"tg": ("анд", "анду", "ааст", "набуд"), "fa": ("ند",)}  # ends of verbs that end a clause
_PAST, _HAVE = ("دند", "تند"), "اند"  # ends of Dari verbs of several people in the past
_HE_DID_TG = ("д", "гурехт")  # end of Tajik verbs in the past
_DID_TG = {"кард", "намуд", "бурд", "кушод", "зад", "овард"}  # ends of Tajik clauses of one person
_HE_DID = {  # ends of Dari sentences of one person
    *("است", "کرد", "زد", "داد", "انداخت", "ریخت", "گریخت"),
    *("رفت", "آمد", "امد", "گرفت", "برد", "بود", "گشود"),
}
_RELATIVE, _GOES_ON, _BECAME, _HE_FA = {"ки", "که"}, {"و", "که"}, "شد", {"او", "وی"}
_FALLEN = {"dead", "slain", "murdered", "fallen"}
_KNOWN = {"the", "these", "those", "his", "her", "their"}  # before the dead who were told
_LOSSES = "талафот"
_FOUGHT_WITH = {"бо", "با"}  # before foes
_HAS_BEEN = {"has", "had", "was", "been", "also", "later", "then", "being"}  # between "he" and "killed"
_ASKS = {"how", "so"}  # before "many"
_SAID = 3  # words of "گفته می‌شود"


def set_apart(
    passage: Passage, marker: Marker, free: Sequence[Quantity], *, since: int, until: int
) -> list[Quantity]:
    """Return the numbers that can be no other marker's: whom it cost their lives, who are told last."""
    last = told_last(passage, marker, free, until)
    cost = whom_it_cost(passage, marker, [one for one in free if since <= one.first])
    return cost or last[:1] + joined_after(passage, last)


def claimed_by(
    passage: Passage,
    marker: Marker,
    following: Marker | None,
    free: Sequence[Quantity],
    *,
    since: int,
    end: int,
) -> list[Quantity]:
    """Return the numbers before or after a marker that belong to it, of those that no other has claimed."""
    if _is_attribute(passage, marker):
        free = [one for one in free if one.first == marker.last]
    rest = passage.language == "tg" and "part.remaining" in passage.marks
    before = [
        one
        for one in free
        if since <= one.first
        and one.last <= marker.first
        and not _parted(passage, past_told(passage, one.last, marker.first), marker.first)
        and not _explained(passage, one, marker)
        and not (held(passage, one, marker) or missing_before(passage, one, marker))
        and not aimed_at(passage, one, marker)
        and not _asked(passage, one, marker)
        and not (rest and follows_others(passage, one, marker))
    ]
    before = of_own_clause(passage, marker, without_met(passage, marker, before), free)
    before = since_relative(passage, _of_the_last_verb(passage, marker, before))
    before = outside_clauses(passage, marker, of_the_nearest(passage, marker, before))
    before = [] if _is_of_another(passage, marker, before) else before
    before = since_further(passage, _since_bare(passage, marker, before))
    before = _without_opponents(passage, subjects(passage, marker, before))
    before = _since_pronoun(passage, marker, since_colon(passage, marker, before))
    seen = [one for one in before if one.spoken and one.last >= marker.first]  # "saw | three bodies"
    before = objects_of(passage, marker, seen if is_his_body(passage, marker) else before)
    before = subjects_of(passage, marker, since_told(passage, marker, since_named(passage, marker, before)))
    before = of_aside(passage, marker, before)
    until = following.first if following else end
    since_aside = past_counting(passage, past_total(passage, past_aside(passage, marker.last, until)), until)
    after = [
        one
        for one in free
        if since_aside <= one.first < until
        and not (_parted(passage, since_aside, one.first) or held_next(passage, one))
        and not (in_subordinate(passage, since_aside, one.first) or is_subject_after(passage, marker, one))
        and not (passage.language == "fa" and tells_else(passage, since_aside, one.first))
    ]  # not "انگیزهٔ قتل معلوم نیست، اما یک تن گرفتار شده است"
    after = before_own_verb(passage, marker, before_subordinate(passage, since_aside, after))
    after = without_many(passage, marker, before_list(passage, marker, following, after))
    after = (
        [] if _is_his_death(passage, marker) else _of_one_act(passage, until_further(passage, marker, after))
    )
    if passage.language == "tg" and passage.words[marker.first].norm.startswith(_LOSSES):
        after = [one for one in after if one.spoken]  # "дар бораи талафоти толибон волӣ чизе нагуфт"
    after = [] if are_helped(passage, marker) else after
    body = passage.has("killed.body", marker.first) and not (before and before[-1].last == marker.first)
    if body and passage.language == "tg":  # "his body was brought to the square, 2,000 came"
        stop = next((at for at in range(marker.last, until) if clause_ends(passage, at)), until)
        after = [one for one in after if one.first < stop]
    apart = not (marker.first and passage.has("place.never_first", marker.first - 1))
    heads = not marker.back or (passage.language == "tg" and apart and not before)  # "ҳалокшудагон ду нафар"
    told = bool(after) and says_how_many(passage, marker, after[0])
    touching = bool(after) and after[0].first == marker.last and marker.forward and (body or heads)
    if told or (touching and not clause_ends(passage, marker.last)):
        joined = without_subject(passage, marker, joined_after(passage, after), following)
        return after[:1] + [one for one in joined if not (marker.back and clause_ends(passage, one.first))]
    if after and following is not None and following.back and not (following.forward and not following.back):
        after = before_next_clause(passage, marker, after, following) or (
            [] if before else after[:1] if not following.back else []
        )
    reach = _FOLLOWS_LOOSELY if passage.language == "ru" else _FOLLOWS
    near = bool(after) and since_at_least(passage, after[0].first, since_aside) - since_aside <= reach
    near = near or (bool(after) and is_far_subject(passage, marker, since_aside, after[0]))
    if _looks_back(passage, marker, before, near=near):
        if not before and near and marker.forward:
            return without_governed(passage, after)  # "which also killed a child"
        return before + company(passage, marker, after, end)
    touching = bool(before) and before[-1].last == marker.first
    touching = touching and (not before[-1].category or before[-1].last == before[-1].first + 1)
    if passage.language in {"ru", "en"} and touching and not near:
        return joined_objects(passage, marker, before)  # "ещё двоих ранили", "two bodies of men"
    if marker.forward and not marker.back:
        return _objects_before(passage, marker, before, after) or after[:1] + joined_after(passage, after)
    return without_governed(passage, after) if near else []


def _since_bare(passage: Passage, marker: Marker, before: list[Quantity]) -> list[Quantity]:
    """Return only the bare Dari number right before the dead: "جنگ دو قوماندان … دو کشته داشت"."""
    if passage.language != "fa" or len(before) < 2:  # noqa: PLR2004 - nothing to choose from
        return before
    one, last = before[-2:]
    bare = last.spoken and last.category == "" and last.last == marker.first
    between = range(one.last, last.first)
    joined = any([passage.words[index].norm] in _ANDS for index in between)
    joined = joined and passage.casualty_words.isdisjoint(between)  # not "والی آن را دو کشته و شش زخمی خواند"
    return before if joined or not bare else [last]


def _is_his_death(passage: Passage, marker: Marker) -> bool:
    """Return whether Tajik says whose death it was: "аз марги ӯ чор фарзандаш ятим монданд"."""
    return passage.language == "tg" and marker.forward and passage.has("person.self", marker.last)


def _is_attribute(passage: Passage, marker: Marker) -> bool:
    """Return whether "the dead man" speaks of somebody told before, and claims nobody else."""
    if passage.language != "en" or marker.first == 0 or marker.last >= len(passage.words):
        return False
    known = passage.words[marker.first - 1].norm in _KNOWN and passage.words[marker.first].norm in _FALLEN
    return known and category_at(passage, marker.last) != "" and not clause_ends(passage, marker.last)


def _since_pronoun(passage: Passage, marker: Marker, before: Sequence[Quantity]) -> list[Quantity]:
    """Return the people from "him and his wife" on ("او و برادرش را"), or after a Tajik "and he"."""
    selves = [
        number
        for number, one in enumerate(before)
        if one.last - one.first == 1 and passage.has("person.self", one.first)
        if passage.language != "fa"
        or (passage.words[one.first].norm in _HE_FA and clause_ends(passage, one.first))
    ]
    if passage.language in {"en", "fa"} and selves:
        return list(before[selves[-1] :])
    if passage.language == "en" and before and passage.words[marker.first - 1].norm == "them":
        return list(before[-1:])  # "134 troops had fled, four of them injured"
    if passage.language == "en" and before and _is_his(passage, marker.first - 1, before[-1].last):
        return []  # "Qari Omar was a member of the Taliban, and at his house he has been killed"
    if passage.language != "tg" or not passage.has(f"{marker.kind}.single", marker.last - 1):
        return list(before)
    for index in range(marker.first - 1, max(0, marker.first - _HE_REACH), -1):
        joined = passage.words[index - 1].norm in _HE_OPENS or clause_ends(passage, index)
        if passage.has("person.self", index) and joined:
            return [one for one in before if one.first >= index]
    return list(before)


def _is_his(passage: Passage, index: int, first: int) -> bool:
    """Return whether the subject of an English verb right behind a word is "he": "he has been | killed"."""
    while index > first and passage.words[index].norm in _HAS_BEEN:
        index -= 1
    apart = any(clause_ends(passage, step) for step in range(first, index))
    return apart and passage.words[index].norm in {"he", "she"}  # not "one so badly that he died"


def _objects_before(
    passage: Passage, marker: Marker, before: Sequence[Quantity], after: Sequence[Quantity]
) -> list[Quantity]:
    """Return the objects before a Russian verb that has none after it: "троих старателей они застрелили"."""
    if passage.language != "ru" or not before:
        return []
    noun = passage.words[marker.first].norm
    if noun.startswith(DEATHS) and not noun.endswith(("л", "ли", "ла", "ив", "яв")):
        return []  # "о задержании двоих подозреваемых; убийство называет"
    if passage.words[before[-1].first - 1].norm == "у" and has_wound(passage, before[-1].last):
        return list(before[-1:])
    if after and not any(clause_ends(passage, step) for step in range(marker.last, after[0].first + 1)):
        return []
    return [one for one in before if is_object(passage, one)]


def _without_opponents(passage: Passage, before: list[Quantity]) -> list[Quantity]:
    """Return the numbers without those fought with: "in a clash with four armed men a soldier was killed"."""
    if len(before) < 2 or before[0].first < 2:  # noqa: PLR2004 - nothing to choose from
        return before
    head, other = before[0].first, before[1]
    if is_band_of_foes(passage, head):
        return before[1:]
    with_them = passage.words[head - 1].norm in _FOUGHT_WITH and head - 2 in passage.event_words
    between = passage.words[before[0].last : other.first]
    joined = any([word.norm] in _ANDS for word in between) or clause_ends(passage, before[0].last)
    return before[1:] if with_them and not joined else before


def _of_one_act(passage: Passage, after: list[Quantity]) -> list[Quantity]:
    """Return the numbers up to where something else is done: "killed the guard and kidnapped two men"."""
    for position in range(1, len(after)):
        first, last = after[position - 1].last, after[position].first
        if passage.has_one_of(_OTHER_ACTS, first, last) or does_else(passage, first, last):
            return after[:position]
    return after


def _looks_back(passage: Passage, marker: Marker, before: Sequence[Quantity], *, near: bool) -> bool:
    """Return whether a marker takes the numbers before it and not those after it."""
    if not marker.back:
        return False
    if passage.language != "ru" and not marker.forward:
        return True
    if passage.language == "ru":
        apart = marker.first > 0 and (
            passage.words[marker.first - 1].norm in _BUT or _opens_clause(passage, marker)
        )
        return not near or (bool(before) and not apart)
    beside = bool(before) and before[-1].last == marker.first
    touching = beside and not before[-1].category  # "40 injured"
    touching = touching or (  # "Two border guards wounded, one badly"
        passage.language == "en" and beside and before[-1].spoken and clause_ends(passage, marker.last)
    )
    passive = passage.words[marker.first - 1].norm in PASSIVE if marker.first else False
    return touching or passive or not near


def _opens_clause(passage: Passage, marker: Marker) -> bool:
    """Return whether a Russian verb stands at the head of its clause: "…, ранены четверо"."""
    opens = clause_ends(passage, marker.first) and not passage.words[marker.first].norm.endswith(_ATTRIBUTES)
    goes_on = passage.text.startswith(",", passage.words[marker.last - 1].end)  # "…, убиты, третий скрылся"
    return opens and not goes_on


def _parted(passage: Passage, left: int, right: int) -> bool:
    """Return whether a sign that parts statements, or a verb of speech, stands between two words."""
    if left > right or left == 0:
        return False
    text = passage.text[passage.words[left - 1].end : passage.words[right].start]
    return (
        not HARD.isdisjoint(text)
        or passage.has_any("zero.all", left, right)
        or any(
            is_speech(passage, index) and not (passage.has("speech.of", index) or _is_aside(passage, index))
            for index in range(left, right)
        )
        or parted_by_arrest(passage, left, right)
    )


def _is_aside(passage: Passage, index: int) -> bool:
    """Return whether people speak in a clause about others: "پنج مسافر که گفته می‌شود تاجر بودند"."""
    return any(word.norm in _RELATIVE for word in passage.words[max(0, index - _SAID) : index])


def _asked(passage: Passage, one: Quantity, marker: Marker) -> bool:
    """Return whether English asks how many people came to harm: "what losses or how many were hurt"."""
    if passage.language != "en" or one.spoken or "part.how_many" not in passage.marks:
        return False
    return any(
        passage.words[mark.first].norm in _ASKS
        for mark in passage.marks_in("part.how_many", one.last, marker.first)
    )


def _explained(passage: Passage, one: Quantity, marker: Marker) -> bool:
    """Return whether a colon ends a number after "dead": "погибших пятеро: один из раненых умер"."""
    if (
        one.category
        or one.last > marker.first
        or one.first <= 0
        or one.first - 1 not in passage.casualty_words
    ):
        return False
    return ":" in passage.text[passage.words[one.last - 1].end : passage.words[one.last].start]


def _of_the_last_verb(passage: Passage, marker: Marker, before: list[Quantity]) -> list[Quantity]:
    """Return the numbers without those with a verb of their own: "12 мусофирро бурданд, ду тан кушта шуд"."""
    if passage.language == "en":
        return of_last_clause(passage, marker, before)
    for position in range(len(before) - 1, 0, -1):
        if _acts(passage, before[position - 1].last, before[position].first):
            return before[position:]
    return before


def _is_of_another(passage: Passage, marker: Marker, before: Sequence[Quantity]) -> bool:
    """Return whether Dari tells of one what came of a deed of several: "دو تن حمله کردند و او کشته شد"."""
    if passage.language != "fa" or sum(one.value for one in before) < 2:  # noqa: PLR2004 - as most
        return False
    last, words = before[-1].last, passage.words
    clause = (index for index in range(last, marker.first - 1) if words[index].norm in _RELATIVE)
    became = any(
        words[index].norm == _BECAME and words[index + 1].norm in _GOES_ON
        for index in range(last, next(clause, marker.first - 1))
        if index not in passage.casualty_words
    )  # "درگیر شد و"
    sentence = passage.sentences[passage.sentence_number(marker.first)]
    return (became or _acts(passage, last, marker.first - 1)) and is_singular(passage, marker, sentence)


def _acts(passage: Passage, first: int, last: int) -> bool:
    """Return whether a verb ends the clause of a number: "12 мусофирро бурданд, ду тан тирборон шуданд"."""
    endings = _FINITE.get(passage.language, ())
    for index in range(first + 1, last + 1):
        norm = passage.words[index - 1].norm
        if norm in _RELATIVE:
            return False
        ended = clause_ends(passage, index) or (passage.language, passage.words[index].norm) == ("tg", "ва")
        if ended and norm.endswith(endings):
            return index - 1 not in passage.casualty_words
        noun = passage.has("object.money", index - 1)  # "имоми масҷид ва писарашро"
        if passage.language == "tg" and ended and norm.endswith(_HE_DID_TG) and not noun:
            told = index - 1 if norm not in _DID_TG else index - 2  # "ду нафар гурехт ва яке захмӣ шуд"
            fled = norm.endswith("гурехт") or passage.has("part.captive", index - 2)  # "бедарак шуд, як"
            return fled or told in passage.act_words
        verb = norm.endswith(_PAST) or norm in _HE_DID or norm == _HAVE
        if passage.language == "fa" and verb and passage.words[index].norm in _GOES_ON:
            return index - 1 not in passage.casualty_words  # "با هم درگیر شدند و دو تن کشته شدند"
    return False
