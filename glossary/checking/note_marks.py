"""The rule on note marks: a mark that stands on one side only. Where sentences turn round, their marks go along.

Marks are those of `glossary.notes`, the footnotes that a word processor knows of, circled numbers and asterisks; a
number counts as the same mark in any of these forms. Where the Chinese of a whole document, not of a few paragraphs,
has none, or that of a few and the English several, these are the translator's own notes and no findings.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from glossary.checking.base import CheckFinding
from glossary.checking.checked import Checked
from glossary.notes import note_marks
from glossary.types import Lang, ParagraphPair, Span

__all__ = ["differing"]

#: Circled numbers behind a word: at the end of what they stand in, for inside they also number the items of a list.
_CIRCLED: Final = re.compile(r"(?<=\S)[①-⑳](?=\s*(?:$|[，。；：！？）】」』”’》,.;:!?)]))")
#: Brackets may stand apart from their word.
_APART: Final = re.compile(r"(?<=\S )\[[0-9]{1,3}\]")
#: Asterisks and daggers behind a word or its quotation mark; not those that set a word off on both of its sides.
_STARS: Final = re.compile(r"(?<=[^\s*＊†‡0-9(])(?:[*＊]{1,3}|[†‡])(?![A-Za-z0-9_*＊])")
_STARRED: Final = re.compile(r"[*＊]+[^\s*＊][^*＊]*[*＊]+")
#: So few paragraphs may have no note by chance.
_FEW: Final = 10
_KEPT: Final = re.compile(r"[0-9]+|[*†‡]+")


@dataclass(frozen=True, slots=True)
class _Mark:
    """A note mark: where it stands, what it says, and as what it is written."""

    span: Span
    label: str
    written: str


def differing(checked: Checked) -> Iterator[CheckFinding]:
    """Yield the paragraphs whose note marks differ."""
    marks = {
        pair.number: (_marks(pair, "zh"), _marks(pair, "en")) for pair in checked.document.pairs if pair.en.strip()
    }
    in_chinese = sum(len(zh) for zh, _ in marks.values())
    in_english = sum(len(en) for _, en in marks.values())
    if not in_chinese and (in_english > 1 or len(marks) > _FEW):
        return
    for number, (zh, en) in marks.items():
        labels = [mark.label for mark in zh], [mark.label for mark in en]
        yield from _one_sided(checked, number, _alone(zh, labels[1]), _alone(en, labels[0]))


def _marks(pair: ParagraphPair, lang: Lang) -> list[_Mark]:
    text = pair.zh if lang == "zh" else pair.en
    starred = [Span(*match.span()) for match in _STARRED.finditer(text)]
    others = (match for pattern in (_CIRCLED, _APART) for match in pattern.finditer(text))
    spans = {*note_marks(text, lang), *(Span(*match.span()) for match in others)}
    for match in _STARS.finditer(text):
        span = Span(*match.span())
        if not any(span.meets(other) for other in starred):
            spans.add(span)
    found = [_Mark(span, _label(span.of(text)), span.of(text)) for span in spans]
    for note in pair.footnotes:
        span = Span(note.offset, min(len(text), note.offset + len(note.mark)))
        if note.lang == lang and not any(mark.span.meets(span) or mark.span.start == note.offset for mark in found):
            is_printed = span.of(text) == note.mark
            found.append(_Mark(span if is_printed else Span(note.offset, note.offset), _label(note.mark), note.mark))
    return sorted(found, key=lambda mark: mark.span)


def _label(written: str) -> str:
    """What a mark says, in whatever form: [1], ①, ¹ and 1 are one."""
    plain = unicodedata.normalize("NFKC", written)
    return "".join(_KEPT.findall(plain)) or plain


def _alone(marks: Sequence[_Mark], others: Sequence[str]) -> list[_Mark]:
    """The marks that have no partner."""
    left = Counter(others)
    alone = []
    for mark in marks:
        if left[mark.label]:
            left[mark.label] -= 1
        else:
            alone.append(mark)
    return alone


def _one_sided(checked: Checked, number: int, zh: Sequence[_Mark], en: Sequence[_Mark]) -> Iterator[CheckFinding]:
    if zh and en:
        yield _finding(checked, number, zh, en, "The note marks differ")
    else:
        where = "Chinese" if zh else "English"
        for mark in zh or en:
            told = f"The note mark {mark.written} stands in {where} only"
            yield _finding(checked, number, [mark] if zh else [], [] if zh else [mark], told)


def _finding(checked: Checked, number: int, zh: Sequence[_Mark], en: Sequence[_Mark], told: str) -> CheckFinding:
    unit = checked.unit_at(number, zh=zh[0].span.start) if zh else checked.unit_at(number, en=en[0].span.start)
    written = [", ".join(mark.written for mark in marks) for marks in (zh, en)]
    both = f": {written[0]} in Chinese, {written[1]} in English" if zh and en else ""
    return checked.finding(
        "note-mark",
        "warning",
        unit,
        message=f"{told}{both}.",
        because="A note belongs to what it is set behind: both languages of a paragraph have its mark.",
        zh=written[0],
        en=written[1],
        zh_marks=tuple(mark.span for mark in zh if mark.span.start < mark.span.end),
        en_marks=tuple(mark.span for mark in en if mark.span.start < mark.span.end),
    )
