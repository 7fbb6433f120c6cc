"""Tests of `glossary.trained`: what installed pipelines say is carried over to our words."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from spacy.language import Language
from spacy.tokens import Doc

from glossary.errors import InputError
from glossary.harvesting import HarvestOptions, harvest
from glossary.models import Models
from glossary.pipelines import chinese, english
from glossary.trained import CHUNKS, load_pipeline, retag
from glossary.types import Document, ParagraphPair
from tests.glossary.samples import MIXED, brief, harvested
from tests.glossary.trained import save_pipeline


@pytest.fixture(scope="module")
def zh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_pipeline(tmp_path_factory.mktemp("trained") / "zh_lake", "zh", "lake_tagger")


@pytest.fixture(scope="module")
def en(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_pipeline(tmp_path_factory.mktemp("trained") / "en_lake", "en", "lake_tagger", "lake_parser")


def _tags(doc: Doc) -> list[tuple[str, str]]:
    return [(token.text, token.tag_) for token in doc]


def test_chinese_words_stay_ours_and_take_the_tags(zh: Path) -> None:
    text = "湖区经济发展"
    ours, retagged = chinese()(text), chinese(trained=load_pipeline(zh))(text)
    assert [token.text for token in retagged] == [token.text for token in ours]
    assert _tags(ours) == [("湖区", "ns"), ("经济", "n"), ("发展", "vn")]
    assert _tags(retagged) == [
        ("湖区", "ns"),
        ("经济", "n"),
        ("发展", "v"),
    ]  # 展 is a verb there, and the last of equals
    assert [token.pos_ for token in retagged] == ["NOUN", "NOUN", "VERB"]


def _doc(*words: tuple[str, str]) -> Doc:
    doc = Doc(chinese()("").vocab, words=[word for word, _ in words], spaces=[False] * len(words))
    for token, (_, tag) in zip(doc, words, strict=True):
        token.tag_ = tag
    return doc


class _Says:
    """Stands for a pipeline that cuts and tags in one known way."""

    lang, meta = "zh", {"name": "says"}

    def __init__(self, *words: tuple[str, str]) -> None:
        self._words = words

    def __call__(self, _text: str) -> Doc:
        texts = [word for word, _ in self._words]
        return Doc(chinese()("").vocab, words=texts, spaces=[False] * len(texts), pos=[pos for _, pos in self._words])


@pytest.mark.parametrize(
    ("tag", "pos", "expected"),
    [
        ("ns", "NOUN", "ns"),
        ("ns", "PROPN", "ns"),
        ("v", "NOUN", "vn"),
        ("a", "NOUN", "an"),
        ("d", "NOUN", "n"),
        ("vn", "VERB", "v"),
        ("vn", "NOUN", "vn"),
        ("b", "ADJ", "b"),
        ("n", "ADV", "d"),
        ("v", "ADP", "p"),
        ("uj", "PART", "uj"),
        ("x", "X", "x"),
        ("m", "NUM", "m"),
    ],
)
def test_finer_tags_stay_where_they_agree(tag: str, pos: str, expected: str) -> None:
    doc = _doc(("湖区", tag))
    retag(doc, _Says(("湖区", pos)))  # type: ignore[arg-type]
    assert doc[0].tag_ == expected


@pytest.mark.parametrize(
    ("theirs", "expected"),
    [
        ([("湖", "VERB"), ("区绿色", "NOUN"), ("发展", "VERB")], ["NOUN", "NOUN", "VERB"]),
        ([("湖区绿", "ADJ"), ("色发展", "NOUN")], ["ADJ", "NOUN", "NOUN"]),
        ([("湖区绿色发展", "NOUN")], ["NOUN", "NOUN", "NOUN"]),
        (
            [(character, "NOUN" if character in "湖色展" else "VERB") for character in "湖区绿色发展"],
            ["VERB", "NOUN", "NOUN"],
        ),
    ],
)
def test_the_most_characters_decide_then_the_last(theirs: list[tuple[str, str]], expected: list[str]) -> None:
    doc = _doc(("湖区", "n"), ("绿色", "n"), ("发展", "vn"))
    retag(doc, _Says(*theirs))  # type: ignore[arg-type]
    assert [token.pos_ for token in doc] == expected


def test_english_tags_and_chunks(en: Path) -> None:
    doc = english(trained=load_pipeline(en))("We develop the low-altitude economy, and its green finance.")
    assert [token.text for token in doc] == [token.text for token in english()(doc.text)]
    assert [token.tag_ for token in doc][-3:] == ["adj-tag", "noun-tag", "punct-tag"]
    assert [chunk.text for chunk in doc.spans[CHUNKS]] == ["economy", "green finance"]


@pytest.mark.parametrize(
    ("text", "chunks"),
    [
        ("develop the lake’s new economy", ["new economy"]),
        ("develop more green finance", ["green finance"]),
        ("develop its region’s more productive economy", ["productive economy"]),
        ("develop the new", []),
    ],
)
def test_chunks_start_behind_determiners_and_possessors(en: Path, text: str, chunks: list[str]) -> None:
    doc = english(trained=load_pipeline(en))(text)
    assert [chunk.text for chunk in doc.spans[CHUNKS]] == chunks


def test_a_language_without_noun_chunks_has_tags_alone(tmp_path: Path) -> None:
    trained = load_pipeline(save_pipeline(tmp_path / "many", "xx", "lake_tagger", "lake_parser"))
    doc = english(trained=trained)("develop green finance")
    assert doc[1].pos_ == "ADJ"
    assert CHUNKS not in doc.spans


def test_the_trained_pipeline_is_given_our_words(en: Path) -> None:
    trained = load_pipeline(en)
    doc = english(trained=trained)("the new “region,”5 grew")
    assert [chunk.text for chunk in doc.spans[CHUNKS]] == ["region"]


def test_without_a_parser_there_are_tags_alone(tmp_path: Path) -> None:
    trained = load_pipeline(save_pipeline(tmp_path / "tags", "en", "lake_tagger"))
    doc = english(trained=trained)("green finance")
    assert [token.pos_ for token in doc] == ["ADJ", "NOUN"]
    assert CHUNKS not in doc.spans


@pytest.fixture(scope="module")
def pipelines(zh: Path, en: Path) -> list[tuple[Callable[[str], Doc], Callable[[str], Doc]]]:
    """Each language's pipeline, plain and with a trained one."""
    return [(chinese(), chinese(trained=load_pipeline(zh))), (english(), english(trained=load_pipeline(en)))]


@settings(deadline=None)
@given(text=MIXED)
def test_any_text_keeps_its_tokens(
    pipelines: list[tuple[Callable[[str], Doc], Callable[[str], Doc]]], text: str
) -> None:
    for plain, trained in pipelines:
        annotated = trained(text)
        assert [(token.idx, token.text) for token in annotated] == [(token.idx, token.text) for token in plain(text)]
        assert all(token.pos_ for token in annotated if not token.is_space)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_pipeline_without_tags_is_an_error(tmp_path: Path, lang: str) -> None:
    folder = save_pipeline(tmp_path / "mute", lang)
    document = Document("lake", (ParagraphPair(1, "湖区发展。", "The lake region develops."),))
    models = Models(chinese_pipeline=folder) if lang == "zh" else Models(english_pipeline=folder)
    with pytest.raises(InputError, match=f"{lang}_mute tells no parts of speech"):
        harvest(document, options=HarvestOptions(models=models))


def test_a_name_that_is_not_installed_is_an_error() -> None:
    with pytest.raises(InputError, match="zh_no_lake is not installed") as caught:
        load_pipeline("zh_no_lake")
    assert "python -m spacy download zh_no_lake" in caught.value.hint


def test_a_folder_without_a_pipeline_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no spaCy pipeline"):
        load_pipeline(tmp_path)


@pytest.mark.parametrize("damage", ["factory", "config"])
def test_a_damaged_pipeline_is_an_error(tmp_path: Path, damage: str) -> None:
    folder = save_pipeline(tmp_path / "damaged", "en", "lake_tagger")
    config = folder / "config.cfg"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace('"lake_tagger"', '"no_tagger"') if damage == "factory" else "[", encoding="utf-8")
    with pytest.raises(InputError, match="cannot be loaded") as caught:
        load_pipeline(folder)
    assert "installed version of spaCy" in caught.value.hint


def test_an_installed_name_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    nlp = Language()
    monkeypatch.setattr("glossary.trained.is_package", lambda name: name == "en_here")
    monkeypatch.setattr("glossary.trained.spacy.load", lambda name, **_: nlp if name == "en_here" else None)
    assert load_pipeline("en_here") is nlp


def test_a_whole_harvest(zh: Path, en: Path) -> None:
    options = HarvestOptions(models=Models(zh, en))
    made = harvest(brief(), options=options)
    assert made == harvest(brief(), options=options)
    assert (made.settings["chinese pipeline"], made.settings["english pipeline"]) == ("zh_lake", "en_lake")
    assert made.units == harvested().units
    assert {"新质生产力", "两个优先"} <= {term.key for term in made.terms}
    for term in made.terms:
        for occurrence in term.occurrences:
            assert occurrence.en is None or made.unit(occurrence.unit).en.holds(occurrence.en)


def test_a_document_in_chinese_alone_needs_no_english_pipeline(zh: Path) -> None:
    models = Models(zh, "en_not_installed", encoder=Path("none"))
    assert harvest(brief(english=False), options=HarvestOptions(models=models)).terms
