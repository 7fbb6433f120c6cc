"""Tests of `glossary.findings.counts`: a number that does not fit what is enumerated, and what fits or is open."""

import pytest

from glossary.dictionary import Dictionary
from glossary.findings.counts import miscounted
from tests.glossary.findings.samples import harvest_of


def _told(*paragraphs: str) -> list[tuple[str, str]]:
    found = miscounted(harvest_of([(zh, "Words.") for zh in paragraphs]), Dictionary(None))
    return [(finding.zh, finding.showings[0].en) for finding in found]


@pytest.mark.parametrize(
    ("text", "label", "told"),
    [
        ("“三张网”（水上网、岸上网）同步建设。", "三张网", "2 enumerated: 水上网、岸上网"),
        ("“三张网”即水上网、岸上网、空中网、地下网。", "三张网", "4 enumerated: 水上网、岸上网、空中网、地下网"),
        ("落实“四早”，即早预防、早发现和早处置。", "四早", "3 enumerated: 早预防、早发现、早处置"),
        ("增强岸线意识、水源意识、生态意识“四个意识”。", "四个意识", "3 enumerated: 岸线意识、水源意识、生态意识"),
        ("“三张网”包括水上网、岸上网。", "三张网", "2 enumerated: 水上网、岸上网"),
        ("“三张网”，包含水上网、岸上网。", "三张网", "2 enumerated: 水上网、岸上网"),
        ("“三张网”涵盖了水上网、岸上网、空中网、地下网。", "三张网", "4 enumerated: 水上网、岸上网、空中网、地下网"),
        ("“三张网”分别包括水上网、岸上网。", "三张网", "2 enumerated: 水上网、岸上网"),
        ("“四早”就是早预防、早发现、早处置。", "四早", "3 enumerated: 早预防、早发现、早处置"),
        ("“四早”具体为：早预防、早发现、早处置。", "四早", "3 enumerated: 早预防、早发现、早处置"),
        ("做好三项工作：一是修堤；二是清淤。", "三项工作", "2 enumerated: 修堤、清淤"),
        ("讲两个问题：一是水位；二是水质；三是水温。", "两个问题", "3 enumerated: 水位、水质、水温"),
    ],
)
def test_miscounts(text: str, label: str, told: str) -> None:
    assert _told(text) == [(label, told)]


@pytest.mark.parametrize(
    "text",
    [
        "“三张网”（水上网、岸上网、空中网）同步建设。",
        "“四早”即早预防、早发现等。",  # open
        "“三张网”包括水上网、岸上网、空中网。",
        "“三张网”包括水上网、岸上网等。",
        "“三张网”主要包括水上网、岸上网。",
        "“三张网”中，其中包括水上网、岸上网。",
        "“三张网”不包括水上网、岸上网。",
        "“三张网”包括但不限于水上网、岸上网。",
        "增强“四个意识”、坚定“四个自信”、做到“两个维护”。",
        "推进防洪、抗旱，建好“三张网”。",
        "“三张网”（见附件）同步建设。",
        "落实“三严三实”，推进作风、纪律建设。",
        "三个月（六月、七月）完成。",
        "讲三个问题：一是水位；二是水质；三是水温。",
        "“两个优先”是指生态优先、民生优先。",
        "实现碳达峰、碳中和“双碳”目标。",
        "以水定城、以水定产的“四水四定”原则",  # an attribute may name some alone
    ],
)
def test_what_fits_or_is_open(text: str) -> None:
    assert _told(text) == []


def test_items_that_go_on_in_the_next_paragraph_prove_nothing() -> None:
    assert _told("做好三项工作：一是修堤；二是清淤。", "三是植树。") == []


def test_marks_show_the_wording_and_its_parts() -> None:
    [finding] = miscounted(harvest_of([("沿湖“三张网”（水上网、岸上网）同步建设。", "Two nets.")]), Dictionary(None))
    place = finding.showings[0].place
    assert [mark.of(place.zh) for mark in place.zh_marks] == ["三张网", "水上网", "岸上网"]
