"""Asks a process on this machine how it is: `python -m bot.ops.probe`, or with /readyz or /metrics.

The image's health check. It reads its two settings by itself: two processes a minute that load
all of the program's settings would cost more than the bot at rest.
"""

from __future__ import annotations

import os
import sys
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException

_SECONDS = 4.0  # before whoever runs the check loses patience


def main(path: str = "/healthz") -> int:
    """Print what HEALTH_PORT serves under a path; return 0 if that is well."""
    port = os.environ.get("HEALTH_PORT", "").strip()
    if not port.isdecimal():  # then nothing is served, and that is no illness
        sys.stdout.write("HEALTH_PORT is not set.\n")
        return 0
    host = os.environ.get("HEALTH_HOST") or "127.0.0.1"
    connection = HTTPConnection(host, int(port), timeout=_SECONDS)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        sys.stdout.write(answer.read().decode())
    except (OSError, HTTPException) as error:
        sys.stdout.write(f"Nothing answers on {host}:{port}: {error}.\n")
        return 1
    finally:
        connection.close()
    return 0 if answer.status == HTTPStatus.OK else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
