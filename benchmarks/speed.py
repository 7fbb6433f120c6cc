"""How fast the harvest is, as ratios within one run: against jieba's tagger, and on ten copies of a document.

All in this process, imports aside, each once before it is timed.
"""

import importlib
import importlib.util
import logging
import random
import resource
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from glossary.harvesting import harvest
from glossary.types import Document, Harvest, ParagraphPair

__all__ = ["copies", "print_speed"]

_RUNS: Final = 3
_COPIES: Final = 10
_SEED: Final = 1


def print_speed(document: Document) -> None:
    """Print characters a second, the ratio to ``jieba.posseg``, the time of ten copies, and peak memory.

    Args:
        document: A bilingual document.
    """
    chinese = [pair.zh for pair in document.pairs]
    characters = sum(map(len, chinese))
    found = harvest(document)
    seconds = _median(lambda: harvest(document))
    print(f"\nharvest: {characters} Chinese characters in {seconds:.3f} s, {characters / seconds:.0f} a second")
    print(f"peak memory after one document: {_peak():.0f} MB")
    many = copies(document, found, _COPIES)
    tenfold = _once(lambda: harvest(many))
    print(f"{_COPIES} copies with shuffled sentences: {tenfold:.3f} s, {tenfold / seconds:.1f} x one document")
    print(f"peak memory after {_COPIES} copies: {_peak():.0f} MB")
    if importlib.util.find_spec("jieba") is None:
        print("jieba.posseg: skipped, jieba is not installed")
        return
    importlib.import_module("jieba").setLogLevel(logging.WARNING)
    tag = importlib.import_module("jieba.posseg").lcut
    for text in chinese:  # the first call loads the dictionary
        tag(text)
    tagging = _median(lambda: [tag(text) for text in chinese])
    print(f"jieba.posseg: {tagging:.3f} s, {characters / tagging:.0f} characters a second")
    print(f"speed of the harvest: {tagging / seconds:.3f} x jieba.posseg")


def copies(document: Document, found: Harvest, number: int) -> Document:
    """Return a document of so many copies, the sentences of each shuffled.

    Sentences move with their English; each paragraph keeps its number of them.

    Args:
        document: The document.
        found: Its harvest, whose translation units are the sentences.
        number: How many copies.
    """
    sentences = [
        (unit.zh.of(document.pair(unit.pair).zh), unit.en.of(document.pair(unit.pair).en)) for unit in found.units
    ]
    lengths = [sum(unit.pair == pair.number for unit in found.units) for pair in document.pairs]
    chance = random.Random(_SEED)
    pairs: list[ParagraphPair] = []
    for _ in range(number):
        shuffled = iter(chance.sample(sentences, len(sentences)))
        for length in lengths:
            zh, en = zip(*(next(shuffled) for _ in range(length)), strict=True) if length else ((), ())
            pairs.append(ParagraphPair(len(pairs) + 1, "".join(zh), " ".join(en)))
    return replace(document, id=f"{document.id}-copies", pairs=tuple(pairs))


def _median(work: Callable[[], object]) -> float:
    return statistics.median(_once(work) for _ in range(_RUNS))


def _once(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _peak() -> float:
    """Peak memory of this process so far, in megabytes; macOS counts in bytes, Linux in kilobytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1_000_000 if sys.platform == "darwin" else 1000)
