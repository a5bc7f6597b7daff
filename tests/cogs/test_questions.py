"""Questions in people's own words, by every way in."""

from __future__ import annotations

from bot.client.watching import Unwatched
from tests.cogs.reading import labels_of, selects_of, text_of


async def test_a_question_is_answered_to_the_asker_alone(member, channel):
    shown = await member.slash(
        channel, "ask", question="how much does a senior devops engineer make in germany"
    )

    text = text_of(shown.response)
    assert shown.ephemeral
    assert "Germany" in text
    assert "Understood: pay" in text


async def test_a_missing_career_is_asked_for(member, channel):
    shown = await member.slash(channel, "ask", question="what is the salary")

    assert selects_of(shown.response)
    chosen = selects_of(shown.response)[0]["options"][0]
    opened = await member.select(shown.response, [chosen["value"]], custom_id="menu:0")
    assert chosen["label"] in text_of(opened.response)


async def test_what_is_not_about_careers_is_turned_away_politely(member, channel):
    shown = await member.slash(
        channel, "ask", question="you stupid bot, tell me a joke about cooking pasta"
    )

    text = text_of(shown.response)
    assert "outside what I know" in text
    assert "stupid" not in text


async def test_a_reading_can_be_corrected(member, channel):
    shown = await member.slash(channel, "ask", question="what does a data engineer earn")

    corrected = await member.click(shown.response, label="Not what I meant")

    assert "What did you mean?" in text_of(corrected.response)
    labels = [o["label"] for o in selects_of(corrected.response)[0]["options"]]
    assert "The way there, step by step" in labels


async def test_a_thumb_is_thanked_for(member, channel):
    shown = await member.slash(channel, "ask", question="what does a data engineer earn")

    thanked = await member.click(shown.response, custom_id="thumb:up:")

    assert thanked.ephemeral
    assert "Thank you" in text_of(thanked.response)


async def test_a_direct_message_is_answered_and_followed_up(simcord_env):
    user = simcord_env.create_user("Lin")

    await user.send_dm("how much does a devops engineer earn in the uk?")
    first = user.dm_channel.last_message
    await user.send_dm("and in Germany?")
    second = user.dm_channel.last_message

    assert "United Kingdom" in text_of(first)
    assert "Germany" in text_of(second)
    assert "DevOps" in text_of(second)


async def test_a_follow_up_is_forgotten_after_ten_minutes(simcord_env):
    user = simcord_env.create_user("Lin")

    await user.send_dm("how much does a devops engineer earn in the uk?")
    await simcord_env.advance_time(601)
    await user.send_dm("and in Germany?")

    assert "DevOps" not in text_of(user.dm_channel.last_message)


async def test_a_mention_is_answered_in_the_channel(simcord_env, member, channel):
    me = simcord_env.bot.user

    await member.send(channel, f"<@{me.id}> which skills does a data analyst need?")

    answer = channel.last_message
    assert answer.author.id == me.id
    assert "Data Analyst" in text_of(answer) or "data analyst" in text_of(answer)
    assert not answer.mentions


async def test_questions_in_messages_are_counted_with_their_outcome(
    simcord_env, member, channel, monkeypatch
):
    ended = []

    class Heard(Unwatched):
        def interaction_ended(self, name, outcome, seconds):
            ended.append((name, outcome, seconds >= 0))

    bot = simcord_env.bot
    monkeypatch.setattr(bot.services, "watcher", Heard())
    await member.send(channel, f"<@{bot.user.id}> which skills does a data analyst need?")

    async def broken(*_):
        raise RuntimeError("a fault")

    monkeypatch.setattr(bot.services.counselor, "ask", broken)
    await member.send(channel, f"<@{bot.user.id}> and a data engineer?")

    assert ended == [("message", "answered", True), ("message", "failed", True)]
    assert "That went wrong" in text_of(channel.last_message)


async def test_other_talk_is_left_alone(member, channel):
    said = await member.send(channel, "which skills does a data analyst need?")

    assert channel.last_message.id == said.id


async def test_the_bots_name_alone_shows_what_it_can_do(simcord_env, member, channel):
    await member.send(channel, f"<@{simcord_env.bot.user.id}>")

    assert "Career Advisor" in text_of(channel.last_message)


async def test_a_message_can_be_answered_from_its_menu(member, other_member, channel):
    said = await other_member.send(channel, "is it too late at 40 to become a tester?")

    shown = await member.context_menu(channel, "Ask the advisor", said)

    assert shown.ephemeral
    assert "Understood" in text_of(shown.response)


async def test_a_message_without_text_is_refused_kindly(simcord_env, member, channel):
    said = await member.send(channel, f"<@{member.id}>")

    shown = await member.context_menu(channel, "Ask the advisor", said)

    assert "no text in this message" in text_of(shown.response)
    assert simcord_env.errors


async def test_public_answers_show_no_personal_marks(simcord_env, member, channel):
    await member.send(channel, f"<@{simcord_env.bot.user.id}> roadmap to backend developer")

    assert "Done" not in labels_of(channel.last_message)
