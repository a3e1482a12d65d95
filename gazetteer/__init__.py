"""Place names in any script → places with an honest radius."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gazetteer.gazetteer import Gazetteer
    from gazetteer.place import Answer, Match, Name, Place
    from gazetteer.toponyms import Toponym, find_toponyms

__all__ = ["Answer", "Gazetteer", "Match", "Name", "Place", "Toponym", "find_toponyms"]

_HOME = {"Gazetteer": "gazetteer", "Toponym": "toponyms", "find_toponyms": "toponyms"}


def __getattr__(name: str) -> Any:
    """Import a public name when it is asked for, so that `import gazetteer` loads nothing."""
    if name not in __all__:
        raise AttributeError(f"module 'gazetteer' has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 - only when a name is asked for

    return getattr(import_module(f"gazetteer.{_HOME.get(name, 'place')}"), name)
