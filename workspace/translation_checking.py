"""Checking translations: against the termbase of a workspace, against lists, or against both."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from glossary.checking import RULES
from glossary.checking.base import Termbase, TranslationCheck
from glossary.errors import InputError, UnknownNameError
from glossary.types import Document
from workspace.workspace import Workspace

if TYPE_CHECKING:  # each only where it is used
    from glossary.authority import AuthorityList
    from glossary.dictionary import Dictionary
    from graph.catalogue import Catalogue

__all__ = ["Against", "against", "check_documents", "chosen_rules", "read_lists"]

#: Called with the name of a step and the share of the whole that is done, in [0, 1].
Progress = Callable[[str, float], None]


@dataclass(frozen=True, slots=True)
class Against:
    """What translations are checked against.

    Attributes:
        termbase: The terms with their renderings.
        names: Where they come from, for people.
        dictionary: The bilingual dictionary of the workspace; ``None`` for the installed one.
    """

    termbase: Termbase
    names: tuple[str, ...]
    dictionary: "Dictionary | None" = None


def chosen_rules(only: Sequence[str], without: Sequence[str]) -> tuple[str, ...]:
    """Return the names of the rules to run, in the order of the registry.

    Args:
        only: Names of rules; all if there are none.
        without: Names of rules to leave out.

    Raises:
        UnknownNameError: If there is no such rule.
        InputError: If none is left.
    """
    for name in (*only, *without):
        if name not in RULES:
            raise UnknownNameError("rule", name, list(RULES))
    chosen = tuple(name for name in RULES if (not only or name in only) and name not in without)
    if not chosen:
        raise InputError("no rule is left to run", hint="leave out --without, or name others with --rule")
    return chosen


def read_lists(paths: Iterable[Path]) -> "tuple[AuthorityList, ...]":
    """Read authority lists from files.

    Args:
        paths: The files: tables, SKOS or TBX.

    Raises:
        InputError: If one cannot be read or used.
    """
    from exports.lists import read_list  # noqa: PLC0415 - readers bring lxml and rdflib

    # Files of the same name in two folders are two lists.
    return tuple(replace(one, id=f"{one.id}-{at}") for at, one in enumerate(map(read_list, paths), 1))


def against(
    workspace: Workspace | None, lists: "Sequence[AuthorityList]" = (), *, with_authorities: bool = True
) -> Against:
    """Return what to check against.

    Args:
        workspace: The workspace whose terms to use; ``None`` for lists alone.
        lists: Lists to use beside it.
        with_authorities: Whether to use the authority lists of the workspace.

    Raises:
        WorkspaceError: If the workspace is empty or damaged.
        InputError: If there is no term in all of this.
    """
    from graph.termbase import termbase  # noqa: PLC0415 - only where something is checked

    names = tuple(one.title for one in lists)
    if workspace is None:
        made = termbase(_catalogue_of(lists))
        dictionary = None
    else:
        catalogue = _of_workspace(workspace, lists, with_authorities)
        official = tuple(one.title for one in catalogue.authorities)
        names = (f"the workspace {workspace.folder.resolve().name}", *official) if official else ()
        names = names or (f"the workspace {workspace.folder.resolve().name}",)
        made = termbase(catalogue)
        dictionary = _dictionary(workspace)
    if not made.entries:
        raise InputError(
            f"there is no Chinese term in {' and '.join(names)}",
            hint="build a document with tifa build, or name another list with --termbase",
        )
    return Against(made, names, dictionary)


def _catalogue_of(lists: "Sequence[AuthorityList]") -> "Catalogue":
    from graph.cataloguing import catalogue  # noqa: PLC0415 - only where there are lists
    from graph.official import with_authorities  # noqa: PLC0415

    return with_authorities(catalogue([]), lists)


def _of_workspace(workspace: Workspace, lists: "Sequence[AuthorityList]", with_own: bool) -> "Catalogue":
    with workspace.index() as index:
        catalogue = index.catalogue()
    if with_own and not lists:
        return catalogue
    from graph.official import with_authorities  # noqa: PLC0415 - only where lists change
    from workspace.authorities import load  # noqa: PLC0415

    own = tuple(load(workspace).values()) if with_own else ()
    concepts = tuple(replace(one, authority=(), authority_members=()) for one in catalogue.concepts)
    bare = replace(catalogue, concepts=concepts, authorities=(), official=())
    return with_authorities(bare, (*own, *lists))


def _dictionary(workspace: Workspace) -> "Dictionary | None":
    if workspace.settings.dictionary is None:
        return None
    from workspace.options import harvest_options  # noqa: PLC0415 - only for a dictionary of one's own

    return harvest_options(workspace).load_dictionary()


def check_documents(
    documents: Sequence[tuple[str, Document]],
    known: Against,
    *,
    rules: Sequence[str],
    progress: Progress | None = None,
) -> tuple[TranslationCheck, ...]:
    """Check documents.

    Args:
        documents: Names of files with what was read from them.
        known: What to check against.
        rules: Names of the rules to run.
        progress: Told of each step as it begins.

    Returns:
        A check for each document, in order.

    Raises:
        InputError: If a document has no English.
    """
    for name, document in documents:
        if document.source_only or not any(pair.en.strip() for pair in document.pairs):
            raise InputError(f"{name} has no English: there is nothing to check", hint="give a bilingual file")
    return tuple(
        _check(name, document, known, rules, _part(progress, at / len(documents), 1 / len(documents), name))
        for at, (name, document) in enumerate(documents)
    )


def _check(
    name: str, document: Document, known: Against, rules: Sequence[str], progress: Progress | None
) -> TranslationCheck:
    from glossary.checking import check_translation  # noqa: PLC0415 - brings the alignment

    return check_translation(
        document, known.termbase, name=name, rules=rules, dictionary=known.dictionary, progress=progress
    )


def _part(progress: Progress | None, start: float, share: float, name: str) -> Progress | None:
    if progress is None:
        return None
    return lambda step, fraction: progress(f"{name}: {step}", start + share * fraction)
