"""Communities of the network of co-occurrence."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from graph.analytics.communities import communities
from graph.catalogue import Catalogue
from tests.graph.analytics.samples import made

ROOT = Path(__file__).resolve().parents[3]
LABELS = dict.fromkeys("甲乙丙丁戊己庚", ())


def test_two_cliques() -> None:
    found = communities(made({"one": ["甲乙丙", "丁戊己", "庚", "无"]}, LABELS))
    assert [[member.zh for member in one.members] for one in found.communities] == [sorted("丁戊己"), sorted("甲乙丙")]
    assert [(one.number, one.size, one.links) for one in found.communities] == [(1, 3, 3), (2, 3, 3)]
    # Each half of the links lies inside, where chance would put a quarter: 2 · (1/2 − 1/4).
    assert found.modularity == pytest.approx(0.5)
    assert (found.formulations, found.links, found.alone) == (7, 6, 1)


def test_a_bridge_joins_no_cliques() -> None:
    units = ["甲乙丙庚", "甲乙丙庚", "丁戊己", "丁戊己", "丙丁", *["无"] * 6]
    found = communities(made({"one": units}, LABELS))
    assert [{member.zh for member in one.members} for one in found.communities] == [set("甲乙丙庚"), set("丁戊己")]
    assert found.modularity is not None
    assert 0.3 < found.modularity < 0.5


def test_named_by_the_most_central_which_are_no_parts_of_each_other() -> None:
    found = communities(made({"one": ["湖区岸", "无"]}, dict.fromkeys(("湖", "湖区", "岸"), ())))
    assert [[member.zh for member in one.members] for one in found.communities] == [["岸", "湖", "湖区"]]
    assert found.communities[0].name == "岸 · 湖"


def test_of_nothing() -> None:
    found = communities(Catalogue((), (), (), ()))
    assert (found.communities, found.modularity, found.alone) == ((), None, 0)


def test_the_same_in_every_run() -> None:
    code = (
        "from graph.analytics.communities import communities\n"
        "from tests.graph.analytics.samples import made\n"
        "labels = [chr(0x4e00 + 7 * number) for number in range(60)]\n"
        "units = [''.join(labels[(3 * unit + step * unit * unit) % 60] for step in range(4)) for unit in range(90)]\n"
        "print(communities(made({'one': units}, dict.fromkeys(labels, ()))))"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(printed) == 1
    assert b"Community(number=2" in printed.pop()
