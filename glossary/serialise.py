"""Harvests (and other values of this package) as JSON text and back: the form in which a workspace keeps them.

The form follows the type annotations of `glossary.types`, so a new field needs no code here: a dataclass is
an object without the fields that have their default value, a named tuple (a span, a role) is an array, a
tuple is an array. Pairs, sections, units and terms stand on a line each, so that two harvests can be
compared with `diff`. Same harvest, same bytes.
"""

import json
import types
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from typing import Any, Final, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from glossary.errors import WorkspaceError
from glossary.types import HARVEST_SCHEMA, Harvest

__all__ = ["from_json", "from_text", "to_json", "to_text"]

_REBUILD: Final = "build the document again"

# How deep objects and arrays are spread over lines: harvest and document by field, their lists by element.
_OBJECT_DEPTH: Final = 1
_ARRAY_DEPTH: Final = 2

_Decoder = Callable[[Any], Any]
_Value = TypeVar("_Value")


class _MalformedError(Exception):
    """A value that does not have the form of its type; collects the way to it from the inside out."""

    def __init__(self, wanted: str) -> None:
        super().__init__(wanted)
        self.wanted = wanted
        self.steps: list[str] = []

    def __str__(self) -> str:
        return f"{'.'.join(reversed(self.steps)) or 'the whole'} is not {self.wanted}"


def to_json(harvest: Harvest) -> str:
    """Return `harvest` as JSON text that ends in a line break.

    Args:
        harvest: Any harvest; its scores are finite.

    Returns:
        The text, the same for equal harvests.
    """
    return to_text(harvest, schema=harvest.schema)


def from_json(text: str) -> Harvest:
    """Return the harvest that `to_json` wrote.

    Args:
        text: JSON text.

    Returns:
        A harvest equal to the one that was written.

    Raises:
        WorkspaceError: If the text is of another schema version, or is not such a text at all.
    """
    return from_text(Harvest, text, schema=HARVEST_SCHEMA, what="harvest", hint=_REBUILD)


def to_text(value: object, *, schema: int) -> str:
    """Return a frozen dataclass as JSON text that ends in a line break.

    Args:
        value: Any such value; its numbers are finite.
        schema: Version of its form, which is written first.

    Returns:
        The text, the same for equal values.
    """
    return _layout({"schema": schema} | _encode(value), 0) + "\n"  # present though it has its default


def from_text(cls: type[_Value], text: str, *, schema: int, what: str, hint: str) -> _Value:
    """Return the value that `to_text` wrote.

    Args:
        cls: Its class.
        text: JSON text.
        schema: Version of the form that is understood.
        what: What such a value is called, for messages.
        hint: What to do if the text is damaged.

    Returns:
        A value equal to the one that was written.

    Raises:
        WorkspaceError: If the text is of another schema version, or is not such a text at all.
    """
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise WorkspaceError(f"a stored {what} is not JSON ({error})", hint=hint) from error
    found = value.get("schema") if isinstance(value, dict) else None
    if found != schema:
        message = f"a stored {what} has schema version {found!r}, this program reads {schema}"
        raise WorkspaceError(message, hint=hint)
    kind: Any = cls
    try:
        decoded: _Value = _decoder(kind)(value)
    except _MalformedError as error:
        raise WorkspaceError(f"a stored {what} is damaged ({error})", hint=hint) from error
    return decoded


# --- writing -------------------------------------------------------------------------------------------


def _encode(value: Any) -> Any:  # noqa: ANN401 - any value of glossary.types
    """Return `value` as JSON knows it."""
    if is_dataclass(value):
        held = ((field, getattr(value, field.name)) for field in fields(value))
        return {field.name: _encode(part) for field, part in held if _is_needed(field, part)}
    if isinstance(value, Mapping):
        return {key: _encode(value[key]) for key in sorted(value)}
    if isinstance(value, tuple):
        return [_encode(part) for part in value]
    return value


def _is_needed(field: Field[Any], value: Any) -> bool:  # noqa: ANN401 - any value of glossary.types
    if field.default_factory is not MISSING:
        return bool(value != field.default_factory())
    return field.default is MISSING or bool(value != field.default)


def _layout(value: Any, depth: int) -> str:  # noqa: ANN401 - any JSON value
    """Return `value` as text: the outer objects and arrays over lines, the inner ones compact."""
    if isinstance(value, dict) and value and depth <= _OBJECT_DEPTH:
        parts = (f"{_compact(key)}: {_layout(part, depth + 1)}" for key, part in value.items())
        return _lines("{", parts, "}")
    if isinstance(value, list) and value and depth <= _ARRAY_DEPTH:
        return _lines("[", map(_compact, value), "]")
    return _compact(value)


def _lines(opening: str, parts: Iterable[str], closing: str) -> str:
    return opening + "\n" + ",\n".join(parts) + "\n" + closing


def _compact(value: Any) -> str:  # noqa: ANN401 - any JSON value
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


# --- reading: a decoder for each type, made once from its annotations ----------------------------------


@cache
def _decoder(kind: Any) -> _Decoder:  # noqa: ANN401 - a type or an annotation
    """Return the function that turns a JSON value into a value of the annotation `kind`."""
    origin = get_origin(kind)
    if origin is Literal:
        return _choice(get_args(kind))
    if origin in (Union, types.UnionType):
        return _optional(kind)
    if origin is tuple:
        return _sequence(_decoder(get_args(kind)[0]))
    if origin is not None and issubclass(origin, Mapping):
        return _mapping(_decoder(get_args(kind)[1]))
    if is_dataclass(kind):
        return _record(kind)
    if issubclass(kind, tuple):
        return _row(kind)
    return _scalar(kind)


def _inside(step: str, decode: _Decoder, value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """Decode a part of a value; if that fails, note the way to the part."""
    try:
        return decode(value)
    except _MalformedError as error:
        error.steps.append(step)
        raise


def _scalar(kind: type) -> _Decoder:
    def decode(value: Any) -> Any:  # noqa: ANN401 - any JSON value
        if kind is float and type(value) is int:
            return float(value)
        if type(value) is not kind:
            raise _MalformedError(f"of type {kind.__name__}")
        return value

    return decode


def _choice(choices: tuple[str, ...]) -> _Decoder:
    def decode(value: Any) -> Any:  # noqa: ANN401 - any JSON value
        if value not in choices:
            raise _MalformedError(f"one of {', '.join(choices)}")
        return value

    return decode


def _optional(kind: Any) -> _Decoder:  # noqa: ANN401 - an annotation ``X | None``
    inner = _decoder(next(part for part in get_args(kind) if part is not types.NoneType))
    return lambda value: None if value is None else inner(value)


def _sequence(inner: _Decoder) -> _Decoder:
    def decode(value: Any) -> Any:  # noqa: ANN401 - any JSON value
        if not isinstance(value, list):
            raise _MalformedError("an array")
        return tuple(_inside(str(place), inner, part) for place, part in enumerate(value))

    return decode


def _mapping(inner: _Decoder) -> _Decoder:
    def decode(value: Any) -> Any:  # noqa: ANN401 - any JSON value
        if not isinstance(value, dict):
            raise _MalformedError("an object")
        return {key: _inside(key, inner, part) for key, part in value.items()}

    return decode


def _record(kind: Any) -> _Decoder:  # noqa: ANN401 - a dataclass
    hints = get_type_hints(kind)
    decoders = {field.name: _decoder(hints[field.name]) for field in fields(kind)}
    needed = {field.name for field in fields(kind) if field.default is MISSING and field.default_factory is MISSING}

    def decode(value: Any) -> Any:  # noqa: ANN401 - any JSON value
        if not isinstance(value, dict):
            raise _MalformedError(f"an object ({kind.__name__})")
        if wrong := (needed - value.keys()) | (value.keys() - decoders.keys()):
            raise _MalformedError(f"a {kind.__name__} (see {', '.join(sorted(wrong))})")
        return kind(**{name: _inside(name, decoders[name], part) for name, part in value.items()})

    return decode


def _row(kind: Any) -> _Decoder:  # noqa: ANN401 - a named tuple class
    hints = get_type_hints(kind)
    decoders = [(name, _decoder(hints[name])) for name in kind._fields]

    def decode(value: Any) -> Any:  # noqa: ANN401 - any JSON value
        if not isinstance(value, list) or len(value) != len(decoders):
            raise _MalformedError(f"an array of {len(decoders)} ({kind.__name__})")
        return kind(*(_inside(name, inner, part) for (name, inner), part in zip(decoders, value, strict=True)))

    return decode
