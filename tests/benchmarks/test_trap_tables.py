"""Tests of `benchmarks.trap_tables`: what a trap set says, and what it may not say; and of our own trap sets."""

from collections import Counter
from pathlib import Path

import pytest

from benchmarks.translation_traps import FURTHER, TRAPS
from benchmarks.trap_tables import ExpectedFinding, TrapError, read_traps
from glossary.types import Span

_TERMS = """
terms:
  湖长制: {preferred: [lake chief system], known: [lake warden system], deprecated: {lake leader system: lake chief system}}
  湖长: {known: [lake chief]}
  湖区: {forms: [湖泊地区], admitted: [lake region]}
"""


def _write(folder: Path, case: str, terms: str = _TERMS) -> Path:
    path = folder / "traps.yaml"
    path.write_text(f"{terms}\ncases:\n  nesting:\n    - {{id: one, {case}}}\n", encoding="utf-8")
    return path


def test_terms_and_their_findings_are_read(tmp_path: Path) -> None:
    path = _write(
        tmp_path,
        "zh: 湖泊地區推行湖長制，湖长巡湖。, en: The lake leader system has come to the region of the lake and to the lake."
        ", terms: [湖区 = admitted = region of the lake, 湖长制 = deprecated = lake leader system, 湖长 = missing]",
    )
    (trap,) = read_traps(path).traps
    assert [(term.key, term.zh) for term in trap.terms] == [
        ("湖区", Span(0, 4)),
        ("湖长制", Span(6, 9)),
        ("湖长", Span(10, 12)),
    ]
    assert trap.findings == (
        ExpectedFinding(frozenset({"deprecated-rendering"}), 1, "湖长制"),
        ExpectedFinding(frozenset({"missing-rendering"}), 1, "湖长"),
    )
    assert (trap.is_clean, trap.is_open, trap.kind) == (False, False, "nesting")


def test_a_known_rendering_is_a_finding_where_another_is_preferred(tmp_path: Path) -> None:
    case = (
        "zh: 湖长制靠湖长。, en: 'The lake warden system needs lake chiefs.'"
        ", terms: [湖长制 = known = lake warden system, 湖长 = known = lake chiefs]"
    )
    (trap,) = read_traps(_write(tmp_path, case)).traps
    assert trap.findings == (ExpectedFinding(frozenset({"not-preferred"}), 1, "湖长制"),)


def test_what_is_open_may_be_left_out(tmp_path: Path) -> None:
    case = (
        "zh: 湖长制有3年了。, en: 'The system of lake wardship is in its 4th year.', findings: ['?number = 3 = 4']"
        ", terms: [湖长制 = preferred|unknown = system of … wardship]"
    )
    (trap,) = read_traps(_write(tmp_path, case)).traps
    assert trap.is_open
    assert trap.findings == (
        ExpectedFinding(frozenset({"unknown-rendering"}), 1, "湖长制", optional=True),
        ExpectedFinding(frozenset({"number"}), 1, zh="3", en="4", optional=True),
    )


def test_several_paragraphs_with_one_finding_of_the_document(tmp_path: Path) -> None:
    case = (
        "pairs: [{zh: 湖长来了。, en: The lake chief came., terms: [湖长 = known = lake chief]}"
        ", {zh: 湖长走了。, en: He left., terms: [湖长 = unknown = He]}], findings: [inconsistent = 湖长]"
    )
    (trap,) = read_traps(_write(tmp_path, case)).traps
    assert [pair.number for pair in trap.pairs] == [1, 2]
    assert trap.findings == (
        ExpectedFinding(frozenset({"unknown-rendering"}), 2, "湖长"),
        ExpectedFinding(frozenset({"inconsistent"}), 0, "湖长"),
    )


def test_a_term_that_cuts_a_word_leaves_room_for_the_next_one(tmp_path: Path) -> None:
    case = "zh: 江湖区域, en: A region, not: [湖区 in 江湖区域]"
    (trap,) = read_traps(_write(tmp_path, case)).traps
    assert trap.terms == ()
    assert trap.is_clean


@pytest.mark.parametrize(
    ("case", "message"),
    [
        ("zh: 湖区, en: Region", "the case speaks of"),
        ("zh: 湖长制, en: Wardens, terms: [湖长 = missing]", "the case speaks of"),
        ("zh: 湖区, en: Region, terms: [海区 = missing]", "the case speaks of"),
        ("zh: 湖区, en: Region, terms: [湖区]", "not of the form"),
        ("zh: 湖区, en: Region, terms: [湖区 = good = Region]", "no verdict"),
        ("zh: 湖区, en: Region, terms: [湖区 = missing = Region]", "must not be given"),
        ("zh: 湖区, en: Region, terms: [湖区 = unknown]", "must be given"),
        ("zh: 湖区, en: Region, terms: [湖区 = unknown = area]", "does not stand in"),
        ("zh: 湖区, en: Region of lakes, terms: [湖区 = unknown = lakes … Region]", "does not stand in"),
        ("zh: 湖区, en: A lake region, terms: [湖区 = unknown = lake region]", "calls lake region admitted"),
        ("zh: 湖区, en: Region, terms: [湖区 = preferred = Region]", "no rendering of 湖区 that is preferred"),
        ("zh: 江湖, en: World, not: [湖 in 湖江]", "does not stand there once"),
        ("zh: 江湖, en: World, findings: [odd = 江]", "no finding that can be expected"),
        ("zh: 江湖, en: World, findings: [number = 3]", "does not stand in"),
        ("zh: 江湖, en: World, findings: [number =]", "what is the finding about"),
        ("zh: 江湖, en: World, findings: [inconsistent = 江湖]", "has no 江湖"),
        ("zh: 江湖, en: World, verdict: good", "unknown key verdict"),
        ("zh: 江湖, en: World, en: Whirl", "stands there twice: en"),
        ("pairs: [{zh: 江湖, en: World}], findings: [number = 3]", "belongs to one of the pairs"),
        (
            "pairs: [{zh: 湖长, en: Chief, terms: [湖长 = unknown = Chief]}], findings: [inconsistent = 湖长]",
            "stands there once",
        ),
    ],
)
def test_what_does_not_fit_is_refused(tmp_path: Path, case: str, message: str) -> None:
    with pytest.raises(TrapError, match=message):
        read_traps(_write(tmp_path, case))


@pytest.mark.parametrize(
    ("terms", "message"),
    [
        ("terms: {湖区: {}}", "no rendering"),
        ("terms: {湖区: {liked: [lake]}}", "unknown key liked"),
        ("terms: {湖区: {known: [lake], admitted: [The Lake]}}", "stands there twice: lake"),
        ("terms: {湖区: {known: [lake]}, 湖區: {known: [lake]}}", "stands there twice: 湖区"),
        ("terms: {湖区: {known: [lake], deprecated: {pond: lake}}}", "neither preferred nor admitted"),
    ],
)
def test_a_termbase_that_contradicts_itself_is_refused(tmp_path: Path, terms: str, message: str) -> None:
    with pytest.raises(TrapError, match=message):
        read_traps(_write(tmp_path, "zh: 江, en: River", terms))


@pytest.mark.parametrize(("path", "cases", "of_each"), [(TRAPS, 150, 10), *((path, 60, 4) for path in FURTHER)])
def test_our_own_sets_are_large_and_fair(path: Path, cases: int, of_each: int) -> None:
    traps = read_traps(path).traps
    assert len(traps) >= cases
    assert min(Counter(trap.kind for trap in traps).values()) >= of_each
    assert sum(trap.is_clean for trap in traps) >= 0.4 * len(traps)
    assert sum(trap.is_open for trap in traps) <= 0.08 * len(traps)


@pytest.mark.parametrize("path", FURTHER)
def test_further_sets_have_the_same_classes_and_other_termbases(path: Path) -> None:
    first, further = read_traps(TRAPS), read_traps(path)
    assert {trap.kind for trap in first.traps} == {trap.kind for trap in further.traps}
    assert not {entry.key for entry in first.termbase.entries} & {entry.key for entry in further.termbase.entries}
