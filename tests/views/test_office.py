"""Ids that a client could forge: whatever they hold, a press is refused with a sentence."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.routes import Route
from bot.errors import ForbiddenError, OutdatedCardError, UsageError
from bot.views.errands import ERRANDS
from bot.views.items import read_route
from bot.views.office import ANYBODY, Press, run_errand
from bot.views.press_table import PRESSES

ids = st.one_of(
    st.text(max_size=100),
    st.builds(
        "{}:{}:{}/{}~{}".format,
        st.sampled_from(["do", "pick", "chan"]),
        st.integers(-1, 10**21),
        st.sampled_from([*ERRANDS, "unknown"]),
        st.text(max_size=40),
        st.integers(0, 10**6),
    ),
)


@given(custom_id=ids)
def test_any_id_is_read_or_none_of_ours(custom_id):
    word, _, held = custom_id.partition(":")
    if word in {"do", "pick", "chan"} and (found := PRESSES[word].holds.fullmatch(held)):
        assert 0 <= int(found["owner"]) < 10**20
        assert isinstance(read_route(found["route"]), Route)


@given(written=st.text(max_size=30))
def test_a_forged_number_is_refused_or_is_one(written):
    press = Press(SimpleNamespace(), Route("x", (written,)), 1)  # pyright: ignore[reportArgumentType] -- a stand-in

    try:
        assert 0 <= press.number(0) < 10**19
    except UsageError as error:
        assert "older version" in str(error)


class Presser:
    """An interaction as far as the checks look at it."""

    def __init__(self, *, manages: bool = True, user: int = 7) -> None:
        self.guild_id = 1
        self.permissions = SimpleNamespace(manage_guild=manages)
        self.user = SimpleNamespace(id=user)
        self.client = SimpleNamespace(errands=ERRANDS, office=None)

    def is_user_integration(self) -> bool:
        return False

    is_guild_integration = is_user_integration


async def test_an_unknown_errand_is_refused():
    presser = Presser()

    with pytest.raises(OutdatedCardError):
        await run_errand(presser, ANYBODY, Route("unknown"))  # pyright: ignore[reportArgumentType] -- a stand-in


@pytest.mark.parametrize("view", ERRANDS)
async def test_no_errand_runs_for_a_stranger(view):
    presser = Presser(manages=False, user=8)

    with pytest.raises(ForbiddenError):
        await run_errand(presser, 7, Route(view, ("1", "1")), ("1",))  # pyright: ignore[reportArgumentType] -- a stand-in


def test_names_of_errands_fit_into_a_route():
    for view in ERRANDS:
        assert Route.parse(str(Route(view, ("1",), 2))) == Route(view, ("1",), 2)
