"""What relations between concepts may stand beside each other: no circles, and S27 of the SKOS Reference.

Relations are added one after the other; before each, `Hierarchy.problem` says whether it would make the hierarchy of
those before it unsound.
"""

from collections.abc import Iterator

__all__ = ["Hierarchy"]


class Hierarchy:
    """Broader, narrower and related concepts, by key.

    >>> hierarchy = Hierarchy()
    >>> hierarchy.add("boat", "broader", "vehicle")
    >>> hierarchy.problem("vehicle", "broader", "boat")
    'would make a circle'
    >>> hierarchy.problem("boat", "related", "vehicle")
    'would relate a concept to a broader one (SKOS S27)'
    """

    def __init__(self) -> None:
        self._above: dict[str, set[str]] = {}
        self._related: set[frozenset[str]] = set()

    def add(self, source: str, role: str, other: str) -> None:
        """Add a relation; roles that are none of a hierarchy do not matter."""
        if role == "related":
            self._related.add(frozenset((source, other)))
        elif role in ("broader", "narrower"):
            below, above = (source, other) if role == "broader" else (other, source)
            self._above.setdefault(below, set()).add(above)

    def problem(self, source: str, role: str, other: str) -> str:
        """Return what is wrong with a relation beside those that were added; empty if nothing is."""
        if role == "related":
            is_above = other in self._all_above(source) or source in self._all_above(other)
            return "would relate a concept to a broader one (SKOS S27)" if is_above else ""
        if role not in ("broader", "narrower"):
            return ""
        below, above = (source, other) if role == "broader" else (other, source)
        if below == above or below in self._all_above(above):
            return "would make a circle"
        lower = [key for key in self._above if below in self._all_above(key)]
        upper = {above, *self._all_above(above)}
        clash = any(frozenset((low, high)) in self._related for low in (below, *lower) for high in upper)
        return "would put a concept above one that it is related to (SKOS S27)" if clash else ""

    def _all_above(self, key: str) -> set[str]:
        return set(self._walk(key))

    def _walk(self, key: str) -> Iterator[str]:
        seen, waiting = set[str](), [key]
        while waiting:
            for above in self._above.get(waiting.pop(), ()):
                if above not in seen:
                    seen.add(above)
                    waiting.append(above)
                    yield above
