"""Word links from the embeddings of a multilingual encoder: words that mean the same in context are alike.

Each side of a unit is encoded alone. The dot products of the subwords' embeddings become probabilities by a
softmax in each direction (Dou & Neubig 2021, *Word alignment by fine-tuning embeddings on parallel corpora*,
without the fine-tuning; embeddings of a middle layer align best, as Jalili Sabet et al. 2020 found, too: *SimAlign:
high quality word alignments without parallel training data*). The probabilities are carried over from the
encoder's subwords to our words by the characters that they share, and the directions are combined by their
geometric mean, as those of `glossary.alignment.words` are.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np
import numpy.typing as npt

from glossary.alignment.base import Bitext, Floats, Links
from glossary.types import Span

__all__ = ["Encoder", "NeuralAligner", "Subwords", "directions"]

#: Units that are encoded before the next are looked at: the embeddings of a whole document would not fit.
_GROUP: Final = 64


@dataclass(frozen=True, slots=True)
class Subwords:
    """A text as an encoder sees it.

    Attributes:
        spans: The characters of each subword; may overlap, and may leave characters out.
        vectors: The embedding of each, shape ``(len(spans), dimensions)``.
    """

    spans: Sequence[Span]
    vectors: npt.NDArray[np.float32]


class Encoder(Protocol):
    """Turns texts into embeddings of their subwords."""

    def encode(self, texts: Sequence[str]) -> list[Subwords]:
        """Return the subwords of each text with their embeddings; special tokens left out."""
        ...


class NeuralAligner:
    """Links words by the likeness of their embeddings.

    Args:
        encoder: What embeds them.
    """

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    def link(self, bitext: Bitext) -> list[Links]:
        """Return how likely each Chinese word is linked to each English word.

        Args:
            bitext: Units with their words as written; either side of a unit may be empty.

        Returns:
            The links of each unit; all 0 for words that the encoder does not see.
        """
        return [matrix for start in range(0, len(bitext), _GROUP) for matrix in self._group(bitext, start)]

    def _group(self, bitext: Bitext, start: int) -> Iterator[Links]:
        group = bitext[start : start + _GROUP]
        zh_texts = [_text(zh, spaced=False) for zh, _ in group]
        en_texts = [_text(en, spaced=True) for _, en in group]
        subwords = self._encoder.encode([text for text, _ in (*zh_texts, *en_texts)])
        sides = zip(zh_texts, en_texts, subwords[: len(group)], subwords[len(group) :], strict=True)
        for (_, zh_spans), (_, en_spans), zh, en in sides:
            onward, back = directions(zh, zh_spans, en, en_spans)
            # Sums of probabilities may exceed 1 by a rounding error.
            yield Links.of(np.clip(onward, 0.0, 1.0), np.clip(back, 0.0, 1.0))


def _text(words: Sequence[str], *, spaced: bool) -> tuple[str, list[Span]]:
    """Join words, and say where each stands.

    Args:
        words: The words in order.
        spaced: Whether the language sets spaces; where it does not, they still part Latin words and numbers.
    """
    text, spans = "", []
    for word in words:
        if text and (spaced or (text[-1:] + word[:1]).isascii()):
            text += " "
        spans.append(Span(len(text), len(text) + len(word)))
        text += word
    return text, spans


def directions(zh: Subwords, zh_words: Sequence[Span], en: Subwords, en_words: Sequence[Span]) -> tuple[Floats, Floats]:
    """Return how likely each word translates into each of the other side, in both directions.

    Args:
        zh: The subwords of the Chinese text.
        zh_words: Where our words stand in it.
        en: The subwords of the English text.
        en_words: Where our words stand in it.

    Returns:
        Two arrays of shape ``(Chinese words, English words)``: in the first, the row of each Chinese word sums to
        1, in the second, the column of each English word; to 0 for words without a subword.
    """
    zh_shared, zh_vectors = _shared(zh, zh_words)
    en_shared, en_vectors = _shared(en, en_words)
    if not zh_shared.size or not en_shared.size:
        nothing = np.zeros((len(zh_words), len(en_words)))
        return nothing, nothing
    likeness = zh_vectors @ en_vectors.T
    # A word translates as its subwords do on average; a subword is what the words that share it are, in parts.
    onward = _normalised(zh_shared, axis=1) @ _softmax(likeness, axis=1) @ _normalised(en_shared, axis=0).T
    back = _normalised(zh_shared, axis=0) @ _softmax(likeness, axis=0) @ _normalised(en_shared, axis=1).T
    return onward, back


def _shared(subwords: Subwords, words: Sequence[Span]) -> tuple[Floats, Floats]:
    """Count the characters that words and subwords share; subwords of no word (white space) are left out.

    Returns:
        The counts, shape ``(words, subwords)``, and the embeddings of these subwords.
    """
    starts = np.array([[word.start for word in words]]).T
    ends = np.array([[word.end for word in words]]).T
    first = np.array([[span.start for span in subwords.spans]])
    last = np.array([[span.end for span in subwords.spans]])
    if not words or not subwords.spans:
        return np.zeros((len(words), 0)), np.zeros((0, 0))
    shared = np.maximum(np.minimum(ends, last) - np.maximum(starts, first), 0).astype(np.float64)
    seen = shared.sum(axis=0) > 0
    return shared[:, seen], subwords.vectors[seen].astype(np.float64)


def _normalised(shared: Floats, *, axis: int) -> Floats:
    """Divide by the sums along an axis; what sums to 0 stays 0."""
    totals = shared.sum(axis=axis, keepdims=True)
    shares: Floats = shared / np.where(totals > 0, totals, 1.0)
    return shares


def _softmax(likeness: Floats, *, axis: int) -> Floats:
    powers = np.exp(likeness - likeness.max(axis=axis, keepdims=True))
    probabilities: Floats = powers / powers.sum(axis=axis, keepdims=True)
    return probabilities
