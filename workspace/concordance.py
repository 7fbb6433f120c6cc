"""Concordances of a workspace: a concept's places from the lookup index, any other wording from the stored harvests."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from glossary.errors import InputError, UnknownNameError, UnknownTermError
from glossary.types import Lang
from graph.catalogue import ConceptEntry
from graph.concordance.lines import ConcordanceLine, Surroundings, concept_lines, text_lines
from graph.concordance.narrowing import Filters, kept
from graph.concordance.ordering import Order, renderings
from graph.concordance.result import Concordance, Sorting, concordance
from workspace.workspace import Workspace

if TYPE_CHECKING:  # SQLite stays off the path of commands that do without it
    from graph.index import Index

__all__ = ["Wanted", "look_up"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a concordance is asked for.

    Attributes:
        term: A concept's label in either language or in pinyin, or any wording, or a regular expression.
        search: ``text`` or ``regex`` to search the text; ``None``: as a concept, and in the text if none is called so.
        lang: The language of the text to search, if it is searched; ``None``: by the letters of the query.
        filters: Which lines are wanted.
        order: What to sort by.
        order_lang: Of which language the context is that is compared; ``None``: of the key word's.
        reverse: Whether the order is turned round.
    """

    term: str
    search: Literal["text", "regex"] | None = None
    lang: Lang | None = None
    filters: Filters = field(default_factory=Filters)
    order: Order = "place"
    order_lang: Lang | None = None
    reverse: bool = False


def look_up(workspace: Workspace, wanted: Wanted) -> tuple[Concordance, tuple[str, ...]]:
    """Return a concordance.

    Args:
        workspace: The workspace.
        wanted: What is asked for.

    Returns:
        The concordance, and what the reader should know of how it came about, as sentences without a full stop.

    Raises:
        UnknownTermError: If the term is neither a concept nor stands in the text.
        UnknownNameError: If no place of the term has the rendering that is wanted.
        InputError: If the wording, the expression or a date makes no sense, or the search takes too long.
        WorkspaceError: If the workspace is empty or damaged.
    """
    with workspace.index() as index:
        surroundings = Surroundings(index.documents(), index.sections(), index.themes())
        notes: list[str] = []
        concept = _concept(index, wanted.term, notes) if wanted.search is None else None
        if concept is None:
            lines, lang = _searched(workspace, index, wanted, surroundings)
        else:
            lines, lang = concept_lines(concept, surroundings), "zh"
    _check_rendering(wanted, lines, surroundings)
    notes += _undated(wanted.filters, lines)
    made = concordance(
        wanted.term,
        lines,
        surroundings,
        search="concept" if concept is not None else wanted.search or "text",
        lang=lang,
        label="" if concept is None else concept.zh,
        pinyin="" if concept is None else concept.pinyin,
        filters=wanted.filters,
        sorting=Sorting(wanted.order, wanted.order_lang or lang, wanted.reverse),
    )
    return made, tuple(notes)


def _concept(index: "Index", term: str, notes: list[str]) -> ConceptEntry | None:
    """Find a concept as `tifa show` does; ``None``, with the reason among the notes, if none is called so."""
    try:
        concept = index.concept(term)
        # What a key names is plain to see, and what takes time (the folding of labels) is left out.
        redirect = None if concept.key == term else index.redirect(term)
    except UnknownTermError as error:
        why = "" if error.hint == UnknownTermError(term).hint else f" ({error.hint})"
        notes.append(f"no formulation is called {term!r}{why}; its places in the text are shown")
        return None
    if not concept.attested:
        notes.append(f"only an authority list has {concept.zh}; its places in the text are shown")
        return None
    if redirect is not None:
        targets = " and ".join(index.concept(key).zh for key in redirect.targets)
        notes.append(f"{redirect.zh} was {redirect.why} into {targets} (tifa log {redirect.zh})")
        if len(redirect.targets) > 1:
            notes.append(f"the places of {concept.zh} are shown; ask for the others by their names")
        return concept
    if concept.key != term:
        notes += _called(index, term, concept)
    return concept


def _called(index: "Index", term: str, concept: ConceptEntry) -> Iterator[str]:
    """What a term is to the concept that it names, where that is not plain to see."""
    hits = index.lookup(term, limit=6, exact=True)
    script = next((hit.script for hit in hits if hit.concept.key == concept.key), "zh")
    if script == "en":
        yield f"{term!r} is a rendering of {concept.zh}, of which all places are shown: --rendering narrows them"
    elif script != "zh":
        yield f"{term!r} is the pinyin of {concept.zh}; --text searches for the wording itself"
    others = [hit.concept.zh for hit in hits if hit.concept.key != concept.key and hit.concept.attested]
    if others and script != "zh":
        yield f"so are called, too: {', '.join(others)}"


def _searched(
    workspace: Workspace, index: "Index", wanted: Wanted, surroundings: Surroundings
) -> tuple[tuple[ConcordanceLine, ...], Lang]:
    """Search the text; what has no Han character in English first, then in Chinese."""
    # Only a search in the text reads harvests.
    from graph.concordance.searching import text_query  # noqa: PLC0415
    from workspace.harvests import load  # noqa: PLC0415

    is_regex = wanted.search == "regex"
    query = text_query(wanted.term, lang=wanted.lang, is_regex=is_regex)
    asked = set(wanted.filters.documents) or {document.id for document in index.documents()}
    others = {path.stem for path in workspace.harvests.glob("*.json")} - asked
    harvests = load(workspace.harvests, without=others).values()
    lines = text_lines(harvests, query, surroundings)
    if not lines and wanted.lang is None and query.lang == "en":
        query = text_query(wanted.term, lang="zh", is_regex=is_regex)
        lines = text_lines(harvests, query, surroundings)
    if not lines:
        where = "these documents" if wanted.filters.documents else "the documents"
        similar = () if is_regex else index.suggest(wanted.term)
        raise UnknownTermError(wanted.term, similar, otherwise=f"nothing in {where} is written so")
    return lines, query.lang


def _check_rendering(wanted: Wanted, lines: Iterable[ConcordanceLine], surroundings: Surroundings) -> None:
    """Refuse a rendering that no place has, so that a slip does not look like an empty answer."""
    rendering = wanted.filters.rendering
    if rendering and not kept(lines, Filters(rendering=rendering), surroundings):
        known = [one.rendering for one in renderings(lines) if one.rendering]
        if not known:
            hint = f'--with "{rendering}" looks for the wording in the English sentences'
            raise InputError(f"of no place of {wanted.term} the rendering is known", hint=hint)
        raise UnknownNameError(f"rendering of {wanted.term}", rendering, known)


def _undated(filters: Filters, lines: Iterable[ConcordanceLine]) -> Iterator[str]:
    if filters.date_from or filters.date_to:
        undated = dict.fromkeys(line.document for line in lines if not line.date)
        if undated:
            yield f"without a date, and so left out: {', '.join(undated)}"
