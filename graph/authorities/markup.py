"""What the readers of termbases in XML share: safe parsing, and text and lines of elements."""

from collections.abc import Collection

from lxml import etree

from glossary.reading.base import Source
from glossary.reading.markup import parse
from graph.authorities.base import tidy

__all__ = ["line", "local_name", "parsed", "text"]


def parsed(source: Source, names: Collection[str], *, what: str) -> etree._Element:
    """Return the first element of an XML file; nothing outside of the file is ever asked for.

    Args:
        source: The file.
        names: What the element may be called.
        what: What the file should be, for messages.

    Raises:
        InputError: It is malformed, declares entities, or begins with another element.
    """
    return parse(source.content, source.path, hint="export the file again", roots=tuple(names), what=what)


def local_name(element: etree._Element) -> str:
    """Return the name of an element without its namespace; empty for what is none."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def line(element: etree._Element) -> int:
    """Return the line that an element begins in."""
    found = element.sourceline
    return found if isinstance(found, int) else 1


def text(element: etree._Element) -> str:
    """Return all text in an element, each run of white space as one space."""
    return tidy("".join(map(str, element.itertext())))
