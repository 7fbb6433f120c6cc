"""Tests of `glossary.ranking.candidates`: proposals put together by folded label."""

from glossary.folding import fold_label
from glossary.ranking.candidates import collect
from tests.glossary.extractors.samples import read

TEXTS = ["建设“智慧湖区”，发展5G工厂。", "智慧湖区和５Ｇ 工廠都要建好。"]


def test_one_concept_is_one_candidate() -> None:
    candidates = collect([read(text) for text in TEXTS])
    assert [site.paragraph for site in candidates["智慧湖区"].sites] == [0, 1]
    assert {"quotations", "phrases"} <= set(candidates["智慧湖区"].found_by)


def test_sites_point_at_the_label() -> None:
    for key, candidate in collect([read(text) for text in TEXTS]).items():
        assert candidate.key == key
        assert len(key) >= 2
        assert candidate.found_by
        assert candidate.sites == sorted(candidate.sites, key=lambda site: (site.paragraph, site.start, site.end))
        for site in candidate.sites:
            assert fold_label(site.span.of(TEXTS[site.paragraph])) == key


def test_the_strongest_reason_of_an_extractor_is_kept() -> None:
    candidate = collect([read("用好两个市场，做到“两个市场”联通。")])["两个市场"]
    assert candidate.found_by["numerals"][0] == 0.95


def test_no_paragraphs_no_candidates() -> None:
    assert collect([]) == collect([read("")]) == {}
