"""Use cases about skills: what they are, who needs them, how they compare."""
