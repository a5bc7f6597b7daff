"""A worker that draws nothing: it does what a chart's title says, and answers with its own name."""

from __future__ import annotations

import os
import pickle
import sys
import time
from pathlib import Path

from bot.charts.framing import FAILURE, PICTURE, read_message, write_message

served = 0
while True:
    try:
        chart = pickle.loads(read_message(sys.stdin.buffer))  # noqa: S301 - from the test
    except EOFError:
        break
    served += 1
    if chart.title == "hang":
        time.sleep(60)
    if chart.title == "die" or (chart.title == "die once" and served > 1):
        os._exit(1)
    if chart.title.startswith("append to "):
        with Path(chart.title.removeprefix("append to ")).open("a") as file:
            file.write("drawn\n")
    reply = (
        FAILURE + b"ValueError: no" if chart.title == "refuse" else PICTURE + b"%d" % os.getpid()
    )
    write_message(sys.stdout.buffer, reply)
