"""Licences of direct dependencies, as their installed metadata state them."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import metadata
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


def direct_dependencies() -> list[str]:
    """Return the names of all direct dependencies, those of extras too."""
    project: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    groups = (project["dependencies"], *project["optional-dependencies"].values())
    listed = (wish for group in groups for wish in group)
    return [match[0] for wish in listed if (match := re.match(r"[\w.-]+", wish))]


def licence_of(package: str) -> str:
    """Return a package's licence: its expression, its classifiers', or its one line about it."""
    about: dict[str, Any] = metadata(package).json
    if "license_expression" in about:
        return about["license_expression"]
    classifiers: list[str] = about.get("classifier", [])
    names = [c.rpartition(" :: ")[2] for c in classifiers if c.startswith("License ::")]
    return " or ".join(sorted(names)) or about["license"]
