"""One dead told by nothing but his body: "A body was found in the river", "A third body was recovered"."""

from collections.abc import Sequence

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.figures import Figure, Marker
from geo.incidents.reports.tolls.ordinals import nth_told

_OTHER = {"третьего", "второго", "четвертого", "пятого", "другого", "одного", "третий", "другой", "четвертый"}
_TAKEN = ("увез", "увел", "увод", "похи", "забрал", "захват", "угна", "утащ", "пропал", "исчез")
_LED = 4  # words from him to what became of him
_MORE = {"another", "more", "further"}  # before the body of one who was not told of before


def body_found(passage: Passage, sentence: Sentence, figures: Sequence[Figure]) -> list[Figure]:
    """Return one dead, or as many as an ordinal makes them, where a sentence counts no other dead."""
    marks = passage.marks_in("killed.body_found", sentence.first, sentence.last)
    if not marks or any(one.kind == "killed" for one in figures):
        return []
    first, last = marks[0]
    value = nth_told(passage, first + 1)
    if value:
        return [Figure("killed", value, frozenset({""}), first, last, part=True)]
    more = any(word.norm in _MORE for word in passage.words[first:last])
    return [Figure("killed", 1, frozenset({""}), first, last, more=more)]


def is_of_taken(passage: Passage, marker: Marker) -> bool:
    """Return whether a Russian body is of one besides the dead: "третьего увезли. Его тело нашли"."""
    number = passage.sentence_number(marker.first)
    sentence = passage.sentences[number]
    if passage.language != "ru" or not passage.has_any("killed.body", marker.first - 1, sentence.last):
        return False
    before = passage.sentences[max(0, number - 1)]
    return any(
        passage.words[index].norm in _OTHER
        and any(word.norm.startswith(_TAKEN) for word in passage.words[index + 1 : index + _LED])
        for index in range(before.first, marker.first)
    )
