"""The table that terminologists edit: a row per concept and rendering, with what may be changed and what is shown.

`exports.workbook` writes it as a spreadsheet, `exports.edited` finds out what was changed in one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from exports.table import rows as table_rows
from graph.catalogue import Catalogue, ConceptEntry

__all__ = ["COLUMNS", "EDITABLE", "RENDERING_STATUSES", "TERM_STATUSES", "Column", "SheetRow", "sheet_rows"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the sheet.

    Attributes:
        name: What the first row calls it.
        width: In characters of the default font.
        help: What it holds, and what an edit of it does.
        edits: Whether an edit of it is a decision; all others only show.
    """

    name: str
    width: int
    help: str
    edits: bool = False


#: The statuses that may stand in the columns ``status`` and ``term status``: those that evidence gives (choosing one
#: decides nothing), then those that people give.
RENDERING_STATUSES: Final = ("candidate", "attested", "preferred", "admitted", "deprecated", "rejected")
TERM_STATUSES: Final = ("candidate", "attested", "preferred", "deprecated", "rejected")

#: The columns, in order.
COLUMNS: Final[Mapping[str, Column]] = MappingProxyType(
    {
        column.name: column
        for column in (
            Column("zh", 18, "The formulation. In a row that you add, say which one it is for."),
            Column("pinyin", 22, "How it is read."),
            Column(
                "rendering",
                34,
                "A rendering. Change it, or add a row with zh and rendering, to give another one.",
                True,
            ),
            Column(
                "status",
                12,
                "Of the rendering. preferred: the one to use; admitted: may be used; deprecated: no longer to be used;"
                " rejected: it does not render the formulation. candidate and attested come from evidence alone.",
                True,
            ),
            Column(
                "term status",
                12,
                "Of the formulation. preferred: it is one indeed; deprecated: no longer to be used; rejected: it is no"
                " formulation. One row of a formulation is enough.",
                True,
            ),
            Column("use instead", 18, "Another formulation that takes the place of a deprecated one.", True),
            Column("merge into", 18, "Another formulation that names the same concept.", True),
            Column(
                "definition", 34, "A definition, in Chinese or English. A new text is added to those there are.", True
            ),
            Column("note", 34, "A note of the editors. A new text is added to those there are.", True),
            Column("kind", 10, "Kind of formulation."),
            Column("count", 8, "Places at which it is rendered so, or left out."),
            Column("renderers", 20, "Who renders it so."),
            Column("documents", 24, "Documents that hold it."),
            Column("themes", 28, "Exposition themes in which it stands."),
            Column("authority", 34, "What authority lists say."),
            Column("sentence_zh", 48, "A sentence with it."),
            Column("sentence_en", 48, "Its translation."),
            Column("place", 28, "Where the sentence stands."),
            Column("termhood", 9, "How sure it is that this is a formulation, from 0 to 1."),
            Column("score", 8, "How sure the rendering is, from 0 to 1."),
            Column("iri", 30, "What names the concept in the graph."),
            Column("row", 6, "Number by which an edited row is known. Leave it empty in rows that you add."),
        )
    }
)

#: Names of the columns whose edits are decisions.
EDITABLE: Final = tuple(name for name, column in COLUMNS.items() if column.edits)


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of the sheet.

    Attributes:
        cells: Text by name of column; columns that are empty may be missing.
        place: Where it stands, such as ``Glossary!17``; empty for a row that is in no file.
        evidence: What shows it, for a note beside the rendering.
    """

    cells: Mapping[str, str]
    place: str = ""
    evidence: str = ""

    def __getitem__(self, column: str) -> str:
        """Return the text in a column, empty where there is none."""
        return self.cells.get(column, "")

    def editable(self) -> tuple[str, ...]:
        """Return the texts of the columns that may be edited, in their order."""
        return tuple(self[name] for name in EDITABLE)


def sheet_rows(catalogue: Catalogue) -> Iterator[SheetRow]:
    """Yield the rows of a catalogue: as `exports.table.rows`, with what editors said of the concept.

    Args:
        catalogue: What to show.

    Yields:
        The rows, numbered from 1 in the column ``row``.
    """
    from exports.table import COLUMNS as TABLE_COLUMNS  # noqa: PLC0415 - beside ours of the same name

    concepts = {concept.iri: concept for concept in catalogue.concepts}
    names = {concept.iri: concept.zh for concept in catalogue.concepts}
    for number, cells in enumerate(table_rows(catalogue), 1):
        table = dict(zip(TABLE_COLUMNS, cells, strict=True))
        concept = concepts[table["iri"]]
        shown = {name: table[name] for name in COLUMNS if name in table}
        shown |= {
            "rendering": table["en"],
            "status": table["status"] if table["en"] else "",
            "row": str(number),
            **_of_concept(concept, names),
        }
        yield SheetRow({name: shown[name] for name in COLUMNS if shown.get(name)}, evidence=_evidence(table))


def _of_concept(concept: ConceptEntry, names: Mapping[str, str]) -> dict[str, str]:
    return {
        "term status": concept.status,
        "use instead": "; ".join(names.get(iri, iri) for iri in concept.replaced_by),
        "definition": "\n".join(one.text for one in concept.definitions),
        "note": "\n".join(one.text for one in concept.notes),
    }


def _evidence(table: Mapping[str, str]) -> str:
    """The sentence with its place, then what lists have to show."""
    parts = [table["sentence_zh"], table["sentence_en"], table["place"] and f"({table['place']})"]
    official = [
        f"{rendering}: {shown}"
        for rendering, shown in zip(
            table["authority"].split("; "), table["authority_evidence"].split("; "), strict=False
        )
        if rendering and shown
    ]
    return "\n".join(filter(None, (*parts, *official)))
