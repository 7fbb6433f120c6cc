"""Which matches cut a word in two."""

import pytest

from glossary.checking.cutting import Cutter
from glossary.dictionary import default_path, load_dictionary
from glossary.types import Span

_CUTTER = Cutter(load_dictionary(default_path()))


@pytest.mark.parametrize(
    ("text", "term", "is_cut"),
    [
        ("中国家庭", "国家", True),
        ("人民币", "人民", True),
        ("企业家", "企业", True),
        ("和平等", "平等", False),
        ("把法治国家", "法治", False),
        ("改革开放", "改革", False),
        ("社会主义", "社会", True),
        ("自主创新能力", "自主创新", False),
        ("加强党的建设", "党", False),
        ("二十四五", "十四五", True),
        ("A5G网", "5G", True),
        ("人民的湖", "人民", False),
        ("外贸要扩", "外贸", False),
        ("会游泳的人才能下水", "人才", True),
        ("唯有守信的人才会有朋友", "人才", True),
        ("湖区的人才能力强", "人才", False),
        ("湖区的人才是财富", "人才", False),
        ("渔业人才能上岗", "人才", False),
    ],
)
def test_words_decide(text: str, term: str, is_cut: bool) -> None:
    start = text.index(term)
    assert _CUTTER.words(text).are_cut_by(Span(start, start + len(term))) is is_cut


def test_traditional_characters_are_cut_alike() -> None:
    assert _CUTTER.words("中國家庭").are_cut_by(Span(1, 3))


def test_without_a_dictionary_only_words_of_their_own_are_parts() -> None:
    assert Cutter().words("改革开放").are_cut_by(Span(0, 2))
