r"""Editorial decisions: what people have decided on concepts and renderings, as lines of a text file.

A decision is one line, its fields apart by bars::

    2026-03-01T09:30:00Z | Anna Li | prefer | 低空经济 | low-altitude economy | so in the 2024 report

that is: when, who, what, the term, what it is about (a rendering, another term, a text; may be empty), and why (may be
empty). A bar inside a field is written ``\|``, a backslash ``\\``, a line break ``\n``. Lines that are blank or
start with ``#`` are comments. Lines are only ever added at the end, and each says all by itself: so the file reads
well in a diff, and two versions merge by keeping the lines of both (``merge=union`` in git), in any order.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Final, Literal, get_args

from glossary.errors import InputError
from glossary.folding import fold_label

__all__ = ["ACTIONS", "Action", "Decision", "format_decision", "parse_decisions"]

Action = Literal[
    "approve", "prefer", "deprecate", "reject", "merge", "split", "note", "define", "relate", "unrelate", "withdraw"
]

#: What can be decided, each with a line for people.
ACTIONS: Final[dict[Action, str]] = {
    "approve": "the term is a formulation indeed; with a rendering: it may be used",
    "prefer": "the rendering is the one to use",
    "deprecate": "the term, or the rendering, is no longer to be used",
    "reject": "the term is no formulation; with a rendering: it does not render the term",
    "merge": "the term names the same concept as another one",
    "split": "a part of the term's places is a concept of its own",
    "note": "a note of the editors",
    "define": "a definition",
    "relate": "the term is related to another one",
    "unrelate": "a relation does not hold",
    "withdraw": "an earlier decision no longer counts",
}
assert set(ACTIONS) == set(get_args(Action))

#: What must be named beside the term.
_NEEDS_OBJECT: Final = frozenset({"prefer", "merge", "split", "note", "define", "relate", "unrelate", "withdraw"})
_FIELDS: Final = 6
_BAR: Final = re.compile(r"(?<!\\)((?:\\\\)*)\|")
_MARKERS: Final = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision of an editor.

    Attributes:
        when: Date and time in UTC, ISO 8601 to the second, such as ``2026-03-01T09:30:00Z``.
        who: Who decided; not blank.
        action: What was decided (`ACTIONS`).
        term: The Chinese term, as written; empty for ``withdraw``.
        object: What it is about: a rendering, another term, a text, the id of a decision; may be empty.
        why: The reason; may be empty.
    """

    when: str
    who: str
    action: Action
    term: str
    object: str = ""
    why: str = ""

    @property
    def key(self) -> str:
        """The term's folded label."""
        return fold_label(self.term)

    @property
    def id(self) -> str:
        """Eight hexadecimal digits of the SHA-256 digest of its line: the same wherever the line stands."""
        return sha256(format_decision(self).encode()).hexdigest()[:8]


def format_decision(decision: Decision) -> str:
    r"""Return a decision as its line, without the line break.

    >>> format_decision(Decision("2026-03-01T09:30:00Z", "Anna", "note", "低空经济", "a|b"))
    '2026-03-01T09:30:00Z | Anna | note | 低空经济 | a\\|b |'
    """
    fields = (decision.when, decision.who, decision.action, decision.term, decision.object, decision.why)
    return " | ".join(map(_escaped, fields)).rstrip()


def parse_decisions(text: str, *, path: Path | None = None) -> tuple[Decision, ...]:
    """Read the decisions of a file, in the order of time; those of one second in the order of lines.

    Args:
        text: Content of the file.
        path: What messages call it.

    Raises:
        InputError: If a line is no decision; the message names the line.
    """
    found = _parsed(text.splitlines(), path)
    return tuple(sorted(dict.fromkeys(found), key=lambda decision: decision.when))


def _parsed(lines: Iterable[str], path: Path | None) -> Iterator[Decision]:
    for number, line in enumerate(lines, 1):
        stripped = line.strip().removeprefix("\ufeff")
        if stripped.startswith(_MARKERS):
            raise InputError(
                "two versions of the file were not merged",
                path=path, line=number, hint="keep the decisions of both and delete the marker lines",
            )  # fmt: skip
        if stripped and not stripped.startswith("#"):
            try:
                yield _decision(stripped)
            except ValueError as error:
                hint = "a decision is: when | who | action | term | object | why"
                raise InputError(str(error), path=path, line=number, hint=hint) from None


def _decision(line: str) -> Decision:
    fields = [_unescaped(field) for field in _split(line)]
    if not 4 <= len(fields) <= _FIELDS:
        raise ValueError(f"{len(fields)} fields instead of 4 to {_FIELDS}")
    when, who, name, term, about, why = fields + [""] * (_FIELDS - len(fields))
    action = next((known for known in ACTIONS if known == name), None)
    if action is None:
        raise ValueError(f"unknown action {name!r}; there are {', '.join(ACTIONS)}")
    if not who:
        raise ValueError("nobody is named")
    if not term and action != "withdraw":
        raise ValueError("no term is named")
    if not about and action in _NEEDS_OBJECT:
        raise ValueError(f"{action} needs an object")
    return Decision(_moment(when), who, action, term, about, why)


def _moment(written: str) -> str:
    """Return a point in time in UTC; a date alone is its first second."""
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        raise ValueError(f"{written!r} is no date and time such as 2026-03-01T09:30:00Z") from None
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _split(line: str) -> list[str]:
    parts, start = [], 0
    for match in _BAR.finditer(line):
        parts.append(line[start : match.end() - 1])
        start = match.end()
    return [part.strip() for part in (*parts, line[start:])]


def _escaped(field: str) -> str:
    return field.strip().replace("\\", "\\\\").replace("|", "\\|").replace("\r\n", "\\n").replace("\n", "\\n")


def _unescaped(field: str) -> str:
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] == "n" else match[1], field)
