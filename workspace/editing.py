"""Deciding: a decision is checked against what the workspace holds, written down, and followed at once."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from glossary.decisions import Decision, format_decision, parse_decisions
from glossary.errors import InputError, UnknownNameError
from glossary.folding import fold_en, fold_label, is_han
from workspace.building import put
from workspace.decisions import append, read
from workspace.workspace import Workspace

if TYPE_CHECKING:
    from graph.catalogue import ConceptEntry
    from graph.rulings import Conflict

__all__ = ["Outcome", "decide"]

#: Actions that may name a rendering nobody uses yet.
_MAY_BE_NEW: Final = frozenset({"prefer", "approve"})
#: Actions whose object is a rendering, if they have one.
_ON_RENDERINGS: Final = frozenset({"approve", "prefer", "deprecate", "reject"})


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of decisions.

    Attributes:
        decisions: As they were written.
        conflicts: What is the matter with these decisions.
    """

    decisions: tuple[Decision, ...]
    conflicts: "tuple[Conflict, ...]"


def decide(workspace: Workspace, decisions: Sequence[Decision], *, force: bool = False) -> Outcome:
    """Write decisions into the file of the workspace and follow them.

    Args:
        workspace: The workspace.
        decisions: The decisions, with terms and renderings as the editor named them.
        force: Whether they may be about what no document here holds.

    Raises:
        UnknownTermError: If no document holds a term; not with `force`.
        InputError: If a decision makes no sense here, or the file of decisions is malformed.
        OutputError: If the file or the store cannot be written.
        WorkspaceError: If a build is running, or something stored is damaged.
    """
    # Read back what will be written, so that a date that is none is told before anything is written.
    decisions = [parse_decisions(format_decision(one))[0] for one in decisions]
    held = read(workspace)  # a malformed file is told before anything is written
    named = [one if force else _checked(workspace, one, held) for one in decisions]
    checked = _unless_said(named, held)
    new = [one for one in checked if one not in held]
    ids = {one.id for one in checked}
    with _kept_if_followed(workspace):
        report = put(workspace, (), first=lambda: append(workspace, *new))
    conflicts = tuple(
        each
        for each in report.conflicts
        if each.decision.id in ids or (each.other is not None and each.other.id in ids)
    )
    return Outcome(tuple(checked), conflicts)


def _unless_said(decisions: Iterable[Decision], held: Sequence[Decision]) -> list[Decision]:
    """Each decision; or the one in force by which the same person said the same before."""
    from graph.rulings import rule  # noqa: PLC0415 - wanted here only

    in_force = rule(held).in_force
    said = {_content(one): one for one in held if one.id in in_force}
    return [said.get(_content(one), one) for one in decisions]


def _content(one: Decision) -> tuple[str, ...]:
    return one.who, one.action, one.key, one.object, one.why


@contextmanager
def _kept_if_followed(workspace: Workspace) -> Iterator[None]:
    """Take back what the block adds to the file of decisions if it fails: what is written has been followed."""
    path = workspace.decisions
    size = path.stat().st_size if path.exists() else 0
    try:
        yield
    except BaseException:
        if path.exists() and path.stat().st_size > size:
            os.truncate(path, size)
        raise


def _checked(workspace: Workspace, one: Decision, held: Sequence[Decision]) -> Decision:
    """The decision, with the term's label as the workspace writes it."""
    if one.action == "withdraw":
        if one.object not in {other.id for other in held}:
            raise UnknownNameError("decision", one.object, [other.id for other in held])
        return one
    with workspace.index() as index:
        if one.key in {entry.key for entry in index.redirects()}:  # merged, split or rejected: editors think again
            return one
        concept = index.concept(one.term)
        about = one.object
        if one.action == "merge":
            about = _name(about, _other(concept, index.concept(about)))
        elif one.action in {"relate", "unrelate"}:
            _check_relation(one, concept, index.concept)
    if one.action == "split":
        _check_part(one, concept)
    elif one.action in _ON_RENDERINGS and about:
        _check_rendering(one, concept, about)
    return Decision(one.when, one.who, one.action, _name(one.term, concept), about, one.why)


def _name(typed: str, concept: "ConceptEntry") -> str:
    """What a decision calls a concept: what was typed if it is Chinese, else (pinyin, English) its own name."""
    if any(map(is_han, typed)):
        return typed
    return concept.zh if fold_label(concept.zh) == concept.key else concept.key


def _other(concept: "ConceptEntry", target: "ConceptEntry") -> "ConceptEntry":
    if target.key == concept.key:
        raise InputError(f"{target.zh} is the same concept as {concept.zh}", hint="name another one")
    return target


def _check_part(one: Decision, concept: "ConceptEntry") -> None:
    from graph.rulings import parse_part  # noqa: PLC0415

    part = parse_part(one.object)
    for rendering in part.renderings:
        _check_rendering(one, concept, rendering)
    if fold_label(part.label) == concept.key:
        raise InputError(f"the part cannot be called {part.label}, as the whole is", hint="add what sets it apart")


def _check_rendering(one: Decision, concept: "ConceptEntry", rendering: str) -> None:
    if "\n" in rendering or any(map(is_han, rendering)):
        raise InputError(f"{rendering!r} is no English rendering", hint="give it in English, on one line")
    known = {entry.key for entry in concept.renderings} | {fold_en(entry.en) for entry in concept.authority}
    if fold_en(rendering) not in known and one.action not in _MAY_BE_NEW:
        raise UnknownNameError(f"rendering of {concept.zh}", rendering, [entry.en for entry in concept.renderings])


def _check_relation(one: Decision, concept: "ConceptEntry", find: "Callable[[str], ConceptEntry]") -> None:
    from graph.rulings import parse_relation  # noqa: PLC0415

    try:
        relation = parse_relation(one.object)
    except ValueError as error:
        raise InputError(str(error)) from None
    if not relation.is_iri:
        _other(concept, find(relation.other))
