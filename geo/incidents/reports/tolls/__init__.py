"""Killed and wounded: which numbers of people belong to which words, sentence by sentence."""

from collections.abc import Collection, Sequence

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.additions import beside, besides, with_attackers
from geo.incidents.reports.tolls.appositions import without_apposition
from geo.incidents.reports.tolls.bereavement import buried
from geo.incidents.reports.tolls.besides_whom import all_but_one
from geo.incidents.reports.tolls.bombers import only_one, uncounted, with_bombers
from geo.incidents.reports.tolls.brackets import ahead_of_earlier, around_aside
from geo.incidents.reports.tolls.claims import claimed_by, set_apart
from geo.incidents.reports.tolls.company import is_with_whom, of_singular, with_linked
from geo.incidents.reports.tolls.contrasts import confirmed_only, contrasted, told_against
from geo.incidents.reports.tolls.corrections import (
    corrected,
    hurt_with,
    is_across,
    limited,
    outdated_first,
    parted_by,
    told_earlier,
    turn,
    without_our_first,
)
from geo.incidents.reports.tolls.dari_names import with_others, with_titled
from geo.incidents.reports.tolls.dari_rest import the_rest, with_reckoned
from geo.incidents.reports.tolls.dari_rolls import enumerated
from geo.incidents.reports.tolls.echoes import echoed, of_gapped
from geo.incidents.reports.tolls.entries import entered
from geo.incidents.reports.tolls.fatal import fatal_part
from geo.incidents.reports.tolls.figure_of import figure_of
from geo.incidents.reports.tolls.figures import Figure, Marker
from geo.incidents.reports.tolls.found_bodies import body_found
from geo.incidents.reports.tolls.gaps import gapped, without_places
from geo.incidents.reports.tolls.head_counts import head_count
from geo.incidents.reports.tolls.heads import headed
from geo.incidents.reports.tolls.hurt_then_dead import died_of_it, without_killed
from geo.incidents.reports.tolls.joined import whom_with, with_leader
from geo.incidents.reports.tolls.joint import are_together, without_joint
from geo.incidents.reports.tolls.killers import killers_harmed, named_killers
from geo.incidents.reports.tolls.known_dead import buries_known
from geo.incidents.reports.tolls.known_people import counts_nobody, names_known
from geo.incidents.reports.tolls.later_deaths import (
    as_then,
    died_of,
    died_since,
    is_all_of,
    is_rest,
    more_died,
    of_own_wound,
    unsaved,
    whole_of_wounded,
    with_whole,
    wounded_who_died,
)
from geo.incidents.reports.tolls.lists import counts_after, listed_victims
from geo.incidents.reports.tolls.markers import find_markers, since_denied, with_losses
from geo.incidents.reports.tolls.names_told import with_names
from geo.incidents.reports.tolls.objects import is_deed
from geo.incidents.reports.tolls.of_several import with_whole_in_state
from geo.incidents.reports.tolls.of_those_hurt import told_by_which
from geo.incidents.reports.tolls.ordinals import nth_victim, with_nth
from geo.incidents.reports.tolls.own_losses import with_own_losses
from geo.incidents.reports.tolls.people import Quantity, clause_ends
from geo.incidents.reports.tolls.periods import words_of_periods
from geo.incidents.reports.tolls.quantities import base_category, find_quantities
from geo.incidents.reports.tolls.references import counted_before, of_those_before, referred_tolls
from geo.incidents.reports.tolls.remainder import all_but_some
from geo.incidents.reports.tolls.retold import known_as_parts, of_same, told_again, told_twice, with_bodies
from geo.incidents.reports.tolls.rival_clauses import of_officials_first, with_locals_doubted
from geo.incidents.reports.tolls.rival_figures import is_left_to_say, with_rivals_doubted, with_side_doubted
from geo.incidents.reports.tolls.rival_tolls import by_account, counts_apart
from geo.incidents.reports.tolls.rolls import roll, within
from geo.incidents.reports.tolls.russian_clauses import before_twice_told
from geo.incidents.reports.tolls.russian_company import together_with
from geo.incidents.reports.tolls.russian_subjects import each_other
from geo.incidents.reports.tolls.shot import shot_alive, shot_dead, with_other_hurt, without_shot
from geo.incidents.reports.tolls.sides import of_those_beside, others_than_dead
from geo.incidents.reports.tolls.sought import told_before
from geo.incidents.reports.tolls.struck import struck
from geo.incidents.reports.tolls.sums import (
    is_dashed_subject,
    with_those_counted,
    without_denied,
    without_rest,
    without_some_of,
    without_whole,
)
from geo.incidents.reports.tolls.survivors import all_lost
from geo.incidents.reports.tolls.there_are import counted_since
from geo.incidents.reports.tolls.totals import (
    first_told,
    had_said,
    is_of_toll,
    nobody,
    outdated_figures,
    stated_tolls,
    summed,
    told_beside,
    with_whole_after,
)
from geo.incidents.reports.tolls.unharmed import as_said, of_claimant
from geo.incidents.reports.tolls.unsure import with_called_fighters, with_unsure, without_claims
from geo.incidents.reports.tolls.which_side import of_side
from geo.incidents.reports.tolls.without_number import without_number

_OF_PEOPLE = ("killed.loss", "killed.of_people", "killed.fell", "wounded.missile")


def find_figures(passage: Passage, sentence: Sentence, taken: Collection[int]) -> list[Figure]:
    """
    Return the figures of a sentence.

    Parameters
    ----------
    passage, sentence
        The text and one of its sentences.
    taken
        The words that belong to dates and places.
    """
    if (since := counted_since(passage, sentence, taken)) is not None:
        return [since[0], *find_figures(passage, since[1], taken)]
    if sentence.first in passage.gapped or passage.figure_words.isdisjoint(range(*sentence[:2])):
        return _with_rivals(passage, sentence, taken, of_gapped(passage, sentence, taken))
    if (apart := _part_by_part(passage, sentence, taken)) is not None:
        return apart
    put = contrasted(passage, sentence, taken)
    parted = 0 if put else turn(passage, sentence)
    figures = put or entered(passage, sentence, taken) or headed(passage, sentence, taken)
    figures = figures or fatal_part(passage, sentence)
    figures = figures or stated_tolls(passage, sentence, taken)
    of_year = words_of_periods(passage, sentence, figures).union(told_before(passage, sentence))
    if of_year:
        figures, taken = [one for one in figures if one.first not in of_year], {*taken, *of_year}
    if not (parted or put):
        figures = [*first_told(passage, sentence, figures), *outdated_figures(passage, sentence, taken)]
    if figures and figures[0].earlier:
        hurt = hurt_with(passage, sentence, taken, figures)
        now = find_figures(passage, ahead_of_earlier(passage, sentence, figures[0]), taken)
        return [*now, *figures, *hurt, *_since_put(passage, sentence, taken, [*figures, *hurt][-1])]
    figures = figures or referred_tolls(passage, sentence, taken)
    tolled = {figure.kind for figure in figures}
    rest, of_rest = the_rest(passage, sentence)
    markers = [
        one
        for one in without_shot(passage, find_markers(passage, sentence))
        if one.first not in of_year | of_rest
        and not (names_known(passage, one, sentence) or counts_nobody(passage, one, sentence))
    ]
    if tolled:
        figures = [with_attackers(passage, sentence, taken, figure, markers) for figure in figures]
        since_dead = wounded_who_died(passage, markers)
        figures += _died_before_toll(passage, sentence, taken, figures, markers)
        taken = told_beside(passage, sentence, taken, [one for one in markers if one.kind in tolled])
        markers = [
            one
            for at, one in enumerate(markers)
            if at not in since_dead and (one.kind not in tolled or is_across(one, figures, parted))
        ]
    if markers or passage.has_one_of(_OF_PEOPLE, sentence.first, sentence.last):
        figures = _with_counted(passage, sentence, taken, figures, markers)
    if parted:
        figures = parted_by(figures, parted, first=outdated_first(passage, sentence, parted))
    figures = with_reckoned(passage, sentence, figures, rest)
    figures += listed_victims(passage, sentence, taken, figures) or all_lost(passage, sentence)
    figures += echoed(passage, sentence, taken, figures) or shot_dead(passage, sentence, taken, figures)
    figures += struck(passage, sentence, taken, figures) or shot_alive(passage, sentence, taken, figures)
    figures += (
        killers_harmed(passage, sentence, taken, figures)
        or only_one(passage, sentence, figures)
        or body_found(passage, sentence, figures)
    )
    figures = with_bodies(passage, sentence, without_joint(passage, without_whole(passage, figures)))
    figures = without_some_of(passage, figures)
    figures = corrected(passage, [limited(passage, sentence, one) for one in figures])
    figures = without_our_first(passage, sentence, had_said(passage, sentence, figures))
    figures = with_own_losses(passage, sentence, with_whole_in_state(passage, sentence, figures))
    figures = with_unsure(passage, sentence, confirmed_only(passage, sentence, figures))
    figures = with_side_doubted(passage, sentence, without_claims(passage, sentence, figures))
    figures = others_than_dead(passage, _with_rivals(passage, sentence, taken, figures))
    figures = with_whole_after(passage, without_rest(passage, named_killers(passage, figures)))
    figures = summed(with_bombers(passage, sentence, all_but_some(passage, sentence, figures)))
    figures = with_other_hurt(passage, sentence, without_killed(passage, unsaved(passage, sentence, figures)))
    figures = of_own_wound(passage, as_then(passage, sentence, known_as_parts(passage, sentence, figures)))
    none = of_claimant(passage, sentence, figures, all_but_one(passage, sentence, nobody(passage, sentence)))
    figures = without_denied(figures, none)
    return [
        *nth_victim(passage, sentence, with_nth(passage, sentence, figures)),
        *buried(passage, sentence, figures),
        *uncounted(passage, sentence, figures),
        *as_said(passage, sentence, none),
    ]


def _with_rivals(
    passage: Passage, sentence: Sentence, taken: Collection[int], figures: list[Figure]
) -> list[Figure]:
    """Return figures, those that others give of the same people as not sure."""
    told = with_locals_doubted(passage, sentence, figures, lambda one: find_figures(passage, one, taken))
    told = with_rivals_doubted(passage, sentence, told) if figures else told
    return with_called_fighters(passage, sentence, told)


def _part_by_part(passage: Passage, sentence: Sentence, taken: Collection[int]) -> list[Figure] | None:
    """Return the figures of a sentence whose parts tell of different times, or None where it has no such."""
    if around := around_aside(passage, sentence):
        return [one for part in around for one in find_figures(passage, part, taken)]
    if first := counted_before(passage, sentence):
        told, rival = find_figures(passage, first, taken), referred_tolls(passage, sentence, taken)
        if not any(one.earlier for one in told):  # not "сначала о пяти погибших, теперь говорят о семи"
            rival = [one._replace(toll=False, doubted=True) for one in rival]
        return [*told, *rival]
    if counted := head_count(passage, sentence):
        before, figure, after = counted
        return [*find_figures(passage, before, taken), figure, *find_figures(passage, after, taken)]
    recalled = told_earlier(passage, sentence)
    if recalled and (figures := find_figures(passage, recalled, taken)):
        return [one._replace(toll=False, earlier=True) for one in figures]
    if (parts := with_those_counted(passage, sentence)) is None:
        return _put_right(passage, sentence, taken)
    whole = [one._replace(toll=not one.moved) for one in find_figures(passage, parts[1], taken)]
    return [*find_figures(passage, parts[0], taken), *whole]


def _put_right(passage: Passage, sentence: Sentence, taken: Collection[int]) -> list[Figure] | None:
    """Return the figures of a sentence that tells what others say only to put it right, or None."""
    if (parts := told_against(passage, sentence)) is None:
        return of_officials_first(passage, sentence, lambda part: find_figures(passage, part, taken))
    then, now = (find_figures(passage, part, taken) for part in parts)
    return [*(one for one in then if one.kind not in {other.kind for other in now}), *now]


def _since_put(passage: Passage, sentence: Sentence, taken: Collection[int], earlier: Figure) -> list[Figure]:
    """Return the figure that the next statement puts in an earlier one's place: "…; he raised it to four"."""
    known = passage.marks_in("context.earlier_figure", sentence.first, sentence.last)[-1:]
    since = max([earlier.last, *(mark.last for mark in known)])
    text, words = passage.text, passage.words
    now = passage.marks_in("part.toll", since, sentence.last) if passage.language == "ru" else []
    if now and any(clause_ends(passage, index) for index in range(since, now[0].first + 1)):
        rest = sentence._replace(first=now[0].first)  # "сначала о пяти погибших, к вечеру их стало восемь"
        put = referred_tolls(passage, rest, taken, earlier.kind)
        return with_bombers(passage, rest, put)
    for index in range(since, sentence.last):
        number = passage.number_covering(index)
        if number is not None and is_left_to_say(passage, since, index - 1):  # "к вечеру — о семи"
            return [
                earlier._replace(value=number.value, first=index, last=number.last, toll=True, earlier=False)
            ]
        if ";" in text[words[index - 1].end : words[index].start]:
            rest = sentence._replace(first=index)
            return referred_tolls(passage, rest, taken, earlier.kind) or find_figures(passage, rest, taken)
    return []


def _died_before_toll(
    passage: Passage,
    sentence: Sentence,
    taken: Collection[int],
    tolls: Sequence[Figure],
    markers: Sequence[Marker],
) -> list[Figure]:
    """Return wounded, and who of them died, beside a toll: "two of the eight died, the dead are six now"."""
    if all(figure.kind != "killed" for figure in tolls):
        return []
    wounded = wounded_who_died(passage, markers)
    free = [
        one
        for number, one in enumerate(markers)
        if (one.kind == "killed" or number in wounded)
        and all(one.last <= toll.first or toll.last <= one.first for toll in tolls)
    ]
    counted = _with_counted(passage, sentence, taken, tolls, free) if free else []
    counted = [one for one in more_died(passage, counted) if one not in tolls]
    return [one for one in counted if one.moved or one.kind == "wounded"]


def _with_counted(
    passage: Passage,
    sentence: Sentence,
    taken: Collection[int],
    tolls: Sequence[Figure],
    markers: Sequence[Marker],
) -> list[Figure]:
    """Return the figures of a sentence's tolls, and those of the people whom its markers claim."""
    figures = list(tolls)
    quantities = find_quantities(passage, sentence, taken)
    markers = without_places(passage, with_losses(passage, sentence, markers, quantities), quantities)
    since_dead = wounded_who_died(passage, markers)
    whole = whole_of_wounded(passage, sentence, markers)
    figures += whole
    since_dead = with_whole(markers, whole, since_dead)
    markers = [one for number, one in enumerate(markers) if number not in since_dead]
    died = {number - position for position, number in enumerate(since_dead)}  # markers of such deaths
    base = base_category(passage, sentence, taken)
    claimed = {one for one in quantities if any(is_of_toll(passage, one, toll) for toll in tolls)}
    claimed |= {one for one in quantities if any(is_all_of(one, other) for other in whole)}
    hurt: list[Quantity] = []  # who died since
    for number, marker in enumerate(markers):
        mine = _mine(passage, sentence, markers, number, [one for one in quantities if one not in claimed])
        if any(tells(passage, marker, markers[number + 1 :]) for tells in (died_since, told_by_which)):
            died.add(number + 1)
            hurt = mine
            continue
        mine, hurt = mine or hurt, []
        again = told_again(passage, mine, claimed) and any(one.kind == marker.kind for one in figures)
        claimed.update(mine)
        if again or buries_known(passage, marker, mine, figures):
            continue
        mine = without_apposition(passage, mine)
        if not mine and died_of_it(passage, markers, number, figures):
            figures[-1] = figures[-1]._replace(kind="killed", last=marker.last)
            continue
        if not mine:
            mine = of_those_before(passage, marker, [one for one in quantities if one not in claimed])
            claimed.update(mine)
        rest = [one for one in quantities if one not in claimed]
        alone = not mine or is_with_whom(passage, marker, mine[0])
        if alone and not told_twice(passage, markers, number) and not of_same(passage, marker, figures):
            mine = [*without_number(passage, marker, sentence, taken, rest), *mine]
            claimed.update(mine)
        mine = _with_named(passage, sentence, marker, (mine, rest), taken)
        claimed.update(within(quantities, mine))
        if mine:
            mine, rivals = by_account(passage, mine)
            mine += together_with(passage, marker, sentence, mine, taken)
            sides = [of_side(passage, sentence, marker, one) for one in mine]
            figure = beside(passage, sentence, marker, mine, figure_of(passage, marker, sides, base))
            if is_rest(marker, figure, whole) or are_together(passage, figure):
                continue
            figure = of_those_beside(passage, mine[0], figure, figures)
            late = number in died or died_of(marker, whole)
            figures += besides(passage, sentence, mine, figure, figures, died=late)
            figures += [figure_of(passage, marker, one, base)._replace(doubted=True) for one in rivals]
    figures += [
        figure_of(passage, marker, [one], "")._replace(doubted=counts_apart(passage, marker.last, one))
        for marker, one in gapped(
            passage, sentence, markers, [one for one in quantities if one not in claimed]
        )
    ]
    return figures


def _with_named(
    passage: Passage,
    sentence: Sentence,
    marker: Marker,
    people: tuple[list[Quantity], list[Quantity]],
    taken: Collection[int],
) -> list[Quantity]:
    """Return the people whom a marker claims, and not those free, with those told by name or in a list."""
    mine, free = people
    mine = with_names(passage, marker, mine, sentence, taken)
    mine = with_others(passage, marker, mine, sentence, taken)
    mine = roll(passage, marker, with_titled(passage, marker, mine, sentence, taken), sentence)
    others = [one for one in whom_with(passage, marker, sentence) if not mine or one.last <= mine[0].first]
    mine = with_leader(passage, marker, [*others, *mine], sentence, taken)
    return enumerated(passage, marker, mine, sentence, free, taken=taken)


def _mine(
    passage: Passage, sentence: Sentence, markers: Sequence[Marker], number: int, free: Sequence[Quantity]
) -> list[Quantity]:
    """Return the numbers that the marker `number` claims, of those that no other has claimed."""
    marker = markers[number]
    following = markers[number + 1] if number + 1 < len(markers) else None
    told = number and number - is_deed(
        passage, markers[number - 1]
    )  # "دو مهاجم پس از کشتن یک سرباز کشته شدند"
    since = since_denied(passage, markers[told - 1].last if told else sentence.first, marker.first)
    others = {other.first for other in markers if other is not marker and other.back}
    dead = {other.first for other in markers if other.kind == "killed"} if marker.kind == "wounded" else ()
    free = [
        one
        for one in before_twice_told(passage, markers, number, free)
        if (one.last not in others and not is_dashed_subject(passage, one, others))
        or one.last == marker.first
        or (one.first == marker.last and is_deed(passage, marker))
        or (clause_ends(passage, one.last) and not is_dashed_subject(passage, one, others))
        or (
            one.first == marker.last
            and one.last not in dead  # "больница приняла троих погибших"
            and marker.forward
            and counts_after(passage, marker)
        )
    ]  # "two dead" are not told by "taken to hospital"
    until = following.first if following else sentence.last
    mine = each_other(passage, marker, free) or set_apart(passage, marker, free, since=since, until=until)
    mine = mine or claimed_by(passage, marker, following, free, since=since, end=sentence.last)
    return with_linked(passage, marker, of_singular(passage, marker, mine, sentence), free)
