"""Tests of `glossary.reading.source`: whether a text is in the language that it is said to be in."""

import io
from pathlib import Path

import docx
import pytest

from glossary.errors import InputError
from glossary.reading.base import Paragraph, Source
from glossary.reading.source import alone, check_sides, paragraphs_of, worded
from glossary.types import Lang

PATH = Path("brief.txt")


def _paragraphs(*texts: str) -> list[Paragraph]:
    return [Paragraph(text, 2 * number) for number, text in enumerate(texts, 1)]


def test_chinese_alone_leaves_out_a_line_of_english() -> None:
    paragraphs = _paragraphs("湖面平静。", "建好港口。", "Lake Office", "发展渔业。", "***", "保护水源。")
    beads = alone(paragraphs, PATH)
    assert [zh[0].text for zh, _ in beads] == ["湖面平静。", "建好港口。", "发展渔业。", "保护水源。"]
    assert all(list(en) == [] for _, en in beads)


@pytest.mark.parametrize(
    ("texts", "said", "line"),
    [
        (["湖面平静。", "The lake is calm."], "English paragraphs too", 4),
        (["湖面平静。", "建好港口。", "Lake Office", "发展渔业。"], "English paragraphs too", 6),
        (["The lake is calm."], "no Chinese paragraph", None),
        (["***", "2024"], "no Chinese paragraph", None),
        ([], "no Chinese paragraph", None),
    ],
)
def test_what_is_not_in_chinese_alone(texts: list[str], said: str, line: int | None) -> None:
    with pytest.raises(InputError, match=said) as caught:
        alone(_paragraphs(*texts), PATH)
    assert (caught.value.path, caught.value.line) == (PATH, line)


def test_paragraphs_with_letters_are_kept() -> None:
    kept = worded(_paragraphs("湖面平静。", "***", "建好港口。", "Lake Office", "2024"), "zh", PATH, hint="")
    assert [one.text for one in kept] == ["湖面平静。", "建好港口。", "Lake Office"]


@pytest.mark.parametrize(
    ("texts", "lang", "said", "line"),
    [
        (["建好港口。", "The lake is calm.", "Build ports."], "zh", "no Chinese text", 4),
        (["湖面平静。"], "en", "no English text", 2),
        (["***"], "zh", "no Chinese text", None),
        ([], "en", "no English text", None),
    ],
)
def test_most_has_to_be_in_the_language(texts: list[str], lang: Lang, said: str, line: int | None) -> None:
    with pytest.raises(InputError, match=f"(?s){said}.*look here") as caught:
        worded(_paragraphs(*texts), lang, PATH, hint="look here")
    assert caught.value.line == line


def test_half_in_the_other_language_is_let_pass() -> None:
    assert len(worded(_paragraphs("湖面平静。", "Lake"), "zh", PATH, hint="")) == 2


def test_sides_are_checked_each() -> None:
    zh, en = _paragraphs("湖面平静。"), _paragraphs("The lake is calm.")
    check_sides([(zh, en)], PATH, hint="")
    check_sides([(zh, [])], PATH, hint="")
    with pytest.raises(InputError, match="no Chinese text"):
        check_sides([(en, zh)], PATH, hint="")
    with pytest.raises(InputError, match="no English text"):
        check_sides([(zh, zh)], PATH, hint="")


def test_paragraphs_of_a_text_and_of_a_word_file() -> None:
    document = docx.Document()
    document.add_paragraph("湖面平静。")
    out = io.BytesIO()
    document.save(out)
    for content in ("湖面平静。\n".encode(), out.getvalue()):
        _, name, paragraphs = paragraphs_of(Source(content, PATH))
        assert [one.text for one in paragraphs] == ["湖面平静。"]
        assert name == ""
