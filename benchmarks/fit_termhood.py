"""Grow the trees of the termhood models on the annotated documents, and cross-validate them.

Run ``python -m benchmarks.fit_termhood [--write]`` (needs the extra ``fit``: LightGBM). Each annotated document
is held out in turn: the models are fitted on the others, and recall of core terms and precision are printed over
thresholds. ``--write`` then fits on all and replaces ``glossary/ranking/termhood*.json`` and ``rivals*.json``.

The models of rivals learn from what the models of the candidates by themselves say of documents that they have not
seen. A model that has seen the annotated pairs of a document says little about new text; the held-out figures do.
"""

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import lightgbm
import numpy as np
import numpy.typing as npt

from benchmarks.annotated import ROOT, Annotated, annotated
from benchmarks.rendering import dictionary, prepared
from glossary.feature_table import FeatureTable
from glossary.preparation import Prepared
from glossary.ranking.candidates import collect
from glossary.ranking.evidence import rendering_features
from glossary.ranking.features import features
from glossary.ranking.model import log_odds
from glossary.ranking.rivals import rival_features
from glossary.ranking.selecting import PROMISING
from glossary.ranking.standing import Standing
from glossary.trees import Forest

__all__ = [
    "MODELS",
    "SHARED_SETTINGS",
    "Sample",
    "forest_json",
    "held_out",
    "recall_and_precision",
    "sample",
    "tree_nodes",
    "unseen_chances",
]

Floats = npt.NDArray[np.float64]
Truths = npt.NDArray[np.bool_]

_THRESHOLDS: Final = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5)
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
_OWN: Final = SHARED_SETTINGS | {
    "objective": "binary",
    "learning_rate": 0.05,
    "min_child_samples": 30,
    "feature_fraction": 0.3,
}
#: Models of candidates by themselves: trees, and leaves of each (at most 64: `glossary.trees`).
_SIZES: Final = {"chinese": (200, 24), "bilingual": (400, 31)}
_RIVALS: Final = _OWN | {"num_leaves": 16, "feature_fraction": 0.6}
_RIVAL_TREES: Final = 100
#: What the models look at.
MODELS: Final = ("chinese", "bilingual")


@dataclass(frozen=True, slots=True)
class Sample:
    """The candidates of an annotated document with their features.

    Attributes:
        source: The document.
        tables: Their features, by the Chinese alone and with those of the renderings (`MODELS`).
        standing: Their places.
        judged: Which of them stand in the annotated pairs, shape ``(candidates,)``.
        answers: Whether each is in the gold table, shape ``(candidates,)``.
    """

    source: Annotated
    tables: Mapping[str, FeatureTable]
    standing: Standing
    judged: Truths
    answers: Truths


def sample(source: Annotated, ready: Prepared) -> Sample:
    """Propose and describe the candidates of a document."""
    candidates = collect(ready.docs)
    described = features(candidates, ready.docs, dictionary())
    units = ready.units_of_paragraph()
    both = described.joined(rendering_features(candidates.values(), units, dictionary()))
    judged = [any(site.paragraph + 1 in source.pairs for site in found.sites) for found in candidates.values()]
    return Sample(
        source,
        {"chinese": described, "bilingual": both},
        Standing.of(list(candidates.values()), ready.docs),
        np.array(judged),
        np.array([key in source.terms for key in candidates]),
    )


def _grown(
    tables: Sequence[FeatureTable],
    kept: Sequence[Truths],
    answers: Sequence[Truths],
    settings: Mapping[str, Any],
    rounds: int,
) -> str:
    """Grow trees on the kept rows of some tables; return them as JSON."""
    names = sorted({name for table in tables for name in table.columns})
    forest = Forest(names, ())
    rows = np.concatenate([forest.matrix(table)[mask] for table, mask in zip(tables, kept, strict=True)])
    right = np.concatenate([answer[mask] for answer, mask in zip(answers, kept, strict=True)]).astype(np.float64)
    booster = lightgbm.train(dict(settings), lightgbm.Dataset(rows, right, free_raw_data=False), num_boost_round=rounds)
    return forest_json(names, booster)


def forest_json(names: Sequence[str], booster: lightgbm.Booster) -> str:
    """Return grown trees as `glossary.trees.Forest` reads them: a tree a line."""
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
            nodes[place] = [-1, 0, place, place, round(node["leaf_value"], 4)]
            return place
        value = round(node["internal_value"], 4)
        left, right = add(node["left_child"]), add(node["right_child"])
        nodes[place] = [node["split_feature"], float(f"{node['threshold']:.5g}"), left, right, value]
        return place

    add(tree)
    return nodes


def grow_own(samples: Sequence[Sample], name: str) -> str:
    """Grow the model of candidates by themselves (`MODELS`); return it as JSON."""
    trees, leaves = _SIZES[name]
    judged, answers = [each.judged for each in samples], [each.answers for each in samples]
    tables = [each.tables[name] for each in samples]
    return _grown(tables, judged, answers, _OWN | {"num_leaves": leaves}, trees)


def own_chances(held: Sample, forests: Mapping[str, Forest]) -> dict[str, Floats]:
    """Return what the models say of each candidate by itself, as `glossary.ranking.selecting` asks them."""
    chances = {name: _chances(forests[name], held.tables[name]) for name in MODELS}
    chinese = chances["chinese"]
    return chances | {"bilingual": np.where(chinese < PROMISING, chinese, chances["bilingual"])}


def _chances(forest: Forest, table: FeatureTable) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.clip(forest.log_odds(forest.matrix(table)), -30, 30))))


def _rivals(held: Sample, chances: Floats) -> FeatureTable:
    columns = rival_features(held.standing, log_odds(chances))
    return FeatureTable([str(number) for number in range(len(chances))], columns)


def grow_rivals(samples: Sequence[Sample], chances: Sequence[Floats]) -> str:
    """Grow the model that sees a candidate among its rivals; return it as JSON.

    Args:
        samples: The documents.
        chances: What models that have not seen each document say of its candidates by themselves.
    """
    tables = [_rivals(each, own) for each, own in zip(samples, chances, strict=True)]
    judged, answers = [each.judged for each in samples], [each.answers for each in samples]
    return _grown(tables, judged, answers, _RIVALS, _RIVAL_TREES)


def unseen_chances(samples: Sequence[Sample]) -> list[dict[str, Floats]]:
    """Return what models fitted on the other documents say of each document's candidates by themselves."""
    found = []
    for held in samples:
        others = [each for each in samples if each is not held]
        found.append(own_chances(held, {name: Forest.from_json(grow_own(others, name)) for name in MODELS}))
    return found


def held_out(samples: Sequence[Sample], unseen: Sequence[Mapping[str, Floats]], name: str) -> list[Floats]:
    """Return the termhood of each document's candidates among their rivals, that document held out.

    What the models by themselves say of the *other* documents comes from models that have seen this one; what the
    model of rivals could learn of it that way is next to nothing, and to avoid it takes eight times as long.

    Args:
        samples: The documents.
        unseen: What models that have not seen each document say (`unseen_chances`).
        name: What the models look at (`MODELS`).
    """
    found = []
    for number, held in enumerate(samples):
        rest = [other for other in range(len(samples)) if other != number]
        grown = grow_rivals([samples[other] for other in rest], [unseen[other][name] for other in rest])
        found.append(_chances(Forest.from_json(grown), _rivals(held, unseen[number][name])))
    return found


def recall_and_precision(held: Sample, chances: Floats, threshold: float) -> tuple[float, float]:
    """Return recall of core terms and precision among the judged candidates."""
    labels = held.tables["chinese"].labels
    found = {labels[row] for row in np.flatnonzero(held.judged & (chances >= threshold)).tolist()}
    return len(found & held.source.core) / len(held.source.core), len(found & held.source.terms) / max(1, len(found))


def main() -> None:
    """Cross-validate; with ``--write`` also replace the files of the models."""
    samples = [sample(source, prepared(source.document)) for source in annotated()]
    unseen = unseen_chances(samples)
    for name in MODELS:
        print(f"held out, {name}: core recall / precision at {', '.join(map(str, _THRESHOLDS))}")
        for held, chances in zip(samples, held_out(samples, unseen, name), strict=True):
            points = [recall_and_precision(held, chances, threshold) for threshold in _THRESHOLDS]
            print(f"  {held.source.name:28}" + "  ".join(f"{recall:.3f}/{right:.3f}" for recall, right in points))
    if "--write" in sys.argv:
        for name, ending in (("chinese", ""), ("bilingual", "-bilingual")):
            _write(f"termhood{ending}.json", grow_own(samples, name))
            _write(f"rivals{ending}.json", grow_rivals(samples, [chances[name] for chances in unseen]))


def _write(file: str, text: str) -> None:
    path = ROOT / "glossary/ranking" / file
    path.write_text(text, encoding="utf-8")
    print(f"wrote {path.relative_to(ROOT)}: {path.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
