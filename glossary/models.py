"""Better models, if the user has them: which ones a harvest is to use. The default needs none.

See docs/better-models.md and docs/decisions/0007-better-models.md.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

__all__ = ["DEFAULT_LAYER", "Models"]

#: Layer of an encoder that aligns best: the eighth of twelve (Jalili Sabet et al. 2020; Dou & Neubig 2021).
DEFAULT_LAYER: Final = 8


@dataclass(frozen=True, slots=True)
class Models:
    """The models of a harvest.

    Attributes:
        chinese_pipeline: A spaCy pipeline for Chinese that tells parts of speech: the name of an installed
            package, or a folder.
        english_pipeline: One for English that parses.
        encoder: Folder of a multilingual encoder in the form of the library transformers.
        encoder_layer: Number of its layer whose embeddings are compared, at least 1; the last one if it has fewer.
    """

    chinese_pipeline: str | Path | None = None
    english_pipeline: str | Path | None = None
    encoder: Path | None = None
    encoder_layer: int = DEFAULT_LAYER

    def settings(self) -> dict[str, str]:
        """Return the models that are set as provenance; a folder is named without the path to it."""
        stated: dict[str, str] = {}
        if self.chinese_pipeline is not None:
            stated["chinese pipeline"] = _name(self.chinese_pipeline)
        if self.english_pipeline is not None:
            stated["english pipeline"] = _name(self.english_pipeline)
        if self.encoder is not None:
            stated["encoder"] = f"{_name(self.encoder)}, layer {self.encoder_layer}"
        return stated


def _name(model: str | Path) -> str:
    return model.resolve().name if isinstance(model, Path) else model
