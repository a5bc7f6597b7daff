"""/career, driven the way a member would."""

from __future__ import annotations

from tests.cogs.reading import labels_of, selects_of, text_of


async def test_overview_is_shown_to_the_asker_only(member, channel):
    shown = await member.slash(channel, "career overview", career="backend-developer")

    assert shown.ephemeral
    text = text_of(shown.response)
    assert "Backend Developer" in text
    assert "A plain day" in text
    assert "Work environment" in text


async def test_overview_understands_a_typo(member, channel):
    shown = await member.slash(channel, "career overview", career="back end devloper")

    assert "Backend Developer" in text_of(shown.response)


async def test_overview_offers_near_names_for_an_unknown_career(simcord_env, member, channel):
    shown = await member.slash(channel, "career overview", career="astrologer")

    assert "no career called “astrologer”" in text_of(shown.response)
    assert "Browse careers" in labels_of(shown.response)
    assert len(simcord_env.errors) == 1  # reading them tells the simulator that they were meant

    near = labels_of(shown.response)[0]
    opened = await member.click(shown.response, label=near)
    assert near in text_of(opened.response)


async def test_an_unknown_name_cannot_ping_or_format(simcord_env, member, channel):
    shown = await member.slash(channel, "career overview", career="@everyone **wow** <@1>")

    assert "@everyone" not in text_of(shown.response)
    assert "**wow**" not in text_of(shown.response)
    assert simcord_env.errors


async def test_overview_leads_to_every_neighbour_and_back(member, channel):
    shown = await member.slash(channel, "career overview", career="backend-developer")

    for label in ("Skills", "Roadmap", "Pay", "Interview"):
        await member.click(shown.response, label=label)
        back = await member.click(shown.response, label="Overview")
        assert "A plain day" in text_of(back.response)


async def test_a_related_career_opens_from_the_menu(member, channel):
    shown = await member.slash(channel, "career overview", career="backend-developer")
    [menu] = selects_of(shown.response)

    opened = await member.select(shown.response, [menu["options"][0]["value"]])

    assert menu["options"][0]["label"] in text_of(opened.response)


async def test_browse_names_every_career(member, channel, knowledge):
    shown = await member.slash(channel, "career browse")

    text = text_of(shown.response)
    assert all(career.title in text for career in knowledge.careers.values())


async def test_browse_opens_a_group_with_a_sentence_on_each(member, channel, knowledge):
    shown = await member.slash(channel, "career browse")

    opened = await member.select(shown.response, ["browse/data-ai"], custom_id="menu:1")

    careers = [c for c in knowledge.careers.values() if c.group == "data-ai"]
    assert all(career.summary in text_of(opened.response) for career in careers)


async def test_careers_complete_by_prefix_then_by_spelling(member, channel):
    by_prefix = await member.autocomplete(channel, "career overview", "career", "data")
    by_spelling = await member.autocomplete(channel, "career overview", "career", "bakcend")
    untouched = await member.autocomplete(channel, "career overview", "career", "")

    assert all("data" in choice["name"].lower() for choice in by_prefix[:4])
    assert by_spelling[0]["value"] == "backend-developer"
    assert len(untouched) == 25
