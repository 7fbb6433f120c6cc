"""What a word aligner is: the one thing that the harvest asks of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

__all__ = ["Aligner", "Bitext", "Floats", "Links"]

Floats = npt.NDArray[np.float64]

#: Words of one unit in order: Chinese words, English words.
Bitext = Sequence[tuple[Sequence[str], Sequence[str]]]


@dataclass(frozen=True, slots=True)
class Links:
    """How likely the words of a translation unit are linked.

    Attributes:
        both: How far the two directions agree on it (their geometric mean): sure, but not for words that one
            word of the other language stands for. Shape ``(Chinese words, English words)``, values in [0, 1].
        either: The mean of the two directions: what at least one of them sees; same shape and range.
    """

    both: Floats
    either: Floats

    @classmethod
    def of(cls, onward: Floats, back: Floats) -> "Links":
        """Combine the posteriors of the two directions."""
        return cls(np.sqrt(onward * back), (onward + back) / 2)


class Aligner(Protocol):
    """Links the words of translation units.

    To add one: a class with this method, and a line in `glossary.alignment.aligners.make_aligner`.
    """

    def link(self, bitext: Bitext) -> list[Links]:
        """Return how likely each Chinese word is linked to each English word, for each unit.

        Args:
            bitext: Units with their words as written; either side of a unit may be empty.
        """
        ...
