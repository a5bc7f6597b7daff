"""Words in, meaning out: names and questions; the only room with rapidfuzz."""
