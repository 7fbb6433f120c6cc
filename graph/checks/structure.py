"""The shape of the hierarchy and of the associations: what stands alone, goes in circles, or is said twice."""

from collections.abc import Iterator, Mapping, Set
from typing import Final

from graph.checks.base import Fix, Found, Reads, Severity, check, given, proof
from graph.checks.entailment import Derivation, follow
from graph.checks.names import (
    BROADER_TRANSITIVE,
    EXACT_MATCH,
    NARROWER_TRANSITIVE,
    RELATED,
    SEMANTIC,
    SKOS,
    Statement,
    shown,
)
from graph.checks.vocabulary import Vocabulary

__all__ = [
    "cyclic_hierarchy",
    "disconnected_cluster",
    "hierarchical_redundancy",
    "orphan_concept",
    "reflexive_relation",
    "solely_transitive",
    "unmarked_inverse",
    "valueless_association",
]

_QSKOS: Final = "qSKOS"
_BROADER: Final = f"{SKOS}broader"
_NARROWER: Final = f"{SKOS}narrower"


@check(
    "orphan-concept",
    Severity.INFO,
    "a concept without relations",
    explanation="A concept that is neither above, below nor related to another one, and mapped to none, is found by"
    " its label only.",
    source=f"{_QSKOS}: Orphan Concepts",
    reads=Reads.ENTAILED,
    bad="<love> skos:related <hate> . <envy> a skos:Concept .",
    good="<love> skos:related <hate> . <envy> skos:closeMatch <jealousy> .",
)
def orphan_concept(vocabulary: Vocabulary) -> Iterator[Found]:
    """Find concepts with no semantic relation to another one."""
    for node in vocabulary.concepts.own:
        if node not in vocabulary.concepts.neighbours:
            yield Found(node, "it has no relation to another concept", fix=Fix(note="say what it is broader than,"
                        " narrower than or related to"))  # fmt: skip


@check(
    "disconnected-cluster",
    Severity.INFO,
    "concepts that are cut off from the rest",
    explanation="No way over semantic relations leads from these concepts to the largest cluster. Concepts without"
    " any relation are orphans and no cluster.",
    source=f"{_QSKOS}: Disconnected Concept Clusters",
    reads=Reads.ENTAILED,
    bad="<love> skos:broader <emotion> . <hate> skos:broader <emotion> . <cat> skos:broader <animal> .",
    good="<love> skos:broader <emotion> . <hate> skos:broader <emotion> . <fear> skos:related <hate> .",
)
def disconnected_cluster(vocabulary: Vocabulary) -> Iterator[Found]:
    """Find weakly connected components beside the largest one."""
    clusters = sorted(_clusters(vocabulary.concepts.neighbours), key=lambda nodes: (-len(nodes), nodes))
    for nodes in clusters[1:]:
        listed = ", ".join(map(shown, nodes[1:4])) + (", …" if len(nodes) > 4 else "")
        yield Found(
            nodes[0],
            f"it is in a cluster of {len(nodes)} concepts that nothing joins to the rest, with {listed}",
            fix=Fix(note="relate one of them to the rest"),
        )


def _clusters(neighbours: Mapping[str, frozenset[str]]) -> Iterator[list[str]]:
    seen: set[str] = set()
    for start in neighbours:
        if start in seen:
            continue
        cluster, waiting = {start}, [start]
        while waiting:
            for other in neighbours[waiting.pop()] - cluster:
                cluster.add(other)
                waiting.append(other)
        seen |= cluster
        yield sorted(cluster)


@check(
    "cyclic-hierarchy",
    Severity.WARNING,
    "a hierarchy that goes in a circle",
    explanation="SKOS does not exclude circles of `skos:broader`, but a tree view never ends in them, and what is"
    " above itself means the same as all else in the circle. Of circles that share steps, so many are told that each"
    " step is in one.",
    source=f"{_QSKOS}: Cyclic Hierarchical Relations; SKOS Reference 8.6.8",
    reads=Reads.ENTAILED,
    bad="<love> skos:broader <emotion> . <love> skos:narrower <emotion> .",
    good="<love> skos:broader <emotion> . <emotion> skos:broader <state> .",
)
def cyclic_hierarchy(vocabulary: Vocabulary) -> Iterator[Found]:
    """Find circles until each step that is part of one has been told, the shortest circle of each step."""
    circular = _circular(vocabulary.concepts.broader)
    circular = {node for node in circular if node in vocabulary.concepts.above(node)}
    done: set[str] = set()
    for node in sorted(circular):
        if node not in done:
            around = {other for other in vocabulary.concepts.above(node) if node in vocabulary.concepts.above(other)}
            done |= around
            for way in _circles(vocabulary, around):
                start = way[0].conclusion.subject
                members = " → ".join(shown(str(link.conclusion.object)) for link in way)
                yield Found(
                    start,
                    f"it stands above itself: {shown(start)} → {members}",
                    proof(way),
                    Fix(note="remove one of the steps"),
                    tuple(sorted(str(link.conclusion.object) for link in way)),
                )


def _circles(vocabulary: Vocabulary, around: Set[str]) -> Iterator[list[Derivation]]:
    """Yield circles among concepts that are all above each other, each from its first concept on.

    For each step that is in no circle yet, the shortest circle with it, so that there are no more than steps.
    """
    steps = {
        node: sorted(
            (link for link in vocabulary.entailed.links(_BROADER)[node] if link.conclusion.object in around - {node}),
            key=lambda link: str(link.conclusion.object),
        )
        for node in around
    }
    told: set[Statement] = set()
    for node in sorted(around):
        left = [link for link in steps[node] if link.conclusion not in told]
        circles = [[link, *(follow(steps, str(link.conclusion.object), node) or ())] for link in left]
        for circle in sorted(circles, key=len):  # the shortest circle of a concept comes first
            if circle[0].conclusion not in told:
                told.update(link.conclusion for link in circle)
                subjects = [link.conclusion.subject for link in circle]
                at = subjects.index(min(subjects))
                yield circle[at:] + circle[:at]


def _circular(broader: Mapping[str, frozenset[str]]) -> set[str]:
    """Return all concepts in circles, and perhaps some between two circles.

    Concepts with nothing above them, then those with nothing below, are taken away until there are none: of a
    hierarchy without circles nothing is left, in one pass.
    """
    narrower: dict[str, set[str]] = {}
    left = _without_ends({node: set(above) for node, above in broader.items()})
    for node in left:
        for other in broader[node] & left:
            narrower.setdefault(other, set()).add(node)
    return _without_ends(narrower)


def _without_ends(links: Mapping[str, set[str]]) -> set[str]:
    """Take away what leads nowhere, then what led only there, and so on; return the rest."""
    left = {node for node, others in links.items() if others}
    back: dict[str, set[str]] = {}
    for node in left:
        for other in links[node] & left:
            back.setdefault(other, set()).add(node)
    count = {node: len(links[node] & left) for node in left}
    ends = [node for node in left if not count[node]]
    while ends:
        end = ends.pop()
        left.discard(end)
        for node in back.get(end, ()):
            count[node] -= 1
            if not count[node]:
                ends.append(node)
    return left


@check(
    "valueless-association",
    Severity.INFO,
    "related concepts that are siblings",
    explanation="Concepts under one broader concept are related by that alone; `skos:related` between them says"
    " nothing more. It is of use where one is needed to explain the other.",
    source=f"{_QSKOS}: Valueless Associative Relations",
    reads=Reads.ENTAILED,
    bad="<love> skos:broader <emotion> ; skos:related <hate> . <emotion> skos:narrower <hate> .",
    good="<love> skos:broader <emotion> ; skos:related <poem> . <poem> skos:broader <text> .",
)
def valueless_association(vocabulary: Vocabulary) -> Iterator[Found]:
    """Find related concepts that share a broader one."""
    broader = vocabulary.concepts.broader
    for node, links in vocabulary.entailed.links(RELATED).items():
        for link in links:
            other = link.conclusion.object
            if isinstance(other, str) and node < other:
                shared = broader.get(node, frozenset()) & broader.get(other, frozenset())
                if shared:
                    parent = min(shared)
                    yield Found(
                        node,
                        f"it is related to {shown(other)}, and both are below {shown(parent)}",
                        proof(link),
                        Fix(link.premises),
                        (other,),
                    )


@check(
    "solely-transitive",
    Severity.WARNING,
    "concepts related by a transitive property alone",
    explanation="`skos:broaderTransitive` and `skos:narrowerTransitive` are there to be inferred from direct links;"
    " where there is no such way, programs that read `skos:broader` do not see the relation.",
    source=f"{_QSKOS}: Solely Transitively Related Concepts; SKOS Reference 8.6.3",
    reads=Reads.ENTAILED,
    bad="<love> skos:broaderTransitive <emotion> .",
    good="<love> skos:broaderTransitive <state> ; skos:broader <emotion> . <emotion> skos:broader <state> .",
)
def solely_transitive(vocabulary: Vocabulary) -> Iterator[Found]:
    """Find given transitive relations that no direct ones stand behind."""
    for name, direct in ((BROADER_TRANSITIVE, _BROADER), (NARROWER_TRANSITIVE, _NARROWER)):
        links = vocabulary.entailed.links(direct)
        for statement in vocabulary.statements(name):
            subject, _, value = statement
            if isinstance(value, str) and follow(links, subject, value) is None:
                yield Found(
                    subject,
                    f"it has {shown(name)} {shown(value)}, and no way of {shown(direct)} leads there",
                    given(statement),
                    Fix((statement,), (Statement(subject, direct, value),)),
                    (name, value),
                )


#: Properties whose statements are wanted in both directions.
_INVERSES: Final[Mapping[str, str]] = {
    _BROADER: _NARROWER,
    _NARROWER: _BROADER,
    RELATED: RELATED,
    f"{SKOS}broadMatch": f"{SKOS}narrowMatch",
    f"{SKOS}narrowMatch": f"{SKOS}broadMatch",
    f"{SKOS}relatedMatch": f"{SKOS}relatedMatch",
    f"{SKOS}closeMatch": f"{SKOS}closeMatch",
    EXACT_MATCH: EXACT_MATCH,
    f"{SKOS}topConceptOf": f"{SKOS}hasTopConcept",
    f"{SKOS}hasTopConcept": f"{SKOS}topConceptOf",
}


@check(
    "unmarked-inverse",
    Severity.INFO,
    "a relation that is stated from one end only",
    explanation="The other direction follows, but a program that does no inference sees the relation from one of its"
    " ends. Mappings to concepts of other vocabularies are left alone.",
    source=f"{_QSKOS}: Unidirectionally Related Concepts (Unmarked Inverse Relations)",
    reads=Reads.GIVEN,
    bad="<love> skos:broader <emotion> .",
    good="<love> skos:broader <emotion> . <emotion> skos:narrower <love> .",
    is_safe=True,
)
def unmarked_inverse(vocabulary: Vocabulary) -> Iterator[Found]:
    """Find statements whose inverse is not given."""
    own = {*vocabulary.concepts.own_set, *vocabulary.concepts.schemes}
    for name, inverse in _INVERSES.items():
        for statement in vocabulary.statements(name):
            subject, _, value = statement
            if not isinstance(value, str) or value not in own or value == subject:
                continue
            back = Statement(value, inverse, subject)
            if not vocabulary.states(back):
                yield Found(
                    subject,
                    f"it has {shown(name)} {shown(value)}, which has no {shown(inverse)} back",
                    given(statement),
                    Fix(add=(back,)),
                    (name, value),
                )


@check(
    "hierarchical-redundancy",
    Severity.INFO,
    "a broader concept that is reached over another one",
    explanation="Where a concept has two broader ones and the first is below the second, the direct link to the"
    " second adds nothing, and tree views show the concept twice.",
    source=f"{_QSKOS}: Hierarchical Redundancy",
    reads=Reads.GIVEN,
    bad="<love> skos:broader <emotion> , <state> . <emotion> skos:broader <state> .",
    good="<love> skos:broader <emotion> . <emotion> skos:broader <state> .",
)
def hierarchical_redundancy(vocabulary: Vocabulary) -> Iterator[Found]:
    """Find direct links to what is above another direct link's concept."""
    broader = vocabulary.concepts.broader
    for node, parents in broader.items():
        if len(parents) < 2:
            continue
        for parent in parents:
            over = [other for other in parents - {parent} if parent in vocabulary.concepts.above(other) and node
                    not in vocabulary.concepts.above(other)]  # fmt: skip
            links = (Statement(node, _BROADER, parent), Statement(parent, _NARROWER, node))
            stated = tuple(filter(vocabulary.states, links))
            if over and stated:
                yield Found(
                    node,
                    f"{shown(parent)} is above {shown(min(over))}, which is above it as well",
                    given(*stated),
                    Fix(stated),
                    (parent,),
                )


@check(
    "reflexive-relation",
    Severity.WARNING,
    "a concept that is related to itself",
    explanation="That something is broader than itself, related to itself or matches itself is a slip, or a rest of"
    " inference; it says nothing.",
    source=f"{_QSKOS}: Reflexively Related Concepts; SKOS Reference 8.6.7",
    reads=Reads.GIVEN,
    bad="<love> skos:related <love> .",
    good="<love> skos:related <hate> .",
    is_safe=True,
)
def reflexive_relation(vocabulary: Vocabulary) -> Iterator[Found]:
    """Find relations from a concept to itself."""
    for name in sorted(vocabulary.entailed.implying(SEMANTIC)):
        for statement in vocabulary.statements(name):
            if statement.subject == statement.object:
                yield Found(
                    statement.subject, f"it has {shown(name)} itself", given(statement), Fix((statement,)), (name,)
                )
