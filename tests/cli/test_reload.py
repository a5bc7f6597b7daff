"""career-advisor reload: a valid knowledge is announced to the process, any other to the caller."""

from __future__ import annotations

import os
import shutil
import signal
import sys

import pytest

from bot.cli import main
from bot.knowledge.load import find_folder
from bot.ops.process_file import ProcessFile

CAREER = "careers/backend-developer.yaml"


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A folder with a knowledge of its own, in which the command is called."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KNOWLEDGE_DIR", str(shutil.copytree(find_folder(), tmp_path / "knowledge")))
    monkeypatch.setattr(sys, "argv", ["career-advisor", "reload"])
    return tmp_path


@pytest.fixture
def signals(monkeypatch):
    sent = []
    monkeypatch.setattr("os.kill", lambda process, number: sent.append((process, number)))
    return sent


def code() -> int | str | None:
    with pytest.raises(SystemExit) as stopped:
        main()
    return stopped.value.code


def test_running_process_is_told(place, signals, capsys):
    held = ProcessFile(place / "data", "career-advisor")
    held.take()

    assert code() == 0
    held.release()
    assert signals == [(os.getpid(), signal.SIGHUP)]
    assert str(os.getpid()) in capsys.readouterr().out


def test_broken_knowledge_is_told_to_the_caller_alone(place, signals, capsys):
    ProcessFile(place / "data", "career-advisor").take()
    (place / "knowledge" / CAREER).write_text("titel: x\n")

    assert code() == 1
    assert signals == []
    assert f"{CAREER}:1: " in capsys.readouterr().err


def test_without_a_process_it_says_so(place, signals, capsys):
    assert code() == 1
    assert "No bot that runs" in capsys.readouterr().err
