"""What speaks for words of a translation as an unknown rendering of a term, and what speaks against them.

For them: they share a word with a known rendering of the term, the bilingual dictionary gives them for a word of it,
or they name a person as the term does. Against them: another Chinese word of the unit, one that nothing else renders,
explains them as well. Words that nothing speaks for count only where the model of the harvest is rather sure of them,
nothing else explains them, and there are enough of them for a rendering.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

import rjieba

from glossary.checking.base import TermEntry
from glossary.checking.english import BREAK, STOP, EnglishText, Token, pattern
from glossary.checking.kinship import kinship
from glossary.dictionary import Dictionary, stem
from glossary.folding import fold_characters, is_han
from glossary.renderings.words import FUNCTION_WORDS
from glossary.types import Span

__all__ = ["Grounds", "UnitWords"]

#: How sure the model must be of words that something speaks for; of those that say half of the term; of all others.
_LIKELY: Final = 0.3
_COVERED: Final = 0.15
_BARE: Final = 0.45
#: How sure it must be of words that nothing speaks for, however few, and that other words explain as well.
_SURE: Final = 0.75
_HALF: Final = 0.5
#: Further content words that may stand between those that speak for an unknown rendering.
_SLACK: Final = 3
_WORD: Final = 2
#: Words of glosses that may stand for nearly anything.
_VAGUE: Final = frozenset(
    map(stem, "thing something person one place time way matter part kind side make do use".split())
)
#: Words that have content and yet begin no rendering, or end none.
_EDGES: Final = frozenset(
    "all any each every some many much more most other another such what when where why how here there along up out "
    "not no only even just still already now then while because if when get go".split()
)
#: Verbs that say little without their object.
_LIGHT_VERBS: Final = ("take", "make", "give", "carry", "see", "act", "work", "ensure", "keep", "continue", "help")
#: Characters that make a word for people of a trade, and the endings that do so in English.
_PERSONS: Final = frozenset("员者师手")
_AGENTS: Final = ("er", "ers", "or", "ors", "ist", "ists", "ian", "ians")
_AGENT: Final = 5
#: Words by which a rendering hangs on what is before it.
_GOVERNING: Final = frozenset("of with in for to on".split())
#: Verbs of whole clauses.
_VERBS: Final = ("goes", "comes", "takes", "makes", "calls")
_FIGURES: Final = frozenset("0123456789.,")
_NUMERALS: Final = frozenset("0123456789零〇一二三四五六七八九十百千万亿两")
#: Characters that explain no English word.
_NO_WORDS: Final = frozenset("的地得了着过和与及或并而且以为将把被对从向由在于是有等使让按据也都则但既又所其该各要们")


class _Word(NamedTuple):
    """A word of the Chinese."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Grounds:
    """What speaks for words of a unit as a rendering of one term.

    Attributes:
        entry: The term.
        text: The English.
        parts: How many words the term is made of.
        evident: By number, the words that something speaks for, with the words of the term that they may stand for.
        worded: The same by known rendering: the content words of it that they are forms of.
        strong: Those of them that stand in a known rendering, not merely derived from it.
        rivals: For other Chinese words of the unit that nothing renders: the words that the dictionary gives for them,
            and those that it gives for their characters as well.
        taken: Words that render other terms.
    """

    entry: TermEntry
    text: EnglishText
    parts: int
    evident: Mapping[int, frozenset[int]]
    worded: Mapping[str, Mapping[int, int]]
    strong: Set[int]
    rivals: Sequence[tuple[Set[int], Set[int]]]
    taken: Set[int]

    def accepted(self, span: Span, score: float) -> Span | None:
        """Return what of a likely rendering may be one, or ``None``.

        Args:
            span: The likely rendering.
            score: How sure the model is of it, in [0, 1].
        """
        tokens = self.text.tokens
        numbers = [at for at, token in enumerate(tokens) if span.holds(Span(token.start, token.end))]
        free = [at for at in numbers if at not in self.taken]
        is_whole = self._says_all([at for at in free if at in self.evident])
        explained = self._explained({at for at in free if not tokens[at].is_function})
        known = set(self.evident) if is_whole else set(self.evident) - explained
        others = set() if score >= _SURE else explained - known
        core = self._trimmed([at for at in numbers if at in free or tokens[at].is_function], known, others)
        content = [at for at in core if not tokens[at].is_function]
        if any(at in known for at in content):
            is_half = self._coverage([at for at in content if at in known]) >= _HALF
            is_enough = score >= _LIKELY or (score >= _COVERED and is_half)
        else:
            least = max(self.parts, min((pattern(one.en).size for one in self.entry.renderings), default=1))
            bare = len([at for at in content if at not in others])
            is_enough = score >= _SURE or (score >= _BARE and 2 * bare > least)
        if not content or not is_enough:
            return None
        return Span(tokens[core[0]].start, tokens[core[-1]].end)

    def _says_all(self, numbers: Sequence[int]) -> bool:
        """Whether two words or more say all of the term: then they do so even if other words explain each of them."""
        return len(numbers) > 1 and self._coverage(numbers) >= 1

    def _explained(self, numbers: Set[int]) -> set[int]:
        """Which of some words another Chinese word explains: one that has none but these."""
        found: set[int] = set()
        for strict, loose in self.rivals:
            if loose <= numbers:
                found |= (loose - self.strong) | (strict & self.strong)
        return found

    def says_all(self, span: Span) -> bool:
        """Return whether words say all of the term, or of a known rendering."""
        tokens = self.text.tokens
        return self._coverage([at for at in self.evident if span.holds(Span(tokens[at].start, tokens[at].end))]) >= 1

    def sought(self) -> Span | None:
        """Return the narrowest words, near each other in one clause, that all of the term speaks for; or ``None``.

        Words that other Chinese words explain count where they stand side by side.
        """
        best: tuple[int, int, int] | None = None
        evident = set(self.evident)
        for free, slack in ((evident - self._explained(evident), _SLACK), (evident, 0)):
            for needed in self._needs(free):
                for first, last in self._windows(needed, slack):
                    best = min(filter(None, (best, (last - first, first, last))))
        if best is None:
            return None
        return Span(self.text.tokens[best[1]].start, self.text.tokens[best[2]].end)

    def _needs(self, free: Set[int]) -> Iterator[Mapping[int, frozenset[int]]]:
        """Ways to say all of the term: by words, what of it they say; together they say all."""
        evident = {at: said for at, said in self.evident.items() if at in free}
        if self.parts >= _WORD and len(frozenset().union(*evident.values())) == self.parts:
            yield evident
        for rendering in self.entry.renderings:
            places = self.worded.get(rendering.en, {})
            said = {at: frozenset((place,)) for at, place in places.items() if at in free}
            size = pattern(rendering.en).size
            if rendering.status != "deprecated" and size >= _WORD and len(set(said.values())) == size:
                yield said

    def _windows(self, said: Mapping[int, frozenset[int]], slack: int) -> Iterator[tuple[int, int]]:
        whole = frozenset().union(*said.values())
        for first in (at for at in said if said[at]):
            covered: frozenset[int] = frozenset()
            others = 0
            for last in range(first, len(self.text.tokens)):
                if last > first and _is_broken(self.text.marks(last - 1, last)):
                    break
                covered |= said.get(last, frozenset())
                others += not said.get(last) and not self.text.tokens[last].is_function
                if covered == whole and others <= slack:
                    yield first, last
                    break

    def _coverage(self, numbers: Sequence[int]) -> float:
        """How much of the term, or of a known rendering, words say."""
        parts = len(frozenset().union(*(self.evident[at] for at in numbers))) / max(1, self.parts)
        shares = [
            len({places[at] for at in numbers if at in places}) / pattern(en).size for en, places in self.worded.items()
        ]
        return max([parts, *shares])

    def _trimmed(self, numbers: Sequence[int], known: Set[int], others: Set[int]) -> list[int]:
        """Words without those at both edges that belong to no rendering of the term.

        Args:
            numbers: The words.
            known: Those that something speaks for.
            others: Those that other Chinese words explain.
        """
        left = list(numbers)
        while left and left[0] not in known and (self._is_edge(left[0]) or self._is_apart(left[:2], left[0] in others)):
            left.pop(0)
        while (
            left
            and left[-1] not in known
            and (self._is_edge(left[-1]) or self._is_apart(left[-2:], left[-1] in others))
        ):
            left.pop()
        evident = [at for at in left if at in known]
        if evident:
            uncovered = self.parts - len(frozenset().union(*(self.evident[at] for at in evident)))
            left = left[self._head(left, evident, uncovered) : self._tail(left, evident)]
        return left

    def _is_apart(self, pair: Sequence[int], is_other: bool) -> bool:
        """Whether a word at an edge that renders another Chinese word is not the head or a modifier of the next one."""
        if not is_other or len(pair) == 1:
            return is_other
        before, after = (self.text.tokens[at] for at in pair)
        return before.is_function or after.is_function or _is_broken(self.text.marks(*pair))

    def _is_edge(self, number: int) -> bool:
        """Whether a word begins and ends no rendering, unless a hyphen ties it to one."""
        token, text = self.text.tokens[number], self.text.text
        if "-" in (text[token.start - 1 : token.start], text[token.end : token.end + 1]):
            return False
        is_light = token.is_function or token.lower in FUNCTION_WORDS or _is_light(token.lower)
        return is_light or (_FIGURES.issuperset(token.text) and _NUMERALS.isdisjoint(self.entry.key))

    def _head(self, numbers: Sequence[int], evident: Sequence[int], left: int) -> int:
        """Where a rendering begins: behind what merely governs it (the context of changes).

        As many of these words stay as the term has words for which nothing speaks yet.
        """
        start = numbers.index(evident[0])
        links = [place for place in range(start) if self.text.tokens[numbers[place]].lower in _GOVERNING]
        for place in reversed(range(start)):
            is_content = not self.text.tokens[numbers[place]].is_function
            if is_content and left <= 0 and any(link > place for link in links):
                break
            left -= is_content
            if is_content:
                start = place
        return start

    def _tail(self, numbers: Sequence[int], evident: Sequence[int]) -> int:
        """Where a rendering ends: before a comma, and before a verb that goes on after it."""
        for place in range(numbers.index(evident[-1]) + 1, len(numbers)):
            lower = self.text.tokens[numbers[place]].lower
            is_apart = _is_broken(self.text.marks(numbers[place - 1], numbers[place]))
            goes_on = lower.endswith("ing") and not self.text.tokens[numbers[place - 1]].is_function
            if is_apart or goes_on or lower in _VERBS:
                return place
        return len(numbers)


@lru_cache(maxsize=1 << 14)
def _is_light(word: str) -> bool:
    """Whether a word that has content begins and ends no rendering by itself."""
    return word in _EDGES or any(kinship(word, verb) in ("", "inflection") for verb in _LIGHT_VERBS)


def _is_broken(marks: str) -> bool:
    return STOP.search(marks) is not None or BREAK.search(marks) is not None


class UnitWords:
    """The words of both sides of a translation unit.

    Args:
        zh: The Chinese paragraph.
        span: The unit's stretch of it.
        text: The unit's English.
        dictionary: The bilingual dictionary; may be empty.
    """

    def __init__(self, zh: str, span: Span, text: EnglishText, dictionary: Dictionary) -> None:
        self._zh = zh
        self._text = text
        self._dictionary = dictionary
        self._words = list(_words(fold_characters(span.of(zh)), span.start))
        self._by_stem: dict[str, list[int]] = {}
        for number, token in enumerate(text.tokens):
            if not token.is_function:
                for one in {stem(token.lower), token.lower}:
                    self._by_stem.setdefault(one, []).append(number)

    def grounds(self, entry: TermEntry, span: Span, *, rendered: Sequence[Span], taken: Set[int]) -> Grounds:
        """Return what speaks for words as a rendering of a term.

        Args:
            entry: The term.
            span: Where it stands in the Chinese paragraph.
            rendered: Where the terms stand that have a rendering.
            taken: The words of these renderings, by number.
        """
        written = fold_characters(span.of(self._zh))
        parts = list(_parts(written, self._dictionary))
        worded = self._worded(entry, taken)
        glossed = self._glossed(written, parts, taken)
        strong = {at for places in worded.values() for at, place in places.items() if self._is_word(entry, at)}
        evident = {
            at: glossed.get(at, frozenset()) for at in {*glossed, *(at for one in worded.values() for at in one)}
        }
        size = len(parts)
        if written[-1:] in _PERSONS and not any(part.endswith(written[-1]) for part in parts):
            evident.update((at, evident.get(at, frozenset()) | {size}) for at in self._agents(taken))
            size += 1
        rivals = []
        for word in self._words:
            if word.text not in parts and not any(word.span.meets(other) for other in (span, *rendered)):
                strict = self._of(word.text, taken)
                rivals.append((strict, strict | self._of_characters(word.text, taken)))
        return Grounds(entry, self._text, size, evident, worded, strong, rivals, taken)

    def _of(self, word: str, taken: Set[int]) -> set[int]:
        """The free words that the dictionary gives for a Chinese word."""
        found = (self._by_stem.get(one, ()) for one in self._dictionary.stems(word) if one not in _VAGUE)
        return {at for numbers in found for at in numbers if at not in taken}

    def _of_characters(self, word: str, taken: Set[int]) -> set[int]:
        """The same for the characters of a word of two."""
        return set().union(*(self._of(one, taken) for one in word)) if len(word) == _WORD else set()

    def _glossed(self, written: str, parts: Sequence[str], taken: Set[int]) -> dict[int, frozenset[int]]:
        found: dict[int, set[int]] = {}
        for place, part in enumerate(parts):
            for at in self._of(part, taken):
                found.setdefault(at, set()).add(place)
        if written in self._dictionary:
            for at in self._of(written, taken):
                found.setdefault(at, set())
        return {at: frozenset(places) for at, places in found.items()}

    def _worded(self, entry: TermEntry, taken: Set[int]) -> dict[str, dict[int, int]]:
        found: dict[str, dict[int, int]] = {}
        for rendering in entry.renderings:
            wanted = pattern(rendering.en)
            places = {
                at: place
                for place in range(wanted.size)
                for at in self._text.kin(wanted.word(place))
                if at not in taken and not self._text.tokens[at].is_function
            }
            if places:
                found[rendering.en] = places
        return found

    def _is_word(self, entry: TermEntry, number: int) -> bool:
        """Whether a word stands in a known rendering, not merely one derived from it."""
        for rendering in entry.renderings:
            wanted = pattern(rendering.en)
            for place in range(wanted.size):
                if self._text.kin(wanted.word(place)).get(number, "derivation") != "derivation":
                    return True
        return False

    def _agents(self, taken: Set[int]) -> list[int]:
        """Words for people of a trade."""
        return [at for at, token in enumerate(self._text.tokens) if at not in taken and _is_agent(token)]


def _is_agent(token: Token) -> bool:
    return len(token.lower) > _AGENT and token.lower.endswith(_AGENTS)


def _words(text: str, start: int) -> Iterator[_Word]:
    """The words of a Chinese text that have content, with their places."""
    for word in rjieba.cut(text, False):
        end = start + len(word)
        if is_han(word[0]) and word not in _NO_WORDS:
            yield _Word(word, Span(start, end))
        start = end


def _parts(term: str, dictionary: Dictionary) -> Iterator[str]:
    """The words that a term is made of, those that are themselves made of two in pieces: 国有, 企业.

    A single character means too many things to count, unless it is the term.
    """
    for word in rjieba.cut(term, False):
        pieces = list(_pieces(word, dictionary)) if len(word) > _WORD else []
        if pieces:
            yield from pieces
        elif len(word) >= _WORD or word == term:
            yield word


def _pieces(word: str, dictionary: Dictionary) -> Iterator[str]:
    start = 0
    while start < len(word):
        ends = range(len(word) if start else len(word) - 1, start + 1, -1)
        end = next((end for end in ends if word[start:end] in dictionary), start + 1)
        if end > start + 1:
            yield word[start:end]
        start = end
