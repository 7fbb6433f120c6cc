"""Tests of `glossary.alignment.hmm`: the recursions against plain enumeration, and the batches."""

from itertools import product

import numpy as np
import numpy.typing as npt
import pytest

from glossary.alignment.hmm import JumpModel, batches, expectations

NULL, NULL_EMISSION = 0.2, 0.05


def _enumerated(emission: npt.NDArray[np.float64], jumps: JumpModel) -> npt.NDArray[np.float64]:
    """Posteriors of one unit, target by source, summed over every path of states (word or its null twin)."""
    targets, sources = emission.shape
    [batch] = batches([(targets, sources)], [0], transpose=True)
    moves = jumps.transitions(batch).dense()[0]
    posterior = np.zeros((targets, sources))
    total = 0.0
    for path in product(product(range(sources), (False, True)), repeat=targets):
        weight, before = 1.0, None
        for target, (source, null) in enumerate(path):
            if null:
                weight *= NULL * NULL_EMISSION * (1.0 / sources if before is None else float(before == source))
            else:
                step = 1.0 / sources if before is None else moves[before, source]
                weight *= (1 - NULL) * step * emission[target, source]
            before = source
        total += weight
        for target, (source, null) in enumerate(path):
            posterior[target, source] += 0.0 if null else weight
    result: npt.NDArray[np.float64] = posterior / total
    return result


@pytest.mark.parametrize("shape", [(1, 1), (1, 3), (3, 1), (2, 2), (3, 3), (4, 2)])
def test_posteriors_are_those_of_enumeration(shape: tuple[int, int]) -> None:
    emission = np.random.default_rng(7).uniform(0.05, 1.0, shape)
    jumps = JumpModel.start(NULL)
    [batch] = batches([shape], [0], transpose=True)
    posterior, _ = expectations(batch, np.append(emission.ravel(), 0.0), NULL_EMISSION, jumps)
    assert posterior[0] == pytest.approx(_enumerated(emission, jumps))


def test_padding_changes_nothing() -> None:
    shapes, starts = [(2, 2), (4, 3)], [0, 4]
    emission = np.random.default_rng(7).uniform(0.05, 1.0, 16)
    jumps = JumpModel.start(NULL)
    [batch] = batches(shapes, starts, transpose=True)
    posterior, _ = expectations(batch, np.append(emission, 0.0), NULL_EMISSION, jumps)
    small = batch.units.index(0)
    assert posterior[small, :2, :2] == pytest.approx(_enumerated(emission[:4].reshape(2, 2), jumps))
    assert posterior[1 - small] == pytest.approx(_enumerated(emission[4:].reshape(4, 3), jumps))


@pytest.mark.parametrize("transpose", [True, False])
def test_batches_hold_every_unit_with_words_once(transpose: bool) -> None:
    shapes = [(n % 5, (n * 3) % 7) for n in range(60)]
    starts = np.concatenate([[0], np.cumsum([rows * columns for rows, columns in shapes])])[:-1].tolist()
    total = sum(rows * columns for rows, columns in shapes)
    made = list(batches(shapes, starts, transpose=transpose))
    assert sorted(n for batch in made for n in batch.units) == [n for n, shape in enumerate(shapes) if all(shape)]
    cells = np.concatenate([batch.cells.ravel() for batch in made])
    assert sorted(cells[cells < total].tolist()) == list(range(total))
    assert len(made) > 1


def test_no_units_no_batches() -> None:
    assert list(batches([], [], transpose=True)) == []


def test_jumps_sum_to_one_over_the_words_of_the_unit() -> None:
    [batch] = batches([(2, 3), (2, 5)], [0, 6], transpose=True)
    moves = JumpModel.start(NULL).transitions(batch).dense()
    for number, sources in enumerate(batch.sources):
        assert moves[number, :sources].sum(axis=1) == pytest.approx(1.0)
        assert not moves[number, :, sources:].any()


def test_refitting_follows_the_counts() -> None:
    jumps = JumpModel.start(NULL)
    counts = np.ones((2, len(jumps.widths)))
    counts[0, 0] = 50.0
    refitted = jumps.refit(counts)
    assert refitted.widths.sum() == pytest.approx(1.0)
    assert int(refitted.widths.argmax()) == 0
    assert refitted.null == NULL


def test_without_jumps_the_model_stays() -> None:
    jumps = JumpModel.start(NULL)
    assert jumps.refit(np.zeros((2, len(jumps.widths)))) is jumps
