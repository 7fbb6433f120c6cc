"""What a check of translations has found, for people and for other programs: a module per format, one registry."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType
from typing import Any, Final, cast

from exports.translation_check.base import CheckedFile, CheckReport, Figures, figures, total
from glossary.errors import UnknownNameError

__all__ = ["CHECK_FORMATS", "CheckFormat", "CheckReport", "CheckedFile", "Figures", "figures", "render", "total"]


@dataclass(frozen=True, slots=True)
class CheckFormat:
    """A format that a check of translations can be written in.

    Attributes:
        function: ``module:function`` from `CheckReport` to text or bytes, imported on first use.
        description: What it is, in a line for people.
        options: Names of the options that it takes.
        wants_content: Whether it writes into the file that was checked, and so takes one file alone.
    """

    function: str
    description: str
    options: tuple[str, ...] = ()
    wants_content: bool = False


#: All formats, by name. To add one, write a module with a function from `CheckReport` to text or bytes and a line
#: here; the command line and the docs follow.
CHECK_FORMATS: Final[Mapping[str, CheckFormat]] = MappingProxyType(
    {
        "text": CheckFormat(
            "exports.translation_check.text:text", "for people, each finding with both sentences", ("limit", "colour")
        ),
        "html": CheckFormat(
            "exports.translation_check.page:page", "the whole text side by side, with findings as notes, as one page"
        ),
        "json": CheckFormat(
            "exports.translation_check.data:json_report", "everything, each judgement of a term included"
        ),
        "csv": CheckFormat("exports.translation_check.table:csv_table", "a row for each finding", ("bom",)),
        "sarif": CheckFormat("exports.translation_check.sarif:sarif", "SARIF 2.1.0, for code hosts and editors"),
        "xliff": CheckFormat(
            "exports.translation_check.xliff:xliff",
            "the file with findings as notes if it is XLIFF, else an XLIFF 2.1 with notes; of one file",
            wants_content=True,
        ),
    }
)


def render(report: CheckReport, form: str, **options: Any) -> bytes:  # noqa: ANN401 - each format has options of its own
    """Return a report in a format.

    Args:
        report: What was found.
        form: Name of the format.
        options: ``limit``, how many findings of a file the text shows, 0 for all; ``colour``, whether the text has
            colours instead of brackets; ``bom``, whether the table begins with a byte order mark. Formats that have
            no use for one do without.

    Raises:
        UnknownNameError: If there is no such format.
        OutputError: If the format cannot hold it.
    """
    if form not in CHECK_FORMATS:
        raise UnknownNameError("format", form, list(CHECK_FORMATS))
    known = CHECK_FORMATS[form]
    module, _, name = known.function.partition(":")
    write = cast(Callable[..., str | bytes], getattr(import_module(module), name))
    written = write(report, **{key: value for key, value in options.items() if key in known.options})
    return written.encode() if isinstance(written, str) else written
