"""Whether a TBX file is valid: its structure by the published RNG, its data categories by the published Schematron.

The Schematron is XPath 2, which `elementpath` evaluates: each expression is parsed once, each file made a tree once.
Every rule is applied to every node that it fits, also where an earlier rule of its pattern fits it: stricter than
ISO Schematron, by which a second rule with the same context never fires. The ids of a file, which a rule looks up for
each reference, are found once. Meant for small files all the same.

The structure's grammar knows elements of other namespaces only as "any", so of the data categories of DCT style it
says little, and the Schematron of that style says nothing of levels and values. `as_dca` gives the same file in DCA
style, by whose rules both are checked.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any, Final, NamedTuple

from elementpath import ElementNode, XPath2Parser, XPathContext, XPathToken, get_node_tree
from elementpath.xpath_nodes import AttributeNode, DocumentNode, XPathNode
from lxml import etree

from graph.authorities.tbx_terms import CATEGORIES, NAMESPACE
from tests.shared import SHARED

__all__ = ["FOLDER", "RULES", "as_dca", "as_version_3", "findings", "richest_concepts", "structure_errors"]

#: Where the published files lie.
FOLDER: Final = SHARED / "conformance" / "tbx"
#: What a rule asks of the whole file wherever it stands, and the variable that holds the answer.
_IDS: Final = "//*/@id"
_SCHEMATRON: Final = "{http://purl.oclc.org/dsdl/schematron}"
#: The file of rules for each dialect and style. TBX-Core has no data categories, so its styles are one.
RULES: Final = {
    ("core", "dca"): "TBX-Core.sch",
    ("core", "dct"): "TBX-Core.sch",
    ("min", "dca"): "TBX-Min_DCA.sch",
    ("min", "dct"): "TBX-Min_DCT.sch",
    ("basic", "dca"): "TBX-Basic_DCA.sch",
    ("basic", "dct"): "TBX-Basic_DCT.sch",
}


class _Rule(NamedTuple):
    """A rule: where it applies, and what must hold there, each with its message."""

    context: XPathToken
    tests: tuple[tuple[XPathToken, str], ...]


@cache
def _grammar() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(str(FOLDER / "TBXcoreStructV03.rng")))


@cache
def _rules(name: str) -> tuple[_Rule, ...]:
    schema = etree.parse(str(FOLDER / name)).getroot()
    parser = XPath2Parser({one.get("prefix", ""): one.get("uri", "") for one in schema.iter(f"{_SCHEMATRON}ns")})
    return tuple(
        _Rule(
            parser.parse(f"//{rule.get('context')}"),
            tuple(
                (
                    parser.parse(f"boolean({one.get('test', '').replace(_IDS, '$ids')})"),
                    " ".join("".join(map(str, one.itertext())).split()),
                )
                for one in rule.iter(f"{_SCHEMATRON}assert")
            ),
        )
        for rule in schema.iter(f"{_SCHEMATRON}rule")
    )


def structure_errors(data: bytes) -> list[str]:
    """Return what the RNG of the core structure says against a file, with the lines."""
    grammar = _grammar()
    grammar.validate(etree.fromstring(data))
    return [f"line {error.line}: {error.message}" for error in grammar.error_log]


def findings(data: bytes, dialect: str, style: str) -> list[str]:
    """Return what the Schematron of a dialect and a style says against a file, with the lines.

    Args:
        data: The file.
        dialect: ``core``, ``min`` or ``basic``.
        style: ``dca`` or ``dct``.
    """
    root = etree.fromstring(data)
    ids = [one for element in root.iter("*") if (one := element.get("id")) is not None]
    tree = get_node_tree(etree.ElementTree(root))
    assert isinstance(tree, DocumentNode)
    found = _found(tree, ids, RULES[dialect, style])
    return [f"line {_line(node)}: {message}" for node, message in found]


def _found(tree: DocumentNode, ids: list[str], rules: str) -> Iterator[tuple[XPathNode, str]]:
    variables: dict[str, Any] = {"ids": ids}
    for rule in _rules(rules):
        for node in rule.context.select(XPathContext(tree)):
            assert isinstance(node, XPathNode)
            for test, message in rule.tests:
                if not test.evaluate(XPathContext(tree, item=node, variables=variables)):
                    yield node, message


def _line(node: XPathNode) -> int | None:
    owner = node.parent if isinstance(node, AttributeNode) else node
    element = owner.value if isinstance(owner, ElementNode) else None
    line = element.sourceline if isinstance(element, etree._Element) else None
    return line if isinstance(line, int) else None


def richest_concepts(data: bytes, count: int) -> bytes:
    """Return a file with the concepts alone of which it says most, and the references between them.

    Args:
        data: The file.
        count: How many concepts it keeps.
    """
    root = etree.fromstring(data)
    entries = sorted(root.findall(".//{*}conceptEntry"), key=lambda entry: -sum(1 for _ in entry.iter()))
    for entry in entries[count:]:
        _remove(entry)
    ids = {element.get("id") for element in root.iter("*")}
    for element in list(root.iter("*")):
        target = element.get("target")
        if target is not None and not target.startswith("http") and target not in ids:
            _remove(element)
    return etree.tostring(root, encoding="utf-8")


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def as_dca(data: bytes) -> bytes:
    """Return a file of DCT style in DCA style: each data category as the type of its general element."""
    root = etree.fromstring(data)
    root.set("style", "dca")
    for element in root.iter("*"):
        name = etree.QName(element)
        if name.namespace != NAMESPACE:
            element.tag = f"{{{NAMESPACE}}}{CATEGORIES[name.localname].element}"
            element.set("type", name.localname)
    etree.cleanup_namespaces(root)
    return etree.tostring(root, encoding="utf-8")


def as_version_3(data: bytes) -> bytes:
    """Return a file of TBX-Basic of version 2 under the names that version 3 has for the same elements.

    The content of these elements is the same in both versions, so that the rules of version 3 check it.
    """
    old = {"termEntry": "conceptEntry", "langSet": "langSec", "tig": "termSec", "martifHeader": "tbxHeader"}
    root = etree.fromstring(data)
    assert root.tag == "martif"
    root.set("style", "dca")
    for element in root.iter("*"):
        name = etree.QName(element).localname
        element.tag = f"{{{NAMESPACE}}}{'tbx' if name == 'martif' else old.get(name, name)}"
    return etree.tostring(root, encoding="utf-8")
