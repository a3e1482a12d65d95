"""The words of a sentence that say killed or wounded."""

from collections.abc import Iterator, Sequence

from geo.incidents.reports.lexicon import Mark
from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.corrections import called_dead
from geo.incidents.reports.tolls.english_clauses import past_total
from geo.incidents.reports.tolls.fallen import fell, fought_and_fell
from geo.incidents.reports.tolls.figures import KINDS, Marker
from geo.incidents.reports.tolls.groups import is_known_group
from geo.incidents.reports.tolls.headlines import heads_figure
from geo.incidents.reports.tolls.limbs import struck_limbs, verb_of_limb
from geo.incidents.reports.tolls.lost import is_lost, is_lost_there, may_be_rendered, with_lost
from geo.incidents.reports.tolls.no_harm import (
    burns_things,
    is_cause_of_death,
    is_fired_off,
    is_limb_lost,
    is_of_body,
    is_of_find,
    is_of_one_told,
    of_known,
    of_living,
    tells_of_thing,
)
from geo.incidents.reports.tolls.pairs import to_families
from geo.incidents.reports.tolls.people import Quantity, became, category_at, clause_ends, several_follow
from geo.incidents.reports.tolls.reaching import is_asked, is_of_subject, none_lived, only_how, reaches_over
from geo.incidents.reports.tolls.russian_clauses import is_question
from geo.incidents.reports.tolls.unharmed import nobody_in
from geo.incidents.reports.tolls.whose import in_owner, is_of_kin

_SLAIN = {"مقتول", "متوفی", "متوفا", "مرحوم"}
_WHO = {"who", "которые", "ки", "که"}
_NAMED, _CLAUSE = 4, 14  # words from people to "who", and to their verb after its clause
_COPULAS = {"است", "اند", "هستند", "بود", "بودند", "شامل"}
_WHOSE = {"чьи", "чье", "чей", "чью"}  # before the bodies of those told: "трое мужчин, чьи тела нашли"
_WITH, _NEAR = 2, 2  # words before a wound in which "with" may stand; between "lost" and whom
_STILL = {"еще", "пока", "сейчас", "теперь", "все"}
_LIVES, _TWO = {"жизни", "жизней"}, 2  # lives that a number counts; words of "унёс жизни"
_OF_WHAT, _OF = 6, 3  # words of "violator of the State border was destroyed"; after "the destruction of"
_OF_DEAD = {"убитого", "убитой", "погибшего", "погибшей", "раненого", "раненой"}  # after his kin
_OF_THE_DEAD, _ONE_OF = {"убитых", "погибших", "раненых"}, [["одного", "из"], ["одной", "из"]]
_LAST_VERB = 20  # words from Dari people to the verb that ends their sentence
_OF_MANY = {"اند", "بودند", "باشند", "ها", "های", "گان"}  # what makes a Dari verb one of many, or a noun
_HALF = {"нобуд", "махв", "безарар"}  # whose verb may stand behind another's: "се нафар нобуд, як"
# Verbs after "кушта", "захмӣ", "ҷароҳат" that deny it, and what may stand before them.
_DENIED = (
    *("нашуд", "нагардид", "нагашт", "нашав", "намегард", "надид", "набардошт", "нахурд", "нагирифт"),
    *("наефт", "надор", "надош", "набуд", "нест"),
)
_THERE = {"вучуд", "чой"}
_LOSS = "loss"  # "of" one person


# Ends of verbs as nouns, whose people follow them: "کشته شدن دو تن", "кушта шудани ду нафар".
_INFINITIVES = {"fa": ("دن", "تن"), "tg": ("дани", "тани")}


def _found(passage: Passage, sentence: Sentence) -> dict[tuple[int, int, str], set[str]]:
    """Return the words that say killed or wounded, and on which sides of each its number may stand."""
    found: dict[tuple[int, int, str], set[str]] = {}
    for kind in KINDS:
        for direction in ("back", "forward"):
            for mark in passage.marks_in(f"{kind}.{direction}", sentence.first, sentence.last):
                if kind == "killed" and (_takes_lives(passage, mark) or of_living(passage, sentence, mark)):
                    continue
                if kind == "wounded" and (
                    passage.has("moved.wounded", mark.first)
                    or _died(passage, mark.first)
                    or is_of_body(passage, sentence, mark)
                    or is_cause_of_death(passage, sentence, mark)
                    or is_of_find(passage, mark)
                ):
                    continue  # "three of the injured died"
                shells = kind == "killed" and is_fired_off(passage, sentence, mark)
                shells = shells or (kind == "killed" and is_limb_lost(passage, mark))
                shells = shells or burns_things(passage, sentence, mark)
                shells = shells or (direction == "back" and tells_of_thing(passage, sentence, mark))
                known = is_of_kin(passage, mark) or is_of_one_told(passage, sentence, mark, kind)
                if shells or is_undone(passage, mark) or known:
                    continue
                found.setdefault((verb_of_limb(passage, mark), mark.last, kind), set()).add(direction)
        for mark in passage.marks_in(f"{kind}.number_after", sentence.first, sentence.last):
            if _is_counted(passage, sentence, mark.first):
                if kind == "wounded" and _died(passage, mark.first):
                    continue
                found.setdefault((mark.first, mark.last, kind), set()).add("back")  # "three fatalities"
    return found


def _takes_lives(passage: Passage, mark: Mark) -> bool:
    """Return whether Russian words reach over a number of lives: "унёс две жизни"."""
    if passage.language != "ru" or mark.last - mark.first <= _TWO:
        return False
    number = passage.number_covering(mark.last - 2)
    return number is not None and number.first > mark.first and passage.words[mark.last - 1].norm in _LIVES


def since_denied(passage: Passage, first: int, last: int) -> int:
    """Return where people may begin of whom Tajik tells harm: not "офицер захмӣ нашуд, аммо" before them."""
    if passage.language != "tg":
        return first
    denied = (one for one in range(last - 1, first, -1) if passage.words[one].norm.startswith(_DENIED))
    return next(
        (one + 1 for one in denied if one in passage.casualty_words or one - 1 in passage.casualty_words),
        first,
    )


def is_undone(passage: Passage, mark: Mark) -> bool:
    """Return whether Tajik denies what a word says: "сардор кушта нашуд", "суиқасд ба ҷони қумандон"."""
    if passage.language != "tg" or mark.last >= len(passage.words):
        return False
    of_life = [one.norm for one in passage.words[mark.first - 1 : mark.last]] == ["ба", "чони"]
    half = mark.last - mark.first == 1 and passage.words[mark.first].norm in _HALF
    over = passage.sentence_first(mark.last) == mark.last or clause_ends(passage, mark.last)
    after = [word.norm for word in passage.words[mark.last : mark.last + 2]]
    denied = after[-1] if after[0] in _THERE else after[0]
    return of_life or (half and not over) or denied.startswith(_DENIED)  # "нобуд кардани киштзорҳо"


def _died(passage: Passage, index: int) -> bool:
    """Return whether a verb before their number says that the wounded died: "скончались трое раненых"."""
    number = passage.number_covering(index - 1) if index else None
    noun = number is None and passage.language == "fa" and index > 1 and not clause_ends(passage, index)
    if noun and category_at(passage, index - 1):  # not "کشته شدن دو سرباز، زخمی شدن سه تن"
        number = passage.number_covering(index - 2)  # "مرگ دو سرباز زخمی"
    if number is None or clause_ends(passage, number.first) or (noun and became(passage, index + 1)):
        return False  # "один умер, двое лишились ног", "پس از کشتن یک پولیس زخمی شد"
    before = number.first - 1
    if passage.language in {"fa", "tg"} and passage.has("killed.forward", before):
        sentence = passage.sentences[passage.sentence_number(before)]
        return not of_living(passage, sentence, Mark(before, before + 1))  # "با مرگ یک زخمی"
    if passage.has("part.more", before):
        return not clause_ends(passage, before) and passage.has("moved.died", before - 1)
    return passage.has("moved.died", before)


def _is_counted(passage: Passage, sentence: Sentence, index: int) -> bool:
    """Return whether a number stands before a word, or people: "three civilian deaths"."""
    if index <= sentence.first:
        return False
    if passage.number_covering(index - 1) is not None:
        return True
    if passage.language == "tg":
        of_people = (
            passage.has("person.generic", index - 1) and passage.number_covering(index - 2) is not None
        )
        return of_people or _ends_clause(passage, sentence, index)  # "се нафар мурда ва панҷ маҷрӯҳ"
    whose = passage.language in {"en", "ru"} and category_at(passage, index - 1) != ""
    return whose and index - 1 > sentence.first and passage.number_covering(index - 2) is not None


def _ends_clause(passage: Passage, sentence: Sentence, index: int) -> bool:
    """Return whether a Tajik word stands for the verb of those counted: "ду нафар дар ҳамла шаҳид"."""
    if index + 1 < sentence.last and not clause_ends(passage, index + 1):
        return False
    told = passage.numbers_in(max(sentence.first, index - _LAST_VERB), index)[-1:]
    parted = any(clause_ends(passage, step) for one in told for step in range(one.last, index + 1))
    return bool(told) and not parted


def _is_whose(passage: Passage, first: int, last: int) -> bool:
    """Return whether a Russian word only says whose kin somebody is: "жена убитого, раненная в плечо"."""
    if last != first + 1 or clause_ends(passage, first):
        return False
    of = 1
    if passage.words[first].norm in _OF_THE_DEAD and first > _OF:  # "сын одного из убитых"
        of += 2 * ([word.norm for word in passage.words[first - 2 : first]] in _ONE_OF)
    if of == 1 and passage.words[first].norm not in _OF_DEAD:
        return False
    return passage.has("person.one", first - of) and passage.has("person.civilians", first - of)


def _is_of_slain(passage: Passage, first: int, last: int) -> bool:
    """Return whether a Dari word only tells whose kin came to harm: "دو فرزند مقتول زخمی شدند"."""
    if passage.language != "fa" or passage.words[first].norm not in _SLAIN or last != first + 1:
        return False
    last += passage.has("part.more", last)  # "نیز"
    return last in passage.casualty_words and not clause_ends(passage, last)


def _not_meant(passage: Passage, sentence: Sentence, first: int, last: int, kind: str) -> bool:
    """Return whether Russian words are denied, or only tell of what somebody died: "тело с ранением"."""
    if passage.words[first - 1].norm == "не" or _is_whose(passage, first, last) or of_known(passage, first):
        return True
    if kind != "wounded" or not passage.has_any("killed.body", sentence.first, first):
        return False
    low = max(sentence.first, first - _WITH)
    return any(passage.words[index].norm in {"с", "со"} for index in range(low, last))


def _heads_list(passage: Passage, sentence: Sentence, span: tuple[int, int, str]) -> bool:
    """Return whether Russian words head a list of who is among the victims: "среди погибших — учитель"."""
    first, last, kind = span
    return (
        passage.has(f"{kind}.list", sentence.first) and sentence.first < first and clause_ends(passage, last)
    )


def _is_of_things(passage: Passage, first: int, last: int, sides: set[str]) -> bool:
    """Return whether a noun speaks of things: "هنگام نابودی مزارع کوکنار"."""
    if "back" in sides or not passage.has("killed.of_things", first):
        return False
    return not any(
        category_at(passage, index) or passage.number_covering(index) is not None
        for index in range(last, min(last + _OF, len(passage.words)))
    )


def _is_said(passage: Passage, index: int) -> bool:
    """Return whether a Dari copula after "the dead" says who is one of them: "در میان کشته‌شدگان است و"."""
    return (
        passage.language == "fa" and passage.words[index].norm in _COPULAS and not clause_ends(passage, index)
    )


def _without_deaths(found: dict[tuple[int, int, str], set[str]]) -> Iterator[tuple[int, int, str]]:
    """Yield the words, those of a stay in hospital within which somebody dies as their last word alone."""
    dead = [(first, last) for first, last, kind in found if kind == "killed"]
    for first, last, kind in list(found):
        inside = kind == "wounded" and any(first < one and end < last for one, end in dead)
        if inside:  # "یکی در شفاخانه جان داد و دو تن هنوز بستری‌اند"
            found.setdefault((last - 1, last, kind), found[first, last, kind])
        yield (last - 1, last, kind) if inside else (first, last, kind)


def find_markers(passage: Passage, sentence: Sentence) -> list[Marker]:
    """Return the words of a sentence that say killed or wounded, the longest where they overlap."""
    found = {} if is_asked(passage, sentence) else _found(passage, sentence)
    nobody = [mark for name in ("all", *KINDS) for mark in nobody_in(passage, sentence, name)]
    nobody += none_lived(passage, sentence)
    called = called_dead(passage, sentence)
    for span in list(found):
        nobody_hurt = any(mark.first <= span[0] and span[1] <= mark.last for mark in nobody)
        if (
            nobody_hurt
            or in_owner(passage, span[0], sentence)
            or span[0] in called
            or _is_of_slain(passage, *span[:2])
        ):
            del found[span]  # "nobody was hurt" counts nobody
    if passage.language == "ru":  # "личный состав не пострадал"
        found = {
            span: sides
            for span, sides in found.items()
            if not (
                _not_meant(passage, sentence, *span)
                or _heads_list(passage, sentence, span)
                or is_question(passage, sentence, *span[:2])
                or only_how(passage, span, found)
            )
        }
    found = {span: sides for span, sides in found.items() if not reaches_over(passage, span, found)}
    spans = sorted(_without_deaths(found), key=lambda span: (span[0] - span[1], span[0]))
    kept: list[tuple[int, int, str]] = []
    for span in spans:
        if all(span[1] <= other[0] or other[1] <= span[0] for other in kept):
            kept.append(span)
    markers = []
    for first, last, kind in sorted(kept):
        noun = passage.words[last - 1].norm.endswith(_INFINITIVES.get(passage.language, ()))
        sides = {"forward"} if noun and last - first > 1 else found[first, last, kind]
        if _is_of_things(passage, first, last, sides) or is_of_subject(passage, (first, last, kind), kept):
            continue
        if passage.has(f"{kind}.them", last - 1) and last < sentence.last and _is_said(passage, last):
            continue
        if heads_figure(passage, sentence, last):
            markers.append(Marker(kind, first, last, back=False, forward=True))
            continue
        whose = passage.words[first - 1].norm in _WHOSE and passage.has("killed.body", first)
        sides = {"back"} if whose and first > sentence.first else sides
        markers.append(Marker(kind, first, last, "back" in sides, "forward" in sides))
    markers = to_families(passage, sentence, markers)
    return with_lost(passage, sentence, _with_hospital(passage, sentence, markers))


def _with_hospital(passage: Passage, sentence: Sentence, markers: list[Marker]) -> list[Marker]:
    """Return the words with those that only say who was taken to a hospital, where no other tells of him."""
    marks = passage.marks_in("wounded.hospital", sentence.first, sentence.last)
    weak = [
        Marker("wounded", mark.last - 1, mark.last, back=True, forward=False)
        for mark in marks
        if all(one.last <= mark.first or mark.last <= one.first for one in markers)
        and not (passage.language == "tg" and any(passage.has("killed.body", one.first) for one in markers))
    ] or _in_bed(passage, sentence, markers)
    return sorted((*markers, *weak[:1]), key=lambda marker: marker.first) if weak else markers


def _in_bed(passage: Passage, sentence: Sentence, markers: list[Marker]) -> list[Marker]:
    """Return "in hospital" where only a number stands before it: "ещё четверо — в больнице"."""
    return [
        Marker("wounded", mark.last - 1, mark.last, back=True, forward=False)
        for mark in passage.marks_in("wounded.where", sentence.first + 1, sentence.last)
        if passage.language in {"ru", "tg"}
        and _are_counted(passage, sentence, mark)
        and not (markers and passage.has_any("killed.at_once", sentence.first, mark.first))
        and all(one.last <= mark.first - 1 or mark.last <= one.first for one in markers)
        and not any(one.first == mark.last for one in markers)
    ]


def _are_counted(passage: Passage, sentence: Sentence, mark: Mark) -> bool:
    """Return whether only numbered people stand before words: "двое их коллег в больнице"."""
    if passage.language == "ru" and passage.number_covering(mark.first - 1) is not None:
        return True
    ends = mark.last >= sentence.last or clause_ends(passage, mark.last)
    last = mark.first - 1
    while passage.words[last].norm in _STILL:
        last -= 1  # "трое её одноклассников ещё в больнице"
    if not ends or clause_ends(passage, last) or not category_at(passage, last):
        return False
    numbers = passage.numbers_in(max(sentence.first, mark.first - _OF - 1), mark.first)
    return bool(numbers) and not any(clause_ends(passage, index) for index in range(numbers[-1].last, last))


def _is_told(passage: Passage, one: Quantity) -> bool:
    """Return whether people are counted, or one is a Russian object who bears arms: "потеряли сержанта"."""
    return one.spoken or (
        one.category in {"attackers", "security"} and passage.has("person.object", one.first)
    )


def _harmed_so(passage: Passage, one: Quantity) -> bool:
    """Return whether words beside a number say how people were lost: "losses: three wounded"."""
    after = one.last in passage.casualty_words and not clause_ends(passage, one.last)
    return after or one.last - 1 in passage.casualty_words


def with_losses(
    passage: Passage, sentence: Sentence, markers: Sequence[Marker], quantities: Sequence[Quantity]
) -> list[Marker]:
    """Return the words with those that say dead only of people: "lost two men", "потеряли двоих"."""
    found = list(markers)
    for mark in passage.marks_in("killed.loss", sentence.first, sentence.last):
        if any(one.first < mark.last and mark.first < one.last for one in markers):
            continue  # "lost their lives"
        after = any(
            (
                0 <= one.first - mark.last <= _NEAR
                or past_total(passage, mark.last) == one.first
                or is_lost_there(passage, mark, one)
            )
            and (_is_told(passage, one) or passage.words[mark.first].norm == _LOSS)
            and not _harmed_so(passage, one)
            for one in quantities
        )
        before = any(0 <= mark.first - one.last <= _NEAR and one.spoken for one in quantities)
        if after and passage.language in {"en", "ru"}:
            found.append(Marker("killed", mark.first, mark.last, back=False, forward=True))
        elif before and (passage.language in {"tg", "fa"} or is_lost(passage, mark.first)):
            found.append(Marker("killed", mark.first, mark.last, back=True, forward=False))
    found += [
        Marker("killed", mark.first, mark.last, back=True, forward=False)
        for mark in passage.marks_in("killed.of_people", sentence.first, sentence.last)
        if is_known_group(passage, mark.first - 1)
        or any(
            fought_and_fell(passage, one, mark.first)
            or (may_be_rendered(passage, one) and _is_subject(passage, one, mark.first))
            for one in quantities
        )
    ]
    limbs = struck_limbs(passage, sentence)
    found += [one for one in limbs if all(one.last <= two.first or two.last <= one.first for two in found)]
    found += [
        Marker("killed", mark.first, mark.last, back=True, forward=False)
        for mark in passage.marks_in("killed.fell", sentence.first, sentence.last)
        if fell(passage, sentence, mark.first, quantities)
        and all(one.last <= mark.first or mark.last <= one.first for one in markers)
    ]
    return sorted(found, key=lambda marker: marker.first)


def _is_subject(passage: Passage, one: Quantity, index: int) -> bool:
    """Return whether a verb at a word follows people, or what "who" tells of them."""
    if 0 <= index - one.last <= _NEAR:
        return True
    numbers = passage.numbers_in(one.last, index)
    of = passage.language == "en" and one.last < index and passage.words[one.last].norm == "of"
    if of and index - one.last <= _OF_WHAT:
        return not numbers and not any(clause_ends(passage, step) for step in range(one.last, index))
    if passage.language == "fa" and all(passage.has("part.groups", other.last) for other in numbers):
        return one.last < index <= one.last + _LAST_VERB  # "چهار عضو یک گروه … بی‌اثر گردانده شدند"
    who = any(passage.words[step].norm in _WHO for step in range(one.last, min(index, one.last + _NAMED)))
    return who and one.last < index <= one.last + _CLAUSE and not numbers


def is_singular(passage: Passage, marker: Marker, sentence: Sentence) -> bool:
    """Return whether a verb says that it was one: "погиб", "ранена", "کشته شد"."""
    marks = passage.marks_in(f"{marker.kind}.single", max(sentence.first, marker.first), sentence.last)
    ends = [mark.last for mark in marks if mark.first < marker.last]
    if passage.language == "fa" and any(several_follow(passage, end) for end in ends):
        return False  # "سمیع و نوید با زخم‌های سطحی به شفاخانه برده شدند"
    return any(
        end == sentence.last or passage.words[end].norm not in _OF_MANY for end in ends
    )  # not "کشته شده‌اند"
