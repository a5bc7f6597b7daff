"""Answers in the terminal."""

from bot.advice.markdown import as_markdown
from bot.domain.answers import Answer, Bullets, Cited, Rule, Text
from bot.domain.routes import to


def test_every_part_becomes_markdown():
    answer = Answer(
        route=to("help"),
        title="Title",
        blocks=(
            Text("one\n-# small"),
            Bullets("Heading", ("a\nb", "c"), numbered=True),
            Rule(),
            Bullets("", ("d",)),
        ),
        sources=(Cited("Publisher: title, 2025", "https://example.org"), Cited("Guide", None)),
        links=(("Docs", "https://example.org/docs"),),
        footnote="Understood: pay",
    )
    assert as_markdown(answer).split("\n\n") == [
        "# Title",
        "one  \n*small*",
        "**Heading**",
        "1. a  \n   b\n2. c",
        "---",
        "- d",
        "- [Docs](https://example.org/docs)",
        "**Sources**",
        "- [Publisher: title, 2025](https://example.org)\n- Guide",
        "*Understood: pay*",
    ]


async def test_answers_read_without_discord(opened):
    text = as_markdown(await opened("salary/backend-developer/senior/-/US"))
    assert text.startswith("# 💰 Pay: backend developer in the United States")
    assert "\n-# " not in text
    assert "**Sources**" in text
