"""Roles, sections and what belongs to them."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.structure import outline
from glossary.types import Document, ParagraphPair, Role
from tests.glossary.structure.samples import document
from tests.shared import REAL_DOCUMENT, SHARED, needs_shared

BODY = ("湖区很大。", "The region is large.")
NESTED = (
    ("各位朋友:", "Friends:"),
    ("一、回顾", "I. Review"),
    BODY,
    ("(一)修路。今年通车。", "(i) Roads. They open this year."),
    BODY,
    ("(二)架桥。明年通车。", "(ii) Bridges. They open next year."),
    BODY,
    ("二、展望", "II. Outlook"),
    ("(一)水。要清。", "(i) Water. Make it clear."),
    ("1.源头。要护好。", "1. Springs. Guard them."),
)


def test_plain_paragraphs_stay_with_a_run_in_heading_that_has_a_sibling_and_else_go_back() -> None:
    assert outline(document(*NESTED)).roles == (
        Role(1, 0, None, None),
        Role(2, 1, 2, None),
        Role(3, 3, 2, 2),
        Role(4, 2, 4, 2),
        Role(5, 3, 4, 4),
        Role(6, 2, 6, 2),
        Role(7, 3, 2, 2),
        Role(8, 1, 8, None),
        Role(9, 2, 9, 8),
        Role(10, 2, 10, 9),
    )


def test_sections_know_their_last_pair_and_depth() -> None:
    sections = outline(document(*NESTED)).sections
    assert [(s.pair, s.last_pair, s.depth, s.parent, s.run_in) for s in sections] == [
        (2, 7, 1, None, False),
        (4, 5, 2, 2, True),
        (6, 6, 2, 2, True),
        (8, 10, 1, None, False),
        (9, 10, 2, 8, True),
        (10, 10, 3, 9, True),
    ]


def test_without_a_standing_heading_a_paragraph_stays_with_the_run_in_one() -> None:
    found = outline(
        document(BODY, ("一、水。要清。", "I. Water. Clear."), BODY, ("二、岸。要稳。", "II. Shores. Firm."))
    )
    assert [role.section for role in found.roles] == [None, 2, 2, 4]
    assert [section.last_pair for section in found.sections] == [3, 4]


@pytest.mark.parametrize("pairs", [(BODY, BODY), (("新年好！", "Happy new year!"), BODY, ("谢谢大家！", "Thank you!"))])
def test_without_headings_all_is_preamble(pairs: tuple[tuple[str, str], ...]) -> None:
    found = outline(document(*pairs))
    assert {role[1:] for role in found.roles} == {(0, None, None)}
    assert not (found.sections or found.items or found.themes)


def test_a_document_without_pairs_has_an_empty_outline() -> None:
    assert outline(Document("empty", ())).roles == ()


_LINES = st.sampled_from(
    [*NESTED, ("2.出口。要通。", "2. Mouths. Open."), ("(三)林。", "(iii) Woods."), ("五、路", "V. Roads")]
)


@given(st.lists(_LINES, max_size=14))
def test_an_outline_holds_together(pairs: list[tuple[str, str]]) -> None:
    source = document(*pairs)
    found = outline(source)
    sections = {section.pair: section for section in found.sections}
    assert [role.pair for role in found.roles] == list(range(1, len(pairs) + 1))
    for role in found.roles:
        assert role.section is None or (role.section in sections and role.section <= role.pair)
    for section in found.sections:
        pair = source.pair(section.pair)
        assert section.zh_title == section.zh_title_span.of(pair.zh)
        assert section.en_title == section.en_title_span.of(pair.en)
        assert section.pair <= section.last_pair
        if section.parent is not None:
            above = sections[section.parent]
            assert above.depth == section.depth - 1
            assert above.last_pair >= section.last_pair


def _read(name: str) -> Document:
    """Read a document whose lines alternate English and Chinese."""
    lines = (SHARED / "corpus" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    couples = zip(lines[1::2], lines[0::2], strict=False)
    return Document(name, tuple(ParagraphPair(number, zh, en) for number, (zh, en) in enumerate(couples, 1)))


def _gold_row(row: dict[str, str]) -> tuple[str, ...]:
    return tuple(row.values())


@needs_shared
def test_the_real_document_has_the_structure_of_the_gold_table() -> None:
    found = outline(_read(REAL_DOCUMENT.stem))
    sections = {section.pair: section for section in found.sections}
    rows = []
    for role in found.roles:
        section = sections.get(role.pair)
        names = (section.zh_number, section.en_number, section.zh_title, section.en_title) if section else ("",) * 4
        exposition = str(int(section.exposition)) if section else "0"
        rows.append((str(role.pair), str(role.level), *names, str(role.parent or ""), exposition))
    with (SHARED / "gold" / "structure.tsv").open(encoding="utf-8", newline="") as file:
        gold = [_gold_row(row) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]
    assert rows == gold


@needs_shared
def test_the_real_document_has_six_themes_with_their_statements() -> None:
    themes = outline(_read(REAL_DOCUMENT.stem)).themes
    assert [(theme.number, theme.pair, len(theme.statements)) for theme in themes] == [
        (1, 4, 2), (2, 5, 1), (3, 6, 1), (4, 7, 1), (5, 8, 1), (6, 9, 1),
    ]  # fmt: skip


@needs_shared
@pytest.mark.parametrize(("year", "sections"), [(2016, 8), (2018, 9 + 9), (2019, 10)])
def test_work_reports_have_three_parts_and_no_themes(year: int, sections: int) -> None:
    found = outline(_read(f"government-work-report-{year}"))
    parts = [section for section in found.sections if section.depth == 1]
    assert [part.zh_number for part in parts] == ["一、", "二、", "三、"]
    assert len(found.sections) - len(parts) == sections
    assert found.themes == ()


@needs_shared
@pytest.mark.parametrize("year", [2020, 2021, 2022])
def test_addresses_without_numbers_have_no_sections(year: int) -> None:
    assert outline(_read(f"new-year-address-{year}")).sections == ()
