"""How well questions are understood: python -m tests.benchmarks.questions [FILE.jsonl ...].

Prints the figures for our own questions that were never tuned on, for questions in people's own
voices that nothing learned from, and for every file given, with what was mistaken for what. A
line of a file is {q, intent, also_ok, careers, skills, ...}; without careers the intent counts.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process

from bot.domain.knowledge import KnowledgeBase
from bot.domain.recognition import Band, Intent, Recognition
from bot.knowledge.load import find_folder, load_knowledge
from bot.understanding.recognizer import Recognizer
from tests.benchmarks.report import Row, percentile, publish

OWN = Path(__file__).parent.parent / "questions" / "own.jsonl"
MEDIAN_MS, P99_MS = 1.0, 5.0
SPEED_SHARE = 0.5
SAID = OWN.with_name("said.jsonl")
Question = dict[str, Any]


@dataclass
class Figures:
    """Counts over one set of questions."""

    inside: int = 0
    outside: int = 0
    hits: Counter[str] = field(default_factory=Counter[str])
    skills: Counter[str] = field(default_factory=Counter[str])
    mistaken: Counter[tuple[str, str]] = field(default_factory=Counter[tuple[str, str]])
    seconds: list[float] = field(default_factory=list[float])

    def share(self, name: str) -> float:
        whole = self.outside if name.startswith("outside") else self.inside
        return self.hits[name] / max(whole, 1)

    def times_ms(self) -> tuple[float, float]:
        """Return median and 99th percentile."""
        return percentile(self.seconds, 0.5) * 1000, percentile(self.seconds, 0.99) * 1000

    def skills_f1(self) -> float:
        right = 2 * self.skills["right"]
        return right / max(right + self.skills["extra"] + self.skills["missing"], 1)


ROWS = (
    ("intent right, in scope", "intent", ">= 82 %", ">= 95 %"),
    ("careers exactly right", "careers", ">= 93 %", ">= 98 %"),
    ("both", "both", ">= 78 %", ">= 93 %"),
    ("skills, F1", "skills", ">= 90 %", ">= 96 %"),
    ("off-topic refused", "outside refused", ">= 88 %", ">= 97 %"),
    ("in scope refused", "refused", "<= 6 %", "<= 2 %"),
    ("in scope answered at once", "answered", ">= 75 %", ">= 90 %"),
    ("off-topic answered", "outside answered", "<= 5 %", "<= 1 %"),
)


SLOTS_ALONE = {"careers", "both", "skills"}


def measure(recognizer: Recognizer, knowledge: KnowledgeBase, rows: list[Question]) -> Figures:
    figures = Figures()
    catalogue = {skill.short for skill in knowledge.skills.values()}
    for row in rows:
        began = time.perf_counter()
        found = recognizer.recognize(row["q"])
        figures.seconds.append(time.perf_counter() - began)
        if row["intent"] == Intent.OUT_OF_SCOPE:
            figures.outside += 1
            figures.hits["outside refused"] += found.band is Band.REFUSE
            figures.hits["outside answered"] += found.band is Band.ANSWER
        else:
            named = {knowledge.skills[key].short for key in found.slots.skills}
            _judge(figures, row, found, named, catalogue)
    return figures


def _judge(
    figures: Figures, row: Question, found: Recognition, named: set[str], catalogue: set[str]
) -> None:
    figures.inside += 1
    intent = found.intent in {row["intent"], *row.get("also_ok", [])}
    figures.hits["intent"] += intent
    figures.hits["refused"] += found.band is Band.REFUSE
    figures.hits["answered"] += found.band is Band.ANSWER
    if not intent:
        figures.mistaken[row["intent"], found.intent.value] += 1
    if "careers" not in row:
        return  # labelled by intent alone
    wanted = [row["careers"], *row.get("careers_also_ok", [])]
    careers = list(found.slots.careers) in wanted
    figures.hits["careers"] += careers
    figures.hits["both"] += intent and careers
    skills = set(row["skills"]) & catalogue
    figures.skills["right"] += len(skills & named)
    figures.skills["extra"] += len(named - skills)
    figures.skills["missing"] += len(skills - named)


def _rows_for(figures: Figures) -> list[tuple[str, str, str, str]]:
    slotless = not figures.skills.total()  # such a set is labelled by intent alone
    return [row for row in ROWS if not (slotless and row[1] in SLOTS_ALONE)]


def report(title: str, figures: Figures) -> None:
    print(f"\n## {title}: {figures.inside} in scope, {figures.outside} not\n")
    print("| | measured | must | aim |\n|---|--:|--:|--:|")
    for label, name, must, aim in _rows_for(figures):
        value = figures.skills_f1() if name == "skills" else figures.share(name)
        print(f"| {label} | {value:.1%} | {must} | {aim} |")
    median, late = figures.times_ms()
    print(f"\nmedian {median:.2f} ms, p99 {late:.2f} ms")
    for (label, guess), count in figures.mistaken.most_common(12):
        print(f"  {count} × {label} taken for {guess}")


def compare_speed(recognizer: Recognizer, knowledge: KnowledgeBase, rows: list[Question]) -> Row:
    """Time questions beside rapidfuzz's best match over the same phrases."""
    phrases = [text for t in knowledge.templates.values() for text in t.sentences]
    questions = [row["q"] for row in rows][:100]
    began = time.perf_counter()
    for question in questions:
        recognizer.recognize(question)
    ours = time.perf_counter() - began
    began = time.perf_counter()
    for question in questions:
        process.extractOne(question, phrases, scorer=fuzz.WRatio)
    theirs = time.perf_counter() - began
    return Row(
        "time to understand a question",
        f"≤ {SPEED_SHARE} x extractOne",
        f"{ours / len(questions) * 1000:.2f} ms",
        f"{ours / theirs:.2f} x WRatio over {len(phrases)} phrases",
        ours <= SPEED_SHARE * theirs,
    )


def rows_of(title: str, figures: Figures) -> list[Row]:
    """Return what must be reached at least, and the times."""
    found: list[Row] = []
    for label, name, must, _ in _rows_for(figures):
        value = figures.skills_f1() if name == "skills" else figures.share(name)
        limit = float(must.split()[1]) / 100
        holds = value >= limit if must.startswith(">=") else value <= limit
        found.append(Row(f"{label}; {title}", must, f"{value:.1%}", holds=holds))
    median, late = figures.times_ms()
    budget = f"p50 ≤ {MEDIAN_MS} ms, p99 ≤ {P99_MS} ms"
    holds = median <= MEDIAN_MS and late <= P99_MS
    times = f"{median:.2f} ms, {late:.2f} ms"
    return [*found, Row(f"time of one question; {title}", budget, times, holds=holds)]


def read(path: Path) -> list[Question]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def main(paths: list[str]) -> None:
    knowledge = load_knowledge(find_folder())
    recognizer = Recognizer(knowledge)
    own = read(OWN)
    sets = {
        "own questions, unseen": [row for row in own if row["split"] == "unseen"],
        "own questions in many voices, unseen": read(SAID),
    }
    for path in map(Path, paths):
        rows = read(path)
        sets[f"{path.name}, real"] = [row for row in rows if row["kind"] == "real"]
        sets[f"{path.name}, perturbed"] = [row for row in rows if row["kind"] != "real"]
    found: list[Row] = []
    for title, rows in sets.items():
        if rows:
            figures = measure(recognizer, knowledge, rows)
            report(title, figures)
            found += rows_of(title, figures)
    publish([*found, compare_speed(recognizer, knowledge, own)])


if __name__ == "__main__":
    main(sys.argv[1:])
