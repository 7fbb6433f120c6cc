"""Time the harvest in ratios, and the commands as a user meets them: whole processes, cold, median of several runs.

Run ``make bench``. Beside each command stands its ratio to starting Python with spaCy (for the build) or bare
Python (for the questions), measured in the same run, so that figures of different machines can be compared.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from benchmarks.annotated import ROOT, SHARED
from benchmarks.checks import print_checks
from benchmarks.lookup import print_lookup
from benchmarks.matching import print_matching
from benchmarks.speed import print_speed
from glossary.reading import read_document

_RUNS: Final = 5
_TIFA: Final = [sys.executable, "-m", "cli"]


def main() -> None:
    """Time build, lookup, show, sparql and graph on the real document, or on the sample, checks, and lookups."""
    real = SHARED / "corpus/new-industrialization-2024.txt"
    document = real if real.is_file() else ROOT / "examples/lake-region-2024.txt"
    bare = _time([sys.executable, "-c", "pass"])
    spacy = _time([sys.executable, "-c", "import spacy; spacy.blank('zh')"])
    print(f"{document.name}; {_RUNS} runs each, median seconds, ratio")
    print(f"{'python':34} {bare:7.3f}   1.0")
    print(f"{'python with spaCy':34} {spacy:7.3f} {spacy / bare:5.1f} x python")
    with tempfile.TemporaryDirectory() as folder:
        here = ["--workspace", folder]
        subprocess.run([*_TIFA, "init", folder], cwd=ROOT, check=True, capture_output=True)
        build = _time([*_TIFA, *here, "build", str(document)])
        print(f"{'tifa build':34} {build:7.3f} {build / spacy:5.1f} x python with spaCy")
        for words in (
            ["lookup", "新三样"],
            ["lookup", "three new kinds"],
            ["show", "新质生产力"],
            ["sparql", "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"],
            ["graph", "--output", str(Path(folder) / "graph.html")],
        ):
            seconds = _time([*_TIFA, *here, *words])
            print(f"{'tifa ' + ' '.join(words[:2])[:28]:34} {seconds:7.3f} {seconds / bare:5.1f} x python")
    print_speed(read_document(document))
    print_checks()
    print_lookup()
    print_matching()


def _time(command: Sequence[str]) -> float:
    """Median wall time of a command in seconds, after one run that is not counted."""
    seconds = []
    for _ in range(_RUNS + 1):
        start = time.perf_counter()
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds[1:])


if __name__ == "__main__":
    main()
