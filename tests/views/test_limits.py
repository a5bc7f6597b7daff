"""Every card of every career and skill holds Discord's limits."""

from __future__ import annotations

import dataclasses
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.advice.advisor import Advisor
from bot.domain.answers import Action, Answer, Bullets, Entry, Menu, Option, Text
from bot.domain.readers import Reader
from bot.domain.routes import Route, to
from bot.domain.vocabulary import Category, Level, Stage
from bot.storage.stores import memory_stores
from bot.views.card import Card, Feedback, Setting
from bot.views.limits import cut
from tests.cogs.reading import walk
from tests.tips.clocks import FakeClock

EVERYTHING = Setting(may_share=True, shared_by="x" * 40, has_picture=True)


def assert_within_limits(card: Card) -> None:
    components = list(walk(card.to_components()))
    texts = [c["content"] for c in components if c.get("type") == 10]
    ids = [c["custom_id"] for c in components if "custom_id" in c]
    assert len(components) <= 40
    assert sum(map(len, texts)) <= 4000
    assert all(texts)
    assert len(ids) == len(set(ids))
    assert all(1 <= len(i) <= 100 for i in ids)
    for component in components:
        assert_control_within_limits(component)


def assert_control_within_limits(component: dict) -> None:
    match component["type"]:
        case 1:
            assert 1 <= len(component["components"]) <= 5
        case 2:
            assert len(component.get("label") or "") <= 80
            assert component.get("label") or component.get("emoji")
        case 3:
            options = component["options"]
            assert 1 <= len(options) <= 25
            assert len({o["value"] for o in options}) == len(options)
            for option in options:
                assert 1 <= len(option["label"]) <= 100
                assert 1 <= len(option["value"]) <= 100
                assert len(option.get("description") or "") <= 100
        case 12:
            assert all(len(item["description"]) <= 1024 for item in component["items"])


@pytest.fixture(scope="module")
def advisor(knowledge):
    return Advisor(knowledge, memory_stores(FakeClock()).progress)


def routes(knowledge):
    for career in knowledge.careers.values():
        yield to("overview", career.id)
        yield to("skills", career.id)
        yield to("roadmap", career.id)
        yield from (to("skills", career.id, category) for category in Category)
        yield from (to("roadmap", career.id, stage) for stage in Stage)
        yield from (to("milestone", career.id, m.id) for _, m in career.milestones())
        for country in (None, *knowledge.pay_of(career.id).countries):
            yield from (to("salary", career.id, level, None, country) for level in (None, *Level))
        yield from (to("interview", career.id, level) for level in (None, *Level))
        yield from (to(view, career.id) for view in ("pay-countries", "skill-map", "switch"))
    for view in ("compare", "switch"):
        yield from (to(view, *pair) for pair in permutations(knowledge.careers, 2))
    yield from (to("skill", skill) for skill in knowledge.skills)
    yield from (to("browse", group) for group in (None, *knowledge.terms["groups"]))
    yield to("help")


async def test_every_page_of_every_card_holds_the_limits(advisor, knowledge):
    for route in routes(knowledge):
        answer = await advisor.open(route, Reader(member=1, is_admin=True))
        first = Card(answer, EVERYTHING)
        assert_within_limits(first)
        page = 1
        while f"~{page}" in str(first.to_components()):
            turned = await advisor.open(route.at_page(page), Reader(member=1))
            first = Card(turned, EVERYTHING)
            assert_within_limits(first)
            page += 1


texts = st.text(min_size=1, max_size=6000)
actions = st.builds(
    Action,
    st.text(min_size=1, max_size=200).filter(str.strip),
    st.builds(lambda a: to("skill", a), st.sampled_from(["python", "go"])),
)
blocks = st.one_of(
    st.builds(Text, texts),
    st.builds(Bullets, st.text(max_size=200), st.lists(texts, max_size=30).map(tuple)),
    st.builds(Entry, st.text(min_size=1, max_size=900), actions),
)
options = st.builds(
    Option,
    st.text(min_size=1, max_size=300).filter(str.strip),
    st.integers(0, 60).map(lambda n: to("skill", f"s{n}")),
    st.text(max_size=300),
)
answers = st.builds(
    Answer,
    route=st.just(Route("help")),
    title=st.text(min_size=1, max_size=500),
    blocks=st.lists(blocks, min_size=1, max_size=25).map(tuple),
    actions=st.lists(actions, max_size=14).map(tuple),
    menus=st.lists(
        st.builds(
            Menu, st.text(min_size=1, max_size=300), st.lists(options, max_size=40).map(tuple)
        ),
        max_size=4,
    ).map(tuple),
    footnote=st.text(max_size=900),
)


@given(answers, st.integers(0, 40), st.booleans())
def test_a_card_of_anything_holds_the_limits(answer, page, is_asked):
    feedback = Feedback("x" * 40, to("meant", "c" * 30, "s" * 30)) if is_asked else None
    turned = dataclasses.replace(answer, route=answer.route.at_page(page))

    assert_within_limits(Card(turned, EVERYTHING, feedback))


@given(st.text(max_size=400), st.integers(1, 300))
def test_cut_text_is_never_too_long(text, limit):
    assert len(cut(text, limit)) <= limit
