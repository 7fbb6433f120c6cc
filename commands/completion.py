"""`tifa completion`: print the completion script of a shell."""

import click
from click.shell_completion import get_completion_class

from commands.options import ExampleCommand
from glossary.errors import UnknownNameError

__all__ = ["command"]


@click.command(
    cls=ExampleCommand,
    example="""
    tifa completion bash >> ~/.bashrc
    tifa completion fish > ~/.config/fish/completions/tifa.fish
    """,
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the completion script of a shell.

    With it, the shell completes commands, options, kinds, formats and the ids of documents. For zsh, append
    the script to ~/.zshrc, after compinit.
    """
    completion = get_completion_class(shell)
    if completion is None:
        raise UnknownNameError("shell", shell, ["bash", "zsh", "fish"])
    click.echo(completion(ctx.find_root().command, {}, "tifa", "_TIFA_COMPLETE").source())
