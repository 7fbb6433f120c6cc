"""Fit the termhood weights on the annotated documents, and cross-validate them.

Run ``python -m benchmarks.fit_termhood [--write]``. Each annotated document is held out in turn: the weights
are fitted on the others, and recall of core terms and precision are printed over thresholds. ``--write`` then
fits on all and replaces ``glossary/ranking/weights.json``.

The model is logistic regression with an L2 penalty, fitted by Newton's method (iteratively reweighted least
squares); at this size numpy is all it needs.
"""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from benchmarks.annotated import ROOT, Annotated, annotated
from glossary.dictionary import Dictionary, default_path
from glossary.extractors import load_extractors
from glossary.pipelines import chinese
from glossary.ranking.candidates import collect
from glossary.ranking.features import Features, features

Floats = npt.NDArray[np.float64]

_PENALTY: Final = 3.0
_THRESHOLDS: Final = (0.15, 0.2, 0.25, 0.3, 0.4, 0.5)
_SMALL: Final = 0.01


@dataclass(frozen=True, slots=True)
class Sample:
    """The candidates of an annotated document with their features.

    Attributes:
        source: The document.
        keys: Folded labels, of candidates in the annotated pairs only.
        features: Features of each.
        answers: 1.0 where the label is in the gold table, shape ``(len(keys),)``.
    """

    source: Annotated
    keys: list[str]
    features: list[Features]
    answers: Floats


def sample(source: Annotated) -> Sample:
    """Propose and describe the candidates of a document."""
    nlp = chinese(load_extractors())
    docs = [nlp(pair.zh) for pair in source.document.pairs]
    candidates = collect(docs)
    described = features(candidates, docs, Dictionary(default_path()))
    keys = [key for key, found in candidates.items() if any(site.paragraph + 1 in source.pairs for site in found.sites)]
    answers = np.array([float(key in source.terms) for key in keys])
    return Sample(source, keys, [described[key] for key in keys], answers)


def matrix(rows: Sequence[Features], names: Sequence[str]) -> Floats:
    """Return the features as an array of shape ``(rows, names + 1)``; the last column is the constant."""
    index = {name: number for number, name in enumerate(names)}
    table = np.zeros((len(rows), len(names) + 1))
    table[:, -1] = 1.0
    for number, row in enumerate(rows):
        for name, value in row.items():
            if name in index:
                table[number, index[name]] = value
    return table


def fit(table: Floats, answers: Floats) -> Floats:
    """Return the weights that maximise the penalised likelihood, shape ``(columns,)``."""
    weights = np.zeros(table.shape[1])
    penalty = np.eye(len(weights)) * _PENALTY
    penalty[-1, -1] = 1e-6  # the constant is free
    for _ in range(30):
        chance = probability(table, weights)
        gradient = table.T @ (chance - answers) + penalty @ weights
        curvature = (table * (chance * (1 - chance))[:, None]).T @ table + penalty
        step = np.linalg.solve(curvature, gradient)
        weights -= step
        if np.abs(step).max() < 1e-6:
            break
    return weights


def probability(table: Floats, weights: Floats) -> Floats:
    """Return the model's probability for each row."""
    chance: Floats = 1 / (1 + np.exp(-np.clip(table @ weights, -30, 30)))
    return chance


def main() -> None:
    """Cross-validate; with ``--write`` also replace the weights file."""
    samples = [sample(source) for source in annotated()]
    names = sorted({name for each in samples for row in each.features for name in row})
    tables = [matrix(each.features, names) for each in samples]
    for held, each in enumerate(samples):
        others = [n for n in range(len(samples)) if n != held]
        if not others:
            continue
        training = np.vstack([tables[n] for n in others])
        weights = fit(training, np.concatenate([samples[n].answers for n in others]))
        report(f"held out: {each.source.name}", each, probability(tables[held], weights))
    weights = fit(np.vstack(tables), np.concatenate([each.answers for each in samples]))
    for each, table in zip(samples, tables, strict=True):
        report(f"fitted on all: {each.source.name}", each, probability(table, weights))
    if "--write" in sys.argv:
        kept = {name: round(float(weight), 4) for name, weight in zip([*names, "bias"], weights, strict=True)}
        shown = {name: kept[name] for name in sorted(kept) if abs(kept[name]) >= _SMALL}
        path = ROOT / "glossary/ranking/weights.json"
        path.write_text(json.dumps(shown, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        print(f"wrote {path.relative_to(ROOT)}: {len(shown)} weights")


def report(title: str, each: Sample, chances: Floats) -> None:
    """Print recall of core terms and precision at each threshold."""
    print(f"{title} ({len(each.keys)} candidates)")
    for threshold in _THRESHOLDS:
        found = {key for key, chance in zip(each.keys, chances.tolist(), strict=True) if chance >= threshold}
        recall = len(found & each.source.core) / len(each.source.core)
        precision = len(found & each.source.terms) / max(1, len(found))
        print(f"  threshold {threshold:.2f}  core recall {recall:.3f}  precision {precision:.3f}  terms {len(found)}")


if __name__ == "__main__":
    main()
