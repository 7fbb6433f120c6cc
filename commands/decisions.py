"""How decisions and what is the matter with them are shown: as objects in JSON, as notes on standard error."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from glossary.decisions import Decision

if TYPE_CHECKING:  # rulings are wanted where something is decided or built
    from graph.rulings import Conflict

__all__ = ["conflict_data", "decision_data", "note_conflicts"]


def decision_data(one: Decision) -> dict[str, Any]:
    """Return a decision for JSON output: its id, then its fields."""
    return {"id": one.id, **asdict(one)}


def conflict_data(conflicts: "Iterable[Conflict]") -> list[dict[str, str]]:
    """Return conflicts for JSON output: the id of the decision, and what is the matter."""
    return [{"id": each.decision.id, "message": each.message} for each in conflicts]


def note_conflicts(conflicts: "Iterable[Conflict]", *, more: str = "") -> None:
    """Say on standard error what people should look at.

    Args:
        conflicts: What is the matter.
        more: Where to read on.
    """
    for each in conflicts:
        click.echo(f"Note: {each.message} (decision {each.decision.id}{more})", err=True)
