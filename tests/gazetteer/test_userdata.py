"""The user's data folder, and the radii in it."""

from pathlib import Path

import pytest

from gazetteer import Gazetteer
from gazetteer.errors import UserDataError, UserDataWarning
from gazetteer.userdata import data_dir, read_radii, write_radii


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Name a folder of the user that does not exist yet."""
    monkeypatch.setenv("PANJ_DATA_DIR", str(tmp_path / "mine"))
    return tmp_path / "mine"


def test_folder_is_the_systems_usual_one_unless_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The variable names the folder; without it, on Linux, it is under XDG_DATA_HOME."""
    named = data_dir()
    monkeypatch.delenv("PANJ_DATA_DIR")
    monkeypatch.setenv("XDG_DATA_HOME", str(folder))

    assert named == folder
    assert data_dir() == folder / "panj"


def test_radii_come_back_and_none_is_an_empty_table(folder: Path) -> None:
    """What was written is read; asking before anything was written makes no folder."""
    assert read_radii() == {}
    assert not folder.exists()
    write_radii({"tj-vanj-district": 37.5, "tj-darvoz-district": 30.0})

    assert read_radii() == {"tj-darvoz-district": 30.0, "tj-vanj-district": 37.5}


@pytest.mark.parametrize(
    "text", ["", "[1, 2]", '{"a": "wide"}', '{"a": null}', '{"a": -5}', '{"a": NaN}', "\0", "[" * 100_000]
)
def test_damaged_radii_are_left_out_and_named_with_the_remedy(folder: Path, text: str) -> None:
    """The packaged gazetteer answers all the same."""
    folder.mkdir()
    (folder / "radii.json").write_text(text, encoding="utf-8")

    with pytest.warns(UserDataWarning, match=r"left out: .*radii\.json cannot be read .* delete it"):
        assert read_radii() == {}
    with pytest.warns(UserDataWarning):
        assert Gazetteer().geocode("Darvoz")[0].place.radius_km == 30


def test_a_folder_that_cannot_be_made_is_named_with_the_remedy(folder: Path) -> None:
    """Such as one below a file."""
    folder.write_text("a file", encoding="utf-8")

    with pytest.raises(
        UserDataError, match=r"cannot be kept in .*mine.*: name another folder in PANJ_DATA_DIR"
    ):
        write_radii({})


@pytest.mark.usefixtures("folder")
def test_gazetteer_uses_the_radius_of_the_users_polygon() -> None:
    """A district so wide that it reaches into the zone is inside, where its packaged circle was not."""
    packaged = Gazetteer().get("tj-varzob-district")
    write_radii({packaged.place_id: packaged.border_km - 49})
    refined = Gazetteer().get(packaged.place_id)

    assert packaged.outside
    assert refined.radius_km == packaged.border_km - 49
    assert not refined.outside
