"""Tests of `glossary.findings.variation`, `omissions` and `wording`."""

import pytest

from glossary.errors import UnknownNameError
from glossary.findings import FINDINGS, findings
from glossary.findings.omissions import left_out
from glossary.findings.variation import varied_renderings
from glossary.findings.wording import acronyms, is_cut, wording
from tests.glossary.findings.samples import harvest_of


def _two(zh: str, one: str, other: str, **more: float) -> list[list[str]]:
    """Renderings that are told for a term that two pairs render as `one` and as `other`."""
    sentences = [(f"要建设{zh}。", f"We will build {one} here."), (f"{zh}更美。", f"There is beauty in {other} now.")]
    found = varied_renderings(harvest_of(sentences, {zh: [(1, one), (2, other)]}, **more))
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
    assert varied_renderings(harvest_of(sentences, {"股上市": [(1, "share market"), (2, "market listing")]})) == ()


def test_longer_term_that_varies_because_of_a_shorter_one_is_left_out() -> None:
    sentences = [
        ("建设智慧港口。", "We build smart ports."),
        ("建设智慧港口很难。", "To build intelligent ports is hard."),
    ]
    terms = {
        "智慧港口": [(1, "smart ports"), (2, "intelligent ports")],
        "建设智慧港口": [(1, "build smart ports"), (2, "build intelligent ports")],
    }
    assert [finding.zh for finding in varied_renderings(harvest_of(sentences, terms))] == ["智慧港口"]


def test_most_frequent_wording_comes_first_with_all_its_places() -> None:
    sentences = [
        ("智慧港口。", "An intelligent port."),
        ("智慧港口好。", "A smart port."),
        ("智慧港口大。", "Smart ports."),
    ]
    terms = {"智慧港口": [(1, "intelligent port"), (2, "smart port"), (3, "Smart ports")]}
    [finding] = varied_renderings(harvest_of(sentences, terms))
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
    [finding] = left_out(harvest_of([QUOTED], {"一港一策": [(1, None)]}))
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
        # There is no English at all.
        ([("推行“一港一策”。", "")], {"一港一策": [(1, None)]}),
    ],
)
def test_traps_of_omissions(sentences: list[tuple[str, str]], terms: dict[str, list[tuple[int, str | None]]]) -> None:
    assert left_out(harvest_of(sentences, terms)) == ()


def test_unsure_omissions_do_not_count() -> None:
    assert left_out(harvest_of([QUOTED], {"一港一策": [(1, None)]}, score=0.3)) == ()
    assert left_out(harvest_of([QUOTED], {"一港一策": [(1, None)]}, termhood=0.5)) == ()


def test_findings_come_kind_by_kind() -> None:
    sentences = [QUOTED, ("长37公里。", "It is 73 km long.")]
    harvest = harvest_of(sentences, {"一港一策": [(1, None)]})
    assert [finding.kind for finding in findings(harvest)] == ["numbers", "omissions"]
    assert [finding.kind for finding in findings(harvest, ["omissions"])] == ["omissions"]
    assert list(FINDINGS) == ["numbers", "counts", "omissions", "variation"]
    with pytest.raises(UnknownNameError, match="did you mean numbers"):
        findings(harvest, ["number"])
