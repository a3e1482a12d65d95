"""Build step: the gazetteer's SQLite index is made from the reviewed tables when the wheel is built."""

import sys
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).resolve().parent


class BuildWithIndex(build_py):
    """Copy the packages, then write gazetteer/data/gazetteer.sqlite beside the copied tables."""

    def run(self) -> None:
        """Build the packages and the index; in an editable install, the index goes into the source tree."""
        super().run()
        sys.path.insert(0, str(ROOT))
        from gazetteer.indexing import build_index  # noqa: PLC0415 - importable only once the path is set

        package = ROOT if self.editable_mode else Path(self.build_lib)
        build_index(ROOT / "gazetteer" / "data", package / "gazetteer" / "data" / "gazetteer.sqlite")


setup(cmdclass={"build_py": BuildWithIndex})
