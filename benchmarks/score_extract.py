"""
Score the extraction of incidents on the labelled reports, per set and language, and print a table.

    python benchmarks/score_extract.py            the halves that rules are tuned on
    python benchmarks/score_extract.py --frozen   the halves and sets that are only scored
    python benchmarks/score_extract.py --errors   what was wrong, line by line (tuning halves only)
    python benchmarks/score_extract.py --write    all of them, into docs/extract.md
    python benchmarks/score_extract.py --set second --language ru    one set, one language
"""

import argparse
import hashlib
import json
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

from pyproj import Geod

from gazetteer import Gazetteer
from gazetteer.normalize import words_of
from geo.incidents.reports.extract import Extractor, Report

LABELS = Path(__file__).resolve().parent.parent / "tests" / "data" / "reports"
SETS = {  # the files of each set, by language
    "first": "{}.jsonl",
    "second": "second_{}.jsonl",
    "third": "third_{}.jsonl",
    "fourth": "fourth_{}.jsonl",
    "fifth": "fifth_{}.jsonl",
    "sixth": "sixth_{}.jsonl",
    "seventh": "seventh_{}.jsonl",
    "eighth": "eighth_{}.jsonl",
    "ninth": "ninth_{}.jsonl",
    "tenth": "tenth_{}.jsonl",
    "eleventh": "eleventh_{}.jsonl",
    "twelfth": "twelfth_{}.jsonl",
    "thirteenth": "thirteenth_{}.jsonl",  # place names not labelled
    "fourteenth": "fourteenth_{}.jsonl",
    "fifteenth": "fifteenth_{}.jsonl",
    "sixteenth": "sixteenth_{}.jsonl",
    "articles": "articles_{}.jsonl",  # whole pages; their place names are not labelled
}
OPEN = {
    "second",
    "third",
    "fourth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "articles",
}  # sets that have no frozen half: rules are tuned on all of their reports
CLOSED = {"fifth", "fifteenth"}  # sets that are frozen whole: rules are tuned on none of their reports
LANGUAGES = {"en": "English", "ru": "Russian", "tg": "Tajik", "fa": "Dari"}
GEOD = Geod(ellps="WGS84")
WIDTHS = (7, 11, 10, 8, 8, 9, 8, 11, 11)  # of the columns of the table
HEADS = (
    "reports",
    "incid. F1",
    "district",
    "date",
    "killed",
    "wounded",
    "type",
    "topon. F1",
    "median km",
)
ARTICLE_WORDS = 500
NEAR_KM = 60  # a found incident farther away than this from the labelled one is another


@dataclass
class Score:
    """Counts of one language."""

    counts: Counter[str] = field(default_factory=Counter)
    errors_km: list[float] = field(default_factory=list)

    def f1(self, what: str) -> float:
        """Return the F1 of incidents or toponyms."""
        right, false, missed = (self.counts[f"{what} {kind}"] for kind in ("right", "false", "missed"))
        return 2 * right / (2 * right + false + missed) if right + false + missed else 1.0

    def share(self, what: str) -> float:
        """Return the share of right values among the incidents found."""
        right, wrong = self.counts[f"{what} right"], self.counts[f"{what} wrong"]
        return right / (right + wrong) if right + wrong else 1.0

    def row(self, name: str) -> str:
        """Return a line of the table."""
        shares = (f"{self.share(what):.1%}" for what in ("district", "date", "killed", "wounded", "type"))
        median = statistics.median(self.errors_km) if self.errors_km else 0.0
        cells = (
            str(self.counts["reports"]),
            f"{self.f1('incident'):.3f}",
            *shares,
            f"{self.f1('toponym'):.3f}" if any(key.startswith("toponym") for key in self.counts) else "–",
            f"{median:.1f}",
        )
        return f"{name:<9}" + "".join(f"{cell:>{width}}" for cell, width in zip(cells, WIDTHS, strict=True))


def frozen(report_id: str, name: str) -> bool:
    """Return whether a report of a set is frozen: in sets with two halves, by its id."""
    if name in OPEN or name in CLOSED:
        return name in CLOSED
    return hashlib.sha256(report_id.encode()).digest()[0] % 2 == 1


def labelled(language: str, name: str = "first") -> Iterator[dict[str, Any]]:
    """Yield the labelled reports of a language in one of the SETS."""
    for line in (LABELS / SETS[name].format(language)).read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


class Judge:
    """Compares what was found with the labels."""

    def __init__(self, *, tell: bool) -> None:
        self._places = {place.place_id: place for place in Gazetteer().places()}
        self._tell = tell

    def say(self, report_id: str, words: str) -> None:
        """Print an error, if errors are wanted."""
        if self._tell:
            print(f"{report_id}  {words}")

    def toponyms(self, report: dict[str, Any], found: list[dict[str, Any]], score: Score) -> None:
        """Count toponyms: right where the spans overlap and the place is the labelled one."""
        wanted, position = [], 0
        for text, place in report["toponyms"]:
            start = report["text"].index(text, position)
            position = start + len(text)
            wanted.append((start, position, place))
        left = list(wanted)
        for one in found:
            hit = next(
                (
                    w
                    for w in left
                    if one["start"] < w[1] and w[0] < one["end"] and self._same(one["place_id"], w[2])
                ),
                None,
            )
            score.counts[f"toponym {'right' if hit else 'false'}"] += 1
            if hit:
                left.remove(hit)
            else:
                self.say(report["id"], f"false toponym {one['text']!r} {one['place_id']}")
        score.counts["toponym missed"] += len(left)
        for start, end, place in left:
            self.say(report["id"], f"missed toponym {report['text'][start:end]!r} {place}")

    def _same(self, place_id: str, wanted: str) -> bool:
        """Return whether a place is a labelled one, or shares its name and lies in it, or it in the place."""
        return any(
            place_id == one or self._seat(place_id, one) or self._seat(one, place_id)
            for one in wanted.split("|")
        )

    def _seat(self, inner: str, outer: str) -> bool:
        """Return whether a town (district) of the same name lies in a district (province)."""
        place, area = self._places[inner], self._places[outer]
        inside = outer in (place.admin2_id, place.admin1_id)
        return inside and (
            words_of(place.name)[0] == words_of(area.name)[0]
            or (place.feature_code in {"PPLA", "PPLA2"} and area.feature_code == "ADM2")
        )

    def incidents(self, report: dict[str, Any], found: list[Any], score: Score) -> None:
        """Count incidents, and the values of those that were found."""
        pairs = self._pairs(report["incidents"], found)
        for number, label in enumerate(report["incidents"]):
            if label.get("optional"):
                continue
            if number not in pairs:
                score.counts["incident missed"] += 1
                self.say(report["id"], f"missed incident {label['date']} {label['type']} {label['place']}")
                continue
            score.counts["incident right"] += 1
            self._values(report["id"], label, found[pairs[number]].values, score)
        left = [one for number, one in enumerate(found) if number not in pairs.values()]
        score.counts["incident false"] += len(left)
        for one in left:
            self.say(
                report["id"],
                f"false incident {one.values.get('event_date')} {one.values['sub_event_type']} "
                f"{one.values['place_id']}",
            )

    def _pairs(self, labels: list[dict[str, Any]], found: list[Any]) -> dict[int, int]:
        """Return which found incident each label is, the likest pair first, optional ones last."""
        likeness = [
            (bool(label.get("optional")), -self._likeness(label, one.values), number, at)
            for number, label in enumerate(labels)
            for at, one in enumerate(found)
        ]
        pairs: dict[int, int] = {}
        for _, unlike, number, at in sorted(likeness):
            if unlike < 0 and number not in pairs and at not in pairs.values():
                pairs[number] = at
        return pairs

    def _likeness(self, label: dict[str, Any], values: dict[str, Any]) -> float:
        """Return how well an incident fits a label; 0 if it is another one."""
        far = self._error_km(label, values)
        same_date = bool(label["date"]) and _is_one_of(values.get("event_date"), label["date"])
        if far > NEAR_KM and not same_date:
            return 0
        return (
            (far <= NEAR_KM)
            + same_date
            + (values.get("sub_event_type") in label["type"].split("|")) / 2
            + 0.1
        )

    def _error_km(self, label: dict[str, Any], values: dict[str, Any]) -> float:
        """Return the geodesic distance in km from the nearest labelled place to the found one."""
        here = self._places[values["place_id"]]
        wanted = [self._places[one] for one in label["place"].split("|")]
        return min(
            GEOD.inv(here.longitude, here.latitude, one.longitude, one.latitude)[2] / 1000 for one in wanted
        )

    def _values(self, report_id: str, label: dict[str, Any], values: dict[str, Any], score: Score) -> None:
        """Compare the values of an incident with its label."""
        score.errors_km.append(self._error_km(label, values))
        districts = {self._district(one) for one in label["place"].split("|")} - {""}
        checks = {
            "date": _is_one_of(values.get("event_date"), label["date"])
            and _is_one_of(values.get("time_precision"), label["prec"]),
            "killed": _is_one_of(values.get("fatalities"), label["killed"]),
            "wounded": _is_one_of(values.get("injured"), label["wounded"]),
            "type": values["sub_event_type"] in label["type"].split("|"),
        }
        if districts:
            checks["district"] = self._district(values["place_id"]) in districts
        wrong = {
            "date": (label["date"], values.get("event_date")),
            "killed": (label["killed"], values.get("fatalities")),
            "wounded": (label["wounded"], values.get("injured")),
            "type": (label["type"], values["sub_event_type"]),
            "district": (label["place"], values["place_id"]),
        }
        for what, right in checks.items():
            score.counts[f"{what} {'right' if right else 'wrong'}"] += 1
            if not right:
                self.say(report_id, f"{what}: labelled {wrong[what][0]}, found {wrong[what][1]}")

    def _district(self, place_id: str) -> str:
        """Return the district of a place, itself if it is one."""
        place = self._places[place_id]
        return place_id if place.feature_code == "ADM2" else place.admin2_id


def _is_one_of(found: str | int | None, label: str | int | None) -> bool:
    """Return whether a value is the labelled one, or one of several ("5|2") that are right."""
    if found is None or label is None:
        return found is None and (not label or "null" in str(label).split("|"))
    return str(found) in str(label).split("|")


def score_language(language: str, judge: Judge, *, half: bool, name: str = "first") -> Score:
    """Return the score of one language in one half of one of the SETS."""
    score, extractor = Score(), Extractor()
    for report in labelled(language, name):
        if frozen(report["id"], name) is half:
            score.counts["reports"] += 1
            given = Report(report["text"], published=date.fromisoformat(report["published"]))
            if "toponyms" in report:
                judge.toponyms(report, extractor.toponyms(report["text"]), score)
            judge.incidents(report, extractor.incidents(given), score)
    return score


def article(language: str, *, dense: bool) -> str:
    """Return an article of ARTICLE_WORDS words: one report with an incident among others, or such alone."""
    reports = list(labelled(language))
    telling = [report["text"] for report in reports if report["incidents"]]
    others = [report["text"] for report in reports if not report["incidents"]]
    text = "\n\n".join(telling if dense else [telling[0], *others, *others])
    return " ".join(text.split(" ")[:ARTICLE_WORDS])


def speed(*, dense: bool) -> float:
    """Return how many articles are read in a second of processor time, once loaded; the best of 20 rounds."""
    articles = [article(language, dense=dense) for language in LANGUAGES]
    extractor = Extractor()
    for text in articles:
        extractor.incidents(Report(text, published=date(2026, 6, 8)))
    best = float("inf")
    for _ in range(20):
        start = time.process_time()
        for text in articles:
            extractor.incidents(Report(text, published=date(2026, 6, 8)))
        best = min(best, time.process_time() - start)
    return len(articles) / best


def yardstick() -> float:
    """Return the processor time of a loop that tells how fast the machine is just now, in seconds."""
    start, total = time.process_time(), 0
    for number in range(5_000_000):
        total += number
    return time.process_time() - start


def table(name: str, languages: Sequence[str], judge: Judge, *, half: bool) -> list[str]:
    """Return the table of one set: a line for each language, and one for all."""
    kind = "frozen half" if half else "tuning half"
    if name in OPEN or name in CLOSED:
        kind = "whole, frozen" if name in CLOSED else "whole"
    lines = [
        f"{name} set, {kind}",
        f"{'':9}" + "".join(f"{head:>{width}}" for head, width in zip(HEADS, WIDTHS, strict=True)),
    ]
    whole = Score()
    for language in languages:
        score = score_language(language, judge, half=half, name=name)
        lines.append(score.row(LANGUAGES[language]))
        whole.counts += score.counts
        whole.errors_km += score.errors_km
    return [*lines, whole.row("all"), ""]


def speeds() -> list[str]:
    """Return how fast articles are read, and how fast the machine is just now."""
    return [
        f"articles of {ARTICLE_WORDS} words a second of processor time:",
        f"{speed(dense=False):,.0f} with an incident each, {speed(dense=True):,.0f} with a dozen",
        f"(five million additions in a loop: {yardstick():.2f} s)",
    ]


def arguments() -> argparse.Namespace:
    """Return what was asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--frozen", action="store_true", help="score the frozen halves and sets")
    parser.add_argument("--errors", action="store_true", help="print what was wrong (not with --frozen)")
    parser.add_argument("--set", choices=SETS, help="only this set")
    parser.add_argument("--language", choices=LANGUAGES, help="only this language")
    parser.add_argument("--write", action="store_true", help="put all tables into docs/extract.md")
    given = parser.parse_args()
    if given.frozen and given.errors:
        parser.error("the errors in the frozen sets are not to be looked at")
    if given.write and (given.frozen or given.errors or given.set or given.language):
        parser.error("--write measures everything: give it alone")
    return given


def main() -> None:
    """Print the tables."""
    given = arguments()
    judge = Judge(tell=given.errors)
    languages = [given.language] if given.language else list(LANGUAGES)
    today = date.today().isoformat()  # noqa: DTZ011 - the day at the place of the run
    lines = [f"{today}, panj {version('panj')}, Python {sys.version.split()[0]}", ""]
    for half in (True, False) if given.write else (given.frozen,):
        for name in [given.set] if given.set else SETS:
            if name not in (OPEN if half else CLOSED):
                lines += table(name, languages, judge, half=half)
    if not (given.set or given.language or given.frozen):
        import templates  # noqa: PLC0415 - found only where this file is run, not where it is imported

        lines += [*templates.table(), *speeds()]
    print("\n".join(lines))
    if given.write:
        from page import put  # noqa: PLC0415 - found only where this file is run, not where it is imported

        put("extract.md", ["```", *lines, "```"])


if __name__ == "__main__":
    main()
