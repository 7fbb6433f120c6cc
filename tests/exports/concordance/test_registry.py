"""Tests of exports.concordance."""

import pytest

from exports.concordance import CONCORDANCE_FORMATS, render
from glossary.errors import UnknownNameError
from graph.concordance.narrowing import Filters
from tests.concordances import ask


@pytest.mark.parametrize("form", CONCORDANCE_FORMATS)
def test_every_format_writes_the_same_bytes_again_and_no_lines_as_well(form: str) -> None:
    made = ask("新三样")
    assert "three new kinds" in render(made, form)
    assert render(made, form) == render(ask("新三样"), form)
    assert render(ask("新三样", filters=Filters(theme=9)), form)


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="did you mean html"):
        render(ask("新三样"), "htm")
