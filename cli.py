"""The command `tifa`: a group whose commands are imported only when they run.

Here is the one place where errors become messages and exit codes: 0 done, 1 an error of `glossary.errors` or of the
operating system, 2 a command line that makes no sense, 130 interrupted.
"""

import errno
import gc
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import IO, Any, NoReturn

import click

from commands import COMMANDS
from glossary.errors import TifaError
from glossary.version import VERSION

__all__ = ["cli", "main"]


class _Failure(click.ClickException):
    """One of our own errors on its way to the terminal."""

    exit_code = 1

    def show(self, file: IO[Any] | None = None) -> None:
        label = click.style("Error:", fg="red", bold=True)
        colour = False if os.environ.get("NO_COLOR") else None
        click.echo(f"{label} {self.message}", file=file, err=True, color=colour)


@contextmanager
def _errors_as_messages() -> Iterator[None]:
    """Turn our errors, those of the operating system and an interruption into what click shows."""
    try:
        yield
    except TifaError as error:
        raise _Failure(str(error)) from error
    except OSError as error:
        if error.errno == errno.EPIPE:  # nobody reads on: click ends quietly
            raise
        place = error.filename or "a file or the output"
        raise _Failure(f"{place} cannot be read or written ({error.strerror or error})") from error
    except KeyboardInterrupt:
        click.echo("Interrupted.", err=True)
        raise click.exceptions.Exit(130) from None


class LazyGroup(click.Group):
    """A group that knows its commands from the registry and imports only the one that runs."""

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,  # noqa: ANN401 - click's own arguments
    ) -> click.Context:
        """Parse the options of `tifa` itself; some, such as ``--help``, print."""
        with _errors_as_messages():
            return super().make_context(info_name, args, parent, **extra)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands, in the order of the registry."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command `cmd_name`; ``None`` if there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name].module).command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that `args` start with; suggest the closest where there is none."""
        name = args[0]
        if name in COMMANDS or name.startswith("-") or ctx.resilient_parsing:
            return super().resolve_command(ctx, args)
        # difflib costs start-up time and is wanted on this path only.
        from difflib import get_close_matches  # noqa: PLC0415

        close = get_close_matches(name, list(COMMANDS), n=1)
        raise click.UsageError(f"No such command {name!r}." + (f" Did you mean {close[0]}?" if close else ""), ctx)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands under their headings, from the registry alone."""
        width = max(map(len, COMMANDS))
        for group in dict.fromkeys(spec.group for spec in COMMANDS.values()):
            with formatter.section(group):
                listed = [(name.ljust(width), spec.summary) for name, spec in COMMANDS.items() if spec.group == group]
                formatter.write_dl(listed)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how to begin."""
        with formatter.section("Example"):
            for line in ("tifa init", "tifa build speech.txt", "tifa lookup 新三样"):
                formatter.write(f"{'':>{formatter.current_indent}}{line}\n")

    def invoke(self, ctx: click.Context) -> object:
        """Run the command."""
        with _errors_as_messages():
            return super().invoke(ctx)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "-w",
    "--workspace",
    metavar="FOLDER",
    envvar="TIFA_WORKSPACE",
    help="Workspace to use, instead of the one that the current folder lies in.  [also: TIFA_WORKSPACE]",
)
@click.version_option(VERSION, prog_name="tifa", message="%(prog)s %(version)s")
@click.pass_context
def cli(ctx: click.Context, workspace: str | None) -> None:
    """The knowledge graph of policy formulations.

    Reads bilingual (Chinese–English) policy documents, harvests the fixed formulations with their official
    renderings, and answers questions about them. Everything stays on this machine.
    """
    ctx.obj = workspace
    if os.environ.get("NO_COLOR"):
        ctx.color = False


def main() -> NoReturn:
    """Run the command line and exit."""
    try:
        _prepare_streams()
        cli(prog_name="tifa")
    except KeyboardInterrupt:  # click was not there yet, or not any more
        sys.exit(130)
    finally:
        _drop_unwritten()
        # The process ends here. Frozen, what a build has made is not searched for cycles once more.
        gc.freeze()
    sys.exit(0)


def _prepare_streams() -> None:
    """See that there are three streams, and that Han characters come out whole."""
    if sys.stdin is None:  # closed by whoever started us
        sys.stdin = Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115 - open until the process ends
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    if sys.stdout is None:
        sys.exit("Error: the standard output is closed: redirect it to a file or to /dev/null")
    for stream in (sys.stdout, sys.stderr):
        # The default encoding may lack them (Windows); the name of a file may hold bytes that are no UTF-8.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _drop_unwritten() -> None:
    """Forget what could not be written: the message was given, the interpreter's last flush would add another."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    main()
