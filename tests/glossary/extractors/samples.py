"""Running one extractor over a sentence."""

from collections.abc import Callable
from functools import cache

from spacy.tokens import Doc

from glossary.extractors import load_extractors
from glossary.pipelines import chinese

__all__ = ["proposed", "read"]


@cache
def _pipeline() -> Callable[[str], Doc]:
    return chinese(load_extractors())


def read(text: str) -> Doc:
    """Return `text` with the proposals of all extractors."""
    return _pipeline()(text)


def proposed(text: str, extractor: str) -> list[str]:
    """Return the strings that `extractor` proposes in `text`, quotation marks at their edges left out."""
    doc = read(text)  # the span group lives no longer than its document
    return [span.text.strip("“”「」") for span in doc.spans[extractor]]
