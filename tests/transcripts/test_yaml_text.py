import datetime
import re

import pytest

from app.transcripts.facts import MOST_NAMES, parse_facts
from app.transcripts.model import TranscriptError
from app.transcripts.yaml_text import LARGEST_CHARACTERS, YamlError, read_entries, read_yaml

BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{now}: &{now} [{','.join([f'*{before}'] * 9)}]\n"
    for before, now in zip("abcdefghi", "bcdefghij", strict=True)
)
"""Nine lines that stand for 9^10 values."""


def test_what_people_write_is_read():
    assert read_yaml("title: 1984\ntags: [a, b]\ndate: 2021-09-21\nempty:\n")["title"] == 1984
    assert read_yaml("") is None
    assert read_yaml("base: &b {x: 1}\nmore:\n  <<: *b\n  y: 2\n")["more"] == {"x": 1, "y": 2}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (BOMB + "title: *j\nkeywords: *j\n", "aliases"),
        (BOMB + "<<: [*j, *j]\n", "aliases"),
        ("a: &a [*a, *a]\n", "aliases"),
        ("&a {x: *a}\n", "aliases"),
        ("[" * 100_000, "nested"),
        ("x" * (LARGEST_CHARACTERS + 1), "longer"),
        ("title: [", "YAML"),
        ("a: b: c", "YAML: line 1, column 5: mapping values"),
        ("a: \x00", "YAML"),
        ('a: "\\U00110000"', "YAML"),
        ("a: 2021-99-99", "YAML"),
        ("!!python/object:os.system {}", "YAML"),
    ],
)
def test_what_is_beyond_bounds_or_wrong_is_told(text, why):
    with pytest.raises(TranscriptError, match=why) as told:
        read_yaml(text)
    assert str(told.value).endswith(".")


def test_a_number_without_end_is_a_text():
    long = ":".join(["59"] * 200_000)
    assert read_yaml(f"title: {long}\n")["title"] == long


def test_half_a_letter_is_replaced():
    assert read_yaml('title: "a\\uD800b"\n') == {"title": "a?b"}
    facts, _ = parse_facts('{"title": "a\\ud800b", "keywords": ["\\udfff"]}')
    assert facts == {"title": "a?b", "keywords": ("?",)}


@pytest.mark.parametrize("endless", [".inf", "-.inf", ".nan", "1e400", "10000000000000000000"])
@pytest.mark.parametrize(
    "fact", ["length: {}", "sync: [{{at: {}, words: a}}]", "chapters: [{{at: {}, title: a}}]"]
)
def test_a_time_without_end_is_told(fact, endless):
    facts, [problem] = parse_facts(fact.format(endless))
    assert re.match(r"`(length|sync\.1\.at|chapters\.1\.at)` is left out", problem)
    assert not any(facts.values())


def test_names_are_kept_up_to_a_bound():
    facts, _ = parse_facts("keywords: [" + ",".join(f"word {n}" for n in range(16_000)) + "]")
    assert len(facts["keywords"]) == MOST_NAMES
    facts, [problem] = parse_facts("keywords: [[a, b], c]")
    assert facts["keywords"] == ("c",)
    assert "keywords.1" in problem


@pytest.mark.parametrize(
    ("text", "kept", "lost"),
    [
        (
            "# facts\ntitle: Fog: a talk\ndate: 2019-03-14\nhosts:\n- Anna\n- Ben\n",
            {"date": datetime.date(2019, 3, 14), "hosts": ["Anna", "Ben"]},
            ["`title` is left out: it is no valid YAML: line 2, column 11: mapping values"],
        ),
        (
            "date: [2019\ntitle: Fog\nnotes: |\n  one: two: three\nand so on\nx: 'y\n",
            {"title": "Fog", "notes": "one: two: three\n"},
            [
                "`date` is left out: it is no valid YAML",
                "`and so on` in line 5 is left out: it is no `key: value`.",
                "`x` is left out: it is no valid YAML",
            ],
        ),
        (
            "- name: Anna\n  role: host\n- name: Ben: him\n- Clara\n",
            [{"name": "Anna", "role": "host"}, "Clara"],
            ["`name` is left out: it is no valid YAML: line 3, column 12"],
        ),
    ],
)
def test_an_entry_that_is_no_yaml_costs_itself_alone(text, kept, lost):
    found, problems = read_entries(text)
    assert found == kept
    assert len(problems) == len(lost)
    assert all(one.startswith(start) for one, start in zip(problems, lost, strict=True))


@pytest.mark.parametrize("text", ["a: b: c", "Anna: so: it\nbegan there and then\n", "a: [\n" * 9])
def test_nothing_is_made_of_what_has_no_valid_entry_or_is_no_list_of_them(text):
    with pytest.raises(YamlError):
        read_entries(text)


def test_aliases_are_bounded_in_each_entry():
    found, problems = read_entries("bad: [\n" + BOMB + "title: *j\n")
    assert (found, len(problems)) == ({"a": ["x"] * 9}, 11)
    with pytest.raises(TranscriptError, match="aliases"):
        read_entries("bad: a: b\nx:\n" + "".join(f"  {line}\n" for line in BOMB.splitlines()))
