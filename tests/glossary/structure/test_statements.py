"""Attributed statements."""

import pytest

from glossary.structure.statements import find_statements, said, said_en


@pytest.mark.parametrize(
    ("text", "speaker", "verbs", "statement"),
    [
        ("总书记指出,湖要清。", "总书记", ("指出",), "总书记指出,湖要清。"),
        ("会上，周远山总书记强调湖要清,强调岸要稳;强调林要密。散会。", "周远山总书记", ("强调",) * 3, "周远山总书记强调湖要清,强调岸要稳;强调林要密。"),
        ("林主席在湖区考察时指出，水是根本，要求管好每条河。", "林主席", ("指出", "要求"), "林主席在湖区考察时指出，水是根本，要求管好每条河。"),
        ("林远山同志多次强调：“水清。岸稳。”大家都记得。", "林远山同志", ("强调",), "林远山同志多次强调：“水清。岸稳。”"),
        ("总书记专门作出重要指示，强调要护好湖。", "总书记", ("强调",), "总书记专门作出重要指示，强调要护好湖。"),
        ("李总理在“两湖”会议上发表重要讲话,深刻阐明治水方向。", "李总理", ("阐明",), "李总理在“两湖”会议上发表重要讲话,深刻阐明治水方向。"),
        ("省委书记要求各地管好河湖。", "书记", ("要求",), "书记要求各地管好河湖。"),
        ("总书记明确要求管好河湖。", "总书记", ("要求",), "总书记明确要求管好河湖。"),
        ("總書記強調：「水要清。」", "總書記", ("強調",), "總書記強調：「水要清。」"),
        ("总书记号召大家植树，并提出三年目标。", "总书记", ("号召", "提出"), "总书记号召大家植树，并提出三年目标。"),
    ],
)  # fmt: skip
def test_a_statement_is_found(text: str, speaker: str, verbs: tuple[str, ...], statement: str) -> None:
    (found,) = find_statements(7, text)
    assert (found.pair, found.speaker, found.verbs, found.zh.of(text)) == (7, speaker, verbs, statement)


@pytest.mark.parametrize(
    "text",
    [
        "大会报告强调,湖要清。",
        "以周远山同志为核心的领导集体强调,湖要清。",
        "按照总书记要求管好河湖。",
        "落实总书记提出的目标。",
        "总书记关于湖区的重要论述是根本遵循。",
        "总书记来到湖边,大家都强调要护水。",
        "主席令要求施行。",
        "各地要强调实效。",
        "他强调要护水。",
    ],
)
def test_no_statement_is_found(text: str) -> None:
    assert find_statements(1, text) == ()


def test_a_pronoun_goes_on_with_the_speaker() -> None:
    text = "总书记指出,湖要清。天气很好。他还强调,岸要稳。"
    assert [(found.speaker, found.zh.of(text)) for found in find_statements(1, text)] == [
        ("总书记", "总书记指出,湖要清。"),
        ("总书记", "他还强调,岸要稳。"),
    ]


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("总书记指出:“湖清，鱼多。”", "湖清"),
        ("总书记强调要护好湖、管好河,建好岸。", "要护好湖、管好河"),
    ],
)
def test_what_was_said(text: str, clause: str) -> None:
    assert said(find_statements(1, text)[0], text) == clause


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("At the lake, General Secretary Zhou Yuanshan stressed that lakes matter, and so do shores.", "lakes matter"),
        ("Premier Li noted: “Water is life. Guard it.”", "Water is life"),
        ("Lakes matter to all.", ""),
    ],
)
def test_what_was_said_in_english(text: str, clause: str) -> None:
    assert said_en(text) == clause
