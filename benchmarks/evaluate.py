"""Print the figures of the harvest: terms, renderings, kinds, members, omissions, sentence beads, word alignment.

Run ``make evaluate``. No authority list is used; terms and renderings are judged by the shared scorer. The
models of termhood and kinds have seen the tables that they are scored on here; what termhood does on documents
held out, the curve at the end says (`benchmarks.curve`, which also runs alone). Simple systems are scored in the
same table (`benchmarks.baselines`), and what each part of the harvest is worth in another
(`benchmarks.ablation`). What the translation check does on traps is among the figures (`benchmarks.translation_traps`).
"""

import csv
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from benchmarks.ablation import print_ablation
from benchmarks.alignment_error import alignment_error
from benchmarks.annotated import SHARED, annotated
from benchmarks.baselines import BASELINES
from benchmarks.curve import print_curve
from benchmarks.given import given_exact
from benchmarks.members import members_found
from benchmarks.omissions import print_omissions
from benchmarks.scoring import SCORER, Scores, score
from benchmarks.translation_traps import FURTHER, TRAPS, print_traps
from glossary.harvesting import harvest
from glossary.rows import rows
from glossary.types import Harvest

_BEAD_SCORER: Final = SHARED / "eval/score_beads.py"
_BEADS: Final = SHARED / "gold/sentences-1-17.tsv"
_BEADS_OF: Final = "new-industrialization-2024"


def main() -> None:
    """Score every annotated document that is there."""
    if not SCORER.is_file():
        sys.exit(f"the scorer is not there: put the shared material beside the project ({SHARED.name}/)")
    table: dict[str, Scores] = {}
    for source in annotated():
        found = harvest(source.document)
        figures = score(source, rows(found)) | members_found(source, found) | given_exact(source)
        for name, baseline in BASELINES.items():
            simple = score(source, baseline(source))
            figures[f"{name}: recall"] = simple["term recall"]
            figures[f"{name}: precision"] = simple["term precision"]
        table[source.name] = figures
        if source.name == _BEADS_OF:
            _score_beads(found)
    error, precision, recall = alignment_error()
    print(f"word alignment error {error:.3f} (precision {precision:.3f}, recall {recall:.3f})")
    _print(table)
    print_omissions()
    for path in (TRAPS, *FURTHER):
        print_traps(path)
    print_ablation()
    print_curve()


def _print(table: dict[str, Scores]) -> None:
    names = list(table)
    print(f"\n{'':27}" + " ".join(f"{name[-15:]:>15}" for name in names))
    for figure in dict.fromkeys(figure for each in table.values() for figure in each):
        cells = [table[name].get(figure) for name in names]
        shown = ["" if cell is None else f"{cell:.3f}" if isinstance(cell, float) else str(cell) for cell in cells]
        print(f"{figure:27}" + " ".join(f"{cell:>15}" for cell in shown))


def _score_beads(found: Harvest) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "beads.tsv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, delimiter="\t")
            writer.writerow(["pair", "zh_start", "zh_end", "en_start", "en_end"])
            writer.writerows([unit.pair, *unit.zh, *unit.en] for unit in found.units)
        command = [sys.executable, str(_BEAD_SCORER), str(_BEADS), str(path)]
        print("sentence", subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip())


if __name__ == "__main__":
    main()
