"""Cards of tips and of subscriptions hold Discord's limits, whatever is on them."""

from dataclasses import replace
from datetime import UTC, datetime, time

import pytest

from bot.domain.schedules import Cadence, Schedule, Weekday
from bot.domain.subscriptions import (
    DeliveryState,
    PausedReason,
    Subscription,
    SubscriptionTerms,
)
from bot.domain.topics import Topic, TopicKind
from bot.tips.sending import nonce_for
from bot.views.subscription_cards import (
    DoubtCard,
    HistoryCard,
    NoticeCard,
    RemovedCard,
    Shown,
    SubscriptionCard,
    SubscriptionsCard,
)
from bot.views.subscription_form import SubscriptionForm
from bot.views.subscription_words import short_words
from bot.views.tip_card import TipCard, TipSetting
from tests.cogs.reading import walk

AT = datetime(2026, 1, 1, 9, tzinfo=UTC)
BIG = 9_223_372_036_854_775_807  # the largest id
MARK = nonce_for("installation", 1, AT)


def check(view):
    components = list(walk(view.to_components()))
    assert len(components) <= 40
    assert sum(len(c.get("content", "")) for c in components) <= 4000
    ids = [c["custom_id"] for c in components if "custom_id" in c]
    assert len(set(ids)) == len(ids)
    assert all(len(custom_id) <= 100 for custom_id in ids)
    assert all(len(c.get("options") or []) <= 25 for c in components)
    return components


def subscription(number=BIG, paused=None, **schedule):
    wanted = {"cadence": Cadence.MONTHLY, "zone": "America/Argentina/ComodRivadavia", **schedule}
    terms = SubscriptionTerms(BIG, Schedule(**wanted), thread_id=BIG, role_id=BIG, publish=True)
    state = DeliveryState(AT, None if paused else AT, paused=paused)
    return Subscription(number, BIG, terms, BIG, AT, state)


def shown(of):
    topic = "A career with a very long name " * 4
    return Shown(of, topic, short_words(of, "a-channel" * 12, topic), is_announcement=True)


def test_every_tip_fits_and_names_its_subject(knowledge):
    for tip in knowledge.tips.values():
        card = TipCard(knowledge, tip, TipSetting(MARK, role_id=BIG, is_test=True))
        text = "\n".join(c.get("content", "") for c in check(card))
        assert tip.title in text
        assert knowledge.term("kinds", tip.kind).name in text


def test_more_on_this_leads_to_the_subject_that_was_subscribed_to(knowledge):
    tip = next(t for t in knowledge.tips.values() if len(t.skills) > 1 and t.careers)

    def route(topic, of=tip):
        card = TipCard(knowledge, of, TipSetting(MARK, topic))
        return next(c["custom_id"] for c in walk(card.to_components()) if "custom_id" in c)

    assert route(Topic(TopicKind.SKILL, tip.skills[1])) == f"go:0:skill/{tip.skills[1]}"
    assert route(Topic()) == f"go:0:skill/{tip.skills[0]}"
    of_careers = replace(tip, skills=())
    assert route(Topic(), of_careers) == f"go:0:overview/{tip.careers[0]}"
    of_all = replace(tip, skills=(), careers=())
    assert route(Topic(), of_all) == f"go:0:tip/kind:{tip.kind}"


@pytest.mark.parametrize("cadence", Cadence)
@pytest.mark.parametrize("paused", [None, *PausedReason])
def test_a_subscription_fits_in_every_state(cadence, paused):
    one = shown(subscription(cadence=cadence, paused=paused, at=time(23, 59), day=31))

    check(SubscriptionCard(one, "Saved.", ["a note " * 40] * 3))
    check(DoubtCard(one))
    check(RemovedCard(one))
    check(NoticeCard([one] * 25))


@pytest.mark.parametrize("page", range(6))
def test_a_full_list_fits(page):
    full = [
        shown(subscription(BIG - n, PausedReason.CONTENT_BLOCKED, weekday=Weekday.WEDNESDAY))
        for n in range(25)
    ]

    check(SubscriptionsCard(full, page))
    check(HistoryCard(full[0], ["a line of history " * 20] * 50, page))


def test_the_form_fits_and_keeps_a_cadence_that_is_not_offered():
    form = SubscriptionForm(subscription(cadence=Cadence.EVERY_MINUTE))

    fields = [label["component"] for label in form.to_dict()["components"]]
    assert len(fields) == 5
    chosen = [o["value"] for o in fields[1]["options"] if o.get("default")]
    assert chosen == ["every_minute"]
