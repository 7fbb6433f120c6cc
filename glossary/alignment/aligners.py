"""The word aligners that the harvest can use: the statistical one, a neural one, and several together."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from glossary.alignment.base import Aligner, Bitext, Links
from glossary.alignment.words import link_posteriors
from glossary.dictionary import Dictionary

__all__ = ["MeanAligner", "StatisticalAligner", "make_aligner"]


class StatisticalAligner:
    """The aligner that needs nothing: models of the document itself with the dictionary as prior knowledge.

    Args:
        dictionary: The bilingual dictionary; may be empty.
    """

    def __init__(self, dictionary: Dictionary) -> None:
        self._dictionary = dictionary

    def link(self, bitext: Bitext) -> list[Links]:
        """Return the link posteriors of each unit (`glossary.alignment.words.link_posteriors`)."""
        return link_posteriors([(zh, [word.lower() for word in en]) for zh, en in bitext], self._dictionary)


class MeanAligner:
    """Several aligners together: the mean of their posteriors (docs/decisions/0007-better-models.md).

    Args:
        parts: The aligners; at least one.
    """

    def __init__(self, parts: Sequence[Aligner]) -> None:
        self._parts = tuple(parts)

    def link(self, bitext: Bitext) -> list[Links]:
        """Return the mean of the parts' posteriors for each unit."""
        by_part = [part.link(bitext) for part in self._parts]
        return [
            Links(
                np.mean(np.stack([links.both for links in unit]), axis=0),
                np.mean(np.stack([links.either for links in unit]), axis=0),
            )
            for unit in zip(*by_part, strict=True)
        ]


def make_aligner(dictionary: Dictionary, *, encoder: Path | None, layer: int) -> Aligner:
    """Return the aligner of a harvest: the statistical one, or its mean with a neural one.

    Args:
        dictionary: The bilingual dictionary; may be empty.
        encoder: Folder of a multilingual encoder; ``None`` for the statistical aligner alone.
        layer: Layer of the encoder whose embeddings are compared.

    Raises:
        InputError: If the encoder cannot be loaded.
    """
    statistical = StatisticalAligner(dictionary)
    if encoder is None:
        return statistical
    # Brings transformers and torch, which only an encoder needs.
    from glossary.alignment.encoder import load_encoder  # noqa: PLC0415
    from glossary.alignment.neural import NeuralAligner  # noqa: PLC0415

    return MeanAligner((statistical, NeuralAligner(load_encoder(encoder, layer=layer))))
