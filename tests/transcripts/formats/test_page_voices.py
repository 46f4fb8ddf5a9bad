"""Web pages whose elements and attributes say who speaks, or whose tables are typed lines."""

import time

import pytest

from app.transcripts.model import NoTranscriptError
from tests.transcripts.formats.reading import read_text, turns

_SAID = [
    ("Vera Holm", "Mind the wet step, it is the last one."),
    ("Tomas Ek", "Which of them is it, did you say?"),
    ("Vera Holm", "The last one, by the green door."),
    ("Tomas Ek", "I see it, and I mind it well."),
]


def _page(form: str, wrap: str = "{}") -> list[tuple[str | None, str]]:
    said = "".join(
        form.format(name=name, text=text, n=n, role=("host", "guest")[n % 2])
        for n, (name, text) in enumerate(_SAID)
    )
    body = wrap.format(said)
    return turns(read_text(f"<html><body><h1>The Step</h1>{body}</body></html>", "talk.html"))


@pytest.mark.parametrize(
    ("form", "wrap"),
    [
        ("<section aria-label='{name}'><p>{text}</p></section>", "<main>{}</main>"),
        ("<div><img alt='{name}' src='{n}.jpg'><div>{text}</div></div>", "<main>{}</main>"),
        ("<p><b>{name}.</b> {text}</p>", "<main>{}</main>"),
        ("<tr><th scope='row'>{name}</th><td>{text}</td></tr>", "<table>{}</table>"),
        ("<tr><td>{n}.</td><td>{name}</td><td>{text}</td><td>00:0{n}</td></tr>",
         "<table><tr><th>#</th><th>Speaker</th><th>Statement</th><th>Time</th></tr>{}</table>"),
    ],
    ids=["labels", "pictures", "full stops", "heads of rows", "statements"],
)  # fmt: skip
def test_who_speaks_by_what_stands_around_the_words(form, wrap):
    assert _page(form, wrap) == _SAID


def test_lines_in_a_field_of_text():
    lines = "\n".join(f"{name}: {text}" for name, text in _SAID * 2)
    page = f"<html><body><label>Text</label><textarea readonly>{lines}</textarea></body></html>"
    assert turns(read_text(page, "talk.html")) == _SAID * 2


def test_roles_that_are_classes():
    assert _page("<p class='{role}'>{text}</p>") == [
        (("host", "guest")[n % 2], text) for n, (_, text) in enumerate(_SAID)
    ]


def test_messages_of_a_chat_with_a_program():
    form = "<div data-message-author-role='{role}'><p>{text}</p></div>"
    assert [speaker for speaker, _ in _page(form)] == ["host", "guest"] * 2


def test_labels_that_some_parts_lack_name_nobody():
    said = "".join(
        f"<section {f'aria-label={name[:4]}' if n != 2 else ''}><p>{text}</p></section>"
        for n, (name, text) in enumerate(_SAID * 2)
    )
    text = f"<html><body><h2>Transcript</h2>{said}</body></html>"
    assert not any(speaker for speaker, _ in turns(read_text(text, "talk.html")))


def test_numbered_lines_of_a_court():
    lines = [
        "VERA HOLM: Mind the wet step, it is", "the last one of all that there are.",
        "TOMAS EK: Which of them is it that you", "said, and why do I have to", "mind it at all?",
        "VERA HOLM: The last one, by the", "green door of the harbour office.",
        "TOMAS EK: I see it, and I mind it", "well.",
    ]  # fmt: skip
    rows = "".join(f"<tr><td>{n}</td><td>{line}</td></tr>" for n, line in enumerate(lines, 1))
    read = turns(read_text(f"<html><body><table>{rows}</table></body></html>", "talk.html"))
    assert [speaker for speaker, _ in read] == ["VERA HOLM", "TOMAS EK"] * 2
    assert read[1][1] == "Which of them is it that you said, and why do I have to mind it at all?"


def test_tables_of_several_recordings_are_read_and_told():
    heads = "<tr><th>Time</th><th>Speaker</th><th>Text</th></tr>"
    rows = "".join(
        f"<tr><td>00:0{n}</td><td>{name}</td><td>{text}</td></tr>"
        for n, (name, text) in enumerate(_SAID)
    )
    tables = "".join(f"<h2>{n}.wav</h2><table>{heads}{rows}</table>" for n in (1, 2))
    read = read_text(f"<html><body>{tables}</body></html>", "talk.html")
    assert turns(read) == _SAID * 2
    assert any("2 tables" in warning for warning in read.warnings)


def test_names_before_words_with_times_of_their_own():
    said = "".join(
        f"<p><strong>{name}: [00:0{n}]</strong> "
        + "".join(
            f"<span data-m='{n * 9000 + at}'>{w} </span>" for at, w in enumerate(text.split())
        )
        + "</p>"
        for n, (name, text) in enumerate(_SAID)
    )
    assert turns(read_text(f"<html><body>{said}</body></html>", "talk.html")) == _SAID


def test_who_speaks_once_and_first_below_a_title():
    said = "".join(f"<p>{name}: {text}</p>" for name, text in [("Ida Lind", "Hello."), *_SAID])
    page = f"<html><body><h1>The Step</h1>{said}</body></html>"
    assert turns(read_text(page, "talk.html"))[0] == ("Ida Lind", "Hello.")


def test_each_turn_is_a_part_that_is_called_a_transcript():
    form = (
        "<div class='transcript-part'><div>{name} [00:00:0{n}]</div><div>{text} "
        + "It is the last one of all that there are. " * 6
        + "</div></div>"
    )
    assert [speaker for speaker, _ in _page(form)] == [name for name, _ in _SAID]


def test_names_that_are_headings_above_times():
    read = _page("<div><h6>{name}</h6><span>0:0{n}</span><p>{text}</p></div>")
    assert read == _SAID


def test_tables_within_tables_are_looked_through_once():
    rows = "".join(
        f"<tr><td>00:0{n}</td><td>{name}</td><td>{text}</td></tr>"
        for n, (name, text) in enumerate(_SAID)
    )
    page = f"<html><body><table>{rows}{'<tr><td><table>' * 400}</body></html>"
    began = time.process_time()
    assert turns(read_text(page, "talk.html")) == _SAID
    assert time.process_time() - began < 5


_READERS = ("Max Power", "Ada Quist", "Bo Lund")


def _cards(card: str, many: int = 9) -> str:
    form = "<div class='card'><img src='a.png' alt='{name}'>{card}</div>"
    return "".join(
        form.format(name=_READERS[n % 3], card=card.format(n=n + 1)) for n in range(many)
    )


_REMARK = "<p>I minded the step {n} times, and it was as wet as ever it was before.</p>"


@pytest.mark.parametrize("heading", ["<h2>Discussion</h2>", "", "<h2>More on the step</h2>"])
def test_readers_beside_pictures_are_none_of_a_talk(heading):
    said = "".join(f"<p>{name}: {text}</p>" for name, text in _SAID * 3)
    page = f"<html><body><h1>The Step</h1>{said}<section>{heading}{_cards(_REMARK)}</section>"
    read = turns(read_text(f"{page}</body></html>", "talk.html"))
    assert [speaker for speaker, _ in read] == [name for name, _ in _SAID * 3]


@pytest.mark.parametrize(
    "body",
    [
        f"<h1>Why is the step wet?</h1>{_cards('<span>2 hours ago</span>' + _REMARK)}",
        f"<h1>Why is the step wet?</h1>{_cards(_REMARK + '<a href=#>Reply</a>')}",
        f"<h1>Why is the step wet?</h1>{_cards('<time>12 May 2024</time>' + _REMARK)}",
        f"<h1>Harbour forum</h1>{_cards(_REMARK)}",
        f"<h2>What our customers say</h2>{_cards(_REMARK)}",
        f"<h1>Shoes for wet steps</h1><div>Reviews (9)</div>{_cards(_REMARK)}",
        f"<h1>Shoes for wet steps</h1><div class='testimonials'>{_cards(_REMARK)}</div>",
        f"<h1>The wet step</h1><p>{'It was the last step of all, and wet. ' * 30}</p>"
        + _cards(_REMARK),
        f"<h1>Bewertungen</h1>{_cards(_REMARK)}",
        "<h1>The wet step</h1><h2>Comments</h2>"
        + "".join(f"<section aria-label='{_READERS[n % 3]}'>{_REMARK}</section>" for n in range(9)),
    ],
    ids="ago reply date forum customers reviews class essay german labels".split(),
)
def test_pages_of_remarks_beside_pictures_are_refused(body):
    with pytest.raises(NoTranscriptError):
        read_text(f"<html><body>{body}</body></html>", "page.html")


@pytest.mark.parametrize(
    "wrap",
    [
        "<article class='post hentry comments-open'>{}</article>",
        "<aside><h3>Recent comments</h3></aside><main>{}</main>",
        "<main>{}</main><h3>Comments</h3><p>None yet.</p>",
        "<main><h2>Discussion with Vera Holm</h2>{}</main>",
    ],
)
@pytest.mark.parametrize(
    "form",
    [
        "<div><img alt='{name}' src='{n}.jpg'><div>{text}</div></div>",
        "<section aria-label='{name}'><p>{text}</p></section>",
    ],
)
def test_talks_on_pages_that_have_comments_besides(form, wrap):
    assert _page(form, wrap) == _SAID


def test_roles_in_the_post_of_a_blog():
    read = _page("<p class='{role}'>{text}</p>", "<div class='post-content'>{}</div>")
    assert [speaker for speaker, _ in read] == ["host", "guest"] * 2
