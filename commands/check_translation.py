"""`tifa check-translation`: a bilingual text against the termbase."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
from click.shell_completion import CompletionItem

from commands.files import output_option
from commands.options import ExampleCommand, folder_option, open_workspace, registry_option
from commands.output import counted, is_coloured
from commands.progress import progress_bar
from commands.reading import Reading, reading_options, standard_input
from glossary.errors import WorkspaceError
from glossary.types import Document
from workspace.workspace import SUPPRESSIONS, Workspace

if TYPE_CHECKING:  # the check comes only when it runs
    from exports.translation_check import CheckReport
    from glossary.checking.base import Severity, TranslationCheck
    from workspace.suppressions import Suppression
    from workspace.translation_checking import Against

__all__ = ["command"]

_NEVER: Final = "never"
_SEVERITIES: Final = ("error", "warning", "note")
_STDIN: Final = Path("-")
#: So many notes on a list are told.
_FEW: Final = 5


def _formats() -> Iterable[str]:
    from exports.translation_check import CHECK_FORMATS  # noqa: PLC0415 - only where formats are checked or completed

    return CHECK_FORMATS


def _complete_rules(_ctx: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    from glossary.checking import RULES  # noqa: PLC0415 - only where names are completed

    return [CompletionItem(name) for name in RULES if name.startswith(incomplete)]


_file = click.Path(path_type=Path, readable=False)


@click.command(
    cls=ExampleCommand,
    example="""
    tifa check-translation draft.txt
    tifa check-translation draft.xlf --format html --output draft.html
    tifa check-translation draft.tmx --termbase terms.tbx --fail-on warning
    tifa check-translation --zh source.docx --en target.docx --rule number
    """,
)
@click.argument("files", metavar="[FILE]...", nargs=-1, type=_file)
@registry_option("--format", "form", "format", _formats, default="text", show_default=True, help="How to write it.")
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option(
    "--termbase",
    "lists",
    multiple=True,
    type=_file,
    metavar="FILE",
    help="Check against this list: a table, SKOS or TBX; may be repeated. Instead of the workspace, unless "
    "--workspace names one.",
)
@click.option("--no-authority", is_flag=True, help="Leave out the authority lists of the workspace.")
@click.option(
    "--rule", "only", multiple=True, metavar="NAME", shell_complete=_complete_rules, help="Run this; may be repeated."
)
@click.option(
    "--without", multiple=True, metavar="NAME", shell_complete=_complete_rules, help="Leave out; may be repeated."
)
@click.option(
    "--severity", type=click.Choice(_SEVERITIES), default="note", show_default=True, help="Show from this on."
)
@click.option(
    "--fail-on",
    type=click.Choice([*_SEVERITIES, _NEVER]),
    default="error",
    show_default=True,
    help="End with exit code 1 if a finding is as bad as this, or worse.",
)
@click.option(
    "--suppressions",
    type=_file,
    metavar="FILE",
    help="File of findings that stand; else check-suppressions.txt of the workspace, if it is there.",
)
@click.option(
    "--write-suppressions", type=_file, metavar="FILE", help="Add the findings to this file, and show none of them."
)
@click.option("--all", "whole", is_flag=True, help="Show every judgement of a term, not the findings alone.")
@click.option(
    "--limit",
    type=click.IntRange(0),
    default=50,
    show_default=True,
    help="Findings of a file in text, the worst ones; 0 for all.",
)
@click.option("--bom", is_flag=True, help="Begin a table with a byte order mark, for Excel.")
@output_option
@reading_options(describing=False)
@folder_option
@click.pass_context
def command(
    ctx: click.Context,
    files: tuple[Path, ...],
    form: str,
    as_json: bool,
    lists: tuple[Path, ...],
    no_authority: bool,
    only: tuple[str, ...],
    without: tuple[str, ...],
    severity: "Severity",
    fail_on: str,
    suppressions: Path | None,
    write_suppressions: Path | None,
    whole: bool,
    limit: int,
    bom: bool,
    output: Path | None,
    folder: str | None,
    reading: Reading,
) -> None:
    """Check a translation against the termbase.

    Each term of the termbase that stands in the Chinese is looked for in the English: a preferred, admitted,
    deprecated, other known or unknown rendering, or none. Numbers, note marks and quotation marks are compared as
    well, and terms that are rendered in several ways are told. The termbase is what the documents, editors and
    authority lists of the workspace say, or the lists of --termbase. FILE is any bilingual file; - is standard input.
    Exit code 1 tells that there are findings as bad as --fail-on says.
    """
    form = "json" if as_json else form
    _check_usage(files, form, reading)
    # The rules bring the alignment, and files their readers.
    from workspace.suppressions import suppress, unused  # noqa: PLC0415
    from workspace.translation_checking import check_documents, chosen_rules  # noqa: PLC0415

    rules = chosen_rules(only, without)
    workspace = _workspace(ctx, folder, needed=not lists)
    path = _suppressions(suppressions, workspace)
    known = _known(path)
    content = standard_input() if _STDIN in (*files, reading.zh, reading.en) else None
    documents = _documents(files, reading, content)
    against = _against(workspace, lists, with_authorities=not no_authority)
    with progress_bar() as progress:
        found = check_documents(documents, against, rules=rules, progress=progress)
    checks = tuple(suppress(check, known) for check in found)
    stale = unused(known, found, rules=rules)
    report = _report(checks, against, rules=rules, severity=severity, whole=whole, stale=stale, path=path)
    if write_suppressions is not None:
        _write_suppressions(write_suppressions, report)
        return
    _write(_with_files(report, files, reading, form, content), form, output, limit=limit, bom=bom)
    if _fails(checks, fail_on):
        ctx.exit(1)


def _check_usage(files: Sequence[Path], form: str, reading: Reading) -> None:
    """Refuse a command line that makes no sense."""
    from exports.translation_check import CHECK_FORMATS  # noqa: PLC0415 - loaded by then

    if not files and reading.zh is None and reading.en is None:
        raise click.UsageError("Give a FILE, or --zh and --en.")
    if len(files) > 1 and CHECK_FORMATS[form].wants_content:
        raise click.UsageError(f"--format {form} takes one FILE at a time.")
    if files.count(_STDIN) > 1:
        raise click.UsageError("Standard input (-) is one FILE.")
    reading.check(tuple(files))


def _workspace(ctx: click.Context, folder: str | None, *, needed: bool) -> Workspace | None:
    """Return the workspace to use: where a list is given, only one that is named."""
    if not needed and not (folder or ctx.find_object(str)):
        return None
    try:
        return open_workspace(ctx, folder)
    except WorkspaceError as error:
        raise WorkspaceError(error.message, hint=f"{error.hint}, or give a list with --termbase FILE") from error


def _suppressions(named: Path | None, workspace: Workspace | None) -> Path | None:
    if named is not None or workspace is None:
        return named
    default = workspace.folder / SUPPRESSIONS
    return default if default.exists() else None


def _known(path: Path | None) -> "tuple[Suppression, ...]":
    from workspace.suppressions import read_suppressions  # noqa: PLC0415 - loaded by then

    return () if path is None else read_suppressions(path)


def _documents(files: Sequence[Path], reading: Reading, content: bytes | None) -> list[tuple[str, Document]]:
    """Return the documents with the names of their files; two parallel files go by the name of the English."""
    if not files:
        return [(_name(reading.en), reading.read(None, stdin=content))]
    return [(_name(file), reading.read(file, stdin=content)) for file in files]


def _name(file: Path | None) -> str:
    return "standard input" if file in (None, _STDIN) else str(file)


def _against(workspace: Workspace | None, paths: Sequence[Path], *, with_authorities: bool) -> "Against":
    from workspace.translation_checking import against, read_lists  # noqa: PLC0415 - loaded by then

    lists = read_lists(paths)
    for one in lists:
        for warning in one.warnings[:_FEW]:
            click.echo(f"{one.title}: {warning}", err=True)
        if len(one.warnings) > _FEW:
            click.echo(f"{one.title}: {counted(len(one.warnings) - _FEW, 'more note')}", err=True)
    return against(workspace, lists, with_authorities=with_authorities)


def _report(
    checks: "Sequence[TranslationCheck]",
    against: "Against",
    *,
    rules: tuple[str, ...],
    severity: "Severity",
    whole: bool,
    stale: "Sequence[Suppression]",
    path: Path | None,
) -> "CheckReport":
    from exports.translation_check import CheckedFile, CheckReport  # noqa: PLC0415 - loaded by then

    unused = tuple(f"{path}, line {one.line}: matches no finding any more" for one in stale)
    return CheckReport(
        files=tuple(CheckedFile(check) for check in checks),
        rules=rules,
        against=against.names,
        terms=len(against.termbase.entries),
        shown_from=severity,
        with_judgements=whole,
        unused=unused,
    )


def _with_files(
    report: "CheckReport", files: Sequence[Path], reading: Reading, form: str, content: bytes | None
) -> "CheckReport":
    """Return a report with what formats want of the files: the name of the Chinese one, or the bytes."""
    from exports.translation_check import CHECK_FORMATS  # noqa: PLC0415 - loaded by then

    checked = report.files
    if not files:
        checked = (replace(checked[0], zh_name=_name(reading.zh)),)
    elif CHECK_FORMATS[form].wants_content:
        from glossary.reading.base import file_content  # noqa: PLC0415 - loaded by then

        read = content if content is not None else file_content(files[0])
        checked = (replace(checked[0], content=read, encoding=reading.encoding),)
    return replace(report, files=checked)


def _write(report: "CheckReport", form: str, output: Path | None, *, limit: int, bom: bool) -> None:
    from exports.base import atomic_write  # noqa: PLC0415 - loaded by then
    from exports.translation_check import render  # noqa: PLC0415

    to_stdout = output is None or output == _STDIN
    data = render(report, form, limit=limit, bom=bom, colour=to_stdout and is_coloured())
    for sentence in report.unused:
        click.echo(sentence, err=True)
    if output is None or output == _STDIN:
        click.echo(data, nl=False)  # bytes, so that a console's encoding and line ends leave them alone
        return
    atomic_write(output, data)
    shown = sum(len(report.shown(file.check)) for file in report.files)
    click.echo(f"Wrote {output} ({counted(shown, 'finding')}).", err=True)


def _write_suppressions(path: Path, report: "CheckReport") -> None:
    from exports.base import atomic_write  # noqa: PLC0415 - loaded by then
    from workspace.suppressions import with_suppressions  # noqa: PLC0415

    text, count = with_suppressions(path, ((file.check.name, report.shown(file.check)) for file in report.files))
    atomic_write(path, text)
    click.echo(f"Wrote {path} ({counted(count, 'new suppression')}).", err=True)


def _fails(checks: "Iterable[TranslationCheck]", fail_on: str) -> bool:
    if fail_on == _NEVER:
        return False
    worst = _SEVERITIES.index(fail_on)
    return any(_SEVERITIES.index(one.severity) <= worst for check in checks for one in check.findings)
