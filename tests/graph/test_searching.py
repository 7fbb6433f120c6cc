"""What queries meet, in which order, and why: on documents, authority lists and decisions made for it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from graph.catalogue import Catalogue, ConceptEntry, RenderingEntry
from graph.cataloguing import catalogue
from graph.index import Index, write_index
from tests.factories import harvest


def concept(zh: str, pinyin: str, *renderings: str, count: int = 1, status: str = "candidate") -> ConceptEntry:
    """Return a concept of these labels; the status is that of its first rendering."""
    entries = tuple(
        RenderingEntry(en, en.casefold(), (en,), status if at == 0 else "candidate", 1, ("a",), ("Desk",), 0.8)
        for at, en in enumerate(renderings)
    )
    like = catalogue([harvest()]).concepts[0]
    return replace(
        like,
        key=zh,
        zh=zh,
        spellings=(zh,),
        pinyin=pinyin,
        renderings=entries,
        count=count,
        kind="concept",
        citations=(),
    )


def index_of(folder: Path, *concepts: ConceptEntry) -> Index:
    path = folder / "index.sqlite"
    write_index(Catalogue((), tuple(sorted(concepts, key=lambda one: one.key)), (), ()), path)
    return Index(path)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    with index_of(
        tmp_path_factory.mktemp("searching"),
        concept(
            "新质生产力", "xīn zhì shēng chǎn lì", "new quality productive forces", "new-quality productivity", count=5
        ),
        concept("绿色生产力", "lǜ sè shēng chǎn lì", "green productive forces"),
        concept("生产力", "shēng chǎn lì", "productive forces", count=9),
        concept("发展新质生产力", "fā zhǎn xīn zhì shēng chǎn lì", "developing new quality productive forces"),
        concept("新三样", "xīn sān yàng", "new trio", "new three"),
        concept("重庆速度", "chóng qìng sù dù", "the pace of Chongqing"),
        concept("5G工厂", "5G gōng chǎng", "5G factories"),
        concept("湖滨综合整治工程", "hú bīn zōng hé zhěng zhì gōng chéng", "lakeshore improvement project"),
    ) as opened:
        yield opened


@pytest.mark.parametrize(
    ("query", "found"),
    [
        # the term itself, then what begins so, then what holds it: each by count
        ("生产力", ["生产力", "新质生产力", "绿色生产力", "发展新质生产力"]),
        ("新質生產力", ["新质生产力", "发展新质生产力"]),
        ("新", ["新质生产力", "新三样", "发展新质生产力"]),
        # English in any inflection, and in any order
        ("green productive force", ["绿色生产力"]),
        ("developed new qualities productive force", ["发展新质生产力"]),
        ("force quality new", ["新质生产力", "发展新质生产力"]),
        ("forces green", ["绿色生产力"]),
        ("pace chongqing", ["重庆速度"]),
        ("ductive forc", ["生产力", "新质生产力", "绿色生产力", "发展新质生产力"]),
        # pinyin
        ("xzscl", ["新质生产力", "发展新质生产力"]),
        ("XZSCL", ["新质生产力", "发展新质生产力"]),
        ("xzhshchl", ["新质生产力", "发展新质生产力"]),
        ("xin'zhi sheng chan'li", ["新质生产力", "发展新质生产力"]),
        ("xin1zhi4sheng1chan3li4", ["新质生产力", "发展新质生产力"]),
        ("lv4 se4", ["绿色生产力"]),
        ("luse", ["绿色生产力"]),
        ("zhongqing", ["重庆速度"]),
        ("xin zh", ["新质生产力", "发展新质生产力"]),
        # of both languages
        ("新质 force", ["新质生产力", "发展新质生产力"]),
        ("力 新质", ["新质生产力", "发展新质生产力"]),
        ("5g", ["5G工厂"]),
        ("factory 工厂", ["5G工厂"]),
        # wildcards
        ("*生产力", ["生产力", "新质生产力", "绿色生产力", "发展新质生产力"]),
        ("新*力", ["新质生产力"]),
        ("三*样", ["新三样"]),  # no label fits from end to end
        ("new*forces", ["新质生产力"]),
        ("*new*forces", ["新质生产力", "发展新质生产力"]),
        ("n*o", ["新三样"]),
        ("xin*li", ["新质生产力"]),
        ("g*n＊forces", ["绿色生产力"]),
        ("*qq*", []),
        ("*", []),
        ("新[质*", []),
        # slips
        ("新质生产例", ["新质生产力"]),
        ("新质产力", ["新质生产力"]),
        ("新质生生产力", ["新质生产力"]),
        ("green productiev forces", ["绿色生产力"]),
        ("greenproductive forces", ["绿色生产力"]),
        ("xinzishengchanli", ["新质生产力"]),
        ("new qualty productive", ["新质生产力", "发展新质生产力"]),
    ],
)
def test_found(index: Index, query: str, found: list[str]) -> None:
    hits = index.lookup(query)
    assert [hit.concept.zh for hit in hits][: len(found)] == found
    if hits and hits[0].match != "fuzzy":
        assert len(hits) == len(found)


@pytest.mark.parametrize(
    ("query", "match", "why"),
    [
        ("新三样", "exact", "the term itself"),
        ("新三樣", "normalised", "the term, in traditional characters"),
        ("“新三样”", "normalised", "the term, apart from marks"),
        ("New Trio", "exact", "the rendering itself"),
        ("pace of Chongqing", "normalised", "the rendering, apart from marks or an article"),
        ("new trios", "normalised", "the rendering, in another inflection"),
        ("xīn sān yàng", "exact", "pinyin"),
        ("xin1 san1 yang4", "normalised", "pinyin"),
        ("xinsanyang", "normalised", "pinyin without tones"),
        ("zhong qing su du", "normalised", "pinyin, another reading"),
        ("xsy", "normalised", "pinyin initials"),
        ("重庆", "prefix", "beginning of the term"),
        ("green prod", "prefix", "beginning of the rendering"),
        ("xinsany", "prefix", "beginning of the pinyin"),
        ("cqs", "prefix", "beginning of the pinyin initials"),
        ("三", "part", "part of the term"),
        ("trio", "part", "part of the rendering"),
        ("sanyang", "part", "part of the pinyin"),
        ("new forces", "part", "English, words left out between"),
        ("qualities productive force", "part", "part of the rendering, in another inflection"),
        ("trio new", "part", "English, other word order"),
        ("工厂 5G", "part", "pieces of the term"),
        ("新三 trio", "part", "pieces of the term and of a rendering"),
        ("新*样", "part", "fits 新*样"),
        ("xin*yang", "part", "fits xin*yang as pinyin"),
        ("三*样", "part", "a part fits 三*样"),
        ("新质生产例", "fuzzy", "one character differs"),
        ("湖滨工程", "fuzzy", "characters left out inside"),
        ("新三样战略", "fuzzy", "stands in what you typed"),
        ("geren productive forces", "fuzzy", "English, two letters swapped"),
        ("xinsangyang", "fuzzy", "pinyin, one letter differs"),
        ("qualty new", "fuzzy", "English, qualty ≈ quality"),
    ],
)
def test_says_why(index: Index, query: str, match: str, why: str) -> None:
    hit = index.lookup(query)[0]
    assert (hit.match, hit.why) == (match, why)


def test_a_term_in_the_query_is_meant_rather_than_one_that_looks_like_it(tmp_path: Path) -> None:
    terms = (
        concept("九湖会", "jiǔ hú huì", "nine lakes"),
        concept("八湖会规划", "bā hú huì guī huà", "eight lakes plan"),
    )
    with index_of(tmp_path, *terms) as index:
        assert [hit.concept.key for hit in index.lookup("九湖会规划")] == ["九湖会", "八湖会规划"]
        assert [hit.concept.key for hit in index.lookup("湖会规划案例汇编", limit=1)] == []
        assert index.lookup("九湖会规划", lang="en") == []


@pytest.mark.parametrize(
    ("query", "options", "found"),
    [
        ("xzscl", {"lang": "en"}, []),
        ("green productive forces", {"lang": "zh"}, []),
        ("新质 force", {"lang": "zh"}, []),
        ("新*力", {"lang": "en"}, []),
        ("新*力", {"kind": "slogan"}, []),
        ("新*力", {"kind": "concept"}, ["新质生产力"]),
        ("force new", {"kind": "slogan"}, []),
        ("新质生产例", {"kind": "slogan"}, []),
        ("新", {"exact": True}, []),
        ("新*样", {"exact": True}, ["新三样"]),
    ],
)
def test_narrowed(index: Index, query: str, options: dict[str, str], found: list[str]) -> None:
    assert [hit.concept.zh for hit in index.lookup(query, **options)] == found  # type: ignore[arg-type]


def test_ties_by_status_count_length(tmp_path: Path) -> None:
    with index_of(
        tmp_path,
        concept("水长", "shuǐ zhǎng", "water chief", count=3),
        concept("水短一些", "shuǐ duǎn yī xiē", "water short", count=3),
        concept("水好", "shuǐ hǎo", "water good", status="preferred"),
        concept("水行", "shuǐ xíng", "water fair", status="admitted"),
        concept("水多", "shuǐ duō", "water much", count=7),
        replace(concept("水官", "shuǐ guān"), documents=(), status="authority"),
        replace(concept("水坏", "shuǐ huài", "water bad", count=99), status="deprecated"),
    ) as index:
        found = [hit.concept.zh for hit in index.lookup("水")]
        assert found == ["水好", "水行", "水多", "水长", "水短一些", "水官", "水坏"]
        assert [hit.concept.zh for hit in index.lookup("water", limit=3)] == found[:3]


def test_a_deprecated_rendering_says_so(tmp_path: Path) -> None:
    with index_of(tmp_path, concept("水好", "shuǐ hǎo", "water good", status="deprecated")) as index:
        assert index.lookup("water good")[0].why == "the rendering itself (deprecated by the editors)"


def test_nothing_close_is_lost_to_a_cap(tmp_path: Path) -> None:
    many = [concept(f"湖{chr(0x4E00 + at)}", "hú yī", f"lake {at}", "lake", count=500 - at) for at in range(400)]
    rare = concept("湖", "hú", "the lake itself")
    with index_of(tmp_path, *many, rare) as index:
        assert index.lookup("湖", limit=1)[0].concept.zh == "湖"
        assert len(index.lookup("湖", limit=401)) == 401
        assert len(index.lookup("lake", limit=1000)) == 401
