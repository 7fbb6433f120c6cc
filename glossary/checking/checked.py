"""What the rules of a check look at: a document with its translation units and the judgements on its terms."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from glossary.checking.base import CheckFinding, Judgement, Severity, TermEntry
from glossary.findings.base import place_of
from glossary.types import Document, Span, TranslationUnit

__all__ = ["Checked"]


@dataclass(frozen=True)
class Checked:
    """A document being checked.

    Attributes:
        document: The document.
        units: Its translation units, those without English included.
        judgements: The judgements on its terms, in the order of the text.
        entries: The terms of the termbase, by key.
    """

    document: Document
    units: Sequence[TranslationUnit]
    judgements: Sequence[Judgement] = ()
    entries: Mapping[str, TermEntry] = field(default_factory=dict)

    @cached_property
    def units_of(self) -> Mapping[int, Sequence[TranslationUnit]]:
        """The translation units by number of the paragraph pair."""
        found: dict[int, list[TranslationUnit]] = defaultdict(list)
        for unit in self.units:
            found[unit.pair].append(unit)
        return found

    @cached_property
    def judgements_of(self) -> Mapping[int, Sequence[Judgement]]:
        """The judgements by number of the translation unit; units without any are missing."""
        found: dict[int, list[Judgement]] = defaultdict(list)
        for judgement in self.judgements:
            found[judgement.unit].append(judgement)
        return dict(found)

    @cached_property
    def unit(self) -> Mapping[int, TranslationUnit]:
        """The translation units by number."""
        return {unit.number: unit for unit in self.units}

    def unit_at(self, pair: int, *, zh: int | None = None, en: int | None = None) -> TranslationUnit:
        """Return the unit that holds a place of a paragraph pair, or is nearest to it."""
        units = self.units_of[pair]

        def distance(unit: TranslationUnit) -> int:
            span, place = (unit.zh, zh) if zh is not None else (unit.en, en or 0)
            return max(span.start - place, place - span.end, 0) if span.start < span.end else 1 << 30

        return min(units, key=distance)

    def finding(
        self,
        code: str,
        severity: Severity,
        unit: TranslationUnit,
        *,
        message: str,
        because: str,
        zh: str = "",
        en: str = "",
        zh_marks: tuple[Span, ...] = (),
        en_marks: tuple[Span, ...] = (),
        suggestions: tuple[str, ...] = (),
    ) -> CheckFinding:
        """Return a finding; marks are spans of the paragraph pair, and those outside the unit are left out."""
        pair = self.document.pair(unit.pair)
        zh_marks = tuple(mark for mark in zh_marks if unit.zh.holds(mark))
        en_marks = tuple(mark for mark in en_marks if unit.en.holds(mark))
        place = place_of(pair, unit, zh_marks, en_marks)
        return CheckFinding(code, severity, place, pair.zh_line, pair.en_line, zh, en, message, because, suggestions)
