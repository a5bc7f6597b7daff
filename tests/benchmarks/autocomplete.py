"""How long do completions take, with the shipped knowledge and with ten times as much?

python -m tests.benchmarks.autocomplete --typed 2000
"""

from __future__ import annotations

import argparse
import asyncio
import random
import time
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

from rapidfuzz import fuzz, process

from bot.advice.advisor import Advisor
from bot.advice.request import ArgKind
from bot.client.clock import DiscordClock
from bot.cogs._options import NameTransformer
from bot.domain.knowledge import KnowledgeBase
from bot.knowledge.load import find_folder, load_knowledge
from bot.storage.stores import memory_stores
from tests.benchmarks.arena import in_ms, median
from tests.benchmarks.report import Row, percentile, publish

RUNS = 3  # each with an empty memory; of each text the best counts: the rest is the machine's
BUDGETS_MS = {1: 1.0, 10: 3.0}
SYLLABLES = "ba co di fu ga he ji ko lu ma ne pi qua ro si ta vo wi xe zu".split()


def grown(knowledge: KnowledgeBase, times: int) -> KnowledgeBase:
    """Return the knowledge with so many times the careers and skills, under other names."""
    chance = random.Random(1)
    careers, skills = dict(knowledge.careers), dict(knowledge.skills)
    for number in range(1, times):
        for career in knowledge.careers.values():
            names = [_renamed(name, chance) for name in career.aliases]
            key: Any = f"{career.id}-{number}"
            title = _renamed(career.title, chance)
            changed = replace(career, id=key, title=title, plural=f"{title}s", aliases=tuple(names))
            careers[key] = changed
        for skill in knowledge.skills.values():
            names = [_renamed(name, chance) for name in (*skill.aliases, *skill.misspellings)]
            key = f"{skill.id}-{number}"
            name = _renamed(skill.name, chance)
            skills[key] = replace(
                skill, id=key, name=name, full_name=None, aliases=tuple(names), misspellings=()
            )
    return replace(knowledge, careers=careers, skills=skills)


def _renamed(name: str, chance: random.Random) -> str:
    """Return a name of the same shape: each word gets another beginning."""
    return " ".join(chance.choice(SYLLABLES) + word[1:] for word in name.split())


def typed_texts(knowledge: KnowledgeBase, count: int) -> list[tuple[ArgKind, str]]:
    """Return what people type, letter by letter, every third with a slip; none of it twice."""
    chance = random.Random(2)
    names = [(ArgKind.CAREER, c.title) for c in knowledge.careers.values()]
    names += [(ArgKind.SKILL, name) for s in knowledge.skills.values() for name in s.names]
    texts: dict[tuple[ArgKind, str], None] = {}
    for _ in range(count * 20):
        kind, name = chance.choice(names)
        text = name.lower()[: chance.randint(1, len(name))]
        if len(text) > 3 and chance.random() < 0.33:
            place = chance.randrange(1, len(text) - 1)
            text = text[:place] + chance.choice("aeirst") + text[place + 1 :]
        texts[kind, text] = None
        if len(texts) == count:
            break
    return list(texts)


async def times_of(knowledge: KnowledgeBase, texts: list[tuple[ArgKind, str]]) -> list[float]:
    """Return the seconds that the bot's own transformers took, one text after the other."""
    client = SimpleNamespace(advisor=Advisor(knowledge, memory_stores(DiscordClock()).progress))
    interaction: Any = SimpleNamespace(client=client, namespace=SimpleNamespace())
    transformers = {kind: NameTransformer(kind) for kind in (ArgKind.CAREER, ArgKind.SKILL)}
    for transformer in transformers.values():
        await transformer.autocomplete(interaction, "")
    taken: list[float] = []
    for kind, text in texts:
        begun = time.perf_counter()
        await transformers[kind].autocomplete(interaction, text)
        taken.append(time.perf_counter() - begun)
    return taken


def peer_times(knowledge: KnowledgeBase, texts: list[tuple[ArgKind, str]]) -> list[float]:
    """Return the seconds of the plain way: rapidfuzz's weighted ratio over all names."""
    names = [c.title.lower() for c in knowledge.careers.values()]
    names += [name.lower() for s in knowledge.skills.values() for name in s.names]
    taken: list[float] = []
    for _, text in texts[: len(texts) // 4]:
        begun = time.perf_counter()
        process.extract(text, names, scorer=fuzz.WRatio, limit=25)
        taken.append(time.perf_counter() - begun)
    return taken


async def measure(count: int) -> list[Row]:
    """Time both sizes of knowledge, in turns with the plain way."""
    shipped, rows = load_knowledge(find_folder()), list[Row]()
    for size, budget in BUDGETS_MS.items():
        knowledge = grown(shipped, size)
        texts = typed_texts(knowledge, count)
        runs = [await times_of(knowledge, texts) for _ in range(RUNS)]
        ours, peer = [min(tries) for tries in zip(*runs, strict=True)], peer_times(knowledge, texts)
        p99 = percentile(ours, 0.99)
        rows.append(
            Row(
                f"autocomplete with {size} x the knowledge, p99",
                f"≤ {budget:g} ms",
                f"{in_ms(p99)} (p50 {in_ms(median(ours))}, {len(texts)} texts)",
                f"{median(ours) / median(peer):.2f} x a plain fuzzy search's p50 of"
                f" {in_ms(median(peer))}",
                p99 * 1000 <= budget,
            )
        )
    return rows


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--typed", type=int, default=2000, help="texts, none of them twice")
    publish(asyncio.run(measure(parser.parse_args().typed)))
