"""Names are cut into words as questions are."""

from __future__ import annotations

import string

from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.utterance import name_words, read

plain = st.text(string.ascii_letters + string.digits + " ", max_size=40)


@given(name=plain)
def test_plain_names_are_cut_like_questions(name):
    """Slang is resolved in questions alone, so what was typed is compared."""
    seen = [(word.start, word.typed) for word in read(name.lower()).words]

    assert name_words(name) == tuple(typed for _, typed in dict.fromkeys(seen))


def test_names_with_signs_keep_what_belongs_to_them():
    assert name_words("C++ / C#") == ("c++", "c#")
    assert name_words(".NET Core") == (".net", "core")
    assert name_words("Café (Node.js)") == ("cafe", "node", "js")
