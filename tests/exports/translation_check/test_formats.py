"""Tests of the formats of translation checks: every one says the same, and text of documents is data."""

import csv
import io
import json
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from exports.translation_check import CHECK_FORMATS, CheckedFile, CheckReport, figures, render, total
from exports.translation_check.base import located
from exports.translation_check.page import page
from exports.translation_check.segments import Layer, segments
from exports.translation_check.table import COLUMNS
from glossary.checking import RULES
from glossary.checking.base import VERDICTS
from glossary.errors import OutputError, UnknownNameError
from glossary.types import Span
from tests.exports.translation_check.samples import NASTY, checked, many, report

#: Those that need nothing but the report.
FORMS = [name for name, form in CHECK_FORMATS.items() if not form.wants_content]


@pytest.mark.parametrize("form", FORMS)
def test_every_format_holds_every_finding_and_is_the_same_each_time(form: str) -> None:
    text = render(report(), form).decode()
    for finding in checked().findings:
        for part in (finding.code, finding.message, finding.fingerprint, *finding.suggestions, finding.zh, finding.en):
            assert part in text
    assert text == render(report(), form).decode()
    assert text.endswith("\n")


@pytest.mark.parametrize("form", FORMS)
def test_what_is_less_severe_is_left_out(form: str) -> None:
    text = render(report(shown_from="error"), form).decode()
    assert "37.5% is not 35.7 percent" in text
    assert "nobody renders 河湖长制 so" not in text
    assert "“digital countryside” is preferred" not in text


@pytest.mark.parametrize("form", FORMS)
def test_nothing_found(form: str) -> None:
    empty = replace(checked(), findings=(), judgements=(), suppressed=0)
    assert render(report(empty), form)


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="did you mean html"):
        render(report(), "htm")


def test_figures_count_a_term_once_and_places_each() -> None:
    both = report(checked("a.txt"), checked("b.txt"))
    one, all_ = figures(checked()), total(both)
    assert (one.units, one.terms, one.occurrences, one.untranslated, one.suppressed) == (4, 6, 6, 1, 1)
    assert one.severities == {"error": 2, "warning": 2, "note": 1}
    assert set(one.verdicts) == set(VERDICTS)
    assert (all_.units, all_.terms, all_.occurrences, all_.severities["error"]) == (8, 6, 12, 4)


def test_a_finding_without_english_stands_in_the_chinese_file() -> None:
    finding = checked().findings[0]
    file = CheckedFile(checked("en.txt"), "zh.txt")
    assert located(file, finding) == ("en.txt", 2)
    assert located(file, replace(finding, en_line=None)) == ("zh.txt", 1)
    assert located(file, replace(finding, en_line=None, zh_line=None)) == ("en.txt", None)


# --- text ----------------------------------------------------------------------------------------------


def test_text_shows_place_reason_advice_and_both_sentences() -> None:
    text = render(report(), "text").decode()
    assert text.startswith(
        "warning  unknown-rendering  draft.txt:2, ¶1\n"
        "  nobody renders 河湖长制 so\n"
        "  because: the termbase says so\n"
        "  write: river and lake chief system\n"
        "    湖区发展低空经济，落实[[河湖长制]]。\n"
        "    The lake region develops the low-altitude economy and its [[river chiefs]].\n"
    )
    assert "  write: new three | three new items\n" in text
    assert "draft.txt: 4 units, 6 terms in 6 places: 1 preferred, 1 admitted, 1 deprecated, " in text
    assert "  2 errors, 2 warnings, 1 note; 1 suppressed; 1 paragraph without English, not checked\n" in text
    assert "\x1b[" not in text


def test_text_has_colours_instead_of_brackets() -> None:
    text = render(report(), "text", colour=True).decode()
    assert "\x1b[1;31merror\x1b[0m  number" in text
    assert "出口增长\x1b[1;31m37.5%\x1b[0m。" in text
    assert "[[" not in text


def test_text_shows_a_few_and_says_what_it_does_not_show() -> None:
    text = render(report(), "text", limit=2).decode()
    assert "3 more findings in draft.txt; --limit 0 shows all.\n" in text
    assert text.count("because: ") == 2
    assert "  3 findings not shown: below --severity error\n" in render(report(shown_from="error"), "text").decode()


def test_notes_do_not_crowd_an_error_out() -> None:
    text = render(report(), "text", limit=3).decode()
    shown = [line.split()[0] for line in text.splitlines() if line.startswith(("error ", "warning ", "note "))]
    assert shown == ["warning", "error", "error"]


def test_text_shows_judgements_and_a_total_if_asked_for() -> None:
    both = render(report(checked("a.txt"), checked("b.txt"), with_judgements=True), "text").decode()
    assert both.count("admitted    巡护员 → Rangers (case, inflection)  ¶2, line 3\n") == 2
    assert "missing     湿地公园 → –  ¶2, line 3\n" in both
    assert "2 files: 8 units, 6 terms in 12 places: 2 preferred" in both
    assert "preferred   低空经济" not in render(report(), "text").decode()


# --- HTML ----------------------------------------------------------------------------------------------


class _Page(HTMLParser):
    """Gathers what matters of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.classes: list[str] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.append(tag)
        self.classes.append(values.get("class") or "")
        self.ids += [values["id"] or ""] if "id" in values else []
        self.links += [values[name] or "" for name in ("src", "href") if name in values]
        if tag not in ("meta", "input"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_page_is_well_formed_escaped_and_asks_for_nothing() -> None:
    text = render(report(checked("<b>.txt", nasty=NASTY), checked("b.txt")), "html").decode()
    found = _Page(text)
    assert found.open == []
    assert found.tags.count("script") == 1
    assert "img" not in found.tags
    assert all(link.startswith("#") for link in found.links)
    assert {link[1:] for link in found.links} <= set(found.ids)
    assert len(set(found.ids)) == len(found.ids)
    assert "url(" not in text and "@import" not in text
    assert "default-src 'none'" in text


def test_page_has_the_whole_text_in_order_and_tells_verdicts_and_severities() -> None:
    text = render(report(), "html").decode()
    found = _Page(text)
    assert found.classes.count("unit") == 5
    for verdict in VERDICTS:
        assert f"term {verdict}" in found.classes
    assert [name for name in found.classes if name.startswith("finding ")] == [
        "finding warning",
        "finding error",
        "finding error",
        "finding warning",
        "finding note",
    ]
    order = [text.index(part) for part in ("湖区发展", "出口增长", "守护", "建设加快", "候鸟归来", "not translated")]
    assert order == sorted(order)
    assert '<mark class="term looked" title="37.5% is not 35.7 percent">37.5%</mark><sup class="error">' in text
    assert 'data-severities="error" data-verdicts="deprecated"' in text


def test_page_of_paragraphs_where_units_are_not_known() -> None:
    found = _Page(render(report(replace(checked(), aligned=())), "html").decode())
    assert found.classes.count("unit") == 4
    assert found.classes.count("finding error") == 2
    text = render(report(replace(checked(), aligned=())), "html").decode()
    assert '湿地公园</mark><sup class="warning">' in text


def test_page_grows_with_the_text_alone() -> None:
    assert len(page(report(many(200)))) - len(page(report(many(100)))) < 200_000


def test_segments_may_overlap_and_lie_outside() -> None:
    layers = [Layer(Span(0, 4), "known", "a"), Layer(Span(2, 6), "missing", "b", 1), Layer(Span(5, 99), "", "c", 2)]
    cut = [
        (part, [one.title for one in here], [one.note for one in end])
        for part, here, end in segments("abcdefg", layers)
    ]
    assert cut == [
        ("ab", ["a"], []),
        ("cd", ["a", "b"], [0]),
        ("e", ["b"], []),
        ("f", ["b", "c"], [1]),
        ("g", ["c"], [2]),
    ]
    assert list(segments("", layers)) == []


# --- data ----------------------------------------------------------------------------------------------


def test_json_holds_everything_and_says_that_nobody_has_reviewed_it() -> None:
    data = json.loads(render(report(unused=("x.txt, line 3: matches no finding any more",)), "json"))
    assert data["reviewed"] is False
    assert (data["against"], data["terms"], data["rules"]) == (["Lake list"], 1200, list(RULES))
    [file] = data["files"]
    assert [one["verdict"] for one in file["judgements"]] == [one.verdict for one in checked().judgements]
    assert (file["units"], file["untranslated"], file["suppressed"]) == (4, [4], 1)
    for finding in file["findings"]:
        for lang in ("zh", "en"):
            marks = [finding[f"{lang}_sentence"][start:end] for start, end in finding[f"{lang}_marks"]]
            assert marks == ([finding[lang]] if finding[lang] else [])
    assert data["unused_suppressions"] == ["x.txt, line 3: matches no finding any more"]


def test_csv_has_a_row_for_each_finding_and_runs_no_formula() -> None:
    bad = replace(checked().findings[0], en="=1+1", message="+1")
    check = replace(checked(), findings=(bad, *checked().findings[1:]))
    rows = list(csv.DictReader(io.StringIO(render(report(check), "csv").decode(), newline="")))
    assert len(rows) == 5
    assert tuple(rows[0]) == COLUMNS
    assert (rows[0]["en"], rows[0]["message"], rows[0]["en_line"]) == ("'=1+1", "'+1", "2")
    assert rows[1]["suggestions"] == "new three; three new items"
    every = list(csv.DictReader(io.StringIO(render(report(with_judgements=True), "csv").decode(), newline="")))
    assert [row["verdict"] for row in every if row["verdict"]] == [one.verdict for one in checked().judgements]
    assert render(report(), "csv", bom=True).startswith(b"\xef\xbb\xbffile,")


def test_sarif_has_rules_levels_lines_and_fingerprints() -> None:
    files = (CheckedFile(checked("my en.txt"), "zh.txt"),)
    log = json.loads(render(CheckReport(files, tuple(RULES)), "sarif"))
    assert log["version"] == "2.1.0"
    [run] = log["runs"]
    assert [one["location"]["uri"] for one in run["artifacts"]] == ["zh.txt", "my%20en.txt"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(RULES)
    assert all(rule["help"]["text"] and rule["fullDescription"]["text"] for rule in rules)
    assert [result["level"] for result in run["results"]] == [one.severity for one in checked().findings]
    first = run["results"][0]
    assert rules[first["ruleIndex"]]["id"] == first["ruleId"] == "unknown-rendering"
    place = first["locations"][0]["physicalLocation"]
    assert (place["artifactLocation"]["uri"], place["region"]["startLine"]) == ("my%20en.txt", 2)
    other = first["relatedLocations"][0]["physicalLocation"]
    assert (other["artifactLocation"]["uri"], other["region"]["startLine"]) == ("zh.txt", 1)
    assert first["partialFingerprints"] == {"tifaTranslation/v1": checked().findings[0].fingerprint}
    assert first["message"]["text"].endswith("the termbase says so. Write: river and lake chief system.")


def test_sarif_has_no_region_where_no_line_is_known() -> None:
    finding = replace(checked().findings[0], zh_line=None, en_line=None)
    log = json.loads(render(report(replace(checked(), findings=(finding,))), "sarif"))
    assert "region" not in log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]


# --- XLIFF ---------------------------------------------------------------------------------------------

_XLIFF_1 = """\
<?xml version="1.0" encoding="UTF-8"?>
<!-- a comment of the tool -->
<xliff version='1.2' xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="lake" source-language="zh" target-language="en" datatype="plaintext"><body>
<trans-unit id="a"><source>新三样。</source><target>The new trio.</target></trans-unit>
</body></file></xliff>
"""


def test_an_xliff_comes_back_with_notes_and_anything_else_becomes_one() -> None:
    new = render(report(), "xliff").decode()
    assert new.count("<note ") == 5
    assert 'version="2.1"' in new
    assert "deprecated-rendering: “new trio” is deprecated for 新三样\nWrite: new three | three new items" in new
    only = replace(
        checked(), findings=(replace(checked().findings[1], place=replace(checked().findings[1].place, pair=1)),)
    )
    for content in (_XLIFF_1.encode(), b"\xef\xbb\xbf" + _XLIFF_1.encode()):
        same = render(CheckReport((CheckedFile(only, content=content),), tuple(RULES)), "xliff")
        assert same.count(b"<note ") == 1
        assert b"<!-- a comment of the tool -->" in same
        assert b"version='1.2'" in same
    assert b'version="2.1"' in render(
        CheckReport((CheckedFile(only, content=b"a text on <xliff"),), tuple(RULES)), "xliff"
    )


def test_an_xliff_holds_one_file() -> None:
    with pytest.raises(OutputError, match="check one file at a time"):
        render(report(checked("a.txt"), checked("b.txt")), "xliff")


def test_an_xliff_with_more_quotes_nothing_as_markup() -> None:
    assert b"<script>" not in render(report(checked(nasty=NASTY)), "xliff")
