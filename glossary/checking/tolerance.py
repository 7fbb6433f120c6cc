"""Finding a known rendering in English text, with tolerance for what changes no wording.

First come runs: the content words of the rendering in its order, with nothing but function words between them. Then
turned runs: the same words in another order (development of high quality). Then scattered ones, in one sentence and
near each other: what coordination (new quality and advanced productive forces), the passive (reform will be further
deepened) or an inserted modifier of a long rendering make of it. Words agree by `glossary.checking.kinship`.
Every content word of a rendering has to be there: nothing is found on the strength of a part of it.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from glossary.checking.english import (
    BREAK,
    CONJUNCTIONS,
    LONG,
    PREPOSITIONS,
    RUN,
    SCATTERED,
    STOP,
    TURNED,
    EnglishText,
    Gap,
    Match,
    Pattern,
    Step,
    Token,
    differ_in_case,
    gap_between,
    pattern,
    told,
)
from glossary.checking.kinship import kinship
from glossary.checking.scattering import scattered, turned
from glossary.types import Span

__all__ = ["RUN", "SCATTERED", "TURNED", "EnglishText", "Match", "Pattern", "Token", "find", "pattern"]

_HYPHEN: Final = re.compile(r"[-‐‑–]")
_QUOTE: Final = re.compile('["“”‘]')
#: Words of the text that are looked at for the next content word of a run.
_GAP: Final = 4
#: First letters that a word shares with what it is a piece of.
_HEAD: Final = 2


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
    for search in (_runs, turned, scattered):
        for match in sorted(search(wanted, text), key=_width):
            if taken.isdisjoint(match.tokens):
                found.append(match)
                taken.update(match.tokens)
    return found


def _width(match: Match) -> int:
    return match.tokens[-1] - match.tokens[0]


def _runs(wanted: Pattern, text: EnglishText) -> Iterator[Match]:
    first = wanted.word(0).lower
    kin, start = text.kin(wanted.word(0)), 0
    while start < len(text.tokens):
        if start not in kin and not _begin_alike(text.tokens[start].lower, first):
            start += 1  # neither a form of the word nor a piece of it
            continue
        best = min(_walks(wanted, text, 0, start, ()), key=lambda one: one.cost, default=None)
        if best is not None:
            yield best
            start = best.tokens[-1] + 1
        else:
            start += 1


def _begin_alike(one: str, other: str) -> bool:
    """Whether one of two words can be a piece of the other; a piece may be one letter, as in e-commerce."""
    return one.startswith(other[:_HEAD]) or other.startswith(one[:_HEAD])


def _walks(wanted: Pattern, text: EnglishText, place: int, at: int, steps: tuple[Step, ...]) -> Iterator[Match]:
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


def _steps(wanted: Pattern, text: EnglishText, place: int, here: int) -> Iterator[Step]:
    """The ways in which the next words of the text are the next content word or two of the rendering."""
    token, word = text.tokens[here], wanted.word(place)
    kin = text.kin(word).get(here)
    if kin is not None:
        yield Step(place, 1, (here,), kin)
    if not _begin_alike(token.lower, word.lower):
        return
    if place + 1 < wanted.size and wanted.content[place] + 1 == wanted.content[place + 1]:
        joined = word.lower + wanted.word(place + 1).lower
        if len(token.lower) > len(word.lower) and (kin := kinship(joined, token.lower)) in (
            "",
            "inflection",
            "spelling",
        ):
            yield Step(place, 2, (here,), kin)
    if here + 1 < len(text.tokens) and len(word.lower) > len(token.lower) and len(text.between(here, here + 1)) == 1:
        joined = token.lower + text.tokens[here + 1].lower
        if (kin := kinship(word.lower, joined)) in ("", "inflection", "spelling"):
            yield Step(place, 1, (here, here + 1), kin)


def _run_of(wanted: Pattern, text: EnglishText, steps: tuple[Step, ...]) -> Match | None:
    """The run that steps make, unless what stands between them makes another wording."""
    labels = {step.label for step in steps}
    if any(len(step.tokens) > step.words or step.words > len(step.tokens) for step in steps):
        labels.add("hyphen")
    for before, after in pairwise(steps):
        ours = gap_between(wanted.text, wanted.content[before.place + before.words - 1], wanted.content[after.place])
        theirs = gap_between(text, before.tokens[-1], after.tokens[0])
        different = _difference(ours, theirs, wanted.size)
        if different is None:
            return None
        labels |= different
    tokens = tuple(token for step in steps for token in step.tokens)
    if "derivation" in labels and not _may_derive(wanted, text, steps):
        return None
    if differ_in_case(wanted, text, steps):
        labels.add("case")
    span = Span(text.tokens[tokens[0]].start, text.tokens[tokens[-1]].end)
    return Match(wanted.en, tokens, (span,), told(labels), RUN, sum(step.label == "derivation" for step in steps))


def _may_derive(wanted: Pattern, text: EnglishText, steps: Sequence[Step]) -> bool:
    """Whether a derived word may stand for the rendering's: not where a name of one word becomes a common one."""
    if wanted.size > 1:
        return True
    return len(wanted.word(0).lower) > LONG and steps[0].tokens[0] < len(text.tokens)


def _difference(ours: Gap, theirs: Gap, size: int) -> set[str] | None:
    """In what two gaps differ; ``None`` where that makes another wording."""
    if STOP.search(theirs.marks) and not STOP.search(ours.marks):
        return None
    if BREAK.search(theirs.marks) and not (BREAK.search(ours.marks) or ours.words & CONJUNCTIONS):
        return None
    found = set()
    if ours.words != theirs.words:
        links = [gap.words & PREPOSITIONS for gap in (ours, theirs)]
        if size < LONG and all(links) and links[0] != links[1]:
            return None
        joins = [gap.words & CONJUNCTIONS for gap in (ours, theirs)]
        if joins[0] != joins[1] and (all(joins) or (joins[1] and not BREAK.search(ours.marks))):
            return None
        different = ours.words ^ theirs.words
        found.add("apostrophe" if different == {"s"} else "function words")
    if bool(_HYPHEN.search(ours.marks)) != bool(_HYPHEN.search(theirs.marks)):
        found.add("hyphen")
    if bool(_QUOTE.search(ours.marks)) != bool(_QUOTE.search(theirs.marks)):
        found.add("quotation marks")
    return found
