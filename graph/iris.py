"""The IRIs of all that is described: the same thing gets the same IRI in every build on every machine.

An IRI is made of the base (a setting) and folded wording or numbers of the document, never of a counter over
the store, so that no build depends on what was built before it. Characters that RFC 3987 allows in a path
(Han characters among them) stay readable; all others are percent-encoded.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from glossary.authority import AuthorityEntry

__all__ = ["DEFAULT_BASE", "Iris"]

#: Where IRIs start unless the settings say otherwise (docs/decisions/0003-stable-iris.md).
DEFAULT_BASE: Final = "https://w3id.org/tifa/id/"


def _segment(text: str) -> str:
    """Return `text` as one path segment: RFC 3987 ``isegment``, with non-ASCII letters left as they are."""
    return "".join(c if c.isalnum() or c in "-._~、·" else quote(c, safe="") for c in text)


@dataclass(frozen=True, slots=True)
class Iris:
    """Makes the IRIs below one base.

    Args:
        base: An absolute IRI that ends in ``/`` or ``#``.

    >>> Iris("https://example.org/").concept("1+n行动")
    'https://example.org/concept/1%2Bn行动'
    >>> Iris("https://example.org/").occurrence("brief", 3, 17, 20)
    'https://example.org/document/brief/occurrence/3-17-20'
    """

    base: str = DEFAULT_BASE

    def concept(self, key: str) -> str:
        """IRI of the concept with this folded label (`glossary.folding.fold_label`)."""
        return f"{self.base}concept/{_segment(key)}"

    def label(self, key: str, lang: str, form: str) -> str:
        """IRI of the SKOS-XL label: a `form` in `lang` of the concept `key`."""
        return f"{self.base}label/{_segment(key)}/{lang}/{_segment(form)}"

    def document(self, document: str) -> str:
        """IRI of a document."""
        return f"{self.base}document/{_segment(document)}"

    def section(self, document: str, pair: int) -> str:
        """IRI of the section that paragraph pair `pair` opens."""
        return f"{self.document(document)}/section/{pair}"

    def paragraph(self, document: str, pair: int) -> str:
        """IRI of a paragraph pair."""
        return f"{self.document(document)}/paragraph/{pair}"

    def item(self, document: str, pair: int, start: int) -> str:
        """IRI of the enumeration item that starts at `start` of the pair's Chinese text."""
        return f"{self.document(document)}/item/{pair}-{start}"

    def unit(self, document: str, number: int) -> str:
        """IRI of a translation unit."""
        return f"{self.document(document)}/unit/{number}"

    def occurrence(self, document: str, pair: int, start: int, end: int) -> str:
        """IRI of an occurrence: its pair and its span there (nested terms may start together)."""
        return f"{self.document(document)}/occurrence/{pair}-{start}-{end}"

    def member(self, document: str, pair: int, start: int, end: int) -> str:
        """IRI of the place that enumerates a member, likewise."""
        return f"{self.document(document)}/member/{pair}-{start}-{end}"

    def relation(self, document: str, name: str, source: str, target: str) -> str:
        """IRI of a relation between two concepts, as a document shows it."""
        segments = "/".join(map(_segment, (name.replace(" ", "-"), source, target)))
        return f"{self.document(document)}/relation/{segments}"

    def theme(self, document: str, number: int) -> str:
        """IRI of an exposition theme: of one document, for two may number theirs alike."""
        return f"{self.document(document)}/theme/{number}"

    def activity(self, document: str) -> str:
        """IRI of the harvesting activity that derived a document's graph."""
        return f"{self.document(document)}/harvest"

    def authority(self, name: str) -> str:
        """IRI of the concept scheme that an authority list is."""
        return f"{self.base}authority/{_segment(name)}"

    def authority_concept(self, name: str, entry: AuthorityEntry) -> str:
        """IRI of a concept of an authority list: its own in the scheme that it comes from, else one below the list's.

        One that begins as the IRIs made here do stands for something else here, so it is not taken over.
        """
        is_foreign = entry.iri and not entry.iri.startswith(self.base)
        return entry.iri if is_foreign else f"{self.authority(name)}/concept/{_segment(entry.id)}"

    def authority_labels(self, name: str, entry: AuthorityEntry, lang: str, forms: Iterable[str]) -> list[str]:
        """IRIs of the labels of a concept of an authority list, in order; those that are spelt alike are numbered."""
        met: Counter[str] = Counter()
        iris = []
        for form in (" ".join(form.split()) for form in forms):
            met[form] += 1
            segments = "/".join(map(_segment, (entry.id, lang, form)))
            number = f"/{met[form]}" if met[form] > 1 else ""
            iris.append(f"{self.authority(name)}/label/{segments}{number}")
        return iris

    def decision(self, number: str) -> str:
        """IRI of an editorial decision (`glossary.decisions.Decision.id`)."""
        return f"{self.base}decision/{number}"

    def scheme(self, name: str) -> str:
        """IRI of a concept scheme: ``formulations`` or ``themes``."""
        return f"{self.base}scheme/{name}"

    def graph(self, name: str) -> str:
        """IRI of a named graph: ``document/ID``, ``authority/ID``, ``view``, ``ontology`` or ``decisions``."""
        return f"{self.base}graph/{'/'.join(map(_segment, name.split('/')))}"
