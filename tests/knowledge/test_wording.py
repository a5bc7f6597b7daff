"""How the knowledge is written: American, plain, and the same for everybody."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.knowledge.prose import Piece, prose, sentences, texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.knowledge.files import KnowledgeFiles

TYPED_BY_PEOPLE = frozenset("also keywords aliases misspellings evidence ambiguous places".split())
ADDRESSES = frozenset({"url", "docs", "link"})
NAMES_OF_OTHERS = re.compile(
    r"(resources|learn)\[\d+\]\.title$|certificates\[\d+\]\.(name|issuer)$"
)

BRITISH = re.compile(
    r"""
      \b\w*(colour|behaviour|favour|honour|labour|neighbour|humour|rumour|flavour|rigour|endeavour
      |harbour|vapour|savour|saviour|splendour)\w*
    | \b\w*(organis|recognis|prioritis|summaris|customis|authoris|optimis|realis|minimis|maximis
      |specialis|normalis|visualis|emphasis|apologis|serialis|standardis|familiaris|memoris
      |categoris|centralis|tokenis|containeris|virtualis|initialis|utilis|generalis|modernis
      |personalis|localis|digitalis|synchronis|finalis|randomis|criticis|monetis|anonymis)
      (e[ds]?|ing|ations?|ers?)\b
    | \b\w*analys(ed|er|ers|ing)\b | \b(to|will|must|can|and|you)\ analyse\b
    | \b(centre[ds]?|metres?|kilometres?|fibres?|theatres?|licences?|licenced|defences?|offences?
      |pretence|catalogues?|programmes?|fulfils?|enrols?|skilful|wilful|grey|cheques?|learnt|spelt
      |burnt|dreamt|whilst|amongst|towards|afterwards|ageing|judgements?|maths|tyres?|aluminium
      |artefacts?|sceptic\w*|mum|practis(e|ed|es|ing)|per\ cent|manoeuvre|acknowledgement
      |instalments?|storeys?|postcodes?|fortnight\w*|anticlockwise|mobile\ phones?)\b
    | \b\w*(travell|labell|modell|signall|levell|fuell|channell|tunnell|marvell|counsell|jewell)
      (ed|ing|er|ers)\b
    | \bcancell(ed|ing)\b | \btotall(ed|ing)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
FILLER = re.compile(
    r"""
      fast-paced | game.?changers? | \bcrucial(ly)?\b | \bvital(ly)?\b | \bdive\ into\b
    | \bdelv(e|es|ing)\b | \bleverag(e|es|ed|ing)\b | \bseamless(ly)?\b | \brobust(ly|ness)?\b
    | \bunlock(s|ed|ing)?\ (your|the|new)\b | \b(your|learning|career|coding|tech)\ journey\b
    | \b(tech|digital|job|modern|changing|evolving|threat)\ landscape\b | cutting.edge
    | ever.(evolving|changing|growing) | \bin\ today's\b | at\ the\ end\ of\ the\ day
    | needless\ to\ say | goes\ without\ saying | important\ to\ note | worth\ noting
    | plays?\ an?\ (key|vital|central|important|big|major)\ (role|part) | state.of.the.art
    | \bempower\w* | \bholistic\w* | \bsynerg\w* | paradigm\ shift | (best|world).(in.)?class
    | \btapestry\b | \btestament\ to\b | \bembark\w* | \bsupercharg\w*
    | \b(boost|elevate|skyrocket|harness)\ (your|the\ power) | \brock\ ?stars?\b | \bguru\b
    | \bcode\ ninjas?\b | the\ world\ of | when\ it\ comes\ to | \bmyriad\b | \bplethora\b
    | \bin\ conclusion\b | \bfurthermore\b | \bmoreover\b | \bin\ order\ to\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
GENDERED = re.compile(
    r"\b(he|she|his|hers?|him|(him|her)self|guys?|gals?|manpower|mankind|man-?hours?|(un)?manned"
    r"|(sales|chair|crafts|work|fore|business|spokes|middle)(man|men)|girls?|boys?|lad(y|ies)"
    r"|gentlem[ae]n|(wo)?men|woman|females?|males?|housewi(fe|ves)|husbands?|wives|mothers?"
    r"|fathers?|man-in-the-middle)\b",
    re.IGNORECASE,
)
GROUP = (
    r"(immigrants?|migrants?|foreigners?|pensioners?|elderly|millennials?|boomers?"
    r"|(old(er)?|young(er)?|foreign|native|european|american|asian|african|indian|chinese|western"
    r"|eastern) (people|persons?|workers?|developers?|engineers?|candidates?|applicants?|beginners?"
    r"|learners?|students?))"
)
BY_GROUP = re.compile(
    rf"\b{GROUP}\b[^.]*\b(should|must|ought|cannot|can't|had better|need to|tend to|are better)\b"
    r"|\b(at|for|because of|given) (your|their) (age|sex|gender|origin|race|religion|nationality)\b"
    r"|\bas an? (woman|man|mother|father|foreigner|immigrant|older|younger)\b"
    r"|\byou are too (old|young)\b|\b(right|wrong|good|best) age\b",
    re.IGNORECASE,
)
MENTION = re.compile(r"@(everyone|here)\b|<[@#][!&]?\d*|<a?:\w+:\d+>")
MONEY = re.compile(
    r"[$€£]\s?\d{2,}[,.]?\d{3}|\b\d[\d,.]*k?\s?(USD|EUR|GBP)\b"
    r"|\b(salar\w+|pay|wages?|earn\w*)\b[^.]{0,40}\b\d{2,3},\d{3}\b",
    re.IGNORECASE,
)
BLANK = re.compile(r"\bREPLACE\b|\bTODO:|\bTBD\b")
WHOLE_SENTENCES = frozenset(
    "summary overview day why learn project done goal worth carries answer text outlook expects "
    "certificates_advice steps".split()
)


def own_words(files: KnowledgeFiles) -> Iterator[Piece]:
    """Yield what we wrote, without names of others and without what people type."""
    for piece in texts(files):
        is_ours = piece.field not in TYPED_BY_PEOPLE | ADDRESSES
        if is_ours and not NAMES_OF_OTHERS.search(piece.place):
            yield piece


def found(pattern: re.Pattern[str], pieces: Iterable[Piece]) -> str:
    """Return where a pattern stands, a line each; empty when nowhere."""
    return "\n".join(
        f"{piece.place}: “{hit[0]}” in: {piece.text}"
        for piece in pieces
        for hit in pattern.finditer(piece.text)
    )


def without_code(pieces: Iterable[Piece]) -> Iterator[Piece]:
    for piece in pieces:
        yield piece._replace(text=re.sub(r"`[^`]*`", "`code`", piece.text))


@pytest.mark.parametrize(
    "pattern",
    [BRITISH, FILLER, MONEY, BLANK],
    ids=["British spelling", "filler", "money", "blanks"],
)
def test_shipped_texts_hold_nothing_of(files: KnowledgeFiles, pattern: re.Pattern[str]):
    assert not found(pattern, own_words(files))


def test_nothing_is_gendered(files: KnowledgeFiles):
    assert not found(GENDERED, without_code(own_words(files)))


def test_nobody_is_told_what_to_do_by_sex_age_or_origin(files: KnowledgeFiles):
    answers = (piece for piece in own_words(files) if piece.field != "question")
    assert not found(BY_GROUP, answers)


def test_nothing_pings_anybody(files: KnowledgeFiles):
    assert not found(MENTION, texts(files))


def test_no_sentence_shouts(files: KnowledgeFiles):
    shouts = re.compile(r"\w!(\s|$)|\?!|!!")
    assert not found(shouts, without_code(prose(files)))


def test_no_word_stands_twice_in_a_row(files: KnowledgeFiles):
    doubled = re.compile(r"(?<![-.\w])([a-z]+) \1(?![-.\w])", re.IGNORECASE)
    assert not found(doubled, without_code(prose(files)))


def test_prose_begins_with_a_capital_and_ends_with_a_stop(files: KnowledgeFiles):
    form = re.compile(r"""^[`"'(]?[A-Z0-9`].*[.?:][`"')]*$""", re.DOTALL)
    broken = [
        f"{piece.place}: {piece.text}"
        for piece in prose(files)
        if piece.field in WHOLE_SENTENCES and not form.search(piece.text)
    ]

    assert not broken, "\n".join(broken)


def test_a_tip_teaches_in_two_to_four_sentences(files: KnowledgeFiles):
    lengths = {key: len(sentences(tip.text)) for key, tip in files.tips.items()}
    assert {key: count for key, count in lengths.items() if not 2 <= count <= 4} == {}


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (BRITISH, "Watch the behaviour of colours, analyse and prioritise it in the centre."),
        (BRITISH, "Two cancelled programmes and a licence."),
        (FILLER, "Leverage this robust tool in today's fast-paced world."),
        (GENDERED, "Ask him whether his manpower suffices."),
        (BY_GROUP, "Older people should rather choose testing."),
        (BY_GROUP, "That is hard at your age."),
        (MENTION, "Ask @everyone in <#123>."),
        (MONEY, "They earn about 90,000 there, or 80k USD."),
    ],
)
def test_the_patterns_find_what_they_are_for(pattern: re.Pattern[str], text: str):
    assert pattern.search(text)


@pytest.mark.parametrize(
    "text",
    [
        "An optimistic specialist emphasizes realistic analyses of the organization.",
        "The generalist promised a surprising exercise in canceled cancellations.",
        "Draw the user journey, try it in landscape, and boost exact matches.",
        "There are others in the mentor's human theme.",
        "The answer is the same at any age.",
    ],
)
def test_honest_words_pass(text: str):
    assert not any(p.search(text) for p in (BRITISH, FILLER, GENDERED, BY_GROUP, MONEY))
