"""Tests of `glossary.renderings.columns`, `.features`, `.company` and `.model`: candidates described and weighed."""

import numpy as np
import pytest

from glossary.dictionary import Dictionary
from glossary.renderings.candidates import Site, Stretches, stretches
from glossary.renderings.columns import Columns
from glossary.renderings.company import COMPANY, in_company
from glossary.renderings.features import GROUPS, describe
from glossary.renderings.model import FIRST, SECOND, LogLinear, edge_names, model
from glossary.renderings.spans import Stretch
from glossary.renderings.views import UnitView
from tests.glossary.renderings.samples import linked, span_of

EMPTY = Dictionary(None)
LINKS = [("绿色", "green"), ("湖区", "lake"), ("湖区", "region"), ("发展", "develop"), ("港口", "port")]


def _site(zh: str, en: str, term: str, *, number: int = 1, paired: Stretch | None = None) -> Site:
    view = UnitView(linked(zh, en, LINKS, number=number), EMPTY)
    quotes = frozenset({(paired.start, paired.end)}) if paired else frozenset[tuple[int, int]]()
    return Site(view, span_of(zh, term), term, paired is not None, paired, quotes)


def _of(*ranges: tuple[int, int]) -> Stretches:
    pairs = np.array(ranges, dtype=np.int64).reshape(-1, 2)
    return Stretches(pairs[:, 0], pairs[:, 1])


GREEN = ("发展 绿色 湖区", "develop the green lake region now")


def test_columns_lay_the_words_end_to_end() -> None:
    sites = [_site("湖区", "lake", "湖区"), _site(*GREEN, "湖区")]
    columns = Columns(sites, [_of((0, 1)), _of((3, 5), (2, 5))])
    facts = columns.laid([np.array([1.0]), np.arange(6.0)], edge=-1.0)
    assert facts.tolist() == [-1, 1, -1, 0, 1, 2, 3, 4, 5, -1]
    assert columns.within(facts).tolist() == [1.0, 7.0, 9.0]
    assert facts[columns.first - 1].tolist() == [-1.0, 2.0, 1.0]
    assert facts[columns.end].tolist() == [-1.0, 5.0, 5.0]
    assert columns.best(np.array([0.5, 0.1, 0.7])).tolist() == [0.5, 0.7]


def test_features_tell_the_whole_phrase_from_its_cuts() -> None:
    table = describe([_site(*GREEN, "绿色湖区")], [_of((2, 5), (3, 5), (2, 6), (0, 5))])
    features = table.features
    assert features["coverage"][0] > features["coverage"][1] == pytest.approx(features["coverage"][1])
    assert features["outside"].tolist()[:3] == pytest.approx([0, 0, 0], abs=1e-9)
    assert features["outside"][3] > 0.9  # develop is another word's
    assert features["free words"].tolist() == [0, 0, 1, 0]  # now
    assert features["next before: linked"].tolist() == [0, 1, 0, 0]  # green stands before lake region
    assert set(table.groups.values()) == set(GROUPS)
    assert all(np.isfinite(values).all() for values in features.values())


def test_the_paired_quotation_stands_out() -> None:
    table = describe([_site(*GREEN, "绿色湖区", paired=Stretch(2, 5, 0.8))], [_of((2, 5), (3, 5))])
    assert table.features["the paired quotation"].tolist() == [1, 0]
    assert table.features["fit of the paired quotation"].tolist() == [0.8, 0]
    assert table.features["not the paired quotation"].tolist() == [0, 1]


def test_places_without_candidates_and_no_places() -> None:
    table = describe([_site("湖区", "boats", "湖区"), _site(*GREEN, "湖区")], [_of(), _of((3, 5))])
    assert table.none["no candidate"].tolist() == [1, 0]
    chances, none = model(FIRST).probabilities(table)
    assert none[0] == 1.0
    assert chances[0] + none[1] == pytest.approx(1.0)
    assert len(describe([], []).columns) == 0


def test_company_knows_the_term_elsewhere_and_the_others_of_the_sentence() -> None:
    sites = [
        _site(*GREEN, "湖区"),
        _site(*GREEN, "绿色湖区"),
        _site(*GREEN, "发展"),
        _site("湖区", "the lake region", "湖区", number=2),
    ]
    candidates = [_of((3, 5), (3, 4)), _of((2, 5)), _of((0, 1), (2, 3)), _of((1, 3))]
    table = describe(sites, candidates)
    chances = np.array([0.5, 0.5, 1.0, 0.5, 0.5, 1.0])
    seen = in_company(table, chances, np.zeros(4)).features
    assert seen["rendered so elsewhere"][0] > seen["rendered so elsewhere"][1] == 0  # lake region, as in the second
    assert seen["part of the usual rendering"][1] > 0  # lake alone
    assert seen["words outside of the longer term's"].tolist()[:2] == [0, 0]
    assert seen["share of shorter terms' words left out"][2] == 0  # green lake region holds lake region
    assert seen["words claimed by others"].tolist()[3:5] == [0, 1]  # green is claimed, develop is not


@pytest.mark.parametrize("look", [FIRST, SECOND])
def test_probabilities_sum_to_one_and_shares_to_the_score(look: str) -> None:
    sites = [_site(*GREEN, "湖区"), _site(*GREEN, "绿色湖区")]
    table = describe(sites, [stretches(site) for site in sites])
    table = in_company(table, *model(FIRST).probabilities(table))
    chances, none = model(look).probabilities(table)
    sums = np.bincount(table.columns.site, chances) + none
    assert sums == pytest.approx([1, 1])
    assert set(model(look).shares(table)) <= {*GROUPS, *COMPANY}
    without, _ = model(look).probabilities(table, without={"links"})
    assert not np.allclose(chances, without)


def test_weights_are_read_by_name() -> None:
    stored = {
        "features": {"coverage": 2.0},
        "edges": {edge: {} for edge in ("first word", "last word", "word before", "word after")},
        "none": {"always": -1.0},
    }
    stored["edges"]["first word"] = {edge_names()[0]: 3.0}  # type: ignore[index]
    weights = LogLinear.from_stored(stored)
    assert weights.edges["first word"][0] == 3.0
    table = describe([_site(*GREEN, "湖区")], [_of((3, 5))])
    assert weights.shares(table)["links"][0] == pytest.approx(2 * table.features["coverage"][0])
    assert weights.none_scores(table).tolist() == [-1.0]


def test_the_shipped_weights_name_known_features_alone() -> None:
    site = _site(*GREEN, "湖区")
    table = describe([site], [stretches(site)])
    table = in_company(table, *model(FIRST).probabilities(table))
    for look in (FIRST, SECOND):
        assert set(model(look).features) <= set(table.features)
        assert set(model(look).none) <= set(table.none)
