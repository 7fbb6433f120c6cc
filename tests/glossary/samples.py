"""A small brief of our own for tests of the harvest, and a strategy for mixed text."""

from functools import cache
from typing import Final

from hypothesis import strategies as st

from glossary.harvesting import harvest
from glossary.types import Document, Harvest, ParagraphPair

__all__ = ["BRIEF", "MIXED", "brief", "harvested"]

#: Chinese and English paragraphs; the English leaves out 四个意识 in the fourth pair.
BRIEF: Final[tuple[tuple[str, str], ...]] = (
    ("一、加快发展湖区绿色产业", "I. Speeding Up the Growth of Green Industries in the Lake Region"),
    (
        "湖区要大力发展低空经济，培育新质生产力。企业要用好绿色金融，支持“两个优先”落地。",
        "The lake region should vigorously develop the low-altitude economy and foster new quality productive forces"
        " [新质生产力]. Enterprises should use green finance well and help carry out the “two priorities,”5 and so on.",
    ),
    (
        "电动船、光伏板、储能柜等“新三样”出口增长较快，低空经济带动“三张网”建设。",
        "Exports of electric boats, photovoltaic panels, energy storage cabinets, and the rest of the new three grew"
        " quickly, and the low-altitude economy drove the building of the “three networks.”",
    ),
    (
        "各县都要增强“四个意识”，支持绿色金融，发展低空经济。",
        "All counties must support green finance and develop the low-altitude economy.",
    ),
    ("各县都要做到“两个优先”。", "All counties must carry out the “two priorities.”"),
    (
        "新质生产力是高质量发展的重要着力点，绿色金融是关键支撑。",
        "New quality productive forces are an important focus of high-quality development, and green finance is a key"
        " support.",
    ),
)

#: Any text, with the characters that matter here drawn often.
MIXED: Final = st.text(
    alphabet=st.one_of(
        st.sampled_from(
            "一两三四五十百万亿新样个大张网湖区体系工廠發展，。；、！“”「」『』（）《》()[]'\";.,!?%5０Ｇabz+ \t\n\u3000\u00a0"
        ),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=40,
)


def brief(name: str = "lake", *, english: bool = True) -> Document:
    """Return the brief as a document, with its English or in Chinese alone."""
    pairs = tuple(ParagraphPair(n, zh, en if english else "") for n, (zh, en) in enumerate(BRIEF, 1))
    return Document(name, pairs, source_only=not english)


@cache
def harvested() -> Harvest:
    """Return the harvest of the brief, made once."""
    return harvest(brief())
