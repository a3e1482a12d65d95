"""What a figure adds to those before it: people besides them, wounded who died, or nothing but a part."""

from collections.abc import Collection, Sequence

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.besides_whom import leaves_out_known
from geo.incidents.reports.tolls.died_late import died_late, is_of_dead, is_violent
from geo.incidents.reports.tolls.figures import Figure, Marker
from geo.incidents.reports.tolls.found_bodies import is_of_taken
from geo.incidents.reports.tolls.his_people import is_untold_friend, with_him_told
from geo.incidents.reports.tolls.known_people import are_among, says_also
from geo.incidents.reports.tolls.later_deaths import (
    died_of_hurt,
    is_of_wounded,
    opens_with_them,
)
from geo.incidents.reports.tolls.of_those_hurt import died_of_those_told, is_besides_hurt, tells_of_wound
from geo.incidents.reports.tolls.people import Quantity, category_at, clause_ends
from geo.incidents.reports.tolls.quantities import find_quantities
from geo.incidents.reports.tolls.retold import same_others
from geo.incidents.reports.tolls.sides import is_further, is_shot_attacker
from geo.incidents.reports.tolls.whose import are_of_teller
from geo.incidents.reports.tolls.whose_losses import lost_besides

_OF_THEM = 2  # words of "of them"
_MORE = 4  # words between people and their verb in which "also" may stand
_ONLY = 4  # words between "only" and the number that somebody else confirms
_CARRIED = 7  # words after "two wounded" in which they are taken somewhere
_AT_ONCE = {"spot", "scene", "outright", "instantly"}  # "on the spot"
_LATE_FA = 14  # words from one person to his verb
_TOO = 2  # words after "wounded" in which "too" may stand
_TOO_EN = 8  # the same in English
_TOO_ALL = {"هم", "نیز"}
_OTHER = {"дигар", "دیگر"}
_ALSO_TG, _HIMSELF_TG = "хам", "худи"
_HIMSELF_RU, _HELD = {"сам", "самого", "самому", "сама", "саму"}, ("задержан", "подозреваем")
_TOO_TG = {_ALSO_TG, "низ"}
_DURING = {"in", "during"}  # after "died", before the fight
_KIND = 5  # words from a number to what it counts: "two Tajik border guards"
_ONE, _ABOUT = "одно", {"о", "об"}  # between "ещё" and "тело"; after "ещё", before people
_HURT_ONE = {"раненый", "раненая", "пострадавший", "пострадавшая"}
_MY = {"мой", "моя", "моего", "мою", "моей", "моему", "моих", "наших"}
_ALSO_RU = {"также", "тоже"}
_ALSO_FA = "همچنان"  # at the head of a sentence; behind it, "still"
_ALSO = 3  # words at the head of a sentence in which "also" may stand


def beside(
    passage: Passage, sentence: Sentence, marker: Marker, mine: Sequence[Quantity], figure: Figure
) -> Figure:
    """Return a figure with whether it counts wounded who died, or people besides those told before."""
    figure = _beside(passage, sentence, marker, mine, figure)
    if figure.moved and passage.language in {"ru", "fa"}:  # of whatever side the wounded were
        return figure._replace(categories=frozenset({""})) if mine[0].category == "" else figure
    return _in_russian(passage, marker, mine, figure) if passage.language == "ru" else figure


def _in_russian(passage: Passage, marker: Marker, mine: Sequence[Quantity], figure: Figure) -> Figure:
    """Return a Russian figure with what the words right before its people or its body say of them."""
    one = mine[0]
    before = [word.norm for word in passage.words[max(0, one.first - 2) : one.first]]
    if before[:1] == ["еще"] and before[-1] in _ABOUT:
        return figure._replace(more=True)  # "стало известно ещё об одном погибшем"
    if figure.kind == "killed" and passage.words[marker.first - 1].norm in _HURT_ONE and len(mine) == 1:
        return figure._replace(moved=True)  # "Раненый скончался"
    taken = figure.kind == "killed" and figure.value == 1 and is_of_taken(passage, marker)
    if taken or tells_of_wound(passage, marker, one):
        return figure._replace(part=not taken, more=taken)  # "У двоих ранения, у третьего перелом"
    body = not one.spoken and passage.words[marker.first - 1].norm == _ONE
    if body and says_also(passage, marker.first - 2, marker.first):
        return figure._replace(more=True, part=False)  # "найдено ещё одно тело"
    norms = {word.norm for word in passage.words[one.first : one.last]} if one.spoken else {*before[-1:]}
    his = not figure.more and not _MY.isdisjoint(norms) and _is_quoted(passage, one)
    return figure._replace(part=True) if his else figure  # "«Мой брат погиб», — говорит выживший"


def _beside(
    passage: Passage, sentence: Sentence, marker: Marker, mine: Sequence[Quantity], figure: Figure
) -> Figure:
    """Return a figure with whether it counts wounded who died, or others, by rules of all languages."""
    low, high = max(sentence.first, mine[0].first - 1), min(sentence.last, mine[-1].last + 2)
    since = mine[-1].last + (passage.language != "ru")  # "погибли 12 солдат, ещё 20 ранены"
    high = next(
        (at for at in range(since, high) if clause_ends(passage, at) or _begins_next(passage, at)), high
    )
    if marker.kind == "killed":
        near = _end_of_them(passage, sentence, mine[-1])
        of_wounded = any(
            one.first < mine[-1].last or not clause_ends(passage, one.first)
            for one in passage.marks_in("moved.wounded", mine[0].first, near + 2)
        )  # not "Убитые — крестьянин и сборщик; из раненых"
        died = passage.has("moved.died", marker.first) and mine[0].first >= marker.last
        of_wounded = (
            of_wounded
            or died_of_hurt(passage, sentence, mine[0])
            or died_of_those_told(passage, sentence, marker, mine[0])
        )
        of_wounded = of_wounded or (
            died
            and (passage.language != "fa" or mine[0].first == marker.last)  # "با مرگ دو زخمی"
            and any(passage.has("moved.adjective", index) for index in (mine[-1].last - 1, mine[-1].last))
        )
        of_them = passage.has_any("moved.them", mine[0].first, near + 1) or (
            mine[0].value == 1 and opens_with_them(passage, sentence)
        )
        base = min(near, marker.first) if marker.first >= mine[0].last else near  # not "از دست دادند"
        if passage.language == "fa":
            base = min(base, mine[0].last + 1)  # not "یک فرمانده با دو تن از همراهانش"
        alone = mine[0].value == 1 and (len(mine) == 1 or passage.language != "en")
        if not (passage.language == "fa" and says_also(passage, base, marker.first)):
            of_them = of_them or (alone and passage.has_any("part.base", mine[0].first, base))
        killed = is_violent(passage, marker, mine[-1])
        of_them = of_them and not (passage.language in {"en", "tg"} and killed)  # "one of them was shot dead"
        late = died_late(passage, sentence, marker, mine[0]) and not is_untold_friend(
            passage, sentence, mine[0]
        )
        of_wounded = of_wounded or _parts_from_other(passage, sentence, mine)
        at_once = passage.language in {"tg", "fa"} and passage.has_any(
            "killed.at_once", mine[-1].last, marker.last
        )
        if at_once or _is_slain(passage, marker, mine) or is_of_dead(passage, sentence, marker):
            pass  # "یک تن‌شان در جا جان داد"
        elif (
            late or of_wounded or (of_them and passage.has_any("moved.later", sentence.first, sentence.last))
        ):
            return figure._replace(moved=True)
    if is_shot_attacker(passage, sentence, marker, mine):
        return figure._replace(categories=frozenset({"attackers"}), more=True)
    if 0 <= marker.first - mine[-1].last <= _MORE:
        high = max(high, marker.first)  # "یک مرزبان آنها نیز کشته شد"
    one_apart = {"civilians"} if passage.language != "en" else {"civilians", "security", "attackers"}
    told = any(one.spoken or (one.category in one_apart and one.first < marker.first) for one in mine)
    near = marker.first - 1 > mine[-1].last and says_also(passage, marker.first - 1, marker.first)
    near = near or any(_too(passage, one) or _too_there(passage, one, marker) for one in mine)
    since = _past_others(passage, mine, low)
    more = told and (near or says_also(passage, since, high))  # "two, both drivers, were also hurt"
    more = more or _he_too(passage, marker, mine) or _also_died(passage, marker, mine)
    own = passage.language == "fa" and passage.has_any("part.of_own", mine[0].first, marker.first)
    more = more or own  # "سه تن از خودشان نیز کشته شدند"
    more = more or passage.has_any("part.too", marker.last, _too_until(passage, marker, sentence))
    more = more or all(is_further(passage, one) for one in mine) or _died_at_once(passage, sentence, marker)
    more = more or leaves_out_known(passage, sentence, mine[0]) or with_him_told(passage, mine[0])
    more = more or (told and passage.has_any("part.second_blow", sentence.first, marker.first))
    until = mine[0].first if passage.language == "ru" else sentence.last  # "ещё четверо, среди них врач"
    more = more and not are_among(passage, marker, mine, (sentence.first, until))
    more = (
        more
        or (figure.value == 1 and _is_himself(passage, sentence))
        or lost_besides(passage, sentence, marker.first)
    )
    more = more and not _included_before(passage, sentence, mine)
    if more and (are_of_teller(passage, sentence, mine) or same_others(passage, sentence, marker, mine)):
        return figure._replace(part=True)  # some of those counted
    also = _opens_with_also(passage, sentence)
    figure = figure._replace(more=more or also)
    if _are_ours(passage, sentence, mine):
        figure = figure._replace(categories=frozenset({"security"}))
    return _of_own(passage, sentence, figure) if also else figure


def _is_quoted(passage: Passage, one: Quantity) -> bool:
    """Return whether somebody stands between Russian quotation marks, whose end who says so follows."""
    opened = passage.text.rfind("«", 0, passage.words[one.first].start)
    closed = passage.text.find("»", passage.words[one.last - 1].end)
    return passage.text.rfind("»", 0, passage.words[one.first].start) < opened and closed >= 0


def _opens_with_also(passage: Passage, sentence: Sentence) -> bool:
    """Return whether a sentence adds to what was told; not one in which somebody "also announced" it."""
    end = min(sentence.last, sentence.first + _ALSO)
    if not passage.has_any("part.also", sentence.first, end):
        return False
    mark = next(iter(passage.marks_in("part.also", sentence.first, sentence.last)), None)
    if mark is not None and _has_subject(passage, mark.first):
        return False
    if mark is not None and passage.words[mark.first].norm == _ALSO_FA and mark.first > sentence.first:
        return False
    last = mark.last if mark is not None else end
    return passage.language not in {"tg", "fa"} or not passage.has("speech.verbs", last)


def _is_slain(passage: Passage, marker: Marker, mine: Sequence[Quantity]) -> bool:
    """Return whether others killed him in the end: "سپس او را به قتل رسانده‌اند", "был смертельно ранен"."""
    if passage.language == "ru":
        return passage.words[marker.first].norm == "смертельно"
    if passage.language == "en":
        return _died_fighting(passage, marker)
    slain = passage.language == "fa" and passage.has("killed.active", marker.last - 1)
    return slain and passage.has("person.him", mine[0].first)


def _died_fighting(passage: Passage, marker: Marker) -> bool:
    """Return whether English says that he died in the fight itself: "one of them died in the exchange"."""
    after = range(marker.last + 1, min(len(passage.words), marker.last + _KIND))
    if after.stop <= after.start or passage.words[marker.last].norm not in _DURING:
        return False
    end = next((index for index in after if clause_ends(passage, index)), after.stop)
    return not passage.event_words.isdisjoint(range(after.start, end))


def _end_of_them(passage: Passage, sentence: Sentence, one: Quantity) -> int:
    """Return up to where "of them" may stand after people; not in "پنج نفر، سه تن شان کودک، کشته شدند"."""
    aside = passage.language == "fa" and clause_ends(passage, one.last)
    return one.last - 1 if aside else min(sentence.last, one.last + 2)


def _begins_next(passage: Passage, index: int) -> bool:
    """Return whether a Russian "and" begins the next people: "погибли четверо и ещё один ранен"."""
    return passage.words[index].norm == "и" and passage.number_covering(index + 2) is not None


def _has_subject(passage: Passage, verb: int) -> bool:
    """Return whether people stand right before a Russian verb and "и": "четверо убиты и трое ранены"."""
    if passage.language != "ru" or verb not in passage.casualty_words or clause_ends(passage, verb):
        return False
    return passage.number_covering(verb - 1) is not None or bool(category_at(passage, verb - 1))


def _included_before(passage: Passage, sentence: Sentence, mine: Sequence[Quantity]) -> bool:
    """Return whether as many of a kind were told as part of a whole: "killed five, including two guards"."""
    one = mine[0]
    if len(mine) > 1 or not one.spoken or one.category not in {"attackers", "security"}:
        return False
    for mark in passage.marks_in("part.before", 0, sentence.first):
        number = passage.number_covering(mark.last) if mark.last < sentence.first else None
        kind = (category_at(passage, step) for step in range(mark.last + 1, mark.last + _KIND))
        if number is not None and number.value == one.value and one.category in kind:
            return True
    return False


def _past_others(passage: Passage, mine: Sequence[Quantity], first: int) -> int:
    """Return where "also" may stand, past "others" than who leads: "والی و دو تن دیگر", "он и ещё двое"."""
    if len(mine) == 1:
        return first
    last = mine[-1].last
    if passage.language in {"en", "ru"}:  # "the police chief and two other policemen were killed"
        return first if passage.has_any("part.more", first, mine[0].last) else last
    return last + (last < len(passage.words) and passage.words[last].norm in _OTHER)


def _are_ours(passage: Passage, sentence: Sentence, mine: Sequence[Quantity]) -> bool:
    """Return whether a side tells of its own after its enemies: "Seven Taliban died. Two of our men"."""
    own = passage.language == "en" and any(
        passage.words[index].norm == "our" for one in mine for index in range(one.first, one.last)
    )
    return own and passage.has_any("actor.taliban", 0, sentence.first)


def _parts_from_other(passage: Passage, sentence: Sentence, mine: Sequence[Quantity]) -> bool:
    """Return whether English parts those hurt before: "Two were hit. One died, the other is in hospital"."""
    number = passage.sentence_number(sentence.first)
    one = mine[0]
    if passage.language != "en" or one.first != sentence.first or one.category or not number:
        return False
    before = passage.sentences[number - 1]
    hurt = passage.marks_in("wounded.back", before.first, before.last)
    return bool(hurt) and passage.has_any("part.the_other", one.last, sentence.last)


def _is_himself(passage: Passage, sentence: Sentence) -> bool:
    """Return whether a sentence begins with "himself" or "he, too": "Худи вулусвол", "Ҳамлагар ҳам"."""
    after = passage.words[sentence.first + 1 : sentence.first + 2]
    if passage.language == "tg" and after and after[0].norm in _TOO_TG:
        return category_at(passage, sentence.first) == "attackers"
    if passage.language == "ru" and passage.words[sentence.first].norm in _HIMSELF_RU:
        held = passage.words[min(sentence.first + 1, sentence.last - 1)].norm.startswith(_HELD)
        return held or category_at(passage, sentence.first + 1) == "attackers"  # "Самому задержанному …"
    himself = passage.language == "tg" and passage.words[sentence.first].norm == _HIMSELF_TG
    return himself and category_at(passage, sentence.first + 1) not in {"", "generic"}


def _too(passage: Passage, one: Quantity) -> bool:
    """Return whether "too" follows people: "як толиб ҳам захмӣ шуд", "a soldier, too, was hurt"."""
    if passage.language == "en":
        told = one.category not in {"", "generic"} and one.last < len(passage.words)
        return told and passage.words[one.last].norm == "too"
    if passage.language != "tg" or not one.spoken or one.category in {"", "generic"}:
        return False
    return one.last < len(passage.words) and passage.words[one.last].norm == _ALSO_TG


def _too_until(passage: Passage, marker: Marker, sentence: Sentence) -> int:
    """Return up to where "too" may stand: in English to the end of the clause, "grazed by a stray bullet"."""
    if passage.language != "en":
        return min(sentence.last, marker.last + _TOO)
    after = range(marker.last + 1, min(sentence.last, marker.last + _TOO_EN))
    return next((index for index in after if clause_ends(passage, index)), max(marker.last, after.stop))


def _too_there(passage: Passage, one: Quantity, marker: Marker) -> bool:
    """Return whether Dari says after a place that one died, too: "یک دکاندار در بازار نیز کشته شد"."""
    if passage.language != "fa" or one.value > 1 or marker.first - one.last > _LATE_FA:
        return False
    between = range(one.last + 1, marker.first)
    told = any(passage.words[index].norm in _TOO_ALL for index in between)
    return told and not any(clause_ends(passage, index) for index in between)


def _he_too(passage: Passage, marker: Marker, mine: Sequence[Quantity]) -> bool:
    """Return whether Dari says of one without a number that he died, too: "مهاجم نیز کشته شد"."""
    alone = len(mine) == 1 and mine[0].first == marker.first and not mine[0].spoken
    return passage.language == "fa" and alone and passage.has("part.more", marker.first - 1)


def _also_died(passage: Passage, marker: Marker, mine: Sequence[Quantity]) -> bool:
    """Return whether Russian adds who died by "also" after the verb: "погибли также водитель и охранник"."""
    if passage.language != "ru" or mine[0].first <= marker.last:
        return False
    return passage.words[marker.last].norm in _ALSO_RU and not clause_ends(passage, marker.last)


def _died_at_once(passage: Passage, sentence: Sentence, marker: Marker) -> bool:
    """Return whether English says who "died on the spot" after one who died later: it is another."""
    if passage.language != "en" or marker.kind != "killed":
        return False
    near = passage.words[marker.last : min(sentence.last, marker.last + _MORE)]
    return any(word.norm in _AT_ONCE for word in near) and bool(
        passage.marks_in("moved.late", 0, sentence.first)
    )


def _of_own(passage: Passage, sentence: Sentence, figure: Figure) -> Figure:
    """Return a figure that a side gives of its own losses with that side, which may have been counted."""
    for mark in passage.marks_in("part.own", sentence.first, sentence.last)[:1]:
        sides = (category_at(passage, index) for index in range(sentence.first, mark.first))
        side = next((side for side in sides if side in {"attackers", "security"}), "")
        if side and figure.categories <= {"", "generic", side}:
            return figure._replace(categories=frozenset({side, "own"}))
    return figure


def besides(
    passage: Passage,
    sentence: Sentence,
    mine: Sequence[Quantity],
    figure: Figure,
    before: Sequence[Figure],
    *,
    died: bool,
) -> list[Figure]:
    """Return a figure with whether it counts wounded who died; nothing if it is part of one before."""
    if died or is_of_wounded(passage, sentence, mine, figure, before):
        figure = figure._replace(moved=True)
    if figure.moved and passage.language == "ru" and is_besides_hurt(passage, mine[0]):
        figure = figure._replace(moved=False)  # "ранены 12. Ещё двое умерли от ран"
    return [] if _is_part_of(passage, mine, figure, before) else [figure]


def _is_part_of(passage: Passage, mine: Sequence[Quantity], figure: Figure, before: Sequence[Figure]) -> bool:
    """Return whether a figure is part of one before: "three in hospital, one of them in intensive care"."""
    whole = any(one.kind == figure.kind and one.value >= figure.value for one in before)
    near = passage.has_any("part.after", mine[0].first, mine[-1].last + _OF_THEM)
    if passage.language == "tg":  # "панҷ нафарашон дар ҷо ҳалок ва ду нафарашон дар роҳ фавтиданд"
        alike = (one for one in before if one.kind == figure.kind)
        near = near and not any(passage.has_any("part.after", one.first, one.last) for one in alike)
    carried = figure.kind == "wounded" and passage.has_any(
        "place.carried", mine[-1].last, mine[-1].last + _CARRIED
    )
    alone = [one.category for one in mine] == [""]
    if passage.language == "fa" and passage.has("part.more", mine[-1].last + 1):
        alone = False  # "پنج زخمی مرخص شدند و دو زخمی دیگر بستری‌اند"
    only = passage.has_any("part.only", max(0, mine[0].first - _ONLY), mine[0].first)
    if passage.language == "tg" and only:  # "куштани чор сарбозро рад карда, гуфтанд, ки танҳо як нафар"
        only = not any(passage.has_any("context.denial", one.last, mine[0].first) for one in before)
        only = only and not _was_heard(passage, mine[0].first)  # "аммо КДАМ мегӯяд, танҳо як"
    of_hurt = figure.moved and bool(before) and before[-1].kind == "wounded"
    if whole and not of_hurt and passage.language == "ru" and _is_one_of_which(passage, mine[0]):
        return True  # "погибли пятеро, один из которых скончался в больнице"
    return whole and (near or only or (carried and alone)) and not figure.moved


def _was_heard(passage: Passage, index: int) -> bool:
    """Return whether a sentence tells rumours before a word."""
    return passage.has_any("context.rumour", passage.sentence_first(index), index)


def _is_one_of_which(passage: Passage, one: Quantity) -> bool:
    """Return whether a Russian relative clause tells of some of those before it: ", двое из которых"."""
    which = any(passage.words[index].norm == "которых" for index in range(one.first, one.last))
    return which and clause_ends(passage, one.first)


def with_attackers(
    passage: Passage, sentence: Sentence, taken: Collection[int], toll: Figure, markers: Sequence[Marker]
) -> Figure:
    """Return a toll with attackers whom its sentence adds: "put it at six; 11 attackers also died"."""
    for marker in markers:
        if marker.kind != toll.kind or marker.first < toll.last or not marker.back:
            continue
        for one in find_quantities(passage, sentence, taken):
            between = toll.last <= one.first and one.last <= marker.first
            if (
                between
                and one.category == "attackers"
                and passage.has_any("part.more", one.first, marker.first)
            ):
                return toll._replace(value=toll.value + one.value, last=marker.last)
    return toll
