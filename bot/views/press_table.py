"""Every kind of press that the bot answers."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.views.items import CARD_PRESSES
from bot.views.office_items import OFFICE_PRESSES
from bot.views.subscription_form import FORM_PRESSES
from bot.views.subscription_items import SUBSCRIPTION_PRESSES
from bot.views.tip_card import TIP_PRESSES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.views.presses import PressKind

PRESSES: Mapping[str, PressKind] = MappingProxyType(
    CARD_PRESSES | OFFICE_PRESSES | SUBSCRIPTION_PRESSES | FORM_PRESSES | TIP_PRESSES
)
"""By the word that their ids begin with. Cards live for years: a word keeps its meaning."""
