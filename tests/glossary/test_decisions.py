"""Tests of `glossary.decisions`: lines that keep what they are given, and errors that name the line."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.decisions import ACTIONS, Decision, format_decision, parse_decisions
from glossary.errors import InputError

PREFER = Decision("2026-03-01T09:30:00Z", "Anna Li", "prefer", "低空经济", "low-altitude economy", "as in 2024")
FIELD = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"], include_characters="\n|\\"), min_size=1).map(
    str.strip
)


def test_a_decision_is_a_line() -> None:
    line = "2026-03-01T09:30:00Z | Anna Li | prefer | 低空经济 | low-altitude economy | as in 2024"
    assert format_decision(PREFER) == line
    assert parse_decisions(f"# a comment\n\n{line}\n") == (PREFER,)


@given(FIELD.filter(bool), FIELD.filter(bool), FIELD.filter(bool), FIELD, st.sampled_from(sorted(ACTIONS)))
def test_a_line_keeps_what_it_is_given(who: str, term: str, about: str, why: str, action: str) -> None:
    one = Decision("2026-03-01T09:30:00Z", who, action, term, about, why)  # type: ignore[arg-type]
    assert parse_decisions(format_decision(one)) == (one,)


def test_decisions_come_in_the_order_of_time_and_once() -> None:
    later = Decision("2026-04-01T00:00:00Z", "Bo", "reject", "湖区")
    lines = [format_decision(one) for one in (later, PREFER, later)]
    assert parse_decisions("\n".join(lines)) == (PREFER, later)


@pytest.mark.parametrize(
    ("written", "meant"),
    [("2026-03-01", "2026-03-01T00:00:00Z"), ("2026-03-01T17:30:00+08:00", "2026-03-01T09:30:00Z")],
)
def test_times_are_in_utc(written: str, meant: str) -> None:
    [found] = parse_decisions(f"{written} | Anna | approve | 湖区")
    assert found.when == meant


def test_ids_tell_decisions_apart() -> None:
    other = Decision(PREFER.when, "Bo", PREFER.action, PREFER.term, PREFER.object, PREFER.why)
    assert len({PREFER.id, other.id}) == 2
    assert PREFER.id == parse_decisions(format_decision(PREFER))[0].id
    assert len(PREFER.id) == 8


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("2026-03-01 | Anna | praise | 湖区", "unknown action 'praise'"),
        ("spring | Anna | approve | 湖区", "no date and time"),
        ("2026-03-01 | | approve | 湖区", "nobody is named"),
        ("2026-03-01 | Anna | approve | ", "no term is named"),
        ("2026-03-01 | Anna | prefer | 湖区", "prefer needs an object"),
        ("2026-03-01 | Anna | approve", "3 fields"),
        ("2026-03-01 | Anna | note | 湖区 | a | b | c", "7 fields"),
        ("<<<<<<< HEAD", "were not merged"),
    ],
)
def test_a_line_that_is_no_decision_is_named(line: str, said: str) -> None:
    with pytest.raises(InputError, match=said) as caught:
        parse_decisions(f"# decisions\n{line}\n", path=Path("decisions.txt"))
    assert caught.value.line == 2
    assert "decisions.txt, line 2" in str(caught.value)
