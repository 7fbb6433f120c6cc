"""Tests of `glossary.errors`: each error says what is wrong, where, and what to do."""

from pathlib import Path

import pytest

from glossary.errors import InputError, OutputError, SettingsError, TifaError, UnknownNameError, WorkspaceError


@pytest.mark.parametrize("error", [InputError, OutputError, SettingsError, WorkspaceError])
def test_every_error_has_one_root(error: type[TifaError]) -> None:
    raised = error("the lake is dry", hint="wait for rain")
    assert isinstance(raised, TifaError)
    assert str(raised) == "the lake is dry: wait for rain"
    assert (raised.message, raised.hint) == ("the lake is dry", "wait for rain")


@pytest.mark.parametrize(
    ("path", "line", "message"),
    [
        (None, None, "no text"),
        (None, 4, "no text"),
        (Path("a.txt"), None, "a.txt: no text"),
        (Path("a.txt"), 4, "a.txt, line 4: no text"),
    ],
)
def test_an_input_error_says_where(path: Path | None, line: int | None, message: str) -> None:
    error = InputError("no text", path=path, line=line)
    assert str(error) == message
    assert (error.path, error.line) == (path, line)


@pytest.mark.parametrize(
    ("name", "known", "hint"),
    [
        ("tutle", ["csv", "turtle"], "did you mean turtle?"),
        ("zzz", ["csv", "turtle"], "known are csv, turtle"),
        ("zzz", [], "there are none yet"),
        ("zzz", [f"q{n}" for n in range(20)], "known are " + ", ".join(f"q{n}" for n in range(12)) + ", …"),
    ],
)
def test_an_unknown_name_is_answered_with_known_ones(name: str, known: list[str], hint: str) -> None:
    error = UnknownNameError("format", name, known)
    assert error.hint == hint
    assert (error.name, error.known) == (name, known)
    assert str(error).startswith(f"unknown format '{name}'")
