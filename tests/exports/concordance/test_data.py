"""Tests of exports.concordance.data."""

import json

from exports.concordance.data import json_data
from graph.concordance.narrowing import Filters
from graph.concordance.result import Sorting
from tests.concordances import ask


def test_json_has_all_of_it() -> None:
    data = json.loads(json_data(ask("新三样", filters=Filters(section=1), sorting=Sorting("left", "en"))))
    assert (data["reviewed"], data["search"], data["label"], data["total"], data["found"]) == (
        False,
        "concept",
        "新三样",
        1,
        2,
    )
    assert data["sorting"] == {"order": "left", "lang": "en", "reverse": False}
    assert data["filters"]["section"] == 1
    assert data["renderings"] == [{"state": "rendered", "rendering": "three new kinds", "count": 1}]
    [line] = data["lines"]
    assert line["zh"][line["zh_span"]["start"] : line["zh_span"]["end"]] == "新三样"
    assert line["en"][line["en_span"]["start"] : line["en_span"]["end"]] == line["rendering"] == "three new kinds"
    assert (line["document"], line["pair"], line["theme"], line["score"]) == ("lake-brief", 2, 1, 0.8)
    assert json.loads(json_data(ask("四个意识")))["lines"][0]["en_span"] is None
