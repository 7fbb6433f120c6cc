"""The glossary for people as Markdown (CommonMark with the tables of GFM): entries by pinyin, and two indexes."""

from collections.abc import Iterator

from exports.base import ExportSource
from exports.glossary_entries import Entry, Glossary, IndexLine, glossary, review_words
from exports.markdown_text import plain
from exports.xml_text import XmlText
from glossary.types import Span
from graph.catalogue import AuthorityCitation, ConceptEntry, RenderingEntry

__all__ = ["export"]


def export(source: ExportSource, *, of: str = "all") -> bytes:
    """Return the glossary.

    Args:
        source: Its catalogue is written.
        of: Which formulations (`exports.glossary_entries.OF`).

    Returns:
        The file in UTF-8.
    """
    made = glossary(source.catalogue, of=of)
    return ("\n".join(_lines(made)) + "\n").encode()


def _clean(text: str) -> str:
    return plain(XmlText()(text)).strip()


def _lines(made: Glossary) -> Iterator[str]:
    yield from ("# Glossary of formulations", "", review_words(made), "")
    yield from _documents(made)
    for letter, entries in made.letters.items():
        yield from (f"## {_heading(letter)}", "")
        for entry in entries:
            yield from _entry(entry, made)
    yield from ("## Chinese index", "", "By the first character, in the order of radicals and strokes.", "")
    for character, entries in made.characters.items():
        listed = "; ".join(f"{_clean(one.concept.zh)} {one.number}" for one in entries)
        yield f"- **{_clean(character)}**: {listed}"
    yield from ("", "## English index", "", "~~Struck out~~: not to be used. *Slanted*: from authority lists alone.")
    for letter, lines in made.english.items():
        yield from ("", f"### {_heading(letter)}", "")
        yield from (f"- {_index_line(line)}" for line in lines)


def _heading(letter: str) -> str:
    return plain(letter)


def _documents(made: Glossary) -> Iterator[str]:
    if made.catalogue.documents:
        yield from (
            "| Document | Date | Issuer | Translator | Formulations | Places |",
            "| --- | --- | --- | --- | --- | --- |",
        )
    for one in made.catalogue.documents:
        data = one.metadata
        title = " · ".join(filter(None, (data.title_zh, data.title))) or one.id
        cells = (f"{_clean(title)} ({_clean(one.id)})", *map(_clean, (data.date, data.issuer, data.translator)))
        yield f"| {' | '.join(cells)} | {one.concepts:,} | {one.occurrences:,} |"
    yield ""


def _entry(entry: Entry, made: Glossary) -> Iterator[str]:
    concept = entry.concept
    yield from (f"### {entry.number}\\. {_clean(concept.zh)}", "")
    about = (f"*{_clean(concept.pinyin)}*", concept.kind, concept.status, f"{concept.count:,}×")
    yield from (" · ".join(about), "")
    yield from (f"- {_rendering(one)}" for one in concept.renderings)
    if concept.omissions:
        yield f"- left out in English {concept.omissions:,}×"
    yield from (f"- {_authority(one)}" for one in entry.authority)
    yield ""
    yield from _more(concept, made)
    if entry.place is not None:
        at = entry.place
        yield from (f"> {_marked(at.zh, at.zh_span)}", ">")
        if at.en:
            yield from (f"> {_marked(at.en, at.en_span)}", ">")
        yield from (f"> — {_clean(at.place)}", "")


def _rendering(rendering: RenderingEntry) -> str:
    words = _clean(rendering.en)
    shown = f"~~{words}~~" if rendering.status == "deprecated" else f"**{words}**"
    renderers = ", ".join(map(_clean, rendering.renderers))
    return " · ".join(filter(None, (shown, rendering.status, renderers, f"{rendering.count:,}×")))


def _authority(at: AuthorityCitation) -> str:
    said = (f"{_clean(at.title)}: *{_clean(at.en)}*", at.rank, _clean(at.renderer), _clean(at.evidence))
    return " · ".join(filter(None, said))


def _more(concept: ConceptEntry, made: Glossary) -> Iterator[str]:
    if instead := [f"{_clean(one.zh)}{_number(made, one.key)}" for one in made.instead(concept)]:
        yield from (f"Use instead: {' · '.join(instead)}", "")
    for name, notes in (("Definition", concept.definitions), ("Note", concept.notes)):
        for note in notes:
            yield from (f"{name}: {_clean(note.text)} ({_clean(note.who)})", "")
    members = [_clean(one.zh) + (f" ({_clean(one.en)})" if one.en else "") for one in concept.members]
    listed = [f"{_clean(one.zh)} ({_clean(one.title)})" for one in concept.authority_members]
    if members or listed:
        yield from (f"Members: {' · '.join(members or listed)}", "")
    for role in dict.fromkeys(relation.role for relation in concept.relations):
        others = [relation for relation in concept.relations if relation.role == role]
        shown = " · ".join(f"{_clean(one.zh)}{_number(made, one.key)}" for one in others)
        yield from (f"{role.capitalize()}: {shown}", "")


def _number(made: Glossary, key: str) -> str:
    number = made.numbers.get(key)
    return "" if number is None else f" {number}"


def _marked(text: str, span: Span | None) -> str:
    """A sentence with the term or the rendering in bold; never with a space inside the signs, which would show."""
    if span is None or span.of(text) != span.of(text).strip() or not span.of(text):
        return _clean(text)
    clean = XmlText()
    before, after = plain(clean(text[: span.start])).lstrip(), plain(clean(text[span.end :])).rstrip()
    return f"{before}**{plain(clean(span.of(text)))}**{after}"


def _index_line(line: IndexLine) -> str:
    words = _clean(line.text)
    shown = f"~~{words}~~" if line.deprecated else f"*{words}*" if line.official else words
    return f"{shown} {', '.join(map(str, line.numbers))}"
