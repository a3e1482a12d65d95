"""The answers that are ready before they are asked for are those that would be given anyway."""

from collections.abc import Callable
from pathlib import Path

import pytest

from gazetteer import Gazetteer, store
from gazetteer import gazetteer as module
from gazetteer.gazetteer import PACKAGED_INDEX
from gazetteer.indexing import build_index
from gazetteer.place import Match
from gazetteer.ready import ReadyMatches, look_up_all, read_ready
from gazetteer.userdata import write_radii
from gazetteer.userplaces import add_places

from .userfiles import GEONAMES, folder, write

__all__ = ["folder"]

CASES: list[Callable[[str], str]] = [str, str.upper, str.lower, str.title, str.swapcase]


@pytest.fixture(scope="module")
def prepared() -> Gazetteer:
    """Return the packaged gazetteer with all answers ready."""
    gazetteer = Gazetteer()
    gazetteer.prepare()
    return gazetteer


@pytest.fixture(scope="module")
def recorded() -> list[str]:
    """Return every seventh recorded name."""
    gazetteer = Gazetteer()
    names = [name.name for place in gazetteer.places() for name in gazetteer.names(place.place_id)]
    return list(dict.fromkeys(names))[::7]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.__name__)
def test_prepare_changes_no_answer(
    prepared: Gazetteer, recorded: list[str], case: Callable[[str], str]
) -> None:
    """Recorded names, in whatever case, and misspelt ones mean the same with and without ready answers."""
    names = [case(name) for name in recorded] + [case(name)[1:] for name in recorded[::20]]

    assert prepared.geocode_many(names) == Gazetteer().geocode_many(names)


def test_answers_are_the_same_singly_together_first_and_later(recorded: list[str]) -> None:
    """A name that is asked a second time, or among others, has the answer that it has alone."""
    names = [*recorded[:100], "Darvozz", "Ishkashm", "no such place"]
    gazetteer = Gazetteer()
    first = gazetteer.geocode_many(names)

    assert gazetteer.geocode_many(names) == first
    assert [Gazetteer().geocode(name) for name in names[::10]] == first[::10]


def test_limit_shortens_the_same_answer(prepared: Gazetteer) -> None:
    """However many matches were asked for before."""
    for gazetteer in (prepared, Gazetteer()):
        one, all_of_them = gazetteer.geocode("Badakhshan", limit=1), gazetteer.geocode("Badakhshan", limit=50)

        assert one.matches == all_of_them.matches[:1]
        assert len(all_of_them) > 1


def test_what_is_known_beside_the_name_is_not_passed_over(prepared: Gazetteer) -> None:
    """Ready answers are for names of which nothing else is known."""
    assert prepared.geocode("Badakhshan", country="TJ")[0].place.place_id == "tj-gbao"
    assert prepared.geocode("Badakhshan", near=(38.1, 72.9))[0].place.place_id == "tj-gbao"


def test_some_questions_make_the_others_ready(monkeypatch: pytest.MonkeyPatch, recorded: list[str]) -> None:
    """After some names the answers to all recorded ones are read, once; they stay what they were."""
    expected = [Gazetteer().geocode(name) for name in recorded[:40]]
    monkeypatch.setattr(module, "_SOME", 20)
    read: list[store.Store] = []

    def counted(index: store.Store) -> ReadyMatches:
        read.append(index)
        return read_ready(index)

    monkeypatch.setattr(module, "read_ready", counted)

    assert Gazetteer().geocode_many(recorded[:40]) == expected
    assert len(read) == 1


def test_many_questions_look_up_the_users_own_places_too(
    folder: Path, monkeypatch: pytest.MonkeyPatch, recorded: list[str]
) -> None:
    """What the index was built with does not hold beside them: all names are looked up, once."""
    add_places(write(folder, "TJ.txt", GEONAMES))
    names = [*recorded[:40], "Zarbulak"]
    expected = [Gazetteer().geocode(name) for name in names]
    monkeypatch.setattr(module, "_MANY", 20)
    made: list[int] = []

    def counted(names: set[str], match: Callable[[str], tuple[Match, ...]]) -> ReadyMatches:
        made.append(len(names))
        return look_up_all(names, match)

    monkeypatch.setattr(module, "look_up_all", counted)

    assert Gazetteer().geocode_many(names) == expected
    assert len(made) == 1
    assert made[0] >= len(recorded)


def test_the_users_boundaries_are_not_passed_over(
    folder: Path, monkeypatch: pytest.MonkeyPatch, recorded: list[str]
) -> None:
    """A place whose polygon the user has added is answered with its radius, however many are asked."""
    write_radii({"tj-darvoz-district": 7.0})
    monkeypatch.setattr(module, "_SOME", 5)
    gazetteer = Gazetteer()
    gazetteer.geocode_many(recorded[:10])

    assert gazetteer.geocode("Darvoz")[0].place.radius_km == 7.0


def test_the_index_is_built_without_the_users_boundaries(folder: Path, tmp_path: Path) -> None:
    """What a user of the machine has added has no say in the answers that others get."""
    write_radii({"tj-darvoz-district": 7.0})
    index = tmp_path / "built.sqlite"
    build_index(PACKAGED_INDEX.parent, index)

    assert index.read_bytes() == PACKAGED_INDEX.read_bytes()


def test_a_large_index_is_not_read_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is asked name by name, and answers as before."""
    expected = Gazetteer().geocode("DARVOZ")
    monkeypatch.setattr(store, "_LARGE", 1)
    gazetteer = Gazetteer()
    gazetteer.prepare()

    assert gazetteer.geocode("DARVOZ") == expected


def test_prepare_knows_the_users_own_places(folder: Path) -> None:
    """Names of both indexes are ready, and those that both have mean places of both."""
    add_places(write(folder, "TJ.txt", GEONAMES))
    prepared, plain = Gazetteer(), Gazetteer()
    prepared.prepare()
    names = ["Zarbulak", "ZARBULAK", "Зарбулак", "Zarbulag", "Darvoz", "KHORUGH"]

    assert prepared.geocode_many(names) == plain.geocode_many(names)
    assert prepared.geocode("zarbulak")[0].place.place_id == "gn-900000001"
