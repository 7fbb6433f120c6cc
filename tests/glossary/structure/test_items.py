"""Enumerations inside a paragraph."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.structure.items import find_items
from glossary.types import ParagraphPair

# zh, en, items as (ordinal, zh item, en item)
CASES = {
    "shi and words": (
        "重点有三。一是修路。路要平。二是架桥。三是造船。",
        "Three things matter. First, we build roads. They are even. Second, we build bridges. Third, we build boats.",
        [
            (1, "一是修路。路要平。", "First, we build roads. They are even."),
            (2, "二是架桥。", "Second, we build bridges."),
            (3, "三是造船。", "Third, we build boats."),
        ],
    ),
    "brackets in both languages": (
        "要做到:（1）水清；（2）岸稳。",
        "We must see that (1) waters are clear; and (2) shores are firm.",
        [(1, "（1）水清；", "(1) waters are clear;"), (2, "（2）岸稳。", "(2) shores are firm.")],
    ),
    "shi and brackets": (
        "主要讲两点：一是水；二是岸。",
        "I have two points: (1) water; and (2) shores.",
        [(1, "一是水；", "(1) water;"), (2, "二是岸。", "(2) shores.")],
    ),
    "sequence words to the last": (
        "首先,感谢渔民。其次,感谢船工。最后,感谢大家。",
        "First of all, thanks to fishers. Secondly, to boatmen. Finally, thanks to all.",
        [
            (1, "首先,感谢渔民。", "First of all, thanks to fishers."),
            (2, "其次,感谢船工。", "Secondly, to boatmen."),
            (3, "最后,感谢大家。", "Finally, thanks to all."),
        ],
    ),
    "di with a place in the world": (
        "渔业世界第一，很好。第一，护水。第二，护岸。",
        "We rank first, which is good. First, guard waters. Second, guard shores.",
        [(1, "第一，护水。", "First, guard waters."), (2, "第二，护岸。", "Second, guard shores.")],
    ),
    "yao, and words after semicolons": (
        "一要护水，二要护岸。",
        "We will do this: first, guard waters; and second, guard shores.",
        [(1, "一要护水，", "first, guard waters;"), (2, "二要护岸。", "second, guard shores.")],
    ),
    "no markers in English": (
        "其一，护水；其二，护岸。",
        "We guard waters and shores.",
        [(1, "其一，护水；", None), (2, "其二，护岸。", None)],
    ),
    "one marker lost in English": (
        "一是水；二是岸；三是林。",
        "First, water. Second, shores, and then woods.",
        [(1, "一是水；", "First, water."), (2, "二是岸；", "Second, shores, and then woods."), (3, "三是林。", None)],
    ),
    "two enumerations": (
        "去年，一是水清；二是岸稳。今年，一是修路；二是架桥。",
        "Last year: first, clear waters; second, firm shores. This year: first, roads; second, bridges.",
        [
            (1, "一是水清；", "first, clear waters;"),
            (2, "二是岸稳。今年，", "second, firm shores. This year:"),
            (1, "一是修路；", "first, roads;"),
            (2, "二是架桥。", "second, bridges."),
        ],
    ),
    "an enumeration inside an item": (
        "一是水：（1）清；（2）活。二是岸。",
        "First, water: (1) clear; (2) alive. Second, shores.",
        [
            (1, "一是水：（1）清；（2）活。", "First, water: (1) clear; (2) alive."),
            (1, "（1）清；", "(1) clear;"),
            (2, "（2）活。", "(2) alive."),
            (2, "二是岸。", "Second, shores."),
        ],
    ),
    "traditional characters": (
        "首先，護水；最後，護岸。",
        "First, guard waters; lastly, guard shores.",
        [(1, "首先，護水；", "First, guard waters;"), (2, "最後，護岸。", "lastly, guard shores.")],
    ),
    "inside a quotation": (
        "会上要求：“一是护水；二是护岸。”",
        "The meeting asked: “First, guard waters. Second, guard shores.”",
        [(1, "一是护水；", "First, guard waters."), (2, "二是护岸。”", "Second, guard shores.”")],
    ),
}


@pytest.mark.parametrize(("zh", "en", "expected"), CASES.values(), ids=CASES)
def test_items(zh: str, en: str, expected: list[tuple[int, str, str | None]]) -> None:
    items = find_items(ParagraphPair(1, zh, en))
    assert [(item.ordinal, item.zh.of(zh), item.en.of(en) if item.en else None) for item in items] == expected


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("一是一，二是二，说话算数。", "One is one and two is two."),
        ("渔业产量世界第一、出口全国第二。", "Output ranks first, exports second, in the country."),
        ("今年第一季度开工，第二季度完工。", "It began in the first quarter and ended in the second quarter."),
        ("一是修路，大家都很高兴。", "First, we build roads."),
        ("再次感谢大家，最后祝好。", "Thanks again. Finally, all the best."),
        ("他说“首先”这个词用错了，“其次”也是。", "The words “First,” and “Second,” were wrong."),
        ("起初难，后来易。", "At first, it was hard. Second, it was easy."),
        ("其次是路，再次迎来机遇。", "Second, roads. We meet chances again."),
    ],
)
def test_no_items(zh: str, en: str) -> None:
    assert find_items(ParagraphPair(1, zh, en)) == ()


def test_the_number_of_the_heading_is_no_marker() -> None:
    zh, en = "(1)水。(2)岸。", "(1) Water. (2) Shores."
    assert find_items(ParagraphPair(1, zh, en), (4, 10)) == ()


@given(
    st.lists(
        st.sampled_from(["一是", "二是", "三是", "（1）", "（2）", "首先，", "其次，", "水。", " ", "岸；"]),
        max_size=14,
    )
)
def test_items_lie_in_the_text_and_start_with_their_markers(pieces: list[str]) -> None:
    text = "".join(pieces)
    items = find_items(ParagraphPair(1, text or "水", ""))
    for item in items:
        assert 0 <= item.zh.start < item.zh.end <= len(text)
        assert item.zh.of(text).startswith(item.zh_marker)
        assert item.ordinal == 1 or any(other.ordinal == item.ordinal - 1 for other in items)
