"""The rules on terms: how much a finding weighs, and what it advises."""

import pytest

from tests.glossary.checking.samples import checked

_PAIR = ("小岛渡口焕然一新。", "The small island quay shines.")
_LEFT_OUT = ("湖长制见效。", "It works.")


@pytest.mark.parametrize(
    ("renderings", "severity", "said", "suggestions"),
    [
        (["+lake chief system", "lake warden scheme"], "warning", ": use “lake chief system”.", ("lake chief system",)),
        (["~lake chief system"], "warning", ": use “lake chief system”.", ("lake chief system",)),
        (
            ["lake chief system", "lake warden scheme"],
            "note",
            "; documents have “lake chief system” or “lake warden scheme”.",
            (),
        ),
    ],
)
def test_what_nobody_has_judged_binds_nobody(
    renderings: list[str], severity: str, said: str, suggestions: tuple[str, ...]
) -> None:
    [finding] = checked(_LEFT_OUT, terms={"湖长制": renderings}).findings
    assert (finding.code, finding.severity) == ("missing-rendering", severity)
    assert finding.message == f"No rendering of 湖长制 was found{said}"
    assert finding.suggestions == suggestions


def test_an_unknown_rendering_is_a_warning_only_where_a_rendering_is_judged() -> None:
    harvested, judged = (
        next(one for one in checked(_PAIR, terms={"小岛渡口": [said]}).findings if one.code == "unknown-rendering")
        for said in ("small island ferry", "+small island ferry")
    )
    assert (harvested.severity, judged.severity) == ("note", "warning")
    assert "; documents have “small island ferry”." in harvested.message
    assert ": use “small island ferry”." in judged.message


def test_a_deprecated_rendering_stays_an_error() -> None:
    [finding] = checked(
        ("落实湖长制。", "Lake bosses are set up."), terms={"湖长制": ["-lake bosses", "lake chiefs"]}
    ).findings
    assert (finding.code, finding.severity) == ("deprecated-rendering", "error")
