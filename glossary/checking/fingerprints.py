"""Fingerprints of findings: names that stay when other parts of the text change.

A fingerprint is made of what the finding is about and of its Chinese sentence, folded, so that neither layout nor the
order of the text matters. Where the same is found again in a sentence that is repeated word for word, it is counted.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from glossary.checking.base import CheckFinding
from glossary.folding import fold_en, fold_label

__all__ = ["fingerprinted"]

_DIGITS: Final = 16
_SEPARATOR: Final = "\x1f"


def fingerprinted(findings: Iterable[CheckFinding]) -> tuple[CheckFinding, ...]:
    """Return findings with their fingerprints, in the same order.

    Args:
        findings: The findings of one document, in the order of the text.
    """
    seen: Counter[str] = Counter()
    made = []
    for finding in findings:
        about = (finding.code, fold_label(finding.zh), fold_en(finding.en), fold_label(finding.place.zh))
        text = _SEPARATOR.join(about)
        seen[text] += 1
        if seen[text] > 1:
            text += f"{_SEPARATOR}{seen[text]}"
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
        made.append(replace(finding, fingerprint=digest))
    return tuple(made)
