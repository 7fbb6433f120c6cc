"""Relations from both of their ends, over several documents."""

from dataclasses import replace

from glossary.types import Harvest, Relation
from graph.cataloguing import catalogue
from graph.relating import related_concepts
from tests import factories


def harvest(name: str, *, statistic: float = 24.25) -> Harvest:
    found = tuple(one if one.statistic is None else replace(one, statistic=statistic) for one in factories.relations())
    return replace(factories.harvest(name), relations=found)


def test_each_end_knows_what_the_other_is_to_it() -> None:
    found = related_concepts([harvest("lake-brief")])
    assert {key: [(one.role, one.key) for one in entries] for key, entries in found.items()} == {
        "低空经济": [("broader", "新三样"), ("short form", "四个意识")],
        "新三样": [("narrower", "低空经济"), ("related", "四个意识")],
        "四个意识": [("full form", "低空经济"), ("related", "新三样")],
    }


def test_what_several_documents_show_is_one_entry_with_the_highest_statistic() -> None:
    found = related_concepts([harvest("lake-brief", statistic=12.0), harvest("shore-brief", statistic=30.0)])
    entry = found["新三样"][1]
    assert (entry.statistic, entry.document, entry.documents) == (30.0, "lake-brief", ("lake-brief", "shore-brief"))
    assert found["低空经济"][0].statistic is None


def test_the_catalogue_holds_them() -> None:
    whole = catalogue([harvest("lake-brief")])
    assert {one.key: len(one.relations) for one in whole.concepts} == {"低空经济": 2, "新三样": 2, "四个意识": 2}
    assert all(not one.relations for one in catalogue([factories.harvest()]).concepts)


def broader(name: str, *pairs: tuple[str, str]) -> Harvest:
    """Return a harvest whose document shows these broader terms: (narrower, broader)."""
    base = factories.harvest(name)
    known = base.terms[1]
    keys = sorted({key for pair in pairs for key in pair})
    span = known.occurrences[0].zh
    return replace(
        base,
        terms=tuple(replace(known, key=key, zh=key, members=()) for key in keys),
        relations=tuple(Relation("broader", low, high, "its head", 0.9, 2, span, span) for low, high in pairs),
    )


def test_a_farther_head_goes_where_another_document_shows_a_nearer_one() -> None:
    far, near = ("国家产业集群", "集群"), ("国家产业集群", "产业集群")
    found = related_concepts([broader("a", far), broader("b", near, ("产业集群", "集群"))])
    assert {key: [(one.role, one.key) for one in entries] for key, entries in found.items()} == {
        "国家产业集群": [("broader", "产业集群")],
        "产业集群": [("broader", "集群"), ("narrower", "国家产业集群")],
        "集群": [("narrower", "产业集群")],
    }


def test_heads_that_do_not_lead_to_each_other_both_stay() -> None:
    found = related_concepts([broader("a", ("国家产业集群", "集群")), broader("b", ("国家产业集群", "产业"))])
    assert [(one.role, one.key) for one in found["国家产业集群"]] == [("broader", "产业"), ("broader", "集群")]
