"""Alembic's way in: it runs on the connection that `upgrading` hands over, and on no other."""

from alembic import context

from bot.storage.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,  # SQLite changes a column by making the table anew
)
context.run_migrations()
