"""The printable glossary."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from lxml import html

from exports import ExportSource, format_named
from graph.cataloguing import catalogue
from graph.rulings import rule
from tests.authorities import official
from tests.exports.labels import labelled, labels, rendering, texts
from tests.exports.samples import crowd, no_graph, source
from tests.factories import harvest
from tests.graph.test_rulings import said

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FORM = format_named("glossary")


def page(made: ExportSource) -> html.HtmlElement:
    return html.fromstring(FORM.export(made).decode())


def texts_of(root: html.HtmlElement, path: str) -> list[str]:
    return [" ".join(one.text_content().split()) for one in root.iterfind(path)]


def test_entries_and_indexes() -> None:
    root = page(source())
    assert texts_of(root, ".//article/h3") == ["1低空经济", "2四个意识", "3新三样"]
    assert texts_of(root, ".//article[@id='e3']/ul/li") == [
        "three new kinds candidate · Lake Desk · 1×", "left out in English 1×"
    ]  # fmt: skip
    assert texts_of(root, ".//div[@class='index']/p") == [
        "低空经济 1", "四个意识 2", "新三样 3", "low-altitude economy 1", "three new kinds 3",
    ]  # fmt: skip
    assert [one.text_content() for one in root.findall(".//article[@id='e3']//b")] == [
        "three new kinds", "新三样", "three new kinds"
    ]  # fmt: skip


def test_every_reference_leads_somewhere() -> None:
    root = page(source(harvest(), authorities=[official()]))
    ids = {one.get("id") for one in root.iter() if one.get("id")}
    assert {one.get("href", "").removeprefix("#") for one in root.iter("a")} <= ids


def test_what_editors_and_lists_say() -> None:
    decisions = rule([said("deprecate", "新三样", "three new kinds"), said("define", "新三样", "a <definition>")])
    root = page(ExportSource(catalogue([harvest()], rulings=decisions), no_graph))
    assert root.findtext(".//article[@id='e3']/ul/li/s") == "three new kinds"
    assert texts_of(root, ".//article[@id='e3']/p")[1] == "Definition: a <definition> Anna"
    root = page(source(authorities=[official()]))
    assert texts_of(root, ".//article[@id='e3']/ul/li")[-2] == "◆ new trio preferred · Lake Gazette · Gazette 3/2024"


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.found.append(tag)


def tags(data: bytes) -> list[str]:
    parser = _Tags()
    parser.feed(data.decode())
    return parser.found


@given(zh=labels, en=texts, note=texts)
def test_no_text_becomes_markup(zh: str, en: str, note: str) -> None:
    made = labelled(zh, rendering("lake" + en), notes=("note" + note,))
    plain = labelled("新", rendering("lake"), notes=("note",))
    assert tags(FORM.export(made)) == tags(FORM.export(plain))


def test_nothing_is_fetched_and_nothing_runs() -> None:
    data = FORM.export(source()).decode()
    assert "<script" not in data
    assert "http" not in data.partition("<body>")[2]
    assert "url(" not in data


@pytest.fixture
def opened(browser: "Browser", tmp_path: Path) -> "Iterator[Path]":
    path = tmp_path / "glossary.html"
    path.write_bytes(FORM.export(source(crowd(40))))
    yield path


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_is_wider_than_the_screen(browser: "Browser", opened: Path, width: int) -> None:
    shown = browser.new_page(viewport={"width": width, "height": 800})
    asked: list[str] = []
    shown.on("request", lambda request: asked.append(request.url))
    shown.goto(opened.as_uri())
    assert shown.evaluate("document.documentElement.scrollWidth") <= width
    assert asked == [opened.as_uri()]


@pytest.mark.browser
def test_prints_as_pdf(browser: "Browser", opened: Path) -> None:
    shown = browser.new_page()
    shown.goto(opened.as_uri())
    data = shown.pdf(prefer_css_page_size=True)
    assert data.startswith(b"%PDF")
    assert data.count(b"/Type /Page\n") + data.count(b"/Type /Page ") >= 5  # front, entries, two indexes
