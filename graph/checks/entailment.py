"""What follows from the statements of a vocabulary, each time with the proof.

Apart from transitivity, every rule of SKOS turns one statement into another one with the same two ends, in the same
or the opposite direction (sub-property, inverse, symmetric) or into the type of an end (domain, range, sub-class).
So nothing is added to the vocabulary: the rules are followed once between the properties in use, and a statement
that is asked for is looked up under the properties that imply it. Transitive properties are followed step by step
from where they are asked about. What follows is complete for SKOS, SKOS-XL and the vocabulary's own sub-properties,
inverses, symmetric properties, domains, ranges and sub-classes; its own transitive properties count step by step.
"""

from collections import deque
from collections.abc import Collection, Iterator, Mapping, Set
from functools import cached_property
from typing import Final, NamedTuple

from graph.checks.axioms import CHAINS, SKOS_AXIOMS, Axiom, AxiomKind
from graph.checks.names import LITERAL_FORM, OWL, RDF, RDFS, SKOS, TYPE, Literal, Node, Statement, is_resource
from graph.checks.vocabulary import Vocabulary

__all__ = ["NOTHING_REMOVED", "Derivation", "Entailment", "Step", "follow", "reached"]

NOTHING_REMOVED: Final[frozenset[Statement]] = frozenset()

#: Properties of OWL and RDFS by which a vocabulary states axioms of its own.
_OWN_AXIOMS: Final[tuple[tuple[str, AxiomKind, bool], ...]] = (
    (f"{RDFS}subPropertyOf", "sub-property", False),
    (f"{OWL}equivalentProperty", "sub-property", True),
    (f"{OWL}inverseOf", "inverse", False),
    (f"{RDFS}domain", "domain", False),
    (f"{RDFS}range", "range", False),
    (f"{RDFS}subClassOf", "sub-class", False),
    (f"{OWL}equivalentClass", "sub-class", True),
)


class Step(NamedTuple):
    """A line of a proof.

    Attributes:
        statement: What holds.
        by: Why: ``given``, or the axiom by which it follows from the lines above.
    """

    statement: Statement
    by: str


class _Path(NamedTuple):
    """How one property implies another."""

    axioms: tuple[Axiom, ...]
    is_flipped: bool


class Derivation(NamedTuple):
    """A statement with what it follows from.

    Attributes:
        premises: The given statements.
        axioms: What leads from the last premise to the conclusion, one after the other.
        conclusion: The statement.
        chain: Clause of the property chain by which the premises were joined; empty for one premise.
    """

    premises: tuple[Statement, ...]
    axioms: tuple[Axiom, ...]
    conclusion: Statement
    chain: str = ""

    def steps(self) -> Iterator[Step]:
        """Yield the proof, line by line; its last line is the conclusion."""
        for premise in self.premises:
            yield Step(premise, "given")
        statement = self.premises[-1]
        for axiom in self.axioms:
            statement = _apply(axiom, statement)
            yield Step(statement, axiom.words())
        if statement != self.conclusion:
            yield Step(self.conclusion, self.chain)


def _apply(axiom: Axiom, statement: Statement) -> Statement:
    """Return what an axiom makes of a statement."""
    subject, predicate, value = statement
    match axiom.kind:
        case "sub-property":
            return Statement(subject, axiom.second, value)
        case "symmetric":
            return Statement(str(value), predicate, subject)
        case "inverse":
            return Statement(str(value), axiom.second if predicate == axiom.first else axiom.first, subject)
        case "domain":
            return Statement(subject, TYPE, axiom.second)
        case "range":
            return Statement(str(value), TYPE, axiom.second)
        case _:
            return Statement(subject, TYPE, axiom.second)


class Entailment:
    """What follows from a vocabulary.

    Args:
        vocabulary: The given statements.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._links: dict[str, dict[str, list[Derivation]]] = {}
        self._labels: dict[str, dict[str, dict[Literal, list[Derivation]]]] = {}

    # --- the properties -----------------------------------------------------------------------------------

    @cached_property
    def axioms(self) -> tuple[Axiom, ...]:
        """All axioms: those of SKOS, then the vocabulary's own."""
        return (*SKOS_AXIOMS, *dict.fromkeys(self._own_axioms()))

    def _own_axioms(self) -> Iterator[Axiom]:
        known = {axiom[1:] for axiom in SKOS_AXIOMS}
        for name, kind, is_mutual in _OWN_AXIOMS:
            for subject, _, value in self._vocabulary.statements(name):
                pairs = [(subject, value), (value, subject)] if is_mutual else [(subject, value)]
                for first, second in pairs:
                    if is_resource(first) and is_resource(second) and (kind, first, second) not in known:
                        yield Axiom("given", kind, str(first), str(second))
        for subject, value in self._types_given():
            if value == f"{OWL}SymmetricProperty" and ("symmetric", subject, "") not in known:
                yield Axiom("given", "symmetric", subject)

    def _types_given(self) -> Iterator[tuple[str, Node]]:
        for subject, values in self._vocabulary.values_of(TYPE).items():
            for value in values:
                yield subject, value

    @cached_property
    def _rules(self) -> Mapping[str, list[tuple[Axiom, str, bool]]]:
        """For each property, the axioms that lead from it, where to, and whether they turn the statement round."""
        rules: dict[str, list[tuple[Axiom, str, bool]]] = {}
        for axiom in self.axioms:
            match axiom.kind:
                case "sub-property":
                    rules.setdefault(axiom.first, []).append((axiom, axiom.second, False))
                case "symmetric":
                    rules.setdefault(axiom.first, []).append((axiom, axiom.first, True))
                case "inverse":
                    rules.setdefault(axiom.first, []).append((axiom, axiom.second, True))
                    rules.setdefault(axiom.second, []).append((axiom, axiom.first, True))
                case _:
                    pass
        return rules

    @cached_property
    def _implied(self) -> Mapping[str, Mapping[tuple[str, bool], tuple[Axiom, ...]]]:
        """For each property in use, those that it implies, each in the fewest steps."""
        return {name: self._reach(name) for name in self._vocabulary.predicates}

    def _reach(self, name: str) -> Mapping[tuple[str, bool], tuple[Axiom, ...]]:
        found: dict[tuple[str, bool], tuple[Axiom, ...]] = {(name, False): ()}
        queue = deque(found)
        while queue:
            here = queue.popleft()
            for axiom, target, turns in self._rules.get(here[0], ()):
                there = (target, here[1] != turns)
                if there not in found:
                    found[there] = (*found[here], axiom)
                    queue.append(there)
        return found

    def implying(self, name: str) -> Collection[str]:
        """Return the properties in use that imply a property, in either direction, itself included."""
        return [used for used, reached in self._implied.items() if (name, False) in reached or (name, True) in reached]

    def links(self, name: str) -> Mapping[str, list[Derivation]]:
        """Return what follows of the form subject, `name`, value, by subject; transitivity apart.

        Args:
            name: A property. Of two directions in which one given statement implies another, both are there.
        """
        found = self._links.get(name)
        if found is None:
            found = self._links[name] = {}
            for used, reached in self._implied.items():
                for is_flipped in (False, True):
                    axioms = reached.get((name, is_flipped))
                    if axioms is not None:
                        self._add_links(found, name, used, _Path(axioms, is_flipped))
        return found

    def _add_links(self, found: dict[str, list[Derivation]], name: str, used: str, path: _Path) -> None:
        for premise in self._vocabulary.statements(used):
            subject, value = premise.subject, premise.object
            if path.is_flipped:
                if isinstance(value, Literal):
                    continue
                subject, value = value, subject
            conclusion = Statement(subject, name, value)
            found.setdefault(subject, []).append(Derivation((premise,), path.axioms, conclusion))

    def values(self, subject: str, name: str) -> list[Node]:
        """Return the values of a property that follow for one subject, each once; transitivity apart."""
        return list(dict.fromkeys(link.conclusion.object for link in self.links(name).get(subject, ())))

    # --- labels -------------------------------------------------------------------------------------------

    def labels(self, kind: str) -> Mapping[str, Mapping[Literal, list[Derivation]]]:
        """Return the plain labels that follow, those of SKOS-XL included (S55 to S57), by subject.

        Args:
            kind: `PREF`, `ALT` or `HIDDEN` of `graph.checks.names`.
        """
        found = self._labels.get(kind)
        if found is None:
            found = self._labels[kind] = {}
            for subject, links in self.links(kind).items():
                for link in links:
                    if isinstance(link.conclusion.object, Literal):
                        found.setdefault(subject, {}).setdefault(link.conclusion.object, []).append(link)
            clause, extended = next((clause, name) for plain, clause, name in CHAINS if plain == kind)
            for subject, links in self.links(extended).items():
                for link in links:
                    self._add_chained(found.setdefault(subject, {}), link, kind, clause)
        return found

    def _add_chained(self, found: dict[Literal, list[Derivation]], link: Derivation, kind: str, clause: str) -> None:
        for form in self.links(LITERAL_FORM).get(str(link.conclusion.object), ()):
            text = form.conclusion.object
            if isinstance(text, Literal):
                conclusion = Statement(link.conclusion.subject, kind, text)
                words = f"{clause}: the literal form of a SKOS-XL label is a plain label"
                found.setdefault(text, []).append(
                    Derivation((*form.premises, *link.premises), link.axioms, conclusion, words)
                )

    # --- members ------------------------------------------------------------------------------------------

    def members(self) -> Iterator[Derivation]:
        """Yield the members of collections, those by their place in a list included (S36)."""
        for links in self.links(f"{SKOS}member").values():
            yield from links
        for links in self.links(f"{SKOS}memberList").values():
            for link in links:
                yield from self._listed(link)

    def _listed(self, link: Derivation) -> Iterator[Derivation]:
        """Yield the members that a list holds; a list that bites its own tail ends there."""
        collection, _, cell = link.conclusion
        way = list(link.premises)
        seen: set[Node] = set()
        while isinstance(cell, str) and cell not in seen:
            seen.add(cell)
            for item in self._vocabulary.values(cell, f"{RDF}first"):
                held = Statement(cell, f"{RDF}first", item)
                conclusion = Statement(collection, f"{SKOS}member", item)
                yield Derivation((*way, held), (), conclusion, "S36: every item of the list is a member")
            rest = next(iter(self._vocabulary.values(cell, f"{RDF}rest")), None)
            if rest is not None:
                way.append(Statement(cell, f"{RDF}rest", rest))
            cell = rest if rest is not None else ""

    # --- classes ------------------------------------------------------------------------------------------

    def instances(self, name: str, *, without: Set[str] = frozenset()) -> Mapping[str, None]:
        """Return the instances of a class, in the order in which they come.

        Args:
            name: The class.
            without: Properties whose statements are not to count.
        """
        found: dict[str, None] = {}
        below = self._sub_classes(name)
        for subject, values in self._vocabulary.values_of(TYPE).items():
            if not below.keys().isdisjoint(values):
                found[subject] = None
        for used, is_subject in self._ends(name):
            if used in without:
                continue
            by_subject = self._vocabulary.values_of(used)
            if is_subject:
                found.update(dict.fromkeys(by_subject))
            else:
                for values in by_subject.values():
                    found.update((value, None) for value in values if isinstance(value, str))
        return found

    def memberships(self, name: str, nodes: Collection[str]) -> Mapping[str, list[Derivation]]:
        """Return all statements by which some resources are instances of a class.

        Args:
            name: The class.
            nodes: The resources.
        """
        found: dict[str, list[Derivation]] = {node: [] for node in nodes}
        if not found:
            return found
        for below, axioms in self._sub_classes(name).items():
            for node in nodes:
                premise = Statement(node, TYPE, below)
                if self._vocabulary.states(premise):
                    found[node].append(Derivation((premise,), axioms, Statement(node, TYPE, name)))
        for (used, is_subject), axioms in self._ends(name).items():
            for premise in self._vocabulary.statements(used):
                end = premise.subject if is_subject else premise.object
                if isinstance(end, str) and end in found:
                    found[end].append(Derivation((premise,), axioms, Statement(end, TYPE, name)))
        return found

    def _ends(self, name: str) -> Mapping[tuple[str, bool], tuple[Axiom, ...]]:
        """By which properties in use an end of a statement is in a class.

        Returns:
            For each property, and whether it is the statement's subject, what leads there in the fewest steps.
        """
        found: dict[tuple[str, bool], tuple[Axiom, ...]] = {}
        for below, up in self._sub_classes(name).items():
            for axiom in self.axioms:
                if axiom.kind not in ("domain", "range") or axiom.second != below:
                    continue
                for used, implied in self._implied.items():
                    for is_flipped in (False, True):
                        way = implied.get((axiom.first, is_flipped))
                        end = (used, (axiom.kind == "domain") != is_flipped)
                        if way is not None and len(way) < len(found.get(end, (axiom,) * (len(way) + 2))) - len(up):
                            found[end] = (*way, axiom, *up)
        return found

    def _sub_classes(self, name: str) -> Mapping[str, tuple[Axiom, ...]]:
        """The classes below one, itself included, with what leads from each up to it."""
        found: dict[str, tuple[Axiom, ...]] = {name: ()}
        queue = deque(found)
        while queue:
            here = queue.popleft()
            for axiom in self.axioms:
                if axiom.kind == "sub-class" and axiom.second == here and axiom.first not in found:
                    found[axiom.first] = (axiom, *found[here])
                    queue.append(axiom.first)
        return found


def reached(links: Mapping[str, list[Derivation]], start: str) -> set[Node]:
    """Return everything that a property leads to from a node in one step or more.

    Args:
        links: The property's links, of `Entailment.links`.
        start: Where to start.
    """
    found: set[Node] = set()
    waiting = [start]
    while waiting:
        for link in links.get(waiting.pop(), ()):
            there = link.conclusion.object
            if isinstance(there, str) and there not in found:
                found.add(there)
                waiting.append(there)
    return found


def follow(
    links: Mapping[str, list[Derivation]],
    start: str,
    end: str,
    *,
    removed: Set[Statement] = NOTHING_REMOVED,
) -> list[Derivation] | None:
    """Follow a property step by step from one node to another one.

    Args:
        links: The property's links, of `Entailment.links`.
        start: Where to start.
        end: Where to get to; may be the start, for a way that leads back to it.
        removed: Given statements that are not to be used.

    Returns:
        The links of a shortest way, one at least; ``None`` if there is none.
    """
    came: dict[str, Derivation] = {}
    queue = deque([start])
    while queue:
        here = queue.popleft()
        for link in links.get(here, ()):
            there = link.conclusion.object
            if not isinstance(there, str) or there in came or not removed.isdisjoint(link.premises):
                continue
            came[there] = link
            if there == end:
                return _way_back(came, start, there)
            queue.append(there)
    return None


def _way_back(came: Mapping[str, Derivation], start: str, end: str) -> list[Derivation]:
    way = [came[end]]
    while way[-1].conclusion.subject != start:
        way.append(came[way[-1].conclusion.subject])
    return way[::-1]
