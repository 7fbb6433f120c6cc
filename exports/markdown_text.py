"""Text that Markdown leaves as it is."""

import re
from typing import Final

__all__ = ["plain"]

_MARKUP: Final = re.compile(r"([\\`*_{}\[\]<>#|~&!])")
#: What begins a list.
_BULLET: Final = re.compile(r"^(\s*)([-+]|\d+(?=[.)]))")


def plain(text: str) -> str:
    r"""Return text that Markdown shows as it is, in one line; white space at its ends is kept as one space.

    Args:
        text: Any text.

    >>> plain("*new*  trio"), plain("- 1"), plain("1. lake")
    ('\\*new\\* trio', '\\- 1', '1\\. lake')
    """
    line = _MARKUP.sub(r"\\\1", re.sub(r"\s+", " ", text))
    found = _BULLET.match(line)
    if found is None:
        return line
    sign = found[2]
    return found[1] + (f"\\{sign}" if sign in "-+" else f"{sign}\\") + line[found.end() :]
