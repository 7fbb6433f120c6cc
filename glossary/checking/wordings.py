"""What verdicts say to people."""

from collections.abc import Iterable

from glossary.checking.base import TermEntry, TermRendering, Verdict

__all__ = ["expected_of", "explain", "listed"]


def listed(words: Iterable[str]) -> str:
    """Return renderings in quotation marks, in a row.

    >>> listed(["new trio", "new three"])
    '“new trio” or “new three”'
    """
    quoted = [f"“{word}”" for word in words]
    return " or ".join(filter(None, (", ".join(quoted[:-1]), quoted[-1]))) if quoted else ""


def expected_of(entry: TermEntry, rendering: TermRendering | None) -> tuple[str, ...]:
    """Return the renderings to use, the best first.

    Args:
        entry: The term.
        rendering: The one that was used, if it is known; what replaces it comes first.
    """
    replacements = rendering.replacements if rendering is not None else ()
    good = [one.en for one in entry.renderings if one.status in ("preferred", "admitted")]
    known = [one.en for one in entry.renderings if one.status == "known"]
    return tuple(dict.fromkeys((*replacements, *good))) or tuple(known)


def explain(
    entry: TermEntry,
    verdict: Verdict,
    written: str,
    rendering: TermRendering | None,
    tolerated: tuple[str, ...],
    how: str,
) -> str:
    """Return why a verdict is what it is, in a sentence.

    Args:
        entry: The term.
        verdict: The verdict.
        written: What stands for the term.
        rendering: The rendering that was recognised.
        tolerated: In what the text differs from it.
        how: What else is to be said.
    """
    if rendering is None:
        known = listed([one.en for one in entry.renderings][:3]) or "none"
        if verdict == "missing":
            return f"No words of the sentence stand for {entry.zh}; its renderings are {known}."
        return f"“{written}” most likely stands for {entry.zh}, and is none of its renderings: {known}."
    said = {
        "preferred": "is the preferred rendering",
        "admitted": "is an admitted rendering",
        "deprecated": "is a deprecated rendering",
        "known": "is an unjudged rendering",
    }[rendering.status]
    source = f" ({rendering.source})" if rendering.source else ""
    differs = f"; the text differs in {', '.join(tolerated)}" if tolerated else ""
    more = f"; {how}" if how else ""
    return f"“{rendering.en}” {said} of {entry.zh}{source}{differs}{more}."
