"""A knowledge base of three crafts, whole and right, that tests break in one place."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from bot.domain.vocabulary import Level, Stage
from bot.knowledge.folder import find_folder
from bot.knowledge.load import check_knowledge

if TYPE_CHECKING:
    from pathlib import Path

YEAR = 2026
"""The year in which it is right: its source ages."""
CRAFTS = {"carpenter": "hammer", "painter": "brush", "roofer": "ladder"}
"""Each career with the skill that it asks for."""


@dataclass(slots=True)
class SmallBase:
    """The folder of one small knowledge base."""

    folder: Path

    def edit(self, file: str, old: str, new: str) -> None:
        """Replace a text that stands once."""
        text = self.text(file)
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        (self.folder / file).write_text(text.replace(old, new), encoding="utf-8")

    def add(self, file: str, text: str) -> None:
        """Write at the end of a file, which need not exist."""
        path = self.folder / file
        path.parent.mkdir(exist_ok=True)
        with path.open("a", encoding="utf-8") as handle:
            handle.write(text)

    def text(self, file: str) -> str:
        """Return what a file holds."""
        return (self.folder / file).read_text(encoding="utf-8")

    def line(self, file: str, text: str) -> int:
        """Return the line, from 1, of the first place where a text stands."""
        text_of_file = self.text(file)
        return text_of_file.count("\n", 0, text_of_file.index(text)) + 1

    def problems(self) -> list[str]:
        """Return what the check prints, errors first."""
        _, report = check_knowledge(self.folder)
        return [str(problem) for problem in (*report.errors, *report.warnings)]


def write_small(folder: Path) -> SmallBase:
    """Write the small knowledge base into a folder."""
    shutil.copytree(find_folder() / "vocabulary", folder / "vocabulary")
    _dump(folder, "hosts.yaml", ["example.org"])
    _dump(folder, "sources.yaml", {"wages-2025": SOURCE})
    _dump(folder, "skills/tools.yaml", {skill: _skill(skill) for skill in CRAFTS.values()})
    _dump(folder, "tips/habit.yaml", {"clean-the-bench": TIP})
    _dump(folder, "faq/age.yaml", {"too-late-for-a-craft": FAQ})
    for career, skill in CRAFTS.items():
        _dump(folder, f"careers/{career}.yaml", _career(career, skill))
    _dump(folder, "salaries/carpenter.yaml", PAY)
    return SmallBase(folder)


def _dump(folder: Path, file: str, value: Any) -> None:
    path = folder / file
    path.parent.mkdir(exist_ok=True)
    text = yaml.safe_dump(value, sort_keys=False, allow_unicode=True, width=1000)
    path.write_text(text, encoding="utf-8")


SOURCE = {
    "title": "Wages of the crafts",
    "publisher": "The guild",
    "year": 2025,
    "period": "May 2025",
    "url": "https://example.org/wages",
    "license": "Public domain",
    "official": True,
    "read_on": "2026-11-01",
}
TIP = {
    "title": "Clean the bench",
    "text": "Sweep the bench before you go home. Tomorrow begins on clear wood.",
    "kind": "habit",
    "careers": ["carpenter"],
    "skills": ["hammer"],
}
FAQ = {
    "question": "Am I too old for a craft?",
    "also": ["too old for carpentry", "learn a craft late"],
    "topic": "age",
    "keywords": ["too old"],
    "answer": "Hands learn at every age; what counts is the hours that you can give to the bench.",
    "link": "https://example.org/age",
}
PAY = {
    "figures": [
        {
            "country": "US",
            "occupation": "Carpenters",
            "fit": "exact",
            "kind": "official_wage_statistic",
            "currency": "USD",
            "unit": "year",
            "period": "May 2025",
            "figures": {"p10": 30000, "median": 50000, "p90": 80000},
            "source": "wages-2025",
        }
    ],
    "bands": [
        {
            "source": "wages-2025",
            "kind": "survey",
            "fit": "exact",
            "group": "All carpenters",
            "currency": "USD",
            "unit": "year",
            "period": "May 2025",
            "range_is": "25th to 75th percentile",
            "bands": [
                {
                    "country": "US",
                    "level": "junior",
                    "years": [0, 2],
                    "low": 31000,
                    "high": 39000,
                    "median": 35000,
                }
            ],
        }
    ],
}


def _skill(name: str) -> dict[str, Any]:
    others = [skill for skill in CRAFTS.values() if skill != name]
    return {
        "name": name.capitalize(),
        "group": "Hand tools",
        "summary": f"The {name} that every workshop owns.",
        "why": f"Without a {name} no work begins.",
        "before": [],
        "related": others,
        "aliases": [f"good {name}"],
        "docs": f"https://example.org/{name}",
        "learn": [
            {"title": f"The {name} book", "url": f"https://example.org/{name}/book"},
            {"title": f"The {name} course", "url": f"https://example.org/{name}/course"},
        ],
        "project": f"Make a birdhouse with one {name}.",
        "basics_weeks": [2, 4],
    }


def _career(name: str, skill: str) -> dict[str, Any]:
    return {
        "title": name.capitalize(),
        "plural": f"{name.capitalize()}s",
        "emoji": "🔨",
        "group": "software",
        "aliases": [f"{name} one", f"{name} two", f"{name} three"],
        "summary": f"A {name} makes houses good to live in.",
        "overview": f"A {name} works with both hands and leaves something that stands for years.",
        "responsibilities": [f"Duty {i} of a {name}" for i in range(5)],
        "day": f"The {name} comes early, sharpens the tools and sweeps up at four.",
        "environment": [f"Place {i} of a {name}" for i in range(5)],
        "enjoys": ["like wood", "like weather", "like people"],
        "dislikes": ["fear heights", "dislike noise"],
        "interests": {"visible-results": 2},
        "apply_from": "foundation",
        "skills": {"tools": [{"skill": skill, "importance": "core", "stage": "foundation"}]},
        "roadmap": {stage.value: _stage(i, skill) for i, stage in enumerate(Stage)},
        "levels": [_level(i, level, name) for i, level in enumerate(Level)],
        "outlook": f"Houses will need a {name} for as long as people live in houses.",
        "interview": [_question(i, level) for i in range(2) for level in Level],
        "certificates": [
            {"name": "Journeyman", "issuer": "The guild", "worth": "Worth the years that it takes."}
        ],
        "certificates_advice": "The guild asks for one, the customer never does.",
        "related": [
            {"career": other, "carries": f"Care and patience lead from {name} to {other}."}
            for other in CRAFTS
            if other != name
        ],
        "questions": [
            {
                "question": f"Question {i} about the {name}?",
                "answer": "It depends on the wood, on the weather and on the hands at work.",
            }
            for i in range(5)
        ],
    }


def _stage(number: int, skill: str) -> dict[str, Any]:
    return {
        "months": [number * 6, number * 6 + 6],
        "goal": f"Reach step {number} of the craft.",
        "milestones": [_milestone(f"step-{number}-{i}", skill) for i in range(4)],
    }


def _milestone(key: str, skill: str) -> dict[str, Any]:
    return {
        "id": key,
        "title": f"Milestone {key}",
        "learn": f"Learn what {key} asks for.",
        "why": f"Because {key} comes next.",
        "skills": [skill],
        "project": f"Build the thing of {key}.",
        "resources": [{"title": f"Page on {key}", "url": f"https://example.org/{key}"}],
        "done": f"The thing of {key} stands.",
    }


def _level(number: int, level: Level, name: str) -> dict[str, Any]:
    return {
        "level": level.value,
        "title": f"{level.value} {name}",
        "years": [number * 3, number * 3 + 3],
        "expects": f"Is trusted with house number {number}.",
    }


def _question(number: int, level: Level) -> dict[str, Any]:
    return {
        "level": level.value,
        "question": f"How do you hold tool {number} at level {level.value}?",
        "points": ["By the handle", "With a firm grip", "Away from the thumb"],
    }
