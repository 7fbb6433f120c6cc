"""Tests of the baseline of known findings."""

from pathlib import Path

import pytest

from glossary.errors import InputError
from graph.checks.base import Finding
from graph.checks.baseline import baseline_text, read_baseline
from graph.checks.catalogue import catalogue
from graph.checks.sources import from_text


def _findings(text: str) -> list[Finding]:
    return catalogue()["language-tag-omitted"].run(from_text(text))


def test_known_findings_are_known_again(tmp_path: Path) -> None:
    path = tmp_path / "known.txt"
    path.write_text(baseline_text(_findings('<a> skos:altLabel "x" , "y" .')), encoding="utf-8")
    known = read_baseline(path)
    later = _findings('<a> skos:altLabel "z" , "y" , "x" .')
    assert ['"z"' in finding.message for finding in later if finding.fingerprint not in known] == [True]


def test_the_file_is_sorted_and_readable() -> None:
    lines = baseline_text(_findings('<b> skos:altLabel "x" . <a> skos:altLabel "x" .')).splitlines()
    assert lines[0].startswith("# Known findings")
    assert [line[16:] for line in lines[1:]] == [
        "  language-tag-omitted  <https://example.org/a>",
        "  language-tag-omitted  <https://example.org/b>",
    ]


@pytest.mark.parametrize("text", ["hello\n", "0123  S13  <a>\n"])
def test_another_file_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "known.txt").write_text(f"# comment\n\n{text}", encoding="utf-8")
    with pytest.raises(InputError, match=r"known\.txt, line 3: this is no line of a baseline"):
        read_baseline(tmp_path / "known.txt")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="the baseline cannot be read"):
        read_baseline(tmp_path / "known.txt")
