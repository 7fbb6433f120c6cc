"""The report on a document: its findings as text, Markdown, HTML or JSON.

The HTML is one file without scripts that asks no network for anything; all text of documents is escaped.
"""

import dataclasses
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from types import MappingProxyType
from typing import Final

from exports.markdown_text import plain
from exports.marking import marked
from glossary.errors import UnknownNameError
from glossary.findings import FINDINGS, Finding, Place, Showing
from glossary.types import Document

__all__ = ["REPORT_FORMATS", "Report", "render"]

_NOTE: Final = "Found by machine, not reviewed: each row deserves a look, not every one is a mistake."
#: What stands where the English has nothing.
_NOTHING: Final = "–"


@dataclass(frozen=True, slots=True)
class Report:
    """What is reported.

    Attributes:
        document: The document.
        kinds: Names of the kinds that were looked for, in order.
        findings: What was found.
        shows_weak: Whether weak findings are shown as well; else it is only said how many there are.
    """

    document: Document
    kinds: tuple[str, ...]
    findings: tuple[Finding, ...]
    shows_weak: bool = False

    @property
    def title(self) -> str:
        """What the document is called."""
        metadata = self.document.metadata
        return metadata.title or metadata.title_zh or self.document.id

    def of(self, kind: str) -> tuple[Finding, ...]:
        """Return the findings of a kind that are shown."""
        of_kind = (finding for finding in self.findings if finding.kind == kind)
        return tuple(finding for finding in of_kind if self.shows_weak or not finding.is_weak)

    def hidden(self, kind: str) -> int:
        """Return how many findings of a kind are not shown."""
        return sum(finding.kind == kind for finding in self.findings) - len(self.of(kind))

    def about_hidden(self, kind: str) -> str:
        """Return a sentence on what is not shown; empty where all is."""
        hidden = self.hidden(kind)
        verb = "is" if hidden == 1 else "are"
        return f"{hidden} more that {verb} less sure {verb} not shown: tifa report --all shows all." if hidden else ""


def _pairs(showing: Showing) -> str:
    return ", ".join(f"¶{pair}" for pair in showing.pairs)


def _heading(finding: Finding) -> str:
    """A finding in a line: 99.5% ↔ 95%."""
    renderings = " | ".join(dict.fromkeys(showing.en or _NOTHING for showing in finding.showings))
    return f"{finding.zh or _NOTHING} ↔ {renderings}" + (" (less sure)" if finding.is_weak else "")


# --- text ----------------------------------------------------------------------------------------------


def _text(report: Report) -> str:
    return "\n".join(_text_lines(report)) + "\n"


def _text_lines(report: Report) -> Iterator[str]:
    yield f"{report.title} ({report.document.id})"
    for kind in report.kinds:
        found = report.of(kind)
        yield ""
        yield f"{FINDINGS[kind].title}: {len(found)}"
        for finding in found:
            yield ""
            yield f"  {_heading(finding)}  ({finding.score:.2f})"
            for showing in finding.showings:
                yield f"    {_pairs(showing)}" + (f"  {showing.en}" if len(finding.showings) > 1 else "")
                yield from (f"      {line}" for line in _bracketed(showing.place))
        if about := report.about_hidden(kind):
            yield ""
            yield f"  {about}"
    yield ""
    yield _NOTE


def _bracketed(place: Place) -> Iterator[str]:
    yield _one_line(marked(place.zh, place.zh_marks, lambda text: f"[[{text}]]"))
    yield _one_line(marked(place.en, place.en_marks, lambda text: f"[[{text}]]"))


def _one_line(text: str) -> str:
    return " ".join(text.split())


# --- Markdown ------------------------------------------------------------------------------------------


def _markdown(report: Report) -> str:
    lines = [f"# {plain(report.title)}", ""]
    for kind in report.kinds:
        found = report.of(kind)
        lines += [f"## {FINDINGS[kind].title} ({len(found)})", ""]
        for finding in found:
            lines += [f"### {plain(_heading(finding))}", ""]
            for showing in finding.showings:
                place = showing.place
                lines += [
                    f"- {_pairs(showing)}: **{plain(showing.en) or _NOTHING}**",
                    f"    - {marked(place.zh, place.zh_marks, _bold, plain)}",
                    f"    - {marked(place.en, place.en_marks, _bold, plain)}",
                ]
            lines.append("")
        if about := report.about_hidden(kind):
            lines += [about, ""]
    return "\n".join([*lines, _NOTE, ""])


def _bold(text: str) -> str:
    return f"**{text}**"


# --- HTML ----------------------------------------------------------------------------------------------

_STYLE: Final = """
:root { color-scheme: light dark; --line: #8884; --soft: #777; --mark: #ffe08a; --mark-text: #222; }
@media (prefers-color-scheme: dark) { :root { --soft: #aaa; --mark: #7a5b00; --mark-text: #fff; } }
body { font: 16px/1.6 system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif;
       max-width: 60rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.3; } h2 { margin-top: 2.5rem; border-bottom: 2px solid var(--line); }
article { border: 1px solid var(--line); border-radius: .5rem; padding: .3rem 1rem .8rem; margin: 1rem 0; }
h3 { margin: .5rem 0; font-size: 1.1rem; } .soft { color: var(--soft); font-size: .9rem; }
.showing { display: grid; grid-template-columns: 1fr 1fr; gap: .2rem 1.5rem; border-top: 1px solid var(--line);
           padding: .5rem 0; } .showing > .soft { grid-column: 1 / -1; } p { margin: 0; }
mark { background: var(--mark); color: var(--mark-text); padding: 0 .15em; border-radius: .2em; }
@media (max-width: 42rem) { .showing { grid-template-columns: 1fr; } }
@media print { article { break-inside: avoid; } }
"""


def _html(report: Report) -> str:
    title = escape(report.title)
    kinds = [f'<a href="#{kind}">{FINDINGS[kind].title}</a> {len(report.of(kind))}' for kind in report.kinds]
    sections = "\n".join(_html_section(kind, report.of(kind), report.about_hidden(kind)) for kind in report.kinds)
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n"
        f'<nav class="soft">{escape(report.document.id)} · {" · ".join(kinds)}</nav>\n'
        f'<main>\n{sections}\n</main>\n<footer class="soft">{escape(_NOTE)}</footer>\n</body>\n</html>\n'
    )


def _html_section(kind: str, found: Sequence[Finding], about_hidden: str) -> str:
    articles = "\n".join(
        f"<article>\n<h3>{escape(_heading(finding))}</h3>\n"
        + "\n".join(map(_html_showing, finding.showings))
        + "\n</article>"
        for finding in found
    )
    hidden = f'\n<p class="soft">{about_hidden}</p>' if about_hidden else ""
    return f'<section>\n<h2 id="{kind}">{FINDINGS[kind].title}</h2>\n{articles or "<p>None.</p>"}{hidden}\n</section>'


def _html_showing(showing: Showing) -> str:
    place = showing.place
    zh = marked(place.zh, place.zh_marks, _html_mark, escape)
    en = marked(place.en, place.en_marks, _html_mark, escape)
    return (
        f'<div class="showing"><p class="soft">{_pairs(showing)} · {escape(showing.en or _NOTHING)}</p>'
        f'<p lang="zh">{zh}</p><p>{en}</p></div>'
    )


def _html_mark(text: str) -> str:
    return f"<mark>{text}</mark>"


# --- JSON ----------------------------------------------------------------------------------------------


def _json(report: Report) -> str:
    found = {kind: [dataclasses.asdict(finding) for finding in report.of(kind)] for kind in report.kinds}
    value = {
        "reviewed": False,
        "document": report.document.id,
        "title": report.title,
        "findings": found,
        "not_shown": {kind: report.hidden(kind) for kind in report.kinds},
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


#: The formats of a report. To add one, write a function from a report to its text and a line here; the choices of
#: `tifa report --format` follow.
REPORT_FORMATS: Final[Mapping[str, Callable[[Report], str]]] = MappingProxyType(
    {"text": _text, "markdown": _markdown, "html": _html, "json": _json}
)


def render(report: Report, form: str) -> str:
    """Return a report in a format.

    Args:
        report: What is reported.
        form: Name of the format (`REPORT_FORMATS`).

    Raises:
        UnknownNameError: If there is no such format.
    """
    if form not in REPORT_FORMATS:
        raise UnknownNameError("format", form, list(REPORT_FORMATS))
    return REPORT_FORMATS[form](report)
