"""Own answers as files: written for keeping, read back whole after a look at what would change."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.names import fold
from bot.errors import UsageError
from bot.knowledge.own_answers import read_answers, write_json, write_yaml

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.advice.server.own_answers import OwnAnswers
    from bot.domain.clock import Clock
    from bot.domain.own_answers import OwnAnswer, OwnAnswerText
    from bot.knowledge.guarded_yaml import LineProblem

_KEPT_FOR = timedelta(minutes=15)
_MOST_KEPT = 20  # waiting for a confirmation, over all servers; each holds up to 256 KiB


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do; nothing is written before it is confirmed."""

    guild_id: int
    member_id: int
    token: str
    """Names this very plan to the button that confirms it."""
    until: datetime
    texts: tuple[OwnAnswerText, ...]
    seen: frozenset[tuple[int, int]]
    """Ids and versions of the answers that it was compared with."""
    new: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]

    @property
    def changes_nothing(self) -> bool:
        """Whether the file says what the server has."""
        return not (self.new or self.changed or self.removed)


class BrokenFileError(UsageError):
    """A file that cannot be imported; carries every problem in the order of lines."""

    def __init__(self, problems: tuple[LineProblem, ...]) -> None:
        """Keep the problems for a card that lists them."""
        super().__init__("Nothing was imported: the file has problems.")
        self.problems = problems


class StaleImportError(UsageError):
    """The answers changed after the summary was shown; carries a summary against what is now."""

    def __init__(self, plan: ImportPlan) -> None:
        """Keep the new plan, which waits for a confirmation of its own."""
        super().__init__("Somebody changed the answers in the meantime.")
        self.plan = plan


class AnswerImports:
    """Writes files, and imports that wait for their confirmation; a restart forgets those."""

    def __init__(self, answers: OwnAnswers, clock: Clock) -> None:
        """Import into these answers."""
        self._answers = answers
        self._clock = clock
        self._waiting: OrderedDict[str, ImportPlan] = OrderedDict()

    async def export(self, guild_id: int, *, as_json: bool) -> bytes:
        """Return all answers of a server as a file. Raises UsageError when there are none."""
        texts = [answer.text for answer in await self._answers.of_guild(guild_id)]
        if not texts:
            raise UsageError(
                "There are no answers of this server yet. Add one with `/answers add`."
            )
        return write_json(texts) if as_json else write_yaml(texts)

    async def plan(
        self, guild_id: int, member_id: int, data: bytes, *, is_json: bool
    ) -> ImportPlan:
        """Return what importing a file would do. Raises BrokenFileError with every problem."""
        file = read_answers(data, is_json=is_json)
        if file.problems:
            raise BrokenFileError(file.problems)
        return await self._compare(guild_id, member_id, file.answers)

    async def confirm(self, guild_id: int, member_id: int, token: str) -> ImportPlan:
        """Write a plan: all of it or nothing.

        Raises StaleImportError when the answers have changed since it was shown, and
        UsageError when it no longer waits.
        """
        plan = self._waiting.pop(token, None)
        owner = plan and (plan.guild_id, plan.member_id)
        if plan is None or owner != (guild_id, member_id) or plan.until < self._clock.now():
            raise UsageError("This import no longer waits. Please upload the file again.")
        async with self._answers.lock(guild_id):
            present = await self._answers.of_guild(guild_id)
            if _versions(present) != plan.seen:
                raise StaleImportError(await self._compare(guild_id, member_id, plan.texts))
            await self._answers.replace_all(guild_id, member_id, plan.texts)
        return plan

    async def _compare(
        self, guild_id: int, member_id: int, texts: tuple[OwnAnswerText, ...]
    ) -> ImportPlan:
        present = await self._answers.of_guild(guild_id)
        known = {fold(answer.text.question): answer.text for answer in present}
        asked = {fold(text.question) for text in texts}
        plan = ImportPlan(
            guild_id=guild_id,
            member_id=member_id,
            token=secrets.token_hex(8),
            until=self._clock.now() + _KEPT_FOR,
            texts=texts,
            seen=_versions(present),
            new=tuple(t.question for t in texts if fold(t.question) not in known),
            changed=tuple(t.question for t in texts if known.get(fold(t.question), t) != t),
            removed=tuple(text.question for key, text in known.items() if key not in asked),
        )
        self._waiting[plan.token] = plan
        if len(self._waiting) > _MOST_KEPT:
            self._waiting.popitem(last=False)
        return plan


def _versions(answers: Sequence[OwnAnswer]) -> frozenset[tuple[int, int]]:
    return frozenset((answer.id, answer.version) for answer in answers)
