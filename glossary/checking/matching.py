"""Matching: where terms stand in Chinese text, the leftmost longest match, in one pass over the text.

The Aho–Corasick automaton (Aho & Corasick 1975, *Efficient string matching*, CACM 18; the Rust crate of that name)
runs over text that is folded character by character, so that offsets stay what they are: traditional and simplified
characters, width and letter case count as the same. Quotation marks and white space inside a term do not count, as
they do not count in labels (`glossary.folding.fold_label`); they are cut out before, and offsets lead back over them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, repeat
from typing import Final, NamedTuple

import ahocorasick_rs
import numpy as np
import numpy.typing as npt

from glossary.checking.cutting import Cutter
from glossary.collecting import no_collection
from glossary.folding import fold_characters
from glossary.types import Span

__all__ = ["Found", "Matcher", "folded_form"]

Integers = npt.NDArray[np.int64]
Codes = npt.NDArray[np.uint32]

#: What is cut out before matching: quotation marks of all kinds, and white space.
_DROPPED: Final = re.compile("[\"'“”„「」『』«»〝〞‘’ʼ‚＂＇\\s]")
#: Stands between texts; no term holds it.
_BORDER: Final = "\x00"
_EDGES: Final = ",.;:、。"
_CODES: Final = 0x110000
_UTF32: Final = "utf-32-le"


class Found(NamedTuple):
    """A term at a place.

    Attributes:
        text: Number of the text, from 0.
        start, end: Where it stands there: code points of the text as read, half-open.
        form: Number of the wording that was matched, from 0.
        is_part: Whether it is known to be part of a longer word.
    """

    text: int
    start: int
    end: int
    form: int
    is_part: bool = False

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


def folded_form(form: str) -> str:
    """Return a wording as it is matched: folded by character, without quotation marks and white space.

    >>> folded_form("「新質」 生產力。")
    '新质生产力'
    """
    return _DROPPED.sub("", fold_characters(_DROPPED.sub("", form))).replace(_BORDER, "").strip(_EDGES)


class _Folds:
    """What each character folds to, and whether it is cut out, as arrays over all code points.

    Filled as characters are met; text goes through them many times as quickly as through `str.translate`.
    """

    def __init__(self) -> None:
        self._folds: Codes = np.zeros(_CODES, dtype=np.uint32)
        self._known = np.zeros(_CODES, dtype=bool)
        self._kept = np.zeros(_CODES, dtype=bool)

    def squeezed(self, text: str) -> tuple[str, Integers]:
        """Return a text folded and without what is cut out, and where in `text` each of its characters stands."""
        codes = np.frombuffer(text.encode(_UTF32, "surrogatepass"), dtype=np.uint32)
        if not self._known[codes].all():
            self._learn(np.unique(codes[~self._known[codes]]).tolist())
        origins: Integers = np.flatnonzero(self._kept[codes])
        return self._folds[codes[origins]].tobytes().decode(_UTF32, "surrogatepass"), origins

    def _learn(self, codes: Iterable[int]) -> None:
        for code in codes:
            self._folds[code] = ord(fold_characters(chr(code)))
            self._kept[code] = not _DROPPED.match(chr(code))
            self._known[code] = True


_FOLDS: Final = _Folds()


class Matcher:
    """Finds the wordings of terms in texts.

    Args:
        forms: The wordings, in any spelling. Of those that fold alike the first one counts; those that fold to
            nothing match nothing.
        cutter: Says which matches cut a word in two.

    >>> matcher = Matcher(["低空经济", "经济"])
    >>> [tuple(found) for found in matcher.find(["發展「低空」經濟，繁荣经济"])]
    [(0, 3, 8, 0, False), (0, 11, 13, 1, False)]
    """

    def __init__(self, forms: Iterable[str], *, cutter: Cutter | None = None) -> None:
        self._forms: dict[str, int] = {}
        for number, form in enumerate(forms):
            if folded := folded_form(form):
                self._forms.setdefault(folded, number)
        self._numbers = np.array(list(self._forms.values()), dtype=np.int64)
        self._longest = max(map(len, self._forms), default=0)
        self._cutter = cutter or Cutter()
        self._automaton = ahocorasick_rs.AhoCorasick(
            self._forms, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest, store_patterns=False
        )

    def find(self, texts: Sequence[str]) -> list[Found]:
        """Return the leftmost longest matches, whether or not they cut words.

        Args:
            texts: The texts as read; many at once are quicker.

        Returns:
            The matches in order, without overlap.
        """
        squeezed, origins = _FOLDS.squeezed(_BORDER.join(texts))
        with no_collection():
            matches = self._automaton.find_matches_as_indexes(squeezed)
            if not matches:
                return []
            flat = np.fromiter(chain.from_iterable(matches), dtype=np.int64, count=3 * len(matches)).reshape(-1, 3)
            starts, ends = origins[flat[:, 1]], origins[flat[:, 2] - 1] + 1
            borders = np.array([0, *accumulate(len(text) + 1 for text in texts)])
            text = np.searchsorted(borders, starts, side="right") - 1
            columns = (text, starts - borders[text], ends - borders[text], self._numbers[flat[:, 0]])
            return list(map(Found._make, zip(*(column.tolist() for column in columns), repeat(False), strict=False)))

    def whole(self, texts: Sequence[str]) -> list[Found]:
        """Return the leftmost longest matches that cut no word of the text in two.

        Where a match cuts one, a shorter term that starts there is tried, then what starts behind.

        Args:
            texts: The texts as read.

        Returns:
            The matches in order, without overlap.

        >>> [found.span for found in Matcher(["国家", "家庭"]).whole(["中国家庭"])]
        [Span(start=2, end=4)]
        """
        by_text: dict[int, list[Found]] = {}
        for match in self.find(texts):
            by_text.setdefault(match.text, []).append(match)
        return [match for text, matches in by_text.items() for match in self._whole(text, texts[text], matches)]

    def _whole(self, number: int, text: str, matches: Sequence[Found]) -> Iterator[Found]:
        words = self._cutter.words(text)
        place = 0
        waiting = list(reversed(matches))
        last = matches[-1].end
        is_fresh = False  # whether the automaton's own matches hold from `place` on
        while waiting or is_fresh:
            while waiting and waiting[-1].start < place:
                waiting.pop()
            match = self._next(number, text, place, waiting, last) if is_fresh else waiting.pop()
            if match is None:
                return
            if waiting and match == waiting[-1]:
                waiting.pop()
                is_fresh = False
            kept = next((one for one in self._shorter(match, text) if not words.are_cut_by(one.span)), None)
            if kept is not None:
                yield kept._replace(is_part=words.are_compounded_by(kept.span))
            is_fresh = is_fresh or kept != match
            place = match.start + 1 if kept is None else kept.end

    def _next(self, number: int, text: str, place: int, waiting: Sequence[Found], last: int) -> Found | None:
        """The first match from `place` on: no later than the next one that is known, or than where all are known."""
        latest = waiting[-1].start if waiting else max(last, place)
        end = latest
        left = self._longest  # so much of the folded text belongs to a match that starts at the latest place
        while end < len(text) and left:
            left -= not _DROPPED.match(text, end)
            end += 1
        found = self.find([text[place:end]])
        if not found or (not waiting and found[0].start + place >= latest):
            return None
        return Found(number, found[0].start + place, found[0].end + place, found[0].form)

    def _shorter(self, match: Found, text: str) -> Iterator[Found]:
        """A match, then the shorter terms that start where it does, the longest first."""
        yield match
        for end in range(match.end - 1, match.start, -1):
            form = self._forms.get(folded_form(text[match.start : end]))
            if form is not None and not _DROPPED.match(text, end - 1):
                yield Found(match.text, match.start, end, form)
