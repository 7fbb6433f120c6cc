"""Features of the candidates of a rendering: what speaks for a stretch of English, and what against it.

Five kinds of evidence: the links of the word alignment, the dictionary, the form of a phrase (classes of the words
at its edges and beyond them, crossed with what these words are linked to), its length, and quotation marks. None
looks at which words they are beyond closed classes (`glossary.renderings.english`), so the weights
(`glossary.renderings.model`) say what a rendering is like and hold no vocabulary. Features of what *other* terms and
places say are in `glossary.renderings.company`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from glossary.renderings.candidates import Site, Stretches
from glossary.renderings.columns import Columns
from glossary.renderings.english import CLASSES, EDGE, FUNCTION
from glossary.renderings.facts import TermWords, UnitFacts
from glossary.renderings.views import Bools, Floats, Integers

__all__ = ["EDGES", "GROUPS", "STATUSES", "Table", "describe"]

#: What a word of English is to the term: linked to it; given for it by the dictionary; linked to another word;
#: none of these.
STATUSES: Final = ("linked", "known", "claimed", "free")
#: Words at the edges of a candidate and beyond them, whose class and status are looked at together.
EDGES: Final = ("first word", "last word", "word before", "word after")
#: Mass of links from which a word is linked, and up to which the dictionary may overrule it.
_LINKED: Final = 0.3
_OVERRULED: Final = 0.5
_TINY: Final = 1e-6
_HALF: Final = 0.5
#: Letters in which the Chinese side strings parts together.
_STRINGS: Final = frozenset("、，,；;和与及")
#: Tags of Chinese words (jieba's set), coarser.
_TAGS: Final = {
    "v": "verb", "vn": "verbal noun", "n": "noun", "nz": "noun", "ns": "noun", "nt": "noun", "nr": "noun",
    "a": "adjective", "b": "adjective", "j": "noun", "l": "fixed", "i": "fixed", "m": "number", "d": "adverb",
    "eng": "noun", "vd": "verb", "ad": "adverb", "an": "noun",
}  # fmt: skip
_TAG_CLASSES: Final = ("verb", "verbal noun", "noun", "adjective", "fixed", "number", "adverb", "other")
#: Features that also count in steps, for their worth is no straight line.
_STEPS: Final[Mapping[str, tuple[float, ...]]] = {
    "inside missed": (0.1, 0.3, 0.6, 1.0),
    "outside": (0.1, 0.3, 0.6, 1.0),
    "coverage": (0.3, 0.5, 0.7, 0.9),
    "precision": (0.5, 0.7, 0.85, 0.95),
    "length ratio": (-1.0, -0.5, -0.2, 0.2, 0.5, 0.8),
    "gain below best": (0.05, 0.15, 0.3, 0.6, 1.0),
    "unknown words": (0.5, 1.5, 2.5),
    "free words": (0.5, 1.5, 2.5),
    "claimed words": (0.5, 1.5),
    "words of the dictionary missed": (0.5, 1.5),
    "first covered": (0.2, 0.5, 0.8),
    "last covered": (0.2, 0.5, 0.8),
    "next Chinese word inside": (0.1, 0.3, 0.6),
    "previous Chinese word inside": (0.1, 0.3, 0.6),
}

#: Features whose best value at a place says how little speaks for an omission.
_BEST: Final = (
    "coverage",
    "balance of coverage and precision",
    "gain",
    "covered by the dictionary",
    "inside share",
    "either: inside share",
)

Features = dict[str, Floats]


@dataclass(frozen=True, slots=True)
class Table:
    """The candidates of many places with their features.

    Attributes:
        columns: The candidates.
        features: Name → value of each candidate, shape ``(candidates,)``.
        groups: Name of a feature → kind of evidence that it belongs to.
        edges: Name of an edge (`EDGES`) → for each candidate ``class * len(STATUSES) + status`` of the word there.
        none: Name → value for each place, shape ``(sites,)``: what speaks for the English leaving the term out.
    """

    columns: Columns
    features: Mapping[str, Floats]
    groups: Mapping[str, str]
    edges: Mapping[str, Integers]
    none: Mapping[str, Floats]


def describe(sites: Sequence[Site], candidates: Sequence[Stretches]) -> Table:
    """Return the candidates of places with their features.

    Args:
        sites: The places.
        candidates: The candidates of each (`glossary.renderings.candidates.stretches`).
    """
    columns = Columns(sites, candidates)
    words = _Words(columns)
    features: Features = {}
    groups: dict[str, str] = {}
    for group, compute in GROUPS.items():
        found = compute(columns, words)
        for name, steps in _STEPS.items():
            if name in found:
                found |= {f"{name} > {step:g}": (found[name] > step).astype(np.float64) for step in steps}
        features |= found
        groups |= dict.fromkeys(found, group)
    return Table(columns, features, groups, words.edges(), _none(columns, words, features))


class _Words:
    """Facts of the English words of all sites, laid end to end.

    Attributes:
        facts: The facts by unit.
        terms: The Chinese words of the sites' terms.
        inside, outside: Mass of agreed links into the site's term, and into other words.
        either_in, either_out: The same by either direction.
        known: Whether the dictionary gives the word for the term.
        content: Whether the word means something.
        classes: Code of its class.
        status: What it is to the term (`STATUSES`), as a number.
    """

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        views = [view for view, _ in columns.units]
        self.facts = [
            UnitFacts.of(view, [columns.sites[number].links for number in numbers]) for view, numbers in columns.units
        ]
        self.terms = TermWords(columns)
        self.inside = columns.spread(facts.inside for facts in self.facts)
        self.outside = columns.spread(facts.outside for facts in self.facts)
        self.either_in = columns.spread(facts.either_in for facts in self.facts)
        self.either_out = columns.spread(facts.either_out for facts in self.facts)
        self.known: Bools = columns.spread(facts.known for facts in self.facts) > 0
        self.content: Bools = columns.spread(view.content for view in views) > 0
        self.classes = columns.spread((view.classes for view in views), edge=EDGE).astype(np.int64)
        known_only = self.known & (self.outside < _OVERRULED)
        self.status: Integers = np.select([self.inside >= _LINKED, known_only, self.outside >= _LINKED], [0, 1, 2], 3)

    def of_sites(self, measure: Callable[[UnitFacts], Floats]) -> Floats:
        """Return what `measure` says of the terms of each unit, for all sites; shape ``(sites,)``."""
        return np.concatenate([np.zeros(0), *map(measure, self.facts)])

    def edges(self) -> dict[str, Integers]:
        """Class and status of the words at the edges of each candidate and beyond."""
        codes = self.classes * len(STATUSES) + self.status
        first, end = self.columns.first, self.columns.end
        return dict(zip(EDGES, (codes[first], codes[end - 1], codes[first - 1], codes[end]), strict=True))

    def is_class(self, name: str) -> Bools:
        """Which words are of a class."""
        found: Bools = self.classes == CLASSES.index(name)
        return found


def _links(columns: Columns, words: _Words) -> Features:
    """What the word alignment says."""
    first, end = columns.first, columns.end
    inside, outside = columns.within(words.inside), columns.within(words.outside)
    mass = words.of_sites(lambda facts: facts.inside.sum(axis=1))[columns.site]
    covered, ends_covered = _coverage(columns, words.terms)
    precision = inside / np.maximum(inside + outside, _TINY)
    found = {
        "inside share": inside / np.maximum(mass, _TINY),
        "inside missed": np.minimum(mass - inside, 2.0),
        "coverage": covered,
        "precision": precision,
        "balance of coverage and precision": 2 * precision * covered / np.maximum(precision + covered, _TINY),
        "outside": np.minimum(outside, 3.0),
        "outside a word": outside / columns.length,
        "claimed words": np.minimum(columns.within(words.content & (words.outside >= _LINKED)), 4.0),
        "free words": _free_words(columns, words),
        "first covered": ends_covered[0],
        "last covered": ends_covered[1],
        "previous Chinese word inside": columns.within(columns.spread(facts.before for facts in words.facts)),
        "next Chinese word inside": columns.within(columns.spread(facts.behind for facts in words.facts)),
    }
    gain = columns.within(columns.spread(facts.gains for facts in words.facts))
    found["gain"] = np.clip(gain, -3.0, 6.0)
    found["gain below best"] = np.minimum(columns.best(gain)[columns.site] - gain, 3.0)
    either_in, either_out = columns.within(words.either_in), columns.within(words.either_out)
    either_mass = words.of_sites(lambda facts: facts.either_in.sum(axis=1))[columns.site]
    found |= {
        "either: inside share": either_in / np.maximum(either_mass, _TINY),
        "either: missed": np.minimum(either_mass - either_in, 3.0),
        "either: outside": np.minimum(either_out, 4.0),
        "either: precision": either_in / np.maximum(either_in + either_out, _TINY),
    }
    for edge, place in zip(EDGES, (first, end - 1, first - 1, end), strict=True):
        found[f"either: {edge} inside"] = np.minimum(words.either_in[place], 1.0)
        found[f"either: {edge} outside"] = np.minimum(words.either_out[place], 1.0)
    return found | _beyond(columns, words)


def _free_words(columns: Columns, words: _Words) -> Floats:
    """How many words of meaning are neither linked to the term nor to another word."""
    linked = (words.inside >= _LINKED) | (words.outside >= _LINKED)
    return np.minimum(columns.within(words.content & ~linked), 5.0)


def _coverage(columns: Columns, terms: TermWords) -> tuple[Floats, tuple[Floats, Floats]]:
    """How much of the term is linked into each candidate: on average, and its first and last word."""
    sums = terms.within(np.log1p(-np.minimum(view.unit.links, 0.999)) for view, _ in columns.units)
    linked = 1 - np.exp(sums)  # noisy or: some word of the stretch is linked
    held = np.bincount(terms.candidate, terms.weight[terms.word] * linked, len(columns))
    whole = np.bincount(terms.site, terms.weight, len(columns.sites))[columns.site]
    return held / np.maximum(whole, _TINY), (linked[terms.first], linked[terms.last])


def _beyond(columns: Columns, words: _Words) -> Features:
    """What the next word of meaning beyond each edge is to the term, and whether it stands right there."""
    found: Features = {}
    stops = words.is_class("break") | words.is_class("comma") | words.is_class("edge")
    status = np.where(words.content, words.status, np.where(stops, len(STATUSES), -1))
    places = np.arange(len(status))
    nearest = np.where(status >= 0, places, 0)
    before = status[np.maximum.accumulate(nearest)]
    after = status[::-1][np.maximum.accumulate(np.where(status[::-1] >= 0, places, 0))][::-1]
    for side, seen, place in (("before", before, columns.first - 1), ("after", after, columns.end)):
        touches = words.content[place]
        for code, name in enumerate((*STATUSES, "none")):
            is_so = seen[place] == code
            if name != "none":
                found[f"next {side}: {name}"] = (is_so & touches).astype(np.float64)
            found[f"next {side}: {name}, apart"] = (is_so & ~touches).astype(np.float64)
    return found


def _dictionary(columns: Columns, words: _Words) -> Features:
    """What the dictionary says."""
    terms, told = words.terms, _told(columns, words.terms)[columns.site]
    finds = terms.within(view.known for view, _ in columns.units) > 0
    said = np.bincount(terms.candidate, finds & (terms.weight[terms.word] >= _HALF), len(columns))
    elsewhere = columns.spread(facts.known_elsewhere for facts in words.facts) > 0
    own = words.inside >= _LINKED
    strange = words.content & ~words.known & ~own
    return {
        "words of the dictionary": np.minimum(columns.within(words.known), 6.0),
        "covered by the dictionary": said / np.maximum(told, 1),
        "words of the dictionary missed": np.minimum(told - said, 3),
        "dictionary words of others": np.minimum(columns.within(strange & elsewhere), 4.0),
        "unknown words": np.minimum(columns.within(strange & ~elsewhere & (words.outside < _LINKED)), 4.0),
    }


def _told(columns: Columns, terms: TermWords) -> Floats:
    """How many words that each site's term holds most of the dictionary translates by a word of the unit."""
    told = terms.which(np.asarray(view.known.any(axis=1)) for view, _ in columns.units) & (terms.weight >= _HALF)
    return np.bincount(terms.site, told, len(columns.sites)).astype(np.float64)


def _phrase(columns: Columns, words: _Words) -> Features:
    """Whether it looks like a whole phrase, and like one of the term's kind."""
    first, end = columns.first, columns.end
    strung = columns.of_sites(bool(_STRINGS & set(_text(site))) for site in columns.sites) > 0
    function = (words.classes >= FUNCTION.start) & (words.classes < FUNCTION.stop)
    found = {"function words": columns.within(function) / columns.length}
    for name in ("comma", "conjunction", "break"):
        count = np.minimum(columns.within(words.is_class(name)), 3.0)
        found[f"{name} inside"], found[f"{name} inside a string"] = count * ~strung, count * strung
    clause = words.is_class("auxiliary") | words.is_class("relative")
    for name, inside in (("of", words.is_class("of")), ("clause", clause), ("quote", words.is_class("quote"))):
        found[f"{name} inside"] = np.minimum(columns.within(inside), 3.0)
    capitals = columns.spread(view.capitals for view, _ in columns.units) > 0
    opens, closes = (
        columns.spread(np.array([word.text == mark for word in view.unit.en], bool) for view, _ in columns.units)
        for mark in "()"
    )
    found |= {
        "cuts a name at its start": (capitals[first - 1] & capitals[first]).astype(np.float64),
        "cuts a name at its end": (capitals[end] & capitals[end - 1]).astype(np.float64),
        "bracket follows": opens[end],
        "ends with a bracket": closes[end - 1],
        "leaves a bracket open": (columns.within(opens) != columns.within(closes)) * 1.0,
    }
    return found | _verbs(columns, words)


def _words(site: Site) -> list[str]:
    return [word.text for word in site.links.words]


def _text(site: Site) -> str:
    return "".join(_words(site))


def _tag(site: Site, row: int) -> str:
    """Class of a Chinese word, by its tag."""
    tag = site.view.unit.zh[row].tag
    return _TAGS.get(tag, _TAGS.get(tag[:1], "other"))


def _verbs(columns: Columns, words: _Words) -> Features:
    """A rendering starts with the verb of the English sentence only where the term starts with its own."""
    sites = columns.sites
    codes = {name: code for code, name in enumerate(_TAG_CLASSES)}
    own = columns.of_sites(codes[_tag(site, site.links.rows[0])] if site.links.rows else -1 for site in sites)
    last = columns.of_sites(codes[_tag(site, site.links.rows[-1])] if site.links.rows else -1 for site in sites)
    led = columns.of_sites(
        bool(site.links.rows) and site.links.rows[0] > 0
        and _tag(site, site.links.rows[0] - 1) in ("verb", "verbal noun", "adverb")
        for site in sites
    )  # fmt: skip
    verbs = columns.spread(view.verbs for view, _ in columns.units)
    starts, before = verbs[columns.first], verbs[columns.first - 1]
    found = {f"verb first, term starts with {name}": starts * (own == code) for name, code in codes.items()}
    is_verb, is_nominal = (
        own == codes["verb"],
        np.isin(own, [codes[n] for n in ("noun", "adjective", "number", "fixed")]),
    )
    verbal_end = np.isin(last, [codes["verb"], codes["verbal noun"]])
    ing_first, ing_last = words.is_class("ing")[columns.first], words.is_class("ing")[columns.end - 1]
    found |= {
        "verb first behind a Chinese verb": starts * led,
        "verb before": before,
        "verb before, term starts with verb": before * is_verb,
        "ends in -ed": words.is_class("ed")[columns.end - 1] * 1.0,
        "ends in -ing, term in a verb": (ing_last & verbal_end) * 1.0,
        "starts in -ing, term with a verb": (ing_first & is_verb) * 1.0,
        "starts in -ing, term with no verb": (ing_first & is_nominal) * 1.0,
    }
    return found


def _length(columns: Columns, words: _Words) -> Features:
    """Whether it is as long as one expects, and stands where one expects it."""
    content = columns.within(words.content)
    characters = columns.of_sites(site.term.end - site.term.start for site in columns.sites)
    ratio = np.log((content + 0.5) / (characters / 2 + 0.5))
    middle = columns.of_sites(
        (site.links.rows[0] + site.links.rows[-1] + 1) / 2 / len(site.view.unit.zh) if site.links.rows else 0.5
        for site in columns.sites
    )
    size = columns.of_sites(max(1, len(site.view.unit.en)) for site in columns.sites)
    return {
        "words of meaning": content,
        "length ratio": ratio,
        "length ratio squared": ratio * ratio,
        "more words than characters": np.maximum(content - characters, 0.0),
        "one word for a long term": ((columns.length == 1) & (characters >= 4)) * 1.0,
        "off the diagonal": np.abs((columns.start + columns.stop) / 2 / size - middle),
    }


def _quotation(columns: Columns, _words: _Words) -> Features:
    """What quotation marks say."""
    exact, paired, fit = (np.zeros(len(columns)) for _ in range(3))
    ranges = list(zip(columns.start.tolist(), columns.stop.tolist(), strict=True))
    for number, site in enumerate(columns.sites):
        if not site.quotations:
            continue
        for place in range(int(columns.bounds[number]), int(columns.bounds[number + 1])):
            exact[place] = ranges[place] in site.quotations
            if site.paired is not None and ranges[place] == (site.paired.start, site.paired.end):
                paired[place], fit[place] = 1.0, site.paired.score
    has_pair = columns.of_sites(site.paired is not None for site in columns.sites)
    is_quoted = columns.of_sites(site.is_quoted for site in columns.sites)
    return {
        "the paired quotation": paired,
        "not the paired quotation": has_pair * (1 - paired),
        "fit of the paired quotation": fit,
        "a quotation for a quotation": exact * is_quoted,
        "a quotation for no quotation": exact * (1 - is_quoted),
    }


#: Kinds of evidence, each with what computes its features. A new one is a function here; then fit anew
#: (``python -m benchmarks.fit_renderings --write``).
GROUPS: Final = {
    "links": _links,
    "dictionary": _dictionary,
    "phrase": _phrase,
    "length": _length,
    "quotation": _quotation,
}


def _none(columns: Columns, words: _Words, features: Features) -> Features:
    """What speaks for an omission: that nothing else does."""
    sites = columns.sites
    best = {f"best {name}": columns.best(features[name]) for name in _BEST}
    mass, either_mass = (
        words.of_sites(lambda facts: facts.inside.sum(axis=1)),
        words.of_sites(lambda facts: facts.either_in.sum(axis=1)),
    )
    held = np.bincount(words.terms.site, words.terms.weight >= _HALF, len(sites))

    def each(values: list[float]) -> Floats:
        return np.array(values, dtype=np.float64)

    return best | {
        "always": np.ones(len(sites)),
        "no candidate": (np.diff(columns.bounds) == 0) * 1.0,
        "best link": np.minimum(words.of_sites(lambda facts: facts.inside.max(axis=1, initial=0.0)), 1.0),
        "best link of either direction": np.minimum(
            words.of_sites(lambda facts: facts.either_in.max(axis=1, initial=0.0)), 1.0
        ),
        "mass of links": np.minimum(mass, 3.0),
        "mass of links of either direction": np.minimum(either_mass, 4.0),
        "mass a word": mass / np.maximum(words.terms.count, 1),
        "words that the dictionary finds": _told(columns, words.terms) / np.maximum(held, 1),
        "no word in the dictionary": each(
            [float(not any(map(site.view.dictionary.stems, _words(site)))) for site in sites]
        ),
        "characters": each([(site.term.end - site.term.start) / 10 for site in sites]),
        "one character a word": each([float(all(len(word.text) == 1 for word in site.links.words)) for site in sites]),
        "a quotation without a pair": each([float(site.is_quoted and site.paired is None) for site in sites]),
        "English a Chinese word": each(
            [min(len(site.view.unit.en) / max(1, len(site.view.unit.zh)), 4.0) for site in sites]
        ),
    }
