"""The systemd unit: hardened, and started again for as long as an outage lasts."""

from __future__ import annotations

import configparser
import shutil
import subprocess

import pytest

from tests.deploy.licences import ROOT
from tests.loopback.programs import run

FILE = ROOT / "deploy/career-advisor.service"
TOKEN = "made.up.token"  # noqa: S105 -- nobody is asked about it
CLOSED_PORT = 9


@pytest.fixture(scope="module")
def unit():
    parser = configparser.ConfigParser(strict=False, interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]  # names keep their case
    parser.read(FILE)
    return parser


def test_unit_is_hardened_and_reloads_the_knowledge(unit):
    service = unit["Service"]

    assert service["ProtectSystem"] == "strict"
    assert service["DynamicUser"] == "yes"
    assert "-HUP" in service["ExecReload"]


def test_unit_leaves_the_program_time_to_stop(unit):
    assert unit["Service"]["TimeoutStopSec"] == "10s"


def test_systemd_never_gives_up(unit):
    service = unit["Service"]

    assert unit["Unit"]["StartLimitIntervalSec"] == "0"
    assert service["Restart"] == "on-failure"
    assert service["RestartSec"] == "10s"


@pytest.fixture
def final(unit):
    return unit["Service"]["RestartPreventExitStatus"].split()


@pytest.mark.parametrize(
    "away",
    [
        {"DATABASE_URL": f"postgresql://advisor:secret@127.0.0.1:{CLOSED_PORT}/advisor"},
        {"DISCORD_API_URL": f"http://127.0.0.1:{CLOSED_PORT}/api/v10"},
    ],
    ids=["database", "Discord"],
)
@pytest.mark.usefixtures("recognizer")  # nothing need be learned first
async def test_what_is_away_ends_the_program_so_that_systemd_starts_it_again(tmp_path, final, away):
    ended = await run(tmp_path, "run", DISCORD_TOKEN=TOKEN, **away)

    assert ended.code
    assert str(ended.code) not in final
    assert "does not answer" in ended.err


async def test_what_only_an_operator_can_mend_ends_it_for_good(tmp_path, final):
    ended = await run(tmp_path, "run", DISCORD_TOKEN="none")  # noqa: S106 -- that is the point

    assert str(ended.code) in final


def test_unit_passes_systemds_own_check(tmp_path):
    analyze = shutil.which("systemd-analyze")
    if analyze is None:
        pytest.skip("needs systemd-analyze")
    text = FILE.read_text()
    there = tmp_path / "career-advisor.service"
    there.write_text(text.replace("/opt/career-advisor/bin/career-advisor", "/bin/true"))
    found = subprocess.run([analyze, "verify", there], capture_output=True, text=True, check=False)  # noqa: S603 -- found above

    assert found.returncode == 0, found.stderr
    assert "ignoring" not in found.stderr  # a word that this systemd does not know
