"""What a format is: how the workspace is written in it, how it is read, and what it cannot hold."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, cast

from exports.base import Export, ExportSource, FindLosses, Loss
from glossary.errors import OutputError

if TYPE_CHECKING:  # readers bring lxml and rdflib
    from graph.authorities.base import Reader

__all__ = ["Format", "Option"]


@dataclass(frozen=True, slots=True)
class Option:
    """A choice that a format leaves to its user.

    Attributes:
        description: What it is, in a line for people.
        values: What can be chosen, the default first; none for a switch, which is off unless it is given.
    """

    description: str
    values: tuple[str, ...] = ()

    @property
    def default(self) -> str | bool:
        """What holds where the user does not choose."""
        return self.values[0] if self.values else False


@dataclass(frozen=True, slots=True)
class Format:
    """A format that the workspace is written in, that lists of formulations are read from, or both.

    Attributes:
        name: What ``--format`` takes.
        description: What it is, in a line for people.
        media_type: Media type as registered with IANA, or as its makers use it.
        suffix: Usual ending of the file's name, with its dot.
        writer: ``module:function`` of an `exports.base.Export`, imported on first use; empty if it is only read.
        losses: ``module:function`` of an `exports.base.FindLosses`; empty where it holds all that Tifa knows.
        options: What the writer leaves to its user, by name.
        reader: ``module:function`` of a `graph.authorities.base.Reader`; empty if it is only written.
        suffixes: Endings of file names that the reader is taken for, lower-case with the dot.
        roots: Names of the XML elements that its files begin with, without prefix.
    """

    name: str
    description: str
    media_type: str
    suffix: str
    writer: str = ""
    losses: str = ""
    options: Mapping[str, Option] = field(default_factory=dict)
    reader: str = ""
    suffixes: tuple[str, ...] = ()
    roots: tuple[str, ...] = ()

    def export(self, source: ExportSource, **options: str | bool) -> bytes:
        """Return the whole file.

        Args:
            source: What to export.
            options: What the user chose, by name.

        Returns:
            The file's bytes.

        Raises:
            OutputError: The format is only read, or has no such option or value; the message says which it has.
        """
        if not self.writer:
            raise OutputError(f"the format {self.name} is read, not written", hint="see tifa export --help")
        write = cast(Export, _function(self.writer))
        return write(source, **self._chosen(options))

    def lost(self, source: ExportSource, **options: str | bool) -> tuple[Loss, ...]:
        """Return what the file does not hold.

        Args:
            source: What is exported.
            options: What the user chose, by name.

        Raises:
            OutputError: The format has no such option or value.
        """
        chosen = self._chosen(options)
        return cast(FindLosses, _function(self.losses))(source, **chosen) if self.losses else ()

    def load_reader(self) -> "Reader":
        """Import the function that reads the format; only for formats that have one."""
        return cast("Reader", _function(self.reader))

    def _chosen(self, options: Mapping[str, str | bool]) -> dict[str, str | bool]:
        """The options with the defaults of those that are not given."""
        for name, value in options.items():
            if name not in self.options:
                known = f"it takes {', '.join(self.options)}" if self.options else "it takes none"
                raise OutputError(f"the format {self.name} takes no option {name}", hint=known)
            values = self.options[name].values
            if values and value not in values:
                hint = f"give {name}={f' or {name}='.join(values)}"
                raise OutputError(f"{name} cannot be {value} in the format {self.name}", hint=hint)
            if not values and not isinstance(value, bool):
                raise OutputError(f"{name} is a switch and takes no value", hint=f"give {name} alone")
        return {name: options.get(name, option.default) for name, option in self.options.items()}


def _function(path: str) -> object:
    module, _, name = path.partition(":")
    return getattr(import_module(module), name)
