"""The interactive graph in a real browser."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from exports import atomic_write, format_named
from glossary.authority import AuthorityList
from glossary.types import Harvest
from tests.authorities import official
from tests.exports.samples import crowd, hostile, source
from tests.factories import harvest, relations

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


@dataclass
class Opened:
    """An open page, with what it complained of and asked for."""

    page: "Page"
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


Open = Callable[..., Opened]


@pytest.fixture
def visit(browser: "Browser", tmp_path: Path) -> Iterator[Open]:
    pages: list[Opened] = []

    def visit(*harvests: Harvest, authorities: tuple[AuthorityList, ...] = (), **options: Any) -> Opened:
        path = tmp_path / "图 graph.html"
        atomic_write(path, format_named("html").export(source(*harvests, authorities=authorities)))
        opened = Opened(
            browser.new_page(**{"viewport": {"width": 1200, "height": 800}, "reduced_motion": "reduce", **options})
        )
        opened.page.on("console", lambda message: opened.complaints.append(message.text))
        opened.page.on("pageerror", lambda error: opened.complaints.append(str(error)))
        opened.page.on("request", lambda request: opened.requests.append(request.url))
        opened.page.goto(path.as_uri())
        opened.page.wait_for_selector("#wait", state="hidden")
        pages.append(opened)
        return opened

    yield visit
    for opened in pages:
        assert opened.complaints == []
        assert [url for url in opened.requests if not url.startswith(("file:", "data:"))] == []
        opened.page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_opens_without_complaint_or_request(visit: Open, scheme: str) -> None:
    opened = visit(color_scheme=scheme)
    assert len([url for url in opened.requests if url.startswith("file:")]) == 1
    assert opened.page.inner_text("#shown") == "7 of 7 entries shown."
    assert opened.page.is_visible("#canvas canvas")


@pytest.mark.parametrize("query", ["新三样", "three new kinds", "Three-New", "xin san", "xīn sān yàng"])
def test_search_finds_and_a_click_shows(visit: Open, query: str) -> None:
    page = visit().page
    page.fill("#search", query)
    assert "新三样" in page.inner_text("#hits li >> nth=0")
    page.click("#hits li >> nth=0")
    panel = page.inner_text("#panel")
    for expected in (
        "新三样",
        "xīn sān yàng",
        "Slogan",
        "not reviewed",
        "three new kinds",
        "Lake Desk",
        "电动船",
        "坚持生态优先",
        "¶2",
    ):
        assert expected in panel
    assert page.inner_text("#panel mark.term >> nth=0") == "新三样"
    assert page.inner_text("#panel mark.rendering >> nth=0") == "three new kinds"


def test_the_panel_lists_related_concepts_with_their_statistic(visit: Open) -> None:
    page = visit(replace(harvest(), relations=relations())).page
    page.fill("#search", "新三样")
    page.click("#hits li >> nth=0")
    panel = page.inner_text("#panel").lower()
    assert panel.index("narrower") < panel.index("低空经济") < panel.index("related") < panel.index("g² 24.2")
    page.click("#panel li:has-text('G²') button")
    assert page.inner_text("#panel h2") == "四个意识"


def test_the_panel_keeps_authority_lists_apart(visit: Open) -> None:
    page = visit(authorities=(official(),)).page
    page.fill("#search", "低空经济")
    page.click("#hits li >> nth=0")
    panel = page.inner_text("#panel").lower()
    here, there = panel.index("renderings"), panel.index("renderings in authority lists")
    assert here < panel.index("lake desk") < there < panel.index("low-level economy") < panel.index("sky office")
    assert "gazette 4/2024" in panel[there:]
    page.fill("#search", "四个意识")
    page.click("#hits li >> nth=0")
    panel = page.inner_text("#panel").lower()
    assert panel.index("members in an authority list") < panel.index("山意识")


def test_keyboard_alone(visit: Open) -> None:
    page = visit().page
    page.keyboard.press("/")
    page.keyboard.type("经济")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    assert "low-altitude economy" in page.inner_text("#panel")
    page.keyboard.press("Escape")
    assert page.is_hidden("#panel")
    assert page.evaluate("document.activeElement.id") == "search"


def test_nothing_found_is_said(visit: Open) -> None:
    page = visit().page
    page.fill("#search", "火星")
    assert page.inner_text("#hits") == "Nothing found"
    page.keyboard.press("Enter")
    assert page.is_hidden("#panel")


#: Where on the screen the one dot in the colour of technologies is: the middle of its pixels.
FIND_TECHNOLOGY = """() => {
  const canvas = document.querySelector("#canvas canvas");
  const colour = getComputedStyle(document.documentElement).getPropertyValue("--tech").trim();
  const wanted = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  const { data, width } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  const found = [];
  for (let at = 0; at < data.length; at += 4) {
    if (wanted.every((value, band) => Math.abs(data[at + band] - value) < 3)) found.push([(at / 4) % width, Math.floor(at / 4 / width)]);
  }
  const box = canvas.getBoundingClientRect();
  const middle = (axis) => found.reduce((sum, place) => sum + place[axis], 0) / found.length * box.width / width;
  return [box.x + middle(0), box.y + middle(1)];
}"""


def test_click_on_the_canvas(visit: Open) -> None:
    page = visit().page
    page.wait_for_timeout(300)  # the canvas fades in
    across, down = page.evaluate(FIND_TECHNOLOGY)
    page.mouse.click(across, down)
    page.wait_for_selector("#panel")
    assert "low-altitude economy" in page.inner_text("#panel")
    page.mouse.click(320, 20)
    page.wait_for_selector("#panel", state="hidden")


def test_filter_by_kind_hides(visit: Open) -> None:
    page = visit().page
    page.click("#list-toggle")
    assert page.locator("#list tbody tr").count() == 3
    page.click('.chip[data-kind="slogan"]')
    assert page.get_attribute('.chip[data-kind="slogan"]', "aria-pressed") == "false"
    assert page.locator("#list tbody tr").all_inner_texts()[0].startswith("低空经济")
    assert page.locator("#list tbody tr").count() == 1
    assert page.inner_text("#shown").startswith("5 of 7")
    page.click("#reset")
    assert page.inner_text("#shown").startswith("7 of 7")


def test_filter_by_theme(visit: Open) -> None:
    page = visit().page
    page.click("#list-toggle")
    page.select_option("#theme", index=1)
    assert {row.split("\t")[0] for row in page.locator("#list tbody tr").all_inner_texts()} == {"低空经济", "新三样"}


def test_filter_by_document(visit: Open) -> None:
    page = visit(harvest("a"), crowd(5)).page
    page.click("#list-toggle")
    assert page.locator("#list tbody tr").count() == 8
    page.select_option("#document", label="湖区简报")
    assert page.locator("#list tbody tr").count() == 3


def test_links_in_the_panel_lead_on(visit: Open) -> None:
    page = visit().page
    page.fill("#search", "新三样")
    page.keyboard.press("Enter")
    page.click("#panel button.link:has-text('坚持生态优先')")
    assert "Where they recur" in page.inner_text("#panel")
    page.click("#close")
    assert page.is_hidden("#panel")


def test_a_large_graph_starts_with_three_hundred(visit: Open) -> None:
    page = visit(crowd(400)).page
    assert page.inner_text("#shown").startswith("300 of 407 entries shown, the most connected first")
    page.fill("#search", "第399项")
    page.keyboard.press("Enter")
    assert "第399项" in page.inner_text("#panel h2")
    page.wait_for_selector("#wait", state="hidden")
    assert page.inner_text("#shown").startswith("301 of 407")


def test_text_of_a_document_is_no_markup(visit: Open) -> None:
    page = visit(hostile()).page
    page.fill("#search", "新三样")
    page.keyboard.press("Enter")
    assert "</script><script>" in page.inner_text("#panel blockquote")
    assert page.locator("img").count() == 0
    assert page.title() != "broken"


def test_on_a_phone(visit: Open) -> None:
    page = visit(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True).page
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert page.is_hidden("#filters")
    page.tap("#filters-toggle")
    assert page.is_visible('.chip[data-kind="tech"]')
    page.tap("#filters-toggle")
    page.fill("#search", "xinsan")
    page.tap("#hits li >> nth=0")
    box = page.locator("#panel").bounding_box()
    assert box is not None
    assert (box["x"], box["width"]) == (0, 390)
    assert "three new kinds" in page.inner_text("#panel")
    page.tap("#close")
    assert page.is_hidden("#panel")
