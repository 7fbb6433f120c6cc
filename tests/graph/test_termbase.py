"""The termbase of a catalogue: editors before authority lists before what documents attest."""

from collections.abc import Sequence
from dataclasses import replace

from glossary.authority import NOT_REVIEWED, AuthorityEntry, AuthorityList, AuthorityRendering
from glossary.checking.base import Termbase, TermEntry
from graph.cataloguing import catalogue
from graph.official import with_authorities
from graph.rulings import rule
from graph.termbase import termbase, termbase_of_list
from tests import factories
from tests.authorities import official
from tests.graph.test_rulings import said


def _termbase(*decisions: Sequence[str], authority: bool = True) -> Termbase:
    found = catalogue([factories.harvest()], rulings=rule([said(*one) for one in decisions]))
    return termbase(with_authorities(found, [official()]), authority=authority)


def _entry(found: Termbase, key: str) -> TermEntry:
    return next(entry for entry in found.entries if entry.key == key)


def _statuses(entry: TermEntry) -> dict[str, str]:
    return {one.en: one.status for one in entry.renderings}


def test_what_documents_attest_is_known_and_what_lists_say_ranks() -> None:
    entry = _entry(_termbase(), "低空经济")
    statuses = _statuses(entry)
    assert statuses["the low‑altitude economy"] == "preferred"
    assert statuses["low-level economy"] == "admitted"
    assert entry.renderings[0].source
    order = ["preferred", "admitted", "known", "deprecated"]
    ranks = [order.index(one.status) for one in entry.renderings]
    assert ranks == sorted(ranks)


def test_without_authority_lists_only_documents_and_editors_count() -> None:
    found = _termbase(authority=False)
    assert set(_statuses(_entry(found, "低空经济")).values()) == {"known"}
    assert len(found.entries) < len(_termbase().entries)


def test_editors_overrule_lists() -> None:
    found = _termbase(("deprecate", "低空经济", "low-level economy"), ("prefer", "低空经济", "sky economy"))
    entry = _entry(found, "低空经济")
    statuses = _statuses(entry)
    assert statuses["low-level economy"] == "deprecated"
    assert statuses["sky economy"] == "preferred"
    deprecated = next(one for one in entry.renderings if one.status == "deprecated")
    assert "sky economy" in deprecated.replacements
    assert deprecated.source == "editors"


def test_merged_terms_lend_their_labels() -> None:
    found = _termbase(("merge", "新三样", "四个意识"))
    assert "新三样" not in [entry.key for entry in found.entries]
    assert "新三样" in _entry(found, "四个意识").forms


def test_rejected_terms_are_none() -> None:
    assert "新三样" not in [entry.key for entry in _termbase(("reject", "新三样")).entries]


def test_keys_are_in_order_and_each_there_once() -> None:
    keys = [entry.key for entry in _termbase().entries]
    assert keys == sorted(set(keys))
    assert all(entry.zh in entry.forms for entry in _termbase().entries)


def test_a_list_alone_is_a_termbase() -> None:
    renderings = (
        AuthorityRendering("lake chief", rank="preferred"),
        AuthorityRendering("lake boss", rank="deprecated"),
    )
    entry = AuthorityEntry("湖长", "湖长", "1", variants=("湖長",), renderings=renderings, iri="https://example.org/1")
    again = replace(entry, id="2", renderings=(AuthorityRendering("lake warden", rank="alternative"),), iri="")
    one = AuthorityList("lake", "Lake list", "lake.tsv", (entry, again))
    [found] = termbase_of_list(one).entries
    assert (found.key, found.zh, found.forms, found.iri) == ("湖长", "湖长", ("湖长", "湖長"), "https://example.org/1")
    assert [(one.en, one.status, one.source, one.replacements) for one in found.renderings] == [
        ("lake chief", "preferred", "Lake list", ()),
        ("lake warden", "admitted", "Lake list", ()),
        ("lake boss", "deprecated", "Lake list", ("lake chief",)),
    ]


def test_what_a_list_marks_as_not_reviewed_is_known_no_more() -> None:
    rendering = AuthorityRendering("lake", rank="alternative", confidence=NOT_REVIEWED)
    one = AuthorityList("l", "List", "l.tbx", (AuthorityEntry("湖", "湖", "a", renderings=(rendering,)),))
    assert [each.status for each in termbase_of_list(one).entries[0].renderings] == ["known"]
