"""Cards: the entries of the catalogue as JSON text and back, without loss."""

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

__all__ = ["from_card", "to_card"]

Entry = TypeVar("Entry")
_Decoder = Callable[[Any], Any]


def to_card(entry: object) -> str:
    """Return a frozen dataclass of the catalogue as JSON: a list of its fields' values, in their order.

    Args:
        entry: An entry; its values are strings, numbers, truth values, tuples and such dataclasses.

    >>> from graph.catalogue import MemberEntry
    >>> to_card(MemberEntry("电池", "电池", "brief", 4))
    '["电池","电池","brief",4,""]'
    """
    return json.dumps(entry, default=_values, ensure_ascii=False, separators=(",", ":"))


def from_card(cls: type[Entry], card: str) -> Entry:
    """Return the entry that `to_card` wrote.

    Args:
        cls: Its class.
        card: The JSON text.

    >>> from graph.catalogue import MemberEntry
    >>> from_card(MemberEntry, '["电池","电池","brief",4,""]').pair
    4
    """
    hint: Any = cls
    entry: Entry = _decoder(hint)(json.loads(card))
    return entry


def _values(entry: Any) -> list[object]:  # noqa: ANN401 - json hands over whatever it does not know
    return [getattr(entry, part.name) for part in fields(entry)]


@cache
def _decoder(hint: Any) -> _Decoder:  # noqa: ANN401 - a type hint has no type of its own
    """Return the function that turns a JSON value into what the type hint says."""
    arguments = get_args(hint)
    if get_origin(hint) is UnionType:
        inner = _decoder(next(part for part in arguments if part is not NoneType))
        return lambda value: None if value is None else inner(value)
    if get_origin(hint) is tuple:
        return _tuple_decoder(arguments)
    if get_origin(hint) is Literal or not isinstance(hint, type):
        return _as_it_is
    if is_dataclass(hint) or hasattr(hint, "_fields"):
        parts = [_decoder(part) for part in get_type_hints(hint).values()]
        return lambda value: hint(*(decode(part) for decode, part in zip(parts, value, strict=True)))
    return _as_it_is


def _tuple_decoder(arguments: tuple[Any, ...]) -> _Decoder:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        item = _decoder(arguments[0])
        return lambda value: tuple(map(item, value))
    parts = [_decoder(part) for part in arguments]
    return lambda value: tuple(decode(part) for decode, part in zip(parts, value, strict=True))


def _as_it_is(value: object) -> object:
    return value
