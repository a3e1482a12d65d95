"""The places that a name may mean, best first."""

import re
from collections.abc import Iterable, Sequence
from itertools import chain

from gazetteer.context import Context, lies_in
from gazetteer.contradiction import as_recorded, borne_out, names_one_country
from gazetteer.layout import AREAS, CORE, EXACT, SOUND
from gazetteer.normalize import search_key, words_of
from gazetteer.orthography import other_cases
from gazetteer.place import Match, Place
from gazetteer.query import (
    COUNTRY_OF,
    Query,
    behind_preposition,
    core_key,
    is_of_people,
    parts_beside,
    read_query,
    split_qualifiers,
)
from gazetteer.ranking import SHORTEST, USUAL_LENGTH, Bearer, Found, bearers, of_kind, one_each, rank
from gazetteer.sounds import blur
from gazetteer.store import NameRow, Store
from gazetteer.units import only_units

EVERY = 1_000_000  # matches: more than a name has
_SOUND_COST = 2  # of a name that sounds like the query, beside one that is spelt like it
_SOUND_APART = 1.5  # signs in which it is taken to be written otherwise
_QUALIFYING = ("ADM1", "PCLI")  # that may stand behind a name without a comma
_OTHER_KIND_COST = (
    2.5  # in wrong letters, of a name that is recorded, but for another kind of place than was said
)
_NEARLY = 1.5  # the cost up to which a name of the right kind is meant rather
_RANKS = {"PCLI": 0, "ADM1": 1, "ADM2": 2}  # of areas, the greatest first
_BEARERS = 5  # of a name in an address that are looked at
_SURE = 0.9  # confidence of one that is misspelt
_SURE_BESIDE = 0.93  # ... of one that an area stands beside
_ASIDE = re.compile("[;()؛]")  # what stands behind it is another name, or another place
_NATURE = ("H", "T")
_STRUCTURES = ("S", "BDG", "PSTB")  # Taliban border guards
_LISTED = re.compile("[;؛/]")  # what stands behind it is another place rather than what is around the first
_REMEMBERED = 10_000  # places
_AS_RECORDED = ("exact", "normalised", "unit")
_SURE_SOUND = 5  # letters from which on a name of elsewhere may be meant by what sounds the same


class Matcher:
    """Finds the candidates for a name in one or several indexes."""

    def __init__(self, stores: Iterable[Store]) -> None:
        self._stores = list(stores)
        self._keys: dict[str, frozenset[str]] = {}

    def match(self, name: str, context: Context, limit: int) -> tuple[Match, ...]:
        """Return the best `limit` matches for `name`, best first."""
        return self.match_or_contradict(name, context)[0][:limit]

    def match_or_contradict(self, name: str, context: Context) -> tuple[tuple[Match, ...], tuple[Match, ...]]:
        """Return the matches for `name`, and where there are none, those that what it adds speaks against."""
        matches, others = self._match_or_contradict(name, context)
        if others or as_recorded(matches[:1]):
            return matches, others
        rest = behind_preposition(name)
        found = self._match_or_contradict(rest, context) if rest else (matches, others)
        return (matches, others) if matches and not as_recorded(found[0][:1]) else found

    def _match_or_contradict(
        self, name: str, context: Context
    ) -> tuple[tuple[Match, ...], tuple[Match, ...]]:
        """Return the same, the name taken as it stands."""
        qualified = bool(split_qualifiers(name)[0])
        if qualified:
            name = self._least_first(name)
        whole = self._match_whole(name, context)
        if not qualified and (
            not whole or whole[0].match_type not in _AS_RECORDED or _is_greater(whole, name)
        ):
            whole = self._match_beside_area(name, context) or whole
        if whole and (whole[0].match_type in _AS_RECORDED or not qualified):
            return whole, ()
        matches, others = self._match_qualified(name, context)
        if whole:  # is only nearly what was asked: Chal district of Takhar
            return matches if as_recorded(matches) else whole, ()
        query = read_query(name)
        if matches or not query.country_code or context.country:
            return matches, others
        despite = self._ranked(query, context)
        return (), despite if as_recorded(despite) else others or despite

    def _least_first(self, name: str) -> str:
        """Return an address that begins with a country or district with the place in it first."""
        head, tail = split_qualifiers(name)
        if not head or _ASIDE.search(name):
            return name
        recorded = as_recorded(self._match_whole(head, Context()))
        areas = tuple(place for place in recorded if place.feature_code in _RANKS)
        if not areas:
            return name
        greatest = min(_RANKS[area.feature_code] for area in areas)
        least = ""
        for part in tail:
            matches = self._match_whole(part, Context(mentioned=areas))[:_BEARERS]
            found = [one.place for one in matches if one.match_type != "fuzzy" or one.confidence >= _SURE]
            ranks = [_RANKS.get(place.feature_code, len(_RANKS)) for place in found]
            if min(ranks, default=0) > greatest and any(_within(place, areas) for place in found):
                least = part
        others = [part for part in (head, *tail) if part != least]
        return ", ".join((least, *others)) if least else name

    def _match_qualified(self, name: str, context: Context) -> tuple[tuple[Match, ...], tuple[Match, ...]]:
        """
        Return the matches for what stands before a comma, a bracket or "of"; the rest narrows them.

        Behind them, if none is left, those that the rest speaks against.
        """
        head, tail = split_qualifiers(name)
        if self._is_elsewhere(search_key(name)):
            return (), ()
        if head:
            named = [_on_the_side(self._match_whole(one, Context()), one) for one in tail]
            areas = tuple(one.place for one in chain(*named) if one.place.feature_class == "A")
            added = [] if _LISTED.search(name) else [as_recorded(one) for one in named]
        else:
            named_areas = ((rest, self._areas_named(area, _QUALIFYING)) for area, rest in parts_beside(name))
            head, areas = next((part for part in named_areas if part[1]), ("", ()))
            added = [areas]
            if not head:
                return (), ()
        around = context._replace(mentioned=(*context.mentioned, *areas))
        matches = self._match_whole(head, around)
        if not areas:  # nothing bears out a misspelt name
            return tuple(match for match in matches if match.match_type != "fuzzy"), ()
        kept = borne_out(matches, added) or borne_out(self._match_within(head, around, areas), added)
        return kept, () if kept else matches

    def _match_within(self, name: str, context: Context, areas: Iterable[Place]) -> tuple[Match, ...]:
        """Return the matches for a name in one of the areas, where it is written or heard another way."""
        regions = tuple(area for area in areas if area.feature_code in {"ADM1", "ADM2"})
        if not regions:
            return ()
        return self._ranked(read_query(name), context._replace(regions=regions))

    def _match_beside_area(self, name: str, context: Context) -> tuple[Match, ...]:
        """Return the matches for a name that is recorded, and beside which an area stands that it lies in."""
        parts = parts_beside(name)
        if not parts or self._is_elsewhere(search_key(name)):
            return ()
        for area, rest in parts:
            areas = self._areas_named(area, AREAS)
            matches = self._recorded_in(areas, rest, context) if areas else ()
            if matches:
                return matches
        return ()

    def _recorded_in(self, areas: tuple[Place, ...], name: str, context: Context) -> tuple[Match, ...]:
        """Return the matches in one of the areas for a recorded name, which may stand beside another area."""
        around = context._replace(mentioned=(*context.mentioned, *areas))
        small = not any(area.feature_code in _QUALIFYING for area in areas)
        greater = AREAS if small else _QUALIFYING
        for spelt in dict.fromkeys((name, *other_cases(name))):
            query = read_query(spelt)
            if not self._spelt(query):  # then none is found as recorded
                heard = self._heard_in(areas, spelt, around) if spelt == name else ()
                if heard:
                    return heard
                continue
            kind, found = query.kind, self._match_whole(spelt, around)
            if found and found[0].place.feature_code in _QUALIFYING:  # Kunduz-Imam Sahib: the area is meant
                continue
            kept = [
                match
                for match in found
                if match.match_type in _AS_RECORDED
                and (of_kind(match.place, kind) if kind else not _is_short_for_nature(match))
                if match.place.feature_code not in greater or (small and match.place in areas)
            ]
            matches = borne_out(kept, [areas])
            if matches:
                return matches
        return borne_out(self._match_beside_area(name, around), [areas])

    def _heard_in(self, areas: tuple[Place, ...], name: str, context: Context) -> tuple[Match, ...]:
        """Return the places in an area whose name another script or few letters hide: Yogad Darvoz."""
        if all(area.feature_code == "PCLI" for area in areas):
            return ()
        found = self._match_whole(name, context)
        if found and found[0].place.feature_code in AREAS:
            return ()
        sure = [one for one in found if one.match_type == "script" or one.confidence >= _SURE_BESIDE]
        return borne_out((one for one in sure if one.place.feature_code not in AREAS), [areas])

    def _match_whole(self, name: str, context: Context) -> tuple[Match, ...]:
        """Return the matches for a name without qualifiers; none where it names a country they are not in."""
        query = read_query(name)
        if not query.country_code or context.country:
            return self._ranked(query, context)
        matches = self._ranked(query, context._replace(country=query.country_code))
        if matches or not names_one_country(query):
            return matches or self._ranked(query, context)
        # the word may be a part of the name: Tojik, Afghon Qishloq
        whole = [
            one for one in self._recorded(query) if one.row.key == query.key and context.admits(one.row.place)
        ]
        return tuple(rank(bearers(whole, query, context), context, self.namesakes))

    def _ranked(self, query: Query, context: Context) -> tuple[Match, ...]:
        """Return the matches for a name that has been taken apart."""
        trusted = bool(context.country or context.regions)
        found = self.find(query, trusted=trusted)
        if trusted:
            recorded, found = found, [one for one in found if context.admits(one.row.place)]
            if recorded and not found and context.regions:
                found = self._heard_within(query, context)
        return tuple(rank(self.ordered(found, query, context), context, self.namesakes))

    def _heard_within(self, query: Query, context: Context) -> list[Found]:
        """Return the names that the query may be another spelling of, of places that the context admits."""
        from gazetteer.approximate import find_approximate  # noqa: PLC0415 - most names are found without it

        return [one for one in find_approximate(self._stores, query) if context.admits(one.row.place)]

    def ordered(self, found: list[Found], query: Query, context: Context) -> list[Bearer]:
        """Return the places that bear these names, the likeliest first."""
        ordered = bearers(found, query, context)
        if not ordered or not ordered[0].cost:
            return one_each(ordered)
        from gazetteer.writing import by_writing  # noqa: PLC0415 - only misspelt names need it

        return one_each(by_writing(ordered, query.text, self._written))

    def _written(self, place_id: str) -> dict[str, list[str]]:
        """Return the recorded names of a place (`normalize.plain`), by script."""
        if len(self._stores) == 1:
            return self._stores[0].written(place_id)
        by_script: dict[str, list[str]] = {}
        for store in self._stores:
            for script, names in store.written(place_id).items():
                by_script.setdefault(script, []).extend(names)
        return by_script

    def namesakes(self, one: str, other: str) -> bool:
        """Return whether two places, by their ids, share a recorded name, unit words aside."""
        return not self._keys_of(one).isdisjoint(self._keys_of(other))

    def _keys_of(self, place_id: str) -> frozenset[str]:
        """Return the search keys of the recorded names of a place."""
        if place_id not in self._keys:
            if len(self._keys) > _REMEMBERED:
                self._keys.clear()
            names = chain.from_iterable(self._written(place_id).values())
            self._keys[place_id] = frozenset(map(core_key, names))
        return self._keys[place_id]

    def _areas_named(self, name: str, codes: Sequence[str]) -> tuple[Place, ...]:
        """Return the areas of these kinds that have a name, in whatever case it stands."""
        words = words_of(name)
        if not any(store.may_name_area(words) for store in self._stores):
            return ()
        query = read_query(name)
        if query.kind not in ("", *AREAS):
            return ()
        for core in (query.core, *other_cases(query.core if query.core.isascii() else "")):
            areas = tuple(
                [
                    row.place
                    for row in self._spelt(read_query(core) if core != query.core else query)
                    if row.place.feature_code in codes and query.country_code in row.place.country_code
                ]
            )
            if areas:
                return areas
        return ()

    def _spelt(self, query: Query) -> list[NameRow]:
        """Return the recorded names with the same spelling, with and without unit word."""
        keys = dict.fromkeys((query.key, query.core))
        return [row for store in self._stores for row in store.find(*keys) if row.level in (EXACT, CORE)]

    def suggest(self, name: str, count: int) -> list[Match]:
        """Return `count` places with the names most like `name`."""
        from gazetteer.fuzzy import nearest  # noqa: PLC0415 - only names that are not found need it

        query = read_query(name)
        found: dict[str, Match] = {}
        for store in self._stores:
            for key, likeness in nearest(query.core, store.spellings(), 10 * count):
                for row in store.find(key):
                    if row.level in (EXACT, CORE):
                        match = Match(row.place, "suggestion", row.name, row.kind, round(likeness / 2, 3))
                        found.setdefault(row.place.place_id, match)
        return sorted(found.values(), key=lambda match: -match.confidence)[:count]

    def _is_elsewhere(self, key: str) -> bool:
        """Return whether `key` is a name of something that is not here."""
        return any(store.is_elsewhere(key) for store in self._stores)

    def find(self, query: Query, *, trusted: bool) -> list[Found]:
        """
        Return the recorded names that the query may stand for.

        Misspelt ones only where there is no other, and not where the query is the name of something
        elsewhere, unless the place is `trusted` to be here.
        """
        if not query.key:
            return []
        found = self._recorded(query)
        recorded = bool(found) and found[0].match_type != "sound"
        if recorded and (not query.kind or _any_of_kind(found, query.kind)):
            return found
        if only_units(word for word in query.words_as_written if word not in COUNTRY_OF):  # bridge, пост
            return found if recorded else []
        from gazetteer.approximate import find_approximate  # noqa: PLC0415 - most names are found without it

        if recorded:
            return _of_another_kind(found, find_approximate(self._stores, query), query.kind)
        # What only sounds like the query is found again here, with its wrong letters counted.
        elsewhere = not trusted and (
            self._is_elsewhere(query.key)
            or is_of_people(query.text)
            or (query.kind in _STRUCTURES and self._is_elsewhere(query.core))
        )
        if elsewhere and (not found or len(query.key) < _SURE_SOUND):
            return []
        found = find_approximate(self._stores, query, as_written=elsewhere)
        return [one for one in found if one.match_type == "sound"] if elsewhere else found

    def _recorded(self, query: Query) -> list[Found]:
        """Return the names with the same spelling, with and without unit word, or the same sound."""
        text, key, core, sound = query.text, query.key, query.core, blur(query.sound)
        length = len(key)
        found, heard = [], []
        for store in self._stores:
            for row in store.find(key) if key == core else store.find(key, core):
                level = row.level
                if level == EXACT and row.key == key:
                    match_type = "exact" if row.name == text else "normalised"
                    found.append(Found(row, match_type, 0, 0, length))
                elif level in (EXACT, CORE):
                    found.append(Found(row, "unit", 0, 0, len(core)))
            heard += [row for row in store.find(sound) if row.level == SOUND]
        if not found and not heard:
            return []
        spelt = {one.row.place.place_id for one in found}
        length = len(query.sound)
        return found + [
            Found(
                row,
                "sound",
                _SOUND_COST,
                0,
                length,
                apart=_SOUND_APART * USUAL_LENGTH / max(length, SHORTEST),
            )
            for row in heard
            if row.place.place_id not in spelt
        ]


def _on_the_side(matches: Sequence[Match], name: str) -> Sequence[Match]:
    """Return the matches on the side of the river whose units are called as in the name; all if none is."""
    said_in = read_query(name).said_in
    return [match for match in matches if said_in in match.place.country_code] or matches


def _within(place: Place, areas: Iterable[Place]) -> bool:
    """Return whether a place lies in one of the areas."""
    codes = place.country_code.split(",")
    return any(
        area.country_code in codes if area.feature_code == "PCLI" else lies_in(place, area) for area in areas
    )


def _is_short_for_nature(match: Match) -> bool:
    """Return whether a range or river is named without the word for one: a settlement may be meant."""
    return match.match_type == "unit" and match.place.feature_class in _NATURE


def _is_greater(whole: Sequence[Match], name: str) -> bool:
    """Return whether a province or country answers a name of which a district was said."""
    return whole[0].place.feature_code in _QUALIFYING and read_query(name).kind == "ADM2"


def _any_of_kind(found: list[Found], kind: str) -> bool:
    """Return whether a name that is spelt like the query is borne by a place of this kind."""
    return any(one.match_type != "sound" and of_kind(one.row.place, kind) for one in found)


def _of_another_kind(recorded: list[Found], others: list[Found], kind: str) -> list[Found]:
    """Return the recorded names, of another kind than was said, behind nearly equal ones of that kind."""
    nearly = [
        one
        for one in others
        if (one.match_type == "sound" or one.cost <= _NEARLY) and of_kind(one.row.place, kind)
    ]
    if not nearly:
        return recorded
    spelt = [one for one in recorded if one.match_type != "sound"]
    return nearly + [one._replace(unlike=one.unlike + _OTHER_KIND_COST) for one in spelt]
