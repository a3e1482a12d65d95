"""Words that mean nothing of their class where they stand: those of set phrases and of names."""

from collections.abc import Sequence

from geo.incidents.reports.lexicon import Mark
from geo.incidents.reports.words import Word, joined

_CANCELLED = (
    "trigger.",
    "killed.",
    "wounded.",
    "context.",
    "zero.",
    "person.",
    "actor.",
    "part.",
)  # what a set phrase may take back
_OFFICES, _THIS = {"вулусволи", "улусволи", "волусволи", "шахрдори"}, {"ин", "он", "хамин", "хамон"}
_ENDS_OF_OFFICES = ("ӣ", "Ӣ", "й")  # not of "вулусволи Дарқад", who governs it
_HARM = ("killed.", "wounded.")


def surnames_of_harm(text: str, words: Sequence[Word], marks: dict[str, list[Mark]]) -> set[int]:
    """Return the words that are Tajik surnames and mean a victim as well: "Комбиз Қурбонӣ"."""
    found = {
        first for name in marks if name.startswith(_HARM) for first, last in marks[name] if last == first + 1
    }
    return {
        index
        for index in found
        if index
        and words[index].capital
        and words[index - 1].capital
        and joined(text, words[index - 1], words[index])
        and not text[words[index].start : words[index].end].isupper()
    }


def offices(text: str, words: Sequence[Word], marks: dict[str, list[Mark]]) -> set[int]:
    """Return the Tajik words for a district that look like its chief's: "дар ин вулусволӣ ду сарбоз"."""
    return {
        mark.first
        for mark in marks.get("person.one", ())
        if words[mark.first].norm in _OFFICES
        and (
            text[words[mark.first].end - 1] in _ENDS_OF_OFFICES
            or (mark.first > 0 and words[mark.first - 1].norm in _THIS)
        )
    }


def without_cancelled(marks: dict[str, list[Mark]], surnames: set[int]) -> dict[str, list[Mark]]:
    """Return the marks without what set phrases and names take back: a "civil war" is no clash."""
    cancelled = {index for first, last in marks.get("cancel.words", ()) for index in range(first, last)}
    cancelled |= surnames
    if not cancelled:
        return marks
    low, high = min(cancelled), max(cancelled)
    kept = {
        name: [
            mark
            for mark in found
            if mark.last <= low or mark.first > high or cancelled.isdisjoint((mark.first, mark.last - 1))
        ]
        if name.startswith(_CANCELLED)
        else found
        for name, found in marks.items()
    }
    told = marks.get("context.background", ())  # "killed in the civil war" says more than the set phrase
    kept["context.background"] = [mark for mark in told if not cancelled.issuperset(range(*mark))]
    return {name: found for name, found in kept.items() if found}
