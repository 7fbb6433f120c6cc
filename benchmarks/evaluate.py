"""Print the figures of the harvest: terms, renderings, sentence beads, on the annotated documents.

Run ``make evaluate``. No authority list is used; the scorer is the shared one. A run of plain noun words
(jieba's noun tags side by side) is scored in the same table, as what any tool would give.
"""

import csv
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from benchmarks.annotated import SHARED, Annotated, annotated
from glossary.harvesting import harvest
from glossary.pipelines import chinese
from glossary.rows import rows, to_tsv
from glossary.types import Document, Harvest

_SCORER: Final = SHARED / "eval/score.py"
_BEAD_SCORER: Final = SHARED / "eval/score_beads.py"
_BEADS: Final = SHARED / "gold/sentences-1-17.tsv"
_NOUNS: Final = ("n", "vn", "a", "b", "j", "eng")


def main() -> None:
    """Score every annotated document that is there."""
    if not _SCORER.is_file():
        sys.exit(f"the scorer is not there: put the shared material beside the project ({SHARED.name}/)")
    with tempfile.TemporaryDirectory() as folder:
        for source in annotated():
            found = harvest(source.document)
            _score(source, "the harvest", to_tsv(rows(found)), Path(folder))
            _score(source, "baseline: runs of noun words", _noun_runs(source.document), Path(folder))
            if source.path.is_relative_to(SHARED):
                _score_beads(found, Path(folder))


def _score(source: Annotated, title: str, table: str, folder: Path) -> None:
    path = folder / "harvest.tsv"
    header, *lines = table.splitlines()
    covered = [line for line in lines if int(line.partition("\t")[0]) in source.pairs]
    path.write_text("\n".join([header, *covered]) + "\n", encoding="utf-8")
    command = [sys.executable, str(_SCORER), str(source.gold), str(path)]
    print(f"== {source.name}: {title}", flush=True)
    subprocess.run(command, check=True)


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
    print("== sentence beads", flush=True)
    subprocess.run([sys.executable, str(_BEAD_SCORER), str(_BEADS), str(path)], check=True)


if __name__ == "__main__":
    main()
