"""The commands of `tifa`, one thin module each, and the registry that lists them."""

from collections.abc import Mapping
from typing import Final, NamedTuple

__all__ = ["COMMANDS", "CommandSpec"]


class CommandSpec(NamedTuple):
    """A command as `tifa --help` shows it, without importing it.

    Attributes:
        module: The module that defines it, as its attribute `command`.
        group: The heading that it stands under.
        summary: One line; the same as the first line of the command's own help.
    """

    module: str
    group: str
    summary: str


_MAKE: Final = "Make"
_LOOK: Final = "Look"
_MEASURE: Final = "Measure"
_EDIT: Final = "Decide"
_TAKE: Final = "Take away"

#: The commands in the order of `tifa --help`. To add one: write a module with a click command named `command`,
#: whose help ends in an example, give it a line here, and run `make docs`.
COMMANDS: Final[Mapping[str, CommandSpec]] = {
    "init": CommandSpec("commands.init", _MAKE, "Make a workspace."),
    "build": CommandSpec("commands.build", _MAKE, "Read, harvest and store documents in the workspace."),
    "documents": CommandSpec("commands.documents", _MAKE, "List the documents of the workspace."),
    "status": CommandSpec("commands.status", _MAKE, "Show what the workspace holds."),
    "remove": CommandSpec("commands.remove", _MAKE, "Take a document out of the workspace."),
    "authority": CommandSpec("commands.authority", _MAKE, "Add, list, show and remove authority lists."),
    "lookup": CommandSpec("commands.lookup", _LOOK, "Look up a formulation or a rendering."),
    "show": CommandSpec("commands.show", _LOOK, "Show one concept whole."),
    "explain": CommandSpec("commands.explain", _LOOK, "Explain a term and its renderings."),
    "concordance": CommandSpec("commands.concordance", _LOOK, "Show a key word in context, in both languages."),
    "terms": CommandSpec("commands.terms", _LOOK, "List the formulations."),
    "sections": CommandSpec("commands.sections", _LOOK, "Show the outline of the documents."),
    "themes": CommandSpec("commands.themes", _LOOK, "Show the exposition themes and where they recur."),
    "sparql": CommandSpec("commands.sparql", _LOOK, "Ask the graph in SPARQL."),
    "report": CommandSpec("commands.report", _LOOK, "Show what in a translation deserves a second look."),
    "check": CommandSpec("commands.check", _LOOK, "Show what is wrong with a vocabulary."),
    "check-translation": CommandSpec("commands.check_translation", _LOOK, "Check a translation against the termbase."),
    "stats": CommandSpec("commands.stats", _MEASURE, "Show the workspace and its documents in figures."),
    "central": CommandSpec("commands.central", _MEASURE, "Show the most central formulations."),
    "communities": CommandSpec("commands.communities", _MEASURE, "Show which formulations go together."),
    "matrix": CommandSpec("commands.matrix", _MEASURE, "Show which themes recur in which later sections."),
    "edit": CommandSpec("commands.edit", _EDIT, "Decide on formulations and renderings."),
    "log": CommandSpec("commands.log", _EDIT, "Show the history of decisions, of all terms or of TERM."),
    "import": CommandSpec("commands.import_", _EDIT, "Turn edits of a spreadsheet into decisions."),
    "graph": CommandSpec("commands.graph", _TAKE, "Write the interactive graph as one HTML file."),
    "export": CommandSpec("commands.export", _TAKE, "Write the workspace in another format."),
    "harvest": CommandSpec("commands.harvest", _TAKE, "Harvest one document without a workspace."),
    "completion": CommandSpec("commands.completion", _TAKE, "Print the completion script of a shell."),
}
