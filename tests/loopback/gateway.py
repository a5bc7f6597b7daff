"""The gateway half of the simulated Discord: sessions, events, and how connections end."""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import orjson
from aiohttp import WSMsgType, web

from tests.loopback.compression import STREAMS
from tests.loopback.payloads import APPLICATION_ID, BOT_USER, snowflake

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from tests.loopback.compression import Stream
    from tests.loopback.payloads import Json

DISPATCH, HEARTBEAT, IDENTIFY, RESUME = 0, 1, 2, 6
RECONNECT, INVALID_SESSION, HELLO, HEARTBEAT_ACK = 7, 9, 10, 11
HEARTBEAT_MS = 41_250
KEPT_EVENTS = 1000
BAD_TOKEN, UNKNOWN_ERROR = 4004, 4000
READ_LIMIT = 15 << 20


@dataclass(slots=True)
class Session:
    """What lives on when a connection ends."""

    shard: int
    shards: int
    id: str = field(default_factory=lambda: f"session-{snowflake()}")
    sequence: int = 0
    kept: deque[tuple[int, bytes]] = field(default_factory=lambda: deque(maxlen=KEPT_EVENTS))
    connection: Connection | None = None


class Connection:
    """One socket of a client."""

    def __init__(self, request: web.BaseRequest, socket: web.WebSocketResponse) -> None:
        self.socket = socket
        self._line = request.transport
        compression = request.query.get("compress")
        self._stream: Stream | None = STREAMS[compression]() if compression else None

    async def send(self, text: bytes) -> None:
        """Send one message, compressed as the client asked."""
        if self._stream is None:
            await self.socket.send_str(text.decode())
        else:
            await self.socket.send_bytes(self._stream.pack(text))

    async def tell(self, op: int, data: object = None) -> None:
        """Send something that is no event."""
        await self.send(orjson.dumps({"op": op, "d": data, "s": None, "t": None}))

    def abort(self) -> None:
        """End the connection without a word, as a broken line does."""
        if self._line is not None:
            self._line.abort()


class Gateway:
    """All sessions of one bot. Owned by the server."""

    def __init__(self, token: str, address: Callable[[], str]) -> None:
        self._token = token
        self._address = address
        self.guilds: Mapping[int, Json | orjson.Fragment] = {}
        """What GUILD_CREATE brings, by id; already in JSON where there are many thousands."""
        self.sessions: dict[str, Session] = {}
        self.identified: list[Json] = []
        """What each IDENTIFY said, oldest first."""
        self.resumed: list[Json] = []
        """What each RESUME said, oldest first."""
        self.closing_codes: list[int | None] = []
        """With what code each connection ended; None without one."""
        self.refuses = False
        """Whether the token counts as one that was reset."""
        self._changed = asyncio.Condition()

    async def serve(self, request: web.BaseRequest) -> web.WebSocketResponse:
        """Talk with one connection until it ends."""
        socket = web.WebSocketResponse(max_msg_size=READ_LIMIT, compress=False)
        await socket.prepare(request)
        connection = Connection(request, socket)
        await connection.tell(HELLO, {"heartbeat_interval": HEARTBEAT_MS})
        with contextlib.suppress(ConnectionError):  # the client may go at any moment
            async for said in socket:
                if said.type is WSMsgType.TEXT:
                    await self._hear(connection, orjson.loads(said.data))
        for session in self.sessions.values():
            if session.connection is connection:
                session.connection = None
        await self._note(self.closing_codes, socket.close_code)
        return socket

    async def _hear(self, connection: Connection, said: Json) -> None:
        match said["op"]:
            case _ if self.refuses:
                await connection.socket.close(code=BAD_TOKEN)
            case 1:
                await connection.tell(HEARTBEAT_ACK)
            case 2 if said["d"]["token"] == self._token:
                await self._welcome(connection, said["d"])
            case 6 if said["d"]["token"] == self._token:
                await self._welcome_back(connection, said["d"])
            case 2 | 6:
                await connection.socket.close(code=BAD_TOKEN)
            case _:
                pass

    async def _welcome(self, connection: Connection, wish: Json) -> None:
        shard, shards = wish.get("shard") or (0, 1)
        session = Session(shard, shards, connection=connection)
        for known in list(self.sessions.values()):  # those of one shard live beside each other
            if known.shard == shard and known.connection is None:
                del self.sessions[known.id]
        self.sessions[session.id] = session
        own = [number for number in self.guilds if _shard_of(number, shards) == shard]
        ready = {
            "v": 10,
            "user": BOT_USER,
            "guilds": [{"id": str(number), "unavailable": True} for number in own],
            "session_id": session.id,
            "resume_gateway_url": self._address(),
            "shard": [shard, shards],
            "application": {"id": str(APPLICATION_ID), "flags": 0},
        }
        await self._send(session, "READY", ready)
        for number in own:
            await self._send(session, "GUILD_CREATE", self.guilds[number])
        await self._note(self.identified, wish)

    async def _welcome_back(self, connection: Connection, wish: Json) -> None:
        session = self.sessions.get(wish["session_id"])
        if session is None:
            await self._note(self.resumed, wish)
            await connection.tell(INVALID_SESSION, data=False)
            return
        session.connection = connection
        for number, event in list(session.kept):
            if number > wish["seq"]:
                await connection.send(event)
        await self._send(session, "RESUMED", {})
        await self._note(self.resumed, wish)

    async def dispatch(self, event: str, data: Json) -> None:
        """Send an event to the shard that it belongs to; it is kept for those who are away."""
        guild_id = data.get("guild_id", 0)
        for session in list(self.sessions.values()):
            if _shard_of(guild_id, session.shards) == session.shard:
                await self._send(session, event, data)

    async def _send(self, session: Session, event: str, data: Json | orjson.Fragment) -> None:
        session.sequence += 1
        said = {"op": DISPATCH, "t": event, "s": session.sequence, "d": data}
        packed = orjson.dumps(said)
        if event != "GUILD_CREATE":  # nobody resumes into the middle of the first greeting
            session.kept.append((session.sequence, packed))
        if session.connection is not None:
            with contextlib.suppress(ConnectionError):
                await session.connection.send(packed)

    async def drop(self, *, forget: bool = False) -> None:
        """Break every line without a word; the sessions stay unless they are forgotten."""
        connections = self._connections()
        for session in self.sessions.values():
            session.connection = None
        if forget:
            self.sessions.clear()
        for connection in connections:
            connection.abort()

    async def close_all(self, code: int = UNKNOWN_ERROR) -> None:
        """Close every connection with a code; the sessions stay."""
        for connection in self._connections():
            await connection.socket.close(code=code)

    async def ask_to_reconnect(self) -> None:
        """Ask every client to come back at once."""
        for connection in self._connections():
            await connection.tell(RECONNECT)

    async def invalidate(self, *, resumable: bool = False) -> None:
        """Tell every client that its session is void."""
        connections = self._connections()
        if not resumable:
            self.sessions.clear()
        for connection in connections:
            await connection.tell(INVALID_SESSION, data=resumable)

    async def until(self, condition: Callable[[], object]) -> None:
        """Wait until something holds of this gateway."""
        async with self._changed:
            await self._changed.wait_for(lambda: bool(condition()))

    async def _note(self, where: list[Json] | list[int | None], what: Json | int | None) -> None:
        where.append(what)  # pyright: ignore[reportArgumentType]
        async with self._changed:
            self._changed.notify_all()

    def _connections(self) -> list[Connection]:
        found: Iterable[Connection | None] = (s.connection for s in self.sessions.values())
        return [connection for connection in found if connection is not None]


def _shard_of(guild_id: int | str, shards: int) -> int:
    return (int(guild_id) >> 22) % shards
