"""Tips on demand."""

from bot.advice import tip as tips
from bot.advice.tip import ShownTips, tips_on
from bot.domain.readers import Reader
from bot.domain.topics import Topic
from tests.advice.reading import text_of


def test_a_member_sees_each_tip_once_before_any_repeats(knowledge):
    shown = ShownTips(salt=b"salt")
    some = tips_on(knowledge, Topic.parse("kind:interview"))
    first = [shown.next(7, some).id for _ in some]
    assert sorted(first) == sorted(tip.id for tip in some)
    assert shown.next(7, some).id == first[0]


def test_members_get_orders_of_their_own(knowledge):
    shown = ShownTips(salt=b"salt")
    some = tips_on(knowledge, Topic())
    orders = {tuple(shown.next(member, some).id for _ in range(5)) for member in range(20)}
    assert len(orders) == 20


def test_memory_is_bounded_and_holds_no_id(knowledge, monkeypatch):
    monkeypatch.setattr(tips, "REMEMBERED", 10)
    shown = ShownTips()
    some = tips_on(knowledge, Topic())
    for member in range(1000, 1100):
        shown.next(member, some)
    assert len(shown._shown) == 10
    ids = [str(member).encode() for member in range(1000, 1100)]
    assert not any(member in key for key in shown._shown for member in ids)


async def test_topics_hold_what_they_promise(opened, knowledge):
    for topic in ("career:qa-engineer", "stage:foundation", "skill:git", "kind:habit"):
        answer = await opened(f"tip/{topic}", Reader(member=5))
        shelf, key = topic.split(":")
        tip = knowledge.tips[answer.route.args[1]]
        held = {
            "career": tip.careers, "stage": (tip.stage,), "skill": tip.skills, "kind": (tip.kind,)
        }  # fmt: skip
        assert key in held[shelf]


async def test_sharing_shows_the_same_tip(opened):
    answer = await opened("tip", Reader(member=5))
    again = await opened(str(answer.route), Reader(member=6))
    assert text_of(again) == text_of(answer)
