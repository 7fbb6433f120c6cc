"""The concordance: the places of a concept, or of any wording, each with what stands before and after it.

A line shows a place in both languages: the key word in its sentence, and in the sentence of the other language what
renders it. Concepts have their places from the catalogue, with their renderings; any other wording is searched for in
the text, and there a rendering is known only where the harvest has that very place.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from glossary.types import Harvest, Lang, Occurrence, ParagraphPair, Span, TranslationUnit
from graph.catalogue import Citation, ConceptEntry, DocumentEntry, SectionEntry, ThemeEntry
from graph.concordance.searching import Match, TextQuery

__all__ = ["ConcordanceLine", "State", "Surroundings", "concept_lines", "text_lines"]

#: What is known of the English of a place: its rendering; that it leaves the key word out; that there is no English; or
#: nothing, because the place is no harvested one.
State = Literal["rendered", "omitted", "untranslated", "unknown"]


@dataclass(frozen=True, slots=True)
class ConcordanceLine:
    """A place with its sentences.

    Attributes:
        document: Id of the document.
        title: What people call it.
        date: Its date, ISO 8601 to the day, month or year; empty where nothing is known.
        pair: Number of the paragraph pair.
        unit: Number of the translation unit, of the first one if the key word stands in several.
        section: Pair number of the innermost section; ``None`` in the preamble.
        section_title: Its number and title.
        theme: Number of the exposition theme in its document; ``None`` outside.
        theme_title: Its title.
        zh: The Chinese sentence(s).
        en: The English sentence(s); empty where there are none.
        zh_span: Where the key word stands in `zh`; ``None`` where that is not known.
        en_span: Where the key word, or its rendering, stands in `en`; ``None`` where there is none or it is not known.
        state: What is known of its English.
        score: How sure the rendering (or the omission) is; ``None`` where nothing is known.
        start: Where `zh` begins in the Chinese text of its paragraph pair.
    """

    document: str
    title: str
    date: str
    pair: int
    unit: int
    section: int | None
    section_title: str
    theme: int | None
    theme_title: str
    zh: str
    en: str
    zh_span: Span | None
    en_span: Span | None
    state: State
    score: float | None
    start: int = 0

    def parts(self, lang: Lang) -> tuple[str, str, str]:
        """Return what stands before the key word, the key word, and what stands after it.

        Args:
            lang: Of which language.

        Returns:
            Together they are the sentence; where the key word is not known, all of it stands in the last part.
        """
        text, span = (self.zh, self.zh_span) if lang == "zh" else (self.en, self.en_span)
        return ("", "", text) if span is None else (text[: span.start], span.of(text), text[span.end :])

    @property
    def key_start(self) -> int:
        """Where the key word (if that is not known, the sentence) begins in the Chinese text of its pair."""
        return self.start + (0 if self.zh_span is None else self.zh_span.start)

    @property
    def rendering(self) -> str:
        """The rendering; empty where the English has none, or none is known."""
        return self.parts("en")[1] if self.state == "rendered" else ""


class Surroundings:
    """What places stand in: documents, sections and themes with their titles.

    Args:
        documents: By date, then id.
        sections: Of all documents.
        themes: Of all documents.
    """

    def __init__(
        self, documents: Iterable[DocumentEntry], sections: Iterable[SectionEntry], themes: Iterable[ThemeEntry]
    ) -> None:
        self._documents = {one.id: one for one in documents}
        self._ranks = {name: at for at, name in enumerate(self._documents)}
        self._sections = {(one.document, one.pair): one for one in sections}
        self._themes = {(one.document, one.number): one for one in themes}

    def rank(self, document: str) -> int:
        """Return the place of a document among all, by date."""
        return self._ranks[document]

    def describe(self, document: str, section: int | None, theme: int | None) -> dict[str, Any]:
        """Return the fields of a line that say where it stands.

        Args:
            document: Id of the document.
            section: Pair number of the innermost section.
            theme: Number of the exposition theme.
        """
        held = self._documents[document]
        home = None if section is None else self._sections.get((document, section))
        topic = None if theme is None else self._themes.get((document, theme))
        return {
            "document": document,
            "title": held.metadata.title or held.metadata.title_zh or document,
            "date": held.metadata.date,
            "section": section,
            "section_title": "" if home is None else _heading(home),
            "theme": theme,
            "theme_title": "" if topic is None else topic.zh,
        }

    def stands_in(self, line: ConcordanceLine, section: int) -> bool:
        """Return whether a line stands in the section that paragraph `section` of its document opens, or below it."""
        home = self._sections.get((line.document, section))
        return home is not None and home.pair <= line.pair <= home.last_pair


def _heading(section: SectionEntry) -> str:
    return f"{section.zh_number.strip()} {section.zh_title}".strip().replace("、 ", "、")


# --- lines ---------------------------------------------------------------------------------------------


def concept_lines(concept: ConceptEntry, surroundings: Surroundings) -> tuple[ConcordanceLine, ...]:
    """Return the places of a concept, in the order of documents and text.

    Args:
        concept: The concept.
        surroundings: What the places stand in.
    """
    lines = (_of_citation(at, surroundings) for at in concept.citations)
    return tuple(sorted(lines, key=lambda line: (surroundings.rank(line.document), line.pair, line.key_start)))


def _of_citation(at: Citation, surroundings: Surroundings) -> ConcordanceLine:
    return ConcordanceLine(
        **surroundings.describe(at.document, at.section, at.theme),
        pair=at.pair,
        unit=at.unit,
        zh=at.zh,
        en=at.en,
        zh_span=at.zh_span,
        en_span=at.en_span,
        state=_state(at.en_span, at.en),
        score=at.score,
        start=at.start,
    )


def _state(rendering: Span | None, en: str) -> State:
    return "rendered" if rendering is not None else "omitted" if en else "untranslated"


def text_lines(
    harvests: Iterable[Harvest], query: TextQuery, surroundings: Surroundings
) -> tuple[ConcordanceLine, ...]:
    """Return the places where a query stands in the text, in the order of documents and text.

    Args:
        harvests: What the documents gave, in any order.
        query: What to look for.
        surroundings: What the places stand in.

    Raises:
        InputError: If the search takes too long.
    """
    ordered = sorted(harvests, key=lambda harvest: surroundings.rank(harvest.document.id))
    return tuple(line for harvest in ordered for line in _found(harvest, query, surroundings))


def _found(harvest: Harvest, query: TextQuery, surroundings: Surroundings) -> Iterator[ConcordanceLine]:
    known: dict[tuple[int, Span], Occurrence] | None = None
    units: dict[int, list[TranslationUnit]] = {}
    for unit in harvest.units:
        units.setdefault(unit.pair, []).append(unit)
    for match in query.matches(harvest):
        known = _harvested(harvest, query.lang) if known is None else known
        held = known.get((match.pair, match.span))
        yield _of_match(harvest, match, query.lang, units.get(match.pair, ()), held, surroundings)


def _harvested(harvest: Harvest, lang: Lang) -> dict[tuple[int, Span], Occurrence]:
    """The occurrences of the harvest by where they, or their renderings, stand; the surest of several."""
    places = sorted((at for term in harvest.terms for at in term.occurrences), key=lambda at: at.score)
    spans = ((at, at.zh if lang == "zh" else at.en) for at in places)
    return {(at.pair, span): at for at, span in spans if span is not None}


def _of_match(
    harvest: Harvest,
    match: Match,
    lang: Lang,
    units: Sequence[TranslationUnit],
    known: Occurrence | None,
    surroundings: Surroundings,
) -> ConcordanceLine:
    pair, outline = harvest.document.pair(match.pair), harvest.outline
    zh_place, en_place = (match.span, None) if lang == "zh" else (None, match.span)
    if known is not None:
        zh_place, en_place = known.zh, known.en
    zh, en, unit = _sentences(pair, units, zh_place, en_place)
    section, theme = outline.section_of(match.pair), outline.theme_of(match.pair)
    place = surroundings.describe(
        harvest.document.id, None if section is None else section.pair, None if theme is None else theme.number
    )
    return ConcordanceLine(
        **place,
        pair=match.pair,
        unit=unit,
        zh=zh.of(pair.zh),
        en=en.of(pair.en),
        zh_span=_inside(zh, zh_place),
        en_span=_inside(en, en_place),
        state=_state(en_place, pair.en) if known is not None else "unknown" if pair.en else "untranslated",
        score=None if known is None else known.score,
        start=zh.start,
    )


def _sentences(
    pair: ParagraphPair, units: Sequence[TranslationUnit], zh: Span | None, en: Span | None
) -> tuple[Span, Span, int]:
    """What a line shows of a paragraph pair: all units that the key words meet, else the whole pair; and the first."""
    met = [unit for unit in units if (zh is not None and unit.zh.meets(zh)) or (en is not None and unit.en.meets(en))]
    if not met:
        return Span(0, len(pair.zh)), Span(0, len(pair.en)), 0
    zh_spans = [unit.zh for unit in met if unit.zh.end > unit.zh.start] + ([] if zh is None else [zh])
    en_spans = [unit.en for unit in met if unit.en.end > unit.en.start] + ([] if en is None else [en])
    return _around(zh_spans), _around(en_spans), met[0].number


def _around(spans: Sequence[Span]) -> Span:
    return Span(min(span.start for span in spans), max(span.end for span in spans)) if spans else Span(0, 0)


def _inside(sentence: Span, span: Span | None) -> Span | None:
    return None if span is None else Span(span.start - sentence.start, span.end - sentence.start)
