"""Runs the ``console`` blocks of README.md and of pages of docs/ (`PAGES`), and renews what they show.

A block holds command lines, each after ``$ ``, and what they print. `python -m tests.console` runs all `tifa` commands
of a page in a fresh folder, on a terminal 100 columns wide, and writes what they print now into the page. Output
whose last line is ``…`` is cut after as many lines again. A block whose first line names a file (```` ```text
title="a.txt" ````) is written to that file first.

tests/test_readme.py runs the same commands and compares exit codes only: what is harvested changes with the harvest.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]

__all__ = ["PAGES", "Shown", "files_of", "prepare", "shown_in"]

#: The pages with such blocks.
PAGES: Final = (
    ROOT / "README.md",
    ROOT / "docs" / "tutorial.md",
    ROOT / "docs" / "analytics.md",
    ROOT / "docs" / "concordance.md",
)

_BLOCK: Final = re.compile(r"^```(?P<head>[^\n`]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_TITLE: Final = re.compile(r'title="([^"]+)"')
_CUT: Final = "…"
_COLUMNS: Final = 100


@dataclass(frozen=True, slots=True)
class Shown:
    """A command line with what a page shows of its output.

    Attributes:
        line: The command line, such as ``tifa lookup 新三样``.
        output: The lines below it.
    """

    line: str
    output: tuple[str, ...]

    @property
    def words(self) -> list[str]:
        """The arguments of `tifa`."""
        return shlex.split(self.line)[1:]

    @property
    def fails(self) -> bool:
        """Whether the page shows that the command ends with an error."""
        return any(line.startswith("Error:") for line in self.output)


def shown_in(text: str) -> Iterator[Shown]:
    """Yield the commands that a page shows, in order."""
    for block in _BLOCK.finditer(text):
        if block["head"] == "console":
            yield from _commands(block["body"])


def files_of(text: str) -> dict[str, str]:
    """Return the files that a page holds, by name."""
    named = ((_TITLE.search(block["head"]), block["body"]) for block in _BLOCK.finditer(text))
    return {title[1]: body for title, body in named if title}


def prepare(folder: Path, text: str) -> None:
    """Put into a folder what the commands of a page read: the samples, the page's files, a DOCX of ``draft.txt``.

    Args:
        folder: An empty folder.
        text: The page.
    """
    (folder / "examples").mkdir()
    for sample in (ROOT / "examples").iterdir():
        if sample.suffix in (".txt", ".tsv"):
            shutil.copy(sample, folder / "examples")
    for name, body in files_of(text).items():
        (folder / name).write_text(body, encoding="utf-8", newline="\n")
    if (folder / "draft.txt").exists():
        import docx  # noqa: PLC0415 - only for pages that have the file

        document = docx.Document()
        for line in (folder / "draft.txt").read_text(encoding="utf-8").split("\n\n"):
            document.add_paragraph(line.strip())
        document.save(str(folder / "draft.docx"))


def _commands(body: str) -> Iterator[Shown]:
    for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        line, *output = part.rstrip("\n").split("\n")
        yield Shown(line, tuple(output))


def _run(shown: Shown, folder: Path) -> list[str]:
    """Run a command on a terminal and return the lines that it prints."""
    import pty  # noqa: PLC0415 - not on Windows

    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "cli.py"), *shown.words],
        stdout=theirs,
        stderr=subprocess.PIPE,
        cwd=folder,
        env=os.environ | {"NO_COLOR": "1", "COLUMNS": str(_COLUMNS)},
    )
    os.close(theirs)
    with os.fdopen(ours, "rb", buffering=0) as terminal:
        printed = b"".join(_pieces(terminal.fileno()))
    complaint = process.stderr.read() if process.stderr else b""
    if process.wait() != int(shown.fails):
        raise SystemExit(f"$ {shown.line}\n{complaint.decode()}")
    text = (printed + complaint).decode().replace("\r\n", "\n").replace(str(folder.resolve()), "/home/me")
    return text.rstrip("\n").split("\n")


def _pieces(terminal: int) -> Iterator[bytes]:
    while True:
        try:
            piece = os.read(terminal, 65536)
        except OSError:  # Linux says so when the program has ended
            return
        if not piece:
            return
        yield piece


def _renewed(shown: Shown, folder: Path) -> str:
    lines = _run(shown, folder) if shown.line.startswith("tifa ") else list(shown.output)
    if shown.output and shown.output[-1] == _CUT and len(lines) >= len(shown.output):
        lines = [*lines[: len(shown.output) - 1], _CUT]
    return "\n".join([f"$ {shown.line}", *lines])


def _renew(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prepare(folder, text)

        def block(match: re.Match[str]) -> str:
            if match["head"] != "console":
                return match[0]
            return "```console\n" + "\n".join(_renewed(one, folder) for one in _commands(match["body"])) + "\n```"

        page.write_text(_BLOCK.sub(block, text), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    for path in PAGES:
        _renew(path)
