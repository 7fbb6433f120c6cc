"""`tifa edit`: decide on formulations and renderings."""

from collections.abc import Callable
from typing import Any, Final, TypeVar

import click

from commands.decisions import conflict_data, decision_data, note_conflicts
from commands.options import ExampleCommand, ExampleGroup, json_option, workspace_option
from commands.output import print_json
from glossary.decisions import Action, Decision
from glossary.folding import fold_label
from workspace.workspace import Workspace

__all__ = ["command"]

_Function = TypeVar("_Function", bound=Callable[..., Any])

_OPTIONS: Final = (
    click.option("--by", "who", metavar="NAME", help="Who decides; else TIFA_EDITOR, else git's user.name."),
    click.option("--why", default="", metavar="TEXT", help="The reason."),
    click.option("--date", "when", metavar="TIME", help="When it was decided, instead of now (ISO 8601)."),
    click.option("--force", is_flag=True, help="Also decide on what no document here holds."),
    json_option,
    workspace_option,
)


def _decision_options(function: _Function) -> _Function:
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def _record(told: dict[str, Any], *steps: tuple[Action, str, str]) -> None:
    """Write decisions down and say what came of them: action, term and object of each."""
    # What follows decisions brings rdflib.
    from workspace.decisions import editor, now  # noqa: PLC0415
    from workspace.editing import decide  # noqa: PLC0415

    workspace: Workspace = told["workspace"]
    who = editor(told["who"], workspace.folder)
    when = told["when"] or now()
    made = [Decision(when, who, action, term.strip(), about.strip(), told["why"]) for action, term, about in steps]
    outcome = decide(workspace, made, force=told["force"])
    if told["as_json"]:
        print_json(
            {
                "decisions": [decision_data(one) for one in outcome.decisions],
                "conflicts": conflict_data(outcome.conflicts),
            }
        )
        return
    for one in outcome.decisions:
        click.echo(f"{one.id}  {' '.join(filter(None, (one.action, one.term, one.object)))}")
    note_conflicts(outcome.conflicts)


@click.group(
    cls=ExampleGroup,
    example="""
    tifa edit prefer 新质生产力 "new quality productive forces" --why "so in official texts since 2024"
    tifa edit deprecate 新质生产力 "new productive forces"
    tifa log 新质生产力
    """,
)
def command() -> None:
    """Decide on formulations and renderings.

    Decisions go to the end of decisions.txt in the workspace, a line each, and are followed at once and by every
    build from then on; a document that is harvested again never undoes them. The file is yours: it reads well in a
    diff, and git merges two versions of it.
    """


@command.command(
    cls=ExampleCommand, example='tifa edit approve 低空经济\ntifa edit approve 低空经济 "low-altitude economy"'
)
@click.argument("term")
@click.argument("rendering", default="")
@_decision_options
def approve(term: str, rendering: str, **told: Any) -> None:  # noqa: ANN401 - click's options
    """Say that TERM is a formulation, or that RENDERING may be used for it."""
    _record(told, ("approve", term, rendering))


@command.command(cls=ExampleCommand, example='tifa edit prefer 低空经济 "low-altitude economy"')
@click.argument("term")
@click.argument("rendering")
@_decision_options
def prefer(term: str, rendering: str, **told: Any) -> None:  # noqa: ANN401
    """Say that RENDERING is the one to use for TERM; it may be one that no document uses."""
    _record(told, ("prefer", term, rendering))


@command.command(
    cls=ExampleCommand,
    example='tifa edit deprecate 低空经济 "low-height economy"\ntifa edit deprecate 工业4.0 --use 智能制造',
)
@click.argument("term")
@click.argument("rendering", default="")
@click.option("--use", "other", metavar="TERM", help="The term to use instead.")
@_decision_options
def deprecate(term: str, rendering: str, other: str | None, **told: Any) -> None:  # noqa: ANN401
    """Say that TERM, or RENDERING for it, is no longer to be used."""
    steps: list[tuple[Action, str, str]] = [("deprecate", term, rendering)]
    if other:
        if rendering:
            raise click.UsageError(
                "--use names another term; for a rendering, say which is preferred: tifa edit prefer"
            )
        steps.append(("relate", term, f"replacedBy {other}"))
    _record(told, *steps)


@command.command(cls=ExampleCommand, example='tifa edit reject 制造业必须\ntifa edit reject 低空经济 "economy"')
@click.argument("term")
@click.argument("rendering", default="")
@_decision_options
def reject(term: str, rendering: str, **told: Any) -> None:  # noqa: ANN401
    """Say that TERM is no formulation, or that RENDERING does not render it."""
    _record(told, ("reject", term, rendering))


@command.command(cls=ExampleCommand, example="tifa edit merge 专精特新 专精特新中小企业")
@click.argument("term")
@click.argument("into")
@_decision_options
def merge(term: str, into: str, **told: Any) -> None:  # noqa: ANN401
    """Say that TERM names the same concept as INTO, which keeps its name; TERM redirects to it."""
    _record(told, ("merge", term, into))


@command.command(
    cls=ExampleCommand, example='tifa edit split 发展 "发展（经济） = development" "发展（增长） = growth; expansion"'
)
@click.argument("term")
@click.argument("parts", nargs=-1, required=True, metavar="PARTS…")
@_decision_options
def split(term: str, parts: tuple[str, ...], **told: Any) -> None:  # noqa: ANN401
    """Say that TERM names several concepts, told apart by their renderings.

    Each of the PARTS is "LABEL = rendering; rendering". Places with another rendering, or none, go to the first.
    """
    if len(parts) < 2:
        raise click.UsageError("a split needs two parts at least")
    from graph.rulings import parse_part  # noqa: PLC0415

    try:
        labels = [fold_label(parse_part(part).label) for part in parts]
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    if len(set(labels)) < len(labels):
        raise click.UsageError("two parts have one label")
    _record(told, *(("split", term, part) for part in parts))


@command.command(cls=ExampleCommand, example='tifa edit note 低空经济 "Not to be mixed up with 空域经济."')
@click.argument("term")
@click.argument("text")
@_decision_options
def note(term: str, text: str, **told: Any) -> None:  # noqa: ANN401
    """Write a note on TERM."""
    _record(told, ("note", term, text))


@command.command(cls=ExampleCommand, example='tifa edit define 低空经济 "Activities in airspace below 1,000 m."')
@click.argument("term")
@click.argument("text")
@_decision_options
def define(term: str, text: str, **told: Any) -> None:  # noqa: ANN401
    """Write a definition of TERM, in Chinese or in English."""
    _record(told, ("define", term, text))


_ROLES: Final = click.Choice(["broader", "narrower", "related", "replacedBy", "exactMatch", "closeMatch"])


@command.command(cls=ExampleCommand, example="tifa edit relate 低空经济 broader 数字经济")
@click.argument("term")
@click.argument("role", type=_ROLES)
@click.argument("other")
@_decision_options
def relate(term: str, role: str, other: str, **told: Any) -> None:  # noqa: ANN401
    """Say what OTHER is to TERM: the broader or narrower one, related, its replacement, or a match elsewhere.

    OTHER is a term; for a match it may be the IRI of a concept of another vocabulary.
    """
    _record(told, ("relate", term, f"{role} {other}"))


@command.command(cls=ExampleCommand, example="tifa edit unrelate 低空经济 broader 经济")
@click.argument("term")
@click.argument("role", type=_ROLES)
@click.argument("other")
@_decision_options
def unrelate(term: str, role: str, other: str, **told: Any) -> None:  # noqa: ANN401
    """Say that a relation that was found, or stated before, does not hold."""
    _record(told, ("unrelate", term, f"{role} {other}"))


@command.command(cls=ExampleCommand, example="tifa edit withdraw 3f2a9c01")
@click.argument("decision")
@_decision_options
def withdraw(decision: str, **told: Any) -> None:  # noqa: ANN401
    """Take back a decision; DECISION is its id, as tifa log shows it."""
    _record(told, ("withdraw", "", decision))
