"""Keeps the learned models between starts, keyed by content; losing them never matters."""

from __future__ import annotations

import contextlib
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile

import numpy as np

from bot.understanding.intent_model import INTENTS, IntentModel, LinearModel, Verbatim

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

FORMAT = 2  # raise when features or learning change, so that old models are passed over
_PARTS = ("phrases", "letters")


def load_model(folder: Path, key: str) -> IntentModel | None:
    """Return the models learned from this content, or None when there are none to be read."""
    try:
        with _path(folder, key).open("rb") as file, np.load(file, allow_pickle=False) as kept:
            phrases, letters = (_unpacked(kept, part) for part in _PARTS)
            verbatim = _sentences(kept["sentences"], kept["sentence_intents"])
            words = kept["words"].tobytes().decode().split("\n")
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        return None
    return IntentModel(phrases, letters, verbatim, frozenset(words))


def save_model(folder: Path, key: str, model: IntentModel) -> None:
    """Keep the models and drop older ones; do nothing where the folder cannot be written."""
    arrays: dict[str, NDArray[np.generic]] = {
        **_packed("phrases", model.phrases),
        **_packed("letters", model.letters),
        "sentences": model.verbatim.keys,
        "sentence_intents": model.verbatim.intents,
        "words": np.frombuffer("\n".join(sorted(model.words)).encode(), np.uint8),
    }
    path = _path(folder, key)
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder, suffix=".npz", delete=False) as file:
            np.savez(file, allow_pickle=False, **arrays)
        Path(file.name).replace(path)  # whole or not at all
        for old in folder.glob("intents-*.npz"):
            if old != path:
                old.unlink(missing_ok=True)


def _packed(part: str, model: LinearModel) -> dict[str, NDArray[np.generic]]:
    return {
        f"{part}_keys": model.keys,
        f"{part}_weights": model.weights,
        f"{part}_values": model.values,
        f"{part}_bias": model.bias,
    }


def _unpacked(kept: Mapping[str, NDArray[np.generic]], part: str) -> LinearModel:
    """Raise ValueError where the arrays do not belong together."""
    keys = kept[f"{part}_keys"].astype(np.uint32, copy=False)
    weights = kept[f"{part}_weights"].astype(np.float16, copy=False)
    values = kept[f"{part}_values"].astype(np.float32, copy=False)
    bias = kept[f"{part}_bias"].astype(np.float32, copy=False)
    if weights.shape != (len(keys), len(INTENTS)) or values.shape != (len(keys),):
        raise ValueError(f"the {part} do not fit their features")
    if bias.shape != (len(INTENTS),):
        raise ValueError(f"the {part} have another number of intents")
    return LinearModel(keys, weights, values, bias)


def _sentences(kept_keys: NDArray[np.generic], kept_intents: NDArray[np.generic]) -> Verbatim:
    """Raise ValueError where the arrays do not belong together."""
    keys = kept_keys.astype(np.uint32, copy=False)
    intents = kept_intents.astype(np.uint8, copy=False)
    if keys.shape != intents.shape or keys.ndim != 1 or np.any(intents >= len(INTENTS)):
        raise ValueError("the sentences do not fit their intents")
    return Verbatim(keys, intents)


def _path(folder: Path, key: str) -> Path:
    return folder / f"intents-{FORMAT}-{key}.npz"
