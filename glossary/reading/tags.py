"""The tags that CAT tools show where they export segments as a table: numbers in brackets for inline codes."""

import re
from typing import Final

__all__ = ["without_tags"]

# Trados <1> </1> <1/>; memoQ and Phrase {1> <1} {1} [1} {1], Phrase also {b> <b} for bold and the like. Numbers in
# square brackets alone are notes, not tags.
_TAG: Final = re.compile(
    r"</?\d{1,4}/?>|\{\d{1,4}[>}\]]|[<\[]\d{1,4}\}|\{[biu_^]{1,3}>|<[biu_^]{1,3}\}"
)  # fmt: skip


def without_tags(text: str) -> str:
    """Return the text of a cell without the tags of a CAT tool.

    >>> without_tags("the <1>lake</1> is {1>calm<1}{2}, says [3]")
    'the lake is calm, says [3]'
    """
    return _TAG.sub("", text)
