"""The spaCy pipelines of both languages: words, tags and the registered extractors.

Both are built over `spacy.blank`, so no model is downloaded. Chinese words and tags come from `rjieba`
(jieba's dictionary and tag set, in Rust), because spaCy's own segmenters need a model or know no tags.
A trained pipeline that the user has corrects the tags and adds noun chunks (`glossary.trained`).
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache
from typing import Final

import rjieba
import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import compile_infix_regex
from spacy.vocab import Vocab

from glossary.trained import annotate, retag

__all__ = ["chinese", "english", "segment"]

# Frequency that makes jieba keep a string whole, whatever its pieces' frequencies.
_KEEP_WHOLE: Final = 1_000_000
# A note digit glued to a closing quotation mark (“two upholds,”5) would make one token of the three.
_NOTE_MARKS: Final = (r"[,.;:!?](?=[”’\"])", r"[”\"](?=\d)", r"(?<=[”\"])\d+")


class _Segmenter:
    """A spaCy tokenizer over rjieba: every character belongs to a token, white space included.

    Args:
        vocab: The pipeline's vocabulary.
        words: Strings that the document itself shows to be one word.
        trained: A trained pipeline that corrects the tags.
    """

    def __init__(self, vocab: Vocab, words: Iterable[str] = (), trained: Language | None = None) -> None:
        self._vocab = vocab
        self._trained = trained
        # rjieba's own instance is shared, and must not learn a document's words.
        self._tag: Callable[[str], list[tuple[str, str]]] = _tagger(kept) if (kept := frozenset(words)) else rjieba.tag

    def __call__(self, text: str) -> Doc:
        tagged = self._tag(text)
        doc = Doc(self._vocab, words=[word for word, _ in tagged], spaces=[False] * len(tagged))
        for token, (_, tag) in zip(doc, tagged, strict=True):
            token.tag_ = tag
        if self._trained is not None:
            retag(doc, self._trained)
        return doc


@lru_cache(maxsize=1)  # a jieba takes long to make, and a document that is explained is prepared again and again
def _tagger(words: frozenset[str]) -> Callable[[str], list[tuple[str, str]]]:
    """Return a function that cuts and tags and keeps these words whole."""
    jieba = rjieba.Jieba()
    for word in sorted(words):
        jieba.add_word(word, _KEEP_WHOLE, "nz")
    tag: Callable[[str], list[tuple[str, str]]] = jieba.tag
    return tag


class _Annotating:
    """A spaCy tokenizer that adds what a trained pipeline says to the tokens of another.

    Args:
        tokenizer: Cuts the text.
        trained: The trained pipeline.
    """

    def __init__(self, tokenizer: Callable[[str], Doc], trained: Language) -> None:
        self._tokenizer = tokenizer
        self._trained = trained

    def __call__(self, text: str) -> Doc:
        doc = self._tokenizer(text)
        annotate(doc, self._trained)
        return doc


def segment(text: str) -> list[str]:
    """Return the words of a Chinese text, as jieba's dictionary alone cuts it."""
    words: list[str] = rjieba.cut(text)
    return words


def chinese(
    components: Sequence[str] = (), *, words: Iterable[str] = (), trained: Language | None = None
) -> Callable[[str], Doc]:
    """Return a Chinese pipeline.

    Args:
        components: Names of registered spaCy factories to run, in order.
        words: Strings to keep whole.
        trained: A trained pipeline that corrects the tags before the components see them.

    Returns:
        A function that makes a document of a text: its tokens are jieba's words with jieba's tags in ``tag_``.

    >>> [(t.text, t.tag_) for t in chinese()("发展经济")]
    [('发展', 'vn'), ('经济', 'n')]
    """
    nlp = _chinese(tuple(components))
    tokenizer = _Segmenter(nlp.vocab, words, trained)
    return lambda text: nlp(tokenizer(text))


@cache  # to make a pipeline takes longer than to run it; all documents share their vocabulary
def _chinese(components: tuple[str, ...]) -> Language:
    nlp = spacy.blank("zh")
    for name in components:
        nlp.add_pipe(name)
    return nlp


def english(components: Sequence[str] = (), *, trained: Language | None = None) -> Language:
    """Return an English pipeline with spaCy's rule-based tokenizer, made once and shared: it is not to be changed.

    Args:
        components: Names of registered spaCy factories to run, in order.
        trained: A trained pipeline whose tags and noun chunks are added before the components run.

    >>> [t.text for t in english()("a low-altitude “economy,”5")]
    ['a', 'low', '-', 'altitude', '“', 'economy', ',', '”', '5']
    """
    return _english(tuple(components), trained)


@cache
def _english(components: tuple[str, ...], trained: Language | None) -> Language:
    nlp = spacy.blank("en")
    tokenizer = nlp.tokenizer
    if isinstance(tokenizer, Tokenizer):
        rules = [*(nlp.Defaults.infixes or ()), *_NOTE_MARKS]
        tokenizer.infix_finditer = compile_infix_regex(rules).finditer
    if trained is not None:
        nlp.tokenizer = _Annotating(tokenizer, trained)
    for name in components:
        nlp.add_pipe(name)
    return nlp
