"""What likely renders a term for which no known rendering stands in the translation: the machinery of the harvest."""

from collections.abc import Mapping, Sequence

from glossary.dictionary import Dictionary
from glossary.renderings.choosing import Place, choose
from glossary.types import Document, Occurrence, Span, TranslationUnit

__all__ = ["likely_renderings"]

#: Probability from which the English leaves a term out: higher than for a harvest, which had better say nothing.
_OMITTED = 0.5


def likely_renderings(
    document: Document,
    units: Sequence[TranslationUnit],
    places: Mapping[int, Sequence[Place]],
    dictionary: Dictionary,
) -> dict[tuple[int, Span], Occurrence]:
    """Return what likely renders terms at places.

    Args:
        document: The document.
        units: All its translation units.
        places: By number of the unit, the places of terms there; those of other terms of the unit help to tell.
        dictionary: The bilingual dictionary; may be empty.

    Returns:
        By number of the unit and place in the Chinese, the occurrence: its ``en`` is ``None`` where the English
        rather leaves the term out.
    """
    from glossary.alignment.aligners import make_aligner  # noqa: PLC0415  # most checks do without
    from glossary.pipelines import english  # noqa: PLC0415
    from glossary.preparation import link  # noqa: PLC0415

    nlp = english()
    linked = link(
        document, units, [nlp(pair.en) for pair in document.pairs], make_aligner(dictionary, encoder=None, layer=0)
    )
    pairs = {unit.number: document.pair(unit.pair) for unit in units}
    wanted = [unit for unit in linked if places.get(unit.number)]
    chosen = choose(wanted, pairs, places, dictionary, omission=_OMITTED)
    return {(number, place.zh): occurrence for number, found in chosen.items() for place, occurrence in found}
