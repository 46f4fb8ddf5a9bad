import datetime
import json
from dataclasses import replace

from app.web.citations import Cited, apa, bibtex, chicago, citations, csl_json, mla, ris

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


def test_apa():
    assert apa(CITED) == (
        "Solheim, I. (2019, September 14). The Window of the Harbour Master [Interview transcript, "
        "4:21]. Harbour Voices. https://example.org/p/7m2kq4c9x0bd"
    )


def test_mla():
    assert mla(CITED) == (
        "Solheim, Ingrid. “The Window of the Harbour Master.” Harbour Voices, 14 Sept. 2019, 4:21, "
        "https://example.org/p/7m2kq4c9x0bd. Accessed 3 May 2026."
    )


def test_chicago():
    assert chicago(CITED) == (
        "Solheim, Ingrid. “The Window of the Harbour Master.” Harbour Voices. Interview "
        "transcript, September 14, 2019, at 4:21. https://example.org/p/7m2kq4c9x0bd."
    )


def test_bibtex_keeps_its_braces_whatever_the_title():
    text = bibtex(replace(CITED, title="50 % of {this} & that_"))
    assert text.startswith("@misc{Solheim2019,")
    assert r"title = {{50 \% of \{this\} \& that\_}}" in text
    assert text.endswith("\n}")


def test_ris_is_one_line_a_field():
    lines = ris(replace(CITED, quote="two\nlines")).split("\r\n")
    assert lines[0] == "TY  - SOUND"
    assert "N1  - two lines" in lines
    assert lines[-1] == "ER  - "


def test_csl_json_is_read_back():
    (item,) = json.loads(csl_json(CITED))
    assert item["author"] == [{"family": "Solheim", "given": "Ingrid"}]
    assert item["issued"] == {"date-parts": [[2019, 9, 14]]}


def test_what_is_missing_is_left_out():
    bare = replace(CITED, speakers=(), date=None)
    for text in citations(bare).values():
        assert "None" not in text
    assert citations(replace(CITED, speakers=("Cher",)))["APA"].startswith("Cher (2019")
