"""The rule on quotation marks."""

import pytest

from tests.glossary.checking.samples import checked


@pytest.mark.parametrize(
    ("zh", "en", "is_told"),
    [
        ("落实“新三样”。", "We will carry out the “new three.”", False),
        ("落实“新三样”。", "We will carry out the new three.", True),
        ("落实新三样。", "We will carry out the “new three.”", True),
        ("落实新三样。", "We will carry out the new three.", False),
        ("落实“新三样”。", "We will carry out the ‘new three’.", False),
        ("落实“新三样”。", 'We will carry out the "new three".', False),
        ("落实“新三样”。", "We will carry out the “new three.", True),
        ("他说：“湖区很美。”", "He said, “The lake region is beautiful.”", False),
        ("他说：“湖区很美。”", "He said, “The lake region is beautiful.", True),
        ("他说：“湖区很美。”", 'He said, "The lake region is beautiful.', True),
        ("他说：“湖区很美。”", "He said the lake region was beautiful.", False),
        ("“低空经济”起飞", "The Low-Altitude Economy takes off", False),
    ],
)
def test_what_differs_is_told(zh: str, en: str, is_told: bool) -> None:
    assert [finding.code for finding in checked((zh, en), rules=("quotation",)).findings] == ["quotation"] * is_told


def test_a_name_in_capitals_needs_no_quotation_marks() -> None:
    assert not checked(("推进“乡村振兴”。", "We advance Rural Revitalization."), rules=("quotation",)).findings


def test_one_place_is_told_for_a_term() -> None:
    pairs = [("落实“新三样”。", "We will carry out the new three.")] * 3
    assert len(checked(*pairs, rules=("quotation",)).findings) == 1
    quoted_once = [*pairs, ("落实“新三样”。", "We will carry out the “new three.”")]
    assert not checked(*quoted_once, rules=("quotation",)).findings


def test_a_mark_without_partner_is_a_warning() -> None:
    [finding] = checked(("湖区很美。", "The “lake region is beautiful."), rules=("quotation",)).findings
    assert finding.severity == "warning"
    assert finding.place.en_marks[0].of(finding.place.en) == "“"


def test_a_quotation_may_go_on_in_the_next_paragraph() -> None:
    pairs = [("他说：“湖区很美。”", "He said, “The lake is beautiful."), ("“湖区很大。”", "“The lake is large.”")]
    assert not checked(*pairs, rules=("quotation",)).findings


def test_a_translation_that_quotes_no_terms_is_not_told_so_for_each() -> None:
    terms = {
        f"{count}项行动": [f"+{word} lake steps"]
        for count, word in zip("一二三四五六七八", "one two three four five six seven eight".split(), strict=True)
    }
    pairs = [(f"开展“{zh}”。", f"They take the {said[0][1:]}.") for zh, said in terms.items()]
    assert not checked(*pairs, terms=terms, rules=("quotation",)).findings
    assert len(checked(*pairs[1:], terms=terms, rules=("quotation",)).findings) == 7
