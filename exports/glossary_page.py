"""The glossary for people as one printable page: entries by pinyin, and two indexes.

The page has no script and asks no network for anything; its style prints on A4 in two columns, with running heads and
page numbers where the browser knows margin boxes (CSS Paged Media; Chromium does). To make a PDF of it, print it, or
run ``chromium --headless --no-pdf-header-footer --print-to-pdf=glossary.pdf glossary.html``. The indexes refer to
numbers of entries, which are the same on paper and on the screen.
"""

from collections.abc import Iterable, Iterator
from html import escape
from importlib.resources import files

from exports.base import ExportSource
from exports.glossary_entries import Entry, Glossary, IndexLine, glossary, review_words
from exports.page import KIND_NAMES
from exports.xml_text import XmlText
from glossary.types import Span
from graph.catalogue import AuthorityCitation, ConceptEntry, RenderingEntry

__all__ = ["export"]


def export(source: ExportSource, *, of: str = "all") -> bytes:
    """Return the page.

    Args:
        source: Its catalogue is written.
        of: Which formulations (`exports.glossary_entries.OF`).

    Returns:
        The file in UTF-8.
    """
    made = glossary(source.catalogue, of=of)
    return ("\n".join(_lines(made)) + "\n").encode()


def _text(text: str) -> str:
    return escape(XmlText()(text))


def _zh(text: str) -> str:
    return f'<span lang="zh">{_text(text)}</span>'


def _lines(made: Glossary) -> Iterator[str]:
    style = (files("exports") / "glossary_page.css").read_text(encoding="utf-8")
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>Glossary of formulations</title>\n<style>\n{style}</style>\n</head>\n<body>"
    yield from _front(made)
    yield "<main>"
    for at, (letter, entries) in enumerate(made.letters.items()):
        yield f'<section{"" if at else " class=part"}>\n<h2 id="letter-{_anchor(letter)}">{letter}</h2>'
        yield '<div class="columns">'
        for entry in entries:
            yield from _entry(entry, made)
        yield "</div>\n</section>"
    yield from _chinese_index(made)
    yield from _english_index(made)
    yield f"</main>\n<footer><p>{review_words(made)}</p></footer>\n</body>\n</html>"


def _anchor(letter: str) -> str:
    return letter if letter.isalpha() else "other"


# --- front matter --------------------------------------------------------------------------------------


def _front(made: Glossary) -> Iterator[str]:
    entries = list(made.entries)
    renderings = sum(len(one.concept.renderings) for one in entries)
    yield '<header class="front">\n<h1>Glossary of formulations</h1>\n<p class="subtitle" lang="zh">提法汇编</p>'
    yield f'<p class="review">{review_words(made)}</p>'
    yield f"<p>{len(entries):,} formulations with {renderings:,} renderings, from</p>"
    yield from _documents(made)
    if made.catalogue.authorities:
        lists = "; ".join(f"{_text(one.title)} ({_text(one.source)})" for one in made.catalogue.authorities)
        yield f"<p>Beside them, authority lists: {lists}.</p>"
    yield (
        "<p>An entry gives the formulation, its pinyin, its kind and how often it stands in the documents; then its "
        "renderings with their status, who renders so, and how often. <i>Candidate</i> and <i>attested</i> come from "
        "the documents alone; <i>preferred</i>, <i>admitted</i> and <i>deprecated</i> are judgements of editors; what "
        "authority lists say is marked with ◆. One sentence shows the formulation in use.</p>"
    )
    letters = "\n".join(f'<a href="#letter-{_anchor(letter)}">{letter}</a>' for letter in made.letters)
    indexes = '<a href="#chinese">Chinese index</a>\n<a href="#english">English index</a>'
    yield f'<nav aria-label="Contents">\n{letters}\n{indexes}\n</nav>\n</header>'


def _documents(made: Glossary) -> Iterator[str]:
    heads = ("Document", "Date", "Issuer", "Translator")
    yield '<div class="documents"><table>\n<thead><tr>' + "".join(f'<th scope="col">{one}</th>' for one in heads)
    figures = "".join(f'<th scope="col" class="figure">{one}</th>' for one in ("Formulations", "Places"))
    yield f"{figures}</tr></thead>\n<tbody>"
    for one in made.catalogue.documents:
        data = one.metadata
        titles = [_zh(data.title_zh)] if data.title_zh else []
        titles += [_text(data.title)] if data.title else []
        title = "<br>".join(titles) or _text(one.id)
        cells = "".join(
            f'<td class="{name.lower()}" data-name="{name}">{_text(value)}</td>'
            for name, value in zip(heads[1:], (data.date, data.issuer, data.translator), strict=True)
        )
        figures = f'<td class="figure" data-name="Formulations">{one.concepts:,}</td>'
        figures += f'<td class="figure" data-name="Places">{one.occurrences:,}</td>'
        yield f'<tr><td>{title} <span class="soft">{_text(one.id)}</span></td>{cells}{figures}</tr>'
    yield "</tbody>\n</table></div>"


# --- entries -------------------------------------------------------------------------------------------


def _entry(entry: Entry, made: Glossary) -> Iterator[str]:
    concept = entry.concept
    yield f'<article id="e{entry.number}">'
    yield f'<h3><span class="number">{entry.number}</span>{_zh(concept.zh)}</h3>'
    about = (f"<i>{_text(concept.pinyin)}</i>", KIND_NAMES[concept.kind].lower(), concept.status, f"{concept.count:,}×")
    yield f'<p class="about">{" · ".join(about)}</p>'
    lines = [_rendering(one) for one in concept.renderings]
    lines += [f'<span class="detail">left out in English {concept.omissions:,}×</span>'] if concept.omissions else []
    lines += [_authority(one) for one in entry.authority]
    if lines:
        yield '<ul class="renderings">' + "".join(f"<li>{line}</li>" for line in lines) + "</ul>"
    yield from (f"<p>{line}</p>" for line in _more(concept, made))
    if entry.place is not None:
        at = entry.place
        english = f"<p>{_marked(at.en, at.en_span)}</p>" if at.en else ""
        yield f'<blockquote><p lang="zh">{_marked(at.zh, at.zh_span)}</p>{english}'
        yield f'<p class="source">{_text(at.place)}</p></blockquote>'
    yield "</article>"


def _rendering(rendering: RenderingEntry) -> str:
    name = "s" if rendering.status == "deprecated" else "b"
    detail = " · ".join((rendering.status, *map(_text, rendering.renderers), f"{rendering.count:,}×"))
    return f'<{name}>{_text(rendering.en)}</{name}> <span class="detail">{detail}</span>'


def _authority(at: AuthorityCitation) -> str:
    said = filter(None, (at.rank, *map(_text, dict.fromkeys((at.renderer, at.title, at.evidence)))))
    return f'◆ {_text(at.en)} <span class="detail">{" · ".join(said)}</span>'


def _more(concept: ConceptEntry, made: Glossary) -> Iterator[str]:
    if instead := [_zh(one.zh) + _reference(made, one.key) for one in made.instead(concept)]:
        yield f"Use instead: {' · '.join(instead)}"
    for name, notes in (("Definition", concept.definitions), ("Note", concept.notes)):
        for note in notes:
            yield f'{name}: {_text(note.text)} <span class="detail">{_text(note.who)}</span>'
    members = [_zh(one.zh) + (f" ({_text(one.en)})" if one.en else "") for one in concept.members]
    listed = [f"{_zh(one.zh)} ◆" for one in concept.authority_members]
    if members or listed:
        yield f"Members: {' · '.join(members or listed)}"
    for role in dict.fromkeys(relation.role for relation in concept.relations):
        others = [relation for relation in concept.relations if relation.role == role]
        yield f"{role.capitalize()}: {' · '.join(_zh(one.zh) + _reference(made, one.key) for one in others)}"


def _reference(made: Glossary, key: str) -> str:
    number = made.numbers.get(key)
    return "" if number is None else f" {_link(number)}"


def _link(number: int) -> str:
    return f'<a href="#e{number}">{number}</a>'


def _marked(text: str, span: Span | None) -> str:
    if span is None:
        return _text(text)
    return f"{_text(text[: span.start])}<b>{_text(span.of(text))}</b>{_text(text[span.end :])}"


# --- indexes -------------------------------------------------------------------------------------------


def _chinese_index(made: Glossary) -> Iterator[str]:
    yield '<section class="part">\n<h2 id="chinese">Chinese index</h2>'
    yield '<p class="soft">By the first character, in the order of radicals and strokes.</p>\n<div class="index">'
    for character, entries in made.characters.items():
        yield f'<h3 lang="zh">{_text(character)}</h3>'
        yield from _index((_zh(one.concept.zh), (one.number,)) for one in entries)
    yield "</div>\n</section>"


def _english_index(made: Glossary) -> Iterator[str]:
    yield '<section class="part">\n<h2 id="english">English index</h2>'
    yield '<p class="soft">Struck out: not to be used. ◆: from authority lists alone.</p>\n<div class="index">'
    for letter, lines in made.english.items():
        yield f"<h3>{letter}</h3>"
        yield from _index((_words(line), line.numbers) for line in lines)
    yield "</div>\n</section>"


def _index(lines: Iterable[tuple[str, tuple[int, ...]]]) -> Iterator[str]:
    for words, numbers in lines:
        yield f"<p>{words} {', '.join(map(_link, numbers))}</p>"


def _words(line: IndexLine) -> str:
    if line.deprecated:
        return f"<s>{_text(line.text)}</s>"
    return _text(line.text) + (" ◆" if line.official else "")
