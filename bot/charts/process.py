"""The worker process as its parent sees it: started on need, killed when it hangs, replaced.

Plain pipes and threads rather than asyncio's subprocesses: it works alike under every event loop,
and a time limit that no loop keeps cannot be late because the loop is busy or its clock is faked.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

import bot
from bot.charts.framing import PICTURE, read_message, write_message

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import BinaryIO

WORKER_COMMAND: Final = (sys.executable, "-P", "-m", "bot.charts.worker")

_ROOT: Final = Path(bot.__file__).parent.parent if bot.__file__ else Path()
_INHERITED: Final = (  # nothing else: the worker has no use for tokens and passwords
    *("HOME", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "PATH", "PYTHONPATH", "TMPDIR"),
    *("MPLCONFIGDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"),
    *("APPDATA", "LOCALAPPDATA", "SYSTEMROOT", "TEMP", "TMP", "USERPROFILE"),
)


class DrawingError(Exception):
    """A picture could not be made; the message says why, for the log."""


class WorkerProcess:
    """One process at most; every call blocks, and calls must not overlap (stop may)."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        idle_seconds: float,
        limit_seconds: float,
        start_seconds: float,
        font_folder: Path | None,
    ) -> None:
        """Keep how to start it: the command gets the idle seconds as its last argument.

        A drawing may take limit_seconds, the first one of a worker start_seconds.
        font_folder keeps matplotlib's list of fonts, which takes a third of a second to make.
        """
        self._command = [*command, str(idle_seconds)]
        self._limit_seconds = limit_seconds
        self._start_seconds = start_seconds
        self._font_folder = font_folder
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False

    @property
    def pid(self) -> int | None:
        """The running worker, if any."""
        process = self._process
        return process.pid if process is not None and process.poll() is None else None

    def draw(self, request: bytes) -> bytes:
        """Return PNG bytes. Raises DrawingError: refused, dead, too slow or stopped."""
        if self.pid is not None:
            with contextlib.suppress(EOFError, OSError):  # an idle one may end while we write
                return self._ask(request)
        try:
            return self._ask(request)
        except (EOFError, OSError) as error:
            raise DrawingError(f"the worker failed: {error}") from error

    def stop(self) -> None:
        """End the worker for good; a drawing under way fails. Any thread may call it."""
        self._stopped = True
        process = self._process
        if process is not None:
            process.kill()

    def forget(self) -> None:
        """End the worker and free its pipes; the next drawing starts another."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            for pipe in (process.stdin, process.stdout):
                with contextlib.suppress(OSError):  # what was not written has no reader now
                    cast("BinaryIO", pipe).close()
            process.wait()

    def _ask(self, request: bytes) -> bytes:
        seconds = self._start_seconds if self.pid is None else self._limit_seconds
        process = self._running()
        too_slow = threading.Timer(seconds, process.kill)
        too_slow.daemon = True
        too_slow.start()
        try:
            write_message(cast("BinaryIO", process.stdin), request)
            reply = read_message(cast("BinaryIO", process.stdout))
        except (EOFError, OSError) as error:
            self.forget()
            if too_slow.finished.is_set():
                raise DrawingError(f"no picture within {seconds:g} s") from error
            raise
        finally:
            too_slow.cancel()
        if reply[:1] != PICTURE:
            raise DrawingError(reply[1:].decode(errors="replace"))
        return reply[1:]

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self.pid is None:
            self.forget()
            self._process = subprocess.Popen(  # noqa: S603 - the command is our own
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env=self._environment(),
            )
        if self._stopped:  # also when that happened while it started
            self.forget()
            raise DrawingError("drawing has ended")
        return self._process

    def _environment(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in _INHERITED if name in os.environ}
        paths = [str(_ROOT), kept.get("PYTHONPATH", "")]
        kept["PYTHONPATH"] = os.pathsep.join(filter(None, paths))
        kept["OPENBLAS_NUM_THREADS"] = "1"  # numpy would start a thread for every core
        if self._font_folder is not None:
            kept["MPLCONFIGDIR"] = str(self._font_folder)
            kept["MPL_IGNORE_SYSTEM_FONTS"] = "1"  # the bundled ones are enough, and quicker listed
        return kept
