"""Whose words are shown: nobody is given what another one says."""

import json
import re
from pathlib import Path

import pytest

KETTLE = (Path(__file__).parents[1] / "files" / "kettle-night-3.md").read_text("utf-8")
TALK = """
**Nora Lind:** We have been talking about the harbour for some time. And you, Kris, when did you
notice that it was burnout?

**Kris Ahl:** I noticed the burnout when I could not read the tide tables any more. I had read them
every morning for thirty years, and then one day they were only numbers on a page, and I put them
down.

**Nora Lind:** I have never had a burnout like that, I must say, but I know people who had.

**Kris Ahl:** You are lucky then.
"""


AMID = """
MODERATOR (Kris Ahl): The ferry was late and nobody said that. [MARIA] And then the ferry rang its
bell for an hour, and all of us went down to the quay.

Maria Holm: It rang until morning.

Unknown Speaker: The ferry never rang at all, if you ask me.

MODERATOR (Kris Ahl): It did.

Maria Holm: So it did.
"""


@pytest.fixture(scope="module")
def talks(archive_of):
    return archive_of(
        {"kettle/kettle-night-3.md": KETTLE, "harbour/burnout.md": TALK, "quay/ferry.txt": AMID}
    )


@pytest.fixture
def client(talks, site_of):
    return site_of(talks)


def hits(client, **asked):
    return client.get("/api/search", params=asked).json()["hits"]


def said(hit):
    return {turn["speaker"]: turn["text"] for turn in hit["turns"]}


def test_a_hit_tells_who_says_which_words(client):
    (hit,) = hits(client, q="copper kettle")
    assert " ".join(turn["text"] for turn in hit["turns"]) == hit["text"]
    assert hit["speaker"] is None
    assert said(hit)["Tove Halvard"].startswith("The copper one")
    assert "Which kettle would you warn people about?" in said(hit)["Perrin Okafor-Lind"]
    times = [(turn["start"], turn["end"]) for turn in hit["turns"]]
    assert times == sorted(times)


def test_a_hit_begins_with_the_question_that_is_answered_not_with_what_was_before(client):
    (hit,) = hits(client, q="copper spout cork")
    assert "Odalys Brunn" not in said(hit)


def test_what_one_speaker_says_is_found_and_marked_alone(client):
    found = hits(client, q="speaker:Kris burnout")
    assert found
    for hit in found:
        marked = hit["html"].split("<mark>")[1:]
        assert marked
        assert "never had a" not in said(hit).get("Nora Lind", "")
        assert "burnout" in said(hit)["Kris Ahl"]
    page = client.get("/search", params={"q": "speaker:Kris burnout"}).text
    assert "when did you notice that it was burnout?" in page
    assert page.count("<mark>") == 1


def test_a_speaker_who_says_less_than_half_of_a_passage_is_found(client):
    assert hits(client, q='speaker:Kris "You are lucky"')
    assert not hits(client, q='speaker:Nora "You are lucky"')


def test_pages_and_feeds_name_each_speaker(client):
    for address in ("/search?q=copper+kettle", "/search.atom?q=copper+kettle"):
        text = client.get(address).text
        text = text[text.find('<ol class="hits"') :] if "<ol" in text else text
        assert text.index("Perrin Okafor-Lind") < text.index("would you warn")
        assert (
            text.index("would you warn") < text.index("Tove Halvard") < text.index("crooked spout")
        )


def test_links_cite_those_who_say_the_words(client):
    key = hits(client, q="copper kettle")[0]["passage"]
    link = client.get(f"/api/p/{key}").json()
    words = link["text"].split()
    first = next(n for n, word in enumerate(words) if word == "The")
    assert link["speaker"] is None
    assert link["turns"][0]["speaker"] == "Odalys Brunn"
    address = f"{key}.{first}-{first + 6}"
    assert client.get(f"/api/p/{address}").json()["speaker"] == "Tove Halvard"
    cited = client.get(f"/cite/{address}").text
    assert "Halvard, T. " in cited
    assert "Brunn" not in cited
    both = client.get(f"/cite/{key}.0-{first + 6}").text
    assert "Brunn, O., Okafor-Lind, P., &amp; Halvard, T." in both


def test_a_name_amid_a_line_and_one_behind_a_part_are_told_wherever_words_are(client):
    (hit,) = hits(client, q="ferry quay")
    assert [turn["speaker"] for turn in hit["turns"]][:2] == ["Kris Ahl", "Maria Holm"]
    words = client.get(f"/api/p/{hit['passage']}").json()["text"].split()
    bell = words.index("bell")
    assert (
        client.get(f"/api/p/{hit['passage']}.{bell}-{bell + 3}").json()["speaker"] == "Maria Holm"
    )
    assert "Holm, M." in client.get(f"/cite/{hit['passage']}.{bell}-{bell + 3}").text
    embedded = client.get(f"/embed/p/{hit['passage']}").text
    assert (
        embedded.index("nobody said that.") < embedded.index("Maria Holm") < embedded.index("bell")
    )
    text = client.get("/episodes/ferry.txt").text
    assert re.search(r"Maria Holm: \[≈ [\d:]+\] And then the ferry", text)
    assert "Unknown Speaker" not in text
    voices = client.get("/episodes/ferry.vtt").text
    assert "<v Maria Holm>And then" in voices
    assert "Unknown Speaker" not in client.get("/people").text


def test_a_quote_is_told_by_whom(client):
    def verdict(text, speaker):
        asked = {"text": text, "speaker": speaker}
        return client.post("/api/quote", json=asked).json()

    quote = "I burned my hand on that copper kettle twice in one winter"
    assert verdict(quote, "Tove")["verdict"] == "word_for_word"
    assert verdict(quote, "Perrin")["verdict"] == "someone_else"
    match = verdict("Which kettle would you warn people about? The copper one", "")["matches"][0]
    assert [turn["speaker"] for turn in match["turns"]] == ["Perrin Okafor-Lind", "Tove Halvard"]
    assert match["speaker"] is None
    assert (
        "The copper"
        not in verdict("Which kettle would you warn people about?", "")["matches"][0]["after"]
    )


@pytest.mark.parametrize(
    ("text", "speaker", "told"),
    [
        ("people about? The copper one with", "Tove", "but only part of it by them."),
        ("people about? The copper one with", "Odalys", "This was said, but by somebody else."),
        ("rang until morning. The ferry never rang", "Maria", "said the rest."),
        ("The ferry never rang at all", "Maria", "doesn’t say by whom."),
    ],
)
def test_a_quote_that_is_said_in_part_by_its_speaker_is_told_so(client, text, speaker, told):
    assert told in client.post("/quote", data={"text": text, "speaker": speaker}).text


def test_the_preview_of_a_link_names_who_says_what(client):
    (hit,) = hits(client, q="copper kettle")
    head = client.get(f"/p/{hit['passage']}").text.partition("</head>")[0]
    told = re.findall(r'(?:description|image:alt)" content="([^"]*)"', head)
    told.append(json.loads(re.search(r"ld\+json[^>]*>(.*?)</script>", head, re.DOTALL)[1])["text"])
    assert len(told) == 4
    for one in told:
        assert one.startswith("Odalys Brunn: Ah, the kettle again")
        assert one.index("Perrin Okafor-Lind: Yes.") < one.index("Tove Halvard: The copper")
    assert "<title>“Ah, the kettle again...” · " in head
    assert "<title>Cite “Ah, the kettle again...” · " in client.get(f"/cite/{hit['passage']}").text
    sole = client.get(f"/p/{hit['passage']}.0-3").text
    assert 'og:description" content="“Ah, the kettle” — Odalys Brunn"' in sole


def test_the_time_of_a_hit_is_that_of_the_words_it_shows(archive, site_of):
    cues = [
        ("00:04.000 --> 00:09.000", "<v Nora Lind>We spoke of the harbour for a good long while."),
        ("00:09.000 --> 00:12.000", "<v Kris Ahl>The fog bell rang at noon."),
    ]
    archive.write("talk.vtt", "WEBVTT\n\n" + "\n\n".join("\n".join(cue) for cue in cues))
    archive.run_import()
    client = site_of(archive)
    (hit,) = hits(client, q="fog bell", speaker="Kris Ahl")
    assert hit["text"] == "The fog bell rang at noon."
    assert (hit["start"], hit["turns"][0]["start"], hit["end"]) == (9.0, 9.0, 12.0)
    page = client.get("/search?q=fog+bell&speaker=Kris+Ahl").text
    assert "0:09" in page
    assert "0:04" not in page
    (whole,) = hits(client, q="harbour")
    assert whole["start"] == 4.0


def test_a_feed_tells_where_nobody_is_named_between_two_who_are(archive, site_of):
    cues = "<v Nora Lind>The tide was high.</v>\nA bell rang twice.\n<v Kris Ahl>So it was.</v>"
    archive.write("talk.vtt", f"WEBVTT\n\n00:01.000 --> 00:09.000\n{cues}\n")
    archive.run_import()
    text = site_of(archive).get("/search.atom?q=bell").text.partition("<content")[2]
    assert text.index("tide") < text.index("Not named") < text.index("bell")
    assert text.index("bell") < text.index("Kris Ahl") < text.index("So it was")


def test_what_nobody_is_named_for_is_nobodys(archive, site_of):
    archive.write("talk.txt", "the lamp turned all night and nobody slept in the tower " * 8)
    archive.run_import()
    client = site_of(archive)
    asked = {"text": "the lamp turned all night and nobody slept", "speaker": "Ingrid"}
    assert client.post("/api/quote", json=asked).json()["verdict"] == "unknown_speaker"
    assert "doesn’t say by whom" in client.post("/quote", data=asked).text
    key = hits(client, q="lamp tower")[0]["passage"]
    assert "author" not in client.get(f"/cite/{key}").text
