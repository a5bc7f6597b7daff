"""The first tables."""

from __future__ import annotations

import secrets

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create everything in an empty database."""
    _create_installation()
    _create_guilds()
    _create_own_answers()
    _create_question_log()
    _create_progress()
    _create_subscriptions()


def _serial() -> sa.Column[int]:
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    return sa.Column("id", number, primary_key=True)


def _number(name: str, *, key: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), primary_key=key, autoincrement=False, nullable=False)


def _large(name: str, *, key: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), primary_key=key, autoincrement=False, nullable=False)


def _text(name: str, *, key: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), primary_key=key, nullable=False)


def _of_guild(*, key: bool = False) -> sa.Column[int]:
    guild = sa.ForeignKey("guilds.id", ondelete="CASCADE")
    return sa.Column("guild_id", sa.BigInteger(), guild, primary_key=key, nullable=False)


def _create_installation() -> None:
    installation = op.create_table("installation", _number("id", key=True), _text("name"))
    op.bulk_insert(installation, [{"id": 1, "name": secrets.token_hex(8)}])
    budget = op.create_table("delivery_budget", _number("id", key=True), _large("free_at"))
    op.bulk_insert(budget, [{"id": 1, "free_at": 0}])


def _create_guilds() -> None:
    op.create_table("guilds", _large("id", key=True), sa.Column("left_at", sa.BigInteger()))
    op.create_index("ix_guilds_left_at", "guilds", ["left_at"])
    op.create_table(
        "guild_settings",
        _of_guild(key=True),
        _number("version"),
        sa.Column("visibility", sa.Text()),
        _text("visibility_by_channel"),
        sa.Column("mention_channels", sa.Text()),
        sa.Column("default_career", sa.Text()),
        sa.Column("country", sa.Text()),
        sa.Column("currency", sa.Text()),
        sa.Column("time_zone", sa.Text()),
        sa.Column("notice_channel", sa.BigInteger()),
        sa.Column("question_log", sa.Integer()),
        sa.Column("sharing", sa.Text()),
    )
    op.create_table(
        "audit",
        _serial(),
        _of_guild(),
        _large("at"),
        sa.Column("member_id", sa.BigInteger()),
        _text("action"),
        _text("detail"),
    )
    op.create_index("ix_audit_guild_id_id", "audit", ["guild_id", "id"])
    op.create_index("ix_audit_member_id", "audit", ["member_id"])


def _create_own_answers() -> None:
    op.create_table(
        "answers",
        _serial(),
        _of_guild(),
        _number("version"),
        _text("question"),
        _text("phrasings"),
        _text("answer"),
        sa.Column("link", sa.Text()),
        _number("enabled"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_answers_guild_id_id", "answers", ["guild_id", "id"])
    op.create_table("hidden", _of_guild(key=True), _text("kind", key=True), _text("key", key=True))


def _create_question_log() -> None:
    op.create_table(
        "questions",
        _of_guild(key=True),
        _number("day", key=True),
        _text("question", key=True),
        _text("intent", key=True),
        _text("decision", key=True),
        _number("times"),
        _number("thumbs_up"),
        _number("thumbs_down"),
    )
    op.create_index("ix_questions_day", "questions", ["day"])
    op.create_table(
        "command_uses",
        _of_guild(key=True),
        _number("day", key=True),
        _text("command", key=True),
        _number("times"),
    )
    op.create_index("ix_command_uses_day", "command_uses", ["day"])


def _create_progress() -> None:
    op.create_table(
        "progress",
        _large("member_id", key=True),
        _text("career", key=True),
        _text("milestone", key=True),
        _large("at"),
    )


def _create_subscriptions() -> None:
    op.create_table(
        "subscriptions",
        _serial(),
        _of_guild(),
        _large("channel_id"),
        sa.Column("thread_id", sa.BigInteger()),
        _text("cadence"),
        _number("minute_of_day"),
        _text("weekday"),
        _number("day"),
        _text("zone"),
        _text("topic"),
        sa.Column("role_id", sa.BigInteger()),
        _number("publish"),
        _text("when_in_doubt"),
        sa.Column("created_by", sa.BigInteger()),
        _large("created_at"),
        _large("next_run"),
        sa.Column("ready_at", sa.BigInteger()),
        sa.Column("claim", sa.Text()),
        _number("attempts"),
        sa.Column("first_try", sa.BigInteger()),
        _number("tip_cycle"),
        _large("tip_position"),
        sa.Column("paused_reason", sa.Text()),
        sa.Column("last_error", sa.Text()),
        sqlite_autoincrement=True,
    )
    _index_subscriptions()
    op.create_table(
        "tip_history",
        sa.Column(
            "subscription_id",
            sa.BigInteger(),
            sa.ForeignKey("subscriptions.id", ondelete="CASCADE"),
            primary_key=True,
        ),
        _large("slot", key=True),
        _large("at"),
        _text("outcome"),
        sa.Column("tip_id", sa.Text()),
        sa.Column("message_id", sa.BigInteger()),
        sa.Column("detail", sa.Text()),
    )


def _index_subscriptions() -> None:
    op.create_index("ix_subscriptions_created_by", "subscriptions", ["created_by"])
    op.create_index("ix_subscriptions_guild_id_id", "subscriptions", ["guild_id", "id"])
    op.create_index("ix_subscriptions_ready_at", "subscriptions", ["ready_at"])
    tried = sa.text("first_try IS NOT NULL")
    op.create_index(
        "ix_subscriptions_tried",
        "subscriptions",
        ["ready_at"],
        sqlite_where=tried,
        postgresql_where=tried,
    )
