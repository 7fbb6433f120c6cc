"""The outline of a document: which pair is a part, a section or a plain paragraph, and where it belongs.

A stand-alone heading owns what follows until a heading of its depth or above. A run-in heading owns plain
paragraphs only as far as its next sibling: after the last of the siblings a plain paragraph goes back to the
stand-alone heading around them (it closes the part, as far as form can tell); where there is none, it stays.
"""

from dataclasses import replace

from glossary.structure.expositions import find_themes
from glossary.structure.items import find_items
from glossary.structure.nesting import Heading, find_headings
from glossary.types import Document, Outline, ParagraphPair, Role, Section

__all__ = ["outline"]


def outline(document: Document) -> Outline:
    """Return the outline of `document`: roles, sections, enumeration items and exposition themes.

    Args:
        document: A document as read; with no numbers and no styled headings, all of it is preamble.

    Returns:
        The outline, its roles one for each pair.

    >>> from glossary.types import ParagraphPair
    >>> pairs = (ParagraphPair(1, "一、湖区", "I. The Lakes"), ParagraphPair(2, "水很清。", "They are clear."))
    >>> [section.zh_title for section in outline(Document("lakes", pairs)).sections]
    ['湖区']
    """
    headings = tuple(find_headings(document))
    roles = tuple(_roles(document, headings))
    last_pairs = _last_pairs(headings, roles)
    sections = tuple(_section(h, document.pair(h.pair), last_pairs[h.pair]) for h in headings)
    themes = find_themes(document, sections, roles)
    openings = {theme.pair for theme in themes}
    marked = tuple(replace(section, exposition=section.pair in openings) for section in sections)
    bodies = {section.pair: (section.zh_title_span.end, section.en_title_span.end) for section in sections}
    items = tuple(item for pair in document.pairs for item in find_items(pair, bodies.get(pair.number, (0, 0))))
    return Outline(roles, marked, items, themes)


def _roles(document: Document, headings: tuple[Heading, ...]) -> list[Role]:
    opens = {heading.pair: heading for heading in headings}
    followed = {heading.pair for heading in headings if _has_sibling(heading, headings)}
    trail: list[Heading] = []
    roles = []
    for pair in document.pairs:
        heading = opens.get(pair.number)
        if heading:
            trail[heading.depth - 1 :] = [heading]
            roles.append(Role(pair.number, min(heading.depth, 2), pair.number, heading.parent))
        else:
            home = _home(trail, followed)
            roles.append(Role(pair.number, 0 if home is None else 3, home, home))
    return roles


def _has_sibling(heading: Heading, headings: tuple[Heading, ...]) -> bool:
    """Whether a later heading stands beside `heading` under the same parent."""
    return any(other.pair > heading.pair and other.parent == heading.parent for other in headings)


def _home(trail: list[Heading], followed: set[int]) -> int | None:
    """Pair number of the section that a plain paragraph belongs to.

    Args:
        trail: The open headings, outermost first.
        followed: Pair numbers of the headings that have a sibling later on.
    """
    owners = [heading for heading in trail if not heading.run_in or heading.pair in followed] or trail
    return owners[-1].pair if owners else None


def _last_pairs(headings: tuple[Heading, ...], roles: tuple[Role, ...]) -> dict[int, int]:
    """Map each heading to the last pair that belongs to it or to a heading below it."""
    parents = {heading.pair: heading.parent for heading in headings}
    last: dict[int, int] = {}
    for role in roles:
        owner = role.section
        while owner is not None:
            last[owner] = role.pair
            owner = parents[owner]
    return last


def _section(heading: Heading, pair: ParagraphPair, last_pair: int) -> Section:
    return Section(
        pair=heading.pair,
        last_pair=last_pair,
        depth=heading.depth,
        zh_number=heading.zh_number,
        en_number=heading.en_number,
        zh_title=heading.zh.span.of(pair.zh),
        en_title=heading.en.span.of(pair.en),
        zh_title_span=heading.zh.span,
        en_title_span=heading.en.span,
        parent=heading.parent,
        run_in=heading.run_in,
    )
