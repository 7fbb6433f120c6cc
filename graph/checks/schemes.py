"""Concept schemes, mappings between them, notations, and the IRIs that hold it all together."""

from collections.abc import Iterator
from typing import Final

from graph.checks.base import Fix, Found, Reads, Severity, check, given, proof
from graph.checks.names import (
    MAPPING,
    NOTATION,
    SKOS,
    SKOSXL,
    TIFA,
    TOP_CONCEPT_OF,
    TYPE,
    Node,
    Statement,
    is_blank,
    shown,
)
from graph.checks.vocabulary import Vocabulary

__all__ = [
    "ambiguous_notation",
    "broken_link",
    "mapping_misuse",
    "no_http_iri",
    "omitted_top_concept",
    "top_concept_with_broader",
    "undefined_skos_name",
]

_QSKOS: Final = "qSKOS"
_HTTP: Final = ("http://", "https://")


@check(
    "omitted-top-concept",
    Severity.WARNING,
    "a concept scheme without a top concept",
    explanation="Top concepts are where browsing starts. `skos:topConceptOf` and `skos:hasTopConcept` count alike.",
    source=f"{_QSKOS}: Omitted Top Concepts",
    reads=Reads.ENTAILED,
    bad="<love> skos:inScheme <emotions> .",
    good="<love> skos:inScheme <emotions> . <emotion> skos:topConceptOf <emotions> .",
)
def omitted_top_concept(vocabulary: Vocabulary) -> Iterator[Found]:
    """Find schemes that no concept is at the top of."""
    tops = vocabulary.entailed.links(f"{SKOS}hasTopConcept")
    for scheme in vocabulary.concepts.schemes:
        if scheme not in tops:
            roots = [
                node
                for node in vocabulary.concepts.own
                if scheme in vocabulary.concepts.schemes_of(node) and not vocabulary.concepts.broader.get(node)
            ]
            added = tuple(Statement(scheme, f"{SKOS}hasTopConcept", node) for node in roots)
            yield Found(scheme, "it has no top concept", fix=Fix(add=added, note="name its top concepts"))


@check(
    "top-concept-with-broader",
    Severity.WARNING,
    "a top concept with something above it",
    explanation="A top concept of a scheme has no broader concept in that scheme; one in another scheme is fine.",
    source=f"{_QSKOS}: Top Concepts Having Broader Concepts; SKOS Reference 4.6.3",
    reads=Reads.ENTAILED,
    bad="<love> skos:topConceptOf <emotions> ; skos:broader <emotion> . <emotion> skos:inScheme <emotions> .",
    good="<love> skos:topConceptOf <emotions> ; skos:broader <state> . <state> skos:inScheme <states> .",
)
def top_concept_with_broader(vocabulary: Vocabulary) -> Iterator[Found]:
    """Find top concepts with a broader concept in the same scheme."""
    concepts = vocabulary.concepts
    above = vocabulary.entailed.links(f"{SKOS}broader")
    for node, links in vocabulary.entailed.links(TOP_CONCEPT_OF).items():
        for scheme in dict.fromkeys(str(link.conclusion.object) for link in links):
            inside = [other for other in concepts.broader.get(node, ()) if scheme in concepts.schemes_of(other)]
            if inside:
                tops = [link for link in links if link.conclusion.object == scheme]
                broader = next(link for link in above[node] if link.conclusion.object == min(inside))
                premises = dict.fromkeys(premise for link in tops for premise in link.premises)
                yield Found(
                    node,
                    f"it is a top concept of {shown(scheme)}, and {shown(min(inside))} is broader",
                    proof(tops[0], broader),
                    Fix(tuple(premises), (Statement(node, f"{SKOS}inScheme", scheme),)),
                    (scheme,),
                )


@check(
    "mapping-misuse",
    Severity.WARNING,
    "a mapping within one concept scheme",
    explanation="Mapping properties link concepts of different schemes; within one, `skos:broader`, `skos:narrower`"
    " and `skos:related` say the same, and two exact matches should be one concept.",
    source=f"{_QSKOS}: Mapping Relations Misuse; SKOS Reference 10.1",
    reads=Reads.GIVEN,
    bad="<love> skos:inScheme <s> ; skos:closeMatch <affection> . <affection> skos:inScheme <s> .",
    good="<love> skos:inScheme <s> ; skos:closeMatch <affection> . <affection> skos:inScheme <t> .",
)
def mapping_misuse(vocabulary: Vocabulary) -> Iterator[Found]:
    """Find mappings between concepts of one scheme."""
    concepts = vocabulary.concepts
    for name in sorted(vocabulary.entailed.implying(MAPPING)):
        for statement in vocabulary.statements(name):
            node, _, other = statement
            if not isinstance(other, str) or node == other:
                continue
            shared = concepts.schemes_of(node) & concepts.schemes_of(other)
            if shared:
                yield Found(
                    node,
                    f"it has {shown(name)} {shown(other)}, and both are in {shown(min(shared))}",
                    given(statement),
                    Fix(note="use a semantic relation, or merge the two"),
                    (name, other),
                )


@check(
    "ambiguous-notation",
    Severity.WARNING,
    "a notation of several concepts",
    explanation="A notation identifies a concept within its scheme. Those of different datatypes are different;"
    " pinyin is no notation in that sense, since homophones share it.",
    source=f"{_QSKOS}: Ambiguous Notation References; SKOS Reference 6.5",
    reads=Reads.ENTAILED,
    bad='<love> a skos:Concept ; skos:notation "E1" . <hate> a skos:Concept ; skos:notation "E1" .',
    good='<love> a skos:Concept ; skos:notation "E1" . <hate> a skos:Concept ; skos:notation "E1"^^<other> .',
)
def ambiguous_notation(vocabulary: Vocabulary) -> Iterator[Found]:
    """Find notations that two concepts of a scheme have."""
    holders: dict[Node, list[str]] = {}
    for node, links in vocabulary.entailed.links(NOTATION).items():
        for value in dict.fromkeys(link.conclusion.object for link in links):
            if isinstance(value, str) or value.datatype != f"{TIFA}pinyin":
                holders.setdefault(value, []).append(node)
    for value, nodes in holders.items():
        for at, node in enumerate(nodes):
            other = next((one for one in nodes[:at] if vocabulary.concepts.share_scheme(one, node)), None)
            if other is not None:
                yield Found(
                    node,
                    f"{shown(other)} has the notation {shown(value)}, too",
                    given(Statement(other, NOTATION, value), Statement(node, NOTATION, value)),
                    Fix(note="give one of them another notation"),
                    (shown(value),),
                )


_SKOS_NAMES: Final = frozenset(
    (
        "Collection Concept ConceptScheme OrderedCollection altLabel broadMatch broader broaderTransitive changeNote"
        " closeMatch definition editorialNote exactMatch example hasTopConcept hiddenLabel historyNote inScheme"
        " mappingRelation member memberList narrowMatch narrower narrowerTransitive notation note prefLabel related"
        " relatedMatch scopeNote semanticRelation topConceptOf"
    ).split()
)
_XL_NAMES: Final = frozenset("Label altLabel hiddenLabel labelRelation literalForm prefLabel".split())
_STARTS: Final = (SKOS, SKOSXL)
_KNOWN: Final = frozenset([*_STARTS, *(SKOS + name for name in _SKOS_NAMES), *(SKOSXL + name for name in _XL_NAMES)])


def _is_undefined(node: Node) -> bool:
    return isinstance(node, str) and node.startswith(_STARTS) and node not in _KNOWN


@check(
    "undefined-skos-name",
    Severity.WARNING,
    "a name in the namespace of SKOS that SKOS does not define",
    explanation="A misspelt name, or one of a draft (`skos:subject`, `skos:prefSymbol`, …), means nothing to any"
    " program.",
    source=f"{_QSKOS}: Undefined SKOS Resources",
    reads=Reads.GIVEN,
    bad='<love> skos:preferredLabel "love"@en .',
    good='<love> skos:prefLabel "love"@en .',
)
def undefined_skos_name(vocabulary: Vocabulary) -> Iterator[Found]:
    """Find properties and values that start like those of SKOS and are none."""
    for name in vocabulary.predicates:
        is_wrong = _is_undefined(name)
        for statement in vocabulary.statements(name):
            wrong = name if is_wrong else statement.object
            if isinstance(wrong, str) and _is_undefined(wrong):
                from difflib import get_close_matches  # noqa: PLC0415 - only where there is something to suggest

                close = get_close_matches(wrong, sorted(_KNOWN), n=1)
                note = f"did you mean {shown(close[0])}?" if close else "use a name that SKOS defines"
                message = f"{shown(wrong)} is not defined by SKOS"
                yield Found(
                    statement.subject, message, given(statement), Fix(note=note), (wrong, shown(statement.object))
                )


@check(
    "no-http-iri",
    Severity.INFO,
    "a concept or scheme without an HTTP IRI",
    explanation="Others can refer to, and look up, only what has an IRI that starts with http: or https:. Blank nodes"
    " and other kinds of IRIs cannot be looked up.",
    source=f"{_QSKOS}: HTTP URI Scheme Violation",
    reads=Reads.ENTAILED,
    bad="<urn:emotion:love> a skos:Concept .",
    good="<https://example.org/love> a skos:Concept .",
)
def no_http_iri(vocabulary: Vocabulary) -> Iterator[Found]:
    """Find concepts and schemes that are blank nodes or have IRIs of another kind."""
    for node in dict.fromkeys((*vocabulary.concepts.own, *vocabulary.concepts.schemes)):
        if not node.startswith(_HTTP):
            what = "it is a blank node" if is_blank(node) else "its IRI is no HTTP IRI"
            yield Found(node, what, fix=Fix(note="give it an IRI that starts with https:"))


_TIMEOUT: Final = 10
_REQUESTS: Final = 8


@check(
    "broken-link",
    Severity.WARNING,
    "an IRI that does not answer",
    explanation="Each HTTP IRI of a concept, a scheme or what they are linked with is asked for once; an error, or no"
    " answer within ten seconds, is a broken link. Runs with --links alone, since it uses the network.",
    source=f"{_QSKOS}: Broken Links",
    reads=Reads.GIVEN,
    bad="<http://localhost:9/love> a skos:Concept .",
    good="<urn:emotion:love> a skos:Concept .",
    on_request=True,
)
def broken_link(vocabulary: Vocabulary) -> Iterator[Found]:
    """Find IRIs that lead nowhere."""
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - only where links are followed

    subjects: dict[str, str] = {}
    wanted = {*vocabulary.concepts.own, *vocabulary.concepts.schemes}
    subjects.update((node.partition("#")[0], node) for node in sorted(wanted) if node.startswith(_HTTP))
    for name in vocabulary.predicates:
        for subject, _, value in vocabulary.statements(name) if name != TYPE else ():
            if subject in wanted and isinstance(value, str) and value.startswith(_HTTP):
                subjects.setdefault(value.partition("#")[0], subject)
    with ThreadPoolExecutor(_REQUESTS) as pool:
        answers = pool.map(_trouble, subjects)
        for (address, subject), trouble in zip(subjects.items(), answers, strict=True):
            if trouble:
                note = Fix(note="correct the IRI, or see that it answers")
                yield Found(subject, f"{shown(address)} does not answer ({trouble})", fix=note, about=(address,))


def _trouble(address: str) -> str:
    """Return why an address does not answer, empty if it does."""
    from http.client import HTTPException  # noqa: PLC0415 - as above
    from urllib.error import HTTPError  # noqa: PLC0415
    from urllib.request import Request, urlopen  # noqa: PLC0415

    try:
        with urlopen(Request(address, method="HEAD"), timeout=_TIMEOUT):
            return ""
    except HTTPError as error:
        return str(error.code)
    except (OSError, HTTPException, ValueError) as error:
        return str(error)
