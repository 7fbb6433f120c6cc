"""Labels and notes: their languages, what is missing, what is doubled, and what no one can read."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import Final

from graph.checks.base import Fix, Found, Reads, Severity, check, given, proof
from graph.checks.concepts import texts
from graph.checks.names import (
    ALT,
    COLLECTION,
    DCTERMS,
    HIDDEN,
    LABEL,
    LITERAL_FORM,
    NOTE,
    PREF,
    XL_LABEL,
    XSD,
    Literal,
    Statement,
    shown,
)
from graph.checks.vocabulary import Vocabulary

__all__ = [
    "empty_label",
    "invalid_language_tag",
    "label_is_no_text",
    "label_without_form",
    "language_coverage",
    "missing_label",
    "omitted_language_tag",
    "overlapping_labels",
    "undocumented_concept",
    "unprintable_character",
]

_QSKOS: Final = "qSKOS"

#: Properties that name what is no concept, beside the labels.
_TITLES: Final = (f"{DCTERMS}title", "http://purl.org/dc/elements/1.1/title")


@check(
    "language-tag-omitted",
    Severity.WARNING,
    "a text without a language tag",
    explanation="Without its language, a label or note cannot be shown to those who read it, nor found by them."
    " Looked at are all values of `rdfs:label`, `skos:note` and their sub-properties, and literal forms.",
    source=f"{_QSKOS}: Omitted or Invalid Language Tags",
    reads=Reads.GIVEN,
    bad='<love> skos:prefLabel "love" .',
    good='<love> skos:prefLabel "love"@en ; skos:notation "L1" .',
)
def omitted_language_tag(vocabulary: Vocabulary) -> Iterator[Found]:
    """Find labels and notes that do not say what language they are in."""
    for statement, text, _ in texts(vocabulary):
        if not text.language and not text.datatype:
            yield Found(
                statement.subject,
                f"{shown(statement.predicate)} {shown(text)} has no language tag",
                given(statement),
                Fix(note="say what language it is in"),
                (statement.predicate, text.text),
            )


@lru_cache(maxsize=256)
def _is_language(tag: str) -> bool:
    from langcodes import tag_is_valid  # noqa: PLC0415 - only where there are tags

    return tag_is_valid(tag)


@check(
    "language-tag-invalid",
    Severity.WARNING,
    "a language tag that means no language",
    explanation="Language tags follow BCP 47: a subtag of the IANA registry for the language, then perhaps one for"
    " script and region. `english` and `cn` are none.",
    source=f"{_QSKOS}: Omitted or Invalid Language Tags; BCP 47",
    reads=Reads.GIVEN,
    bad='<love> skos:prefLabel "love"@english .',
    good='<love> skos:prefLabel "love"@en , "爱"@zh-Hans .',
)
def invalid_language_tag(vocabulary: Vocabulary) -> Iterator[Found]:
    """Find labels and notes with a tag that the registry of languages does not know."""
    for statement, text, _ in texts(vocabulary):
        if text.language and not _is_language(text.language):
            yield Found(
                statement.subject,
                f"{text.language} is no language tag ({shown(statement.predicate)} {shown(text)})",
                given(statement),
                Fix(note="use a tag of BCP 47, such as en, zh or zh-Hans"),
                (statement.predicate, shown(text)),
            )


@check(
    "language-coverage",
    Severity.INFO,
    "a concept without a label in a language that others have",
    explanation="Whoever reads the vocabulary in one of its languages misses this concept. The languages are those"
    " of any preferred label of a concept, tags compared as a whole.",
    source=f"{_QSKOS}: Incomplete Language Coverage",
    reads=Reads.ENTAILED,
    bad='<love> a skos:Concept ; skos:prefLabel "love"@en , "amour"@fr . <hate> a skos:Concept ;'
    ' skos:prefLabel "hate"@en .',
    good='<love> a skos:Concept ; skos:prefLabel "love"@en , "amour"@fr . <hate> a skos:Concept ;'
    ' skos:prefLabel "hate"@en ; skos:altLabel "haine"@fr .',
)
def language_coverage(vocabulary: Vocabulary) -> Iterator[Found]:
    """Find concepts that some language of the vocabulary has no label for."""
    kinds = [vocabulary.entailed.labels(kind) for kind in (PREF, ALT, HIDDEN)]
    own = vocabulary.concepts.own
    every = {label.language for node in own for label in kinds[0].get(node, ()) if label.language}
    for node in own:
        missing = every - {label.language for kind in kinds for label in kind.get(node, ())}
        if missing:
            languages = ", ".join(sorted(missing))
            yield Found(node, f"it has no label in {languages}", fix=Fix(note=f"add a label in {languages}"))


@check(
    "undocumented-concept",
    Severity.INFO,
    "a concept without any note",
    explanation="A definition, scope note or other note says what a label alone leaves open. Any sub-property of"
    " `skos:note` counts.",
    source=f"{_QSKOS}: Undocumented Concepts",
    reads=Reads.ENTAILED,
    bad='<love> a skos:Concept ; skos:prefLabel "love"@en .',
    good='<love> a skos:Concept ; skos:definition "a feeling of deep affection"@en .',
)
def undocumented_concept(vocabulary: Vocabulary) -> Iterator[Found]:
    """Find concepts that nothing explains."""
    notes = vocabulary.entailed.links(NOTE)
    for node in vocabulary.concepts.own:
        if node not in notes:
            yield Found(node, "it has no definition, scope note or other note", fix=Fix(note="add a definition"))


@check(
    "overlapping-labels",
    Severity.WARNING,
    "concepts with the same preferred label",
    explanation="Two concepts of one scheme, or of none, that are called the same in one language cannot be told"
    " apart. Case and spaces at the ends do not count.",
    source=f"{_QSKOS}: Overlapping Labels; SKOS Primer 2.2.1",
    reads=Reads.ENTAILED,
    bad='<bank> a skos:Concept ; skos:prefLabel "bank"@en . <shore> a skos:Concept ; skos:prefLabel "Bank"@en .',
    good='<bank> a skos:Concept ; skos:prefLabel "bank"@en . <shore> a skos:Concept ; skos:prefLabel "shore"@en .',
)
def overlapping_labels(vocabulary: Vocabulary) -> Iterator[Found]:
    """Find concepts that share a preferred label."""
    concepts = vocabulary.concepts
    called: dict[tuple[str, str], list[tuple[str, Literal]]] = {}
    labels = vocabulary.entailed.labels(PREF)
    for node in concepts.own:
        for label in labels.get(node, ()):
            called.setdefault((label.text.strip().casefold(), label.language), []).append((node, label))
    for same in called.values():
        for at, (node, label) in enumerate(same):
            for other, others in same[:at]:
                if other != node and concepts.share_scheme(node, other):
                    yield Found(
                        node,
                        f"{shown(other)} has the preferred label {shown(label)}, too",
                        proof(labels[other][others][0], labels[node][label][0]),
                        Fix(note="merge the two, or say in the labels how they differ"),
                        (other, shown(label)),
                    )


@check(
    "missing-label",
    Severity.WARNING,
    "a concept, scheme or collection without a name",
    explanation="People see labels, not IRIs. A concept needs a preferred label, plain or of SKOS-XL; for a scheme or"
    " collection any label or title will do.",
    source=f"{_QSKOS}: Missing Labels",
    reads=Reads.ENTAILED,
    bad='<love> a skos:Concept ; skos:altLabel "love"@en .',
    good='<love> a skos:Concept ; skosxl:prefLabel <label> . <label> skosxl:literalForm "love"@en .',
)
def missing_label(vocabulary: Vocabulary) -> Iterator[Found]:
    """Find resources of SKOS without a label."""
    entailed = vocabulary.entailed
    preferred = entailed.labels(PREF)
    for node in vocabulary.concepts.own:
        if not preferred.get(node):
            yield Found(node, "it has no preferred label", fix=Fix(note="add one"))
    names = [name for label in (LABEL, *_TITLES) for name in entailed.implying(label)]
    for node in chain(vocabulary.concepts.schemes, entailed.instances(COLLECTION)):
        if not preferred.get(node) and not any(vocabulary.values(node, name) for name in names):
            yield Found(node, "it has neither a label nor a title", fix=Fix(note="add one"))


@check(
    "empty-label",
    Severity.WARNING,
    "a label or note that is empty",
    explanation="A text of white space alone is shown as nothing, and hides that something is missing.",
    source=f"{_QSKOS}: Empty Labels",
    reads=Reads.GIVEN,
    bad='<love> skos:altLabel " "@en .',
    good='<love> skos:altLabel "fondness"@en .',
    is_safe=True,
)
def empty_label(vocabulary: Vocabulary) -> Iterator[Found]:
    """Find labels and notes of white space."""
    for statement, text, _ in texts(vocabulary):
        if not text.text.strip():
            message = f"{shown(statement.predicate)} is empty"
            yield Found(
                statement.subject, message, given(statement), Fix((statement,)), (statement.predicate, text.language)
            )


#: Signs without width or meaning that get into texts by mistake; joiners are right in some scripts.
_STRAY: Final = frozenset("\ufeff\u200b\ufffd\u2060")


def _is_unprintable(character: str, is_label: bool) -> bool:
    if character in "\n\r\t":
        return is_label
    return character in _STRAY or unicodedata.category(character) in ("Cc", "Cn", "Co", "Cs")


@check(
    "unprintable-character",
    Severity.WARNING,
    "a text with characters that cannot be printed",
    explanation="Control characters, line breaks in a label, unassigned code points, a byte order mark, a space"
    " without width or a replacement character are left over from a conversion, and make equal labels differ.",
    source=f"{_QSKOS}: Unprintable Characters",
    reads=Reads.GIVEN,
    bad='<love> skos:prefLabel "lo\\u200Bve"@en .',
    good='<love> skos:prefLabel "love"@en ; skos:definition "a feeling\\nof affection"@en .',
)
def unprintable_character(vocabulary: Vocabulary) -> Iterator[Found]:
    """Find labels and notes with characters that nobody sees."""
    for statement, text, is_label in texts(vocabulary):
        if text.text.isprintable() and _STRAY.isdisjoint(text.text):
            continue
        signs = sorted({sign for sign in text.text if _is_unprintable(sign, is_label)})
        if signs:
            names = ", ".join(f"U+{ord(sign):04X}" for sign in signs)
            clean = "".join(sign if sign not in signs else " " if sign in "\n\r\t" else "" for sign in text.text)
            better = Statement(statement.subject, statement.predicate, text._replace(text=clean))
            yield Found(
                statement.subject,
                f"{shown(statement.predicate)} {shown(text)} holds {names}",
                given(statement),
                Fix((statement,), (better,)),
                (statement.predicate, shown(text)),
            )


@check(
    "label-without-form",
    Severity.WARNING,
    "a SKOS-XL label without a literal form",
    explanation="A label has exactly one literal form. One without is no contradiction, since it may be stated"
    " elsewhere, but there is nothing to show.",
    source="SKOS Reference S52",
    reads=Reads.ENTAILED,
    bad="<love> skosxl:prefLabel <label> .",
    good='<love> skosxl:prefLabel <label> . <label> skosxl:literalForm "love"@en .',
)
def label_without_form(vocabulary: Vocabulary) -> Iterator[Found]:
    """Find labels of SKOS-XL that have no text."""
    forms = vocabulary.entailed.links(LITERAL_FORM)
    missing = [node for node in vocabulary.entailed.instances(XL_LABEL) if node not in forms]
    for node, derivations in vocabulary.entailed.memberships(XL_LABEL, missing).items():
        yield Found(node, "it has no literal form", proof(derivations[0]), Fix(note="add one"))


@check(
    "S12",
    Severity.WARNING,
    "a label that is no text",
    explanation="The range of the labels is the class of plain literals: a string with or without a language tag. An"
    " IRI or a number is shown by no program.",
    source="SKOS Reference S12, S51",
    reads=Reads.GIVEN,
    bad="<love> skos:prefLabel <label> .",
    good='<love> skos:prefLabel "love"@en .',
)
def label_is_no_text(vocabulary: Vocabulary) -> Iterator[Found]:
    """Find labels that are IRIs or typed literals."""
    for name in (PREF, ALT, HIDDEN, LITERAL_FORM):
        for statement in vocabulary.statements(name):
            value = statement.object
            if isinstance(value, str) or (value.datatype and value.datatype != f"{XSD}string"):
                yield Found(
                    statement.subject,
                    f"{shown(name)} {shown(value)} is no plain literal",
                    given(statement),
                    Fix(note="state the text, or use skosxl for a label that is a resource"),
                    (name, shown(value)),
                )
