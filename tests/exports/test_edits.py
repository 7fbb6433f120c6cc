"""What edits come to: one case for each thing that a row can say, and properties over all statuses."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.edit_sheet import EDITABLE, RENDERING_STATUSES, SheetRow, sheet_rows
from exports.edited import Edited
from exports.edits import Edits, edits
from graph.catalogue import Catalogue, NoteEntry
from tests.exports.samples import source

NEW = {"zh": "低空经济", "rendering": "low-height economy"}


def catalogue() -> Catalogue:
    return source().catalogue


def edited(changes: Mapping[str, Mapping[str, str]], *added: Mapping[str, str]) -> Edited:
    """The sample's rows with changes by term, and rows added."""
    written = list(sheet_rows(catalogue()))
    rows = [
        SheetRow({**row.cells, **changes.get(row["zh"], {})}, f"Glossary!{at}") for at, row in enumerate(written, 2)
    ]
    rows += [SheetRow(cells, f"Glossary!{at}") for at, cells in enumerate(added, len(rows) + 2)]
    return Edited(tuple(rows), {row["row"]: row for row in written}, EDITABLE)


def said(found: Edits) -> list[tuple[str, str, str]]:
    return [(step.action, step.term, step.object) for step in found.steps]


def test_nothing_edited_nothing_decided() -> None:
    assert edits(edited({}), catalogue()) == Edits(())


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"status": "preferred"}, ("prefer", "低空经济", "low-altitude economy")),
        ({"status": " Admitted "}, ("approve", "低空经济", "low-altitude economy")),
        ({"status": "deprecated"}, ("deprecate", "低空经济", "low-altitude economy")),
        ({"status": "rejected"}, ("reject", "低空经济", "low-altitude economy")),
        ({"rendering": "low-height economy"}, ("approve", "低空经济", "low-height economy")),
        ({"rendering": "low-height economy", "status": "preferred"}, ("prefer", "低空经济", "low-height economy")),
        ({"term status": "preferred"}, ("approve", "低空经济", "")),
        ({"term status": "deprecated"}, ("deprecate", "低空经济", "")),
        ({"term status": "rejected"}, ("reject", "低空经济", "")),
        ({"use instead": "新三样"}, ("relate", "低空经济", "replacedBy 新三样")),
        ({"merge into": "新三樣"}, ("merge", "低空经济", "新三样")),
        ({"definition": "Below 1,000 m."}, ("define", "低空经济", "Below 1,000 m.")),
        ({"note": "Look again."}, ("note", "低空经济", "Look again.")),
    ],
)
def test_what_a_change_decides(change: dict[str, str], expected: tuple[str, str, str]) -> None:
    found = edits(edited({"低空经济": change}), catalogue())
    assert (said(found), found.problems, found.conflicts) == ([expected], (), ())
    assert found.steps[0].place.startswith("Glossary!")


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (NEW, [("approve", "低空经济", "low-height economy")]),
        ({**NEW, "status": "preferred"}, [("prefer", "低空经济", "low-height economy")]),
        ({"zh": "低空經濟", "rendering": "low‑altitude economy", "status": "preferred"}, [("prefer", "低空经济", "low‑altitude economy")]),
        ({"zh": "低空经济", "note": "A note alone."}, [("note", "低空经济", "A note alone.")]),
    ],
)  # fmt: skip
def test_rows_that_are_added(row: dict[str, str], expected: list[tuple[str, str, str]]) -> None:
    assert said(edits(edited({}, row), catalogue())) == expected


@pytest.mark.parametrize(
    ("change", "added", "message"),
    [
        ({"status": "best"}, {}, "the status 'best' is none of"),
        ({"term status": "admitted"}, {}, "the term status 'admitted' is none of"),
        ({"zh": "高空经济"}, {}, "zh was changed from 低空经济 to 高空经济"),
        ({"merge into": "低空经济"}, {}, "is the formulation itself"),
        ({"use instead": "高空经济"}, {}, "use instead: no document here holds 高空经济"),
        ({}, {"zh": "高空经济", "rendering": "high-altitude economy"}, "no document here holds 高空经济"),
        ({}, {"rendering": "high-altitude economy"}, "zh is empty"),
        ({}, {**NEW, "status": "deprecated"}, "nobody renders 低空经济 as 'low-height economy'"),
        ({"status": "preferred"}, {**NEW, "status": "preferred"}, "was decided otherwise in Glossary!2"),
        ({"status": "deprecated"}, {"zh": "低空经济", "rendering": "low-altitude economy", "status": "preferred"},
         "was decided otherwise in Glossary!2"),
    ],
)  # fmt: skip
def test_what_makes_no_sense(change: dict[str, str], added: dict[str, str], message: str) -> None:
    found = edits(edited({"低空经济": change}, *([added] if added else [])), catalogue())
    assert len(found.problems) == 1
    assert found.problems[0].startswith("Glossary!")
    assert message in found.problems[0]


def test_statuses_of_evidence_cannot_be_chosen() -> None:
    found = edits(edited({"低空经济": {"status": "candidate", "term status": "candidate"}}), catalogue())
    assert said(found) == []
    assert len(found.notes) == 1
    assert "candidate comes from evidence" in found.notes[0]


def changed(status: str) -> Catalogue:
    """The sample after somebody decided on the first rendering of its first concept."""
    made = catalogue()
    first = made.concepts[0]
    rendering = replace(first.renderings[0], status=status)
    return replace(made, concepts=(replace(first, renderings=(rendering, *first.renderings[1:])), *made.concepts[1:]))


def test_what_has_changed_since_is_left() -> None:
    first = catalogue().concepts[0]
    file = edited({first.zh: {"status": "deprecated"}})
    found = edits(file, changed("preferred"))
    assert said(found) == []
    assert len(found.conflicts) == 1
    assert "status was attested, is preferred by now, and was edited to deprecated" in found.conflicts[0]
    assert said(edits(file, changed("preferred"), force=True)) == [("deprecate", first.zh, first.renderings[0].en)]
    assert edits(file, changed("deprecated")) == Edits(())
    assert edits(edited({}), changed("deprecated")) == Edits(())


def test_a_text_is_added_to_those_there_are() -> None:
    made = catalogue()
    first = made.concepts[0]
    noted = replace(made, concepts=(replace(first, notes=(NoteEntry("Old.", "Ann", "2026"),)), *made.concepts[1:]))
    written = list(sheet_rows(noted))
    assert written[0]["note"] == "Old."
    cells = {**written[0].cells, "note": "Old.\nNew."}
    file = Edited((SheetRow(cells, "Glossary!2"),), {"1": written[0]}, EDITABLE)
    assert said(edits(file, noted)) == [("note", first.zh, "New.")]
    emptied = Edited((SheetRow({**cells, "note": ""}, "Glossary!2"),), {"1": written[0]}, EDITABLE)
    assert "an emptied note decides nothing" in edits(emptied, noted).notes[0]


DECIDES = {"preferred": "prefer", "admitted": "approve", "deprecated": "deprecate", "rejected": "reject"}


@given(st.data())
def test_any_choice_of_statuses_gives_these_decisions(data: st.DataObject) -> None:
    written = [row for row in sheet_rows(catalogue()) if row["rendering"]]
    chosen = [data.draw(st.sampled_from(["", *RENDERING_STATUSES])) for _ in written]
    rows = tuple(
        SheetRow({**row.cells, "status": status}, f"Glossary!{at}")
        for at, (row, status) in enumerate(zip(written, chosen, strict=True), 2)
    )
    order = data.draw(st.permutations(rows))
    found = edits(Edited(tuple(order), {row["row"]: row for row in written}, EDITABLE), catalogue())
    expected = {
        (DECIDES[status], row["zh"], row["rendering"])
        for row, status in zip(written, chosen, strict=True)
        if status in DECIDES and status != row["status"]
    }
    if not found.problems:  # two preferred renderings of one formulation
        assert set(said(found)) == expected


def test_a_status_without_a_rendering_is_told() -> None:
    found = edits(edited({}, {"zh": "低空经济", "status": "preferred"}), catalogue())
    [problem] = found.problems
    assert problem.endswith("and there is none; that of 低空经济 goes into term status")


def test_an_emptied_rendering_decides_nothing_and_is_told() -> None:
    found = edits(edited({"低空经济": {"rendering": ""}}), catalogue())
    assert (found.steps, found.problems) == ((), ())
    assert "an emptied rendering decides nothing; to reject it, choose the status rejected" in found.notes[0]


def test_a_rendering_in_chinese_is_none() -> None:
    found = edits(edited({"低空经济": {"rendering": "低空产业"}}), catalogue())
    assert not found.steps
    assert "the rendering 低空产业 is Chinese" in found.problems[0]


def test_two_formulations_cannot_be_merged_into_each_other() -> None:
    changes = {"低空经济": {"merge into": "新三样"}, "新三样": {"merge into": "低空经济"}}
    found = edits(edited(changes), catalogue())
    assert found.problems
    assert all("is to be merged into" in problem for problem in found.problems)
