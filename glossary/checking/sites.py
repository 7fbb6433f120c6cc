"""Where the terms of a termbase stand in the translation units of a document."""

from collections import defaultdict
from collections.abc import Sequence

from glossary.checking.base import Termbase, TermEntry
from glossary.checking.cutting import Cutter
from glossary.checking.judging import Site
from glossary.checking.matching import Matcher
from glossary.dictionary import Dictionary
from glossary.types import Document, Span, TranslationUnit

__all__ = ["sites_of"]


def sites_of(
    document: Document, units: Sequence[TranslationUnit], termbase: Termbase, dictionary: Dictionary
) -> list[Site]:
    """Return the terms in a document, in the order of the text.

    A term without any rendering is matched, so that no shorter one is found in it, and left out.

    Args:
        document: The document.
        units: Its translation units.
        termbase: The terms.
        dictionary: Tells compounds from words that a match would cut.
    """
    forms: list[tuple[str, TermEntry]] = []
    for entry in termbase.entries:  # a label before the other wordings of another term
        forms.append((entry.zh, entry))
    for entry in termbase.entries:
        forms += [(form, entry) for form in entry.forms if form != entry.zh]
    matcher = Matcher([form for form, _ in forms], cutter=Cutter(dictionary))
    by_pair: dict[int, list[TranslationUnit]] = defaultdict(list)
    for unit in units:
        if unit.zh.start < unit.zh.end and document.pair(unit.pair).en.strip():
            by_pair[unit.pair].append(unit)
    found = []
    for match in matcher.whole([pair.zh for pair in document.pairs]):
        number, entry = document.pairs[match.text].number, forms[match.form][1]
        home = next((unit for unit in by_pair[number] if unit.zh.holds(match.span)), None)
        if home is not None and entry.renderings:
            span = _with_marks(document.pair(number).zh, match.span)
            found.append(Site(home, entry, span if home.zh.holds(span) else match.span, match.is_part))
    return found


def _with_marks(text: str, span: Span) -> Span:
    """A term with the quotation mark outside of it whose partner stands inside: “小巨人”企业."""
    for opening, closing in ("“”", "「」", "『』"):
        written = span.of(text)
        surplus = written.count(closing) - written.count(opening)
        if surplus > 0 and text[span.start - 1 : span.start] == opening:
            return Span(span.start - 1, span.end)
        if surplus < 0 and text[span.end : span.end + 1] == closing:
            return Span(span.start, span.end + 1)
    return span
