"""Direct dependencies: declared because they are imported, each with a reason and its licence."""

from __future__ import annotations

import ast
import re
import sys
from importlib.metadata import packages_distributions

import pytest

from tests.deploy.licences import ROOT, direct_dependencies, licence_of

ARCHITECTURE = (ROOT / "bot/ARCHITECTURE.md").read_text(encoding="utf-8")
TABLE = ARCHITECTURE.partition("\n## What it is built on\n")[2].partition("\n## ")[0]
ROWS = re.findall(r"^\| ([\w.-]+) \| (.+?) \| (.+?) \|$", TABLE, re.M)
LISTED = {name: (licence, reason) for name, licence, reason in ROWS if name != "package"}
_PARTS = {"pydantic_core": "pydantic", "dotenv": "python-dotenv"}


def imported() -> set[str]:
    """Return the top-level names of other people's packages that the program imports."""
    found: set[str] = set()
    for path in (ROOT / "bot").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {name.name.partition(".")[0] for name in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.partition(".")[0])
    return found - sys.stdlib_module_names - {"bot"}


def test_whatever_is_imported_is_declared():
    declared = {name.lower() for name in direct_dependencies()}
    providers = packages_distributions()
    undeclared = {
        name
        for name in imported()
        if _PARTS.get(name, providers[name][0]).lower().replace("_", "-") not in declared
    }

    assert not undeclared


def test_table_names_exactly_the_direct_dependencies():
    assert list(LISTED) == direct_dependencies()


@pytest.mark.parametrize("name", LISTED)
def test_table_states_the_licence_that_the_package_states(name):
    assert LISTED[name][0] == licence_of(name)
