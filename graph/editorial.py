"""Describing editorial decisions as RDF: who decided what, when and why, in a graph of its own."""

from collections.abc import Iterable

from rdflib import DCTERMS, PROV, RDF, XSD, Graph, Literal

from glossary.decisions import Decision
from graph.facts import Facts, one_line, text
from graph.iris import Iris
from ontology.namespaces import TIFA

__all__ = ["describe_decisions"]


def describe_decisions(decisions: Iterable[Decision], *, iris: Iris) -> Graph:
    """Describe decisions, those that others took the place of included.

    Args:
        decisions: Any decisions.
        iris: Where IRIs start.

    Returns:
        The graph to be stored under ``iris.graph("decisions")``.
    """
    facts = Facts()
    for one in decisions:
        subject = iris.decision(one.id)
        facts.say(subject, RDF.type, TIFA.Decision, PROV.Activity)
        facts.say(subject, DCTERMS.identifier, text(one.id))
        facts.say(subject, PROV.endedAtTime, Literal(one.when, datatype=XSD.dateTime))
        facts.say(subject, TIFA.decidedBy, text(one.who))
        facts.say(subject, TIFA.action, text(one.action))
        facts.say(subject, TIFA.concerns, iris.concept(one.key) if one.key else None)
        facts.say(subject, TIFA.decided, text(one_line(one.object)))
        facts.say(subject, DCTERMS.description, text(one_line(one.why)))
    return facts.graph
