"""Daily jobs run by the clock, each for itself, and only where a process leads."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.client.daily_jobs import DailyJobs, until_next
from bot.errors import StorageError
from bot.storage.leadership import Leadership


class Clock:
    """Sleeps in no time, and stops the test after some days."""

    def __init__(self) -> None:
        self.present = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
        self.days = 0

    def now(self) -> datetime:
        return self.present

    async def sleep(self, seconds: float) -> None:
        self.days += 1
        if self.days > 3:
            await asyncio.Event().wait()
        self.present += timedelta(seconds=seconds)


@pytest.fixture
def ran() -> list[datetime]:
    return []


async def run_for_three_days(jobs: DailyJobs) -> None:
    jobs.start()
    jobs.start()
    await asyncio.sleep(0.01)
    await jobs.stop()


async def test_a_job_runs_at_the_start_and_then_every_day_at_the_same_time(ran):
    async def job(now: datetime) -> None:
        ran.append(now)

    await run_for_three_days(DailyJobs(Clock(), (job,), Leadership()))

    assert [f"{at:%d %H:%M}" for at in ran] == ["01 12:00", "02 03:30", "03 03:30", "04 03:30"]


@pytest.mark.parametrize("error", [StorageError("away"), RuntimeError("bug")])
async def test_a_job_that_fails_stops_no_other_and_is_tried_again(ran, error):
    async def broken(_now: datetime) -> None:
        raise error

    async def job(now: datetime) -> None:
        ran.append(now)

    await run_for_three_days(DailyJobs(Clock(), (broken, job), Leadership()))

    assert len(ran) == 4


async def test_who_does_not_lead_leaves_it_to_the_leader(ran):
    async def job(now: datetime) -> None:
        ran.append(now)

    await run_for_three_days(DailyJobs(Clock(), (job,), Leadership(alone=False)))

    assert ran == []


async def test_who_takes_over_does_at_once_what_may_have_been_left(ran):
    async def job(now: datetime) -> None:
        ran.append(now)

    leadership = _Taken()
    jobs = DailyJobs(Clock(), (job,), leadership)
    jobs.start()
    await asyncio.sleep(0.01)
    assert ran == []

    leadership.take()
    await asyncio.sleep(0.01)
    await jobs.stop()

    assert [f"{at:%d %H:%M}" for at in ran][:2] == ["01 12:00", "02 03:30"]


class _Taken(Leadership):
    """A lead that another process leaves."""

    def __init__(self) -> None:
        super().__init__(alone=False)

    def take(self) -> None:
        self._leads.set()


@pytest.mark.parametrize(
    ("now", "hours"), [((3, 29), 1 / 60), ((3, 30), 24), ((0, 0), 3.5), ((23, 30), 4)]
)
def test_the_next_run_is_always_ahead(now, hours):
    present = datetime(2026, 3, 1, *now, tzinfo=UTC)

    assert until_next(present) == timedelta(hours=hours)
