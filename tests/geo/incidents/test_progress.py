"""A bar for large tables, on a terminal only."""

import io
from pathlib import Path

import pytest

from geo.incidents.formats import FORMATS
from geo.incidents.readers import read_incidents
from geo.incidents.writers import write_incidents

from .hard_rows import hard_rows


class _Terminal(io.StringIO):
    """Standard error as a terminal has it."""

    def isatty(self) -> bool:
        """Say that somebody is looking."""
        return True


@pytest.mark.parametrize("suffix", [known.suffixes[0] for known in FORMATS if known.suffixes])
def test_a_large_table_shows_how_far_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    """20,000 rows have a bar when they are written and read, which is gone at the end; 19,999 have none."""
    table = hard_rows(20_000)[["event_id", "location", "latitude", "longitude", "geometry"]]
    shown = _Terminal()
    monkeypatch.setattr("sys.stderr", shown)
    write_incidents(table[1:], tmp_path / f"few{suffix}")
    few = shown.getvalue()
    write_incidents(table, tmp_path / f"many{suffix}")
    read_incidents(tmp_path / f"many{suffix}")
    told = shown.getvalue()

    assert few == ""
    assert "writing" in told
    assert "reading" in told
    assert told.rpartition("\r")[0].endswith(" ")


def test_no_bar_goes_into_a_file(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Where standard error is no terminal, nothing is shown."""
    write_incidents(hard_rows(20_000), tmp_path / "a.csv")

    assert capfd.readouterr().err == ""
