"""Writing RDF in few words: a graph under construction, and the literals that it is made of.

Numbers get the lexical form that stores keep (``0.8``, not ``8.0E-1``), so that a graph comes out of a store
as it went in.
"""

import re
from datetime import date
from functools import lru_cache
from typing import Final

from rdflib import XSD, Graph, Literal, URIRef

from glossary.types import Kind, Lang
from ontology.namespaces import TIFA

__all__ = ["Facts", "address", "calendar_date", "decimal", "flag", "integer", "kind", "one_line", "status", "text"]

_ADDRESS: Final = re.compile(r"[a-z][a-z0-9+.-]*://[^\s<>\"{}|\\^`]+", re.IGNORECASE)
_DATATYPES: Final = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}


@lru_cache(maxsize=1 << 16)
def _iri(address: str) -> URIRef:
    """An IRI as a term; cached, for rdflib looks at every character and a graph repeats its subjects."""
    return URIRef(address)


class Facts:
    """A graph under construction.

    Attributes:
        graph: What has been said so far.

    >>> facts = Facts()
    >>> facts.say("https://example.org/a", TIFA.count, integer(3), None)
    >>> len(facts.graph)
    1
    """

    def __init__(self) -> None:
        # One graph without contexts: half the time of rdflib's usual store.
        self.graph = Graph(store="SimpleMemory", bind_namespaces="none")

    def say(self, subject: str, predicate: URIRef, *objects: Literal | str | None) -> None:
        """State `predicate` of `subject` once for each object that is not ``None``.

        Args:
            subject: An IRI.
            predicate: The property.
            objects: Literals, or IRIs as strings.
        """
        about = _iri(subject)
        for thing in objects:
            if thing is not None:
                self.graph.add((about, predicate, thing if isinstance(thing, Literal) else _iri(thing)))


def one_line(wording: str) -> str:
    r"""Return `wording` with each run of white space as one space.

    >>> one_line("new quality\n productive forces ")
    'new quality productive forces'
    """
    return " ".join(wording.split())


def text(wording: str, lang: Lang | None = None) -> Literal | None:
    """Return `wording` as a literal in `lang`, ``None`` if it is blank."""
    return Literal(wording, lang=lang) if wording.strip() else None


@lru_cache(maxsize=1 << 12)
def integer(number: int | None) -> Literal | None:
    """Return `number` as an ``xsd:integer``, ``None`` for ``None``."""
    return None if number is None else Literal(str(number), datatype=XSD.integer)


@lru_cache(maxsize=1 << 12)
def decimal(number: float) -> Literal:
    """Return `number` as an ``xsd:decimal`` of at most four decimal places.

    >>> str(decimal(0.80001)), str(decimal(1.0))
    ('0.8', '1')
    """
    return Literal(f"{number:.4f}".rstrip("0").rstrip("."), datatype=XSD.decimal)


def flag(value: bool) -> URIRef:
    """Return the individual of a truth value: ``tifa:yes`` or ``tifa:no``.

    No ``xsd:boolean`` is written: Virtuoso gives ``true`` back as ``1``, and mistakes it for the integer
    (docs/decisions/0011-answers-instead-of-booleans.md).

    >>> flag(True).fragment
    'yes'
    """
    return TIFA.yes if value else TIFA.no


def calendar_date(iso: str) -> Literal | None:
    """Return an ISO 8601 date, to the day, month or year, as a typed literal; any other wording as it stands.

    >>> calendar_date("2024-01").datatype.fragment, calendar_date("spring 2024").datatype
    ('gYearMonth', None)
    """
    try:
        date.fromisoformat(iso + "0000-01-01"[len(iso) :])
    except ValueError:
        return text(iso)
    return Literal(iso, datatype=_DATATYPES[len(iso)]) if len(iso) in _DATATYPES else text(iso)


def address(source: str) -> Literal | str | None:
    """Return where a document was taken from: an IRI if it is one, else a literal, ``None`` if it is blank."""
    return source if _ADDRESS.fullmatch(source) else text(source)


def kind(name: Kind) -> URIRef:
    """Return the individual of a kind, such as ``tifa:kindSlogan``."""
    return TIFA[f"kind{name.capitalize()}"]


def status(name: str) -> URIRef:
    """Return the individual of a status, such as ``tifa:statusCandidate``."""
    return TIFA[f"status{name.capitalize()}"]
