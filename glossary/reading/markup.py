"""XML from outside: the one place where it is parsed, with every defence on.

Of what a document type declaration may bring, nothing is taken: entities are refused before the parser sees them,
external files are never fetched, and the limits of libxml2 on depth (256 elements), on the length of a text (10
million characters) and on amplification stay in force.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from lxml import etree

from glossary.errors import InputError

__all__ = ["line_of", "local_name", "parse"]

# What may stand before the first element: the search for entities ends there.
_DOCTYPE: Final = re.compile(rb"<!DOCTYPE\b", re.IGNORECASE)
_ENTITY: Final = re.compile(rb"<!ENTITY\b", re.IGNORECASE)
_ELEMENT: Final = re.compile(rb"<[A-Za-z_\x80-\xff]")
_PROLOG: Final = 1 << 20

# What surrounds the name of a limit in the messages of libxml2.
_LIMIT: Final = re.compile(r"^Resource limit exceeded: | in document\b.*")
# It repeats the place at their end.
_PLACE: Final = re.compile(r"\s*,? line \d+, column \d+$")

#: First elements of formats that people take for each other, with what to do with such a file.
_FORMATS: Final[Mapping[str, tuple[str, str]]] = {
    "tmx": ("a translation memory (TMX)", "tifa build --reader tmx reads it"),
    "xliff": ("XLIFF", "tifa build --reader xliff reads it"),
    "tbx": ("a termbase (TBX)", "tifa authority add reads it"),
    "martif": ("a termbase (TBX)", "tifa authority add reads it"),
    "html": ("a web page", "open it in a browser and save it as plain text"),
    "RDF": ("RDF", "tifa authority add reads it"),
}


def parse(
    content: bytes,
    path: Path,
    *,
    hint: str,
    roots: Sequence[str] = (),
    what: str = "",
    encoding: str | None = None,
) -> etree._Element:
    """Parse XML; comments and processing instructions are left out.

    Args:
        content: All its bytes.
        path: What messages name.
        hint: What to do if it is malformed.
        roots: Local names that the first element may have; empty for any.
        what: What a file with such a first element is, for the message, such as ``translation memory``.
        encoding: The encoding if the user named it; else what the file says.

    Returns:
        The first element.

    Raises:
        InputError: It is malformed, it declares entities, it is nested too deep or a text in it is too long, or
            it is another format; names the line.

    >>> parse(b"<tmx><body/></tmx>", Path("a.tmx"), hint="export it again")[0].tag
    'body'
    """
    _refuse_entities(content, path)
    root = _parsed(content, path, hint, encoding)
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None:
        if dtd.entities():  # type: ignore[attr-defined] # the stubs lack it
            raise _declared(path, _ENTITY.search(content))
        if (unknown := next(root.iter(etree.Entity), None)) is not None:
            message = f"the file uses the entity {unknown.text}, which XML does not know"
            raise InputError(message, path=path, line=line_of(unknown), hint="write the character in its place")
    name = local_name(root)
    if roots and name not in roots:
        wanted = " or ".join(f"<{one}>" for one in roots)
        known, remedy = _FORMATS.get(name, ("", f"give a file whose first element is {wanted}"))
        message = f"this is {known}, no {what}" if known else f"this XML is no {what} (its first element is <{name}>)"
        raise InputError(message, path=path, line=line_of(root), hint=remedy)
    return root


def _parsed(content: bytes, path: Path, hint: str, encoding: str | None) -> etree._Element:
    try:
        parser = etree.XMLParser(
            encoding=encoding,
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
    except LookupError as error:
        raise InputError(f"unknown encoding {encoding!r}", path=path, hint="leave the encoding out") from error
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        reason = _PLACE.sub("", " ".join((error.msg or "no XML").split()))
        if "XML_PARSE_HUGE" in reason:
            reason = _LIMIT.sub("", reason.partition(", ")[0]).lower()
            raise InputError(
                f"the XML is beyond the limits ({reason})",
                path=path,
                line=error.lineno,
                hint="elements may be nested 256 deep, and a text may have 10 million characters",
            ) from error
        raise InputError(f"the XML is malformed ({reason})", path=path, line=error.lineno, hint=hint) from error


def _refuse_entities(content: bytes, path: Path) -> None:
    """Refuse a declaration of entities in the document type, before anything could expand it."""
    start = _DOCTYPE.search(content.replace(b"\0", b"") if b"\0" in content[:200] else content[:_PROLOG])
    if start is None:
        return
    plain = start.string
    first = _ELEMENT.search(plain, start.end())
    if found := _ENTITY.search(plain, start.end(), first.start() if first else len(plain)):
        raise _declared(path, found)


def _declared(path: Path, found: "re.Match[bytes] | None") -> InputError:
    line = None if found is None else found.string.count(b"\n", 0, found.start()) + 1
    return InputError("the file declares XML entities", path=path, line=line, hint="take the declarations out")


def line_of(element: etree._Element) -> int:
    """Return the line of the file where an element starts, 1-based."""
    line = element.sourceline
    return line if isinstance(line, int) else 1


def local_name(element: etree._Element) -> str:
    """Return the name of an element without its namespace; empty for what is none (an unresolved entity)."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
