"""Reading of trap sets for the translation check: a termbase, and pairs with what the check must say of them.

A trap set is YAML (``tests/gold/translation-traps.yaml``; its head says what the lines mean). Reading is strict: a
term that the termbase lacks, an occurrence that nobody accounts for, and a wording that does not stand in its
sentence are errors, so that an expectation can be wrong in judgement but not by a slip.
"""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, get_args

import yaml

from glossary.checking.base import VERDICTS, RenderingStatus, Termbase, TermEntry, TermRendering, Verdict
from glossary.errors import TifaError
from glossary.folding import fold, fold_en, fold_label
from glossary.types import Document, ParagraphPair, Span

__all__ = ["CODES", "ExpectedFinding", "ExpectedTerm", "Trap", "TrapError", "TrapSet", "document_of", "read_traps"]

#: What rule reports a verdict; of ``known`` only where the termbase prefers something else.
CODES: Final[Mapping[Verdict, str]] = {
    "deprecated": "deprecated-rendering",
    "known": "not-preferred",
    "unknown": "unknown-rendering",
    "missing": "missing-rendering",
}

#: Findings that are expected by themselves; those of verdicts follow from the terms.
_OTHER_CODES: Final = ("number", "note-mark", "quotation", "inconsistent")
_STATUSES: Final[tuple[RenderingStatus, ...]] = get_args(RenderingStatus)


class TrapError(TifaError):
    """A trap set says what cannot be."""


@dataclass(frozen=True, slots=True)
class ExpectedTerm:
    """An occurrence of a term with what the check must say of it.

    Attributes:
        key: Key of the term.
        pair: Number of the paragraph pair.
        zh: Where it stands in the pair's Chinese text.
        verdicts: The verdict; several where more than one can be defended.
        en: The pieces of English that stand for it, as written; empty for ``missing``.
        codes: The rules that report it, one for each verdict; empty strings where none does.
    """

    key: str
    pair: int
    zh: Span
    verdicts: tuple[Verdict, ...]
    en: tuple[str, ...]
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExpectedFinding:
    """A finding that the check must report.

    Attributes:
        codes: The rules that may report it.
        pair: Number of the paragraph pair; 0 for one that concerns the whole document.
        key: Key of the term that it is about; empty for numbers and marks.
        zh: The numbers or marks in Chinese, as written; empty for terms, and where only English has some.
        en: The same in English.
        optional: Whether it may be left out as well.
    """

    codes: frozenset[str]
    pair: int
    key: str = ""
    zh: str = ""
    en: str = ""
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Trap:
    """A case: one short document with everything that the check must say of it.

    Attributes:
        id: Its name.
        kind: The class of trap.
        pairs: Its paragraph pairs.
        terms: Its occurrences of terms, in the order of the text.
        findings: The findings expected, those of the terms among them.
    """

    id: str
    kind: str
    pairs: tuple[ParagraphPair, ...]
    terms: tuple[ExpectedTerm, ...]
    findings: tuple[ExpectedFinding, ...]

    @property
    def is_clean(self) -> bool:
        """Whether the check must report nothing."""
        return not self.findings

    @property
    def is_open(self) -> bool:
        """Whether more than one answer is accepted somewhere."""
        return any(len(term.verdicts) > 1 for term in self.terms) or any(one.optional for one in self.findings)


@dataclass(frozen=True, slots=True)
class TrapSet:
    """A termbase with its cases.

    Attributes:
        termbase: The termbase.
        traps: The cases, class by class.
    """

    termbase: Termbase
    traps: tuple[Trap, ...]


def document_of(trap: Trap) -> Document:
    """Return the document of a case."""
    return Document(trap.id, trap.pairs)


def read_traps(path: Path) -> TrapSet:
    """Read a trap set.

    Args:
        path: The YAML file.

    Raises:
        TrapError: An expectation does not fit its sentence or the termbase; the message names the case.
    """
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=_UniqueLoader)
    _known_keys(data, {"terms", "cases"}, path.name)
    termbase = Termbase(tuple(_entry(str(zh), row) for zh, row in data["terms"].items()))
    _unique([entry.key for entry in termbase.entries], path.name)
    _unique([fold_label(form) for entry in termbase.entries for form in entry.forms], path.name)
    traps = tuple(_trap(row, kind, termbase) for kind, rows in data["cases"].items() for row in rows)
    _unique([trap.id for trap in traps], path.name)
    return TrapSet(termbase, traps)


# --- the termbase --------------------------------------------------------------------------------------


def _entry(zh: str, row: Mapping[str, Any]) -> TermEntry:
    _known_keys(row, {"forms", *_STATUSES}, zh)
    replaced = row.get("deprecated", {})
    renderings = [
        TermRendering(en, status, "editors")
        for status in ("preferred", "admitted", "known")
        for en in row.get(status, ())
    ]
    renderings += [TermRendering(en, "deprecated", "editors", (new,)) for en, new in replaced.items()]
    if not renderings:
        raise TrapError(f"{zh}: no rendering")
    _unique([fold_en(rendering.en) for rendering in renderings], zh)
    good = {rendering.en for rendering in renderings if rendering.status in ("preferred", "admitted")}
    if not set(replaced.values()) <= good:
        raise TrapError(f"{zh}: a deprecated rendering is replaced by one that is neither preferred nor admitted")
    return TermEntry(fold_label(zh), zh, (zh, *row.get("forms", ())), tuple(renderings))


# --- a case --------------------------------------------------------------------------------------------


def _trap(row: Mapping[str, Any], kind: str, termbase: Termbase) -> Trap:
    name = str(row.get("id", "a case without an id"))
    _known_keys(row, {"id", "zh", "en", "terms", "not", "findings", "pairs"}, name)
    several = "pairs" in row
    rows = row["pairs"] if several else [row]
    pairs: list[ParagraphPair] = []
    terms: list[ExpectedTerm] = []
    findings: list[ExpectedFinding] = []
    for number, one in enumerate(rows, 1):
        if several:
            _known_keys(one, {"zh", "en", "terms", "not", "findings"}, name)
        pair = ParagraphPair(number, one["zh"], one["en"], 2 * number - 1, 2 * number)
        pairs.append(pair)
        here = _terms(one, pair, termbase, name)
        terms += here
        findings += _of_terms(here)
        findings += [_finding(line, pair, termbase, name) for line in one.get("findings", ())]
    if several:
        findings += [_of_document(line, terms, termbase, name) for line in row.get("findings", ())]
    return Trap(name, kind, tuple(pairs), tuple(terms), tuple(dict.fromkeys(findings)))


def _terms(row: Mapping[str, Any], pair: ParagraphPair, termbase: Termbase, name: str) -> list[ExpectedTerm]:
    """Read the expected occurrences, and hold them against those that stand in the text."""
    standing = _standing(pair.zh, termbase, _no_words(row, pair, name))
    lines = [_parts(line, name) for line in row.get("terms", ())]
    said = [fold_label(line[0]) for line in lines]
    found = [entry.key for entry, _ in standing]
    if said != found:
        raise TrapError(f"{name}: the terms of the sentence are {found}, the case speaks of {said}")
    return [_term(line, *one, pair, name) for line, one in zip(lines, standing, strict=True)]


def _term(parts: Sequence[str], entry: TermEntry, span: Span, pair: ParagraphPair, name: str) -> ExpectedTerm:
    verdicts = tuple(verdict for verdict in VERDICTS if verdict in parts[1].split("|"))
    if len(verdicts) != len(parts[1].split("|")):
        raise TrapError(f"{name}: {parts[1]} is no verdict")
    english = tuple(piece.strip() for piece in parts[2].split("…")) if len(parts) > 2 else ()
    if bool(english) == (verdicts == ("missing",)):
        raise TrapError(f"{name}: {entry.zh} is {parts[1]}, so its English must {'not ' if english else ''}be given")
    _stand(english, pair.en, name)
    same = [rendering for rendering in entry.renderings if fold_en(rendering.en) == fold_en(" ".join(english))]
    if same and verdicts[0] != same[0].status:
        raise TrapError(f"{name}: {entry.zh} is {parts[1]}, but the termbase calls {same[0].en} {same[0].status}")
    statuses = {rendering.status for rendering in entry.renderings}
    if missing := set(verdicts) - statuses - {"unknown", "missing"}:
        raise TrapError(f"{name}: the termbase has no rendering of {entry.zh} that is {', '.join(sorted(missing))}")
    silent = () if "preferred" in statuses else ("known",)
    codes = tuple("" if verdict in silent else CODES.get(verdict, "") for verdict in verdicts)
    return ExpectedTerm(entry.key, pair.number, span, verdicts, english, codes)


def _of_terms(terms: Sequence[ExpectedTerm]) -> Iterator[ExpectedFinding]:
    for term in terms:
        codes = frozenset(filter(None, term.codes))
        if codes:
            yield ExpectedFinding(codes, term.pair, term.key, optional="" in term.codes)


def _finding(line: str, pair: ParagraphPair, termbase: Termbase, name: str) -> ExpectedFinding:
    code, optional, rest = _code(line, name)
    if code == "inconsistent":
        key = _key(rest[0], termbase, name)
        return ExpectedFinding(frozenset({code}), 0, key, optional=optional)
    zh, en = [*rest, "", ""][:2]
    if not zh and not en:
        raise TrapError(f"{name}: what is the finding about? {line}")
    _stand([zh] if zh else [], pair.zh, name)
    _stand([en] if en else [], pair.en, name)
    return ExpectedFinding(frozenset({code}), pair.number, zh=zh, en=en, optional=optional)


def _of_document(line: str, terms: Sequence[ExpectedTerm], termbase: Termbase, name: str) -> ExpectedFinding:
    code, optional, rest = _code(line, name)
    if code != "inconsistent":
        raise TrapError(f"{name}: {code} belongs to one of the pairs")
    key = _key(rest[0], termbase, name)
    if sum(term.key == key for term in terms) < 2:
        raise TrapError(f"{name}: {rest[0]} stands there once, so it is consistent")
    return ExpectedFinding(frozenset({code}), 0, key, optional=optional)


# --- small parts ---------------------------------------------------------------------------------------


def _standing(zh: str, termbase: Termbase, no_words: set[Span]) -> list[tuple[TermEntry, Span]]:
    """Return the terms of a text by leftmost-longest match, without those that cut its words."""
    folded = fold(zh)
    forms = {fold_label(form): entry for entry in termbase.entries for form in entry.forms}
    lengths = sorted({len(form) for form in forms}, reverse=True)
    found, start = [], 0
    while start < len(folded.text):
        spans = (Span(start, start + length) for length in lengths if start + length <= len(folded.text))
        hit = next(
            (s for s in spans if s.of(folded.text) in forms and folded.to_original(s) not in no_words),
            None,
        )
        if hit:
            found.append((forms[hit.of(folded.text)], folded.to_original(hit)))
        start = hit.end if hit else start + 1
    return found


def _no_words(row: Mapping[str, Any], pair: ParagraphPair, name: str) -> set[Span]:
    """Read the places where a term's characters stand but are none: ``国家 in 中国家庭``."""
    spans = set()
    for line in row.get("not", ()):
        term, _, around = line.partition(" in ")
        if pair.zh.count(around) != 1 or around.count(term) != 1 or term == around:
            raise TrapError(f"{name}: does not stand there once: {line}")
        start = pair.zh.index(around) + around.index(term)
        spans.add(Span(start, start + len(term)))
    return spans


def _parts(line: str, name: str) -> list[str]:
    parts = [part.strip() for part in line.split(" = ")]
    if not 2 <= len(parts) <= 3:
        raise TrapError(f"{name}: not of the form term = verdict = English: {line}")
    return parts


def _code(line: str, name: str) -> tuple[str, bool, list[str]]:
    code, *rest = (part.strip() for part in line.removeprefix("?").split("="))
    if code not in _OTHER_CODES or not rest:
        raise TrapError(f"{name}: no finding that can be expected: {line}")
    return code, line.startswith("?"), rest


def _key(zh: str, termbase: Termbase, name: str) -> str:
    key = fold_label(zh)
    if key not in {entry.key for entry in termbase.entries}:
        raise TrapError(f"{name}: the termbase has no {zh}")
    return key


def _stand(wordings: Sequence[str], text: str, name: str) -> None:
    """Check that wordings stand in a text in this order."""
    position = 0
    for wording in wordings:
        position = text.find(wording, position)
        if position < 0 or not wording:
            raise TrapError(f"{name}: “{wording}” does not stand in “{text}”")
        position += len(wording)


def _known_keys(row: Mapping[str, Any], allowed: set[str], name: str) -> None:
    if unknown := sorted(set(map(str, row)) - allowed):
        raise TrapError(f"{name}: unknown key {', '.join(unknown)}")


def _unique(values: Sequence[str], name: str) -> None:
    if len(set(values)) < len(values):
        twice = next(value for value in values if values.count(value) > 1)
        raise TrapError(f"{name}: stands there twice: {twice}")


class _UniqueLoader(yaml.SafeLoader):
    """Refuses a key that stands twice in a mapping, where YAML keeps the last one without a word."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        """Build a mapping whose keys are all different."""
        _unique([str(key.value) for key, _ in node.value], f"line {node.start_mark.line + 1}")
        return super().construct_mapping(node, deep)
