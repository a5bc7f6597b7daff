"""Names as people type them: slips, missing blanks, plurals, slang, and names that are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from bot.understanding.recognizer import Recognizer


@pytest.mark.parametrize(
    ("said", "career"),
    [
        ("backend developer", "backend-developer"),
        ("back-end developers", "backend-developer"),
        ("BACK END DEVELOPER", "backend-developer"),
        ("backenddeveloper", "backend-developer"),
        ("bakend develper", "backend-developer"),
        ("backend dev", "backend-developer"),
        ("be dev", "backend-developer"),
        ("bacḱend dévelopér", "backend-developer"),
        ("backend\u200b developer", "backend-developer"),
        ("data enginer", "data-engineer"),
        ("data engineering", "data-engineer"),
        ("dataengineer", "data-engineer"),
        ("data sientist", "data-scientist"),
        ("data science", "data-scientist"),
        ("sysadmins", "systems-administrator"),
        ("sre", "site-reliability-engineer"),
        ("mle", "machine-learning-engineer"),
        ("ml eng", "machine-learning-engineer"),
        ("full stack dev", "full-stack-developer"),
        ("fullstak developer", "full-stack-developer"),
        ("game development", "game-developer"),
        ("android developer", "mobile-developer"),
        ("pentester", "security-engineer"),
        ("cyber security", "security-engineer"),
        ("ux designer", "ui-ux-designer"),
        ("dba", "database-administrator"),
        ("qa tester", "qa-engineer"),
        ("embedded software", "embedded-engineer"),
    ],
)
def test_career_is_found(recognizer: Recognizer, said: str, career: str) -> None:
    found = recognizer.recognize(f"how do I become a {said}?")

    assert found.slots.careers == (career,)


@pytest.mark.parametrize(
    ("question", "skill"),
    [
        ("is pyhton worth learning", "python"),
        ("is js worth learning", "javascript"),
        ("what is k8s", "kubernetes"),
        ("why learn golang", "go"),
        ("postgres or mysql", "postgresql"),
        ("is Node.js worth it", "node-js"),
        ("nodejs jobs", "node-js"),
        ("I know c++ and c#", "c-sharp"),
        ("should I learn .NET", "dotnet"),
        ("jobs with java script", "javascript"),
        ("what is springboot", "spring-boot"),
        ("python vs go", "go"),
        ("I know React and Angular", "react"),
        ("is rust worth learning", "rust"),
        ("should I learn R or Python", "r"),
        ("learn C for embedded", "c"),
    ],
)
def test_skill_is_found(recognizer: Recognizer, question: str, skill: str) -> None:
    assert skill in recognizer.recognize(question).slots.skills


@pytest.mark.parametrize(
    "question",
    [
        "where do I go from here",
        "what should I do next",
        "how do I react to a rejection in an interview",
        "how do I get some rest with a developer job",
        "I want to excel at my job as a data analyst",
        "what comes next in spring 2026",
        "how do I express interest in a backend job",
    ],
)
def test_ordinary_words_are_no_technologies(recognizer: Recognizer, question: str) -> None:
    assert recognizer.recognize(question).slots.skills == ()


@pytest.mark.parametrize(
    "question",
    [
        "how do I expose the backend port",
        "expose a backend service",
        "is there job security in tech",
        "jobs as a data entry clerk",
        "how good is cloud storage",
    ],
)
def test_names_with_another_meaning_are_no_careers(recognizer: Recognizer, question: str) -> None:
    assert recognizer.recognize(question).slots.careers == ()


def test_careers_come_in_order_of_mention(recognizer: Recognizer) -> None:
    found = recognizer.recognize("from QA to backend, or rather data engineer?")

    assert found.slots.careers == ("qa-engineer", "backend-developer", "data-engineer")


def test_technologies_in_the_name_of_a_career_count(recognizer: Recognizer) -> None:
    found = recognizer.recognize("what does a linux admin earn")

    assert found.slots.careers == ("systems-administrator",)
    assert found.slots.skills == ("linux",)


def test_matches_tell_where_things_stand(recognizer: Recognizer) -> None:
    question = "  How much does a Sénior dev-ops enginer earn in München?"

    found = recognizer.recognize(question)

    seen = {match.value: match for match in found.matches}
    assert seen["devops-engineer"].text == "dev-ops enginer"
    assert not seen["devops-engineer"].is_exact
    assert seen["DE"].text == "München"
    assert all(question[m.start : m.end] == m.text for m in found.matches)
