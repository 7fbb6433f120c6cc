"""Fit the weights of the renderings' model on the annotated documents, and cross-validate them.

Run ``python -m benchmarks.fit_renderings [--write | --only-write]`` (needs the extra ``fit``: SciPy). Each annotated
document is held out in turn: the weights are fitted on the others, and what is exact for given terms, by the shared
scorer's folding, is printed. ``--write`` then fits on all and replaces ``glossary/renderings/weights.json``;
``--only-write`` does that alone.

Documents hardly ever leave terms out, so the model sees omissions that are made: the annotated documents once more,
with some renderings cut out of the English (`benchmarks.omitting`), and words that annotated terms lose on the way
(`benchmarks.words_left_out`).
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from benchmarks.annotated import ROOT, Annotated, annotated
from benchmarks.omissions import cases
from benchmarks.omitting import with_omissions
from benchmarks.rendering import dictionary, listed, prepared
from benchmarks.scoring import Gold, fold_rendering, gold_renderings
from benchmarks.words_left_out import words_of_terms
from glossary.harvesting import places_of
from glossary.preparation import Prepared
from glossary.renderings.choosing import OMISSION, Place, candidates_of, sites_of
from glossary.renderings.company import in_company
from glossary.renderings.features import EDGES, Table, describe
from glossary.renderings.model import FIRST, SECOND, LogLinear, edge_names
from glossary.types import Span

Floats = npt.NDArray[np.float64]

#: Strength of the penalty on large weights (of features scaled to unit variance).
_PENALTY: Final = 1.0
_MOST_STEPS: Final = 200
_WEIGHTS: Final = ROOT / "glossary/renderings/weights.json"
_DIGITS: Final = 4
_TINY: Final = 1e-6


@dataclass(frozen=True, slots=True)
class Sample:
    """The places of an annotated document whose rendering is known.

    Attributes:
        name: Name of the document.
        table: Their candidates, as the first look sees them.
        right: Which candidates are right, shape ``(candidates,)``.
        omitted: Which places are omissions, shape ``(sites,)``.
        keys: Pair and folded label of each place.
        gold: The gold renderings.
    """

    name: str
    table: Table
    right: npt.NDArray[np.bool_]
    omitted: npt.NDArray[np.bool_]
    keys: list[tuple[int, str]]
    gold: Gold


def sample(source: Annotated, ready: Prepared, gold: Gold) -> Sample:
    """Describe the places of a document's gold terms."""
    return described(source.name, ready, places_of(ready, listed(ready, source.terms)), gold)


def sample_of_words(source: Annotated, ready: Prepared) -> Sample:
    """Describe words of a document's gold terms that these keep or leave out (`benchmarks.words_left_out`).

    Words that `benchmarks.omissions` judges are no lessons.
    """
    judged = {(case.pair, case.key) for case in cases() if case.document == source.name}
    lessons = [
        lesson
        for lesson in words_of_terms(source.wordings, dictionary())
        if not {(lesson.pair, lesson.word), (lesson.pair, lesson.term)} & judged
    ]
    terms = places_of(ready, listed(ready, {lesson.term for lesson in lessons}))
    gold: dict[tuple[int, str], set[tuple[str, ...]]] = {}
    places: dict[int, list[Place]] = defaultdict(list)
    of_pair = {unit.number: unit.pair for unit in ready.units}
    for number, held in terms.items():
        text = ready.document.pair(of_pair[number]).zh
        for place in held:
            for lesson in lessons:
                start = text.find(lesson.word, *place.zh)
                if (lesson.pair, lesson.term) == (of_pair[number], place.key) and start >= 0:
                    places[number].append(Place(lesson.word, Span(start, start + len(lesson.word))))
                    gold[lesson.pair, lesson.word] = {fold_rendering(lesson.rendering)}
    return described(f"{source.name}, words", ready, places, gold)


def described(name: str, ready: Prepared, places: Mapping[int, Sequence[Place]], gold: Gold) -> Sample:
    """Describe places of a document whose gold renderings are known; the others are left out."""
    pairs = {unit.number: ready.document.pair(unit.pair) for unit in ready.units}
    of_pair = {unit.number: unit.pair for unit in ready.units}
    sites = [
        site
        for site in sites_of(ready.linked, pairs, places, dictionary())
        if site.view.unit.en and (of_pair[site.view.unit.number], site.key) in gold
    ]
    table = describe(sites, [candidates_of(site) for site in sites])
    keys = [(of_pair[site.view.unit.number], site.key) for site in sites]
    right = np.zeros(len(table.columns), dtype=bool)
    for place, number in enumerate(table.columns.site.tolist()):
        right[place] = wording(table, place, pairs) in gold[keys[number]]
    return Sample(name, table, right, np.array([gold[key] == {()} for key in keys], dtype=bool), keys, gold)


def wording(table: Table, place: int, pairs: Mapping[int, Any]) -> tuple[str, ...]:
    """Return the folded wording of a candidate."""
    columns = table.columns
    unit = columns.sites[int(columns.site[place])].view.unit
    start, end = unit.en[int(columns.start[place])].span.start, unit.en[int(columns.stop[place]) - 1].span.end
    return fold_rendering(pairs[unit.number].en[start:end])


@dataclass(frozen=True, slots=True)
class _Columns:
    """Names of everything that has a weight, in the order of the fit."""

    features: list[str]
    edges: list[str]
    none: list[str]
    codes: list[str] = field(default_factory=lambda: list(edge_names()))

    @property
    def sizes(self) -> tuple[int, int, int]:
        return len(self.features), len(self.edges) * len(self.codes), len(self.none)


def _spread(values: Floats) -> Floats:
    """The standard deviation of each column; 1 for one that is the same everywhere, which no scale makes vary."""
    deviation: Floats = values.std(axis=0)
    return np.where(deviation > _TINY, deviation + _TINY, 1.0)


class _Problem:
    """The penalised likelihood of the right answers, with its gradient.

    Args:
        samples: Places with known renderings; those that no candidate renders rightly teach nothing and are left out.
    """

    def __init__(self, samples: Sequence[Sample]) -> None:
        first = samples[0].table
        self.names = _Columns(list(first.features), list(EDGES), list(first.none))
        rows, edges, site, right, none, omitted = [], [], [], [], [], []
        seen = 0
        for each in samples:
            columns = each.table.columns
            teaches = each.omitted | (np.bincount(columns.site, each.right, minlength=len(columns.sites)) > 0)
            number = np.cumsum(teaches) - 1 + seen
            kept = teaches[columns.site]
            rows.append(np.stack([each.table.features[name] for name in self.names.features], axis=1)[kept])
            edges.append(np.stack([each.table.edges[edge] for edge in EDGES], axis=1)[kept])
            site.append(number[columns.site][kept])
            right.append(each.right[kept])
            none.append(np.stack([each.table.none[name] for name in self.names.none], axis=1)[teaches])
            omitted.append(each.omitted[teaches])
            seen += int(teaches.sum())
        self._rows, self._edges, self._site = np.concatenate(rows), np.concatenate(edges), np.concatenate(site)
        self._right, self._none, self._omitted = np.concatenate(right), np.concatenate(none), np.concatenate(omitted)
        self._edges = self._edges + np.arange(len(EDGES)) * len(self.names.codes)
        self._scale, self._none_scale = _spread(self._rows), _spread(self._none)
        self._rows /= self._scale
        self._none /= self._none_scale

    def solve(self) -> LogLinear:
        """Return the weights."""
        start = np.zeros(sum(self.names.sizes))
        found = minimize(self._loss, start, jac=True, method="L-BFGS-B", options={"maxiter": _MOST_STEPS})
        features, edges, none = np.split(found.x, np.cumsum(self.names.sizes)[:-1])
        by_edge = dict(zip(self.names.edges, edges.reshape(len(EDGES), -1), strict=True))
        return LogLinear(
            dict(zip(self.names.features, (features / self._scale).tolist(), strict=True)),
            by_edge,
            dict(zip(self.names.none, (none / self._none_scale).tolist(), strict=True)),
        )

    def _loss(self, weights: Floats) -> tuple[float, Floats]:
        sizes = np.cumsum(self.names.sizes)
        own, edge, none = np.split(weights, sizes[:-1])
        score = self._rows @ own + edge[self._edges].sum(axis=1)
        omitted = self._none @ none
        most = omitted.copy()
        np.maximum.at(most, self._site, score)
        power, power_none = np.exp(score - most[self._site]), np.exp(omitted - most)
        total = np.bincount(self._site, power, minlength=len(most)) + power_none
        good = np.bincount(self._site, power * self._right, minlength=len(most)) + power_none * self._omitted
        loss = -float(np.log(np.maximum(good, 1e-300) / total).sum()) + 0.5 * _PENALTY * float(weights @ weights)
        slope = power / total[self._site] - power * self._right / np.maximum(good, 1e-300)[self._site]
        slope_none = power_none / total - power_none * self._omitted / np.maximum(good, 1e-300)
        by_code = sum(
            np.bincount(self._edges[:, column], slope, minlength=len(edge)) for column in range(self._edges.shape[1])
        )
        gradient = np.concatenate([self._rows.T @ slope, by_code, self._none.T @ slope_none])
        return loss, gradient + _PENALTY * weights


def fit(samples: Sequence[Sample]) -> dict[str, LogLinear]:
    """Fit both looks."""
    first = _Problem(samples).solve()
    return {FIRST: first, SECOND: _Problem([second_look(each, first) for each in samples]).solve()}


def second_look(each: Sample, first: LogLinear) -> Sample:
    """Return a sample with what the first look says of the other places."""
    table = in_company(each.table, *first.probabilities(each.table))
    return Sample(each.name, table, each.right, each.omitted, each.keys, each.gold)


def figures(each: Sample, weights: LogLinear) -> dict[str, float]:
    """Return what is exact: of all gold terms in pairs, of those that are given one, and of the confident 70 %."""
    chances, none = weights.probabilities(each.table)
    best: dict[tuple[int, str], tuple[float, bool]] = {}
    for number, key in enumerate(each.keys):
        part = slice(*each.table.columns.bounds[number : number + 2].tolist())
        if part.start == part.stop or none[number] >= OMISSION:
            continue
        chosen = part.start + int(np.argmax(chances[part]))
        found = (float(chances[chosen]), bool(each.right[chosen]))
        best[key] = max(best.get(key, (0.0, False)), found)
    rendered = [key for key, golds in each.gold.items() if golds != {()}]
    ranked = sorted((best[key] for key in rendered if key in best), reverse=True)
    sure = ranked[: round(0.7 * len(ranked))]
    return {
        "exact": sum(right for _, right in ranked) / max(1, len(rendered)),
        "where given": sum(right for _, right in ranked) / max(1, len(ranked)),
        "confident": sum(right for _, right in sure) / max(1, len(sure)),
    }


def stored(fitted: Mapping[str, LogLinear]) -> str:
    """Return the weights as JSON, small ones left out, sorted by name."""
    looks = {}
    for look, weights in fitted.items():
        looks[look] = {
            "features": _rounded(weights.features.items()),
            "edges": {
                edge: _rounded(zip(edge_names(), values.tolist(), strict=True))
                for edge, values in weights.edges.items()
            },
            "none": _rounded(weights.none.items()),
        }
    return json.dumps(looks, ensure_ascii=False, indent=1) + "\n"


def _rounded(weights: Iterable[tuple[str, float]]) -> dict[str, float]:
    return {name: round(weight, _DIGITS) for name, weight in sorted(weights) if round(weight, _DIGITS)}


def main() -> None:
    """Cross-validate; with ``--write`` also replace the weights."""
    real, made, words = {}, {}, {}
    for source in annotated():
        real[source.name] = sample(source, prepared(source.document), gold_renderings(source))
        document, gold = with_omissions(source, gold_renderings(source))
        made[source.name] = sample(source, prepared(document), gold)
        words[source.name] = sample_of_words(source, prepared(source.document))
    if "--only-write" not in sys.argv:
        for name, held in real.items():
            fitted = fit([each for other in real if other != name for each in (real[other], made[other], words[other])])
            print(f"held out: {name:28}", end="")
            for look, table in ((FIRST, held), (SECOND, second_look(held, fitted[FIRST]))):
                shown = ", ".join(f"{figure} {value:.3f}" for figure, value in figures(table, fitted[look]).items())
                print(f"  {look}: {shown}", end="")
            print(flush=True)
    if "--write" in sys.argv or "--only-write" in sys.argv:
        _WEIGHTS.write_text(stored(fit([*real.values(), *made.values(), *words.values()])), encoding="utf-8")
        print(f"wrote {_WEIGHTS.relative_to(ROOT)}: {_WEIGHTS.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
