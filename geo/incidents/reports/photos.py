"""Lines under pictures: who or what is seen, when and where it was taken, whose picture it is; no news."""

import re
from collections.abc import Sequence

_LONGEST = 400  # signs of such a line
_AGENCIES = (
    r"Reuters|AFP|AP|EPA(?:-EFE)?|EFE|DPA|Getty(?:\s+Images)?|Anadolu|Xinhua|TASS|ТАСС|Sputnik|РИА\s+Новости"
    r"|RIA\s+Novosti|Alamy|Shutterstock|Imago"
)
_TICKER = re.compile(r"\s[◦•●▪■◆♦]\s|\s///\s")  # between headlines that run through one line
_TICKER_SIGNS = (*"◦•●▪■◆♦", "///")  # one of these is in every line that the pattern finds
_HEADLINES = 2  # such signs at least
# "…, Tajikistan, May 31, 2008. REUTERS/A. Name": the day ends with a year, and whose picture it is follows.
_CREDITED = re.compile(
    rf"\b(?:19|20)\d\d(?:\s*г)?[.)]?\s*[\[(/]?\s*(?:(?:photo|фото)\W{{1,3}})?(?:{_AGENCIES})"
    rf"(?:\s+(?:{_AGENCIES}|Archives?|Photos?))?(?:\s*/[^!?,\n]{{1,40}})?[)\]]?\s*$",
    re.IGNORECASE,
)
# "Guards (R) block a road. — AFP"
_PLACED = re.compile(rf"\((?:R|L|C|left|right|centre|center|front)\).*[–—-]\s*(?:{_AGENCIES})\W*$", re.DOTALL)
_LABELS = (  # one of these is in every line of the pattern after it, written in small letters
    *("photo", "picture", "image", "caption", "credit", "file", "фото", "снимок", "акс", "сурат", "нақша"),
    *("навор", "бойгон", "архив", "عکس", "تصویر", "📷", "📸", "©", "ⓒ"),
)
_LABELLED = re.compile(
    r".*[\[(](?:file|archive)(?:\s+photo)?[\])]\W*$|.*\(архивное фото\)\W*$"
    r"|.*\(عکس آرشیفی?\)\W*$|(?:.*[.]\s*|\W*)file photo\b\W*$|\W*file photo\b|\W*file\s*[–—:-]"
    r"|.*[(\[](?:[^()\[\]]{0,30}\s)?photo\s*[:/][^()\[\]]{1,60}[)\]]\W*$|.*[.]\s*photo\s*:[^.!?\n]{1,60}$"
    r"|\W*\[(?:photo|picture|image)\b|\W*(?:image (?:source|caption)|media caption|photo credit|credit)\b"
    r"|\W*(?:(?:file|archive)\s+)?(?:photo|picture|image)s?(?:\s+(?:by|credit|courtesy))?\s*[:©/]"
    r"|\W*(?:архивн\w+\s+)?фото(?:графия)?(?:\s+из\s+архива)?\s*[:©/]"
    r"|.*\b(?:архивное фото|фото из архива|архивный снимок|фото носит)\b[^!?\n]*$"
    r"|[^!?\n]{5,160}[.)\]]\s*фото\s*[:©/]"
    r"|\W*(?:акс|сурат|нақша|навор)\w{0,2}(?:\s+аз\s+\w+|\s+\d+)?\s*[:©/]"
    r"|.*[.,(]\s*(?:акс|сурат)\w{0,2}(?:\s+аз\s+(?:бойгонӣ|архив)|\s*[:©/][^.!?\n]{1,40})\W*$"
    r"|.*\b(?:бойгонӣ|архив),?\s+(?:соли\s+)?\d{4}\W*$"
    r"|\s*(?:📷|📸|©|ⓒ)"
    r"|\W*(?:عکس|تصویر)(?:\s+آرشیفی?)?\s*[:©/]",
    re.IGNORECASE,
)


def photo_lines(text: str, paragraphs: Sequence[tuple[int, int]]) -> set[int]:
    """
    Return the numbers of those `paragraphs` of a text that are lines under pictures, or rows of headlines.

    >>> line = "A guard stands on a bridge near Panji Poyon, Tajikistan, May 31, 2008. REUTERS"
    >>> photo_lines(line, [(0, len(line))])
    {0}
    """
    plain = text.lower()  # few texts have any of these words and signs
    labels = [label for label in _LABELS if label in plain]
    tickers = any(sign in text for sign in _TICKER_SIGNS)
    return {
        number
        for number, (start, end) in enumerate(paragraphs)
        if end - start <= _LONGEST
        and ((tickers and _is_ticker(text, start, end)) or _is_of_picture(text, start, end, labels))
    }


def _is_of_picture(text: str, start: int, end: int, labels: Sequence[str]) -> bool:
    """Return whether a paragraph is the line under a picture; `labels` are those that the text has."""
    line = text[start:end].rstrip()
    if line.startswith("[") and line.find("]") == len(line) - 1:
        return True
    plain = line.lower() if labels else ""
    labelled = any(label in plain for label in labels) and _LABELLED.match(text, start, end)
    placed = "(" in line and _PLACED.search(text, start, end)
    dated = "20" in line or "19" in line  # as the pattern wants, and most lines are not
    return bool(labelled or placed or (dated and _CREDITED.search(text, start, end)))


def _is_ticker(text: str, start: int, end: int) -> bool:
    """Return whether a paragraph `text[start:end]` is a row of headlines with signs between them."""
    return len(_TICKER.findall(text, start + 2, end)) >= _HEADLINES and text[end - 1] not in ".!?؟…۔"
