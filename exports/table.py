r"""Tables for translators: a row per concept and rendering, with a sentence and the place to cite.

CSV follows RFC 4180 (commas, CRLF, quotes where needed). TSV has a line per row and no quotes: tab, line feed,
carriage return and backslash inside a cell are written ``\t``, ``\n``, ``\r`` and ``\\``.

Spreadsheets run a cell that begins with ``=``, ``+``, ``-`` or ``@`` (full-width forms, tabs and line ends
count too) as a formula. Such a cell gets an apostrophe in front, by which they take it for text; so does a
cell in which only apostrophes stand before the sign, so that taking one away always gives the text back.
"""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from typing import Final, Literal, get_args

from exports.base import ExportSource, Loss
from exports.losses import FeatureName, not_held
from graph.catalogue import Catalogue, Citation, ConceptEntry, RelationRole, RenderingEntry
from graph.deciding import REVIEWED

__all__ = ["COLUMNS", "ESCAPES", "export_csv", "export_tsv", "guard", "losses", "read_rows", "rows"]

#: The columns, in order. `score` is how sure the rendering is, `termhood` how sure the term; both in [0, 1]. From
#: `broader` on they say what other concepts are to the concept (`graph.catalogue.RelationRole`), from `authority` on
#: what authority lists say of it, whatever the documents attest.
COLUMNS: Final = (
    "zh", "pinyin", "en", "kind", "status", "reviewed", "termhood", "score", "count", "renderers", "documents",
    "themes", "sentence_zh", "sentence_en", "place", "iri", "broader", "narrower", "full_form", "short_form", "related",
    "authority", "authority_renderers", "authority_evidence", "authority_lists", "authority_members",
)  # fmt: skip

#: What the columns hold; of the places, one sentence a row.
_HELD: Final[tuple[FeatureName, ...]] = (
    "renderings", "other_renderings", "rendering_status", "pinyin", "kind", "renderers", "rendering_counts", "counts",
    "omissions", "sentences", "documents", "themes", "relations", "authority", "termhood", "iri",
)  # fmt: skip

_FORMULA: Final = re.compile("'*[=+\\-@＝＋－＠\t\r\n]")
_GUARDED: Final = re.compile("'(?='*[=+\\-@＝＋－＠\t\r\n])")
_ESCAPED: Final = re.compile(r"\\([tnr\\])")

#: What a cell of a TSV table may not hold, and what stands for it.
ESCAPES: Final = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def export_csv(source: ExportSource, *, bom: bool = False) -> bytes:
    """Return the table as CSV.

    Args:
        source: Its catalogue is written.
        bom: Whether to begin with a byte order mark.

    Returns:
        The file in UTF-8.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([guard(cell) for cell in row] for row in rows(source.catalogue))
    return _encode(text.getvalue(), bom=bom)


def export_tsv(source: ExportSource, *, bom: bool = False) -> bytes:
    """Return the table as TSV.

    Args:
        source: Its catalogue is written.
        bom: Whether to begin with a byte order mark.

    Returns:
        The file in UTF-8.
    """
    lines = ["\t".join(COLUMNS)]
    lines += ["\t".join(guard(cell).translate(ESCAPES) for cell in row) for row in rows(source.catalogue)]
    return _encode("\n".join(lines) + "\n", bom=bom)


def losses(source: ExportSource, *, bom: bool = False) -> tuple[Loss, ...]:
    """Return what the table does not hold: of the places of a rendering, all but one, and what has no column.

    Args:
        source: What is exported.
        bom: As the writers.
    """
    concepts = source.catalogue.concepts
    shown = sum(bool(row[COLUMNS.index("sentence_zh")]) for row in rows(source.catalogue))
    places = sum(len(concept.citations) for concept in concepts) - shown
    more = (Loss("places with their sentences", places, "a row shows one"),) if places else ()
    return (*more, *not_held(source.catalogue, _HELD))


def rows(catalogue: Catalogue) -> Iterator[tuple[str, ...]]:
    """Yield the rows: for each concept its renderings, then a row without one for what the English leaves out.

    A rendering that only editors give has no place and no sentence. A concept without any rendering has one row, with
    all its places if the English leaves it out nowhere.

    Args:
        catalogue: What to write.

    Yields:
        The cells of `COLUMNS`; several values in a cell are parted by ``"; "``.
    """
    themes = {(theme.document, theme.number): theme.zh for theme in catalogue.themes}
    for concept in catalogue.concepts:
        for rendering in concept.renderings:
            yield _row(concept, rendering, themes)
        if concept.omissions or not concept.renderings:  # editors may have rejected every rendering
            yield _row(concept, None, themes)


def _row(
    concept: ConceptEntry, rendering: RenderingEntry | None, themes: dict[tuple[str, int], str]
) -> tuple[str, ...]:
    places = _places(concept, rendering)
    best = max(places, key=lambda citation: citation.score, default=None)
    sure = rendering or best
    status = concept.status if rendering is None else rendering.status
    cells = {
        "zh": concept.zh,
        "pinyin": concept.pinyin,
        "en": "" if rendering is None else rendering.en,
        "kind": concept.kind,
        "status": status,
        "reviewed": "yes" if status in REVIEWED else "no",
        "termhood": f"{concept.termhood:.3f}",
        "score": "" if sure is None else f"{sure.score:.3f}",
        "count": str(len(places)),
        "renderers": "" if rendering is None else "; ".join(rendering.renderers),
        "documents": "; ".join(dict.fromkeys(at.document for at in places)),
        "themes": "; ".join(dict.fromkeys(themes[at.document, at.theme] for at in places if at.theme is not None)),
        "sentence_zh": best.zh if best else "",
        "sentence_en": best.en if best else "",
        "place": best.place if best else "",
        "iri": concept.iri,
        **{role.replace(" ", "_"): _related(concept, role) for role in get_args(RelationRole)},
        **_authority(concept),
    }
    return tuple(cells[column] for column in COLUMNS)


def _places(concept: ConceptEntry, rendering: RenderingEntry | None) -> list[Citation]:
    """The places that a row counts; none for a rendering that only editors give."""
    if rendering is not None:
        return [at for at in concept.citations if _rendered(at) in rendering.spellings]
    bare = [at for at in concept.citations if not _rendered(at)]
    return bare if bare or concept.renderings else list(concept.citations)


def _related(concept: ConceptEntry, role: RelationRole) -> str:
    """The concepts that have a role for a concept; a statistic stands behind the concept."""
    return "; ".join(relation.described for relation in concept.relations if relation.role == role)


def _authority(concept: ConceptEntry) -> dict[str, str]:
    """What authority lists say of the same concept; the cells have as many parts as there are renderings."""
    cited = [at for at in concept.authority if at.match == "exact" and at.en]
    return {
        "authority": "; ".join(f"{at.en} ({at.rank})" for at in cited),
        "authority_renderers": "; ".join(at.renderer or "–" for at in cited),
        "authority_evidence": "; ".join(at.evidence or "–" for at in cited),
        "authority_lists": "; ".join(at.title for at in cited),
        "authority_members": "; ".join(one.zh for one in concept.authority_members),
    }


def _rendered(citation: Citation) -> str:
    return "" if citation.en_span is None else citation.en_span.of(citation.en)


def guard(cell: str) -> str:
    """Return a cell that no spreadsheet runs as a formula.

    Args:
        cell: The text.

    >>> guard("=1+1"), guard("三农")
    ("'=1+1", '三农')
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell


def read_rows(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the rows of a table that was written here and perhaps edited: the line, and the cells by column.

    Args:
        text: The table, as CSV or TSV, without byte order mark.

    Raises:
        csv.Error: A quotation mark is not closed; its second argument is the line of the row.
    """
    tabs = "\t" in text.partition("\n")[0]
    quoting: Literal[0, 3] = csv.QUOTE_NONE if tabs else csv.QUOTE_MINIMAL
    reader = csv.reader(io.StringIO(text, newline=""), delimiter="\t" if tabs else ",", quoting=quoting, strict=True)
    names, line = list[str](), 1
    try:
        for cells in reader:
            if not names:
                names = [cell.strip() for cell in cells]
            elif any(cells):
                yield line, {name: _read(cell, tabs=tabs) for name, cell in zip(names, cells, strict=False)}
            line = reader.line_num + 1
    except csv.Error as error:
        raise csv.Error(str(error), line) from error


def _read(cell: str, *, tabs: bool) -> str:
    if tabs:
        cell = _ESCAPED.sub(lambda match: {"t": "\t", "n": "\n", "r": "\r"}.get(match[1], match[1]), cell)
    return _GUARDED.sub("", cell, count=1) if _GUARDED.match(cell) else cell


def _encode(text: str, *, bom: bool) -> bytes:
    return (codecs.BOM_UTF8 if bom else b"") + text.encode()
