"""
Feed one target of targets.py with what atheris makes up, for a while; keep what it found, and go on.

    pip install atheris
    python tests/fuzz/atheris_fuzz.py csv --seconds 300 --into findings

Each new defect (by its kind and the line of this project that it came from) is printed once, and its input is
kept in the folder. A crash outside of Python ends the run, and leaves its input there too.
"""

import argparse
import sys
import traceback
import warnings
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).parent))
with atheris.instrument_imports(include=["geo", "maps", "gazetteer", "targets"]):
    from targets import TARGETS

_MOST_BYTES = 20_000


def main() -> None:
    """Fuzz the target that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("target", choices=list(TARGETS))
    parser.add_argument("--seconds", type=int, default=300)
    parser.add_argument("--into", type=Path, default=Path("findings"))
    given = parser.parse_args()
    target, found = TARGETS[given.target], set[str]()
    corpus = given.into / f"{given.target}-corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(target.seeds):
        (corpus / f"seed{number}").write_bytes(seed)

    def feed(content: bytes) -> None:
        try:
            target.run(content)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is kept and told of
            _keep(error, content, found, given.into, given.target)

    warnings.simplefilter("error")
    options = [f"-max_total_time={given.seconds}", f"-artifact_prefix={given.into}/{given.target}-crash-"]
    limits = [f"-max_len={_MOST_BYTES}", "-timeout=30", "-rss_limit_mb=3000", "-print_final_stats=1"]
    atheris.Setup([sys.argv[0], *options, *limits, str(corpus)], feed)
    atheris.Fuzz()


def _keep(error: Exception, content: bytes, found: set[str], folder: Path, target: str) -> None:
    """Keep the input of a defect that is new, and print it."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "site-packages" not in frame.filename]
    where = f"{type(error).__name__} {Path(ours[-1].filename).name}:{ours[-1].lineno}"
    if where in found:
        return
    found.add(where)
    (folder / f"{target}-{len(found)}").write_bytes(content)
    sys.stdout.write(f"FOUND {target}-{len(found)}: {where}: {str(error)[:300]!r}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
