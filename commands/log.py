"""`tifa log`: the history of decisions."""

from collections.abc import Callable, Container

import click

from commands.decisions import conflict_data, decision_data, note_conflicts
from commands.options import ExampleCommand, json_option, workspace_option
from commands.output import print_json, print_table
from glossary.decisions import Decision
from glossary.folding import fold_label
from workspace.workspace import Workspace

__all__ = ["command"]


@click.command(
    cls=ExampleCommand,
    example="""
    tifa log
    tifa log 新质生产力
    """,
)
@click.argument("term", required=False)
@json_option
@workspace_option
def command(workspace: Workspace, term: str | None, as_json: bool) -> None:
    """Show the history of decisions, of all terms or of TERM.

    Each has its id, when and who, what was decided and why; those that no longer count say so. Below them stands
    what people should look at: decisions of two people that differ, and decisions on what no document holds.
    """
    # Only here are the rulings wanted.
    from graph.deciding import conflicts_with  # noqa: PLC0415
    from graph.rulings import rule  # noqa: PLC0415
    from workspace.decisions import read  # noqa: PLC0415

    decisions = read(workspace)
    rulings = rule(decisions)
    wanted = {fold_label(term), rulings.final(fold_label(term))} if term else None
    shown = [one for one in decisions if wanted is None or _concerns(one.key, one.object, wanted, rulings.final)]
    withdrawn = {one.object for one in decisions if one.action == "withdraw"}
    ids = {one.id for one in shown}
    shown += [one for one in decisions if one.action == "withdraw" and one.object in ids and one not in shown]
    keys: list[str] = []
    if workspace.document_ids():
        with workspace.index() as index:
            keys = [*(entry.key for entry in index.concepts()), *(entry.key for entry in index.redirects())]
    conflicts = [each for each in conflicts_with(keys, rulings) if each.decision.id in {one.id for one in shown}]
    if as_json:
        print_json(
            {
                "decisions": [
                    decision_data(one)
                    | {"withdrawn": one.id in withdrawn, "in_force": one.id in rulings.in_force}
                    for one in shown
                ],
                "conflicts": conflict_data(conflicts),
            }
        )  # fmt: skip
        return
    if not shown:
        click.echo(f"Nothing is decided on {term}." if term else "Nothing is decided yet: tifa edit --help")
        return
    rows = [
        (one.id, one.when[:16].replace("T", " "), one.who, one.action, one.term, " ".join(one.object.split()),
         _state(one, withdrawn, rulings.in_force), one.why)
        for one in sorted(shown, key=lambda one: one.when)
    ]  # fmt: skip
    print_table(("id", "when (UTC)", "who", "decision", "term", "about", "", "why"), rows)
    note_conflicts(conflicts)


def _state(one: Decision, withdrawn: Container[str], in_force: Container[str]) -> str:
    """Why a decision no longer counts; empty if it does."""
    if one.id in withdrawn:
        return "withdrawn"
    return "" if one.id in in_force or one.action == "withdraw" else "does not count"


def _concerns(key: str, about: str, wanted: set[str], final: Callable[[str], str]) -> bool:
    """Whether a decision is about one of the wanted terms, or about one merged into it."""
    return bool(wanted & {key, fold_label(about)}) or (bool(key) and final(key) in wanted)
