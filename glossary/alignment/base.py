"""What a word aligner is: the one thing that the harvest asks of it."""

from typing import Protocol

import numpy as np
import numpy.typing as npt

from glossary.alignment.words import Bitext

__all__ = ["Aligner", "Floats"]

Floats = npt.NDArray[np.float64]


class Aligner(Protocol):
    """Links the words of translation units.

    To add one: a class with this method, and a line in `glossary.alignment.aligners.make_aligner`.
    """

    def link(self, bitext: Bitext) -> list[Floats]:
        """Return how likely each Chinese word is linked to each English word.

        Args:
            bitext: Units with their words as written; either side of a unit may be empty.

        Returns:
            For each unit an array of shape ``(Chinese words, English words)``, values in [0, 1].
        """
        ...
