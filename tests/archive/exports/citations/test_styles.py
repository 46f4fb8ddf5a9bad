import datetime
import json
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.archive.exports.citations.cited import Cited
from app.archive.exports.citations.style import all_styles, style_named

CITED = Cited(
    title="The Window of the Harbour Master",
    container="Harbour Voices",
    archive="An Archive",
    speakers=("Ingrid Solheim",),
    hosts=("Mara Voss",),
    date=datetime.date(2019, 9, 14),
    time="4:21",
    quote="My father kept the tide tables in his head.",
    url="https://example.org/p/7m2kq4c9x0bd",
    seen=datetime.date(2026, 5, 3),
)

HOSTILE = 'A}},\nurl = {http://evil},\r\nUR  - http://evil\n{\\" and % $ # _ & ~ ^ } {'


def cite(name, *passages):
    return style_named(name).cite(passages or [CITED])


def test_apa():
    assert cite("apa") == (
        "Solheim, I. (2019, September 14). The Window of the Harbour Master [Interview transcript, "
        "4:21]. Harbour Voices. https://example.org/p/7m2kq4c9x0bd"
    )


def test_mla():
    assert cite("mla") == (
        "Solheim, Ingrid. “The Window of the Harbour Master.” Harbour Voices, 14 Sept. 2019, 4:21, "
        "https://example.org/p/7m2kq4c9x0bd. Accessed 3 May 2026."
    )


def test_chicago():
    assert cite("chicago") == (
        "Solheim, Ingrid. “The Window of the Harbour Master.” Harbour Voices. Interview "
        "transcript, September 14, 2019, at 4:21. https://example.org/p/7m2kq4c9x0bd."
    )


def test_bibtex():
    lines = cite("bibtex", replace(CITED, note="check", keywords=("tides", "maps"))).split("\n")
    assert lines == [
        "@misc{Solheim2019-7m2kq4c9x0bd,",
        "  author = {Solheim, Ingrid},",
        "  title = {{The Window of the Harbour Master}},",
        "  howpublished = {Interview transcript, Harbour Voices},",
        "  year = {2019},",
        "  month = {9},",
        "  note = {At 4:21},",
        "  abstract = {My father kept the tide tables in his head.},",
        "  annote = {check},",
        "  keywords = {tides, maps},",
        "  url = {https://example.org/p/7m2kq4c9x0bd},",
        "  urldate = {2026-05-03},",
        "}",
    ]


def entries(text):
    """BibTeX's own rule, from the source of BibTeX 0.99d: in a value in braces each brace counts,
    whatever stands before it, and the value ends where they are even again."""
    found, at = [], 0
    while match := re.compile(r"@misc\{([^,{}]+),").search(text, at):
        at, fields = match.end(), {}
        while field := re.compile(r"\s*(\w+) = \{").match(text, at):
            end, depth = field.end(), 1
            while depth:
                depth += {"{": 1, "}": -1}.get(text[end], 0)
                end += 1
            fields[field[1]] = text[field.end() : end - 1]
            at = re.compile(r",?").match(text, end).end()
        assert re.compile(r"\s*\}").match(text, at), text[at:]
        found.append((match[1], fields))
    return found


HOSTILE_TEXT = st.text() | st.text('{}\\\n\r,="@%-UR ', max_size=30)


@given(HOSTILE_TEXT, HOSTILE_TEXT, HOSTILE_TEXT)
def test_no_value_of_bibtex_ends_its_field(title, name, note):
    url = f"https://example.org/{name}/p/7m2kq4c9x0bd"
    hostile = replace(CITED, title=title, speakers=(name, HOSTILE), quote=note, url=url)
    hostile = replace(hostile, note=HOSTILE, keywords=(note, title))
    first, second = entries(cite("bibtex", hostile, CITED))
    assert first[1]["url"].startswith("https://example.org/")
    assert first[1]["urldate"] == "2026-05-03"
    assert second == entries(cite("bibtex"))[0]


@given(HOSTILE_TEXT, HOSTILE_TEXT)
def test_no_value_of_ris_begins_a_line(title, note):
    hostile = replace(CITED, title=title, quote=HOSTILE, note=note, keywords=(title,))
    lines = cite("ris", hostile, CITED).split("\r\n")
    assert [line for line in lines if line.startswith("UR")] == [f"UR  - {CITED.url}"] * 2
    assert all(re.match(r"[A-Z][A-Z0-9]  - |$", line) for line in lines)
    assert not any(re.search(r"[\n\x0b\x0c\x1c-\x1e\x85\u2028]", line) for line in lines)


def test_ris():
    lines = cite("ris", replace(CITED, speakers=("Mara Voss", "Ingrid Solheim"))).split("\r\n")
    assert lines[:4] == [
        "TY  - SOUND",
        "AU  - Solheim, Ingrid",
        "A2  - Voss, Mara",
        "TI  - The Window of the Harbour Master",
    ]
    assert lines[-1] == "ER  - "


def test_csl_json_is_read_back():
    (item,) = json.loads(cite("csl"))
    assert item["author"] == [{"family": "Solheim", "given": "Ingrid"}]
    assert item["issued"] == {"date-parts": [[2019, 9, 14]]}
    assert len(json.loads(cite("csl", CITED, CITED))) == 2


def test_bibtex_has_a_key_for_each_passage():
    other = replace(CITED, url=CITED.url + ".5-17", speakers=("Łucja Żółć",))
    keys = [key for key, _ in entries(cite("bibtex", CITED, other, replace(other, speakers=())))]
    assert keys == ["Solheim2019-7m2kq4c9x0bd", "Zoc2019-7m2kq4c9x0bd-5-17",
                    "The2019-7m2kq4c9x0bd-5-17"]  # fmt: skip


def test_the_interviewee_is_the_author_and_the_host_the_interviewer():
    both = replace(CITED, speakers=("Mara Voss", "Ingrid Solheim"))
    assert cite("apa", both).startswith("Solheim, I. (2019")
    assert "[Interview transcript; interview by M. Voss, 4:21]" in cite("apa", both)
    assert "Interview by Mara Voss." in cite("mla", both)
    assert "Interview by Mara Voss." in cite("chicago", both)
    assert "note = {At 4:21. Interview by Mara Voss}" in cite("bibtex", both)
    assert json.loads(cite("csl", both))[0]["interviewer"] == [{"family": "Voss", "given": "Mara"}]


def test_a_part_is_no_author():
    nobody = replace(CITED, speakers=("Speaker 1", "Audience Member"))
    for style in all_styles():
        assert "Speaker" not in style.cite([nobody])
        assert style.cite([nobody]) == style.cite([replace(CITED, speakers=())])


def test_two_under_one_label_are_no_author():
    assert "author" not in cite("bibtex", replace(CITED, speakers=("Bell and Howell",)))


@pytest.mark.parametrize("style", all_styles(), ids=lambda style: style.name)
def test_what_is_missing_is_left_out(style):
    bare = replace(CITED, speakers=(), hosts=(), date=None, time="", quote="", container="A, B")
    text = style.cite([bare])
    assert "None" not in text
    assert not re.search(r", ,|, \]|\w \.", text)
    assert "Cher" in style.cite([replace(CITED, speakers=("Cher",))])
