"""TBX termbases: ISO 30042:2019 in the dialects Core, Min and Basic, in both styles, and TBX-Basic of version 2.

Every dialect says the same: what it has no data category for stands in notes behind labels. Statuses are those that
editors gave, else those of authority lists; what nobody has reviewed has none, and a note says so.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from exports.base import ExportSource, Loss
from exports.losses import FeatureName, not_held
from glossary.errors import OutputError
from graph.catalogue import Catalogue, ConceptEntry

if TYPE_CHECKING:  # lxml stays off the path of other formats
    from lxml import etree

    from exports.tbx.markup import Form, Writer

__all__ = ["concept_ids", "export", "losses", "tbx_v2"]

#: What every dialect holds; of places, sentences and statements of lists a part, which `losses` counts itself.
_HELD: Final[tuple[FeatureName, ...]] = (
    "renderings", "other_renderings", "rendering_status", "spellings", "pinyin", "kind", "status", "renderers",
    "rendering_counts", "counts", "omissions", "sentences", "documents", "themes", "members", "relations",
    "authority", "definitions", "notes", "matches", "replaced_by", "iri", "official",
)  # fmt: skip


def export(
    source: ExportSource, *, dialect: str = "basic", style: str = "dca", version: str = "3", official: bool = False
) -> bytes:
    """Return the termbase.

    Args:
        source: Its catalogue is written.
        dialect: ``basic``, ``min`` or ``core``.
        style: ``dca`` or ``dct``.
        version: ``3`` or ``2``; version 2 is TBX-Basic in DCA style.
        official: Whether to write the concepts that only authority lists have, too.

    Returns:
        The file in UTF-8.

    Raises:
        OutputError: Version 2 is wanted in another dialect or style.
    """
    from lxml import etree  # noqa: PLC0415 - only where XML is written

    root = _written(source.catalogue, _form(dialect, style, version), official=official).root
    etree.indent(root, " ")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + etree.tostring(root, encoding="utf-8") + b"\n"


def tbx_v2(source: ExportSource, *, official: bool = False) -> bytes:
    """Return the termbase in version 2, for tools that read only that.

    Args:
        source: Its catalogue is written.
        official: Whether to write the concepts that only authority lists have, too.

    Returns:
        The file in UTF-8.
    """
    return export(source, version="2", official=official)


def losses(
    source: ExportSource, *, dialect: str = "basic", style: str = "dca", version: str = "3", official: bool = False
) -> tuple[Loss, ...]:
    """Return what the termbase does not hold.

    Args:
        source: What is exported.
        dialect: As the writer.
        style: As the writer.
        version: As the writer.
        official: As the writer.

    Raises:
        OutputError: As the writer.
    """
    catalogue = source.catalogue
    written = _written(catalogue, _form(dialect, style, version), official=official)
    concepts = _wanted(catalogue, official=official)
    unseen = sum(len(one.citations) for one in concepts) - written.shown
    respelled = "the rendering is written as a document or another list spells it"
    counted = [
        Loss("concepts", written.blank, "no character of the label can be written"),
        Loss("terms", written.blank_terms, "no character of them can be written"),
        Loss("characters", written.writer.dropped, "XML forbids them"),
        Loss("places with their sentences", unseen, "a term shows one"),
        Loss("other Chinese spellings", _same_spellings(concepts), "they differ in marks, width or case only"),
        Loss("statements of authority lists", _close(concepts), "they are on another wording"),
        Loss("spellings of authority lists", _respelled(concepts), respelled),
        Loss("figures and places of relations", sum(len(one.relations) for one in concepts)),
        Loss("names and dates of editors", written.writer.undated),
    ]  # fmt: skip
    held = _HELD if official else tuple(name for name in _HELD if name != "official")
    return (*(loss for loss in counted if loss.count), *not_held(catalogue, held))


def concept_ids(concepts: Iterable[ConceptEntry]) -> dict[str, str]:
    """Return for each concept an id that XML takes, by its key: made of the key alone, so that it stays.

    An XML name takes letters, digits, ``-`` and ``.``; the code of any other character stands between low lines.

    Args:
        concepts: The concepts.

    >>> from types import SimpleNamespace
    >>> concept_ids([SimpleNamespace(key="1+n行动")])
    {'1+n行动': 'c-1_2b_n行动'}
    """
    return {one.key: "c-" + "".join(c if _is_name(c) else f"_{ord(c):x}_" for c in one.key) for one in concepts}


def _is_name(character: str) -> bool:
    """Whether every edition of XML 1.0 allows a character in a name; of Han characters the first block."""
    return (character.isascii() and character.isalnum()) or character in "-." or "\u4e00" <= character <= "\u9fa5"


@dataclass(slots=True)
class _Written:
    """A file as a tree, with what was left out of it."""

    root: "etree._Element"
    writer: "Writer"
    blank: int = 0
    blank_terms: int = 0
    shown: int = 0


def _form(dialect: str, style: str, version: str) -> "Form":
    from exports.tbx.markup import Form  # noqa: PLC0415 - imports lxml

    if version == "2" and (dialect, style) != ("basic", "dca"):
        raise OutputError(
            "version 2 is written as TBX-Basic in DCA style only", hint="leave out dialect and style, or version"
        )
    return Form(dialect, style, version)


def _wanted(catalogue: Catalogue, *, official: bool) -> tuple[ConceptEntry, ...]:
    return (*catalogue.concepts, *catalogue.official) if official else catalogue.concepts


def _written(catalogue: Catalogue, form: "Form", *, official: bool) -> _Written:
    from exports.tbx.entries import entries  # noqa: PLC0415 - only where a termbase is written
    from exports.tbx.markup import Writer  # noqa: PLC0415 - imports lxml

    ids = concept_ids(_wanted(catalogue, official=official))
    made = list(entries(catalogue, official=official, ids=ids))
    kept = [entry for entry in made if entry.sections]
    writer = Writer(form, frozenset(entry.id for entry in kept))
    root, text = writer.root(_title(catalogue), _sources(catalogue))
    written = _Written(root, writer, len(made) - len(kept), sum(entry.blank for entry in made))
    if kept:
        body = writer.body(text)
        for entry in kept:
            writer.entry(body, entry)
            written.shown += entry.shown
    return written


def _title(catalogue: Catalogue) -> str:
    titles = [one.metadata.title or one.metadata.title_zh or one.id for one in catalogue.documents]
    return titles[0] if len(titles) == 1 else f"Formulations of {len(titles)} documents"


def _sources(catalogue: Catalogue) -> list[str]:
    """A line for each document, with who issued and translated it, and for each list."""
    lines = []
    for one in catalogue.documents:
        data = one.metadata
        named = (("issued by", data.issuer), ("translated by", data.translator), ("from", data.source))
        titles = dict.fromkeys((data.title or data.title_zh or one.id, data.title_zh, data.date))
        lines.append(", ".join([*filter(None, titles), *(f"{what} {who}" for what, who in named if who)]))
    lines += [f"{one.title} ({one.source})" for one in catalogue.authorities]
    return lines or ["Tifa"]


def _same_spellings(concepts: Sequence[ConceptEntry]) -> int:
    from exports.tbx.entries import variants  # noqa: PLC0415

    return sum(len(set(one.spellings) - {one.zh}) - len(variants(one)) for one in concepts)


def _close(concepts: Sequence[ConceptEntry]) -> int:
    return sum(at.match != "exact" for one in concepts for at in one.authority)


def _respelled(concepts: Sequence[ConceptEntry]) -> int:
    """How many renderings of lists are written as a document, or another list, spells them."""
    from glossary.folding import fold_en  # noqa: PLC0415

    count = 0
    for one in concepts:
        spelt = {rendering.key: rendering.en for rendering in one.renderings}
        for at in one.authority:
            if at.en and at.match == "exact":
                count += spelt.setdefault(fold_en(at.en), at.en) != at.en
    return count
