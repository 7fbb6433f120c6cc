"""What the ready-made queries answer for the documents in examples/, as their files show it.

`python -m tests.query_samples` builds a workspace of these documents and writes the answers into the files;
tests/graph/test_query_samples.py compares them.
"""

import re
import tempfile
from pathlib import Path
from typing import Final

from graph.queries import ReadyQuery, queries
from graph.stores import GraphStore
from tests.console import ROOT
from workspace.workspace import Workspace

__all__ = ["FOLDER", "answer", "build_examples"]

#: Where the files of the queries lie.
FOLDER: Final = ROOT / "graph" / "queries"

_ROWS: Final = 5
_CELL: Final = 60


def build_examples(folder: Path) -> Workspace:
    """Make a workspace of the documents in examples/.

    Args:
        folder: An empty folder.
    """
    from glossary.reading import read_document  # noqa: PLC0415 - the harvest takes a second to load
    from workspace.building import build  # noqa: PLC0415

    workspace = Workspace.init(folder)
    paths = sorted((ROOT / "examples").glob("*-20??.txt"))  # the documents, each with its year
    build(workspace, [read_document(path, id=path.stem) for path in paths])
    return workspace


def answer(query: ReadyQuery, store: GraphStore) -> tuple[str, ...]:
    """Return the variables and the first rows of a query's answer to its sample, in the form of the file.

    Args:
        query: The query.
        store: The store of the documents in examples/.
    """
    result = store.query(query.fill(query.sample))
    rows = result.values()
    lines = [result.variables, *rows[:_ROWS]]
    shown = [" | ".join(_cell(value) for value in line) for line in lines]
    return (*shown, f"… {len(rows) - _ROWS} more") if len(rows) > _ROWS else tuple(shown)


def _cell(value: object) -> str:
    """Return a value in one line, shortened, with nothing that would end a cell."""
    text = " ".join(("" if value is None else str(value)).replace("|", "/").split())
    text = text or "-"
    return text if len(text) <= _CELL else f"{text[: _CELL - 1]}…"


def _renew(path: Path, lines: tuple[str, ...]) -> None:
    text = path.read_text(encoding="utf-8")
    head, body = text.split("\n\n", 1)
    kept = re.sub(r"^# result: .*\n?", "", head, flags=re.MULTILINE).rstrip("\n")
    shown = "\n".join(f"# result: {line}" for line in lines)
    path.write_text(f"{kept}\n{shown}\n\n{body}", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        store = build_examples(Path(name)).store
        for query in queries().values():
            _renew(FOLDER / f"{query.name}.rq", answer(query, store))
