"""What the writer and the reader of TBX agree on: data categories, dialects, styles, and the labels of notes.

A data category is what TBX knows of a concept or a term (a definition, a status). A dialect has those of its modules;
what it lacks stands in a note behind a label (``Definition: …``), which the reader takes for the category again.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

__all__ = [
    "CATEGORIES",
    "DIALECTS",
    "LABELS",
    "LISTS_ONLY",
    "MODULES",
    "NAMESPACE",
    "NOT_REVIEWED",
    "Category",
    "plain_note",
    "split_note",
]

#: Namespace of ISO 30042:2019, and of its two public modules: in DCT style their categories are elements of these.
NAMESPACE: Final = "urn:iso:std:iso:30042:ed-2"
MODULES: Final[Mapping[str, str]] = MappingProxyType(
    {"min": "http://www.tbxinfo.net/ns/min", "basic": "http://www.tbxinfo.net/ns/basic"}
)
#: The modules of each public dialect.
DIALECTS: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {"TBX-Core": frozenset(), "TBX-Min": frozenset({"min"}), "TBX-Basic": frozenset({"min", "basic"})}
)


class Category(NamedTuple):
    """A data category.

    Attributes:
        element: The general element whose `type` names it in DCA style.
        module: The module that has it.
        label: What a note begins with that stands for it; empty where Tifa writes none.
    """

    element: str
    module: str
    label: str = ""


#: The data categories of the public modules.
CATEGORIES: Final[Mapping[str, Category]] = MappingProxyType(
    {
        "administrativeStatus": Category("termNote", "min", "Status"),
        "customerSubset": Category("admin", "min"),
        "externalCrossReference": Category("xref", "min"),
        "partOfSpeech": Category("termNote", "min"),
        "subjectField": Category("descrip", "min", "Kind"),
        "context": Category("descrip", "basic", "Context"),
        "crossReference": Category("ref", "basic"),
        "definition": Category("descrip", "basic", "Definition"),
        "geographicalUsage": Category("termNote", "basic"),
        "grammaticalGender": Category("termNote", "basic"),
        "projectSubset": Category("admin", "basic", "Document"),
        "responsibility": Category("transacNote", "basic"),
        "source": Category("admin", "basic", "Source"),
        "termLocation": Category("termNote", "basic"),
        "termType": Category("termNote", "basic", "Term type"),
        "transactionType": Category("transac", "basic"),
        "xGraphic": Category("xref", "basic"),
    }
)

#: All labels of notes that mean something. Behind some of them stands a remark in brackets.
LABELS: Final = frozenset(category.label for category in CATEGORIES.values() if category.label) | {
    "Pinyin", "Members", "Member", "Rendered by", "Listed in", "Confidence", "Occurrences", "Theme", "IRI",
    "Broader", "Narrower", "Related", "Full form", "Short form", "Replaced by",
    "exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch", "Note",
}  # fmt: skip
#: What a note of the status says of a term that nobody has reviewed, and of one that stands in no document.
NOT_REVIEWED: Final = "not reviewed"
LISTS_ONLY: Final = "in authority lists only"
_LABELLED: Final = re.compile(rf"({'|'.join(sorted(LABELS))})(?: \([^()]*\))?:\s(.*)", re.DOTALL)


def split_note(text: str) -> tuple[str, str]:
    """Return the label of a note and what stands behind it; an empty label where it begins with none.

    >>> split_note("Pinyin: hú zhǎng zhì"), split_note("Members (Lake Gazette): 甲; 乙"), split_note("a lake")
    (('Pinyin', 'hú zhǎng zhì'), ('Members', '甲; 乙'), ('', 'a lake'))
    """
    found = _LABELLED.fullmatch(text)
    return (found[1], found[2]) if found else ("", text)


def plain_note(text: str) -> str:
    """Return a note that people wrote so that no label is seen in it.

    >>> plain_note("a lake"), plain_note("Kind: of blue")
    ('a lake', 'Note: Kind: of blue')
    """
    return f"Note: {text}" if split_note(" ".join(text.split()))[0] else text
