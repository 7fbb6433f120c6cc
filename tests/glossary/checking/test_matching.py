"""Matching: the leftmost longest term, offsets into the text as read, and no word cut in two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.checking.cutting import Cutter
from glossary.checking.matching import Matcher, folded_form
from glossary.dictionary import default_path, load_dictionary


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("湖區發展「低空」經濟", ["低空」經濟"]),
        ("推廣５Ｇ 工廠，", ["５Ｇ 工廠"]),
        ("低空\n经济", ["低空\n经济"]),
        ("低空经济、低空经济区", ["低空经济", "低空经济区"]),
        ("没有", []),
        ("", []),
    ],
)
def test_offsets_point_into_the_text_as_read(text: str, written: list[str]) -> None:
    matcher = Matcher(["低空经济", "低空经济区", "5G工厂"])
    assert [found.span.of(text) for found in matcher.find([text])] == written


def test_texts_are_found_in_together_as_alone() -> None:
    matcher = Matcher(["湖区", "湖区治理", "治理"])
    texts = ["“湖区”治理", "", "湖 区", "治", "理湖区"]
    together = matcher.find(texts)
    alone = [found._replace(text=number) for number, text in enumerate(texts) for found in matcher.find([text])]
    assert together == alone
    assert {found.text for found in together} == {0, 2, 4}


def test_a_termbase_without_a_term_matches_nothing() -> None:
    assert Matcher([]).find(["湖区"]) == []
    assert Matcher(["", "“”", "，"]).whole(["湖区，“”"]) == []


def test_of_forms_that_fold_alike_the_first_counts() -> None:
    [found] = Matcher(["新質生產力", "新质生产力"]).find(["“新质生产力”"])
    assert found.form == 0


_LETTERS = st.sampled_from("湖区治理新質质生產产力“” Ａa5")


@given(st.lists(st.text(_LETTERS, max_size=4), max_size=8), st.lists(st.text(_LETTERS, max_size=24), max_size=4))
def test_the_leftmost_longest_match_is_that_of_a_naive_search(forms: list[str], texts: list[str]) -> None:
    folded = {folded_form(form) for form in forms} - {""}
    expected = []
    for number, text in enumerate(texts):
        kept = [place for place, character in enumerate(text) if folded_form(character)]
        squeezed = "".join(folded_form(text[place]) for place in kept)
        place = 0
        while place < len(squeezed):
            ends = [end for end in range(place + 1, len(squeezed) + 1) if squeezed[place:end] in folded]
            if ends:
                expected.append((number, kept[place], kept[ends[-1] - 1] + 1))
            place = ends[-1] if ends else place + 1
    assert [found[:3] for found in Matcher(forms).find(texts)] == expected


@pytest.fixture(scope="module")
def cutter() -> Cutter:
    return Cutter(load_dictionary(default_path()))


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("中国家庭", ["中国"]),  # 国家 would cut both words
        ("人民币汇率", []),
        ("我们无法治理", []),
        ("发展中国家", ["国家"]),
        ("自由和平等", ["平等"]),
        ("市场化改革", ["改革"]),
        ("十三个代表", []),
        ("15G与5G", ["5G"]),
        ("培育新质生产力", ["新质生产力"]),
        ("社会主义", []),
        ("国家，人民", ["国家", "人民"]),
    ],
)
def test_a_match_that_cuts_a_word_is_none(cutter: Cutter, text: str, whole: list[str]) -> None:
    terms = ["国家", "人民", "法治", "中国", "平等", "市场", "改革", "三个代表", "5G", "新质生产力", "社会"]
    found = Matcher(terms, cutter=cutter).whole([text])
    assert [match.span.of(text) for match in found] == whole


def test_behind_a_match_that_cuts_a_word_others_are_found(cutter: Cutter) -> None:
    text = "中国家庭"
    assert [found.span.of(text) for found in Matcher(["国家", "家庭"], cutter=cutter).whole([text])] == ["家庭"]
    # The longest term that starts there would cut a word, a shorter one does not.
    text = "湖区管理"
    assert [found.span.of(text) for found in Matcher(["湖区管", "湖区"], cutter=cutter).whole([text])] == ["湖区"]


def test_a_term_inside_a_longer_word_is_told(cutter: Cutter) -> None:
    found = Matcher(["民族"], cutter=cutter).whole(["各民族和少数民族"])
    assert [match.is_part for match in found] == [False, True]


@given(st.lists(st.text(_LETTERS, max_size=4), max_size=8), st.text(_LETTERS, max_size=24))
def test_whole_matches_are_in_order_and_share_nothing(forms: list[str], text: str) -> None:
    folded = {folded_form(form) for form in forms}
    place = 0
    for found in Matcher(forms).whole([text]):
        assert place <= found.start < found.end <= len(text)
        assert folded_form(found.span.of(text)) in folded
        place = found.end
