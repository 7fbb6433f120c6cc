"""Tests of `graph.rulings`: what decisions come to, in the order of time."""

from itertools import count

import pytest

from glossary.decisions import Decision
from graph.rulings import EditedRelation, Part, Rulings, parse_part, parse_relation, rule

SECONDS = count()


def said(action: str, term: str, about: str = "", who: str = "Anna") -> Decision:
    """Return a decision, a second later than the last one."""
    return Decision(f"2026-03-01T09:{next(SECONDS):05d}", who, action, term, about)  # type: ignore[arg-type]


def messages(rulings: Rulings) -> list[str]:
    return [conflict.message for conflict in rulings.conflicts]


def test_nothing_decided_rules_nothing() -> None:
    assert rule([]) == Rulings()


def test_terms_and_renderings_get_statuses() -> None:
    found = rule(
        [
            said("approve", "湖区"), said("deprecate", "湖田"), said("reject", "湖区必须"),
            said("approve", "湖区", "lakes"), said("deprecate", "湖区", "The Pools"), said("reject", "湖区", "and"),
        ]
    )  # fmt: skip
    assert {key: status for key, (status, _) in found.terms.items()} == {
        "湖区": "preferred",
        "湖田": "deprecated",
        "湖区必须": "rejected",
    }
    assert found.is_rejected("湖区必须")
    assert not found.is_rejected("湖区")
    statuses = {key: status for key, (status, _) in found.renderings["湖区"].items()}
    assert statuses == {"lakes": "admitted", "pools": "deprecated", "and": "rejected"}


def test_one_rendering_is_preferred_the_one_before_is_admitted() -> None:
    found = rule([said("prefer", "湖区", "lakes"), said("prefer", "湖区", "lake region")])
    assert {key: status for key, (status, _) in found.renderings["湖区"].items()} == {
        "lakes": "admitted",
        "lake region": "preferred",
    }
    assert messages(found) == []


def test_two_people_who_differ_are_told_and_the_later_counts() -> None:
    found = rule([said("prefer", "湖区", "lakes"), said("prefer", "湖区", "lake region", "Bo")])
    assert found.renderings["湖区"]["lake region"][0] == "preferred"
    assert messages(found) == ["Anna preferred 'lakes' before"]
    found = rule([said("approve", "湖区"), said("reject", "湖区", who="Bo")])
    assert found.is_rejected("湖区")
    assert messages(found) == ["Anna decided otherwise before (approve)"]


def test_a_decision_that_is_withdrawn_does_not_count() -> None:
    first = said("reject", "湖区")
    found = rule([first, said("withdraw", "", first.id, "Bo"), said("withdraw", "", "12345678")])
    assert not found.is_rejected("湖区")
    assert messages(found) == ["there is no decision 12345678 to withdraw"]


def test_merges_are_followed_to_their_ends_and_never_in_circles() -> None:
    found = rule([said("merge", "甲", "乙"), said("merge", "乙", "丙"), said("merge", "丙", "甲")])
    assert found.merged == {"甲": "丙", "乙": "丙"}
    assert found.final("甲") == found.final("丙") == "丙"
    assert messages(found) == ["丙 and 甲 would be merged into each other"]


def test_a_split_has_its_parts_in_order() -> None:
    found = rule([said("split", "湖", "湖（水） = lake; pool"), said("split", "湖", "湖（名） = Hu")])
    assert found.split == {"湖": (Part("湖（水）", ("lake", "pool")), Part("湖（名）", ("Hu",)))}


def test_splits_that_cannot_be_followed_are_told() -> None:
    found = rule([said("split", "湖", "湖（水） = lake"), said("split", "江", "江"), said("merge", "湖田", "田")])
    assert found.split == {}
    assert len(messages(found)) == 2
    merged = rule([said("split", "甲", "一 = a"), said("split", "甲", "二 = b"), said("merge", "甲", "乙")])
    assert merged.split == {}
    assert messages(merged) == ["甲 is merged into 乙, so it is not split"]


def test_relations_hold_or_do_not() -> None:
    found = rule(
        [said("relate", "湖区", "broader 区"), said("unrelate", "湖区", "related 江"), said("relate", "江", "x")]
    )
    assert found.related == {"湖区": (EditedRelation("broader", "区"),)}
    assert found.unrelated == {"湖区": (EditedRelation("related", "江"),)}
    assert len(messages(found)) == 1


def test_notes_stand_beside_each_other() -> None:
    found = rule([said("note", "湖区", "one"), said("note", "湖区", "two"), said("define", "湖区", "A region.")])
    assert [one.object for one in found.notes["湖区"]] == ["one", "two"]
    assert [one.object for one in found.definitions["湖区"]] == ["A region."]
    assert len(found.of("湖区")) == 3


@pytest.mark.parametrize("written", ["", "湖", "= lake", "湖 = ", "湖 = ;"])
def test_a_part_without_label_or_rendering_is_none(written: str) -> None:
    with pytest.raises(ValueError, match="LABEL = rendering"):
        parse_part(written)


@pytest.mark.parametrize("written", ["", "above 区", "broader", "broader "])
def test_a_relation_without_role_or_end_is_none(written: str) -> None:
    with pytest.raises(ValueError, match="ROLE TERM"):
        parse_relation(written)


@pytest.mark.parametrize("address", ["http://a b", "https://example.org/a|b", "ftp://example.org/", "not iri://x"])
def test_an_iri_that_is_none_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="is no IRI"):
        parse_relation(f"exactMatch {address}")
    found = rule([said("relate", "湖区", f"exactMatch {address}")])
    assert found.related == {}
    assert len(messages(found)) == 1


def test_an_iri_goes_with_matches_alone() -> None:
    with pytest.raises(ValueError, match="name a term"):
        parse_relation("broader https://example.org/a")
    assert parse_relation("closeMatch https://example.org/a").key == "https://example.org/a"


def test_relations_that_would_make_a_hierarchy_unsound_are_told_and_left_out() -> None:
    found = rule(
        [
            said("relate", "甲", "broader 乙"), said("relate", "乙", "broader 丙"), said("relate", "丙", "broader 甲"),
            said("relate", "甲", "related 丙"), said("relate", "丁", "related 乙"), said("relate", "甲", "narrower 乙"),
        ]
    )  # fmt: skip
    assert found.related == {
        "甲": (EditedRelation("broader", "乙"),),
        "乙": (EditedRelation("broader", "丙"),),
        "丁": (EditedRelation("related", "乙"),),
    }
    assert ["circle" in each for each in messages(found)] == [True, False, True]
    assert "S27" in messages(found)[1]


def test_decisions_on_a_merged_term_hold_for_the_other() -> None:
    found = rule(
        [
            said("prefer", "甲", "lake"), said("note", "甲", "mind"), said("relate", "甲", "broader 丙"),
            said("relate", "丁", "related 甲"), said("merge", "甲", "乙"), said("relate", "甲", "related 乙"),
        ]
    )  # fmt: skip
    assert found.renderings["乙"]["lake"][0] == "preferred"
    assert [one.object for one in found.notes["乙"]] == ["mind"]
    assert found.related == {"乙": (EditedRelation("broader", "丙"),), "丁": (EditedRelation("related", "乙"),)}
    assert messages(found) == ["甲 and 乙 name one concept by now"]
