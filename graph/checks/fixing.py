"""Carrying out fixes that are safe: those that lose nothing and need no judgement."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from graph.checks.base import Finding
from graph.checks.names import PREFIX, Literal, Node, Statement
from graph.checks.vocabulary import Vocabulary

if TYPE_CHECKING:  # only where something is written
    import pyoxigraph as ox

__all__ = ["fixed", "to_turtle"]


def fixed(vocabulary: Vocabulary, findings: Iterable[Finding]) -> tuple[Vocabulary, int]:
    """Return a vocabulary with all safe fixes carried out, and how many there were.

    Args:
        vocabulary: What was checked; it stays as it is.
        findings: What was found.
    """
    safe = [finding.fix for finding in findings if finding.is_safe and finding.fix is not None]
    removed = {statement for fix in safe for statement in fix.remove}
    added = {statement: None for fix in safe for statement in fix.add if statement not in removed}
    kept = (statement for statement in vocabulary.statements() if statement not in removed)

    def every() -> Iterator[tuple[str, Statement]]:
        yield from (("", statement) for statement in kept)
        yield from (("", statement) for statement in added)

    return Vocabulary(every()), len(safe)


def to_turtle(vocabulary: Vocabulary) -> str:
    """Return a vocabulary as Turtle, sorted by subject and property."""
    import pyoxigraph as ox  # noqa: PLC0415 - only where something is written

    ordered = sorted(vocabulary.statements(), key=lambda statement: (*statement[:2], repr(statement.object)))
    triples = (ox.Triple(_term(s), ox.NamedNode(p), _term(o)) for s, p, o in ordered)  # type: ignore[arg-type]
    written = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=dict(PREFIX)) or b""
    return written.decode("utf-8")


def _term(node: Node) -> "ox.NamedNode | ox.BlankNode | ox.Literal":
    import pyoxigraph as ox  # noqa: PLC0415 - only where something is written

    if isinstance(node, Literal):
        datatype = ox.NamedNode(node.datatype) if node.datatype else None
        return ox.Literal(node.text, language=node.language or None, datatype=datatype)
    return ox.BlankNode(node[2:]) if node.startswith("_:") else ox.NamedNode(node)
