"""A progress bar on standard error; nothing at all where that is not a terminal."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from workspace.building import Progress

__all__ = ["progress_bar"]


@contextmanager
def progress_bar() -> Iterator[Progress | None]:
    """Show a progress bar for the duration of the block.

    Yields:
        What moves the bar; ``None`` where there is none.
    """
    if not sys.stderr.isatty():
        yield None
        return
    # Only a terminal needs rich's progress bar.
    from rich import progress as bars  # noqa: PLC0415
    from rich.console import Console  # noqa: PLC0415

    columns = (
        bars.BarColumn(),
        bars.TextColumn("{task.percentage:>3.0f} %"),
        bars.TimeElapsedColumn(),
        bars.TextColumn("{task.description}", markup=False),
    )
    with bars.Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=1.0)
        yield lambda step, fraction: bar.update(task, completed=fraction, description=step)
