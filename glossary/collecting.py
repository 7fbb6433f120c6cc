"""Holding off Python's search for reference cycles where many objects are made and none of them is in a cycle."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["no_collection"]


@contextmanager
def no_collection() -> Iterator[None]:
    """Hold off the search while the block runs.

    Each search would go through all objects and find nothing: in a harvest that takes as long as tagging the document.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()
