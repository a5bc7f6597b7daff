"""Keeps the learned model between starts, keyed by content; losing it never matters."""

from __future__ import annotations

import contextlib
import tempfile
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from bot.domain.recognition import Intent
from bot.understanding.intent_model import IntentModel

FORMAT = 1  # raise when features or training change, so that old models are passed over


def load_model(folder: Path, key: str) -> IntentModel | None:
    """Return the model learned from this content, or None when there is none that can be read."""
    try:
        with np.load(_path(folder, key), allow_pickle=False) as kept:
            weights, bias = kept["weights"], kept["bias"]
            names = kept["features"].tobytes().decode().split("\n")
    except (OSError, ValueError, KeyError, BadZipFile, EOFError):
        return None
    if weights.shape != (len(names), len(Intent)) or bias.shape != (len(Intent),):
        return None
    return IntentModel({name: at for at, name in enumerate(names)}, weights, bias)


def save_model(folder: Path, key: str, model: IntentModel) -> None:
    """Keep a model and drop older ones; do nothing where the folder cannot be written."""
    names = np.frombuffer("\n".join(model.known).encode(), np.uint8)
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder, suffix=".npz", delete=False) as file:
            np.savez(file, weights=model.weights, bias=model.bias, features=names)
        Path(file.name).replace(_path(folder, key))  # whole or not at all
        for old in folder.glob("intents-*.npz"):
            if old != _path(folder, key):
                old.unlink(missing_ok=True)


def _path(folder: Path, key: str) -> Path:
    return folder / f"intents-{FORMAT}-{key}.npz"
