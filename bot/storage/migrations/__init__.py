"""How the tables came to be, one file a change. A file that was released is never edited."""

HEAD = "0001"  # the newest version; named here so that a usual start need not load Alembic
