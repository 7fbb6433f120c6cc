"""Tests of `commands.output` and `commands.files`: tables, JSON and marks, in a pipe and on a terminal."""

import json
from pathlib import Path

import click
import pytest

from commands import output
from commands.files import write_result
from commands.output import NOT_REVIEWED, as_data, bold, counted, mark, print_json, print_paragraph, print_table
from glossary.errors import OutputError
from glossary.types import Span
from tests import factories

ROWS = [("新三样", "new [trio]", 12), ("低空经济", None, 3)]


def _on_terminal(monkeypatch: pytest.MonkeyPatch, *, width: int = 80) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr(output, "_is_terminal", lambda: True)
    monkeypatch.setattr(output, "_width", lambda: width)


def _table(capsys: pytest.CaptureFixture[str], *columns: str) -> list[str]:
    print_table(columns or ("formulation", "rendering", "found>"), ROWS)
    return click.unstyle(capsys.readouterr().out).splitlines()


def test_a_row_is_a_line_in_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    heading, _, *lines = _table(capsys)
    assert heading.split() == ["formulation", "rendering", "found"]
    assert [line.split() for line in lines] == [["新三样", "new", "[trio]", "12"], ["低空经济", "3"]]
    # Flush right: a Han character takes two columns.
    assert len({len(line.encode("gb18030")) for line in lines}) == 1


def test_long_cells_are_whole_in_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(["sentence"], [["湖" * 500]])
    assert "湖" * 500 in capsys.readouterr().out.splitlines()


def test_a_narrow_terminal_shows_a_list(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    _on_terminal(monkeypatch, width=20)
    assert _table(capsys) == [
        "formulation: 新三样",
        "rendering: new [trio]",
        "found: 12",
        "",
        "formulation: 低空经济",
        "found: 3",
    ]


def test_a_wide_terminal_wraps_nothing_and_shows_a_table(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _on_terminal(monkeypatch)
    assert len(_table(capsys)) == 4


def test_no_rows_leave_the_heading(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(["formulation", "found>"], [], title="Terms")
    assert [line.split() for line in capsys.readouterr().out.splitlines()[:2]] == [["Terms"], ["formulation", "found"]]


@pytest.mark.parametrize(("no_color", "coloured"), [("", True), ("1", False)])
def test_colour_on_a_terminal_unless_refused(no_color: str, coloured: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    _on_terminal(monkeypatch)
    monkeypatch.setenv("NO_COLOR", no_color)
    for text in (bold("湖区经济"), mark("湖区经济", Span(2, 4))):
        assert ("\x1b[" in text) is coloured
        assert click.unstyle(text) == "湖区经济"


def test_a_mark_sets_off_its_stretch_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    _on_terminal(monkeypatch)
    before, after = mark("湖区经济好", Span(2, 4)).split(click.style("经济", fg="green", bold=True))
    assert (before, after) == ("湖区", "好")
    assert mark("湖区", None) == "湖区"


def test_in_a_pipe_there_is_no_colour() -> None:
    assert (bold("湖区"), mark("湖区", Span(0, 1))) == ("湖区", "湖区")


def test_whatever_is_read_becomes_json(capsys: pytest.CaptureFixture[str]) -> None:
    print_json({"harvest": factories.harvest(), "none": None, "nested": [(Span(0, 1),)]})
    said = capsys.readouterr().out
    assert "新三样" in said  # not escaped
    value = json.loads(said)
    assert value["nested"] == [[{"start": 0, "end": 1}]]
    place = factories.harvest().terms[0].occurrences[0].zh
    term = value["harvest"]["terms"][0]
    assert term["occurrences"][0]["zh"] == {"start": place.start, "end": place.end}
    assert term["reasons"][0]["extractor"] == "quotations"


def test_values_stay_as_they_were() -> None:
    value = {"rest": [(1, Span(0, 1))]}
    assert as_data(value) == {"rest": [[1, {"start": 0, "end": 1}]]}
    assert value == {"rest": [(1, Span(0, 1))]}


@pytest.mark.parametrize(("count", "said"), [(0, "0 rows"), (1, "1 row"), (2, "2 rows")])
def test_counted(count: int, said: str) -> None:
    assert counted(count, "row") == said


@pytest.mark.parametrize("place", [None, Path("-")])
def test_a_result_goes_to_standard_output_byte_for_byte(
    place: Path | None, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    write_result(b"a\r\n\xe6\xb9\x96\x00", place)
    assert capfdbinary.readouterr() == (b"a\r\n\xe6\xb9\x96\x00", b"")


def test_a_result_goes_to_a_file_and_that_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_result(b"lake", tmp_path / "lake.csv")
    assert (tmp_path / "lake.csv").read_bytes() == b"lake"
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(f"Wrote {tmp_path / 'lake.csv'}")
    assert NOT_REVIEWED in said.err


def test_what_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="nowhere"):
        write_result(b"lake", tmp_path / "nowhere" / "lake.csv")


def test_running_text_is_one_line_in_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    print_paragraph("word " * 50 + "end", indent=4)
    assert capsys.readouterr().out == "    " + "word " * 50 + "end\n"


def test_running_text_is_wrapped_and_indented_on_a_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _on_terminal(monkeypatch, width=30)
    text = "Ferries leave at dawn [every day] for the new three islands"
    print_paragraph(mark(text, Span(42, 51)), indent=4)
    assert click.unstyle(capsys.readouterr().out).splitlines() == [
        "    Ferries leave at dawn",
        "    [every day] for the new",
        "    three islands",
    ]
    print_paragraph("渡船清晨出发，" * 5, indent=4)
    lines = capsys.readouterr().out.splitlines()
    assert "".join(line.strip() for line in lines) == "渡船清晨出发，" * 5
    assert all(line.startswith("    ") and len(line) <= 4 + 13 for line in lines)


def test_running_text_keeps_its_mark_unless_no_colour_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    _on_terminal(monkeypatch)
    shown: list[str] = []
    monkeypatch.setattr(click, "echo", shown.append)
    print_paragraph(mark("the new trio", Span(4, 12)), indent=2)
    monkeypatch.setenv("NO_COLOR", "1")
    print_paragraph(mark("the new trio", Span(4, 12)), indent=2)
    assert shown == ["  the \x1b[1;32mnew trio\x1b[0m", "  the new trio"]
