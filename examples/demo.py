"""The tour that `make demo` gives: build a document in a fresh workspace, look at it from all sides.

`python examples/demo.py [DOCUMENT]`, from the project's folder; makes the folder `demo` anew.
"""

import json
import os
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
SAMPLE: Final = ROOT / "examples" / "lake-region-2024.txt"

#: The workspace of the tour.
FOLDER: Final = Path("demo")

# Asks for the most frequent formulations that have a rendering, and runs on any document.
_QUERY: Final = """\
SELECT ?zh ?en (COUNT(?occurrence) AS ?found) WHERE {
  ?concept a tifa:Formulation ; skos:prefLabel ?zh, ?en ; tifa:hasOccurrence ?occurrence
  FILTER(lang(?zh) = "zh" && lang(?en) = "en")
} GROUP BY ?zh ?en ORDER BY DESC(?found) ?zh LIMIT 5"""


def tifa(*arguments: str, quiet: bool = False, lines: int | None = None) -> str:
    """Run a command of `tifa` in the workspace of the tour.

    Args:
        arguments: What follows `tifa`.
        quiet: Whether to show neither the command line nor what it prints.
        lines: How many lines to show at most; ``None`` for all.

    Returns:
        What it printed.

    Raises:
        SystemExit: If the command fails, with its exit code.
    """
    if not quiet:
        quoted = subprocess.list2cmdline(arguments) if os.name == "nt" else shlex.join(arguments)
        sys.stdout.write(f"\n$ tifa {quoted}\n")
        sys.stdout.flush()
    done = subprocess.run(
        [sys.executable, str(ROOT / "cli.py"), *arguments],
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env=os.environ | {"TIFA_WORKSPACE": str(FOLDER)},
        check=False,
    )
    if done.returncode:
        sys.exit(done.returncode)
    if not quiet:
        printed = done.stdout.splitlines()
        shown = printed if lines is None else printed[:lines]
        more = [f"… ({len(printed) - len(shown)} more lines)"] if len(shown) < len(printed) else []
        sys.stdout.write("".join(f"{line}\n" for line in (*shown, *more)))
        sys.stdout.flush()
    return done.stdout


def a_formulation() -> str:
    """Return a formulation of the document to look up: one with members if there is one, else the most frequent."""
    terms = json.loads(tifa("terms", "--json", "--limit", "0", quiet=True))["terms"]
    rendered = [term for term in terms if term["renderings"]]
    with_members = [term for term in rendered if term["members"]]
    return next((str(term["zh"]) for term in (*with_members, *rendered, *terms)), "")


def main(arguments: Sequence[str]) -> None:
    """Give the tour.

    Args:
        arguments: The path of a document, or nothing for the sample.
    """
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:  # Han characters on any console
        reconfigure(encoding="utf-8", errors="replace")
    document = Path(arguments[0]) if arguments else SAMPLE
    started = time.perf_counter()
    if FOLDER.exists():
        shutil.rmtree(FOLDER)
    tifa("init", str(FOLDER))
    tifa("build", str(document))
    tifa("terms", "--limit", "12")
    formulation = a_formulation()
    if formulation:
        tifa("lookup", formulation)
    tifa("themes", lines=24)
    tifa("sparql", _QUERY)
    tifa("graph", "--output", str(FOLDER / "graph.html"))
    tifa("export", "--format", "csv", "--bom", "--output", str(FOLDER / "glossary.csv"))
    tifa("export", "--format", "turtle", "--output", str(FOLDER / "glossary.ttl"))
    activate = r".venv\Scripts\activate" if os.name == "nt" else "source .venv/bin/activate"
    example = formulation or "WORD"
    sys.stdout.write(f"""
That took {time.perf_counter() - started:.1f} s. Everything stayed on this machine, and everything shown was
harvested by machine and not reviewed. Try next:

  open {FOLDER / "graph.html"} in a browser
  {activate}
  cd {FOLDER}
  tifa show {example}
  tifa sections
  tifa stats
  tifa sparql --list
  tifa build YOUR-DOCUMENT.txt
""")


if __name__ == "__main__":
    main(sys.argv[1:])
