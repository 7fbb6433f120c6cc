"""Where the shared test material lies: beside the project, and not part of it."""

from pathlib import Path
from typing import Final

import pytest

__all__ = ["REAL_DOCUMENT", "SHARED", "needs_shared"]

#: Folder with real documents, gold tables and conformance data, beside the project's folder.
SHARED: Final = Path(__file__).resolve().parents[2] / "shared"

#: The speech that the gold tables describe.
REAL_DOCUMENT: Final = SHARED / "corpus" / "new-industrialization-2024.txt"

needs_shared = pytest.mark.skipif(
    not SHARED.is_dir(), reason=f"the shared test material is not beside the project ({SHARED.name}/)"
)
