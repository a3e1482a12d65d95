"""Running text → words as the lexicons spell them, each with where it stands."""

import re
import unicodedata
from functools import partial
from typing import NamedTuple

from geo.incidents.reports.joiners import unglued

# Signs that stand inside a word: vowel marks, joiners that do not part words, apostrophes. A zero-width
# non-joiner is not among them: in Persian it parts a stem from its ending, as a space would.
_INSIDE = "\u0300-\u036f\u064b-\u065f\u0670\u0640\u200b\u200d-\u200f\u2060\ufeff\u00ad'’ʼ`ʻ‘"
# Digits are parted from letters, and not from other digits: those of Arabic lie among its letters.
_WORD = re.compile(rf"\d+(?:[.,٬٫]\d+)+(?!\w)|\d+(?=[آ-يٱ-یа-яёҳқғӯӣҷ])|[^\W_]+(?:[{_INSIDE}]+[^\W_]+)*")
_SIGNS = re.compile(rf"[{_INSIDE}]")
_DASHES = "-–—‑"
# What may stand between words that belong together: spaces, dashes, quotation marks, and the vowel signs and
# the hamza that a Persian word ends with ("قلعهٔ زال").
_VOWEL_SIGNS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0654\u0655\u0670"
_PARTING = {" – ", " — "}  # after a dateline, or around an aside
_INITIAL = 2  # letters of "Ш.", "Дж.", "Sh."
_JOINING = f' \u200c\u00a0\n\t{_DASHES}«»"“”{_VOWEL_SIGNS}'

_ALIKE = str.maketrans(
    # Tajik texts are often typed on Russian keyboards; ё is seldom written.
    {"ҳ": "х", "қ": "к", "ғ": "г", "ӯ": "у", "ӣ": "и", "ҷ": "ч", "ё": "е", "ў": "у"}
    # Arabic and Pashto keyboards' letters for Persian ones.
    | {
        "ي": "ی",
        "ى": "ی",
        "ې": "ی",
        "ئ": "ی",
        "ك": "ک",
        "ة": "ه",
        "ۀ": "ه",
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ؤ": "و",
        "ء": "",
    }
    | {sign: str(digit) for digits in ("۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩") for digit, sign in enumerate(digits)}
)

# Letters that look the same: scans, and writers of two languages, mix them within a word.
_LATIN, _CYRILLIC = re.compile("[a-z]"), re.compile("[а-яёіғӣқӯҳҷ]")
_TO_CYRILLIC = str.maketrans("abcehkmoptxy", "авсенкмортху")
_TO_LATIN = str.maketrans("авсенкмортхуі", "abcehkmoptxyi")
_ARABIC = "\u0600"  # the first of the signs of Arabic script
_EZAFE, _SILENT = "ی", "ه"  # a letter for the hamza of "حملهٔ", and what it stands behind
_LONG = 40  # letters; what is longer without a space is not remembered
_REMEMBERED = 100_000  # tokens; a long run on hostile text must not fill the memory


class Word(NamedTuple):
    """A word of a text: as the lexicons spell it (`norm`), and where it stands in the text."""

    norm: str
    start: int
    end: int
    capital: bool
    possessive: bool
    digits: bool


_OF_QUOTED, _AFTER_QUOTED = {"ро", "хо", "хоро", "ашро"}, {"»-", "”-", '"-', "»–"}  # ends of a noun in quotes
_QUOTES = frozenset('«“"')


def normal(text: str) -> str:
    """
    Return a word as the lexicons spell it: no case, no marks, letters that keyboards confuse made one.

    >>> normal("Ҳамлаи") == normal("хамлаи")
    True
    """
    if text.isascii():
        return text.lower().replace("'", "")
    text = _SIGNS.sub("", unicodedata.normalize("NFC", text).casefold())
    if _LATIN.search(text) and _CYRILLIC.search(text):
        text = _in_one_script(text)
    return text.translate(_ALIKE)


def _in_one_script(text: str) -> str:
    """Return a word of Cyrillic and Latin letters in the script that leaves none of the other."""
    for table, other in ((_TO_CYRILLIC, _LATIN), (_TO_LATIN, _CYRILLIC)):
        one = text.translate(table)
        if not other.search(one):
            return one
    return text


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Return the words of `text[start:end]`; positions count from the beginning of `text`."""
    found: list[Word] = []
    for token in text[start:end].split(" "):
        if token == _EZAFE and found and found[-1].norm[-1] == _SILENT:  # "حمله ی"
            found[-1] = found[-1]._replace(end=start + len(token))
            start += len(token) + 1
            continue
        for norm, first, last, capital, possessive, digits in _tokens[token]:
            found.append(_word((norm, start + first, start + last, capital, possessive, digits)))
        start += len(token) + 1
    return found


_word = partial(tuple.__new__, Word)  # a text has thousands: without a call of Python's own for each


def _words_within(token: str) -> tuple[Word, ...]:
    """Return the words of what stands between two spaces, with where they stand in it."""
    found = []
    for match in _WORD.finditer(token):
        word = match[0]
        possessive = len(word) > 2 and word[-1] in "sS" and word[-2] in "'’"  # noqa: PLR2004 - 's and something before
        first, last = match.span()
        while word[0] >= _ARABIC and (parted := unglued(word)):
            stem = Word(
                normal(word[:parted]), first, first + parted, capital=False, possessive=False, digits=False
            )
            found.append(stem)
            word, first = word[parted:], first + parted
        norm = normal(word[:-2] if possessive else word)
        if norm == _EZAFE and found and found[-1].norm[-1] == _SILENT and first - found[-1].end == 1:
            found[-1] = found[-1]._replace(end=last)  # "حمله‌ی" as "حملهٔ"
            continue
        quoted = norm in _OF_QUOTED and len(found) == 1 and token[0] in _QUOTES  # not "«Давлати исломӣ»-ро"
        if quoted and token[found[0].end : first] in _AFTER_QUOTED:
            noun = found.pop()  # Tajik "ду «шӯришӣ»-ро"
            found.append(noun._replace(norm=noun.norm + norm, end=last))
        elif norm:
            found.append(Word(norm, first, last, word[0].isupper(), possessive, norm[0].isdecimal()))
    return tuple(found)


class _Tokens(dict[str, tuple[Word, ...]]):
    """The words of what stands between two spaces: texts repeat them."""

    def __missing__(self, token: str) -> tuple[Word, ...]:
        """Look a token through; forget all when too many are remembered."""
        within = _words_within(token)
        if len(token) < _LONG:
            if len(self) >= _REMEMBERED:
                self.clear()
            self[token] = within
        return within


_tokens = _Tokens()


def gap(text: str, left: Word, right: Word) -> str:
    """Return what stands between two neighbouring words."""
    return text[left.end : right.start]


def joined(text: str, left: Word, right: Word) -> bool:
    """Return whether nothing but a dash or spaces stands between two neighbouring words; " – " parts them."""
    between = text[left.end : right.start]
    return between == " " or (not between.strip(_JOINING) and between not in _PARTING)


def tied(text: str, left: Word, right: Word) -> bool:
    """Return whether two neighbouring words may be of one name, the first an initial, too: "Ш. Шоҳин"."""
    if joined(text, left, right):
        return True
    initial = left.capital and right.capital and left.end - left.start <= _INITIAL
    return initial and text[left.end : right.start] in {".", ". "}
