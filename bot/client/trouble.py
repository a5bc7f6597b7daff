"""What an asker reads when something did not work out."""

from __future__ import annotations

from bot.advice.resolver import UnknownArgumentError
from bot.domain.answers import Action, Answer, Text
from bot.domain.routes import Route, to
from bot.views.markdown import harmless

_HELP = Action("What can I ask?", to("help"), "👋")
_BROWSE = Action("Browse careers", to("browse"), "🧭")


def trouble_answer(error: Exception, number: str | None = None) -> Answer:
    """Return a kind sentence with a way on; with a number when the fault is ours."""
    if number is not None:
        return _answer(
            "😕 That went wrong",
            f"Something broke on my side, not on yours. It is in the log under `{number}`;"
            " please try again in a moment.",
            (_HELP,),
        )
    if isinstance(error, UnknownArgumentError):
        return _unknown(error)
    return _answer("🤔 Not quite", str(error), (_HELP,))


def memory_trouble() -> Answer:
    """Return what to say while the database is away."""
    return _answer(
        "💤 Not just now",
        "I cannot reach my memory, so what you have ticked, subscribed or set must wait a moment;"
        " nothing of it is lost. Careers, skills, pay and questions work as always.",
        (_HELP, _BROWSE),
    )


def _unknown(error: UnknownArgumentError) -> Answer:
    asked = harmless(error.name)
    text = f"There is no {error.kind} called “{asked}” here."
    if error.actions:
        text += " Did you mean one of these?"
    return _answer("🤔 Not quite", text, (*error.actions, _BROWSE))


def _answer(title: str, text: str, actions: tuple[Action, ...]) -> Answer:
    return Answer(Route("help"), title, (Text(text),), actions=actions, personal=True)
