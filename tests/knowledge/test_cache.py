"""The compiled copy saves time and never matters otherwise."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import orjson
import pytest

from bot.knowledge import cache, load
from bot.knowledge.load import load_knowledge
from bot.knowledge.report import BrokenKnowledgeError

if TYPE_CHECKING:
    from bot.domain.knowledge import KnowledgeBase
    from tests.knowledge.small import SmallBase


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """The folder of compiled copies, not there yet."""
    return tmp_path / "cache"


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that were parsed from YAML."""
    names: list[str] = []
    original = load.parse

    def parse(name: str, text: bytes) -> object:
        names.append(name)
        return original(name, text)

    monkeypatch.setattr(load, "parse", parse)
    return names


def copy_in(place: Path) -> Path:
    [path] = place.iterdir()
    return path


def rewrite(place: Path, old: bytes, new: bytes, *, whole: bool) -> None:
    """Change a compiled copy, by accident or with a digest that fits."""
    path = copy_in(place)
    content = path.read_bytes()[cache._DIGEST_BYTES :]
    assert content.count(old) >= 1
    content = content.replace(old, new)
    digest = cache._digest(content) if whole else cache._digest(b"something else")
    path.write_bytes(digest + content)


def same(one: KnowledgeBase, other: KnowledgeBase) -> bool:
    parts = ("careers", "skills", "pay", "shared_ladders", "yardsticks", "sources", "tips", "faq")
    return all(
        getattr(one, part) == getattr(other, part) for part in (*parts, "terms", "templates")
    )


def test_the_second_start_reads_no_yaml(small: SmallBase, place: Path, parsed: list[str]):
    first = load_knowledge(small.folder, place)
    parsed.clear()
    second = load_knowledge(small.folder, place)

    assert parsed == []
    assert same(first, second)
    assert first.fingerprint == second.fingerprint


def test_the_shipped_knowledge_is_the_same_from_a_copy(knowledge: KnowledgeBase, place: Path):
    folder = load.find_folder()
    load_knowledge(folder, place)

    assert same(load_knowledge(folder, place), knowledge)


def test_an_edit_is_seen_at_once_and_the_old_copy_goes(small: SmallBase, place: Path):
    load_knowledge(small.folder, place)
    old = copy_in(place)
    small.edit("tips/habit.yaml", "clear wood", "clean wood")

    assert "clean wood" in load_knowledge(small.folder, place).tips["clean-the-bench"].text
    assert copy_in(place) != old


def test_a_deleted_copy_is_made_again(small: SmallBase, place: Path, parsed: list[str]):
    load_knowledge(small.folder, place)
    copy_in(place).unlink()
    parsed.clear()
    load_knowledge(small.folder, place)

    assert "sources.yaml" in parsed
    assert copy_in(place).is_file()


@pytest.mark.parametrize(
    "damage", [b"", b"\0", b"{}", b"[1, 2]", b"x" * 100, b"\xff\xfe\n\t{}\n"], ids=repr
)
def test_a_damaged_copy_is_passed_over(small: SmallBase, place: Path, damage: bytes):
    first = load_knowledge(small.folder, place)
    copy_in(place).write_bytes(damage)

    assert same(load_knowledge(small.folder, place), first)


def test_a_copy_cut_short_is_passed_over(small: SmallBase, place: Path):
    first = load_knowledge(small.folder, place)
    path = copy_in(place)
    path.write_bytes(path.read_bytes()[:-1])

    assert same(load_knowledge(small.folder, place), first)


def test_a_changed_word_is_noticed(small: SmallBase, place: Path):
    load_knowledge(small.folder, place)
    rewrite(place, b"clear wood", b"clean wood", whole=False)

    assert "clear wood" in load_knowledge(small.folder, place).tips["clean-the-bench"].text


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"kind":"habit"', b'"kind":"whim"'),
        (b"tips/habit.yaml\t", b"tricks/habit.yaml\t"),
        (b"tips/habit.yaml\t", b"\t"),
        (b"}", b"]"),
    ],
    ids=repr,
)
def test_a_forged_copy_that_fits_no_model_is_passed_over(
    small: SmallBase, place: Path, old: bytes, new: bytes
):
    first = load_knowledge(small.folder, place)
    rewrite(place, old, new, whole=True)

    assert same(load_knowledge(small.folder, place), first)


def test_new_rules_do_not_trust_old_copies(
    small: SmallBase, place: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch
):
    load_knowledge(small.folder, place)
    parsed.clear()
    monkeypatch.setattr(cache, "_RULES", ("knowledge/*.py",))
    load_knowledge(small.folder, place)

    assert "sources.yaml" in parsed


def test_broken_knowledge_is_never_kept(small: SmallBase, place: Path):
    small.edit("careers/carpenter.yaml", "- skill: hammer", "- skill: hamer")

    with pytest.raises(BrokenKnowledgeError):
        load_knowledge(small.folder, place)

    assert not place.exists()


def test_a_place_that_cannot_be_written_does_not_matter(small: SmallBase, tmp_path: Path):
    file = tmp_path / "file"
    file.write_text("in the way")

    for place in (file, file / "below", Path(os.devnull) / "career-advisor"):
        assert load_knowledge(small.folder, place).careers


def test_a_folder_that_refuses_the_last_step_is_left_clean(
    small: SmallBase, place: Path, monkeypatch: pytest.MonkeyPatch
):
    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError(target)

    monkeypatch.setattr(Path, "replace", refuse)

    assert load_knowledge(small.folder, place).careers
    assert list(place.iterdir()) == []


def test_a_user_without_a_home_does_without(monkeypatch: pytest.MonkeyPatch):
    def no_home() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(Path, "home", no_home)

    cache.save(cache.default_folder(), "key", {"a": 1})
    assert cache.load(cache.default_folder(), "key") is None


def test_the_xdg_folder_is_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))

    cache.save(cache.default_folder(), "key", {"a": ["line\none", "tab\t"]})

    found = cache.load(tmp_path / "career-advisor", "key")
    assert found is not None
    assert orjson.loads(found["a"]) == ["line\none", "tab\t"]
