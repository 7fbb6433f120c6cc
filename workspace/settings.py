"""The settings of a workspace: the file `tifa.toml`, of which every key has a default."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Final

from glossary.errors import SettingsError
from graph.iris import DEFAULT_BASE

__all__ = ["TEMPLATE", "Settings", "parse_settings", "read_settings"]

#: What `tifa init` writes: every key, commented out.
TEMPLATE: Final = f"""\
# Settings of this Tifa workspace. Every key may be left out.

# Where the IRIs of concepts and documents start; ends in "/" or "#".
# After a change, `tifa build` without a file describes all documents anew. The default:
#base_iri = "{DEFAULT_BASE}"

# How sure it must be that a string is a term, from 0 (keep everything) to 1. Without it, the harvest
# takes the threshold that suits most documents. It holds for documents that are built from then on:
#termhood = 0.5
"""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a workspace may set.

    Attributes:
        base_iri: Absolute IRI that all IRIs start with; ends in ``/`` or ``#``.
        termhood: Least termhood of a harvested term, in [0, 1]; ``None`` for the harvest's own threshold.
    """

    base_iri: str = DEFAULT_BASE
    termhood: float | None = None


def read_settings(path: Path) -> Settings:
    """Read a settings file.

    Args:
        path: A TOML file in UTF-8.

    Returns:
        The settings; defaults for keys that the file leaves out.

    Raises:
        SettingsError: If the file cannot be read, is not TOML, or holds an unknown key or a wrong value.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} cannot be read ({error})", hint="check that it is a text file in UTF-8") from error
    return parse_settings(text, place=str(path))


def parse_settings(text: str, *, place: str = "settings") -> Settings:
    """Return the settings that a TOML text states.

    Args:
        text: The content of a settings file.
        place: What messages call it.

    Raises:
        SettingsError: If it is not TOML, or holds an unknown key or a wrong value.

    >>> parse_settings('termhood = 0.6').termhood
    0.6
    """
    try:
        stated = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{place} is not TOML ({error})", hint="correct that line") from error
    for key, value in stated.items():
        _check(place, key, value)
    return Settings(**stated)


def _is_base(value: Any) -> bool:  # noqa: ANN401 - any TOML value
    return (
        isinstance(value, str)
        and "://" in value
        and value.endswith(("/", "#"))
        and not any(c.isspace() or c in '<>"{}|^`\\' for c in value)
    )


def _is_share(value: Any) -> bool:  # noqa: ANN401 - any TOML value
    return type(value) in (int, float) and 0 <= value <= 1


# A new setting is a field of `Settings`, a line here and a commented line in `TEMPLATE`.
_CHECKS: Final[Mapping[str, tuple[Callable[[Any], bool], str]]] = {
    "base_iri": (_is_base, 'must be an absolute IRI that ends in "/" or "#"'),
    "termhood": (_is_share, "must be a number from 0 to 1"),
}


def _check(place: str, key: str, value: Any) -> None:  # noqa: ANN401 - any TOML value
    """Refuse an unknown key and a wrong value, naming it."""
    known = [field.name for field in fields(Settings)]
    if key not in known:
        # difflib costs start-up time and is wanted on this path only.
        from difflib import get_close_matches  # noqa: PLC0415

        close = get_close_matches(key, known, n=1)
        hint = f"did you mean {close[0]}?" if close else f"known keys are {', '.join(known)}"
        raise SettingsError(f"{place}: unknown key {key!r}", hint=hint)
    is_right, rule = _CHECKS[key]
    if not is_right(value):
        raise SettingsError(f"{place}: {key} = {value!r} is not allowed", hint=f"it {rule}")
