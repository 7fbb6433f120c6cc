"""Text for XML 1.0: the characters that it cannot hold are dropped, and counted."""

import re
from typing import Final

__all__ = ["XmlText"]

#: All but the production `Char` of XML 1.0: no escape writes these (https://www.w3.org/TR/xml/#charsets).
_FORBIDDEN: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class XmlText:
    r"""Cleans text for XML, and remembers how many characters it dropped.

    >>> text = XmlText()
    >>> text("a\x0bb"), text.dropped
    ('ab', 1)
    """

    def __init__(self) -> None:
        self.dropped = 0

    def __call__(self, text: str) -> str:
        """Return `text` without the characters that XML cannot hold.

        Args:
            text: Any text.
        """
        clean, dropped = _FORBIDDEN.subn("", text)
        self.dropped += dropped
        return clean
