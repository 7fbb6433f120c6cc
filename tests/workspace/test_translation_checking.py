"""Tests of `workspace.translation_checking`: what is checked against, which rules run, what is refused."""

from pathlib import Path

import pytest

from glossary.authority import AuthorityEntry, AuthorityList, AuthorityRendering
from glossary.checking import RULES
from glossary.errors import InputError, UnknownNameError, WorkspaceError
from glossary.types import Document, ParagraphPair
from tests import factories
from tests.authorities import official
from workspace.authorities import add
from workspace.building import put
from workspace.translation_checking import Against, against, check_documents, chosen_rules, read_lists
from workspace.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A workspace with one document and one list."""
    made = Workspace.init(tmp_path / "lake")
    put(made, [factories.harvest()])
    add(made, official())
    return made


def _statuses(known: Against, zh: str) -> dict[str, str]:
    [entry] = [entry for entry in known.termbase.entries if entry.zh == zh]
    return {rendering.en: rendering.status for rendering in entry.renderings}


def _list(zh: str, en: str) -> AuthorityList:
    return AuthorityList(
        "mine", "Mine", "mine.tsv", (AuthorityEntry(zh, zh, zh, renderings=(AuthorityRendering(en),)),)
    )


def test_rules_are_those_named_in_the_order_of_the_registry() -> None:
    assert chosen_rules([], []) == tuple(RULES)
    assert chosen_rules(["quotation", "number"], []) == ("number", "quotation")
    assert chosen_rules([], ["number"]) == tuple(name for name in RULES if name != "number")
    with pytest.raises(UnknownNameError, match="did you mean number"):
        chosen_rules(["numbers"], [])
    with pytest.raises(InputError, match="no rule is left"):
        chosen_rules(["number"], ["number"])


def test_against_a_workspace_with_and_without_its_lists(workspace: Workspace) -> None:
    whole = against(workspace)
    assert whole.names == ("the workspace lake", "Lake Gazette")
    assert _statuses(whole, "新三样") == {"new trio": "preferred", "three new kinds": "deprecated"}
    bare = against(workspace, with_authorities=False)
    assert bare.names == ("the workspace lake",)
    assert _statuses(bare, "新三样") == {"three new kinds": "known"}
    assert "湖长制" not in {entry.zh for entry in bare.termbase.entries}


def test_lists_stand_beside_the_workspace(workspace: Workspace) -> None:
    mine = (_list("新三样", "three new items"),)
    both = against(workspace, mine)
    assert both.names == ("the workspace lake", "Lake Gazette", "Mine")
    assert set(_statuses(both, "新三样")) == {"new trio", "three new items", "three new kinds"}
    alone = against(workspace, mine, with_authorities=False)
    assert _statuses(alone, "新三样") == {"three new items": "preferred", "three new kinds": "known"}


def test_lists_without_a_workspace() -> None:
    known = against(None, (_list("湿地", "wetland"), _list("湿地", "marsh")))
    assert known.names == ("Mine", "Mine")
    assert set(_statuses(known, "湿地")) == {"wetland", "marsh"}
    with pytest.raises(InputError, match="there is no Chinese term in Mine"):
        against(None, (_list("", "lake"),))


def test_an_empty_workspace_is_told(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="is empty"):
        against(Workspace.init(tmp_path))


def test_lists_of_the_same_name_are_two(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "terms.tsv").write_text("zh\ten\n湿地\twetland\n", encoding="utf-8")
    lists = read_lists([tmp_path / "a" / "terms.tsv", tmp_path / "b" / "terms.tsv"])
    assert [one.id for one in lists] == ["terms-1", "terms-2"]


def test_each_document_is_checked_and_its_share_told() -> None:
    documents = [(name, Document(name, (ParagraphPair(1, "湿地。", "Wetlands."),))) for name in ("a", "b")]
    told: list[tuple[str, float]] = []
    known = against(None, (_list("湿地", "wetland"),))
    checks = check_documents(documents, known, rules=("number",), progress=lambda *step: told.append(step))
    assert [(check.name, len(check.judgements), len(check.aligned)) for check in checks] == [("a", 1, 1), ("b", 1, 1)]
    assert {step.partition(": ")[0] for step, _ in told} == {"a", "b"}
    assert [share for _, share in told] == sorted(share for _, share in told)
    assert told[-1][1] == 1.0


@pytest.mark.parametrize("en", ["", "  "])
def test_a_document_without_english_is_refused(en: str) -> None:
    document = Document("a", (ParagraphPair(1, "湿地。", en),))
    with pytest.raises(InputError, match=r"a\.txt has no English"):
        check_documents([("a.txt", document)], against(None, (_list("湿地", "wetland"),)), rules=("number",))
