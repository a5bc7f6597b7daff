"""The composition root: the only place that joins the rooms."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from bot.advice.advisor import Advisor
from bot.advice.privacy import Privacy
from bot.advice.questions.counselor import Counselor
from bot.advice.server.hidden import HiddenKnowledge
from bot.advice.server.insights import Insights
from bot.advice.server.office import Office
from bot.advice.server.own_answer_finder import OwnAnswerFinder
from bot.advice.server.own_answers import OwnAnswers
from bot.advice.server.own_answers_import import AnswerImports
from bot.advice.server.question_log import QuestionLog
from bot.advice.server.server_settings import ServerSettings
from bot.advice.server.server_voice import server_answer_view
from bot.charts import ChartService
from bot.client import AdvisorBot
from bot.client.address import find_install_url, point_at
from bot.client.clock import DiscordClock
from bot.client.failures import FAILURES, explained
from bot.client.services import Services
from bot.client.tips.terms import ALONE, AMONG_OTHERS, TipTerms
from bot.knowledge import cache
from bot.knowledge.load import find_folder, load_knowledge
from bot.operating import attend, operate
from bot.ops.metrics import Metrics
from bot.storage.changes import Changes, Subject
from bot.storage.database import Database
from bot.storage.fleet import Fleet
from bot.storage.stores import database_stores, memory_stores
from bot.understanding.recognizer import Recognizer

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.domain.clock import Clock
    from bot.domain.knowledge import KnowledgeBase
    from bot.settings import Settings
    from bot.storage.stores import Stores


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
    further = {"server-answer": server_answer_view(stores.answers)}
    advisor = Advisor(knowledge, stores.progress, further)
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


def learn_questions(settings: Settings) -> None:
    """Learn how questions are asked and keep it in the cache folder, where it is not there yet."""
    Recognizer(read_knowledge(settings), settings.cache_dir or cache.default_folder())


def build_counselor(settings: Settings) -> Counselor:
    """Join what answers questions in a terminal, where nobody has ticks or settings."""
    folder = settings.cache_dir or cache.default_folder()
    knowledge = read_knowledge(settings)
    advisor = Advisor(knowledge, memory_stores(DiscordClock()).progress)
    return Counselor(advisor, Recognizer(knowledge, folder))


async def open_services(settings: Settings, metrics: Metrics) -> Services:
    """Open everything that a bot on Discord needs: knowledge, database, charts."""
    knowledge = read_knowledge(settings)
    clock = DiscordClock()
    folder = settings.cache_dir or cache.default_folder()
    recognizer = Recognizer(knowledge, folder)
    charts = ChartService(folder / "charts")
    database = await Database.open(settings.database_url)
    try:  # the database has a thread that would keep a program alive which failed to start
        await database.upgrade()
        fleet = Fleet(database, settings.place)
        stores = database_stores(database, clock, changes=fleet.changes)
        services = build_services(
            knowledge, stores, clock, charts, recognizer, settings.operator_contact
        )
        _hear_of_answers(fleet.changes, services.office)
        await fleet.start()
    except BaseException:
        await database.close()
        raise
    services.closers[:0] = [database.close, fleet.close]
    look_every = AMONG_OTHERS if database.is_shared else ALONE
    services.tips = TipTerms(settings.tips_per_second, look_every, (metrics.tips,))
    services.fleet, services.database = fleet, database
    services.watcher, database.heard = metrics, metrics.database_used
    services.counselor.heard = metrics.question_understood
    return services


def _hear_of_answers(changes: Changes, office: Office) -> None:
    """Have what is remembered of servers' own answers forgotten when another process writes."""
    changes.listen(Subject.ANSWERS, office.finder.forget)
    changes.listen(Subject.ANSWERS, office.hidden.forget)


async def run_bot(settings: Settings) -> None:
    """Connect to Discord and serve until told to stop."""
    token = settings.require_token()
    metrics = Metrics()
    services = await open_services(settings, metrics)
    point_at(settings.discord_api_url)
    bot = AdvisorBot(
        services,
        shard_count=settings.shard_count,
        shard_ids=None if settings.own_shards is None else list(settings.own_shards),
        custom_api=not settings.uses_discord_itself,
        delivers_tips=True,
    )
    folder = settings.cache_dir or cache.default_folder()
    read, learn = partial(read_knowledge, settings), partial(Recognizer, cache_folder=folder)
    attendance = attend(settings, bot, metrics, read, learn)
    try:
        await operate(settings, bot, attendance, token)
    except FAILURES as error:
        raise explained(error, settings.discord_api_url) from error


async def sync_commands(settings: Settings) -> bool:
    """Register the commands with Discord if they differ; return whether they did."""
    token = settings.require_token()
    point_at(settings.discord_api_url)
    services = build_bare_services(settings)
    bot = AdvisorBot(services, registers_commands=False)
    try:
        async with bot:
            await bot.login(token)
            return await bot.register_commands()
    except FAILURES as error:
        raise explained(error, settings.discord_api_url) from error


async def invite_link(settings: Settings) -> str:
    """Return the link by which an admin adds the bot of these settings."""
    point_at(settings.discord_api_url)
    try:
        return await find_install_url(settings.require_token())
    except FAILURES as error:
        raise explained(error, settings.discord_api_url) from error


def build_bare_services(settings: Settings) -> Services:
    """Join the rooms over stores in memory, for what needs no database."""
    folder = settings.cache_dir or cache.default_folder()
    knowledge, clock = read_knowledge(settings), DiscordClock()
    recognizer, charts = Recognizer(knowledge, folder), ChartService(folder / "charts")
    return build_services(knowledge, memory_stores(clock), clock, charts, recognizer)


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
