"""Small catalogues made by hand: labels, and the units that they stand in."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from glossary.types import Metadata, Span
from graph.catalogue import Catalogue, Citation, ConceptEntry, DocumentEntry

__all__ = ["made"]


def made(
    documents: Mapping[str, Sequence[str]],
    labels: Mapping[str, Sequence[str]],
    *,
    dates: Mapping[str, str] | None = None,
    sections: Sequence[int | None] = (),
    numbers: Mapping[str, int] | None = None,
) -> Catalogue:
    """Return a catalogue in which each unit is a paragraph pair of its own.

    Args:
        documents: Ids with their units, each ``"Chinese | English"``; the English may be missing.
        labels: Labels with their renderings; a label stands wherever its characters do, rendered by the first one that
            the unit's English has.
        dates: Dates of the documents.
        sections: The section of each unit, the same in all documents; without it, all stand before the first one.
        numbers: Numbers of numeral formulations.
    """
    entries = tuple(_document(name, units, (dates or {}).get(name, "")) for name, units in documents.items())
    homes = list(sections) or [None] * max(map(len, documents.values()))
    if sections:
        count = len(set(sections) - {None})
        entries = tuple(replace(entry, sections=count) for entry in entries)
    concepts = [
        _concept(
            label,
            [
                citation
                for name, units in documents.items()
                for number, unit in enumerate(units, 1)
                for citation in _citations(name, number, homes[number - 1], unit, label, renderings)
            ],
            (numbers or {}).get(label),
        )
        for label, renderings in sorted(labels.items())
    ]
    return Catalogue(entries, tuple(concepts), (), ())


def _document(name: str, units: Sequence[str], date: str) -> DocumentEntry:
    han = sum("\u4e00" <= character <= "\u9fff" for unit in units for character in unit)
    source_only = not any("|" in unit for unit in units)
    return DocumentEntry(name, f"iri:{name}", Metadata(date=date), source_only, len(units), len(units), 0, 0, 0, 0, han)


def _citations(
    name: str, number: int, section: int | None, unit: str, label: str, renderings: Sequence[str]
) -> list[Citation]:
    zh, _, en = (part.strip() for part in unit.partition("|"))
    rendering = next((one for one in renderings if one in en), None)
    span = None if rendering is None else Span(en.index(rendering), en.index(rendering) + len(rendering))
    starts = [at for at in range(len(zh)) if zh.startswith(label, at)]
    return [
        Citation(
            name, number, section, f"{name}, ¶{number}", None, zh, en, Span(at, at + len(label)), span, 0.8, number
        )
        for at in starts
    ]


def _concept(label: str, citations: list[Citation], number: int | None) -> ConceptEntry:
    return ConceptEntry(
        key=label,
        iri=f"iri:{label}",
        zh=label,
        spellings=(label,),
        pinyin="",
        kind="slogan" if number else "concept",
        status="candidate",
        termhood=0.9,
        count=len(citations),
        omissions=sum(at.en_span is None for at in citations),
        number=number,
        renderings=(),
        members=(),
        relations=(),
        documents=tuple(dict.fromkeys(at.document for at in citations)),
        sections=(),
        themes=(),
        reasons=(),
        citations=tuple(citations),
    )
