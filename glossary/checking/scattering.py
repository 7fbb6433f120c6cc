"""Renderings whose words stand in another order, or with other words between them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from glossary.checking.english import (
    BREAK,
    CONJUNCTIONS,
    LONG,
    SCATTERED,
    STOP,
    TURNED,
    EnglishText,
    Match,
    Pattern,
    Step,
    Token,
    differ_in_case,
    gap_between,
    told,
)
from glossary.checking.kinship import is_participle
from glossary.types import Span

__all__ = ["scattered", "turned"]

#: Content words that may stand between the first and the last of a scattered rendering, at least.
_SLACK: Final = 3
_MOST: Final = 40
#: Content words that may be coordinated with a word of the rendering.
_LIST: Final = 8
_ASIDE: Final = re.compile(r"[—–()\[\]]")
#: Function words inside a coordination.
_COORDINATING: Final = frozenset((*CONJUNCTIONS, "a", "an", "the", "both", "as", "s"))
#: Words that begin a clause of its own.
_CLAUSES: Final = frozenset("where when while because if although though but what which who whose whereas".split())


def turned(wanted: Pattern, text: EnglishText) -> Iterator[Match]:
    """The content words in any order with nothing but function words between them."""
    is_series = "," in wanted.en or any(token.lower in CONJUNCTIONS for token in wanted.text.tokens)
    for steps in _windows(wanted, text, size=wanted.size):
        if not _is_turned(steps):
            continue  # as a run it would be none
        numbers = sorted(step.tokens[0] for step in steps)
        gaps = [gap_between(text, left, right) for left, right in pairwise(numbers)]
        if not is_series and any(BREAK.search(gap.marks) or gap.words & CONJUNCTIONS for gap in gaps):
            continue
        if wanted.size < LONG and not gaps[0].words and not any(_is_verbal(step, text) for step in steps):
            continue  # quality development is not development quality, though poverty reduction is reducing poverty
        yield _loose(wanted, text, steps, TURNED)


def scattered(wanted: Pattern, text: EnglishText) -> Iterator[Match]:
    """The content words near each other in one sentence, others between them."""
    slack = max(_SLACK, wanted.size // 2 + 1)
    for steps in _windows(wanted, text, size=wanted.size + max(slack, _LIST)):
        if sum(step.label == "derivation" for step in steps) * 2 > wanted.size:
            continue
        is_coordinated = _shares_head(text, steps)
        if not (is_coordinated or _is_phrase(wanted, text, steps, slack)):
            continue
        yield _loose(wanted, text, steps, SCATTERED, is_coordinated=is_coordinated)


def _windows(wanted: Pattern, text: EnglishText, *, size: int) -> Iterator[list[Step]]:
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
) -> list[Step] | None:
    """The rendering's words from the first of some words of the text on; ``None`` where one is missing."""
    left = set(range(wanted.size))
    steps: list[Step] = []
    for here in content:
        if steps and STOP.search(text.marks(steps[-1].tokens[0], here)):
            return None
        fits = [(kin[at][here] != "", kin[at][here] == "derivation", at) for at in left if here in kin[at]]
        if fits:
            place = min(fits)[-1]
            left.discard(place)
            steps.append(Step(place, 1, (here,), kin[place][here]))
        elif not steps:
            return None
        if not left:
            return steps
    return None


def _is_verbal(step: Step, text: EnglishText) -> bool:
    """Whether a word stands as a verb for the rendering's noun, or as its -ing."""
    return step.label == "derivation" or text.tokens[step.tokens[0]].lower.endswith("ing")


def _is_turned(steps: Sequence[Step]) -> bool:
    places = [step.place for step in steps]
    return places != sorted(places)


def _shares_head(text: EnglishText, steps: Sequence[Step]) -> bool:
    """Whether the words are those of a coordination before the head that they share: A and B HEAD, A, B, or C, HEAD.

    Nothing but conjunctions and what is coordinated stands between them.
    """
    splits = _splits(text, steps)
    if _is_turned(steps) or len(splits) != 1:
        return False
    [(left, right)] = splits
    between, marks = text.tokens[left + 1 : right], text.marks(left, right).strip()
    others = [token for token in between if not token.is_function]
    starts = marks.startswith(",") or between[0].lower in CONJUNCTIONS or between[0].lower == "as"
    joins = [token for token in between if token.lower in CONJUNCTIONS or token.lower == "well"]
    limit = _LIST if marks.count(",") > 1 else LONG
    ends = between[-1].lower not in CONJUNCTIONS
    return bool(starts and ends and joins) and len(others) <= limit and _is_plain(between, marks)


def _is_plain(between: Sequence[Token], marks: str) -> bool:
    """Whether words between two others may be a coordination: no clause, no phrase of another kind."""
    return not _ASIDE.search(marks) and all(not token.is_function or token.lower in _COORDINATING for token in between)


def _splits(text: EnglishText, steps: Sequence[Step]) -> list[tuple[int, int]]:
    """The neighbouring words of a window with other content between them."""
    numbers = sorted(step.tokens[0] for step in steps)
    return [
        (left, right)
        for left, right in pairwise(numbers)
        if not all(token.is_function for token in text.tokens[left + 1 : right])
        or any(token.lower in CONJUNCTIONS for token in text.tokens[left + 1 : right])
    ]


def _is_phrase(wanted: Pattern, text: EnglishText, steps: Sequence[Step], slack: int) -> bool:
    """Whether words with others between them are one phrase."""
    first, last = steps[0].tokens[0], steps[-1].tokens[0]
    others = [token for token in text.tokens[first:last] if not token.is_function]
    if len(others) + 1 > wanted.size + slack:
        return False
    if wanted.size < LONG:
        return _hangs_together(text, steps)
    if any(token.lower in _CLAUSES for token in text.tokens[first:last]) and not wanted.words & _CLAUSES:
        return False
    return _is_near(text, steps)


def _is_near(text: EnglishText, steps: Sequence[Step]) -> bool:
    """Whether a long rendering in another order has hardly anything between its words.

    A comma may stand before a participle that follows what it describes: a harbor, built to high standards.
    """
    if not _is_turned(steps):
        return True
    first, last = steps[0].tokens[0], steps[-1].tokens[0]
    others = [token for token in text.tokens[first:last] if not (token.is_function or token.lower.endswith("ly"))]
    commas = [
        after
        for before, after in pairwise(range(first, last + 1))
        if "," in text.marks(before, after) and not is_participle(text.tokens[after].lower)
    ]
    return len(others) < len(steps) + 1 and not commas and text.marks(first, last).count(",") <= 1


def _hangs_together(text: EnglishText, steps: Sequence[Step]) -> bool:
    """Whether two words with others between them are one phrase: by coordination, or as verb and object."""
    first, last = steps[0].tokens[0], steps[-1].tokens[0]
    between = text.tokens[first + 1 : last]
    others = [token for token in between if not token.is_function]
    marks = text.marks(first, last)
    if _ASIDE.search(marks):
        return False
    adverbs = [token for token in others if token.lower.endswith("ly") or token.lower in ("further", "more")]
    if steps[0].place < steps[-1].place:
        if any(token.lower in CONJUNCTIONS for token in between):  # green protection and development
            nearest = [token for token in between[-2:] if token.lower not in ("a", "an", "the")]
            shares_first = bool(nearest) and nearest[-1].lower in CONJUNCTIONS
            is_list = marks.count(",") != 1  # a single comma parts clauses
            return shares_first and is_list and 0 < len(others) <= LONG and _is_plain(between, marks)
        if marks.startswith(","):  # a second adjective: new, people-centred towns
            return 0 < len(others) < LONG and marks.count(",") == 1
        return bool(others) and len(others) == len(adverbs) and "," not in marks
    is_passive = any(token.lower in ("be", "been", "being", "is", "are", "was", "were") for token in between)
    return is_passive and len(others) == len(adverbs) and "," not in marks


def _loose(
    wanted: Pattern, text: EnglishText, steps: Sequence[Step], form: int, *, is_coordinated: bool = False
) -> Match:
    """The match of a window."""
    labels = {step.label for step in steps}
    if _is_turned(steps):
        labels.add("word order")
    if differ_in_case(wanted, text, steps):
        labels.add("case")
    numbers = sorted(step.tokens[0] for step in steps)
    spans: list[Span] = []
    for before, number in zip([None, *numbers], numbers, strict=False):
        token = text.tokens[number]
        between = text.tokens[before + 1 : number] if before is not None else []
        if spans and all(word.is_function and word.lower not in CONJUNCTIONS for word in between):
            spans[-1] = Span(spans[-1].start, token.end)
        else:
            spans.append(Span(token.start, token.end))
    if len(spans) > 1:
        labels.add("split")
    elif not _is_turned(steps):
        labels.add("function words")
    derived = sum(step.label == "derivation" for step in steps)
    return Match(wanted.en, tuple(numbers), tuple(spans), told(labels), form, derived, is_coordinated)
