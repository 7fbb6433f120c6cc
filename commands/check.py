"""`tifa check`: what is wrong with a vocabulary."""

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
from click.shell_completion import CompletionItem

from commands.options import ExampleCommand, folder_option, open_workspace, registry_option
from commands.output import counted, print_json, print_table
from glossary.errors import OutputError

if TYPE_CHECKING:  # the checks come only when they run
    from exports.findings import Findings
    from graph.checks.base import Check, Finding
    from graph.checks.vocabulary import Vocabulary

__all__ = ["command"]

_NEVER: Final = "never"


def _formats() -> Iterable[str]:
    from exports.findings import FINDING_FORMATS  # noqa: PLC0415 - only where formats are checked or completed

    return FINDING_FORMATS


def _complete_codes(_ctx: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    from graph.checks.catalogue import catalogue  # noqa: PLC0415 - only where codes are completed

    return [CompletionItem(code) for code in catalogue() if code.startswith(incomplete)]


@click.command(
    cls=ExampleCommand,
    example="""
    tifa check
    tifa check thesaurus.ttl --fail-on warning
    tifa check thesaurus.rdf --format sarif --output findings.sarif
    tifa check --list
    """,
)
@click.argument("files", metavar="[FILE]...", nargs=-1)
@click.option("--list", "is_list", is_flag=True, help="List the checks.")
@registry_option("--format", "form", "format", _formats, default="text", show_default=True, help="How to write it.")
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option(
    "--only", multiple=True, metavar="CODE", shell_complete=_complete_codes, help="Run this check; may be repeated."
)
@click.option(
    "--without", multiple=True, metavar="CODE", shell_complete=_complete_codes, help="Leave out; may be repeated."
)
@click.option(
    "--shapes",
    multiple=True,
    type=click.Path(path_type=Path, readable=False),
    metavar="FILE",
    help="Validate against these SHACL shapes as well; may be repeated.",
)
@click.option("--links", is_flag=True, help="Ask every HTTP IRI whether it answers (uses the network).")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info", _NEVER]),
    default="error",
    show_default=True,
    help="End with exit code 1 if a finding is as bad as this, or worse.",
)
@click.option(
    "--baseline",
    type=click.Path(path_type=Path, readable=False),
    metavar="FILE",
    help="File of known findings, which are not reported again.",
)
@click.option("--write-baseline", is_flag=True, help="Write the findings into the file of --baseline.")
@click.option(
    "--fix",
    type=click.Path(path_type=Path, readable=False),
    metavar="FILE",
    help="Carry out the fixes that are safe, and write the result as Turtle to this new file.",
)
@click.option(
    "--limit", type=click.IntRange(0), default=5, show_default=True, help="Findings of a check in text; 0 for all."
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, readable=False),
    metavar="FILE",
    help="File to write; without it, or with -, standard output.",
)
@folder_option
@click.pass_context
def command(
    ctx: click.Context,
    files: tuple[str, ...],
    is_list: bool,
    form: str,
    as_json: bool,
    only: tuple[str, ...],
    without: tuple[str, ...],
    shapes: tuple[Path, ...],
    links: bool,
    fail_on: str,
    baseline: Path | None,
    write_baseline: bool,
    fix: Path | None,
    limit: int,
    output: Path | None,
    folder: str | None,
) -> None:
    """Show what is wrong with a vocabulary.

    The workspace, or FILE: RDF in any syntax, the folder of an Oxigraph database, or the URL of a SPARQL endpoint.
    Several are checked as one vocabulary. Errors violate an integrity condition of SKOS or a shape; each finding
    shows the statements that prove it and, where there is one, what would mend it. Exit code 1 tells that there are
    findings as bad as --fail-on says.
    """
    if is_list:
        _print_list(as_json)
        return
    if write_baseline and baseline is None:
        raise click.UsageError("--write-baseline goes with --baseline FILE.")
    checks = _checks(only, without, shapes, links)
    with _no_search_for_cycles():
        vocabulary = _vocabulary(ctx, files, folder)
        found = _findings(vocabulary, checks, files, None if write_baseline else baseline)
    if fix is not None:
        _write_fixed(vocabulary, found.findings, fix)
    if write_baseline and baseline is not None:
        _write_baseline(found.findings, baseline)
        return
    _write(found, "json" if as_json else form, limit, output)
    if _fails(found, fail_on):
        ctx.exit(1)


@contextmanager
def _no_search_for_cycles() -> Iterator[None]:
    """Keep Python from searching what is read for cycles: there are none, and it takes as long as the checks."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _vocabulary(ctx: click.Context, files: Sequence[str], folder: str | None) -> "Vocabulary":
    if files:
        from graph.checks.sources import load  # noqa: PLC0415 - only where something is checked

        return load(files)
    from workspace.checking import workspace_vocabulary  # noqa: PLC0415 - only where a workspace is checked

    return workspace_vocabulary(open_workspace(ctx, folder))


def _checks(only: Sequence[str], without: Sequence[str], shapes: Sequence[Path], links: bool) -> "list[Check]":
    from graph.checks.catalogue import choose  # noqa: PLC0415 - only where something is checked
    from graph.checks.shapes import with_shapes  # noqa: PLC0415

    requested = [code for code, wanted in (("broken-link", links), ("shape", bool(shapes))) if wanted]
    chosen = choose(only, without, requested=requested)
    return [with_shapes(shapes) if check.code == "shape" else check for check in chosen]


def _findings(
    vocabulary: "Vocabulary", checks: "Sequence[Check]", files: Sequence[str], baseline: Path | None
) -> "Findings":
    from exports.findings import Findings  # noqa: PLC0415 - only where something is checked
    from graph.checks.baseline import read_baseline  # noqa: PLC0415
    from graph.checks.catalogue import run  # noqa: PLC0415

    known = read_baseline(baseline) if baseline is not None else frozenset()
    every = run(vocabulary, checks)
    new = tuple(finding for finding in every if finding.fingerprint not in known)
    return Findings(
        tuple(files), vocabulary.size, len(vocabulary.concepts.own), tuple(checks), new, len(every) - len(new)
    )


def _fails(found: "Findings", fail_on: str) -> bool:
    from graph.checks.base import Severity  # noqa: PLC0415 - loaded by then

    return fail_on != _NEVER and any(one.severity.is_at_least(Severity(fail_on)) for one in found.findings)


def _write(found: "Findings", form: str, limit: int, output: Path | None) -> None:
    from exports.findings import render  # noqa: PLC0415 - loaded by then

    text = render(found, form, limit=limit)
    if output is None or output == Path("-"):
        click.echo(text, nl=False)
    else:
        _write_file(output, text, counted(len(found.findings), "finding"))


def _write_baseline(findings: "Sequence[Finding]", baseline: Path) -> None:
    from graph.checks.baseline import baseline_text  # noqa: PLC0415 - only for baselines

    _write_file(baseline, baseline_text(findings), counted(len(findings), "known finding"))


def _write_fixed(vocabulary: "Vocabulary", findings: "Sequence[Finding]", path: Path) -> None:
    from graph.checks.fixing import fixed, to_turtle  # noqa: PLC0415 - only where something is mended

    if path.exists():
        raise OutputError(f"{path} is there already", hint="--fix writes a new file and overwrites none")
    mended, count = fixed(vocabulary, findings)
    _write_file(path, to_turtle(mended), f"{count} fixes" if count != 1 else "1 fix")


def _write_file(path: Path, text: str, what: str) -> None:
    from exports.base import atomic_write  # noqa: PLC0415 - only files want it

    atomic_write(path, text)
    click.echo(f"Wrote {path} ({what}).", err=True)


def _print_list(as_json: bool) -> None:
    from graph.checks.catalogue import catalogue  # noqa: PLC0415 - only for the list

    checks = catalogue().values()
    if as_json:
        fields = ("code", "severity", "title", "explanation", "source", "reads", "bad", "good")
        flags = ("is_safe", "on_request")
        print_json({"checks": [{name: getattr(check, name) for name in (*fields, *flags)} for check in checks]})
        return
    print_table(
        ("code", "severity", "finds", "source"),
        [(check.code, str(check.severity), check.title, check.source) for check in checks],
    )
