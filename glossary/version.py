"""The version of the program: one place, read by the packaging and by provenance statements."""

from typing import Final

__all__ = ["VERSION"]

VERSION: Final = "0.1.0"
