"""Relations from both of their ends, over several documents."""

from dataclasses import replace

from glossary.types import Harvest
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
