"""Exposition themes: the sections that set out what a leader has expounded.

Three rules, the first that finds something wins:

1. A section whose title is about a leader's important expositions, speeches, thought or instructions is an exposition
   part; its sections are the themes. Where it has none, the part is one theme if it is a single paragraph,
   else each of its paragraphs with a statement is one. A title that only mentions them (实施重要讲话精神的重点任务)
   counts if at least half of its sections hold a statement.
2. Sections without sections whose body consists for the greater part of attributed statements.
3. In a document without sections: paragraphs that consist for the greater part of attributed statements, each
   titled with the first clause of what was said.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from glossary.structure.script import simplified
from glossary.structure.statements import EN_LEADER, ZH_LEADER, ZH_NAME, find_statements, said, said_en
from glossary.types import Document, Role, Section, Statement, Theme

__all__ = ["find_themes"]

_ZH_NOUN: Final = (
    rf"(?:重要(?:论述|讲话|指示|批示|阐述|回信|贺信)"
    rf"|{ZH_LEADER}.{{0,30}}(?:论述|讲话|指示|批示|思想|嘱托|要求|阐述|教导))"
)
_ZH_TAIL: Final = (
    "(?:和|、|的|指示|批示|论述|讲话|要求|精神|重要|核心|丰富|深刻|科学|重大|实践|精髓|要义|内涵|意义|实质|内容|体系|思想"
    "|主要|基本|要点)*"
)
_ZH_MENTIONS: Final = re.compile(rf"{_ZH_NOUN}|{ZH_NAME}[^，,]{{0,20}}思想")
_ZH_ENDS_SO: Final = re.compile(rf"{_ZH_NOUN}{_ZH_TAIL}$")
# Who carries instructions out reports on work; who studies them reports on what was said.
_ZH_CARRIES_OUT: Final = re.compile("贯彻|落实|践行|按照|遵循|牢记|围绕")
_ZH_STUDIES: Final = re.compile("学(?:习|深|懂|思|透)|领会|理解|认识|把握|感悟")
_EN_NOUN: Final = (
    r"(?:expositions?|discourses?|remarks|statements?|instructions?|speech(?:es)?|directives?|address(?:es)?|discussions?"
    r"|treatises?|elaborations?)"
)
_EN_MENTIONS: Final = re.compile(
    rf"\bimportant\s+{_EN_NOUN}|\b(?-i:[A-Z]\w+\s+Thought)\b|{EN_LEADER}.{{0,40}}?[’']s?\s+.{{0,30}}?(?:{_EN_NOUN}|thought|thinking)\b",
    re.IGNORECASE,
)
_GREATER_PART: Final = 0.5


@dataclass(frozen=True, slots=True)
class _Places:
    """A document with what its sections hold.

    Attributes:
        document: The document.
        sections: Its sections.
        homes: Pair numbers of each section's own paragraphs, its opening pair included.
        statements: Attributed statements by pair number.
    """

    document: Document
    sections: tuple[Section, ...]
    homes: dict[int, tuple[int, ...]]
    statements: dict[int, tuple[Statement, ...]]

    def below(self, section: Section) -> tuple[Section, ...]:
        return tuple(other for other in self.sections if other.parent == section.pair)

    def within(self, first: int, last: int) -> tuple[Statement, ...]:
        return tuple(found for pair in range(first, last + 1) for found in self.statements[pair])

    def theme(self, section: Section) -> Theme:
        statements = self.within(section.pair, section.last_pair)
        return Theme(0, section.zh_title, section.en_title, section.pair, section.last_pair, statements)

    def attributed(self, pairs: Iterable[int], title: Section | None = None) -> bool:
        """Whether the greater part of the text is attributed, the title and its number aside."""
        numbers = tuple(pairs)
        length = sum(len(self.document.pair(number).zh) for number in numbers)
        if title:
            length -= title.zh_title_span.end
        spans = [found.zh for number in numbers for found in self.statements[number]]
        return bool(spans) and sum(span.end - span.start for span in spans) > _GREATER_PART * length


def find_themes(document: Document, sections: tuple[Section, ...], roles: tuple[Role, ...]) -> tuple[Theme, ...]:
    """Return the exposition themes of a document, numbered from 1.

    Args:
        document: The document.
        sections: Its sections, in order.
        roles: The role of each of its pairs.

    Returns:
        The themes in document order; empty if it expounds nothing.
    """
    bodies = {section.pair: section.zh_title_span.end for section in sections}
    homes = {section.pair: tuple(role.pair for role in roles if role.section == section.pair) for section in sections}
    statements = {
        pair.number: find_statements(pair.number, pair.zh, bodies.get(pair.number, 0)) for pair in document.pairs
    }
    places = _Places(document, sections, homes, statements)
    for rule in (_from_parts, _from_sections, _from_paragraphs):
        themes = sorted(rule(places), key=lambda theme: theme.pair)
        if themes:
            return tuple(replace(theme, number=number) for number, theme in enumerate(themes, 1))
    return ()


def _from_parts(places: _Places) -> Iterator[Theme]:
    covered = 0
    for section in places.sections:
        if section.pair > covered and _is_exposition(section, places):
            covered = section.last_pair
            yield from _part_themes(section, places)


def _is_exposition(section: Section, places: _Places) -> bool:
    title = simplified(section.zh_title)
    if _is_about(title):
        return bool(places.below(section)) or bool(places.within(section.pair, section.last_pair))
    if not (_ZH_MENTIONS.search(title) or _EN_MENTIONS.search(section.en_title)):
        return False
    below = places.below(section)
    holding = sum(bool(places.within(child.pair, child.last_pair)) for child in below)
    if below:
        return 2 * holding >= len(below)
    return places.attributed(places.homes[section.pair], section)


def _is_about(title: str) -> bool:
    """Whether a Chinese title has expositions for its subject, and not just for its guide."""
    if not _ZH_ENDS_SO.search(title):
        return False
    return bool(_ZH_STUDIES.search(title)) or not _ZH_CARRIES_OUT.search(title)


def _part_themes(section: Section, places: _Places) -> Iterator[Theme]:
    below = places.below(section)
    if below:
        yield from map(places.theme, below)
    elif section.last_pair == section.pair:
        yield places.theme(section)
    else:
        for number in places.homes[section.pair]:
            if places.statements[number]:
                yield _lone_theme(number, places)


def _from_sections(places: _Places) -> Iterator[Theme]:
    for section in places.sections:
        if not places.below(section) and places.attributed(places.homes[section.pair], section):
            yield places.theme(section)


def _from_paragraphs(places: _Places) -> Iterator[Theme]:
    if places.sections:
        return
    for pair in places.document.pairs:
        if places.attributed((pair.number,)):
            yield _lone_theme(pair.number, places)


def _lone_theme(number: int, places: _Places) -> Theme:
    pair, statements = places.document.pair(number), places.statements[number]
    return Theme(0, said(statements[0], pair.zh), said_en(pair.en), number, number, statements)
