"""Setting stretches of a text off, whatever the format: every format cleans text and marks in its own way."""

from collections.abc import Callable, Iterable

from glossary.types import Span

__all__ = ["joined", "marked"]

_Change = Callable[[str], str]


def marked(text: str, marks: Iterable[Span], mark: _Change, clean: _Change = str) -> str:
    """Return a text with its marked stretches set off.

    Args:
        text: The text.
        marks: The stretches, in any order; those that overlap are marked as one.
        mark: Sets a stretch off, which has been cleaned.
        clean: What all text goes through, such as escaping.

    >>> marked("a lake & a river", [Span(2, 6)], lambda part: f"[{part}]", lambda part: part.replace("&", "and"))
    'a [lake] and a river'
    """
    pieces, place = [], 0
    for span in joined(marks):
        pieces += [clean(text[place : span.start]), mark(clean(span.of(text)))]
        place = span.end
    return "".join([*pieces, clean(text[place:])])


def joined(spans: Iterable[Span]) -> list[Span]:
    """Return spans in order, those that overlap as one, empty ones left out.

    >>> joined([Span(4, 6), Span(0, 2), Span(1, 3), Span(7, 7)])
    [Span(start=0, end=3), Span(start=4, end=6)]
    """
    found: list[Span] = []
    for span in sorted(spans):
        if span.end <= span.start:
            continue
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(span.end, found[-1].end))
        else:
            found.append(span)
    return found
