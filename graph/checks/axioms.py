"""What SKOS says about its own names (SKOS Reference, 18 August 2009): the axioms that findings are derived with.

Listed are those of the form that one statement makes another one. Property chains (S55 to S57), the items of lists
(S36) and transitivity are followed by `graph.checks.entailment`, which also adds the axioms that a vocabulary states
itself (``rdfs:subPropertyOf``, ``owl:inverseOf``, …). S32, that a member is a concept or a collection, is part of
the check of S37. S16, S18 and their like only sort names into kinds of OWL.
"""

from typing import Final, Literal, NamedTuple

from graph.checks.names import (
    ALT,
    BROADER_TRANSITIVE,
    COLLECTION,
    CONCEPT,
    EXACT_MATCH,
    HIDDEN,
    IN_SCHEME,
    LABEL,
    LITERAL_FORM,
    MAPPING,
    NARROWER_TRANSITIVE,
    NOTE,
    PREF,
    RELATED,
    SCHEME,
    SEMANTIC,
    SKOS,
    SKOSXL,
    TOP_CONCEPT_OF,
    XL_LABEL,
    shown,
)

__all__ = ["CHAINS", "SKOS_AXIOMS", "Axiom", "AxiomKind"]

AxiomKind = Literal["sub-property", "inverse", "symmetric", "transitive", "domain", "range", "sub-class"]

_WORDS: Final[dict[AxiomKind, str]] = {
    "sub-property": "{0} is a sub-property of {1}",
    "inverse": "{0} is the inverse of {1}",
    "symmetric": "{0} is symmetric",
    "transitive": "{0} is transitive",
    "domain": "what has {0} is a {1}",
    "range": "what {0} leads to is a {1}",
    "sub-class": "{0} is a sub-class of {1}",
}


class Axiom(NamedTuple):
    """Something that holds of a property or class.

    Attributes:
        clause: Where it is said: a clause of the SKOS Reference, or ``given`` for the vocabulary itself.
        kind: What it says.
        first: The property or class that it is about.
        second: What it puts it in relation to; empty for symmetric and transitive.
    """

    clause: str
    kind: AxiomKind
    first: str
    second: str = ""

    def words(self) -> str:
        """Return the axiom in words.

        >>> Axiom("S23", "symmetric", RELATED).words()
        'S23: skos:related is symmetric'
        """
        return f"{self.clause}: {_WORDS[self.kind].format(shown(self.first), shown(self.second))}"


def _skos(*rows: tuple[str, AxiomKind, str, str]) -> tuple[Axiom, ...]:
    """Several names of SKOS before or after stand for one axiom each."""
    return tuple(Axiom(clause, kind, SKOS + first, SKOS + second) for clause, kind, first, second in rows)


#: The axioms of SKOS and SKOS-XL that the checks use.
SKOS_AXIOMS: Final[tuple[Axiom, ...]] = (
    Axiom("S4", "range", IN_SCHEME, SCHEME),
    Axiom("S5", "domain", f"{SKOS}hasTopConcept", SCHEME),
    Axiom("S6", "range", f"{SKOS}hasTopConcept", CONCEPT),
    Axiom("S7", "sub-property", TOP_CONCEPT_OF, IN_SCHEME),
    Axiom("S8", "inverse", TOP_CONCEPT_OF, f"{SKOS}hasTopConcept"),
    *(Axiom("S11", "sub-property", kind, LABEL) for kind in (PREF, ALT, HIDDEN)),
    *(
        Axiom("S17", "sub-property", SKOS + name, NOTE)
        for name in ("changeNote", "definition", "editorialNote", "example", "historyNote", "scopeNote")
    ),
    Axiom("S19", "domain", SEMANTIC, CONCEPT),
    Axiom("S20", "range", SEMANTIC, CONCEPT),
    *(Axiom("S21", "sub-property", name, SEMANTIC) for name in (BROADER_TRANSITIVE, NARROWER_TRANSITIVE, RELATED)),
    Axiom("S22", "sub-property", f"{SKOS}broader", BROADER_TRANSITIVE),
    Axiom("S22", "sub-property", f"{SKOS}narrower", NARROWER_TRANSITIVE),
    Axiom("S23", "symmetric", RELATED),
    Axiom("S24", "transitive", BROADER_TRANSITIVE),
    Axiom("S24", "transitive", NARROWER_TRANSITIVE),
    Axiom("S25", "inverse", f"{SKOS}narrower", f"{SKOS}broader"),
    Axiom("S26", "inverse", NARROWER_TRANSITIVE, BROADER_TRANSITIVE),
    Axiom("S29", "sub-class", f"{SKOS}OrderedCollection", COLLECTION),
    Axiom("S31", "domain", f"{SKOS}member", COLLECTION),
    Axiom("S33", "domain", f"{SKOS}memberList", f"{SKOS}OrderedCollection"),
    Axiom("S39", "sub-property", MAPPING, SEMANTIC),
    *_skos(
        ("S40", "sub-property", "closeMatch", "mappingRelation"),
        ("S40", "sub-property", "broadMatch", "mappingRelation"),
        ("S40", "sub-property", "narrowMatch", "mappingRelation"),
        ("S40", "sub-property", "relatedMatch", "mappingRelation"),
        ("S41", "sub-property", "broadMatch", "broader"),
        ("S41", "sub-property", "narrowMatch", "narrower"),
        ("S41", "sub-property", "relatedMatch", "related"),
        ("S42", "sub-property", "exactMatch", "closeMatch"),
        ("S43", "inverse", "narrowMatch", "broadMatch"),
    ),
    *(Axiom("S44", "symmetric", SKOS + name) for name in ("relatedMatch", "closeMatch", "exactMatch")),
    Axiom("S45", "transitive", EXACT_MATCH),
    Axiom("S50", "domain", LITERAL_FORM, XL_LABEL),
    *(Axiom("S54", "range", SKOSXL + name, XL_LABEL) for name in ("prefLabel", "altLabel", "hiddenLabel")),
    Axiom("S60", "domain", f"{SKOSXL}labelRelation", XL_LABEL),
    Axiom("S61", "range", f"{SKOSXL}labelRelation", XL_LABEL),
    Axiom("S62", "symmetric", f"{SKOSXL}labelRelation"),
)

#: How labels of SKOS-XL become plain ones: the plain property, the clause, and the property that starts its chain.
CHAINS: Final[tuple[tuple[str, str, str], ...]] = (
    (PREF, "S55", f"{SKOSXL}prefLabel"),
    (ALT, "S56", f"{SKOSXL}altLabel"),
    (HIDDEN, "S57", f"{SKOSXL}hiddenLabel"),
)
