"""The same few pairs in every format that is read, for tests that go through the readers."""

import io
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final
from xml.sax.saxutils import escape

import docx
import openpyxl

__all__ = ["FORMATS", "PAIRS", "SUFFIXES", "xliff_1", "xliff_2", "xlsx"]

PAIRS: Final = (
    ("湖面平静，渔民清早出船。", "The lake is calm, and the fishermen set out early."),
    ("今年的水质比去年好得多。", "The water is much better this year than it was last year."),
    ("岸边新建了三座泵站。", "Three pumping stations have been built on the shore."),
)

Pairs = Sequence[tuple[str, str]]

#: The name of the file that each reader takes by itself.
SUFFIXES: Final = {
    "interleaved": ".txt", "parallel": ".txt", "docx": ".docx", "tmx": ".tmx", "xliff": ".xlf", "po": ".po",
    "table": ".tsv", "xlsx": ".xlsx",
}  # fmt: skip


def _text(pairs: Pairs) -> bytes:
    return "\n".join(f"{en}\n{zh}" for zh, en in pairs).encode()


def _docx(pairs: Pairs) -> bytes:
    document: Any = docx.Document()
    for zh, en in pairs:
        document.add_paragraph(en)
        document.add_paragraph(zh)
    return _saved(document)


def _saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _tmx(pairs: Pairs) -> bytes:
    units = [
        f'<tu><tuv xml:lang="zh-CN"><seg>{escape(zh)}</seg></tuv><tuv xml:lang="en-US"><seg>{escape(en)}</seg></tuv></tu>'
        for zh, en in pairs
    ]
    return "\n".join(['<tmx version="1.4"><header/><body>', *units, "</body></tmx>"]).encode()


def xliff_1(pairs: Pairs, *, ids: Sequence[str] = (), languages: str = "") -> bytes:
    units = [
        f'<trans-unit id="{name}"><source>{escape(zh)}</source><target>{escape(en)}</target></trans-unit>'
        for name, (zh, en) in zip(ids or [str(number) for number in range(len(pairs))], pairs, strict=True)
    ]
    said = languages or 'source-language="zh-CN" target-language="en-US"'
    head = '<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">'
    return "\n".join(
        [head, f'<file original="a" datatype="plaintext" {said}><body>', *units, "</body></file></xliff>"]
    ).encode()


def xliff_2(pairs: Pairs, *, ids: Sequence[str] = (), languages: str = 'srcLang="zh" trgLang="en"') -> bytes:
    units = [
        f'<unit id="{name}"><segment><source>{escape(zh)}</source><target>{escape(en)}</target></segment></unit>'
        for name, (zh, en) in zip(ids or [str(number) for number in range(len(pairs))], pairs, strict=True)
    ]
    head = f'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" {languages}>'
    return "\n".join([head, '<file id="f">', *units, "</file></xliff>"]).encode()


def _po(pairs: Pairs) -> bytes:
    return "\n\n".join(f'msgid "{zh}"\nmsgstr "{en}"' for zh, en in pairs).encode()


def _table(pairs: Pairs) -> bytes:
    return "\n".join(["zh\ten", *(f"{zh}\t{en}" for zh, en in pairs)]).encode()


def xlsx(pairs: Pairs, head: tuple[str, str] = ("中文", "English")) -> bytes:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    for row in (head, *pairs):
        sheet.append(row)
    return _saved(workbook)


#: What writes pairs in the format of each reader of one file.
FORMATS: Final[Mapping[str, Callable[[Pairs], bytes]]] = {
    "interleaved": _text, "docx": _docx, "tmx": _tmx, "xliff": xliff_1, "po": _po, "table": _table, "xlsx": xlsx,
}  # fmt: skip
