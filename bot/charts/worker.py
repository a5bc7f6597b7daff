"""The process that draws: charts in on standard input, pictures out on standard output.

It ends when its parent goes away or when nothing was asked for a while, so that matplotlib's 57 MB
are held only while pictures are wanted. Started as `python -m bot.charts.worker <idle seconds>`.
"""

from __future__ import annotations

import contextlib
import logging
import os
import pickle
import signal
import sys
import threading
import warnings
from typing import TYPE_CHECKING

from bot.charts.framing import FAILURE, PICTURE, read_message, write_message

if TYPE_CHECKING:
    from typing import BinaryIO

    from bot.domain.charts import Chart


def draw_now(chart: Chart) -> bytes:
    """Draw a chart in this process, which loads matplotlib."""
    from bot.charts.painting import paint

    return paint(chart)


def reply_to(request: bytes) -> bytes:
    """Return a picture, or why there is none: one chart that fails must not end the worker."""
    try:
        # Only the parent process can write to this pipe, and it pickles its own charts.
        return PICTURE + draw_now(pickle.loads(request))  # noqa: S301
    except Exception as error:
        return FAILURE + f"{type(error).__name__}: {error}".encode(errors="replace")


def serve(requests: BinaryIO, replies: BinaryIO, idle_seconds: float) -> None:
    """Answer one request after another until the parent goes away."""
    with contextlib.suppress(EOFError, OSError):
        while True:
            idle = threading.Timer(idle_seconds, os._exit, (0,))
            idle.daemon = True
            idle.start()
            request = read_message(requests)
            idle.cancel()
            write_message(replies, reply_to(request))


def main() -> None:
    """Serve the pipes of this process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the parent, which then ends this
    warnings.simplefilter("ignore")
    logging.getLogger("matplotlib").setLevel(logging.ERROR)  # a read-only home is no error here
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not mix with the replies
    serve(sys.stdin.buffer, replies, float(sys.argv[1]))


if __name__ == "__main__":
    main()
