"""A tiny encoder with random weights, made here: what a published model is, at a thousandth of its size."""

import importlib.util
from pathlib import Path
from typing import Final

import pytest

__all__ = ["HIDDEN", "LAYERS", "POSITIONS", "make_encoder", "needs_extra"]

HIDDEN: Final = 32
LAYERS: Final = 2
POSITIONS: Final = 32
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz0123456789"
_MARKS: Final = ",.;:!?，。；：！？、“”\"'-()[]（）"

needs_extra = pytest.mark.skipif(
    any(importlib.util.find_spec(name) is None for name in ("torch", "transformers")),
    reason="the extra neural (torch, transformers) is not installed: make test-neural",
)


def make_encoder(folder: Path, texts: str, *, seed: int = 0) -> Path:
    """Save a BERT with random weights and a vocabulary of single characters and letters.

    Its position embeddings are zero, so that the same word is alike wherever it stands; a trained model learns that.

    Args:
        folder: Where to; is made.
        texts: Whose Chinese characters the vocabulary has.
        seed: Of the weights.

    Returns:
        The folder.
    """
    import torch  # noqa: PLC0415 - comes with the extra
    from transformers import BertConfig, BertModel, BertTokenizerFast  # noqa: PLC0415 - comes with the extra

    folder.mkdir(parents=True, exist_ok=True)
    characters = sorted({character for character in texts if not character.isascii()} | set(_MARKS))
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *characters, *_LETTERS, *(f"##{c}" for c in _LETTERS)]
    words = folder / "vocab.txt"
    words.write_text("\n".join(dict.fromkeys(vocabulary)), encoding="utf-8")
    BertTokenizerFast(str(words)).save_pretrained(folder)
    torch.manual_seed(seed)
    sizes = {"hidden_size": HIDDEN, "num_hidden_layers": LAYERS, "num_attention_heads": 4, "intermediate_size": 64}
    model = BertModel(BertConfig(vocab_size=len(vocabulary), max_position_embeddings=POSITIONS, **sizes))
    torch.nn.init.zeros_(model.embeddings.position_embeddings.weight)
    model.save_pretrained(folder)
    return folder
