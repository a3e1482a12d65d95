"""A long table that several processes share: the same output, whatever is interrupted or forbidden."""

import csv
import io
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from gazetteer import Gazetteer, batch
from gazetteer.batch import Journal, Reply
from gazetteer.cli import geocode

NEWS = "id,place,day,country\n1,Shuroobod,2010-08-05,TJ\n2,Badakhshan,,\n3,,,\n4,Qwzx,,\n1,Khorog,1995,\n"


def run(*arguments: str) -> Result:
    """Run the command; an error that main() would print is raised."""
    return CliRunner().invoke(geocode, arguments, catch_exceptions=False)


def table(text: str) -> list[dict[str, str]]:
    """Return the rows of CSV text."""
    return list(csv.DictReader(io.StringIO(text)))


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """Return a table of names with a duplicate id, an empty cell and an unknown name."""
    path = tmp_path / "news.csv"
    path.write_text(NEWS, encoding="utf-8")
    return path


@pytest.fixture
def shared(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Have two processes answer what stands behind the second question; return how many were shared."""
    share, counts = batch._shared, []

    def watched(questions: Sequence[batch.Question], *others: Any) -> Iterator[Reply]:
        counts.append(len(questions))
        yield from share(questions, *others)

    monkeypatch.setattr(batch, "_PORTION", 1)
    monkeypatch.setattr(batch, "_LONG_S", -1.0)
    monkeypatch.setattr(batch, "_processors", lambda: 2)
    monkeypatch.setattr(batch, "_shared", watched)
    return counts


def test_batch_is_the_same_by_several_processes(
    news: Path, shared: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every row in its order, as by one."""
    arguments = ("--input", str(news), "--column", "place", "--country-column", "country")
    by_several = run(*arguments)
    monkeypatch.setattr(batch, "_processors", lambda: 1)

    assert by_several.stdout == run(*arguments).stdout
    assert shared == [3]


def test_the_script_that_shares_a_table_is_not_run_by_its_processes(news: Path) -> None:
    """A process that starts another one in Python has it import its main module, which may do anything."""
    script = news.parent / "script.py"
    script.write_text(
        "import sys\n"
        "from gazetteer import batch\n"
        "from panj import main\n"
        "print('begun')\n"
        "batch._PORTION, batch._LONG_S, batch._processors = 1, -1.0, lambda: 2\n"
        f"sys.argv = ['panj', 'geocode', '--input', {str(news)!r}, '--column', 'place', '-o', 'out.csv']\n"
        "main()\n",
        encoding="utf-8",
    )

    done = subprocess.run(
        [sys.executable, script], cwd=news.parent, capture_output=True, text=True, check=True
    )

    assert (done.stdout + done.stderr).count("begun") == 1
    assert "defect" not in done.stderr
    assert len(table((news.parent / "out.csv").read_text(encoding="utf-8"))) == 5


def test_processes_that_share_a_table_end_with_the_one_that_is_killed(tmp_path: Path) -> None:
    """They hold its output: it ends only when all of them have."""
    script = tmp_path / "script.py"
    script.write_text(
        "import time\n"
        "from gazetteer import Gazetteer, batch\n"
        "asked = [(f'Qwzx{number}', '', '', '', '') for number in range(300)]\n"
        "replies = batch._shared(asked, 2, Gazetteer(), {})\n"
        "next(replies)\n"
        "print('shared', flush=True)\n"
        "time.sleep(600)\n",
        encoding="utf-8",
    )
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, text=True) as killed:
        assert killed.stdout is not None
        assert killed.stdout.readline() == "shared\n"

        killed.kill()

        assert killed.communicate(timeout=60)[0] == ""


def test_batch_goes_on_alone_where_no_process_may_be_started(
    news: Path, shared: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sandbox may forbid it."""

    def refuse(*arguments: object) -> None:
        raise PermissionError(arguments)

    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor", refuse)

    assert len(table(run("--input", str(news), "--column", "place").stdout)) == 5
    assert shared == [3]


def test_batch_by_several_processes_keeps_what_it_has_when_it_ends(tmp_path: Path, shared: list[int]) -> None:
    """The journal has the replies that were given, and only those."""
    asked = [(name, "", "", "", "") for name in ("Darvoz", "Khorogh", "Wanj", "Shugnon", "Rushan")]
    journal = Journal(tmp_path / "out.csv", "subject")
    journal.start({})
    with closing(batch.answer_all(asked, Gazetteer(), {}, journal, {})) as answers:
        given = [next(answers) for _ in range(3)]

    assert list(journal.read().items()) == list(zip(asked, given, strict=False))
    assert shared == [3]
