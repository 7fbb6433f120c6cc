"""Grow the trees that tell omissions on judged places, and cross-validate them.

Run ``python -m benchmarks.fit_omissions [--write]`` (needs the extra ``fit``: SciPy and LightGBM). What the trees
look at rests on the weights of the renderings' model, so each annotated document is described by weights that never
saw it. It is then held out in turn: the trees are grown on the others, and precision and recall of *none* on the
cases of `benchmarks.omissions` are printed, and what is exact for given terms. ``--write`` then grows them on all
lessons and replaces ``glossary/renderings/omissions.json``.

Lessons are the annotated terms, the same with some renderings cut out (`benchmarks.omitting`), the words that
annotated terms keep or lose (`benchmarks.words_left_out`), and words and terms of the documents that were judged one
by one (``tests/gold/omission-lessons.tsv``). No case is a lesson.
"""

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import lightgbm
import numpy as np
import numpy.typing as npt

from benchmarks.annotated import ROOT, Annotated, annotated
from benchmarks.fit_renderings import Sample, described, fit, sample, sample_of_words, second_look
from benchmarks.fit_termhood import SHARED_SETTINGS, forest_json
from benchmarks.omissions import Case, cases
from benchmarks.omitting import with_omissions
from benchmarks.rendering import listed, prepared
from benchmarks.scoring import gold_renderings
from glossary.feature_table import FeatureTable
from glossary.harvesting import places_of
from glossary.renderings.choosing import OMISSION
from glossary.renderings.model import FIRST, SECOND, LogLinear
from glossary.renderings.omissions import described_places
from glossary.trees import Forest

Floats = npt.NDArray[np.float64]
Truths = npt.NDArray[np.bool_]

_LESSONS: Final = ROOT / "tests/gold/omission-lessons.tsv"
_FILE: Final = ROOT / "glossary/renderings/omissions.json"
_SETTINGS: Final[dict[str, Any]] = SHARED_SETTINGS | {"objective": "binary", "learning_rate": 0.05, "num_leaves": 4}
_TREES: Final = 400
#: What a lesson weighs: words and single terms were chosen because they are hard to tell; annotated terms that are
#: rendered are many; omissions that are made are easy, and tell what whole formulations look like that are left out.
_WEIGHTS: Final = {"terms": 1.0, "made": 0.3, "words": 3.0, "lessons": 3.0}


@dataclass(frozen=True, slots=True)
class Places:
    """Described places of a document.

    Attributes:
        table: Their features.
        omitted: Whether the English leaves the term out, shape ``(places,)``.
        right: Whether the most probable candidate is right, shape ``(places,)``.
        keys: Pair and folded label of each.
    """

    table: FeatureTable
    omitted: Truths
    right: Truths
    keys: Sequence[tuple[int, str]]


def judged(source: Annotated, table: Iterable[Case]) -> Sample | None:
    """Describe places of a document of which it is known whether the English leaves them out."""
    own = [case for case in table if case.document == source.name]
    if not own:
        return None
    ready = prepared(source.document)
    terms = places_of(ready, listed(ready, {case.key for case in own}))
    # What renders those that are not left out is not known: nothing here asks.
    gold: dict[tuple[int, str], set[tuple[str, ...]]] = {
        (case.pair, case.key): {()} if case.omitted else {("?",)} for case in own
    }
    return described(source.name, ready, terms, gold)


def places(held: Sample, looks: Mapping[str, LogLinear]) -> Places:
    """Describe the places of a sample as a harvest with these weights would."""
    table = second_look(held, looks[FIRST]).table
    chances, none = looks[SECOND].probabilities(table)
    right = np.zeros(len(none), dtype=bool)
    for number, (start, end) in enumerate(zip(table.columns.bounds[:-1], table.columns.bounds[1:], strict=True)):
        right[number] = start < end and held.right[start + int(chances[start:end].argmax())]
    return Places(described_places(table, chances, none), held.omitted, right, held.keys)


def grow(lessons: Iterable[Mapping[str, Places]]) -> str:
    """Grow trees on the lessons of documents, by the names of `_WEIGHTS`; return them as JSON."""
    named = [(name, each) for document in lessons for name, each in document.items() if name in _WEIGHTS]
    names = sorted({name for _, each in named for name in each.table.columns})
    forest = Forest(names, ())
    rows = np.concatenate([forest.matrix(each.table) for _, each in named])
    omitted = np.concatenate([each.omitted for _, each in named]).astype(np.float64)
    weights = np.concatenate([np.full(len(each.omitted), _WEIGHTS[name]) for name, each in named])
    booster = lightgbm.train(_SETTINGS, lightgbm.Dataset(rows, omitted, weight=weights), num_boost_round=_TREES)
    return forest_json(names, booster)


def _asked(trees: Forest, held: Places) -> Floats:
    """Return what the trees say of each place, in [0, 1]."""
    odds: Floats = trees.log_odds(trees.matrix(held.table))
    return 1 / (1 + np.exp(-odds))


def chances(trees: Forest, held: Places) -> dict[tuple[int, str], float]:
    """Return for each pair and term the least chance of an omission among its places."""
    found: dict[tuple[int, str], float] = {}
    for key, chance in zip(held.keys, _asked(trees, held).tolist(), strict=True):
        found[key] = min(chance, found.get(key, 1.0))
    return found


def exact(trees: Forest, held: Places) -> float:
    """Return the share of the rendered terms of pairs that are rendered rightly at a place not held for omitted."""
    said = held.right & (_asked(trees, held) < OMISSION)
    rendered: dict[tuple[int, str], bool] = {}
    for key, right, omitted in zip(held.keys, said.tolist(), held.omitted.tolist(), strict=True):
        if not omitted:
            rendered[key] = rendered.get(key, False) or right
    return sum(rendered.values()) / max(1, len(rendered))


def print_curve(answers: Sequence[tuple[float, bool]]) -> None:
    """Print precision and recall of *none* over limits."""
    print("limit   precision of none   recall of none")
    for limit in (0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5):
        said = [omitted for chance, omitted in answers if chance >= limit]
        recall = sum(said) / max(1, sum(omitted for _, omitted in answers))
        print(f"{limit:5.2f} {sum(said) / max(1, len(said)):19.3f} {recall:16.3f}")


def lessons() -> dict[str, dict[str, Places]]:
    """Describe all places of the annotated documents, each document by weights fitted on the others.

    Returns:
        Name of a document → its places by what they are: those of `_WEIGHTS`, and ``cases``.
    """
    held: dict[str, dict[str, Sample]] = {}
    fitted_on: dict[str, tuple[Sample, ...]] = {}
    for source in annotated():
        gold = gold_renderings(source)
        document, cut = with_omissions(source, gold)
        terms = sample(source, prepared(source.document), gold)
        words = sample_of_words(source, prepared(source.document))
        fitted_on[source.name] = terms, sample(source, prepared(document), cut), words
        single = {"lessons": judged(source, cases(_LESSONS)), "cases": judged(source, cases())}
        fitted = dict(zip(("terms", "made", "words"), fitted_on[source.name], strict=True))
        held[source.name] = fitted | {name: each for name, each in single.items() if each is not None}
    described_by_name = {}
    for name, own in held.items():
        looks = fit([each for other, lesson in fitted_on.items() if other != name for each in lesson])
        described_by_name[name] = {kind: places(each, looks) for kind, each in own.items()}
        print(f"described: {name}", flush=True)
    return described_by_name


def main() -> None:
    """Cross-validate; with ``--write`` also replace the trees."""
    known = lessons()
    answers: list[tuple[float, bool]] = []
    for name, own in known.items():
        trees = Forest.from_json(grow(each for other, each in known.items() if other != name))
        print(f"held out: {name:28} exact {exact(trees, own['terms']):.3f}", flush=True)
        if "cases" in own:
            truth = dict(zip(own["cases"].keys, own["cases"].omitted.tolist(), strict=True))
            answers += [(chance, truth[key]) for key, chance in chances(trees, own["cases"]).items()]
    print_curve(answers)
    if "--write" in sys.argv:
        _FILE.write_text(grow(known.values()), encoding="utf-8")
        print(f"wrote {_FILE.relative_to(ROOT)}: {_FILE.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
