"""The real worker process: it draws, stays out of the parent, and ends by itself."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from typing import Any

import pytest

from bot.charts import ChartService
from bot.charts.worker import draw_now, reply_to
from tests.charts.samples import KINDS, PAY, titled

PATIENT: Any = {"limit_seconds": 60.0, "start_seconds": 60.0}  # a busy machine is no failure
PARENT = """
import asyncio, sys
from bot.charts import ChartService
from tests.charts.samples import PAY

async def main():
    charts = ChartService(limit_seconds=60, start_seconds=60)
    picture = await charts.draw(PAY)
    await charts.close()
    print(len(picture), [name for name in ("matplotlib", "numpy", "PIL") if name in sys.modules])

if sys.argv[1] == "uvloop":
    import uvloop
    uvloop.run(main())
else:
    asyncio.run(main())
"""


async def test_every_kind_comes_back_as_it_would_be_drawn_here():
    charts = ChartService(**PATIENT)
    try:
        pictures = [await charts.draw(chart) for chart in KINDS]
    finally:
        await charts.close()

    assert pictures == [draw_now(chart) for chart in KINDS]


async def test_an_idle_worker_ends_by_itself_and_the_next_need_starts_another():
    charts = ChartService(idle_seconds=0.2, **PATIENT)
    try:
        assert await charts.draw(titled("a"))
        process = charts._worker._process
        assert process is not None
        assert await asyncio.to_thread(process.wait, 60) == 0

        assert await charts.draw(titled("b"))
    finally:
        await charts.close()


@pytest.mark.parametrize("loop", ["asyncio", "uvloop"])
def test_the_parent_never_loads_matplotlib(loop: str):
    done = subprocess.run(  # noqa: S603 - our own interpreter and script
        [sys.executable, "-W", "error", "-c", PARENT, loop],
        capture_output=True,
        text=True,
        check=True,
        timeout=180,
    )

    assert done.stdout == f"{len(draw_now(PAY))} []\n"
    assert done.stderr == ""


def test_a_request_that_makes_no_sense_is_a_failure_and_no_end():
    assert reply_to(b"nonsense").startswith(b"FUnpicklingError")
