"""The commands that look at a workspace: terms, lookup, show, documents, status, sections, themes."""

import json
from dataclasses import replace

import pytest

from commands.output import NOT_REVIEWED
from tests import factories
from tests.commands.conftest import Run
from workspace.building import put
from workspace.workspace import Workspace

pytestmark = pytest.mark.usefixtures("filled")


def test_terms(run: Run) -> None:
    result = run("terms")
    assert result.exit_code == 0
    assert result.stdout == (
        "formulation   rendering              kind     found   left out   termhood\n"
        "─────────────────────────────────────────────────────────────────────────\n"
        "低空经济      low-altitude economy   tech        2×                  0.90\n"
        "新三样        three new kinds        slogan      2×          1       0.90\n"
        "四个意识                             slogan      1×          1       0.70\n"
        "3 formulations.\n"
        "Harvested by machine, not reviewed.\n"
    )


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ([], ["低空经济", "新三样", "四个意识"]),
        (["--kind", "slogan"], ["新三样", "四个意识"]),
        (["--theme", "1"], ["低空经济", "新三样"]),
        (["--kind", "slogan", "--theme", "1"], ["新三样"]),
        (["--section", "3"], ["低空经济", "新三样", "四个意识"]),
        (["--document", "lake-brief", "--sort", "pinyin"], ["低空经济", "四个意识", "新三样"]),
        (["--sort", "length", "--limit", "1"], ["低空经济"]),
        (["--sort", "termhood", "--limit", "0"], ["低空经济", "新三样", "四个意识"]),
    ],
)
def test_terms_narrowed_and_ordered(run: Run, options: list[str], expected: list[str]) -> None:
    result = run("terms", "--json", *options)
    data = json.loads(result.stdout)
    assert [term["zh"] for term in data["terms"]] == expected
    assert data["reviewed"] is False
    assert "citations" not in data["terms"][0]


def test_limit_says_what_it_holds_back(run: Run) -> None:
    assert "2 of 3 formulations; --limit 0 shows all.\n" in run("terms", "--limit", "2").stdout


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("新三样", "the term itself"),
        ("“新三樣”", "the term, in traditional characters"),
        ("three new kinds", "the rendering itself"),
        ("The Three New Kinds", "the rendering, apart from marks or an article"),
        ("xin san yang", "pinyin without tones"),
        ("xsy", "pinyin initials"),
        ("新*样", "fits 新*样"),
    ],
)
def test_lookup(run: Run, query: str, why: str) -> None:
    result = run("lookup", query)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        f"新三样  xīn sān yàng  ({why})\n"
        "slogan · attested · 2× in 1 document\n"
        "\n"
        "  three new kinds  1×  Lake Desk (lake-brief)\n"
        "    Lake Brief, (一) 坚持生态优先, ¶2\n"
        "    (一)坚持生态优先。总书记指出,低空经济和“新三样”要走在前面。\n"
        "    (i) Putting ecology first. The General Secretary pointed out that the low-altitude economy and the"
        " “three new kinds” must lead.\n"
        "\n"
        "  (left out in English)  1×\n"
        "    Lake Brief, 二、主要成就, ¶4\n"
        "    电池、光伏、电动船等“新三样”出口增长,增强“四个意识”,低空经济起步。\n"
        "    Exports of batteries, photovoltaics, and electric boats grew, and the low-altitude economy took off.\n"
        "\n"
        "members: 电池 · 光伏 · 电动船\n"
        "themes: 1 坚持生态优先\n"
        "Harvested by machine, not reviewed.\n"
    )


def test_lookup_takes_words_without_quotes_and_names_other_hits(run: Run) -> None:
    assert run("lookup", "three", "new", "kinds").stdout == run("lookup", "three new kinds").stdout
    result = run("lookup", "四")
    assert result.stdout.startswith("四个意识")
    assert "themes" not in result.stdout


def test_other_hits(run: Run, filled: Workspace) -> None:
    low = factories.harvest("second-brief", date="2025")
    put(filled, [replace(low, terms=(*low.terms, factories.term("经济", "concept", [(4, "economy")])))])
    text = run("lookup", "经济").stdout
    assert text.startswith("经济  jīng jì  (the term itself)\n")
    assert text.partition("Also found:\n")[2] == (
        "\n"
        "低空经济  dī kōng jīng jì  (part of the term)\n"
        "  tech · attested · 4× in 2 documents, lake-brief to second-brief\n"
        "  low-altitude economy  4×  Lake Desk\n"
        "    (一)坚持生态优先。总书记指出,低空经济和“新三样”要走在前面。\n"
        "    …ecology first. The General Secretary pointed out that the low-altitude economy and the “three new kinds”"
        " must lead.\n"
        "Harvested by machine, not reviewed.\n"
    )


def test_lookup_json(run: Run) -> None:
    data = json.loads(run("lookup", "low-altitude economy", "--json").stdout)
    (hit,) = data["hits"]
    assert (hit["match"], hit["concept"]["zh"]) == ("exact", "低空经济")
    assert (hit["label"], hit["script"], hit["likeness"]) == ("low-altitude economy", "en", 1.0)
    assert (hit["why"], hit["first_document"], hit["last_document"]) == (
        "the rendering itself",
        "lake-brief",
        "lake-brief",
    )
    assert hit["sentence"]["zh"].startswith("(一)坚持生态优先")
    citation = data["hits"][0]["concept"]["citations"][0]
    assert citation["zh"][citation["zh_span"]["start"] : citation["zh_span"]["end"]] == "低空经济"


def test_lookup_of_many_queries(run: Run) -> None:
    result = run("lookup", "-", input="\ufeff新三样\n\n  xsy \nlow altitude\n")
    assert (result.exit_code, result.stderr) == (0, "")
    assert [line for line in result.stdout.splitlines() if line.startswith("==")] == [
        "== 新三样",
        "== xsy",
        "== low altitude",
    ]
    assert result.stdout.count("Harvested by machine") == 1


def test_queries_that_find_nothing_do_not_end_the_run(run: Run) -> None:
    result = run("lookup", "-", input="新四样子\nqqqq\nxsy\n")
    assert result.exit_code == 1
    assert "== 新四样子\nunknown term '新四样子': did you mean 新三样?\n" in result.stdout
    assert "== qqqq\nunknown term 'qqqq': tifa terms lists those there are\n" in result.stdout
    assert "新三样  xīn sān yàng  (pinyin initials)\n" in result.stdout
    assert result.stderr == "Error: 2 of 3 queries found nothing: what is nearest to them stands above\n"


def test_many_queries_as_json_are_lines(run: Run) -> None:
    result = run("lookup", "-", "--json", input="qqqq\nxsy\n")
    missed, found = map(json.loads, result.stdout.splitlines())
    assert result.exit_code == 1
    assert (missed["query"], missed["hits"], missed["suggestions"]) == ("qqqq", [], [])
    assert (found["query"], [hit["concept"]["zh"] for hit in found["hits"]]) == ("xsy", ["新三样"])


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (b"\n \n", "Error: standard input holds no query: give one a line\n"),
        ("新三样\n低空".encode("gb18030"), "Error: standard input is not UTF-8 in line 1: save it in UTF-8\n"),
    ],
)
def test_standard_input_that_holds_no_queries(run: Run, given: bytes, message: str) -> None:
    result = run("lookup", "-", input=given)
    assert (result.exit_code, result.stderr) == (1, message)


@pytest.mark.parametrize("words", [("lookup", "新三样"), ("show", "新三样"), ("terms",)])
def test_commands_say_that_they_are_behind(run: Run, filled: Workspace, words: tuple[str, ...]) -> None:
    with filled.decisions.open("a", encoding="utf-8") as file:
        file.write("2026-01-01T10:00:00Z | Li | prefer | 新三样 | new trio | why not\n")
    result = run(*words)
    assert result.exit_code == 0
    assert result.stderr == (
        "This is the state of the last build; since then decisions.txt was changed. Run tifa build to follow.\n"
    )
    assert run("build").exit_code == 0
    assert run(*words).stderr == ""


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["lookup", "qqqq"], "Error: unknown term 'qqqq': tifa terms lists those there are\n"),
        (
            ["lookup", "？"],
            "Error: unknown term '？': it has nothing to look for; give Chinese, pinyin or English\n",
        ),
        (["lookup", "--exact", "新三"], "Error: unknown term '新三': did you mean 新三样?\n"),
        (
            ["lookup", "新三样", "--kind", "org"],
            "Error: unknown term '新三样': the options leave it out; look it up without them\n",
        ),
        (["show", "新三"], "Error: unknown term '新三': did you mean 新三样?\n"),
        (["terms", "--document", "lake"], "Error: unknown document 'lake': known are lake-brief\n"),
        (["terms", "--theme", "7"], "Error: unknown theme '7': known are 1\n"),
        (["terms", "--section", "4"], "Error: unknown section '4': known are 1, 2, 3\n"),
        (["themes", "--theme", "7"], "Error: unknown theme '7': known are 1\n"),
        (["sections", "--document", "x"], "Error: unknown document 'x': known are lake-brief\n"),
    ],
)
def test_not_there(run: Run, arguments: list[str], message: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", message)


@pytest.mark.parametrize(
    ("arguments", "suggestions"),
    [(["show", "新三"], ["新三样"]), (["lookup", "--exact", "新三"], ["新三样"]), (["lookup", "qqqq"], [])],
)
def test_not_there_in_json(run: Run, arguments: list[str], suggestions: list[str]) -> None:
    result = run(*arguments, "--json")
    data = json.loads(result.stdout)
    assert result.exit_code == 1
    assert result.stderr == f"Error: {data['error']}\n"
    assert (data["query"], data["hits"], data["suggestions"]) == (arguments[-1], [], suggestions)


@pytest.mark.parametrize("arguments", [["show"], ["lookup"], ["terms", "--document"]])
def test_text_that_is_not_utf_8(run: Run, arguments: list[str]) -> None:
    result = run(*arguments, "\udcff")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(r"Error: the argument '\udcff' is not UTF-8")


def test_show(run: Run) -> None:
    result = run("show", "新三样")
    assert "sections: (一)坚持生态优先 (¶2) · 二、主要成就 (¶3)\n" in result.stdout
    assert "made of: number 3 · measure word 样\n" in result.stdout
    assert "members: 电池" in result.stdout
    assert "a term because: " in result.stdout
    assert "IRI: https://w3id.org/tifa/id/concept/新三样\n" in result.stdout
    assert result.stdout.endswith(NOT_REVIEWED + "\n")


def test_show_json(run: Run) -> None:
    data = json.loads(run("show", "新三样", "--json").stdout)
    assert data["reviewed"] is False
    assert [member["zh"] for member in data["members"]] == ["电池", "光伏", "电动船"]
    assert data["anatomy"] == {"number": 3, "form": "new", "measure": "样", "head": ""}
    assert data["status"] == "attested"


def test_documents(run: Run) -> None:
    row = run("documents").stdout.splitlines()[2]
    assert row.split() == ["lake-brief", "Lake", "Brief", "2024-05-01", "Lake", "Desk", "4", "3", "1", "3", "5"]
    data = json.loads(run("documents", "--json").stdout)
    assert data["documents"][0]["metadata"]["title_zh"] == "湖区简报"


def test_status(run: Run, filled: Workspace) -> None:
    lines = run("status").stdout.splitlines()
    assert lines[0] == f"Workspace {filled.folder}"
    assert [line.split() for line in lines if line.startswith("  ")][1:] == [["slogan", "2"], ["tech", "1"]]
    data = json.loads(run("status", "--json").stdout)
    assert (data["formulations"], data["formulations_without_rendering"], data["reviewed"]) == (3, 1, False)


def test_sections(run: Run) -> None:
    assert run("sections").stdout.splitlines()[3:6] == [
        "¶1   一、深入学习关于湖区发展的重要论述   I. Studying the Important Expositions on the Lake Region                      0",
        "¶2     (一)坚持生态优先                   (i) Putting ecology first                                      1              2",
        "¶3   二、主要成就                         II. Main Achievements                                                         3",
    ]
    data = json.loads(run("sections", "--json").stdout)
    assert [section["pair"] for section in data["sections"]] == [1, 2, 3]


def test_themes(run: Run) -> None:
    assert run("themes").stdout == (
        "1  坚持生态优先\n"
        "   Putting ecology first\n"
        "   lake-brief, ¶2, 1 statement, 总书记\n"
        "   formulations: 低空经济 · 新三样\n"
        "   recur in 二、主要成就 (¶3): 低空经济 · 新三样\n"
        "\n"
        "1 exposition theme.\n"
        "Harvested by machine, not reviewed.\n"
    )
    data = json.loads(run("themes", "--theme", "1", "--json").stdout)
    assert data["themes"][0]["reach"] == [{"section": 3, "concepts": ["低空经济", "新三样"]}]


def test_show_prints_relations(run: Run, filled: Workspace) -> None:
    put(filled, [replace(factories.harvest(), relations=factories.relations())])
    shown = run("show", "新三样").stdout
    assert "narrower: 低空经济\n" in shown
    assert "related: 四个意识 (G² 24.2)\n" in shown
    assert "full form: 低空经济\n" in run("show", "四个意识").stdout
    (first, _) = json.loads(run("show", "低空经济", "--json").stdout)["relations"]
    assert (first["role"], first["zh"], first["pair"], first["statistic"]) == ("broader", "新三样", 4, None)
