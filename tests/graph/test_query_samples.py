"""Every ready-made query answers for the documents in examples/ what its file shows."""

import pytest

from graph.queries import ReadyQuery, queries
from graph.stores import GraphStore
from tests.query_samples import answer, build_examples


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> GraphStore:
    return build_examples(tmp_path_factory.mktemp("examples")).store


@pytest.mark.parametrize("query", queries().values(), ids=lambda query: query.name)
def test_the_answer_is_the_one_in_the_file(store: GraphStore, query: ReadyQuery) -> None:
    # Where the harvest has changed on purpose: python -m tests.query_samples writes the new answers.
    assert answer(query, store) == query.result
