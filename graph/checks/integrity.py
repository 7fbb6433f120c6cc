"""The integrity conditions of SKOS and SKOS-XL, judged over what is entailed.

A vocabulary that violates one contradicts itself, whatever it is used for. Each finding has the statements that
prove it, from given ones to the two that exclude each other, and a smallest set of statements to remove.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import combinations
from typing import Final

from graph.checks.base import Fix, Found, Reads, Severity, check, proof
from graph.checks.entailment import Derivation, Step, follow, reached
from graph.checks.mending import smallest_removal
from graph.checks.names import (
    ALT,
    BROADER_TRANSITIVE,
    COLLECTION,
    CONCEPT,
    EXACT_MATCH,
    HIDDEN,
    LITERAL_FORM,
    PREF,
    RELATED,
    SCHEME,
    SKOS,
    SKOSXL,
    XL_LABEL,
    Literal,
    Statement,
    shown,
)
from graph.checks.vocabulary import Vocabulary

__all__ = [
    "disjoint_collections",
    "disjoint_labels",
    "disjoint_mappings",
    "disjoint_relations",
    "disjoint_schemes",
    "disjoint_xl_classes",
    "disjoint_xl_labels",
    "one_literal_form",
    "one_preferred_label",
]

_REFERENCE: Final = "SKOS Reference"


def _without(derivations: Sequence[Derivation], removed: Set[Statement]) -> Derivation | None:
    return next((one for one in derivations if removed.isdisjoint(one.premises)), None)


def _shortest(derivations: Sequence[Derivation]) -> Derivation:
    return min(derivations, key=lambda derivation: len(derivation.axioms))


def _removing_either(first: Sequence[Derivation], second: Sequence[Derivation]) -> Fix:
    """Return the smallest removal after which one of two statements that exclude each other does not follow.

    Args:
        first: All derivations of the statement that is rather to be removed.
        second: All derivations of the other one.
    """

    def prove(removed: frozenset[Statement]) -> Sequence[Statement] | None:
        left, right = _without(first, removed), _without(second, removed)
        return None if left is None or right is None else (*reversed(left.premises), *reversed(right.premises))

    return Fix(remove=smallest_removal(prove))


def _disjoint_classes(vocabulary: Vocabulary, first: str, second: str, clause: str) -> Iterator[Found]:
    entailed = vocabulary.entailed
    both = entailed.instances(first).keys() & entailed.instances(second).keys()
    left, right = entailed.memberships(first, both), entailed.memberships(second, both)
    for node in both:
        yield Found(
            node,
            f"it is both a {shown(first)} and a {shown(second)}, which {clause} excludes",
            proof(_shortest(left[node]), _shortest(right[node])),
            _removing_either(left[node], right[node]),
            (first, second),
        )


@check(
    "S9",
    Severity.ERROR,
    "a concept that is a concept scheme",
    explanation="A concept scheme is a set of concepts and no concept itself. Which class a resource is of may follow"
    " from the properties it has: what something is `skos:inScheme` of is a scheme, what has a broader concept is a"
    " concept.",
    source=f"{_REFERENCE} S9",
    reads=Reads.ENTAILED,
    bad="<love> skos:broader <emotions> ; skos:inScheme <emotions> .",
    good="<love> skos:broader <emotion> ; skos:inScheme <emotions> .",
)
def disjoint_schemes(vocabulary: Vocabulary) -> Iterator[Found]:
    """Find what is a concept and a concept scheme."""
    yield from _disjoint_classes(vocabulary, CONCEPT, SCHEME, "S9")


_KINDS: Final = (PREF, ALT, HIDDEN)


@check(
    "S13",
    Severity.ERROR,
    "a label of two kinds",
    explanation="The preferred, the alternative and the hidden labels of a resource are disjoint: the same string in"
    " the same language is one of them. Labels of SKOS-XL are plain labels, too (S55, S56, S57).",
    source=f"{_REFERENCE} S13",
    reads=Reads.ENTAILED,
    bad='<love> skos:prefLabel "love"@en ; skosxl:altLabel <label> . <label> skosxl:literalForm "love"@en .',
    good='<love> skos:prefLabel "love"@en ; skosxl:altLabel <label> . <label> skosxl:literalForm "love"@en-GB .',
)
def disjoint_labels(vocabulary: Vocabulary) -> Iterator[Found]:
    """Find labels that a resource has in two ways."""
    for first, second in combinations(_KINDS, 2):
        left, right = vocabulary.entailed.labels(first), vocabulary.entailed.labels(second)
        for node in left.keys() & right.keys():
            for label in left[node].keys() & right[node].keys():
                yield Found(
                    node,
                    f"{shown(label)} is both {shown(first)} and {shown(second)}",
                    proof(left[node][label][0], right[node][label][0]),
                    _removing_either(right[node][label], left[node][label]),
                    (first, second, shown(label)),
                )


@check(
    "S14",
    Severity.ERROR,
    "several preferred labels in one language",
    explanation="A resource has one preferred label for each language tag, and one without a tag. Tags are compared"
    " as a whole: en and en-GB are two. Sub-properties of `skos:prefLabel` and labels of SKOS-XL count.",
    source=f"{_REFERENCE} S14",
    reads=Reads.ENTAILED,
    bad='<love> skos:prefLabel "love"@en , "adoration"@en .',
    good='<love> skos:prefLabel "love"@en , "amour"@fr ; skos:altLabel "adoration"@en .',
)
def one_preferred_label(vocabulary: Vocabulary) -> Iterator[Found]:
    """Find resources with two preferred labels in one language."""
    for node, labels in vocabulary.entailed.labels(PREF).items():
        by_language: dict[str, list[Literal]] = {}
        for label in labels:
            if not label.datatype:
                by_language.setdefault(label.language, []).append(label)
        for language, same in by_language.items():
            if len(same) > 1:
                same.sort(key=lambda label: (-len(labels[label]), label))
                tag = f"in the language {language}" if language else "without a language"
                yield Found(
                    node,
                    f"it has {len(same)} preferred labels {tag}: {', '.join(map(shown, sorted(same)))}",
                    proof(*(labels[label][0] for label in same)),
                    _keeping_first(node, [labels[label] for label in same]),
                    (language,),
                )


def _keeping_first(node: str, labels: Sequence[Sequence[Derivation]]) -> Fix:
    """Keep the first preferred label and make the others alternative ones: of n labels, n - 1 have to go."""
    removed = [derivation.premises[-1] for derivations in labels[1:] for derivation in derivations]
    added = [Statement(node, ALT, derivations[0].conclusion.object) for derivations in labels[1:]]
    return Fix(tuple(dict.fromkeys(removed)), tuple(added))


@check(
    "S27",
    Severity.ERROR,
    "related concepts, one of which is broader",
    explanation="`skos:related` is disjoint with `skos:broaderTransitive`: what stands above or below a concept, at"
    " any distance, is not associated with it as well. Mappings are relations, too (S41), and the first is"
    " symmetric, the second transitive.",
    source=f"{_REFERENCE} S27",
    reads=Reads.ENTAILED,
    bad="<cat> skos:broadMatch <animal> . <animal> skos:narrower <dog> . <animal> skos:broader <being> ."
    " <being> skos:relatedMatch <cat> .",
    good="<cat> skos:broader <animal> . <dog> skos:broader <animal> . <cat> skos:related <dog> .",
)
def disjoint_relations(vocabulary: Vocabulary) -> Iterator[Found]:
    """Find related concepts that are above and below each other."""
    related = vocabulary.entailed.links(RELATED)
    broader = vocabulary.entailed.links(BROADER_TRANSITIVE)
    done: set[frozenset[str]] = set()
    for node in related.keys() & broader.keys():
        others = {link.conclusion.object for link in related[node]}
        for other in others & reached(broader, node):
            if isinstance(other, str) and frozenset((node, other)) not in done:
                done.add(frozenset((node, other)))
                yield _clash_of_relations(vocabulary, node, other)


def _clash_of_relations(vocabulary: Vocabulary, node: str, other: str) -> Found:
    related = vocabulary.entailed.links(RELATED)
    broader = vocabulary.entailed.links(BROADER_TRANSITIVE)
    between = [link for link in related[node] if link.conclusion.object == other]

    def ways(removed: frozenset[Statement]) -> list[Derivation] | None:
        return follow(broader, node, other, removed=removed) or follow(broader, other, node, removed=removed)

    def prove(removed: frozenset[Statement]) -> Sequence[Statement] | None:
        link, way = _without(between, removed), ways(removed)
        if link is None or way is None:
            return None
        return (*link.premises, *(premise for step in way for premise in step.premises))

    way = follow(broader, node, other) or []
    return Found(
        node,
        f"it is related to {shown(other)}, which stands above it",
        proof(between[0], way, _closing(way, BROADER_TRANSITIVE, "S24")),
        Fix(remove=smallest_removal(prove)),
        (other,),
    )


def _closing(way: Sequence[Derivation], name: str, clause: str) -> list[Step]:
    """The line that joins a way of several steps into one statement."""
    if len(way) < 2:
        return []
    whole = Statement(way[0].conclusion.subject, name, way[-1].conclusion.object)
    return [Step(whole, f"{clause}: {shown(name)} is transitive")]


@check(
    "S37",
    Severity.ERROR,
    "a collection that is a concept or a concept scheme",
    explanation="A collection groups concepts and is none: it has no place in a hierarchy or among related"
    " concepts, and no concept is in it as in a scheme. Its members are concepts and collections (S32), those of"
    " its list as well (S36), and no schemes.",
    source=f"{_REFERENCE} S37, S32",
    reads=Reads.ENTAILED,
    bad="<milk> skos:narrower <by-animal> . <by-animal> a skos:Collection ; skos:member <goat-milk> .",
    good="<milk> skos:narrower <goat-milk> . <by-animal> a skos:Collection ; skos:member <goat-milk> .",
)
def disjoint_collections(vocabulary: Vocabulary) -> Iterator[Found]:
    """Find what is a collection and a concept, or a collection and a scheme."""
    for other in (CONCEPT, SCHEME):
        yield from _disjoint_classes(vocabulary, COLLECTION, other, "S37")
    yield from _schemes_as_members(vocabulary)


def _schemes_as_members(vocabulary: Vocabulary) -> Iterator[Found]:
    """Find schemes in collections: a member is a concept, which S9 excludes, or a collection, which S37 excludes."""
    schemes = vocabulary.entailed.instances(SCHEME)
    held: dict[str, list[Derivation]] = {}
    for member in vocabulary.entailed.members():
        node = member.conclusion.object
        if isinstance(node, str) and node in schemes:
            held.setdefault(node, []).append(member)
    for node, derivations in vocabulary.entailed.memberships(SCHEME, held.keys()).items():
        yield Found(
            node,
            f"it is a {shown(SCHEME)}, and a member of {shown(held[node][0].conclusion.subject)}, which is a concept"
            " or a collection (S32)",
            proof(held[node][0], _shortest(derivations)),
            _removing_either(held[node], derivations),
            ("member",),
        )


@check(
    "S46",
    Severity.ERROR,
    "an exact match that is a broad, narrow or related match",
    explanation="What can be used in place of a concept (`skos:exactMatch`, which is symmetric and transitive) is"
    " neither broader or narrower than it nor only related to it.",
    source=f"{_REFERENCE} S46",
    reads=Reads.ENTAILED,
    bad="<a> skos:exactMatch <b> . <c> skos:exactMatch <b> ; skos:narrowMatch <a> .",
    good="<a> skos:exactMatch <b> . <c> skos:closeMatch <b> ; skos:narrowMatch <a> .",
)
def disjoint_mappings(vocabulary: Vocabulary) -> Iterator[Found]:
    """Find exact matches that are other matches as well."""
    group = _groups(vocabulary.entailed.links(EXACT_MATCH))
    for name in ("broadMatch", "relatedMatch"):
        done: set[tuple[str, str]] = set()
        for node, links in vocabulary.entailed.links(SKOS + name).items():
            for other in dict.fromkeys(link.conclusion.object for link in links):
                if not isinstance(other, str) or (node, other) in done:
                    continue
                if node not in group or group[node] != group.get(other):
                    continue
                done |= {(node, other), (other, node)} if name == "relatedMatch" else {(node, other)}
                yield _clash_of_mappings(vocabulary, node, other, SKOS + name)


def _groups(exact: Mapping[str, Sequence[Derivation]]) -> Mapping[str, str]:
    """Return for each concept with an exact match one that stands for all those that match each other."""
    found: dict[str, str] = {}
    for start in exact:
        if start not in found:
            found[start] = start
            waiting = [start]
            while waiting:
                for link in exact.get(waiting.pop(), ()):
                    other = link.conclusion.object
                    if isinstance(other, str) and other not in found:
                        found[other] = start
                        waiting.append(other)
    return found


def _clash_of_mappings(vocabulary: Vocabulary, node: str, other: str, name: str) -> Found:
    exact = vocabulary.entailed.links(EXACT_MATCH)
    between = [link for link in vocabulary.entailed.links(name)[node] if link.conclusion.object == other]

    def prove(removed: frozenset[Statement]) -> Sequence[Statement] | None:
        link, way = _without(between, removed), follow(exact, node, other, removed=removed)
        if link is None or way is None:
            return None
        return (*link.premises, *(premise for step in way for premise in step.premises))

    way = follow(exact, node, other) or []
    return Found(
        node,
        f"{shown(other)} is both {shown(EXACT_MATCH)} and {shown(name)} of it",
        proof(way, _closing(way, EXACT_MATCH, "S45"), between[0]),
        Fix(remove=smallest_removal(prove)),
        (name, other),
    )


@check(
    "S48",
    Severity.ERROR,
    "a SKOS-XL label that is a concept, scheme or collection",
    explanation="A `skosxl:Label` is a word or phrase. What has a literal form, or is the label of something, is one.",
    source=f"{_REFERENCE} S48",
    reads=Reads.ENTAILED,
    bad='<love> a skos:Concept ; skosxl:literalForm "love"@en .',
    good='<love> a skos:Concept ; skosxl:prefLabel <label> . <label> skosxl:literalForm "love"@en .',
)
def disjoint_xl_classes(vocabulary: Vocabulary) -> Iterator[Found]:
    """Find SKOS-XL labels that are something else as well."""
    for other in (CONCEPT, SCHEME, COLLECTION):
        yield from _disjoint_classes(vocabulary, XL_LABEL, other, "S48")


@check(
    "S52",
    Severity.ERROR,
    "a SKOS-XL label with several literal forms",
    explanation="A label has exactly one literal form; another form, or one in another language, is another label.",
    source=f"{_REFERENCE} S52",
    reads=Reads.ENTAILED,
    bad='<label> a skosxl:Label ; skosxl:literalForm "love"@en , "amour"@fr .',
    good='<label> a skosxl:Label ; skosxl:literalForm "love"@en .',
)
def one_literal_form(vocabulary: Vocabulary) -> Iterator[Found]:
    """Find labels with two literal forms or more."""
    for node, links in vocabulary.entailed.links(LITERAL_FORM).items():
        forms = sorted({link.conclusion.object for link in links if isinstance(link.conclusion.object, Literal)})
        if len(forms) > 1:
            removed = [premise for link in links if link.conclusion.object != forms[0] for premise in link.premises]
            yield Found(
                node,
                f"it has {len(forms)} literal forms: {', '.join(map(shown, forms))}",
                proof(links),
                Fix(tuple(dict.fromkeys(removed))),
            )


@check(
    "S58",
    Severity.ERROR,
    "a SKOS-XL label of two kinds",
    explanation="`skosxl:prefLabel`, `skosxl:altLabel` and `skosxl:hiddenLabel` are disjoint: a label is one of the"
    " three for a resource.",
    source=f"{_REFERENCE} S58",
    reads=Reads.ENTAILED,
    bad="<love> skosxl:prefLabel <label> ; skosxl:hiddenLabel <label> .",
    good="<love> skosxl:prefLabel <label> ; skosxl:hiddenLabel <other> .",
)
def disjoint_xl_labels(vocabulary: Vocabulary) -> Iterator[Found]:
    """Find SKOS-XL labels that a resource has in two ways."""
    kinds = [f"{SKOSXL}{name}" for name in ("prefLabel", "altLabel", "hiddenLabel")]
    for first, second in combinations(kinds, 2):
        left, right = vocabulary.entailed.links(first), vocabulary.entailed.links(second)
        for node in left.keys() & right.keys():
            for label in {link.conclusion.object for link in left[node]}:
                ours = [link for link in left[node] if link.conclusion.object == label]
                others = [link for link in right[node] if link.conclusion.object == label]
                if others:
                    yield Found(
                        node,
                        f"{shown(label)} is both {shown(first)} and {shown(second)}",
                        proof(ours[0], others[0]),
                        _removing_either(others, ours),
                        (first, second, shown(label)),
                    )
