"""Following the rulings: what editors decided, applied to what documents attest.

First to the harvests, so that all that is computed from them (sections, themes, relations) knows merged, split and
rejected terms; then to the concepts made of them: statuses, preferred renderings, notes, relations. The harvests
themselves are stored as they were, and so is each document's graph: only the derived view follows the rulings.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from typing import Final

from glossary.decisions import Decision
from glossary.folding import fold_en, fold_label
from glossary.types import Document, Harvest, Occurrence, Relation, Term
from graph.catalogue import (
    ConceptEntry,
    MovedLabel,
    MovedPlace,
    NoteEntry,
    Redirect,
    RelationEntry,
    RenderingEntry,
)
from graph.iris import Iris
from graph.rulings import Conflict, EditedRelation, Part, Rulings, Status

__all__ = ["CANDIDATE", "REVIEWED", "conflicts_with", "decided", "evidence_status", "redirects", "ruled"]

#: The status of what was harvested and rests on little.
CANDIDATE: Final = "candidate"
#: The statuses that people give.
REVIEWED: Final = frozenset({"preferred", "admitted", "deprecated"})

#: A label is attested, not only a candidate, from so many places or documents on, or if it is so sure. Of renderings
#: that are as sure, 97 of 100 were right on a document that no model had seen.
_PLACES: Final = 2
_SURE: Final = 0.9

#: Statuses of renderings whose spelling is the editors'.
_CHOSEN: Final = frozenset({"preferred", "admitted"})
#: Order of renderings by what people said of them.
_RANKS: Final = {"preferred": 0, "deprecated": 2}


def evidence_status(places: int, documents: int, score: float) -> Status:
    """Return the status that evidence alone gives: ``candidate`` or ``attested``.

    Args:
        places: At how many places it stands.
        documents: In how many documents.
        score: How sure its best place is, in [0, 1].

    >>> evidence_status(1, 1, 0.5), evidence_status(3, 1, 0.5)
    ('candidate', 'attested')
    """
    return "attested" if places >= _PLACES or documents >= _PLACES or score >= _SURE else "candidate"


# --- harvests --------------------------------------------------------------------------------------------


def ruled(harvest: Harvest, rulings: Rulings) -> Harvest:
    """Return a harvest with its terms merged, split and left out as people decided.

    Args:
        harvest: What a document gave.
        rulings: The decisions.

    Returns:
        The harvest; the same one where nothing in it is concerned. Of a merged term its occurrences, members and
        reasons go to the other term, whose label it has from then on; a term that is split is no term any more.
    """
    concerned = rulings.merged.keys() | rulings.split.keys() | {k for k in rulings.terms if rulings.is_rejected(k)}
    if not any(term.key in concerned for term in harvest.terms):
        return harvest
    found: dict[str, Term] = {}
    for term in harvest.terms:
        for piece in _pieces(term, harvest.document, rulings):
            found[piece.key] = _joined(found[piece.key], piece) if piece.key in found else piece
    terms = sorted(found.values(), key=lambda term: (term.occurrences[0].pair, term.occurrences[0].zh, term.key))
    return replace(harvest, terms=tuple(terms), relations=tuple(_relations(harvest.relations, found, rulings)))


def _pieces(term: Term, document: Document, rulings: Rulings) -> Iterator[Term]:
    final = rulings.final(term.key)
    if final not in rulings.split:
        if not rulings.is_rejected(final):
            yield term if final == term.key else replace(term, key=final)
        return
    parts = rulings.split[final]
    places: dict[str, list[Occurrence]] = {part.label: [] for part in parts}
    for occurrence in term.occurrences:
        places[_part_of(occurrence, document, parts).label].append(occurrence)
    for label, own in places.items():
        key = rulings.final(fold_label(label))  # a part may be merged, or rejected, as any term
        if own and not rulings.is_rejected(key):
            yield replace(term, key=key, zh=label, occurrences=tuple(own))


def _part_of(occurrence: Occurrence, document: Document, parts: Sequence[Part]) -> Part:
    """The part that an occurrence belongs to by its rendering: the first one if none claims it."""
    if occurrence.en is not None:
        wording = fold_en(occurrence.en.of(document.pair(occurrence.pair).en))
        for part in parts:
            if wording in map(fold_en, part.renderings):
                return part
    return parts[0]


def _joined(one: Term, other: Term) -> Term:
    """One term of two: the label is that of the term whose own it is."""
    own, more = (one, other) if fold_label(one.zh) == one.key else (other, one)
    places = {(at.pair, at.zh): at for at in (*more.occurrences, *own.occurrences)}
    return replace(
        own,
        termhood=max(own.termhood, more.termhood),
        reasons=tuple(sorted({*own.reasons, *more.reasons}, key=lambda reason: (-reason.score, reason.extractor))),
        occurrences=tuple(places[place] for place in sorted(places)),
        number=own.number if own.number is not None else more.number,
        members=own.members or more.members,
    )


def _relations(relations: Iterable[Relation], terms: Mapping[str, Term], rulings: Rulings) -> Iterator[Relation]:
    for one in relations:
        source, target = rulings.final(one.source), rulings.final(one.target)
        if source != target and source in terms and target in terms:
            yield replace(one, source=source, target=target)


# --- concepts --------------------------------------------------------------------------------------------


def decided(concept: ConceptEntry, rulings: Rulings, labels: Mapping[str, str], iris: Iris) -> ConceptEntry:
    """Return a concept with its statuses, and with what editors say of it.

    Args:
        concept: The concept as documents attest it.
        rulings: The decisions.
        labels: Key → label of all concepts, for relations.
        iris: Where IRIs start.
    """
    told = rulings.terms.get(concept.key)
    edited = rulings.related.get(concept.key, ())
    status: str = told[0] if told else evidence_status(0, len(concept.documents), concept.termhood)
    return replace(
        concept,
        status=status,
        renderings=tuple(_renderings(concept, rulings)),
        relations=tuple(_related(concept, rulings, labels)),
        notes=tuple(map(_note, rulings.notes.get(concept.key, ()))),
        definitions=tuple(map(_note, rulings.definitions.get(concept.key, ()))),
        matches=tuple(
            (one.role, _address(one, iris))
            for one in edited
            if one.role.endswith("Match") and _address(one, iris) != concept.iri
        ),
        replaced_by=tuple(_address(one, iris) for one in edited if one.role == "replacedBy"),
    )


def _address(relation: EditedRelation, iris: Iris) -> str:
    return relation.other if relation.is_iri else iris.concept(relation.key)


def _note(decision: Decision) -> NoteEntry:
    return NoteEntry(decision.object, decision.who, decision.when)


def _renderings(concept: ConceptEntry, rulings: Rulings) -> list[RenderingEntry]:
    said = rulings.renderings.get(concept.key, {})
    found = []
    for entry in concept.renderings:
        by_evidence = evidence_status(entry.count, len(entry.documents), entry.score)
        if entry.key in said:
            status, decision = said[entry.key]
            entry = _spelt(entry, decision.object) if status in _CHOSEN else entry  # noqa: PLW2901
            found.append(replace(entry, status=status))
        else:
            found.append(replace(entry, status=by_evidence))
    attested = {entry.key for entry in concept.renderings}
    for key, (status, decision) in said.items():
        if key not in attested:  # the editors' own
            en = decision.object
            found.append(RenderingEntry(en, key, (en,), status, 0, (), (decision.who,), 1.0))
    kept = [entry for entry in found if entry.status != "rejected"]
    return sorted(kept, key=lambda entry: _RANKS.get(entry.status, 1))  # stable: the order of evidence stays


def _spelt(entry: RenderingEntry, en: str) -> RenderingEntry:
    """The rendering as the editors write it."""
    return replace(entry, en=en, spellings=tuple(sorted({*entry.spellings, en})))


def _related(concept: ConceptEntry, rulings: Rulings, labels: Mapping[str, str]) -> list[RelationEntry]:
    denied = {(role, key) for key, role in rulings.denied_ends.get(concept.key, ())}
    stated = dict.fromkeys(rulings.stated_ends.get(concept.key, ()))
    decided_on = {other for other, _ in stated}
    kept = [one for one in concept.relations if (one.role, one.key) not in denied]
    # What editors say of two concepts takes the place of all that was found between them.
    found = [one for one in kept if one.key not in decided_on or (one.key, one.role) in stated]
    known = {(one.role, one.key) for one in found}
    for other, role in stated:
        if other in labels and other != concept.key and (role, other) not in known:
            found.append(RelationEntry(role, other, labels[other], "the editors say so", 1.0, None, "", 0, ()))
    return found


def redirects(harvests: Iterable[Harvest], rulings: Rulings, iris: Iris) -> tuple[Redirect, ...]:
    """Return the terms of documents that are no concepts any more, with those that took their places, by key.

    Args:
        harvests: What the documents gave, before any ruling.
        rulings: The decisions.
        iris: Where IRIs start.
    """
    found: dict[str, Redirect] = {}
    for harvest in harvests:
        enumerated = {term.key for term in harvest.terms if term.members}
        for term in harvest.terms:
            made = _redirect(term, rulings, iris)
            if made is not None:
                known = found.get(term.key, made)
                found[term.key] = _moved(replace(known, zh=term.zh), term, harvest.document, rulings, enumerated)
    return tuple(found[key] for key in sorted(found))


def _redirect(term: Term, rulings: Rulings, iris: Iris) -> Redirect | None:
    final, iri = rulings.final(term.key), iris.concept(term.key)
    if rulings.is_rejected(term.key) or rulings.is_rejected(final):
        return Redirect(term.key, term.zh, iri, (), "rejected")
    if final != term.key:
        return Redirect(term.key, term.zh, iri, (final,), "merged")
    if term.key in rulings.split:
        parts = tuple(fold_label(part.label) for part in rulings.split[term.key])
        return Redirect(term.key, term.zh, iri, parts, "split")
    return None


def _moved(redirect: Redirect, term: Term, document: Document, rulings: Rulings, enumerated: Set[str]) -> Redirect:
    """Return a redirect with what a document's term leaves to others: the same pieces as `ruled` makes of it.

    Args:
        redirect: What is known so far.
        term: The term in one more document.
        document: That document.
        rulings: The decisions.
        enumerated: Keys of the terms whose members the document enumerates; a merged term has its own then.
    """
    places, members, labels = list(redirect.places), list(redirect.members), dict.fromkeys(redirect.labels)
    for piece in _pieces(term, document, rulings) if redirect.targets else ():
        labels[MovedLabel("zh", term.zh, piece.key)] = None
        for at in piece.occurrences:
            places.append(MovedPlace(document.id, at.pair, *at.zh, piece.key))
            if at.en is not None:
                labels[MovedLabel("en", at.en.of(document.pair(at.pair).en), piece.key)] = None
        if piece.key not in enumerated:
            members += [MovedPlace(document.id, one.pair, *one.span, piece.key) for one in piece.members]
    return replace(redirect, places=tuple(places), members=tuple(members), labels=tuple(labels))


def conflicts_with(keys: Iterable[str], rulings: Rulings) -> tuple[Conflict, ...]:
    """Return what people should look at: conflicts among the decisions, and terms that no document holds.

    Args:
        keys: Keys of all terms of the documents, before any ruling, and of those that rulings make.
        rulings: The decisions.
    """
    made = {fold_label(part.label) for parts in rulings.split.values() for part in parts}
    known = {*keys, *made}
    missing = [
        Conflict(one, f"no document here holds {one.term}; the decision waits")
        for one in rulings.decisions
        if one.key not in known
    ]
    for one in rulings.decisions:
        if one.action == "merge" and fold_label(one.object) not in known:
            missing.append(Conflict(one, f"no document here holds {one.object}; {one.term} has its name until then"))
        elif one.action not in ("merge", "split", "reject", "approve") and (why := _is_gone(one.key, rulings)):
            missing.append(Conflict(one, f"{one.term} is {why}, so this has no effect"))
    for key, relations in rulings.related.items():
        for relation in relations:
            if not relation.is_iri and relation.key not in known and key in known:
                decision = next(d for d in rulings.decisions if d.action == "relate" and relation.other in d.object)
                missing.append(Conflict(decision, f"no document here holds {relation.other}; the relation waits"))
    return (*rulings.conflicts, *missing)


def _is_gone(key: str, rulings: Rulings) -> str:
    """Why a term is no concept any more; empty if it is one."""
    final = rulings.final(key)
    return "split" if final in rulings.split else "rejected" if rulings.is_rejected(final) else ""
