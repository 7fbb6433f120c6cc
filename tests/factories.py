"""Small hand-made values for tests: a harvest that needs no extraction."""

from glossary.folding import fold_label
from glossary.types import (
    Document,
    Evidence,
    Harvest,
    Kind,
    Member,
    Metadata,
    Occurrence,
    Outline,
    ParagraphPair,
    Reason,
    Relation,
    Role,
    Section,
    Span,
    Statement,
    Term,
    Theme,
    TranslationUnit,
)

__all__ = ["PAIRS", "document", "harvest", "relations", "term"]

#: Two parts: the first holds one exposition theme; the theme's concept 低空经济 recurs in the second.
PAIRS: tuple[tuple[str, str], ...] = (
    ("一、深入学习关于湖区发展的重要论述", "I. Studying the Important Expositions on the Lake Region"),
    (
        "(一)坚持生态优先。总书记指出,低空经济和“新三样”要走在前面。",
        "(i) Putting ecology first. The General Secretary pointed out that the low-altitude economy"
        " and the “three new kinds” must lead.",
    ),
    ("二、主要成就", "II. Main Achievements"),
    (
        "电池、光伏、电动船等“新三样”出口增长,增强“四个意识”,低空经济起步。",
        "Exports of batteries, photovoltaics, and electric boats grew, and the low-altitude economy took off.",
    ),
)


def document(name: str = "lake-brief", *, date: str = "2024-05-01") -> Document:
    """Return a document of four paragraph pairs."""
    pairs = tuple(
        ParagraphPair(number, zh, en, zh_line=2 * number, en_line=2 * number - 1)
        for number, (zh, en) in enumerate(PAIRS, 1)
    )
    metadata = Metadata(
        title="Lake Brief", title_zh="湖区简报", date=date, issuer="Lake Office", translator="Lake Desk"
    )
    return Document(name, pairs, metadata)


def outline() -> Outline:
    """Return the outline of `document`."""
    roles = (Role(1, 1, 1, None), Role(2, 2, 2, 1), Role(3, 1, 3, None), Role(4, 3, 3, 3))
    zh2 = PAIRS[1][0]
    sections = (
        Section(1, 2, 1, "一、", "I.", PAIRS[0][0][2:], PAIRS[0][1][3:], Span(2, len(PAIRS[0][0])), Span(3, len(PAIRS[0][1]))),
        Section(2, 2, 2, "(一)", "(i)", "坚持生态优先", "Putting ecology first", Span(3, 9), Span(4, 25), parent=1, run_in=True, exposition=True),
        Section(3, 4, 1, "二、", "II.", "主要成就", "Main Achievements", Span(2, 6), Span(4, 21)),
    )  # fmt: skip
    statement = Statement(2, Span(zh2.index("总书记"), len(zh2)), "总书记", ("指出",))
    return Outline(roles, sections, (), (Theme(1, "坚持生态优先", "Putting ecology first", 2, 2, (statement,)),))


def term(zh: str, kind: Kind, places: list[tuple[int, str | None]], *, termhood: float = 0.9, **more: object) -> Term:
    """Return a term that stands once in each given pair.

    Args:
        zh: Its wording, found in the pair's Chinese.
        kind: Its kind.
        places: ``(pair number, rendering)``; the rendering is found in the pair's English, ``None`` = omitted.
        termhood: Its termhood.
        more: ``number`` and ``members`` of a numeral formulation.
    """
    occurrences = []
    for pair, rendering in places:
        zh_text, en_text = PAIRS[pair - 1]
        start = zh_text.index(zh)
        span = None if rendering is None else Span(en_text.index(rendering), en_text.index(rendering) + len(rendering))
        evidence = (Evidence("dictionary", "words of the term are found there", 0.5),)
        occurrences.append(Occurrence(pair, pair, Span(start, start + len(zh)), span, 0.8, evidence))
    reasons = (Reason("quotations", "in quotation marks", 0.9),)
    return Term(fold_label(zh), zh, kind, termhood, reasons, tuple(occurrences), **more)  # type: ignore[arg-type]


def harvest(name: str = "lake-brief", *, date: str = "2024-05-01") -> Harvest:
    """Return a harvest of `document`: three terms, of which one is omitted in English, one numeral with members."""
    zh4 = PAIRS[3][0]
    members = tuple(Member(zh, 4, Span(zh4.index(zh), zh4.index(zh) + len(zh))) for zh in ("电池", "光伏", "电动船"))
    units = tuple(
        TranslationUnit(number, number, Span(0, len(zh)), Span(0, len(en)), 0.95)
        for number, (zh, en) in enumerate(PAIRS, 1)
    )
    terms = (
        term("低空经济", "tech", [(2, "low-altitude economy"), (4, "low-altitude economy")]),
        term("新三样", "slogan", [(2, "three new kinds"), (4, None)], number=3, members=members),
        term("四个意识", "slogan", [(4, None)], termhood=0.7, number=4),
    )
    return Harvest(document(name, date=date), outline(), units, terms, {"authority": "none"}, "tifa 0.1.0")


def relations() -> tuple[Relation, ...]:
    """Return a relation of each type between terms of `harvest`, as if their wordings showed them; all in pair 4."""
    spans = {
        zh: Span(PAIRS[3][0].index(zh), PAIRS[3][0].index(zh) + len(zh)) for zh in ("低空经济", "新三样", "四个意识")
    }
    low, new, four = spans
    return (
        Relation("broader", low, new, "its head", 0.9, 4, spans[low], spans[new]),
        Relation("related", new, four, "together", 0.7, 4, spans[new], spans[four], 24.25),
        Relation("short form", low, four, "the full form adds it", 0.7, 4, spans[low]),
    )
