"""Checking a translation: the terms of a bilingual text against a termbase, and what else the two sides must share."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, cast

from glossary.checking.base import (
    SEVERITIES,
    CheckFinding,
    Judgement,
    Severity,
    Termbase,
    TermEntry,
    TermRendering,
    TranslationCheck,
)
from glossary.dictionary import Dictionary, default_path, load_dictionary
from glossary.errors import UnknownNameError
from glossary.types import Document

if TYPE_CHECKING:
    from glossary.checking.checked import Checked

__all__ = [
    "RULES",
    "CheckFinding",
    "Judgement",
    "Rule",
    "TermEntry",
    "TermRendering",
    "Termbase",
    "TranslationCheck",
    "check_translation",
]

#: Called with the name of a step and the share of the check that is done, in [0, 1].
Progress = Callable[[str, float], None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the check, imported on first use.

    Attributes:
        function: ``module:function``; the function takes a `glossary.checking.checked.Checked` and returns findings.
        title: What people call what it finds.
        severity: How bad that usually is.
        description: What it finds, in one line for people.
    """

    function: str
    title: str
    severity: Severity
    description: str

    def find(self, checked: "Checked") -> Iterable[CheckFinding]:
        """Return what a document has of this kind.

        Args:
            checked: The document with its units and judgements.
        """
        module, _, name = self.function.partition(":")
        find = cast("Callable[[Checked], Iterable[CheckFinding]]", getattr(import_module(module), name))
        return find(checked)


#: All rules. To add one, write a module with a function from a `Checked` to findings and a line here; the command,
#: its outputs and the docs follow.
RULES: Final[Mapping[str, Rule]] = MappingProxyType(
    {
        "deprecated-rendering": Rule(
            "glossary.checking.terms:deprecated",
            "Deprecated renderings",
            "error",
            "renderings that the termbase deprecates",
        ),
        "number": Rule(
            "glossary.checking.numbers:differing",
            "Numbers that differ",
            "error",
            "numbers that the other language does not have, units and scales understood",
        ),
        "unknown-rendering": Rule(
            "glossary.checking.terms:unknown",
            "Unknown renderings",
            "warning",
            "terms that are rendered in a way that the termbase does not have",
        ),
        "missing-rendering": Rule(
            "glossary.checking.terms:missing",
            "Missing renderings",
            "warning",
            "terms that nothing stands for in English",
        ),
        "note-mark": Rule(
            "glossary.checking.note_marks:differing",
            "Note marks that differ",
            "warning",
            "note marks that stand on one side only",
        ),
        "not-preferred": Rule(
            "glossary.checking.terms:not_preferred",
            "Not the preferred rendering",
            "note",
            "known renderings of terms that have a preferred one",
        ),
        "inconsistent": Rule(
            "glossary.checking.consistency:inconsistent",
            "Rendered in more than one way",
            "note",
            "terms with several renderings in the text, none of which the termbase prefers or admits",
        ),
        "quotation": Rule(
            "glossary.checking.quotation:differing",
            "Quotation marks that differ",
            "note",
            "wordings that one language alone quotes, and quotation marks without a partner",
        ),
    }
)


def check_translation(
    document: Document,
    termbase: Termbase,
    *,
    name: str,
    rules: Iterable[str] = (),
    dictionary: Dictionary | None = None,
    progress: Progress | None = None,
) -> TranslationCheck:
    """Check a translation against a termbase.

    Args:
        document: The document; pairs without English are not checked.
        termbase: The terms with their renderings; may be empty.
        name: Name of the file, as the user gave it.
        rules: Names of the rules that are wanted; none for all.
        dictionary: The bilingual dictionary that helps to align and to find unknown renderings; the installed one
            if not given.
        progress: Told of each step as it begins.

    Returns:
        The judgements on all occurrences of terms, and the findings of the rules.

    Raises:
        UnknownNameError: There is no such rule.
    """
    from glossary.checking.fingerprints import fingerprinted  # noqa: PLC0415  # numpy and jieba on first use

    wanted = set(rules) or set(RULES)
    for one in sorted(wanted):
        if one not in RULES:
            raise UnknownNameError("rule", one, list(RULES))
    tell = progress or (lambda _step, _share: None)
    words = dictionary if dictionary is not None else load_dictionary(default_path())
    checked = _checked(document, termbase, words, tell)
    tell("rules", 0.9)
    found = [finding for rule in RULES if rule in wanted for finding in RULES[rule].find(checked)]
    found.sort(key=_order)
    translated = [unit for unit in checked.units if unit.en.start < unit.en.end and unit.zh.start < unit.zh.end]
    tell("done", 1.0)
    return TranslationCheck(
        name,
        document,
        sum(len(pair.zh) for pair in document.pairs),
        len(translated),
        tuple(pair.number for pair in document.pairs if not pair.en.strip()),
        tuple(checked.judgements),
        fingerprinted(found),
        aligned=tuple(checked.units),
    )


def _order(finding: CheckFinding) -> tuple[int, int, int, int]:
    """Sorts findings in the order of the text, the worst first at one place."""
    start = finding.place.zh_marks[0].start if finding.place.zh_marks else len(finding.place.zh)
    return finding.place.pair, finding.place.unit, start, SEVERITIES.index(finding.severity)


def _checked(document: Document, termbase: Termbase, dictionary: Dictionary, tell: Progress) -> "Checked":
    """Align a document and judge its terms."""
    from glossary.alignment.anchors import Anchors  # noqa: PLC0415  # numpy and jieba on first use
    from glossary.alignment.sentences import align_document  # noqa: PLC0415
    from glossary.checking.checked import Checked  # noqa: PLC0415
    from glossary.checking.judging import judge  # noqa: PLC0415
    from glossary.checking.sites import sites_of  # noqa: PLC0415
    from glossary.pipelines import segment  # noqa: PLC0415

    tell("sentences", 0.0)
    units = align_document(document, Anchors(dictionary, segment))
    tell("terms", 0.2)
    sites = sites_of(document, units, termbase, dictionary)
    tell("renderings", 0.3)
    judgements = judge(document, units, sites, dictionary, tell=tell)
    return Checked(document, units, judgements, {entry.key: entry for entry in termbase.entries})
