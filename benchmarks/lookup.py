"""How fast lookups are on a generated termbase, and how often what is meant is among the ten best.

Side by side with RapidFuzz over all labels, SQLite's LIKE, a SPARQL CONTAINS filter and, where it is installed,
tantivy (`benchmarks.rivals`).

Run ``python -m benchmarks.lookup [CONCEPTS]``; `benchmarks.termbase` says what the termbase is made of. All in this
process but for the cold command, which is a whole one. Of three times for each query the fastest counts, as other
programs may run; rivals are timed once. A rival gets the query folded as labels are, and gives ten labels, the shortest
or the most like first.
"""

import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.annotated import ROOT
from benchmarks.rivals import RIVALS, Labels, Rival, labels_of
from benchmarks.termbase import DOCUMENT, generate
from glossary.folding import fold_label
from glossary.version import VERSION
from graph.catalogue import Catalogue, ConceptEntry
from graph.forms import plain_en, toneless
from graph.generations import Generations
from graph.index import Index
from workspace.freshness import write_state
from workspace.harvests import settle, stage_texts
from workspace.workspace import INDEX, Manifest, Workspace

__all__ = ["LIMITS", "Asked", "main", "print_lookup", "queries"]

CONCEPTS: Final = 100_000
#: Queries of each class, how many of them a rival is asked, and how many come before without being timed.
QUERIES: Final = 500
ASKED_OF_RIVALS: Final = 10
WARMING: Final = 40
_COLD: Final = 5
_TIMES: Final = 3
_SEED: Final = 3
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"

#: Most milliseconds for 99 of 100 queries of a class; a cold command, in seconds.
LIMITS: Final = {"exact": 10, "prefix": 10, "pinyin": 10, "part": 10, "wildcard": 10, "words": 10, "fuzzy": 50}
COLD: Final = 0.5


_Maker = Callable[[Labels, Path], Rival]


@dataclass(frozen=True, slots=True)
class Asked:
    """A query with the concept that it was made from.

    Attributes:
        query: What is typed.
        key: The concept's key.
    """

    query: str
    key: str


# --- the queries -------------------------------------------------------------------------------------------


def queries(catalogue: Catalogue, number: int) -> dict[str, list[Asked]]:
    """Return different queries for each class, made from labels drawn with one seed.

    Args:
        catalogue: The termbase.
        number: How many of each class; fewer if the termbase is too small.
    """
    chance = random.Random(_SEED)
    found = {}
    for name, make in _CLASSES.items():
        asked: dict[str, Asked] = {}
        for _ in range(20 * number):
            concept = chance.choice(catalogue.concepts)
            query = make(concept, chance)
            if query.strip():
                asked.setdefault(query, Asked(query, concept.key))
            if len(asked) == number:
                break
        found[name] = list(asked.values())
    return found


def _label(concept: ConceptEntry, chance: random.Random) -> str:
    return chance.choice([*concept.spellings, *(rendering.en for rendering in concept.renderings)])


def _least(label: str) -> int:
    """The shortest piece that says anything: a character, or three letters."""
    return 3 if label.isascii() else 1


def _prefix(concept: ConceptEntry, chance: random.Random) -> str:
    label = _label(concept, chance)
    return label[: chance.randint(_least(label), max(_least(label), len(label) - 1))]


def _part(concept: ConceptEntry, chance: random.Random) -> str:
    label = _label(concept, chance)
    size = chance.randint(_least(label), max(_least(label), len(label) - 1))
    start = chance.randint(0, max(0, len(label) - size))
    return label[start : start + size]


def _pinyin(concept: ConceptEntry, chance: random.Random) -> str:
    syllables = concept.pinyin.split()
    start = chance.randrange(len(syllables)) if chance.random() < 0.25 else 0  # also parts and beginnings
    initials = "".join(toneless(one)[0] for one in syllables)
    forms = (" ".join(syllables[start:]), toneless(" ".join(syllables[start:])), initials, "'".join(syllables))
    return chance.choice(forms)


def _wildcard(concept: ConceptEntry, chance: random.Random) -> str:
    label = _label(concept, chance)
    cuts = sorted(chance.randint(0, len(label)) for _ in range(2 * chance.randint(1, 2)))
    kept = [label[: cuts[0]], *(label[cuts[at] : cuts[at + 1]] for at in range(1, len(cuts) - 1, 2)), label[cuts[-1] :]]
    return "*".join(kept) if sum(map(len, kept)) > len(label) / 4 else f"{label[:1]}*{label[-1:]}"


def _words(concept: ConceptEntry, chance: random.Random) -> str:
    words = chance.choice(concept.renderings).en.split()
    chosen = chance.sample(words, min(len(words), chance.randint(2, 4)))
    if chance.random() < 0.3:
        chosen = [concept.zh[:2], *chosen[:1]]
    return " ".join(chosen)


def _fuzzy(concept: ConceptEntry, chance: random.Random) -> str:
    """A label with one letter or character wrong: of at least six letters, or four characters."""
    labels = [one for one in concept.spellings if len(one) >= 4]
    labels += [one for one in (*(each.en for each in concept.renderings), toneless(concept.pinyin)) if len(one) >= 6]
    if not labels:
        return ""
    label = chance.choice(labels)
    at = chance.randrange(len(label))
    other = chance.choice(_LETTERS if label.isascii() else concept.zh + "的一是不了")
    middle = chance.choice((other, other + label[at], "", label[at : at + 2][::-1]))
    return label[:at] + middle + label[at + (2 if len(middle) == 2 and middle[-1:] == label[at] else 1) :]


_CLASSES: Final[dict[str, Callable[[ConceptEntry, random.Random], str]]] = {
    "exact": _label,
    "prefix": _prefix,
    "pinyin": _pinyin,
    "part": _part,
    "wildcard": _wildcard,
    "words": _words,
    "fuzzy": _fuzzy,
}


# --- the figures -------------------------------------------------------------------------------------------


def print_lookup(concepts: int = CONCEPTS, *, number: int = QUERIES, cold: int = _COLD) -> bool:
    """Print the figures.

    Args:
        concepts: Size of the termbase.
        number: Queries of each class.
        cold: How often the cold command runs for each of its queries.

    Returns:
        Whether all limits are kept.
    """
    start = time.perf_counter()
    catalogue = generate(concepts)
    labels = sum(len(one.spellings) + len(one.renderings) for one in catalogue.concepts)
    made = time.perf_counter()
    with tempfile.TemporaryDirectory() as name:
        path = _workspace(Path(name), catalogue)
        written = time.perf_counter()
        print(f"\nlookup: {concepts:,} concepts, {labels:,} labels, generated in {made - start:.1f} s;", end=" ")
        print(f"index written in {written - made:.1f} s, {path.stat().st_size / 1e6:.0f} MB")
        asked = queries(catalogue, number)
        kept = _print_ours(path, asked)
        folded = labels_of(catalogue)
        for make in RIVALS:
            _print_rival(make, folded, asked, Path(name))
        kept &= _print_cold(Path(name), asked, cold)
    print(f"all limits kept: {'yes' if kept else 'no'}; {time.perf_counter() - start:.0f} s in all")
    return kept


def _print_ours(path: Path, asked: dict[str, list[Asked]]) -> bool:
    print(f"\n{'milliseconds':20} {'class':10} {'queries':>7} {'p50':>9} {'p99':>9}  {'limit':>5}  among the ten best")
    kept = True
    with Index(path) as index:

        def find(query: str) -> list[str]:
            return [hit.concept.key for hit in index.lookup(query, limit=10)]

        for name, wanted in asked.items():
            for one in wanted[-WARMING:]:
                find(one.query)
            line, worst = _line("tifa lookup", name, wanted, find, limit=LIMITS[name])
            kept &= worst <= LIMITS[name]
            print(line)
    return kept


def _print_rival(make: _Maker, labels: Labels, asked: dict[str, list[Asked]], folder: Path) -> None:
    start = time.perf_counter()
    rival = make(labels, folder)
    made = time.perf_counter() - start
    if rival.find is None:
        print(f"{rival.name:20} skipped, it is not installed")
        return
    for name in (name for name in asked if name in rival.classes):
        folded = [Asked(_folded(one.query, name), one.key) for one in asked[name]]
        rival.find(folded[-1].query)
        print(_line(rival.name, name, folded[:ASKED_OF_RIVALS], rival.find)[0])
    print(f"{'':20} made ready in {made:.1f} s")


def _folded(query: str, name: str) -> str:
    """A query as the labels of the rivals are folded."""
    return toneless(query) if name == "pinyin" else plain_en(query) if query.isascii() else fold_label(query)


def _line(
    who: str, name: str, asked: Sequence[Asked], find: Callable[[str], Iterable[str]], *, limit: int | None = None
) -> tuple[str, float]:
    """A line of the table, and the 99th percentile in milliseconds."""
    seconds, right = [], 0
    for one in asked:
        times = []
        for _ in range(_TIMES if limit else 1):
            start = time.perf_counter()
            keys = find(one.query)
            times.append(time.perf_counter() - start)
        seconds.append(min(times))
        right += one.key in set(keys)
    middle, worst = 1000 * statistics.median(seconds), 1000 * _percentile(seconds, 0.99)
    bound = "" if limit is None else f"{limit}"
    share = f"{right / max(1, len(asked)):.2f}"
    return f"{who:20} {name:10} {len(asked):7} {middle:9.2f} {worst:9.2f}  {bound:>5}  {share}", worst


def _percentile(values: Sequence[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


# --- the cold command ----------------------------------------------------------------------------------------


def _workspace(folder: Path, catalogue: Catalogue) -> Path:
    """Make a workspace with the index in force, as a build would have left it but for the graphs."""
    workspace = Workspace.init(folder)
    base = workspace.settings.base_iri
    digests = stage_texts(workspace.harvests, [(DOCUMENT, "{}")])
    settle(workspace.harvests, digests)
    with Generations(workspace.harvests.with_name("store")).build() as (_, generation):
        write_state(catalogue, Manifest(base, VERSION, digests), generation)
        return generation / INDEX


def _print_cold(folder: Path, asked: dict[str, list[Asked]], times: int) -> bool:
    """Time whole processes; the file is in the page cache, as it is after the first lookup of a day."""
    kept = True
    for name in ("exact", "pinyin", "part", "fuzzy"):
        seconds = []
        for one in asked[name][:times]:
            start = time.perf_counter()
            subprocess.run(
                [sys.executable, "-m", "cli", "lookup", one.query, "--workspace", str(folder)],
                cwd=ROOT, capture_output=True, check=False,
            )  # fmt: skip
            seconds.append(time.perf_counter() - start)
        kept &= max(seconds) <= COLD
        print(f"{'cold tifa lookup':20} {name:10} {len(seconds):7} {1000 * statistics.median(seconds):9.0f}", end=" ")
        print(f"{1000 * max(seconds):9.0f}  {1000 * COLD:5.0f}")
    return kept


def main() -> None:
    """Print the figures on a termbase of the size that is named, or of 100,000 concepts."""
    print_lookup(int(sys.argv[1]) if len(sys.argv) > 1 else CONCEPTS)


if __name__ == "__main__":
    main()
