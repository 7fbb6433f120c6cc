"""Finding a term again: every place where a folded label stands in folded text."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import accumulate
from typing import Final

from glossary.folding import fold
from glossary.types import Span

__all__ = ["LabelText", "LabelTexts", "label_text"]

#: What labels hold of a folded text: no quotation marks, no white space.
_KEPT: Final = re.compile(r"[^\"'\s]")


class LabelText:
    """A paragraph folded as labels are folded, with the way back.

    Args:
        text: The paragraph as read.

    >>> list(LabelText("建设“5G 工厂”和5G网").places("5g工厂"))
    [Span(start=3, end=8)]
    """

    def __init__(self, text: str) -> None:
        folded = fold(text)
        self._origins = [folded.origins[match.start()] for match in _KEPT.finditer(folded.text)]
        self.text = "".join(_KEPT.findall(folded.text))
        counts = [0] * (len(text) + 1)
        for origin in self._origins:
            counts[origin + 1] += 1
        self._at = list(accumulate(counts))  # how much of the folded text comes from before each offset

    def label(self, span: Span) -> str:
        """Return the folded label (`glossary.folding.fold_label`) of what stands in `span` of the paragraph.

        Folding the paragraph once is far quicker than folding each of its strings.

        >>> LabelText("建设“5G 工厂”").label(Span(2, 9))
        '5g工厂'
        """
        return self.text[self._at[span.start] : self._at[span.end]].strip(",.;:、。")

    def places(self, key: str) -> Iterator[Span]:
        """Yield the spans of the original text where the folded label `key` stands; Latin words stay whole."""
        for start in _found(key, self.text):
            span = self.original(start, start + len(key))
            if span is not None:
                yield span

    def original(self, start: int, end: int) -> Span | None:
        """Return the span of the original text that ``[start, end)`` of the folded one, not empty, comes from.

        ``None`` if it cuts a Latin word or number.
        """
        if self._cuts(start) or self._cuts(end):
            return None
        return Span(self._origins[start], self._origins[end - 1] + 1)

    def _cuts(self, place: int) -> bool:
        """Whether a Latin word or number runs over `place`."""
        if not 0 < place < len(self.text):
            return False
        before, after = self.text[place - 1], self.text[place]
        return before.isascii() and before.isalnum() and after.isascii() and after.isalnum()


@lru_cache(maxsize=1024)  # a document's paragraphs are looked at for candidates, then for every place of its terms
def label_text(text: str) -> LabelText:
    """Return the folded paragraph; it is not to be changed."""
    return LabelText(text)


class LabelTexts:
    """The paragraphs of a document, searched together.

    Args:
        texts: The paragraphs as read.

    >>> LabelTexts(["低空经济。", "发展低空经济"]).places("低空经济")
    ((0, Span(start=0, end=4)), (1, Span(start=2, end=6)))
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = [label_text(text) for text in texts]
        self._joined = "\n".join(text.text for text in self._texts)  # no label holds a line break
        self._starts = [0, *accumulate(len(text.text) + 1 for text in self._texts)]

    def places(self, key: str) -> tuple[tuple[int, Span], ...]:
        """Return every place of a folded label: index of the paragraph, and span."""
        found = []
        for place in _found(key, self._joined):
            paragraph = bisect_right(self._starts, place) - 1
            start = place - self._starts[paragraph]
            span = self._texts[paragraph].original(start, start + len(key))
            if span is not None:
                found.append((paragraph, span))
        return tuple(found)


def _found(key: str, text: str) -> Iterator[int]:
    start = text.find(key) if key else -1
    while start >= 0:
        yield start
        start = text.find(key, start + 1)
