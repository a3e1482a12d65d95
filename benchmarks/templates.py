"""
Read plain reports made of templates with chance numbers, and print how many templates are misread.

    python benchmarks/templates.py                 a line for each language
    python benchmarks/templates.py --errors ru     the misread reports of a language, as they were filled

A template of tests/data/reports/templates_*.jsonl has slots for numbers and formulas for the killed and the
wounded, so that what is right follows from how the report was made. {a}, {b}, {c} are 2 to 6 and in words,
{n}, {m} are larger and in digits; {D} is a place; what follows a colon is the form ({a:d} in digits; Russian
c collective, g genitive, gc both, i instrumental); a capital letter begins a sentence.
"""

import argparse
import ast
import json
import operator
import random
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from geo.incidents.reports.extract import Extractor, Report

FILES = Path(__file__).resolve().parent.parent / "tests" / "data" / "reports"
LANGUAGES = ("en", "ru", "tg", "fa")
PUBLISHED, MONDAY = date(2026, 3, 11), {"2026-03-08", "2026-03-09"}  # with the night before
SMALL, LARGEST, LEAST = 6, 40, 10
_SLOT = re.compile(r"\{([A-Za-z])(?::(\w+))?\}")
_PLACES = {
    "en": ("in Farkhor district", "in Darvoz district", "in Hamadoni district"),
    "ru": ("в Фархорском районе", "в Дарвазском районе", "в Хамадонинском районе"),
    "tg": ("дар ноҳияи Фархор", "дар ноҳияи Дарвоз", "дар ноҳияи Ҳамадонӣ"),
    "fa": ("در ولسوالی درقد", "در ولسوالی دشت ارچی", "در ولسوالی چاه‌آب"),
}
_WORDS = {  # two to six
    "en": {"": "two three four five six"},
    "ru": {
        "": "два три четыре пять шесть",
        "n": "два три четыре пять шесть",
        "c": "двое трое четверо пятеро шестеро",
        "g": "двух трёх четырёх пяти шести",
        "gc": "двоих троих четверых пятерых шестерых",
        "i": "двумя тремя четырьмя пятью шестью",
    },
    "tg": {"": "ду се чор панҷ шаш"},
    "fa": {"": "دو سه چهار پنج شش"},
}
_DARI_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
_SUMS = {ast.Add: operator.add, ast.Sub: operator.sub}


class Filled(NamedTuple):
    """A report made of a template: its text, and how many were killed and wounded; None if it is untold."""

    template: str
    text: str
    killed: int | None
    wounded: int | None


def filled(language: str, seed: int) -> Iterator[Filled]:
    """Yield the reports of a language with chance numbers."""
    rng = random.Random(seed)  # noqa: S311 - numbers, not secrets
    lines = (FILES / f"templates_{language}.jsonl").read_text(encoding="utf-8").splitlines()
    for template in map(json.loads, lines):
        yield fill(template, language, rng)


def fill(template: dict[str, Any], language: str, rng: random.Random) -> Filled:
    """Return a template with chance numbers; those in one report differ, larger ones exceed their sum."""
    numbers = dict(zip("abc", rng.sample(range(2, template.get("most", SMALL) + 1), 3), strict=True))
    more = range(max(LEAST, sum(numbers.values()) + 1), LARGEST + 1)
    numbers |= dict(zip("nm", rng.sample([one for one in more if one % 10 != 1], 2), strict=True))
    place = rng.choice(_PLACES[language])

    def put(slot: re.Match[str]) -> str:
        name, form = slot[1], slot[2] or ""
        if name == "D":
            return place
        word = _written(numbers[name.lower()], language, form)
        return word[0].upper() + word[1:] if name.isupper() else word

    text = _SLOT.sub(put, template["text"])
    killed, wounded = (_value(template[what], numbers) for what in ("killed", "wounded"))
    return Filled(template["id"], text, killed, wounded)


def _written(number: int, language: str, form: str) -> str:
    """Return a number as a language writes it in a form."""
    if form == "d" or number > SMALL:
        return str(number).translate(_DARI_DIGITS) if language == "fa" else str(number)
    return _WORDS[language][form].split()[number - 2]


def _value(formula: str | None, numbers: dict[str, int]) -> int | None:
    """Return what a sum of slots and numbers makes: "n-a", "a+1"."""
    return None if formula is None else _sum(ast.parse(formula, mode="eval").body, numbers)


def _sum(node: ast.expr, numbers: dict[str, int]) -> int:
    """Return the value of a part of a formula."""
    if isinstance(node, ast.BinOp):
        return int(_SUMS[type(node.op)](_sum(node.left, numbers), _sum(node.right, numbers)))  # type: ignore[index] # + and - alone
    return numbers[node.id] if isinstance(node, ast.Name) else int(ast.literal_eval(node))


def misread(language: str, seed: int = 1) -> list[tuple[Filled, list[tuple[Any, ...]]]]:
    """Return the reports of a language that are misread, each with the incidents that were found in it."""
    extractor, wrong = Extractor(), []
    for one in filled(language, seed):
        found = [
            (values["event_date"], values["fatalities"] or 0, values["injured"] or 0)
            for values in (
                incident.values for incident in extractor.incidents(Report(one.text, published=PUBLISHED))
            )
        ]
        figures = (one.killed or 0, one.wounded or 0)
        if len(found) != 1 or found[0][0] not in MONDAY or found[0][1:] != figures:
            wrong.append((one, found))
    return wrong


def table() -> list[str]:
    """Return a line for each language: templates, and how many are misread."""
    lines = ["templates filled with chance numbers (one incident, its day, killed and wounded)"]
    for language in LANGUAGES:
        count, wrong = sum(1 for _ in filled(language, 1)), len(misread(language))
        lines.append(f"{language}  {count} templates, {wrong} misread ({100 * wrong / count:.1f} %)")
    return [*lines, ""]


def main() -> None:
    """Print the table, or the misread reports of a language."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--errors", choices=LANGUAGES, help="print the misread reports of this language")
    language = parser.parse_args().errors
    if language is None:
        print("\n".join(table()))
        return
    for one, found in misread(language):
        print(f"{one.template}  {one.text}\n    told {one.killed}, {one.wounded}; found {found}")


if __name__ == "__main__":
    main()
