"""Word alignment error on the Tsinghua pairs (450 Chinese–English sentences with sure and possible links)."""

import re
from typing import Final

from benchmarks.annotated import SHARED
from glossary.alignment.words import link_posteriors
from glossary.dictionary import Dictionary, default_path

__all__ = ["alignment_error", "links_of"]

#: Posterior from which a pair of words counts as linked.
_THRESHOLD: Final = 0.4

Links = set[tuple[int, int]]


def alignment_error() -> tuple[float, float, float]:
    """Return ``(error, precision, recall)``: 1 − (|A∩S| + |A∩P|) / (|A| + |S|), after Och & Ney (2003)."""
    folder = SHARED / "gold/word-alignment"
    pairs = [line.split(" ||| ") for line in (folder / "zhen.src-tgt").read_text(encoding="utf-8").splitlines()]
    bitext = [(zh.split(), en.lower().split()) for zh, en in pairs]
    found = same_sure = same_possible = sures = 0
    gold = (folder / "zhen.gold").read_text(encoding="utf-8").splitlines()
    for links, line in zip(link_posteriors(bitext, Dictionary(default_path())), gold, strict=True):
        sure, possible = links_of(line, "-"), links_of(line, "-p")
        given = {(row + 1, column + 1) for row, column in zip(*(links.both >= _THRESHOLD).nonzero(), strict=True)}
        found, sures = found + len(given), sures + len(sure)
        same_sure, same_possible = same_sure + len(given & sure), same_possible + len(given & possible)
    error = 1 - (same_sure + same_possible) / (found + sures)
    return error, same_possible / found, same_sure / sures


def links_of(line: str, marks: str) -> Links:
    """Return the links of a line whose mark is one of `marks`: ``-`` for sure links, ``p`` for possible ones.

    >>> sorted(links_of("1-1 2p3", "-")), sorted(links_of("1-1 2p3", "-p"))
    ([(1, 1)], [(1, 1), (2, 3)])
    """
    return {(int(zh), int(en)) for zh, mark, en in re.findall(r"(\d+)([-p])(\d+)", line) if mark in marks}
