"""What the readers of termbases in XML share: safe parsing, and text and lines of elements."""

from collections.abc import Collection

from lxml import etree

from glossary.errors import InputError
from glossary.reading.base import Source
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
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(source.content, parser)
    except etree.XMLSyntaxError as error:
        hint = "export the file again"
        message = f"the XML is malformed ({error.msg})"
        raise InputError(message, path=source.path, line=error.lineno, hint=hint) from error
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and dtd.entities():  # type: ignore[union-attr] # the stubs lack it
        raise InputError("the file declares XML entities", path=source.path, hint="take the declarations out")
    if local_name(root) not in names:
        hint = f"give a file whose first element is {' or '.join(f'<{name}>' for name in names)}"
        raise InputError(f"this XML is no {what}", path=source.path, line=line(root), hint=hint)
    return root


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
