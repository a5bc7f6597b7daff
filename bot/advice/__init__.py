"""What to say: one use case a file, a route in and an Answer out; not how it looks."""
