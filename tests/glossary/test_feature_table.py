"""Tests of `glossary.feature_table`: features by column, read by row."""

import numpy as np
import pytest

from glossary.feature_table import FeatureTable, columns_of

TABLE = FeatureTable(
    ["低空经济", "湖区", "渔船"],
    {"length": np.array([4, 2, 2]), "once": np.array([True, False, False]), "left=的": np.array([0.0, 0.5, 0.0])},
)


def test_rows_hold_measures_and_the_classes_that_apply() -> None:
    assert TABLE["湖区"] == {"length": 2.0, "once": 0.0, "left=的": 0.5}
    assert TABLE["渔船"] == {"length": 2.0, "once": 0.0}
    assert list(TABLE) == ["低空经济", "湖区", "渔船"]
    with pytest.raises(KeyError):
        TABLE["岸"]


def test_only_takes_rows_in_the_order_asked_for() -> None:
    some = TABLE.only(["渔船", "低空经济"])
    assert list(some.items()) == [("渔船", TABLE["渔船"]), ("低空经济", TABLE["低空经济"])]
    assert len(TABLE.only([])) == 0


def test_columns_named_leaves_out_what_is_not_there() -> None:
    assert list(TABLE.columns_named(["once", "words"]).columns) == ["once"]


def test_joined_features_are_0_for_the_others() -> None:
    joined = TABLE.joined({"渔船": {"rendering: score": 0.7}, "湖区": {"rendering: words": 2.0}})
    assert joined["渔船"] == {**TABLE["渔船"], "rendering: score": 0.7, "rendering: words": 0.0}
    assert joined.columns["rendering: words"].tolist() == [0.0, 2.0, 0.0]
    assert "rendering: score" not in TABLE.columns
    assert TABLE.joined({}).columns.keys() == TABLE.columns.keys()


def test_columns_of_nothing() -> None:
    assert columns_of([]) == {}
