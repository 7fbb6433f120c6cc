"""Preparation: a document aligned, cut into words, linked, and looked over by the extractors.

What the ranking and the renderings work on, for the harvest and for whoever fits or measures them.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from glossary.alignment.aligners import make_aligner
from glossary.alignment.anchors import Anchors
from glossary.alignment.base import Aligner
from glossary.alignment.sentences import align_document
from glossary.dictionary import Dictionary
from glossary.extractors import load_extractors
from glossary.folding import fold_label
from glossary.models import Models
from glossary.pipelines import chinese, english, segment
from glossary.quotes import quotations
from glossary.ranking.evidence import UnitsOfParagraph
from glossary.renderings.chunks import Phrases
from glossary.renderings.spans import LinkedUnit
from glossary.renderings.words import Word, words_in
from glossary.trained import CHUNKS, load_pipeline
from glossary.types import Document, Span, TranslationUnit

__all__ = ["Prepared", "link", "prepare"]

#: Longest quoted string that is kept whole as a word, in characters.
_LONGEST_WORD: Final = 8
#: Universal parts of speech of words that start no rendering if nothing links to them.
_PARTICLES: Final = frozenset({"ADP", "ADV", "PART", "AUX", "SCONJ", "CCONJ", "INTJ"})


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document ready for ranking.

    Attributes:
        document: The document.
        units: Its translation units.
        linked: The units as words with their links, in the same order.
        docs: Its Chinese paragraphs with the extractors' span groups.
        glossed: Chinese originals that the English gives in brackets: folded label → wording.
        phrases: What a parser says of the English paragraphs, by number of the pair; empty without one.
    """

    document: Document
    units: tuple[TranslationUnit, ...]
    linked: Sequence[LinkedUnit]
    docs: Sequence[Doc]
    glossed: Mapping[str, str]
    phrases: Mapping[int, Phrases] = field(default_factory=dict)

    def units_of_paragraph(self) -> UnitsOfParagraph:
        """Return the linked units by index of their paragraph, with the spans of their Chinese."""
        found: dict[int, list[tuple[Span, LinkedUnit]]] = defaultdict(list)
        for unit, linked in zip(self.units, self.linked, strict=True):
            found[unit.pair - 1].append((unit.zh, linked))
        return found


def prepare(
    document: Document,
    dictionary: Dictionary,
    *,
    models: Models | None = None,
    tell: Callable[[str, float], None] = lambda _step, _share: None,
) -> Prepared:
    """Align, link and look over a document.

    Args:
        document: The document as read.
        dictionary: The bilingual dictionary; may be empty.
        models: Models to use beside the built-in ones; those for English are not loaded where there is none.
        tell: Told of each step and of the share of the harvest that is done.

    Raises:
        InputError: One of the models cannot be loaded.
    """
    models = models or Models()
    tell("sentences", 0.1)
    units = align_document(document, Anchors(dictionary, segment))
    tell("words", 0.25)
    bilingual = models if not document.source_only else Models(models.chinese_pipeline)
    english_nlp = english(load_extractors("en"), trained=_trained(bilingual.english_pipeline))
    en_docs = [english_nlp(pair.en) for pair in document.pairs]
    aligner = make_aligner(dictionary, encoder=bilingual.encoder, layer=models.encoder_layer)
    linked = link(document, units, en_docs, aligner)
    tell("candidates", 0.4)
    glossed = {fold_label(span.text): span.text for doc in en_docs for span in doc.spans["glosses"]}
    whole = [*_whole_words(document), *glossed.values()]
    nlp = chinese(load_extractors(), words=whole, trained=_trained(models.chinese_pipeline))
    docs = [nlp(pair.zh) for pair in document.pairs]
    return Prepared(document, units, linked, docs, glossed, _phrases(document, en_docs))


def _trained(name: str | Path | None) -> Language | None:
    return None if name is None else load_pipeline(name)


def _phrases(document: Document, en_docs: Sequence[Doc]) -> dict[int, Phrases]:
    return {
        pair.number: Phrases(
            [Span(chunk.start_char, chunk.end_char) for chunk in doc.spans[CHUNKS]],
            frozenset(token.idx for token in doc if token.pos_ in _PARTICLES),
        )
        for pair, doc in zip(document.pairs, en_docs, strict=True)
        if CHUNKS in doc.spans
    }


def link(
    document: Document, units: Sequence[TranslationUnit], en_docs: Sequence[Doc], aligner: Aligner
) -> list[LinkedUnit]:
    """Cut the units into words and link them; plain words, for those are what the dictionary knows.

    Args:
        document: The document.
        units: All its translation units.
        en_docs: Its English paragraphs as tokens.
        aligner: Links the words.
    """
    nlp = chinese()
    sides: list[tuple[list[Word], list[Word]]] = []
    for pair, group in groupby(units, key=lambda unit: unit.pair):
        members = list(group)
        zh = words_in(nlp(document.pair(pair).zh), [unit.zh for unit in members])
        en = words_in(en_docs[pair - 1], [unit.en for unit in members])
        sides += zip(zh, en, strict=True)
    links = aligner.link([([word.text for word in zh], [word.text for word in en]) for zh, en in sides])
    return [
        LinkedUnit(unit.number, zh, en, found.both, found.either)
        for unit, (zh, en), found in zip(units, sides, links, strict=True)
    ]


def _whole_words(document: Document) -> set[str]:
    """Short quoted strings: the document itself shows that they are one word."""
    quoted = {quotation.inner.of(pair.zh) for pair in document.pairs for quotation in quotations(pair.zh)}
    return {text for text in quoted if 2 <= len(text) <= _LONGEST_WORD and text.isalnum()}
