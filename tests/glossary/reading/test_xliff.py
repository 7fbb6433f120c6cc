"""Tests of `glossary.reading.xliff`."""

from pathlib import Path

import pytest

from glossary.errors import InputError
from glossary.reading import read_document
from glossary.reading.base import Reading, Request, Source
from glossary.reading.xliff import read
from tests.glossary.reading.samples import PAIRS, xliff_1, xliff_2
from tests.glossary.reading.test_xliff_segments import MEMOQ, SDL


def read_text(content: bytes, *, source_only: bool = False) -> Reading:
    return read(Request(Source(content, Path("a.xlf")), source_only=source_only))


@pytest.mark.parametrize("content", [xliff_1(PAIRS), xliff_2(PAIRS)])
def test_pairs_with_their_lines(content: bytes) -> None:
    pairs = read_text(content).pairs
    assert [(pair.zh, pair.en) for pair in pairs] == list(PAIRS)
    assert [(pair.number, pair.zh_line, pair.en_line) for pair in pairs] == [(1, 3, 3), (2, 4, 4), (3, 5, 5)]
    assert [pair.en for pair in read_text(content, source_only=True).pairs] == ["", "", ""]


@pytest.mark.parametrize(
    "content",
    [
        xliff_1([(en, zh) for zh, en in PAIRS], languages='source-language="en" target-language="zh-Hant-TW"'),
        xliff_2([(en, zh) for zh, en in PAIRS], languages='srcLang="en-GB" trgLang="zh-Hans"'),
    ],
)
def test_from_english_into_chinese(content: bytes) -> None:
    assert [(pair.zh, pair.en) for pair in read_text(content).pairs] == list(PAIRS)


def test_a_segment_that_is_not_translated_has_no_english() -> None:
    pairs = read_text(xliff_1([*PAIRS, ("湖水很深。", "")])).pairs
    assert (pairs[3].zh, pairs[3].en, pairs[3].en_line) == ("湖水很深。", "", None)


@pytest.mark.parametrize("name", ["a.xlf", "a.xliff", "a.sdlxliff", "A.MQXLIFF", "a", "a.xml"])
def test_the_reader_is_found_by_suffix_or_content(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(SDL, encoding="utf-8")
    assert len(read_document(tmp_path / name).pairs) == 3


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (MEMOQ.replace("湖面平静。", "").encode(), "no segment has Chinese"),
        (xliff_1([(zh, "") for zh, _ in PAIRS]), "line 3: no segment is translated: give --source-only"),
        (xliff_1([(zh, zh) for zh, _ in PAIRS]), "line 3: no segment is translated"),
        (xliff_2([(en, zh) for zh, en in PAIRS]), "line 3: this is no Chinese text: check the languages"),
    ],
)
def test_bad_input(content: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said) as caught:
        read_text(content)
    assert caught.value.hint
