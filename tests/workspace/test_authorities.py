"""Authority lists on disk: one change with the store, and nothing that happens behind the program's back."""

from dataclasses import replace
from pathlib import Path

import pytest
from rdflib import SKOS, URIRef

from glossary.authority import AuthorityList, authority_to_json
from glossary.errors import InputError, UnknownNameError, WorkspaceError
from graph.iris import Iris
from tests import factories
from tests.authorities import official
from workspace import building
from workspace.authorities import add, authority, load, remove
from workspace.building import build, put
from workspace.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = Workspace.init(tmp_path)
    put(made, [factories.harvest()])
    return made


def kept(workspace: Workspace) -> dict[str, bytes]:
    """The graphs of the workspace, as N-Triples."""
    from graph.serialise import ntriples  # noqa: PLC0415 - in one helper

    return {name: ntriples(workspace.store.graph(name)).encode() for name in workspace.store.names()}


def test_adding_changes_the_view_and_the_index_and_no_document(workspace: Workspace) -> None:
    before = kept(workspace)
    report = add(workspace, official())
    after = kept(workspace)
    changed = {name.rpartition("graph/")[2] for name in after if before.get(name) != after[name]}
    assert changed == {"authority/gazette", "view"}
    with workspace.index() as index:
        assert index.catalogue() == report.catalogue
        assert [entry.id for entry in index.authorities()] == ["gazette"]
    manifest = workspace.manifest()
    assert manifest is not None
    assert list(manifest.authorities) == ["gazette"]
    assert authority(workspace, "gazette") == official()
    assert [path.name for path in workspace.authorities.iterdir()] == ["gazette.json"]


def test_removing_leaves_all_as_it_was(workspace: Workspace) -> None:
    before = kept(workspace)
    add(workspace, official())
    assert remove(workspace, "gazette").catalogue.authorities == ()
    assert kept(workspace) == before
    assert list(workspace.authorities.iterdir()) == []
    with pytest.raises(UnknownNameError, match="unknown authority list 'gazette'"):
        remove(workspace, "gazette")


def test_a_list_with_the_same_id_is_replaced(workspace: Workspace) -> None:
    add(workspace, official())
    add(workspace, replace(official(), title="New Gazette", entries=official().entries[:1]))
    (entry,) = add(workspace, replace(official(), id="other", entries=())).catalogue.authorities[:1]
    assert (entry.title, entry.entries) == ("New Gazette", 1)
    assert workspace.authority_ids() == ["gazette", "other"]


def test_builds_keep_the_lists(workspace: Workspace) -> None:
    add(workspace, official())
    put(workspace, [factories.harvest("shore-brief")])
    report = build(workspace, [])
    assert [entry.id for entry in report.catalogue.authorities] == ["gazette"]
    view = workspace.store.graph(Iris().graph("view"))
    assert (URIRef(Iris().concept("低空经济")), SKOS.exactMatch, None) in view


def test_lists_without_documents_can_be_looked_up(tmp_path: Path) -> None:
    workspace = Workspace.init(tmp_path)
    add(workspace, official())
    with workspace.index() as index:
        assert index.concept("lake chief system").zh == "湖长制"
        assert index.concepts() == []
        assert [one.key for one in index.official()] == ["低空经济", "四个意识", "新三样", "湖长制"]
    remove(workspace, "gazette")
    with pytest.raises(WorkspaceError, match="is empty"):
        workspace.index()


def test_a_new_base_iri_renames_the_graphs_of_lists(workspace: Workspace) -> None:
    add(workspace, official())
    settings = workspace.folder / "tifa.toml"
    settings.write_text('base_iri = "https://example.org/x/"\n', encoding="utf-8")
    fresh = Workspace.open(workspace.folder)
    build(fresh, [])
    assert [name for name in fresh.store.names() if "authority" in name] == [
        "https://example.org/x/graph/authority/gazette"
    ]


def test_a_foreign_concept_is_in_one_list_only(workspace: Workspace) -> None:
    add(workspace, official())
    with pytest.raises(InputError, match=r"the concept https://example.org/gazette/chief is in the list gazette"):
        add(workspace, official("other"))
    assert workspace.authority_ids() == ["gazette"]
    assert list(load(workspace)) == ["gazette"]


def changed(path: Path) -> None:
    path.write_text(authority_to_json(replace(official(), title="Forged")), encoding="utf-8")


@pytest.mark.parametrize(
    ("harm", "message"),
    [
        (changed, "the authority list gazette was changed after it was added"),
        (Path.unlink, "the authority list gazette is missing"),
    ],
)
def test_what_happens_behind_the_programs_back_is_noticed(workspace: Workspace, harm: object, message: str) -> None:
    add(workspace, official())
    harm(workspace.authorities / "gazette.json")  # type: ignore[operator]
    for attempt in (lambda: put(workspace, [factories.harvest()]), lambda: authority(workspace, "gazette")):
        with pytest.raises(WorkspaceError, match=message) as caught:
            attempt()
        assert caught.value.hint == "add it again with --id gazette, or take it out: tifa authority remove gazette"
    assert remove(workspace, "gazette").catalogue.authorities == ()


def test_killed_between_the_store_and_the_files(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file that the manifest means still lies beside its place; it is read there, and settled by the next build."""

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("workspace.authorities.settle_files", killed)
        with pytest.raises(KeyboardInterrupt):
            add(workspace, official())
    assert [path.name for path in workspace.authorities.iterdir()] == ["gazette.json.new"]
    assert authority(workspace, "gazette") == official()
    put(workspace, [factories.harvest()])
    assert [path.name for path in workspace.authorities.iterdir()] == ["gazette.json"]


def test_a_failed_change_leaves_the_lists_as_they_were(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    add(workspace, official())

    def failing(*_: object) -> None:
        raise OSError("no space")

    with monkeypatch.context() as patched:
        patched.setattr(building, "_swap", failing)
        with pytest.raises(OSError, match="no space"):
            add(workspace, AuthorityList("other", "Other", "x.tsv", ()))
    assert workspace.authority_ids() == ["gazette"]
    put(workspace, ())
    assert [path.name for path in workspace.authorities.iterdir()] == ["gazette.json"]
