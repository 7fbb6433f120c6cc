"""The check of a document: its rules, order, figures and fingerprints."""

from dataclasses import replace

import pytest

from glossary.checking import RULES, check_translation
from glossary.checking.base import SEVERITIES, Termbase
from glossary.errors import UnknownNameError
from glossary.types import Document
from tests.glossary.checking.samples import checked, document, termbase

_PAIRS = (
    ("推动高质量发展，提升软实力。", "We promote development and soft power."),
    ("产值达3亿元。", "Output reached 3 million yuan."),
    ("数字政府建设加快。", "E-government is built faster."),
)


def test_findings_come_in_the_order_of_the_text() -> None:
    found = checked(*_PAIRS).findings
    assert [(finding.code, finding.place.pair, finding.severity) for finding in found] == [
        ("deprecated-rendering", 1, "error"),
        ("number", 2, "error"),
        ("not-preferred", 3, "note"),
    ]
    assert [(finding.zh_line, finding.en_line) for finding in found] == [(2, 1), (4, 3), (6, 5)]
    assert found[0].suggestions == ("high-quality development",)
    assert found[0].message == "“development” is deprecated for 高质量发展: use “high-quality development”."
    assert all(finding.because and finding.message.endswith(".") for finding in found)


def test_the_check_says_what_was_checked() -> None:
    check = checked(*_PAIRS, ("湖区。", ""))
    assert (check.name, check.units, check.untranslated) == ("lake.txt", 3, (4,))
    assert check.characters == sum(len(zh) for zh, _ in _PAIRS) + 3


def test_rules_can_be_chosen() -> None:
    assert [finding.code for finding in checked(*_PAIRS, rules=("number",)).findings] == ["number"]
    with pytest.raises(UnknownNameError, match="rule"):
        checked(*_PAIRS, rules=("numbers",))


def test_every_rule_is_described() -> None:
    for name, rule in RULES.items():
        assert rule.severity in SEVERITIES
        assert rule.title and rule.description
        assert name == name.lower()


def test_an_empty_document_or_termbase_has_no_judgement() -> None:
    assert not check_translation(Document("lake", ()), termbase(), name="lake").judgements
    assert not check_translation(document(*_PAIRS), Termbase(()), name="lake").judgements
    alone = Document("lake", document(("湖区", "")).pairs, source_only=True)
    assert check_translation(alone, termbase(), name="lake").untranslated == (1,)


def test_fingerprints_stay_when_other_parts_change() -> None:
    before = checked(*_PAIRS).findings
    after = checked(("湖区很美。", "The lake is beautiful."), *reversed(_PAIRS)).findings
    assert {finding.fingerprint for finding in before} == {finding.fingerprint for finding in after}
    assert all(len(finding.fingerprint) == 16 for finding in before)


def test_sentences_that_are_repeated_have_fingerprints_of_their_own() -> None:
    found = checked(*_PAIRS, *_PAIRS).findings
    assert len({finding.fingerprint for finding in found}) == len(found) == 6


def test_the_same_check_gives_the_same_findings() -> None:
    assert checked(*_PAIRS) == checked(*_PAIRS)


def test_progress_is_told() -> None:
    told: list[tuple[str, float]] = []
    check_translation(document(*_PAIRS), termbase(), name="lake", progress=lambda *step: told.append(step))
    assert told[-1] == ("done", 1.0)
    assert [share for _, share in told] == sorted(share for _, share in told)


def test_a_term_without_rendering_hides_the_shorter_one_and_is_not_judged() -> None:
    terms = {"湖区经济": [], "经济": ["+economy"]}
    assert not checked(("湖区经济增长。", "The lake region grew."), terms=terms).judgements


def test_several_renderings_that_nobody_judged_are_told_once() -> None:
    pairs = [
        ("湖长制见效。", "The lake chief system works."),
        ("落实湖长制。", "The lake warden scheme is carried out."),
    ]
    found = [finding for finding in checked(*pairs).findings if finding.code == "inconsistent"]
    [finding] = found
    assert finding.severity == "note"
    assert "“lake chief system” 1× (¶1)" in finding.message
    assert "“lake warden scheme” 1× (¶2)" in finding.message


@pytest.mark.parametrize("second", ["A lake-chief system is set up.", "The system of lake chiefs is set up."])
def test_one_wording_in_another_shape_is_consistent(second: str) -> None:
    pairs = [("湖长制见效。", "The lake chief system works."), ("建立湖长制。", second)]
    assert not [finding for finding in checked(*pairs).findings if finding.code == "inconsistent"]


def test_lines_are_those_of_the_file() -> None:
    one = document(*_PAIRS)
    pairs = tuple(replace(pair, zh_line=None, en_line=None) for pair in one.pairs)
    found = check_translation(replace(one, pairs=pairs), termbase(), name="lake").findings
    assert all(finding.zh_line is None for finding in found)
