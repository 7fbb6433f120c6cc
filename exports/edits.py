"""What the edits of a file come to: decisions, as `tifa edit` would make them, and what stands in their way."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from exports.edit_sheet import RENDERING_STATUSES, TERM_STATUSES, SheetRow, sheet_rows
from exports.edited import Edited
from glossary.decisions import Action
from glossary.folding import fold_en, fold_label
from glossary.script import language_of
from graph.catalogue import Catalogue, ConceptEntry

__all__ = ["Edits", "Step", "edits"]

#: What choosing a status decides on a rendering, and on a formulation.
_ON_RENDERING: Final[Mapping[str, Action]] = {
    "preferred": "prefer", "admitted": "approve", "deprecated": "deprecate", "rejected": "reject",
}  # fmt: skip
_ON_TERM: Final[Mapping[str, Action]] = {"preferred": "approve", "deprecated": "deprecate", "rejected": "reject"}
#: Columns about the formulation, not the rendering.
_OF_TERM: Final = ("term status", "use instead", "merge into", "definition", "note")
_TEXTS: Final[Mapping[str, Action]] = {"definition": "define", "note": "note"}


@dataclass(frozen=True, slots=True)
class Step:
    """A decision that an edit comes to.

    Attributes:
        action: What is decided.
        term: The formulation.
        object: What it is about; may be empty.
        place: Where the edit stands.
    """

    action: Action
    term: str
    object: str
    place: str

    @property
    def said(self) -> tuple[str, str, str]:
        """What it says, wherever it stands."""
        return self.action, fold_label(self.term), self.object


@dataclass(frozen=True, slots=True)
class Edits:
    """What the edits of a file come to.

    Attributes:
        steps: The decisions, in the order of the rows, each once.
        conflicts: Edits of what the workspace says otherwise by now, with the place, as sentences; not among `steps`.
        problems: What makes no sense, with the place, as sentences.
        notes: What was passed over, as sentences.
    """

    steps: tuple[Step, ...]
    conflicts: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def edits(edited: Edited, catalogue: Catalogue, *, force: bool = False) -> Edits:
    """Return what was edited.

    Args:
        edited: The file.
        catalogue: What the workspace says now.
        force: Whether edits count that the workspace has changed under.

    Returns:
        The decisions; none for a file that nobody edited, or whose edits were followed before.
    """
    return _Comparison(edited, catalogue, force=force).edits()


class _Comparison:
    """A file beside what it was and what the workspace says now."""

    def __init__(self, edited: Edited, catalogue: Catalogue, *, force: bool) -> None:
        self._edited, self._force = edited, force
        self._by_iri = {concept.iri: concept for concept in catalogue.concepts}
        self._by_key = {fold_label(form): concept for concept in catalogue.concepts for form in concept.spellings}
        self._by_key |= {concept.key: concept for concept in catalogue.concepts}
        self._now: dict[tuple[str, str], SheetRow] = {}
        self._of_concept: dict[str, SheetRow] = {}
        for row in sheet_rows(catalogue):
            self._now[row["iri"], fold_en(row["rendering"])] = row
            self._of_concept.setdefault(row["iri"], row)
        self._steps: dict[tuple[str, str, str], Step] = {}
        self._conflicts: list[str] = []
        self._problems: list[str] = []
        self._notes: list[str] = list(edited.notes)
        self._said: dict[tuple[str, ...], tuple[str, str]] = {}

    def edits(self) -> Edits:
        for row in self._edited.rows:
            self._row(row)
        return Edits(
            tuple(self._steps.values()),
            tuple(self._conflicts),
            tuple(self._problems),
            tuple(dict.fromkeys(self._notes)),
        )

    def _row(self, row: SheetRow) -> None:
        concept = self._concept(row)
        if concept is None:
            return
        before = self._edited.exported.get(row["row"])
        if before is not None and fold_label(before["zh"]) != fold_label(row["zh"]):
            self._problems.append(f"{row.place}: zh was changed from {before['zh']} to {row['zh']}; add a row instead")
            return
        if "rendering" in self._edited.columns:
            if row["rendering"]:
                self._rendering(row, concept, before)
            else:
                self._no_rendering(row, concept, before)
        for column in _OF_TERM:
            if column in self._edited.columns:
                self._about_term(column, row, concept, before)

    def _concept(self, row: SheetRow) -> ConceptEntry | None:
        concept = self._by_iri.get(row["iri"]) or self._by_key.get(fold_label(row["zh"]))
        if concept is None:
            named = row["zh"] or row["iri"]
            wanted = f"no document here holds {named}" if named else "zh is empty"
            if any(row.editable()):
                self._problems.append(f"{row.place}: {wanted}")
        return concept

    # --- renderings ---

    def _no_rendering(self, row: SheetRow, concept: ConceptEntry, before: SheetRow | None) -> None:
        if before is not None and before["rendering"]:
            self._notes.append(
                f"{row.place}: an emptied rendering decides nothing; to reject it, choose the status rejected"
            )
        elif self._edited.exported and row["status"].strip():
            self._problems.append(
                f"{row.place}: the status {row['status']} is of a rendering, and there is none;"
                f" that of {concept.zh} goes into term status"
            )

    def _rendering(self, row: SheetRow, concept: ConceptEntry, before: SheetRow | None) -> None:
        rendering, status = " ".join(row["rendering"].split()), row["status"].strip().casefold()
        if status and status not in RENDERING_STATUSES:
            self._problems.append(
                f"{row.place}: the status {row['status']!r} is none of {', '.join(RENDERING_STATUSES)}"
            )
            return
        now = self._now.get((concept.iri, fold_en(rendering)))
        if now is None and language_of(rendering) == "zh":
            self._problems.append(f"{row.place}: the rendering {rendering} is Chinese; give one in English")
            return
        same = before is not None and fold_en(before["rendering"]) == fold_en(rendering)
        if same and before is not None and status == before["status"]:
            return
        if now is None:
            self._new_rendering(row, concept, rendering, status, before)
            return
        was = now["status"] if before is None else before["status"]
        if status in ("", was):
            return
        if status not in _ON_RENDERING:
            self._notes.append(
                f"{row.place}: {status} comes from evidence; to take a decision back, see tifa log {concept.zh}"
            )
        elif self._is_free(row, "status", was, now["status"], status) and status != now["status"]:
            self._decide(row, _ON_RENDERING[status], concept, rendering, ("rendering", fold_en(rendering)), status)

    def _new_rendering(
        self, row: SheetRow, concept: ConceptEntry, rendering: str, status: str, before: SheetRow | None
    ) -> None:
        if status in ("deprecated", "rejected"):
            if fold_en(rendering) in {fold_en(one.en) for one in concept.authority}:
                self._decide(row, _ON_RENDERING[status], concept, rendering, ("rendering", fold_en(rendering)), status)
            elif row["row"] not in self._edited.exported:
                self._problems.append(
                    f"{row.place}: nobody renders {concept.zh} as {rendering!r}, so it is not {status}"
                )
            return  # a rendering that was rejected before is gone from the workspace
        if status in ("candidate", "attested") and before is None:
            self._notes.append(f"{row.place}: by now nobody renders {concept.zh} as {rendering!r}")
            return
        chosen = "preferred" if status == "preferred" else "admitted"
        self._decide(row, _ON_RENDERING[chosen], concept, rendering, ("rendering", fold_en(rendering)), chosen)

    # --- formulations ---

    def _about_term(self, column: str, row: SheetRow, concept: ConceptEntry, before: SheetRow | None) -> None:
        now = self._of_concept[concept.iri]
        was = before[column] if before is not None else now[column]
        value = row[column].strip()
        if not value or value == was.strip():
            if was.strip() and not value and before is not None:
                self._notes.append(f"{row.place}: an emptied {column} decides nothing; see tifa log {concept.zh}")
            return
        if column in _TEXTS:
            text = value.removeprefix(was.strip()).strip() if was.strip() else value
            known = concept.notes if column == "note" else concept.definitions
            if text not in {one.text for one in known}:
                self._decide(row, _TEXTS[column], concept, text)
        elif column == "term status":
            self._term_status(row, concept, value.casefold(), was, now[column])
        else:
            self._other_term(column, row, concept, value)

    def _term_status(self, row: SheetRow, concept: ConceptEntry, status: str, was: str, now: str) -> None:
        if status not in TERM_STATUSES:
            self._problems.append(f"{row.place}: the term status {status!r} is none of {', '.join(TERM_STATUSES)}")
        elif status not in _ON_TERM:
            self._notes.append(
                f"{row.place}: {status} comes from evidence; to take a decision back, see tifa log {concept.zh}"
            )
        elif self._is_free(row, "term status", was, now, status) and status != now:
            self._decide(row, _ON_TERM[status], concept, "", ("term",), status)

    def _other_term(self, column: str, row: SheetRow, concept: ConceptEntry, value: str) -> None:
        other = self._by_key.get(fold_label(value))
        if other is None:
            self._problems.append(f"{row.place}: {column}: no document here holds {value}")
        elif other.key == concept.key:
            self._problems.append(f"{row.place}: {column}: {value} is the formulation itself")
        elif column == "merge into" and self._said.get((other.key, "merge"), ("", ""))[0] == concept.key:
            self._problems.append(f"{row.place}: {column}: {value} is to be merged into {concept.zh} itself")
        elif column == "merge into":
            self._decide(row, "merge", concept, other.zh, ("merge",), other.key)
        elif other.iri not in concept.replaced_by:
            self._decide(row, "relate", concept, f"replacedBy {other.zh}", ("replaced",), other.key)

    # --- what all have in common ---

    def _is_free(self, row: SheetRow, column: str, was: str, now: str, value: str) -> bool:
        """Whether the workspace still says what the file was written with; told otherwise."""
        if self._force or now in (was, value):
            return True
        self._conflicts.append(
            f"{row.place}: {column} was {was or 'empty'}, is {now or 'empty'} by now, and was edited to {value}"
        )
        return False

    def _decide(
        self,
        row: SheetRow,
        action: Action,
        concept: ConceptEntry,
        about: str,
        thing: Sequence[str] = (),
        value: str = "",
    ) -> None:
        step = Step(action, concept.zh, about, row.place)
        for what, said in _exclusive(concept, thing, value):
            other = self._said.setdefault(what, (said, row.place))
            if other[0] != said:
                self._problems.append(
                    f"{row.place}: {concept.zh} {' '.join(what[1:2])} was decided otherwise in {other[1]}"
                )
                return
        self._steps.setdefault(step.said, step)


def _exclusive(concept: ConceptEntry, thing: Sequence[str], value: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """What a file may say once of a formulation: the status of a rendering, which one is preferred, and so on."""
    if thing:
        yield (concept.key, *thing), value
    if value == "preferred" and thing[0] == "rendering":
        yield (concept.key, "preferred rendering"), thing[1]
