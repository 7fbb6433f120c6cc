"""How long reading takes and how much memory, for each format, each in a process of its own.

python -m benchmarks.reading --pairs 20000
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from tests.glossary.reading.samples import FORMATS, SUFFIXES

__all__ = ["main"]

_READ: Final = """
import sys, time
from pathlib import Path
from glossary.reading import READERS, read_document
READERS[sys.argv[2]].load()
start = time.perf_counter()
count = len(read_document(Path(sys.argv[1]), format=sys.argv[2]).pairs)
print(f"{count:>9,} pairs  {time.perf_counter() - start:7.2f} s", end="")
status = Path("/proc/self/status")  # getrusage would tell the peak of the process that started this one
peak = [line.split()[1] for line in status.read_text().splitlines() if line.startswith("VmHWM")] if status.exists() else []
print(f"  {int(peak[0]) / 1000:7,.0f} MB of memory" if peak else "")
"""


def pair(number: int) -> tuple[str, str]:
    """Return a pair of sentences that differs from all others."""
    return (
        f"湖面平静，第{number}位渔民清早出船，今年的水质比去年好得多。",
        f"The lake is calm, fisherman number {number} set out early, and the water is much better than last year.",
    )


def main() -> None:
    """Print a line for each format."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=int, default=20_000)
    parser.add_argument("--format", choices=FORMATS, action="append")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for name in arguments.format or FORMATS:
            path = Path(folder) / f"sample{SUFFIXES[name]}"
            path.write_bytes(FORMATS[name]([pair(number) for number in range(arguments.pairs)]))
            print(f"{name:<12} {path.stat().st_size / 1e6:6.1f} MB", end="  ", flush=True)
            subprocess.run([sys.executable, "-c", _READ, str(path), name], check=True)


if __name__ == "__main__":
    main()
