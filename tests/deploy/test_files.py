"""The files of deploy/: well-formed, agreed with the program, hardened as they promise."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from bot.settings import Settings
from tests.deploy.licences import ROOT

DEPLOY = ROOT / "deploy"
DOCKERFILE = (DEPLOY / "Dockerfile").read_text()
SETTINGS = {name.upper() for name in Settings.model_fields}
OTHERS = {"MPLCONFIGDIR", "PATH", "PYTHONUNBUFFERED", "PYTHONDONTWRITEBYTECODE"}


def documents(name: str) -> list[dict[str, Any]]:
    return list(yaml.safe_load_all((DEPLOY / name).read_text()))


def names_set_in_files() -> set[str]:
    config = set(re.findall(r"\bname: ([A-Z_]+)$", (DEPLOY / "kubernetes.yaml").read_text(), re.M))
    for document in documents("kubernetes.yaml"):
        config |= set(document.get("data", {}))
    for name in ("compose.yaml", "compose.postgres.yaml"):
        config |= set(documents(name)[0]["services"]["bot"].get("environment", {}))
    text = (DEPLOY / "career-advisor.service").read_text()
    config |= set(re.findall(r"^Environment=(\w+)=", text, re.M))
    final = DOCKERFILE.rpartition("FROM")[2]
    return config | set(re.findall(r"^(?:ENV|   ) (\w+)=", final, re.M))


def test_every_variable_is_a_setting():
    assert {"DATA_DIR", "SHARD_COUNT", "DISCORD_TOKEN"} <= names_set_in_files()
    assert names_set_in_files() - OTHERS <= SETTINGS


@pytest.mark.parametrize("name", ["compose.yaml", "compose.postgres.yaml"])
def test_containers_can_write_nowhere_but_to_their_volume(name):
    bot = documents(name)[0]["services"]["bot"]

    assert bot["read_only"]
    assert bot["cap_drop"] == ["ALL"]
    assert bot["tmpfs"] == ["/tmp"]  # noqa: S108 -- the container's own
    assert bot["volumes"] == ["data:/data"]


def test_readme_names_every_file():
    readme = (DEPLOY / "README.md").read_text()
    there = {path.name for path in DEPLOY.iterdir()} - {"README.md"}

    assert {name for name in there if name not in readme} <= {"Dockerfile.dockerignore"}
