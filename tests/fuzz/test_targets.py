"""Whatever bytes come from outside, they are read or refused in one line: found inputs, and new ones."""

import os
import warnings
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .targets import TARGETS, Target

FOUND = sorted((Path(__file__).parent / "found").iterdir())
# So many inputs of each target in a usual run; PANJ_FUZZ_EXAMPLES=5000 for a long one.
EXAMPLES = int(os.environ.get("PANJ_FUZZ_EXAMPLES", "15"))


@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.name)
def test_what_fuzzing_found_is_mended(path: Path) -> None:
    """Inputs that once ended in a traceback; the name says of which target."""
    TARGETS[path.name.rpartition("-")[0]].run(path.read_bytes())


@st.composite
def _damaged(draw: st.DrawFn, target: Target) -> bytes:
    """Give a whole example with some bytes replaced, left out, doubled or cut off; or any bytes at all."""
    content = bytearray(draw(st.sampled_from([*target.seeds, b""])))
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(content)))
        to = min(len(content), at + draw(st.sampled_from([0, 1, 2, 4, 8, 64, 1 << 30])))
        put = st.one_of(
            st.binary(max_size=8), st.text(max_size=6).map(lambda text: text.encode(errors="replace"))
        )
        content[at:to] = draw(st.one_of(put, st.just(bytes(content[at:to]) * 2)))
    return bytes(content)


@pytest.mark.parametrize("name", TARGETS)
def test_damaged_and_random_input_is_read_or_refused_in_one_line(name: str) -> None:
    """No exception but the toolkit's own, no warning on a terminal, no row lost."""
    target = TARGETS[name]

    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(_damaged(target))
    def run(content: bytes) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            target.run(content)

    run()
