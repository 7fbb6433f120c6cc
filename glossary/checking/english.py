"""English texts and renderings as words, and how a rendering stands in a text."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from glossary.checking.kinship import kinship
from glossary.types import Span

__all__ = [
    "BREAK",
    "CONJUNCTIONS",
    "LONG",
    "PREPOSITIONS",
    "RUN",
    "SCATTERED",
    "STOP",
    "TURNED",
    "EnglishText",
    "Gap",
    "Match",
    "Pattern",
    "Step",
    "Token",
    "differ_in_case",
    "gap_between",
    "pattern",
    "told",
]

#: How a rendering stands in a text: as a run, as a run in another order, scattered.
RUN, TURNED, SCATTERED = 0, 1, 2

_TOKEN: Final = re.compile(r"[0-9]+(?:[.,][0-9]+)*(?:[A-Za-zÀ-ɏ]+)?|[A-Za-zÀ-ɏ]+")
_FUNCTION: Final = frozenset(
    "a an the and or but nor of to in on at by for with from into as that which who whose is are was were be been "
    "being has have had having will would shall should may might can could must do does did we our us its it "
    "their they them his her he she i my your you this these those such than so s also both via within towards "
    "toward upon own".split()
)
#: Words that say how two others hang together; one in the place of another changes the wording (rule of law, by law).
PREPOSITIONS: Final = frozenset("of to in on at by for with from into as than within towards toward upon via".split())
CONJUNCTIONS: Final = frozenset(("and", "or", "nor"))
#: Nothing of a rendering reaches over these.
STOP: Final = re.compile(r"[;:!?…]|\.(?=\s|[”’\"')\]]|$)|\n")
#: A run reaches over none of these, unless the rendering has one there.
BREAK: Final = re.compile(r"[,—–()\[\]/]")
#: Fewest content words of a rendering of which a modifier may split any two.
LONG: Final = 3
#: Letters of a word in capitals that may be an abbreviation.
_ABBREVIATION: Final = 4


class Token(NamedTuple):
    """A word of an English text."""

    text: str
    lower: str
    start: int
    end: int
    is_function: bool


class EnglishText:
    """A stretch of English, cut into words.

    Args:
        text: The paragraph.
        span: The stretch of it; all of it if not given.

    Attributes:
        text: The paragraph.
        tokens: The words of the stretch.
    """

    def __init__(self, text: str, span: Span | None = None) -> None:
        self.text = text
        self.tokens = _tokens(text, span or Span(0, len(text)))
        self._kin: dict[str, dict[int, str]] = {}

    def kin(self, word: "Token") -> Mapping[int, str]:
        """Return which of its words are forms of a word, by number, with what they differ in.

        A short word in capitals, which may be an abbreviation, is another one than that in small letters: IT, it.
        """
        known = self._kin.get(word.text)
        if known is None:
            is_short = word.text.isupper() and len(word.text) <= _ABBREVIATION
            found = (
                (number, kinship(word.lower, token.lower))
                for number, token in enumerate(self.tokens)
                if not is_short or token.text.rstrip("s").isupper()
            )
            known = self._kin[word.text] = {number: label for number, label in found if label is not None}
        return known

    def between(self, left: int, right: int) -> str:
        """What stands between two words that are neighbours in some order, other words included."""
        return self.text[self.tokens[left].end : self.tokens[right].start]

    def marks(self, left: int, right: int) -> str:
        """What stands between two words without words."""
        return _TOKEN.sub("", self.between(left, right))


def _tokens(text: str, span: Span) -> list[Token]:
    found = []
    for match in _TOKEN.finditer(text, span.start, span.end):
        lower = match[0].lower()
        is_possessive = lower == "s" and text[match.start() - 1 : match.start()] in ("'", "’")
        is_function = (lower in _FUNCTION and not (lower == "s" and not is_possessive)) and match[0] not in (
            "I",
            "IT",
            "US",
        )
        found.append(Token(match[0], lower, match.start(), match.end(), is_function))
    return found


@dataclass(frozen=True, slots=True)
class Pattern:
    """A rendering to look for.

    Attributes:
        en: The rendering.
        text: Its words.
        content: Which of them have content; all, where none has.
    """

    en: str
    text: EnglishText
    content: tuple[int, ...]

    @property
    def size(self) -> int:
        """How many content words it has."""
        return len(self.content)

    @property
    def words(self) -> frozenset[str]:
        """All its words, in lower case."""
        return frozenset(token.lower for token in self.text.tokens)

    def word(self, place: int) -> Token:
        """Its content word at a place."""
        return self.text.tokens[self.content[place]]


@lru_cache(maxsize=1 << 14)
def pattern(en: str) -> Pattern:
    """Return a rendering as a pattern; of no size where it holds no English word."""
    text = EnglishText(en)
    content = tuple(n for n, token in enumerate(text.tokens) if not token.is_function)
    return Pattern(en, text, content or tuple(range(len(text.tokens))))


@dataclass(frozen=True, slots=True)
class Match:
    """A rendering in a text.

    Attributes:
        rendering: The rendering.
        tokens: The words of the text that have content for it, by number, in the order of the text.
        spans: Where it stands: several where it is split.
        tolerated: In what the text differs from the rendering.
        form: `RUN`, `TURNED` or `SCATTERED`.
        derived: How many of its words are derived otherwise.
        is_coordinated: Whether it is scattered because other words share its head: A and B HEAD.
    """

    rendering: str
    tokens: tuple[int, ...]
    spans: tuple[Span, ...]
    tolerated: tuple[str, ...]
    form: int
    derived: int
    is_coordinated: bool = False

    @property
    def cost(self) -> tuple[int, int, int]:
        """How far the text is from the rendering; the least is the best."""
        hard = sum(label in ("derivation", "word order", "split", "abbreviation") for label in self.tolerated)
        return self.form, hard, len(self.tolerated)

    @property
    def held(self) -> frozenset[int]:
        """Its words as a set."""
        return frozenset(self.tokens)


class Step(NamedTuple):
    """Content words of the rendering that were found: its word `place`, at these words of the text."""

    place: int
    words: int
    tokens: tuple[int, ...]
    label: str


class Gap(NamedTuple):
    """What stands between two content words."""

    words: frozenset[str]
    marks: str


def gap_between(text: EnglishText, left: int, right: int) -> Gap:
    """Return what stands between two words of a text, by number."""
    words = frozenset(token.lower for token in text.tokens[left + 1 : right])
    marks = text.marks(left, right)
    return Gap(words, marks)


def differ_in_case(wanted: Pattern, text: EnglishText, steps: Sequence[Step]) -> bool:
    """Return whether a word that is spelt alike differs in its capitals."""
    return any(
        step.label == "" and step.words == len(step.tokens) == 1
        and wanted.word(step.place).text != text.tokens[step.tokens[0]].text
        for step in steps
    )  # fmt: skip


def told(labels: set[str]) -> tuple[str, ...]:
    """Return in what a text differs, in the order in which it is told."""
    return tuple(sorted(label for label in labels if label))
