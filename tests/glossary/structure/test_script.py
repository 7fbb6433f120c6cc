"""Simplified characters in place."""

from hypothesis import given
from hypothesis import strategies as st

from glossary.structure.script import simplified


@given(st.text(alphabet="總書記强調、 “”Ａa9〇𠮷裏乾", max_size=20))
def test_every_character_keeps_its_place(text: str) -> None:
    plain = simplified(text)
    assert len(plain) == len(text)
    assert [c for c in plain if c in "、 “”Ａa9"] == [c for c in text if c in "、 “”Ａa9"]
