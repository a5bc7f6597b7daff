"""Messages over a pipe: four bytes of length, then the message."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from typing import BinaryIO

PICTURE: Final = b"P"
"""First byte of a reply that holds PNG bytes."""
FAILURE: Final = b"F"
"""First byte of a reply that holds the reason, in UTF-8."""

_LENGTH: Final = struct.Struct("!I")
_LONGEST: Final = 32 * 1024 * 1024  # a length beyond it means that the stream is out of step


def write_message(stream: BinaryIO, message: bytes) -> None:
    """Send one message. Raises OSError when nobody reads any more."""
    stream.write(_LENGTH.pack(len(message)) + message)
    stream.flush()


def read_message(stream: BinaryIO) -> bytes:
    """Wait for one message. Raises EOFError when the other side is gone or out of step."""
    (length,) = _LENGTH.unpack(_exactly(stream, _LENGTH.size))
    if length > _LONGEST:
        raise EOFError("out of step")
    return _exactly(stream, length)


def _exactly(stream: BinaryIO, size: int) -> bytes:
    read = stream.read(size)
    if len(read) < size:
        raise EOFError("the other side is gone")
    return read
