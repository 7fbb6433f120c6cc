"""The rule on numbers: those of one language that the other does not have, units and scales understood.

A number without any counterpart is as bad as one that differs, an error: read on published translations, those alone
were numbers that the English had left out. Years and small whole numbers are told only with a partner that differs,
for they turn into words (去年, both).
"""

from collections.abc import Iterator

from glossary.checking.base import CheckFinding
from glossary.checking.checked import Checked
from glossary.findings.numbers import NumbersApart, numbers_apart

__all__ = ["differing"]


def differing(checked: Checked) -> Iterator[CheckFinding]:
    """Yield the translation units whose numbers differ."""
    for number, units in checked.units_of.items():
        pair = checked.document.pair(number)
        for apart in numbers_apart(pair, units, words=True):
            yield _finding(checked, apart, pair.zh, pair.en)


def _finding(checked: Checked, apart: NumbersApart, zh_text: str, en_text: str) -> CheckFinding:
    zh = ", ".join(mark.of(zh_text) for mark in apart.zh)
    en = ", ".join(mark.of(en_text) for mark in apart.en)
    if zh and en:
        message = f"The numbers differ: {zh} in Chinese, {en} in English."
        because = "Neither has a counterpart in the other language, in its sentence or in the paragraph."
    else:
        where, other = ("Chinese", "English") if zh else ("English", "Chinese")
        message = f"{zh or en} stands in {where} only."
        because = (
            f"The {other} of the sentence and of the paragraph has no such number, in digits, in words or converted."
        )
    return checked.finding(
        "number",
        "error",
        apart.unit,
        message=message,
        because=because,
        zh=zh,
        en=en,
        zh_marks=apart.zh,
        en_marks=apart.en,
    )
