"""Topics of tips by name, only where there are tips."""

import pytest

from bot.errors import UsageError
from bot.understanding.tip_topics import TipTopics


@pytest.fixture(scope="module")
def topics(knowledge):
    return TipTopics(knowledge)


@pytest.mark.parametrize(
    ("typed", "topic"),
    [
        ("all", "all"),
        ("everything", "all"),
        ("Python", "skill:python"),
        ("skill:python", "skill:python"),
        ("backend dev", "career:backend-developer"),
        ("career:backend-developer", "career:backend-developer"),
        ("Foundation", "stage:foundation"),
        ("interview", "kind:interview"),
        ("Job search", "kind:job-search"),
        ("Stage: Advanced", "stage:advanced"),
    ],
)
def test_a_topic_is_found_by_name_and_by_value(topics, typed, topic):
    assert str(topics.resolve(typed)) == topic


@pytest.mark.parametrize("typed", ["", "cobol cooking", "skill:no-such", "kind:"])
def test_a_topic_without_tips_is_refused(topics, typed):
    with pytest.raises(UsageError, match="no tips on"):
        topics.resolve(typed)


def test_every_topic_offered_has_a_tip(topics, knowledge):
    from bot.advice.tip import tips_on

    offered = {t.id for letter in "abcdefghijklmnopqrstuvwxyz" for t in topics.complete(letter)}

    assert len(offered) > 100
    for value in offered:
        assert tips_on(knowledge, topics.resolve(value))
