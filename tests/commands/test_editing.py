"""`tifa edit` and `tifa log`: decisions are checked, written, followed, and survive builds."""

import json

import pytest

from tests import factories
from tests.commands.conftest import Run
from workspace.building import put
from workspace.decisions import read
from workspace.workspace import Workspace


@pytest.fixture
def workspace(empty: Workspace, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A workspace with one hand-made document, and an editor."""
    monkeypatch.setenv("TIFA_EDITOR", "Anna")
    put(empty, [factories.harvest()])
    return empty


def _statuses(workspace: Workspace, term: str) -> dict[str, str]:
    with workspace.index() as index:
        return {entry.en: entry.status for entry in index.concept(term).renderings}


def test_decisions_survive_a_harvest(workspace: Workspace, run: Run) -> None:
    for words in (
        ("prefer", "低空经济", "low-level economy", "--why", "so the ministry"),
        ("deprecate", "低空经济", "low-altitude economy"),
        ("merge", "四个意识", "新三样"),
    ):
        assert run("edit", *words).exit_code == 0
    expected = {"low-level economy": "preferred", "low-altitude economy": "deprecated"}
    assert _statuses(workspace, "低空经济") == expected
    put(workspace, [factories.harvest()])
    assert _statuses(workspace, "低空经济") == expected
    with workspace.index() as index:
        assert index.concept("四个意识").zh == "新三样"
    found = workspace.store.query(
        'SELECT ?label WHERE { ?c skos:prefLabel "低空经济"@zh, ?label FILTER (lang(?label) = "en") }'
    )
    assert found.values() == [("low-level economy",)]


def test_a_merge_and_a_withdrawal(workspace: Workspace, run: Run) -> None:
    said = json.loads(run("edit", "merge", "四个意识", "新三样", "--json").stdout)
    number = said["decisions"][0]["id"]
    assert "四个意识" in run("log", "新三样").stdout
    assert run("edit", "withdraw", number, "--by", "Bo").exit_code == 0
    with workspace.index() as index:
        assert index.concept("四个意识").zh == "四个意识"
    log = json.loads(run("log", "--json").stdout)
    assert [(one["action"], one["who"], one["withdrawn"]) for one in log["decisions"]] == [
        ("merge", "Anna", True),
        ("withdraw", "Bo", False),
    ]


def test_a_rejected_term_is_told_of(workspace: Workspace, run: Run) -> None:
    assert run("edit", "reject", "四个意识", "--why", "a slip").exit_code == 0
    result = run("show", "四个意识")
    assert result.exit_code == 1
    assert "the editors rejected it: tifa log 四个意识" in result.stderr
    assert "a slip" in run("log", "四个意识").stdout


def test_a_split(workspace: Workspace, run: Run) -> None:
    result = run("edit", "split", "低空经济", "低空经济（业） = low-altitude economy", "低空经济（学） = economics")
    assert result.exit_code == 1
    assert "unknown rendering of 低空经济" in result.stderr
    assert read(workspace) == ()
    assert run("edit", "split", "低空经济", "甲 = x").exit_code == 2
    assert run("edit", "split", "低空经济", "甲", "乙 = y").exit_code == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("prefer", "低空经及", "economy"), "unknown term '低空经及': did you mean 低空经济?"),
        (("deprecate", "低空经济", "sky economy"), "unknown rendering of 低空经济 'sky economy'"),
        (("merge", "低空经济", "低空經濟"), "is the same concept"),
        (("relate", "低空经济", "broader", "低空经济"), "is the same concept"),
        (("withdraw", "12345678"), "unknown decision '12345678'"),
        (("note", "低空经济", "x", "--date", "soon"), "no date and time"),
        (("relate", "低空经济", "exactMatch", "http://a b"), "is no IRI"),
        (("relate", "低空经济", "broader", "https://example.org/a"), "name a term"),
        (("prefer", "低空经济", "低空"), "is no English rendering"),
    ],
)
def test_what_makes_no_sense_is_not_written(workspace: Workspace, run: Run, words: tuple[str, ...], said: str) -> None:
    result = run("edit", *words)
    assert result.exit_code == 1
    assert said in result.stderr
    assert read(workspace) == ()


def test_force_decides_on_what_is_not_here(workspace: Workspace, run: Run) -> None:
    result = run("edit", "prefer", "湖心岛", "lake island", "--force")
    assert result.exit_code == 0
    assert "no document here holds 湖心岛; the decision waits" in result.stderr
    assert [one.term for one in read(workspace)] == ["湖心岛"]


def test_a_term_may_be_named_in_pinyin_and_is_written_in_chinese(workspace: Workspace, run: Run) -> None:
    assert run("edit", "deprecate", "dikongjingji", "--use", "新三样", "--date", "2026-03-01").exit_code == 0
    assert [(one.term, one.action, one.when) for one in read(workspace)] == [
        ("低空经济", "deprecate", "2026-03-01T00:00:00Z"),
        ("低空经济", "relate", "2026-03-01T00:00:00Z"),
    ]
    shown = run("show", "低空经济").stdout
    assert "deprecated" in shown
    assert "replaced by: 新三样\n" in shown


def test_people_who_differ_are_told_at_every_build(workspace: Workspace, run: Run) -> None:
    run("edit", "prefer", "低空经济", "low-altitude economy")
    result = run("edit", "prefer", "低空经济", "sky economy", "--by", "Bo")
    assert "Anna preferred 'low-altitude economy' before" in result.stderr
    assert "Anna preferred" in run("build").stderr
    assert "Anna preferred" in run("log", "低空经济").stderr


def test_a_malformed_line_stops_a_build_and_is_named(workspace: Workspace, run: Run) -> None:
    with workspace.decisions.open("a", encoding="utf-8") as file:
        file.write("2026-03-01 | Anna | praise | 低空经济\n")
    result = run("build")
    assert result.exit_code == 1
    assert "decisions.txt, line" in result.stderr
    assert "unknown action 'praise'" in result.stderr
    assert run("show", "低空经济").exit_code == 0  # what is in force stays


def test_nothing_decided(workspace: Workspace, run: Run) -> None:
    assert "Nothing is decided yet" in run("log").stdout
    assert "Nothing is decided on 低空经济" in run("log", "低空经济").stdout


def test_notes_and_definitions_are_shown(workspace: Workspace, run: Run) -> None:
    run("edit", "note", "低空经济", "Mind the airspace.")
    run("edit", "define", "低空经济", "Business in low airspace.")
    shown = run("show", "低空经济").stdout
    assert "Mind the airspace. (Anna" in shown
    assert "Business in low airspace. (Anna)" in shown


def test_a_file_that_was_changed_by_hand_is_noticed(workspace: Workspace, run: Run) -> None:
    assert "decisions.txt has changed" not in run("status").stdout
    with workspace.decisions.open("a", encoding="utf-8") as file:
        file.write("2026-03-01 | Anna | approve | 低空经济\n")
    assert "decisions.txt has changed since the last build" in run("status").stdout
    assert json.loads(run("status", "--json").stdout)["decisions_pending"] is True
    run("build")
    assert "decisions.txt has changed" not in run("status").stdout


def test_what_could_not_be_followed_is_not_written(
    workspace: Workspace, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = workspace.decisions.read_bytes()
    with workspace.writing():  # as another build does
        result = run("edit", "approve", "低空经济")
    assert result.exit_code == 1
    assert "another build is running" in result.stderr
    assert workspace.decisions.read_bytes() == before

    def broken(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("workspace.building._swap", broken)
    assert run("edit", "approve", "低空经济").exit_code == 1
    assert workspace.decisions.read_bytes() == before


def test_a_decision_names_the_term_that_was_typed(workspace: Workspace, run: Run) -> None:
    run("edit", "merge", "四个意识", "新三样")
    run("edit", "note", "四个意识", "the old name")
    assert [one.term for one in read(workspace)] == ["四个意识", "四个意识"]
    assert "the old name" in run("show", "新三样").stdout


def test_what_became_of_a_term_is_told(workspace: Workspace, run: Run) -> None:
    run("edit", "merge", "四个意识", "新三样")
    for command in ("lookup", "show"):
        assert "四个意识 was merged into 新三样" in run(command, "四个意识").stderr
    run("edit", "reject", "新三样")
    for command in ("lookup", "show"):
        result = run(command, "新三样")
        assert result.exit_code == 1
        assert "the editors rejected it" in result.stderr
    assert run("edit", "split", "低空经济", "甲 = low-altitude economy", "甲 = economy").exit_code == 2


def test_what_no_longer_counts_says_so(workspace: Workspace, run: Run) -> None:
    run("edit", "deprecate", "低空经济")
    run("edit", "approve", "低空经济", "--by", "Bo", "--date", "2099-01-01")
    log = json.loads(run("log", "--json").stdout)["decisions"]
    assert [(one["action"], one["in_force"]) for one in log] == [("deprecate", False), ("approve", True)]
    assert "does not count" in run("log", "低空经济").stdout


def test_the_same_again_is_not_written_twice(workspace: Workspace, run: Run) -> None:
    first = run("edit", "prefer", "低空经济", "sky economy").stdout
    assert run("edit", "prefer", "低空经济", "sky economy").stdout == first
    assert len(read(workspace)) == 1
