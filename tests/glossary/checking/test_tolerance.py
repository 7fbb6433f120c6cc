"""Finding a rendering with tolerance, and only where all of it is there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.checking.kinship import kinship
from glossary.checking.tolerance import RUN, SCATTERED, TURNED, EnglishText, find, pattern
from glossary.types import Span


@pytest.mark.parametrize(
    ("rendering", "text", "written", "tolerated"),
    [
        ("soft power", "Its soft power grew.", "soft power", ()),
        ("soft power", "SOFT POWER", "SOFT POWER", ("case",)),
        ("the new three", "that “new three,”4 and", "new three", ()),
        ("low-altitude economy", "a low altitude economy", "low altitude economy", ("hyphen",)),
        ("low altitude economy", "a low‑altitude economy", "low‑altitude economy", ("hyphen",)),
        ("build-up", "the buildup of silt", "buildup", ("hyphen",)),
        ("buildup", "the build-up of silt", "build-up", ("hyphen",)),
        ("e-ticket", "an eticket for the ferry", "eticket", ("hyphen",)),
        ("eticket", "an e-ticket for the ferry", "e-ticket", ("hyphen",)),
        ("supply chain", "Supply chains", "Supply chains", ("case", "inflection")),
        ("deepen reform", "deepening reform", "deepening reform", ("inflection",)),
        ("modernize farming", "the modernisation of farming", "modernisation of farming", ("derivation", "function words")),
        ("people's livelihood", "people’s livelihoods", "people’s livelihoods", ("inflection",)),
        ("people's livelihood", "people livelihood", "people livelihood", ("apostrophe",)),
        ("three initiatives", "3 initiatives", "3 initiatives", ("numeral",)),
        ("demonstration program", "demonstration programme", "demonstration programme", ("spelling",)),
        ("cultural center", "cultural centre", "cultural centre", ("spelling",)),
        ("leadership of the Party", "leadership of Party", "leadership of Party", ("function words",)),
        ("Party leadership", "leadership of the Party", "leadership of the Party", ("word order",)),
        ("deepen reform", "reform is deepened", "reform is deepened", ("inflection", "word order")),
        ("new quality productive forces", "productive forces of a new quality", "productive forces of a new quality", ("word order",)),
        ("“little giant” firms", "little giant firms", "little giant firms", ("quotation marks",)),
    ],
)  # fmt: skip
def test_one_span(rendering: str, text: str, written: str, tolerated: tuple[str, ...]) -> None:
    [match] = find(pattern(rendering), EnglishText(text))
    assert [span.of(text) for span in match.spans] == [written]
    assert match.tolerated == tolerated


@pytest.mark.parametrize(
    ("rendering", "text", "written"),
    [
        (
            "new quality productive forces",
            "new quality and advanced productive forces",
            ["new quality", "productive forces"],
        ),
        ("deepen reform", "Reform will be further deepened.", ["Reform", "deepened"]),
        ("ecological civilization", "ecological and material civilization", ["ecological", "civilization"]),
        ("build a strong lake city", "build Anhe into a strong lake city", ["build", "strong lake city"]),
        (
            "comprehensively deepen reform",
            "reform was deepened comprehensively",
            ["reform was deepened comprehensively"],
        ),
        ("new urbanization", "new, people-centered urbanization", ["new", "urbanization"]),
        ("lake protection", "lake, river, and wetland protection", ["lake", "protection"]),
        ("public firms", "public, family-owned, or farmer-run and village-run, firms", ["public", "firms"]),
        ("lake protection", "lake and the long river’s protection", ["lake", "protection"]),
        ("lake protection", "lake as well as river protection", ["lake", "protection"]),
        ("ecological restoration", "ecological protection and restoration", ["ecological", "restoration"]),
        (
            "high-standard fishing harbor",
            "a fishing harbor, built to high standards",
            ["fishing harbor", "high standards"],
        ),
    ],
)
def test_spans_of_a_split_rendering(rendering: str, text: str, written: list[str]) -> None:
    [match] = find(pattern(rendering), EnglishText(text))
    assert [span.of(text) for span in match.spans] == written


@pytest.mark.parametrize(
    ("rendering", "text"),
    [
        ("rule of law", "rule by law"),
        ("quality development", "development quality"),
        ("soft power", "a soft drink. Power is cut"),
        ("soft power", "soft drinks, sold where power is cheap"),
        ("high-quality development", "the quality of life is high; development goes on"),
        ("science and technology", "science or technology"),
        ("new industrialization", "new industry"),
        ("green development", "green industrial development"),
        ("food safety", "tents, where food stays warm, and safety at sea"),
        ("lake chain", "lake parks and supply chains"),
        ("high-standard fishing harbor", "the fishing harbor, full of boats, has a high living standard"),
        ("smart lake fishery", "smart boats because the lake has a fishery"),
        ("", "soft power"),
        ("soft power", ""),
        ("，", "soft power"),
    ],
)
def test_what_is_another_wording_is_not_found(rendering: str, text: str) -> None:
    assert find(pattern(rendering), EnglishText(text)) == []


def test_the_closest_come_first_and_share_no_word() -> None:
    text = "Lake governance; governance of the lake; the lake’s governance; governing lakes"
    matches = find(pattern("lake governance"), EnglishText(text))
    assert [match.form for match in matches] == [RUN, RUN, TURNED, TURNED]
    assert len({token for match in matches for token in match.tokens}) == 8


@pytest.mark.parametrize(
    ("text", "is_coordinated"),
    [
        ("lake and river protection", True),
        ("lake, river, and wetland protection", True),
        ("lake care and protection", False),
        ("the lake is under further protection", None),
    ],
)
def test_a_head_that_others_share_is_told(text: str, is_coordinated: bool | None) -> None:
    found = find(pattern("lake protection"), EnglishText(text))
    assert [match.is_coordinated for match in found] == ([] if is_coordinated is None else [is_coordinated])


def test_only_the_span_is_looked_at() -> None:
    text = "Soft power here. Soft power there."
    [match] = find(pattern("soft power"), EnglishText(text, Span(17, len(text))))
    assert match.spans == (Span(17, 27),)


_WORDS = st.lists(
    st.sampled_from("lake lakes green greener develop development of the and , . ; rule law people's 3 three".split()),
    max_size=14,
)


@given(_WORDS, _WORDS)
def test_every_content_word_is_there(rendering: list[str], words: list[str]) -> None:
    wanted, text = pattern(" ".join(rendering)), EnglishText(" ".join(words))
    for match in find(wanted, text):
        found = [text.tokens[number].lower for number in match.tokens]
        assert len(set(match.tokens)) == len(match.tokens) >= wanted.size
        for place in range(wanted.size):
            assert any(kinship(wanted.word(place).lower, word) is not None for word in found)
        assert all(0 <= span.start < span.end <= len(text.text) for span in match.spans)
        assert "." not in text.text[match.spans[0].start : match.spans[-1].end] or "." in wanted.en
        assert match.form in (RUN, TURNED, SCATTERED)
