"""Rulings: what the editorial decisions come to when they are replayed in the order of time.

A later decision on the same thing takes the place of an earlier one. Where the earlier one was another person's, this
is told as a conflict, and so is a decision that cannot be followed; nothing is ever dropped from the file.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, Literal, NamedTuple, get_args

from glossary.decisions import Decision
from glossary.folding import fold_en, fold_label
from graph.hierarchy import Hierarchy

__all__ = [
    "ROLES", "Conflict", "EditedRelation", "Part", "Role", "Rulings", "Status", "parse_part", "parse_relation", "rule",
]  # fmt: skip

#: Statuses of labels; people give the last three (ISO 10241-1; the administrative status of TBX).
Status = Literal["candidate", "attested", "preferred", "admitted", "deprecated"]

#: What editors may say that a term is to another one.
Role = Literal["broader", "narrower", "related", "replacedBy", "exactMatch", "closeMatch"]
ROLES: Final[tuple[Role, ...]] = get_args(Role)
#: Roles between concepts of one vocabulary.
Hierarchical = Literal["broader", "narrower", "related"]
#: What the other concept is to a term, and the term to it.
_INVERSES: Final[Mapping[str, tuple[Hierarchical, Hierarchical]]] = {
    "broader": ("broader", "narrower"),
    "narrower": ("narrower", "broader"),
    "related": ("related", "related"),
}
#: Roles in which a concept of another vocabulary may stand.
_ELSEWHERE: Final[tuple[Role, ...]] = ("exactMatch", "closeMatch", "replacedBy")
_ADDRESS: Final = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20]+")
_REJECTED: Final = "rejected"


class Part(NamedTuple):
    """A part of a concept that is split: the label of the new concept, and the renderings that are its own."""

    label: str
    renderings: tuple[str, ...]


class EditedRelation(NamedTuple):
    """What another thing is to a concept: its role, and the other term or, for a match, an IRI."""

    role: Role
    other: str

    @property
    def is_iri(self) -> bool:
        """Whether the other end is an IRI, not a term."""
        return "://" in self.other

    @property
    def key(self) -> str:
        """What the other end is known by: its folded label, or the IRI."""
        return self.other if self.is_iri else fold_label(self.other)


#: Key of a term → its relations.
Relations = Mapping[str, tuple[EditedRelation, ...]]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Something about the decisions that people should look at.

    Attributes:
        decision: The decision.
        message: What is the matter.
        other: The decision that it is at odds with, if any.
    """

    decision: Decision
    message: str
    other: Decision | None = None


@dataclass(frozen=True)
class Rulings:
    """What is decided.

    Attributes:
        terms: Key of a term → its status, or ``rejected``, with the decision that says so.
        renderings: Key of a term → folded rendering → its status, or ``rejected``, with the decision.
        merged: Key of a term → key of the term that it is merged into at last.
        split: Key of a term → its parts, in the order of decisions.
        notes, definitions: Key of a term → the decisions with the texts.
        related, unrelated: Key of a term → relations that hold, and that do not.
        decisions: All decisions but those that were withdrawn, in the order of time.
        in_force: Ids of the decisions that say how things are: no later one took their place, and they are followed.
        conflicts: What people should look at.
    """

    terms: Mapping[str, tuple[str, Decision]] = field(default_factory=dict)
    renderings: Mapping[str, Mapping[str, tuple[str, Decision]]] = field(default_factory=dict)
    merged: Mapping[str, str] = field(default_factory=dict)
    split: Mapping[str, tuple[Part, ...]] = field(default_factory=dict)
    notes: Mapping[str, tuple[Decision, ...]] = field(default_factory=dict)
    definitions: Mapping[str, tuple[Decision, ...]] = field(default_factory=dict)
    related: Mapping[str, tuple[EditedRelation, ...]] = field(default_factory=dict)
    unrelated: Mapping[str, tuple[EditedRelation, ...]] = field(default_factory=dict)
    decisions: tuple[Decision, ...] = ()
    in_force: frozenset[str] = frozenset()
    conflicts: tuple[Conflict, ...] = ()

    @cached_property
    def stated_ends(self) -> Mapping[str, tuple[tuple[str, Hierarchical], ...]]:
        """Key of a term → keys and roles of the terms that it is related to by decision, from either end."""
        return _both_ends(self.related)

    @cached_property
    def denied_ends(self) -> Mapping[str, tuple[tuple[str, Hierarchical], ...]]:
        """The same of relations that do not hold."""
        return _both_ends(self.unrelated)

    def is_rejected(self, key: str) -> bool:
        """Return whether people say that a term is none."""
        return self.terms.get(key, ("",))[0] == _REJECTED

    def final(self, key: str) -> str:
        """Return the key of the concept that a term names, itself unless it was merged."""
        return self.merged.get(key, key)

    def of(self, key: str) -> tuple[Decision, ...]:
        """Return the decisions on a term, in the order of time."""
        return tuple(decision for decision in self.decisions if decision.key == key)


def parse_part(written: str) -> Part:
    """Read a part of a split: ``LABEL = rendering; rendering``.

    Raises:
        ValueError: If there is no label or no rendering.

    >>> parse_part("发展（名） = development; growth")
    Part(label='发展（名）', renderings=('development', 'growth'))
    """
    label, _, listed = written.partition("=")
    renderings = tuple(filter(None, (each.strip() for each in listed.split(";"))))
    if not label.strip() or not renderings:
        raise ValueError(f"{written!r} is not of the form LABEL = rendering; rendering")
    return Part(label.strip(), renderings)


def parse_relation(written: str) -> EditedRelation:
    """Read a relation: ``ROLE OTHER``.

    Raises:
        ValueError: If the role is unknown, the other end is missing, or it is an IRI where none may stand.

    >>> parse_relation("broader 现代化")
    EditedRelation(role='broader', other='现代化')
    """
    name, _, other = written.strip().partition(" ")
    role = next((known for known in ROLES if known == name), None)
    if role is None or not other.strip():
        raise ValueError(f"{written!r} is not of the form ROLE TERM, with a role of {', '.join(ROLES)}")
    relation = EditedRelation(role, other.strip())
    if relation.is_iri and not _ADDRESS.fullmatch(relation.other):
        raise ValueError(f"{relation.other!r} is no IRI: it starts with http:// or https:// and has no spaces")
    if relation.is_iri and role not in _ELSEWHERE:
        raise ValueError(f"an IRI goes with {' or '.join(_ELSEWHERE)}; for {role}, name a term")
    return relation


def rule(decisions: Iterable[Decision]) -> Rulings:
    """Replay decisions.

    Args:
        decisions: In the order of time.
    """
    return _Replay(list(decisions)).rulings()


class _Replay:
    """Decisions being replayed: for each thing decided, the last decision on it."""

    def __init__(self, decisions: list[Decision]) -> None:
        self.conflicts: list[Conflict] = []
        withdrawn = {one.object for one in decisions if one.action == "withdraw"}
        known = {one.id for one in decisions}
        for one in decisions:
            if one.action == "withdraw" and one.object not in known:
                self.conflicts.append(Conflict(one, f"there is no decision {one.object} to withdraw"))
        self.decisions = [one for one in decisions if one.action != "withdraw" and one.id not in withdrawn]
        self.last: dict[tuple[str, ...], tuple[str, Decision]] = {}
        self.parts: dict[str, dict[str, tuple[Part, Decision]]] = {}
        for one in self.decisions:
            self._play(one)

    def _play(self, one: Decision) -> None:
        match one.action:
            case "approve" | "prefer" | "deprecate" | "reject":
                self._status(one)
            case "merge":
                self._decide(("merge", one.key), fold_label(one.object), one)
            case "split":
                self._split(one)
            case "relate" | "unrelate":
                self._relation(one)
            case _:  # notes and definitions stand beside each other
                pass

    def _status(self, one: Decision) -> None:
        names = {"deprecate": "deprecated", "reject": _REJECTED, "prefer": "preferred"}
        if not one.object:
            self._decide(("term", one.key), names.get(one.action, "preferred"), one)
            return
        rendering, status = fold_en(one.object), names.get(one.action, "admitted")
        if status == "preferred":
            self._step_down(one, rendering)
        self._decide(("rendering", one.key, rendering), status, one)

    def _step_down(self, one: Decision, rendering: str) -> None:
        """One rendering is preferred: the one that was so far is admitted from now on."""
        for (kind, *names), (status, other) in list(self.last.items()):
            if kind == "rendering" and names[0] == one.key and names[1] != rendering and status == "preferred":
                self.last["rendering", one.key, names[1]] = ("admitted", other)
                if other.who != one.who:
                    self.conflicts.append(Conflict(one, f"{other.who} preferred {other.object!r} before", other))

    def _split(self, one: Decision) -> None:
        try:
            part = parse_part(one.object)
        except ValueError as error:
            self.conflicts.append(Conflict(one, str(error)))
            return
        self.parts.setdefault(one.key, {})[fold_label(part.label)] = (part, one)

    def _relation(self, one: Decision) -> None:
        try:
            relation = parse_relation(one.object)
        except ValueError as error:
            self.conflicts.append(Conflict(one, str(error)))
            return
        self._decide(("relation", one.key, relation.role, relation.key), one.action, one)

    def _decide(self, thing: tuple[str, ...], what: str, one: Decision) -> None:
        before = self.last.get(thing)
        if before is not None and before[0] != what and before[1].who != one.who:
            said = f"{before[1].who} decided otherwise before ({before[1].action} {before[1].object})".replace(
                " )", ")"
            )
            self.conflicts.append(Conflict(one, said, before[1]))
        self.last.pop(thing, None)  # the order of what is decided is that of the last decisions
        self.last[thing] = (what, one)

    def rulings(self) -> Rulings:
        """Return what the decisions come to; those on a merged term hold for the concept that it names now."""
        merged = self._merged()
        renderings: dict[str, dict[str, tuple[str, Decision]]] = {}
        for (kind, *names), told in self.last.items():
            if kind == "rendering":
                held = renderings.setdefault(merged.get(names[0], names[0]), {})
                if names[0] not in merged or names[1] not in held:  # the concept's own name has the say
                    held[names[1]] = told
        related, unrelated = self._relations(merged)
        return Rulings(
            terms={names[0]: told for (kind, *names), told in self.last.items() if kind == "term"},
            renderings=renderings,
            merged=merged,
            split=self._parts(merged),
            notes=self._texts("note", merged),
            definitions=self._texts("define", merged),
            related=related,
            unrelated=unrelated,
            decisions=tuple(self.decisions),
            in_force=frozenset(self._in_force()),
            conflicts=tuple(self.conflicts),
        )

    def _relations(self, merged: Mapping[str, str]) -> tuple[Relations, Relations]:
        """Return the relations that hold, and those that do not; what would make a hierarchy unsound is told."""
        related: dict[str, list[EditedRelation]] = {}
        unrelated: dict[str, list[EditedRelation]] = {}
        hierarchy = Hierarchy()
        for (kind, *names), (what, one) in self.last.items():
            if kind != "relation":
                continue
            relation = parse_relation(one.object)
            source = merged.get(names[0], names[0])
            if not relation.is_iri and relation.key in merged:
                relation = relation._replace(other=merged[relation.key])
            if relation.key == source:
                self.conflicts.append(Conflict(one, f"{one.term} and {relation.other} name one concept by now"))
            elif what == "unrelate":
                unrelated.setdefault(source, []).append(relation)
            elif problem := hierarchy.problem(source, relation.role, relation.key):
                self.conflicts.append(Conflict(one, f"{one.term} {one.object} {problem}; it is not followed"))
            else:
                hierarchy.add(source, relation.role, relation.key)
                related.setdefault(source, []).append(relation)
        return _frozen(related), _frozen(unrelated)

    def _merged(self) -> dict[str, str]:
        """Follow merges to their ends; one that closes a circle is not followed, the latest of its circle."""
        into: dict[str, str] = {}
        for (kind, *names), (target, one) in self.last.items():
            if kind != "merge":
                continue
            seen = target
            while seen in into:
                seen = into[seen]
            if seen == names[0]:
                self.conflicts.append(Conflict(one, f"{one.term} and {one.object} would be merged into each other"))
            else:
                into[names[0]] = target
        final = {}
        for key, target in into.items():
            final[key] = target
            while final[key] in into:
                final[key] = into[final[key]]
        return final

    def _parts(self, merged: Mapping[str, str]) -> dict[str, tuple[Part, ...]]:
        found = {}
        for key, parts in self.parts.items():
            [*_, (_, last)] = parts.values()
            if key in merged:
                self.conflicts.append(Conflict(last, f"{last.term} is merged into {merged[key]}, so it is not split"))
            elif len(parts) < 2:
                self.conflicts.append(Conflict(last, f"{last.term} is split into one part; a second one is missing"))
            elif key in parts:
                self.conflicts.append(Conflict(last, f"a part of {last.term} is called as the whole is"))
            else:
                found[key] = tuple(part for part, _ in parts.values())
        return found

    def _in_force(self) -> Iterator[str]:
        not_followed = {conflict.decision.id for conflict in self.conflicts if conflict.other is None}
        parts = (one for found in self.parts.values() for _, one in found.values())
        texts = (one for one in self.decisions if one.action in ("note", "define"))
        for one in (*(told for _, told in self.last.values()), *parts, *texts):
            if one.id not in not_followed:
                yield one.id

    def _texts(self, action: str, merged: Mapping[str, str]) -> dict[str, tuple[Decision, ...]]:
        found: dict[str, list[Decision]] = {}
        for one in self.decisions:
            if one.action == action:
                found.setdefault(merged.get(one.key, one.key), []).append(one)
        return {key: tuple(texts) for key, texts in found.items()}


def _both_ends(relations: Relations) -> dict[str, tuple[tuple[str, Hierarchical], ...]]:
    """Return relations between terms under the keys of both."""
    found: dict[str, list[tuple[str, Hierarchical]]] = {}
    for source, edited in relations.items():
        for one in edited:
            if one.role in _INVERSES:
                ours, theirs = _INVERSES[one.role]
                found.setdefault(source, []).append((one.key, ours))
                if one.key != source:
                    found.setdefault(one.key, []).append((source, theirs))
    return {key: tuple(ends) for key, ends in found.items()}


def _frozen(relations: Mapping[str, Iterable[EditedRelation]]) -> Relations:
    return {key: tuple(found) for key, found in relations.items()}
