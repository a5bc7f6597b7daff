"""The Kubernetes example: shards for all pods, restricted pods, and no secret in a file."""

from __future__ import annotations

import base64
import shutil
import subprocess
from typing import Any

import pytest
import yaml

from tests.deploy.documented import section
from tests.deploy.licences import ROOT

DOCUMENTS = list(yaml.safe_load_all((ROOT / "deploy/kubernetes.yaml").read_text()))
KINDS: dict[str, dict[str, Any]] = {document["kind"]: document for document in DOCUMENTS}
[CONTAINER] = KINDS["StatefulSet"]["spec"]["template"]["spec"]["containers"]


def test_stateful_set_names_shards_for_all_its_pods():
    config = KINDS["ConfigMap"]["data"]
    replicas = KINDS["StatefulSet"]["spec"]["replicas"]

    assert replicas * int(config["SHARDS_PER_PROCESS"]) == int(config["SHARD_COUNT"])


def test_a_second_set_can_run_beside_the_first():
    blue = KINDS["StatefulSet"]
    green = yaml.safe_load(yaml.safe_dump(blue).replace("blue", "green"))
    selectors = [found["spec"]["selector"]["matchLabels"] for found in (blue, green)]

    assert blue["metadata"]["name"] != green["metadata"]["name"]
    assert selectors[0] != selectors[1]
    for found, selector in zip((blue, green), selectors, strict=True):
        assert found["spec"]["template"]["metadata"]["labels"].items() >= selector.items()
    assert "blue" not in str(KINDS["Service"]) + str(KINDS["PodDisruptionBudget"])


def test_pods_are_restricted():
    pod = KINDS["StatefulSet"]["spec"]["template"]["spec"]
    [container] = pod["containers"]

    assert pod["securityContext"]["runAsNonRoot"]
    assert container["securityContext"]["readOnlyRootFilesystem"]
    assert container["securityContext"]["capabilities"]["drop"] == ["ALL"]
    assert KINDS["PodDisruptionBudget"]["spec"]["maxUnavailable"] == 1


def test_time_to_stop_is_longer_than_the_program_needs():
    assert KINDS["StatefulSet"]["spec"]["template"]["spec"]["terminationGracePeriodSeconds"] > 5


def test_no_apply_replaces_the_secret():
    assert "Secret" not in KINDS
    assert "replace-me" not in str(DOCUMENTS)


def test_command_of_the_text_makes_the_secret_that_pods_need(tmp_path):
    kubectl = shutil.which("kubectl")
    if kubectl is None:
        pytest.skip("needs kubectl")
    address = "postgresql://advisor:secret@host/advisor"
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    env = example.replace("DISCORD_TOKEN=\n", f"DISCORD_TOKEN=a.b.c\nDATABASE_URL={address}\n")
    (tmp_path / ".env").write_text(env, encoding="utf-8")
    making = section("Kubernetes").partition("kubectl --namespace career-advisor create secret")[2]
    words = making.partition(" | kubectl apply")[0].replace("\\\n", "").split()

    made = subprocess.run(  # noqa: S603 -- found above
        [kubectl, "create", "secret", *words], cwd=tmp_path, capture_output=True, check=True
    )

    secret = yaml.safe_load(made.stdout)
    found = {name: base64.b64decode(value).decode() for name, value in secret["data"].items()}
    assert found == {"DISCORD_TOKEN": "a.b.c", "DATABASE_URL": address}
    needed = [entry["valueFrom"]["secretKeyRef"] for entry in CONTAINER["env"]]
    assert {need["key"] for need in needed} == set(found)
    assert {need["name"] for need in needed} == {secret["metadata"]["name"]}
