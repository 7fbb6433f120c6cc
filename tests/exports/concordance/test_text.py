"""Tests of exports.concordance.text."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from exports.concordance.text import text
from graph.concordance.lines import ConcordanceLine
from graph.concordance.narrowing import Filters
from tests.concordances import TEXTS, ask, made, one_line
from tests.factories import PAIRS, harvest

ANSI = re.compile(r"\x1b\[[0-9;]*m")

WIDE = one_line(
    ("坚持生态优先，推动“", "新三样", "”走在前面。"),
    ("We put ecology first and see that the “", "new trio", "” leads."),
    pair=4,
)
NARROW = one_line(("", "新三样", "出口。"), ("Exports of the ", "new three", "."), pair=12)


def test_the_key_word_stands_in_a_column_in_both_languages() -> None:
    assert text(made(WIDE, NARROW), width=60).splitlines() == [
        "新三样  xīn sān yàng · 2 places",
        "lake-brief · Lake Brief · 2024-05-01",
        "",
        "¶4     坚持生态优先，推动“[[新三样]]”走在前面。",
        "     …t and see that the “[[new trio]]” leads.",
        "¶12                       [[新三样]]出口。",
        "           Exports of the [[new three]].",
        "",
        "new trio 1×, new three 1×",
    ]


def test_omissions_and_what_has_no_english_are_said() -> None:
    shown = text(ask("新三样"))
    assert f"(left out) {PAIRS[3][1][:40]}" in shown
    assert shown.endswith("three new kinds 1×, left out 1×\n")
    assert "(no English)\n" in text(made(one_line(("", "新三样", "。"))))


def test_what_is_not_harvested_has_its_sentence_and_no_count() -> None:
    shown = text(made(one_line(("推动", "绿色", "。"), ("", "", "We go green."), state="unknown")))
    assert "\n    We go green.\n" in shown
    assert "not harvested" not in shown
    assert "new trio 1×, not harvested 1×" in text(made(WIDE, one_line(("", "绿", ""), ("", "", "x"), state="unknown")))


def test_several_documents_are_named_before_their_places() -> None:
    shown = text(ask("新三样", harvest("a"), harvest("a-very-long-name-of-a-document-2024", date="2025")))
    assert "a ¶2 " in shown
    assert "a-very-long…ocument-2024 ¶4" in shown
    assert "Lake Brief" not in shown


def test_filters_and_limit_are_said() -> None:
    shown = text(ask("新三样", filters=Filters(theme=1)))
    assert shown.startswith("新三样  pīn yīn · 1 of 2 places (theme 1)\n")
    limited = text(made(WIDE, NARROW).first(1))
    assert "1 of 2 places; --limit 0 shows all." in limited
    assert "new trio 1×, new three 1×" in limited
    empty = text(ask("新三样", filters=Filters(theme=7)))
    assert empty == "新三样  pīn yīn · 0 of 2 places (theme 7)\n\n"


def test_colour_instead_of_brackets() -> None:
    shown = text(made(WIDE), coloured=True)
    assert "\x1b[32m\x1b[1m新三样\x1b[0m" in shown
    assert "[[" not in shown


def test_context_of_a_length() -> None:
    short = text(made(WIDE), context=6)
    assert "¶4  …推动“[[新三样]]”走在…" in short


def test_whole_sentences_begin_beside_their_places() -> None:
    assert text(made(WIDE, NARROW), context=0).splitlines()[3:7] == [
        "¶4   坚持生态优先，推动“[[新三样]]”走在前面。",
        "     We put ecology first and see that the “[[new trio]]” leads.",
        "¶12  [[新三样]]出口。",
        "     Exports of the [[new three]].",
    ]


def test_a_terminal_is_told_nothing_by_a_text() -> None:
    shown = text(made(one_line(("a\x1b[31m\r\n\u202e", "新\x07样", "b\u2028c"), ("", "", "\x9bx"), document="d\x1b")))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\u2028]", shown)
    assert len(shown.splitlines()) == 7


UNBRACKETED = TEXTS.map(lambda words: words.replace("[", "("))
LINES = st.lists(
    st.builds(
        lambda zh, key, right, en, document: one_line((zh, key, right), (en, key, zh), document=document),
        UNBRACKETED,
        st.sampled_from(["新三样", "5G", "e\u0301", "new trio"]),
        UNBRACKETED,
        UNBRACKETED,
        st.sampled_from(["lake", "湖区", "another-long-name-of-a-document"]),
    ),
    min_size=1,
    max_size=4,
)


@settings(deadline=None)
@given(LINES, st.integers(40, 120), st.none() | st.integers(0, 40), st.booleans())
def test_key_words_are_aligned_as_terminals_show_them(
    lines: list[ConcordanceLine], width: int, context: int | None, coloured: bool
) -> None:
    shown = text(made(*lines), width=width, context=context, coloured=coloured)
    sign = "\x1b[32m\x1b[1m" if coloured else "[["
    rows = [line for line in shown.splitlines() if sign in line]
    assert len(rows) == 2 * len(lines)
    starts = {cell_len(ANSI.sub("", row[: row.index(sign)])) for row in rows}
    assert len(starts) == 1 or context == 0
    if context is None:
        assert all(cell_len(ANSI.sub("", row)) <= width for row in rows)


@pytest.mark.parametrize("width", [40, 80, 200])
def test_a_line_fits_the_width(width: int) -> None:
    long = replace(WIDE, zh=WIDE.zh * 9, en=WIDE.en * 9)
    for row in text(made(long, NARROW), width=width).splitlines()[3:-2]:
        assert cell_len(row) <= width
