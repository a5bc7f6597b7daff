"""What all cards have in common: they outlive restarts, can be shared, and work everywhere."""

from __future__ import annotations

from tests.cogs.reading import buttons_of, labels_of, text_of


async def test_buttons_work_after_a_restart(simcord_env, member, channel, make_bot):
    shown = await member.slash(channel, "career overview", career="backend-developer")

    await simcord_env.restart_bot(make_bot())
    opened = await member.click(shown.response, label="Skills")

    assert "Skills of a backend developer" in text_of(opened.response)


async def test_a_card_is_shared_once_and_names_who_shared_it(member, channel):
    shown = await member.slash(channel, "career overview", career="backend-developer")

    shared = await member.click(shown.response, label="Share")

    public = channel.last_message
    assert not public.flags.ephemeral
    assert "Shared by Mina" in text_of(public)
    assert "Shared" in labels_of(shared.response)
    assert "Shared" not in {b["label"] for b in buttons_of(shared.response)}


async def test_a_press_on_a_public_card_answers_the_presser_alone(member, other_member, channel):
    shown = await member.slash(channel, "career overview", career="backend-developer")
    await member.click(shown.response, label="Share")
    public = channel.last_message
    before = text_of(public)

    pressed = await other_member.click(public, label="Skills")

    assert pressed.ephemeral
    assert text_of(channel.last_message) == before


async def test_a_personal_card_cannot_be_shared(member, channel):
    shown = await member.slash(channel, "roadmap", career="backend-developer")
    await member.click(shown.response, label="First step")
    ticked = await member.click(shown.response, label="Done")

    assert "Share" not in labels_of(ticked.response)


async def test_commands_and_buttons_work_in_a_direct_message(simcord_env):
    user = simcord_env.create_user("Lin")

    shown = await user.slash("career overview", career="backend-developer")
    opened = await user.click(shown.response, label="Roadmap")

    assert "Roadmap to backend developer" in text_of(opened.response)
    assert "Share" not in labels_of(opened.response)


async def test_the_ninth_use_in_ten_seconds_is_told_when_to_come_back(simcord_env, member, channel):
    for _ in range(8):
        await member.slash(channel, "help")

    ninth = await member.slash(channel, "help")

    assert "again <t:" in text_of(ninth.response)
    assert simcord_env.errors
    await simcord_env.advance_time(11)
    tenth = await member.slash(channel, "help")
    assert "Career Advisor" in text_of(tenth.response)


async def test_help_offers_things_to_try(member, channel):
    shown = await member.slash(channel, "help")

    for command in ("/career overview", "/skills", "/roadmap", "/salary"):
        assert command in text_of(shown.response)
    opened = await member.click(shown.response, label="Browse careers")
    assert "Careers in tech" in text_of(opened.response)


async def test_a_fault_of_ours_is_admitted_with_a_number_and_no_trace(
    simcord_env, member, channel, monkeypatch
):
    async def broken(*_):
        raise RuntimeError("secret detail")

    monkeypatch.setattr(simcord_env.bot.advisor, "open", broken)
    shown = await member.slash(channel, "help")

    text = text_of(shown.response)
    assert "It is in the log under" in text
    assert "secret detail" not in text
    assert simcord_env.errors
