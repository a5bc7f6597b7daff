"""Use cases about pay: by level, country and career, always with the source."""
