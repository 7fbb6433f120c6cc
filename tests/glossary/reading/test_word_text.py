"""Tests of `glossary.reading.word_text`: a paragraph of WordprocessingML with all changes accepted."""

import pytest
from lxml import etree

from glossary.reading.base import Note
from glossary.reading.word_text import Notes, mark_is_deleted, text_of
from tests.glossary.reading.test_numbering import NAMESPACE


def _paragraph(inner: str) -> etree._Element:
    return etree.fromstring(f"<w:p {NAMESPACE}>{inner}</w:p>")


def _run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def _notes(kind: str, *notes: tuple[str, str]) -> Notes:
    """Notes of a part: name, and the content of its element."""
    inner = "".join(f'<w:note w:id="{name}">{content}</w:note>' for name, content in notes)
    return Notes({kind: etree.fromstring(f"<w:notes {NAMESPACE}>{inner}</w:notes>")})


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (_run("湖面") + _run("平静"), "湖面平静"),
        (f"<w:ins>{_run('湖面')}</w:ins><w:del>{_run('河面')}</w:del>", "湖面"),
        (f"<w:moveFrom>{_run('旧')}</w:moveFrom><w:moveTo>{_run('新')}</w:moveTo>", "新"),
        (f"<w:hyperlink>{_run('湖区')}</w:hyperlink>", "湖区"),
        (f"<w:sdt><w:sdtContent>{_run('湖区')}</w:sdtContent></w:sdt>", "湖区"),
        (f"<w:ruby><w:rt>{_run('hú')}</w:rt><w:rubyBase>{_run('湖')}</w:rubyBase></w:ruby>", "湖"),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r>" + _run("湖"), "湖"),
        ("<w:r><w:t>the</w:t><w:br/><w:t>lake</w:t></w:r>", "the\nlake"),
        ('<w:r><w:t>the</w:t><w:br w:type="page"/><w:t>lake</w:t></w:r>', "thelake"),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t><w:cr/></w:r>", "a\tb-c\n"),
        (_run("密", "<w:vanish/>") + _run("湖"), "湖"),
        (_run("湖", '<w:vanish w:val="false"/>'), "湖"),
        (_run("湖", '<w:vanish w:val="0"/>'), "湖"),
        ("<w:r><w:t/></w:r>", ""),
        ("<!-- 湖 -->", ""),
        ("", ""),
    ],
)
def test_text_as_it_reads(inner: str, text: str) -> None:
    assert text_of(_paragraph(inner), Notes({})) == (text, [])


def test_notes_are_counted_over_the_document_and_stand_where_their_mark_did() -> None:
    notes = _notes("footnoteReference", ("7", f"<w:p>{_run(' 深 ')}</w:p>"), ("8", f"<w:p>{_run('浅')}</w:p>"))
    reference = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    first = text_of(_paragraph(_run("湖面") + reference.format(7) + _run("平静")), notes)
    second = text_of(_paragraph(reference.format(8) + _run("港")), notes)
    assert first == ("湖面平静", [Note(2, "1", "深")])
    assert second == ("港", [Note(0, "2", "浅")])


def test_endnotes_have_roman_marks_of_their_own() -> None:
    notes = _notes("endnoteReference", ("1", f"<w:p>{_run('深')}</w:p><w:p/><w:p>{_run('浅')}</w:p>"))
    end, foot = '<w:r><w:endnoteReference w:id="1"/></w:r>', '<w:r><w:footnoteReference w:id="1"/></w:r>'
    _, found = text_of(_paragraph(foot + end + end), notes)
    assert found == [Note(0, "1", ""), Note(0, "i", "深\n浅"), Note(0, "ii", "深\n浅")]


def test_a_mark_that_the_author_set_is_no_text_and_is_not_counted() -> None:
    own = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="9"/><w:t>*</w:t></w:r>'
    counted = '<w:r><w:footnoteReference w:id="9"/></w:r>'
    notes = _notes("footnoteReference", ("9", f"<w:p>{_run('深')}</w:p>"))
    text, found = text_of(_paragraph(_run("湖") + own + counted), notes)
    assert text == "湖"
    assert [note.mark for note in found] == ["*", "1"]


def test_a_note_that_refers_to_itself_ends() -> None:
    inner = f'<w:p>{_run("深")}<w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
    _, found = text_of(
        _paragraph('<w:r><w:footnoteReference w:id="1"/></w:r>'), _notes("footnoteReference", ("1", inner))
    )
    assert found == [Note(0, "1", "深")]


@pytest.mark.parametrize(
    ("properties", "deleted"),
    [
        ("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>", True),
        ("<w:pPr><w:rPr><w:moveFrom/></w:rPr></w:pPr>", True),
        ("<w:pPr><w:rPr><w:ins/></w:rPr></w:pPr>", False),
        ("<w:pPr/>", False),
        (f"<w:del>{_run('湖')}</w:del>", False),  # its text, not its end
        ("", False),
    ],
)
def test_an_end_that_is_deleted(properties: str, deleted: bool) -> None:
    assert mark_is_deleted(_paragraph(properties)) is deleted
