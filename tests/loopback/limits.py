"""Discord's limits on what a bot sends, as far as this one sends it.

Sources: the official pages on application commands and on components, read on 2026-11-22.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from tests.loopback.interactions import walk
from tests.loopback.payloads import COMPONENTS_V2

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.loopback.payloads import Json

SLASH_COMMAND = 1
SUBCOMMAND_TYPES = {1, 2}
MAX_COMMAND_TEXT = 8000
MAX_COMPONENTS = 40
MAX_TEXT = 4000
_NAME = re.compile(r"[-_'\w]{1,32}")

ROW, BUTTON, SELECT, SECTION, TEXT, THUMBNAIL, GALLERY, FILE, SEPARATOR = (
    *range(1, 4),
    *range(9, 15),
)
CONTAINER = 17
LINK_STYLE = 5
_TOP_LEVEL = {ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR, CONTAINER}


def problems_of_command(command: Json) -> Iterator[str]:
    """Yield what Discord would refuse in a command."""
    name = command["name"]
    if command.get("type", SLASH_COMMAND) != SLASH_COMMAND:
        yield from _length(name, 1, 32, f"{name}: name")
    else:
        yield from _described(command, name)
        yield from _options(command, name)
    if sum(len(text) for text in _words(command)) > MAX_COMMAND_TEXT:
        yield f"{name}: over {MAX_COMMAND_TEXT} characters in all"


def _described(thing: Json, path: str) -> Iterator[str]:
    if not _NAME.fullmatch(thing["name"]) or thing["name"] != thing["name"].lower():
        yield f"{path}: name"
    yield from _length(thing.get("description", ""), 1, 100, f"{path}: description")


def _options(thing: Json, path: str) -> Iterator[str]:
    options: list[Json] = thing.get("options") or []
    if len(options) > 25:
        yield f"{path}: {len(options)} options"
    repeated = [name for name, n in Counter(o["name"] for o in options).items() if n > 1]
    yield from (f"{path}: two options {name}" for name in repeated)
    needed = [bool(option.get("required")) for option in options]
    if needed != sorted(needed, reverse=True):
        yield f"{path}: a required option follows an optional one"
    for option in options:
        place = f"{path} {option['name']}"
        yield from _described(option, place)
        yield from _options(option, place)
        yield from _choices(option, place)


def _choices(option: Json, path: str) -> Iterator[str]:
    choices: list[Json] = option.get("choices") or []
    if len(choices) > 25:
        yield f"{path}: {len(choices)} choices"
    if choices and option.get("autocomplete"):
        yield f"{path}: choices and autocomplete"
    for choice in choices:
        yield from _length(choice["name"], 1, 100, f"{path}: name of a choice")
        yield from _length(str(choice["value"]), 1, 100, f"{path}: value of a choice")


def _words(thing: Json) -> Iterator[str]:
    for key in ("name", "description", "value"):
        if isinstance(thing.get(key), str):
            yield thing[key]
    for part in (*(thing.get("options") or ()), *(thing.get("choices") or ())):
        yield from _words(part)


def problems_of_completions(choices: list[Json]) -> Iterator[str]:
    """Yield what Discord would refuse in the answer to an autocomplete."""
    yield from _choices({"choices": choices}, "completions")


def problems_of_message(content: Json) -> Iterator[str]:
    """Yield what Discord would refuse in a message made of components."""
    components: list[Json] = content.get("components") or []
    if not content.get("flags", 0) & COMPONENTS_V2:
        yield from _length(content.get("content") or "", 0, 2000, "content")
        if any(component["type"] != ROW for component in components):
            yield "components of the second kind without their flag"
        return
    if content.get("content") or content.get("embeds"):
        yield "content or embeds beside components of the second kind"
    yield from _whole_card(components, list(walk(components)))
    for component in walk(components):
        yield from _of_component(component)


def _whole_card(top: list[Json], all_of_it: list[Json]) -> Iterator[str]:
    yield from (f"type {c['type']} at the top" for c in top if c["type"] not in _TOP_LEVEL)
    if not 1 <= len(all_of_it) <= MAX_COMPONENTS:
        yield f"{len(all_of_it)} components"
    texts = [component["content"] for component in all_of_it if component["type"] == TEXT]
    if sum(map(len, texts)) > MAX_TEXT:
        yield f"{sum(map(len, texts))} characters of text"
    ids = Counter(component["custom_id"] for component in all_of_it if "custom_id" in component)
    yield from (f"custom id {name} stands there {n} times" for name, n in ids.items() if n > 1)


def _of_component(component: Json) -> Iterator[str]:
    check = _CHECKS.get(component["type"])
    if check is not None:
        yield from check(component)
    if "custom_id" in component:
        yield from _length(component["custom_id"], 1, 100, "custom id")


def _row(component: Json) -> Iterator[str]:
    inside: list[Json] = component["components"]
    menus = sum(child["type"] not in {BUTTON} for child in inside)
    if not 1 <= len(inside) <= (1 if menus else 5):
        yield f"{len(inside)} components in a row"


def _button(component: Json) -> Iterator[str]:
    yield from _length(component.get("label") or "", 0, 80, "label of a button")
    if not component.get("label") and not component.get("emoji"):
        yield "a button with neither label nor emoji"
    if component["style"] == LINK_STYLE:
        yield from _length(component.get("url") or "", 1, 512, "url of a button")
    elif "custom_id" not in component:
        yield "a button that does nothing"


def _select(component: Json) -> Iterator[str]:
    options: list[Json] = component["options"]
    if not 1 <= len(options) <= 25:
        yield f"{len(options)} options in a menu"
    yield from _length(component.get("placeholder") or "", 0, 150, "placeholder")
    if len({option["value"] for option in options}) < len(options):
        yield "two options of a menu with one value"
    if sum(bool(option.get("default")) for option in options) > component.get("max_values", 1):
        yield "too many options of a menu are chosen beforehand"
    for option in options:
        yield from _length(option["label"], 1, 100, "label of an option")
        yield from _length(option["value"], 1, 100, "value of an option")
        yield from _length(option.get("description") or "", 0, 100, "description of an option")


def _section(component: Json) -> Iterator[str]:
    if not 1 <= len(component["components"]) <= 3:
        yield "texts in a section"
    if component.get("accessory", {}).get("type") not in {BUTTON, THUMBNAIL}:
        yield "accessory of a section"


def _gallery(component: Json) -> Iterator[str]:
    if not 1 <= len(component["items"]) <= 10:
        yield "pictures in a gallery"
    for item in component["items"]:
        yield from _length(item.get("description") or "", 0, 1024, "description of a picture")


_CHECKS: dict[int, Callable[[Json], Iterator[str]]] = {
    ROW: _row,
    BUTTON: _button,
    SELECT: _select,
    SECTION: _section,
    TEXT: lambda component: _length(component["content"], 1, MAX_TEXT, "text"),
    GALLERY: _gallery,
    CONTAINER: lambda component: _length(component["components"], 1, 40, "container"),
}


def _length(value: str | list[Json], least: int, most: int, what: str) -> Iterator[str]:
    if not least <= len(value) <= most:
        yield f"{what}: {len(value)} is not between {least} and {most}"
