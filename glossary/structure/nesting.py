"""Which paragraphs are headings, and which stands below which.

Depth is not in the numbers but in their order: a style that starts at one inside an open section opens a level
below it, and a number that goes on where an open level stopped closes all levels below that. A number that
neither starts nor goes on (a year, a quantity, a stray) is no heading. Where a word processor says that a
paragraph is a heading, its level decides.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple

from glossary.structure.headings import ZH_TITLE_LIMIT, Title, en_title, zh_title
from glossary.structure.numbering import Mark, read_marks
from glossary.types import Document, HeadingHint, Lang, ParagraphPair, Span

__all__ = ["Heading", "find_headings"]

# A level that only its number shows lies below every level that a word processor has styled.
_UNSTYLED: Final = 99


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading in its place.

    Attributes:
        pair: Number of the pair.
        depth: 1 at the top.
        parent: Pair number of the heading above it; ``None`` at the top.
        zh_number: Number as printed; empty for none.
        en_number: The same in English.
        zh: Chinese title.
        en: English title.
        run_in: Whether title and body share the paragraph.
    """

    pair: int
    depth: int
    parent: int | None
    zh_number: str
    en_number: str
    zh: Title
    en: Title
    run_in: bool


class _Marks(NamedTuple):
    """The readings of the numbers of a pair, by language."""

    zh: tuple[Mark, ...]
    en: tuple[Mark, ...]

    def agree(self, ordinal: int) -> bool:
        return all(any(mark.ordinal == ordinal for mark in side) for side in self)


class _Level(NamedTuple):
    """An open level: the heading met last there, and the runs of numbers that it belongs to."""

    pair: int
    keys: frozenset[str]
    ordinal: int
    styled: int


class _Place(NamedTuple):
    """Where a heading goes: how many open levels stay open above it, and its ordinal."""

    depth: int
    ordinal: int


@dataclass(slots=True)
class _Nesting:
    """The open levels while a document is read from its start to its end."""

    marks: list[_Marks]
    source_only: bool
    levels: list[_Level] = field(default_factory=list)
    last: dict[str, int] = field(default_factory=dict)

    def place(self, index: int, hint: HeadingHint | None) -> _Place | None:
        """Return where the pair at `index` goes as a heading, ``None`` if it is none."""
        if hint is not None:
            depth = sum(level.styled < hint.level for level in self.levels)
            ordinals = [mark.ordinal for side in self.marks[index] for mark in side]
            return _Place(depth, ordinals[0] if ordinals else 0)
        # The Chinese is the original: its number is asked first.
        for side in self.marks[index]:
            numbers = [mark for mark in side if not mark.style.follows]
            for find in (self._next, self._first):
                for mark in numbers:
                    depth_found = find(index, mark)
                    if depth_found is not None:
                        return _Place(depth_found, mark.ordinal)
        return None

    def open(self, index: int, place: _Place, pair: ParagraphPair) -> None:
        """Open the level of a heading, closing what was open there and below."""
        numbers = [m for side in self.marks[index] for m in side if m.ordinal == place.ordinal]
        keys = frozenset(mark.key for mark in numbers)
        styled = pair.hint.level if pair.hint else _UNSTYLED
        if place.depth < len(self.levels):
            sibling = self.levels[place.depth]
            keys |= sibling.keys if place.ordinal else frozenset()
            styled = min(styled, sibling.styled)
        self.levels[place.depth :] = [_Level(pair.number, keys, place.ordinal, styled)]
        self.last |= {mark.key: mark.ordinal for mark in numbers}

    def _next(self, _index: int, mark: Mark) -> int | None:
        """Depth of the innermost open level that `mark` goes on."""
        for depth in reversed(range(len(self.levels))):
            level = self.levels[depth]
            if mark.key in level.keys and mark.ordinal == level.ordinal + 1:
                return depth
        return None

    def _first(self, index: int, mark: Mark) -> int | None:
        """Depth at which `mark` starts a run of numbers."""
        for depth, level in enumerate(self.levels):
            if mark.key in level.keys:  # an annex that counts from one again
                return depth if mark.ordinal == 1 and self._goes_on(index, mark) else None
        runs_on = mark.style.named and mark.ordinal == self.last.get(mark.key, 0) + 1
        if (mark.ordinal == 1 or runs_on) and self._is_sure(index, mark):
            return len(self.levels)
        return None

    def _is_sure(self, index: int, mark: Mark) -> bool:
        """A number stands in both languages, or it is followed by the next one."""
        alone = self.source_only and not mark.style.weak
        return alone or self.marks[index].agree(mark.ordinal) or self._goes_on(index, mark)

    def _goes_on(self, index: int, mark: Mark) -> bool:
        for later in self.marks[index + 1 :]:
            ordinals = [other.ordinal for side in later for other in side if other.key == mark.key]
            if ordinals:
                return mark.ordinal + 1 in ordinals
        return False


def find_headings(document: Document) -> Iterator[Heading]:
    """Yield the headings of `document` in order.

    Args:
        document: Any document.

    Yields:
        Each heading with its depth, the heading above it, its numbers and titles.
    """
    nesting = _Nesting([_read_pair(pair) for pair in document.pairs], document.source_only)
    for index, pair in enumerate(document.pairs):
        place = nesting.place(index, pair.hint)
        if place is None:
            continue
        heading = _heading(pair, nesting, index, place)
        if heading is not None:
            yield heading
            nesting.open(index, place, pair)


def _read_pair(pair: ParagraphPair) -> _Marks:
    """Read the numbers of a pair: those that a word processor computes are not in the text."""
    hint = pair.hint or HeadingHint(0)
    return _Marks(_read_side("zh", pair.zh, hint.zh_number), _read_side("en", pair.en, hint.en_number))


def _read_side(lang: Lang, text: str, computed: str) -> tuple[Mark, ...]:
    # Each language has runs of its own: 1. may number parts in the one and sections in the other.
    if computed:
        return tuple(replace(m, key=f"{lang} {m.key}", text=computed, end=0) for m in read_marks(computed))
    return tuple(replace(m, key=f"{lang} {m.key}") for m in read_marks(text))


def _heading(pair: ParagraphPair, nesting: _Nesting, index: int, place: _Place) -> Heading | None:
    zh_mark, en_mark = (_chosen(side, nesting, place) for side in nesting.marks[index])
    zh = zh_title(pair.zh, zh_mark.end if zh_mark else 0)
    en = en_title(pair.en, en_mark.end if en_mark else 0, zh=zh.ending)
    if pair.hint is None and zh.span.end - zh.span.start > ZH_TITLE_LIMIT:
        if not any(mark.style.named for mark in (zh_mark, en_mark) if mark):
            return None
        zh, en = Title(Span(0, 0), "sentence"), Title(Span(0, 0), "sentence")
    one_sentence_title = pair.hint is not None or (pair.en != "" and en.ending == "paragraph")
    stands_alone = zh.ending == "paragraph" or (zh.ending == "stop" and one_sentence_title)
    hint = pair.hint or HeadingHint(0)
    return Heading(
        pair.number,
        place.depth + 1,
        nesting.levels[place.depth - 1].pair if place.depth else None,
        hint.zh_number or (zh_mark.text if zh_mark else ""),
        hint.en_number or (en_mark.text if en_mark else ""),
        zh,
        en,
        not stands_alone,
    )


def _chosen(side: tuple[Mark, ...], nesting: _Nesting, place: _Place) -> Mark | None:
    """Return the reading that fits the place: of its ordinal, else (a slip in one language) of its run."""
    keys = nesting.levels[place.depth].keys if place.depth < len(nesting.levels) else frozenset()
    fitting = [mark for mark in side if mark.ordinal == place.ordinal]
    return next(iter(fitting or [mark for mark in side if mark.key in keys]), None)
