"""A check of translations as one HTML page: the whole text side by side, terms underlined, findings as notes.

The page asks no network for anything. Its script only filters and leads from note to note: without it all is shown.
Nothing is told by colour alone: verdicts differ in their underlines and signs, notes begin with their severity.
"""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from importlib.resources import files
from typing import Final, NamedTuple

from exports.translation_check.base import NOTE, CheckedFile, CheckReport, Figures, counted, figures, total
from exports.translation_check.segments import Layer, segments
from glossary.checking import RULES
from glossary.checking.base import SEVERITIES, VERDICTS, CheckFinding, Judgement, Verdict
from glossary.types import ParagraphPair, Span, TranslationUnit

__all__ = ["page"]

#: What the legend says of each verdict.
_MEANINGS: Final[Mapping[Verdict, str]] = {
    "preferred": "a preferred rendering",
    "admitted": "an admitted rendering",
    "deprecated": "a deprecated rendering",
    "known": "a known rendering that nobody has judged",
    "unknown": "a wording that the termbase does not have",
    "missing": "nothing stands for the term",
}


def page(report: CheckReport) -> str:
    """Return a report as a page."""
    ours = files("exports.translation_check")
    title = escape(", ".join(file.check.name for file in report.files))
    style, script = (ours.joinpath(name).read_text("utf-8") for name in ("page.css", "page.js"))
    body = "\n".join(_file(number, file, report) for number, file in enumerate(report.files, 1))
    policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f"<title>Translation check: {title}</title>\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<style>\n{style}</style>\n</head>\n<body>\n"
        f"<header>\n<h1>Translation check</h1>\n{_overview(report)}\n</header>\n{_filters(report)}\n"
        f"<main>\n{body}\n</main>\n<footer>{escape(NOTE)}</footer>\n<script>\n{script}</script>\n</body>\n</html>\n"
    )


# --- the head -------------------------------------------------------------------------------------------


def _overview(report: CheckReport) -> str:
    columns = ("", "units", "terms", *SEVERITIES, "suppressed")
    rows = [
        _figures_row(f'<a href="#file{number}">{escape(file.check.name)}</a>', figures(file.check))
        for number, file in enumerate(report.files, 1)
    ]
    if len(rows) > 1:
        rows.append(_figures_row("all", total(report)))
    against = escape(" + ".join(report.against))
    head = "".join(f'<th scope="col">{column}</th>' for column in columns)
    return (
        f'<div class="wide"><table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{"".join(rows)}</tbody>\n</table></div>\n'
        f'<p class="soft">Checked against {against} ({counted(report.terms, "term")}).</p>'
    )


def _figures_row(name: str, figured: Figures) -> str:
    values = (figured.units, figured.terms, *figured.severities.values(), figured.suppressed)
    return f'<tr><th scope="row">{name}</th>{"".join(f"<td>{value:,}</td>" for value in values)}</tr>\n'


def _filters(report: CheckReport) -> str:
    figured = total(report)
    severities = "".join(
        f'<label class="{name}"><input type="checkbox" name="severity" value="{name}" checked> {name} '
        f"<span>{figured.severities[name]:,}</span></label>\n"
        for name in SEVERITIES[: SEVERITIES.index(report.shown_from) + 1]
    )
    verdicts = "".join(
        f'<label title="{_MEANINGS[name]}"><input type="checkbox" name="verdict" value="{name}" checked> '
        f'<span class="term {name}">{name}</span> <span>{figured.verdicts[name]:,}</span></label>\n'
        for name in VERDICTS
    )
    return (
        '<form id="filters" aria-label="What to show">\n'
        f"<fieldset><legend>Findings</legend>\n{severities}</fieldset>\n"
        f"<fieldset><legend>Terms</legend>\n{verdicts}</fieldset>\n"
        '<fieldset class="script" hidden><legend>Show</legend>\n'
        '<select name="mode" aria-label="Which units to show"><option value="all">the whole text</option>'
        '<option value="findings">units with findings</option>'
        '<option value="verdicts">units with such terms</option></select>\n'
        '<button type="button" id="previous" title="Previous finding (p)">↑ previous</button>\n'
        '<button type="button" id="next" title="Next finding (n)">↓ next finding</button>\n'
        '<output id="shown" aria-live="polite"></output></fieldset>\n'
        "</form>"
    )


# --- the text -------------------------------------------------------------------------------------------


class _Row(NamedTuple):
    """A stretch of the text that stands in a row: a translation unit, or a pair that has none."""

    pair: ParagraphPair
    unit: int
    zh: Span
    en: Span


def _file(number: int, file: CheckedFile, report: CheckReport) -> str:
    check = file.check
    rows = _rows(check.document.pairs, check.aligned)
    homes = {(row.pair.number, row.unit) for row in rows}
    first = {row.pair.number: row.unit for row in reversed(rows)}
    found: dict[tuple[int, int], list[tuple[int, CheckFinding]]] = {}
    for index, finding in enumerate(report.shown(check), 1):
        home = (finding.place.pair, finding.place.unit)
        found.setdefault(home if home in homes else (home[0], first[home[0]]), []).append((index, finding))
    # By pair: what stands for a term may stand in another sentence of the paragraph.
    judged: dict[int, list[Judgement]] = {}
    for one in check.judgements:
        judged.setdefault(one.pair, []).append(one)
    untranslated = frozenset(check.untranslated)
    written, last = [], 0
    for row in rows:
        pair = row.pair.number
        writer = _Writer(number, row, judged.get(pair, ()), found.get((pair, row.unit), ()), pair in untranslated)
        written.append(writer.written(opens=pair != last))
        last = pair
    title = check.document.metadata.title or check.document.metadata.title_zh
    about = f' <span class="soft">{escape(title)}</span>' if title else ""
    body = "\n".join(written)
    return f'<section class="file" id="file{number}">\n<h2>{escape(check.name)}{about}</h2>\n{body}\n</section>'


def _rows(pairs: Sequence[ParagraphPair], aligned: Sequence[TranslationUnit]) -> list[_Row]:
    """Return the rows: the translation units, and the pairs that have none (unit 0) whole."""
    of_pair: dict[int, list[TranslationUnit]] = {}
    for unit in aligned:
        of_pair.setdefault(unit.pair, []).append(unit)
    rows = []
    for pair in pairs:
        units = of_pair.get(pair.number, ())
        rows += [_Row(pair, unit.number, unit.zh, unit.en) for unit in units]
        if not units:
            rows.append(_Row(pair, 0, Span(0, len(pair.zh)), Span(0, len(pair.en))))
    return rows


class _Writer:
    """Writes one row with its notes."""

    def __init__(
        self,
        file: int,
        row: _Row,
        judgements: Sequence[Judgement],
        findings: Sequence[tuple[int, CheckFinding]],
        is_untranslated: bool,
    ) -> None:
        self.file = file
        self.row = row
        self.judgements = judgements
        self.findings = findings
        self.is_untranslated = is_untranslated

    def _attributes(self) -> str:
        severities = " ".join(dict.fromkeys(finding.severity for _, finding in self.findings))
        own = (one.verdict for one in self.judgements if one.unit == self.row.unit or not self.row.unit)
        verdicts = " ".join(dict.fromkeys(own))
        told = f' data-severities="{severities}"' if severities else ""
        return told + (f' data-verdicts="{verdicts}"' if verdicts else "")

    def _label(self, opens: bool) -> str:
        pair = self.row.pair
        if not opens:
            return '<p class="place" aria-hidden="true"></p>'
        line = pair.en_line if pair.en_line is not None else pair.zh_line
        title = "" if line is None else f' title="line {line}"'
        return f'<p class="place"{title}>¶{pair.number}</p>'

    def written(self, *, opens: bool) -> str:
        """Return the row.

        Args:
            opens: Whether it is the first one of its paragraph pair.
        """
        nothing = "not translated, not checked" if self.is_untranslated else "–"
        en = self._text("en") or f'<span class="soft">{nothing}</span>'
        notes = "".join(self._notes())
        body = f'\n<ol class="notes" role="list">\n{notes}</ol>' if notes else ""
        return (
            f'<div class="unit"{self._attributes()}>{self._label(opens)}'
            f'<p class="zh" lang="zh">{self._text("zh")}</p><p class="en">{en}</p>{body}</div>'
        )

    def _text(self, lang: str) -> str:
        """Return one side with its marks; the numbers of notes stand behind what they are about."""
        pair, span = self.row.pair, self.row.zh if lang == "zh" else self.row.en
        whole = pair.zh if lang == "zh" else pair.en
        layers = [*self._of_judgements(lang, span), *self._of_findings(lang)]
        return "".join(
            self._segment(escape(part), here, ending) for part, here, ending in segments(span.of(whole), layers)
        )

    def _of_judgements(self, lang: str, within: Span) -> Iterator[Layer]:
        for one in self.judgements:
            title = f"{one.verdict}: {one.because}" if one.because else one.verdict
            for span in (one.zh_span,) if lang == "zh" else one.en_spans:
                yield Layer(Span(span.start - within.start, span.end - within.start), one.verdict, title)

    def _of_findings(self, lang: str) -> Iterator[Layer]:
        for index, finding in self.findings:
            marks = finding.place.zh_marks if lang == "zh" else finding.place.en_marks
            start = self._start(finding, lang)
            for span in marks:
                yield Layer(Span(start + span.start, start + span.end), "", finding.message, index, finding.severity)

    def _start(self, finding: CheckFinding, lang: str) -> int:
        """Where a finding's sentence begins in the row: at 0, unless the row is a whole pair."""
        if self.row.unit:
            return 0
        whole, part = (self.row.pair.zh, finding.place.zh) if lang == "zh" else (self.row.pair.en, finding.place.en)
        return max(whole.find(part), 0)

    def _segment(self, text: str, here: Sequence[Layer], ending: Sequence[Layer]) -> str:
        links = "".join(
            f'<sup class="{layer.severity}"><a href="#n{self.file}-{layer.note}" '
            f'aria-label="{layer.severity} {layer.note}">{layer.note}</a></sup>'
            for layer in ending
            if layer.note
        )
        if not here:
            return text + links
        verdicts = [layer.verdict for layer in here if layer.verdict]
        worst = max(verdicts, key=_gravity) if verdicts else "looked"
        title = escape(" · ".join(dict.fromkeys(layer.title for layer in here)))
        return f'<mark class="term {worst}" title="{title}">{text}</mark>{links}'

    def _notes(self) -> Iterator[str]:
        for index, finding in self.findings:
            write = " · ".join(f"<b>{escape(one)}</b>" for one in finding.suggestions)
            parts = [
                f"<strong>{finding.severity}</strong> {escape(finding.message)}",
                f'<span class="write">Write: {write}</span>' if write else "",
                f'<span class="soft">{escape(finding.because)}</span>' if finding.because else "",
                f'<span class="soft code" title="{escape(RULES[finding.code].description)}">{escape(finding.code)}'
                f"{' · ' + escape(finding.fingerprint) if finding.fingerprint else ''}</span>",
            ]
            yield (
                f'<li class="finding {finding.severity}" id="n{self.file}-{index}" value="{index}" tabindex="-1">'
                f"{' '.join(filter(None, parts))}</li>\n"
            )


#: From what is best to what is worst: what a stretch is marked as that stands for several terms.
_GRAVITY: Final[Sequence[str]] = ("preferred", "admitted", "known", "unknown", "missing", "deprecated")


def _gravity(verdict: str) -> int:
    return _GRAVITY.index(verdict)
