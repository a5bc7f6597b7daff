"""What operators copy from the texts: commands that a shell reads, and names that exist."""

from __future__ import annotations

import re
import subprocess

import pytest

from bot.cli.main import app
from tests.deploy.licences import ROOT

TEXTS = {
    name: (ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "deploy/README.md")
}
FILES = ("deploy/compose.yaml", "deploy/compose.postgres.yaml", "deploy/kubernetes.yaml")
BLOCKS = [block for text in TEXTS.values() for block in re.findall(r"```sh\n(.*?)```", text, re.S)]
SPANS = [span for text in TEXTS.values() for span in re.findall(r"(?<!`)`([^`\n]+)`(?!`)", text)]
COMMENTS = [
    line[1:] for name in FILES for line in (ROOT / name).read_text().splitlines() if "#" in line
]
COMMANDS = [line for block in BLOCKS for line in block.replace("\\\n", "").splitlines()]
EVERYTHING = [*COMMANDS, *SPANS, *COMMENTS]


@pytest.mark.parametrize("commands", BLOCKS, ids=lambda text: text.splitlines()[0][:40])
def test_shell_reads_every_block(commands):
    read = subprocess.run(
        ["/bin/sh", "-n"], input=commands, text=True, capture_output=True, check=False
    )

    assert (read.returncode, read.stderr) == (0, "")


def test_program_has_every_command_that_is_named():
    there = {found.name for found in (*app.registered_commands, *app.registered_groups)}
    named = {
        word
        for line in EVERYTHING
        for word in re.findall(r"(?<!namespace )career-advisor(?: --)? ([a-z]+)\b(?!-)", line)
    }

    assert {"doctor", "invite", "db", "ask"} <= named
    assert named <= there


def test_front_page_names_the_program_by_where_make_puts_it():
    spans = re.findall(r"`([^`\n]+)`", TEXTS["README.md"])
    named = [span for span in spans if re.search(r"career-advisor \w", span)]

    assert named
    assert all(span.startswith(".venv/bin/career-advisor ") for span in named)


def test_password_is_read_wherever_postgresql_is_composed():
    composed = [line for line in EVERYTHING if "--file compose.postgres.yaml" in line]

    assert len(composed) > 4
    assert all("docker compose --env-file ../.env --file" in line for line in composed)


def test_make_has_every_target_that_is_named():
    targets = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(), re.M)
    named = {line.split()[1] for line in EVERYTHING if line.startswith("make ")}

    assert {"run", "preview"} <= named <= set(targets)


def test_files_that_are_named_in_commands_are_there():
    paths = {path for line in EVERYTHING for path in re.findall(r"\bdeploy/[\w.-]+", line)}

    assert {"deploy/Dockerfile", "deploy/kubernetes.yaml", "deploy/career-advisor.service"} <= paths
    assert all((ROOT / path).exists() for path in paths)


def test_links_into_the_text_on_hosting_meet_a_heading():
    anchors = re.findall(r"\(deploy/README\.md#([\w-]+)\)", TEXTS["README.md"])
    headings = re.findall(r"^#+ (.+)$", TEXTS["deploy/README.md"], re.M)

    assert anchors
    assert set(anchors) <= {heading.lower().replace(" ", "-") for heading in headings}
