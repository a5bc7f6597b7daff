"""Every errand that a press can ask for."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.views.answers.errands import ANSWER_ERRANDS
from bot.views.insights import INSIGHT_ERRANDS
from bot.views.privacy import PRIVACY_ERRANDS
from bot.views.settings.errands import SETTINGS_ERRANDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.views.office import Errand

ERRANDS: Mapping[str, Errand] = MappingProxyType(
    SETTINGS_ERRANDS | ANSWER_ERRANDS | INSIGHT_ERRANDS | PRIVACY_ERRANDS
)
"""By the view of their route."""
