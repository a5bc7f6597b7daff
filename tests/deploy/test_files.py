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


def kinds() -> dict[str, dict[str, Any]]:
    return {document["kind"]: document for document in documents("kubernetes.yaml")}


def names_set_in_files() -> set[str]:
    config = set(kinds()["ConfigMap"]["data"]) | set(kinds()["Secret"]["stringData"])
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


def test_stateful_set_names_shards_for_all_its_pods():
    config = kinds()["ConfigMap"]["data"]
    replicas = kinds()["StatefulSet"]["spec"]["replicas"]

    assert replicas * int(config["SHARDS_PER_PROCESS"]) == int(config["SHARD_COUNT"])


def test_a_second_set_can_run_beside_the_first():
    blue = kinds()["StatefulSet"]
    green = yaml.safe_load(yaml.safe_dump(blue).replace("blue", "green"))
    selectors = [found["spec"]["selector"]["matchLabels"] for found in (blue, green)]

    assert blue["metadata"]["name"] != green["metadata"]["name"]
    assert selectors[0] != selectors[1]
    for found, selector in zip((blue, green), selectors, strict=True):
        assert found["spec"]["template"]["metadata"]["labels"].items() >= selector.items()
    assert "blue" not in str(kinds()["Service"]) + str(kinds()["PodDisruptionBudget"])


def test_pods_are_restricted():
    pod = kinds()["StatefulSet"]["spec"]["template"]["spec"]
    [container] = pod["containers"]

    assert pod["securityContext"]["runAsNonRoot"]
    assert container["securityContext"]["readOnlyRootFilesystem"]
    assert container["securityContext"]["capabilities"]["drop"] == ["ALL"]
    assert kinds()["PodDisruptionBudget"]["spec"]["maxUnavailable"] == 1


def test_time_to_stop_is_longer_than_the_program_needs():
    assert kinds()["StatefulSet"]["spec"]["template"]["spec"]["terminationGracePeriodSeconds"] > 5


def test_readme_names_every_file():
    readme = (DEPLOY / "README.md").read_text()
    there = {path.name for path in DEPLOY.iterdir()} - {"README.md"}

    assert {name for name in there if name not in readme} <= {"Dockerfile.dockerignore"}
