"""What a check and a finding are."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256

from graph.checks.entailment import Derivation, Step
from graph.checks.names import Statement, shown_statement
from graph.checks.vocabulary import Vocabulary

__all__ = ["Check", "Finding", "Fix", "Found", "Reads", "Severity", "check", "given", "proof"]


class Severity(StrEnum):
    """How bad a finding is, the worst first."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    def is_at_least(self, other: "Severity") -> bool:
        """Return whether this is as bad as another one, or worse.

        >>> Severity.ERROR.is_at_least(Severity.WARNING)
        True
        """
        order = list(Severity)
        return order.index(self) <= order.index(other)


class Reads(StrEnum):
    """Which statements a check looks at.

    A contradiction is one of what follows, and what follows is not missing: such checks read what is entailed. How
    something was written, in words, tags, IRIs or needless statements, shows in what was given alone.
    """

    GIVEN = "given"
    ENTAILED = "entailed"


@dataclass(frozen=True, slots=True)
class Fix:
    """What mends a finding.

    Attributes:
        remove: Given statements to take away.
        add: Statements to add.
        note: What to do where only a person can say which statements; else empty.
    """

    remove: tuple[Statement, ...] = ()
    add: tuple[Statement, ...] = ()
    note: str = ""

    def words(self) -> str:
        """Return the fix in words.

        >>> Fix(note="name its language").words()
        'name its language'
        """
        parts = [f"remove {'; '.join(map(shown_statement, self.remove))}"] if self.remove else []
        parts += [f"add {'; '.join(map(shown_statement, self.add))}"] if self.add else []
        return ", and ".join(parts) or self.note


@dataclass(frozen=True, slots=True)
class Found:
    """Something that a check has found.

    Attributes:
        subject: The resource that it is about.
        message: What is wrong, in one sentence without a final full stop.
        because: The statements that prove it, in order.
        fix: What would mend it; ``None`` where nothing can be said.
        about: What else tells it from other findings about the same resource.
        severity: How bad it is, where it differs from what its check says.
    """

    subject: str
    message: str
    because: tuple[Step, ...] = ()
    fix: Fix | None = None
    about: tuple[str, ...] = ()
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a check has found, as it is reported.

    Attributes:
        code: The check's code.
        severity: How bad it is.
        subject: IRI of the resource that it is about, or a blank node.
        label: What people call it; empty where it has no preferred label.
        message: What is wrong.
        because: The statements that prove it, in order.
        fix: What would mend it.
        origin: Name of the file or store that states something of the resource; empty for none.
        fingerprint: The same for the same finding in another run.
        is_safe: Whether the fix can be carried out without a person's judgement.
    """

    code: str
    severity: Severity
    subject: str
    label: str
    message: str
    because: tuple[Step, ...]
    fix: Fix | None
    origin: str
    fingerprint: str
    is_safe: bool


@dataclass(frozen=True, slots=True)
class Check:
    """A check: one function, and everything that is to be said about it.

    Attributes:
        code: Its name: the clause of the SKOS Reference where it is one, else words.
        severity: How bad its findings are.
        title: What it finds, in a few words.
        explanation: Why that matters, and what exactly is looked for.
        source: The clause or catalogue that it follows.
        reads: Which statements it looks at.
        bad: Turtle in which it finds something.
        good: Like it, and nothing to find.
        is_safe: Whether its fixes lose nothing, so that ``--fix`` may carry them out.
        on_request: Whether it runs only if asked to.
        function: Yields what it finds in a vocabulary.
    """

    code: str
    severity: Severity
    title: str
    explanation: str
    source: str
    reads: Reads
    bad: str
    good: str
    is_safe: bool
    on_request: bool
    function: Callable[[Vocabulary], Iterator[Found]]

    def run(self, vocabulary: Vocabulary) -> list[Finding]:
        """Return what it finds, sorted.

        Args:
            vocabulary: What to look at.
        """
        found = [self._finding(one, vocabulary) for one in self.function(vocabulary)]
        return sorted(found, key=lambda finding: (finding.subject, finding.message))

    def of(self, function: Callable[[Vocabulary], Iterator[Found]]) -> "Check":
        """Return the same check with another function."""
        return replace(self, function=function)

    def _finding(self, found: Found, vocabulary: Vocabulary) -> Finding:
        # Blank nodes are numbered by the order of a file, which a change elsewhere in it may change.
        named = ("" if part.startswith("_:") else part for part in (self.code, found.subject, *found.about))
        return Finding(
            self.code,
            found.severity or self.severity,
            found.subject,
            vocabulary.concepts.name(found.subject),
            found.message,
            found.because,
            found.fix,
            vocabulary.origin(found.subject),
            sha256("\n".join(named).encode()).hexdigest()[:16],
            self.is_safe,
        )


def check(
    code: str,
    severity: Severity,
    title: str,
    *,
    explanation: str,
    source: str,
    reads: Reads,
    bad: str,
    good: str,
    is_safe: bool = False,
    on_request: bool = False,
) -> Callable[[Callable[[Vocabulary], Iterator[Found]]], Check]:
    """Make a check of a function: the decorator of all checks.

    Args:
        code: See `Check`, as all others.
        severity: How bad its findings are.
        title: What it finds.
        explanation: Why that matters, and what exactly is looked for.
        source: The clause or catalogue that it follows.
        reads: Which statements it looks at.
        bad: Turtle in which it finds something.
        good: Like it, and nothing to find.
        is_safe: Whether its fixes lose nothing.
        on_request: Whether it runs only if asked to.
    """

    def decorate(function: Callable[[Vocabulary], Iterator[Found]]) -> Check:
        return Check(code, severity, title, explanation, source, reads, bad, good, is_safe, on_request, function)

    return decorate


def given(*statements: Statement) -> tuple[Step, ...]:
    """Return a proof that consists of given statements."""
    return tuple(Step(statement, "given") for statement in statements)


def proof(*parts: Iterable[Step] | Derivation | Sequence[Derivation]) -> tuple[Step, ...]:
    """Join proofs into one, each line once."""
    lines: dict[Step, None] = {}
    for part in parts:
        if isinstance(part, Derivation):
            lines.update(dict.fromkeys(part.steps()))
            continue
        for one in part:
            lines.update(dict.fromkeys(one.steps() if isinstance(one, Derivation) else [one]))
    return tuple(lines)
