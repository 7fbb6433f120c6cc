"""Grow the trees that tell the kinds of terms, and cross-validate them.

Run ``python -m benchmarks.fit_kinds [--write]`` (needs the extra ``fit``: LightGBM). Each annotated document is
held out in turn; printed is the share of its terms whose kind is right, for the form rules and for the trees.
"""

import csv
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import lightgbm
import numpy as np

from benchmarks.annotated import ROOT, Annotated, annotated
from benchmarks.fit_termhood import SHARED_SETTINGS, tree_nodes
from glossary.dictionary import Dictionary, default_path
from glossary.folding import fold_label
from glossary.preparation import prepare
from glossary.ranking.candidates import collect
from glossary.ranking.evidence import rendering_features
from glossary.ranking.features import Features, features
from glossary.ranking.kind_model import described_for_kind
from glossary.ranking.kinds import kind_of
from glossary.trees import Forest
from glossary.types import KINDS

_ROUNDS: Final = 70
_SETTINGS: Final = SHARED_SETTINGS | {
    "objective": "multiclass",
    "num_class": len(KINDS),
    "learning_rate": 0.08,
    "num_leaves": 8,
}


@dataclass(frozen=True, slots=True)
class Sample:
    """The annotated terms of a document.

    Attributes:
        name: The document.
        rows: Features of each term.
        answers: Number of its kind in `KINDS`.
        by_form: What the form rules say.
    """

    name: str
    rows: list[Features]
    answers: list[int]
    by_form: list[int]


def sample(source: Annotated, dictionary: Dictionary) -> Sample:
    """Describe the annotated terms of a document."""
    votes: Mapping[str, Counter[str]] = defaultdict(Counter)
    with source.gold.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            votes[fold_label(row["zh"])][row["kind"]] += 1
    prepared = prepare(source.document, dictionary)
    candidates = collect(prepared.docs)
    described = features(candidates, prepared.docs, dictionary)
    units = prepared.units_of_paragraph()
    keys = [key for key in candidates if key in votes]
    rendered = rendering_features((candidates[key] for key in keys), units, dictionary)
    rows = [described_for_kind(candidates[key], described[key] | rendered[key]) for key in keys]
    answers = [[str(kind) for kind in KINDS].index(votes[key].most_common(1)[0][0]) for key in keys]
    by_form = [KINDS.index(kind_of(candidates[key], described[key])) for key in keys]
    return Sample(source.name, rows, answers, by_form)


def grow(samples: Sequence[Sample]) -> str:
    """Return the trees for all kinds as JSON, fitted with and without the features of renderings."""
    rows = [row for each in samples for row in each.rows]
    answers = [answer for each in samples for answer in each.answers]
    bare = [{name: value for name, value in row.items() if not name.startswith("rendering")} for row in rows]
    names = sorted({name for row in rows for name in row})
    data = lightgbm.Dataset(Forest(names, ()).matrix([*rows, *bare]), np.array([*answers, *answers]))
    booster = lightgbm.train(_SETTINGS, data, num_boost_round=_ROUNDS)
    trees = [tree_nodes(tree["tree_structure"]) for tree in booster.dump_model()["tree_info"]]
    kinds = {kind: trees[number :: len(KINDS)] for number, kind in enumerate(KINDS)}
    lines = [
        f'"{kind}":[\n' + ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in grown) + "]"
        for kind, grown in kinds.items()
    ]
    return f'{{"features":{json.dumps(names, ensure_ascii=False)},\n"kinds":{{\n' + ",\n".join(lines) + "}}\n"


def main() -> None:
    """Cross-validate; with ``--write`` also replace the file of the model."""
    dictionary = Dictionary(default_path())
    samples = [sample(source, dictionary) for source in annotated()]
    for held in samples:
        stored = json.loads(grow([each for each in samples if each is not held]))
        forests = [Forest.from_stored(stored["features"], stored["kinds"][kind]) for kind in KINDS]
        told = np.stack([forest.log_odds(forest.matrix(held.rows)) for forest in forests]).argmax(axis=0)
        right, rules = (
            np.mean(told == np.array(held.answers)),
            np.mean(np.array(held.by_form) == np.array(held.answers)),
        )
        print(f"held out: {held.name:28} terms {len(held.rows):4}  form rules {rules:.3f}  trees {right:.3f}")
    if "--write" in sys.argv:
        path = ROOT / "glossary/ranking/kinds.json"
        path.write_text(grow(samples), encoding="utf-8")
        print(f"wrote {path.relative_to(ROOT)}: {path.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
