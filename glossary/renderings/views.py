"""A translation unit as the renderings' features see it: facts of its words that do not depend on any term."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from glossary.dictionary import Dictionary
from glossary.renderings.english import CONTENT, class_of, is_policy_verb, may_end, may_start
from glossary.renderings.spans import LinkedUnit
from glossary.renderings.words import is_joined

__all__ = ["Bools", "Floats", "Integers", "UnitView"]

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class UnitView:
    """A unit with facts of its words; arrays over its English words have shape ``(len(unit.en),)``.

    Attributes:
        unit: The unit.
        dictionary: The bilingual dictionary.
    """

    unit: LinkedUnit
    dictionary: Dictionary

    @cached_property
    def classes(self) -> Integers:
        """Code of the class of each English word (`glossary.renderings.english.CLASSES`)."""
        return np.array([class_of(word.text, opens=n == 0) for n, word in enumerate(self.unit.en)], dtype=np.int64)

    @cached_property
    def content(self) -> Bools:
        """Which English words mean something."""
        found: Bools = (self.classes >= CONTENT.start) & (self.classes < CONTENT.stop)
        return found

    @cached_property
    def verbs(self) -> Bools:
        """Which English words are verbs of policy prose."""
        return np.array([is_policy_verb(word.lower) for word in self.unit.en], dtype=bool)

    @cached_property
    def capitals(self) -> Bools:
        """Which English words of meaning are capitalised; the first word of the unit counts as not."""
        found = [n > 0 and word.text[0].isupper() for n, word in enumerate(self.unit.en)]
        return np.array(found, dtype=bool) & self.content

    @cached_property
    def starts(self) -> Bools:
        """At which English words a rendering may start."""
        en = self.unit.en
        return np.array([may_start(w.text) and not (n and is_joined(en, n - 1, n)) for n, w in enumerate(en)], bool)

    @cached_property
    def ends(self) -> Bools:
        """With which English words a rendering may end."""
        en, last = self.unit.en, len(self.unit.en) - 1
        return np.array(
            [may_end(w.text) and not (n < last and is_joined(en, n, n + 1)) for n, w in enumerate(en)], bool
        )

    def phrases(self, longest: int) -> tuple[Integers, Integers]:
        """Return the ranges of at most so many English words that start and end as a rendering may, in order."""
        if longest not in self._phrases:
            first = np.nonzero(self.starts)[0]
            last = first[:, None] + np.arange(1, longest + 1)[None, :]
            fits = (last <= len(self.ends)) & self.ends[np.minimum(last, len(self.ends)) - 1]
            self._phrases[longest] = np.repeat(first, fits.sum(axis=1)), last[fits]
        return self._phrases[longest]

    @cached_property
    def _phrases(self) -> dict[int, tuple[Integers, Integers]]:
        return {}

    @cached_property
    def known(self) -> Bools:
        """Which English words the dictionary gives for each Chinese word, shape ``(len(zh), len(en))``."""
        known: Bools = self.unit.known(self.dictionary)[self.unit.texts]
        return known

    def equals(self, rows: Sequence[int]) -> Sequence[int]:
        """Return the Chinese words that read like one of `rows`, these included."""
        return sorted({row for own in rows for row in self.unit.rows[self.unit.zh[own].text]})
