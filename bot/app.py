"""The composition root: the only place that joins the rooms."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from typing import TYPE_CHECKING

import structlog

from bot.advice.advisor import Advisor
from bot.advice.counselor import Counselor
from bot.advice.hidden import HiddenKnowledge
from bot.advice.insights import Insights
from bot.advice.office import Office
from bot.advice.own_answer_finder import OwnAnswerFinder
from bot.advice.own_answers import OwnAnswers
from bot.advice.own_answers_import import AnswerImports
from bot.advice.privacy import Privacy
from bot.advice.question_log import QuestionLog
from bot.advice.server_settings import ServerSettings
from bot.charts import ChartService
from bot.client import AdvisorBot
from bot.client.address import point_at
from bot.client.clock import DiscordClock
from bot.client.failures import FAILURES, explained
from bot.client.services import Services
from bot.knowledge import cache
from bot.knowledge.load import find_folder, load_knowledge
from bot.storage.database import Database
from bot.storage.stores import database_stores, memory_stores
from bot.understanding.recognizer import Recognizer

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.domain.clock import Clock
    from bot.domain.knowledge import KnowledgeBase
    from bot.settings import Settings
    from bot.storage.stores import Stores

log = structlog.get_logger(__name__)

CLOSING_SECONDS = 4.5
"""SIGTERM closes cleanly within five seconds, or less cleanly at their end."""


def read_knowledge(settings: Settings) -> KnowledgeBase:
    """Load the knowledge base. Raises BrokenKnowledgeError with every problem."""
    folder = settings.cache_dir or cache.default_folder()
    return load_knowledge(find_folder(settings.knowledge_dir), folder)


def build_services(
    knowledge: KnowledgeBase,
    stores: Stores,
    clock: Clock,
    charts: ChartService,
    recognizer: Recognizer | None = None,
    contact: str | None = None,
) -> Services:
    """Join the rooms that commands use; the services close the charts' worker."""
    advisor = Advisor(knowledge, stores.progress)
    counselor = Counselor(advisor, recognizer or Recognizer(knowledge))
    office = build_office(advisor, stores, clock, charts, contact)
    return Services(advisor, counselor, stores, charts, clock, office, closers=[charts.close])


def build_office(
    advisor: Advisor, stores: Stores, clock: Clock, charts: ChartService, contact: str | None
) -> Office:
    """Join the use cases of admins, and those about what is stored."""
    finder = OwnAnswerFinder(stores.answers)
    answers = OwnAnswers(stores.answers, stores.audit, finder)
    return Office(
        settings=ServerSettings(advisor, stores.settings, stores.audit, stores.questions),
        answers=answers,
        finder=finder,
        imports=AnswerImports(answers, clock),
        hidden=HiddenKnowledge(advisor, stores.answers, stores.audit),
        log=QuestionLog(stores.settings, stores.questions, clock),
        insights=Insights(stores.settings, stores.questions, stores.history, clock),
        privacy=Privacy(stores.progress, stores.subscriptions, stores.audit, clock, contact),
        draw=charts.draw,
    )


def build_counselor(settings: Settings) -> Counselor:
    """Join what answers questions in a terminal, where nobody has ticks or settings."""
    folder = settings.cache_dir or cache.default_folder()
    knowledge = read_knowledge(settings)
    advisor = Advisor(knowledge, memory_stores(DiscordClock()).progress)
    return Counselor(advisor, Recognizer(knowledge, folder))


async def open_services(settings: Settings) -> Services:
    """Open everything that a bot on Discord needs: knowledge, database, charts."""
    knowledge = read_knowledge(settings)
    clock = DiscordClock()
    database = await Database.open(settings.database_url)
    try:
        await database.upgrade()
    except BaseException:
        await database.close()
        raise
    folder = settings.cache_dir or cache.default_folder()
    charts = ChartService(folder / "charts")
    recognizer = Recognizer(knowledge, folder)
    stores = database_stores(database, clock)
    services = build_services(
        knowledge, stores, clock, charts, recognizer, settings.operator_contact
    )
    services.closers.insert(0, database.close)
    return services


async def run_bot(settings: Settings) -> None:
    """Connect to Discord and serve until told to stop."""
    token = settings.require_token()
    services = await open_services(settings)
    point_at(settings.discord_api_url)
    bot = AdvisorBot(
        services,
        shard_count=settings.shard_count,
        shard_ids=None if settings.shard_ids is None else list(settings.shard_ids),
        custom_api=not settings.uses_discord_itself,
    )
    try:
        await _until_stopped(bot, token)
    except FAILURES as error:
        raise explained(error, settings.discord_api_url) from error
    finally:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(CLOSING_SECONDS):
                await bot.close()


async def _until_stopped(bot: AdvisorBot, token: str) -> None:
    """Serve until a signal arrives or the client gives up by itself."""
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopped.set)
    serving = asyncio.create_task(bot.start(token), name="gateway")
    waiting = asyncio.create_task(stopped.wait(), name="signals")
    await asyncio.wait({serving, waiting}, return_when=asyncio.FIRST_COMPLETED)
    if serving.done():
        waiting.cancel()
        serving.result()
    else:
        log.info("stopping")
        serving.cancel()


async def sync_commands(settings: Settings) -> bool:
    """Register the commands with Discord if they differ; return whether they did."""
    token = settings.require_token()
    point_at(settings.discord_api_url)
    services = build_bare_services(read_knowledge(settings))
    bot = AdvisorBot(services, registers_commands=False)
    try:
        async with bot:
            await bot.login(token)
            return await bot.register_commands()
    except FAILURES as error:
        raise explained(error, settings.discord_api_url) from error


def build_bare_services(knowledge: KnowledgeBase) -> Services:
    """Join the rooms over stores in memory, for what needs no database."""
    clock = DiscordClock()
    return build_services(knowledge, memory_stores(clock), clock, ChartService(None))


def run(main: Callable[[], Awaitable[None]]) -> None:
    """Run a coroutine function to its end, on uvloop where it exists."""

    async def start() -> None:
        await main()

    with asyncio.Runner(loop_factory=_loop_factory()) as runner:
        runner.run(start())


def _loop_factory() -> Callable[[], asyncio.AbstractEventLoop] | None:
    try:
        import uvloop
    except ImportError:  # Windows
        return None
    return uvloop.new_event_loop
