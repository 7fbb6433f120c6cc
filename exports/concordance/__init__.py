"""A concordance, written for people and for other programs: one module per format, one registry."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType
from typing import Final, cast

from glossary.errors import UnknownNameError
from graph.concordance.result import Concordance

__all__ = ["CONCORDANCE_FORMATS", "ConcordanceFormat", "render"]


@dataclass(frozen=True, slots=True)
class ConcordanceFormat:
    """A format that a concordance can be written in.

    Attributes:
        function: ``module:function`` from a `Concordance` to text, imported on first use.
        description: What it is, in a line for people.
    """

    function: str
    description: str


#: All formats, by name. To add one, write a module with a function from a `Concordance` to text and a line here; the
#: command line and the docs follow.
CONCORDANCE_FORMATS: Final[Mapping[str, ConcordanceFormat]] = MappingProxyType(
    {
        "text": ConcordanceFormat(
            "exports.concordance.text:text", "for people: the key word in a column, Chinese above English"
        ),
        "csv": ConcordanceFormat(
            "exports.concordance.table:csv_table", "a row per place: contexts, key words, rendering"
        ),
        "tsv": ConcordanceFormat("exports.concordance.table:tsv_table", "the same, tab-separated"),
        "html": ConcordanceFormat("exports.concordance.page:page", "one page to read, sort, filter and print"),
        "json": ConcordanceFormat("exports.concordance.data:json_data", "every place with its sentences and offsets"),
    }
)


def render(concordance: Concordance, form: str) -> str:
    """Return a concordance in a format.

    Args:
        concordance: The concordance.
        form: Name of the format.

    Raises:
        UnknownNameError: If there is no such format.
    """
    if form not in CONCORDANCE_FORMATS:
        raise UnknownNameError("format", form, list(CONCORDANCE_FORMATS))
    module, _, name = CONCORDANCE_FORMATS[form].function.partition(":")
    return cast(Callable[[Concordance], str], getattr(import_module(module), name))(concordance)
