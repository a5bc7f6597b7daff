"""The stream compressions that a client may ask the gateway for: one context a connection."""

from __future__ import annotations

import zlib
from typing import Protocol

import zstandard


class Stream(Protocol):
    """Compresses messages that follow each other."""

    def pack(self, text: bytes) -> bytes:
        """Return one message so that the client can unpack it at once."""
        ...


class ZstdStream:
    """zstd-stream."""

    def __init__(self) -> None:
        self._context = zstandard.ZstdCompressor(level=1).compressobj()

    def pack(self, text: bytes) -> bytes:
        packed = self._context.compress(text)
        return packed + self._context.flush(zstandard.COMPRESSOBJ_FLUSH_BLOCK)


class ZlibStream:
    """zlib-stream."""

    def __init__(self) -> None:
        self._context = zlib.compressobj(1)

    def pack(self, text: bytes) -> bytes:
        return self._context.compress(text) + self._context.flush(zlib.Z_SYNC_FLUSH)


STREAMS: dict[str, type[ZstdStream | ZlibStream]] = {
    "zstd-stream": ZstdStream,
    "zlib-stream": ZlibStream,
}
