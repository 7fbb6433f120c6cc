"""Print the figures of the harvest: terms, renderings, kinds, members, sentence beads, word alignment.

Run ``make evaluate``. No authority list is used; terms and renderings are judged by the shared scorer. The
termhood models have seen the tables that they are scored on here; what they do on documents held out, `python -m
benchmarks.fit_termhood` prints. A run of noun words (jieba's noun tags side by side) is scored beside the
harvest, as what any tool would give.
"""

import csv
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from benchmarks.alignment_error import alignment_error
from benchmarks.annotated import SHARED, Annotated, annotated
from benchmarks.members import members_found
from glossary.harvesting import harvest
from glossary.pipelines import chinese
from glossary.rows import rows, to_tsv
from glossary.types import Document, Harvest

_SCORER: Final = SHARED / "eval/score.py"
_BEAD_SCORER: Final = SHARED / "eval/score_beads.py"
_BEADS: Final = SHARED / "gold/sentences-1-17.tsv"
_BEADS_OF: Final = "new-industrialization-2024"
_NOUNS: Final = ("n", "vn", "a", "b", "j", "eng")

Scores = dict[str, float]


def main() -> None:
    """Score every annotated document that is there."""
    if not _SCORER.is_file():
        sys.exit(f"the scorer is not there: put the shared material beside the project ({SHARED.name}/)")
    harvested: dict[str, Scores] = {}
    baseline: dict[str, Scores] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for source in annotated():
            found = harvest(source.document)
            harvested[source.name] = _score(source, to_tsv(rows(found)), folder) | members_found(source, found)
            baseline[source.name] = _score(source, _noun_runs(source.document), folder)
            if source.name == _BEADS_OF:
                _score_beads(found, folder)
    error, precision, recall = alignment_error()
    print(f"word alignment error {error:.3f} (precision {precision:.3f}, recall {recall:.3f})")
    _print("the harvest", harvested)
    _print("baseline: runs of noun words", baseline, only=("harvested terms", "term recall", "term precision"))


def _score(source: Annotated, table: str, folder: Path) -> Scores:
    path = folder / "harvest.tsv"
    header, *lines = table.splitlines()
    covered = [line for line in lines if int(line.partition("\t")[0]) in source.pairs]
    path.write_text("\n".join([header, *covered]) + "\n", encoding="utf-8")
    command = [sys.executable, str(_SCORER), str(source.gold), str(path), "--json"]
    done = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8")
    scores: Scores = json.loads(done.stdout)
    return scores


def _print(title: str, scores: dict[str, Scores], *, only: Sequence[str] = ()) -> None:
    names = list(scores)
    print(f"\n{title}\n{'':22}" + " ".join(f"{name[-15:]:>15}" for name in names))
    for figure in only or dict.fromkeys(figure for each in scores.values() for figure in each):
        cells = [scores[name].get(figure) for name in names]
        shown = ["" if cell is None else f"{cell:.3f}" if isinstance(cell, float) else str(cell) for cell in cells]
        print(f"{figure:22}" + " ".join(f"{cell:>15}" for cell in shown))


def _noun_runs(document: Document) -> str:
    """Every longest run of at least two noun-like words, without renderings."""
    nlp = chinese()
    lines = ["pair\tzh\ten\tkind\tscore"]
    for pair in document.pairs:
        run: list[str] = []
        for token in [*nlp(pair.zh), None]:
            if token is not None and token.tag_.startswith(_NOUNS):
                run.append(token.text)
                continue
            if len(run) > 1:
                lines.append(f"{pair.number}\t{''.join(run)}\t\tconcept\t0")
            run = []
    return "\n".join(lines) + "\n"


def _score_beads(found: Harvest, folder: Path) -> None:
    path = folder / "beads.tsv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t")
        writer.writerow(["pair", "zh_start", "zh_end", "en_start", "en_end"])
        writer.writerows([unit.pair, *unit.zh, *unit.en] for unit in found.units)
    command = [sys.executable, str(_BEAD_SCORER), str(_BEADS), str(path)]
    print("sentence", subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip())


if __name__ == "__main__":
    main()
