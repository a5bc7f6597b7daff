"""The service with a stub for a worker: sharing, failures, limits."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from structlog.testing import capture_logs

from bot.charts import ChartService
from bot.charts.service import content_key
from tests.charts.samples import titled

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

PNG = b"\x89PNG\r\n\x1a\n....IEND\xaeB`\x82"
STUB = (sys.executable, str(Path(__file__).with_name("stub_worker.py")))


@asynccontextmanager
async def service(**options: Any) -> AsyncGenerator[ChartService]:
    options.setdefault("command", STUB)
    charts = ChartService(**options)
    try:
        yield charts
    finally:
        await charts.close()


async def test_nothing_is_started_before_the_first_need():
    async with service() as charts:
        assert charts._worker.pid is None


async def test_one_worker_draws_one_after_another():
    async with service() as charts:
        pictures = await asyncio.gather(*(charts.draw(titled(str(n))) for n in range(5)))

    assert len(set(pictures)) == 1
    assert pictures[0]


async def test_the_same_chart_asked_for_at_once_is_drawn_once(tmp_path: Path):
    log = tmp_path / "log"
    async with service() as charts:
        await asyncio.gather(*(charts.draw(titled(f"append to {log}")) for _ in range(20)))
        await charts.draw(titled(f"append to {log}"))

    assert log.read_text() == "drawn\n"


async def test_one_who_stops_waiting_takes_the_picture_from_nobody(tmp_path: Path):
    async with service() as charts:
        impatient = asyncio.create_task(charts.draw(titled("a")))
        patient = asyncio.create_task(charts.draw(titled("a")))
        await asyncio.sleep(0)
        impatient.cancel()

        assert await patient


async def test_a_killed_worker_is_replaced():
    async with service() as charts:
        first = await charts.draw(titled("a"))
        assert first is not None
        os.kill(int(first), signal.SIGKILL)

        second = await charts.draw(titled("b"))

    assert second is not None
    assert second != first


async def test_a_worker_that_ends_as_we_write_costs_no_picture():
    async with service() as charts:
        await charts.draw(titled("a"))

        assert await charts.draw(titled("die once"))


@pytest.mark.parametrize("title", ["die", "refuse"])
async def test_a_failure_is_none_logged_once_and_the_next_chart_is_drawn(title: str):
    async with service() as charts:
        with capture_logs() as logs:
            failed = [await charts.draw(titled(title)) for _ in range(3)]
            drawn = await charts.draw(titled("a"))

    assert failed == [None, None, None]
    assert drawn
    assert [entry["event"] for entry in logs] == ["charts are not drawn"]


async def test_a_hung_worker_is_killed_after_the_limit_and_replaced():
    async with service(limit_seconds=0.3) as charts:
        await charts.draw(titled("a"))

        with capture_logs() as logs:
            assert await charts.draw(titled("hang")) is None

        assert "0.3 s" in logs[0]["reason"]
        assert await charts.draw(titled("b"))


@pytest.mark.parametrize(
    "command",
    [
        (sys.executable, "-c", "raise SystemExit(3)"),
        (sys.executable, "-c", "print('no frame at all', flush=True)"),
        ("/nonexistent/python",),
    ],
    ids=["ends at once", "talks nonsense", "is not there"],
)
async def test_a_worker_that_cannot_work_means_words(command: tuple[str, ...]):
    async with service(command=command, start_seconds=3) as charts:
        with capture_logs() as logs:
            assert await charts.draw(titled("a")) is None

    assert len(logs) == 1


async def test_pictures_outlive_the_process_in_a_folder(tmp_path: Path):
    async with service(folder=tmp_path) as charts:
        charts._disk.put(content_key(titled("a")), PNG)

        assert await charts.draw(titled("a")) == PNG
        assert charts._worker.pid is None


async def test_closing_ends_a_drawing_under_way_and_later_ones():
    async with service() as charts:
        waiting = asyncio.create_task(charts.draw(titled("hang")))
        await asyncio.sleep(0.3)  # it has started to hang

        await charts.close()

        assert await waiting is None
        assert await charts.draw(titled("a")) is None


async def test_the_worker_sees_no_secrets(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DISCORD_TOKEN", "secret")
    async with service() as charts:
        assert "DISCORD_TOKEN" not in charts._worker._environment()
