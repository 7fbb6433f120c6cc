"""Relations between terms: the classes of wording that show them, and the traps beside each."""

from collections.abc import Iterable, Mapping
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.folding import fold_label
from glossary.relations import log_likelihood, relations_of
from glossary.types import (
    KINDS,
    Document,
    Kind,
    Member,
    Occurrence,
    ParagraphPair,
    Relation,
    RelationType,
    Span,
    Term,
    TranslationUnit,
)


def places(sentence: str, wording: str) -> list[int]:
    return [at for at in range(len(sentence)) if sentence.startswith(wording, at)]


def related(
    sentences: Iterable[str],
    terms: Iterable[str],
    *,
    kinds: Mapping[str, Kind] | None = None,
    english: Mapping[str, str] | None = None,
    members: Mapping[str, tuple[str, ...]] | None = None,
    numbers: Mapping[str, int] | None = None,
) -> tuple[Relation, ...]:
    """Return the relations of terms that stand in sentences, each a paragraph; a term is rendered by its English."""
    english = english or {}
    whole = " ; ".join(english.values())
    pairs = tuple(ParagraphPair(number, zh, whole) for number, zh in enumerate(sentences, 1))
    units = tuple(TranslationUnit(at.number, at.number, Span(0, len(at.zh)), Span(0, len(whole)), 1.0) for at in pairs)
    made = []
    for wording in terms:
        en = english.get(wording)
        span = None if en is None else Span(whole.index(en), whole.index(en) + len(en))
        found = tuple(
            Occurrence(pair.number, pair.number, Span(at, at + len(wording)), span, 0.9)
            for pair in pairs
            for at in places(pair.zh, wording)
        )
        listed = tuple(Member(one, 1, Span(0, 1)) for one in (members or {}).get(wording, ()))
        kind = (kinds or {}).get(wording, "concept")
        number = (numbers or {}).get(wording)
        made.append(Term(fold_label(wording), wording, kind, 0.8, (), found, number, listed))
    return relations_of(Document("lake", pairs), units, made)


def of_type(found: Iterable[Relation], wanted: RelationType) -> set[tuple[str, str]]:
    return {(one.source, one.target) for one in found if one.type == wanted}


@pytest.mark.parametrize(
    ("narrower", "broader"),
    [
        ("湖区先进制造业集群", "先进制造业集群"),
        ("先进制造业", "制造业"),
        ("省级湿地公园", "湿地公园"),
        ("稳健的渔业政策", "渔业政策"),
        ("新发展阶段的产业政策", "产业政策"),
        ("湖区绿色发展", "绿色发展"),  # a verb as a noun
        ("经济发展新动力", "新动力"),  # the verb is a noun behind a noun
        ("第六届湖区博览会", "湖区博览会"),
    ],
)
def test_a_compound_is_narrower_than_its_head(narrower: str, broader: str) -> None:
    found = related([f"要看{narrower}。", f"{broader}不同。"], [narrower, broader])
    (one,) = found
    assert (one.type, one.source, one.target, one.pair) == ("broader", narrower, broader, 1)
    sentence = f"要看{narrower}。"
    assert one.source_span.of(sentence) == narrower
    assert one.target_span is not None
    assert one.target_span.of(sentence) == broader
    assert one.score == 0.8
    assert one.statistic is None
    assert broader in one.note


@pytest.mark.parametrize(
    ("longer", "ending"),
    [
        ("推进新型工业化", "新型工业化"),  # a verb with its object
        ("大力推进新型工业化", "新型工业化"),
        ("壮大新兴产业", "新兴产业"),  # an adjective that takes an object
        ("全面推广湖区经验", "湖区经验"),  # a set phrase with a verb in it
        ("坚持湖区的渔业政策", "渔业政策"),  # the verb governs what 的 closes off
        ("企业发挥主体作用", "主体作用"),  # a clause
        ("湖泊和湿地公园", "湿地公园"),  # a series
        ("渔业、湿地公园", "湿地公园"),
        ("产业与渔业政策", "渔业政策"),
        ("一批绿色工厂", "绿色工厂"),  # a quantity
        ("各类湿地公园", "湿地公园"),
        ("今年粮食产量", "粮食产量"),  # a time of speaking
        ("非公有制经济", "公有制经济"),  # a negation
        ("高新技术", "新技术"),  # no border of words
        ("新业态新模式", "新模式"),  # a series without a mark
        ("湖区改善民生", "改善民生"),  # the ending is no noun phrase
    ],
)
def test_what_only_ends_alike_is_not_narrower(longer: str, ending: str) -> None:
    assert not of_type(related([f"要看{longer}。", f"{ending}不同。"], [longer, ending]), "broader")


def test_only_the_nearest_head_counts() -> None:
    terms = ["湖区高端制造业", "高端制造业", "制造业"]
    found = related(["湖区高端制造业、高端制造业、制造业。"], terms)
    assert of_type(found, "broader") == {(terms[0], terms[1]), (terms[1], terms[2])}


def test_a_verb_inside_a_term_of_the_document_is_part_of_a_noun() -> None:
    terms = ["湖区科技创新主体地位", "主体地位"]
    sentence = "科技创新:湖区科技创新主体地位,主体地位。"
    assert not of_type(related([sentence], terms), "broader")
    assert (terms[0], terms[1]) in of_type(related([sentence], [*terms, "科技创新"]), "broader")


def test_kinds_and_numbers_keep_apart() -> None:
    terms = ["湖区创新网络", "创新网络"]
    sentence, pair = "湖区数字网络、数字网络。", ["湖区数字网络", "数字网络"]
    assert of_type(related([sentence], pair, kinds={pair[0]: "org"}), "broader")
    assert not of_type(related([sentence], pair, kinds={pair[0]: "org", pair[1]: "tech"}), "broader")
    assert not of_type(related([sentence], pair, numbers={pair[1]: 3}), "broader")
    assert not of_type(related(["湖区创新网络、创新网络。"], terms), "broader")  # 创新 may govern 网络


@pytest.mark.parametrize(
    ("full", "short", "sentence", "english"),
    [
        ("湖鲜小巨人企业", "湖鲜小巨人", "“湖鲜小巨人”企业,湖鲜小巨人企业。", {}),  # a quoted formulation
        ("渔村振兴战略", "渔村振兴", "渔村振兴战略与渔村振兴。", {}),  # an activity
        ("湖水水位水平", "湖水水位", "湖水水位水平,湖水水位。", {"湖水水位水平": "lake level", "湖水水位": "Lake level"}),
        ("医疗保险", "医保", "医疗保险(医保)。", {"医疗保险": "medical insurance", "医保": "Medical insurance"}),
    ],
)  # fmt: skip
def test_a_short_form_leaves_out_the_sort_or_abbreviates(
    full: str, short: str, sentence: str, english: dict[str, str]
) -> None:
    # Both renderings stand in the English; folding makes them one.
    (one,) = related([sentence], [full, short], english=english)
    assert (one.type, one.source, one.target) == ("short form", full, short)


@pytest.mark.parametrize(
    ("longer", "shorter", "english"),
    [
        ("制造业企业", "制造业", {}),  # firms of an industry
        ("自由贸易区战略", "自由贸易区", {}),  # a place is no undertaking
        ("创新型企业", "创新型", {"创新型企业": "innovative firms", "创新型": "innovative firms"}),  # an attribute
        ("税收优惠政策", "税收政策", {"税收优惠政策": "tax breaks", "税收政策": "tax breaks"}),  # less is said
        ("湿地公园", "湿地", {"湿地公园": "wetlands", "湿地": "wetlands"}),  # a park is no empty noun
        ("医疗保险", "医保", {"医疗保险": "medical insurance", "医保": "health cover"}),  # rendered otherwise
        ("渔业和渔村振兴战略", "渔业", {}),
    ],
)
def test_what_only_begins_alike_is_no_short_form(longer: str, shorter: str, english: dict[str, str]) -> None:
    assert not of_type(related([f"{longer},{shorter}。"], [longer, shorter], english=english), "short form")


def apart(count: int) -> list[str]:
    return [f"第{at}句说别的事。" for at in range(count)]


def test_terms_that_stand_together_are_related_with_the_statistic() -> None:
    (one,) = related(["湿地与候鸟。"] * 4 + apart(30), ["湿地", "候鸟"])
    assert (one.type, one.source, one.target, one.pair) == ("related", "湿地", "候鸟", 1)
    assert one.statistic == round(log_likelihood(4, 4, 4, 34), 2)
    assert one.statistic > 10.83
    assert "4 translation units of 4 and 4" in one.note


@pytest.mark.parametrize(
    ("sentences", "terms", "members"),
    [
        (["湿地与候鸟。"] * 2 + apart(30), ["湿地", "候鸟"], {}),  # in too few units
        (["湿地与候鸟,湿地,候鸟。"] * 2 + apart(30), ["湿地", "候鸟"], {}),  # as often as you like
        (["湿地与候鸟。"] * 9 + apart(1), ["湿地", "候鸟"], {}),  # by chance
        (["湿地。", "候鸟。"] * 30, ["湿地", "候鸟"], {}),  # they avoid each other
        (["湿地的候鸟。", "湿地。", "候鸟。"] + ["湿地。", "候鸟。"] * 2 + apart(90), ["湿地", "候鸟"], {}),  # once
        (["国家湿地与湿地。"] * 4 + apart(30), ["国家湿地", "湿地"], {}),  # nested
        (["湖区湿地保护。"] * 4 + apart(30), ["湖区湿地", "湿地保护"], {}),  # they overlap
        (["湿地与候鸟。"] * 4 + apart(30), ["湿地", "候鸟"], {"湿地": ("候鸟",)}),  # a member
    ],
)
def test_what_is_not_related(sentences: list[str], terms: list[str], members: dict[str, tuple[str, ...]]) -> None:
    assert not of_type(related(sentences, terms, members=members), "related")


def test_a_term_has_five_related_terms_at_most() -> None:
    others = ["候鸟", "芦苇", "渔船", "码头", "灯塔", "水闸", "堤坝"]
    found = related([f"湿地:{'、'.join(others)}。"] * 4 + apart(40), ["湿地", *others])
    counts = {term: sum(term in (one.source, one.target) for one in found) for term in ["湿地", *others]}
    assert max(counts.values()) == 5


@given(st.integers(1, 40), st.integers(0, 40), st.integers(0, 40), st.integers(0, 40))
def test_the_statistic_is_symmetric_and_signed(both: int, first: int, second: int, neither: int) -> None:
    total = both + first + second + neither
    ratio = log_likelihood(both, both + first, both + second, total)
    assert ratio == pytest.approx(log_likelihood(both, both + second, both + first, total), abs=1e-9)
    assert (ratio >= 0) == (both * total >= (both + first) * (both + second))


#: Parts that make compounds, verb phrases, series and short forms of each other.
PARTS = ("先进", "湖区", "制造业", "集群", "战略", "企业", "发展", "的", "和", "推进", "渔村", "振兴", "政策")
WORDINGS = st.lists(st.sampled_from(PARTS), min_size=1, max_size=4).map("".join).filter(lambda one: len(one) > 1)
DOCUMENTS = st.lists(WORDINGS, min_size=2, max_size=8, unique=True)


@settings(max_examples=150, deadline=None)
@given(st.lists(DOCUMENTS, min_size=1, max_size=3), st.sampled_from(KINDS), st.integers(1, 4))
def test_no_cycles_and_related_disjoint_from_broader_over_all_documents(
    documents: list[list[str]], kind: Kind, repeats: int
) -> None:
    """SKOS S27 holds also where the relations of several documents are put together."""
    found: list[Relation] = []
    for terms in documents:
        sentences = ["，".join(terms[at : at + 3]) for at in range(len(terms))] * repeats + apart(20)
        one = related(sentences, terms, kinds={terms[0]: kind}, english=dict.fromkeys(terms, "the same"))
        assert len({frozenset((at.source, at.target)) for at in one}) == len(one)
        found += one
    above = of_type(found, "broader")
    closure = set(above)
    while more := {(low, high) for (low, mid), (same, high) in product(closure, above) if mid == same} - closure:
        closure |= more
    assert not [low for low, high in closure if low == high]
    linked = of_type(found, "related") | of_type(found, "short form")
    assert not (linked | {(second, first) for first, second in linked}) & closure
