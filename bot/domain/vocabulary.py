"""The fixed words of the product: stages, levels, categories and kinds, in their natural order."""

from __future__ import annotations

from enum import StrEnum


class Stage(StrEnum):
    """A part of every roadmap, from the first day to mastery."""

    FOUNDATION = "foundation"
    INTERMEDIATE = "intermediate"
    ADVANCED = "advanced"
    PROFESSIONAL = "professional"


class Level(StrEnum):
    """A rung of the career ladder."""

    JUNIOR = "junior"
    MID = "mid"
    SENIOR = "senior"
    ARCHITECT = "architect"
    PRINCIPAL = "principal"


class Category(StrEnum):
    """A shelf of skills."""

    LANGUAGES = "languages"
    FRAMEWORKS = "frameworks"
    APIS = "apis"
    DATABASES = "databases"
    SECURITY = "security"
    CLOUD = "cloud"
    TOOLS = "tools"
    TESTING = "testing"
    SOFT = "soft"


class Importance(StrEnum):
    """How much a career asks for a skill."""

    CORE = "core"
    USEFUL = "useful"
    BONUS = "bonus"


class TipKind(StrEnum):
    """What a tip is about."""

    CRAFT = "craft"
    LEARNING = "learning"
    JOB_SEARCH = "job-search"
    INTERVIEW = "interview"
    HABIT = "habit"
    TOOL = "tool"


class FaqTopic(StrEnum):
    """What a general question is about."""

    DEGREE = "degree"
    AGE = "age"
    BOOTCAMP = "bootcamp"
    SELF_TAUGHT = "self-taught"
    PORTFOLIO = "portfolio"
    FIRST_JOB = "first-job"
    REMOTE = "remote"
    AI = "ai"
    SWITCHING = "switching"
    NEGOTIATION = "negotiation"
    BURNOUT = "burnout"
    OPEN_SOURCE = "open-source"
    CERTIFICATES = "certificates"
    RESUME = "resume"
    INTERVIEWS = "interviews"
    FREELANCING = "freelancing"
    LEARNING = "learning"
    CHOICE = "choice"
    MARKET = "market"
    WORKPLACE = "workplace"
