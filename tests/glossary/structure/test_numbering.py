"""How numbers are read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.structure.numbering import STYLES, chinese_number, read_marks, roman_number, word_number

_UNITS = "〇一二三四五六七八九"


def _in_chinese(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = f"{_UNITS[hundreds]}百" if hundreds else ""
    if tens:
        text += f"{_UNITS[tens] if tens > 1 or hundreds else ''}十"
    elif hundreds and ones:
        text += "零"
    return text + (_UNITS[ones] if ones else "")


@given(st.integers(1, 999))
def test_chinese_numerals_are_read_back(number: int) -> None:
    assert chinese_number(_in_chinese(number)) == number


@pytest.mark.parametrize("text", ["", "十百", "甲", "第三"])
def test_other_characters_are_no_chinese_number(text: str) -> None:
    assert not chinese_number(text)


@pytest.mark.parametrize(("text", "number"), [("ix", 9), ("XL", 40), ("Ⅳ", 4), ("VIIII", None), ("mild", None)])
def test_roman_numbers(text: str, number: int | None) -> None:
    assert roman_number(text) == number


@pytest.mark.parametrize(("text", "number"), [("Twelve", 12), ("Firstly", 1), ("ninth", 9), ("family", None)])
def test_number_words(text: str, number: int | None) -> None:
    assert word_number(text) == number


def test_the_names_of_styles_are_distinct() -> None:
    assert len({style.name for style in STYLES}) == len(STYLES)


@pytest.mark.parametrize(
    ("text", "key", "ordinal", "printed", "rest"),
    [
        ("第十一章　附则", "zh-chapter", 11, "第十一章", "附则"),
        ("第二部分：目标", "zh-part", 2, "第二部分", "目标"),
        ("第3节 湖区", "zh-section", 3, "第3节", "湖区"),
        ("第一百零五条 施行", "zh-article", 105, "第一百零五条", "施行"),
        ("二十三、渔业", "zh-comma", 23, "二十三、", "渔业"),
        ("（十二）航运", "zh-paren", 12, "（十二）", "航运"),
        ("(三) 航运", "zh-paren", 3, "(三)", "航运"),
        ("１．湖岸", "arabic", 1, "１．", "湖岸"),
        ("4、湖岸", "arabic", 4, "4、", "湖岸"),
        ("5. Shores", "arabic", 5, "5.", "Shores"),
        ("（６）湖岸", "arabic-paren", 6, "（６）", "湖岸"),
        ("7) Shores", "arabic-close", 7, "7)", "Shores"),
        ("③湖岸", "circled", 3, "③", "湖岸"),
        ("2.3 Shores", "decimal-2", 3, "2.3", "Shores"),
        ("2.3.4 湖岸", "decimal-3", 4, "2.3.4", "湖岸"),
        ("Part Two: Aims", "en-part", 2, "Part Two", "Aims"),
        ("CHAPTER IV Shores", "en-chapter", 4, "CHAPTER IV", "Shores"),
        ("Article 5 Terms", "en-article", 5, "Article 5", "Terms"),
        ("Section 2. Aims", "en-section", 2, "Section 2", "Aims"),
        ("IX. Shores", "roman", 9, "IX.", "Shores"),
        ("I.Shores", "roman", 1, "I.", "Shores"),
        ("Ⅱ．湖岸", "roman", 2, "Ⅱ．", "湖岸"),
        ("(iv) Shores", "roman-low-paren", 4, "(iv)", "Shores"),
        ("B. Shores", "letter", 2, "B.", "Shores"),
        ("(c) Shores", "letter-low-paren", 3, "(c)", "Shores"),
        ("　　一、湖岸", "zh-comma", 1, "一、", "湖岸"),
    ],
)
def test_a_number_is_read(text: str, key: str, ordinal: int, printed: str, rest: str) -> None:
    marks = {mark.key: mark for mark in read_marks(text)}
    assert (marks[key].ordinal, marks[key].text, text[marks[key].end :]) == (ordinal, printed, rest)


@pytest.mark.parametrize(
    "text",
    [
        "2035年基本建成",
        "1.5 million people moved",
        "1.5万人迁居",
        "3.2%的增长",
        "一、二线城市房价",
        "一、二、三产业融合",
        "第一节课很好",
        "第一条道路通了",
        "I think so",
        "i.e. nothing",
        "Part of the plan",
        "Section 2 of the plan is short.",
        "U.S. exports",
        "一方面要看到",
        "Dear all, welcome",
        "",
    ],
)
def test_no_number_is_read(text: str) -> None:
    assert not [mark for mark in read_marks(text) if not mark.style.weak]


def test_an_ambiguous_number_has_both_readings() -> None:
    assert {(mark.key, mark.ordinal) for mark in read_marks("(i) Shores")} == {
        ("roman-low-paren", 1),
        ("letter-low-paren", 9),
    }
