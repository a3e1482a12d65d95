"""Which of the four languages a text is in, if any, told by its letters and its commonest words."""

import re

_CYRILLIC = re.compile(r"[а-яёғӣқӯҳҷА-ЯЁҒӢҚӮҲҶ]+")
_ARABIC = re.compile(r"[\u0620-\u06d3]+")
_LATIN = re.compile(r"[a-zA-Z]+")
_WORD = re.compile(r"\w+")
_LETTERS = re.compile(r"[^\W\d_]+")
_TAJIK_LETTERS, _RUSSIAN_LETTERS = "ғӣқӯҳҷ", "ыщць"
_TAJIK_WORDS = frozenset(
    _WORD.findall("дар аз ба ки шуд шуданд буд аст нафар барои онхо рузи ин бо карданд мекунад")
)
_RUSSIAN_WORDS = frozenset(_WORD.findall("в на и с по не что из были было был для его при также"))
_SAMPLE = 800  # letters: enough to tell, and an article begins in its language

# Words that no text of some length is without; those that other languages spell alike are left out.
_COMMONEST = {
    "en": frozenset(
        _WORD.findall("the of and to with by for from that said were are have been their after as who")
    ),
    "ru": _RUSSIAN_WORDS | frozenset(_WORD.findall("к у о от за до под со во как это")),
    "tg": _TAJIK_WORDS | frozenset(_WORD.findall("ва як то он ҳам кард шуда аст гуфт")),
    "fa": frozenset(_WORD.findall("در از به که و را این با است شد شده برای آن یک بر شدند کرد گفت تا بود")),
}
# Letters that Tajik fonts of the 1990s put on others' places: "гурўњи ќочоќбарон".
_OLD_FONT, _OLD_SIGNS = str.maketrans("њЊќЌљЉѓЃїЇўЎ", "ҳҲқҚҷҶғҒӣӢӯӮ"), "њќљѓЊЌЉЃ"
_OTHER_CYRILLIC = "іїєґўәңөүұһ"  # of Ukrainian, Uzbek, Kyrgyz, Kazakh
_FEWEST_WORDS = 25  # in a shorter note even the commonest may be missing
_LEAST_COMMON = 0.03  # share of such words; 0.03 to 0.4 in 3,900 labelled texts
_MOST_OTHER = 0.01  # share of other letters: a name or two may have them


def in_todays_letters(text: str) -> str:
    """
    Return a text that is as long, with the letters of old Tajik fonts as they are written today.

    >>> in_todays_letters("гурўњи ќочоќбарон")
    'гурӯҳи қочоқбарон'
    """
    return text.translate(_OLD_FONT) if any(sign in text for sign in _OLD_SIGNS) else text


def detect_language(text: str, default: str = "en") -> str:
    """
    Return "en", "ru", "tg" or "fa".

    Parameters
    ----------
    text
        An article or a part of one.
    default
        What to say of a text without letters.

    >>> detect_language("Дар ноҳияи Дарвоз ҳодиса рух дод")
    'tg'
    >>> detect_language("В Дарвазском районе произошла перестрелка")
    'ru'
    """
    sample = text[:_SAMPLE]
    counts = {
        "cyrillic": sum(map(len, _CYRILLIC.findall(sample))),
        "fa": sum(map(len, _ARABIC.findall(sample))),
        "en": sum(map(len, _LATIN.findall(sample))),
    }
    script = max(counts, key=lambda name: counts[name])
    if not counts[script]:
        return default
    if script != "cyrillic":
        return script
    plain = sample.lower()
    words = _WORD.findall(plain)
    tajik = sum(map(plain.count, _TAJIK_LETTERS)) + 3 * sum(map(_TAJIK_WORDS.__contains__, words))
    russian = sum(map(plain.count, _RUSSIAN_LETTERS)) + 3 * sum(map(_RUSSIAN_WORDS.__contains__, words))
    return "tg" if tajik > russian else "ru"


def is_of_none(text: str) -> bool:
    """
    Return whether a text is in another language than the four: what it tells cannot be read.

    A text of fewer than 25 words is given the benefit of the doubt.

    >>> is_of_none("Bei einem Angriff im Bezirk Darwos wurden am Dienstag drei Menschen getötet, " * 3)
    True
    """
    text = in_todays_letters(text[: 4 * _SAMPLE])
    words = _LETTERS.findall(text.lower())
    letters = "".join(words)
    own = sum(len(found) for script in (_CYRILLIC, _ARABIC, _LATIN) for found in script.findall(letters))
    if 2 * own < len(letters):
        return True
    if sum(map(letters.count, _OTHER_CYRILLIC)) > _MOST_OTHER * len(letters):
        return True
    if len(words) < _FEWEST_WORDS:
        return False
    commonest = _COMMONEST[detect_language(text)]
    return sum(map(commonest.__contains__, words)) < _LEAST_COMMON * len(words)
