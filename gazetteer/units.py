"""The words in a name that say what kind of place it is: "district", "viloyati", "район", "ولسوالی"."""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from gazetteer.normalize import fold
from gazetteer.sounds import blur, sound_key
from gazetteer.unit_words import EPITHETS, LINKS, LINKS_BESIDE_UNITS, UNIT_KIND

# Words that a name has in one source and lacks in another: Gorno-Badakhshan is also just Badakhshan.
_QUALIFIERS = frozenset(
    map(
        fold,
        [
            "gorno",
            "kuhistoni",
            "mountainous",
            "togli",
            "тоғли",
            "горно",
            "berg",
            "haut",
            "dağlık",
            "کوهی",
            "кӯҳистони",
            "кухистони",
            "کوهستان",
            "former",
            "бывший",
            "бывшая",
            "бывшего",
            "ehemals",
            "ancien",
            "собиқи",
            "سابق",
            "north",
            "south",
            "northern",
            "southern",
            "eastern",
            "western",
            "northeastern",
            "southeastern",
            "near",
            "юге",
            "севере",
            "востоке",
            "западе",
            "зона",
            "зоны",
            "зоне",
            "alto",
            "górski",
            "horský",
            "гірський",
            "гірсько",
            "горска",
            "тоолуу",
            "тауулы",
            "daglyk",
            "dağlıq",
            "جبلیه",
            "الجبلیه",
            "شمال",
            "جنوب",
            "شرق",
            "غرب",
            "company",
            "компания",
            "предприятие",
            "северный",
            "южный",
            "восточный",
            "کوهستانی",
            "خودمختار",
            "area",
            "zone",
            "gegend",
            "umgebung",
            "bölge",
            "bölgesinde",
            "минтақа",
            "минтақаи",
            "минтака",
            "минтакаи",
            "منطقه",
            "سیمه",
        ],
    )
)
_NOT_NAMES = frozenset(UNIT_KIND) | LINKS | _QUALIFIERS
# Words for a kind of place that are part of the name, and stand before it in one language and behind it in
# the other; those of one line mean the same.
_PARTS = tuple(
    tuple(map(fold, words.split()))
    for words in (
        "bandar bandari port порт بندر",
        "qala qalai kala kalai qalah qaleh qalae kalae qalaye fort қалъаи кала крепость قلعه",
        "bazar bazaar bozor bozori базар бозори بازار",
        "dasht dashti дашти дашт دشت",
        "rabat rabot работи рабат رباط",
    )
)
_PART_OF = {word: words for words in _PARTS for word in words}
_PORTS = frozenset(_PARTS[0])  # of a town, and not always said
_FORTS = frozenset(_PARTS[1])  # many towns grew around one: Vanj is Qala-i Vanj
_LAKES = frozenset(map(fold, ["kul", "kol", "куль", "кӯл"]))  # may be a part of the name
_SEATS = frozenset(map(fold, ["centre", "center", "райцентр", "райцентра", "райцентре"]))  # of a district
_EPITHET_OF = {word: words for words in EPITHETS for word in words}
_SURE_UNIT = 6  # letters that a unit word must have for each letter of it that may be wrong
_MOST_ERRORS = 2  # ... in the longest
_NUMERAL = re.compile(r"\d+(?:ya|y|th|i|om|um)?|ya|th|no")
_SHORTEST_CORE = 4
_SHORTEST_LINKED = 3  # letters that must be left when a word such as "de" is taken off
_OTHER_EPITHET, _LEFT_OUT_PORT, _LEFT_OUT_PART, _LEFT_OUT_FORT = 0.3, 0.5, 0.9, 1.2  # of a wrong letter
_HEARD_AS_UNIT = 0.4  # ... for a word that only sounds like a unit word
# Words that one source adds to a name and another has not, beside kinds of place and epithets.
_ADDED = frozenset(
    fold(word)
    for words in (
        "bazar bazare bazaar dasht dashte dashti sultan sulton hazrat markaz markazi",
        "султан маркази سلطان حضرت مرکز بازار دشت پل",
    )
    for word in words.split()
)
_HEARD_UNIT = 4  # letters from which on a unit word that is spelt otherwise is known by its sound
_SWAPPED_UNIT = 4  # ... though letters are swapped in it
_SWAPPED = str.maketrans("obl", "avr")

# Endings of the Russian adjective that a district or province takes: Дарваз → Дарвазский район.
_ADJECTIVE = (
    "skiy",
    "skii",
    "sky",
    "skaya",
    "skoye",
    "skoe",
    "skoy",
    "skomu",
    "skie",
    "skikh",
    "skim",
    "skoi",
    "skogo",
    "skom",
    "skuyu",
    "skoje",
    "skaja",
    "skij",
    "ski",
)
# "Shohin, near the border" is where that is; a border post or unit says so by another word.
_AT_BORDER = frozenset(map(fold, ("border", "frontier", "مرزی", "سرحدی")))


def says_kind(words: Iterable[str]) -> bool:
    """Return whether any of these folded words is no part of a name: then `split_unit` changes it."""
    return not _NOT_NAMES.isdisjoint(words)


@cache
def epithet_sounds() -> frozenset[str]:
    """Return how the words for what lies above or below sound (blurred), alone and behind an ezafe."""
    words = {blur(sound_key(word)) for words in EPITHETS[:2] for word in words}
    return frozenset(words | {"i" + word for word in words})


def without_units(text: str) -> str:
    """
    Return a text without the words that only say what kind of place it is, and without single letters.

    >>> without_units("к. Хост"), without_units("Хост")
    ('Хост', 'Хост')
    """
    words = text.split()
    if len(words) < 2:  # noqa: PLR2004 - a kind of place and a name
        return text
    folded = [(word, fold(word)) for word in words]
    named = [word for word, plainly in folded if len(plainly) > 1 and plainly not in _NOT_NAMES]
    return " ".join(named) or text


def only_units(words: Iterable[str]) -> bool:
    """Return whether all of these folded words say what kind of place it is, and none is a name."""
    return all(word in _NOT_NAMES or word in LINKS_BESIDE_UNITS for word in words)


def split_unit(words: list[str]) -> tuple[list[str], str]:
    """
    Part the words that name a place from those that say what kind it is.

    Parameters
    ----------
    words
        Folded words, as `normalize.words_of` returns them.

    Returns
    -------
    core
        The words of the name; all `words` where nothing else would be left. A Russian adjective beside a unit
        word loses its ending; qualifiers such as "Gorno-" go.
    kind
        "ADM1", "ADM2", "P", "H", "T", "L", "BDG", "PSTB", "S", "PCLI", or "" where no word says it. The first
        unit word decides, except that an autonomous region is a region, and a border crossing a crossing.

    >>> split_unit(["nohiyai", "darvoz"])
    (['darvoz'], 'ADM2')
    >>> split_unit(["darvazskiy", "rayon"])
    (['darvaz'], 'ADM2')
    """
    if not says_kind(words):
        return words, ""
    kinds = [UNIT_KIND[word] for word in words if word in UNIT_KIND]
    core = [word for word in words if word not in _NOT_NAMES]
    if kinds and len(core) > 1:
        named = [word for word in core if word not in LINKS_BESIDE_UNITS]
        core = named if sum(map(len, named)) >= _SHORTEST_LINKED else core
    if not core:  # Mountain District
        core = [word for word in words if word in _QUALIFIERS]
    if len(core) in (0, len(words)) or all(map(_NUMERAL.fullmatch, core)):
        return words, ""
    if not kinds:
        return core, ""
    if not _SEATS.isdisjoint(words):
        kinds = ["P"]
    told = {word for word in words if word in UNIT_KIND} - _AT_BORDER
    kind = next((kind for kind in kinds if kind != "S"), "S") if told else ""
    return [noun(word) for word in core], kind


def other_orders(words: Sequence[str]) -> list[str]:
    """
    Return the keys of a name whose first or last word says what kind of place it is, with that word moved.

    Also with the word that another language of the same script has for it; none for other names.

    >>> other_orders(["شیرخان", "بندر"])
    ['بندرشیرخان']
    >>> other_orders(["sherkhan", "bandar"])[:2]
    ['bandarsherkhan', 'bandarisherkhan']
    """
    if len(words) < 2:  # noqa: PLR2004 - a kind of place and a name
        return []
    last, first = _PART_OF.get(words[-1], ()), _PART_OF.get(words[0], ())
    if not last and not first:
        return []
    name = "".join(words[:-1] if last else words[1:])
    parts = [part for part in last or first if part.isascii() == name.isascii()]
    asked = "".join(words)
    keys = [part + name for part in parts] + [name + part for part in parts]
    return [key for key in dict.fromkeys(keys) if key != asked]


@cache
def _long_units() -> tuple[str, ...]:
    """Return the unit words that are long enough to be known when they are misspelt."""
    return tuple(sorted(unit for unit in UNIT_KIND if len(unit) >= _SURE_UNIT))


@cache
def _unit_sounds() -> frozenset[str]:
    """Return how the longer unit words sound."""
    return frozenset(blur(sound_key(unit)) for unit in UNIT_KIND if len(unit) >= _HEARD_UNIT)


def _unswapped(word: str) -> str:
    """Return a word without the differences that translation engines lose."""
    return word.translate(_SWAPPED).replace("ch", "sh")


@cache
def _unswapped_units() -> frozenset[str]:
    """Return the unit words without these differences, but for the shortest."""
    return frozenset(_unswapped(unit) for unit in (*UNIT_KIND, *_QUALIFIERS) if len(unit) >= _SWAPPED_UNIT)


def loose_cores(words: Sequence[str]) -> list[tuple[str, float]]:
    """
    Return what is left of folded words when more than the plain unit words is taken off; often nothing.

    Returns
    -------
    cores
        Each with what it costs, in wrong letters: nothing for a unit word that is misspelt or glued to the
        name, and for initials; something for another epithet, and for a port that is left out.

    >>> loose_cores(["hamadoni", "distlict"])
    [('hamadoni', 0.0)]
    >>> loose_cores(["nohiyaidarvoz"])
    [('darvoz', 0.0)]
    >>> loose_cores(["hairatan", "port"])
    [('hairatan', 0.5)]
    """
    spelt = _unlinked([word for word in words if not _is_written_unit(word)], words)
    core = [word for word in spelt if word in _PART_OF or blur(sound_key(word)) not in _unit_sounds()]
    found = [
        ("".join(split_unit(kept)[0]), cost)
        for kept, cost in ((spelt, 0.0), (core, _HEARD_AS_UNIT if len(core) < len(spelt) else 0.0))
        if 0 < len(kept) < len(words)
    ]
    found.append(("".join(split_unit([_unglued(word) for word in words])[0]), 0.0))
    if len(words) > 2 and words[-1] in _LAKES:  # noqa: PLR2004 - Lake Yashil Kul
        found.append(("".join([*split_unit(list(words[:-1]))[0], words[-1]]), 0.0))
    named = [word for word in split_unit(core)[0] if len(word) > 1 and not _NUMERAL.fullmatch(word)]
    if len(spelt) < len(words):
        found.append(("".join(noun(word) for word in named), 0.0))
    if len(_PORTS.intersection(named)) > 1:  # Sher Khan Bandar port
        found += [("".join(part), 0.0) for part in (named[:-1], named[1:]) if len(part) < len(named)]
    ported = [word for word in named if word not in _PORTS]
    found.append(("".join(named), 0.0))
    found += [(other, _OTHER_EPITHET) for other in _other_epithets(named)]
    found.append(("".join(ported), _LEFT_OUT_PORT))
    found += [(other, _LEFT_OUT_PART) for other in _without_a_part(ported)]
    if len(named) > 1 and named[0] in _FORTS:
        found.append(("".join(named[1:]), _LEFT_OUT_FORT))
    costs: dict[str, float] = {}
    for one, cost in found:
        if len(one) >= _SHORTEST_CORE and one != "".join(words):
            costs.setdefault(one, cost)
    return list(costs.items())


def _unlinked(core: list[str], words: Sequence[str]) -> list[str]:
    """Return the core of a name without links, if a unit word has been taken off and a name is left."""
    named = [word for word in core if word not in LINKS_BESIDE_UNITS and word not in LINKS]
    return named if len(core) < len(words) and sum(map(len, named)) >= _SHORTEST_LINKED else core


def _unglued(word: str) -> str:
    """Return a word without the longer unit word that it begins or ends with."""
    units = _long_units()
    if not word.startswith(units) and not word.endswith(units):
        return word
    longest = max((unit for unit in units if word.startswith(unit) or word.endswith(unit)), key=len)
    return word.removeprefix(longest).removesuffix(longest)


def _without_a_part(words: Sequence[str]) -> list[str]:
    """Return the keys of a name without its first or last word, if that is an epithet or a kind of place."""
    return [
        "".join(word for at, word in enumerate(words) if at != left_out)
        for left_out in {0, len(words) - 1}
        if len(words) > 1 and (words[left_out] in _ADDED or words[left_out] in _EPITHET_OF)
    ]


def _other_epithets(words: Sequence[str]) -> list[str]:
    """Return the keys of a name that begins or ends with an epithet, with other words for it."""
    for place, rest in ((0, words[1:]), (-1, words[:-1])) if words else ():
        others = _EPITHET_OF.get(words[place], ()) if rest else ()
        if others:
            name = "".join(rest)
            same = [other for other in others if other.isascii() == name.isascii()]
            return [name + other for other in same] + [other + name for other in same]
    return []


@lru_cache(maxsize=1_000)
def _is_written_unit(word: str) -> bool:
    """Return whether a word is a unit word, perhaps with swapped or wrong letters."""
    if word in UNIT_KIND or _unswapped(word) in _unswapped_units():
        return True
    return len(word) >= _SURE_UNIT - 1 and _is_misspelt_unit(word)


def _is_misspelt_unit(word: str) -> bool:
    """Return whether a word is a longer unit word with a wrong letter, or two in a long one."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - only names that are not found need it
    from rapidfuzz.process import extract  # noqa: PLC0415

    for errors, units in enumerate(_units_by_errors(len(word)), 1):
        if units and extract(word, units, scorer=OSA.distance, score_cutoff=errors, limit=1):
            return True
    return False


@cache
def _units_by_errors(length: int) -> tuple[tuple[str, ...], ...]:
    """Return the longer unit words that a word of this length may be, by how many letters are wrong."""
    return tuple(
        tuple(
            unit
            for unit in _long_units()
            if len(unit) // _SURE_UNIT == errors and abs(len(unit) - length) <= errors
        )
        for errors in range(1, _MOST_ERRORS + 1)
    )


def noun(word: str) -> str:
    """Return the noun that a Russian adjective was made of; other words as they are."""
    for ending in _ADJECTIVE if word.endswith(_ADJECTIVE) else ():
        if word.endswith(ending) and len(word) - len(ending) >= 3:  # noqa: PLR2004 - the shortest stem: Ванч-ский
            return word[: -len(ending)]
    return word
