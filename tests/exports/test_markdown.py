"""The glossary as Markdown."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from markdown_it import MarkdownIt

from exports import ExportSource, format_named
from graph.cataloguing import catalogue
from graph.rulings import rule
from tests.authorities import official
from tests.exports.labels import labelled, labels, rendering, texts
from tests.exports.samples import hostile, no_graph, source
from tests.factories import harvest
from tests.graph.test_rulings import said

FORM = format_named("markdown")


def html(data: bytes) -> str:
    return str(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(data.decode()))


def test_entry() -> None:
    text = FORM.export(source()).decode()
    start = text.index("### 3\\. 新三样")
    assert text[start:].split("\n\n")[:6] == [
        "### 3\\. 新三样",
        "*xīn sān yàng* · slogan · attested · 2×",
        "- **three new kinds** · candidate · Lake Desk · 1×\n- left out in English 1×",
        "Members: 电池 · 光伏 · 电动船",
        "> (一)坚持生态优先。总书记指出,低空经济和“**新三样**”要走在前面。\n>\n> (i) Putting ecology first. The General"
        " Secretary pointed out that the low-altitude economy and the “**three new kinds**” must lead.\n>\n"
        "> — Lake Brief, (一) 坚持生态优先, ¶2",
        "## Chinese index",
    ]


def test_documents_and_indexes() -> None:
    text = FORM.export(source()).decode()
    assert "Harvested by machine, not reviewed." in text
    assert "| 湖区简报 · Lake Brief (lake-brief) | 2024-05-01 | Lake Office | Lake Desk | 3 | 5 |" in text
    assert "- **新**: 新三样 3" in text
    assert "- three new kinds 3" in text


def test_what_editors_and_lists_say() -> None:
    decisions = rule([said("deprecate", "新三样", "three new kinds"), said("note", "新三样", "see the *Gazette*")])
    made = catalogue([harvest()], rulings=decisions)
    text = FORM.export(ExportSource(made, no_graph)).decode()
    assert "- ~~three new kinds~~ · deprecated · Lake Desk · 1×" in text
    assert "Note: see the \\*Gazette\\* (Anna)" in text
    text = FORM.export(source(authorities=[official()])).decode()
    assert "- Lake Gazette: *new trio* · preferred · Lake Gazette · Gazette 3/2024" in text


@settings(deadline=None)  # the first example imports the parser
@given(zh=labels, en=texts, note=texts)
def test_no_text_becomes_markup(zh: str, en: str, note: str) -> None:
    made = labelled(zh, rendering("lake" + en), notes=("note" + note,))
    plain = labelled("新", rendering("lake"), notes=("note",))
    assert tags(html(FORM.export(made))) == tags(html(FORM.export(plain)))


def tags(page: str) -> list[str]:
    return [part.partition(">")[0] for part in page.split("<")[1:]]


@pytest.mark.parametrize("name", ["markdown", "glossary"])
def test_no_text_of_a_document_runs(name: str) -> None:
    page = format_named(name).export(source(hostile()))
    shown = html(page) if name == "markdown" else page.decode()
    assert "<script" not in shown
    assert "<img" not in shown


@pytest.mark.parametrize("form", ["markdown", "glossary"])
def test_what_is_to_be_used_instead(form: str) -> None:
    made = source()
    new, old = made.catalogue.concepts[:2]
    changed = replace(old, status="deprecated", replaced_by=(new.iri,))
    found = replace(made, catalogue=replace(made.catalogue, concepts=(new, changed)))
    assert f"Use instead: {new.zh}" in " ".join(format_named(form).export(found).decode().split()).replace(
        '<span lang="zh">', ""
    )
    assert "replacements" not in {loss.what for loss in format_named(form).lost(found)}
