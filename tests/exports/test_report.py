"""Tests of `exports.report`: every format says the same, and text of documents is data."""

import json
import re
from html.parser import HTMLParser

import pytest

from exports.report import REPORT_FORMATS, Report, render
from glossary.errors import UnknownNameError
from glossary.findings import FINDINGS, findings
from tests.glossary.findings.samples import harvest_of

NASTY = "<script>alert(1)</script>"


@pytest.fixture
def report() -> Report:
    sentences = [
        ("长37公里，推行“一港一策”和“一船一档”。", f"It is 73 km long, with “one file a boat” {NASTY} & *more*."),
        ("智慧港口。", "A smart port."),
        ("智慧港口好。", "An intelligent port."),
        ("建好“三张网”（水上网、岸上网）。", "Build the nets."),
    ]
    harvest = harvest_of(sentences, {"一港一策": [(1, None)], "智慧港口": [(2, "smart port"), (3, "intelligent port")]})
    return Report(harvest.document, tuple(FINDINGS), findings(harvest))


@pytest.mark.parametrize("form", REPORT_FORMATS)
def test_every_format_holds_every_finding(form: str, report: Report) -> None:
    text = render(report, form)
    for part in ("37公里", "73", "一港一策", "智慧港口", "smart port", "intelligent port"):
        assert part in text
    assert text == render(report, form)
    assert text.endswith("\n")


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.addresses += [value or "" for name, value in attrs if name in ("src", "href")]


def test_html_is_escaped_and_asks_for_nothing(report: Report) -> None:
    page = _Tags()
    text = render(report, "html")
    page.feed(text)
    assert "script" not in page.tags
    assert page.tags.count("mark") == 10
    assert all(address.startswith("#") for address in page.addresses)
    assert "url(" not in text and "@import" not in text


def test_markdown_is_escaped(report: Report) -> None:
    text = render(report, "markdown")
    assert "\\<script\\>" in text
    assert "\\*more\\*" in text
    assert re.findall(r"^## .*", text, re.MULTILINE) == [f"## {kind.title} (1)" for kind in FINDINGS.values()]


def test_json_gives_offsets_into_the_sentences(report: Report) -> None:
    data = json.loads(render(report, "json"))
    assert list(data["findings"]) == list(FINDINGS)
    [showing] = data["findings"]["numbers"][0]["showings"]
    [(start, end)] = showing["place"]["en_marks"]
    assert showing["place"]["en"][start:end] == "73"
    assert showing["pairs"] == [1]


def test_text_marks_what_to_look_at(report: Report) -> None:
    assert "  37公里 ↔ 73  (0.90)\n    ¶1\n      长[[37公里]]" in render(report, "text")


@pytest.mark.parametrize("form", REPORT_FORMATS)
def test_weak_findings_are_counted_and_shown_if_asked_for(form: str) -> None:
    sentences = [("加强生态保护。", "Ecological protection will be improved.")]
    harvest = harvest_of(sentences, {"生态保护": [(1, None)]})
    told = render(Report(harvest.document, ("omissions",), findings(harvest)), form)
    assert "生态保护" not in told
    if form == "json":
        assert json.loads(told)["not_shown"] == {"omissions": 1}
    else:
        assert "1 more that is less sure is not shown: tifa report --all shows all." in told
    whole = render(Report(harvest.document, ("omissions",), findings(harvest), shows_weak=True), form)
    assert "生态保护" in whole
    assert ("is_weak" if form == "json" else "(less sure)") in whole
    assert "not shown" not in whole


def test_nothing_found() -> None:
    empty = Report(harvest_of([("湖。", "A lake.")]).document, ("numbers",), ())
    assert "Numbers that differ: 0" in render(empty, "text")
    assert "None." in render(empty, "html")
    assert json.loads(render(empty, "json"))["findings"] == {"numbers": []}


def test_unknown_format(report: Report) -> None:
    with pytest.raises(UnknownNameError, match="did you mean html"):
        render(report, "htm")
