"""What simple systems find: the baselines that the harvest is measured against.

All see the whole document and are judged on its annotated pairs. None gives renderings. Those that rank keep as
many terms as the gold table lists, which is more than they could know.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Final

from benchmarks.annotated import Annotated
from glossary.folding import fold_label, is_han
from glossary.pipelines import chinese
from glossary.quotes import quotations
from glossary.ranking.tokens import commonness
from glossary.rows import Row
from glossary.types import Document

__all__ = ["BASELINES", "c_values", "noun_runs", "tf_idf"]

#: Tags of jieba that noun-phrase runs are made of.
_NOUNS: Final = ("n", "vn", "a", "b", "j", "eng")
#: Decimal logarithm of the sum of all frequencies in jieba's dictionary.
_ALL_WORDS: Final = math.log10(60_101_967)

#: A run of words.
Run = tuple[str, ...]


def noun_runs(document: Document) -> Iterator[tuple[int, Run]]:
    """Yield every longest run of at least two noun-like words, with the number of its pair."""
    for number, words in _tagged(document):
        run: list[str] = []
        for word, tag in (*words, ("", "")):
            if tag.startswith(_NOUNS):
                run.append(word)
                continue
            if len(run) > 1:
                yield number, tuple(run)
            run = []


def c_values(runs: Mapping[Run, int]) -> dict[Run, float]:
    """Return the C-value of each run and of each of its parts of two words or more.

    log₂ of the length in words, times the frequency less the mean frequency of the longer candidates around it
    (Frantzi, Ananiadou & Mima 2000, *Automatic recognition of multi-word terms: the C-value/NC-value method*).

    Args:
        runs: How often each longest run stands in the text.

    >>> c_values({("soft", "contact", "lens"): 2, ("contact", "lens"): 3})[("contact", "lens")]
    3.0
    """
    frequency: Counter[Run] = Counter()
    around: dict[Run, set[Run]] = defaultdict(set)
    for run, count in runs.items():
        for part in _parts(run):
            frequency[part] += count
    for candidate in frequency:
        for part in set(_parts(candidate)) - {candidate}:
            around[part].add(candidate)
    return {
        candidate: math.log2(len(candidate)) * (count - _mean([frequency[longer] for longer in around[candidate]]))
        for candidate, count in frequency.items()
    }


def tf_idf(document: Document) -> dict[str, float]:
    """Return the weight of each word of two characters or more: frequency × rarity in jieba's dictionary."""
    counts = Counter(word for _, words in _tagged(document) for word, _ in words if len(word) > 1 and _is_word(word))
    return {word: count * (_ALL_WORDS - commonness(word)) for word, count in counts.items()}


def _noun_runs(source: Annotated) -> list[Row]:
    return [_row(pair, "".join(run)) for pair, run in noun_runs(source.document)]


def _c_value(source: Annotated) -> list[Row]:
    runs = list(noun_runs(source.document))
    values = c_values(Counter(run for _, run in runs))
    inside = [(pair, part) for pair, run in runs for part in _parts(run)]
    return _best(source, [(pair, "".join(part), values[part]) for pair, part in inside])


def _quotations(source: Annotated) -> list[Row]:
    return [
        _row(pair.number, quotation.inner.of(pair.zh))
        for pair in source.document.pairs
        for quotation in quotations(pair.zh)
        if not quotation.sentence
    ]


def _keywords(source: Annotated) -> list[Row]:
    weights = tf_idf(source.document)
    inside = [(pair, word) for pair, words in _tagged(source.document) for word, _ in words if word in weights]
    return _best(source, [(pair, word, weights[word]) for pair, word in inside])


#: Name → what it finds in a document. To add one: write a function from the document to rows, and a line here.
BASELINES: Final[Mapping[str, Callable[[Annotated], list[Row]]]] = MappingProxyType(
    {
        "noun runs": _noun_runs,
        "C-value": _c_value,
        "quotations": _quotations,
        "TF-IDF": _keywords,
    }
)


def _best(source: Annotated, found: Sequence[tuple[int, str, float]]) -> list[Row]:
    """Keep the best strings of the annotated pairs, as many as the gold table has terms."""
    values = {fold_label(zh): value for pair, zh, value in found if pair in source.pairs}
    kept = set(sorted(values, key=lambda key: (-values[key], key))[: len(source.terms)])
    return [_row(pair, zh) for pair, zh, _ in found if fold_label(zh) in kept]


def _row(pair: int, zh: str) -> Row:
    return Row(pair, zh, "", "concept", 0.0, 0.0)


def _parts(run: Run) -> Iterator[Run]:
    """Yield each part of a run of two words or more, the run itself included; a part that stands twice, twice."""
    for start in range(len(run) - 1):
        for end in range(start + 2, len(run) + 1):
            yield run[start:end]


def _mean(values: Sequence[int]) -> float:
    return sum(values) / len(values) if values else 0.0


def _is_word(text: str) -> bool:
    return any(map(is_han, text)) and text.isalnum()


@cache
def _tagged(document: Document) -> list[tuple[int, list[tuple[str, str]]]]:
    """The words of each pair with their tags."""
    nlp = chinese()
    return [(pair.number, [(token.text, token.tag_) for token in nlp(pair.zh)]) for pair in document.pairs]
