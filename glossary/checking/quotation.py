"""The rule on quotation marks: a quoted term that English does not quote, the other way round, marks without partner.

English drops quotation marks more readily than Chinese sets them: it sets a name in capitals instead, or says at length
what the term sums up; and a term that was quoted once need not be quoted again. So only a short known rendering counts,
one place for a term is told, the first, and only if the other language quotes the term nowhere in the document. Where
many terms are quoted and the English quotes next to none of them, it does without, and nothing is told. A quotation
that goes on in the next paragraph opens there again and is closed at its end alone.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from glossary.checking.base import CheckFinding, Judgement
from glossary.checking.checked import Checked
from glossary.checking.tolerance import pattern
from glossary.folding import is_han
from glossary.quotes import quotations
from glossary.types import Span

__all__ = ["differing"]

_SINGLE: Final = re.compile(r"(?<!\w)[‘'][^‘’'\n]{1,60}?[’'](?!\w)")
#: A straight mark behind a number is one of inches or seconds.
_INCHES: Final = re.compile(r'(?<=[0-9])"')
#: What else may stand between the marks: characters in Chinese; marks and another word or two in English.
_SLACK: Final = 2
_OPENING: Final = re.compile(r"[“\"‘](?:(?:the|an?)\s)?$", re.IGNORECASE)
_CLOSING: Final = re.compile(r"[,.;:!?]?[”\"’](?!s\b)")
_AROUND: Final = 20
#: Most content words of a rendering that English would quote.
_WORDS: Final = 4
#: Of so many terms that the Chinese quotes, English quotes at least this share, unless it does without.
_MANY: Final = 8
_SHARE: Final = 0.2


def differing(checked: Checked) -> Iterator[CheckFinding]:
    """Yield the terms that one language alone quotes, and the English quotation marks without a partner."""
    yield from _terms(checked)
    yield from _unbalanced(checked)


def _terms(checked: Checked) -> Iterator[CheckFinding]:
    by_key: dict[str, list[tuple[Judgement, bool, bool]]] = defaultdict(list)
    for judgement in checked.judgements:
        if judgement.rendering and "pronoun" not in judgement.tolerated:
            pair = checked.document.pair(judgement.pair)
            quoted = _is_quoted_zh(pair.zh, judgement.zh_span), _is_quoted_en(pair.en, judgement.en_spans)
            by_key[judgement.key].append((judgement, *quoted))
    in_chinese = [any(en for _, _, en in places) for places in by_key.values() if any(zh for _, zh, _ in places)]
    if len(in_chinese) >= _MANY and sum(in_chinese) < _SHARE * len(in_chinese):
        return  # the translation quotes no terms, whatever the original does
    for places in by_key.values():
        if any(zh for _, zh, _ in places) != any(en for _, _, en in places):
            first, in_zh, _ = next(place for place in places if place[1] or place[2])
            if not _is_marked_otherwise(first):
                yield _one_sided(checked, first, *(("Chinese", "English") if in_zh else ("English", "Chinese")))


def _one_sided(checked: Checked, first: Judgement, where: str, other: str) -> CheckFinding:
    return checked.finding(
        "quotation",
        "note",
        checked.unit[first.unit],
        message=f"{first.zh} (“{first.en}”) stands in quotation marks in {where} only.",
        because=f"The {other} of this text sets the term in quotation marks nowhere.",
        zh=first.zh,
        en=first.en,
        zh_marks=(first.zh_span,),
        en_marks=first.en_spans,
    )


def _is_marked_otherwise(judgement: Judgement) -> bool:
    """Whether the rendering is a name in capitals, or says in many words what the term sums up."""
    words = [word for word in pattern(judgement.en).text.tokens if not word.is_function]
    is_name = bool(words) and all(word.text[:1].isupper() or word.text[:1].isdigit() for word in words)
    return is_name or len(words) > max(2, min(_WORDS, sum(map(is_han, judgement.zh))))


def _is_quoted_zh(text: str, span: Span) -> bool:
    """Whether a term is quoted alone; it may have its quotation marks inside (“小巨人”企业)."""
    for quotation in quotations(text):
        inner = quotation.inner
        if inner.holds(span) and (inner.end - inner.start) - (span.end - span.start) <= _SLACK:
            return True
        if span.start <= inner.start and inner.end <= span.end and quotation.outer.start <= span.end:
            return True
    return False


def _is_quoted_en(text: str, spans: Sequence[Span]) -> bool:
    quoted = [quotation.outer for quotation in quotations(text)]
    quoted += [Span(*match.span()) for match in _SINGLE.finditer(text)]
    length = max(span.end for span in spans) - min(span.start for span in spans)
    beside = _OPENING.search(text[: spans[0].start]) or _CLOSING.match(text, spans[-1].end)
    if beside and _alone(text) is not None:
        return True  # a mark without partner is another finding
    return any(outer.meets(span) and outer.end - outer.start <= length + _AROUND for outer in quoted for span in spans)


def _unbalanced(checked: Checked) -> Iterator[CheckFinding]:
    pairs = checked.document.pairs
    for number, pair in enumerate(pairs):
        alone = _alone(pair.en)
        if alone is None or _alone(pair.zh) is not None:
            continue
        following = pairs[number + 1].en.lstrip() if number + 1 < len(pairs) else ""
        if pair.en[alone] == "“" and following[:1] in ("“", '"'):
            continue  # the quotation goes on
        mark = Span(alone, alone + 1)
        yield checked.finding(
            "quotation",
            "warning",
            checked.unit_at(pair.number, en=alone),
            message=f"The quotation mark {pair.en[alone]} has no partner.",
            because="An opening and a closing mark belong together within a paragraph.",
            en=pair.en[max(0, alone - 20) : alone + 20].strip(),
            en_marks=(mark,),
        )


def _alone(text: str) -> int | None:
    """Where the first double quotation mark without a partner stands."""
    inches = {match.start() for match in _INCHES.finditer(text)} if text.count('"') % 2 else set()
    straight = [place for place, character in enumerate(text) if character == '"' and place not in inches]
    opened: list[int] = []
    for place, character in enumerate(text):
        if character == "“":
            opened.append(place)
        elif character == "”":
            if not opened:
                return place
            opened.pop()
    if opened:
        return opened[0]
    return straight[-1] if len(straight) % 2 else None
