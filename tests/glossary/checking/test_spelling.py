"""British and American spelling."""

import pytest

from glossary.checking.spelling import respelt


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("modernisation", "modernization"),
        ("revitalise", "revitalize"),
        ("organisational", "organizational"),
        ("labour", "labor"),
        ("neighbourhoods", "neighborhoods"),
        ("centre", "center"),
        ("centres", "centers"),
        ("kilometre", "kilometer"),
        ("modelling", "modeling"),
        ("levelled", "leveled"),
        ("programmes", "programs"),
        ("defence", "defense"),
        ("analyse", "analyze"),
        ("catalogue", "catalog"),
        ("ageing", "aging"),
    ],
)
def test_a_spelling_becomes_american(british: str, american: str) -> None:
    assert respelt(british) == american
    assert respelt(american) == american


@pytest.mark.parametrize(
    "word",
    [
        "four",
        "hour",
        "source",
        "revise",
        "enterprise",
        "exercise",
        "advised",
        "promise",
        "rise",
        "more",
        "filled",
        "wise",
    ],
)
def test_what_looks_british_and_is_not_stays(word: str) -> None:
    assert respelt(word) == word
