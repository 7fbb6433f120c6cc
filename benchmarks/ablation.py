"""What each part of the harvest is worth: everything as it is, but for one part.

Run ``python -m benchmarks.ablation``. An extractor that is left out proposes nothing, and its feature ``by NAME``
is missing; the models stay as they are, so the loss is that of a part taken away, not of a system fitted without
it. The models of termhood have seen these tables.

Of the evidence for renderings: the translator's glosses, quotation marks in pairs, renderings elsewhere, terms in
competition, the hidden Markov model (without it, model 1 with its diagonal links the words), the dictionary.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from benchmarks.annotated import Annotated, annotated
from benchmarks.rendering import dictionary, prepared, rendered
from benchmarks.scoring import Scores, score
from glossary.alignment.words import link_posteriors
from glossary.dictionary import Dictionary
from glossary.extractors import EXTRACTORS
from glossary.folding import fold_label
from glossary.preparation import Prepared, prepare
from glossary.ranking.model import DEFAULT_THRESHOLD
from glossary.ranking.selecting import Selected, select
from glossary.renderings.choosing import EVIDENCE
from glossary.structure import outline

__all__ = ["print_ablation", "selected"]

_DOCUMENTS: Final = ("new-industrialization-2024", "lake-region-2024")
_FIGURES: Final = ("term recall", "term precision", "core exact", "given exact", "confident exact")


def print_ablation() -> None:
    """Print the figures of the whole and without each part, for the documents that are there."""
    for source in annotated():
        if source.name in _DOCUMENTS:
            print(f"\nablation: {source.name}\n{'':22}" + " ".join(f"{figure:>15}" for figure in _FIGURES))
            for name, scores in _ablations(source):
                print(f"{name:22}" + " ".join(f"{scores[figure]:15.3f}" for figure in _FIGURES))


def selected(source: Prepared, words: Dictionary) -> tuple[Selected, ...]:
    """Select the terms of a prepared document as the harvest does."""
    speakers = {fold_label(said.speaker) for theme in outline(source.document).themes for said in theme.statements}
    return select(
        source.docs,
        words,
        threshold=DEFAULT_THRESHOLD,
        units=source.units_of_paragraph(),
        glossed=source.glossed,
        never=speakers,
    )


def _ablations(source: Annotated) -> Iterator[tuple[str, Scores]]:
    whole, words = prepared(source.document), dictionary()
    terms = selected(whole, words)
    yield "all", score(source, rendered(whole, terms))
    for name in EXTRACTORS:
        less = _without_extractor(whole, name)
        yield f"no {name}", score(source, rendered(less, selected(less, words)))
    for kind in EVIDENCE:
        yield f"no evidence: {kind}", score(source, rendered(whole, terms, without={kind}))
    plain = _without_hmm(whole)
    yield "no HMM", score(source, rendered(plain, selected(plain, words)))
    empty = Dictionary(None)
    poor = prepare(source.document, empty)
    yield "no dictionary", score(source, rendered(poor, selected(poor, empty), words=empty))


def _without_extractor(source: Prepared, name: str) -> Prepared:
    """Return the document without what an extractor proposed; how it was cut into words stays."""
    if EXTRACTORS[name].lang == "en":
        return replace(source, glossed={})
    docs = [doc.copy() for doc in source.docs]
    for doc in docs:
        del doc.spans[name]
    return replace(source, docs=docs)


def _without_hmm(source: Prepared) -> Prepared:
    """Return the document with words linked by model 1 alone."""
    bitext = [([word.text for word in unit.zh], [word.lower for word in unit.en]) for unit in source.linked]
    links = link_posteriors(bitext, dictionary(), hmm_rounds=0)
    linked = [
        replace(unit, links=found.both, either=found.either) for unit, found in zip(source.linked, links, strict=True)
    ]
    return replace(source, linked=linked)


if __name__ == "__main__":
    print_ablation()
