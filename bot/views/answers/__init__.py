"""A server's own answers: list, card, form, import."""
