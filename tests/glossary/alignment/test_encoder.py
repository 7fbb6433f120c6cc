"""Tests of `glossary.alignment.encoder`: a tiny model with random weights is saved, loaded, and aligns."""

import json
import shutil
import socket
import sys
from pathlib import Path

import numpy as np
import pytest

from glossary.alignment.base import Bitext
from glossary.alignment.encoder import LocalEncoder, load_encoder
from glossary.alignment.neural import NeuralAligner, directions
from glossary.errors import InputError
from glossary.harvesting import HarvestOptions, harvest
from glossary.models import Models
from glossary.types import Span
from tests.glossary.alignment.tiny import HIDDEN, LAYERS, POSITIONS, make_encoder, needs_extra
from tests.glossary.samples import BRIEF, brief, harvested

TEXTS = "".join(zh for zh, _ in BRIEF) + "湖区建设"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_encoder(tmp_path_factory.mktemp("encoders") / "tiny", TEXTS)


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every connection fail, as it may not be tried."""

    def refuse(*_arguments: object, **_more: object) -> None:
        raise AssertionError("a connection was tried")

    for name in ("connect", "connect_ex"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@needs_extra
@pytest.mark.usefixtures("offline")
class TestEncoding:
    def test_subwords_stand_where_they_say(self, folder: Path) -> None:
        text = "湖区建设 5G, lake"
        [found] = load_encoder(folder, layer=1).encode([text])
        assert found.vectors.shape == (len(found.spans), HIDDEN)
        assert [span.of(text) for span in found.spans] == [*"湖区建设5G,lake"]

    def test_a_long_text_is_encoded_in_windows(self, folder: Path) -> None:
        text = "湖区建设" * POSITIONS
        [found] = load_encoder(folder, layer=1).encode([text])
        assert [span.start for span in found.spans] == list(range(len(text)))
        assert found.vectors.shape == (len(text), HIDDEN)

    def test_nothing_to_encode(self, folder: Path) -> None:
        encoder = load_encoder(folder, layer=1)
        assert encoder.encode([]) == []
        [empty] = encoder.encode([""])
        assert (empty.spans, empty.vectors.shape) == ([], (0, HIDDEN))

    def test_neighbours_in_a_batch_change_nothing(self, folder: Path) -> None:
        encoder = load_encoder(folder, layer=2)
        texts = ["湖", "湖区建设湖区建设", "lake", "5G", "区建" * 9] * 5
        together = encoder.encode(texts)
        for text, found in zip(texts, together, strict=True):
            [alone] = encoder.encode([text])
            assert found.spans == alone.spans
            assert np.allclose(found.vectors, alone.vectors, atol=1e-5)

    @pytest.mark.parametrize(("layer", "taken"), [(1, 1), (2, 2), (8, LAYERS)])
    def test_the_layer_is_capped(self, folder: Path, layer: int, taken: int) -> None:
        assert load_encoder(folder, layer=layer).layer == taken

    def test_layers_differ(self, folder: Path) -> None:
        [[first], [second]] = [load_encoder(folder, layer=layer).encode(["湖区"]) for layer in (1, 2)]
        assert not np.allclose(first.vectors, second.vectors)

    def test_loading_is_silent(self, folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
        load_encoder.cache_clear()
        load_encoder(folder, layer=1)
        assert capfd.readouterr() == ("", "")


@needs_extra
class TestAligning:
    BITEXT: Bitext = (
        (["湖区", "建设", "5G", "2024", "年"], ["In", "2024", "the", "lake", "builds", "5G"]),
        (["AI", "，", "湖"], ["lake", ",", "AI"]),
        ([], ["lake"]),
        (["湖"], []),
    )

    def test_shapes_and_ranges(self, folder: Path) -> None:
        links = [found.both for found in NeuralAligner(load_encoder(folder, layer=8)).link(self.BITEXT)]
        assert [matrix.shape for matrix in links] == [(5, 6), (3, 3), (0, 1), (1, 0)]
        assert all(np.isfinite(matrix).all() and (matrix >= 0).all() and (matrix <= 1).all() for matrix in links)

    def test_directions_sum_to_one(self, folder: Path) -> None:
        zh, en = load_encoder(folder, layer=8).encode(["湖区建设", "the lake"])
        onward, back = directions(zh, [Span(0, 2), Span(2, 4)], en, [Span(0, 3), Span(4, 8)])
        assert onward.sum(axis=1) == pytest.approx([1, 1])
        assert back.sum(axis=0) == pytest.approx([1, 1])

    def test_equal_words_link_to_each_other(self, folder: Path) -> None:
        first, second, *_ = (found.both for found in NeuralAligner(load_encoder(folder, layer=8)).link(self.BITEXT))
        assert [first[2].argmax(), first[3].argmax(), first[:, 5].argmax(), first[:, 1].argmax()] == [5, 1, 2, 3]
        assert [second[0].argmax(), second[:, 2].argmax()] == [2, 0]
        assert min(first[2, 5], first[3, 1], second[0, 2]) > 0.5

    def test_the_same_every_time(self, folder: Path) -> None:
        load_encoder.cache_clear()
        first = NeuralAligner(load_encoder(folder, layer=8)).link(self.BITEXT)
        load_encoder.cache_clear()
        second = NeuralAligner(load_encoder(folder, layer=8)).link(self.BITEXT)
        assert all(np.array_equal(one.both, other.both) for one, other in zip(first, second, strict=True))


@needs_extra
@pytest.mark.usefixtures("offline")
def test_a_whole_harvest(folder: Path) -> None:
    options = HarvestOptions(models=Models(encoder=folder, encoder_layer=1))
    made = harvest(brief(), options=options)
    assert made == harvest(brief(), options=options)
    assert made.settings["encoder"] == "tiny, layer 1"
    assert made.units == harvested().units
    assert {"低空经济", "新质生产力", "两个优先"} <= {term.key for term in made.terms}
    scores = [
        [one.score for term in one_harvest.terms for one in term.occurrences] for one_harvest in (made, harvested())
    ]
    assert scores[0] != scores[1]  # it has had a say
    for term in made.terms:
        for occurrence in term.occurrences:
            assert occurrence.en is None or made.unit(occurrence.unit).en.holds(occurrence.en)


@needs_extra
def test_a_document_in_chinese_alone_needs_no_encoder(tmp_path: Path) -> None:
    options = HarvestOptions(models=Models(encoder=tmp_path / "none"))
    assert harvest(brief(english=False), options=options).terms


def _without_weights(folder: Path) -> None:
    (folder / "model.safetensors").unlink()


def _with_damaged_weights(folder: Path) -> None:
    (folder / "model.safetensors").write_bytes(b"no weights")


def _with_more_layers(folder: Path) -> None:
    _configure(folder, num_hidden_layers=LAYERS + 1)


def _with_another_width(folder: Path) -> None:
    _configure(folder, hidden_size=HIDDEN * 2)


def _of_unknown_type(folder: Path) -> None:
    _configure(folder, model_type="lake")


def _with_broken_configuration(folder: Path) -> None:
    (folder / "config.json").write_text("{", encoding="utf-8")


def _without_tokenizer(folder: Path) -> None:
    for name in ("tokenizer.json", "tokenizer_config.json", "vocab.txt"):
        (folder / name).unlink(missing_ok=True)


def _configure(folder: Path, **values: object) -> None:
    path = folder / "config.json"
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | values), encoding="utf-8")


@needs_extra
@pytest.mark.usefixtures("offline")
@pytest.mark.parametrize(
    "damage",
    [
        _without_weights,
        _with_damaged_weights,
        _with_more_layers,
        _with_another_width,
        _of_unknown_type,
        _with_broken_configuration,
        _without_tokenizer,
    ],
)
def test_a_damaged_folder_is_an_error(folder: Path, tmp_path: Path, damage: object) -> None:
    copy = tmp_path / "damaged"
    shutil.copytree(folder, copy)
    assert callable(damage)
    damage(copy)
    with pytest.raises(InputError, match="damaged") as caught:
        load_encoder(copy, layer=8)
    assert caught.value.path == copy
    assert "multilingual encoder" in caught.value.hint


@pytest.mark.parametrize("name", ["missing", ".", "file"])
def test_a_folder_without_a_model_is_an_error(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match=r"no such folder|holds no model") as caught:
        load_encoder(tmp_path / name, layer=8)
    assert "name the folder of an encoder" in str(caught.value)


@pytest.mark.parametrize("name", ["torch", "transformers", "safetensors"])
def test_a_missing_extra_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    (tmp_path / "config.json").write_text("{}", encoding="utf-8")
    monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(InputError, match="needs transformers and torch") as caught:
        load_encoder(tmp_path, layer=8)
    assert caught.value.hint == "pip install 'tifa[neural]'"


def test_windows_fit_what_the_model_says() -> None:
    class _Thing:
        def __init__(self, **values: object) -> None:
            self.__dict__.update(values)

    def longest(positions: int | None, tokenizer: int) -> int:
        config = _Thing(num_hidden_layers=12, max_position_embeddings=positions)
        return LocalEncoder(_Thing(model_max_length=tokenizer), _Thing(config=config), layer=8)._longest

    assert (longest(512, 512), longest(514, 10**30), longest(None, 10**30), longest(8194, 8192)) == (510, 512, 512, 512)
