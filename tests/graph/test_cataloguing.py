"""What the catalogue says of the documents, checked on hand-made harvests."""

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.types import Harvest, Kind, Metadata, Section, Span
from graph.catalogue import Catalogue, ConceptEntry, MemberEntry, ThemeReach
from graph.cataloguing import catalogue, pinyin
from tests.factories import PAIRS, harvest, term
from tests.glossary.findings.samples import harvest_of


@pytest.fixture
def one() -> Catalogue:
    return catalogue([harvest()])


def entry(found: Catalogue, key: str) -> ConceptEntry:
    return next(concept for concept in found.concepts if concept.key == key)


def with_terms(name: str, *terms: object, date: str = "2024-05-01", metadata: Metadata | None = None) -> Harvest:
    base = harvest(name, date=date)
    text = base.document if metadata is None else replace(base.document, metadata=metadata)
    return replace(base, document=text, terms=terms)  # type: ignore[arg-type]


def test_order_is_by_date_then_id() -> None:
    made = [harvest("b", date="2024-05-01"), harvest("a", date="2024-05-01"), harvest("z", date="2023")]
    assert [at.id for at in catalogue(made).documents] == ["z", "a", "b"]


def test_order_of_the_harvests_does_not_matter() -> None:
    made = [harvest("b"), harvest("a"), harvest("c", date="2020")]
    assert len({repr(catalogue(order)) for order in permutations(made)}) == 1


def test_document_in_figures(one: Catalogue) -> None:
    (only,) = one.documents
    assert (only.pairs, only.units, only.sections, only.themes, only.concepts, only.occurrences) == (4, 4, 3, 1, 3, 5)
    assert only.metadata.translator == "Lake Desk"


def test_concepts_come_by_key(one: Catalogue) -> None:
    assert (
        [at.key for at in one.concepts] == sorted(at.key for at in one.concepts) == ["低空经济", "四个意识", "新三样"]
    )


def test_concept_gathers_what_is_attested(one: Catalogue) -> None:
    found = entry(one, "新三样")
    assert (found.count, found.omissions, found.number, found.status) == (2, 1, 3, "attested")
    assert found.pinyin == "xīn sān yàng"
    assert found.sections == (("lake-brief", 2), ("lake-brief", 3))
    assert found.themes == (("lake-brief", 1),)
    assert found.members[0] == MemberEntry("电池", "电池", "lake-brief", 4)
    assert found.reasons == ("in quotation marks",)
    assert [(at.en, at.count, at.renderers) for at in found.renderings] == [("three new kinds", 1, ("Lake Desk",))]


def test_concept_without_a_rendering(one: Catalogue) -> None:
    found = entry(one, "四个意识")
    assert found.renderings == ()
    assert found.omissions == found.count == 1


def test_citations_point_into_their_sentences(one: Catalogue) -> None:
    for concept in one.concepts:
        for at in concept.citations:
            assert at.zh_span.of(at.zh) == concept.zh
            assert at.en_span is None or at.en_span.of(at.en) in {
                form for r in concept.renderings for form in r.spellings
            }


@pytest.mark.parametrize(
    ("pair", "place"),
    [(2, "Lake Brief, (一) 坚持生态优先, ¶2"), (4, "Lake Brief, 二、主要成就, ¶4")],
)
def test_place_can_be_cited(one: Catalogue, pair: int, place: str) -> None:
    assert [at.place for at in entry(one, "低空经济").citations if at.pair == pair] == [place]


@pytest.mark.parametrize(
    ("metadata", "begins"),
    [
        (Metadata(title="Lake Brief", title_zh="湖区简报"), "Lake Brief, "),
        (Metadata(title_zh="湖区简报"), "湖区简报, "),
        (Metadata(), "plain, "),
    ],
)
def test_place_names_the_document(metadata: Metadata, begins: str) -> None:
    made = catalogue([with_terms("plain", term("新三样", "slogan", [(2, None)]), metadata=metadata)])
    assert made.concepts[0].citations[0].place.startswith(begins)


def test_place_in_the_preamble_names_no_section() -> None:
    base = harvest()
    roles = (*base.outline.roles[:1], base.outline.roles[1]._replace(section=None), *base.outline.roles[2:])
    made = catalogue([replace(base, outline=replace(base.outline, roles=roles))])
    at = entry(made, "低空经济").citations[0]
    assert (at.section, at.place) == (None, "Lake Brief, ¶2")


def test_sentence_of_a_unit_is_cut_from_the_paragraph() -> None:
    zh, en = PAIRS[3]
    base = harvest()
    cut = replace(base.units[3], zh=Span(zh.index("低空"), len(zh)), en=Span(en.index("and the"), len(en)))
    at = entry(catalogue([replace(base, units=(*base.units[:3], cut))]), "低空经济").citations[1]
    assert at.zh == "低空经济起步。"
    assert at.zh_span == Span(0, 4)
    assert at.en_span is not None
    assert at.en_span.of(at.en) == "low-altitude economy"


def test_a_span_over_the_edge_of_its_unit_widens_the_sentence() -> None:
    zh = PAIRS[3][0]
    base = harvest()
    cut = replace(base.units[3], zh=Span(zh.index("经济"), len(zh)), en=Span(0, 0))
    at = entry(catalogue([replace(base, units=(*base.units[:3], cut))]), "低空经济").citations[1]
    assert at.zh == "低空经济起步。"
    assert at.en == "low-altitude economy"


def test_renderings_that_differ_in_spelling_alone_are_one() -> None:
    upper = PAIRS[3][1].replace("low-altitude economy", "Low‑Altitude Economy")
    base = harvest()
    pairs = (*base.document.pairs[:3], replace(base.document.pairs[3], en=upper))
    (rendering,) = entry(
        catalogue([replace(base, document=replace(base.document, pairs=pairs))]), "低空经济"
    ).renderings
    assert rendering.count == 2
    assert rendering.spellings == ("Low‑Altitude Economy", "low-altitude economy")
    assert rendering.en == "low-altitude economy"


def test_renderings_come_by_count_then_score() -> None:
    terms = [
        term("低空经济", "tech", [(2, "low-altitude economy"), (4, "low-altitude economy")]),
        term("低空经济", "tech", [(2, "three new kinds")]),
    ]
    made = catalogue([with_terms("a", terms[0]), with_terms("b", terms[1])])
    assert [(at.en, at.documents) for at in made.concepts[0].renderings] == [
        ("low-altitude economy", ("a",)),
        ("three new kinds", ("b",)),
    ]


@pytest.mark.parametrize(
    ("metadata", "renderers"),
    [
        (Metadata(issuer="Office", translator="Desk"), ("Desk",)),
        (Metadata(issuer="Office"), ("Office",)),
        (Metadata(), ()),
    ],
)
def test_renderer_is_the_translator_else_the_issuer(metadata: Metadata, renderers: tuple[str, ...]) -> None:
    made = catalogue([with_terms("a", term("新三样", "slogan", [(2, "three new kinds")]), metadata=metadata)])
    assert made.concepts[0].renderings[0].renderers == renderers


@pytest.mark.parametrize(
    ("votes", "kind"),
    [
        ([("tech", 0.5), ("tech", 0.5), ("goal", 0.9)], "tech"),
        ([("tech", 0.5), ("goal", 0.9)], "goal"),
        ([("tech", 0.9), ("slogan", 0.9)], "slogan"),
    ],
)
def test_kind_is_what_most_say_then_the_surest_then_the_first(votes: list[tuple[Kind, float]], kind: Kind) -> None:
    made = [
        with_terms(f"d{at}", term("新三样", vote, [(2, None)], termhood=sure)) for at, (vote, sure) in enumerate(votes)
    ]
    assert catalogue(made).concepts[0].kind == kind


def test_members_are_named_once() -> None:
    made = catalogue([harvest("a"), harvest("b")])
    assert [(at.zh, at.document) for at in entry(made, "新三样").members] == [
        ("电池", "a"),
        ("光伏", "a"),
        ("电动船", "a"),
    ]


def _preferred(harvest: Harvest, key: str) -> list[str]:
    return [at.en for at in entry(catalogue([harvest]), key).renderings]


def test_of_even_renderings_one_outside_of_a_longer_term_is_preferred() -> None:
    sentences = [("建设智慧港口。", "Build smart harbours."), ("港口繁忙。", "The port is busy.")]
    terms: dict[str, list[tuple[int, str | None]]] = {"港口": [(1, "harbours"), (2, "port")]}
    assert _preferred(harvest_of(sentences, terms), "港口") == ["harbours", "port"]  # as the document has them
    longer: dict[str, list[tuple[int, str | None]]] = {"智慧港口": [(1, "smart harbours")]}
    assert _preferred(harvest_of(sentences, terms | longer), "港口") == ["port", "harbours"]


def test_of_even_renderings_one_outside_of_a_heading_is_preferred() -> None:
    sentences = [("一、建设港口", "I. Building Harbours"), ("港口繁忙。", "The port is busy.")]
    made = harvest_of(sentences, {"港口": [(1, "Harbours"), (2, "port")]})
    title = Section(1, 2, 1, "一、", "I.", "建设港口", "Building Harbours", Span(2, 6), Span(3, 20))
    assert _preferred(made, "港口") == ["Harbours", "port"]
    assert _preferred(replace(made, outline=replace(made.outline, sections=(title,))), "港口") == ["port", "Harbours"]


def test_of_even_renderings_the_one_with_the_commonest_spelling_is_preferred() -> None:
    sentences = [
        ("港口甲。", "Harbour here."),
        ("港口乙。", "A harbour."),
        ("港口丙。", "A port."),
        ("港口丁。", "Our port."),
    ]
    made = harvest_of(sentences, {"港口": [(1, "Harbour"), (2, "harbour"), (3, "port"), (4, "port")]})
    assert _preferred(made, "港口") == ["port", "Harbour"]


def test_a_sure_rendering_is_preferred_to_an_unsure_one_wherever_they_stand() -> None:
    sentences = [("建设智慧港口。", "Build smart harbours."), ("港口繁忙。", "The port is busy.")]
    made = harvest_of(sentences, {"港口": [(1, "harbours"), (2, "is busy")], "智慧港口": [(1, "smart harbours")]})
    port = made.terms[0]
    unsure = replace(port, occurrences=(port.occurrences[0], replace(port.occurrences[1], score=0.4)))
    assert _preferred(replace(made, terms=(unsure, made.terms[1])), "港口") == ["harbours", "is busy"]


def test_traditional_spelling_is_the_same_concept() -> None:
    base = harvest("a")
    pairs = (base.document.pairs[0], replace(base.document.pairs[1], zh=PAIRS[1][0].replace("新三样", "新三樣")))
    changed = replace(base, document=replace(base.document, pairs=(*pairs, *base.document.pairs[2:])))
    found = entry(catalogue([changed, harvest("b")]), "新三样")
    assert (found.zh, found.spellings) == ("新三样", ("新三样", "新三樣"))


def test_sections_hold_what_stands_in_themselves(one: Catalogue) -> None:
    part, theme, achievements = one.sections
    assert (part.concepts, theme.theme, achievements.theme) == ((), 1, None)
    assert theme.concepts == ("低空经济", "新三样")
    assert achievements.concepts == ("新三样", "四个意识", "低空经济")


def test_theme_reaches_later_sections(one: Catalogue) -> None:
    (theme,) = one.themes
    assert (theme.speakers, theme.statements) == (("总书记",), 1)
    assert theme.reach == (ThemeReach(3, ("低空经济", "新三样")),)


def test_theme_does_not_reach_back_or_into_itself() -> None:
    base = harvest()
    (theme,) = base.outline.themes
    late = replace(base, outline=replace(base.outline, themes=(replace(theme, pair=3, last_pair=4),)))
    assert catalogue([late]).themes[0].reach == ()


def test_the_harvests_stay_as_they_are() -> None:
    made = harvest()
    before = repr(made)
    catalogue([made])
    assert repr(made) == before


def test_base_of_the_iris() -> None:
    made = catalogue([harvest()], base="https://example.org/")
    assert made.themes[0].iri == "https://example.org/document/lake-brief/theme/1"


@pytest.mark.parametrize(("zh", "expected"), [("5G工厂", "5G gōng chǎng"), ("绿色 发展", "lǜ sè fā zhǎn"), ("", "")])
def test_pinyin(zh: str, expected: str) -> None:
    assert pinyin(zh) == expected


@given(st.text(max_size=8))
def test_pinyin_takes_anything(text: str) -> None:
    assert pinyin(text) == " ".join(pinyin(text).split())


def test_citations_say_where_their_sentence_stands() -> None:
    one = harvest()
    found = catalogue([one])
    for concept in found.concepts:
        for at in concept.citations:
            text = one.document.pair(at.pair).zh
            assert text[at.start : at.start + len(at.zh)] == at.zh
            assert text[at.start + at.zh_span.start : at.start + at.zh_span.end] == at.zh_span.of(at.zh)
            assert one.unit(at.unit).pair == at.pair
    assert found.documents[0].characters == 16 + 25 + 5 + 27
