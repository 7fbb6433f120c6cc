"""Finding a known rendering in English text, with tolerance for what changes no wording.

First come runs: the content words of the rendering in its order, with nothing but function words between them. Then
turned runs: the same words in another order (development of high quality). Then scattered ones, in one sentence and
near each other: what coordination (new quality and advanced productive forces), the passive (reform will be further
deepened) or an inserted modifier of a long rendering make of it. Words agree by `glossary.checking.kinship`.
Every content word of a rendering has to be there: nothing is found on the strength of a part of it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from glossary.checking.kinship import kinship
from glossary.types import Span

__all__ = ["RUN", "SCATTERED", "TURNED", "EnglishText", "Match", "Pattern", "Token", "find", "pattern"]

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
_PREPOSITIONS: Final = frozenset("of to in on at by for with from into as than within towards toward upon via".split())
_CONJUNCTIONS: Final = frozenset(("and", "or", "nor"))
#: Nothing of a rendering reaches over these.
_STOP: Final = re.compile(r"[;:!?…]|\.(?=\s|[”’\"')\]]|$)|\n")
#: A run reaches over none of these, unless the rendering has one there.
_BREAK: Final = re.compile(r"[,—–()\[\]/]")
_HYPHEN: Final = re.compile(r"[-‐‑–]")
_QUOTE: Final = re.compile('["“”‘]')
#: Fewest content words of a rendering of which a modifier may split any two.
_LONG: Final = 3
#: Content words that may stand between the first and the last of a scattered rendering, at least.
_SLACK: Final = 3
_GAP: Final = 4
#: First letters that a word shares with what it is a piece of.
_HEAD: Final = 2
#: Letters of a word in capitals that may be an abbreviation.
_ABBREVIATION: Final = 4
_MOST: Final = 40


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
    """

    rendering: str
    tokens: tuple[int, ...]
    spans: tuple[Span, ...]
    tolerated: tuple[str, ...]
    form: int
    derived: int

    @property
    def cost(self) -> tuple[int, int, int]:
        """How far the text is from the rendering; the least is the best."""
        hard = sum(label in ("derivation", "word order", "split", "abbreviation") for label in self.tolerated)
        return self.form, hard, len(self.tolerated)

    @property
    def held(self) -> frozenset[int]:
        """Its words as a set."""
        return frozenset(self.tokens)


def find(wanted: Pattern, text: EnglishText) -> list[Match]:
    """Return where a rendering stands in a text, the closest matches first; they share no words.

    Args:
        wanted: The rendering.
        text: The text, a translation unit's.

    >>> text = EnglishText("New quality and advanced productive forces grew; reforms were deepened.")
    >>> [(match.tolerated, len(match.spans)) for match in find(pattern("new quality productive forces"), text)]
    [(('case', 'split'), 2)]
    >>> [match.tolerated for match in find(pattern("deepen reform"), text)]
    [('inflection', 'word order')]
    """
    if not wanted.size or not text.tokens:
        return []
    found: list[Match] = []
    taken: set[int] = set()
    for search in (_runs, _turned, _scattered):
        for match in sorted(search(wanted, text), key=_width):
            if taken.isdisjoint(match.tokens):
                found.append(match)
                taken.update(match.tokens)
    return found


def _width(match: Match) -> int:
    return match.tokens[-1] - match.tokens[0]


# --- runs ----------------------------------------------------------------------------------------------


class _Step(NamedTuple):
    """Content words of the rendering that were found: its word `place`, at these words of the text."""

    place: int
    words: int
    tokens: tuple[int, ...]
    label: str


def _runs(wanted: Pattern, text: EnglishText) -> Iterator[Match]:
    first = wanted.word(0).lower
    kin, start = text.kin(wanted.word(0)), 0
    while start < len(text.tokens):
        if start not in kin and text.tokens[start].lower[:_HEAD] != first[:_HEAD]:
            start += 1  # neither a form of the word nor a piece of it
            continue
        best = min(_walks(wanted, text, 0, start, ()), key=lambda one: one.cost, default=None)
        if best is not None:
            yield best
            start = best.tokens[-1] + 1
        else:
            start += 1


def _walks(wanted: Pattern, text: EnglishText, place: int, at: int, steps: tuple[_Step, ...]) -> Iterator[Match]:
    """All ways to find the content words from `place` on from word `at` of the text on."""
    if place == wanted.size:
        match = _run_of(wanted, text, steps)
        if match is not None:
            yield match
        return
    last = at + 1 if not steps else min(len(text.tokens), at + _GAP)
    for here in range(at, min(last, len(text.tokens))):
        for step in _steps(wanted, text, place, here):
            yield from _walks(wanted, text, place + step.words, step.tokens[-1] + 1, (*steps, step))
        if not text.tokens[here].is_function:
            return


def _steps(wanted: Pattern, text: EnglishText, place: int, here: int) -> Iterator[_Step]:
    """The ways in which the next words of the text are the next content word or two of the rendering."""
    token, word = text.tokens[here], wanted.word(place)
    kin = text.kin(word).get(here)
    if kin is not None:
        yield _Step(place, 1, (here,), kin)
    if token.lower[:_HEAD] != word.lower[:_HEAD]:
        return
    if place + 1 < wanted.size and wanted.content[place] + 1 == wanted.content[place + 1]:
        joined = word.lower + wanted.word(place + 1).lower
        if len(token.lower) > len(word.lower) and (kin := kinship(joined, token.lower)) in (
            "",
            "inflection",
            "spelling",
        ):
            yield _Step(place, 2, (here,), kin)
    if here + 1 < len(text.tokens) and len(word.lower) > len(token.lower) and len(text.between(here, here + 1)) == 1:
        joined = token.lower + text.tokens[here + 1].lower
        if (kin := kinship(word.lower, joined)) in ("", "inflection", "spelling"):
            yield _Step(place, 1, (here, here + 1), kin)


def _run_of(wanted: Pattern, text: EnglishText, steps: tuple[_Step, ...]) -> Match | None:
    """The run that steps make, unless what stands between them makes another wording."""
    labels = {step.label for step in steps}
    if any(len(step.tokens) > step.words or step.words > len(step.tokens) for step in steps):
        labels.add("hyphen")
    for before, after in pairwise(steps):
        ours = _between(wanted.text, wanted.content[before.place + before.words - 1], wanted.content[after.place])
        theirs = _between(text, before.tokens[-1], after.tokens[0])
        told = _difference(ours, theirs, wanted.size)
        if told is None:
            return None
        labels |= told
    tokens = tuple(token for step in steps for token in step.tokens)
    if "derivation" in labels and not _may_derive(wanted, text, steps):
        return None
    if _case(wanted, text, steps):
        labels.add("case")
    span = Span(text.tokens[tokens[0]].start, text.tokens[tokens[-1]].end)
    return Match(wanted.en, tokens, (span,), _told(labels), RUN, sum(step.label == "derivation" for step in steps))


def _may_derive(wanted: Pattern, text: EnglishText, steps: Sequence[_Step]) -> bool:
    """Whether a derived word may stand for the rendering's: not where a name of one word becomes a common one."""
    if wanted.size > 1:
        return True
    return len(wanted.word(0).lower) > _LONG and steps[0].tokens[0] < len(text.tokens)


class _Gap(NamedTuple):
    """What stands between two content words."""

    words: frozenset[str]
    marks: str


def _between(text: EnglishText, left: int, right: int) -> _Gap:
    words = frozenset(token.lower for token in text.tokens[left + 1 : right])
    marks = _TOKEN.sub("", text.between(left, right))
    return _Gap(words, marks)


def _difference(ours: _Gap, theirs: _Gap, size: int) -> set[str] | None:
    """In what two gaps differ; ``None`` where that makes another wording."""
    if _STOP.search(theirs.marks) and not _STOP.search(ours.marks):
        return None
    if _BREAK.search(theirs.marks) and not (_BREAK.search(ours.marks) or ours.words & _CONJUNCTIONS):
        return None
    told = set()
    if ours.words != theirs.words:
        links = [gap.words & _PREPOSITIONS for gap in (ours, theirs)]
        if size < _LONG and all(links) and links[0] != links[1]:
            return None
        joins = [gap.words & _CONJUNCTIONS for gap in (ours, theirs)]
        if joins[0] != joins[1] and (all(joins) or (joins[1] and not _BREAK.search(ours.marks))):
            return None
        different = ours.words ^ theirs.words
        told.add("apostrophe" if different == {"s"} else "function words")
    if bool(_HYPHEN.search(ours.marks)) != bool(_HYPHEN.search(theirs.marks)):
        told.add("hyphen")
    if bool(_QUOTE.search(ours.marks)) != bool(_QUOTE.search(theirs.marks)):
        told.add("quotation marks")
    return told


def _case(wanted: Pattern, text: EnglishText, steps: Sequence[_Step]) -> bool:
    """Whether a word that is spelt alike differs in its capitals."""
    return any(
        step.label == "" and step.words == len(step.tokens) == 1
        and wanted.word(step.place).text != text.tokens[step.tokens[0]].text
        for step in steps
    )  # fmt: skip


def _told(labels: set[str]) -> tuple[str, ...]:
    return tuple(sorted(label for label in labels if label))


# --- turned and scattered ------------------------------------------------------------------------------


def _turned(wanted: Pattern, text: EnglishText) -> Iterator[Match]:
    """The content words in any order with nothing but function words between them."""
    is_series = "," in wanted.en or any(token.lower in _CONJUNCTIONS for token in wanted.text.tokens)
    for steps in _windows(wanted, text, size=wanted.size):
        if not _is_turned(steps):
            continue  # as a run it would be none
        numbers = sorted(step.tokens[0] for step in steps)
        gaps = [_between(text, left, right) for left, right in pairwise(numbers)]
        if not is_series and any(_BREAK.search(gap.marks) or gap.words & _CONJUNCTIONS for gap in gaps):
            continue
        if wanted.size < _LONG and not gaps[0].words and not any(_is_verbal(step, text) for step in steps):
            continue  # quality development is not development quality, though poverty reduction is reducing poverty
        yield _loose(wanted, text, steps, TURNED)


def _scattered(wanted: Pattern, text: EnglishText) -> Iterator[Match]:
    """The content words near each other in one sentence, others between them."""
    for steps in _windows(wanted, text, size=wanted.size + max(_SLACK, wanted.size // 2 + 1)):
        if sum(step.label == "derivation" for step in steps) * 2 > wanted.size:
            continue
        check = _hangs_together if wanted.size < _LONG else _is_near
        if not check(text, steps):
            continue
        yield _loose(wanted, text, steps, SCATTERED)


def _windows(wanted: Pattern, text: EnglishText, *, size: int) -> Iterator[list[_Step]]:
    """The narrowest stretches that hold every content word of a rendering of two or more, from each word on."""
    if not 1 < wanted.size <= _MOST:
        return
    kin = [text.kin(wanted.word(place)) for place in range(wanted.size)]
    if not all(kin):
        return
    content = [number for number, token in enumerate(text.tokens) if not token.is_function]
    starts = frozenset().union(*kin)
    for start in range(len(content)):
        if content[start] not in starts:
            continue
        steps = _window(wanted, text, content[start : start + size], kin)
        if steps is not None:
            yield steps


def _window(
    wanted: Pattern, text: EnglishText, content: Sequence[int], kin: Sequence[Mapping[int, str]]
) -> list[_Step] | None:
    """The rendering's words from the first of some words of the text on; ``None`` where one is missing."""
    left = set(range(wanted.size))
    steps: list[_Step] = []
    for here in content:
        if steps and _STOP.search(_TOKEN.sub("", text.between(steps[-1].tokens[0], here))):
            return None
        fits = [(kin[at][here] != "", kin[at][here] == "derivation", at) for at in left if here in kin[at]]
        if fits:
            place = min(fits)[-1]
            left.discard(place)
            steps.append(_Step(place, 1, (here,), kin[place][here]))
        elif not steps:
            return None
        if not left:
            return steps
    return None


def _is_verbal(step: _Step, text: EnglishText) -> bool:
    """Whether a word stands as a verb for the rendering's noun, or as its -ing."""
    return step.label == "derivation" or text.tokens[step.tokens[0]].lower.endswith("ing")


def _is_turned(steps: Sequence[_Step]) -> bool:
    places = [step.place for step in steps]
    return places != sorted(places)


def _is_near(text: EnglishText, steps: Sequence[_Step]) -> bool:
    """Whether a long rendering in another order has hardly anything between its words."""
    if not _is_turned(steps):
        return True
    first, last = steps[0].tokens[0], steps[-1].tokens[0]
    others = [token for token in text.tokens[first:last] if not (token.is_function or token.lower.endswith("ly"))]
    return len(others) < len(steps) + 1 and "," not in text.between(first, last)


def _hangs_together(text: EnglishText, steps: Sequence[_Step]) -> bool:
    """Whether two words with others between them are one phrase: by coordination, or as verb and object."""
    first, last = steps[0].tokens[0], steps[-1].tokens[0]
    between = text.tokens[first + 1 : last]
    others = [token for token in between if not token.is_function]
    in_order = steps[0].place < steps[-1].place
    marks = _TOKEN.sub("", text.between(first, last))
    if re.search(r"[—–()\[\]]", marks):
        return False
    is_joined = any(token.lower in _CONJUNCTIONS for token in between)
    adverbs = [token for token in others if token.lower.endswith("ly") or token.lower in ("further", "more")]
    if in_order:
        if is_joined:
            return 0 < len(others) <= _LONG
        if marks.startswith(","):  # a second adjective: new, people-centred towns
            return 0 < len(others) < _LONG and marks.count(",") == 1
        return bool(others) and len(others) == len(adverbs) and "," not in marks
    is_passive = any(token.lower in ("be", "been", "being", "is", "are", "was", "were") for token in between)
    return is_passive and len(others) == len(adverbs) and "," not in marks


def _loose(wanted: Pattern, text: EnglishText, steps: Sequence[_Step], form: int) -> Match:
    """The match of a window."""
    labels = {step.label for step in steps}
    if _is_turned(steps):
        labels.add("word order")
    if _case(wanted, text, steps):
        labels.add("case")
    numbers = sorted(step.tokens[0] for step in steps)
    spans: list[Span] = []
    for before, number in zip([None, *numbers], numbers, strict=False):
        token = text.tokens[number]
        between = text.tokens[before + 1 : number] if before is not None else []
        if spans and all(word.is_function and word.lower not in _CONJUNCTIONS for word in between):
            spans[-1] = Span(spans[-1].start, token.end)
        else:
            spans.append(Span(token.start, token.end))
    if len(spans) > 1:
        labels.add("split")
    elif not _is_turned(steps):
        labels.add("function words")
    derived = sum(step.label == "derivation" for step in steps)
    return Match(wanted.en, tuple(numbers), tuple(spans), _told(labels), form, derived)
