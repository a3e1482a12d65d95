"""The script of the page: its modules, put together, and its own tests."""

import os
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from maps.script import PAGE, page_script

ROOT = Path(__file__).parents[2]
MODULES = sorted(PAGE.glob("*.js"))


@pytest.fixture(scope="module")
def node() -> str:
    """Return Node; without it the script's tests are skipped, but on the build server they fail."""
    found = shutil.which("node")
    if not found:
        if os.environ.get("CI") == "true":
            pytest.fail("the script's tests need Node: install Debian's package nodejs")
        pytest.skip("no node on the path")
    return found


def test_modules_pass_their_own_tests(node: str) -> None:
    """Node's test runner passes everything in tests/page."""
    tests = sorted(str(path) for path in (ROOT / "tests" / "page").glob("*.test.mjs"))

    run = subprocess.run([node, "--test", *tests], capture_output=True, text=True, check=False, timeout=120)

    assert run.returncode == 0, run.stdout


def test_page_script_is_a_script(node: str, tmp_path: Path) -> None:
    """What the modules are put together to is valid JavaScript, without a module's words."""
    path = tmp_path / "page.js"
    path.write_text(page_script(), encoding="utf-8")

    run = subprocess.run(
        [node, "--check", str(path)], capture_output=True, text=True, check=False, timeout=60
    )

    assert run.returncode == 0, run.stderr
    assert not re.search(r"^(import|export) ", page_script(), re.MULTILINE)


def test_every_module_is_in_the_page() -> None:
    """Each module is reached from main.js, and stands in the script before what uses it."""
    script = page_script()
    places = {path.stem: script.find(_first_definition(path)) for path in MODULES}

    assert min(places.values()) > 0
    for path in MODULES:
        for needed in re.findall(r'from "\./([a-z_]+)\.js"', path.read_text(encoding="utf-8")):
            assert places[needed] < places[path.stem], (needed, path.stem)


def _first_definition(path: Path) -> str:
    """Return the head of the first function, class or constant at the top of a module."""
    found = re.search(
        r"^(?:export )?((?:async )?(?:function|class|const) \w+)",
        path.read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    assert found
    return found[1]


def test_no_two_modules_define_one_name() -> None:
    """One scope holds all modules, so that a name at the top of one may be in no other."""
    pattern = re.compile(r"^(?:export )?(?:async )?(?:function|class|const|let) (\w+)", re.MULTILINE)
    names = Counter(name for path in MODULES for name in pattern.findall(path.read_text(encoding="utf-8")))

    assert [name for name, count in names.items() if count > 1] == []


def test_no_module_reads_text_as_markup() -> None:
    """No module has a way to turn text into elements or code."""
    forbidden = re.compile(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|DOMParser"
    )

    assert [path.name for path in MODULES if forbidden.search(path.read_text(encoding="utf-8"))] == []


def test_modules_stay_small() -> None:
    """No module is longer than 400 lines."""
    assert [path.name for path in MODULES if len(path.read_text(encoding="utf-8").splitlines()) > 400] == []
