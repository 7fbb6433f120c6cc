"""When two words are forms of one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.checking.kinship import kinship


@pytest.mark.parametrize(
    ("one", "other", "difference"),
    [
        ("lake", "lake", ""),
        ("lakes", "lake", "inflection"),
        ("strategies", "strategy", "inflection"),
        ("upheld", "upholds", "inflection"),
        ("built", "building", "inflection"),
        ("is", "been", "inflection"),
        ("had", "have", "inflection"),
        ("going", "go", "inflection"),
        ("criteria", "criterion", "inflection"),
        ("planned", "plan", "inflection"),
        ("higher", "high", "inflection"),
        ("develop", "development", "derivation"),
        ("modern", "modernization", "derivation"),
        ("modernise", "modernization", "derivation"),
        ("china", "chinese", "derivation"),
        ("led", "leadership", "derivation"),
        ("innovative", "innovation", "derivation"),
        ("strategic", "strategy", "derivation"),
        ("secure", "security", "derivation"),
        ("labour", "labor", "spelling"),
        ("three", "3", "numeral"),
        ("14th", "fourteenth", "numeral"),
    ],
)
def test_forms_of_one_word(one: str, other: str, difference: str) -> None:
    assert kinship(one, other) == difference
    assert kinship(other, one) == difference


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("industry", "industrialization"),
        ("party", "part"),
        ("university", "universal"),
        ("new", "news"),
        ("car", "caring"),
        ("ecology", "economic"),
        ("community", "communist"),
        ("society", "socialism"),
        ("three", "four"),
        ("policy", "police"),
        ("integrity", "integrated"),
        ("2035", "2030"),
    ],
)
def test_words_that_only_look_alike_are_two(one: str, other: str) -> None:
    assert kinship(one, other) is None
    assert kinship(other, one) is None


_WORDS = st.text(st.sampled_from("abcdeginorstyz5"), min_size=1, max_size=9)


@given(_WORDS, _WORDS)
def test_kinship_is_mutual(one: str, other: str) -> None:
    assert kinship(one, other) == kinship(other, one)
    assert kinship(one, one) == ""
