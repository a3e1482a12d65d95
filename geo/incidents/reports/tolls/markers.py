"""The words of a sentence that say killed or wounded."""

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.figures import KINDS, Marker


def find_markers(passage: Passage, sentence: Sentence) -> list[Marker]:
    """Return the words of a sentence that say killed or wounded, the longest where they overlap."""
    found: dict[tuple[int, int, str], set[str]] = {}
    for kind in KINDS:
        for direction in ("back", "forward"):
            for mark in passage.marks_in(f"{kind}.{direction}", sentence.first, sentence.last):
                if kind == "wounded" and passage.has("moved.wounded", mark.first):
                    continue  # "three of the injured died"
                found.setdefault((mark.first, mark.last, kind), set()).add(direction)
    nobody = [
        mark
        for name in ("all", *KINDS)
        for mark in passage.marks_in(f"zero.{name}", sentence.first, sentence.last)
    ]
    for span in list(found):
        if any(mark.first <= span[0] and span[1] <= mark.last for mark in nobody):
            del found[span]  # "nobody was hurt" counts nobody
    spans = sorted(found, key=lambda span: (span[0] - span[1], span[0]))
    kept: list[tuple[int, int, str]] = []
    for span in spans:
        if all(span[1] <= other[0] or other[1] <= span[0] for other in kept):
            kept.append(span)
    return [
        Marker(kind, first, last, "back" in found[first, last, kind], "forward" in found[first, last, kind])
        for first, last, kind in sorted(kept)
    ]


def is_singular(passage: Passage, marker: Marker, sentence: Sentence) -> bool:
    """Return whether a Russian verb says that it was one: "погиб", "ранена"."""
    marks = passage.marks_in(f"{marker.kind}.single", sentence.first, sentence.last)
    return any(mark.first == marker.first for mark in marks)
