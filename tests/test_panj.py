"""The command: help, version, completion, one-line errors."""

import os
import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from click.testing import CliRunner

import panj

ROOT = Path(__file__).parent.parent


def run_panj(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Run the command as a person does, in a process of its own."""
    command = [sys.executable, "-c", "import panj; panj.main()", *arguments]
    return subprocess.run(command, capture_output=True, text=True, input=stdin, check=False)


@pytest.mark.parametrize("name", list(panj.COMMANDS))
def test_help_shows_an_example(name: str) -> None:
    """The help of every command has an example that calls it, each call on a line of its own."""
    shown = CliRunner().invoke(panj.cli, [name, "--help"])
    _, found, example = shown.output.partition("\n  Example:\n")

    assert shown.exit_code == 0
    assert found
    assert f"panj {name}" in example
    assert all(line.count(f"panj {name}") <= 1 for line in example.splitlines())


@pytest.mark.parametrize("name", list(panj.COMMANDS))
def test_every_command_is_in_the_readme(name: str) -> None:
    """README names every command."""
    assert f"panj {name}" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_python_of_the_readme_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The Python blocks of README run as they stand, one after the other, beside a table of incidents."""
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    monkeypatch.chdir(tmp_path)
    Path("incidents.csv").write_text("location\nKhorog\nIshkashim\n", encoding="utf-8")

    for block in blocks:
        exec(compile(block, "README.md", "exec"), {})  # noqa: S102 # the project's own page, run as its readers do

    assert {path.name for path in tmp_path.iterdir()} >= {"incidents.geojson", "map.html", "map.png"}


@pytest.mark.parametrize(
    ("settings", "shown"),
    [
        ({"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "C"}, "Хоруғ".encode()),
        ({"PYTHONIOENCODING": "cp1251"}, "Хору\\u0493".encode("cp1251")),
    ],
)
def test_names_in_any_script_reach_a_pipe(settings: dict[str, str], shown: bytes) -> None:
    """In UTF-8 where the system has an encoding of few signs, as Windows has, or in the one asked for."""
    command = [sys.executable, "-c", "import panj; panj.main()", "gazetteer", "show", "tj-khorugh"]
    done = subprocess.run(command, capture_output=True, env=os.environ | settings, check=False)

    assert (done.returncode, done.stderr) == (0, b"")
    assert shown in done.stdout


def test_help_lists_every_command_with_a_summary() -> None:
    """The top help has one line for each command."""
    shown = CliRunner().invoke(panj.cli, ["--help"]).output

    assert set(panj.SUMMARIES) == set(panj.COMMANDS)
    for name in panj.COMMANDS:
        assert f"  {name} " in shown


def test_version_is_that_of_the_distribution() -> None:
    """--version prints the installed version."""
    assert CliRunner().invoke(panj.cli, ["--version"]).output == f"panj, version {version('panj')}\n"


def test_module_run_with_python_is_the_command() -> None:
    """`python -m panj` answers where the script is not on the path."""
    result = subprocess.run(
        [sys.executable, "-m", "panj", "--version"], capture_output=True, text=True, check=True
    )

    assert version("panj") in result.stdout


def test_about_names_each_data_set_with_licence() -> None:
    """About prints vintage and licence of the border, and credits OpenStreetMap and GeoNames."""
    shown = CliRunner().invoke(panj.cli, ["about"]).output

    for words in ("2026c", "ODbL-1.0", "© OpenStreetMap contributors", "GeoNames", "border.LICENSE"):
        assert words in shown


def test_unknown_command_is_a_usage_error() -> None:
    """A command that does not exist ends with 2 and names what was given."""
    done = run_panj("geokode")

    assert done.returncode == 2
    assert "geokode" in done.stderr
    assert "Traceback" not in done.stderr


def test_error_is_one_line_and_debug_shows_the_traceback(tmp_path: Path) -> None:
    """A file that is not there is one line on stderr and exit 1; --debug adds the traceback."""
    missing = str(tmp_path / "missing.csv")
    short, long = run_panj("export", missing), run_panj("--debug", "export", missing)

    assert (short.returncode, short.stdout) == (1, "")
    assert len(short.stderr.strip().splitlines()) == 1
    assert "missing.csv" in short.stderr
    assert "Traceback" in long.stderr


def test_an_error_steers_no_terminal(tmp_path: Path) -> None:
    """The name of a file, or what is in it, may hold signs that a terminal obeys."""
    done = run_panj("export", str(tmp_path / "missing\x1b]0;title\x07.csv"))

    assert (done.returncode, "missing" in done.stderr) == (1, True)
    assert done.stderr.strip().isprintable()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_script_is_offered(shell: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """`_PANJ_COMPLETE=bash_source panj` prints a completion script, as README says."""
    monkeypatch.setenv("_PANJ_COMPLETE", f"{shell}_source")
    done = run_panj()

    assert done.returncode == 0
    assert "_PANJ_COMPLETE" in done.stdout


def test_defect_is_said_in_a_line_and_not_as_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An error nobody foresaw still ends with 1 and says how to see more; --debug shows all."""

    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("by nothing")

    monkeypatch.setattr(panj.cli, "main", fail)
    monkeypatch.setattr(sys, "argv", ["panj", "border"])
    with pytest.raises(SystemExit, match="1"):
        panj.main()
    said = capsys.readouterr().err
    monkeypatch.setattr(sys, "argv", ["panj", "--debug", "border"])

    assert "ZeroDivisionError: by nothing" in said
    assert "--debug" in said
    with pytest.raises(ZeroDivisionError, match="by nothing"):
        panj.main()
