"""The file that names a running process."""

from __future__ import annotations

import os

from bot.ops.process_file import ProcessFile, running_processes


def test_running_process_is_found_until_it_lets_go(tmp_path):
    held = ProcessFile(tmp_path / "data", "career-advisor")
    held.take()
    assert running_processes(tmp_path / "data") == [os.getpid()]

    held.release()
    assert running_processes(tmp_path / "data") == []


def test_file_that_a_crash_left_behind_names_nobody(tmp_path):
    (tmp_path / "career-advisor.pid").write_text("1\n")

    assert running_processes(tmp_path) == []


def test_no_folder_holds_no_process(tmp_path):
    assert running_processes(tmp_path / "none") == []


def test_folder_that_cannot_be_written_is_no_error(tmp_path):
    (tmp_path / "file").write_text("")

    ProcessFile(tmp_path / "file", "career-advisor").take()


def test_a_process_that_takes_over_on_the_same_machine_is_found_too(tmp_path):
    first, second = (ProcessFile(tmp_path, "career-advisor") for _ in range(2))
    first.take()
    second.take()
    assert running_processes(tmp_path) == [os.getpid()] * 2

    first.release()
    assert running_processes(tmp_path) == [os.getpid()]


def test_a_third_process_of_a_name_leaves_the_others_their_files(tmp_path):
    files = [ProcessFile(tmp_path, "career-advisor") for _ in range(3)]
    for file in files:
        file.take()
    files[2].release()

    assert running_processes(tmp_path) == [os.getpid()] * 2
