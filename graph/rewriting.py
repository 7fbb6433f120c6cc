"""Turning queries for graphs into queries for rows, whose graphs are then made here.

Servers differ in what DESCRIBE gives, and some cut the graph of a long CONSTRUCT off without a word, while they say
so of rows. So a server is asked for rows alone, and the triples are made of them as the embedded store does it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from graph.sparql import QueryError, masked

__all__ = ["Cell", "Construct", "Describe", "construct", "described", "rewritten"]

_PROLOGUE = re.compile(r"(?:\s*(?:PREFIX\s+[^\s:]*:|BASE)\s*<[^>]*>)*\s*", re.IGNORECASE)
_CONSTRUCT = re.compile(r"CONSTRUCT\s*\{([^{}]*)\}", re.IGNORECASE)
_SHORT = re.compile(r"CONSTRUCT\s+(?=WHERE\s*\{([^{}]*)\})", re.IGNORECASE)
_DESCRIBE = re.compile(r"DESCRIBE\s*(\*|(?:(?:[?$]\w+|<[^>]*>|[\w.-]*:[^\s{}?$<]*)\s*)+)", re.IGNORECASE)
_VARIABLE = re.compile(r"[?$](\w+)")

Cell = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None


@dataclass(frozen=True, slots=True)
class Construct:
    """A CONSTRUCT query in two.

    Attributes:
        rows: The query for rows.
        variables: Their columns.
        prologue: Prefixes and base.
        template: What is made of each row.
    """

    rows: str
    variables: tuple[str, ...]
    prologue: str
    template: str


@dataclass(frozen=True, slots=True)
class Describe:
    """A DESCRIBE query: what it finds.

    Attributes:
        rows: The query for the resources, in one row or many.
    """

    rows: str


def rewritten(query: str) -> Construct | Describe:
    """Return a query for a graph as a query for rows.

    Args:
        query: A well-formed CONSTRUCT or DESCRIBE query.

    Raises:
        QueryError: If it is of a form that is not known here.

    >>> rewritten("CONSTRUCT { ?a <e:p> 1 } WHERE { ?a ?b ?c } LIMIT 3").rows
    'SELECT ?a WHERE { ?a ?b ?c } LIMIT 3'
    """
    bare = masked(query)
    found = _PROLOGUE.match(bare)
    start = found.end() if found else 0
    prologue = query[:start]
    if made := _CONSTRUCT.match(bare, start) or _SHORT.match(bare, start):
        template = query[made.start(1) : made.end(1)]
        names = tuple(dict.fromkeys(_VARIABLE.findall(bare[made.start(1) : made.end(1)])))
        columns = " ".join(f"?{name}" for name in names) or "(1 AS ?one)"
        rows = f"{prologue}SELECT {columns} {query[made.end() :].lstrip()}"
        return Construct(rows, names or ("one",), prologue, template)
    if told := _DESCRIBE.match(bare, start):
        return Describe(_resources(prologue, query[told.start(1) : told.end(1)], query[told.end() :]))
    raise QueryError("this form of CONSTRUCT or DESCRIBE is not supported with a server")


def _resources(prologue: str, targets: str, rest: str) -> str:
    if targets.strip() == "*":
        return f"{prologue}SELECT DISTINCT * {rest}"
    names = targets.split()
    variables = list(dict.fromkeys(name for name in names if name[0] in "?$"))
    named = list(dict.fromkeys(name for name in names if name[0] not in "?$"))
    # A resource that is named is a column of its own; it is described if anything is found.
    columns = " ".join([*variables, *(f"?named{place}" for place in range(len(named)))])
    values = " ".join(f"VALUES ?named{place} {{ {name} }}" for place, name in enumerate(named))
    inner = f"{{ SELECT DISTINCT {' '.join(variables)} {rest} }}" if variables else ""
    return f"{prologue}SELECT DISTINCT {columns} WHERE {{ {values} {inner} }}"


def construct(query: Construct, rows: Iterable[Sequence[Cell]]) -> list[ox.Triple]:
    """Return the triples that a template makes of rows, each once.

    Args:
        query: The query.
        rows: Its rows.

    Raises:
        QueryError: If a row holds a blank node.
    """
    cells = "\n".join(f"({' '.join(map(_cell, row))})" for row in rows)
    head = " ".join(f"?{name}" for name in query.variables)
    text = f"{query.prologue}CONSTRUCT {{ {query.template} }} WHERE {{ VALUES ({head}) {{ {cells} }} }}"
    made = ox.Store().query(text)
    return list(dict.fromkeys(made)) if isinstance(made, ox.QueryTriples) else []


def described(rows: Iterable[Sequence[Cell]]) -> list[str]:
    """Return the resources of the rows of a DESCRIBE query, sorted, as SPARQL."""
    return sorted({str(cell) for row in rows for cell in row if isinstance(cell, ox.NamedNode)})


def _cell(cell: Cell) -> str:
    if cell is None:
        return "UNDEF"
    if isinstance(cell, ox.BlankNode | ox.Triple):
        raise QueryError("a graph cannot be made of blank nodes of a server", hint="ask for rows with SELECT")
    return str(cell)
