"""What admins wrote is formatted as they like, but pings nobody and hides no address."""

from __future__ import annotations

import pytest

from bot.advice.server.masking import loggable, masked
from bot.advice.server.server_voice import as_plain, in_server_voice


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("**bold** and `code`", "**bold** and `code`"),
        ("[here](https://a.example/x)", "[here](https://a.example/x) (a.example)"),
        ("[x]( <https://a.example> 'title')", "[x](https://a.example) (a.example)"),
        ("[https://good.example](https://evil.example)",
         "[https:\u200b//good.example](https://evil.example) (evil.example)"),
        ("@everyone and @HERE", "@\u200beveryone and @\u200bHERE"),
        ("```py\nx = 1", "```py\nx = 1\n```"),
        ("a\u202eb\0c", "abc"),
    ],
)  # fmt: skip
def test_the_servers_voice_is_honest(written, shown):
    assert in_server_voice(written) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**b** _i_ `c` ~s~ |s|", r"\*\*b\*\* \_i\_ \`c\` \~s\~ \|s\|"),
        ("# h > q [a](https://b)", "\\# h \\> q \\[a\\](https:\u200b//b)"),
        ("<@1> <#2>", "\\<@\u200b1\\> \\<\\#2\\>"),
        ("@everyone\n# next", "@\u200beveryone \\# next"),
    ],
)
def test_plain_text_formats_and_pings_nothing(text, shown):
    assert as_plain(text) == shown


def test_what_is_counted_holds_no_ids_but_keeps_the_words():
    asked = "Hey <@!123456789012345678>,   what does C++ at <#42> PAY @everyone <a:wave:99>"

    assert loggable(asked) == "hey …, what does c++ at … pay … …"


@pytest.mark.parametrize(
    "secret",
    ["jo.doe+x@mail.example.org", "https://me.example/cv?x=1", "www.me.example", "+49 (170) 123-45",
     "discord.gg/abc", "<@123456789>", "@somebody", "75000"],
)  # fmt: skip
def test_what_may_be_somebodys_own_is_masked(secret):
    shown = masked(loggable(f"please tell {secret} what it pays"))

    assert shown.startswith("please tell")
    assert shown.endswith("… what it pays")
    assert not set(secret) & set("0123456789@") & set(shown)
