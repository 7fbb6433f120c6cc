"""The rule on quotation marks: a quoted wording that the other language does not quote, and marks without partner.

English drops quotation marks more readily than Chinese sets them: it sets a name in capitals instead, or says at length
what the term sums up; and a wording that was quoted once need not be quoted again. So of terms only a short known
rendering counts, one place is told, the first, and only if the other language quotes the term nowhere in the document.
Other wordings are counted sentence by sentence (`glossary.checking.quoted_wordings`). Where many are quoted and the
English quotes few of them, it does without, and nothing is told. A quotation that goes on in the next paragraph opens
there again and is closed at its end alone.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from glossary.checking.base import CheckFinding, Judgement
from glossary.checking.checked import Checked
from glossary.checking.quoted_wordings import Unpaired, unpaired
from glossary.checking.tolerance import pattern
from glossary.folding import is_han
from glossary.quotes import quotations
from glossary.types import Lang, Span, TranslationUnit

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
#: The same of other wordings, which are told singly.
_KEPT: Final = 0.6


def differing(checked: Checked) -> Iterator[CheckFinding]:
    """Yield what one language alone quotes, terms first, and the English quotation marks without a partner."""
    yield from _terms(checked)
    yield from _wordings(checked)
    yield from _unbalanced(checked)


def _wordings(checked: Checked) -> Iterator[CheckFinding]:
    """Yield quoted wordings that are no terms; the first place of each, and none where the English quotes few."""
    found = [
        (unit, _unpaired(checked, unit))
        for unit in checked.units
        if unit.zh.start < unit.zh.end and unit.en.start < unit.en.end
    ]
    in_both = sum(each.both for _, each in found)
    dropped = sum(len(each.zh) for _, each in found)
    is_kept = in_both + dropped < _MANY or in_both >= _KEPT * (in_both + dropped)
    told: set[str] = set()
    for unit, each in found:
        pair = checked.document.pair(unit.pair)
        for span in each.zh if is_kept else ():
            if (wording := span.of(pair.zh)) not in told:
                told.add(wording)
                yield _quoted_alone(checked, unit, wording, span, "zh")
        for span in each.en:
            if (wording := span.of(pair.en)) not in told:
                told.add(wording)
                yield _quoted_alone(checked, unit, wording, span, "en")


def _unpaired(checked: Checked, unit: TranslationUnit) -> Unpaired:
    pair = checked.document.pair(unit.pair)
    here = [judgement for judgement in checked.judgements_of.get(unit.number, ()) if judgement.rendering]
    zh = [judgement.zh_span for judgement in here]
    en = [span for judgement in here for span in judgement.en_spans]
    if _alone(pair.en) is not None or _alone(pair.zh) is not None:
        return Unpaired((), (), 0)  # which is another finding
    return unpaired(pair.zh, pair.en, (unit.zh, unit.en), (zh, en))


def _quoted_alone(checked: Checked, unit: TranslationUnit, wording: str, span: Span, lang: Lang) -> CheckFinding:
    where, other = ("Chinese", "English") if lang == "zh" else ("English", "Chinese")
    return checked.finding(
        "quotation",
        "note",
        unit,
        message=f"{wording} stands in quotation marks in {where} only.",
        because=f"The {other} of the sentence quotes fewer wordings.",
        zh=wording if lang == "zh" else "",
        en=wording if lang == "en" else "",
        zh_marks=(span,) if lang == "zh" else (),
        en_marks=(span,) if lang == "en" else (),
    )


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
