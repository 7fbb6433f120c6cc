"""`tifa explain`: why a string is a term or none, and why its renderings were chosen."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from commands.options import ExampleCommand, document_option, folder_option, json_option, open_workspace
from commands.output import bold, dim, mark, note_not_reviewed, print_json, print_not_found, print_table
from commands.places import check_places
from commands.reading import Reading
from glossary.errors import UnknownNameError, UnknownTermError
from glossary.types import Document, Metadata
from workspace.workspace import Workspace

if TYPE_CHECKING:  # the harvest brings spaCy
    from glossary.explaining import Explanation, OccurrenceExplanation, RunnerUp, Support, Weight

__all__ = ["command"]

#: What the figures mean.
_SCALES: Final = (
    "Termhood, scores and probabilities run from 0 to 1. Log odds add up: +0.7 doubles the odds, -0.7 halves them."
)


@click.command(
    cls=ExampleCommand,
    example="""
    tifa explain 新三样
    tifa explain 新三样 --file speech.txt
    """,
)
@click.argument("term", nargs=-1, required=True)
@click.option(
    "--file",
    type=click.Path(path_type=Path, readable=False),
    metavar="FILE",
    help="Explain it in this document, without a workspace; not in one of the workspace.",
)
@click.option("--encoding", metavar="NAME", help="Encoding of FILE, such as gb18030; else found out.")
@click.option("--source-only", is_flag=True, help="FILE is in Chinese alone.")
@document_option
@json_option
@folder_option
@click.pass_context
def command(
    ctx: click.Context,
    term: tuple[str, ...],
    file: Path | None,
    encoding: str | None,
    source_only: bool,
    document: str | None,
    as_json: bool,
    folder: str | None,
) -> None:
    """Explain a term and its renderings.

    Shows what each extractor saw, which features speak for and against the term, and for each place what the
    rendering rests on, with weights, and the runners-up. Of a wording that is no term it says what dropped it, and
    how it would be rendered beside the terms of the document. TERM is a label of a term in either language, or in
    pinyin, or any Chinese wording that stands in a document; with --file, it is Chinese.
    """
    wanted = " ".join(term)
    if file is not None and (document is not None or folder is not None):
        raise click.UsageError("--file goes without a workspace: leave out --document and --workspace.")
    if file is None and (encoding is not None or source_only):
        raise click.UsageError("--encoding and --source-only go with --file.")
    try:
        if file is None:
            found = list(_in_workspace(open_workspace(ctx, folder), wanted, document))
        else:
            reading = Reading(None, None, None, encoding, source_only, None, Metadata())
            found = [_in_file(reading.read(file), wanted)]
    except UnknownTermError as error:
        if as_json:
            print_not_found(wanted, error, error.similar)
        raise
    if as_json:
        print_json({"reviewed": False, "explanations": found})
        return
    for explanation in found:
        _print_explanation(explanation)
    click.echo(dim(_SCALES))
    note_not_reviewed()


def _in_file(document: Document, wanted: str) -> "Explanation":
    # The harvest brings spaCy.
    from glossary.explaining import explain_in  # noqa: PLC0415

    return explain_in(document, wanted)


def _in_workspace(workspace: Workspace, wanted: str, document: str | None) -> "Iterator[Explanation]":
    """Explain a concept in each of its documents, or in one; another wording in the document that holds it most."""
    with workspace.index() as index:
        check_places(index, document=document)
        try:
            concept = index.concept(wanted)
            if not concept.attested:
                raise UnknownTermError(wanted, otherwise="only an authority list has it; tifa show says what it says")
            key, asked = concept.key, concept.documents
        except UnknownTermError:
            key, asked = wanted, _standing(workspace, wanted, document)
            if not asked:
                raise
    # The harvest brings spaCy.
    from glossary.explaining import explain  # noqa: PLC0415
    from workspace.harvests import load  # noqa: PLC0415
    from workspace.options import harvest_options  # noqa: PLC0415

    if document is not None:
        if document not in asked and not _standing(workspace, key, document):
            raise UnknownNameError("document of this concept", document, list(asked))
        asked = (document,)
    harvests = load(workspace.harvests, without=set(workspace.document_ids()) - set(asked))
    options = harvest_options(workspace)
    for name in asked:
        yield explain(harvests[name], key, options=options)


def _standing(workspace: Workspace, wanted: str, document: str | None) -> tuple[str, ...]:
    """The document in which a wording stands most often, or the one that is asked for; none if it stands nowhere."""
    # The harvest brings spaCy.
    from glossary.explaining import times_standing  # noqa: PLC0415
    from workspace.harvests import load  # noqa: PLC0415

    others = set() if document is None else set(workspace.document_ids()) - {document}
    harvests = load(workspace.harvests, without=others)
    times = {name: times_standing(held.document, wanted) for name, held in harvests.items()}
    most = min(times, key=lambda name: (-times[name], name), default=None)
    return (most,) if most is not None and times[most] else ()


def _print_explanation(explanation: "Explanation") -> None:
    click.echo(f"{bold(explanation.zh)}  {explanation.kind} · {explanation.document}")
    verdict = "a term" if explanation.harvested else "not harvested as a term"
    termhood = "unknown" if explanation.termhood is None else f"{explanation.termhood:.2f}"
    click.echo(f"{verdict}; termhood {termhood}, threshold {explanation.threshold:g}")
    if explanation.dropped:
        click.echo(f"dropped because {explanation.dropped}")
    if explanation.extractors:
        click.echo()
        rows = [(one.extractor, f"{one.score:.2f}", one.note) for one in explanation.extractors]
        print_table(("extractor", "score>", "what it saw"), rows)
    weights = (*explanation.supporting, *explanation.opposing)
    if weights:
        click.echo()
        rows = [(one.note, _value(one), f"{one.share:+.2f}") for one in weights]
        print_table(("feature", "value>", "log odds>"), rows)
    if explanation.occurrences and not explanation.harvested:
        click.echo("\nHow it would be rendered if it were a term:")
    for occurrence in explanation.occurrences:
        click.echo()
        _print_occurrence(occurrence)
    click.echo()


def _value(weight: "Weight") -> str:
    """A quantity as a number; what holds or does not hold in words."""
    words = {0.0: "no", 1.0: "yes"}
    return (
        f"{weight.value:.2f}"
        if weight.is_measure
        else words.get(weight.value, f"{weight.value:.0%}" if weight.value < 1 else f"{weight.value:g}")
    )


def _print_occurrence(occurrence: "OccurrenceExplanation") -> None:
    click.echo(dim(f"¶{occurrence.pair}"))
    click.echo(f"  {mark(occurrence.zh, occurrence.zh_span)}")
    if not occurrence.en:
        return
    click.echo(f"  {mark(occurrence.en, occurrence.en_span)}")
    click.echo(
        f"  {bold(occurrence.rendering or '(left out in English)')}  {dim('probability')} {occurrence.score:.2f}"
    )
    for one in occurrence.evidence:
        click.echo(f"    {dim('log odds')} {_figure(one)}  {one.kind}: {one.note}")
    if occurrence.runners_up:
        is_glossed = any(one.kind == "gloss" for one in occurrence.evidence)
        click.echo(f"    {dim('runners-up, were there no gloss:' if is_glossed else 'runners-up:')}")
    for rival in occurrence.runners_up:
        click.echo(f"    {dim('probability')} {rival.score:.2f}  {rival.en}  {dim(_in_short(rival))}")


def _in_short(rival: "RunnerUp") -> str:
    """The evidence of a runner-up in a line."""
    return "log odds: " + ", ".join(f"{one.kind} {_figure(one, 1)}" for one in rival.evidence) if rival.evidence else ""


def _figure(support: "Support", places: int = 2) -> str:
    return "–" if support.log_odds is None else f"{support.log_odds:+.{places}f}"
