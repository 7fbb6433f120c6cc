"""Themes by sections: how many formulations of each exposition theme recur in each later section."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.catalogue import Catalogue, DocumentEntry, SectionEntry, ThemeEntry

__all__ = ["Cell", "Matrix", "MatrixSection", "MatrixTheme", "matrices"]

#: The formulations of a theme that recur in a section, by first occurrence in the theme; ``None`` where the section
#: does not begin after the theme, so that nothing can recur.
Cell = tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class MatrixTheme:
    """A theme: a column.

    Attributes:
        number: Its number in the document.
        zh: Title in Chinese.
        en: Title in English; empty where there is none.
        pair: Number of the pair that opens it.
        concepts: How many formulations it has.
        recurring: How many of them recur in any later section.
    """

    number: int
    zh: str
    en: str
    pair: int
    concepts: int
    recurring: int


@dataclass(frozen=True, slots=True)
class MatrixSection:
    """A section: a row.

    Attributes:
        pair: Number of the pair that opens it.
        depth: 1 for a part.
        zh: Number and title in Chinese.
        en: Number and title in English; empty where there is none.
        theme: Number of the exposition theme that it is, else ``None``.
        cells: What recurs in it of each theme, in the order of themes.
    """

    pair: int
    depth: int
    zh: str
    en: str
    theme: int | None
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The themes of a document by its later sections, both in the order of the text.

    Attributes:
        document: Id of the document.
        title: Its title in English; empty where none is known.
        title_zh: Its title in Chinese; empty where none is known.
        themes: The themes.
        sections: The sections that begin after the first theme and hold formulations themselves.
    """

    document: str
    title: str
    title_zh: str
    themes: tuple[MatrixTheme, ...]
    sections: tuple[MatrixSection, ...]

    @property
    def highest(self) -> int:
        """The highest count of a cell; 0 where there is none."""
        return max((len(cell) for section in self.sections for cell in section.cells if cell), default=0)


def matrices(catalogue: Catalogue, document: str | None = None) -> list[Matrix]:
    """Return the matrix of each document that has exposition themes, in the order of documents.

    A section counts with the text in it itself, not with that of the sections below it, which have rows of their own.

    Args:
        catalogue: What the documents say.
        document: Id of the one document; ``None`` for all.
    """
    labels = {concept.key: concept.zh for concept in catalogue.concepts}
    found = []
    for entry in catalogue.documents:
        themes = [theme for theme in catalogue.themes if theme.document == entry.id]
        if themes and document in (None, entry.id):
            sections = [section for section in catalogue.sections if section.document == entry.id]
            found.append(_matrix(entry, themes, sections, labels))
    return found


def _matrix(
    entry: DocumentEntry, themes: Sequence[ThemeEntry], sections: Sequence[SectionEntry], labels: dict[str, str]
) -> Matrix:
    themes = sorted(themes, key=lambda theme: (theme.pair, theme.number))
    first = min(theme.last_pair for theme in themes)
    later = sorted(
        (section for section in sections if section.pair > first and section.concepts), key=lambda section: section.pair
    )
    return Matrix(
        document=entry.id,
        title=entry.metadata.title,
        title_zh=entry.metadata.title_zh,
        themes=tuple(_theme(theme) for theme in themes),
        sections=tuple(_section(section, themes, labels) for section in later),
    )


def _theme(theme: ThemeEntry) -> MatrixTheme:
    recurring = {key for reach in theme.reach for key in reach.concepts}
    return MatrixTheme(theme.number, theme.zh, theme.en, theme.pair, len(theme.concepts), len(recurring))


def _section(section: SectionEntry, themes: Sequence[ThemeEntry], labels: dict[str, str]) -> MatrixSection:
    return MatrixSection(
        pair=section.pair,
        depth=section.depth,
        zh=f"{section.zh_number}{section.zh_title}".strip() or f"¶{section.pair}",
        en=f"{section.en_number} {section.en_title}".strip(),
        theme=section.theme,
        cells=tuple(_cell(section, theme, labels) for theme in themes),
    )


def _cell(section: SectionEntry, theme: ThemeEntry, labels: dict[str, str]) -> Cell:
    if section.pair <= theme.last_pair:
        return None
    keys = next((reach.concepts for reach in theme.reach if reach.section == section.pair), ())
    return tuple(labels.get(key, key) for key in keys)
