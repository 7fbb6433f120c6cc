"""The rule on consistency: one term with several renderings in one text, none of which anybody prefers or admits."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from glossary.checking.base import CheckFinding, Judgement
from glossary.checking.checked import Checked
from glossary.findings.wording import Wording, acronyms, is_cut, wording

__all__ = ["inconsistent"]

_SHOWN = 5


def inconsistent(checked: Checked) -> Iterator[CheckFinding]:
    """Yield the terms that the text renders in several ways; one finding for each, at the first place that differs."""
    known = acronyms(" ".join(pair.en for pair in checked.document.pairs))
    by_key: dict[str, list[Judgement]] = defaultdict(list)
    for judgement in checked.judgements:
        by_key[judgement.key].append(judgement)
    for key, judgements in by_key.items():
        if any(judgement.verdict in ("preferred", "admitted") for judgement in judgements):
            continue
        groups = _groups(judgements, known)
        if len(groups) > 1:
            yield _finding(checked, checked.entries[key].zh, groups)


def _groups(judgements: list[Judgement], known: Mapping[str, str]) -> list[list[Judgement]]:
    """The occurrences by wording, the most frequent first; what is one phrase, cut or ordered differently, is one."""
    groups: list[tuple[list[Wording], list[Judgement]]] = []
    for judgement in judgements:
        if judgement.verdict not in ("known", "unknown") or "pronoun" in judgement.tolerated:
            continue
        words = wording(judgement.rendering or judgement.en, known)
        home = next((found for told, found in groups if any(_is_one(words, other) for other in told)), None)
        if home is not None:
            home.append(judgement)
        elif words:
            groups.append(([words], [judgement]))
    return sorted((found for _, found in groups), key=lambda found: -len(found))


def _is_one(words: Wording, other: Wording) -> bool:
    return is_cut(words, other) or sorted(words) == sorted(other)


def _finding(checked: Checked, zh: str, groups: list[list[Judgement]]) -> CheckFinding:
    told = [f"“{found[0].en}” {len(found)}× ({_places(found)})" for found in groups]
    first = min((found[0] for found in groups[1:]), key=lambda one: (one.pair, one.zh_span))
    return checked.finding(
        "inconsistent",
        "note",
        checked.unit[first.unit],
        message=f"{zh} has {len(groups)} renderings in this text: {', '.join(told)}.",
        because="The termbase prefers and admits none of them, and they are different words.",
        zh=first.zh,
        en=first.en,
        zh_marks=(first.zh_span,),
        en_marks=first.en_spans,
        suggestions=(groups[0][0].rendering or groups[0][0].en,),
    )


def _places(found: list[Judgement]) -> str:
    pairs = list(dict.fromkeys(f"¶{one.pair}" for one in found))
    return ", ".join(pairs[:_SHOWN]) + (" …" if len(pairs) > _SHOWN else "")
