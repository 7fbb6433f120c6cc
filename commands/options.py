"""What the commands share: the command class with its example, and the common options."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Final, TypeVar

import click
from click.shell_completion import CompletionItem

from glossary.errors import InputError, TifaError, UnknownNameError, WorkspaceError
from glossary.types import KINDS
from workspace.workspace import Workspace

__all__ = [
    "ExampleCommand",
    "ExampleGroup",
    "complete_documents",
    "document_option",
    "folder_option",
    "json_option",
    "kind_option",
    "limit_option",
    "open_workspace",
    "registry_option",
    "section_option",
    "theme_option",
    "within_option",
    "workspace_option",
]

#: What Python makes of bytes on the command line that are no UTF-8.
_SURROGATE: Final = re.compile("[\ud800-\udfff]")

_Function = TypeVar("_Function", bound=Callable[..., Any])


class ExampleCommand(click.Command):
    """A command whose help ends in an example.

    Args:
        example: Command lines, one a line.
    """

    def __init__(self, *args: Any, example: str, **kwargs: Any) -> None:  # noqa: ANN401 - click's own arguments
        super().__init__(*args, **kwargs)
        self.example = example

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the arguments; refuse text that is not UTF-8.

        The name of a file may be any bytes.

        Raises:
            InputError: If some text is not UTF-8.
        """
        rest = super().parse_args(ctx, args)
        for value in ctx.params.values():
            for text in value if isinstance(value, tuple) else (value,):
                if isinstance(text, str) and _SURROGATE.search(text):
                    raise InputError(f"the argument {text!r} is not UTF-8", hint="see what your terminal is set to")
        return rest

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the example, its lines as they are."""
        with formatter.section("Example"):
            for line in self.example.strip().splitlines():
                formatter.write(f"{'':>{formatter.current_indent}}{line.strip()}\n")


class ExampleGroup(click.Group):
    """A group of commands whose help ends in an example.

    Args:
        example: Command lines, one a line.
    """

    def __init__(self, *args: Any, example: str, **kwargs: Any) -> None:  # noqa: ANN401 - click's own arguments
        super().__init__(*args, **kwargs)
        self.example = example

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands in the order of their definition."""
        return list(self.commands)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the example, its lines as they are."""
        with formatter.section("Example"):
            for line in self.example.strip().splitlines():
                formatter.write(f"{'':>{formatter.current_indent}}{line.strip()}\n")


# --- the workspace -------------------------------------------------------------------------------------


def open_workspace(ctx: click.Context, folder: str | None) -> Workspace:
    """Return the workspace to work in: the one named here, or to `tifa`, or the one around the current folder.

    Args:
        ctx: The command's context; the group's `--workspace` is its object.
        folder: What this command's own `--workspace` says.

    Raises:
        WorkspaceError: If there is no workspace there, or no current folder any more.
    """
    named = folder or ctx.find_object(str)
    if named:
        return Workspace.open(Path(named))
    try:
        here = Path.cwd()
    except FileNotFoundError as error:
        hint = "go to another folder, or name a workspace with --workspace"
        raise WorkspaceError("the current folder has been deleted", hint=hint) from error
    return Workspace.find(here)


def _workspace(ctx: click.Context, _parameter: click.Parameter, folder: str | None) -> Workspace | None:
    return None if ctx.resilient_parsing else open_workspace(ctx, folder)


_FOLDER_HELP: Final = "Workspace to use, instead of the one that the current folder lies in."


def workspace_option(function: _Function) -> _Function:
    """Add `--workspace`; the command gets the `Workspace`."""
    return click.option("-w", "--workspace", metavar="FOLDER", callback=_workspace, help=_FOLDER_HELP)(function)


def folder_option(function: _Function) -> _Function:
    """Add `--workspace` to a command that does not always need one: it gets what was said, as `folder`."""
    return click.option("-w", "--workspace", "folder", metavar="FOLDER", help=_FOLDER_HELP)(function)


def complete_documents(ctx: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the ids of documents that start with what was typed, from the names of the harvest files alone.

    Args:
        ctx: The command's context.
        incomplete: What was typed.
    """
    try:
        workspace = open_workspace(ctx, ctx.params.get("workspace"))
    except (TifaError, OSError):  # completion is silent: outside a workspace there is nothing to offer
        return []
    ids = sorted(path.stem for path in workspace.harvests.glob("*.json"))
    return [CompletionItem(name) for name in ids if name.startswith(incomplete)]


# --- registries ----------------------------------------------------------------------------------------


class _RegistryOption(click.Option):
    """An option whose help lists the names of a registry, which is imported only then."""

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - click's own arguments
        names: Callable[[], Iterable[str]],
        also: str | None,
        **kwargs: Any,  # noqa: ANN401 - click's own arguments
    ) -> None:
        super().__init__(*args, **kwargs)
        self.names = names
        self.also = also

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the flags and the help, with the names."""
        record = super().get_help_record(ctx)
        if record is None:
            return None
        flags = record[0].replace(f", {self.also} ", " ") if self.also else record[0]
        return flags, f"{record[1]}  [{', '.join(self.names())}]"


def registry_option(
    flag: str,
    parameter: str,
    what: str,
    names: Callable[[], Iterable[str]],
    *,
    also: str | None = None,
    **more: Any,  # noqa: ANN401 - click's own arguments
) -> Callable[[_Function], _Function]:
    """Return an option that takes a name out of a registry, which is imported only when it is needed.

    Args:
        flag: The option, such as ``"--format"``.
        parameter: What the command's parameter is called.
        what: The family of the name, for messages, such as ``"format"``.
        names: Returns the names there are.
        also: A former name of the option, which is understood and not shown in the help.
        more: Further arguments of `click.option`.
    """

    def check(ctx: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
        if value is None or ctx.resilient_parsing:
            return value
        known = list(names())
        if value not in known:
            raise UnknownNameError(what, value, known)
        return value

    def complete(_ctx: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
        return [CompletionItem(name) for name in names() if name.startswith(incomplete)]

    more |= {"cls": _RegistryOption, "names": names, "also": also}
    flags = (flag,) if also is None else (flag, also)
    return click.option(*flags, parameter, metavar="NAME", callback=check, shell_complete=complete, **more)


# --- options that several commands take ----------------------------------------------------------------

json_option: Final = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of tables.")

kind_option: Final = click.option("--kind", type=click.Choice(KINDS), help="Only formulations of this kind.")

document_option: Final = click.option(
    "--document", metavar="ID", shell_complete=complete_documents, help="Only what stands in this document."
)

section_option: Final = click.option(
    "--section",
    type=click.IntRange(1),
    metavar="N",
    help="Only what stands in the section that paragraph N opens (see tifa sections).",
)

theme_option: Final = click.option(
    "--theme",
    type=click.IntRange(1),
    metavar="N",
    help="Only what stands in the exposition theme with this number (see tifa themes).",
)


within_option: Final = click.option(
    "--within",
    type=click.Choice(("unit", "section")),
    default="unit",
    show_default=True,
    help="What formulations stand together in: a translation unit, or a section.",
)


def limit_option(default: int) -> Callable[[_Function], _Function]:
    """Return the option `--limit`.

    Args:
        default: How many are shown without it; 0 for all.
    """
    return click.option(
        "--limit", type=click.IntRange(0), default=default, show_default=True, help="Show at most so many; 0 for all."
    )
