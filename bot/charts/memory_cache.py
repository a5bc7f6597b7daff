"""Pictures in memory, bounded by their bytes; the one used longest ago goes first."""

from __future__ import annotations

from collections import OrderedDict


class MemoryCache:
    """PNG bytes by content key."""

    def __init__(self, limit_bytes: int) -> None:
        self._limit_bytes = limit_bytes
        self._pictures: OrderedDict[str, bytes] = OrderedDict()
        self.size_bytes = 0

    def get(self, key: str) -> bytes | None:
        """Return a picture and count it as used."""
        picture = self._pictures.get(key)
        if picture is not None:
            self._pictures.move_to_end(key)
        return picture

    def put(self, key: str, picture: bytes) -> None:
        """Keep a picture, unless it alone is over the limit."""
        if len(picture) > self._limit_bytes:
            return
        self.size_bytes += len(picture) - len(self._pictures.pop(key, b""))
        self._pictures[key] = picture
        while self.size_bytes > self._limit_bytes:
            _, oldest = self._pictures.popitem(last=False)
            self.size_bytes -= len(oldest)
