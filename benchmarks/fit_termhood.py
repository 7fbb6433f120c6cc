"""Grow the trees of the termhood models on the annotated documents, and cross-validate them.

Run ``python -m benchmarks.fit_termhood [--write]`` (needs the extra ``fit``: LightGBM). Each annotated document
is held out in turn: the models are fitted on the others, and recall of core terms and precision are printed over
thresholds. ``--write`` then fits on all and replaces ``glossary/ranking/termhood*.json``.

A model that has seen the annotated pairs of a document says little about new text; the held-out figures do.
"""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import lightgbm
import numpy as np
import numpy.typing as npt

from benchmarks.annotated import ROOT, Annotated, annotated
from glossary.dictionary import Dictionary, default_path
from glossary.preparation import Prepared, prepare
from glossary.ranking.candidates import collect
from glossary.ranking.evidence import rendering_features
from glossary.ranking.features import Features, features
from glossary.ranking.trees import Forest

Floats = npt.NDArray[np.float64]

_THRESHOLDS: Final = (0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5)
_ROUNDS: Final = 200
#: What all models are grown with.
SHARED_SETTINGS: Final[dict[str, Any]] = {
    "min_child_samples": 20,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "feature_fraction": 0.4,
    "lambda_l2": 5.0,
    "seed": 1,
    "deterministic": True,
    "num_threads": 2,
    "verbose": -1,
}
_SETTINGS: Final = SHARED_SETTINGS | {
    "objective": "binary",
    "learning_rate": 0.05,
    "num_leaves": 24,
    "min_child_samples": 30,
}


@dataclass(frozen=True, slots=True)
class Sample:
    """The candidates of an annotated document with their features.

    Attributes:
        source: The document.
        keys: Folded labels, of candidates in the annotated pairs only.
        chinese: Features of each by the Chinese alone.
        bilingual: The same with those of the renderings.
        answers: 1.0 where the label is in the gold table, shape ``(len(keys),)``.
    """

    source: Annotated
    keys: list[str]
    chinese: list[Features]
    bilingual: list[Features]
    answers: Floats


def sample(source: Annotated, dictionary: Dictionary, *, ready: Prepared | None = None) -> Sample:
    """Propose and describe the candidates of a document; `ready` spares preparing it again."""
    prepared = ready or prepare(source.document, dictionary)
    candidates = collect(prepared.docs)
    described = features(candidates, prepared.docs, dictionary)
    units = prepared.units_of_paragraph()
    keys = [key for key, found in candidates.items() if any(site.paragraph + 1 in source.pairs for site in found.sites)]
    both = [described[key] | rendering_features(candidates[key], units, dictionary) for key in keys]
    answers = np.array([float(key in source.terms) for key in keys])
    return Sample(source, keys, [described[key] for key in keys], both, answers)


def grow(rows: Sequence[Features], answers: Floats) -> Forest:
    """Fit a model to rows of features and their answers."""
    return Forest.from_json(_stored(rows, answers))


def _stored(rows: Sequence[Features], answers: Floats) -> str:
    names = sorted({name for row in rows for name in row})
    table = Forest(names, ()).matrix(rows)
    data = lightgbm.Dataset(table, answers, free_raw_data=False)
    booster = lightgbm.train(_SETTINGS, data, num_boost_round=_ROUNDS)
    trees = [tree_nodes(tree["tree_structure"]) for tree in booster.dump_model()["tree_info"]]
    lines = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in trees)
    return f'{{"features":{json.dumps(names, ensure_ascii=False)},\n"trees":[\n{lines}\n]}}\n'


def tree_nodes(tree: dict[str, Any]) -> list[list[float]]:
    """Return a tree as rows ``[feature, threshold, left, right, value]``; -1 as the feature marks a leaf."""
    nodes: list[list[float]] = []

    def add(node: dict[str, Any]) -> int:
        place = len(nodes)
        nodes.append([])
        if "split_feature" not in node:
            nodes[place] = [-1, 0.0, place, place, round(node["leaf_value"], 5)]
            return place
        value = round(node["internal_value"], 5)
        left, right = add(node["left_child"]), add(node["right_child"])
        nodes[place] = [node["split_feature"], float(f"{node['threshold']:.6g}"), left, right, value]
        return place

    add(tree)
    return nodes


def main() -> None:
    """Cross-validate; with ``--write`` also replace the files of the models."""
    dictionary = Dictionary(default_path())
    samples = [sample(source, dictionary) for source in annotated()]
    for held in samples:
        others = [each for each in samples if each is not held]
        for name in ("chinese", "bilingual"):
            rows = [row for each in others for row in getattr(each, name)]
            forest = grow(rows, np.concatenate([each.answers for each in others]))
            report(f"held out: {held.source.name} ({name})", held, forest, getattr(held, name))
    if "--write" in sys.argv:
        answers = np.concatenate([each.answers for each in samples])
        for name, file in (("chinese", "termhood.json"), ("bilingual", "termhood-bilingual.json")):
            path = ROOT / "glossary/ranking" / file
            path.write_text(
                _stored([row for each in samples for row in getattr(each, name)], answers), encoding="utf-8"
            )
            print(f"wrote {path.relative_to(ROOT)}: {path.stat().st_size // 1000} kB")


def report(title: str, held: Sample, forest: Forest, rows: Sequence[Features]) -> None:
    """Print recall of core terms and precision at each threshold."""
    chances = 1 / (1 + np.exp(-forest.log_odds(forest.matrix(rows))))
    print(f"{title}, {len(held.keys)} candidates")
    for threshold in _THRESHOLDS:
        found = {key for key, chance in zip(held.keys, chances.tolist(), strict=True) if chance >= threshold}
        recall = len(found & held.source.core) / len(held.source.core)
        precision = len(found & held.source.terms) / max(1, len(found))
        print(f"  threshold {threshold:.2f}  core recall {recall:.3f}  precision {precision:.3f}  terms {len(found)}")


if __name__ == "__main__":
    main()
