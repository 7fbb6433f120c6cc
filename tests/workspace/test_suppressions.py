"""Tests of `workspace.suppressions`: what is held back, what is written, what is no longer needed."""

from dataclasses import replace
from pathlib import Path

import pytest

from glossary.errors import InputError
from tests.exports.translation_check.samples import checked
from workspace.suppressions import Suppression, read_suppressions, suppress, unused, with_suppressions

FIRST, SECOND, *_ = checked().findings
RULES = {finding.code for finding in checked().findings}


def _write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8", newline="")
    return path


def test_the_first_word_of_a_line_counts(tmp_path: Path) -> None:
    path = _write(
        tmp_path / "known.txt",
        "\ufeff# a heading\r\n\r\n00000001aaaaaaaa\r\n  00000002bbbbbbbb  # number in a.txt: 1 → 2 | 三\r\n"
        "00000003cccccccc we agreed on this",
    )
    assert read_suppressions(path) == (
        Suppression("00000001aaaaaaaa", 3),
        Suppression("00000002bbbbbbbb", 4, "number", "a.txt"),
        Suppression("00000003cccccccc", 5),
    )


@pytest.mark.parametrize("line", ["<<<<<<< ours", "number in a.txt", "ABCDEF0123456789"])
def test_other_lines_are_refused_with_their_number(tmp_path: Path, line: str) -> None:
    with pytest.raises(InputError, match=r"known\.txt, line 2: this is no suppression"):
        read_suppressions(_write(tmp_path / "known.txt", f"# known\n{line}\n"))


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="write it first with --write-suppressions"):
        read_suppressions(tmp_path / "none.txt")
    (tmp_path / "utf16.txt").write_bytes("# known".encode("utf-16"))
    with pytest.raises(InputError, match="cannot be read"):
        read_suppressions(tmp_path / "utf16.txt")


def test_suppressed_findings_are_counted() -> None:
    left = suppress(checked(), [Suppression(FIRST.fingerprint, 1)])
    assert left.findings == checked().findings[1:]
    assert left.suppressed == checked().suppressed + 1
    assert suppress(checked(), ()) == checked()


def test_writing_keeps_what_is_there(tmp_path: Path) -> None:
    path = tmp_path / "known.txt"
    text, count = with_suppressions(path, [("draft.txt", [FIRST])])
    assert count == 1
    assert text.startswith("# Findings of tifa check-translation")
    sentence = "湖区发展低空经济，落实河湖长制。"
    line = f"{FIRST.fingerprint}  # unknown-rendering in draft.txt: 河湖长制 → river chiefs | {sentence}\n"
    assert text.endswith(line)
    mine = f"# mine\n{FIRST.fingerprint}  # Anna says it is fine"
    _write(path, mine)
    again, count = with_suppressions(path, [("draft.txt", [FIRST, SECOND, SECOND])])
    assert count == 1
    assert again.startswith(f"{mine}\n{SECOND.fingerprint}  # deprecated-rendering in draft.txt: 新三样 → new trio | ")
    assert [one.fingerprint for one in read_suppressions(_write(path, again))] == [
        FIRST.fingerprint,
        SECOND.fingerprint,
    ]


def test_a_sentence_with_line_breaks_stays_on_its_line(tmp_path: Path) -> None:
    long = replace(FIRST, zh="河\n湖\u2028长", place=replace(FIRST.place, zh="湖" * 500))
    text, _ = with_suppressions(tmp_path / "known.txt", [("draft.txt", [long])])
    assert len(text.splitlines()[-1]) < 150
    assert [one.fingerprint for one in read_suppressions(_write(tmp_path / "known.txt", text))] == [long.fingerprint]


@pytest.mark.parametrize(
    ("comment", "told"),
    [
        ("", True),
        ("# as agreed", True),
        ("# number in draft.txt: 1 → 2 | 三", True),
        ("# number in texts/draft.txt: 1 → 2 | 三", True),
        ("# number in other.txt: 1 → 2 | 三", False),
        ("# quotation in draft.txt: 1 → 2 | 三", False),
    ],
)
def test_what_matches_nothing_is_told_unless_it_may_be_needed_elsewhere(
    tmp_path: Path, comment: str, told: bool
) -> None:
    lines = f"{FIRST.fingerprint}\n0123456789abcdef  {comment}\n"
    known = read_suppressions(_write(tmp_path / "known.txt", lines))
    assert [one.line for one in unused(known, [checked()], rules=RULES)] == ([2] if told else [])
