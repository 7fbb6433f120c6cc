"""Which verdict each occurrence of a term gets."""

import pytest

from glossary.checking.base import Judgement
from tests.glossary.checking.samples import checked


def _verdicts(zh: str, en: str) -> str:
    return ",".join(f"{one.key} {one.verdict}" for one in checked((zh, en)).judgements)


@pytest.mark.parametrize(
    ("zh", "en", "verdicts"),
    [
        (
            "加快发展新质生产力。",
            "We will speed up the growth of new quality productive forces.",
            "发展 known,新质生产力 preferred",
        ),
        ("培育新质生产力。", "We will foster New Quality Productive Forces.", "新质生产力 preferred"),
        ("培育新质生产力。", "We will foster productive forces of a new quality.", "新质生产力 preferred"),
        ("培育新质生产力。", "We will foster new quality and advanced productive forces.", "新质生产力 preferred"),
        ("培育新质生产力。", "We will foster new quality productivity.", "新质生产力 deprecated"),
        ("培育新质生产力。", "We will foster new-type productivity.", "新质生产力 admitted"),
        ("培育新质生产力。", "We will foster innovation-driven productive capacity.", "新质生产力 unknown"),
        ("推动高质量发展。", "We will promote high-quality development.", "高质量发展 preferred"),
        ("推动高质量发展。", "We will promote development of high quality.", "高质量发展 preferred"),
        ("推动高质量发展。", "We will promote development.", "高质量发展 deprecated"),
        (
            "推动高质量发展，保障民生。",
            "We will promote high quality development and safeguard people’s livelihoods.",
            "高质量发展 preferred,民生 preferred",
        ),
        (
            "推动乡村振兴。",
            "The Countryside shall be revitalised, and rural revitalisation promoted.",
            "乡村振兴 preferred",
        ),
        ("推动乡村振兴。", "We will press on with village revival.", "乡村振兴 deprecated"),
        ("全面深化改革。", "Reform will be comprehensively deepened.", "全面深化改革 preferred"),
        ("全面深化改革。", "Deepening reform comprehensively", "全面深化改革 preferred"),
        ("全面深化改革。", "Reforms were deepened across the board.", "全面深化改革 admitted"),
        ("坚持法治。", "We uphold the rule of law.", "法治 preferred"),
        ("坚持法治。", "We uphold rule by law.", "法治 deprecated"),
        ("我们无法治理这条河。", "We cannot bring this river under control.", ""),
        ("中国家庭的收入增加了。", "The incomes of Chinese families rose.", ""),
        ("人民币汇率保持稳定。", "The RMB exchange rate stayed stable.", ""),
        (
            "人民的国家为人民。",
            "The people's country is for the people.",
            "人民 preferred,国家 preferred,人民 preferred",
        ),
        ("推进中国式现代化。", "We will advance Chinese modernization.", "中国式现代化 preferred"),
        ("推进中国式现代化。", "We will advance China's modernization.", "中国式现代化 preferred"),
        ("推进中国式现代化。", "We will advance Chinese-style modernization.", "中国式现代化 deprecated"),
        ("推进现代化。", "The city will modernise.", "现代化 preferred"),
        ("开展三项行动。", "We launched 3 initiatives.", "三项行动 preferred"),
        ("稳定产业链供应链。", "We will stabilize industrial and supply chains.", "产业链 preferred,供应链 preferred"),
        ("建设生态文明。", "We will build material and ecological civilizations.", "生态文明 preferred"),
        ("文化中心已建成。", "The cultural centres have been built.", "文化中心 preferred"),
        ("示范计划启动。", "The demonstration programme was launched.", "示范计划 preferred"),
        (
            "人工智能（AI）发展迅速，人工智能改变生活。",
            "Artificial intelligence (AI) has seen rapid development; AI changes lives.",
            "人工智能 preferred,发展 preferred,人工智能 preferred",
        ),
        (
            "湖区支持中小企业。中小企业贡献大。",
            "The lake region supports small and medium-sized enterprises (SMEs). SMEs contribute a great deal.",
            "中小企业 preferred,中小企业 preferred",
        ),
        ("坚持党的领导。", "We uphold the leadership of the Party.", "党的领导 preferred"),
        ("坚持党的领导。", "The Party's leadership is upheld.", "党的领导 preferred"),
        (
            "低空经济正在起飞，它带来了新机遇。",
            "The low‑altitude economy is taking off, and it brings new opportunities.",
            "低空经济 preferred",
        ),
        (
            "低空经济正在起飞。低空经济带来新机遇。",
            "The low-altitude economy is taking off. It brings new opportunities.",
            "低空经济 preferred,低空经济 preferred",
        ),
        ("低空經濟正在起飛。", "The low-altitude economy is taking off.", "低空经济 preferred"),
        ("低空经济正在起飞。", "LOW-ALTITUDE ECONOMY TAKES OFF", "低空经济 preferred"),
        ("低空经济正在起飞。", "The low-flying economy is taking off.", "低空经济 deprecated"),
        (
            "低空经济和经济都在增长。",
            "The low-altitude economy and the economy as a whole are growing.",
            "低空经济 preferred,经济 preferred",
        ),
        ("低空经济带动经济。", "The low-altitude economy drives commerce.", "低空经济 preferred,经济 unknown"),
        ("数字政府建设加快。", "E-government is being built faster.", "数字政府 known"),
        ("做好宣传工作。", "Publicity work must be done well.", "宣传 preferred"),
        ("做好宣传工作。", "We must do well in propaganda work.", "宣传 deprecated"),
        ("各民族团结。", "All ethnic groups are united.", "民族 preferred"),
        ("各民族团结。", "All nationalities are united.", "民族 deprecated"),
        ("少数民族的文化", "the culture of ethnic minorities", ""),
        ("提升软实力，改善民生。", "We will improve people's livelihood.", "软实力 missing,民生 preferred"),
        ("提升软实力。", "We will enhance cultural influence.", "软实力 unknown"),
        ("实现共同富裕。", "Prosperity for all will be achieved in common.", "共同富裕 unknown"),
        ("实现共同富裕。", "We will achieve shared prosperity.", "共同富裕 admitted"),
        ("建设湖区强市。", "We will build Anhe into a strong lake city.", "建设湖区强市 preferred"),
        (
            "新质生产力发展快，新质生产力前景好。",
            "New quality productive forces grew fast; new quality productivity has good prospects.",
            "新质生产力 preferred,发展 known,新质生产力 deprecated",
        ),
        ("发展中国家需要发展。", "Developing countries need development.", "国家 preferred,发展 preferred"),
        (
            "推动高质量发展，让发展成果惠及人民。",
            "We will pursue high-quality development and let the fruits of growth benefit the people.",
            "高质量发展 preferred,发展 known,人民 preferred",
        ),
        ("大家都去看湖。", "Everybody went to see the lake.", ""),
        ("落实“新三样”。", "We will carry out the “new three.”", "新三样 preferred"),
        (
            "湖长制落实到村，湖长制见效。",
            "The lake chief system reached the villages, and the lake warden scheme works.",
            "湖长制 known,湖长制 known",
        ),
        ("社会主义国家", "a socialist country", "国家 preferred"),
    ],
)
def test_verdicts(zh: str, en: str, verdicts: str) -> None:
    assert _verdicts(zh, en) == verdicts


def _judgement(zh: str, en: str, key: str) -> Judgement:
    return next(one for one in checked((zh, en)).judgements if one.key == key)


def test_a_judgement_says_what_it_rests_on() -> None:
    zh, en = "要培育新质生产力。", "We will foster New Quality productive forces."
    one = _judgement(zh, en, "新质生产力")
    assert (one.zh_span.of(zh), one.en_spans[0].of(en), one.en) == (one.zh, one.en, "New Quality productive forces")
    assert (one.rendering, one.tolerated) == ("new quality productive forces", ("case",))
    assert one.expected == ("new quality productive forces", "new-type productivity")
    assert one.because == (
        "“new quality productive forces” is the preferred rendering of 新质生产力 (test); the text differs in case."
    )


def test_what_replaces_a_deprecated_rendering_comes_first() -> None:
    one = _judgement("低空经济起飞。", "The low-flying economy takes off.", "低空经济")
    assert one.expected == ("low-altitude economy",)
    assert "is a deprecated rendering" in one.because


def test_an_unknown_rendering_is_shown() -> None:
    one = _judgement("提升软实力。", "We will enhance cultural influence.", "软实力")
    assert one.en.endswith("cultural influence")
    assert (one.rendering, one.expected) == ("", ("soft power",))
    assert "most likely stands for 软实力" in one.because


def test_a_missing_one_has_no_place_in_english() -> None:
    one = _judgement("提升软实力，改善民生。", "We will improve people's livelihood.", "软实力")
    assert (one.en, one.en_spans, one.rendering) == ("", (), "")


def test_a_pronoun_takes_up_the_sentence_before() -> None:
    zh, en = "低空经济正在起飞。低空经济带来机遇。", "The low-altitude economy is taking off. It brings opportunities."
    first, second = checked((zh, en)).judgements
    assert (second.verdict, second.en, second.tolerated) == ("preferred", "It", ("pronoun",))
    assert second.unit == first.unit + 1


def test_a_rendering_in_a_neighbouring_sentence_counts() -> None:
    zh = "低空经济正在起飞。我们要改善湖区的交通，让村民受益。"
    en = "Things are taking off. We will improve traffic in the lake region for villagers through the low-altitude economy."
    [one] = checked((zh, en)).judgements
    assert one.verdict == "preferred"
    assert "neighbouring sentence" in one.because or one.en == "low-altitude economy"


def test_the_rendering_of_a_longer_term_serves_the_shorter_one_only_if_nothing_else_does() -> None:
    zh = "推动高质量发展，发展为了人民。"
    shared = checked((zh, "We pursue high-quality development, which is for the people.")).judgements
    assert [(one.key, one.verdict, one.en) for one in shared][:2] == [
        ("高质量发展", "preferred", "high-quality development"),
        ("发展", "preferred", "development"),
    ]
    assert "the rendering of 高质量发展 has it" in shared[1].because
    own = checked((zh, "We pursue high-quality development, and growth is for the people.")).judgements
    assert [(one.key, one.verdict, one.en) for one in own][1] == ("发展", "known", "growth")


def test_offsets_count_in_the_paragraph() -> None:
    pairs = ("湖区很美。乡村振兴加快。", "The lake is beautiful. Rural revitalization is faster.")
    check = checked(("第一段。", "The first paragraph."), pairs)
    [one] = check.judgements
    assert (one.pair, one.unit) == (2, 3)
    assert one.zh_span.of(pairs[0]) == "乡村振兴"
    assert one.en_spans[0].of(pairs[1]) == "Rural revitalization"


def test_terms_of_a_sentence_that_is_left_out_are_missing() -> None:
    zh = "湖区的春天来得早，花开满山，游客很多。我们要持续提升软实力，让更多的人了解湖区的文化和历史。"
    en = "Spring comes early to the lake region; flowers cover the hills, and there are many visitors."
    assert [(one.key, one.verdict) for one in checked((zh, en)).judgements] == [("软实力", "missing")]


def test_terms_side_by_side_may_have_one_rendering() -> None:
    terms = {"村民": ["+people"], "群众": ["+people"]}
    found = checked(("村民群众满意。", "The people are satisfied."), terms=terms).judgements
    assert [one.verdict for one in found] == ["preferred", "preferred"]
    apart = checked(
        ("人民满意，湖区的企业和群众也满意。", "The people are satisfied, and so are the firms."), terms=terms
    ).judgements
    assert sorted(one.verdict for one in apart) != ["preferred", "preferred"]


def test_the_other_term_s_rendering_is_no_evidence_without_the_term_in_its_chinese() -> None:
    terms = {"强市": ["+strong country town"], "国家": ["+country"]}
    found = checked(("国家支持建设强市。", "Support goes to the strong country town."), terms=terms).judgements
    assert {one.key: one.verdict for one in found}["国家"] in ("missing", "unknown")


def test_a_word_in_capitals_is_no_pronoun() -> None:
    terms = {"信息技术": ["+IT"]}
    assert [one.verdict for one in checked(("信息技术很重要。", "IT matters."), terms=terms).judgements] == [
        "preferred"
    ]
    assert [one.verdict for one in checked(("信息技术很重要。", "We think it matters."), terms=terms).judgements] != [
        "preferred"
    ]


def test_a_quoted_part_keeps_its_quotation_mark() -> None:
    terms = {"小巨人企业": ["+little giant firms"]}
    [one] = checked(("培育“小巨人”企业。", "We foster “little giant” firms."), terms=terms).judgements
    assert (one.zh, one.verdict, one.tolerated) == ("“小巨人”企业", "preferred", ("quotation marks",))


def test_a_common_word_with_a_demonstrative_takes_up_the_sentence_before() -> None:
    zh = "中小企业提供就业。中小企业需要支持。"
    en = "Small and medium-sized enterprises provide jobs. These businesses need support."
    assert [one.verdict for one in checked((zh, en)).judgements] == ["preferred", "preferred"]


def test_the_longer_term_has_the_first_say_in_words_that_both_claim() -> None:
    terms = {
        "湖区创新中心": ["regional innovation centers"],
        "创新中心": ["+regional innovation centers", "innovation centers"],
    }
    pair = ("建设湖区创新中心，支持创新中心。", "We built regional innovation centers and support innovation centers.")
    found = {one.key: (one.verdict, one.en) for one in checked(pair, terms=terms).judgements}
    assert found["湖区创新中心"] == ("known", "regional innovation centers")
    assert found["创新中心"][0] in ("preferred", "known")


_NESTED = {"智慧渔业": ["+smart fishery"], "渔业": ["+fishery"]}


@pytest.mark.parametrize(
    ("zh", "en", "verdicts"),
    [
        ("智慧渔业的关键是弄清渔业怎么发展。", "The key to smart fishery is to know what to do next.", "preferred,missing"),
        ("智慧渔业的关键是弄清渔业怎么发展。", "The key to smart fishery is how it grows.", "preferred,preferred"),
        ("智慧渔业的关键是弄清渔业怎么发展。", "The key to smart fishery is how fishery grows.", "preferred,preferred"),
        ("智慧渔业为渔业引路。", "Smart fishery shows the way.", "preferred,missing"),
    ],
)  # fmt: skip
def test_what_stands_in_the_longer_term_s_rendering_alone_is_left_out_unless_taken_up(
    zh: str, en: str, verdicts: str
) -> None:
    assert ",".join(one.verdict for one in checked((zh, en), terms=_NESTED).judgements) == verdicts


def test_each_place_of_a_term_is_judged_by_its_own_rendering() -> None:
    terms = {"外贸": ["+foreign trade", "-overseas trade"]}
    pair = ("外贸要扩，外贸的重点在港口。", "Foreign trade must grow; the focus of overseas trade is on ports.")
    found = checked(pair, terms=terms).judgements
    assert [(one.verdict, one.en) for one in found] == [
        ("preferred", "Foreign trade"),
        ("deprecated", "overseas trade"),
    ]


def test_a_deprecated_rendering_is_told_in_a_coordination() -> None:
    terms = {"学前教育": ["+preschool education", "-kindergarten education"], "继续教育": ["+continuing education"]}
    pair = ("学前教育和继续教育都要办好。", "Kindergarten and continuing education must both be run well.")
    found = checked(pair, terms=terms).judgements
    assert [(one.verdict, one.en) for one in found] == [
        ("deprecated", "Kindergarten … education"),
        ("preferred", "continuing education"),
    ]
