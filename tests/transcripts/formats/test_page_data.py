"""Talks in the data of pages that show little without their script."""

import json

from tests.transcripts.formats.reading import read_text, turns

_SAID = [
    ("Vera Holm", "Mind the wet step, it is the last one of all that there are."),
    ("Tomas Ek", "Which of them is it, did you say, and where would I find it?"),
] * 4


def _page(script: str, body: str = "<div id='root'>Loading</div>") -> str:
    return f"<html lang='en'><head><title>The Step</title></head><body>{body}{script}</body></html>"


def _listed() -> str:
    said = [{"speaker": name, "start": n, "text": text} for n, (name, text) in enumerate(_SAID)]
    return json.dumps({"props": {"talk": {"lines": said}}})


def test_the_list_that_a_script_shows():
    for script in (
        f"<script id='__NEXT_DATA__' type='application/json'>{_listed()}</script>",
        f"<script>window.__STATE__ = {_listed()};</script>",
    ):
        talk = read_text(_page(script), "talk.html")
        assert turns(talk) == _SAID
        assert (talk.format, talk.metadata.title) == ("page-data", "The Step")
        assert "data of its script" in talk.warnings[0]


def test_what_a_page_tells_search_engines():
    told = {"@type": "PodcastEpisode", "transcript": "\n".join(f"{n}: {t}" for n, t in _SAID)}
    script = f"<script type='application/ld+json'>{json.dumps(told)}</script>"
    assert turns(read_text(_page(script), "talk.html")) == _SAID


def test_a_page_that_shows_the_talk_is_read_as_it_is_shown():
    shown = "".join(f"<p><b>{name}:</b> {text}</p>" for name, text in _SAID)
    page = _page(f"<script>window.__STATE__ = {_listed()};</script>", shown)
    assert read_text(page, "talk.html").format == "web-page"
