"""The two caches: bounded, and harmless when they fail."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from bot.charts.disk_cache import DiskCache
from bot.charts.memory_cache import MemoryCache

if TYPE_CHECKING:
    from pathlib import Path

PICTURE = b"\x89PNG\r\n\x1a\n" + b"." * 976 + b"IEND\xaeB`\x82"


def test_memory_drops_what_was_used_longest_ago():
    cache = MemoryCache(limit_bytes=3000)
    for key in "abc":
        cache.put(key, b"." * 1000)
    cache.get("a")

    cache.put("d", b"." * 1000)

    assert [key for key in "abcd" if cache.get(key)] == ["a", "c", "d"]
    assert cache.size_bytes == 3000


def test_memory_stays_bounded_over_many_pictures():
    cache = MemoryCache(limit_bytes=50_000)

    for number in range(500):
        cache.put(str(number), b"." * (number * 7 % 3000))
        cache.put(str(number), b"." * 900)

    assert cache.size_bytes <= 50_000
    assert cache.get("499") is not None


def test_memory_refuses_a_picture_beyond_its_limit():
    cache = MemoryCache(limit_bytes=10)

    cache.put("a", b"." * 11)

    assert cache.get("a") is None


def test_disk_keeps_pictures_for_another_process(tmp_path: Path):
    DiskCache(tmp_path / "charts", 10_000).put("a", PICTURE)

    assert DiskCache(tmp_path / "charts", 10_000).get("a") == PICTURE


def test_disk_drops_the_oldest_files(tmp_path: Path):
    cache = DiskCache(tmp_path, limit_bytes=10_000)
    for number in range(10):
        cache.put(str(number), PICTURE)
        os.utime(tmp_path / f"{number}.png", (number, number))
    cache.get("0")  # used just now

    cache.put("10", PICTURE)

    assert sum(path.stat().st_size for path in tmp_path.iterdir()) <= 10_000
    assert cache.get("0") == cache.get("10") == PICTURE
    assert cache.get("1") is None


def test_disk_counts_what_earlier_processes_left(tmp_path: Path):
    for number in range(30):
        (tmp_path / f"{number}.png").write_bytes(PICTURE)

    DiskCache(tmp_path, limit_bytes=10_000).put("new", PICTURE)

    assert len(list(tmp_path.iterdir())) == 9


def test_disk_does_not_serve_half_a_picture(tmp_path: Path):
    (tmp_path / "a.png").write_bytes(PICTURE[:-20])

    assert DiskCache(tmp_path, 10_000).get("a") is None


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path):
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    cache = DiskCache(blocked / "charts", 10_000)

    cache.put("a", PICTURE)

    assert cache.get("a") is None


def test_no_folder_keeps_nothing():
    cache = DiskCache(None, 10_000)

    cache.put("a", PICTURE)

    assert cache.get("a") is None
