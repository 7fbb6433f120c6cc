"""Tests of exports.concordance.page, without a browser."""

import re
from html.parser import HTMLParser

from exports.concordance.page import page
from graph.concordance.result import Sorting
from tests.concordances import ask, made, one_line
from tests.exports.samples import hostile
from tests.factories import harvest


class _Tags(HTMLParser):
    """Collects the start tags of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def named(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.tags if tag == name]


def test_rows_have_a_heading_and_cells_a_language() -> None:
    tags = _Tags(page(ask("新三样")))
    assert [heading["scope"] for heading in tags.named("th")] == ["col", "col", "col", "rowgroup", "rowgroup"]
    assert {cell["lang"] for cell in tags.named("td")} == {"zh", "en"}
    assert len(tags.named("tbody")) == 2
    assert len(tags.named("mark")) == 3


def test_nothing_is_asked_of_a_network() -> None:
    text = page(ask("新三样"))
    assert not re.search(r"https?:|//[a-z]|@import|url\(", text)
    assert "default-src 'none'" in text


def test_places_in_every_order_come_with_the_page() -> None:
    early, late = harvest("early", date="2019"), harvest("late", date="2024")
    groups = _Tags(page(ask("新三样", early, late, sorting=Sorting("date", reverse=True)))).named("tbody")
    assert [group["data-place-zh"] for group in groups] == ["2", "3", "0", "1"]
    assert [group["data-date-zh"] for group in groups] == ["2", "3", "0", "1"]
    assert [group["data-group"] for group in groups] == ["rendered:three new kinds", "omitted:"] * 2


def test_text_is_escaped() -> None:
    text = page(ask("新三样", hostile()))
    assert text.count("<script>") == 1
    assert "<img" not in text
    attack = one_line(
        ("<b>", "新<i>", "&amp;"), ('"><script>', "new", ""), section_title='" onclick="x', document="<u>"
    )
    assert len(_Tags(page(made(attack))).named("script")) == 1
    assert not any("onclick" in attributes for _, attributes in _Tags(page(made(attack))).tags)


def test_a_cut_list_says_so_and_an_empty_one_too() -> None:
    assert "2 places; the first 1 are shown." in page(ask("新三样").first(1))
    assert "<p>No place.</p>" in page(made())
