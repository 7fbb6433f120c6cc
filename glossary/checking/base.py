"""What a check of a translation knows and says: the termbase, verdicts on terms, and findings.

Statuses of renderings are those of ISO 10241-1 and TBX; ``known`` is a rendering that somebody has used and nobody
has judged (status candidate or attested). All offsets of `Judgement` count in the texts of the paragraph pair, those
of a `Place` in its sentences.
"""

from dataclasses import dataclass
from typing import Final, Literal, get_args

from glossary.findings.base import Place
from glossary.types import Document, Span, TranslationUnit

__all__ = [
    "SEVERITIES",
    "VERDICTS",
    "CheckFinding",
    "Judgement",
    "RenderingStatus",
    "Severity",
    "TermEntry",
    "TermRendering",
    "Termbase",
    "TranslationCheck",
    "Verdict",
]

#: How the termbase values a rendering.
RenderingStatus = Literal["preferred", "admitted", "deprecated", "known"]

#: What stands in the translation for a term: a rendering of the termbase with its status, another wording, or nothing.
Verdict = Literal["preferred", "admitted", "deprecated", "known", "unknown", "missing"]
VERDICTS: Final[tuple[Verdict, ...]] = get_args(Verdict)

#: How bad a finding is, the worst first.
Severity = Literal["error", "warning", "note"]
SEVERITIES: Final[tuple[Severity, ...]] = get_args(Severity)


@dataclass(frozen=True, slots=True)
class TermRendering:
    """A rendering that a termbase has for a term.

    Attributes:
        en: The rendering.
        status: How the termbase values it.
        source: Who says so, for people: the title of a list, the id of a document, ``editors``.
        replacements: What to write instead of a deprecated one; empty where nobody says.
    """

    en: str
    status: RenderingStatus
    source: str = ""
    replacements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TermEntry:
    """A term of a termbase.

    Attributes:
        key: Its folded label (`glossary.folding.fold_label`).
        zh: Its label as people write it.
        forms: Every Chinese wording that stands for it, `zh` among them.
        renderings: The preferred ones first, deprecated ones last.
        iri: IRI of its concept; empty where it has none.
    """

    key: str
    zh: str
    forms: tuple[str, ...]
    renderings: tuple[TermRendering, ...] = ()
    iri: str = ""


@dataclass(frozen=True, slots=True)
class Termbase:
    """What translations are checked against.

    Attributes:
        entries: By key; each key once.
    """

    entries: tuple[TermEntry, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict on one occurrence of a term.

    Attributes:
        unit: Number of the translation unit.
        pair: Number of the paragraph pair.
        key: Key of the term.
        zh: The term as written there.
        zh_span: Where it stands in the pair's Chinese text.
        verdict: What stands for it.
        en: What stands for it, as written; empty where nothing does.
        en_spans: Where that stands in the pair's English text: several for a rendering that is split.
        rendering: The termbase's rendering that was recognised in it; empty for ``unknown`` and ``missing``.
        tolerated: In what the text differs from that rendering, such as ``inflection``, ``word order``.
        expected: The renderings to use, the best first.
        because: Why this is the verdict, in a sentence for people.
    """

    unit: int
    pair: int
    key: str
    zh: str
    zh_span: Span
    verdict: Verdict
    en: str
    en_spans: tuple[Span, ...]
    rendering: str
    tolerated: tuple[str, ...]
    expected: tuple[str, ...]
    because: str


@dataclass(frozen=True, slots=True)
class CheckFinding:
    """Something in a translation that should be looked at.

    Attributes:
        code: Name of the rule that found it (`glossary.checking.RULES`), such as ``deprecated-rendering``.
        severity: How bad it is.
        place: The sentences, with what to look at.
        zh_line: Line (or row, or paragraph) of the file where the Chinese paragraph stands, 1-based.
        en_line: The same for the English.
        zh: What it is about in Chinese: the term, or numbers or marks as written; empty where only English has some.
        en: What it is about in English; empty where nothing stands there.
        message: What is wrong, in a sentence.
        because: How the program came to it, in a sentence.
        suggestions: What to write instead, the best first.
        fingerprint: Names the finding in a file of suppressions: stays when other parts of the text change.
    """

    code: str
    severity: Severity
    place: Place
    zh_line: int | None
    en_line: int | None
    zh: str
    en: str
    message: str
    because: str
    suggestions: tuple[str, ...] = ()
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class TranslationCheck:
    """The check of one document.

    Attributes:
        name: Name of the file, as the user gave it.
        document: The document.
        characters: How many characters its Chinese has.
        units: How many translation units were checked.
        untranslated: Numbers of the paragraph pairs without English, which were not checked.
        judgements: One for each occurrence of a term, in the order of the text.
        findings: In the order of the text.
        suppressed: How many findings a file of suppressions holds back.
        aligned: The translation units, in order.
    """

    name: str
    document: Document
    characters: int
    units: int
    untranslated: tuple[int, ...]
    judgements: tuple[Judgement, ...]
    findings: tuple[CheckFinding, ...]
    suppressed: int = 0
    aligned: tuple[TranslationUnit, ...] = ()
