"""The workspace as a vocabulary that can be checked."""

from typing import TYPE_CHECKING

from workspace.workspace import Workspace

if TYPE_CHECKING:  # only where something is checked
    from graph.checks.vocabulary import Vocabulary

__all__ = ["workspace_vocabulary"]


def workspace_vocabulary(workspace: Workspace) -> "Vocabulary":
    """Return the union of the graphs of a workspace.

    Args:
        workspace: The workspace.

    Raises:
        WorkspaceError: If nothing has been built yet, or the store is damaged.
    """
    from graph.checks.sources import from_store  # noqa: PLC0415 - only where something is checked

    return from_store(workspace.store.current() / "graphs")
