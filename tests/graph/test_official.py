"""What authority lists say stands beside what documents attest, and never passes for it."""

from dataclasses import replace

import pytest

from glossary.authority import AuthorityEntry, AuthorityList, AuthorityRendering
from glossary.folding import fold_label
from graph.catalogue import AUTHORITY, Catalogue, ConceptEntry, Redirect
from graph.cataloguing import catalogue
from graph.official import with_authorities
from tests import factories
from tests.authorities import official


def listed(*labels: str, name: str = "list") -> AuthorityList:
    """Return a list of concepts without renderings."""
    entries = tuple(AuthorityEntry(fold_label(zh), zh, f"{at}") for at, zh in enumerate(labels))
    return AuthorityList(name, name.title(), f"{name}.tsv", entries)


def attesting(*labels: str) -> Catalogue:
    """Return a catalogue of concepts with these labels."""
    term = factories.harvest().terms[0]
    terms = tuple(replace(term, zh=zh, key=fold_label(zh)) for zh in labels)
    return catalogue([replace(factories.harvest(), terms=terms)])


def concept(found: Catalogue, key: str) -> ConceptEntry:
    return next(one for one in (*found.concepts, *found.official) if one.key == key)


@pytest.fixture
def found() -> Catalogue:
    return with_authorities(catalogue([factories.harvest()]), [official()])


def test_without_lists_nothing_changes() -> None:
    plain = catalogue([factories.harvest()])
    assert with_authorities(plain, []) is plain


def test_all_renderings_of_the_same_concept_are_cited_the_official_one_first(found: Catalogue) -> None:
    cited = concept(found, "低空经济").authority
    assert [(at.en, at.rank, at.renderer, at.evidence, at.match) for at in cited] == [
        ("the low‑altitude economy", "preferred", "Lake Gazette", "Gazette 4/2024", "exact"),
        ("low-level economy", "alternative", "Sky Office", "", "exact"),
    ]
    assert [at.is_official for at in cited] == [True, False]
    assert cited[0].iri.endswith("/authority/gazette/concept/low")
    assert cited[0].label.endswith("/authority/gazette/label/low/en/the%20low%E2%80%91altitude%20economy")


def test_renderings_stay_those_that_documents_attest(found: Catalogue) -> None:
    plain = catalogue([factories.harvest()])
    for one in plain.concepts:
        assert sorted(concept(found, one.key).renderings, key=repr) == sorted(one.renderings, key=repr)


@pytest.mark.parametrize(
    ("renderings", "expected"),
    [
        ((), ["economy", "low-altitude economy"]),
        ((AuthorityRendering("Low‑altitude Economy", evidence="x"),), ["low-altitude economy", "economy"]),
        ((AuthorityRendering("low-altitude economy"),), ["economy", "low-altitude economy"]),
        ((AuthorityRendering("low-altitude economy", "", "alternative", "x"),), ["economy", "low-altitude economy"]),
        ((AuthorityRendering("economy", "", "deprecated"),), ["low-altitude economy", "economy"]),
        ((AuthorityRendering("sky economy", evidence="x"),), ["economy", "low-altitude economy"]),
    ],
)
def test_a_preferred_rendering_with_evidence_comes_first(
    renderings: tuple[AuthorityRendering, ...], expected: list[str]
) -> None:
    term = factories.term("低空经济", "tech", [(2, "economy"), (4, "economy")])
    other = factories.term("低空经济", "tech", [(4, "low-altitude economy")])
    harvests = [
        replace(factories.harvest("a"), terms=(term,)),
        replace(factories.harvest("b"), terms=(other,)),
    ]
    entry = AuthorityEntry("低空经济", "低空经济", "low", renderings=renderings)
    found = with_authorities(catalogue(harvests), [AuthorityList("x", "X", "x", (entry,))])
    assert [one.en for one in found.concepts[0].renderings] == expected


def test_members_come_from_a_list_only_where_no_document_has_any(found: Catalogue) -> None:
    assert concept(found, "新三样").authority_members == ()
    assert [one.zh for one in concept(found, "新三样").members] == ["电池", "光伏", "电动船"]
    members = concept(found, "四个意识").authority_members
    assert [(one.zh, one.list, one.title) for one in members][:1] == [("湖意识", "gazette", "Lake Gazette")]
    assert concept(found, "四个意识").members == ()


def test_what_no_document_holds_stands_apart(found: Catalogue) -> None:
    assert [one.key for one in found.official] == ["湖长制"]
    (only,) = found.official
    assert (only.attested, only.status, only.count, only.documents) == (False, AUTHORITY, 0, ())
    assert (only.iri, only.pinyin, only.kind) == ("https://example.org/gazette/chief", "hú zhǎng zhì", "concept")
    assert all(one.attested for one in found.concepts)
    assert "湖长制" not in [one.key for one in found.concepts]


def test_figures(found: Catalogue) -> None:
    (entry,) = found.authorities
    assert (entry.id, entry.title, entry.entries, entry.renderings) == ("gazette", "Lake Gazette", 4, 6)
    assert (entry.exact, entry.close) == (3, 0)


@pytest.mark.parametrize(
    ("here", "there", "match"),
    [
        ("低空经济", "低空經濟", "exact"),
        ("5G工厂", "“５Ｇ 工廠”", "exact"),
        ("乡村振兴", "乡村振兴战略", "close"),
        ("乡村振兴战略", "乡村振兴", "close"),
        ("高质量的发展", "高质量发展", "close"),
        ("节水优先、空间均衡", "节水优先 空间均衡", "close"),
        ("人才", "人才战略", None),
        ("发展", "高质量发展", None),
        ("高质量发展", "高水平发展", None),
    ],
)
def test_matches(here: str, there: str, match: str | None) -> None:
    found = with_authorities(attesting(here), [listed(there)])
    cited = found.concepts[0].authority
    assert [at.match for at in cited] == ([match] if match else [])
    assert [one.zh for one in found.official] == ([] if match == "exact" else [there])


def test_a_variant_in_the_list_is_close() -> None:
    entry = AuthorityEntry("河湖长制", "河湖长制", "1", variants=("湖长制",))
    found = with_authorities(attesting("湖长制"), [AuthorityList("x", "X", "x", (entry,))])
    assert [at.match for at in found.concepts[0].authority] == ["close"]


def test_two_concepts_of_a_list_with_one_label_are_close() -> None:
    found = with_authorities(attesting("湖"), [listed("湖", "湖")])
    assert [at.match for at in found.concepts[0].authority] == ["close", "close"]
    assert found.official == ()


def test_what_is_the_same_is_not_close_to_others_of_the_list() -> None:
    found = with_authorities(attesting("乡村振兴"), [listed("乡村振兴", "乡村振兴战略")])
    assert [at.match for at in found.concepts[0].authority] == ["exact"]


def test_several_lists_in_whatever_order() -> None:
    plain = attesting("湖长制")
    lists = [listed("湖长制", "林长制", name="b"), listed("湖长制", "林长制", name="a")]
    found = with_authorities(plain, lists)
    assert found == with_authorities(plain, lists[::-1])
    assert [at.list for at in found.concepts[0].authority] == ["a", "b"]
    assert [(one.key, [at.list for at in one.authority]) for one in found.official] == [("林长制", ["a", "b"])]


def test_editors_overrule_lists() -> None:
    plain = attesting("低空经济")
    first = plain.concepts[0].renderings[0]
    deprecated = replace(first, en="sky economy", key="sky economy", status="deprecated")
    preferred = replace(first, en="air economy", key="air economy", status="preferred")
    held = replace(plain.concepts[0], renderings=(first, deprecated, preferred))
    renderings = (AuthorityRendering("sky economy", evidence="x"), AuthorityRendering(first.en, "", "deprecated"))
    entry = AuthorityEntry("低空经济", "低空经济", "low", renderings=renderings)
    found = with_authorities(replace(plain, concepts=(held,)), [AuthorityList("x", "X", "x", (entry,))])
    assert [one.en for one in found.concepts[0].renderings] == ["air economy", first.en, "sky economy"]


def test_what_editors_merged_or_rejected_is_in_the_documents_all_the_same() -> None:
    plain = replace(attesting("湖长制"), redirects=(Redirect("湖长", "湖长", "x:y", ("湖长制",), "merged"),))
    assert [one.key for one in with_authorities(plain, [listed("湖长", "林长")]).official] == ["林长"]
