"""The script of the page, put together from its modules: a page that opens from a file cannot import any."""

import re
from functools import lru_cache
from pathlib import Path

PAGE = Path(__file__).parent / "page"

# The two forms that the modules in page/ use, each at the start of a line.
_IMPORT = re.compile(r'^import \{[^}]*\} from "\./([a-z_]+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:class|const|function) )", re.MULTILINE)

# Comments are for those who read page/, not for every copy of a map: whole ones, casts, and lines.
_COMMENT = re.compile(r"^ *//.*\n|^ */\*\*(?:[^*]|\*(?!/))*\*/\n|/\*\* @[^*]*\*/ ?", re.MULTILINE)
_INDENT = re.compile(r"^ +|\n(?=\n)", re.MULTILINE)


@lru_cache(maxsize=1)
def page_script() -> str:
    """
    Return all modules as one script, each after those that it imports, in a scope of its own.

    The names at the top of the modules are all different (a test holds that): one scope holds them all.
    """
    order: list[str] = []
    _visit("main", order, set())
    parts = [_COMMENT.sub("", _EXPORT.sub("", _IMPORT.sub("", _source(name)))) for name in order]
    script = '(() => {\n"use strict";\n' + "".join(parts) + "})();\n"
    return _INDENT.sub("", script)


def _source(name: str) -> str:
    """Return the text of a module."""
    return (PAGE / f"{name}.js").read_text(encoding="utf-8")


def _visit(name: str, order: list[str], seen: set[str]) -> None:
    """Append a module after all that it imports."""
    if name in seen:
        return
    seen.add(name)
    for needed in _IMPORT.findall(_source(name)):
        _visit(needed, order, seen)
    order.append(name)
