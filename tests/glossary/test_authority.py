"""Authority lists as JSON and back."""

from dataclasses import replace

import pytest

from glossary.authority import AuthorityList, authority_from_json, authority_to_json
from glossary.errors import WorkspaceError
from tests.authorities import official


@pytest.mark.parametrize("one", [official(), AuthorityList("empty", "Empty", "x.tsv", ())])
def test_a_list_comes_back_as_it_was(one: AuthorityList) -> None:
    assert authority_from_json(authority_to_json(one)) == one


def test_an_entry_stands_on_a_line() -> None:
    lines = authority_to_json(official()).splitlines()
    assert lines[1].startswith('"schema": 1')
    assert sum('"key":"' in line for line in lines) == len(official().entries)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "a stored authority list is not JSON"),
        (authority_to_json(replace(official(), schema=99)), "has schema version 99, this program reads 1"),
        (authority_to_json(official()).replace('"deprecated"', '"best"'), "rank is not one of preferred, alternative"),
    ],
)
def test_what_is_damaged_is_refused(text: str, message: str) -> None:
    with pytest.raises(WorkspaceError) as caught:
        authority_from_json(text)
    assert message in str(caught.value)
    assert "tifa authority add" in caught.value.hint
