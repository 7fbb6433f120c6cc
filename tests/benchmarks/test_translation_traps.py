"""Tests of `benchmarks.translation_traps`: how the answers of a check are scored."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from benchmarks.translation_traps import Answer, answers, figures, misses, print_traps
from benchmarks.trap_tables import TrapSet, read_traps
from glossary.checking.base import CheckFinding, Judgement, Termbase, TranslationCheck, Verdict
from glossary.findings.base import Place
from glossary.types import Document, Span

_TRAPS = """
terms:
  湖长制: {preferred: [lake chief system], deprecated: {lake leader system: lake chief system}}
  湖区: {forms: [湖泊地区], known: [lake region, lakeland]}
cases:
  nesting:
    - id: deprecated
      zh: 湖区实行湖长制，已有3.5亿尾鱼苗。
      en: The lake region has a lake leader system and 35 million fry.
      terms: [湖区 = known = lake region, 湖长制 = deprecated = lake leader system]
      findings: [number = 3.5亿 = 35 million]
  clean:
    - id: clean
      zh: 湖长制好。
      en: The lake chief system is good.
      terms: [湖长制 = preferred = lake chief system]
  inconsistency:
    - id: two
      pairs:
        - {zh: 湖区在北。, en: The lake region is in the north., terms: [湖区 = known = lake region]}
        - zh: 湖泊地區在南。
          en: Lakeland is in the south.
          terms: [湖区 = known|unknown = Lakeland]
          findings: ["?quotation = 在南"]
      findings: [inconsistent = 湖区]
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "traps.yaml"
    path.write_text(_TRAPS, encoding="utf-8")
    return path


@pytest.fixture
def traps(path: Path) -> TrapSet:
    return read_traps(path)


def _judgement(pair: int, key: str, start: int, end: int, verdict: Verdict, *en: Span) -> Judgement:
    return Judgement(1, pair, key, key, Span(start, end), verdict, "", en, "", (), (), "")


def _finding(code: str, pair: int, zh: str, en: str = "") -> CheckFinding:
    return CheckFinding(code, "note", Place(pair, 1, "", ""), 1, 2, zh, en, "", "")


#: What a check that makes no mistake says, by case.
_RIGHT: dict[str, tuple[Sequence[Judgement], Sequence[CheckFinding]]] = {
    "deprecated": (
        [
            _judgement(1, "湖区", 0, 2, "known", Span(4, 15)),
            _judgement(1, "湖长制", 4, 7, "deprecated", Span(22, 40)),
        ],
        [
            _finding("deprecated-rendering", 1, "湖长制", "lake leader system"),
            _finding("number", 1, "3.5亿尾", "35 million"),
        ],
    ),
    "clean": ([_judgement(1, "湖长制", 0, 3, "preferred", Span(4, 21))], []),
    "two": (
        [_judgement(1, "湖区", 0, 2, "known", Span(4, 15)), _judgement(2, "湖区", 0, 4, "known", Span(0, 8))],
        [_finding("inconsistent", 2, "湖泊地區", "Lakeland")],
    ),
}

_Change = Callable[[dict[str, tuple[list[Judgement], list[CheckFinding]]]], None]


def _check(change: _Change | None = None) -> Callable[[Document, Termbase], TranslationCheck]:
    said = {name: (list(judgements), list(findings)) for name, (judgements, findings) in _RIGHT.items()}
    if change:
        change(said)

    def check(document: Document, _: Termbase) -> TranslationCheck:
        judgements, findings = said[document.id]
        return TranslationCheck(document.id, document, 0, 1, (), tuple(judgements), tuple(findings))

    return check


def _answers(traps: TrapSet, change: _Change | None = None) -> tuple[Answer, ...]:
    return answers(traps, _check(change))


def test_a_check_without_mistakes(traps: TrapSet) -> None:
    given = _answers(traps)
    total = figures(given)
    assert (total.precision, total.recall, total.accuracy) == (1.0, 1.0, 1.0)
    assert (total.cases, total.clean, total.alarms, total.expected) == (3, 1, 0, 3)
    assert (total.spans, total.placed) == (5, 5)
    assert not list(misses(given))


def test_what_is_not_reported_lowers_recall_alone(traps: TrapSet) -> None:
    total = figures(_answers(traps, lambda said: said["deprecated"][1].clear()))
    assert total.precision == 1.0
    assert total.recall == pytest.approx(1 / 3)


@pytest.mark.parametrize(
    "wrong",
    [
        _finding("missing-rendering", 1, "湖长制"),
        _finding("deprecated-rendering", 2, "湖长制", "lake leader system"),
        _finding("deprecated-rendering", 1, "湖区", "lake region"),
        _finding("number", 1, "5亿尾", "5 million"),
        _finding("number", 1, "13.5亿", "135 million"),
        _finding("note-mark", 1, "3.5", ""),
    ],
)
def test_another_rule_pair_term_or_number_is_wrong(traps: TrapSet, wrong: CheckFinding) -> None:
    given = _answers(traps, lambda said: said["deprecated"][1].append(wrong))
    total = figures(given)
    assert (total.precision, total.recall) == (0.75, 1.0)
    assert any("reported wrongly" in block for block in misses(given))


@pytest.mark.parametrize(
    "same",
    [
        _finding("deprecated-rendering", 1, "湖長制", "leader system"),
        _finding("number", 1, "3.5亿尾", "35 million"),
    ],
)
def test_what_is_reported_twice_counts_once(traps: TrapSet, same: CheckFinding) -> None:
    assert figures(_answers(traps, lambda said: said["deprecated"][1].append(same))) == figures(_answers(traps))


@pytest.mark.parametrize(("zh", "en"), [("3.5亿", ""), ("", "35 million"), ("12万, 3.5亿尾", "7, 35 million fry")])
def test_numbers_are_known_by_either_side(traps: TrapSet, zh: str, en: str) -> None:
    def change(said: dict[str, tuple[list[Judgement], list[CheckFinding]]]) -> None:
        said["deprecated"][1][1] = _finding("number", 1, zh, en)

    assert figures(_answers(traps, change)) == figures(_answers(traps))


def test_a_finding_in_a_clean_case_is_an_alarm(traps: TrapSet) -> None:
    total = figures(_answers(traps, lambda said: said["clean"][1].append(_finding("number", 1, "3"))))
    assert (total.alarms, total.precision) == (1, 0.75)


def test_what_is_open_counts_for_neither(traps: TrapSet) -> None:
    def change(said: dict[str, tuple[list[Judgement], list[CheckFinding]]]) -> None:
        said["two"][0][1] = _judgement(2, "湖区", 0, 4, "unknown")
        said["two"][1].extend([_finding("quotation", 2, "在南"), _finding("unknown-rendering", 2, "湖区")])

    total = figures(_answers(traps, change))
    assert (total.precision, total.recall, total.accuracy, total.reported) == (1.0, 1.0, 1.0, 3)


def test_verdicts_that_differ_or_lack_or_are_too_many(traps: TrapSet) -> None:
    def change(said: dict[str, tuple[list[Judgement], list[CheckFinding]]]) -> None:
        said["clean"][0][0] = _judgement(1, "湖长制", 0, 3, "missing")
        said["two"][0].pop()
        said["deprecated"][0].append(_judgement(1, "湖区", 8, 10, "known"))

    given = _answers(traps, change)
    total = figures(given)
    assert (total.verdicts, total.agreed) == (6, 3)
    told = "\n".join(misses(given))
    assert "expected preferred “lake chief system”, said missing" in told
    assert "not judged" in told
    assert "judged where no term stands: 湖区 (known)" in told


def test_english_at_another_place_is_counted(traps: TrapSet) -> None:
    def change(said: dict[str, tuple[list[Judgement], list[CheckFinding]]]) -> None:
        said["clean"][0][0] = _judgement(1, "湖长制", 0, 3, "preferred", Span(22, 24))

    total = figures(_answers(traps, change))
    assert (total.spans, total.placed, total.accuracy) == (5, 4, 1.0)


def test_the_table_is_printed(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    total = print_traps(path, check=_check(lambda said: said["two"][1].clear()), show_misses=True)
    printed = capsys.readouterr().out
    assert total.recall == pytest.approx(2 / 3)
    assert "3 cases, 1 of them clean" in printed
    assert "inconsistent         expected   1, missed 1, wrong 0" in printed
    assert "not reported: inconsistent: 湖区" in printed
    assert "湖泊地區在南。" in printed


def test_nothing_to_find_and_nothing_found_is_perfect() -> None:
    nothing = figures(())
    assert (nothing.precision, nothing.recall, nothing.accuracy) == (1.0, 1.0, 1.0)
