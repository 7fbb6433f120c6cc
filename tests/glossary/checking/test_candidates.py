"""Which known renderings of a term stand in a text."""

import pytest

from glossary.checking.base import TermEntry
from glossary.checking.candidates import abbreviated, claims
from glossary.checking.tolerance import EnglishText
from tests.glossary.checking.samples import termbase


def _entry(*said: str) -> TermEntry:
    [entry] = termbase({"湖区": list(said)}).entries
    return entry


def _claims(text: str, *said: str) -> list[tuple[str, str]]:
    found = claims(_entry(*said), EnglishText(text), {})
    return [(claim.rendering.status, " … ".join(span.of(text) for span in claim.match.spans)) for claim in found]


@pytest.mark.parametrize(
    ("text", "said", "found"),
    [
        # The longer one, and no piece of it.
        ("green lake district", ["+green lake district", "-lake district"], [("preferred", "green lake district")]),
        ("lake district", ["+green lake district", "-lake district"], [("deprecated", "lake district")]),
        ("a green and blue lake", ["+green lake", "-lake"], [("preferred", "green … lake")]),
        # As long: the closer one, then the better one.
        ("lake of quality", ["+quality lake", "-lake of quality"], [("deprecated", "lake of quality")]),
        ("Lake Zones", ["+lake zone", "-lake area"], [("preferred", "Lake Zones")]),
        ("confidence in our lake culture", ["+cultural lake confidence", "-culture lake confidence"], [("preferred", "confidence in our lake culture")]),
        ("lake-side paths", ["+lake side path", "-lake-side paths"], [("deprecated", "lake-side paths")]),
        ("eco-lake tours", ["+ecological lake tours", "~ecolake tours"], [("admitted", "eco-lake tours")]),
        ("modern lake zone", ["+modernized lake zone", "modern lake zone"], [("known", "modern lake zone")]),
        # What nobody judged gives way.
        ("lake zones", ["+lake zone", "lake zones"], [("preferred", "lake zones")]),
        ("payments to lake zones", ["~lake zone", "payments to lake zones"], [("admitted", "lake zones")]),
        ("old lake zones", ["-lake zone", "old lake zones"], [("known", "old lake zones")]),
        # Deprecated renderings are not guessed.
        ("a village of the lake, and its revival", ["-lake village revival"], []),
        ("village and lake revival", ["-village revival"], [("deprecated", "village … revival")]),
        ("village and lakeside rebirths", ["-reborn village"], []),
        ("lake nationals and nations", ["-nationalism"], []),
        ("first the lake zone, then the lake area", ["+lake zone", "-lake area"], [("preferred", "lake zone"), ("deprecated", "lake area")]),
    ],
)  # fmt: skip
def test_what_counts_where_renderings_meet(text: str, said: list[str], found: list[tuple[str, str]]) -> None:
    assert _claims(text, *said) == found


@pytest.mark.parametrize(
    ("text", "said", "written"),
    [
        ("AI helps", "+artificial intelligence", "AI"),
        ("ai helps", "+artificial intelligence", ""),
        ("SOEs grow", "+state-owned enterprises", "SOEs"),
        ("SMEs grow", "+small and medium-sized enterprises (SMEs)", "SMEs"),
        ("small and medium-sized enterprises grow", "+small and medium-sized enterprises (SMEs)", "small and medium-sized enterprises"),
        ("it helps", "+information technology", ""),
        ("So do soes", "+state-owned enterprises", ""),
    ],
)  # fmt: skip
def test_abbreviations(text: str, said: str, written: str) -> None:
    assert [en for _, en in _claims(text, said)] == ([written] if written else [])


def test_an_abbreviation_that_the_document_gives_is_known() -> None:
    short = abbreviated({"lrb": "lake region bureau of waters"})
    [claim] = claims(_entry("+Lake Region Bureau of Waters"), EnglishText("the LRB says"), short)
    assert claim.match.tolerated == ("abbreviation",)
    assert claim.match.rendering == "Lake Region Bureau of Waters"
