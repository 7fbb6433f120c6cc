"""The rules on terms: a deprecated, an unknown, a missing rendering, and one that is not the preferred one.

A term whose renderings were only harvested binds nobody: another rendering of it, or none, is a note that names what
documents have. Where editors or a list say what to write, it is a warning with that advice.
"""

from collections.abc import Callable, Iterator
from typing import Final

from glossary.checking.base import CheckFinding, Judgement, RenderingStatus, Severity, Verdict
from glossary.checking.checked import Checked
from glossary.checking.wordings import listed

__all__ = ["deprecated", "missing", "not_preferred", "unknown"]


def deprecated(checked: Checked) -> Iterator[CheckFinding]:
    """Yield the deprecated renderings."""
    return _found(checked, "deprecated-rendering", "error", "deprecated", _deprecated)


def unknown(checked: Checked) -> Iterator[CheckFinding]:
    """Yield the renderings that the termbase does not have."""
    return _found(checked, "unknown-rendering", "warning", "unknown", _unknown)


def missing(checked: Checked) -> Iterator[CheckFinding]:
    """Yield the terms that the English leaves out."""
    return _found(checked, "missing-rendering", "warning", "missing", _missing)


def not_preferred(checked: Checked) -> Iterator[CheckFinding]:
    """Yield known renderings of terms that have a preferred one."""
    return _found(checked, "not-preferred", "note", "known", _not_preferred)


_Message = Callable[[Checked, Judgement], str]
_ADVICE: Final = ": use "

#: Verdicts that weigh less where nobody has judged the term's renderings, and statuses that say what to write.
_OPEN: Final = frozenset[Verdict](("unknown", "missing"))
_GOOD: Final = frozenset[RenderingStatus](("preferred", "admitted"))


def _found(
    checked: Checked, code: str, severity: Severity, verdict: Verdict, message: _Message
) -> Iterator[CheckFinding]:
    for judgement in checked.judgements:
        text = message(checked, judgement) if judgement.verdict == verdict else ""
        if text:
            binds = verdict not in _OPEN or _is_judged(checked, judgement)
            yield checked.finding(
                code,
                severity if binds else "note",
                checked.unit[judgement.unit],
                message=text,
                because=judgement.because,
                zh=judgement.zh,
                en=judgement.en,
                zh_marks=(judgement.zh_span,),
                en_marks=judgement.en_spans,
                suggestions=judgement.expected if binds else (),
            )


def _is_judged(checked: Checked, judgement: Judgement) -> bool:
    """Whether anybody has said how the term should be rendered."""
    return any(one.status in _GOOD for one in checked.entries[judgement.key].renderings)


def _told(checked: Checked, judgement: Judgement) -> str:
    """What to use, or, where nobody has said, what documents have."""
    if _is_judged(checked, judgement) or not judgement.expected:
        return _advice(judgement)
    return f"; documents have {listed(judgement.expected[:3])}"


def _advice(judgement: Judgement) -> str:
    return f"{_ADVICE}{listed(judgement.expected[:3])}" if judgement.expected else ""


def _deprecated(_checked: Checked, judgement: Judgement) -> str:
    return f"“{judgement.en}” is deprecated for {judgement.zh}{_advice(judgement)}."


def _unknown(checked: Checked, judgement: Judgement) -> str:
    return f"“{judgement.en}” is no known rendering of {judgement.zh}{_told(checked, judgement)}."


def _missing(checked: Checked, judgement: Judgement) -> str:
    return f"No rendering of {judgement.zh} was found{_told(checked, judgement)}."


def _not_preferred(checked: Checked, judgement: Judgement) -> str:
    entry = checked.entries[judgement.key]
    preferred = [one.en for one in entry.renderings if one.status == "preferred"]
    if not preferred:
        return ""
    return f"“{judgement.en}” is not the preferred rendering of {judgement.zh}: {listed(preferred[:3])} is."
