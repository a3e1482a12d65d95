"""A name in any script → the keys it is searched by."""

import re
import unicodedata

# Cyrillic letters as Tajik reads them (BGN/PCGN 1994 for Tajik, without its diacritics), with those that
# Russian, Uzbek and Kyrgyz add. The signs ъ and ь have no sound of their own.
_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ғ": "gh", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z",
    "и": "i", "ӣ": "i", "й": "y", "к": "k", "қ": "q", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p",
    "р": "r", "с": "s", "т": "t", "у": "u", "ӯ": "u", "ф": "f", "х": "kh", "ҳ": "h", "ч": "ch", "ҷ": "j",
    "ш": "sh", "ъ": "", "э": "e", "ю": "yu", "я": "ya", "ц": "ts", "щ": "shch", "ы": "y", "ь": "",
    "ў": "u", "ө": "o", "ү": "u", "ң": "ng", "ә": "a", "ұ": "u", "һ": "h",
    "і": "i", "ї": "yi", "є": "ye", "ґ": "g",
}  # fmt: skip

# Latin letters that do not decompose, and the letters of the scholarly romanisations that stand for two of
# BGN's.
_LATIN = {
    "ı": "i", "ə": "a", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ß": "ss", "æ": "a", "œ": "o", "þ": "th",
    "š": "sh", "č": "ch", "ž": "zh", "ğ": "gh", "ġ": "gh", "ţ": "t", "ş": "s", "ȟ": "h", "ŋ": "n",
}  # fmt: skip

# Arabic letters that keyboards and languages write differently → the one Persian form; signs without a sound
# go.
_ARABIC = {
    "ي": "ی", "ى": "ی", "ې": "ی", "ۍ": "ی", "ئ": "ی", "ے": "ی", "ك": "ک", "ګ": "گ", "ة": "ه", "ہ": "ه",
    "ۀ": "ه", "ھ": "ه", "ە": "ه", "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ؤ": "و", "ۇ": "و", "ۆ": "و",
    "ټ": "ت", "ٹ": "ت", "ډ": "د", "ڈ": "د", "ړ": "ر", "ڑ": "ر", "ږ": "ژ", "ښ": "ش", "څ": "چ", "ځ": "ج",
    "ڼ": "ن", "ں": "ن", "ء": "", "ـ": "",
}  # fmt: skip

_LETTERS = str.maketrans(_CYRILLIC | _LATIN | _ARABIC)
# Composed letters of the tables above: they must not be taken apart before they are looked up.
_NOT_LETTER = re.compile(r"[\W_]+")


def words_of(name: str) -> list[str]:
    """
    Return the words of `name` folded to plain letters: the search key before it is joined.

    Parameters
    ----------
    name
        A name or a phrase in any script.

    Returns
    -------
    words
        Latin and Cyrillic come out as lower-case ASCII letters, Arabic script in its Persian letters without
        signs, other scripts as they are. Words are parted by spaces and hyphens; apostrophes vanish.
    """
    if _YE in name and not name.isascii():
        name = _EZAFE.sub("", name)
    if unicodedata.is_normalized("NFKC", name):  # then no letter depends on its neighbours
        return name.translate(_FOLDED).split()
    return [word for word, _, _ in word_spans(name)]


# The ezafe of a word in -ه, written as a letter of its own in place of the hamza: خانه‌ی for خانهٔ.
_YE = "ی"
_EZAFE = re.compile("(?<=[^\\W_]ه)[\u200c ]ی(?![^\\W_])")


# What stands inside a word without being a letter: apostrophes of every kind, joiners, direction marks.
_INSIDE = "'’‘ʻʼʹʺ`´′″ʿʾ\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\u061c"
_MARKS = "\u0300-\u036f\u064b-\u065f\u0670\u0640"
# The Greek subscript iota is a mark that casefolding makes a letter.
_WORD = re.compile(rf"(?:[^\W_]|\u0345)(?:[^\W_]|[{_INSIDE}]|[{_MARKS}])*")
_SILENT = re.compile(rf"[{_INSIDE}]")
_LETTER = re.compile(rf"[^\W_]|[{_MARKS}]")


class _Folded(dict[int, str]):
    """The folded form of single signs, for `str.translate`: a space for what parts words."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        folded = fold(sign) if _LETTER.match(sign) else "" if _SILENT.match(sign) else " "
        self[code] = folded
        return folded


_FOLDED = _Folded()


# Signs that are not seen, vowel signs, and letters that look alike and that another keyboard has.
_SEEN_ALIKE = str.maketrans(dict(zip("يىكأإٱۀة", "ییکاااهه", strict=True))) | dict.fromkeys(
    [*range(0x064B, 0x0660), 0x0640, 0x0670, 0x00AD, 0x061C, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF]
)


def plain(text: str) -> str:
    """
    Return a text as it looks: without case and unseen signs, letters of Arabic script in their Persian form.

    >>> plain("Kābul\u200e"), plain("كابل") == plain("کابل")
    ('kābul', True)
    """
    folded = text.casefold()
    return folded if folded.isascii() else folded.translate(_SEEN_ALIKE)


def word_spans(text: str) -> list[tuple[str, int, int]]:
    """
    Return the words of `text`, each folded, with where it starts and ends in `text`.

    A word that folds to nothing (a lone sign) is left out.
    """
    spans = []
    for found in _WORD.finditer(text):
        folded = fold(_EZAFE.sub("", found.group()))
        if folded:
            spans.append((folded, found.start(), found.end()))
    return spans


def fold(word: str) -> str:
    """Fold the letters of `word` to plain ones; what is not a letter or digit goes."""
    if word.isascii():
        return _NOT_LETTER.sub("", word.lower())
    text = unicodedata.normalize("NFKC", word).casefold()
    text = unicodedata.normalize("NFC", text)
    text = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    # Marks over letters, and modifier letters (ʺ, ʻ, ˌ), stand for no letter of their own.
    kept = "".join(sign for sign in text if unicodedata.category(sign) not in ("Mn", "Lm"))
    return _NOT_LETTER.sub("", kept)


def search_key(name: str) -> str:
    """
    Return the key under which `name` is looked up: its folded words, joined.

    Names that differ only in case, diacritics, apostrophes, spaces, hyphens, or between Cyrillic and its
    usual romanisation, have the same key. Equal for composed and decomposed Unicode; applying it twice
    changes nothing. A name that consists of nothing but signs keeps its letters.

    >>> search_key("Qal'ai Khumb") == search_key("ҚАЛЪАИ ХУМБ")
    True
    >>> search_key("كابل") == search_key("کابل")
    True
    """
    key = "".join(words_of(name))
    if key:
        return key
    text = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", name).casefold())
    return "".join(sign for sign in text if sign.isalnum())
