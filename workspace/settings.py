"""The settings of a workspace: the file `tifa.toml`, of which every key has a default."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Final

from glossary.errors import SettingsError
from glossary.models import DEFAULT_LAYER
from graph.iris import DEFAULT_BASE

__all__ = ["TEMPLATE", "Settings", "parse_settings", "read_settings"]

#: What `tifa init` writes: every key, commented out.
TEMPLATE: Final = f"""\
# Settings of this Tifa workspace. Every key may be left out.

# Where the IRIs of concepts and documents start; ends in "/" or "#".
# After a change, `tifa build` without a file describes all documents anew. The default:
#base_iri = "{DEFAULT_BASE}"

# Who publishes the vocabulary, and under which license: an IRI or a name each. The concept schemes say so after the
# next `tifa build`:
#publisher = "https://example.org/"
#license = "https://creativecommons.org/licenses/by/4.0/"

# How sure it must be that a string is a term, from 0 (keep everything) to 1. Without it, the harvest
# takes the threshold that suits most documents. It holds for documents that are built from then on:
#termhood = 0.5

# A dictionary of your own in the form of CC-CEDICT (UTF-8), from this folder on, or "none". It holds for documents
# that are built from then on, and for `tifa report` and `tifa explain` at once:
#dictionary = "cedict_ts.u8"

# Better models, if you have them (docs/better-models.md); nothing is ever downloaded. They hold for documents
# that are built from then on. Trained spaCy pipelines: the name of an installed one, or a folder (with a slash):
#chinese_pipeline = "zh_core_web_sm"
#english_pipeline = "en_core_web_sm"

# The folder of a multilingual encoder that helps to align words; needs the extra: pip install 'tifa[neural]'.
#encoder = "models/bert-base-multilingual-cased"

# The layer of the encoder whose embeddings are compared; the last one if it has fewer. The default:
#encoder_layer = {DEFAULT_LAYER}
"""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a workspace may set.

    Attributes:
        base_iri: Absolute IRI that all IRIs start with; ends in ``/`` or ``#``.
        termhood: Least termhood of a harvested term, in [0, 1]; ``None`` for the harvest's own threshold.
        dictionary: File of a Chinese–English dictionary in CC-CEDICT form, from the workspace on, or ``"none"``;
            ``None`` for the one that is installed.
        chinese_pipeline, english_pipeline: Trained spaCy pipelines: the name of an installed one, or a folder
            from the workspace on; ``None`` for none.
        encoder: Folder of a multilingual encoder, from the workspace on; ``None`` for none.
        encoder_layer: Its layer whose embeddings are compared, at least 1.
        publisher, license: Who publishes the vocabulary, and its license: an IRI or a name; ``None`` to say nothing.
    """

    base_iri: str = DEFAULT_BASE
    termhood: float | None = None
    dictionary: str | None = None
    chinese_pipeline: str | None = None
    english_pipeline: str | None = None
    encoder: str | None = None
    encoder_layer: int = DEFAULT_LAYER
    publisher: str | None = None
    license: str | None = None


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


def _is_name(value: Any) -> bool:  # noqa: ANN401 - any TOML value
    return isinstance(value, str) and bool(value.strip())


def _is_layer(value: Any) -> bool:  # noqa: ANN401 - any TOML value
    return type(value) is int and value >= 1


_PIPELINE: Final = "must be the name of an installed spaCy pipeline, or a folder, in quotation marks"


# A new setting is a field of `Settings`, a line here and a commented line in `TEMPLATE`.
_CHECKS: Final[Mapping[str, tuple[Callable[[Any], bool], str]]] = {
    "base_iri": (_is_base, 'must be an absolute IRI that ends in "/" or "#"'),
    "termhood": (_is_share, "must be a number from 0 to 1"),
    "dictionary": (_is_name, 'must be a file in CC-CEDICT form, or "none", in quotation marks'),
    "chinese_pipeline": (_is_name, _PIPELINE),
    "english_pipeline": (_is_name, _PIPELINE),
    "encoder": (_is_name, "must be the folder of an encoder, in quotation marks"),
    "encoder_layer": (_is_layer, "must be a whole number from 1 on"),
    "publisher": (_is_name, "must be an IRI or a name, in quotation marks"),
    "license": (_is_name, "must be an IRI or a name, in quotation marks"),
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
