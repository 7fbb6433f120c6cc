"""From the bytes of a file to its text: which encoding they are in, and whether they are text at all.

A short list is tried, each with a test that the result is plausible Chinese or English. A general guesser
goes wrong on short Chinese texts: it takes two lines of GB18030 for Korean without a word.
"""

import codecs
import re
from functools import cache
from pathlib import Path
from typing import Final

from glossary.errors import InputError
from glossary.folding import is_han

__all__ = ["ENCODING_EXAMPLES", "decode", "refuse_binary"]

#: Names that the message about an unknown encoding lists.
ENCODING_EXAMPLES: Final = ("utf-8", "utf-16", "gb18030", "big5", "cp1252")

_SAVE_AS_TEXT: Final = "save it as plain text (UTF-8) or DOCX and read that"
_SAVE_AS_OFFICE: Final = "save it as DOCX, XLSX or CSV and read that"

# How files that are no text begin: (first bytes, what it is, what to do).
_MAGIC: Final = (
    (b"%PDF", "a PDF", _SAVE_AS_TEXT),
    (b"\xd0\xcf\x11\xe0", "an old office file (.doc, .xls) or one with a password", _SAVE_AS_OFFICE),
    (b"PK\x03\x04", "a ZIP archive or office file other than DOCX and XLSX", f"unpack it, or {_SAVE_AS_OFFICE}"),
    (b"{\\rtf", "an RTF file", _SAVE_AS_TEXT),
    (b"\x89PNG", "an image", "recognise its text first (OCR)"),
    (b"\xff\xd8\xff", "an image", "recognise its text first (OCR)"),
    (b"GIF8", "an image", "recognise its text first (OCR)"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
)  # fmt: skip
_WEB_PAGE: Final = re.compile(r"\s*(?:<\?xml[^>]*\?>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_UTF_16: Final = ("utf-16-le", "utf-16-be")
_LEGACY: Final = ("gb18030", "big5", "cp1252")

# The characters that make up about a third of any Chinese text, simplified and traditional. In text decoded
# with the wrong table they are as rare as any other character.
_FREQUENT: Final = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
    "十三之进着等部度家力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合因由其些然前外天政四日那社义事平形相全表"
    "与关各重新线内数正心反明看又么利比或但质向道命此变条没结解问意建月公无系军很情最立代想已通并提直题党程展五设及强市改革坚持推安基"
    "這為個國時來們對會發動過說種後學經進著裡現實兩體機當點從業應開關線內數質變條沒結問無係軍黨設強堅"
)
_MARKS: Final = frozenset("，。、；：？！“”‘’（）《》〈〉「」『』【】〔〕—…·％　–•①②③④⑤○")
_LATIN_MARKS: Final = frozenset("“”‘’–—…•·°£€§©®ßàáâäçèéêëíîñóôöúûü\u00a0")

_MINIMUM_COMMON: Final = 0.8
_MINIMUM_FREQUENT: Final = 0.08
_FEW: Final = 8
_MAXIMUM_ACCENTED: Final = 0.2


def decode(content: bytes, path: Path, encoding: str | None = None) -> str:
    """Return the text of a file.

    Tried in this order: byte order mark, strict UTF-8, then UTF-16 without mark, GB18030, Big5 and the Western
    code page 1252, of which the most plausible is taken.

    Args:
        content: All bytes of the file.
        path: What messages name.
        encoding: Name of the encoding if the user knows it; then nothing is guessed.

    Returns:
        The text without byte order mark.

    Raises:
        InputError: The file is no text (the message says what it is), the encoding is unknown or does not
            fit, or no encoding of the list gives plausible text.

    >>> decode("推进新型工业化".encode("gb18030"), Path("a.txt"))
    '推进新型工业化'
    """
    refuse_binary(content, path)
    text = _guess(content, path) if encoding is None else _decode_as(content, encoding, path)
    if _WEB_PAGE.match(text[:1000]):
        raise InputError("this is a web page", path=path, hint=f"open it in a browser and {_SAVE_AS_TEXT}")
    return text.removeprefix("\ufeff")


def refuse_binary(content: bytes, path: Path, *, but: bytes = b"") -> None:
    """Refuse a file whose first bytes say that it is no text.

    Args:
        content: All bytes of the file.
        path: What messages name.
        but: First bytes that are allowed all the same; empty for none.

    Raises:
        InputError: It is none; says what it is and what to do.
    """
    for magic, name, remedy in _MAGIC:
        if content.startswith(magic) and not (but and magic.startswith(but)):
            raise InputError(f"this is {name}, not text", path=path, hint=remedy)


def _decode_as(content: bytes, encoding: str, path: Path) -> str:
    try:
        return content.decode(encoding)
    except LookupError as error:
        hint = f"examples are {', '.join(ENCODING_EXAMPLES)}"
        raise InputError(f"unknown encoding {encoding!r}", path=path, hint=hint) from error
    except UnicodeError as error:
        start = error.start if isinstance(error, UnicodeDecodeError) else 0
        line = content[:start].count(b"\n") + 1
        hint = "leave the encoding out to have it found"
        raise InputError(f"the text is not in the encoding {encoding}", path=path, line=line, hint=hint) from error


def _guess(content: bytes, path: Path) -> str:
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _decode_as(content, encoding, path)
    if b"\0" not in content:
        try:
            return _without_controls(content.decode("utf-8"), path)
        except UnicodeDecodeError:
            pass  # not UTF-8: go on with the list
    candidates = _UTF_16 if b"\0" in content else _LEGACY + _UTF_16
    scored = [(_plausibility(text, name), text) for name in candidates if (text := _strictly(content, name))]
    best = max(scored, key=lambda entry: entry[0], default=(0.0, ""))
    if best[0] > 0:
        return best[1]
    hint = f"if it is a text, name its encoding (such as {', '.join(ENCODING_EXAMPLES)}); if not, save it as plain text"
    raise InputError("this is no text in an encoding that can be told, or a binary file", path=path, hint=hint)


def _without_controls(text: str, path: Path) -> str:
    """Return `text`, which is valid UTF-8, unless it is full of control characters."""
    controls = _controls(text)
    if controls > len(text) // 100:
        raise InputError("this is a binary file, not text", path=path, hint=_SAVE_AS_TEXT)
    return text


def _controls(text: str) -> int:
    return sum((c < " " and c not in "\t\n\r\f\v") or "\x7f" <= c <= "\x9f" for c in text)


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return ""


def _plausibility(text: str, encoding: str) -> float:
    """Return how plausible `text` is as Chinese or English, 0 for not at all."""
    if _controls(text):
        return 0.0
    foreign = [character for character in text if character > "\x7f"]
    if encoding == "cp1252":
        letters = sum(character.isalpha() or character == " " for character in text)
        plain = letters > len(text) / 2 and len(foreign) <= _MAXIMUM_ACCENTED * len(text)
        return 0.05 if plain and all(character in _LATIN_MARKS for character in foreign) else 0.0
    if not foreign:
        return 0.05  # UTF-16 of English alone
    common = sum(character in _MARKS or _is_common(character) for character in foreign) / len(foreign)
    han = [character for character in foreign if is_han(character)]
    frequent = sum(character in _FREQUENT for character in han) / max(1, len(han))
    if len(han) < _FEW:  # too few to expect a frequent one
        frequent = max(frequent, _MINIMUM_FREQUENT)
    return frequent if common >= _MINIMUM_COMMON and frequent >= _MINIMUM_FREQUENT else 0.0


@cache
def _is_common(character: str) -> bool:
    """Whether a character is of the first level of GB 2312 or Big5, which hold what running text uses."""
    for encoding, first, last in (("gb2312", 0xB0, 0xD7), ("big5", 0xA4, 0xC6)):
        try:
            code = character.encode(encoding)
        except UnicodeEncodeError:
            continue
        if len(code) == 2 and first <= code[0] <= last:
            return is_han(character)
    return "\uff01" <= character <= "\uff5e" or "\u2160" <= character <= "\u217f"
