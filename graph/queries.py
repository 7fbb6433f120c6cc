"""The ready-made queries: one ``.rq`` file each, with its title, description and parameters in its first lines.

A file is SPARQL as it stands. Its parameters are written ``$name`` (its variables ``?name``) and get their values
as literals, so no value can change what a query asks::

    # title: Renderings of a term
    # description: How each document renders a term.
    # param: term = "" — a label of the term, Chinese or English; empty for all
    # sample: term=三驾马车
    # result: term_zh | rendering | count
    # result: 三驾马车 | troika | 1

The default tells the type: an integer, or a string in quotation marks. ``sample`` and ``result`` show what it answers
for the documents in examples/; `python -m tests.query_samples` writes the results, and a test compares them.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from glossary.errors import TifaError, UnknownNameError

__all__ = ["Parameter", "ReadyQuery", "queries", "ready_made"]

_FOLDER: Final = Path(__file__).with_name("queries")
_HEADER: Final = re.compile(r"^# (title|description|param|sample|result): (.+)$", re.MULTILINE)
_PARAMETER: Final = re.compile(r'(\w+) = (?:"([^"]*)"|(\d+)) — (.+)')


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a ready-made query.

    Attributes:
        name: Its name.
        default: Its value unless another is given; an integer or a string, and all values are of that type.
        meaning: What it is, for people.
    """

    name: str
    default: str | int
    meaning: str


@dataclass(frozen=True, slots=True)
class ReadyQuery:
    """A ready-made query.

    Attributes:
        name: Its name: the file's, without ``.rq``.
        title: A few words.
        description: What it gives.
        parameters: Its parameters, in the order in which people would give them.
        text: The whole file.
        sample: Values of parameters that give a small answer for the documents in examples/.
        result: That answer: the names of the variables, then the first rows, each in one line.
    """

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    text: str
    sample: Mapping[str, str] = field(default_factory=dict)
    result: tuple[str, ...] = ()

    def fill(self, values: Mapping[str, str | int]) -> str:
        """Return the query with its parameters replaced by literals.

        Args:
            values: Values by name; the others keep their defaults.

        Raises:
            UnknownNameError: If a name is not one of its parameters.
            TifaError: If a value is not of the parameter's type.
        """
        known = {parameter.name: parameter for parameter in self.parameters}
        for name in values:
            if name not in known:
                raise UnknownNameError("parameter", name, sorted(known))
        literals = {name: _literal(parameter, values.get(name, parameter.default)) for name, parameter in known.items()}
        # One pass, so that a value that looks like a parameter is left alone.
        return re.sub(r"\$(\w+)", lambda found: literals.get(found[1], found[0]), self.text)


# To add a query, put a file with header lines as above into queries/ and a case into its test; then run
# `python -m tests.query_samples` and `python docs/generate.py`.
@cache
def queries() -> Mapping[str, ReadyQuery]:
    """Return the ready-made queries by name.

    >>> queries()["renderings"].title
    'Renderings of a term'
    """
    found = [_read(path) for path in sorted(_FOLDER.glob("*.rq"))]
    return MappingProxyType({query.name: query for query in found})


def ready_made(name: str, **params: str | int) -> str:
    """Return the text of a ready-made query.

    Args:
        name: Name of the query.
        params: Values of its parameters.

    Raises:
        UnknownNameError: If there is no such query or parameter.
        TifaError: If a value is not of the parameter's type.

    >>> '= "新三样"' in ready_made("renderings", term="新三样")
    True
    """
    known = queries()
    if name not in known:
        raise UnknownNameError("query", name, list(known))
    return known[name].fill(params)


def _read(path: Path) -> ReadyQuery:
    text = path.read_text(encoding="utf-8")
    lines: dict[str, list[str]] = {}
    for key, value in _HEADER.findall(text):
        lines.setdefault(key, []).append(value)
    return ReadyQuery(
        path.stem,
        lines["title"][0],
        lines["description"][0],
        tuple(_parameter(line, path) for line in lines.get("param", ())),
        text,
        _sample(lines.get("sample", ()), path),
        tuple(lines.get("result", ())),
    )


def _sample(lines: Sequence[str], path: Path) -> Mapping[str, str]:
    """Return the parameters of a sample, one in each line."""
    pairs = [line.partition("=") for line in lines]
    if any(not sign for _, sign, _ in pairs):
        raise TifaError(f"{path.name}: malformed sample {lines[0]!r}", hint="write name=value")
    return {name: value for name, _, value in pairs}


def _parameter(line: str, path: Path) -> Parameter:
    found = _PARAMETER.fullmatch(line)
    if not found:
        raise TifaError(f"{path.name}: malformed parameter {line!r}", hint='write name = "default" — meaning')
    name, wording, number, meaning = found.groups()
    return Parameter(name, int(number) if number else wording, meaning)


def _literal(parameter: Parameter, value: str | int) -> str:
    """Return `value` as SPARQL: an integer, or a string whose escapes are those of JSON."""
    if isinstance(parameter.default, str):
        return json.dumps(str(value), ensure_ascii=False)
    try:
        return str(int(value))
    except ValueError as error:
        message = f"the parameter {parameter.name} takes a whole number, not {value!r}"
        raise TifaError(message, hint=parameter.meaning) from error
