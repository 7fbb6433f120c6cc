"""A small checked translation, made by hand: every severity, every verdict, a pair without English."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from exports.translation_check import CheckedFile, CheckReport
from glossary.checking import RULES
from glossary.checking.base import CheckFinding, Judgement, TranslationCheck, Verdict
from glossary.findings.base import place_of
from glossary.types import Document, Metadata, ParagraphPair, Span, TranslationUnit

__all__ = ["NASTY", "checked", "many", "report", "spans"]

NASTY: Final = "</script><script>document.title='broken'</script><img src=x onerror=alert(1)>"

_PAIRS: Final = (
    ("湖区发展低空经济，落实河湖长制。", "The lake region develops the low-altitude economy and its river chiefs."),
    ("新三样出口增长37.5%。巡护员守护湿地公园。", "Exports of the new trio grew 35.7 percent. Rangers guard them."),
    ("数字乡村建设加快。", "The digital villages are built faster."),
    ("候鸟归来。", ""),
)


def spans(text: str, *parts: str) -> tuple[Span, ...]:
    """Return where parts stand first in a text."""
    return tuple(Span(text.index(part), text.index(part) + len(part)) for part in parts)


def _pairs(title: str) -> tuple[ParagraphPair, ...]:
    pairs = [
        ParagraphPair(number, zh, en, 2 * number - 1, 2 * number if en else None)
        for number, (zh, en) in enumerate(_PAIRS, 1)
    ]
    pairs[2] = replace(pairs[2], zh=pairs[2].zh + title, en=pairs[2].en + title)
    return tuple(pairs)


def _aligned(pairs: Sequence[ParagraphPair]) -> tuple[TranslationUnit, ...]:
    first, second, third, _ = pairs
    zh_cut, en_cut = second.zh.index("巡护员"), second.en.index("Rangers")
    cuts = [
        (1, Span(0, len(first.zh)), Span(0, len(first.en))),
        (2, Span(0, zh_cut), Span(0, en_cut - 1)),
        (2, Span(zh_cut, len(second.zh)), Span(en_cut, len(second.en))),
        (3, Span(0, len(third.zh)), Span(0, len(third.en))),
    ]
    return tuple(TranslationUnit(number, pair, zh, en, 1.0) for number, (pair, zh, en) in enumerate(cuts, 1))


def checked(name: str = "draft.txt", *, nasty: str = "") -> TranslationCheck:
    """Return the check of a document of four pairs.

    Args:
        name: Name of the file.
        nasty: What stands in the third pair, the title and the messages as well.
    """
    pairs = _pairs(nasty)
    units = _aligned(pairs)

    def judgement(
        unit: int, zh: str, verdict: Verdict, en: str, expected: tuple[str, ...], tolerated: tuple[str, ...] = ()
    ) -> Judgement:
        pair = pairs[units[unit - 1].pair - 1]
        return Judgement(
            unit, pair.number, zh, zh, spans(pair.zh, zh)[0], verdict, en, spans(pair.en, en) if en else (),
            "" if verdict in ("unknown", "missing") else expected[0], tolerated, expected, f"{zh} is {verdict}{nasty}",
        )  # fmt: skip

    def finding(
        unit: int, code: str, zh: str, en: str, message: str, suggestions: tuple[str, ...] = ()
    ) -> CheckFinding:
        at = units[unit - 1]
        pair = pairs[at.pair - 1]
        place = place_of(pair, at, spans(pair.zh, zh) if zh else (), spans(pair.en, en) if en else ())
        return CheckFinding(
            code, RULES[code].severity, place, pair.zh_line, pair.en_line, zh, en, message + nasty,
            "the termbase says so", suggestions, f"{unit:08x}{len(code):08x}",
        )  # fmt: skip

    return TranslationCheck(
        name=name,
        document=Document("draft", pairs, Metadata(title=f"Lake Draft{nasty}")),
        characters=40,
        units=4,
        untranslated=(4,),
        judgements=(
            judgement(1, "低空经济", "preferred", "low-altitude economy", ("low-altitude economy",)),
            judgement(1, "河湖长制", "unknown", "river chiefs", ("river and lake chief system",)),
            judgement(2, "新三样", "deprecated", "new trio", ("new three",)),
            judgement(3, "巡护员", "admitted", "Rangers", ("ranger",), ("case", "inflection")),
            judgement(3, "湿地公园", "missing", "", ("wetland park",)),
            judgement(4, "数字乡村", "known", "digital villages", ("digital countryside",), ("inflection",)),
        ),
        findings=(
            finding(1, "unknown-rendering", "河湖长制", "river chiefs", "nobody renders 河湖长制 so", ("river and lake chief system",)),
            finding(2, "deprecated-rendering", "新三样", "new trio", "“new trio” is deprecated for 新三样", ("new three", "three new items")),
            finding(2, "number", "37.5%", "35.7 percent", "37.5% is not 35.7 percent"),
            finding(3, "missing-rendering", "湿地公园", "", "nothing renders 湿地公园", ("wetland park",)),
            finding(4, "not-preferred", "数字乡村", "digital villages", "“digital countryside” is preferred", ("digital countryside",)),
        ),
        suppressed=1,
        aligned=units,
    )  # fmt: skip


def report(*checks: TranslationCheck, **more: object) -> CheckReport:
    """Return a report on checks; on the sample if none is given."""
    files = tuple(CheckedFile(check) for check in checks or (checked(),))
    return CheckReport(files, tuple(RULES), ("Lake list",), 1200, **more)  # type: ignore[arg-type]


def many(count: int) -> TranslationCheck:
    """Return a check of a text of so many units, each with a finding."""
    one = checked()
    pairs = tuple(
        replace(one.document.pairs[0], number=number, zh_line=2 * number, en_line=2 * number + 1)
        for number in range(1, count + 1)
    )
    aligned = tuple(replace(one.aligned[0], number=number, pair=number) for number in range(1, count + 1))
    return replace(
        one,
        document=replace(one.document, pairs=pairs),
        units=count,
        untranslated=(),
        aligned=aligned,
        judgements=tuple(replace(one.judgements[0], unit=number, pair=number) for number in range(1, count + 1)),
        findings=tuple(
            replace(one.findings[0], place=replace(one.findings[0].place, unit=number, pair=number))
            for number in range(1, count + 1)
        ),
    )
