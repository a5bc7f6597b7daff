"""What to say: one use case a file, each from a route to an Answer; how it looks is not known here."""
