"""Words of annotated terms that their renderings leave out, and words that they keep: told by the dictionary alone.

Where the dictionary accounts for every word of a rendering, the words of the term that it finds nothing for are
left out (开放战略, "opening up"). Few omissions are annotated; these are many, and as real.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from benchmarks.scoring import fold_rendering
from glossary.dictionary import Dictionary, stem
from glossary.pipelines import segment
from glossary.renderings.words import FUNCTION_WORDS

__all__ = ["WordOfTerm", "words_of_terms"]


@dataclass(frozen=True, slots=True)
class WordOfTerm:
    """A word of an annotated term.

    Attributes:
        pair: Number of the paragraph pair.
        term: Folded label of the term.
        word: The word.
        rendering: The English word for it; empty where the rendering leaves it out.
    """

    pair: int
    term: str
    word: str
    rendering: str


def words_of_terms(wordings: Mapping[tuple[int, str], tuple[str, ...]], dictionary: Dictionary) -> Iterator[WordOfTerm]:
    """Yield the words of terms of which the dictionary tells what became of them.

    Args:
        wordings: Number of a pair and folded label of a term → its renderings there.
        dictionary: The bilingual dictionary.
    """
    for (pair, term), renderings in wordings.items():
        words = segment(term)
        if len(renderings) != 1 or len(words) < 2:
            continue
        english = [word for word in fold_rendering(renderings[0]) if word not in FUNCTION_WORDS]
        found = _matched(words, english, dictionary)
        if len(english) == len(found) < len(words):
            yield from (WordOfTerm(pair, term, word, found.get(word, "")) for word in words if len(word) > 1)


def _matched(words: list[str], english: list[str], dictionary: Dictionary) -> dict[str, str]:
    """The first English word that the dictionary gives for each Chinese word; each serves once."""
    found: dict[str, str] = {}
    left = list(english)
    for word in words:
        stems = dictionary.stems(word)
        match = next((one for one in left if stem(one) in stems), None)
        if match is not None and word not in found:
            found[word] = match
            left.remove(match)
    return found
