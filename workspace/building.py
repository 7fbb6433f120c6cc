"""Building: from documents to stored harvests, graphs and index, as one change.

What is in force changes in one rename (`graph.store.Store.update`): graphs, lookup index and manifest are one
generation of the store. The harvest files follow the manifest (`workspace.harvests`). A build that fails or
is interrupted leaves the old state; `decisions.txt` is never touched.
"""

import gc
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from glossary.authority import AuthorityList
from glossary.errors import InputError, UnknownNameError, WorkspaceError
from glossary.types import Document, Harvest, Kind
from glossary.version import VERSION
from graph.catalogue import Catalogue, ConceptEntry
from graph.iris import Iris
from workspace import authorities as lists
from workspace.freshness import write_state
from workspace.harvests import load, missing, settle, stage
from workspace.options import harvest_options
from workspace.workspace import Manifest, Workspace

if TYPE_CHECKING:
    from rdflib import Graph

    from glossary.decisions import Decision
    from graph.rulings import Conflict

__all__ = ["Familiarity", "Progress", "Report", "Summary", "build", "familiarity", "put", "remove", "summarise"]

#: Is told what is being done and which share of the whole is done, from 0 to 1.
Progress = Callable[[str, float], None]

# The share of the time that harvesting takes; the rest is describing and storing.
_HARVESTING = 0.65


@dataclass(frozen=True, slots=True)
class Summary:
    """A harvest in figures.

    Attributes:
        document: Id of the document.
        source_only: Whether it is in Chinese alone.
        pairs, units, sections, themes: How many it has.
        terms: How many terms of each kind.
        occurrences: How often terms occur.
        renderings: How many pairs of a term and a distinct rendering.
        omissions: How many occurrences the English leaves out; 0 where there is no English.
    """

    document: str
    source_only: bool
    pairs: int
    units: int
    sections: int
    themes: int
    terms: dict[Kind, int]
    occurrences: int
    renderings: int
    omissions: int


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did.

    Attributes:
        summaries: The harvests that it stored.
        replaced: Ids of those that took the place of an earlier harvest.
        catalogue: The workspace after it.
        conflicts: What is the matter with the editorial decisions.
    """

    summaries: tuple[Summary, ...]
    replaced: tuple[str, ...]
    catalogue: Catalogue
    conflicts: "tuple[Conflict, ...]" = ()


@dataclass(frozen=True, slots=True)
class Familiarity:
    """The formulations of a document, by whether other documents of the workspace have them.

    Attributes:
        known: Those that others have, with all their renderings so far.
        new: Those that only this document has.
    """

    known: tuple[ConceptEntry, ...]
    new: tuple[ConceptEntry, ...]


@contextmanager
def _rare_collection() -> Iterator[None]:
    """Let the garbage collector run a hundred times more rarely for the duration of the block.

    A build makes some hundred thousand small values that all live until its end. Looking through them for
    cycles again and again takes a third of its time and finds none.
    """
    usual = gc.get_threshold()
    gc.set_threshold(100_000, 50, 100)
    try:
        yield
    finally:
        gc.set_threshold(*usual)


@_rare_collection()
def build(workspace: Workspace, documents: Sequence[Document], *, progress: Progress | None = None) -> Report:
    """Harvest documents and put them into the workspace.

    Args:
        workspace: Where to put them.
        documents: As read; those that are there already, by id, are replaced. With none, all that is stored
            is described anew.
        progress: Is told how far the build is.

    Returns:
        What was done.

    Raises:
        InputError: If two documents have the same id, or one cannot be harvested.
        SettingsError: If the settings are wrong.
        WorkspaceError: If another build is running or something stored is damaged.
        OutputError: If the store cannot be written.
    """
    ids = Counter(document.id for document in documents)
    if twice := sorted(name for name, count in ids.items() if count > 1):
        raise InputError(f"more than one of the documents has the id {twice[0]!r}", hint="build them apart, with --id")
    if not documents:
        return put(workspace, (), anew=True, progress=progress)
    # From here on, so that a build that cannot store its harvest does not begin with it.
    with workspace.writing():
        state = _state(workspace, without=ids)
        harvests = _harvested(workspace, documents, _part(progress, 0, _HARVESTING))
        return _store(workspace, harvests, state, progress=_part(progress, _HARVESTING, 1 - _HARVESTING))


def _harvested(workspace: Workspace, documents: Sequence[Document], report: Progress) -> list[Harvest]:
    # The harvest brings spaCy, which describing anew does without.
    from glossary.harvesting import harvest  # noqa: PLC0415

    options = harvest_options(workspace)
    harvests = []
    for place, document in enumerate(documents):
        share = 1 / len(documents)
        harvests.append(harvest(document, options=options, progress=_part(report, share * place, share, document.id)))
    return harvests


@_rare_collection()
def put(
    workspace: Workspace,
    harvests: Sequence[Harvest],
    *,
    without: Iterable[str] = (),
    authorities: Sequence[AuthorityList] = (),
    without_authorities: Iterable[str] = (),
    anew: bool = False,
    first: Callable[[], None] | None = None,
    progress: Progress | None = None,
) -> Report:
    """Store harvests and authority lists and take others out, as one change.

    Args:
        workspace: The workspace.
        harvests: What to store; replaces what has the same id.
        without: Ids of documents to take out.
        authorities: Authority lists to store; replace what has the same id.
        without_authorities: Ids of authority lists to take out.
        anew: Whether to describe the documents that stay anew, too; then a damaged store is made again.
        first: Is called once other builds are kept out, before anything is read.
        progress: Is told how far it is.

    Returns:
        What was done.

    Raises:
        WorkspaceError: If another build is running or something stored is damaged.
        OutputError: If the store cannot be written.
    """
    with workspace.writing():
        if first is not None:
            first()
        gone = {*without, *(harvest.document.id for harvest in harvests)}
        gone_lists = {*without_authorities, *(one.id for one in authorities)}
        state = _state(workspace, without=gone, without_authorities=gone_lists, mend=anew)
        return _store(workspace, harvests, state, authorities=authorities, anew=anew, progress=progress)


@dataclass(frozen=True, slots=True)
class _State:
    """What is in force before a change, as far as it stays.

    Attributes:
        manifest: The manifest; ``None`` where there is no store.
        harvests: The harvests that stay, by id.
        authorities: The authority lists that stay, by id.
        intact: Whether their graphs may stay as they are in the store; else all are described anew.
    """

    manifest: Manifest | None
    harvests: Mapping[str, Harvest]
    authorities: Mapping[str, AuthorityList]
    intact: bool


def _state(
    workspace: Workspace, *, without: Iterable[str], without_authorities: Iterable[str] = (), mend: bool = False
) -> _State:
    """Return what is in force, less the documents and lists that are about to be replaced or removed.

    Args:
        workspace: The workspace.
        without: Ids of the documents.
        without_authorities: Ids of the authority lists.
        mend: Whether to go by the harvests alone where the store is damaged.

    Raises:
        WorkspaceError: If something stored is damaged or lost.
    """
    gone = set(without)
    try:
        manifest = workspace.manifest()
    except WorkspaceError:
        if not mend:
            raise
        manifest = None
    settle(workspace.harvests, None if manifest is None else manifest.harvests)
    lost = [] if manifest is None else missing(workspace.harvests, manifest.harvests)
    if set(lost) - gone:
        hint = f"build it again from its file (with --id {lost[0]}), or take it out: tifa remove {lost[0]}"
        if len(lost) > 1:  # one at a time would meet this error for the others
            hint = f"delete {_store_folder(workspace)}, run tifa build without a file, and build them again"
        raise WorkspaceError(f"the harvest of {', '.join(lost)} is missing in {workspace.harvests}", hint=hint)
    # A server is asked here, before anything is harvested, so that one that is not there is told at once.
    intact = workspace.store.intact()
    lists.settle(workspace, None if manifest is None else manifest.authorities)
    kept = lists.load(workspace, without=without_authorities, mend=mend)
    return _State(manifest, load(workspace.harvests, without=gone), kept, intact)


def _store(
    workspace: Workspace,
    harvests: Sequence[Harvest],
    state: _State,
    *,
    authorities: Sequence[AuthorityList] = (),
    anew: bool = False,
    progress: Progress | None = None,
) -> Report:
    """Put harvests and authority lists beside those that stay; the caller keeps other builds out."""
    # The catalogue brings pypinyin, which reading commands do without.
    from graph.cataloguing import catalogue as make_catalogue  # noqa: PLC0415
    from graph.deciding import conflicts_with  # noqa: PLC0415
    from graph.official import with_authorities  # noqa: PLC0415
    from graph.rulings import rule  # noqa: PLC0415
    from workspace.decisions import digest_of  # noqa: PLC0415
    from workspace.decisions import read as read_decisions  # noqa: PLC0415

    report = _part(progress, 0, 1)
    anew = anew or not state.intact
    base, manifest = workspace.settings.base_iri, state.manifest
    new = {harvest.document.id: harvest for harvest in harvests}
    held = {**state.harvests, **new}
    report("putting the documents together", 0.1)
    decisions = read_decisions(workspace)
    rulings = rule(decisions)
    said = {**state.authorities, **{one.id: one for one in authorities}}
    lists.check(said.values())
    catalogue = make_catalogue([held[name] for name in sorted(held)], base=base, rulings=rulings)
    catalogue = with_authorities(catalogue, said.values(), base=base)
    report("describing", 0.3)
    if anew or manifest is None or (manifest.base_iri, manifest.program) != (base, VERSION):
        graphs = _describe(held, said.values(), catalogue, Iris(base), decisions)
    else:
        graphs = _describe(new, authorities, catalogue, Iris(base), decisions)
    report("storing", 0.6)
    earlier = {} if manifest is None else manifest.harvests
    known = {name: earlier[name] for name in held if name in earlier and name not in new}
    digests = known | stage(workspace.harvests, [held[name] for name in held if name not in known])
    if anew and not _is_readable(workspace):
        # All graphs are at hand, so nothing of it is wanted.
        shutil.rmtree(_store_folder(workspace), ignore_errors=True)
    listed = lists.stage(workspace, list(said.values()))
    _swap(workspace, graphs, catalogue, Manifest(base, VERSION, digests, digest_of(decisions), listed))
    settle(workspace.harvests, digests)
    lists.settle(workspace, listed)
    report("done", 1.0)
    replaced = tuple(name for name in new if name in earlier)
    terms = {term.key for harvest in held.values() for term in harvest.terms}
    return Report(tuple(map(summarise, harvests)), replaced, catalogue, conflicts_with(terms, rulings))


def _store_folder(workspace: Workspace) -> Path:
    return workspace.harvests.with_name("store")


def _is_readable(workspace: Workspace) -> bool:
    """Return whether the store in force can be read, as far as the next generation rests on it."""
    try:
        return workspace.manifest() is not None and workspace.store.is_readable()
    except WorkspaceError:
        return False


def _describe(
    harvests: Mapping[str, Harvest],
    said: Iterable[AuthorityList],
    catalogue: Catalogue,
    iris: Iris,
    decisions: "Sequence[Decision]",
) -> "dict[str, Graph]":
    """Return the graphs to store, by name: of `harvests`, authority lists, the decisions, the view, the ontology."""
    # rdflib comes with these.
    from graph.authority_graph import describe_authority  # noqa: PLC0415
    from graph.build import describe  # noqa: PLC0415
    from graph.editorial import describe_decisions  # noqa: PLC0415
    from graph.view import describe_view  # noqa: PLC0415
    from ontology.namespaces import ontology  # noqa: PLC0415

    graphs = {iris.graph(f"document/{name}"): describe(harvests[name], iris=iris) for name in sorted(harvests)}
    graphs |= {iris.graph(f"authority/{one.id}"): describe_authority(one, iris=iris) for one in said}
    graphs[iris.graph("decisions")] = describe_decisions(decisions, iris=iris)
    graphs[iris.graph("view")] = describe_view(catalogue, iris=iris)
    graphs[iris.graph("ontology")] = ontology()
    return graphs


def _swap(workspace: Workspace, graphs: "Mapping[str, Graph]", catalogue: Catalogue, manifest: Manifest) -> None:
    """Put a new generation in force: graphs, index and manifest together."""
    from graph.view import describe_imprint  # noqa: PLC0415 - brings rdflib

    iris = Iris(manifest.base_iri)
    expected = graphs.keys() | {iris.graph(f"document/{name}") for name in manifest.harvests}
    expected |= {iris.graph(f"authority/{name}") for name in manifest.authorities}
    # Graphs of documents and lists that went, and all those named otherwise if the base IRI was changed.
    gone = set(workspace.store.names()) - expected if workspace.manifest() is not None else ()

    def write_extra(folder: Path) -> None:
        write_state(catalogue, manifest, folder)

    view, settings = iris.graph("view"), workspace.settings
    imprint = describe_imprint(settings.publisher or "", settings.license or "", iris=iris)
    if imprint:
        graphs = {**graphs, view: graphs[view] + imprint}
    workspace.store.update(graphs, sorted(gone), write_extra)


def remove(workspace: Workspace, document: str) -> Report:
    """Take a document out of the workspace; the others and the decisions stay.

    Args:
        workspace: The workspace.
        document: Id of the document.

    Returns:
        What was done.

    Raises:
        UnknownNameError: If the workspace has no such document.
        WorkspaceError: If another build is running or something stored is damaged.
        OutputError: If the store cannot be written.
    """
    held = workspace.document_ids()
    if document not in held:
        raise UnknownNameError("document", document, held)
    return put(workspace, (), without=(document,))


def familiarity(catalogue: Catalogue, document: str) -> Familiarity:
    """Tell which formulations of a document other documents have, too.

    Args:
        catalogue: The catalogue of the workspace, the document in it.
        document: Id of the document.
    """
    concepts = [concept for concept in catalogue.concepts if document in concept.documents]
    known = tuple(concept for concept in concepts if len(concept.documents) > 1)
    return Familiarity(known, tuple(concept for concept in concepts if len(concept.documents) == 1))


def summarise(harvest: Harvest) -> Summary:
    """Return a harvest in figures.

    Args:
        harvest: What one document gave.
    """
    # Only here are rows wanted.
    from glossary.rows import rows  # noqa: PLC0415

    document = harvest.document
    occurrences = [occurrence for term in harvest.terms for occurrence in term.occurrences]
    kinds = Counter(term.kind for term in harvest.terms)
    return Summary(
        document=document.id,
        source_only=document.source_only,
        pairs=len(document.pairs),
        units=len(harvest.units),
        sections=len(harvest.outline.sections),
        themes=len(harvest.outline.themes),
        terms=dict(sorted(kinds.items())),
        occurrences=len(occurrences),
        renderings=len({(row.zh, row.en.casefold()) for row in rows(harvest) if row.en}),
        omissions=sum(one.en is None and bool(document.pair(one.pair).en) for one in occurrences),
    )


def _part(progress: Progress | None, start: float, share: float, prefix: str = "") -> Progress:
    """Return what reports the progress of a part of the whole."""

    def report(step: str, fraction: float) -> None:
        if progress is not None:
            progress(f"{prefix}: {step}" if prefix else step, start + share * fraction)

    return report
