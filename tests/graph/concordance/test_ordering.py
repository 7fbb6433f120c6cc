"""Tests of graph.concordance.ordering."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.types import Lang
from graph.concordance.lines import ConcordanceLine
from graph.concordance.ordering import ORDERS, Order, RenderingCount, in_order, renderings
from tests.concordances import TEXTS, one_line

KEY = ("新三样", "new trio")


def _line(left: str, right: str = "", *, en_left: str = "", en_right: str = "", **more: Any) -> ConcordanceLine:
    return one_line((left, KEY[0], right), (en_left, KEY[1], en_right), **more)


@pytest.mark.parametrize(
    ("lefts", "expected"),
    [
        (["发展", "坚持", "推动"], ["坚持", "推动", "发展"]),  # chí, dòng, zhǎn
        (["合力推动", "推动“", "大力推动"], ["推动“", "大力推动", "合力推动"]),  # … lì, then nothing, dà, hé
        (["發展", "坚持", "发展"], ["坚持", "發展", "发展"]),  # alike, so as they came
        (["2035年", "GDP", "5G"], ["5G", "2035年", "GDP"]),  # g, nián, p
    ],
)
def test_left_context_goes_leftwards_by_pinyin(lefts: list[str], expected: list[str]) -> None:
    assert [one.parts("zh")[0] for one in in_order([_line(left) for left in lefts], "left")] == expected


def test_the_nearest_character_counts_first() -> None:
    made = [_line("发展"), _line("坚持"), _line("推动"), _line("")]
    assert [one.parts("zh")[0] for one in in_order(made, "left")] == ["", "坚持", "推动", "发展"]
    made = [_line("", "走在前面"), _line("", "”出口"), _line("", "、绿色")]
    assert [one.parts("zh")[2] for one in in_order(made, "right")] == ["”出口", "、绿色", "走在前面"]


def test_english_goes_by_words() -> None:
    made = [
        _line("", en_left="Exports of the ", en_right=" rose"),
        _line("", en_left="of The “", en_right=",” a lake"),
        _line("", en_left="pursue a", en_right=" grew"),
    ]
    assert [one.parts("en")[0] for one in in_order(made, "left", lang="en")] == [
        "pursue a",
        "of The “",
        "Exports of the ",
    ]
    assert [one.parts("en")[2] for one in in_order(made, "right", lang="en")] == [",” a lake", " grew", " rose"]


@pytest.mark.parametrize("reverse", [False, True])
def test_what_there_is_nothing_to_sort_by_stands_at_the_end(reverse: bool) -> None:
    bare = one_line(("甲", KEY[0], ""), ("", "", "No rendering here."))
    made = [bare, _line("", en_right="b"), _line("", en_right="a")]
    assert in_order(made, "right", lang="en", reverse=reverse)[-1] is bare
    undated = _line("", date="")
    assert (
        in_order([undated, _line("", date="2024"), _line("", date="2019-05")], "date", reverse=reverse)[-1] is undated
    )


def test_by_date_and_by_rendering() -> None:
    made = [_line("", date="2024"), _line("", date="2019-05"), _line("", date="2019")]
    assert [one.date for one in in_order(made, "date")] == ["2019", "2019-05", "2024"]
    assert [one.date for one in in_order(made, "date", reverse=True)] == ["2024", "2019-05", "2019"]
    other = one_line(("", KEY[0], ""), ("", "new three", ""))
    bare = one_line(("", KEY[0], ""), ("", "", "Nothing."))
    spelt = one_line(("", KEY[0], ""), ("", "New Trio", ""))
    assert in_order([bare, other, _line(""), spelt], "rendering")[-2:] == (other, bare)


def test_renderings_are_counted() -> None:
    made = [
        one_line(("", KEY[0], ""), ("", "new three", "")),
        one_line(("", KEY[0], ""), ("", "", "Nothing.")),
        one_line(("", KEY[0], ""), ("The ", "New Trio", "")),
        _line(""),
        _line(""),
        one_line(("", KEY[0], "")),
        one_line(("", KEY[0], ""), ("", "", "Something."), state="unknown"),
    ]
    assert renderings(made) == (
        RenderingCount("rendered", "new trio", 3),
        RenderingCount("rendered", "new three", 1),
        RenderingCount("omitted", "", 1),
        RenderingCount("untranslated", "", 1),
        RenderingCount("unknown", "", 1),
    )


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(TEXTS, st.sampled_from(["", "a", "the lake"]), st.sampled_from(["", "2019", "2024-05"])), max_size=12
    ),
    st.sampled_from(ORDERS),
    st.sampled_from(["zh", "en"]),
    st.booleans(),
)
def test_sorting_keeps_every_line_is_stable_and_settles(
    contexts: list[tuple[str, str, str]], order: Order, lang: Lang, reverse: bool
) -> None:
    made = [
        _line(left, left, en_left=en, en_right=en, date=date, pair=at)
        for at, (left, en, date) in enumerate(contexts, 1)
    ]
    found = in_order(made, order, lang=lang, reverse=reverse)
    assert sorted(line.pair for line in found) == [line.pair for line in made]
    if order != "place":
        assert in_order(found, order, lang=lang, reverse=reverse) == found
        same = {(line.parts(lang), line.date) for line in found}
        for parts, date in same:
            pairs = [line.pair for line in found if (line.parts(lang), line.date) == (parts, date)]
            assert pairs == sorted(pairs)
