"""What admins and members may do with what the bot keeps: one of each use case that writes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.advice.privacy import Privacy
    from bot.advice.server.hidden import HiddenKnowledge
    from bot.advice.server.insights import Insights
    from bot.advice.server.own_answer_finder import OwnAnswerFinder
    from bot.advice.server.own_answers import OwnAnswers
    from bot.advice.server.own_answers_import import AnswerImports
    from bot.advice.server.question_log import QuestionLog
    from bot.advice.server.server_settings import ServerSettings
    from bot.domain.charts import Chart


@dataclass(frozen=True, slots=True)
class Office:
    """The use cases; built once by the composition root."""

    settings: ServerSettings
    answers: OwnAnswers
    finder: OwnAnswerFinder
    imports: AnswerImports
    hidden: HiddenKnowledge
    log: QuestionLog
    insights: Insights
    privacy: Privacy
    draw: Callable[[Chart], Awaitable[bytes | None]]
    """Draws a chart, or returns None when it cannot."""
