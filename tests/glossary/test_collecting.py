"""Holding off the search for reference cycles."""

import gc

import pytest

from glossary.collecting import no_collection


@pytest.mark.parametrize("collects", [True, False])
def test_it_is_held_off_and_left_as_it_was(collects: bool) -> None:
    before = gc.isenabled()
    try:
        (gc.enable if collects else gc.disable)()
        with pytest.raises(KeyError), no_collection():
            assert not gc.isenabled()
            raise KeyError
        assert gc.isenabled() is collects
    finally:
        (gc.enable if before else gc.disable)()
