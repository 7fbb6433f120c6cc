"""What the English side says of a candidate: a term is rendered by words that hold together.

The feature set follows what bilingual term extraction has found: translation coherence of a span tells terms
from chance strings (Vintar 2010, *Bilingual term recognition revisited*; Lefever, Macken & Hoste 2009).
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from glossary.dictionary import Dictionary
from glossary.ranking.candidates import Candidate, Site
from glossary.ranking.features import Features
from glossary.renderings.spans import LinkedUnit, best_stretch
from glossary.types import Span

__all__ = ["UnitsOfParagraph", "rendering_features"]

#: For each paragraph (index from 0) its units: where the Chinese stands, and the words with their links.
UnitsOfParagraph = Mapping[int, Sequence[tuple[Span, LinkedUnit]]]

#: So many places of a candidate are looked at.
_PLACES: Final = 4


def rendering_features(
    candidates: Iterable[Candidate], units: UnitsOfParagraph, dictionary: Dictionary
) -> dict[str, Features]:
    """Return the features of candidates' renderings, means over their first places.

    Args:
        candidates: The candidates, each of a label of its own.
        units: The document's units with their links.
        dictionary: The bilingual dictionary.

    Returns:
        The features by folded label; ``-1`` stands for what no place can tell.
    """
    homes = {
        candidate.key: [(site.span, _home(site, units)) for site in candidate.sites[:_PLACES]]
        for candidate in candidates
    }
    spans: dict[int, tuple[LinkedUnit, list[Span]]] = {}
    for places in homes.values():
        for span, unit in places:
            if unit is not None:
                spans.setdefault(unit.number, (unit, []))[1].append(span)
    for unit, asked in spans.values():  # what a unit is asked for together is quick
        unit.gains(asked, dictionary)
    return {key: _features(key, places, dictionary) for key, places in homes.items()}


def _features(key: str, places: Sequence[tuple[Span, LinkedUnit | None]], dictionary: Dictionary) -> Features:
    """The features of one candidate from its places and the units that these stand in."""
    found: dict[str, list[float]] = {
        name: [] for name in ("score", "words", "capitals", "inside", "outside", "inflected")
    }
    renderings: list[Sequence[str]] = []
    for span, unit in places:
        links = unit.terms([span])[0] if unit else None
        stretch = best_stretch(unit, links, dictionary) if unit and links else None
        found["score"].append(stretch.score if stretch else 0.0)
        if unit is None or links is None or stretch is None:
            continue
        start, end = stretch.start, stretch.end
        words = unit.en[start:end]
        found["words"].append(len(words))
        found["capitals"].append(sum(word.text[0].isupper() for word in words) / len(words))
        inside, outside = links.within(start, end)
        found["inside"].append(inside / max(links.mass, 1e-6))
        found["outside"].append(outside / len(words))
        found["inflected"].append(float(unit.lower[end - 1].endswith(("ing", "ed", "s"))))
        renderings.append(unit.lower[start:end])
    means = {f"rendering: {name}": _mean(values) for name, values in found.items()}
    means["rendering: words a character"] = means["rendering: words"] / len(key)
    means["rendering: variety"] = len(set(renderings)) / max(1, len(renderings))
    return means


def _home(site: Site, units: UnitsOfParagraph) -> LinkedUnit | None:
    """The unit that a place stands in, if it stands in one whole."""
    return next((unit for span, unit in units.get(site.paragraph, ()) if span.holds(site.span)), None)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else -1.0
