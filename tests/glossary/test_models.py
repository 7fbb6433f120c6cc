"""Tests of `glossary.models`: what provenance says of the models."""

from pathlib import Path

import pytest

from glossary.harvesting import HarvestOptions
from glossary.models import Models


@pytest.mark.parametrize(
    ("models", "settings"),
    [
        (Models(), {}),
        (Models("zh_lake"), {"chinese pipeline": "zh_lake"}),
        (Models(None, Path("/home/me/en_lake")), {"english pipeline": "en_lake"}),
        (Models(encoder=Path("/home/me/mbert/")), {"encoder": "mbert, layer 8"}),
        (Models(encoder=Path("mbert/../xlmr"), encoder_layer=6), {"encoder": "xlmr, layer 6"}),
    ],
)
def test_folders_are_named_without_their_path(models: Models, settings: dict[str, str]) -> None:
    assert models.settings() == settings
    stated = HarvestOptions(models=models).settings()
    assert {**HarvestOptions().settings(), **settings} == stated
