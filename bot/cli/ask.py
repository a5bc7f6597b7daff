"""career-advisor ask."""


def command(question: str) -> None:
    """Answer a question in the terminal."""
    raise NotImplementedError(question)
