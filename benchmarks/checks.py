"""How fast a large vocabulary is checked: `tifa check` with all checks against pySHACL with integrity shapes.

The vocabulary is made up: 6,000 concepts in a hierarchy, in three languages, with notes, associations and mappings,
some 110,000 triples, and a few violations of which both have to find each. Both are whole processes that read the
same file, one after the other.
"""

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

__all__ = ["PLANTED", "print_checks", "thesaurus"]

_ROOT: Final = Path(__file__).resolve().parents[1]
_SHAPES: Final = Path(__file__).with_name("integrity_shapes.ttl")
_CONCEPTS: Final = 6000
_CHILDREN: Final = 5
_SEED: Final = 1

#: Violations that are planted: how many concepts violate each condition.
PLANTED: Final[Mapping[str, int]] = {"S13": 20, "S14": 20, "S27": 20, "S46": 20}

_HEAD: Final = """\
@prefix : <https://example.org/thesaurus/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
: a skos:ConceptScheme ; dcterms:title "Thesaurus"@en ; skos:hasTopConcept :c0 .
"""


def thesaurus(concepts: int = _CONCEPTS) -> str:
    """Return a vocabulary in Turtle, the same each time.

    Args:
        concepts: How many concepts it has; 400 at least, for the violations.
    """
    chance = random.Random(_SEED)
    return _HEAD + "".join(_concept(number, concepts, chance) for number in range(concepts))


def _concept(number: int, concepts: int, chance: random.Random) -> str:
    lines = [f":c{number} a skos:Concept ; skos:inScheme :", *_labels(number), *_relations(number, concepts, chance)]
    return " ;\n  ".join(lines) + " .\n"


def _labels(number: int) -> Iterator[str]:
    yield f'skos:prefLabel "concept {number}"@en , "概念{number}"@zh , "Begriff {number}"@de'
    yield f'skos:altLabel "notion {number}"@en , "idea {number}"@en , "观念{number}"@zh , "Idee {number}"@de'
    yield f'skos:definition "what number {number} means"@en , "第{number}个概念的定义"@zh'
    yield f'skos:scopeNote "for number {number}"@en ; skos:notation "N{number}"'
    yield 'dcterms:created "2024-01-01"^^xsd:date'
    kind, place = divmod(number - 100, 20)
    if kind == 0 and place >= 0:
        yield f'skos:hiddenLabel "idea {number}"@en'  # S13
    if kind == 1:
        yield f'skos:prefLabel "another {number}"@en'  # S14


def _relations(number: int, concepts: int, chance: random.Random) -> Iterator[str]:
    parent = (number - 1) // _CHILDREN
    if number:
        yield f"skos:broader :c{parent}"
    else:
        yield "skos:topConceptOf :"
    below = range(number * _CHILDREN + 1, min(number * _CHILDREN + _CHILDREN, concepts - 1) + 1)
    if below:
        yield f"skos:narrower {' , '.join(f':c{child}' for child in below)}"
    if number % 2 == 0 and number + 1 < concepts and number:
        yield f"skos:related :c{number + 1}"  # a sibling or a cousin, never above
    elif number > 1:
        yield f"skos:related :c{number - 1}"
    yield f"skos:exactMatch <https://example.com/other/{number}>"
    yield f"skos:closeMatch <https://example.com/third/{chance.randrange(concepts)}>"
    if 140 <= number < 160:
        yield f"skos:related :c{(parent - 1) // _CHILDREN}"
    if 160 <= number < 180:
        yield f"skos:relatedMatch <https://example.com/other/{number}>"


class _Run(NamedTuple):
    seconds: float
    cpu: float
    output: str


def _run(command: Sequence[str]) -> _Run:
    start, used = time.perf_counter(), _cpu()
    done = subprocess.run(command, cwd=_ROOT, capture_output=True, check=False, encoding="utf-8")
    if done.returncode > 1:
        raise SystemExit(done.stderr)
    return _Run(time.perf_counter() - start, _cpu() - used, done.stdout)


def _cpu() -> float:
    """Seconds of processor time of all processes that this one has started and waited for."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def print_checks() -> None:
    """Print the times of both, their ratio, and what each has found of the violations."""
    text = thesaurus()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "thesaurus.ttl")
        file.write_text(text, encoding="utf-8")
        ours = _run([sys.executable, "-m", "cli", "check", str(file), "--format", "json"])
        conditions = [part for code in PLANTED for part in ("--only", code)]
        same = _run([sys.executable, "-m", "cli", "check", str(file), "--format", "json", *conditions])
        theirs = _run([sys.executable, "-m", "pyshacl", "-s", str(_SHAPES), "-f", "turtle", str(file)])
    found = Counter(finding["code"] for finding in json.loads(ours.output))
    shacl = Counter(line.split('"')[1] for line in theirs.output.splitlines() if "sh:resultMessage" in line)
    print(f"\n{_CONCEPTS:,} concepts, {_triples(text):,} triples; planted violations: {_listed(PLANTED)}")
    print(_line("tifa check, all checks", ours, {code: found[code] for code in PLANTED}))
    print(_line("tifa check, these conditions", same, {}))
    print(_line("pySHACL, shapes of these conditions", theirs, dict(sorted(shacl.items()))))
    print(
        f"all checks are {theirs.seconds / ours.seconds:.1f} x as fast as pySHACL with the shapes"
        f" ({theirs.cpu / ours.cpu:.1f} x by processor time)"
    )


def _triples(turtle: str) -> int:
    from graph.checks.sources import from_text  # noqa: PLC0415 - after the processes that are measured

    return from_text(turtle).size


def _line(name: str, run: _Run, found: Mapping[str, int]) -> str:
    return f"{name:38} {run.seconds:7.2f} s, processor {run.cpu:6.2f} s  {_listed(found)}".rstrip()


def _listed(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{code} {count}" for code, count in counts.items())


if __name__ == "__main__":
    print_checks()
