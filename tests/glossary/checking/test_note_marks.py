"""The rule on note marks."""

from dataclasses import replace

import pytest

from glossary.checking import check_translation
from glossary.checking.base import Termbase
from glossary.types import Document, Footnote, ParagraphPair
from tests.glossary.checking.samples import checked


@pytest.mark.parametrize(
    ("zh", "en", "is_told"),
    [
        ("湖区很美[1]。", "The lake region is beautiful.[1]", False),
        ("湖区很美[1]。", "The lake region is beautiful.", True),
        ("湖区很美。", "The lake region is beautiful.[1]", True),
        ("湖区很美①。", "The lake region is beautiful①.", False),
        ("湖区很美①。", "The lake region is beautiful.", True),
        ("湖区*很美。", "The lake region is beautiful.", True),
        ("湖区*很美。", "The lake region* is beautiful.", False),
        ("湖区[1]很美[2]。", "It is beautiful[2] in the lake region[1].", False),
        ("湖区[1]很美。", "The lake region [1] is beautiful.", False),
        ("湖区很美。", "The lake region [1] is beautiful.", True),
        ("湖区[1]很美[2]。", "The lake region[1] is beautiful[2].", False),
        ("湖区[1]很美[2]。", "The lake region[1] is beautiful.", True),
        ("首先，①加强管理；②扩大开放。", "First, (1) strengthen management; (2) open wider.", False),
    ],
)
def test_what_differs_is_told(zh: str, en: str, is_told: bool) -> None:
    assert [finding.code for finding in checked((zh, en), rules=("note-mark",)).findings] == ["note-mark"] * is_told


def test_notes_of_the_translator_are_no_findings() -> None:
    pairs = [("湖区很美。", f"The lake region is “beautiful.”{number}") for number in (1, 2)]
    assert checked(*pairs, rules=("note-mark",)).findings == ()


def test_footnotes_of_a_word_processor_count() -> None:
    pair = ParagraphPair(1, "湖区很美。", "The lake is beautiful.", footnotes=(Footnote("zh", 2, "1", "见附件"),))
    found = check_translation(Document("lake", (pair,)), Termbase(()), name="lake.docx", rules=("note-mark",))
    [finding] = found.findings
    assert finding.message == "The note mark 1 stands in Chinese only."
    both = replace(pair, footnotes=(*pair.footnotes, Footnote("en", 8, "1", "See annex")))
    assert not check_translation(
        Document("lake", (both,)), Termbase(()), name="lake.docx", rules=("note-mark",)
    ).findings
