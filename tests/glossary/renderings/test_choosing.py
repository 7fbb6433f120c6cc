"""Tests of `glossary.renderings.choosing`: all evidence of a unit together, terms in competition."""

from glossary.dictionary import Dictionary
from glossary.renderings.choosing import Place, choose
from glossary.types import Occurrence, Span
from tests.glossary.renderings.samples import en_of, linked, pair_of, span_of

EMPTY = Dictionary(None)


def _chosen(
    sentences: list[tuple[str, str]], links: list[tuple[str, str]], terms: list[str]
) -> list[dict[str, Occurrence]]:
    """For each sentence the occurrences of the terms that stand in it."""
    units = [linked(zh, en, links, number=n) for n, (zh, en) in enumerate(sentences, 1)]
    pairs = {n: pair_of(zh, en) for n, (zh, en) in enumerate(sentences, 1)}
    places = {
        n: [Place(t, span_of(zh, t)) for t in terms if t in zh.replace(" ", "")]
        for n, (zh, _) in enumerate(sentences, 1)
    }
    found = choose(units, pairs, places, EMPTY)
    assert [[place for place, _ in found[n]] for n in pairs] == [places[n] for n in pairs]  # all, in the order given
    return [{place.key: occurrence for place, occurrence in found[n]} for n in pairs]


def _renderings(
    sentences: list[tuple[str, str]], links: list[tuple[str, str]], terms: list[str]
) -> list[dict[str, str | None]]:
    chosen = _chosen(sentences, links, terms)
    return [
        {key: en_of(en, o.en) for key, o in found.items()} for (_, en), found in zip(sentences, chosen, strict=True)
    ]


def _kinds(occurrence: Occurrence) -> set[str]:
    return {evidence.kind for evidence in occurrence.evidence}


def test_links_give_a_rendering() -> None:
    [found] = _chosen([("发展 经济", "develop the economy")], [("经济", "economy"), ("发展", "develop")], ["经济"])
    assert found["经济"].en is not None
    assert found["经济"].evidence[0].kind == "links"
    assert found["经济"].score > 0.8


def test_a_gloss_wins_over_the_links() -> None:
    sentence = ("培育 新质 生产力", "the economy needs new forces [新质生产力] now")
    [found] = _chosen([sentence], [("新质", "economy"), ("生产力", "economy")], ["新质生产力"])
    assert _kinds(found["新质生产力"]) == {"gloss"}
    assert found["新质生产力"].score == 0.99
    assert (en_of(sentence[1], found["新质生产力"].en) or "").endswith("new forces")


def test_a_gloss_serves_one_place_of_its_term() -> None:
    text = ("湖区 靠 湖区", "the lake region [湖区] needs our lake area")
    unit = linked(*text, [("靠", "needs")])
    for matrix in (unit.links, unit.either):
        matrix[0, 1:3], matrix[2, -2:] = 0.9, 0.9
    places = [Place("湖区", Span(0, 2)), Place("湖区", Span(3, 5))]
    (_, first), (_, second) = choose([unit], {1: pair_of(*text)}, {1: places}, EMPTY)[1]
    assert (en_of(text[1], first.en), _kinds(first)) == ("lake region", {"gloss"})
    assert en_of(text[1], second.en) == "lake area"


def test_quotation_marks_win_over_the_links() -> None:
    sentence = ("做到 “ 两个 优先 ”", "carry out the “_two priorities_,_”_5 so")
    [found] = _chosen([sentence], [("两个", "two"), ("优先", "priorities"), ("优先", "carry")], ["两个优先"])
    assert en_of(sentence[1], found["两个优先"].en) == "two priorities"  # neither the comma nor the note digit
    assert found["两个优先"].evidence[0].kind == "quotation"


def test_without_its_marks_a_quotation_is_found_by_its_links() -> None:
    sentence = ("做到 “ 两个 优先 ”", "carry out the two priorities_,_5 so")
    assert _renderings([sentence], [("两个", "two"), ("优先", "priorities")], ["两个优先"]) == [
        {"两个优先": "two priorities"}
    ]


def test_what_the_english_leaves_out_has_no_rendering() -> None:
    [found] = _chosen([("绿色 船 和 湖区", "green boats grew")], [("绿色", "green"), ("船", "boats")], ["湖区"])
    assert found["湖区"].en is None
    assert "omission" in _kinds(found["湖区"])
    assert 0.0 < found["湖区"].score <= 1.0


def test_without_english_there_is_no_evidence() -> None:
    [found] = _chosen([("湖区", "")], [], ["湖区"])
    assert (found["湖区"].en, found["湖区"].score, found["湖区"].evidence) == (None, 0.0, ())


def test_one_stretch_serves_one_of_two_terms() -> None:
    text = ("绿色 经济 及其 产业", "the green economy in its trade")
    unit = linked(*text, [("绿色", "green"), ("经济", "economy")])
    for matrix in (unit.links, unit.either):
        matrix[3, 2], matrix[3, 5] = 0.5, 0.4  # 产业 might be the economy or trade
    pairs, industry = {1: pair_of(*text)}, Place("产业", span_of(text[0], "产业"))
    [(_, alone)] = choose([unit], pairs, {1: [industry]}, EMPTY, without={"links", "competition"})[1]
    green = Place("绿色经济", span_of(text[0], "绿色经济"))
    (_, economy), (_, together) = choose([unit], pairs, {1: [green, industry]}, EMPTY)[1]
    assert en_of(text[1], economy.en) == "green economy"
    assert en_of(text[1], together.en) == "trade"
    assert alone != together


def test_nested_terms_may_share_their_words() -> None:
    links = [("绿色", "green"), ("经济", "economy")]
    assert _renderings([("绿色 经济", "the green economy")], links, ["绿色经济", "经济"]) == [
        {"绿色经济": "green economy", "经济": "economy"}
    ]


def test_a_rendering_from_elsewhere_is_preferred() -> None:
    sure, torn = ("发展 湖区", "develop the lake region"), ("湖区 增长", "lake region growth is strong")
    unsure = linked(*torn, number=2)
    for matrix in (unsure.links, unsure.either):
        matrix[0, 0], matrix[0, 1], matrix[1, 1], matrix[1, 2] = 0.9, 0.1, 0.3, 0.9  # region may be the growth's
    first = linked(*sure, [("湖区", "lake"), ("湖区", "region"), ("发展", "develop")], number=1)
    pairs = {1: pair_of(*sure), 2: pair_of(*torn)}
    places = {1: [Place("湖区", span_of(sure[0], "湖区"))], 2: [Place("湖区", span_of(torn[0], "湖区"))]}
    [(_, alone)] = choose([unsure], pairs, places, EMPTY)[2]
    assert en_of(torn[1], alone.en) == "lake"
    [(_, together)] = choose([first, unsure], pairs, places, EMPTY)[2]
    assert en_of(torn[1], together.en) == "lake region"
    assert "consistency" in _kinds(together)


def test_a_unit_without_terms_is_answered_too() -> None:
    assert choose([linked("湖", "lake")], {1: pair_of("湖", "lake")}, {}, EMPTY) == {1: []}
