"""Tests of `glossary.findings.variation`, `omissions` and `wording`."""

from pathlib import Path

import pytest

from glossary.dictionary import Dictionary, default_path, load_dictionary
from glossary.errors import UnknownNameError
from glossary.findings import FINDINGS, Finding, findings
from glossary.findings.glosses import Glosses
from glossary.findings.omissions import left_out
from glossary.findings.variation import varied_renderings
from glossary.findings.wording import acronyms, is_cut, wording
from glossary.types import Harvest, Span
from tests.glossary.findings.samples import harvest_of

CEDICT = load_dictionary(default_path())


def _sure(harvest: Harvest) -> list[Finding]:
    return [finding for finding in left_out(harvest, CEDICT) if not finding.is_weak]


def _two(zh: str, one: str, other: str, **more: float) -> list[list[str]]:
    """Renderings that are told for a term that two pairs render as `one` and as `other`."""
    sentences = [(f"要建设{zh}。", f"We will build {one} here."), (f"{zh}更美。", f"There is beauty in {other} now.")]
    found = varied_renderings(harvest_of(sentences, {zh: [(1, one), (2, other)]}, **more), CEDICT)
    return [[showing.en for showing in finding.showings] for finding in found]


@pytest.mark.parametrize(
    ("zh", "one", "other"),
    [
        ("智慧港口", "smart ports", "intelligent ports"),
        ("蓝色粮仓", "blue granary", "marine granary"),
        ("新型渔业产业", "new quality fishing industries", "new fishing industries"),
        ("湖长制", "lake chief system", "system of lake chiefs"),
    ],
)
def test_two_wordings_are_found(zh: str, one: str, other: str) -> None:
    assert _two(zh, one, other) == [[one, other]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("smart ports", "Smart Port"),
        ("smart-port building", "smart port building"),
        ("the smart port", "smart port"),
        ("building of smart ports", "building smart ports"),
        ("promotion of smart ports", "promoting smart ports"),
        ("smart port", "green smart port"),
        ("smart port (SP)", "smart port"),
    ],
)
def test_one_wording_is_no_finding(one: str, other: str) -> None:
    assert _two("智慧港口", one, other) == []


def test_unsure_renderings_and_terms_do_not_count() -> None:
    assert _two("智慧港口", "smart ports", "intelligent ports", score=0.7) == []
    assert _two("智慧港口", "smart ports", "intelligent ports", termhood=0.4) == []


def test_part_of_a_compound_is_no_rendering() -> None:
    sentences = [("股上市交易。", "Trade on the A-share market."), ("股上市企业。", "Firms with a market listing.")]
    terms: dict[str, list[tuple[int, str | None]]] = {"股上市": [(1, "share market"), (2, "market listing")]}
    assert varied_renderings(harvest_of(sentences, terms), CEDICT) == ()


def test_longer_term_that_varies_because_of_a_shorter_one_is_left_out() -> None:
    sentences = [
        ("建设智慧港口。", "We build smart ports."),
        ("建设智慧港口很难。", "To build intelligent ports is hard."),
    ]
    terms = {
        "智慧港口": [(1, "smart ports"), (2, "intelligent ports")],
        "建设智慧港口": [(1, "build smart ports"), (2, "build intelligent ports")],
    }
    assert [finding.zh for finding in varied_renderings(harvest_of(sentences, terms), CEDICT)] == ["智慧港口"]


def test_most_frequent_wording_comes_first_with_all_its_places() -> None:
    sentences = [
        ("智慧港口。", "An intelligent port."),
        ("智慧港口好。", "A smart port."),
        ("智慧港口大。", "Smart ports."),
    ]
    terms = {"智慧港口": [(1, "intelligent port"), (2, "smart port"), (3, "Smart ports")]}
    [finding] = varied_renderings(harvest_of(sentences, terms), CEDICT)
    assert [showing.pairs for showing in finding.showings] == [(2, 3), (1,)]


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("artificial intelligence (AI) and", {"ai": "artificial intelligence"}),
        ("many small and medium-sized boats (SMBs)", {"smb": "small and medium-sized boats"}),
        ("the port (CLOSED) and", {}),
    ],
)
def test_acronyms(text: str, known: dict[str, str]) -> None:
    assert acronyms(text) == known
    assert all(wording(short.upper(), known) == wording(long) for short, long in known.items())


def test_a_cut_lacks_words_at_its_ends_only() -> None:
    assert is_cut(wording("smart port"), wording("green smart port"))
    assert not is_cut(wording("green port"), wording("green smart port"))


QUOTED = ("推行“一港一策”和“一船一档”。", "We will introduce “one file for each boat.”")


def test_quoted_term_that_is_left_out_is_found() -> None:
    [finding] = _sure(harvest_of([QUOTED], {"一港一策": [(1, None)]}))
    [showing] = finding.showings
    assert (finding.zh, showing.en, showing.pairs) == ("一港一策", "", (1,))
    assert [mark.of(showing.place.zh) for mark in showing.place.zh_marks] == ["一港一策"]


@pytest.mark.parametrize(
    ("sentences", "terms"),
    [
        # As many quotations in the English: it is rendered somehow.
        ([("推行“一港一策”。", "We will introduce “one plan for each port.”")], {"一港一策": [(1, None)]}),
        # A rendering of it elsewhere stands in the sentence.
        (
            [("推行“一港一策”。", "We will have port plans."), ("“一港一策”好。", "“Port plans” help.")],
            {"一港一策": [(1, None), (2, "Port plans")]},
        ),
        # A word that the dictionary gives for it stands there.
        ([("加强生态保护和“合作”。", "Ecological protection will be improved.")], {"生态保护": [(1, None)]}),
        # Another place in the same paragraph is rendered.
        (
            [("“一港一策”就是“一港一策”。", "“One plan a port” it is.")],
            {"一港一策": [(1, None), (1, "One plan a port")]},
        ),
        # The abbreviation beside it stands there.
        ([("细颗粒物（PM2.5）减少。", "There is less PM2.5 now.")], {"细颗粒物": [(1, None)]}),
        # The adjective of the country's name stands for its people.
        ([("中华儿女期盼河清。", "It is a dream of the Chinese.")], {"中华儿女": [(1, None)]}),
        # There is no English at all.
        ([("推行“一港一策”。", "")], {"一港一策": [(1, None)]}),
    ],
)
def test_traps_of_omissions(sentences: list[tuple[str, str]], terms: dict[str, list[tuple[int, str | None]]]) -> None:
    assert _sure(harvest_of(sentences, terms)) == []


def test_unsure_omissions_do_not_count() -> None:
    assert _sure(harvest_of([QUOTED], {"一港一策": [(1, None)]}, score=0.3)) == []
    assert _sure(harvest_of([QUOTED], {"一港一策": [(1, None)]}, termhood=0.5)) == []


def test_terms_without_quotation_marks_must_be_surer() -> None:
    sentences = [("要弘扬码头精神。", "We will do our best.")]
    assert [one.zh for one in _sure(harvest_of(sentences, {"码头精神": [(1, None)]}, score=0.75))] == ["码头精神"]
    assert _sure(harvest_of(sentences, {"码头精神": [(1, None)]}, score=0.65)) == []


def test_every_other_omission_is_a_weak_finding() -> None:
    sentences = [("加强生态保护。", "Ecological protection will be improved."), QUOTED, ("生态保护好。", "")]
    terms: dict[str, list[tuple[int, str | None]]] = {"生态保护": [(1, None), (3, None)], "一港一策": [(2, None)]}
    found = left_out(harvest_of(sentences, terms), CEDICT)
    assert [(one.zh, one.is_weak, [showing.pairs for showing in one.showings]) for one in found] == [
        ("一港一策", False, [(2,)]),
        ("生态保护", True, [(1,)]),  # the third pair has no English that could leave it out
    ]


def test_what_never_has_a_rendering_is_put_in_other_words_on_purpose() -> None:
    sentences = [(f"“一港一策”第{n}条。", f"Rule {n}.") for n in "一二三"]
    assert _sure(harvest_of(sentences, {"一港一策": [(1, None), (2, None), (3, None)]})) == []
    assert len(_sure(harvest_of(sentences, {"一港一策": [(1, None), (2, None)]}))) == 1


def test_the_dictionary_is_the_one_that_is_given(tmp_path: Path) -> None:
    path = tmp_path / "own.u8"
    path.write_text("碼頭精神 码头精神 [ma3 tou2 jing1 shen2] /our best/\n", encoding="utf-8")
    harvest = harvest_of([("要弘扬码头精神。", "We will do our best.")], {"码头精神": [(1, None)]})
    assert [one.is_weak for one in findings(harvest)] == [False]
    assert [one.is_weak for one in findings(harvest, dictionary=load_dictionary(path))] == [True]
    assert [one.is_weak for one in findings(harvest, dictionary=Dictionary(None))] == [True]  # no word to check it by


def test_a_word_across_the_start_of_a_term() -> None:
    assert Glosses(CEDICT).is_split("知识产权保护", Span(2, 6))
    assert not Glosses(CEDICT).is_split("加强产权保护", Span(2, 6))
    assert not Glosses(Dictionary(None)).is_split("知识产权保护", Span(2, 6))


def test_findings_come_kind_by_kind() -> None:
    sentences = [QUOTED, ("长37公里。", "It is 73 km long.")]
    harvest = harvest_of(sentences, {"一港一策": [(1, None)]})
    assert [finding.kind for finding in findings(harvest)] == ["numbers", "omissions"]
    assert [finding.kind for finding in findings(harvest, ["omissions"])] == ["omissions"]
    assert list(FINDINGS) == ["numbers", "counts", "omissions", "variation"]
    with pytest.raises(UnknownNameError, match="did you mean numbers"):
        findings(harvest, ["number"])
