"""What the English side says of a candidate: a term is rendered by words that hold together.

The feature set follows what bilingual term extraction has found: translation coherence of a span tells terms
from chance strings (Vintar 2010, *Bilingual term recognition revisited*; Lefever, Macken & Hoste 2009).
"""

from collections.abc import Mapping, Sequence
from typing import Final

from glossary.dictionary import Dictionary
from glossary.ranking.candidates import Candidate, Site
from glossary.ranking.features import Features
from glossary.renderings.spans import LinkedUnit, TermLinks, best_stretch
from glossary.types import Span

__all__ = ["UnitsOfParagraph", "rendering_features"]

#: For each paragraph (index from 0) its units: where the Chinese stands, and the words with their links.
UnitsOfParagraph = Mapping[int, Sequence[tuple[Span, LinkedUnit]]]

#: So many places of a candidate are looked at.
_PLACES: Final = 4


def rendering_features(candidate: Candidate, units: UnitsOfParagraph, dictionary: Dictionary) -> Features:
    """Return the features of a candidate's renderings, means over its first places.

    Args:
        candidate: The candidate.
        units: The document's units with their links.
        dictionary: The bilingual dictionary.

    Returns:
        The features; ``-1`` stands for what no place can tell.
    """
    found: dict[str, list[float]] = {
        name: [] for name in ("score", "words", "capitals", "inside", "outside", "inflected")
    }
    renderings: list[str] = []
    for site in candidate.sites[:_PLACES]:
        unit = _home(site, units)
        links = TermLinks(unit, site.span) if unit else None
        stretch = best_stretch(unit, links, dictionary) if unit and links else None
        found["score"].append(stretch.score if stretch else 0.0)
        if unit is None or links is None or stretch is None:
            continue
        words = unit.en[stretch.start : stretch.end]
        inside = float(links.inside[stretch.start : stretch.end].sum())
        found["words"].append(len(words))
        found["capitals"].append(sum(word.text[0].isupper() for word in words) / len(words))
        found["inside"].append(inside / max(float(links.inside.sum()), 1e-6))
        found["outside"].append(float(links.outside[stretch.start : stretch.end].sum()) / len(words))
        found["inflected"].append(float(words[-1].lower.endswith(("ing", "ed", "s"))))
        renderings.append(" ".join(word.lower for word in words))
    means = {f"rendering: {name}": _mean(values) for name, values in found.items()}
    means["rendering: words a character"] = means["rendering: words"] / len(candidate.key)
    means["rendering: variety"] = len(set(renderings)) / max(1, len(renderings))
    return means


def _home(site: Site, units: UnitsOfParagraph) -> LinkedUnit | None:
    """The unit that a place stands in, if it stands in one whole."""
    return next((unit for span, unit in units.get(site.paragraph, ()) if span.holds(site.span)), None)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else -1.0
