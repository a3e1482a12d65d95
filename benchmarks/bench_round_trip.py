"""Hard rows through every format and back: what is lost, how long writing and reading take."""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from geo.incidents.formats import FORMATS
from geo.incidents.readers import read_incidents
from geo.incidents.writers import write_incidents

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "geo" / "incidents"))
from hard_rows import assert_same, hard_rows


def main() -> None:
    """Print seconds of processor time for each format, and that nothing but what is documented was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true", help="2,000 rows")
    table = hard_rows(2_000 if parser.parse_args().small else 100_000)
    with tempfile.TemporaryDirectory(prefix="panj-") as folder:
        for suffix in [known.suffixes[0] for known in FORMATS if known.suffixes]:
            path = Path(folder) / f"a{suffix}"
            start = time.process_time()
            write_incidents(table, path)
            written = time.process_time()
            back = read_incidents(path)
            read = time.process_time()
            assert_same(back, table, suffix)
            told = f"{written - start:.1f} s out, {read - written:.1f} s in"
            print(
                f"{len(table):,} rows through {suffix}: {told}, {path.stat().st_size / 1e6:.0f} MB, lossless"
            )


if __name__ == "__main__":
    main()
