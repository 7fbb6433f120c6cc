"""Preparation: a document aligned, cut into words, linked, and looked over by the extractors.

What the ranking and the renderings work on, for the harvest and for whoever fits or measures them.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from spacy.tokens import Doc

from glossary.alignment.anchors import Anchors
from glossary.alignment.sentences import align_document
from glossary.alignment.words import link_posteriors
from glossary.dictionary import Dictionary
from glossary.extractors import load_extractors
from glossary.pipelines import chinese, english, segment
from glossary.quotes import quotations
from glossary.ranking.evidence import UnitsOfParagraph
from glossary.renderings.cues import glosses
from glossary.renderings.spans import LinkedUnit
from glossary.renderings.words import Word, words_in
from glossary.types import Document, Span, TranslationUnit

__all__ = ["Prepared", "prepare"]

#: Longest quoted string that is kept whole as a word, in characters.
_LONGEST_WORD: Final = 8


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document ready for ranking.

    Attributes:
        document: The document.
        units: Its translation units.
        linked: The units as words with their links, in the same order.
        docs: Its Chinese paragraphs with the extractors' span groups.
        glossed: Chinese originals that the English gives in brackets: folded label → wording.
    """

    document: Document
    units: tuple[TranslationUnit, ...]
    linked: Sequence[LinkedUnit]
    docs: Sequence[Doc]
    glossed: Mapping[str, str]

    def units_of_paragraph(self) -> UnitsOfParagraph:
        """Return the linked units by index of their paragraph, with the spans of their Chinese."""
        found: dict[int, list[tuple[Span, LinkedUnit]]] = defaultdict(list)
        for unit, linked in zip(self.units, self.linked, strict=True):
            found[unit.pair - 1].append((unit.zh, linked))
        return found


def prepare(
    document: Document, dictionary: Dictionary, *, tell: Callable[[str, float], None] = lambda _step, _share: None
) -> Prepared:
    """Align, link and look over a document.

    Args:
        document: The document as read.
        dictionary: The bilingual dictionary; may be empty.
        tell: Told of each step and of the share of the harvest that is done.
    """
    tell("sentences", 0.1)
    units = align_document(document, Anchors(dictionary, segment))
    tell("words", 0.25)
    linked = _link(document, units, dictionary)
    tell("candidates", 0.4)
    glossed = {gloss.key: gloss.zh for pair in document.pairs for gloss in glosses(pair.en)}
    nlp = chinese(load_extractors(), words=[*_whole_words(document), *glossed.values()])
    return Prepared(document, units, linked, [nlp(pair.zh) for pair in document.pairs], glossed)


def _link(document: Document, units: Sequence[TranslationUnit], dictionary: Dictionary) -> list[LinkedUnit]:
    """Cut the units into words and link them; plain words, for those are what the dictionary knows."""
    chinese_nlp, english_nlp = chinese(), english()
    sides: list[tuple[list[Word], list[Word]]] = []
    for pair, group in groupby(units, key=lambda unit: unit.pair):
        members = list(group)
        paragraph = document.pair(pair)
        zh = words_in(chinese_nlp(paragraph.zh), [unit.zh for unit in members])
        en = words_in(english_nlp(paragraph.en), [unit.en for unit in members])
        sides += zip(zh, en, strict=True)
    links = link_posteriors([([w.text for w in zh], [w.lower for w in en]) for zh, en in sides], dictionary)
    return [LinkedUnit(unit.number, zh, en, matrix) for unit, (zh, en), matrix in zip(units, sides, links, strict=True)]


def _whole_words(document: Document) -> set[str]:
    """Short quoted strings: the document itself shows that they are one word."""
    quoted = {quotation.inner.of(pair.zh) for pair in document.pairs for quotation in quotations(pair.zh)}
    return {text for text in quoted if 2 <= len(text) <= _LONGEST_WORD and text.isalnum()}
