"""Tests of `glossary.harvesting`: from a document to its terms with their renderings."""

import gc
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.dictionary import load_dictionary
from glossary.errors import InputError
from glossary.findings.omissions import left_out
from glossary.folding import fold_en, fold_label
from glossary.harvesting import HarvestOptions, harvest, harvest_terms
from glossary.ranking.model import DEFAULT_THRESHOLD
from glossary.reading import read_document
from glossary.renderings.words import FUNCTION_WORDS
from glossary.types import KINDS, Document, Harvest, ParagraphPair, Term
from tests.glossary.samples import MIXED, brief, harvested
from tests.shared import REAL_DOCUMENT, needs_shared


def _term(harvest_: Harvest, key: str) -> Term:
    return next(term for term in harvest_.terms if term.key == key)


def _renderings(harvest_: Harvest, key: str) -> list[tuple[int, str | None]]:
    """Return ``(pair, folded rendering)`` of each occurrence."""
    document = harvest_.document
    return [
        (o.pair, None if o.en is None else fold_en(o.en.of(document.pair(o.pair).en)))
        for o in _term(harvest_, key).occurrences
    ]


def _check(made: Harvest) -> None:
    """Check what holds for the harvest of any document."""
    document = made.document
    assert [unit.number for unit in made.units] == list(range(1, len(made.units) + 1))
    assert len({term.key for term in made.terms}) == len(made.terms)
    for term in made.terms:
        assert term.occurrences
        assert term.kind in KINDS
        assert 0.0 <= term.termhood <= 1.0
        assert term.number is None or len(term.members) in {0, term.number}
        places = [(occurrence.pair, occurrence.zh) for occurrence in term.occurrences]
        assert places == sorted(set(places))
        for occurrence in term.occurrences:
            pair, unit = document.pair(occurrence.pair), made.unit(occurrence.unit)
            assert unit.pair == occurrence.pair
            assert unit.zh.holds(occurrence.zh)
            assert fold_label(occurrence.zh.of(pair.zh)) == term.key
            assert 0.0 <= occurrence.score <= 1.0
            if occurrence.en is not None:
                assert unit.en.holds(occurrence.en)
                assert occurrence.evidence
                assert occurrence.en.of(pair.en).split()[-1].lower() not in FUNCTION_WORDS
        for member in term.members:
            assert member.span.of(document.pair(member.pair).zh) == member.zh
    firsts = [(t.occurrences[0].pair, t.occurrences[0].zh.start, t.key) for t in made.terms]
    assert firsts == sorted(firsts)


@pytest.mark.parametrize(
    ("key", "renderings"),
    [
        ("低空经济", [(2, "low-altitude economy"), (3, "low-altitude economy"), (4, "low-altitude economy")]),
        ("绿色金融", [(2, "green finance"), (4, "green finance"), (6, "green finance")]),
        ("新质生产力", [(2, "new quality productive forces"), (6, "new quality productive forces")]),
        ("两个优先", [(2, "two priorities"), (5, "two priorities")]),
        ("新三样", [(3, "new three")]),
        ("三张网", [(3, "three networks")]),
        ("四个意识", [(4, None)]),
    ],
)
def test_renderings(key: str, renderings: list[tuple[int, str | None]]) -> None:
    assert _renderings(harvested(), key) == renderings


def test_offsets_and_order() -> None:
    _check(harvested())


def test_numeral_formulations_have_their_number_and_members() -> None:
    assert [(member.zh, member.pair) for member in _term(harvested(), "新三样").members] == [
        ("电动船", 3),
        ("光伏板", 3),
        ("储能柜", 3),
    ]
    assert [_term(harvested(), key).number for key in ("新三样", "三张网", "两个优先", "低空经济")] == [3, 3, 2, None]


def test_the_same_document_gives_the_same_harvest() -> None:
    assert harvest(brief()) == harvested()


def test_the_document_is_left_as_it_was() -> None:
    assert harvested().document == brief()


def test_the_harvest_says_how_it_was_made() -> None:
    assert harvested().settings == {
        "threshold": f"{DEFAULT_THRESHOLD:g}",
        "dictionary": "cedict_ts.u8",
        "authority": "none",
    }
    assert harvested().program.startswith("tifa ")


def test_chinese_alone_has_terms_without_renderings() -> None:
    made = harvest(brief(english=False))
    _check(made)
    assert {"低空经济", "新三样"} <= {term.key for term in made.terms}
    assert all(occurrence.en is None for term in made.terms for occurrence in term.occurrences)


def test_a_pair_that_is_not_translated_leaves_nothing_out() -> None:
    document = brief()
    last = len(document.pairs)
    pairs = tuple(replace(pair, en="", en_line=None) if pair.number == last else pair for pair in document.pairs)
    made = harvest(replace(document, pairs=pairs))
    _check(made)
    here = [one for term in made.terms for one in term.occurrences if one.pair == last]
    assert here
    assert all(one.en is None and one.score == 0.0 for one in here)
    assert any(one.en for term in made.terms for one in term.occurrences)
    assert not any(last in place.pairs for one in left_out(made, load_dictionary(None)) for place in one.showings)


def test_a_threshold_of_one_leaves_what_is_certain() -> None:
    assert harvest(brief(), options=HarvestOptions(threshold=1.0)).terms == ()


def test_works_without_a_dictionary() -> None:
    options = HarvestOptions(use_dictionary=False)
    made = harvest(brief(), options=options)
    _check(made)
    assert options.settings()["dictionary"] == "none"
    assert (2, "two priorities") in _renderings(made, "两个优先")


def test_a_missing_dictionary_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="dictionary"):
        harvest(brief(), options=HarvestOptions(dictionary=tmp_path / "none.u8"))


def test_a_named_dictionary_is_recorded_without_its_folder(tmp_path: Path) -> None:
    assert HarvestOptions(dictionary=tmp_path / "lake.u8").settings()["dictionary"] == "lake.u8"


def test_progress_is_told_in_order() -> None:
    told: list[tuple[str, float]] = []
    harvest(brief(), progress=lambda step, share: told.append((step, share)))
    shares = [share for _, share in told]
    assert shares == sorted(shares)
    assert (shares[0], told[-1]) == (0.0, ("done", 1.0))


def test_an_empty_document() -> None:
    made = harvest(Document("empty", ()))
    assert (made.units, made.terms) == ((), ())


@pytest.mark.parametrize("key", ["低空经济", "新质生产力", "两个优先", "三张网", "新三样", "四个意识"])
def test_listed_terms_are_rendered_as_harvested_ones(key: str) -> None:
    made = harvest_terms(brief(), [key])
    _check(made)
    [listed] = made.terms
    harvested_one = _term(harvested(), key)
    assert (listed.termhood, listed.reasons[0].extractor) == (1.0, "list")
    assert (listed.kind, listed.number, listed.members) == (
        harvested_one.kind,
        harvested_one.number,
        harvested_one.members,
    )
    assert _renderings(made, key) == _renderings(harvested(), key)


@pytest.mark.parametrize(
    ("listed", "pair", "rendering"),
    [
        ("光伏板", 3, "photovoltaic panels"),
        ("各县", 5, "counties"),
        ("“兩個優先”", 5, "two priorities"),
        ("支撑", 6, "support"),
    ],
)
def test_any_string_may_be_listed(listed: str, pair: int, rendering: str) -> None:
    made = harvest_terms(brief(), [listed])
    _check(made)
    assert (pair, rendering) in _renderings(made, fold_label(listed))


def test_a_listed_term_may_cut_words() -> None:
    made = harvest_terms(brief(), ["空经"])
    _check(made)
    assert [occurrence.pair for occurrence in made.terms[0].occurrences] == [2, 3, 4]


@pytest.mark.parametrize("listed", [[], [""], ["。"], ["海绵城市"], ["产业企业"]])
def test_lists_of_what_is_not_there(listed: list[str]) -> None:
    assert harvest_terms(brief(), listed).terms == ()


def test_listed_terms_in_chinese_alone() -> None:
    made = harvest_terms(brief(english=False), ["低空经济"])
    assert [occurrence.en for occurrence in made.terms[0].occurrences] == [None] * 3


def test_a_listed_match_across_two_sentences_is_none() -> None:
    assert harvest_terms(brief(), ["生产力企业", "生产力。企业"]).terms == ()


@settings(deadline=None, max_examples=8)
@given(st.lists(st.tuples(MIXED.filter(str.strip), MIXED), min_size=1, max_size=3))
def test_any_text_is_harvested_with_valid_spans(texts: list[tuple[str, str]]) -> None:
    pairs = tuple(ParagraphPair(number, zh, en) for number, (zh, en) in enumerate(texts, 1))
    _check(harvest(Document("any", pairs), options=HarvestOptions(threshold=0.05, use_dictionary=False)))


@pytest.fixture(scope="module")
def real() -> Harvest:
    return harvest(read_document(REAL_DOCUMENT))


@needs_shared
def test_a_real_document_keeps_the_rules(real: Harvest) -> None:
    _check(real)


@needs_shared
@pytest.mark.parametrize(
    ("key", "renderings"),
    [
        ("新三样", {"three new kinds"}),
        ("两个维护", {"two upholds"}),
        ("低空经济", {"low-altitude economy"}),
        ("新质生产力", {"new quality productive forces", "new productive forces"}),
        ("四个意识", {None}),
    ],
)
def test_formulations_of_a_real_document(real: Harvest, key: str, renderings: set[str | None]) -> None:
    assert {rendering for _, rendering in _renderings(real, key)} == renderings


@needs_shared
def test_members_in_a_real_document(real: Harvest) -> None:
    assert [member.zh for member in _term(real, "新三样").members] == ["新能源汽车", "锂电池", "光伏"]


def test_members_have_their_english() -> None:
    pair = ParagraphPair(
        1,
        "发挥消费、投资、出口“三驾马车”作用。",
        "We will give play to the “three drivers” of consumption, investment, and exports.",
    )
    found = harvest(Document("drivers", (pair,)))
    [term] = [term for term in found.terms if term.zh == "三驾马车"]
    assert [(one.zh, one.en and one.en.of(pair.en)) for one in term.members] == [
        ("消费", "consumption"),
        ("投资", "investment"),
        ("出口", "exports"),
    ]


def test_members_in_chinese_alone_have_none() -> None:
    pair = ParagraphPair(1, "深化渔政、港政、航政“三政”改革。")
    [term] = [term for term in harvest(Document("three", (pair,), source_only=True)).terms if term.number]
    assert (term.zh, term.number) == ("三政", 3)
    assert [(one.zh, one.en) for one in term.members] == [("渔政", None), ("港政", None), ("航政", None)]


@pytest.mark.parametrize("collects", [True, False])
def test_reference_cycles_are_searched_for_afterwards_as_before(collects: bool, tmp_path: Path) -> None:
    (gc.enable if collects else gc.disable)()
    try:
        harvest(brief())
        assert gc.isenabled() == collects
        with pytest.raises(InputError):
            harvest(brief(), options=HarvestOptions(dictionary=tmp_path / "none.u8"))
        assert gc.isenabled() == collects
    finally:
        gc.enable()
