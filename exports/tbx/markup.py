"""Entries as XML: each data category as the dialect and the style have it, or behind a label in a note."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from exports.tbx.entries import Entry, Item, LanguageSection, TermSection, Transaction, clean
from graph.authorities.tbx_terms import CATEGORIES, DIALECTS, MODULES, NAMESPACE

__all__ = ["Form", "Writer"]

_XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
#: The addresses that the published rules accept as targets; the second part keeps to what `xs:anyURI` holds for sure.
_ADDRESS: Final = re.compile('https?://[^\\s\0-\x20\x7f-\x9f<>"{}|\\\\^`\ud800-\udfff\ufffe\uffff]+')
#: Elements of version 3 by their names in version 2.
_VERSION_2: Final = {"conceptEntry": "termEntry", "langSec": "langSet", "termSec": "tig", "tbxHeader": "martifHeader"}
_STATUSES: Final = {name: f"{name}Term-admn-sts" for name in ("preferred", "admitted", "deprecated")}


@dataclass(frozen=True, slots=True)
class Form:
    """Which TBX is written.

    Attributes:
        dialect: ``basic``, ``min`` or ``core``.
        style: ``dca`` (the category is the type of a general element) or ``dct`` (it is an element).
        version: ``3``, or ``2`` for TBX-Basic of ISO 30042:2008.
    """

    dialect: str = "basic"
    style: str = "dca"
    version: str = "3"

    @property
    def name(self) -> str:
        """What the file calls itself."""
        return f"TBX-{self.dialect.capitalize()}"

    def has(self, category: str) -> bool:
        """Whether the dialect has a data category."""
        return category in CATEGORIES and CATEGORIES[category].module in DIALECTS[self.name]


@dataclass(slots=True)
class Writer:
    """Puts entries into the body of a file, and counts what it drops on the way.

    Attributes:
        form: Which TBX is written.
        ids: The ids of all entries that are written: what references may lead to.
        dropped: How many characters were dropped.
        undated: How many times a name and a date of an editor found no place.
    """

    form: Form
    ids: frozenset[str] = frozenset()
    dropped: int = 0
    undated: int = 0
    _names: dict[str, str] = field(default_factory=dict)

    def root(self, title: str, sources: Iterable[str]) -> tuple[etree._Element, etree._Element]:
        """Return the root of a file and its ``text``, still empty.

        Args:
            title: What the file calls itself.
            sources: Where what it says comes from.
        """
        root = self._root()
        header = self._in(root, "tbxHeader")
        description = self._in(header, "fileDesc")
        self._in(self._in(description, "titleStmt"), "title", title)
        origin = self._in(description, "sourceDesc")
        for text in sources:
            self._in(origin, "p", text)
        if self.form.version == "2":
            self._in(self._in(header, "encodingDesc"), "p", "TBXBasicXCSV02.xcs").set("type", "XCSURI")
        return root, self._in(root, "text")

    def body(self, text: etree._Element) -> etree._Element:
        """Return the body, added to the ``text`` of `root`: only where there are entries."""
        return self._in(text, "body")

    def entry(self, parent: etree._Element, entry: Entry) -> None:
        """Write an entry.

        Args:
            parent: The body.
            entry: The entry; its terms are not blank.
        """
        element = self._in(parent, "conceptEntry")
        element.set("id", entry.id)
        if self.form.has("transactionType"):
            for change in entry.transactions:
                self._transaction(element, change)
        else:
            self.undated += len(entry.transactions)
        self._items(element, entry.items)
        for section in entry.sections:
            self._section(element, section)

    def _root(self) -> etree._Element:
        if self.form.version == "2":
            root = etree.Element("martif")
        else:
            modules = sorted(DIALECTS[self.form.name]) if self.form.style == "dct" else ()
            names: dict[str | None, str] = {None: NAMESPACE, **{name: MODULES[name] for name in modules}}
            root = etree.Element(f"{{{NAMESPACE}}}tbx", nsmap=names)  # type: ignore[arg-type] # the stubs lack None
            root.set("style", self.form.style)
        root.set("type", self.form.name)
        root.set(_XML_LANG, "en")
        return root

    def _section(self, parent: etree._Element, section: LanguageSection) -> None:
        element = self._in(parent, "langSec")
        element.set(_XML_LANG, section.tag)
        self._items(element, section.items)
        for term in section.terms:
            self._term(element, term)

    def _term(self, parent: etree._Element, section: TermSection) -> None:
        element = self._in(parent, "termSec")
        self._in(element, "term", section.term)
        # What the rules call a note of the term comes first.
        self._items(element, sorted(section.items, key=lambda item: not self._is_term_note(item)))

    def _is_term_note(self, item: Item) -> bool:
        return self.form.has(item.category) and CATEGORIES[item.category].element == "termNote"

    # --- what is said

    def _items(self, parent: etree._Element, items: Iterable[Item]) -> None:
        for item in items:
            if item.category == "crossReference":
                self._reference(parent, item)
            elif item.category == "externalCrossReference":
                self._address(parent, item)
            elif self.form.has(item.category):
                self._category(parent, item)
            elif item.category != "projectSubset":  # without the category, the sources of the terms name the documents
                self._note(parent, item.label, item.text, item.source if item.category == "context" else "")

    def _category(self, parent: etree._Element, item: Item) -> None:
        text = _STATUSES[item.text] if item.category == "administrativeStatus" else item.text
        group = self._in(parent, "descripGrp") if item.source else parent
        self._typed(group, item.category, text)
        if item.source:
            self._typed(group, "source", item.source)

    def _reference(self, parent: etree._Element, item: Item) -> None:
        if self.form.has(item.category) and item.target in self.ids:
            self._typed(parent, item.category, f"{item.label}: {item.text}").set("target", item.target)
        else:
            self._note(parent, item.label, item.text)

    def _address(self, parent: etree._Element, item: Item) -> None:
        if self.form.has(item.category) and _ADDRESS.fullmatch(item.target):
            self._typed(parent, item.category, item.text).set("target", item.target)
        else:
            self._note(parent, item.label, item.target)

    def _note(self, parent: etree._Element, label: str, text: str, place: str = "") -> None:
        told = f"{text} [{place}]" if place else text
        self._in(parent, "note", f"{label}: {told}" if label else told)

    def _transaction(self, parent: etree._Element, change: Transaction) -> None:
        group = self._in(parent, "transacGrp")
        self._typed(group, "transactionType", "modification")
        self._in(group, "date", change.day)
        self._typed(group, "responsibility", change.who)

    # --- elements

    def _typed(self, parent: etree._Element, category: str, text: str) -> etree._Element:
        """Write a data category in the style of the file."""
        name, module, _ = CATEGORIES[category]
        if self.form.style == "dct":
            element = etree.SubElement(parent, f"{{{MODULES[module]}}}{category}")
            element.text = self._clean(text)
        else:
            element = self._in(parent, name, text)
            element.set("type", category)
        return element

    def _in(self, parent: etree._Element, name: str, text: str = "") -> etree._Element:
        """Write an element of the core."""
        element = etree.SubElement(parent, self._name(name))
        if text:
            element.text = self._clean(text)
        return element

    def _name(self, name: str) -> str:
        if name not in self._names:
            is_old = self.form.version == "2"
            self._names[name] = _VERSION_2.get(name, name) if is_old else f"{{{NAMESPACE}}}{name}"
        return self._names[name]

    def _clean(self, text: str) -> str:
        kept, dropped = clean(text)
        self.dropped += dropped
        return kept
