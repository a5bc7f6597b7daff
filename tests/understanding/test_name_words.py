"""Names are cut into words as questions are."""

from __future__ import annotations

import string

from hypothesis import example, given
from hypothesis import strategies as st

from bot.understanding.slang import MEANINGS
from bot.understanding.utterance import name_words, plain_words, read

letters = st.text(string.ascii_letters + string.digits + " ", max_size=12)
slang = st.sampled_from(sorted(word for word in MEANINGS if word.isalnum()))
plain = st.lists(letters | slang, max_size=6).map(" ".join)


@given(name=plain)
@example(name="FR")  # slang that stands for nothing
@example(name="u 4 eng")  # that stands for one word, and for another
@example(name="idk SWE")  # that stands for several
def test_plain_names_are_cut_like_questions(name):
    """A name keeps slang as it stands; said in plain words it is what a question says."""
    said = [word for piece in name_words(name) for word in plain_words(piece)]

    assert said == [word.text for word in read(name.lower()).words]


def test_a_name_keeps_its_slang():
    assert name_words("FR Eng") == ("fr", "eng")


def test_names_with_signs_keep_what_belongs_to_them():
    assert name_words("C++ / C#") == ("c++", "c#")
    assert name_words(".NET Core") == (".net", "core")
    assert name_words("Café (Node.js)") == ("cafe", "node", "js")
