"""What somebody asked: the name taken apart, and what else they know of the place."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

from gazetteer.normalize import fold, search_key, words_of
from gazetteer.sounds import sound_of
from gazetteer.unit_words import SAID_IN, written_out
from gazetteer.units import only_units, says_kind, split_unit

# Words that only say in which country a place is: the beginnings of its name, and what may end them.
_COUNTRIES = {
    "TJ": "tajik tadjik tadzhik tadschik tacik tojik тоҷик тожик таджик تاجیک تاجک",
    "AF": "afghan afgan afghon afgon афғон افغان",
    "UZ": "uzbek usbek ozbek ўзбек ازبک",
    "PK": "pakistan pokiston پاکستان",
    "CN": "china chinese китай хитой چین",
    "KG": "kyrgyz kirgiz qirghiz кыргыз киргиз қирғиз قرقیز",
}
_COUNTRY_ENDINGS = (
    " istan istana istane istanu istanom istonning истоннинг istans iston istoni istonu ستان iya ii "
    "a e o i u s isch ische ischen ский ская ское ского ской ском ско"
)
COUNTRY_OF = {
    fold(stem + ending): code
    for code, stems in _COUNTRIES.items()
    for stem in stems.split()
    for ending in _COUNTRY_ENDINGS.split(" ")
}
COUNTRY_OF |= {"tj": "TJ", "tjk": "TJ", "tadzh": "TJ", "af": "AF", "afg": "AF"}
# The search keys of the countries that are named by their people and -stan, in whatever language and case.
_STATES = {
    "TJ": "tajikistan", "AF": "afghanistan", "UZ": "uzbekistan", "PK": "pakistan", "KG": "kyrgyzstan",
}  # fmt: skip
_CODE = 3  # letters of a country's code at most
_STAN = re.compile("st[ao]n|ستان")
_BORDER = frozenset(
    map(
        fold,
        [
            "border",
            "frontier",
            "frontière",
            "grenze",
            "sınırı",
            "граница",
            "границы",
            "границе",
            "sınırında",
            "сарҳади",
            "сарҳад",
            "марзи",
            "границу",
            "границей",
            "chegarasi",
            "chegara",
            "مرز",
            "سرحد",
            "پوله",
        ],
    )
)


_BETWEEN = frozenset(
    fold(word)
    for words in (
        "between and with und zwischen et entre ve va state on along near section a an à",
        "ва бо с между на у близ участок районе дар او و د با در به مشترک",
    )
    for word in words.split()
)
_MOST_BESIDE = 4  # words of an area beside a name: вилояти Хатлони Тоҷикистон
# What may stand before a name in a sentence.
_BEFORE = re.compile(
    "(?:in|at|near|from|outside|close to|around|along|across|over|on|section of"
    "|(?:outskirts|suburbs?|banks?) of"
    "|в|во|на|из|от|у|под|близ|около|возле|вблизи|через|по|центр|пригороде?|бере[гз]у?|участок|приграничн[а-я]+"
    "|дар|аз|наздикии|соҳили|در|از|به|نزدیک|ساحل|کنار|کناره|an|am|im|ufer|rive|à)"
    r"\s+(?:(?:the|la|le|der|die|des|du)\s+)*",
    re.IGNORECASE,
)
_PEOPLE = re.compile("[а-яё]{4,}(?:ец|цы|цев|цам|цами|цах)", re.IGNORECASE)  # no place here ends so
_QUALIFIER = re.compile(r"\s*[,;()،؛/]\s*|\s+(?:of|in|дар|در)\s+")


class Query(NamedTuple):
    """
    A name, taken apart.

    `key` is the search key of the whole name, `core` that of the name without unit and country words; `kind`
    is what the unit words say ("ADM2", "P" …); `country_code` what the country words say; both may be empty.
    `words` are the folded words of the core, `words_as_written` all folded words. `said_in`: the country in
    which units are called so; a hint, as writers carry such words across the border.
    """

    text: str
    key: str
    core: str
    sound: str
    kind: str
    country_code: str
    words: tuple[str, ...]
    words_as_written: tuple[str, ...]
    said_in: str = ""


@lru_cache(maxsize=1_000)
def read_query(text: str) -> Query:
    """Take a name apart; a letter and its accent are one sign, however they were typed."""
    text = normalize("NFC", text)
    words = words_of(text)
    key = "".join(words) or search_key(text)
    short = written_out(text)
    if short != text:
        words = words_of(short)
    if COUNTRY_OF.keys().isdisjoint(words) and not says_kind(words):
        as_written, core = tuple(words), "".join(words) or key
        return Query(text, key, core, sound_of(core), "", "", as_written, as_written)
    named = [word for word in words if word not in COUNTRY_OF]
    country = ""
    if named and len(named) < len(words) and not only_units(named):
        country = next(COUNTRY_OF[word] for word in words if word in COUNTRY_OF)
    else:
        named = words
    core_words, kind = split_unit(named)
    core = border_key(words) or _state_key(words) or "".join(core_words) or key
    said_in = next((country_of for word in words for country_of, said in SAID_IN.items() if word in said), "")
    return Query(text, key, core, sound_of(core), kind, country, tuple(core_words), tuple(words), said_in)


def border_key(words: Sequence[str]) -> str:
    """
    Return the key of the border between two countries; "" where the words name none.

    >>> border_key(["afghan", "tajik", "border"])
    'borderaftj'
    >>> border_key(["granitsa", "tadzhikistana", "i", "afganistana"])
    'borderaftj'
    """
    if len(words) < 3:  # noqa: PLR2004 - two countries, and that it is a border
        return ""
    codes = {COUNTRY_OF[word] for word in words if word in COUNTRY_OF}
    others = [word for word in words if word not in COUNTRY_OF and word not in _BETWEEN]
    if len(codes) != 2 or _BORDER.isdisjoint(others) or not only_units(set(others) - _BORDER):  # noqa: PLR2004 - one on each side
        return ""
    return "border" + "".join(sorted(codes)).lower()


def _state_key(words: Sequence[str]) -> str:
    """Return the key of a country that is named with nothing but words for a state; else ""."""
    named = [word for word in words if word in COUNTRY_OF]
    others = [word for word in words if word not in COUNTRY_OF]
    if len(named) == 1 and (_STAN.search(named[0]) or len(named[0]) <= _CODE) and only_units(others):
        return _STATES.get(COUNTRY_OF[named[0]], "")
    return ""


def is_of_people(text: str) -> bool:
    """
    Return whether a Russian word says where somebody is from.

    >>> is_of_people("шугнанцы"), is_of_people("Шугнан")
    (True, False)
    """
    return _PEOPLE.fullmatch(text) is not None


def split_qualifiers(text: str) -> tuple[str, list[str]]:
    """
    Part a name from what is added to say where it is: behind a comma, in brackets, after "of" or "in".

    Returns
    -------
    name, qualifiers
        "" and none where nothing is added.

    >>> split_qualifiers("Chal district of Takhar (Afghanistan)")
    ('Chal district', ['Takhar', 'Afghanistan'])
    """
    if not _QUALIFIER.search(text):
        return "", []
    head, *tail = [part for part in _QUALIFIER.split(text) if part.strip()] or [""]
    while tail and only_units(words_of(head)):  # village of Chubek, Hamadoni district
        head = f"{head} {tail.pop(0)}"
    return (head, tail) if tail else ("", [])


def behind_preposition(text: str) -> str:
    """
    Return what stands behind the prepositions that a text begins with; "" where there are none.

    >>> behind_preposition("на берегу Пянджа"), behind_preposition("Panj")
    ('Пянджа', '')
    """
    rest = text.strip()
    while found := _BEFORE.match(rest):
        rest = rest[found.end() :]
    return rest if rest != text.strip() else ""


def parts_beside(text: str) -> list[tuple[str, str]]:
    """
    Return each way to part a text into an area and a name: areas behind the name first, long ones first.

    >>> parts_beside("Yol Shuroobod")
    [('Shuroobod', 'Yol'), ('Yol', 'Shuroobod')]
    """
    words = text.replace("-", " ").split()
    if len(words) < 2:  # noqa: PLR2004 - an area and a name
        return []
    sizes = range(min(_MOST_BESIDE, len(words) - 1), 0, -1)
    behind = [(words[-size:], words[:-size]) for size in sizes]
    before = [(words[:size], words[size:]) for size in sizes]
    return [(" ".join(area), " ".join(rest)) for area, rest in behind + before]


@lru_cache(maxsize=50_000)
def core_key(name: str) -> str:
    """Return the search key of a recorded name without its unit words."""
    words = words_of(name)
    return "".join(split_unit(words)[0]) or search_key(name)
