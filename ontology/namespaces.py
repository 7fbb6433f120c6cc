"""The namespaces of the graph: closed, so that a misspelt name is an error and not a new property.

`TIFA` mirrors tifa.ttl: to add a name, write it in both; a test compares them.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from rdflib import DCTERMS, OWL, PROV, RDF, RDFS, SKOS, XSD, Graph, Namespace, URIRef
from rdflib.namespace import DefinedNamespace

__all__ = ["DOCO", "MAPPINGS", "ONTOLOGY", "PREFIXES", "SKOSXL", "TIFA", "mappings", "ontology"]

#: The Turtle file of the vocabulary.
ONTOLOGY: Final = Path(__file__).with_name("tifa.ttl")

#: The Turtle file that says what its names correspond to in other vocabularies.
MAPPINGS: Final = Path(__file__).with_name("mappings.ttl")


class TIFA(DefinedNamespace):
    """Names of the project's own vocabulary; tifa.ttl says what they mean.

    >>> str(TIFA.hasOccurrence)
    'https://w3id.org/tifa/ontology#hasOccurrence'
    """

    _fail = True
    _NS = Namespace("https://w3id.org/tifa/ontology#")

    # Classes
    Answer: URIRef
    Attestation: URIRef
    AuthorityConcept: URIRef
    AuthorityLabel: URIRef
    Decision: URIRef
    Document: URIRef
    ExpositionTheme: URIRef
    Formulation: URIRef
    Item: URIRef
    Kind: URIRef
    Member: URIRef
    Occurrence: URIRef
    ParagraphPair: URIRef
    Part: URIRef
    Relation: URIRef
    Section: URIRef
    Statement: URIRef
    Status: URIRef
    TranslationUnit: URIRef

    # Kinds and statuses
    kindConcept: URIRef  # noqa: N815
    kindGoal: URIRef  # noqa: N815
    kindOrg: URIRef  # noqa: N815
    kindSlogan: URIRef  # noqa: N815
    kindStrategy: URIRef  # noqa: N815
    kindTech: URIRef  # noqa: N815
    kinds: URIRef
    statusAdmitted: URIRef  # noqa: N815
    statusAttested: URIRef  # noqa: N815
    statusCandidate: URIRef  # noqa: N815
    statusDeprecated: URIRef  # noqa: N815
    statusPreferred: URIRef  # noqa: N815
    statuses: URIRef

    # Answers
    no: URIRef
    yes: URIRef

    # Links
    appearsIn: URIRef  # noqa: N815
    attestedIn: URIRef  # noqa: N815
    attests: URIRef
    concerns: URIRef
    enumerates: URIRef
    firstParagraph: URIRef  # noqa: N815
    hasMember: URIRef  # noqa: N815
    hasOccurrence: URIRef  # noqa: N815
    hasShortForm: URIRef  # noqa: N815
    inDocument: URIRef  # noqa: N815
    inParagraph: URIRef  # noqa: N815
    inSection: URIRef  # noqa: N815
    inUnit: URIRef  # noqa: N815
    kind: URIRef
    lastParagraph: URIRef  # noqa: N815
    memberOf: URIRef  # noqa: N815
    officialRendering: URIRef  # noqa: N815
    parentSection: URIRef  # noqa: N815
    recursIn: URIRef  # noqa: N815
    renderedAs: URIRef  # noqa: N815
    rendering: URIRef
    setOutIn: URIRef  # noqa: N815
    shortFormOf: URIRef  # noqa: N815
    status: URIRef
    term: URIRef
    underTheme: URIRef  # noqa: N815

    # Values
    action: URIRef
    confidence: URIRef
    count: URIRef
    decided: URIRef
    decidedBy: URIRef  # noqa: N815
    depth: URIRef
    enEnd: URIRef  # noqa: N815
    enLine: URIRef  # noqa: N815
    enStart: URIRef  # noqa: N815
    evidence: URIRef
    exposition: URIRef
    foldedForm: URIRef  # noqa: N815
    issuer: URIRef
    level: URIRef
    marker: URIRef
    memberText: URIRef  # noqa: N815
    number: URIRef
    numeral: URIRef
    omissions: URIRef
    omitted: URIRef
    order: URIRef
    ordinal: URIRef
    program: URIRef
    reason: URIRef
    renderer: URIRef
    reviewed: URIRef
    runIn: URIRef  # noqa: N815
    score: URIRef
    sectionNumber: URIRef  # noqa: N815
    setting: URIRef
    sourceOnly: URIRef  # noqa: N815
    speaker: URIRef
    statistic: URIRef
    termhood: URIRef
    text: URIRef
    translator: URIRef
    verb: URIRef
    zhEnd: URIRef  # noqa: N815
    zhLine: URIRef  # noqa: N815
    zhStart: URIRef  # noqa: N815

    # Datatypes
    pinyin: URIRef


class SKOSXL(DefinedNamespace):
    """The names of SKOS-XL that are used: labels as resources (SKOS Reference, Appendix B)."""

    _fail = True
    _NS = Namespace("http://www.w3.org/2008/05/skos-xl#")

    Label: URIRef
    altLabel: URIRef  # noqa: N815
    hiddenLabel: URIRef  # noqa: N815
    literalForm: URIRef  # noqa: N815
    prefLabel: URIRef  # noqa: N815


class DOCO(DefinedNamespace):
    """The name of the Document Components Ontology that is used."""

    _fail = True
    _NS = Namespace("http://purl.org/spar/doco/")

    Section: URIRef


#: The prefixes of every output, also known to every query.
PREFIXES: Final[Mapping[str, str]] = {
    "dcterms": str(DCTERMS),
    "doco": str(DOCO._NS),
    "owl": str(OWL),
    "prov": str(PROV),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "skos": str(SKOS),
    "skosxl": str(SKOSXL._NS),
    "tifa": str(TIFA._NS),
    "xsd": str(XSD),
}


def ontology() -> Graph:
    """Return the vocabulary as a graph, read from `ONTOLOGY`."""
    return Graph(bind_namespaces="none").parse(ONTOLOGY, format="turtle")


def mappings() -> Graph:
    """Return what the names of the vocabulary correspond to elsewhere, read from `MAPPINGS`."""
    return Graph(bind_namespaces="none").parse(MAPPINGS, format="turtle")
