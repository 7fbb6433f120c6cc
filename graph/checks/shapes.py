"""SHACL: the project's own profile (ontology/shapes.ttl) and shapes of the user's own, judged by pySHACL."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from glossary.errors import InputError
from graph.checks.base import Check, Found, Reads, Severity, check
from graph.checks.names import TIFA, TYPE, Literal
from graph.checks.vocabulary import Vocabulary

if TYPE_CHECKING:  # rdflib and pySHACL come only where shapes are judged
    import rdflib

__all__ = ["SHAPES", "profile", "shape", "with_shapes"]

#: The shapes of the profile.
SHAPES: Final = Path(__file__).resolve().parents[2] / "ontology" / "shapes.ttl"

_SH: Final = "http://www.w3.org/ns/shacl#"
_SEVERITIES: Final = {f"{_SH}Warning": Severity.WARNING, f"{_SH}Info": Severity.INFO}


@check(
    "profile",
    Severity.ERROR,
    "a graph that breaks the promises of Tifa's profile",
    explanation="What the data model says of occurrences, offsets, labels and relations, as SHACL shapes"
    " (`ontology/shapes.ttl`). Judged only where there are formulations (`tifa:Formulation`).",
    source="docs/data-model.md; SHACL",
    reads=Reads.GIVEN,
    bad='<c> a tifa:Formulation ; skos:inScheme <s> ; skos:prefLabel "love"@en .',
    good='<c> a tifa:Formulation ; skos:inScheme <s> ; skos:prefLabel "爱"@zh .',
)
def profile(vocabulary: Vocabulary) -> Iterator[Found]:
    """Find what breaks a shape of the profile."""
    if any(f"{TIFA}Formulation" in types for types in vocabulary.values_of(TYPE).values()):
        yield from _violations(vocabulary, [SHAPES], is_whole=False)


@check(
    "shape",
    Severity.ERROR,
    "a violation of shapes that you gave",
    explanation="With --shapes FILE, the vocabulary is validated against the SHACL shapes of that file as well; the"
    " severity is that of the shape.",
    source="SHACL",
    reads=Reads.GIVEN,
    bad="<love> a skos:Concept .",
    good="<love> a skos:Concept ; skos:definition <d> .",
    on_request=True,
)
def shape(vocabulary: Vocabulary) -> Iterator[Found]:
    """Find nothing: the shapes to be judged come by `with_shapes`."""
    yield from _violations(vocabulary, [])


def with_shapes(files: Sequence[Path]) -> Check:
    """Return the check `shape` for some files of shapes.

    Args:
        files: RDF files that hold SHACL shapes.
    """
    return shape.of(partial(_violations, files=files))


def _violations(vocabulary: Vocabulary, files: Sequence[Path], *, is_whole: bool = True) -> Iterator[Found]:
    """Yield what pySHACL finds.

    Args:
        vocabulary: What is judged.
        files: The files of shapes.
        is_whole: Whether statements count whose property is not named in the shapes: closed shapes and queries see
            them.
    """
    if not files:
        return
    from pyshacl import validate  # noqa: PLC0415 - only where shapes are judged
    from rdflib import RDF, RDFS, Graph, URIRef  # noqa: PLC0415

    shapes = _shapes(files)
    named = {str(node) for triple in shapes for node in triple} | {str(RDF.type), str(RDFS.subClassOf)}
    names = [name for name in vocabulary.predicates if is_whole or name in named]
    _, report, _ = validate(_as_graph(vocabulary, names), shacl_graph=_in_batches(shapes), inplace=True)
    if not isinstance(report, Graph):
        raise InputError(f"the shapes cannot be judged ({report})", hint="see whether they are valid SHACL")
    for result in report.subjects(RDF.type, URIRef(f"{_SH}ValidationResult")):
        said = {
            name: _text(report.objects(result, URIRef(_SH + name)))
            for name in ("focusNode", "resultMessage", "resultPath", "value", "resultSeverity", "sourceShape")
        }
        path = said["resultPath"]
        value = f" (has {said['value']})" if said["value"] else ""
        yield Found(
            said["focusNode"],
            f"{said['resultMessage']}{value}",
            about=(said["resultMessage"], path, said["value"]),
            severity=_SEVERITIES.get(said["resultSeverity"], Severity.ERROR),
        )


def _text(nodes: "Iterable[rdflib.term.Node]") -> str:
    """Return nodes as one string, blank nodes as `graph.checks.names` has them."""
    from rdflib import BNode  # noqa: PLC0415 - loaded by then

    return "; ".join(sorted(f"_:{node}" if isinstance(node, BNode) else str(node) for node in nodes))


def _shapes(files: Sequence[Path]) -> "rdflib.Graph":
    from rdflib import Graph  # noqa: PLC0415 - loaded by then

    graph = Graph()
    for file in files:
        try:
            graph.parse(file)
        except (OSError, SyntaxError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise InputError(f"the shapes cannot be read ({reason})", path=file, hint="give SHACL in Turtle") from error
    return graph


def _in_batches(shapes: "rdflib.Graph") -> "rdflib.Graph":
    """Give property shapes the targets of their node shape, which means the same.

    pySHACL judges the property shapes of a node shape for one node after the other, those with targets of their own
    for all nodes at once, which is three times as fast.
    """
    from rdflib import RDF, Graph, URIRef  # noqa: PLC0415 - loaded by then

    batched = Graph()
    batched += shapes
    has_property, is_off = URIRef(f"{_SH}property"), URIRef(f"{_SH}deactivated")
    targets = [URIRef(_SH + name) for name in ("targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf")]
    for node in list(batched.subjects(RDF.type, URIRef(f"{_SH}NodeShape"))):
        aims = [(kind, aim) for kind in targets for aim in batched.objects(node, kind)]
        # Another shape may refer to this one, and a class may be its own target.
        if not aims or (None, None, node) in batched or (node, is_off, None) in batched or _is_class(batched, node):
            continue
        for inner in list(batched.objects(node, has_property)):
            batched.remove((node, has_property, inner))
            batched.add((inner, RDF.type, URIRef(f"{_SH}PropertyShape")))
            for kind, aim in aims:
                batched.add((inner, kind, aim))
    return batched


def _is_class(graph: "rdflib.Graph", node: "rdflib.term.Node") -> bool:
    from rdflib import OWL, RDF, RDFS  # noqa: PLC0415 - loaded by then

    return any((node, RDF.type, name) in graph for name in (RDFS.Class, OWL.Class))


def _as_graph(vocabulary: Vocabulary, names: Iterable[str]) -> "rdflib.Graph":
    """Return the statements with some properties as rdflib has them."""
    from rdflib import BNode, Graph, URIRef  # noqa: PLC0415 - loaded by then
    from rdflib import Literal as RdfLiteral  # noqa: PLC0415

    known: dict[str, URIRef | BNode] = {}

    def node(name: str) -> URIRef | BNode:
        found = known.get(name)
        if found is None:
            found = known[name] = BNode(name[2:]) if name.startswith("_:") else URIRef(name)
        return found

    graph = Graph(bind_namespaces="none")
    for subject, predicate, value in (statement for name in names for statement in vocabulary.statements(name)):
        end = (
            RdfLiteral(value.text, value.language or None, value.datatype or None, normalize=False)
            if isinstance(value, Literal)
            else node(value)
        )
        graph.add((node(subject), node(predicate), end))
    return graph
