"""The workspace and its documents in figures: formulations, renderings, coverage, and what is new in each document."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from glossary.folding import fold_en, is_han
from glossary.types import KINDS, Kind
from graph.catalogue import Catalogue, Citation, ConceptEntry, DocumentEntry

__all__ = ["DocumentFigures", "Figures", "Numeral", "document_figures", "figures", "numerals", "share"]


@dataclass(frozen=True, slots=True)
class Figures:
    """What some documents hold, in figures.

    Attributes:
        concepts: How many formulations.
        kinds: How many of each kind, in the order of `glossary.types.KINDS`; kinds without any are left out.
        occurrences: Places where formulations stand.
        omissions: Of these, the ones where the English leaves the formulation out; without documents in Chinese alone.
        renderings: Renderings of all formulations; what differs in case, quotation marks or a leading
            article alone is one (`glossary.folding.fold_en`).
        translated: Formulations of documents that have English.
        rendered: Of these, the ones with a rendering.
        several: Of these, the ones with more than one rendering.
        numerals: Numeral formulations.
        complete: Of these, the ones with as many members found as their number says.
        characters: Han characters of the text.
        covered: Of these, the ones inside of a formulation.
        units: Translation units.
        touched: Of these, the ones that hold a formulation.
    """

    concepts: int
    kinds: Mapping[Kind, int]
    occurrences: int
    omissions: int
    renderings: int
    translated: int
    rendered: int
    several: int
    numerals: int
    complete: int
    characters: int
    covered: int
    units: int
    touched: int


@dataclass(frozen=True, slots=True)
class DocumentFigures:
    """A document in figures, and what it adds to the earlier ones.

    Attributes:
        id: The document's identity.
        date: Its date; empty where none is known.
        figures: What it holds.
        new: Formulations that no earlier document of the workspace has.
        known: The others.
    """

    id: str
    date: str
    figures: Figures
    new: int
    known: int


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral formulation and what was found of its list.

    Attributes:
        key: Folded label.
        zh: The label.
        number: How many members its number promises.
        members: The members that the documents enumerate.
        complete: Whether they are as many as the number says.
    """

    key: str
    zh: str
    number: int
    members: tuple[str, ...]
    complete: bool


def share(part: int, whole: int) -> float | None:
    """Return a share in [0, 1], rounded to four places; ``None`` of nothing.

    >>> share(1, 3), share(0, 0)
    (0.3333, None)
    """
    return round(part / whole, 4) if whole else None


def figures(catalogue: Catalogue, document: str | None = None) -> Figures:
    """Return a workspace, or one document of it, in figures.

    Args:
        catalogue: What the documents say.
        document: Id of the document; ``None`` for all together. The members of a numeral formulation may stand in
            any document.
    """
    documents = [entry for entry in catalogue.documents if document in (None, entry.id)]
    return _figures(_within(catalogue.concepts, {entry.id for entry in documents}), documents)


def document_figures(catalogue: Catalogue) -> list[DocumentFigures]:
    """Return each document in figures, the earliest first.

    Args:
        catalogue: What the documents say. Its documents are in order of date; those without one come first.
    """
    places: dict[str, list[tuple[ConceptEntry, list[Citation]]]] = defaultdict(list)
    for concept in catalogue.concepts:
        for name, citations in _by_document(concept.citations).items():
            places[name].append((concept, citations))
    result, met = [], set[str]()
    for entry in catalogue.documents:
        keys = {concept.key for concept, _ in places[entry.id]}
        known = len(keys & met)
        met |= keys
        held = _figures(places[entry.id], [entry])
        result.append(DocumentFigures(entry.id, entry.metadata.date, held, len(keys) - known, known))
    return result


def numerals(catalogue: Catalogue, document: str | None = None) -> list[Numeral]:
    """Return the numeral formulations, by key.

    Args:
        catalogue: What the documents say.
        document: Id of a document that holds them; ``None`` for any.
    """
    return [
        Numeral(
            concept.key, concept.zh, concept.number, tuple(member.zh for member in concept.members), _whole(concept)
        )
        for concept in catalogue.concepts
        if concept.number is not None and (document is None or document in concept.documents)
    ]


def _within(concepts: Iterable[ConceptEntry], documents: set[str]) -> Iterator[tuple[ConceptEntry, list[Citation]]]:
    for concept in concepts:
        if citations := [at for at in concept.citations if at.document in documents]:
            yield concept, citations


def _by_document(citations: Iterable[Citation]) -> dict[str, list[Citation]]:
    grouped: dict[str, list[Citation]] = {}
    for at in citations:
        grouped.setdefault(at.document, []).append(at)
    return grouped


def _figures(places: Iterable[tuple[ConceptEntry, list[Citation]]], documents: Iterable[DocumentEntry]) -> Figures:
    documents = list(documents)
    bilingual = {entry.id for entry in documents if not entry.source_only}
    kinds: Counter[Kind] = Counter()
    counts: Counter[str] = Counter()
    covered: set[tuple[str, int, int]] = set()
    touched: set[tuple[str, int]] = set()
    for concept, citations in places:
        kinds[concept.kind] += 1
        translated = [at for at in citations if at.document in bilingual]
        renderings = {fold_en(at.en_span.of(at.en)) for at in translated if at.en_span is not None}
        counts["occurrences"] += len(citations)
        counts["omissions"] += sum(at.en_span is None for at in translated)
        counts["renderings"] += len(renderings)
        counts["translated"] += bool(translated)
        counts["rendered"] += bool(renderings)
        counts["several"] += len(renderings) > 1
        counts["numerals"] += concept.number is not None
        counts["complete"] += _whole(concept)
        touched.update((at.document, at.unit) for at in citations)
        for at in citations:
            covered.update((at.document, at.pair, at.start + offset) for offset in _han(at))
    return Figures(
        concepts=kinds.total(),
        kinds={kind: kinds[kind] for kind in KINDS if kinds[kind]},
        occurrences=counts["occurrences"],
        omissions=counts["omissions"],
        renderings=counts["renderings"],
        translated=counts["translated"],
        rendered=counts["rendered"],
        several=counts["several"],
        numerals=counts["numerals"],
        complete=counts["complete"],
        characters=sum(entry.characters for entry in documents),
        covered=len(covered),
        units=sum(entry.units for entry in documents),
        touched=len(touched),
    )


def _han(at: Citation) -> Iterator[int]:
    """Offsets of the Han characters of a term in its sentence."""
    return (offset for offset in range(*at.zh_span) if is_han(at.zh[offset]))


def _whole(concept: ConceptEntry) -> bool:
    return concept.number is not None and len(concept.members) == concept.number
