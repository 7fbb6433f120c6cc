"""Trained spaCy pipelines that the user has installed, and what is taken over from them.

Words stay ours in both languages: the dictionary, the alignment and the models of termhood know ours. An English
pipeline is given them. A Chinese one is at home only in words of its own cut, so it cuts the text for itself. What
either says of its tokens is carried over by the characters that they share with ours.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup, Token
from spacy.util import is_package

from glossary.errors import InputError

__all__ = ["CHUNKS", "annotate", "load_pipeline", "retag"]

#: Name of the span group of noun chunks.
CHUNKS: Final = "noun_chunks"
#: Components of usual pipelines whose results are not used; they take time.
_UNUSED: Final = ("ner", "lemmatizer", "textcat")

#: Universal parts of speech of words at the start of a noun chunk that are not taken for a part of it.
_DETERMINERS: Final = frozenset({"DET", "PRON", "NUM", "ADP", "CCONJ", "PART", "PUNCT", "SPACE"})
#: Penn Treebank tags, which spaCy's English pipelines use: comparatives and superlatives, and the 's of a possessor.
_COMPARED: Final = frozenset({"JJR", "JJS", "RBR", "RBS"})
_POSSESSIVE: Final = "POS"
#: For each universal part of speech the jieba tag that stands for it, and those that say the same more finely.
_TAGS: Final[Mapping[str, tuple[str, frozenset[str]]]] = {
    pos: (tag, frozenset(finer.split()))
    for pos, tag, finer in (
        ("NOUN", "n", "n ng nr ns nt nz nrt nrfg vn an j l i t tg s f"),
        ("PROPN", "nz", "nr ns nt nz nrt nrfg j n"),
        ("VERB", "v", "v vd vg vi vq l i"),
        ("AUX", "v", "v vd vg vi vq"),
        ("ADJ", "a", "a ad ag b z l i"),
        ("ADV", "d", "d ad df dg zg l i"),
        ("NUM", "m", "m mg mq q"),
        ("PRON", "r", "r rg rr rz"),
        ("DET", "r", "r rg rr rz m"),
        ("ADP", "p", "p f"),
        ("CCONJ", "c", "c"),
        ("SCONJ", "c", "c p"),
        ("PART", "u", "u ud ug uj ul uv uz y k f"),
        ("INTJ", "e", "e o y"),
        ("PUNCT", "x", "x"),
        ("SYM", "x", "x eng"),
    )
}
#: What a verb or an adjective is called where it stands as a noun.
_NOMINAL: Final[Mapping[str, str]] = {"v": "vn", "a": "an"}


@lru_cache(maxsize=4)  # a build of many documents loads each once
def load_pipeline(name: str | Path) -> Language:
    """Load a trained pipeline.

    Args:
        name: Name of an installed package, or a folder.

    Raises:
        InputError: If it is not installed, or cannot be loaded.
    """
    if isinstance(name, Path) and not (name / "meta.json").is_file():
        raise InputError("holds no spaCy pipeline (meta.json)", path=name, hint="name a folder that spaCy saved")
    if isinstance(name, str) and not is_package(name):
        hint = f"install it (python -m spacy download {name}), or leave it out of the settings"
        raise InputError(f"the spaCy pipeline {name} is not installed", hint=hint)
    try:
        return spacy.load(name, exclude=list(_UNUSED))
    except (OSError, ValueError, LookupError, TypeError, ImportError) as error:
        lines = str(error).strip().splitlines() or [type(error).__name__]
        hint = "see that it fits the installed version of spaCy, and that what it needs is installed"
        raise InputError(f"the spaCy pipeline {name} cannot be loaded ({lines[0]})", hint=hint) from error


def retag(doc: Doc, trained: Language) -> None:
    """Correct the tags of a freshly cut Chinese paragraph by those of a trained pipeline.

    Which part of speech a word is, the trained pipeline knows from its context. Tags of jieba that say the same
    more finely (``ns`` for a noun) stay, for the models of termhood rest on them; a verb that stands as a noun
    becomes ``vn``, an adjective ``an``.

    Args:
        doc: The paragraph with jieba's tags; its ``tag_`` and ``pos_`` are set.
        trained: The trained pipeline.

    Raises:
        InputError: If it tells no parts of speech.
    """
    tagged = trained(doc.text)
    _check_tags(tagged, trained)
    for token, other in _matched(doc, tagged):
        token.pos_ = other.pos_
        usual, finer = _TAGS.get(other.pos_, ("", frozenset[str]()))
        if usual and token.tag_ not in finer:
            nominal = _NOMINAL.get(token.tag_[:1]) if other.pos_ == "NOUN" else None
            token.tag_ = nominal or usual


def annotate(doc: Doc, trained: Language) -> None:
    """Give an English paragraph the tags and the noun chunks of a trained pipeline.

    Args:
        doc: The paragraph; its ``tag_``, ``pos_`` and, if the pipeline parses, the span group `CHUNKS` are set.
            A chunk starts behind its articles, counts, comparatives and possessors: they are not what a rendering
            lacks (*the country's three more* open economies).
        trained: The trained pipeline.

    Raises:
        InputError: If it tells no parts of speech.
    """
    words, spaces = [token.text for token in doc], [bool(token.whitespace_) for token in doc]
    parsed = trained(Doc(trained.vocab, words=words, spaces=spaces))
    _check_tags(parsed, trained)
    for token, other in _matched(doc, parsed):
        token.pos_, token.tag_ = other.pos_, other.tag_
    if not parsed.has_annotation("DEP"):
        return
    try:
        theirs = list(parsed.noun_chunks)
    except NotImplementedError:  # spaCy knows the noun chunks of some languages alone, and of no multilingual pipeline
        return
    chunks = []
    for chunk in theirs:
        span = doc.char_span(chunk.start_char, chunk.end_char, alignment_mode="expand")
        if span is not None and (kept := _without_determiners(span)):
            chunks.append(kept)
    doc.spans[CHUNKS] = SpanGroup(doc, name=CHUNKS, spans=chunks)


def _without_determiners(chunk: Span) -> Span | None:
    """Return a chunk without what comes before its first adjective or noun, and without possessors."""
    start = max((token.i + 1 for token in chunk if token.tag_ == _POSSESSIVE), default=chunk.start)
    while start < chunk.end and (chunk.doc[start].pos_ in _DETERMINERS or chunk.doc[start].tag_ in _COMPARED):
        start += 1
    return chunk.doc[start : chunk.end] if start < chunk.end else None


def _check_tags(tagged: Doc, trained: Language) -> None:
    if not all(token.is_space for token in tagged) and not tagged.has_annotation("POS"):
        name = f"{trained.lang}_{trained.meta.get('name', 'pipeline')}"
        hint = "name one with a tagger and an attribute ruler, or a morphologizer"
        raise InputError(f"the spaCy pipeline {name} tells no parts of speech", hint=hint)


def _matched(doc: Doc, other: Doc) -> Iterable[tuple[Token, Token]]:
    """Yield each token of `doc` with that of `other` which shares most characters with it, the last of equals.

    The last, because in a Chinese compound the head comes last.
    """
    place = 0
    for token in doc:
        while place < len(other) and other[place].idx + len(other[place]) <= token.idx:
            place += 1
        best, most, ahead = None, 0, place
        while ahead < len(other) and other[ahead].idx < token.idx + len(token):
            rival = other[ahead]
            shared = min(rival.idx + len(rival), token.idx + len(token)) - max(rival.idx, token.idx)
            if shared >= most:
                best, most = rival, shared
            ahead += 1
        if best is not None:
            yield token, best
