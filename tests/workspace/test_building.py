"""Building puts all in force or nothing, replaces by id, and touches nothing else."""

import gc
import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from glossary.errors import InputError, UnknownNameError, WorkspaceError
from glossary.serialise import to_json
from glossary.types import Harvest
from graph.catalogue import Catalogue
from graph.indexing import write_index
from graph.iris import DEFAULT_BASE
from graph.serialise import ntriples
from tests import factories
from workspace.building import build, familiarity, put, remove, summarise
from workspace.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace.init(tmp_path)


def _state(workspace: Workspace) -> Mapping[str, object]:
    """All that is in force."""
    with workspace.index() as index:
        catalogue = index.catalogue()
    graphs = {name: ntriples(workspace.store.graph(name)) for name in workspace.store.names()}
    harvests = {path.name: path.read_bytes() for path in workspace.harvests.iterdir()}
    return {"catalogue": catalogue, "graphs": graphs, "harvests": harvests}


def test_put_stores_harvest_graphs_index_and_manifest(workspace: Workspace) -> None:
    report = put(workspace, [factories.harvest()])
    assert report.replaced == ()
    assert [summary.document for summary in report.summaries] == ["lake-brief"]
    assert workspace.store.names() == [
        f"{DEFAULT_BASE}graph/decisions",
        f"{DEFAULT_BASE}graph/document/lake-brief",
        f"{DEFAULT_BASE}graph/ontology",
        f"{DEFAULT_BASE}graph/view",
    ]
    assert (workspace.harvests / "lake-brief.json").read_text(encoding="utf-8") == to_json(factories.harvest())
    with workspace.index() as index:
        assert index.catalogue() == report.catalogue
    assert workspace.document_ids() == ["lake-brief"]


def test_same_again_changes_nothing(workspace: Workspace) -> None:
    put(workspace, [factories.harvest(), factories.harvest("other")])
    before = _state(workspace)
    report = put(workspace, [factories.harvest()])
    assert report.replaced == ("lake-brief",)
    assert _state(workspace) == before


def test_order_of_building_does_not_matter(tmp_path: Path) -> None:
    one, other = Workspace.init(tmp_path / "one"), Workspace.init(tmp_path / "other")
    put(one, [factories.harvest("a")])
    put(one, [factories.harvest("b")])
    put(other, [factories.harvest("b"), factories.harvest("a")])
    assert _state(one) == _state(other)


def test_replacing_leaves_the_other_document_alone(workspace: Workspace) -> None:
    name = f"{DEFAULT_BASE}graph/document/other"
    put(workspace, [factories.harvest(), factories.harvest("other")])
    before = ntriples(workspace.store.graph(name))
    harvest = factories.harvest()
    put(workspace, [replace(harvest, terms=harvest.terms[:1])])
    assert ntriples(workspace.store.graph(name)) == before
    with workspace.index() as index:
        assert index.concept("四个意识").documents == ("other",)


def test_remove(workspace: Workspace) -> None:
    put(workspace, [factories.harvest("a")])
    alone = _state(workspace)
    put(workspace, [factories.harvest("b")])
    assert [entry.id for entry in remove(workspace, "b").catalogue.documents] == ["a"]
    assert _state(workspace) == alone
    assert remove(workspace, "a").catalogue.documents == ()
    with pytest.raises(UnknownNameError, match="unknown document 'a'"):
        remove(workspace, "a")


@pytest.mark.parametrize("broken", ["graph.build.describe", "graph.index.write_index", "graph.cataloguing.catalogue"])
def test_failure_leaves_the_old_state(workspace: Workspace, monkeypatch: pytest.MonkeyPatch, broken: str) -> None:
    put(workspace, [factories.harvest("a")])
    before = _state(workspace)

    def interrupt(*_args: object, **_options: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(broken, interrupt)
        with pytest.raises(KeyboardInterrupt):
            put(workspace, [factories.harvest("a", date="2020"), factories.harvest("b")])
    in_force = _state(workspace)
    assert in_force["catalogue"] == before["catalogue"]
    assert in_force["graphs"] == before["graphs"]
    assert workspace.document_ids() == ["a"]
    put(workspace, [factories.harvest("a")])
    assert _state(workspace) == before


def test_killed_between_store_and_harvest_files(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    put(workspace, [factories.harvest("a")])
    calls: list[object] = []

    def killed(*arguments: object) -> None:
        calls.append(arguments)
        if len(calls) == 2:  # the first settles what earlier builds left, the second is after the swap
            raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("workspace.building.settle", killed)
        with pytest.raises(KeyboardInterrupt):
            put(workspace, [factories.harvest("a", date="2020")])
    report = put(workspace, [factories.harvest("b")])
    assert {entry.id: entry.metadata.date for entry in report.catalogue.documents} == {"a": "2020", "b": "2024-05-01"}


def test_lost_store_is_made_again_from_the_harvests(workspace: Workspace) -> None:
    put(workspace, [factories.harvest("a"), factories.harvest("b")])
    before = _state(workspace)
    shutil.rmtree(workspace.folder / ".tifa/store")
    put(workspace, [])
    assert _state(workspace) == before


def test_new_base_iri_describes_all_anew(workspace: Workspace) -> None:
    put(workspace, [factories.harvest("a")])
    (workspace.folder / "tifa.toml").write_text('base_iri = "https://example.org/"', encoding="utf-8")
    changed = Workspace.open(workspace.folder)
    put(changed, [factories.harvest("b")])
    assert changed.store.names() == [
        f"https://example.org/graph/{name}" for name in ("decisions", "document/a", "document/b", "ontology", "view")
    ]


def test_publisher_and_license_of_the_settings_are_stated_by_the_next_build(workspace: Workspace) -> None:
    put(workspace, [factories.harvest("a")])
    (workspace.folder / "tifa.toml").write_text(
        'publisher = "Lake Office"\nlicense = "https://example.org/free"', encoding="utf-8"
    )
    changed = Workspace.open(workspace.folder)
    put(changed, [])
    query = "SELECT ?publisher ?license { ?scheme dcterms:publisher ?publisher ; dcterms:license ?license }"
    assert set(changed.store.query(query).values()) == {("Lake Office", "https://example.org/free")}


def test_decisions_are_never_touched(workspace: Workspace) -> None:
    workspace.decisions.write_text("# ours\n", encoding="utf-8")
    os.utime(workspace.decisions, (1, 1))
    put(workspace, [factories.harvest()])
    remove(workspace, "lake-brief")
    assert workspace.decisions.read_text(encoding="utf-8") == "# ours\n"
    assert workspace.decisions.stat().st_mtime == 1


def test_damaged_harvest_stops_a_build_that_needs_it(workspace: Workspace) -> None:
    put(workspace, [factories.harvest("a")])
    (workspace.harvests / "a.json").write_text("{}", encoding="utf-8")
    with pytest.raises(WorkspaceError, match=r"a\.json: .*build the document again"):
        put(workspace, [factories.harvest("b")])
    assert workspace.document_ids() == ["a"]
    put(workspace, [factories.harvest("a")])


@pytest.fixture
def bereft(workspace: Workspace) -> Workspace:
    """A workspace with the documents a, b and c, of which the harvest of b is lost."""
    put(workspace, [factories.harvest(name) for name in "abc"])
    (workspace.harvests / "b.json").unlink()
    return workspace


def test_lost_harvest_stops_a_build(bereft: Workspace) -> None:
    said = "the harvest of b is missing in .*: build it again from its file .*--id b.*tifa remove b"
    with pytest.raises(WorkspaceError, match=said):
        put(bereft, [factories.harvest("d")])
    with pytest.raises(WorkspaceError, match=said):
        build(bereft, [])
    assert bereft.document_ids() == ["a", "b", "c"]
    assert f"{DEFAULT_BASE}graph/document/b" in bereft.store.names()


def test_lost_harvest_is_told_before_anything_is_harvested(bereft: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workspace.building._harvested", lambda *_: pytest.fail("harvested"))
    with pytest.raises(WorkspaceError, match="the harvest of b is missing"):
        build(bereft, [factories.document("d")])


def test_lost_harvest_is_built_again_or_removed(bereft: Workspace) -> None:
    put(bereft, [factories.harvest("b")])
    assert bereft.document_ids() == ["a", "b", "c"]
    (bereft.harvests / "c.json").unlink()
    remove(bereft, "c")
    assert bereft.document_ids() == ["a", "b"]
    put(bereft, [factories.harvest("d")])


def test_several_lost_harvests(bereft: Workspace) -> None:
    (bereft.harvests / "c.json").unlink()
    store = bereft.folder / ".tifa/store"
    with pytest.raises(WorkspaceError, match=r"the harvest of b, c is missing in .*: delete \S+store, run tifa build"):
        remove(bereft, "b")
    shutil.rmtree(store)
    build(bereft, [])
    put(bereft, [factories.harvest("b")])
    assert bereft.document_ids() == ["a", "b"]


def _truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 3])


def _overwrite_tables(graphs: Path) -> None:
    for path in graphs.glob("*.sst"):
        path.write_bytes(b"x" * path.stat().st_size)


@pytest.mark.parametrize(
    "damage",
    [
        lambda generation: shutil.rmtree(generation.parents[1]),
        lambda generation: shutil.rmtree(generation),
        lambda generation: [path.unlink() for path in generation.iterdir() if path.is_file()],
        lambda generation: (generation / "manifest.json").write_text("{", encoding="utf-8"),
        lambda generation: _truncate(generation / "index.sqlite"),
        lambda generation: shutil.rmtree(generation / "graphs"),
        lambda generation: (generation / "graphs/CURRENT").unlink(),
        lambda generation: [path.unlink() for path in (generation / "graphs").glob("*.sst")],
        lambda generation: _overwrite_tables(generation / "graphs"),
        lambda generation: (generation.parents[1] / "current").write_text("77", encoding="ascii"),
    ],
    ids=["store", "generation", "files", "manifest", "index", "graphs", "current", "tables", "garbled", "pointer"],
)
def test_damaged_store_is_made_again_from_the_harvests(workspace: Workspace, damage: Callable[[Path], object]) -> None:
    put(workspace, [factories.harvest("a"), factories.harvest("b")])
    before = _state(workspace)
    damage(workspace.store.current())
    build(Workspace.open(workspace.folder), [])
    assert _state(workspace) == before


def test_second_build_is_refused_before_it_harvests(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workspace.building._harvested", lambda *_: pytest.fail("harvested"))
    with workspace.writing(), pytest.raises(WorkspaceError, match="another build is running in this workspace"):
        build(Workspace.open(workspace.folder), [factories.document()])


def test_harvesting_keeps_others_from_building_but_not_from_reading(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(workspace, [factories.harvest("a")])
    seen: list[object] = []

    def look_and_build(*_arguments: object) -> list[Harvest]:
        other = Workspace.open(workspace.folder)
        with other.index() as index:
            seen.append([document.id for document in index.documents()])
        with pytest.raises(WorkspaceError, match="another build is running"):
            put(other, [factories.harvest("c")])
        return [factories.harvest("b")]

    monkeypatch.setattr("workspace.building._harvested", look_and_build)
    build(workspace, [factories.document("b")])
    assert seen == [["a"]]
    assert workspace.document_ids() == ["a", "b"]


def test_two_documents_of_one_id(workspace: Workspace) -> None:
    with pytest.raises(InputError, match="more than one of the documents has the id 'lake-brief'"):
        build(workspace, [factories.document(), factories.document()])


def test_readers_work_while_a_build_runs(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    put(workspace, [factories.harvest("a")])
    seen: list[object] = []

    def look_then_write(catalogue: Catalogue, path: Path, **more: str) -> None:
        reader = Workspace.find(workspace.folder)
        with reader.index() as index:
            seen.append([document.id for document in index.documents()])
        seen.append(len(reader.store.query("SELECT ?d WHERE { ?d a tifa:Document }").rows))
        write_index(catalogue, path, **more)

    monkeypatch.setattr("graph.index.write_index", look_then_write)
    put(workspace, [factories.harvest("b")])
    assert seen == [["a"], 1]
    assert workspace.document_ids() == ["a", "b"]


def test_collector_is_left_as_it_was(workspace: Workspace) -> None:
    before = gc.get_threshold()
    with pytest.raises(UnknownNameError):
        remove(workspace, "none")
    put(workspace, [factories.harvest()])
    assert gc.get_threshold() == before


def test_progress_goes_from_nothing_to_all(workspace: Workspace) -> None:
    told: list[float] = []
    put(workspace, [factories.harvest()], progress=lambda _step, fraction: told.append(fraction))
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_summary() -> None:
    summary = summarise(factories.harvest())
    assert (summary.pairs, summary.units, summary.sections, summary.themes) == (4, 4, 3, 1)
    assert summary.terms == {"slogan": 2, "tech": 1}
    assert (summary.occurrences, summary.renderings, summary.omissions) == (5, 2, 2)


def test_nothing_is_left_out_where_there_is_no_english() -> None:
    harvest = factories.harvest()
    pairs = tuple(replace(pair, en="") if pair.number == 4 else pair for pair in harvest.document.pairs)
    without = [
        replace(term, occurrences=tuple(replace(one, en=None) if one.pair == 4 else one for one in term.occurrences))
        for term in harvest.terms
    ]
    untranslated = replace(harvest, document=replace(harvest.document, pairs=pairs), terms=tuple(without))
    assert summarise(untranslated).omissions == 0


def test_familiarity(workspace: Workspace) -> None:
    harvest = factories.harvest("b")
    report = put(workspace, [factories.harvest("a"), replace(harvest, terms=harvest.terms[1:])])
    found = familiarity(report.catalogue, "a")
    assert [concept.zh for concept in found.known] == ["四个意识", "新三样"]
    assert [concept.zh for concept in found.new] == ["低空经济"]
