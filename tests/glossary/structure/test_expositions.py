"""Which sections set out what a leader has expounded."""

import pytest

from glossary.structure import outline
from tests.glossary.structure.samples import document

Pairs = list[tuple[str, str]]

WORK: Pairs = [
    ("二、主要成就", "II. Main Achievements"),
    ("(一)水清了。去年治好三个湖。总书记指出,湖要清。各地还修了五十里堤,种了一万亩林,建了两个站。",
     "(i) Clear waters. Three lakes were cleaned last year."),
    ("(二)岸稳了。去年修好两段堤。", "(ii) Firm shores. Two dykes were mended last year."),
]  # fmt: skip

SAID = ("总书记强调,岸要稳,林要密。", "The General Secretary stressed that shores must be firm, and woods dense.")

# name, pairs, themes as (zh, en, pair, last pair, statements)
CASES = {
    "expositions with run-in sections": (
        [("一、深入学习关于治水的重要论述", "I. Studying the Important Expositions on Water"),
         ("湖区牢记嘱托。", "The region keeps them in mind."),
         ("(一)水是根本。总书记指出,水是根本。", "(i) Water first. The General Secretary pointed out that water comes first."),
         ("(二)岸要稳固。林长期失修,要补上。", "(ii) Firm shores. They need mending."), *WORK],
        [("水是根本", "Water first", 3, 3, 1), ("岸要稳固", "Firm shores", 4, 4, 0)],
    ),
    "a speech, numbered 1. below 1., standing alone": (
        [("第一章 学习领会重要讲话精神", "Chapter 1 The Important Speech"),
         ("1. 水", "1. Water"), ("总书记指出,水是根本。", "He said so."), SAID,
         ("2. 岸", "2. Shores"), SAID, ("第二章 任务", "Chapter 2 Tasks"), ("1. 路", "1. Roads"), ("2. 桥", "2. Bridges")],
        [("水", "Water", 2, 4, 2), ("岸", "Shores", 5, 6, 1)],
    ),
    "only the English says whose": (
        [("一、学习指示", "I. General Secretary’s Important Instructions"),
         ("1. 水。总书记指出,水要清。", "1. Water. Clear."), ("2. 岸。总书记要求岸要稳。", "2. Shores. Firm."),
         ("二、任务", "II. Tasks")],
        [("水", "Water", 2, 2, 1), ("岸", "Shores", 3, 3, 1)],
    ),
    "no sections: its paragraphs with statements": (
        [("一、总书记对湖区工作的重要指示", "I. The Important Instructions"), ("湖区很大。", "It is large."), SAID, *WORK],
        [("岸要稳", "shores must be firm", 3, 3, 1)],
    ),
    "a single paragraph within a part": (
        [("一、总体要求", "I. Overall Requirements"),
         ("(一)学习总书记重要讲话精神。总书记指出,湖要清。", "(i) Study the important speech. Lakes must be clear."),
         ("(二)明确目标。今年完成。", "(ii) Set aims. This year."), *WORK],
        [("学习总书记重要讲话精神", "Study the important speech", 2, 2, 1)],
    ),
    "no such part: sections that are mostly statements": (
        [("一、水", "I. Water"), ("总书记指出,水是根本,湖要清,河要活。", "Water is the root."), *WORK],
        [("水", "Water", 1, 2, 1)],
    ),
    "no sections at all": (
        [("朋友们好。", "Hello, friends."), SAID, ("谢谢大家。", "Thank you.")],
        [("岸要稳", "shores must be firm", 2, 2, 1)],
    ),
    "carrying out instructions is work": (
        [("一、贯彻落实总书记重要讲话精神", "I. Carrying Out the Important Speech"),
         ("(一)修路。今年通车。", "(i) Roads. They open."), ("(二)架桥。明年通车。", "(ii) Bridges. They open."),
         ("二、任务", "II. Tasks")],
        [],
    ),
    "a title that only mentions them": (
        [("一、按照重要讲话精神推进的重点任务", "I. Tasks under the Important Speech"),
         ("(一)修路。今年通车,总里程三百里,投资两亿元。", "(i) Roads. They open."),
         ("(二)架桥。总书记指出,桥要牢。", "(ii) Bridges. Make them firm."),
         ("(三)造船。", "(iii) Boats."), ("二、成就", "II. Achievements")],
        [("架桥", "Bridges", 3, 3, 1)],
    ),
    "a leader's thought, known by the English title": (
        [("一、深入学习治水理念", "I. Studying Lin Yuanshan Thought on Water"),
         ("（一）水为先。林主席强调水为先。", "(a) Water first. So he says."), ("（二）人为本。林主席强调人为本。", "(b) People first. So he says."),
         ("二、其他", "II. Others"), SAID],
        [("水为先", "Water first", 2, 2, 1), ("人为本", "People first", 3, 3, 1)],
    ),
    "achievements that quote once": (
        [("一、展望", "I. Outlook"), ("明年更好。", "Next year will be better."), *WORK], [],
    ),
    "expositions in the second part, of a chairman": (
        [("一、形势", "I. The Situation"), ("湖区很大。", "It is large."),
         ("二、林主席关于治水的思想的核心要义", "II. The Essence of Chairman Lin’s Thought on Water"),
         ("（一）水为先。林主席强调水为先。", "(a) Water first. So he says."), ("（二）人为本。林主席强调人为本。", "(b) People first. So he says.")],
        [("水为先", "Water first", 4, 4, 1), ("人为本", "People first", 5, 5, 1)],
    ),
    "traditional characters": (
        [("第一節 學習總書記重要講話", "Section 1 The Important Speech"), ("湖區很大。", "It is large."),
         ("總書記強調,岸要穩。", "President Zhou stressed that shores must be firm."), ("第二節 任務", "Section 2 Tasks")],
        [("岸要穩", "shores must be firm", 3, 3, 1)],
    ),
    "Chinese alone": (
        [("一、学习总书记重要论述", ""), ("（一）水。总书记指出,水要清。", ""), ("（二）岸。总书记指出,岸要稳。", "")],
        [("水", "", 2, 2, 1), ("岸", "", 3, 3, 1)],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("pairs", "expected"), CASES.values(), ids=CASES)
def test_themes(pairs: Pairs, expected: list[tuple[str, str, int, int, int]]) -> None:
    found = outline(document(*pairs))
    assert [(t.zh, t.en, t.pair, t.last_pair, len(t.statements)) for t in found.themes] == expected
    assert [theme.number for theme in found.themes] == list(range(1, len(expected) + 1))


@pytest.mark.parametrize("pairs", [pairs for pairs, _ in CASES.values()], ids=CASES)
def test_sections_that_are_themes_say_so(pairs: Pairs) -> None:
    found = outline(document(*pairs))
    openings = {section.pair for section in found.sections} & {theme.pair for theme in found.themes}
    assert {section.pair for section in found.sections if section.exposition} == openings
