"""Interleaved text: Chinese and English paragraphs take turns, singly or in blocks, either language first."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Final

from glossary.errors import InputError
from glossary.reading.base import Bead, Paragraph, Reading, Request, numbered_pairs
from glossary.reading.metadata import merged
from glossary.reading.paragraphs import MINIMUM_CONFIDENCE, Aligner, Link, is_title, settled, without_title
from glossary.reading.source import alone, refuse_foreign
from glossary.reading.text import read_text
from glossary.script import language_of
from glossary.types import Lang, Metadata

__all__ = ["paired", "read"]

_NAMES: Final[dict[Lang, str]] = {"zh": "Chinese", "en": "English"}

# The language that comes second is taken for the first one only if that fits better by this much.
_MARGIN: Final = 0.15


@dataclass(frozen=True, slots=True)
class _Run:
    """Consecutive paragraphs in one language."""

    lang: Lang
    paragraphs: tuple[Paragraph, ...]


def read(request: Request) -> Reading:
    """Read a text whose paragraphs alternate between Chinese and English, or are in Chinese alone.

    Args:
        request: What to read.

    Returns:
        Its pairs, and what its header says.

    Raises:
        InputError: It is no text, it is empty, it lacks a language, or its paragraphs do not pair.
    """
    metadata, name, paragraphs = read_text(request.main)
    if request.source_only:
        return Reading(numbered_pairs(alone(paragraphs, request.main.path)), metadata, name)
    beads, title = paired(paragraphs, request.main.path)
    return Reading(numbered_pairs(beads), merged(metadata, title), name)


def paired(paragraphs: Sequence[Paragraph], path: Path) -> tuple[list[Bead], Metadata]:
    """Pair the paragraphs of an interleaved text.

    Runs of paragraphs in one language are paired with the run that follows; which language leads is told by
    what fits better, so that a title in one language does not shift all pairs. Runs of equal length are paired
    one by one, others by alignment. Paragraphs without letters (rulers, page numbers) are left out.

    Args:
        paragraphs: All paragraphs in order.
        path: What messages name.

    Returns:
        The beads in order, and the title if it stands there in one language only.

    Raises:
        InputError: A language is missing, paragraphs are left over or do not pair, or more than a tenth of them
            is in a third language; names the line.
    """
    refuse_foreign(paragraphs, path)
    runs = _runs(paragraphs)
    aligner = Aligner(_all(runs, "zh", path), _all(runs, "en", path))
    if len(runs) == 2:
        links, title = without_title(_linked(aligner, runs[0], runs[1]))
        return settled(links, path), title
    start = _first_pair(aligner, runs)
    title = _title_alone(runs[0], path) if start else Metadata()
    beads: list[Bead] = []
    for index in range(start, len(runs), 2):
        if index + 1 == len(runs):
            raise _left_over(runs[index], path)
        links = _linked(aligner, runs[index], runs[index + 1])
        if index == 0:
            links, title = without_title(links)
        _refuse_unpaired(links, path)
        beads.extend(settled(links, path))
    return beads, title


def _runs(paragraphs: Sequence[Paragraph]) -> list[_Run]:
    known = [(lang, paragraph) for paragraph in paragraphs if (lang := language_of(paragraph.text))]
    return [
        _Run(lang, tuple(paragraph for _, paragraph in group))
        for lang, group in groupby(known, key=lambda entry: entry[0])
    ]


def _all(runs: Sequence[_Run], lang: Lang, path: Path) -> list[Paragraph]:
    found = [paragraph for run in runs if run.lang == lang for paragraph in run.paragraphs]
    if not found:
        hint = (
            "give its translation too (--zh FILE --en FILE), or --source-only to read the Chinese alone"
            if lang == "en"
            else "give a bilingual document, each language in paragraphs of its own"
        )
        raise InputError(f"there is no {_NAMES[lang]} paragraph in it", path=path, hint=hint)
    return found


def _linked(aligner: Aligner, first: _Run, second: _Run) -> list[Link]:
    zh, en = (first, second) if first.lang == "zh" else (second, first)
    if len(zh.paragraphs) != len(en.paragraphs):
        return aligner.align(zh.paragraphs, en.paragraphs)
    pairs = [([left], [right]) for left, right in zip(zh.paragraphs, en.paragraphs, strict=True)]
    plain = [Link(left, right, aligner.confidence(left, right)) for left, right in pairs]
    if len(plain) > 1:
        # Blocks may be equally long by chance, with a paragraph missing on either side.
        aligned = aligner.align(zh.paragraphs, en.paragraphs)
        if _mean(aligned) > _mean(plain) + _MARGIN:
            return aligned
    # Paragraphs that stand one by one are pairs because they stand so, however free the translation.
    return [replace(link, confidence=max(MINIMUM_CONFIDENCE, link.confidence)) for link in plain]


def _mean(links: Sequence[Link]) -> float:
    return sum(link.confidence * link.weight for link in links) / sum(link.weight for link in links)


def _first_pair(aligner: Aligner, runs: Sequence[_Run]) -> int:
    """Return whether pairs begin with the first run (0) or the second (1)."""
    fits = []
    for start in (0, 1):
        pairs = [(runs[i], runs[i + 1]) for i in range(start, len(runs) - 1, 2)]
        scores = [
            aligner.confidence(
                *((one.paragraphs, two.paragraphs) if one.lang == "zh" else (two.paragraphs, one.paragraphs))
            )
            for one, two in pairs
        ]
        fits.append(sum(scores) / len(scores))
    # An even number of runs pairs without rest as it stands; an odd one leaves the first or the last alone.
    margin = _MARGIN if len(runs) % 2 == 0 else 0.0
    return int(fits[1] > fits[0] + margin)


def _title_alone(run: _Run, path: Path) -> Metadata:
    if len(run.paragraphs) > 1 or not is_title(run.paragraphs[0]):
        raise _left_over(run, path)
    text = run.paragraphs[0].text
    return Metadata(title_zh=text) if run.lang == "zh" else Metadata(title=text)


def _refuse_unpaired(links: Sequence[Link], path: Path) -> None:
    for link in links:
        if not link.zh or not link.en:
            raise _left_over(_Run("zh" if link.zh else "en", (*link.zh, *link.en)), path)


def _left_over(run: _Run, path: Path) -> InputError:
    other = _NAMES["en" if run.lang == "zh" else "zh"]
    start = run.paragraphs[0].text[:30]
    return InputError(
        f"no {other} paragraph goes with “{start}…”",
        path=path,
        line=run.paragraphs[0].line,
        hint=f"add the {other} paragraph beside it, or take it out",
    )
