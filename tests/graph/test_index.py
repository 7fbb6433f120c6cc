"""Looking things up in an index that was written from hand-made harvests."""

import random
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from benchmarks.termbase import generate
from glossary.errors import UnknownTermError, WorkspaceError
from glossary.types import Kind, Lang
from graph.catalogue import Catalogue
from graph.cataloguing import catalogue
from graph.index import Index, Match, write_index
from tests.factories import harvest


@pytest.fixture(scope="module")
def two() -> Catalogue:
    return catalogue([harvest(), harvest("second-brief", date="2025")])


@pytest.fixture(scope="module")
def path(two: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("index") / "湖区 index?.sqlite"  # a name that a URI has to quote
    write_index(two, made)
    return made


@pytest.fixture(scope="module")
def index(path: Path) -> Iterator[Index]:
    with Index(path) as opened:
        yield opened


@pytest.mark.parametrize(
    ("query", "zh", "match"),
    [
        ("新三样", "新三样", "exact"),
        (" 新三样 ", "新三样", "exact"),
        ("新三樣", "新三样", "normalised"),
        ("“新三样”", "新三样", "normalised"),
        ("低空經濟", "低空经济", "normalised"),
        ("Three New Kinds", "新三样", "exact"),
        ("“three new kind”", "新三样", "normalised"),
        ("Low altitude economies", "低空经济", "normalised"),
        ("low‑altitude economy", "低空经济", "normalised"),
        ("xīn sān yàng", "新三样", "exact"),
        ("xin san yang", "新三样", "normalised"),
        ("xinsanyang", "新三样", "normalised"),
        ("xin1 san1 yang4", "新三样", "normalised"),
        ("xsy", "新三样", "normalised"),
        ("低空", "低空经济", "prefix"),
        ("low-alt", "低空经济", "prefix"),
        ("dikong", "低空经济", "prefix"),
        ("三样", "新三样", "part"),
        ("三", "新三样", "part"),
        ("new kinds", "新三样", "part"),
        ("altitude econ", "低空经济", "part"),
        ("jingji", "低空经济", "part"),
        ("新三洋", "新三样", "fuzzy"),
        ("three new kidns", "新三样", "fuzzy"),
        ("low altitud econmy", "低空经济", "fuzzy"),
    ],
)
def test_lookup_finds(index: Index, query: str, zh: str, match: Match) -> None:
    best = index.lookup(query)[0]
    assert (best.concept.zh, best.match) == (zh, match)
    assert 0 < best.likeness <= 1
    assert best.label


@pytest.mark.parametrize("query", ["", "  ", "“”", "zzzz", "火星", 'a" OR b*', "%", "_"])
def test_lookup_finds_nothing(index: Index, query: str) -> None:
    assert index.lookup(query) == []


@pytest.mark.parametrize(
    ("query", "kind", "lang", "exact", "found"),
    [
        ("四", None, None, False, ["四个意识"]),
        ("四", None, None, True, []),
        ("新三样", "tech", None, False, []),
        ("新三样", "slogan", None, False, ["新三样"]),
        ("three new kinds", None, "en", False, ["新三样"]),
        ("three new kinds", None, "zh", False, []),
        ("xsy", None, "en", False, []),
        ("xsy", None, "zh", True, ["新三样"]),
    ],
)
def test_lookup_narrowed(index: Index, query: str, kind: Kind, lang: Lang, exact: bool, found: list[str]) -> None:
    assert [hit.concept.zh for hit in index.lookup(query, kind=kind, lang=lang, exact=exact)] == found


def test_limit(index: Index) -> None:
    assert len(index.lookup("e", limit=1)) == 1


def test_each_concept_is_found_once(index: Index) -> None:
    found = [hit.concept.key for hit in index.lookup("新")]
    assert len(found) == len(set(found))


def test_every_label_finds_its_concept(index: Index, two: Catalogue) -> None:
    for concept in two.concepts:
        for label in (concept.key, concept.pinyin, *concept.spellings, *(at.en for at in concept.renderings)):
            assert index.lookup(label)[0].concept == concept


@given(st.text(max_size=12))
def test_lookup_takes_anything(index: Index, query: str) -> None:
    assert len(index.lookup(query, limit=2)) <= 2
    assert len(index.suggest(query)) <= 5


def test_suggestions_for_what_is_not_found(index: Index) -> None:
    assert index.suggest("three old minds") == ["three new kinds"]
    assert index.suggest("qqqq") == []


@pytest.mark.parametrize("name", ["新三样", "新三樣", "three new kinds", "xīn sān yàng"])
def test_concept_by_key_or_label(index: Index, name: str) -> None:
    assert index.concept(name).key == "新三样"


@pytest.mark.parametrize(("name", "named"), [("新三洋", "新三样"), ("新四样", "新三样"), ("qqqq", "tifa terms lists")])
def test_unknown_concept(index: Index, name: str, named: str) -> None:
    with pytest.raises(UnknownTermError, match=named):
        index.concept(name)


@pytest.mark.parametrize(
    ("conditions", "found"),
    [
        ({}, ["低空经济", "四个意识", "新三样"]),
        ({"kind": "slogan"}, ["四个意识", "新三样"]),
        ({"status": "attested", "kind": "tech"}, ["低空经济"]),
        ({"status": "candidate"}, []),
        ({"status": "preferred"}, []),
        ({"theme": 1}, ["低空经济", "新三样"]),
        ({"theme": 1, "kind": "slogan", "document": "second-brief"}, ["新三样"]),
        ({"theme": 2}, []),
        ({"section": 1}, ["低空经济", "新三样"]),
        ({"section": 3}, ["低空经济", "四个意识", "新三样"]),
        ({"section": 3, "theme": 1}, []),
        ({"section": 4}, []),
        ({"document": "lake-brief"}, ["低空经济", "四个意识", "新三样"]),
        ({"document": "none"}, []),
    ],
)
def test_concepts(index: Index, conditions: dict[str, object], found: list[str]) -> None:
    assert [concept.zh for concept in index.concepts(**conditions)] == found  # type: ignore[arg-type]


def test_sections_themes_documents(index: Index, two: Catalogue) -> None:
    assert index.documents() == list(two.documents)
    assert index.sections() == list(two.sections)
    assert [at.pair for at in index.sections("second-brief")] == [1, 2, 3]
    assert [at.document for at in index.themes("lake-brief")] == ["lake-brief"]
    assert index.themes("none") == []


def test_catalogue_comes_back_whole(index: Index, two: Catalogue) -> None:
    assert index.catalogue() == two


# --- the file ------------------------------------------------------------------------------------------


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="no lookup index"):
        Index(tmp_path / "none.sqlite")


def test_file_of_another_kind(tmp_path: Path) -> None:
    other = tmp_path / "index.sqlite"
    other.write_text("this is no database, and long enough to be looked at as one" * 20)
    with pytest.raises(WorkspaceError, match="not a lookup index"):
        Index(other)


def test_file_that_cannot_be_opened(tmp_path: Path, two: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    made = tmp_path / "index.sqlite"
    write_index(two, made)

    def refuse(*_: object, **__: object) -> None:
        raise sqlite3.OperationalError("unable to open database file")

    monkeypatch.setattr("sqlite3.connect", refuse)  # rights do not stop a superuser
    with pytest.raises(WorkspaceError, match="cannot be read: check its permissions"):
        Index(made)


def test_damage_further_inside(tmp_path: Path, two: Catalogue) -> None:
    made = tmp_path / "index.sqlite"
    write_index(two, made)
    data = made.read_bytes()
    made.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))
    with pytest.raises(WorkspaceError, match=r"is damaged.*run tifa build"), Index(made) as index:
        index.catalogue()


@pytest.mark.parametrize("pragma", ["user_version = 99", "application_id = 1"])
def test_file_of_another_version(tmp_path: Path, two: Catalogue, pragma: str) -> None:
    made = tmp_path / "index.sqlite"
    write_index(two, made)
    with closing(sqlite3.connect(made)) as connection:
        connection.execute(f"PRAGMA {pragma}")
    with pytest.raises(WorkspaceError, match=r"another version.*run tifa build"):
        Index(made)


def test_index_is_read_only(index: Index) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        index._connection.execute("DELETE FROM concept")


def test_an_open_index_keeps_what_it_had(tmp_path: Path, two: Catalogue) -> None:
    made = tmp_path / "index.sqlite"
    write_index(two, made)
    with Index(made) as opened:
        write_index(catalogue([]), made)
        assert opened.catalogue() == two
    with Index(made) as opened:
        assert opened.catalogue() == catalogue([])
        assert opened.lookup("新三样") == []


def test_looking_up_imports_nothing_heavy(path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from graph.index import Index\n"
        f"hits = Index(Path({str(path)!r})).lookup('新三样')\n"
        "heavy = {'rdflib', 'numpy', 'spacy', 'networkx', 'pypinyin', 'lxml', 'pyvis'} & set(sys.modules)\n"
        "sys.exit(str(heavy) if heavy or not hits else 0)"
    )
    subprocess.run([sys.executable, "-W", "ignore::ResourceWarning", "-c", script], check=True, timeout=30)


# --- properties, on a termbase of some hundred concepts ------------------------------------------------------


class Termbase(Catalogue):
    """A catalogue that does not fill the screen when a test fails."""

    def __repr__(self) -> str:
        return "the termbase"


@pytest.fixture(scope="module")
def termbase() -> Catalogue:
    made = generate(300)
    return Termbase(made.documents, made.concepts, (), ())


@pytest.fixture(scope="module")
def big(termbase: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    path = tmp_path_factory.mktemp("big") / "index.sqlite"
    write_index(termbase, path)
    with Index(path) as opened:
        yield opened


#: Seeds of a choice of labels and of what is done to them.
SEEDS = st.integers(0, 2**32).map(random.Random)


def draw_label(chance: random.Random, termbase: Catalogue, *, chinese: int = 1, english: int = 1) -> tuple[str, str]:
    """Draw a concept's key and one of its labels that is long enough."""
    concept = chance.choice(termbase.concepts)
    labels = [one for one in concept.spellings if len(one) >= chinese]
    labels += [one.en for one in concept.renderings if len(one.en) >= english]
    assume(labels)
    return concept.key, chance.choice(labels)


def keys(index: Index, query: str) -> list[str]:
    return [hit.concept.key for hit in index.lookup(query, limit=300)]


@given(SEEDS)
def test_every_label_is_found_whole(big: Index, termbase: Catalogue, chance: random.Random) -> None:
    key, label = draw_label(chance, termbase)
    hits = {hit.concept.key: hit.match for hit in big.lookup(label)}
    assert hits[key] in ("exact", "normalised")
    assert key in {hit.concept.key for hit in big.lookup(label.upper(), exact=True)}


@given(SEEDS)
def test_every_beginning_finds_its_label(big: Index, termbase: Catalogue, chance: random.Random) -> None:
    key, label = draw_label(chance, termbase)
    beginning = label[: chance.randint(1, len(label))]
    assume(label.split()[0] not in ("the", "a", "an"))  # articles count for nothing
    found = [hit for hit in big.lookup(beginning, limit=300) if hit.concept.key == key]
    assert found
    assert found[0].match in ("exact", "normalised", "prefix")


@given(SEEDS)
def test_every_stretch_finds_its_label(big: Index, termbase: Catalogue, chance: random.Random) -> None:
    key, label = draw_label(chance, termbase, english=3)
    least = 3 if label.isascii() else 1
    start = chance.randint(0, len(label) - least)
    stretch = label[start : chance.randint(start + least, len(label))]
    assume(len(stretch.strip()) >= least)
    assert key in keys(big, stretch)


@given(SEEDS)
def test_every_pattern_made_of_a_label_finds_it(big: Index, termbase: Catalogue, chance: random.Random) -> None:
    key, label = draw_label(chance, termbase)
    cuts = sorted(chance.randint(0, len(label)) for _ in range(2 * chance.randint(1, 3)))
    kept = [label[start:end] for start, end in zip([0, *cuts[1::2]], [*cuts[::2], len(label)], strict=True)]
    assume("".join(kept).strip() and label.split()[0] not in ("the", "a", "an"))  # as above
    assert key in keys(big, "*".join(kept))


@given(SEEDS)
def test_words_in_any_order_find_their_rendering(big: Index, termbase: Catalogue, chance: random.Random) -> None:
    concept = chance.choice(termbase.concepts)
    words = concept.renderings[0].en.split()
    chance.shuffle(words)
    assert concept.key in keys(big, " ".join(words))
    assert concept.key in keys(big, f"{concept.zh[:2]} {words[0]}")


@given(SEEDS)
def test_every_slip_of_one_letter_finds_the_label(big: Index, termbase: Catalogue, chance: random.Random) -> None:
    key, label = draw_label(chance, termbase, chinese=4, english=6)
    at = chance.randrange(len(label))
    other = chance.choice("abcdefghijklmnopqrstuvwxyz" if label.isascii() else "的一是不了人我在有他")
    kind = chance.choice(["other", "more", "less", "swapped"])
    middle = {"other": other, "more": other + label[at], "less": "", "swapped": label[at : at + 2][::-1]}[kind]
    slip = label[:at] + middle + label[at + (2 if kind == "swapped" else 1) :]
    hits = big.lookup(slip, limit=100)
    # What is found otherwise, by chance, is no slip.
    assert key in [hit.concept.key for hit in hits] or (hits and hits[0].match != "fuzzy")


@pytest.mark.parametrize(("made_for", "fits"), [("one", True), (None, True), ("other", False)])
def test_an_index_of_another_state(tmp_path: Path, two: Catalogue, made_for: str | None, fits: bool) -> None:
    write_index(two, tmp_path / "index", made_for="one")
    if fits:
        Index(tmp_path / "index", made_for=made_for).close()
        return
    with pytest.raises(WorkspaceError, match=r"not that of the store beside it.*run tifa build"):
        Index(tmp_path / "index", made_for=made_for)


def test_a_hit_has_its_documents_and_its_sentence(index: Index) -> None:
    (hit,) = index.lookup("three new kinds")
    assert (hit.first_document, hit.last_document) == ("lake-brief", "second-brief")
    assert hit.sentence is not None
    assert hit.sentence.en_span is not None
    assert hit.sentence.en_span.of(hit.sentence.en) == "three new kinds"


def test_suggestions_for_a_sentence_are_the_terms_in_it(index: Index) -> None:
    assert index.suggest("我们今年要大力发展低空经济这件事情") == ["低空经济"]
