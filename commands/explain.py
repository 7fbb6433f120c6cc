"""`tifa explain`: why a string is a term or none, and why its renderings were chosen."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.options import ExampleCommand, document_option, folder_option, json_option, open_workspace
from commands.output import bold, dim, mark, note_not_reviewed, print_json, print_not_found, print_table
from commands.places import check_places
from commands.reading import Reading
from glossary.errors import UnknownNameError
from glossary.types import Document, Metadata
from workspace.workspace import Workspace

if TYPE_CHECKING:  # the harvest brings spaCy
    from glossary.explaining import Explanation, OccurrenceExplanation, Weight

__all__ = ["command"]


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
    help="Explain it in this document, without a workspace; then any Chinese wording in it may be asked for.",
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
    rendering rests on, with weights, and the runners-up. TERM is a label in either language, or in pinyin;
    with --file, in Chinese.
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
    except UnknownNameError as error:
        if as_json and error.name == wanted:
            print_not_found(wanted, error, ())
        raise
    if as_json:
        print_json({"reviewed": False, "explanations": found})
        return
    for explanation in found:
        _print_explanation(explanation)
    note_not_reviewed()


def _in_file(document: Document, wanted: str) -> "Explanation":
    # The harvest brings spaCy.
    from glossary.explaining import explain_in  # noqa: PLC0415

    return explain_in(document, wanted)


def _in_workspace(workspace: Workspace, wanted: str, document: str | None) -> "Iterator[Explanation]":
    """Explain a concept in each of its documents, or in one."""
    with workspace.index() as index:
        check_places(index, document=document)
        concept = index.concept(wanted)
    if document is not None and document not in concept.documents:
        raise UnknownNameError("document of this concept", document, list(concept.documents))
    # The harvest brings spaCy.
    from glossary.explaining import explain  # noqa: PLC0415
    from workspace.harvests import load  # noqa: PLC0415
    from workspace.options import harvest_options  # noqa: PLC0415

    asked = (document,) if document is not None else concept.documents
    harvests = load(workspace.harvests, without=set(workspace.document_ids()) - set(asked))
    options = harvest_options(workspace)
    for name in asked:
        yield explain(harvests[name], concept.key, options=options)


def _print_explanation(explanation: "Explanation") -> None:
    click.echo(f"{bold(explanation.zh)}  {explanation.kind} · {explanation.document}")
    verdict = "a term" if explanation.harvested else "not harvested as a term"
    termhood = "unknown: no extractor proposed it" if explanation.termhood is None else f"{explanation.termhood:.2f}"
    click.echo(f"{verdict}; termhood {termhood}, threshold {explanation.threshold:g}")
    if explanation.extractors:
        click.echo()
        rows = [(one.extractor, f"{one.score:.2f}", one.note) for one in explanation.extractors]
        print_table(("extractor", "score>", "what it saw"), rows)
    weights = (*explanation.supporting, *explanation.opposing)
    if weights:
        click.echo()
        rows = [(one.note, _value(one), f"{one.share:+.2f}") for one in weights]
        print_table(("feature", "value>", "share of the log odds>"), rows)
    for occurrence in explanation.occurrences:
        click.echo()
        _print_occurrence(occurrence)
    click.echo()


def _value(weight: "Weight") -> str:
    """A quantity as a number; what holds or does not hold in words."""
    words = {0.0: "no", 1.0: "yes"}
    return f"{weight.value:.2f}" if weight.is_measure else words.get(weight.value, f"{weight.value:.0%}")


def _print_occurrence(occurrence: "OccurrenceExplanation") -> None:
    click.echo(dim(f"¶{occurrence.pair}"))
    click.echo(f"  {mark(occurrence.zh, occurrence.zh_span)}")
    if not occurrence.en:
        return
    click.echo(f"  {mark(occurrence.en, occurrence.en_span)}")
    click.echo(f"  {bold(occurrence.rendering or '(left out in English)')}  {occurrence.score:.2f}")
    for one in occurrence.evidence:
        click.echo(f"    {one.score:+.2f}  {one.kind}: {one.note}")
    if occurrence.runners_up:
        click.echo(f"    {dim('runners-up:')}")
    for rival in occurrence.runners_up:
        click.echo(f"    {rival.score:.2f}  {rival.en}  {dim(rival.note)}")
