"""Where sentences end."""

import pytest

from glossary.structure.sentences import en_sentence_end, zh_sentence_end


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("湖清了。鱼多了。", "湖清了。"),
        ("他说“先修路。再架桥。”大家同意。散会。", "他说“先修路。再架桥。”"),
        ("深化“放管服”改革（含试点。不含其他）工作。完。", "深化“放管服”改革（含试点。不含其他）工作。"),
        ("怎么办？干！", "怎么办？"),
        ("引号“没有关上。后面还有。", "引号“没有关上。"),
        ("没有句号", None),
    ],
)
def test_a_chinese_sentence_ends(text: str, first: str | None) -> None:
    end = zh_sentence_end(text)
    assert (None if end is None else text[:end]) == first


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("The lake is clear. Fish are back.", "The lake is clear."),
        ("Trade with the U.S. Treasury fell. It rose.", "Trade with the U.S. Treasury fell."),
        ("It grew by 1.5 percent. Good.", "It grew by 1.5 percent."),
        ("We keep the “two upholds.”5 Then we go.", "We keep the “two upholds.”5"),
        ("See No. 12 and Dr. Lin for this. Thanks.", "See No. 12 and Dr. Lin for this."),
        ("Gaps were lost in science.Major work began.", "Gaps were lost in science."),
        ("See the rules, e.g. this one, etc. and others. End.", "See the rules, e.g. this one, etc. and others."),
        ("no stop at all", None),
    ],
)
def test_an_english_sentence_ends(text: str, first: str | None) -> None:
    end = en_sentence_end(text)
    assert (None if end is None else text[:end]) == first
