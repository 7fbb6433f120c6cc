"""What is said to a person about a SPARQL query: that it may only read, and where it is mistaken."""

import re
from collections.abc import Mapping
from typing import Final

from glossary.errors import TifaError

__all__ = ["QueryError", "check_query", "masked", "missing_prefixes", "syntax_error"]


class QueryError(TifaError):
    """A SPARQL query is malformed, asks for what the store does not do, or fails."""


#: Strings, IRIs and comments: where a keyword is none. (`#` may stand in an IRI, `<` in a string, and so on.)
_NOISE: Final = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'(?:[^'\\\n]|\\.)*'"
    r'|<[^<>"{}|^`\\\s]*>'
    r"|#[^\n]*",
    re.DOTALL,
)
_PROLOGUE: Final = re.compile(r"(?:\s*(?:PREFIX\s+[^\s:]*:|BASE)\s*<>)*\s*", re.IGNORECASE)
_UPDATE: Final = re.compile(r"(?:INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD|WITH)\b", re.IGNORECASE)
#: Keywords with what must follow them, and neither a variable (?from) nor a part of a name (ex:from, from:x).
_FROM: Final = re.compile(r"(?<![\w?$:.-])FROM(?:\s+NAMED)?(?:\s*<>|\s+[\w-]*:)", re.IGNORECASE)
_SERVICE: Final = re.compile(r"(?<![\w?$:.-])SERVICE(?:\s+SILENT)?(?:\s*<>|\s*[?$]|\s+[\w-]*:)", re.IGNORECASE)
_POSITION: Final = re.compile(r"at (\d+):(\d+)(?:-[\d:]+)?:?\s*(.*)", re.DOTALL)


def check_query(query: str) -> None:
    """Refuse what looks like a query and would not be answered as meant.

    Args:
        query: The text of a SPARQL query.

    Raises:
        QueryError: If it is empty, an update, names its own data set (``FROM``) or asks another server.
    """
    bare = _NOISE.sub(lambda found: "<>" if found[0].startswith("<") else " ", query)
    body = bare[found.end() :] if (found := _PROLOGUE.match(bare)) else bare
    if not body.strip():
        raise QueryError("the query is empty", hint="write a SELECT, ASK, CONSTRUCT or DESCRIBE query")
    if _UPDATE.match(body):
        raise QueryError("SPARQL Update is not accepted: queries only read", hint="build or remove documents instead")
    if _FROM.search(body):
        raise QueryError("FROM is not supported", hint="write GRAPH <name> { … } to ask one graph")
    if _SERVICE.search(body):
        raise QueryError("SERVICE is not supported: nothing is asked of, or sent to, another server")


def masked(query: str) -> str:
    """Return a query of the same length without what may look like syntax in strings, comments and IRIs.

    Args:
        query: The text of a query.

    >>> masked("ASK { <e:a> ?b '}' }")
    'ASK { <___> ?b ___ }'
    """

    def mask(found: re.Match[str]) -> str:
        text = found[0]
        if text.startswith("<"):
            return f"<{'_' * (len(text) - 2)}>"
        return (" " if text.startswith("#") else "_") * len(text)

    return _NOISE.sub(mask, query)


def missing_prefixes(query: str, prefixes: Mapping[str, str]) -> str:
    """Return declarations of the prefixes that a query uses and does not declare, on one line.

    Args:
        query: The text of a query.
        prefixes: Known prefixes with what they stand for.

    >>> missing_prefixes("ASK { ?s skos:note 'tifa:x' }", {"skos": "http://e/s#", "tifa": "http://e/t#"})
    'PREFIX skos: <http://e/s#> '
    """
    bare = _NOISE.sub(" ", query)
    declared = set(re.findall(r"PREFIX\s+([^\s:]*):", bare, re.IGNORECASE))
    used = {name for name in prefixes if re.search(rf"(?<![\w:.?$-]){re.escape(name)}:", bare)}
    return "".join(f"PREFIX {name}: <{prefixes[name]}> " for name in sorted(used - declared))


def syntax_error(query: str, report: str) -> QueryError:
    """Return an error that shows where a query is mistaken.

    Args:
        query: The text of the query.
        report: What the parser said, such as ``error at 3:10: expected …``.

    >>> print(syntax_error("ASK { ?s ?p }", "error at 1:13: expected _"))
    SPARQL syntax error in line 1, column 13, at '}': expected _
    """
    found = _POSITION.search(report)
    if not found:
        return QueryError(f"SPARQL syntax error: {report}")
    line, column, expected = int(found[1]), int(found[2]), found[3].strip()
    lines = query.splitlines()
    rest = lines[line - 1][column - 1 :].strip()[:40] if line <= len(lines) else ""
    place = f"at {rest!r}" if rest else "at its end"
    hint = expected if len(expected) <= 100 else "see what stands just before this place"
    if "Prefix not found" in expected:
        hint = "a prefix may be unknown: declare it with PREFIX name: <IRI>"
    return QueryError(f"SPARQL syntax error in line {line}, column {column}, {place}", hint=hint)
