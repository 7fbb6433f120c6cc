"""How a concept is shown: a row of a table, a card with its renderings and sentences, an object in JSON."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import click

from commands.output import as_data, bold, counted, dim, mark, print_paragraph, print_table
from glossary.folding import fold_en
from glossary.types import Span
from graph.catalogue import AuthorityCitation, Citation, ConceptEntry, RenderingEntry
from graph.index import Hit, Index
from workspace.workspace import Workspace

__all__ = [
    "concept_data",
    "note_behind",
    "note_redirect",
    "print_card",
    "print_concepts",
    "print_hit",
    "times",
]

#: Statuses that people gave.
_JUDGED: Final = frozenset({"preferred", "admitted", "deprecated"})
_OMITTED: Final = "(left out in English)"
_UNTRANSLATED: Final = "(no English)"

#: How many renderings a hit among others shows, and how much of its sentence on each side of the term.
_SHOWN: Final = 3
_AROUND_ZH: Final = 24
_AROUND_EN: Final = 60


def times(count: int) -> str:
    """Return a count as people write it.

    Args:
        count: How often.

    >>> times(3)
    '3×'
    """
    return f"{count}×"


def concept_data(concept: ConceptEntry, *, whole: bool = True) -> dict[str, Any]:
    """Return a concept for JSON output.

    Args:
        concept: The concept.
        whole: With every occurrence and every reason; without them it is a line of a list.
    """
    data: dict[str, Any] = as_data(concept)
    if whole:
        from glossary.anatomy import anatomy_of  # noqa: PLC0415 - as in _print_anatomy

        data["anatomy"] = as_data(anatomy_of(concept.key, concept.number))
    else:
        del data["citations"], data["reasons"]
    return data


def note_redirect(index: Index, label: str) -> None:
    """Say on standard error what became of a term that editors merged or split.

    Args:
        index: The index.
        label: What was asked for.

    Raises:
        UnknownTermError: If editors rejected it.
    """
    redirect = index.redirect(label)
    if redirect is not None:
        targets = " and ".join(index.concept(key).zh for key in redirect.targets)
        click.echo(f"{redirect.zh} was {redirect.why} into {targets} (tifa log {redirect.zh})", err=True)


def print_concepts(concepts: Iterable[ConceptEntry]) -> None:
    """Print a table of concepts, a row each.

    Args:
        concepts: In the order to show.
    """
    rows: list[tuple[object, ...]] = []
    for concept in concepts:
        if not concept.attested:
            rows.append((concept.zh, _official_form(concept), concept.kind, "–", None, None))
            continue
        best = concept.renderings[0].en if concept.renderings else ""
        more = f" (+{len(concept.renderings) - 1})" if len(concept.renderings) > 1 else ""
        figures = (times(concept.count), concept.omissions or None, f"{concept.termhood:.2f}")
        rows.append((concept.zh, best + more, concept.kind, *figures))
    print_table(("formulation", "rendering", "kind", "found>", "left out>", "termhood>"), rows)


def _official_form(concept: ConceptEntry) -> str:
    """The first rendering of a concept that only authority lists have, marked as theirs."""
    first = concept.authority[0]
    return f"{first.en} [{first.title}]".strip()


def print_card(concept: ConceptEntry, index: Index, *, whole: bool, why: str = "") -> None:
    """Print a concept with its renderings, each with who, where, how often, and a sentence.

    Args:
        concept: The concept.
        index: Where sections and themes have their titles.
        whole: With every sentence, the sections, and why it is held for a term.
        why: Why a query found it.
    """
    click.echo(_heading(concept, why))
    if not concept.attested:
        _print_unattested(concept, whole=whole)
        return
    click.echo(_attestation(concept))
    if concept.authority:
        click.echo()
        click.echo(dim("attested here:"))
    for rendering in concept.renderings:
        _print_rendering(rendering, _citations_of(concept, rendering), whole=whole)
    _print_unrendered(concept, whole=whole)
    _print_official(concept)
    click.echo()
    if whole:
        _print_anatomy(concept)
    _print_fact("members", [f"{one.zh} ({one.en})" if one.en else one.zh for one in concept.members])
    _print_official_members(concept)
    if whole:
        _print_relations(concept)
    _print_fact("also written", [spelling for spelling in concept.spellings if spelling != concept.zh])
    _print_places(
        "themes", concept.themes, {(one.document, one.number): f"{one.number} {one.zh}" for one in index.themes()}
    )
    _print_fact("definition", [f"{one.text} ({one.who})" for one in concept.definitions])
    _print_fact("note", [f"{one.text} ({one.who}, {one.when[:10]})" for one in concept.notes])
    _print_fact("replaced by", _replacing(concept, index))
    if whole:
        titles = {(one.document, one.pair): f"{one.zh_number}{one.zh_title} (¶{one.pair})" for one in index.sections()}
        _print_places("sections", concept.sections, titles)
        _print_fact("a term because", concept.reasons)
        _print_fact("IRI", [concept.iri])


def _heading(concept: ConceptEntry, why: str) -> str:
    return f"{bold(concept.zh)}  {concept.pinyin}" + (f"  {dim(f'({why})')}" if why else "")


def _attestation(concept: ConceptEntry, *, names_one: bool = False) -> str:
    """Kind, status and count, and the documents from the first to the last; one alone is named if that is wanted."""
    number = len(concept.documents)
    between = f", {concept.documents[0]} to {concept.documents[-1]}" if number > 1 else ""
    if number == 1 and names_one:
        between = f", {concept.documents[0]}"
    return f"{concept.kind} · {concept.status} · {times(concept.count)} in {counted(number, 'document')}{between}"


def print_hit(hit: Hit) -> None:
    """Print a hit among others on a few lines: renderings with who and how often, one sentence, why it was found.

    Args:
        hit: The hit.
    """
    concept = hit.concept
    click.echo(_heading(concept, hit.why))
    if not concept.attested:
        click.echo(f"  {concept.kind} · {_official_form(concept)}; in no document here")
        return
    click.echo(f"  {_attestation(concept, names_one=True)}")
    met = sorted(concept.renderings, key=lambda rendering: hit.label not in (rendering.en, *rendering.spellings))
    for rendering in met[:_SHOWN]:
        judged = f"  {rendering.status}" if rendering.status in _JUDGED else ""
        renderers = ", ".join(rendering.renderers) or "unknown translator"
        click.echo(f"  {bold(rendering.en)}  {times(rendering.count)}{judged}  {dim(renderers)}")
    if len(concept.renderings) > _SHOWN:
        click.echo(f"  {counted(len(concept.renderings) - _SHOWN, 'more rendering')}: tifa show {concept.zh}")
    if not concept.renderings:
        click.echo(f"  {_OMITTED if concept.omissions else _UNTRANSLATED}")
    if hit.sentence is not None:
        print_paragraph(_clipped(hit.sentence.zh, hit.sentence.zh_span, _AROUND_ZH), indent=4)
        if hit.sentence.en:
            print_paragraph(_clipped(hit.sentence.en, hit.sentence.en_span, _AROUND_EN), indent=4)


def _clipped(text: str, span: Span | None, around: int) -> str:
    """A sentence with the stretch set off, and at most so many characters on each side of it."""
    inner = Span(0, 0) if span is None else span
    start, end = max(0, inner.start - around), min(len(text), inner.end + around)
    if text.isascii() or " " in text[start:end]:  # not inside of a word
        start = text.find(" ", start, inner.start) + 1 or start if start else 0
        end = max(text.rfind(" ", inner.end, end), inner.end) if end < len(text) else end
    shown = mark(text[start:end], None if span is None else Span(inner.start - start, inner.end - start))
    return ("…" if start else "") + shown + ("…" if end < len(text) else "")


def note_behind(workspace: Workspace) -> None:
    """Say on standard error that what is looked up is older than what it is made from, and what to do.

    Args:
        workspace: The workspace.
    """
    from workspace.freshness import behind  # noqa: PLC0415 - only where something is looked up

    if reasons := behind(workspace):
        shown = "; ".join(reasons[:3]) + ("; …" if len(reasons) > 3 else "")
        click.echo(f"This is the state of the last build; since then {shown}. Run tifa build to follow.", err=True)


def _replacing(concept: ConceptEntry, index: Index) -> list[str]:
    """What to use instead of a concept: labels of concepts here, IRIs of others."""
    known = {one.iri: one.zh for one in index.concepts()} if concept.replaced_by else {}
    return [known.get(iri, iri) for iri in concept.replaced_by]


def _print_unattested(concept: ConceptEntry, *, whole: bool) -> None:
    """Print a concept that only authority lists have, so that it does not pass for a harvested one."""
    titles = dict.fromkeys(cited.title for cited in concept.authority)
    lists = "the authority list" if len(titles) == 1 else "the authority lists"
    click.echo(f"{concept.kind} · from {lists} {', '.join(titles)}; in no document here")
    _print_official(concept)
    click.echo()
    _print_official_members(concept)
    _print_fact("also written", [spelling for spelling in concept.spellings if spelling != concept.zh])
    if whole:
        _print_fact("IRI", list(dict.fromkeys(cited.iri for cited in concept.authority)))


def _print_official(concept: ConceptEntry) -> None:
    """Print what authority lists say: each rendering with its rank, by whom, from which list, and where to see it."""
    if not concept.authority:
        return
    attested = {rendering.key for rendering in concept.renderings if rendering.count}
    click.echo()
    click.echo(dim("from authority lists:"))
    for cited in concept.authority:
        click.echo()
        _print_cited(cited, is_attested=fold_en(cited.en) in attested, shows_attested=concept.attested)


def _print_cited(cited: AuthorityCitation, *, is_attested: bool, shows_attested: bool) -> None:
    of = "" if cited.match == "exact" else f", of {cited.zh}, which is close"
    if not cited.en:
        click.echo(f"  (no English)  {dim(cited.title + of)}")
        return
    renderer = f"{cited.renderer} · " if cited.renderer else ""
    seen = "" if not shows_attested or cited.match != "exact" else ", attested here" if is_attested else ", not here"
    click.echo(f"  {bold(cited.en)}  {cited.rank}{seen}  {dim(f'{renderer}{cited.title}{of}')}")
    trust = f" ({cited.confidence})" if cited.confidence else ""
    click.echo(f"    {dim(cited.evidence or 'the list shows no evidence')}{dim(trust)}")


def _print_official_members(concept: ConceptEntry) -> None:
    if concept.authority_members:
        first, *others = reversed([one.zh for one in concept.authority_members])
        last = f"{first} (from the authority list {concept.authority_members[0].title})"
        _print_fact("members", [*reversed(others), last])


def _citations_of(concept: ConceptEntry, rendering: RenderingEntry) -> list[Citation]:
    """Return the occurrences that are rendered so."""
    return [
        citation
        for citation in concept.citations
        if citation.en_span is not None and fold_en(citation.en_span.of(citation.en)) == rendering.key
    ]


def _print_rendering(rendering: RenderingEntry, citations: Sequence[Citation], *, whole: bool) -> None:
    renderers = ", ".join(rendering.renderers) or "unknown translator"
    documents = ", ".join(rendering.documents)
    click.echo()
    judged = f"  {rendering.status}" if rendering.status in _JUDGED else ""
    where = f"{renderers} ({documents})" if documents else f"{renderers} (editor)"
    click.echo(f"  {bold(rendering.en)}  {times(rendering.count)}{judged}  {dim(where)}")
    _print_citations(citations, whole=whole)


def _print_unrendered(concept: ConceptEntry, *, whole: bool) -> None:
    """Print the occurrences without a rendering, those that have no English apart from those it leaves out."""
    bare = [citation for citation in concept.citations if citation.en_span is None]
    for label, citations in (
        (_OMITTED, [citation for citation in bare if citation.en]),
        (_UNTRANSLATED, [citation for citation in bare if not citation.en]),
    ):
        if citations:
            click.echo()
            click.echo(f"  {label}  {times(len(citations))}")
            _print_citations(citations, whole=whole)


def _print_citations(citations: Sequence[Citation], *, whole: bool) -> None:
    """Print all citations, or the surest one (the first of several)."""
    shown = citations if whole else sorted(citations, key=lambda citation: -citation.score)[:1]
    for citation in shown:
        click.echo(f"    {dim(citation.place)}")
        print_paragraph(mark(citation.zh, citation.zh_span), indent=4)
        if citation.en:
            print_paragraph(mark(citation.en, citation.en_span), indent=4)


def _print_anatomy(concept: ConceptEntry) -> None:
    from glossary.anatomy import anatomy_of  # noqa: PLC0415 - the cutting into words is heavy, and few commands need it

    if anatomy := anatomy_of(concept.key, concept.number):
        parts = (("number", str(anatomy.number or "")), ("measure word", anatomy.measure), ("head", anatomy.head))
        _print_fact("made of", [f"{name} {value}" for name, value in parts if value])


def _print_relations(concept: ConceptEntry) -> None:
    """Print what other concepts are to this one, a line for each role; a statistic stands behind the concept."""
    for role in dict.fromkeys(one.role for one in concept.relations):
        _print_fact(role, [one.described for one in concept.relations if one.role == role])


def _print_fact(label: str, values: Sequence[str]) -> None:
    if values:
        click.echo(f"{dim(f'{label}:')} {' · '.join(values)}")


def _print_places(label: str, places: Sequence[tuple[str, int]], titles: Mapping[tuple[str, int], str]) -> None:
    """Print the titles of sections or themes, with their documents where these are several."""
    several = len({document for document, _ in places}) > 1
    _print_fact(label, [titles[place] + (f" [{place[0]}]" if several else "") for place in places])
