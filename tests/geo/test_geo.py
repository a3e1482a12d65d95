"""What `import geo` offers."""

import subprocess
import sys

import pytest

import geo


@pytest.mark.parametrize("name", geo.__all__)
def test_every_public_name_is_there_and_described(name: str) -> None:
    """Each name of __all__ can be had, has a docstring, and stands in dir()."""
    assert getattr(geo, name).__doc__
    assert name in dir(geo)


def test_unknown_name_is_an_attribute_error() -> None:
    """A name that is not offered is named in the error."""
    with pytest.raises(AttributeError, match="no attribute 'no_such_verb'"):
        _ = geo.no_such_verb


def test_verbs_are_not_hidden_by_the_modules_of_their_name() -> None:
    """`geo.locate` and `geo.measure` are functions, in whatever order things are imported."""
    modules = "geo, geo.incidents.locate, geo.incidents.measure"
    code = f"import {modules}; print(callable(geo.locate), callable(geo.measure))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.split() == ["True", "True"]
