"""The validity of TBX: each dialect, style and version of a document's whole glossary by the published rules.

Run ``python -m benchmarks.tbx_validity [DOCUMENT]``; without a document, on the sample. An authority list and a few
decisions are added, so that every kind of statement is in the files. The RNG judges the whole file, the Schematron
the concepts of which it says most; read back, the file has the concepts that were written.
"""

import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from benchmarks.annotated import ROOT
from exports import ExportSource, format_named
from exports.lists import read_list
from glossary.decisions import Decision
from glossary.harvesting import harvest
from glossary.reading import read_document
from glossary.reading.base import Source
from graph.cataloguing import catalogue
from graph.official import with_authorities
from graph.rulings import rule
from tests.exports.samples import no_graph
from tests.tbx_validity import FOLDER, as_dca, as_version_3, findings, richest_concepts, structure_errors

__all__ = ["matrix", "source_of"]

#: How many concepts the Schematron judges.
_CONCEPTS: Final = 20
#: Version, dialect and style of all that can be written.
_FORMS: Final = (
    *(("3", dialect, style) for dialect in ("basic", "min", "core") for style in ("dca", "dct")),
    ("2", "basic", "dca"),
)


def source_of(path: Path) -> ExportSource:
    """Return what a document, the starter list and decisions on its first terms say."""
    found = harvest(read_document(path))
    made = catalogue([found], rulings=rule(_decisions([term.zh for term in found.terms])))
    listed = read_list(ROOT / "examples" / "authority-starter.tsv")
    return ExportSource(with_authorities(made, [listed]), no_graph)


def matrix(source: ExportSource) -> Iterator[tuple[str, ...]]:
    """Yield a row for each form: itself, RNG errors, findings, concepts, those read back, size, seconds.

    The findings of a file in DCT style are those of the rules of that style and, put into DCA style, of the other.
    """
    for version, dialect, style in _FORMS:
        began = time.perf_counter()
        data = format_named("tbx").export(source, version=version, dialect=dialect, style=style, official=True)
        seconds = time.perf_counter() - began
        reading = format_named("tbx").load_reader()(Source(data, Path("glossary.tbx")))
        judged = as_version_3(data) if version == "2" else data
        small = richest_concepts(judged, _CONCEPTS)
        against = findings(small, dialect, style)
        if style == "dct":
            against += findings(as_dca(small), dialect, "dca")
        errors, concepts = (
            structure_errors(judged),
            judged.count(b"<ns0:conceptEntry ") + judged.count(b"<conceptEntry "),
        )
        yield (
            version, dialect, style, str(len(errors)), str(len(against)), str(concepts), str(len(reading.entries)),
            f"{len(data) / 1e6:.2f}", f"{seconds:.2f}",
        )  # fmt: skip


def _decisions(terms: list[str]) -> Iterator[Decision]:
    """Decisions of each sort that a termbase shows."""
    said = (
        ("approve", terms[0], ""), ("prefer", terms[0], "preferred rendering"), ("approve", terms[0], "another one"),
        ("deprecate", terms[0], "a wrong one"), ("define", terms[0], "A definition in English."),
        ("define", terms[0], "一个中文定义。"), ("note", terms[0], "Kind: this note begins as a label does."),
        ("deprecate", terms[1], ""), ("relate", terms[2], f"exactMatch https://example.org/{terms[2]}"),
    )  # fmt: skip
    for number, (action, term, about) in enumerate(said):
        yield Decision(f"2026-03-01T09:00:{number:02}", "Anna", action, term, about)  # type: ignore[arg-type]


def _main() -> None:
    if not FOLDER.is_dir():
        print("tbx: skipped, the published rules are not beside the project")
        return
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "examples" / "lake-region-2024.txt"
    print(f"{path.name}: RNG on the whole file, Schematron on {_CONCEPTS} concepts\n")
    head = ("version", "dialect", "style", "RNG errors", "findings", "concepts", "read back", "MB", "seconds")
    print(f"| {' | '.join(head)} |\n|{' --- |' * len(head)}")
    for row in matrix(source_of(path)):
        print(f"| {' | '.join(row)} |")


if __name__ == "__main__":
    _main()
