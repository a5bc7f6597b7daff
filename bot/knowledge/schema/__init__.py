"""The shape of every knowledge file, as pydantic models; unknown keys are errors."""

from bot.knowledge.schema.career import CareerFile
from bot.knowledge.schema.faq import FaqFile
from bot.knowledge.schema.finder import FinderFile
from bot.knowledge.schema.question import QuestionFile
from bot.knowledge.schema.salary import SalaryFile
from bot.knowledge.schema.skill import SkillFile
from bot.knowledge.schema.source import HostsFile, SourcesFile
from bot.knowledge.schema.tip import TipFile
from bot.knowledge.schema.vocabulary import VocabularyFile

__all__ = [
    "CareerFile",
    "FaqFile",
    "FinderFile",
    "HostsFile",
    "QuestionFile",
    "SalaryFile",
    "SkillFile",
    "SourcesFile",
    "TipFile",
    "VocabularyFile",
]
