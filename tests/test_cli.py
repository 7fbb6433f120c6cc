"""The command line as a whole: laziness, start-up, exit codes, colour, pipes, encodings."""

import os
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from cli import cli
from commands import COMMANDS
from glossary.version import VERSION
from tests import factories
from workspace.building import put
from workspace.workspace import Workspace

ROOT = Path(__file__).resolve().parents[1]


def tifa(*arguments: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run `tifa` in a process of its own."""
    return subprocess.run(
        [sys.executable, str(ROOT / "cli.py"), *arguments],
        capture_output=True,
        cwd=folder,
        env=_environment(environment),
        check=False,
        timeout=60,
    )


def _environment(more: Mapping[str, str]) -> dict[str, str]:
    kept: dict[str, str] = {
        key: value for key, value in os.environ.items() if not key.startswith(("TIFA", "PYTHON", "NO_COLOR"))
    }
    return kept | dict(more)


@pytest.fixture
def filled(tmp_path: Path) -> Workspace:
    workspace = Workspace.init(tmp_path / "lake")
    put(workspace, [factories.harvest()])
    return workspace


# --- the registry --------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", COMMANDS)
def test_registry_says_what_the_command_says(name: str) -> None:
    command = import_module(COMMANDS[name].module).command
    assert isinstance(command, click.Command)
    assert (command.help or "").splitlines()[0] == COMMANDS[name].summary


def test_help_lists_every_command() -> None:
    result = CliRunner().invoke(cli, ["-h"], prog_name="tifa")
    for name, spec in COMMANDS.items():
        assert f"  {name}" in result.stdout
        assert spec.summary in result.stdout


def test_unknown_command_suggests_the_closest() -> None:
    result = CliRunner().invoke(cli, ["bild"], prog_name="tifa")
    assert result.exit_code == 2
    assert "No such command 'bild'. Did you mean build?" in result.stderr


# --- start-up ------------------------------------------------------------------------------------------

HEAVY = {"rdflib", "spacy", "networkx", "pyvis", "docx", "lxml", "numpy", "opencc", "pypinyin", "rich"}


@pytest.mark.parametrize(
    ("arguments", "allowed"),
    [
        (["--version"], set()),
        (["--help"], set()),
        (["terms", "--help"], set()),
        (["init", "--help"], set()),
        (["lookup", "three new kinds", "-w", "lake"], set()),
        (["terms", "-w", "lake"], {"rich"}),
        (["documents", "-w", "lake"], {"rich"}),
        (["themes", "-w", "lake"], set()),
        (["stats", "-w", "lake"], {"rich"}),
        (["matrix", "-w", "lake"], {"rich"}),
        (["concordance", "新三样", "-w", "lake"], {"rich"}),
    ],
)
@pytest.mark.usefixtures("filled")
def test_quick_commands_import_nothing_heavy(tmp_path: Path, arguments: list[str], allowed: set[str]) -> None:
    code = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r}); sys.argv[1:] = {arguments!r}\n"
        "import cli\n"
        "try: cli.main()\n"
        "except SystemExit as end: status = end.code\n"
        "print(status, *sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, cwd=tmp_path, env=_environment({}), check=True
    )
    status, *loaded = done.stderr.decode().split()
    assert status == "0"
    assert HEAVY.intersection(loaded) - allowed == set()


def test_version_is_quick(tmp_path: Path) -> None:
    took = []
    for _ in range(3):
        started = time.perf_counter()
        done = tifa("--version", folder=tmp_path)
        took.append(time.perf_counter() - started)
    assert done.stdout.decode().strip() == f"tifa {VERSION}"
    assert min(took) < 0.5  # it is well below 0.15 s on an idle machine


# --- finding the workspace -----------------------------------------------------------------------------


def test_workspace_is_found_upwards_or_named(filled: Workspace, tmp_path: Path) -> None:
    below = filled.folder / "a" / "b"
    below.mkdir(parents=True)
    expected = tifa("terms", folder=below).stdout
    assert "新三样".encode() in expected
    assert tifa("terms", "--workspace", "lake", folder=tmp_path).stdout == expected
    assert tifa("--workspace", "lake", "terms", folder=tmp_path).stdout == expected
    assert tifa("terms", folder=tmp_path, TIFA_WORKSPACE="lake").stdout == expected


def test_no_workspace(tmp_path: Path) -> None:
    done = tifa("terms", folder=tmp_path)
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode().startswith("Error: there is no workspace in ")
    done = tifa("terms", "-w", "none", folder=tmp_path)
    assert done.stderr.decode().strip() == "Error: none is not a workspace (it has no tifa.toml): run: tifa init none"


def test_malformed_settings(filled: Workspace) -> None:
    (filled.folder / "tifa.toml").write_text("termhod = 1", encoding="utf-8")
    done = tifa("status", folder=filled.folder)
    assert done.returncode == 1
    assert "unknown key 'termhod': did you mean termhood?" in done.stderr.decode()


# --- terminals, pipes, encodings -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "environment", [{"PYTHONIOENCODING": "cp1252"}, {"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONUTF8": "0"}]
)
def test_output_is_utf_8_whatever_the_console(filled: Workspace, environment: dict[str, str]) -> None:
    done = tifa("lookup", "three new kinds", folder=filled.folder, **environment)
    assert done.returncode == 0, done.stderr
    assert "新三样  xīn sān yàng" in done.stdout.decode("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize(("no_color", "coloured"), [(None, True), ("1", False)])
def test_colour_on_a_terminal(filled: Workspace, no_color: str | None, coloured: bool) -> None:
    environment = {"TERM": "xterm", "COLUMNS": "60"} | ({"NO_COLOR": no_color} if no_color else {})
    assert ("\x1b[" in _on_terminal(filled, ["lookup", "新三样"], environment)) is coloured
    error = _on_terminal(filled, ["lookup", "qqqq"], environment)
    assert "Error:" in error
    assert ("\x1b[31m" in error) is coloured


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_tables_fit_the_terminal(filled: Workspace) -> None:
    from rich.cells import cell_len  # noqa: PLC0415 - only here

    printed = _on_terminal(filled, ["sections"], {"TERM": "xterm", "COLUMNS": "60", "NO_COLOR": "1"})
    assert "深入学习" in printed
    assert max(map(cell_len, printed.splitlines())) <= 60


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_narrow_terminals_get_a_list(filled: Workspace) -> None:
    printed = _on_terminal(filled, ["terms", "--limit", "2"], {"TERM": "xterm", "COLUMNS": "20", "NO_COLOR": "1"})
    assert printed.splitlines()[:8] == [
        "formulation: 低空经济",
        "rendering: low-altitude economy",
        "kind: tech",
        "found: 2×",
        "termhood: 0.90",
        "",
        "formulation: 新三样",
        "rendering: three new kinds",
    ]


def _on_terminal(workspace: Workspace, arguments: list[str], environment: Mapping[str, str]) -> str:
    """Run `tifa` with a pseudo-terminal for its output, and return what it shows there."""
    import pty  # noqa: PLC0415 - not on Windows

    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "cli.py"), *arguments],
        stdout=theirs,
        stderr=theirs,
        cwd=workspace.folder,
        env=_environment(environment),
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # Linux says so when the other side is closed
            break
        if not piece:
            break
        shown += piece
    process.wait(timeout=60)
    os.close(ours)
    return shown.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="pipes close otherwise there")
def test_closed_pipe_is_quiet(filled: Workspace) -> None:
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "cli.py"), "export", "--format", "turtle"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=filled.folder,
        env=_environment({}),
    )
    if process.stdout is None or process.stderr is None:
        pytest.fail("the process has no pipes")
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    process.wait(timeout=60)


@pytest.mark.skipif(sys.platform == "win32", reason="signals differ there")
def test_interruption_is_clean(filled: Workspace) -> None:
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "cli.py"), "sparql", "--file", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=filled.folder,
        env=_environment({}),
    )
    time.sleep(1.0)  # by then it waits for the query
    process.send_signal(signal.SIGINT)
    printed, said = process.communicate(timeout=60)
    assert (process.returncode, printed) == (130, b"")
    assert said.decode().strip() == "Interrupted."


# A product of all triples with themselves, twice: would take hours.
_ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


@pytest.mark.skipif(sys.platform == "win32", reason="signals differ there")
def test_a_running_query_can_be_interrupted(filled: Workspace) -> None:
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "cli.py"), "sparql", _ENDLESS],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=filled.folder,
        env=_environment({}),
    )
    time.sleep(2.0)  # by then it runs
    process.send_signal(signal.SIGINT)
    printed, said = process.communicate(timeout=10)
    assert (process.returncode, printed, said.decode().strip()) == (130, b"", "Interrupted.")


def test_a_running_query_can_be_limited(filled: Workspace) -> None:
    done = tifa("sparql", "--timeout", "0.2", _ENDLESS, folder=filled.folder)
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode().startswith("Error: no answer within 0.2 s")


# --- what the operating system refuses -----------------------------------------------------------------


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
@pytest.mark.parametrize("arguments", ["--help", "terms", "export --format csv", "sections --json"])
def test_full_disk(filled: Workspace, arguments: str) -> None:
    status, said = _in_shell(filled.folder, f"{arguments} > /dev/full")
    assert (status, said) == (1, "Error: a file or the output cannot be read or written (No space left on device)\n")


@pytest.mark.skipif(sys.platform == "win32", reason="a POSIX shell closes streams")
@pytest.mark.parametrize(
    ("arguments", "expected", "message"),
    [
        ("terms >&-", 1, "Error: the standard output is closed"),
        ("--version >&-", 1, "Error: the standard output is closed"),
        ("build - <&-", 1, "Error: <standard input>: the file is empty"),
        ("terms -w none 2>&-", 1, ""),
    ],
)
def test_closed_streams(filled: Workspace, arguments: str, expected: int, message: str) -> None:
    status, said = _in_shell(filled.folder, arguments)
    assert status == expected
    assert said.startswith(message)
    assert said.count("\n") == bool(message)


@pytest.mark.skipif(sys.platform == "win32", reason="a folder in use cannot be deleted there")
@pytest.mark.parametrize("arguments", ["terms", "build x.txt", "init"])
def test_deleted_current_folder(tmp_path: Path, arguments: str) -> None:
    (tmp_path / "gone").mkdir()
    status, said = _in_shell(tmp_path / "gone", arguments, before="rmdir ../gone")
    assert status == 1
    assert said.startswith("Error: ")
    assert said.count("\n") == 1


@pytest.mark.parametrize("folder", [".", ".tifa/store"])
def test_what_may_not_be_read(filled: Workspace, folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, *_: object, **__: object) -> str:
        raise PermissionError(13, "Permission denied", str(path))

    # Rights do not stop a superuser.
    monkeypatch.setattr(Path, *{".": ("is_file", refuse), ".tifa/store": ("read_text", refuse)}[folder])
    result = CliRunner().invoke(cli, ["status", "-w", str(filled.folder)], prog_name="tifa")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("Error: ")
    assert str(filled.folder / folder) in result.stderr
    assert "cannot be read" in result.stderr
    assert "Permission denied" in result.stderr


def _in_shell(folder: Path, arguments: str, *, before: str = ":") -> tuple[int, str]:
    """Run `tifa` in a shell, with its redirections; return the exit code and what it says on standard error."""
    line = f"{before}; {shlex.quote(sys.executable)} {shlex.quote(str(ROOT / 'cli.py'))} {arguments}"
    done = subprocess.run(
        ["sh", "-c", line], capture_output=True, cwd=folder, env=_environment({}), check=False, timeout=60
    )
    return done.returncode, done.stderr.decode()


# --- completion ----------------------------------------------------------------------------------------


def test_completion_of_documents_and_kinds(filled: Workspace) -> None:
    def complete(words: str) -> str:
        count = len(words.split())
        done = tifa(
            folder=filled.folder,
            _TIFA_COMPLETE="bash_complete",
            COMP_WORDS=words,
            COMP_CWORD=str(count - 1 if not words.endswith(" ") else count),
        )
        return done.stdout.decode()

    # The program's name decides the variable; run as a script it is the same, because `main` says so.
    assert "plain,lake-brief" in complete("tifa remove la")
    assert "plain,slogan" in complete("tifa terms --kind s")
    assert "plain,turtle" in complete("tifa export --format tu")
    assert "plain,themes" in complete("tifa the")
