"""Searching the text of documents: where a wording, or what a regular expression describes, stands in them.

A wording is looked for in folded text (`glossary.folding`): script, width, kinds of marks and letter case make no
difference, an edge of Latin letters or digits cuts no word in two, a gap between words may be a hyphen, and ``*``
stands for any letters. It may run over the edge of a translation unit. A regular expression sees each translation unit
by itself, with its marks and spaces as they are; traditional characters are simplified in both, case makes no
difference. Whatever is looked for, what is found is a span of the text as it was read.
"""

import time
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from glossary.errors import InputError
from glossary.folding import fold, is_han, simplified
from glossary.types import Harvest, Lang, Span

if TYPE_CHECKING:  # only where text is searched
    import regex

__all__ = ["TIME_LIMIT", "Match", "TextQuery", "text_query"]

#: How long the search of a document may take, in seconds; an expression that needs longer goes wild.
TIME_LIMIT: Final = 5.0


class Match(NamedTuple):
    """A place where the query stands.

    Attributes:
        pair: Number of the paragraph pair.
        span: Where it stands in that pair's text of the language of the query.
    """

    pair: int
    span: Span


@dataclass(frozen=True, slots=True)
class TextQuery:
    """What to look for in the text of one of the languages; made by `text_query`.

    Attributes:
        text: A wording, or a regular expression.
        lang: The language of the text that is searched.
        is_regex: Whether `text` is a regular expression.
        pattern: What is matched.
        time_limit: How many seconds the search of a document may take.
    """

    text: str
    lang: Lang
    is_regex: bool
    pattern: "regex.Pattern[str]"
    time_limit: float = TIME_LIMIT

    def matches(self, harvest: Harvest) -> Iterator[Match]:
        """Yield the places in a document where the query stands, in the order of the text.

        Args:
            harvest: What the document gave.

        Raises:
            InputError: If the search takes too long.
        """
        deadline = time.monotonic() + self.time_limit
        for pair, base in self._stretches(harvest):
            for span in self._found(base.of(self._text(harvest, pair)), deadline):
                yield Match(pair, Span(base.start + span.start, base.start + span.end))

    def spans(self, text: str) -> Iterator[Span]:
        """Yield where the query stands in a text of its language.

        Args:
            text: The text.

        Raises:
            InputError: If the search takes too long.
        """
        return self._found(text, time.monotonic() + self.time_limit)

    def _stretches(self, harvest: Harvest) -> Iterator[tuple[int, Span]]:
        """What is searched at a time: a paragraph for a wording, a translation unit for an expression."""
        if self.is_regex:
            yield from ((unit.pair, unit.zh if self.lang == "zh" else unit.en) for unit in harvest.units)
        else:
            numbers = (pair.number for pair in harvest.document.pairs)
            yield from ((number, Span(0, len(self._text(harvest, number)))) for number in numbers)

    def _text(self, harvest: Harvest, pair: int) -> str:
        held = harvest.document.pair(pair)
        return held.zh if self.lang == "zh" else held.en

    def _found(self, text: str, deadline: float) -> Iterator[Span]:
        folded = None if self.is_regex else fold(text)
        searched = simplified(text) if folded is None else folded.text
        try:
            for found in self.pattern.finditer(searched, timeout=max(0.001, deadline - time.monotonic())):
                span = Span(*found.span())
                if span.end > span.start:
                    yield span if folded is None else folded.to_original(span)
        except TimeoutError as error:
            raise InputError(
                f"the search for {self.text!r} takes longer than {self.time_limit:g} s",
                hint="bound what may be long, as in .{0,20}, and avoid repetitions inside of repetitions",
            ) from error


def text_query(
    text: str, *, lang: Lang | None = None, is_regex: bool = False, time_limit: float = TIME_LIMIT
) -> TextQuery:
    """Return what to look for.

    Args:
        text: A wording, or a regular expression in the syntax of the package regex (that of `re` and more).
        lang: The language of the text to search; if not given, Chinese for a query with a Han character, else English.
        is_regex: Whether `text` is a regular expression.
        time_limit: How many seconds the search of a document may take.

    Raises:
        InputError: If there is nothing to look for, or the expression is malformed.

    >>> text_query("新三樣").lang, text_query("new trio").lang
    ('zh', 'en')
    """
    has_han = any(map(is_han, text)) or "{Han}" in text
    pattern = _expression(text) if is_regex else _wording(text)
    return TextQuery(text, lang or ("zh" if has_han else "en"), is_regex, pattern, time_limit)


def _expression(text: str) -> "regex.Pattern[str]":
    # Only searches in the text want it: it has a time limit, which re has not, and knows \p{Han}.
    import regex  # noqa: PLC0415

    if not text:
        raise InputError("there is nothing to look for", hint="give an expression")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FutureWarning)  # of signs that another version will read otherwise
            return regex.compile(_simplified_expression(text), regex.IGNORECASE)
    except regex.error as error:
        raise InputError(
            f"{text!r} is no regular expression ({error})",
            hint="write \\ before a sign that stands for itself, or search without --regex",
        ) from error


def _simplified_expression(text: str) -> str:
    """Simplify an expression, the ends of its ranges excepted: [一-龥] is no range any more, simplified."""
    plain = simplified(text)
    beside = {at + step for at, character in enumerate(text) if character == "-" for step in (-1, 1)}
    return "".join(text[at] if at in beside else character for at, character in enumerate(plain))


#: Any letters, Han characters or digits; bounded, so that several of them do not try everything.
_ANY: Final = r"\w{0,40}"


def _wording(text: str) -> "regex.Pattern[str]":
    import regex  # noqa: PLC0415 - as in `_expression`

    folded = fold(text).text.strip()
    if not folded.strip("* "):
        raise InputError(f"there is nothing to look for in {text!r}", hint="give a word in Chinese or English")
    first, *rest = regex.split(r"\*+", folded)
    pieces = [_words(first)]
    for piece in rest:
        pieces += [_ANY + ("?" if piece else ""), _words(piece)]
    before = r"(?<![^\W\p{Han}_])" if _is_latin(folded[0]) else ""
    after = r"(?![^\W\p{Han}_])" if _is_latin(folded[-1]) else ""
    return regex.compile(before + "".join(pieces) + after)


def _words(piece: str) -> str:
    """The pattern of a stretch without ``*``: what parts its words may be a gap or a hyphen."""
    import regex  # noqa: PLC0415 - as in `_expression`

    if not piece.strip("- "):
        return regex.escape(piece)
    return r"[\s\-]+".join(regex.escape(word) for word in regex.split(r"[\s\-]+", piece))


def _is_latin(character: str) -> bool:
    return character.isalnum() and not is_han(character)
