"""Run every benchmark (benchmarks/bench_*.py), one after another, each in a process of its own."""

import argparse
import subprocess
import sys
from pathlib import Path


def main() -> int:
    """Return the number of benchmarks that failed."""
    parser = argparse.ArgumentParser(description="Run every benchmark.")
    parser.add_argument("--small", action="store_true", help="small sizes: does it still run, about how fast")
    small = ["--small"] if parser.parse_args().small else []
    failed = 0
    for path in sorted(Path(__file__).parent.glob("bench_*.py")):
        print(f"\n{path.name}", flush=True)
        failed += subprocess.run([sys.executable, str(path), *small], check=False).returncode != 0
    return failed


if __name__ == "__main__":
    sys.exit(main())
