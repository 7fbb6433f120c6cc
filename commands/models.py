"""The options that name models of the user's, for commands that do without a workspace."""

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import click

from glossary.models import Models
from workspace.options import named_pipeline

__all__ = ["model_options"]

_PATH: Final = click.Path(path_type=Path, readable=False)


def model_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--chinese-pipeline``, ``--english-pipeline`` and ``--encoder``; they come as one `Models`.

    Args:
        function: A command that takes ``models``.
    """

    @functools.wraps(function)
    def command(
        *args: Any,  # noqa: ANN401 - click's own arguments
        chinese_pipeline: str | None,
        english_pipeline: str | None,
        encoder: Path | None,
        **kwargs: Any,  # noqa: ANN401 - click's own arguments
    ) -> Any:  # noqa: ANN401 - what the command returns
        here = Path()
        pipelines = named_pipeline(chinese_pipeline, here), named_pipeline(english_pipeline, here)
        return function(*args, models=Models(*pipelines, encoder), **kwargs)

    options = (
        click.option(
            "--chinese-pipeline",
            metavar="NAME",
            help="Installed spaCy pipeline, or a folder with one (./NAME), that tells the Chinese parts of speech.",
        ),
        click.option(
            "--english-pipeline",
            metavar="NAME",
            help="Likewise for English; its noun phrases bound the renderings.",
        ),
        click.option(
            "--encoder",
            type=_PATH,
            metavar="FOLDER",
            help="Folder of a multilingual encoder that helps to align the words.",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command
