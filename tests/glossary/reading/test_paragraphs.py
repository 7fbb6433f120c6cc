"""Tests of `glossary.reading.paragraphs`: the alignment of paragraphs."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.errors import InputError
from glossary.reading.base import Paragraph
from glossary.reading.paragraphs import Aligner, settled

# Year after year the same report with other figures: only numbers and lengths tell the paragraphs apart.
ZH = [f"{2000 + n}年湖区有{n * 7 + 3}个港口" + "，旅客和货物运输量继续增长" * (n % 4 + 1) + "。" for n in range(20)]
EN = [
    f"In {2000 + n}, the lake region had {n * 7 + 3} harbours"
    + ", and the transport of passengers and goods went on growing" * (n % 4 + 1)
    + "."
    for n in range(20)
]


def numbered(texts: list[str]) -> list[Paragraph]:
    return [Paragraph(text, line) for line, text in enumerate(texts, 1)]


def beads(zh: list[str], en: list[str]) -> list[tuple[str, str]]:
    left, right = numbered(zh), numbered(en)
    aligned = settled(Aligner(left, right).align(left, right), Path("zh.txt"))
    return [("\n".join(p.text for p in one), "\n".join(p.text for p in two)) for one, two in aligned]


def test_equal_lists() -> None:
    assert beads(ZH, EN) == list(zip(ZH, EN, strict=True))


@pytest.mark.parametrize("place", [0, 7, 18])
def test_merged_paragraphs(place: int) -> None:
    merged = [*EN[:place], f"{EN[place]} {EN[place + 1]}", *EN[place + 2 :]]
    found = beads(ZH, merged)
    assert found[place] == (f"{ZH[place]}\n{ZH[place + 1]}", merged[place])
    assert len(found) == 19


@pytest.mark.parametrize("place", [0, 9, 19])
def test_a_missing_translation_shifts_nothing(place: int) -> None:
    found = beads(ZH, EN[:place] + EN[place + 1 :])
    together = {(zh, en) for one, two in found for zh in one.split("\n") for en in two.split("\n")}
    assert {(zh, en) for n, (zh, en) in enumerate(zip(ZH, EN, strict=True)) if n != place} <= together


@given(st.lists(st.integers(0, 19), max_size=3, unique=True), st.lists(st.integers(0, 19), max_size=3, unique=True))
def test_every_paragraph_is_in_one_bead(without_zh: list[int], without_en: list[int]) -> None:
    zh = numbered([text for n, text in enumerate(ZH) if n not in without_zh])
    en = numbered([text for n, text in enumerate(EN) if n not in without_en])
    links = Aligner(zh, en).align(zh, en)
    assert [p for link in links for p in link.zh] == zh
    assert [p for link in links for p in link.en] == en
    assert all(0 <= link.confidence <= 1 for link in links)


def test_below_the_stated_confidence_the_places_are_named() -> None:
    zh, en = (
        numbered(ZH),
        numbered(["A lake.", "The harbour is 900 years old and has seen 77 floods, 13 fires.", "Fish."]),
    )
    with pytest.raises(InputError, match=r"confidence 0\.\d+ of 1, needed 0\.6.*Chinese line") as caught:
        settled(Aligner(zh, en).align(zh, en), Path("zh.txt"), english_path=Path("en.txt"))
    assert "en.txt" in str(caught.value)
    assert caught.value.line is not None
