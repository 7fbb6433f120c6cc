"""Tests of `exports.bitext.notes`."""

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from exports.bitext.notes import PRIORITIES, escaped
from glossary.checking.base import SEVERITIES
from glossary.reading.inline import segment_text


def test_the_worse_is_the_more_urgent() -> None:
    assert sorted(PRIORITIES.values()) == [PRIORITIES[severity] for severity in SEVERITIES]
    assert all(1 <= priority <= 10 for priority in PRIORITIES.values())


@given(st.text(st.characters()))
def test_any_text_is_well_formed_and_reads_back(text: str) -> None:
    element = etree.fromstring(f"<a>{escaped(text, cp=True)}</a>".encode())
    assert segment_text(element) == text
    plain = etree.fromstring(f'<a b="{escaped(text)}">{escaped(text)}</a>'.encode())
    assert len(plain.text or "") == len(text)
