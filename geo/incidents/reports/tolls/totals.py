"""What a sentence says of the whole: "the death toll rose to 21", "nobody was hurt", an earlier figure."""

from collections.abc import Collection, Sequence

from geo.incidents.reports.numbers import Number
from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.corrections import said_within
from geo.incidents.reports.tolls.figures import KINDS, Figure, Marker
from geo.incidents.reports.tolls.measures import counts_noun, is_age_of
from geo.incidents.reports.tolls.people import Quantity, category_at, clause_ends
from geo.incidents.reports.tolls.quantities import find_quantities
from geo.incidents.reports.tolls.unharmed import nobody_in, whose_none
from geo.incidents.reports.tolls.whose_losses import whose_losses

TOWARDS = {"to", "at", "до", "ба", "به"}  # before the number that a toll has reached
_AT = TOWARDS | {"را"}  # "شمار کشته‌ها را پنج تن و زخمی‌ها را نُه تن اعلام کرد"
_UNKNOWN = {"نامعلوم", "نامشخص", "معلوم", "مشخص", "روشن"}  # "شمار زخمیان نامعلوم است، اما"
_NOT = {"not", "не"}
_COUNT = {"شمار", "تعداد"}  # where Dari goes on to the number of others
_AMID = "среди"
_HARD, _FROM = "؛", {"from"}  # which parts Dari statements; before what a toll was: "up from nine"
_LARGEST = 5000
_NEAR = {"نزدیک", "قریب"}  # before "to", where it only says "about"
_COMMAS = frozenset(",،")  # before an aside
_HARM = {"اسیب", "اسیبی", "گزند", "گزندی"}
_ALONE, _BUT = 9, 6  # words from "only" to "survived", from "except" to "nobody"
_ZERO = ("zero.all", "zero.killed", "zero.wounded", "zero.survived")
_DENIES = ("zero.subject", "zero.neither")  # what begins words that say that nobody came to harm
_AMONG = 4  # words of "children were among the"
_BESIDE = 2  # words of "and the wounded", of "5 people and 12"
_NEXT = 3  # words from "the wounded" to the number it goes up to
_EARLIER = ("context.earlier_figure", "context.said_before")  # without which no figure is an earlier one
_ELLIPTIC = 4  # words of "در آغاز سه نفر"
_TOLD = ("speech.verbs", "context.said_before", "context.reported_before", "part.toll", "part.counted")


def stated_tolls(passage: Passage, sentence: Sentence, taken: Collection[int]) -> list[Figure]:
    """Return "death toll … 21": the number after the words, the one after "to" where there are several."""
    heads = [
        (mark.first, mark.last, kind)
        for kind in KINDS
        for mark in passage.marks_in(f"{kind}.toll", sentence.first, sentence.last)[-1:]
        if passage.language != "fa" or not passage.numbers_in(mark.first, mark.last)
    ]  # not "آمار اولیه شش جان‌باخته و چهارده زخمی بود"
    both = _of_each(passage, sentence, heads, taken)
    if both:
        return both
    heads = sorted(heads + _further_heads(passage, sentence, heads))
    figures = []
    for position, (first, last, kind) in enumerate(heads):
        until = heads[position + 1][0] if position + 1 < len(heads) else sentence.last
        until = next((at for at in range(last, until) if passage.words[at].norm in _COUNT), until)
        if _is_source(passage, sentence, first, last) or _is_unknown(passage, last):
            continue
        numbers = numbers_of_people(passage, last, until, taken)
        numbers = [
            one
            for one in numbers
            if passage.words[one.first - 1].norm not in _FROM and not is_age_of(passage, one, sentence)
            if not passage.has_any("part.among", one.last, min(sentence.last, one.last + _AMONG))
            and not passage.has("part.of_whom", one.last)  # "58 wounded, 32 of whom"
            if _HARD not in passage.text[passage.words[last - 1].end : passage.words[one.first].start]
        ]
        if not numbers and len(heads) == 1:  # "До семи увеличилось число погибших"
            numbers = [
                one
                for one in numbers_of_people(passage, sentence.first, first, taken)
                if passage.words[one.first - 1].norm in TOWARDS
            ]
        numbers = _without_aside(passage, last, numbers)
        towards = [one for one in numbers if passage.words[one.first - 1].norm in TOWARDS]
        towards = [one for one in towards if passage.words[one.first - 2].norm not in _NEAR]
        loser = whose_losses(passage, sentence, last)
        side = _side_within(passage, first, last) or loser
        put_at = bool(loser and towards) and passage.words[towards[-1].first - 1].norm == "at"
        if side and (put_at or not towards) and passage.language != "ru":
            continue  # "شمار مرزبانان کشته‌شده را شش تن اعلام کرد" counts them as other words do
        if numbers:
            number = (towards or numbers)[-1 if towards else 0]
            side = side or side_counted(passage, sentence, number.first) or _side_behind(passage, last)
            whom = frozenset({side or "generic"})
            hurt = number.last < sentence.last and passage.has("wounded.back", number.last)
            hurt = hurt and not clause_ends(passage, number.last)
            told = KINDS[1] if hurt else kind  # "شمار تلفات را دو زخمی اعلام کرد"
            figures.append(Figure(told, number.value, whom, first, number.last, toll=True))
    return figures


def _is_unknown(passage: Passage, index: int) -> bool:
    """Return whether Dari goes on to say that a toll is not known."""
    return passage.language == "fa" and index < len(passage.words) and passage.words[index].norm in _UNKNOWN


def _is_source(passage: Passage, sentence: Sentence, first: int, last: int) -> bool:
    """Return whether English only names a toll as its source: "According to the official toll, 12"."""
    before = passage.words[max(sentence.first, first - _BUT) : first]
    named = passage.language == "en" and any(word.norm == "according" for word in before)
    return named and last < sentence.last and clause_ends(passage, last)


def _of_each(
    passage: Passage, sentence: Sentence, heads: Sequence[tuple[int, int, str]], taken: Collection[int]
) -> list[Figure]:
    """Return the tolls of "the number of dead and wounded rose to 5 and 12", told one after the other."""
    if len(heads) != 1:
        return []
    first, last, kind = heads[0]
    other = KINDS[1 - KINDS.index(kind)]
    named = passage.marks_in(f"{other}.them", last, min(sentence.last, last + _BESIDE))
    numbers = numbers_of_people(passage, named[0].last, sentence.last, taken) if named else []
    if len(numbers) != 2 or not 0 < numbers[1].first - numbers[0].last <= _BESIDE:  # noqa: PLR2004 - one each
        return []
    if not passage.casualty_words.isdisjoint(range(numbers[0].last, numbers[1].first)):
        return []
    whom = frozenset({"generic"})
    return [
        Figure(one, number.value, whom, first, number.last, toll=True)
        for one, number in zip((kind, other), numbers, strict=True)
    ]


def _side_within(passage: Passage, first: int, last: int) -> str:
    """Return the side that stands within the words of a toll: "شمار طالبان کشته‌شده"; or ""."""
    kinds = (category_at(passage, index) for index in range(first + 1, last - 1))
    return next((kind for kind in kinds if kind in {"attackers", "security", "civilians"}), "")


def _side_behind(passage: Passage, last: int) -> str:
    """Return the side right behind Russian words of a toll: "число погибших (среди) пограничников", or ""."""
    if passage.language != "ru" or last >= len(passage.words):
        return ""
    last += passage.words[last].norm == _AMID
    side = category_at(passage, last) if last < len(passage.words) else ""
    return side if side in {"attackers", "security"} and not clause_ends(passage, last) else ""


def _without_aside(passage: Passage, index: int, numbers: list[Number]) -> list[Number]:
    """Return the numbers after a toll without one between commas: "the toll, with one death, is six"."""
    if len(numbers) < 2:  # noqa: PLR2004 - none to choose from
        return numbers
    first, second = numbers[:2]
    before = passage.text[passage.words[index - 1].end : passage.words[first.first].start]
    opened = sum(sign in _COMMAS for sign in before) % 2 == 1  # not "the toll of the blast, a mine, is six,"
    closed = any(clause_ends(passage, step) for step in range(first.last, second.first + 1))
    return numbers[1:] if opened and closed else numbers


def side_counted(passage: Passage, sentence: Sentence, last: int) -> str:
    """Return the side whose dead or wounded a toll counts: "the number of guards killed", or ""."""
    for mark in passage.marks_in("part.counted", sentence.first, last):
        for index in range(mark.last, min(last, mark.last + _NEXT)):
            if index in passage.event_words:
                break  # "the number of those killed in the attack of"
            category = category_at(passage, index)
            if category in {"attackers", "security"}:
                return category
    return ""


def numbers_of_people(passage: Passage, first: int, last: int, taken: Collection[int]) -> list[Number]:
    """Return the numbers among words that may be of people."""
    return [
        one
        for one in passage.numbers_in(first, last)
        if one.first not in taken
        and one.value < _LARGEST
        and not (one.last < last and passage.has("object.money", one.last))
    ]


def _further_heads(
    passage: Passage, sentence: Sentence, heads: Sequence[tuple[int, int, str]]
) -> list[tuple[int, int, str]]:
    """Return words for the other victims that a toll goes on to: "rose to seven and of the wounded to 12"."""
    if len(heads) != 1:
        return []
    after = heads[0][1]
    other = KINDS[1 - KINDS.index(heads[0][2])]
    found = []
    for mark in passage.marks_in(f"{other}.them", after, sentence.last):
        number = next(iter(passage.numbers_in(mark.last, min(sentence.last, mark.last + _NEXT))), None)
        if number is not None and (number.first == mark.last or passage.words[number.first - 1].norm in _AT):
            found.append((mark.first, mark.last, other))
    return found[:1]


def first_told(passage: Passage, sentence: Sentence, figures: Sequence[Figure]) -> list[Figure]:
    """Return the tolls as earlier ones, where words before them say so: "در خبر نخست شمار کشته ها"."""
    return [
        one._replace(toll=False, earlier=True)
        if passage.has_any("context.earlier_figure", sentence.first, one.last)
        and not _from_earlier(passage, sentence, one)
        else one
        for one in figures
    ]


def _from_earlier(passage: Passage, sentence: Sentence, toll: Figure) -> bool:
    """Return whether only what a Dari toll rose from is earlier: "از هفت که نخست گفته شد به ده رسید"."""
    numbers = passage.numbers_in(sentence.first, toll.last)
    if passage.language != "fa" or len(numbers) < 2 or numbers[-1].last != toll.last:  # noqa: PLR2004
        return False
    now, then = numbers[-1], numbers[-2]
    told = passage.has_any("context.earlier_figure", then.last, now.first)
    return (
        told and passage.words[now.first - 1].norm in TOWARDS and passage.words[then.first - 1].norm == "از"
    )


def is_of_toll(passage: Passage, one: Quantity, toll: Figure) -> bool:
    """Return whether a number is that of a toll, or one it counts: "با مرگ این نوجوان شمار قربانیان …"."""
    inside = one.first < toll.last <= one.last
    return inside or (not one.spoken and passage.has_any(f"{toll.kind}.forward", one.first - 2, one.first))


def had_said(passage: Passage, sentence: Sentence, figures: list[Figure]) -> list[Figure]:
    """Return figures, those that somebody "had said" (گفته بود) as earlier ones: they no longer hold."""
    within = said_within(passage, sentence)
    if within:  # "دو تن که ما کشته خوانده بودیم، زنده اند"
        return [
            one._replace(toll=False, earlier=True) if not one.moved and one.last - 1 in within else one
            for one in figures
        ]
    for mark in passage.marks_in("context.said_before", sentence.first, sentence.last)[:1]:
        turn = next((one.first for one in passage.marks_in("part.but", sentence.first + 1, sentence.last)), 0)
        return [
            one._replace(toll=False, earlier=True)
            if not one.moved and (one.first < turn) is (mark.first < turn)
            else one
            for one in figures
        ]
    return figures


def outdated_figures(passage: Passage, sentence: Sentence, taken: Collection[int]) -> list[Figure]:
    """Return a figure that the text itself calls an earlier one: "It had first spoken of five"."""
    if not passage.marks_in("context.earlier_figure", sentence.first, sentence.last):
        return []
    unhurt = passage.casualty_words.isdisjoint(range(sentence.first, sentence.last))
    if unhurt and not _may_be_of_harm(passage, sentence):
        return []
    if any(passage.marks_in(f"{kind}.toll", sentence.first, sentence.last) for kind in KINDS):
        return []
    numbers = [
        one
        for one in passage.numbers_in(sentence.first, sentence.last)
        if one.first not in taken and not counts_noun(passage, one)
    ]
    if any(one.first and passage.words[one.first - 1].norm in _NOT for one in numbers):
        return []  # "seven people, not nine as first reported": the others hold
    found: dict[str, Figure] = {}
    for number in numbers:
        near = range(number.first - 1, min(sentence.last, number.last + 3))
        dead = passage.language == "ru" and (
            passage.has("killed.back", number.first - 1)
            or passage.has_any("killed.back", max(sentence.first, number.first - _AMONG), number.first)
        )
        wounded = not dead and any(passage.has("wounded.back", index) for index in near)
        kind = "wounded" if wounded else "killed"
        value = Figure(kind, number.value, frozenset({"generic"}), number.first, number.last, earlier=True)
        found.setdefault(kind, value)
    return list(found.values())


def may_tell_earlier(passage: Passage, sentence: Sentence) -> bool:
    """Return whether one of a sentence's figures may be an earlier one: a quick look before counting."""
    return passage.has_one_of(_EARLIER, sentence.first, sentence.last)


def _may_be_of_harm(passage: Passage, sentence: Sentence) -> bool:
    """Return whether a number "at first", with no word for dead beside it, may be an earlier toll."""
    if not passage.casualty_words or passage.has_any("trigger.arrest", sentence.first, sentence.last):
        return False  # "Ранее сообщалось, что задержаны более 20 человек"
    if passage.language != "fa" or sentence.number_of_words() <= _ELLIPTIC:
        return True
    return passage.has_one_of(_TOLD, sentence.first, sentence.last)  # not "در آغاز رهایی دو تن را خواستند"


def nobody(passage: Passage, sentence: Sentence) -> list[Figure]:
    """Return "nobody was hurt" as no killed and no wounded; "our losses: none" is of one side."""
    figures: list[Figure] = []
    if passage.words_of(*_ZERO, *_DENIES).isdisjoint(range(sentence.first, sentence.last)):
        return figures  # as in most sentences
    for name, kinds in (("all", KINDS), ("killed", ("killed",)), ("wounded", ("wounded",))):
        for mark in nobody_in(passage, sentence, name)[:1]:
            side = passage.has_any("zero.side", sentence.first, sentence.last)
            losses = side and passage.has_any("zero.losses", mark.first, mark.last)
            if passage.language == "ru" and passage.words[mark.first - 1].norm == "среди":
                continue  # "местных жителей среди пострадавших нет"
            counted = passage.language != "en" and passage.numbers_in(mark.first, mark.last)
            if counted and any(
                number.value > 1
                and not (passage.language == "fa" and passage.has("part.groups", number.last))
                for number in counted
            ):
                continue  # "пострадавших двое, тяжёлых среди них нет"
            whom = whose_none(passage, sentence, mark, side=side)
            if losses:  # "losses among the personnel: none" tells nothing of the others, if any came to harm
                whom |= {"survived"}
            if name == "killed" and _but_one(passage, sentence, mark.first):
                figures.append(Figure("killed", 1, frozenset({"attackers"}), mark.first, mark.last))
                continue
            figures += [Figure(kind, 0, whom, mark.first, mark.last) for kind in kinds]
    survived = passage.marks_in("zero.survived", sentence.first, sentence.last)
    for mark in survived[:1] if not figures else []:
        rest = {*range(sentence.first, mark.first), *range(mark.last, sentence.last)}
        alone = passage.has_any("part.only", max(sentence.first, mark.first - _ALONE), mark.first)
        if passage.casualty_words.isdisjoint(rest) and not alone:  # "only one survived": the others did not
            side = passage.has_any("zero.side", sentence.first, mark.first)
            unhurt = side and passage.words[mark.first].norm in _HARM  # "مرزبانان آسیب ندیدند"
            whom = frozenset({"nobody", "side" if unhurt else "survived"})
            figures += [Figure(kind, 0, whom, mark.first, mark.last) for kind in KINDS]
    return figures


def _but_one(passage: Passage, sentence: Sentence, index: int) -> bool:
    """Return whether Tajik says that nobody died but the bomber: "ғайр аз ҳамлагар касе кушта нашуд"."""
    for mark in passage.marks_in("part.except", max(sentence.first, index - _BUT), index):
        words = range(mark.last, index)
        return any(passage.has("person.self", at) or passage.has("person.bomber", at) for at in words)
    return False


def summed(figures: Sequence[Figure]) -> list[Figure]:
    """Return one figure of each kind: in one sentence, numbers of the same kind are of different people."""
    result: list[Figure] = []
    for kind in KINDS:
        mine = [figure for figure in figures if figure.kind == kind]
        if len(mine) < 2:  # noqa: PLR2004 - nothing to add up
            result += mine
            continue
        if any(figure.toll or figure.earlier for figure in mine):
            current = [figure for figure in mine if not figure.earlier]
            tolls = [figure for figure in mine if figure.toll or figure.earlier]
            whole = any(figure.toll for figure in mine)
            late = [figure for figure in current if figure.moved and not figure.toll]
            result += [*late, *tolls] if whole else [*tolls, *current]
            continue
        result += [figure for figure in mine if figure.moved]
        mine = [figure for figure in mine if not figure.moved]
        entire = [figure for figure in mine if not figure.part]
        if not all(figure.more for figure in entire):  # "two in a grave state, and three more at home"
            mine = entire
        boasts = [figure for figure in mine if figure.doubted]
        if len(boasts) < len(mine):
            mine = [figure for figure in mine if not figure.doubted]
        if mine:
            result.append(
                mine[0]._replace(
                    value=sum(figure.value for figure in mine),
                    first=min(figure.first for figure in mine),
                    last=max(figure.last for figure in mine),
                    categories=frozenset().union(*(figure.categories for figure in mine)),
                    more=all(figure.more for figure in mine),
                )
            )
            result += [figure for figure in boasts if figure not in mine]
    return result


def with_whole_after(passage: Passage, figures: Sequence[Figure]) -> list[Figure]:
    """Return figures without the parts of a whole told after them: "two soldiers and …; in all five died"."""
    result: list[Figure] = []
    for figure in figures:
        parts = [
            one for one in result if one.kind == figure.kind and one.last <= figure.first and not one.moved
        ]
        died = [one for one in result if one.kind == figure.kind and one.moved]  # it is their whole, too
        since = max([one.last for one in (*parts, *died)], default=figure.first)
        near = passage.marks_in("part.in_all", max(since, figure.first - _NEXT), figure.first + 1)
        whole = near and not figure.toll and sum(one.value for one in parts) <= figure.value
        if parts and whole:
            result = [one for one in result if one not in parts]
        end = passage.sentences[passage.sentence_number(figure.first)].last
        after = (
            passage.marks_in("part.in_all", figure.last, min(end, figure.last + 2))
            if passage.language == "en"
            else []
        )
        said = ((parts or died) and whole) or (after and not figure.moved)  # "four were wounded in all"
        result.append(figure._replace(toll=True) if said else figure)
    return result


def told_beside(
    passage: Passage, sentence: Sentence, taken: Collection[int], markers: Sequence[Marker]
) -> Collection[int]:
    """Return the words taken, with those of people whom a toll counts already: "rose to five; five died"."""
    told = {marker.first for marker in markers}
    people = find_quantities(passage, sentence, taken) if told else []
    return {*taken, *(index for one in people if one.last in told for index in range(one.first, one.last))}
