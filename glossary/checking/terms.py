"""The rules on terms: a deprecated, an unknown, a missing rendering, and one that is not the preferred one."""

from collections.abc import Callable, Iterator
from typing import Final

from glossary.checking.base import CheckFinding, Judgement, Severity, Verdict
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


def _found(
    checked: Checked, code: str, severity: Severity, verdict: Verdict, message: _Message
) -> Iterator[CheckFinding]:
    for judgement in checked.judgements:
        text = message(checked, judgement) if judgement.verdict == verdict else ""
        if text:
            yield checked.finding(
                code,
                severity,
                checked.unit[judgement.unit],
                message=text,
                because=judgement.because,
                zh=judgement.zh,
                en=judgement.en,
                zh_marks=(judgement.zh_span,),
                en_marks=judgement.en_spans,
                suggestions=judgement.expected,
            )


def _advice(judgement: Judgement) -> str:
    return f"{_ADVICE}{listed(judgement.expected[:3])}" if judgement.expected else ""


def _deprecated(_checked: Checked, judgement: Judgement) -> str:
    return f"“{judgement.en}” is deprecated for {judgement.zh}{_advice(judgement)}."


def _unknown(_checked: Checked, judgement: Judgement) -> str:
    return f"“{judgement.en}” is no known rendering of {judgement.zh}{_advice(judgement)}."


def _missing(_checked: Checked, judgement: Judgement) -> str:
    return f"No rendering of {judgement.zh} was found{_advice(judgement)}."


def _not_preferred(checked: Checked, judgement: Judgement) -> str:
    entry = checked.entries[judgement.key]
    preferred = [one.en for one in entry.renderings if one.status == "preferred"]
    if not preferred:
        return ""
    return f"“{judgement.en}” is not the preferred rendering of {judgement.zh}: {listed(preferred[:3])} is."
