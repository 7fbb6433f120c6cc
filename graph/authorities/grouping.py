"""Entries from files that say a pair at a time: pairs with the same Chinese label are one concept."""

from collections.abc import Iterable
from dataclasses import dataclass

from glossary.authority import AuthorityEntry, AuthorityRendering, Definition, Rank
from glossary.folding import fold_label
from glossary.types import Kind
from graph.authorities.base import one_preferred

__all__ = ["Pair", "entries_of"]


@dataclass(frozen=True, slots=True)
class Pair:
    """A Chinese label and one of its renderings, as a file has them.

    Attributes:
        zh: The label; not empty.
        rendering: The rendering; ``None`` where the file has none.
        rank: What the file says of the rendering; ``None`` where it does not.
        place: Where it stands in the file.
        pinyin: As the file writes it; empty where it has none.
        kind: What kind the file says it is.
        definitions: What the file says it means.
        group: What the file itself holds together by; pairs without one are grouped by label.
    """

    zh: str
    rendering: AuthorityRendering | None
    rank: Rank | None
    place: str
    pinyin: str = ""
    kind: Kind | None = None
    definitions: tuple[Definition, ...] = ()
    group: str = ""


def entries_of(pairs: Iterable[Pair]) -> list[AuthorityEntry]:
    """Return an entry for each group of pairs, in the order of first occurrence.

    Args:
        pairs: In the order of the file.
    """
    groups: dict[tuple[str, str], list[Pair]] = {}
    for pair in pairs:
        groups.setdefault((pair.group, "" if pair.group else fold_label(pair.zh)), []).append(pair)
    return [_entry(group) for group in groups.values()]


def _entry(pairs: list[Pair]) -> AuthorityEntry:
    first = pairs[0]
    key = fold_label(first.zh)
    return AuthorityEntry(
        key,
        first.zh,
        first.group or key,
        variants=tuple(dict.fromkeys(pair.zh for pair in pairs if pair.zh != first.zh)),
        pinyin=next((pair.pinyin for pair in pairs if pair.pinyin), ""),
        kind=next((pair.kind for pair in pairs if pair.kind), None),
        renderings=one_preferred((pair.rendering, pair.rank) for pair in pairs if pair.rendering),
        definitions=tuple(dict.fromkeys(one for pair in pairs for one in pair.definitions)),
        place=first.place,
    )
