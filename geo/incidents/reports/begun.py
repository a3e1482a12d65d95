"""Words for "at first" that only say of what somebody tells the beginning: Dari "در آغاز حمله"."""

from geo.incidents.reports.lexicon import Mark

_EARLIER = "context.earlier_figure"


def without_begun(marks: dict[str, list[Mark]]) -> dict[str, list[Mark]]:
    """Return the marks without those of an earlier figure that only tell how a fight began."""
    begun = {mark.first for mark in marks.get("cancel.begun", ())}
    if not begun or _EARLIER not in marks:
        return marks
    earlier = [mark for mark in marks[_EARLIER] if mark.first not in begun]
    rest = {name: found for name, found in marks.items() if name != _EARLIER}
    return {**rest, _EARLIER: earlier} if earlier else rest
