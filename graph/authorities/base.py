"""What the readers of authority lists share: what they return, and how they tell what they did not understand."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from glossary.authority import NOT_REVIEWED, AuthorityEntry, AuthorityRendering, Rank
from glossary.errors import InputError
from glossary.folding import fold_label
from glossary.reading.base import Source
from glossary.types import Lang

__all__ = ["Notes", "Reader", "Reading", "as_reviewed", "checked", "language", "one_preferred", "tidy"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader returns.

    Attributes:
        entries: The concepts, in any order.
        warnings: What was not understood or put right, as sentences.
        title: What the file calls itself; empty where it does not say.
        source: IRI that the file gives itself; empty where it does not say.
    """

    entries: tuple[AuthorityEntry, ...]
    warnings: tuple[str, ...] = ()
    title: str = ""
    source: str = ""


Reader = Callable[[Source], Reading]

#: Statuses that come from evidence alone (`graph.deciding`).
_UNREVIEWED: Final = frozenset({"candidate", "attested"})

#: Primary subtags of language tags (BCP 47, and the codes of ISO 639-2).
_LANGUAGES: Final[dict[str, Lang]] = {"zh": "zh", "cmn": "zh", "chi": "zh", "zho": "zh", "en": "en", "eng": "en"}


def language(tag: str) -> Lang | None:
    """Return the language that a tag names, ``None`` for any but Chinese and English.

    >>> language("zh-Hant-TW"), language("en_GB"), language("es")
    ('zh', 'en', None)
    """
    return _LANGUAGES.get(tag.replace("_", "-").partition("-")[0].lower())


def as_reviewed(rendering: AuthorityRendering, status: str) -> AuthorityRendering:
    """Return a rendering that says so if nobody has reviewed it, by the status that a file of Tifa gives.

    Args:
        rendering: The rendering.
        status: Its status there.

    >>> as_reviewed(AuthorityRendering("lake"), "attested").confidence
    'not reviewed'
    """
    return replace(rendering, confidence=NOT_REVIEWED) if status in _UNREVIEWED else rendering


def tidy(text: str) -> str:
    """Return `text` with each run of white space as one space."""
    return " ".join(text.split())


class Notes:
    """Gathers what was not understood; what comes again and again is told once, with how often and where first."""

    def __init__(self) -> None:
        self._found: dict[str, tuple[int, str]] = {}

    def add(self, what: str, place: str) -> None:
        """Note something.

        Args:
            what: What it is, without the place: alike for all that is to be told together.
            place: Where it is, such as ``line 12``.
        """
        count, first = self._found.get(what, (0, place))
        self._found[what] = count + 1, first

    def all(self) -> tuple[str, ...]:
        """Return the warnings in the order of first occurrence."""
        return tuple(
            f"{first}: {what}" if count == 1 else f"{first} and {count - 1} more: {what}"
            for what, (count, first) in self._found.items()
        )


def one_preferred(ranked: Iterable[tuple[AuthorityRendering, Rank | None]]) -> tuple[AuthorityRendering, ...]:
    """Return renderings with their ranks; where a file gives none, the first is preferred unless another one is.

    Args:
        ranked: The renderings of a concept in order, each with the rank that the file gives it.
    """
    found = list(dict.fromkeys(ranked))
    has_preferred = any(rank == "preferred" for _, rank in found)
    renderings = []
    for rendering, rank in found:
        given: Rank = rank or ("alternative" if has_preferred else "preferred")
        has_preferred = has_preferred or given == "preferred"
        renderings.append(replace(rendering, rank=given))
    return tuple(renderings)


def checked(entries: Sequence[AuthorityEntry], source: Source, notes: Notes) -> tuple[AuthorityEntry, ...]:
    """Return the entries that say anything, each with an id of its own.

    Args:
        entries: As read, their ids as the file gives them.
        source: The file.
        notes: Is told which concepts have no label at all, and which no Chinese one.

    Raises:
        InputError: If none says anything.
    """
    kept: dict[str, AuthorityEntry] = {}
    for entry in entries:
        if not entry.zh and not entry.renderings:
            notes.add("the concept has neither a Chinese nor an English label and is left out", entry.place)
            continue
        if not entry.key:
            notes.add("the concept has no Chinese label: it is kept, but linked to no formulation", entry.place)
        stem = entry.id or entry.key or fold_label(entry.renderings[0].en)
        name, number = stem, 2
        while name in kept:
            name, number = f"{stem}-{number}", number + 1
        kept[name] = replace(entry, id=name)
    if not kept:
        hint = "labels need a language tag (zh, en), or a column zh and a column en"
        raise InputError("no concept here has a Chinese or an English label", path=source.path, hint=hint)
    return tuple(kept.values())
