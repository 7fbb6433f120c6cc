"""How fast terms are matched, as the check of translations does it, beside other matchers on the same data.

The termbase is generated: half of its terms are words of the installed dictionary, of two to four characters, half are
made of two of them. So is the text: words and terms at random, a particle or a mark between some of them. The same
seed gives the same data. Timed is the matching itself, processor time, the best of several runs: of the check, all that
it does to get places in the texts as read (folding, automaton, offsets); of the others, finding alone.

    python -m benchmarks.matching
"""

import importlib
import importlib.util
import random
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import ahocorasick_rs

from glossary.checking.cutting import Cutter
from glossary.checking.matching import Matcher
from glossary.dictionary import default_path, load_dictionary
from glossary.folding import fold_characters, is_han

__all__ = ["Data", "Speed", "generated", "print_matching", "speeds"]

_SEED: Final = 1
_RUNS: Final = 3
_TERMS: Final = 100_000
_CHARACTERS: Final = 2_000_000
#: spaCy's documents take much memory, so it gets a part of the text.
_SPACY_SHARE: Final = 10
_PARAGRAPH: Final = 300
_MARKS: Final = ("的", "和", "，", "。", "、", "“", "”")
_SHORTEST, _LONGEST = 2, 4


@dataclass(frozen=True, slots=True)
class Data:
    """A generated termbase and texts to find its terms in."""

    terms: Sequence[str]
    texts: Sequence[str]


@dataclass(frozen=True, slots=True)
class Speed:
    """How fast a matcher is.

    Attributes:
        name: What it is.
        characters: How many characters a second.
        found: How many matches it found in a thousand characters.
    """

    name: str
    characters: float
    found: float


def generated(terms: int, characters: int) -> Data:
    """Return a termbase of so many terms, and texts of about so many characters in all.

    Args:
        terms: How many terms.
        characters: How many characters, at least.
    """
    chance = random.Random(_SEED)
    path = default_path()
    lines = path.read_text(encoding="utf-8").splitlines() if path else []
    entries = [line.split(" ", 2)[1] for line in lines if line[:1] not in ("", "#")]
    words = sorted({word for word in entries if _SHORTEST <= len(word) <= _LONGEST and all(map(is_han, word))})
    chance.shuffle(words)
    made = dict.fromkeys(words[: terms // 2])
    while len(made) < terms:
        made["".join(chance.choices(words, k=2))] = None
    listed = list(made)
    texts: list[str] = []
    size = 0
    while size < characters:
        pieces: list[str] = []
        while sum(map(len, pieces)) < _PARAGRAPH:
            pieces += [chance.choice(words), chance.choice(listed), chance.choice((*_MARKS, "", "", ""))]
        texts.append("".join(pieces))
        size += len(texts[-1])
    return Data(listed, texts)


def speeds(data: Data) -> list[Speed]:
    """Return how fast each matcher is on some data, the one of the check first.

    Args:
        data: The termbase and the texts.
    """
    matcher = Matcher(data.terms)
    folded = [fold_characters(text) for text in data.texts]
    raw = ahocorasick_rs.AhoCorasick(data.terms, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    found = [
        _timed("the check's matcher", data.texts, lambda: len(matcher.find(data.texts))),
        _timed("ahocorasick_rs", folded, lambda: sum(len(raw.find_matches_as_indexes(text)) for text in folded)),
    ]
    if importlib.util.find_spec("ahocorasick") is not None:
        automaton = importlib.import_module("ahocorasick").Automaton()
        for term in data.terms:
            automaton.add_word(term, len(term))
        automaton.make_automaton()
        found.append(
            _timed("pyahocorasick", folded, lambda: sum(1 for text in folded for _ in automaton.iter_long(text)))
        )
    part = folded[: max(1, len(folded) // _SPACY_SHARE)]
    found.append(_timed("spaCy PhraseMatcher", part, _phrase_matcher(data.terms, part)))
    whole = Matcher(data.terms, cutter=Cutter(load_dictionary(default_path())))
    some = data.texts[: len(part)]
    found.append(_timed("the check's, no word cut", some, lambda: len(whole.whole(some))))
    return found


def _phrase_matcher(terms: Sequence[str], texts: Sequence[str]) -> Callable[[], int]:
    """The matcher of spaCy over characters as tokens; overlapping matches are all it knows."""
    import spacy  # noqa: PLC0415  # only here
    from spacy.matcher import PhraseMatcher  # noqa: PLC0415

    nlp = spacy.blank("zh")
    matcher = PhraseMatcher(nlp.vocab)
    matcher.add("term", [nlp.make_doc(term) for term in terms])
    docs = [nlp.make_doc(text) for text in texts]
    return lambda: sum(len(matcher(doc)) for doc in docs)


def _timed(name: str, texts: Sequence[str], work: Callable[[], int]) -> Speed:
    seconds, found = float("inf"), 0
    for _ in range(_RUNS):
        start = time.process_time()
        found = work()
        seconds = min(seconds, time.process_time() - start)
    size = sum(map(len, texts))
    return Speed(name, size / seconds, 1000 * found / size)


def print_matching(terms: int = _TERMS, characters: int = _CHARACTERS) -> None:
    """Print characters a second of each matcher, and its ratio to the one of the check.

    Args:
        terms: How many terms the termbase has.
        characters: How many characters the texts have.
    """
    data = generated(terms, characters)
    size = sum(map(len, data.texts))
    print(f"\nmatching: {len(data.terms)} terms in {size} characters; million characters a second, ratio, matches")
    ours, *others = speeds(data)
    for speed in (ours, *others):
        ratio = ours.characters / speed.characters
        print(f"{speed.name:34} {speed.characters / 1e6:7.2f} {ratio:6.1f} x {speed.found:7.1f} in 1000 characters")


if __name__ == "__main__":
    print_matching(*map(int, sys.argv[1:3]))
