"""Texts that a spreadsheet would run as a formula, and the mark that keeps it from that."""

import re

# A cell that begins so is taken for a formula by spreadsheets (OWASP, "CSV Injection").
FORMULA = r"^'*[=+\-@\t\r]"
MARK = "'"
_BEGINS = re.compile(FORMULA)


def marked(text: str) -> str:
    """Return a text with an apostrophe before it if a spreadsheet would run it as a formula."""
    return MARK + text if _BEGINS.match(text) else text
