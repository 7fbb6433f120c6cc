"""The precision–recall curve over termhood, on documents held out.

Run ``python -m benchmarks.curve`` (needs the extra ``fit``: LightGBM). Each annotated document is held out in
turn, the models that also see the renderings are fitted on the others, and recall of core terms and precision are
averaged over the documents. The rule on strings that only live inside one longer term is not applied here, so
the harvest itself is a little more precise.
"""

import importlib.util
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from benchmarks.annotated import annotated
from benchmarks.rendering import prepared
from glossary.ranking.model import DEFAULT_THRESHOLD

__all__ = ["Point", "best_and_balanced", "f1", "print_curve"]

_THRESHOLDS: Final = tuple(round(0.05 * step, 2) for step in range(1, 19))
#: How much F1 a threshold may lose against the best and still fit; a convention, not a measured spread.
_TOLERANCE: Final = 0.01


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the curve.

    Attributes:
        threshold: Least termhood, in [0, 1].
        recall: Of core terms, mean over the documents.
        precision: Mean over the documents.
    """

    threshold: float
    recall: float
    precision: float


def f1(point: Point) -> float:
    """Return the harmonic mean of precision and recall.

    >>> round(f1(Point(0.3, 0.6, 0.6)), 3)
    0.6
    """
    both = point.recall + point.precision
    return 2 * point.recall * point.precision / both if both else 0.0


def best_and_balanced(curve: Sequence[Point]) -> tuple[Point, Point]:
    """Return the point with the best F1, and the one where precision and recall are closest."""
    return max(curve, key=f1), min(curve, key=lambda point: abs(point.recall - point.precision))


def print_curve() -> None:
    """Fit, hold out, print; a line that says why not if LightGBM is not installed."""
    if importlib.util.find_spec("lightgbm") is None:
        print("\ncurve: skipped, LightGBM is not installed (pip install '.[fit]')")
        return
    curve = _held_out()
    best, balanced = best_and_balanced(curve)
    print("\ncurve over termhood, held-out documents, mean\nthreshold  core recall  precision     F1")
    for point in curve:
        mark = "  default" if point.threshold == DEFAULT_THRESHOLD else ""
        print(f"{point.threshold:9.2f} {point.recall:12.3f} {point.precision:10.3f} {f1(point):6.3f}{mark}")
    default = min(curve, key=lambda point: abs(point.threshold - DEFAULT_THRESHOLD))
    loss = f1(best) - f1(default)
    print(f"best F1 {f1(best):.3f} at {best.threshold:.2f}; precision = recall near {balanced.threshold:.2f}")
    fits = "fits" if loss <= _TOLERANCE else "does not fit"
    print(f"the default {DEFAULT_THRESHOLD:g} {fits}: it loses {loss:.3f} of F1 (tolerated: {_TOLERANCE:g})")


def _held_out() -> list[Point]:
    # Fitting needs an extra that printing the other figures does not.
    from benchmarks.fit_termhood import held_out, recall_and_precision, sample, unseen_chances  # noqa: PLC0415

    samples = [sample(source, prepared(source.document)) for source in annotated()]
    told = held_out(samples, unseen_chances(samples), "bilingual")
    figures = [
        [recall_and_precision(held, chances, threshold) for threshold in _THRESHOLDS]
        for held, chances in zip(samples, told, strict=True)
    ]
    means = np.mean(np.array(figures), axis=0).tolist()
    return [Point(threshold, *mean) for threshold, mean in zip(_THRESHOLDS, means, strict=True)]


if __name__ == "__main__":
    print_curve()
