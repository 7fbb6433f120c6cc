"""The page of a concordance in a real browser."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from exports.concordance.page import page as write_page
from graph.concordance.result import Concordance, Sorting
from tests.concordances import ask, made, one_line
from tests.exports.samples import hostile
from tests.factories import harvest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

Visit = Callable[..., "Page"]

SEVERAL = made(
    one_line(("推动", "新三样", "出口。"), ("Exports of the ", "new trio", " rose."), pair=1),
    one_line(("发展", "新三样", "。"), ("", "New three", " grew."), pair=2, section_title="二、成就"),
    one_line(("坚持", "新三样", "引领。"), ("", "", "It is left out here."), pair=3),
)


@pytest.fixture
def visit(browser: "Browser", tmp_path: Path) -> Iterator[Visit]:
    complaints: list[str] = []
    requests: list[str] = []
    pages: list[Page] = []

    def visit(concordance: Concordance, **options: Any) -> "Page":
        path = tmp_path / "索引 concordance.html"
        path.write_text(write_page(concordance), encoding="utf-8")
        opened = browser.new_page(**{"viewport": {"width": 1200, "height": 800}, **options})
        opened.on("console", lambda message: complaints.append(message.text))
        opened.on("pageerror", lambda error: complaints.append(str(error)))
        opened.on("request", lambda request: requests.append(request.url))
        opened.goto(path.as_uri())
        pages.append(opened)
        return opened

    yield visit
    assert complaints == []
    assert [url for url in requests if not url.startswith(("file:", "data:"))] == []
    for opened in pages:
        opened.close()


def _lefts(page: "Page") -> list[str]:
    return [cell.strip() for cell in page.locator("tbody:not([hidden]) tr:first-child .left").all_inner_texts()]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_opens_without_complaint_or_request(visit: Visit, scheme: str) -> None:
    page = visit(SEVERAL, color_scheme=scheme)
    assert page.is_visible("#controls")
    assert _lefts(page) == ["推动", "发展", "坚持"]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("left-zh", ["坚持", "推动", "发展"]),
        ("right-en", ["发展", "推动", "坚持"]),
        ("rendering-zh", ["推动", "发展", "坚持"]),
        ("place-zh", ["推动", "发展", "坚持"]),
    ],
)
def test_sorting(visit: Visit, order: str, expected: list[str]) -> None:
    page = visit(SEVERAL)
    page.select_option("#sort", "right-zh")
    page.select_option("#sort", order)
    assert _lefts(page) == expected


def test_the_order_that_it_came_in_comes_back(visit: Visit) -> None:
    page = visit(made(*SEVERAL.lines, sorting=Sorting("left")))
    assert _lefts(page) == ["坚持", "推动", "发展"]
    page.select_option("#sort", "place-zh")
    assert _lefts(page) == ["推动", "发展", "坚持"]
    page.select_option("#sort", label="as listed")
    assert _lefts(page) == ["坚持", "推动", "发展"]


def test_filtering_by_rendering_and_words(visit: Visit) -> None:
    page = visit(SEVERAL)
    page.select_option("#rendering", label="left out (1×)")
    assert _lefts(page) == ["坚持"]
    assert page.inner_text("#shown") == "1 of 3 shown"
    page.select_option("#rendering", "")
    page.fill("#find", "the NEW")
    assert _lefts(page) == ["推动"]
    page.fill("#find", "推动新三样")
    assert _lefts(page) == ["推动"]
    page.fill("#find", "")
    assert page.inner_text("#shown") == ""


def test_keys_stand_in_a_column_and_whole_sentences_are_there(visit: Visit) -> None:
    long = one_line(("长" * 200, "新三样", "文" * 200), ("word " * 80, "new trio", " word" * 80), pair=9)
    page = visit(made(long, *SEVERAL.lines))
    marks = [box["x"] for box in (mark.bounding_box() for mark in page.locator("mark").all()) if box is not None]
    assert max(marks) - min(marks) < 1
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    low = page.locator("tbody").first.bounding_box()
    page.check("#whole")
    high = page.locator("tbody").first.bounding_box()
    assert low is not None
    assert high is not None
    assert high["height"] > 2 * low["height"]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_a_script_it_can_be_read(visit: Visit) -> None:
    page = visit(SEVERAL, java_script_enabled=False)
    assert page.is_hidden("#controls")
    assert page.is_visible("mark >> nth=0")
    page.check("#whole")
    assert page.is_visible("text=It is left out here.")


def test_with_the_keyboard_alone(visit: Visit) -> None:
    page = visit(SEVERAL)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "sort"
    page.keyboard.press("ArrowDown")
    assert _lefts(page) == ["坚持", "推动", "发展"]


def test_on_a_phone_and_on_paper(visit: Visit) -> None:
    page = visit(ask("新三样", harvest()), viewport={"width": 390, "height": 844}, is_mobile=True)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    wide = visit(ask("新三样", harvest()))
    wide.emulate_media(media="print")
    assert wide.is_hidden("#controls")
    assert wide.is_visible("mark >> nth=0")


def test_text_of_a_document_is_no_markup(visit: Visit) -> None:
    page = visit(ask("新三样", hostile()))
    assert page.locator("img").count() == 0
    assert page.title() == "新三样 – concordance"
