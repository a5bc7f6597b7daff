"""Use cases about a career as a whole: what it is, whom it suits, and the way into it."""
