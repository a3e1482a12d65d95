"""The arrows between the rooms: a package imports only what stands to its left."""

import ast
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

ORDER = ["gazetteer", "geo", "maps", "panj"]
GAZETTEER_MAY_IMPORT = {"rapidfuzz", "click", "tqdm", "platformdirs", "openpyxl", "gazetteer"}
ONE_FILE_A_THING = {"readers", "writers", "sources", "reading", "cli"}
HEAVY = [
    "numpy",
    "pandas",
    "geopandas",
    "shapely",
    "pyproj",
    "rapidfuzz",
    "matplotlib",
    "folium",
    "tqdm",
    "csv",
]


def folder_of(package: str) -> Path:
    """Return the folder of an installed package, without importing it."""
    spec = find_spec(package)
    assert spec is not None, f"{package} is not installed"
    assert spec.origin is not None
    return Path(spec.origin).parent


def modules_of(package: str) -> list[Path]:
    """Return the Python files of an installed package."""
    if package == "panj":
        return [folder_of("panj") / "panj.py"]
    return sorted(folder_of(package).rglob("*.py"))


def imported_by(path: Path) -> set[str]:
    """Return the top-level names that a file imports, anywhere in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} has a relative import, which this test cannot see through"
            names.add((node.module or "").split(".")[0])
    return names


@pytest.mark.parametrize("package", ORDER)
def test_a_package_imports_only_to_its_left(package: str) -> None:
    """No file of a package imports a package that stands to its right."""
    right = set(ORDER[ORDER.index(package) + 1 :])
    files = modules_of(package)

    assert files
    assert {str(path): imported_by(path) & right for path in files if imported_by(path) & right} == {}


def test_gazetteer_imports_the_standard_library_and_little_else() -> None:
    """Outside the standard library, the gazetteer uses only what its plan allows."""
    for path in modules_of("gazetteer"):
        foreign = imported_by(path) - set(sys.stdlib_module_names) - GAZETTEER_MAY_IMPORT

        assert foreign == set(), f"{path} imports {foreign}"


def test_border_knows_nothing_of_incidents() -> None:
    """The modules of the line import nothing from the incident table, nor from readers and writers."""
    for path in sorted((folder_of("geo") / "border").glob("*.py")):
        text = path.read_text(encoding="utf-8")

        assert "geo.incidents" not in text, path


@pytest.mark.parametrize("module", ["gazetteer", "panj"])
def test_import_loads_nothing_heavy(module: str) -> None:
    """A fresh interpreter that imports the module has loaded none of the heavy libraries."""
    code = f"import sys, {module}; print(*[name for name in {HEAVY!r} if name in sys.modules])"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert loaded.stdout.strip() == ""


def test_plan_names_every_module() -> None:
    """The plan in docs/architecture.md names every module, but for folders that hold one file a thing."""
    plan = Path(__file__).parent.parent.joinpath("docs", "architecture.md").read_text(encoding="utf-8")
    named = set(re.findall(r"[a-z_]+\.py", plan))
    missing = [
        str(path)
        for package in ("gazetteer", "geo", "maps")
        for path in modules_of(package)
        if path.name not in {"__init__.py", *named} and path.parent.name not in ONE_FILE_A_THING
    ]

    assert missing == []
    assert all(f"{folder}/" in plan for folder in ONE_FILE_A_THING)


def test_plan_names_no_module_that_is_gone() -> None:
    """A file that the plan names exists."""
    plan = Path(__file__).parent.parent.joinpath("docs", "architecture.md").read_text(encoding="utf-8")
    rooms = plan.split("## Rooms and arrows")[1].split("## What the rooms offer")[0]
    there = {path.name for package in ORDER for path in modules_of(package)}

    assert set(re.findall(r"[a-z_]+\.py", rooms)) - there == {"test_architecture.py", "build_data.py"}
