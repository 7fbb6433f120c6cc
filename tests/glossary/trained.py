"""Pipelines as a user may have them: blank ones with components that tag and parse by a few words."""

from pathlib import Path
from typing import Final

import spacy
from spacy.language import Language
from spacy.tokens import Doc

__all__ = ["save_pipeline"]

_NOUNS: Final = frozenset(
    "economy quality forces region lake development finance districts ships 湖 区 经 济 发".split()
)
_ADJECTIVES: Final = frozenset("green low new productive coastal more".split())
_DETERMINERS: Final = frozenset("the a its".split())


@Language.component("lake_tagger")
def lake_tagger(doc: Doc) -> Doc:
    """Know nouns, adjectives, determiners and marks; all else is a verb."""
    for token in doc:
        word = token.lower_
        token.pos_ = (
            "SPACE" if token.is_space else
            "PART" if word == "’s" else
            "PUNCT" if not word.isalnum() else
            "NOUN" if word in _NOUNS else
            "ADJ" if word in _ADJECTIVES else
            "DET" if word in _DETERMINERS else
            "VERB"
        )  # fmt: skip
        token.tag_ = {"’s": "POS", "more": "JJR"}.get(word, f"{token.pos_.lower()}-tag")
    return doc


@Language.component("lake_parser")
def lake_parser(doc: Doc) -> Doc:
    """Make the noun phrases of a text objects of its first word."""
    heads, deps = [0] * len(doc), ["dep"] * len(doc)
    head = None
    for place in range(len(doc) - 1, -1, -1):
        pos = doc[place].pos_
        inside = pos in {"NOUN", "ADJ", "DET", "PART"} or doc[place].text == "-"
        if not inside:
            head = None
        elif head is None and pos == "NOUN":
            head, deps[place] = place, "dobj"
        elif head is not None:
            heads[place], deps[place] = head, "compound"
    if len(doc):
        deps[0] = "ROOT"
    kinds, tags = [token.pos_ for token in doc], [token.tag_ for token in doc]
    words, spaces = [token.text for token in doc], [bool(token.whitespace_) for token in doc]
    return Doc(doc.vocab, words=words, spaces=spaces, heads=heads, deps=deps, pos=kinds, tags=tags)


def save_pipeline(folder: Path, lang: str, *components: str) -> Path:
    """Save a pipeline of a language with some of these components, and return its folder."""
    nlp = spacy.blank(lang, meta={"name": folder.name})
    for component in components:
        nlp.add_pipe(component)
    folder.parent.mkdir(parents=True, exist_ok=True)
    nlp.to_disk(folder)
    return folder
