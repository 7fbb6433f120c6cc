"""From the settings of a workspace to the options of a harvest."""

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from workspace.workspace import Workspace

if TYPE_CHECKING:  # the harvest brings spaCy
    from glossary.harvesting import HarvestOptions

__all__ = ["NO_DICTIONARY", "harvest_options", "named_pipeline"]

#: What the setting `dictionary` says where no dictionary is to be used.
NO_DICTIONARY: Final = "none"


def harvest_options(workspace: Workspace) -> "HarvestOptions":
    """Return the options that the settings of a workspace ask for.

    Args:
        workspace: The workspace; folders that its settings name are taken from its own.

    Raises:
        SettingsError: If the settings are wrong.
    """
    # The harvest brings spaCy.
    from glossary.harvesting import HarvestOptions  # noqa: PLC0415
    from glossary.models import Models  # noqa: PLC0415

    stated = workspace.settings
    models = Models(
        named_pipeline(stated.chinese_pipeline, workspace.folder),
        named_pipeline(stated.english_pipeline, workspace.folder),
        None if stated.encoder is None else workspace.folder / Path(stated.encoder).expanduser(),
        stated.encoder_layer,
    )
    is_own = stated.dictionary not in (None, NO_DICTIONARY)
    options = HarvestOptions(
        dictionary=workspace.folder / Path(stated.dictionary or "").expanduser() if is_own else None,
        use_dictionary=stated.dictionary != NO_DICTIONARY,
        models=models,
    )
    return options if stated.termhood is None else replace(options, threshold=stated.termhood)


def named_pipeline(stated: str | None, folder: Path) -> str | Path | None:
    """Tell the folder of a pipeline from the name of an installed one.

    Args:
        stated: What the user wrote: a folder holds a slash or starts with ``.`` or ``~``; all else is a name.
        folder: Where a relative path starts.

    >>> named_pipeline("en_core_web_sm", Path("lake"))
    'en_core_web_sm'
    >>> named_pipeline("./pipeline", Path("lake")).as_posix()
    'lake/pipeline'
    """
    if stated is None:
        return None
    is_folder = "/" in stated or os.sep in stated or stated.startswith((".", "~"))
    return folder / Path(stated).expanduser() if is_folder else stated
