"""The page of a translation check in a real browser."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from exports import atomic_write
from exports.translation_check import render
from glossary.checking.base import TranslationCheck
from tests.exports.translation_check.samples import NASTY, checked, many, report

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


@dataclass
class Opened:
    """An open page, with what it complained of and asked for."""

    page: "Page"
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


Open = Callable[..., "Page"]


@pytest.fixture
def visit(browser: "Browser", tmp_path: Path) -> Iterator[Open]:
    pages: list[Opened] = []

    def visit(*checks: TranslationCheck, **options: Any) -> "Page":
        path = tmp_path / "核对 check.html"
        atomic_write(path, render(report(*checks), "html"))
        opened = Opened(browser.new_page(**{"viewport": {"width": 1200, "height": 800}, **options}))
        opened.page.on("console", lambda message: opened.complaints.append(message.text))
        opened.page.on("pageerror", lambda error: opened.complaints.append(str(error)))
        opened.page.on("request", lambda request: opened.requests.append(request.url))
        opened.page.goto(path.as_uri())
        pages.append(opened)
        return opened.page

    yield visit
    for opened in pages:
        assert opened.complaints == []
        assert len(opened.requests) == 1
        opened.page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_opens_without_complaint_or_request(visit: Open, scheme: str) -> None:
    page = visit(color_scheme=scheme)
    assert page.inner_text("#shown") == "5 of 5 units"
    assert page.locator(".finding:visible").count() == 5


def test_text_of_documents_runs_no_script(visit: Open) -> None:
    page = visit(checked(NASTY, nasty=NASTY))
    assert page.title().startswith("Translation check: </script>")
    assert page.locator("main img").count() == 0


def test_both_languages_stand_side_by_side_and_below_each_other_on_a_phone(visit: Open) -> None:
    def tops(page: "Page") -> tuple[float, float]:
        boxes = [page.locator(f".unit >> nth=0 >> .{lang}").bounding_box() for lang in ("zh", "en")]
        assert boxes[0] is not None and boxes[1] is not None
        return boxes[0]["y"], boxes[1]["y"]

    zh, en = tops(visit())
    assert zh == en
    phone = visit(viewport={"width": 360, "height": 740})
    zh, en = tops(phone)
    assert zh < en
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_severities_and_units_are_filtered(visit: Open) -> None:
    page = visit()
    page.uncheck('input[value="warning"]')
    assert page.locator(".finding:visible").count() == 3
    assert page.locator("sup.warning:visible").count() == 0
    page.select_option("[name=mode]", "findings")
    assert page.inner_text("#shown") == "2 of 5 units"
    page.uncheck('input[value="note"]')
    assert page.inner_text("#shown") == "1 of 5 units"
    page.select_option("[name=mode]", "all")
    assert page.inner_text("#shown") == "5 of 5 units"


def test_verdicts_are_filtered(visit: Open) -> None:
    page = visit()
    line = "getComputedStyle(document.querySelector('main .term.deprecated')).textDecorationLine"
    assert page.evaluate(line) == "underline"
    page.uncheck('input[value="deprecated"]')
    assert page.evaluate(line) == "none"
    for verdict in ("preferred", "admitted", "known", "unknown"):
        page.uncheck(f'input[value="{verdict}"]')
    page.select_option("[name=mode]", "verdicts")
    assert page.inner_text("#shown") == "1 of 5 units"
    assert "湿地公园" in page.inner_text(".unit:visible")


def test_verdicts_differ_in_more_than_colour(visit: Open) -> None:
    page = visit()
    seen = {
        page.evaluate(
            f"""(() => {{ const style = getComputedStyle(document.querySelector('main .term.{verdict}'));
            return [style.textDecorationStyle, style.textDecorationLine, style.outlineStyle].join(' '); }})()"""
        )
        for verdict in ("preferred", "admitted", "deprecated", "known", "unknown", "missing")
    }
    assert len(seen) == 6


def test_the_keyboard_leads_from_finding_to_finding(visit: Open) -> None:
    page = visit()
    for expected in ("n1-1", "n1-2", "n1-3"):
        page.keyboard.press("n")
        assert page.evaluate("document.activeElement.id") == expected
    page.keyboard.press("p")
    assert page.evaluate("document.activeElement.id") == "n1-2"
    page.uncheck('input[value="error"]')
    page.click("#next")
    assert page.evaluate("document.activeElement.id") == "n1-4"


def test_a_number_in_the_text_leads_to_its_note(visit: Open) -> None:
    page = visit()
    page.click('sup a[href="#n1-3"] >> nth=0')
    assert page.evaluate("location.hash") == "#n1-3"


def test_without_scripts_all_is_shown(visit: Open) -> None:
    page = visit(java_script_enabled=False)
    assert page.locator(".finding:visible").count() == 5
    assert page.locator(".unit:visible").count() == 5
    assert page.locator("#filters input:visible").count() == 0
    assert page.locator("#filters .term:visible").count() == 6  # the legend stays


def test_paper_has_no_buttons(visit: Open) -> None:
    page = visit()
    page.emulate_media(media="print")
    assert page.locator("#filters button:visible").count() == 0
    assert page.locator(".finding:visible").count() == 5


def test_thousands_of_units_open_and_filter_quickly(visit: Open) -> None:
    started = time.perf_counter()
    page = visit(many(5000))
    assert page.inner_text("#shown") == "5,000 of 5,000 units"
    page.select_option("[name=mode]", "findings")
    page.uncheck('input[value="warning"]')
    assert page.inner_text("#shown") == "0 of 5,000 units"
    assert time.perf_counter() - started < 15  # about 2 s on an idle machine
