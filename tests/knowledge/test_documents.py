"""YAML into plain values: what libyaml's events give is what PyYAML itself would, or refused."""

from __future__ import annotations

import pytest
import yaml

from bot.knowledge.documents import MAX_DEPTH, LineFinder, parse
from bot.knowledge.folder import find_folder, read_texts


def problems(text: str) -> list[str]:
    return [str(problem) for problem in parse("tips/x.yaml", text.encode())[1]]


def test_every_shipped_file_reads_as_the_safe_loader_reads_it():
    for name, text in read_texts(find_folder()).items():
        assert parse(name, text) == (yaml.load(text, yaml.CSafeLoader), []), name


@pytest.mark.parametrize(
    "text",
    [
        "[1, -2, +3, 0o17, 0x1F, 1_000, 0b11, 190:20:30]",
        "[1.5, .5, 1e3, -1.5e-3, .inf, -.inf, 6.8523015e+5]",
        "[yes, No, TRUE, off, on, y, n]",
        "[~, null, Null, NULL, '', ]",
        "[2026-11-22, 2026-11-22 10:00:00Z]",
        '[\'1\', "yes", \'~\', "2026-11-22", "\\u00e9"]',
        "[.hidden, -dash, <left, +plus, one: two]",
        "key:\nother: null\n",
        "text: |\n  one\n  two\nfolded: >-\n  one\n  two\n",
        "1: a\nfalse: b\n2026-11-22: c\n",
        "",
        "# only a comment\n",
        "---\na: 1\n...\n",
    ],
)
def test_scalars_mean_what_they_mean_in_yaml(text: str):
    assert parse("x", text.encode()) == (yaml.safe_load(text), [])


def test_signs_of_old_yaml_are_text():
    assert parse("x", b"[=, <<]") == (["=", "<<"], [])


def test_a_key_that_stands_twice_is_named_with_its_line():
    assert problems("a: 1\nb:\n  c: 2\n  c: 3\n") == [
        "tips/x.yaml:4: the key 'c' stands twice: each key once"
    ]


def test_every_repeated_key_of_a_file_is_named():
    assert [line.split(":")[1] for line in problems("a: 1\na: 2\nb: 1\nb: 2\n")] == ["2", "4"]


def test_anchors_and_aliases_are_refused_wherever_they_stand():
    what = "anchors and aliases hide where a fact stands: write the value out"
    text = "a: &x 1\nb: *x\nc: [&y {d: 1}]\ne: &z [1]\n"

    assert problems(text) == [f"tips/x.yaml:{line}: {what}" for line in (1, 2, 3, 4)]


def test_ampersands_and_stars_in_plain_text_are_no_anchors():
    assert problems('a: Q&A\nb: "*bold*"\nc: this & that\nd: 2 * 3\n') == []


def test_a_nest_of_aliases_is_refused_and_not_unfolded():
    rows = ["a0: &a0 [x, x]"] + [f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]" for i in range(1, 60)]

    assert len(problems("\n".join(rows))) == 178


def test_tags_are_refused():
    assert problems("a: !!str 1\nb: !!python/object:os.system {}\nc: !x [1]\n") == [
        "tips/x.yaml:1: the tag tag:yaml.org,2002:str: plain YAML without tags",
        "tips/x.yaml:2: the tag tag:yaml.org,2002:python/object:os.system: plain YAML without tags",
        "tips/x.yaml:3: the tag !x: plain YAML without tags",
    ]


def test_a_second_document_is_refused():
    assert problems("a: 1\n---\nb: 2\n") == [
        "tips/x.yaml:2: a second document: one document in a file"
    ]


def test_a_key_must_be_plain_text():
    assert problems("? [a, b]\n: 1\n") == [
        "tips/x.yaml:1: a key that is no plain text: one word before the colon"
    ]


def test_deep_nesting_ends_early():
    depth = MAX_DEPTH + 1

    assert problems("[" * depth + "]" * depth) == [
        "tips/x.yaml:1: nested too deeply: well-formed YAML"
    ]
    assert problems("[" * 100_000)[0].endswith("nested too deeply: well-formed YAML")


def test_broken_yaml_is_located():
    assert problems("a: 1\nb: [1, 2\nc: 3\n") == [
        "tips/x.yaml:3: while parsing a flow sequence did not find expected ',' or ']': "
        "well-formed YAML"
    ]


def test_an_impossible_date_is_a_problem_and_no_crash():
    assert problems("a: 1\nb: 2026-02-30\n") == [
        "tips/x.yaml:2: 2026-02-30: day is out of range for month: "
        "a value that exists, or text in quotes"
    ]


def test_letters_that_are_no_utf8_are_a_problem_and_no_crash():
    value, found = parse("tips/x.yaml", b"a: \xff\xfe\n")

    assert value is None
    assert len(found) == 1


def test_lines_are_found_inside_lists_and_mappings():
    finder = LineFinder(b"a: 1\nb:\n  - c: 2\n  - c: 3\n    d:\n      e: 4\n")

    assert finder.line_of(("b", 1, "d", "e")) == 6
    assert finder.line_of(("b", 0)) == 3
    assert finder.line_of(()) == 1


def test_a_missing_value_is_located_at_the_nearest_thing_around_it():
    finder = LineFinder(b"a: 1\nb:\n  - c: 2\n")

    assert finder.line_of(("b", 0, "nothing")) == 3
    assert finder.line_of(("b", 7)) == 2
    assert finder.line_of(("nothing", 0)) == 1
