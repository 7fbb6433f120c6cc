"""A multilingual encoder from a local folder, through the library transformers (the extra ``neural``).

Nothing is downloaded: the folder must be there, and is opened with ``local_files_only``. Code that a model brings
with it is not run.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import numpy as np

from glossary.alignment.neural import Subwords
from glossary.errors import InputError
from glossary.types import Span

__all__ = ["LocalEncoder", "load_encoder"]

#: Windows that go through the model together.
_BATCH: Final = 16
#: Longest window in subwords, special tokens included, for models that allow more or do not say.
_LONGEST: Final = 512
#: Some models number positions from two on (RoBERTa), so that they have two fewer than they say.
_LOST_POSITIONS: Final = 2
_EXTRA: Final = "pip install 'tifa[neural]'"


class LocalEncoder:
    """An encoder with its tokenizer, on the processor.

    Args:
        tokenizer: A fast tokenizer of transformers.
        model: A model of transformers, in float32.
        layer: Number of the layer whose embeddings are taken, 0 for the input embeddings; the last one if the
            model has fewer.
    """

    # transformers' classes are made at run time: no checker knows them.
    def __init__(self, tokenizer: Any, model: Any, *, layer: int) -> None:  # noqa: ANN401
        self._tokenizer = tokenizer
        self._model = model
        self.layer = min(layer, int(model.config.num_hidden_layers))
        positions = int(getattr(model.config, "max_position_embeddings", None) or _LONGEST + _LOST_POSITIONS)
        self._longest = min(_LONGEST, int(tokenizer.model_max_length), positions - _LOST_POSITIONS)

    def encode(self, texts: Sequence[str]) -> list[Subwords]:
        """Return the subwords of each text with their embeddings.

        A text that is too long for the model is encoded in windows; nothing is cut off.

        Args:
            texts: The texts; may be empty.
        """
        if not texts:
            return []
        windows = self._tokenizer(
            list(texts),
            truncation=True,
            max_length=self._longest,
            stride=0,
            return_overflowing_tokens=True,
            return_offsets_mapping=True,
            return_special_tokens_mask=True,
        )
        hidden = self._hidden(windows["input_ids"])
        spans: list[list[Span]] = [[] for _ in texts]
        vectors: list[list[Any]] = [[] for _ in texts]
        for number, text in enumerate(windows["overflow_to_sample_mapping"]):
            kept = [place for place, special in enumerate(windows["special_tokens_mask"][number]) if not special]
            spans[text] += [Span(*windows["offset_mapping"][number][place]) for place in kept]
            vectors[text].append(hidden[number][kept])
        return [Subwords(own, np.concatenate(parts)) for own, parts in zip(spans, vectors, strict=True)]

    def _hidden(self, windows: Sequence[Sequence[int]]) -> list[Any]:
        """Return the layer's output for each window; windows of like length go together, so that padding is short."""
        import torch  # noqa: PLC0415 - comes with the extra

        order = sorted(range(len(windows)), key=lambda number: len(windows[number]))
        hidden: dict[int, Any] = {}
        for start in range(0, len(order), _BATCH):
            numbers = order[start : start + _BATCH]
            width = len(windows[numbers[-1]])
            ids = torch.full((len(numbers), width), self._tokenizer.pad_token_id or 0)
            mask = torch.zeros((len(numbers), width), dtype=torch.long)
            for row, number in enumerate(numbers):
                ids[row, : len(windows[number])] = torch.tensor(windows[number])
                mask[row, : len(windows[number])] = 1
            with torch.inference_mode():
                states = self._model(input_ids=ids, attention_mask=mask, output_hidden_states=True).hidden_states
            for row, number in enumerate(numbers):
                hidden[number] = states[self.layer][row, : len(windows[number])].numpy()
        return [hidden[number] for number in range(len(windows))]


@lru_cache(maxsize=1)  # a build of many documents loads it once
def load_encoder(folder: Path, *, layer: int) -> LocalEncoder:
    """Load an encoder.

    Args:
        folder: What transformers saved: configuration, weights, and a tokenizer with its fast form.
        layer: Number of the layer to take; the last one if the model has fewer.

    Raises:
        InputError: If the folder is missing or holds no encoder that can be used, or the extra is not installed.
    """
    if not (folder / "config.json").is_file():
        what = "holds no model (config.json)" if folder.is_dir() else "there is no such folder"
        raise InputError(what, path=folder, hint="name the folder of an encoder that transformers saved")
    try:
        import torch  # noqa: PLC0415 - comes with the extra
        from safetensors import SafetensorError  # noqa: PLC0415 - comes with the extra
        from transformers import AutoModel, AutoTokenizer  # noqa: PLC0415 - comes with the extra
    except ImportError as error:
        raise InputError(f"an encoder needs transformers and torch ({error})", path=folder, hint=_EXTRA) from error
    try:
        with _quiet():
            tokenizer = AutoTokenizer.from_pretrained(str(folder), local_files_only=True)
            model, loading = AutoModel.from_pretrained(str(folder), local_files_only=True, output_loading_info=True)
    # What is wrong with the files of a model shows as any of these.
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RuntimeError, ImportError) as error:
        raise _unusable(folder, f"the model cannot be loaded ({_first_line(error)})") from error
    except SafetensorError as error:
        raise _unusable(folder, f"the weights are damaged ({_first_line(error)})") from error
    _check(folder, tokenizer, model, loading)
    return LocalEncoder(tokenizer, model.to(torch.float32).eval(), layer=layer)


def _check(folder: Path, tokenizer: Any, model: Any, loading: Any) -> None:  # noqa: ANN401 - see LocalEncoder
    """Refuse what would give embeddings that mean nothing, or none."""
    if not getattr(tokenizer, "is_fast", False):
        raise _unusable(folder, "the tokenizer has no fast form, which alone tells where its subwords stand")
    if len(tokenizer) <= len(tokenizer.all_special_ids):  # transformers makes an empty one where the files are missing
        raise _unusable(folder, "there is no tokenizer")
    if getattr(model.config, "is_encoder_decoder", False):
        raise _unusable(folder, "the model is an encoder with a decoder")
    if not hasattr(model.config, "num_hidden_layers"):
        raise _unusable(folder, "the model has no layers of hidden states")
    # A pooler sums a sentence up and is not used here; published encoders often come without.
    missing = sorted(name for name in loading["missing_keys"] if "pooler" not in name)
    if missing:
        raise _unusable(folder, f"the weights do not fit the model: {missing[0]} is missing")
    if len(tokenizer) > model.get_input_embeddings().num_embeddings:
        raise _unusable(folder, "the tokenizer knows more subwords than the model")


def _unusable(folder: Path, what: str) -> InputError:
    return InputError(what, path=folder, hint="name the folder of a multilingual encoder, such as BERT or XLM-RoBERTa")


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep transformers from writing its own progress bars and remarks between ours."""
    from transformers.utils import logging  # noqa: PLC0415 - comes with the extra

    level, bars = logging.get_verbosity(), logging.is_progress_bar_enabled()
    logging.set_verbosity_error()
    logging.disable_progress_bar()
    try:
        yield
    finally:
        logging.set_verbosity(level)
        if bars:
            logging.enable_progress_bar()
