"""Small documents for the tests of the outline."""

from glossary.types import Document, HeadingHint, ParagraphPair

__all__ = ["document", "hinted"]


def document(*pairs: tuple[str, str]) -> Document:
    """Return a document of these Chinese–English pairs; in Chinese alone if no English is given at all."""
    numbered = tuple(ParagraphPair(number, zh, en) for number, (zh, en) in enumerate(pairs, 1))
    return Document("sample", numbered, source_only=not any(en for _, en in pairs))


def hinted(*pairs: tuple[str, str, HeadingHint | None]) -> Document:
    """Return a document of pairs with what a word processor says of them."""
    return Document(
        "sample", tuple(ParagraphPair(number, zh, en, hint=hint) for number, (zh, en, hint) in enumerate(pairs, 1))
    )
