"""Settings: defaults, values, and words for every slip."""

from dataclasses import replace
from pathlib import Path

import pytest

from glossary.errors import SettingsError
from glossary.models import DEFAULT_LAYER
from graph.iris import DEFAULT_BASE
from workspace.settings import TEMPLATE, Settings, parse_settings, read_settings


def test_template_states_the_defaults() -> None:
    assert parse_settings(TEMPLATE) == Settings() == Settings(DEFAULT_BASE, None)


def test_template_uncommented_is_allowed() -> None:
    lines = [
        line.removeprefix("#") if "=" in line and line.startswith("#") and line[1] != " " else line
        for line in TEMPLATE.splitlines()
    ]
    folder = "models/bert-base-multilingual-cased"
    stated = Settings(DEFAULT_BASE, 0.5, "cedict_ts.u8", "zh_core_web_sm", "en_core_web_sm", folder, DEFAULT_LAYER)
    by = "https://creativecommons.org/licenses/by/4.0/"
    assert parse_settings("\n".join(lines)) == replace(stated, publisher="https://example.org/", license=by)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('base_uri = "https://example.org/"', "unknown key 'base_uri': did you mean base_iri?"),
        (
            "colour = 1",
            "unknown key 'colour': known keys are base_iri, termhood, dictionary, chinese_pipeline",
        ),
        ('base_iri = "https://example.org"', 'must be an absolute IRI that ends in "/" or "#"'),
        ('base_iri = "example/"', "must be an absolute IRI"),
        ('base_iri = "https://example.org/a b/"', "must be an absolute IRI"),
        ("termhood = 1.5", "must be a number from 0 to 1"),
        ("termhood = true", "must be a number from 0 to 1"),
        ("termhood = ", "is not TOML"),
        ("dictionary = 1", "must be a file in CC-CEDICT form"),
        ("chinese_pipeline = true", "must be the name of an installed spaCy pipeline, or a folder"),
        ('english_pipeline = " "', "must be the name of an installed spaCy pipeline, or a folder"),
        ("encoder = 1", "must be the folder of an encoder"),
        ("encoder_layer = 0", "must be a whole number from 1 on"),
        ("encoder_layer = 8.0", "must be a whole number from 1 on"),
        ("encoder_layer = true", "must be a whole number from 1 on"),
        ('publisher = " "', "must be an IRI or a name"),
        ("license = 4", "must be an IRI or a name"),
    ],
)
def test_slips(text: str, message: str) -> None:
    with pytest.raises(SettingsError) as caught:
        parse_settings(text, place="tifa.toml")
    assert message in str(caught.value)
    assert str(caught.value).startswith("tifa.toml")


def test_byte_order_mark_of_an_editor_is_no_slip(tmp_path: Path) -> None:
    path = tmp_path / "tifa.toml"
    path.write_bytes("\ufefftermhood = 0.6\r\n".encode())
    assert read_settings(path) == Settings(termhood=0.6)


def test_unreadable(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        read_settings(tmp_path / "none.toml")
    (tmp_path / "bad.toml").write_bytes(b"\xff\xfe\xff")
    with pytest.raises(SettingsError, match="text file in UTF-8"):
        read_settings(tmp_path / "bad.toml")
