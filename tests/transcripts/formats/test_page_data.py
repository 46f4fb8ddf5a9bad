"""Talks in the data of pages that show little without their script."""

import json
import time

import pytest

from app.transcripts.model import NoTranscriptError
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


def _rows(many: int, about: str = "step") -> list[dict[str, object]]:
    said = "Mind the {about}, it is number {n} of all the ones that {about} people ever had."
    names = ("Vera Holm", "Tomas Ek")
    return [
        {"speaker": names[n % 2], "start": n * 9, "text": said.format(about=about, n=n)}
        for n in range(many)
    ]


def _shown(*data: object, head: str = "") -> str:
    scripts = "".join(f"<script type='application/json'>{json.dumps(one)}</script>" for one in data)
    return _page(scripts).replace("<title>", f"{head}<title>")


_OWN: dict[str, object] = {"title": "The Step", "transcript": _rows(6)}
_NEXT: dict[str, object] = {"title": "Another talk, number 9", "transcript": _rows(12, "rope")}


@pytest.mark.parametrize(
    "data",
    [
        [{"episode": _OWN, "next": _NEXT}],
        [{"episode": _OWN | {"title": "Wet steps"}, "related": [_NEXT, _NEXT | {"title": "B"}]}],
        [{"episodes": [_NEXT, _OWN]}],
        [_NEXT, _OWN],
        [{**_OWN, "other": {"items": [_NEXT]}}],
        [{"a": {**_OWN, "title": "Step 4"}, "b": {**_NEXT, "slug": "rope"},
          "c": {"slug": "the-step", **_OWN, "title": "4"}}],
    ],
    ids="next related list scripts within address".split(),
)  # fmt: skip
def test_of_several_talks_the_page_s_own_is_read_and_others_are_told(data):
    head = "<link rel='canonical' href='https://vera.example/talks/the-step'>"
    talk = read_text(_shown(*data, head=head if "a" in data[0] else ""), "talk.html")
    assert [text for _, text in turns(talk)] == [row["text"] for row in _rows(6)]
    assert talk.metadata.title != _NEXT["title"]
    assert any("left out" in warning for warning in talk.warnings)


def test_talks_of_which_none_is_known_as_the_page_s_own_are_refused():
    for data in (
        [{"talks": [_NEXT, {"title": "A third", "transcript": _rows(9, "door")}]}],
        [{"lines": _rows(6)}, {"title": "B", "lines": _rows(12, "rope")}],
    ):
        with pytest.raises(NoTranscriptError, match="hold 2 talks"):
            read_text(_shown(*data), "talk.html")
    others: list[dict[str, object]] = [
        {"related": [_NEXT]},
        {"episode": {"title": "The Step"}, "items": [_NEXT]},
    ]
    for one in others:
        with pytest.raises(NoTranscriptError):
            read_text(_shown(one), "talk.html")


def test_sections_with_titles_are_of_one_talk():
    parts = [
        {"title": title, "lines": [{**row, "start": None} for row in _rows(8, title)]}
        for title in ("rope", "door")
    ]
    talk = read_text(_shown({"title": "The Step", "content": parts}), "talk.html")
    assert (len(talk.turns), talk.metadata.title) == (16, "The Step")


def test_one_talk_that_stands_twice_is_one():
    told = {"@type": "PodcastEpisode", "name": "The Step"}
    text = "\n".join(f"{row['speaker']}: {row['text']}" for row in _rows(12))
    talk = read_text(_shown({"lines": _rows(12)}, told | {"transcript": text}), "talk.html")
    assert [speaker for speaker, _ in turns(talk)] == ["Vera Holm", "Tomas Ek"] * 6
    assert not any("left out" in warning for warning in talk.warnings)


def _by(names: str, key: str = "author") -> list[dict[str, object]]:
    chosen = names.split("/")
    return [{key: chosen[n % len(chosen)], "text": row["text"]} for n, row in enumerate(_rows(12))]


@pytest.mark.parametrize(
    "data",
    [
        {"comments": _by("Max Power/Ada Quist")},
        {"page": {"title": "The Step", "posts": _by("Max Power/Ada Quist")}},
        {"@type": "DiscussionForumPosting", "comment": [
            {"@type": "Comment", "author": {"name": one["author"]}, "text": one["text"]}
            for one in _by("Max Power/Ada Quist")]},
        {"widget": {"messages": _by("Bot/You", "from")}},
        {"items": _by("Bot/You", "from")},
        {"@type": "HowTo", "step": [{"@type": "HowToStep", **one}
                                    for one in _by("Cut the rope/Mend the net", "name")]},
        {"@graph": [{"@type": ["Recipe"], "name": "Soup", "recipeInstructions":
                     _by("Soup/Bread", "name")}]},
        {"reviews": _by("Max Power/Ada Quist")},
    ],
    ids="comments posts forum widget bot howto recipe reviews".split(),
)  # fmt: skip
def test_data_that_are_no_talk(data):
    with pytest.raises(NoTranscriptError):
        read_text(_shown(data), "talk.html")


def test_what_a_page_tells_search_engines_behind_other_things():
    told = {"@type": "PodcastEpisode", "name": "The Step", "transcript":
            "\n".join(f"{n}: {t}" for n, t in _SAID)}  # fmt: skip
    site = {"@type": "Organization", "name": "Vera's"}
    for data in ({"@context": "https://schema.org", "@graph": [site, told]}, [site, told],
                 {"@graph": [site, {"@type": "WebPage", "mainEntity": told}]}):  # fmt: skip
        talk = read_text(_shown(data), "talk.html")
        assert turns(talk) == _SAID
        assert talk.metadata.title == "The Step"


def test_thousands_of_lists_are_looked_through_once():
    rows = [{"a": n, "items": [{"label": f"x{n}", "url": "u"}] * 6} for n in range(6000)]
    began = time.process_time()
    with pytest.raises(NoTranscriptError):
        read_text(_shown({"rows": rows}), "talk.html")
    assert time.process_time() - began < 8
