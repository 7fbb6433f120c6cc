"""Checks that what a command is narrowed to exists: a document, a section, a theme."""

from glossary.errors import UnknownNameError
from graph.index import Index

__all__ = ["check_places"]


def check_places(index: Index, *, document: str | None, section: int | None = None, theme: int | None = None) -> None:
    """Refuse places that the workspace does not have, so that a slip does not look like an empty answer.

    Args:
        index: The index of the workspace.
        document: Id of a document; ``None`` for any.
        section: Number of the paragraph that opens a section.
        theme: Number of an exposition theme.

    Raises:
        UnknownNameError: If there is no such place; the message names those that there are.
    """
    if document is not None:
        _check("document", document, [entry.id for entry in index.documents()])
    if section is not None:
        _check("section", str(section), [str(entry.pair) for entry in index.sections(document)])
    if theme is not None:
        _check("theme", str(theme), [str(entry.number) for entry in index.themes(document)])


def _check(what: str, name: str, known: list[str]) -> None:
    if name not in known:
        raise UnknownNameError(what, name, list(dict.fromkeys(known)))
