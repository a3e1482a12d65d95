"""The words in a name that say what kind of place it is: "district", "viloyati", "район", "ولسوالی"."""

from collections.abc import Iterable, Sequence
from functools import cache

from gazetteer.normalize import fold
from gazetteer.sounds import blur, sound_key

# Kind of place → words for it in English, Tajik (Cyrillic and Latin), Russian, Uzbek, Dari and Pashto.
_KINDS = {
    "ADM2": (
        "district districts county nohiya nohiyai nohia nohiai nahiya nahiyai nahia nahya rayon raion "
        "rayona raiona "
        "rayone uluswali woluswali wuleswali wolaswali ulusvoli uluswoli ulusvolii olusvali oluswali "
        "olusvoli alaqadari alaqahdari alaqehdari tumani tuman "
        "район района районе ноҳия ноҳияи нохия нохияи улусволӣ ولسوالی ولسوالۍ ناحیه علاقه‌داری"
    ),
    "ADM1": (
        "province provincia provintsiya region oblast oblasti viloyat viloyati viloyat viloyatiga vilayat "
        "wilayat wilayati velayat welayat "
        "wilaya autonomous avtonomnaya mukhtori muxtor "
        "провинция провинции область области областью вилоят вилояти автономная мухтори ولایت مختار استان"
    ),
    "P": (
        "city town village settlement jamoat shahri shahraki dehai qishloq qishloqi kishlak gorod goroda "
        "posyolok "
        "poselok selo qarya qaryai qaryeh jamoati shahrak sharak "
        "город города посёлок поселок село кишлак кишлака шаҳри шаҳраки деҳаи қишлоқи ҷамоати джамоат شهر "
        "شهرک قریه"
    ),
    "H": (
        "river lake stream daryo daryoi darya daryai reka reki ozero kuli река реки озеро дарё дарёи кӯли "
        "دریای دریاچه"
    ),
    "T": (
        "pass valley gorge mountain mountains range kotal aghba aghbai pereval darai перевал ущелье ущелья "
        "ағбаи дараи کوتل دره"
    ),
    "S": (
        "post outpost checkpoint crossing bridge detachment frontier border zastava komendatura unit camp "
        "пост поста застава заставы погранзастава погранзаставы погранпост погранотряд погранотряда отряд "
        "отряда мост пули"
    ),
}  # fmt: skip
# Words that join a unit to its name without meaning anything themselves.
_LINKS = frozenset(["the", "of", "i", "e"])
# Words that a name has in one source and lacks in another: Gorno-Badakhshan is also just Badakhshan.
_QUALIFIERS = frozenset(
    map(fold, ["gorno", "kuhistoni", "mountainous", "togli", "горно", "кӯҳистони", "кухистони", "کوهستان"])
)
UNIT_KIND = {fold(word): kind for kind, words in _KINDS.items() for word in words.split()}
_NOT_NAMES = frozenset(UNIT_KIND) | _LINKS | _QUALIFIERS
# Words for a kind of place that are part of the name, and stand before it in one language and behind it in
# the other; those of one line mean the same.
_PARTS = tuple(
    tuple(map(fold, words.split()))
    for words in (
        "bandar bandari port порт بندر",
        "qala qalai kala kalai qalah qaleh fort қалъаи кала крепость قلعه",
        "bazar bazaar bozor bozori базар бозори بازار",
        "dasht dashti дашти дашт دشت",
        "rabat rabot работи рабат رباط",
    )
)
_PART_OF = {word: words for words in _PARTS for word in words}
_SURE_UNIT = 6  # letters that a unit word must have for each letter of it that may be wrong
_SHORTEST_CORE = 4
_HEARD_UNIT = 5  # letters from which on a unit word that is spelt otherwise is known by its sound

# Endings of the Russian adjective that a district or province takes: Дарваз → Дарвазский район.
_ADJECTIVE = (
    "skiy",
    "skii",
    "sky",
    "skaya",
    "skoye",
    "skoe",
    "skoy",
    "skoi",
    "skogo",
    "skom",
    "skuyu",
    "ski",
)


def says_kind(words: Iterable[str]) -> bool:
    """Return whether any of these folded words is no part of a name: then `split_unit` changes it."""
    return not _NOT_NAMES.isdisjoint(words)


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
        "ADM1", "ADM2", "P", "H", "T", "S", or "" where no word says it. The first unit word decides, except
        that an autonomous region is a region.

    >>> split_unit(["nohiyai", "darvoz"])
    (['darvoz'], 'ADM2')
    >>> split_unit(["darvazskiy", "rayon"])
    (['darvaz'], 'ADM2')
    """
    kinds = [UNIT_KIND[word] for word in words if word in UNIT_KIND]
    core = [word for word in words if word not in _NOT_NAMES]
    if len(core) in (0, len(words)):
        return words, ""
    return ([_noun(word) for word in core], kinds[0]) if kinds else (core, "")


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


def loose_cores(words: Sequence[str]) -> list[str]:
    """
    Return what is left of folded words when misspelt or glued unit words are taken off too; often nothing.

    >>> loose_cores(["hamadoni", "distlict"])
    ['hamadoni']
    >>> loose_cores(["nohiyaidarvoz"])
    ['darvoz']
    """
    core = [
        word
        for word in words
        if word not in UNIT_KIND
        and not (len(word) >= _SURE_UNIT - 1 and _is_misspelt_unit(word))
        and (word in _PART_OF or blur(sound_key(word)) not in _unit_sounds())
    ]
    found = ["".join(split_unit(core)[0])] if 0 < len(core) < len(words) else []
    units = _long_units()
    for word in words:
        if word.startswith(units) or word.endswith(units):
            longest = max((unit for unit in units if word.startswith(unit) or word.endswith(unit)), key=len)
            found.append(word.removeprefix(longest).removesuffix(longest))
    return [one for one in found if len(one) >= _SHORTEST_CORE]


def _is_misspelt_unit(word: str) -> bool:
    """Return whether a word is a longer unit word with a wrong letter, or two in a long one."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - only names that are not found need it
    from rapidfuzz.process import extract_iter  # noqa: PLC0415

    return any(
        apart <= len(unit) // _SURE_UNIT
        for unit, apart, _ in extract_iter(word, _long_units(), scorer=OSA.distance, score_cutoff=2)
    )


def _noun(word: str) -> str:
    """Return the noun that a Russian adjective was made of; other words as they are."""
    for ending in _ADJECTIVE:
        if word.endswith(ending) and len(word) - len(ending) >= 3:  # noqa: PLR2004 - the shortest stem: Ванч-ский
            return word[: -len(ending)]
    return word
