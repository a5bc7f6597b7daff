"""The tables as SQLAlchemy sees them; migrations/versions is how they came to be.

Times are whole milliseconds since 1970 in UTC, days are ordinals, lists are JSON text: plain
numbers and text read the same from both databases. Deleting a guild deletes all that is its own.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, MetaData, Table, Text

METADATA = MetaData(
    naming_convention={"ix": "ix_%(table_name)s_%(column_0_N_name)s", "pk": "pk_%(table_name)s"}
)

# SQLite numbers rows by itself only where the key is spelled INTEGER.
_SERIAL = BigInteger().with_variant(Integer, "sqlite")


def _of_guild(*, primary_key: bool = False) -> Column[int]:
    return Column(
        "guild_id",
        BigInteger,
        ForeignKey("guilds.id", ondelete="CASCADE"),
        primary_key=primary_key,
        nullable=False,
    )


INSTALLATION = Table(
    "installation",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
)

DELIVERY_BUDGET = Table(
    "delivery_budget",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("free_at", BigInteger, nullable=False),
)

GUILDS = Table(
    "guilds",
    METADATA,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("left_at", BigInteger, index=True),
)

GUILD_SETTINGS = Table(
    "guild_settings",
    METADATA,
    _of_guild(primary_key=True),
    Column("version", Integer, nullable=False),
    Column("visibility", Text),
    Column("visibility_by_channel", Text, nullable=False),
    Column("mention_channels", Text),
    Column("default_career", Text),
    Column("country", Text),
    Column("currency", Text),
    Column("time_zone", Text),
    Column("notice_channel", BigInteger),
    Column("question_log", Integer),
    Column("sharing", Text),
)

AUDIT = Table(
    "audit",
    METADATA,
    Column("id", _SERIAL, primary_key=True),
    _of_guild(),
    Column("at", BigInteger, nullable=False),
    Column("member_id", BigInteger, index=True),
    Column("action", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Index(None, "guild_id", "id"),
)

ANSWERS = Table(
    "answers",
    METADATA,
    Column("id", _SERIAL, primary_key=True),
    _of_guild(),
    Column("version", Integer, nullable=False),
    Column("question", Text, nullable=False),
    Column("phrasings", Text, nullable=False),
    Column("answer", Text, nullable=False),
    Column("link", Text),
    Column("enabled", Integer, nullable=False),
    Index(None, "guild_id", "id"),
    sqlite_autoincrement=True,
)

HIDDEN = Table(
    "hidden",
    METADATA,
    _of_guild(primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("key", Text, primary_key=True),
)

QUESTIONS = Table(
    "questions",
    METADATA,
    _of_guild(primary_key=True),
    Column("day", Integer, primary_key=True),
    Column("question", Text, primary_key=True),
    Column("intent", Text, primary_key=True),
    Column("decision", Text, primary_key=True),
    Column("times", Integer, nullable=False),
    Column("thumbs_up", Integer, nullable=False),
    Column("thumbs_down", Integer, nullable=False),
    Index(None, "day"),
)

COMMAND_USES = Table(
    "command_uses",
    METADATA,
    _of_guild(primary_key=True),
    Column("day", Integer, primary_key=True),
    Column("command", Text, primary_key=True),
    Column("times", Integer, nullable=False),
    Index(None, "day"),
)

PROGRESS = Table(
    "progress",
    METADATA,
    Column("member_id", BigInteger, primary_key=True, autoincrement=False),
    Column("career", Text, primary_key=True),
    Column("milestone", Text, primary_key=True),
    Column("at", BigInteger, nullable=False),
)

SUBSCRIPTIONS = Table(
    "subscriptions",
    METADATA,
    Column("id", _SERIAL, primary_key=True),
    _of_guild(),
    Column("channel_id", BigInteger, nullable=False),
    Column("thread_id", BigInteger),
    Column("cadence", Text, nullable=False),
    Column("minute_of_day", Integer, nullable=False),
    Column("weekday", Text, nullable=False),
    Column("day", Integer, nullable=False),
    Column("zone", Text, nullable=False),
    Column("topic", Text, nullable=False),
    Column("role_id", BigInteger),
    Column("publish", Integer, nullable=False),
    Column("when_in_doubt", Text, nullable=False),
    Column("created_by", BigInteger, index=True),
    Column("created_at", BigInteger, nullable=False),
    Column("next_run", BigInteger, nullable=False),
    Column("ready_at", BigInteger, index=True),
    Column("claim", Text),
    Column("attempts", Integer, nullable=False),
    Column("first_try", BigInteger),
    Column("tip_cycle", Integer, nullable=False),
    Column("tip_position", BigInteger, nullable=False),
    Column("paused_reason", Text),
    Column("last_error", Text),
    Index(None, "guild_id", "id"),
    sqlite_autoincrement=True,  # an id in a nonce must never come back
)

# Slots of a dead process would wait behind the whole backlog without an index of their own.
Index(
    "ix_subscriptions_tried",
    SUBSCRIPTIONS.c.ready_at,
    sqlite_where=SUBSCRIPTIONS.c.first_try.is_not(None),
    postgresql_where=SUBSCRIPTIONS.c.first_try.is_not(None),
)

TIP_HISTORY = Table(
    "tip_history",
    METADATA,
    Column(
        "subscription_id",
        BigInteger,
        ForeignKey("subscriptions.id", ondelete="CASCADE"),
        primary_key=True,
    ),
    Column("slot", BigInteger, primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("tip_id", Text),
    Column("message_id", BigInteger),
    Column("detail", Text),
)
