"""What formats cannot hold."""

import pytest

from exports import FORMATS, ExportSource, format_named
from exports.losses import FEATURES, not_held
from graph.cataloguing import catalogue
from tests.authorities import official
from tests.exports.samples import no_graph, source

WRITTEN = sorted(name for name, form in FORMATS.items() if form.writer)


def test_what_is_held_is_not_lost() -> None:
    made = source().catalogue
    assert not_held(made, FEATURES) == ()
    lost = {loss.what: loss.count for loss in not_held(made, ())}
    assert lost["documents"] == len(made.documents)
    assert lost["places with their sentences"] == sum(concept.count for concept in made.concepts)
    assert "notes" not in lost  # nobody wrote any


def test_unknown_features_are_refused() -> None:
    with pytest.raises(ValueError, match="no features"):
        not_held(source().catalogue, ["colours"])  # type: ignore[list-item]


@pytest.mark.parametrize("name", WRITTEN)
def test_losses_are_counted(name: str) -> None:
    for loss in format_named(name).lost(source(authorities=[official()])):
        assert loss.what
        assert loss.count > 0


@pytest.mark.parametrize("name", WRITTEN)
def test_nothing_is_lost_of_nothing(name: str) -> None:
    assert format_named(name).lost(ExportSource(catalogue(()), no_graph)) == ()


def test_the_table_shows_one_sentence_a_row() -> None:
    lost = {loss.what: loss for loss in format_named("csv").lost(source())}
    assert "sections" in lost
    assert "exposition themes" not in lost
