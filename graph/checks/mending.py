"""The smallest set of given statements without which a violation is not there any more."""

from collections.abc import Callable, Sequence
from typing import Final

from graph.checks.entailment import NOTHING_REMOVED
from graph.checks.names import Statement

__all__ = ["smallest_removal"]

#: Above so many statements no fix is looked for: the search grows with this as exponent.
_MOST: Final = 4

#: What finds the premises of some proof that does without the statements that it is given; ``None`` if none is left.
Prover = Callable[[frozenset[Statement]], Sequence[Statement] | None]


def smallest_removal(prove: Prover) -> tuple[Statement, ...]:
    """Return a smallest set of statements whose removal leaves no proof, empty if more than four are needed.

    Every such set holds a premise of every proof. So the premises of one proof are tried in turn, each with the
    premises of a proof that is left without it, to a depth that grows until it is enough. Among sets of one size,
    those with the premises that a proof names first are preferred.

    Args:
        prove: Returns the premises of a proof without some statements, the ones that are best removed first.

    >>> a, b, c = (Statement(letter, "p", "o") for letter in "abc")
    >>> proofs = [(a, b), (b, c)]
    >>> smallest_removal(lambda gone: next((one for one in proofs if gone.isdisjoint(one)), None)) == (b,)
    True
    """
    for size in range(1, _MOST + 1):
        found = _removal(prove, size, NOTHING_REMOVED)
        if found is not None:
            return tuple(sorted(found, key=repr))
    return ()


def _removal(prove: Prover, size: int, removed: frozenset[Statement]) -> frozenset[Statement] | None:
    premises = prove(removed)
    if premises is None:
        return removed
    if size == 0:
        return None
    for premise in dict.fromkeys(premises):
        found = _removal(prove, size - 1, removed | {premise})
        if found is not None:
            return found
    return None
