"""Which paragraphs are headings, and which stands below which."""

import pytest

from glossary.structure.nesting import find_headings
from glossary.types import HeadingHint
from tests.glossary.structure.samples import document, hinted

BODY = ("湖区很大。", "The region is large.")
LONG = "要把湖区的水和岸和林和田和路和桥和船和港和站和网和厂和店和学校和医院和市场和广场和公园和住房和仓库和工地和堤坝和水闸都建好管好用好护好"

# name, pairs, headings as (pair, depth, parent, zh number, en number)
CASES = {
    "chapters and articles that run on": (
        [
            ("第一章　总则", "Chapter I General Provisions"),
            ("第一条　为了保护湖区，制定本规定。", "Article 1 These rules protect the lakes."),
            ("第二条　本规定适用于全湖。", "Article 2 They apply to all lakes."),
            ("第二章　附则", "Chapter II Supplementary Provisions"),
            ("第三条　本规定自五月起施行。", "Article 3 They take effect in May."),
        ],
        [(1, 1, None, "第一章", "Chapter I"), (2, 2, 1, "第一条", "Article 1"), (3, 2, 1, "第二条", "Article 2"),
         (4, 1, None, "第二章", "Chapter II"), (5, 2, 4, "第三条", "Article 3")],
    ),
    "four levels": (
        [
            ("一、目标", "I. Aims"), ("（一）水", "(i) Water"), ("1．清", "1. Clear"), ("（1）快", "(1) Fast"),
            ("（2）稳", "(2) Steady"), ("2．活", "2. Alive"), ("（二）岸", "(ii) Shores"), ("二、任务", "II. Tasks"),
        ],
        [(1, 1, None, "一、", "I."), (2, 2, 1, "（一）", "(i)"), (3, 3, 2, "1．", "1."), (4, 4, 3, "（1）", "(1)"),
         (5, 4, 3, "（2）", "(2)"), (6, 3, 2, "2．", "2."), (7, 2, 1, "（二）", "(ii)"), (8, 1, None, "二、", "II.")],
    ),
    "arabic over parenthesised arabic": (
        [("1. 目标", "1. Aims"), ("(1) 水", "(1) Water"), ("(2) 岸", "(2) Shores"), ("2. 任务", "2. Tasks")],
        [(1, 1, None, "1.", "1."), (2, 2, 1, "(1)", "(1)"), (3, 2, 1, "(2)", "(2)"), (4, 1, None, "2.", "2.")],
    ),
    "decimals": (
        [("1. 目标", "1. Aims"), ("1.1 水", "1.1 Water"), ("1.2 岸", "1.2 Shores"), ("2. 任务", "2. Tasks"),
         ("2.1 路", "2.1 Roads")],
        [(1, 1, None, "1.", "1."), (2, 2, 1, "1.1", "1.1"), (3, 2, 1, "1.2", "1.2"), (4, 1, None, "2.", "2."),
         (5, 2, 4, "2.1", "2.1")],
    ),
    "circled numbers under words": (
        [("第一部分 目标", "Part One: Aims"), ("①水", "① Water"), ("②岸", "② Shores"),
         ("第二部分 任务", "Part Two: Tasks")],
        [(1, 1, None, "第一部分", "Part One"), (2, 2, 1, "①", "①"), (3, 2, 1, "②", "②"),
         (4, 1, None, "第二部分", "Part Two")],
    ),
    "letters, with i after h and as a Roman one": (
        [("一、甲", "I. Aims"), *[(f"（{zh}）项", f"({en}) Item") for zh, en in zip("一二三四五六七八九", "abcdefghi", strict=True)],
         ("1. 细目", "(i) Detail"), ("2. 细目", "(ii) Detail")],
        [(1, 1, None, "一、", "I."),
         *[(place, 2, 1, f"（{zh}）", f"({en})") for place, (zh, en) in enumerate(zip("一二三四五六七八九", "abcdefghi", strict=True), 2)],
         (11, 3, 10, "1.", "(i)"), (12, 3, 10, "2.", "(ii)")],
    ),
    "an unnumbered English sentence": (
        [("一、过去一年的工作", "I will begin with our work last year."), BODY, ("二、今年的任务", "Let me now turn to this year’s tasks.")],
        [(1, 1, None, "一、", ""), (3, 1, None, "二、", "")],
    ),
    "English numbers only": (
        [("目标", "1. Aims"), BODY, ("任务", "2. Tasks")],
        [(1, 1, None, "", "1."), (3, 1, None, "", "2.")],
    ),
    "English counting words beside Chinese numbers": (
        [("（一）修路。今年通车。", "First, we build roads. They open this year."),
         ("（二）架桥。明年通车。", "Second, we build bridges. They open next year.")],
        [(1, 1, None, "（一）", "First,"), (2, 1, None, "（二）", "Second,")],
    ),
    "counting words are no numbers by themselves": (
        [("一是修路。今年通车。", "First, we build roads."), ("二是架桥。", "Second, we build bridges.")], [],
    ),
    "Chinese alone": ([("一、目标", ""), ("湖区很大。", ""), ("二、任务", "")], [(1, 1, None, "一、", ""), (3, 1, None, "二、", "")]),
    "a slip of the Chinese number": (
        [("一、水", "I. Water"), ("二、岸", "II. Shores"), ("二、路", "III. Roads"), ("四、桥", "IV. Bridges")],
        [(1, 1, None, "一、", "I."), (2, 1, None, "二、", "II."), (3, 1, None, "二、", "III."), (4, 1, None, "四、", "IV.")],
    ),
    "a year is no number": (
        [("一、回顾", "I. Review"), ("2023. 这一年水清了。", "2023. The waters cleared."), ("二、展望", "II. Outlook")],
        [(1, 1, None, "一、", "I."), (3, 1, None, "二、", "II.")],
    ),
    "a stray number": (
        [("一、回顾", "I. Review"), ("(五)修路。", "(v) Roads."), ("二、展望", "II. Outlook")],
        [(1, 1, None, "一、", "I."), (3, 1, None, "二、", "II.")],
    ),
    "a lone number of one language": ([("林先生来信。", "A. Lin wrote."), ("他来自湖区。", "I. am told he is from here.")], []),
    "no numbers": ([("各位朋友！", "Friends,"), BODY], []),
    "an annex that counts from one again": (
        [("一、水", "I. Water"), ("二、岸", "II. Shores"), ("一、附表", "I. Tables"), ("二、附图", "II. Figures")],
        [(1, 1, None, "一、", "I."), (2, 1, None, "二、", "II."), (3, 1, None, "一、", "I."), (4, 1, None, "二、", "II.")],
    ),
    "numbered text of great length": ([(f"（一）{LONG}。", "(i) A long one."), (f"（二）{LONG}。", "(ii) Another.")], []),
    "full-width arabic and closing brackets": (
        [("１、水", "1) Water"), ("２、岸", "2) Shores")], [(1, 1, None, "１、", "1)"), (2, 1, None, "２、", "2)")],
    ),
    "a level skipped": (
        [("一、水", "I. Water"), ("1. 清", "1. Clear"), ("二、岸", "II. Shores"), ("（一）稳", "(i) Firm"), ("1. 石", "1. Stone")],
        [(1, 1, None, "一、", "I."), (2, 2, 1, "1.", "1."), (3, 1, None, "二、", "II."), (4, 2, 3, "（一）", "(i)"), (5, 3, 4, "1.", "1.")],
    ),
    "a style on one level in Chinese and on another in English": (
        [("一、水", "1. Water"), ("1. 清", "(1) Clear"), ("2. 活", "(2) Alive"), ("二、岸", "2. Shores"), ("1. 稳", "(1) Firm")],
        [(1, 1, None, "一、", "1."), (2, 2, 1, "1.", "(1)"), (3, 2, 1, "2.", "(2)"), (4, 1, None, "二、", "2."), (5, 2, 4, "1.", "(1)")],
    ),
    "one English style on two levels": (
        [("一、水", "1. Water"), ("（一）清", "1. Clear"), ("（二）活", "2. Alive"), ("二、岸", "2. Shores")],
        [(1, 1, None, "一、", "1."), (2, 2, 1, "（一）", "1."), (3, 2, 1, "（二）", "2."), (4, 1, None, "二、", "2.")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("pairs", "expected"), CASES.values(), ids=CASES)
def test_headings_and_their_nesting(
    pairs: list[tuple[str, str]], expected: list[tuple[int, int, int | None, str, str]]
) -> None:
    found = [(h.pair, h.depth, h.parent, h.zh_number, h.en_number) for h in find_headings(document(*pairs))]
    assert found == expected


@pytest.mark.parametrize(
    ("zh", "en", "zh_title", "en_title", "run_in"),
    [
        ("一、主要成就", "I. Main Achievements", "主要成就", "Main Achievements", False),
        ("一、主要成就。", "I. Main Achievements", "主要成就", "Main Achievements", False),
        ("一、主要成就。", "I. We have achieved much.", "主要成就", "We have achieved much", True),
        ("（一）生态优先：湖水要清。", "(i) Ecology first: lakes must be clear.", "生态优先", "Ecology first", True),
        ("（一）生态优先。湖水要清。", "(i) Ecology first. Lakes must be clear.", "生态优先", "Ecology first", True),
        ("第一条　适用范围　全湖适用本规定。", "Article 1 Scope: all lakes.", "适用范围", "Scope", True),
        ("第一章", "Chapter 1", "", "", False),
    ],
)
def test_titles(zh: str, en: str, zh_title: str, en_title: str, run_in: bool) -> None:
    (heading,) = find_headings(document((zh, en)))
    found = (heading.zh.span.of(zh), heading.en.span.of(en), heading.run_in)
    assert found == (zh_title, en_title, run_in)


def test_an_article_without_a_title_has_none() -> None:
    text = f"第一条 {LONG}。"
    (heading,) = find_headings(document((text, "Article 1 A long one.")))
    assert (heading.zh.span.of(text), heading.run_in) == ("", True)


def test_styled_headings_need_no_number() -> None:
    pairs = hinted(
        ("前言", "Foreword", HeadingHint(1)),
        ("背景", "Background", HeadingHint(2, "1.1", "1.1")),
        ("（一）水。水很清。", "(i) Water. It is clear.", None),
        ("（二）岸。岸很稳。", "(ii) Shores. They are firm.", None),
        ("正文", "Text", HeadingHint(1, "一、", "I.")),
        ("二、结语", "II. Close", None),
    )
    found = [(h.pair, h.depth, h.parent, h.zh_number, h.en_number) for h in find_headings(pairs)]
    assert found == [
        (1, 1, None, "", ""),
        (2, 2, 1, "1.1", "1.1"),
        (3, 3, 2, "（一）", "(i)"),
        (4, 3, 2, "（二）", "(ii)"),
        (5, 1, None, "一、", "I."),
        (6, 1, None, "二、", "II."),
    ]


def test_the_title_of_a_computed_number_starts_at_the_text() -> None:
    (heading,) = find_headings(hinted(("湖区目标。", "Aims", HeadingHint(1, "一、", "I."))))
    assert (heading.zh.span, heading.en.span, heading.run_in) == ((0, 4), (0, 4), False)
