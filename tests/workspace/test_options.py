"""From settings to the options of a harvest: names, folders, defaults."""

from pathlib import Path

import pytest

from glossary.errors import InputError
from glossary.harvesting import HarvestOptions
from glossary.models import Models
from glossary.types import Document, ParagraphPair
from tests.glossary.trained import save_pipeline
from workspace.building import build
from workspace.harvests import load
from workspace.options import harvest_options, named_pipeline
from workspace.workspace import SETTINGS, Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace.init(tmp_path / "lake")


def _state(workspace: Workspace, text: str) -> Workspace:
    (workspace.folder / SETTINGS).write_text(text, encoding="utf-8")
    return Workspace(workspace.folder)


def test_the_defaults_are_those_of_the_harvest(workspace: Workspace) -> None:
    assert harvest_options(workspace) == HarvestOptions()


def test_everything_stated(workspace: Workspace) -> None:
    text = """
        termhood = 0.6
        chinese_pipeline = "zh_core_web_sm"
        english_pipeline = "models/en"
        encoder = "mbert"
        encoder_layer = 6
    """
    folder = workspace.folder
    models = Models("zh_core_web_sm", folder / "models" / "en", folder / "mbert", 6)
    assert harvest_options(_state(workspace, text)) == HarvestOptions(threshold=0.6, models=models)


@pytest.mark.parametrize(
    ("text", "named", "is_used"),
    [('dictionary = "own.u8"', "own.u8", True), ('dictionary = "none"', None, False), ("", None, True)],
)
def test_a_dictionary_of_the_users_own(workspace: Workspace, text: str, named: str | None, is_used: bool) -> None:
    options = harvest_options(_state(workspace, text))
    assert (options.dictionary, options.use_dictionary) == (named and workspace.folder / named, is_used)


def test_absolute_folders_stay_and_home_is_known(workspace: Workspace, tmp_path: Path) -> None:
    stated = _state(workspace, f'encoder = "{(tmp_path / "mbert").as_posix()}"\nchinese_pipeline = "~/zh"')
    models = harvest_options(stated).models
    assert (models.encoder, models.chinese_pipeline) == (tmp_path / "mbert", Path.home() / "zh")


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        (None, None),
        ("en_core_web_sm", "en_core_web_sm"),
        ("./en", Path("lake/en")),
        ("..", Path("lake/..")),
        ("models/en", Path("lake/models/en")),
    ],
)
def test_folders_and_names(stated: str | None, expected: str | Path | None) -> None:
    assert named_pipeline(stated, Path("lake")) == expected


def test_a_build_uses_the_models_and_says_so(workspace: Workspace) -> None:
    save_pipeline(workspace.folder / "models" / "zh_lake", "zh", "lake_tagger")
    document = Document("brief", (ParagraphPair(1, "湖区发展“绿色经济”。", "We develop a “green economy.”"),))
    build(_state(workspace, 'chinese_pipeline = "models/zh_lake"'), [document])
    assert load(workspace.harvests)["brief"].settings["chinese pipeline"] == "zh_lake"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('chinese_pipeline = "zh_no_lake"', "the spaCy pipeline zh_no_lake is not installed"),
        ('english_pipeline = "./none"', "holds no spaCy pipeline"),
        ('dictionary = "lost.u8"', "the dictionary cannot be read"),
        ('encoder = "none"', "there is no such folder"),
    ],
)
def test_what_is_missing_stops_the_build(workspace: Workspace, text: str, message: str) -> None:
    document = Document("brief", (ParagraphPair(1, "湖区发展。", "The lake region develops."),))
    with pytest.raises(InputError, match=message):
        build(_state(workspace, text), [document])
    assert workspace.document_ids() == []
