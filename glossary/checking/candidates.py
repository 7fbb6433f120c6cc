"""What in the English of a translation unit may render which of its terms: known renderings, found with tolerance."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from glossary.checking.base import TermEntry, TermRendering
from glossary.checking.tolerance import RUN, SCATTERED, EnglishText, Match, find, pattern
from glossary.findings.wording import Wording, wording

__all__ = ["STATUSES", "Claim", "abbreviated", "claims"]

#: Ranks of statuses, the best first.
STATUSES: Final[Mapping[str, int]] = {"preferred": 0, "admitted": 1, "known": 2, "deprecated": 3}
#: What a run may differ in and still be word for word, or so but for its endings.
_CLOSE: Final = (
    frozenset({"case"}),
    frozenset({"case", "inflection", "spelling"}),
    frozenset({"case", "inflection", "spelling", "hyphen", "apostrophe", "quotation marks", "numeral"}),
)
#: A word alone with fewer letters than that is no root of one with so many more.
_SHORT: Final = 5
_MUCH: Final = 4
#: What a rendering has in brackets: an abbreviation, or what may be left out.
_BRACKETS: Final = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
#: Words that an abbreviation stands for.
_SHORTEST: Final = 2
_LONGEST: Final = 6
_ABBREVIATION: Final = re.compile(r"[A-Z][A-Z&-]{1,7}s?")


@dataclass(frozen=True, slots=True)
class Claim:
    """A known rendering of a term in the English of a unit.

    Attributes:
        entry: The term.
        rendering: The rendering.
        match: Where it stands.
    """

    entry: TermEntry
    rendering: TermRendering
    match: Match

    @property
    def rank(self) -> int:
        """How good its status is; 0 is the best."""
        return STATUSES[self.rendering.status]

    @property
    def is_known(self) -> bool:
        """Whether nobody has judged the rendering."""
        return self.rendering.status == "known"

    @property
    def start(self) -> int:
        """Where it begins in the paragraph."""
        return self.match.spans[0].start


def claims(entry: TermEntry, text: EnglishText, short: Mapping[Wording, str]) -> list[Claim]:
    """Return the known renderings of a term in a text, one for each place, in the order of the text.

    Of renderings that meet, the longer one counts, then one that is there word for word, then the one of better
    status; one that nobody has judged gives way to any that somebody prefers or admits, unless that would have to be
    derived from what is there word for word. What is scattered counts only where no run of as good a status stands; a
    deprecated rendering is never taken from scattered words but those of a coordination, nor from one word that is
    derived otherwise.

    Args:
        entry: The term.
        text: The English.
        short: Abbreviations that the document defines, by the wording that they stand for.
    """
    found = [
        Claim(entry, rendering, match)
        for rendering in entry.renderings
        for match in _matches(rendering, text, short)
        if (rendering.status != "deprecated" or _is_sure(match)) and not _is_far(match, text)
    ]
    kept: list[Claim] = []
    for claim in sorted(found, key=_order):
        met = [other for other in kept if not other.match.held.isdisjoint(claim.match.held)]
        if all(_gives_way(other, claim) for other in met):
            kept = [*(other for other in kept if other not in met), claim]
    return sorted(kept, key=lambda one: one.start)


def _is_sure(match: Match) -> bool:
    """Whether a match is enough to say that a rendering was used that one should not use."""
    if match.form == SCATTERED:
        return match.is_coordinated and not match.derived
    return len(match.tokens) > 1 or not match.derived


def _is_far(match: Match, text: EnglishText) -> bool:
    """Whether a match is a short word alone, of which too many are derived: form and formalism."""
    if not match.derived or len(match.tokens) != 1:
        return False
    length = len(match.spans[0].of(text.text))
    return length < _SHORT and len(match.rendering) - length >= _MUCH


def _order(claim: Claim) -> tuple[bool, int, bool, int, int, tuple[int, int, int], int]:
    """Sorts runs before scattered words, the longest first, then what somebody judged, then what is word for word.

    Of what is as close, and of all that derivation or another order finds, the better status counts first.
    """
    match = claim.match
    is_scattered = match.form == SCATTERED
    return is_scattered, -len(match.tokens), claim.is_known, _closeness(claim), claim.rank, match.cost, claim.start


def _closeness(claim: Claim) -> int:
    """How close a claim is to the word; 0 is the closest."""
    labels = set(claim.match.tolerated)
    is_run = claim.match.form == RUN
    return next((at for at, allowed in enumerate(_CLOSE) if is_run and labels <= allowed), len(_CLOSE))


def _gives_way(claim: Claim, later: Claim) -> bool:
    """Whether a claim gives way to a later one that has words of it."""
    is_held = claim.match.held <= later.match.held
    if later.match.form == SCATTERED and not is_held:
        return False
    is_closer = claim.match.held == later.match.held and _closeness(later) < _closeness(claim) == len(_CLOSE)
    if is_closer and claim.match.derived:
        return True  # though a better one can be derived from it, the wording that is there is this one
    if claim.is_known and later.rank < claim.rank:
        return True  # nobody has judged it, and it may be cut too long
    return later.match.form == SCATTERED and claim.match.held < later.match.held and later.rank < claim.rank


def _matches(rendering: TermRendering, text: EnglishText, short: Mapping[Wording, str]) -> list[Match]:
    """The places of a rendering and of its variants."""
    found: list[Match] = []
    for number, variant in enumerate(_variants(rendering.en, short)):
        for match in find(pattern(variant), text):
            if number and not match.spans[0].of(text.text).rstrip("s").isupper():
                continue  # AI and SOEs are abbreviations, ai and it are none
            if all(other.held.isdisjoint(match.held) for other in found):
                labels = match.tolerated if not number else tuple(sorted({*match.tolerated, "abbreviation"}))
                found.append(replace(match, rendering=rendering.en, tolerated=labels))
    return found


def _variants(en: str, short: Mapping[Wording, str]) -> list[str]:
    """A rendering without its brackets, then abbreviations: given in them or by the document, or its initials."""
    plain = _BRACKETS.sub("", en).strip() or en
    given = [inside for inside in _BRACKETS.findall(en) if _ABBREVIATION.fullmatch(inside)]
    if (words := wording(plain)) in short:
        given.append(short[words])
    given += _initials(plain)
    return list(dict.fromkeys([plain, *given]))


def _initials(en: str) -> list[str]:
    """The abbreviations that the first letters of a rendering make: state-owned enterprises, SOE."""
    tokens = pattern(en).text.tokens
    words = [token for token in tokens if not token.is_function]
    short = "".join(token.text[0] for token in words).upper()
    if not _SHORTEST <= len(words) <= _LONGEST or not short.isalpha():
        return []
    return [short, f"{short}s"]


def abbreviated(known: Mapping[str, str]) -> dict[Wording, str]:
    """Return abbreviations by the wording that they stand for.

    Args:
        known: Long forms by abbreviation, as `glossary.findings.wording.acronyms` gives them.
    """
    return {wording(long): short.upper() for short, long in known.items()}


def is_inside(claim: Claim, others: Iterable[Claim]) -> bool:
    """Return whether a claim is merely a piece of what another term claims as a run.

    A rendering that nobody has judged, and that may be cut too long, takes nothing from one that somebody has.
    """
    return any(
        claim.match.held < other.match.held and other.match.form != SCATTERED and (claim.is_known or not other.is_known)
        for other in others
    )


def tokens_of(chosen: Sequence[Claim]) -> frozenset[int]:
    """Return the words that claims hold."""
    return frozenset().union(*(claim.match.held for claim in chosen))
