"""Tests of `glossary.reading.word`, on files built here with python-docx and raw WordprocessingML."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from glossary.errors import InputError
from glossary.reading.base import Reading, Request, Source
from glossary.reading.word import read, read_paragraphs
from glossary.types import Footnote, HeadingHint
from tests.glossary.reading.test_interleaved import EN, EN_FIRST, ZH
from tests.glossary.reading.test_numbering import NAMESPACE, level


def saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def read_file(document: Any, *, source_only: bool = False) -> Reading:
    content = document if isinstance(document, bytes) else saved(document)
    return read(Request(Source(content, Path("brief.docx")), source_only=source_only))


def sides(reading: Reading) -> list[tuple[str, str]]:
    return [(pair.zh, pair.en) for pair in reading.pairs]


def with_paragraphs(texts: list[str]) -> Any:
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)
    return document


def with_raw(*paragraphs: str) -> Any:
    """Return a document of paragraphs given as the content of ``w:p``."""
    document = docx.Document()
    for inner in paragraphs:
        document.element.body.insert(-1, parse_xml(f"<w:p {NAMESPACE}>{inner}</w:p>"))
    return document


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def with_table(rows: list[tuple[str, ...]], *, before: tuple[str, ...] = ()) -> Any:
    document = with_paragraphs(list(before))
    table = document.add_table(len(rows), len(rows[0]))
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(number, column).text = text
    return document


def test_interleaved_paragraphs() -> None:
    reading = read_file(with_paragraphs([*EN_FIRST[:2], "", *EN_FIRST[2:]]))
    assert sides(reading) == list(zip(ZH, EN, strict=True))
    assert [pair.en_line for pair in reading.pairs] == [1, 4, 6, 8]


def test_chinese_alone() -> None:
    assert sides(read_file(with_paragraphs(ZH), source_only=True)) == [(zh, "") for zh in ZH]


@pytest.mark.parametrize(
    "arrange",
    [
        lambda zh, en: (zh, en),
        lambda zh, en: (en, zh),
        lambda zh, en: ("1", en, "", zh),
        lambda zh, en: (zh, "√", en),
    ],
)
@pytest.mark.parametrize("header", [(), ("中文", "English")])
def test_table_with_columns_in_any_order(
    arrange: Callable[[str, str], tuple[str, ...]], header: tuple[str, ...]
) -> None:
    rows = [arrange(zh, en) for zh, en in [header, *zip(ZH, EN, strict=True)] if zh] if header else []
    rows = rows or [arrange(zh, en) for zh, en in zip(ZH, EN, strict=True)]
    reading = read_file(with_table(rows, before=("The Lake Brief",)))
    assert sides(reading) == list(zip(ZH, EN, strict=True))
    assert reading.metadata.title == "The Lake Brief"


def test_cells_with_several_paragraphs_and_a_row_across() -> None:
    document = with_table([(ZH[0], EN[0]), ("", ""), ("\n".join(ZH[1:3]), "\n".join(EN[1:3]))])
    across = document.tables[0].cell(1, 0).merge(document.tables[0].cell(1, 1))
    across.text = ""
    across.paragraphs[0].text = EN[3]
    across.add_paragraph(ZH[3])
    for column, texts in enumerate((ZH[1:3], EN[1:3])):
        cell = document.tables[0].cell(2, column)
        cell.text = texts[0]
        cell.add_paragraph(texts[1])
    assert sides(read_file(document)) == [(ZH[n], EN[n]) for n in (0, 3, 1, 2)]


def test_a_table_of_one_language_is_read_as_paragraphs() -> None:
    document = with_table([(EN[0],)])
    document.add_paragraph(ZH[0])
    assert sides(read_file(document)) == [(ZH[0], EN[0])]


def test_tracked_changes_are_accepted() -> None:
    change = 'w:id="1" w:author="A" w:date="2024-01-01T00:00:00Z"'
    deleted = f'<w:del {change}><w:r><w:delText xml:space="preserve"> rough</w:delText></w:r></w:del>'
    inserted = f"<w:ins {change}>{run(' calm')}</w:ins>"
    moved = f"<w:moveFrom {change}>{run('gone')}</w:moveFrom><w:moveTo {change}>{run(' today')}</w:moveTo>"
    joined = f"<w:pPr><w:rPr><w:del {change}/></w:rPr></w:pPr>{run('湖面')}"
    document = with_raw(f"{run('The lake is')}{deleted}{inserted}{moved}{run('.')}", joined, run("平静。"))
    assert sides(read_file(document)) == [("湖面平静。", "The lake is calm today.")]


def test_links_fields_breaks_and_hidden_text() -> None:
    link = f'<w:hyperlink w:anchor="x">{run("lake")}</w:hyperlink>'
    fields = f'<w:r><w:instrText>PAGEREF x</w:instrText></w:r><w:fldSimple w:instr="X">{run(" is")}</w:fldSimple>'
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>"
    tabbed = '<w:r><w:tab/><w:t>calm</w:t><w:br/><w:t>today</w:t><w:br w:type="page"/><w:noBreakHyphen/></w:r>'
    pair = read_file(with_raw(f"{run('The ')}{link}{fields}{hidden}{tabbed}", run("湖面平静。"))).pairs[0]
    assert pair.en == "The lake is\tcalm\ntoday-"


def test_a_soft_break_between_the_languages_parts_them() -> None:
    document = with_raw(*(f"{run(en)}<w:r><w:br/></w:r>{run(zh)}" for zh, en in zip(ZH, EN, strict=True)))
    assert sides(read_file(document)) == list(zip(ZH, EN, strict=True))


def with_part(document: Any, name: str, xml: str) -> Any:
    uri = PackURI(f"/word/{name}.xml")
    kind = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{name}+xml"
    part = Part(uri, kind, xml.encode(), document.part.package)
    document.part.relate_to(part, getattr(RELATIONSHIP_TYPE, name.upper()))
    return document


def test_footnotes_and_endnotes() -> None:
    note = '<w:footnote w:id="{}"><w:p>' + run(" {}") + "</w:p></w:footnote>"
    notes = f"<w:footnotes {NAMESPACE}>{note.format(7, 'a deep one')}{note.format(8, '很深')}{note.format(9, 'calm')}</w:footnotes>"
    endnotes = f'<w:endnotes {NAMESPACE}><w:endnote w:id="1"><w:p>{run("the end")}</w:p></w:endnote></w:endnotes>'
    mark = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    own = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="9"/><w:t>*</w:t></w:r>'
    end = '<w:r><w:endnoteReference w:id="1"/></w:r>'
    document = with_raw(
        f"{run('  The “lake,”')}{mark.format(7)}{run(' is calm')}{own}{run('.')}{end}",
        f"{run('湖面')}{mark.format(8)}{run('平静。')}",
    )
    document = with_part(with_part(document, "footnotes", notes), "endnotes", endnotes)
    pair = read_file(document).pairs[0]
    assert (pair.en, pair.zh) == ("The “lake,” is calm.", "湖面平静。")
    assert pair.footnotes == (
        Footnote("zh", 2, "2", "很深"),
        Footnote("en", 11, "1", "a deep one"),
        Footnote("en", 19, "*", "calm"),
        Footnote("en", 20, "i", "the end"),
    )


def with_lists(document: Any) -> Any:
    """Add a Chinese list (10), an English one (11) and an Arabic one (12)."""
    shown = {
        "10": level(0, "%1、", "chineseCounting") + level(1, "（%2）", "chineseCounting"),
        "11": level(0, "%1.", "upperRoman") + level(1, "(%2)", "lowerRoman"),
        "12": level(0, "%1."),
    }
    root = document.part.numbering_part.element
    for name, levels in shown.items():
        root.append(parse_xml(f'<w:abstractNum {NAMESPACE} w:abstractNumId="{name}">{levels}</w:abstractNum>'))
    for name in shown:
        root.append(parse_xml(f'<w:num {NAMESPACE} w:numId="{name}"><w:abstractNumId w:val="{name}"/></w:num>'))
    return document


def listed(name: str, depth: int, text: str, style: str = "") -> str:
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f'<w:pPr>{styled}<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{name}"/></w:numPr></w:pPr>{run(text)}'


def test_headings_numbered_by_the_word_processor() -> None:
    document = with_raw(
        listed("11", 0, "The Lake", "Heading1"), listed("10", 0, "湖", "Heading1"),
        listed("11", 1, "Its Water", "Heading2"), listed("10", 1, "水", "Heading2"),
        run("It is calm."), run("很平静。"),
        listed("11", 0, "The Town", "Heading1"), listed("10", 0, "镇", "Heading1"),
        listed("11", 1, "Its Roads", "Heading2"), listed("10", 1, "路", "Heading2"),
    )  # fmt: skip
    pairs = read_file(with_lists(document)).pairs
    assert [pair.hint for pair in pairs] == [
        HeadingHint(1, "一、", "I."),
        HeadingHint(2, "（一）", "(i)"),
        None,
        HeadingHint(1, "二、", "II."),
        HeadingHint(2, "（一）", "(i)"),
    ]
    assert pairs[0].zh == "湖"


def test_lists_without_heading_styles() -> None:
    document = with_raw(
        listed("11", 0, "The lake is calm, and it will stay so."), listed("10", 0, "湖面平静，并将一直如此。"),
        listed("12", 0, "The town has roads."), listed("12", 0, "镇上有路。"),
    )  # fmt: skip
    pairs = read_file(with_lists(document)).pairs
    assert [pair.hint for pair in pairs] == [HeadingHint(1, "一、", "I."), None]


def test_a_style_that_numbers_and_an_outline_level() -> None:
    document = with_lists(
        with_raw(*(f'<w:pPr><w:pStyle w:val="Part"/></w:pPr>{run(text)}' for text in ("湖", "The Lake")))
    )
    style = '<w:pPr><w:numPr><w:numId w:val="10"/></w:numPr><w:outlineLvl w:val="1"/></w:pPr>'
    document.styles.element.append(
        parse_xml(f'<w:style {NAMESPACE} w:type="paragraph" w:styleId="Part"><w:name w:val="Part"/>{style}</w:style>')
    )
    assert read_file(document).pairs[0].hint == HeadingHint(2, "一、", "一、")


def test_languages_that_share_a_list_are_counted_apart() -> None:
    headings = [("12", "湖", "The Lake"), ("12", "镇", "The Town"), ("12", "路", "The Roads")]
    document = with_raw(*(listed(name, 0, text, "Heading1") for name, *texts in headings for text in texts))
    pairs = read_file(with_lists(document)).pairs
    assert [pair.hint for pair in pairs] == [HeadingHint(1, f"{number}.", f"{number}.") for number in (1, 2, 3)]


def test_a_latin_name_in_a_chinese_list_counts_with_it() -> None:
    document = with_raw(*(listed("12", 0, text, "Heading1") for text in ("湖", "ISO 9001", "镇", "路")))
    document = with_lists(document)
    for _ in range(8):  # the Chinese of which the name is a small part
        document.add_paragraph("湖面平静，并将一直如此。")
    paragraphs = read_paragraphs(Source(saved(document), Path("zh.docx")))
    assert [paragraph.number for paragraph in paragraphs[:4]] == ["1.", "2.", "3.", "4."]


def test_paragraphs_of_tables_are_found_for_parallel_files() -> None:
    document = with_table([(ZH[0], ZH[1])], before=(ZH[2],))
    assert [p.text for p in read_paragraphs(Source(saved(document), Path("zh.docx")))] == [ZH[2], ZH[0], ZH[1]]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (saved(with_paragraphs(EN_FIRST))[:2000], "damaged"),
        (b"no archive at all", "no DOCX"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old office file"),
        (saved(docx.Document()), "no text"),
        (saved(with_paragraphs(EN)), "no Chinese"),
        (saved(with_table([(ZH[0], EN[0]), (ZH[1], EN[1]), ("湖水很深。", "")])), "no English paragraph"),
    ],
)
def test_bad_input(content: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said) as caught:
        read_file(content)
    assert caught.value.path == Path("brief.docx")
    assert caught.value.hint


@pytest.mark.parametrize("place", range(100, 30000, 3701))
def test_flipped_bytes_never_end_in_another_error(place: int) -> None:
    content = bytearray(saved(with_paragraphs(EN_FIRST)))
    for offset in range(place % len(content), min(len(content), place % len(content) + 60)):
        content[offset] ^= 0x5A
    try:
        read_file(bytes(content))
    except InputError as error:
        assert error.hint
