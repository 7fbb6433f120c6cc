"""Relations between the terms of one document, each with what shows it.

Three types, each found by one function that says which class of wording (or which statistic) it goes by:
``broader`` by the head that a compound shares with another term, ``short form`` by what a fuller wording adds,
``related`` by how often two terms stand in one sentence. Nothing is merged: full and short forms, like different
words for one thing, are concepts of their own that people may merge.

The relations keep to SKOS by the way they are found, also where those of many documents are put together. A
broader term is a proper ending of the narrower one, so there are no cycles; a short form is no ending of the full
one, and related terms are not nested in each other, so no related pair is one of a broader term and a narrower one,
however far apart (SKOS Reference, S27).
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from typing import Final, NamedTuple

import rjieba

from glossary.extractors.cues import (
    CAUSATIVES,
    CONJUNCTIONS,
    GENERIC_NOUNS,
    NEGATIONS,
    POLICY_VERBS,
    QUANTIFIERS,
    QUOTE_MARKS,
    SORTS,
    UNDERTAKINGS,
)
from glossary.folding import fold_en, fold_label, is_han
from glossary.types import Document, Kind, Occurrence, Relation, Span, Term, TranslationUnit

__all__ = ["log_likelihood", "relations_of"]

#: G² that one in a thousand pairs reaches by chance (χ², one degree of freedom).
_SIGNIFICANT: Final = 10.83
_FEWEST_UNITS: Final = 3
_FEWEST_TOGETHER: Final = 2
_MOST_RELATED: Final = 5
_SHORTEST: Final = 2
#: Shortest name of an undertaking that stands for it without quotation marks: 乡村振兴, but not 人才.
_SHORTEST_NAME: Final = 4
#: Length of a set phrase, in which a verb hides: 全面推广, 贯彻落实.
_PHRASE: Final = 4

_OF: Final = "的"
#: Last characters of attributes, which are short for nothing (创新型|企业), and of what names an activity.
_ATTRIBUTIVE: Final = ("型", "性", "式", "级")
_ACTIVITY: Final = "化"
#: Tags (of jieba's set) of words that can end a noun phrase, and of those that make a clause or a series.
_NOMINAL: Final = ("n", "vn", "j", "l", "an", "eng")
_SERIAL: Final = ("c", "x")
_LOOSE: Final = ("p", "d", "r")


class _Word(NamedTuple):
    text: str
    tag: str


def relations_of(document: Document, units: Sequence[TranslationUnit], terms: Sequence[Term]) -> tuple[Relation, ...]:
    """Return the relations between the terms of a document.

    Args:
        document: The document.
        units: Its translation units.
        terms: Its terms, rendered, by first occurrence.

    Returns:
        The relations by type, then source and target; at most one for two terms.
    """
    known = {term.key: term for term in terms}
    found = [*_broader(document, known), *_short_forms(document, known)]
    taken = {frozenset((one.source, one.target)) for one in found}
    found += _related(document, units, terms, taken)
    return tuple(sorted(found, key=lambda one: (one.type, one.source, one.target)))


# --- broader -------------------------------------------------------------------------------------------


def _broader(document: Document, known: Mapping[str, Term]) -> Iterator[Relation]:
    """Compounds whose head is a term: 国家先进制造业集群 is a kind of 先进制造业集群.

    Only the nearest head counts, for the relation is transitive.
    """
    for term in known.values():
        words = _words(term.key)
        cuts = range(1, len(words))
        head = next((head for at in cuts if (head := _head(term, words, at, known)) is not None), None)
        if head is not None:
            place, span = _ending(document, term, head.key)
            modifier = term.key[: -len(head.key)]
            yield Relation(
                "broader",
                term.key,
                head.key,
                f"its head is the term {head.zh}, before it the modifier {modifier}",
                min(term.termhood, head.termhood),
                place.pair,
                place.zh,
                span,
            )


def _head(term: Term, words: Sequence[_Word], at: int, known: Mapping[str, Term]) -> Term | None:
    """The term that the words from `at` on make, if they are the head of a noun phrase and the rest its modifier."""
    head = known.get("".join(word.text for word in words[at:]))
    if head is None or len(head.key) < _SHORTEST or head.number is not None or not _fit(term.kind, head.kind):
        return None
    if not (_is_head(words[at:]) and _is_modifier(words[:at], known)):
        return None
    if len(term.key) == 2 * len(head.key) and term.key[0] == head.key[0]:
        return None  # a series without a mark: 新业态|新模式
    if term.kind == "slogan" and any(_is_verb(word) or word.tag.startswith(_LOOSE) for word in words):
        return None
    return head


def _fit(narrower: Kind, broader: Kind) -> bool:
    """Whether one may be a kind of the other: two specific kinds (a body, a technology) are not."""
    return narrower == broader or not {narrower, broader}.isdisjoint({"concept", "slogan"})


def _is_head(words: Sequence[_Word]) -> bool:
    """Whether words are a noun phrase: no verb with its object, and a noun (or 科技|创新, 乡村|振兴) at the end."""
    first, last = words[0], words[-1]
    if _is_verb(first) or any(_is_serial(word) for word in words):
        return False
    if len(words) > 1 and any(map(_is_verb, words[:-1])) and _is_verb(last):
        return False
    if last.tag.startswith(_NOMINAL):
        return True
    return len(words) > 1 and last.tag == "v" and words[-2].tag.startswith(("n", "j", "b"))


def _is_modifier(words: Sequence[_Word], known: Mapping[str, Term]) -> bool:
    """Whether what stands before a head only narrows it.

    It does not if it is a verb (推进|新型工业化), a clause (企业|发挥|主体作用), a part of a series (A和B, A、B),
    a quantity or a pronoun (一批, 各类), a time of speaking (今年), or a negation (非). A verb inside a term of the
    document is part of a noun (科技创新|主体地位), and so is one that 的 closes off, unless it comes first and
    governs what follows.
    """
    if any(_is_serial(word) or word.text in QUANTIFIERS | NEGATIONS for word in words):
        return False
    if any(word.tag.startswith("m") and not word.text.startswith("第") for word in words):
        return False
    first, closed = words[0], words[-1].text == _OF
    if first.tag.startswith("t") and first.text in GENERIC_NOUNS:
        return False
    if _is_verb(first) or first.tag.startswith(_LOOSE) or any(word.tag.startswith("r") for word in words):
        return False
    if closed:
        return len(words) > 1
    nominal = _inside_terms(words, known)
    # A noun made of a verb, such as 发展, is one behind another noun: 经济|发展|新动力.
    governs = [word.tag.startswith("p") or (_is_verb(word) and word.tag != "vn") for word in words]
    return not any(verb and at not in nominal for at, verb in enumerate(governs))


def _inside_terms(words: Sequence[_Word], known: Mapping[str, Term]) -> set[int]:
    """Places of words that belong to a longer term which is a noun phrase."""
    inside: set[int] = set()
    for start, end in combinations(range(len(words) + 1), 2):
        part = words[start:end]
        if end - start > 1 and "".join(word.text for word in part) in known and _is_head(part):
            inside.update(range(start, end))
    return inside


def _is_serial(word: _Word) -> bool:
    return word.text in CONJUNCTIONS or (word.tag.startswith(_SERIAL) and word.text != "+")


def _is_verb(word: _Word) -> bool:
    """Whether a word is a verb of policy prose, or any verb that is no noun as well (jieba tags those vn)."""
    text = word.text
    if text in POLICY_VERBS or text in CAUSATIVES or (word.tag.startswith("v") and word.tag != "vn"):
        return True
    return len(text) == _PHRASE and not {text[:2], text[2:]}.isdisjoint(POLICY_VERBS)


def _ending(document: Document, term: Term, key: str) -> tuple[Occurrence, Span | None]:
    """The first place of a term, and where its head begins there."""
    place = term.occurrences[0]
    text = document.pair(place.pair).zh
    starts = range(place.zh.end - 1, place.zh.start, -1)
    start = next((start for start in starts if fold_label(text[start : place.zh.end]) == key), None)
    return place, None if start is None else Span(start, place.zh.end)


# --- short forms ---------------------------------------------------------------------------------------


def _short_forms(document: Document, known: Mapping[str, Term]) -> Iterator[Relation]:
    """Full and short forms: the short one leaves out what names the sort, or abbreviates and is rendered alike."""
    alike = _by_rendering(document, known.values())
    for full in known.values():
        words = _words(full.key)
        cuts = {full.key[:end] for end in _borders(words)}
        for key in sorted((cuts & known.keys()) | alike.get(_rendering(document, full), set())):
            short = known[key]
            if (note := _shortens(document, full, short, words)) is None or full.key.endswith(key):
                continue
            place = full.occurrences[0]
            yield Relation(
                "short form",
                full.key,
                key,
                note,
                min(full.termhood, short.termhood),
                place.pair,
                place.zh,
                _standing(short, place),
            )


def _shortens(document: Document, full: Term, short: Term, words: Sequence[_Word]) -> str | None:
    """Say why one term is the short form of another; ``None`` if it is not."""
    if len(short.key) < _SHORTEST or len(full.key) - len(short.key) < _SHORTEST or any(map(_is_serial, words)):
        return None
    rest, rendering = full.key.removeprefix(short.key), _rendering(document, full)
    alike = bool(rendering) and rendering == _rendering(document, short)
    if rest != full.key:
        added = rest == words[-1].text and not _is_verb(words[0]) and _is_left_out(document, short, words, alike)
        return f"the full form adds {rest}" + (f"; both are rendered {rendering}" if alike else "") if added else None
    if alike and _is_abbreviation(short.key, full.key):
        return f"made of characters of the full form; both are rendered {rendering}"
    return None


def _is_left_out(document: Document, short: Term, words: Sequence[_Word], alike: bool) -> bool:
    """Whether a term is short for itself with one word more, which names the sort of what it stands for.

    The word is the sort of a thing if the short form is a formulation (“小巨人”|企业, 专精特新|中小企业), that of an
    undertaking if the short form names an activity (乡村振兴|战略), or any empty noun if both are rendered by the
    same English (实际利率|水平).
    """
    added, last = words[-1].text, words[-2]
    if added.endswith((*SORTS, *UNDERTAKINGS)) and _is_formulation(document, short):
        return True
    if added in UNDERTAKINGS and len(short.key) >= _SHORTEST_NAME and short.kind in {"concept", "strategy"}:
        return last.tag.startswith("v") or last.text.endswith(_ACTIVITY)
    empty = added in GENERIC_NOUNS or added in SORTS or added in UNDERTAKINGS
    return alike and empty and not short.key.endswith(_ATTRIBUTIVE)


def _is_formulation(document: Document, term: Term) -> bool:
    """Whether a term is a fixed wording: a slogan, a numeral formulation, or in quotation marks somewhere."""
    if term.kind == "slogan" or term.number is not None:
        return True
    texts = ((document.pair(place.pair).zh, place.zh) for place in term.occurrences)
    return any(
        {text[span.start - 1 : span.start], text[span.end : span.end + 1]} <= QUOTE_MARKS for text, span in texts
    )


def _is_abbreviation(short: str, full: str) -> bool:
    """Whether a wording takes characters of another in their order, as 医保 does of 医疗保险.

    What leaves out a word of the middle, as 税收政策 does of 税收优惠政策, says less, and is no abbreviation.
    """
    rest = iter(full)
    if short[0] != full[0] or not all(map(is_han, short)) or not all(character in rest for character in short):
        return False
    cuts = range(_SHORTEST, len(short) - 1)
    return not any(full.startswith(short[:at]) and full.endswith(short[at:]) for at in cuts)


def _by_rendering(document: Document, terms: Iterable[Term]) -> dict[str, set[str]]:
    """Keys of the terms by their English."""
    keys: dict[str, set[str]] = defaultdict(set)
    for term in terms:
        if rendering := _rendering(document, term):
            keys[rendering].add(term.key)
    return keys


def _rendering(document: Document, term: Term) -> str:
    """The most frequent rendering of a term, folded; empty where there is none."""
    forms = Counter(fold_en(at.en.of(document.pair(at.pair).en)) for at in term.occurrences if at.en is not None)
    return min(forms, key=lambda form: (-forms[form], form), default="")


def _standing(term: Term, place: Occurrence) -> Span | None:
    """Where a term stands in the pair of a place, preferably inside of it."""
    spans = [at.zh for at in term.occurrences if at.pair == place.pair]
    return min(spans, key=lambda span: (not place.zh.holds(span), span), default=None)


# --- related -------------------------------------------------------------------------------------------


def log_likelihood(both: int, first: int, second: int, total: int) -> float:
    """Return the log-likelihood ratio G² of two events (Dunning 1993), signed: negative where they avoid each other.

    Args:
        both: In how many units both are.
        first: In how many the first is, the second or not.
        second: In how many the second is.
        total: How many units there are.

    >>> round(log_likelihood(4, 5, 5, 100), 2), log_likelihood(1, 10, 10, 100)
    (23.6, 0.0)
    """
    cells = ((both, first, second), (first - both, first, total - second), (second - both, total - first, second),
             (total - first - second + both, total - first, total - second))  # fmt: skip
    ratio = 2 * sum(seen * math.log(seen * total / (row * column)) for seen, row, column in cells if seen)
    return abs(ratio) if both * total >= first * second else -abs(ratio)


def _related(
    document: Document, units: Sequence[TranslationUnit], terms: Sequence[Term], taken: set[frozenset[str]]
) -> Iterator[Relation]:
    """Terms that stand in one translation unit more often than chance would have it.

    Each stands in three units and more, they share two and more, and the association is positive and significant
    (p < 0.001). Terms that are nested, overlap, or are members of each other are related in other ways. Of the
    pairs, the strongest are taken first, until a term has five.
    """
    total = sum(unit.zh.end > unit.zh.start for unit in units)
    in_units = {term.key: len({at.unit for at in term.occurrences}) for term in terms}
    frequent = [term for term in terms if in_units[term.key] >= _FEWEST_UNITS]
    together = _together(frequent)
    order = {term.key: term for term in frequent}
    ranked = []
    for (first, second), places in together.items():
        if len(places) >= _FEWEST_TOGETHER and _is_apart(order[first], order[second], taken):
            statistic = log_likelihood(len(places), in_units[first], in_units[second], total)
            if statistic > _SIGNIFICANT:
                ranked.append((statistic, first, second, places))
    room = Counter(dict.fromkeys(order, _MOST_RELATED))
    for statistic, first, second, places in sorted(ranked, key=lambda one: (-one[0], one[1], one[2])):
        if min(room[first], room[second]) > 0:
            room.subtract((first, second))
            at, other = places[0]
            counts = f"of {in_units[first]} and {in_units[second]}"
            yield Relation(
                "related",
                first,
                second,
                f"together in {len(places)} translation units {counts} (G² = {statistic:.1f})",
                min(order[first].termhood, order[second].termhood),
                at.pair,
                at.zh,
                other.zh,
                round(statistic, 2),
            )


def _together(terms: Sequence[Term]) -> dict[tuple[str, str], list[tuple[Occurrence, Occurrence]]]:
    """For each two terms, in their order, their first places in each unit where they stand apart."""
    by_unit: dict[int, dict[str, list[Occurrence]]] = defaultdict(dict)
    for term in terms:
        for at in term.occurrences:
            by_unit[at.unit].setdefault(term.key, []).append(at)
    found: dict[tuple[str, str], list[tuple[Occurrence, Occurrence]]] = defaultdict(list)
    for _, here in sorted(by_unit.items()):
        for (first, mine), (second, others) in combinations(here.items(), 2):
            apart = ((at, other) for at in mine for other in others if not at.zh.meets(other.zh))
            if (pair := next(apart, None)) is not None:
                found[first, second].append(pair)
    return found


def _is_apart(first: Term, second: Term, taken: set[frozenset[str]]) -> bool:
    """Whether two terms are neither nested nor members of each other nor related already."""
    one, two = first.key, second.key
    if one in two or two in one or frozenset((one, two)) in taken:
        return False
    enumerated = (
        {fold_label(member.zh) for member in first.members},
        {fold_label(member.zh) for member in second.members},
    )
    return two not in enumerated[0] and one not in enumerated[1]


# --- words ---------------------------------------------------------------------------------------------


@lru_cache(maxsize=1 << 14)
def _words(key: str) -> tuple[_Word, ...]:
    """The words of a label with their tags."""
    return tuple(_Word(text, tag) for text, tag in rjieba.tag(key))


def _borders(words: Sequence[_Word]) -> list[int]:
    """Where the words of a label end, but for the last."""
    ends, end = [], 0
    for word in words[:-1]:
        end += len(word.text)
        ends.append(end)
    return ends
