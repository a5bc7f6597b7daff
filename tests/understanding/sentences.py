"""The test sentences: one file an intent beside the templates of the same name."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import yaml

QUESTIONS = Path(__file__).parent.parent / "questions"


def sentences() -> list[tuple[str, dict[str, Any]]]:
    """Return every sentence with the intent that it must have."""
    return [
        (path.stem, entry)
        for path in sorted(QUESTIONS.glob("*.yaml"))
        for entry in yaml.safe_load(path.read_text("utf-8"))
    ]


def own_questions() -> list[dict[str, Any]]:
    """Return the questions by which understanding is measured."""
    lines = (QUESTIONS / "own.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]
