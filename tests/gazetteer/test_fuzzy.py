"""Keys that are a few wrong letters away."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazetteer.fuzzy import Neighbours, allowed_errors, has_sum, nearest, pack_remains, pack_sums, unpack

KEYS = ["darvoz", "khorugh", "shughnon", "ishkoshim", "panj", "yol"]


@pytest.mark.parametrize(("length", "errors"), [(3, 0), (4, 1), (6, 1), (7, 2), (20, 2)])
def test_allowed_errors_grow_with_the_name(length: int, errors: int) -> None:
    """One wrong letter from four letters on, two from seven."""
    assert allowed_errors(length) == errors


@pytest.mark.parametrize("misspelt", ["darvo", "darvooz", "darvaz", "dravoz", "arvoz", "darvozz"])
def test_near_finds_a_key_that_is_one_letter_away(misspelt: str) -> None:
    """Whether a letter is missing, too many, wrong, or in its neighbour's place."""
    assert "darvoz" in Neighbours(KEYS, *pack_remains(KEYS)).near(misspelt, 1)


@pytest.mark.parametrize("misspelt", ["ishkshm", "ishkoshimar", "ixhkoshin", "sihkohsim", "ishkoshi"])
def test_near_finds_a_long_key_that_is_two_letters_away(misspelt: str) -> None:
    """Two errors anywhere in a name of seven letters or more."""
    assert "ishkoshim" in Neighbours(KEYS, *pack_remains(KEYS)).near(misspelt, 2)


@settings(deadline=None)
@given(st.data())
def test_near_finds_whatever_two_letters_were_left_out_of(data: st.DataObject) -> None:
    """No pair of letters of a long name is needed to find it."""
    key = data.draw(st.text("abcdefg", min_size=7, max_size=15))
    one, other = sorted(data.draw(st.sets(st.integers(0, len(key) - 1), min_size=2, max_size=2)))
    misspelt = key[:one] + key[one + 1 : other] + key[other + 1 :]

    assert key in Neighbours([*KEYS, key], *pack_remains([*KEYS, key])).near(misspelt, 2)


@pytest.mark.parametrize("misspelt", ["ishkshm", "darvaz", "panj", "شغنن", "x", ""])
def test_near_asked_in_steps_finds_what_it_finds_at_once(misspelt: str) -> None:
    """Keys with up to one letter left out, then those with two: together the keys with up to two."""
    keys = [*KEYS, "شغنان", "شغنانو"]
    neighbours = Neighbours(keys, *pack_remains(keys))
    steps = neighbours.near(misspelt, 1) + neighbours.near(misspelt, 2, least=2)
    at_once = neighbours.near(misspelt, 2)

    assert set(steps) == set(at_once)
    assert len(set(at_once)) == len(at_once)


def test_near_reads_letters_of_any_script() -> None:
    """Letters that are several bytes are left out whole."""
    keys = ["شغنان"]

    assert Neighbours(keys, *pack_remains(keys)).near("شغنن", 1) == keys


def test_nearest_ranks_by_likeness() -> None:
    """The most alike key comes first, with its likeness between 0 and 1."""
    found = nearest("darvozi", KEYS, 3)

    assert len(found) == 3
    assert found[0][0] == "darvoz"
    assert all(0 <= like <= 1 for _, like in found)


def test_has_sum_knows_the_keys_that_were_packed() -> None:
    """A packed key is found again, another is not."""
    sums = unpack(pack_sums(["lanzhou", "samara"]))

    assert has_sum(sums, "samara")
    assert not has_sum(sums, "zamora")


def test_near_finds_the_same_keys_however_often_it_is_asked() -> None:
    """The first questions are answered without a table of all sums."""
    neighbours = Neighbours(KEYS, *pack_remains(KEYS))
    first = [neighbours.near(misspelt, 2) for misspelt in ("darvo", "ishkshm", "xyz")]
    for _ in range(300):
        neighbours.near("panjj", 1)

    assert [neighbours.near(misspelt, 2) for misspelt in ("darvo", "ishkshm", "xyz")] == first


@pytest.mark.parametrize(
    ("start", "found"), [("sh", ["shughnon"]), ("y", ["yol"]), ("z", []), ("", sorted(KEYS))]
)
def test_beginning_finds_the_keys_that_begin_so(start: str, found: list[str]) -> None:
    """Of sorted keys, also at the end of them."""
    keys = sorted(KEYS)

    assert Neighbours(keys, *pack_remains(keys)).beginning(start) == found
