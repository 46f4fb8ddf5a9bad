import time

import pytest

from app.transcripts.model import NoTranscriptError
from tests.transcripts.formats.reading import read_text, said, turns

TALK = [
    ("Vera Holm", "Good morning, and welcome to the tower."),
    ("Tomas Rask", "Thank you. It is colder than I thought."),
    ("Vera Holm", "Mind the step there."),
    ("Tomas Rask", "I will, it is steep."),
]
INTRO = (
    "<p>In this episode Vera talks to Tomas about the tower. It was a windy day.</p>"
    "<h3>Links</h3><ul><li>Tower Trust: tower.example</li></ul>"
)
BEHIND = (
    "<p>Share this:</p><ul><li>Twitter</li></ul><div id='comments'><h3>2 Comments</h3><ol>"
    "<li><b>Jane:</b> Great episode!</li><li><b>Jim:</b> Loved it. Thanks.</li></ol></div>"
)


def page(body: str, head: str = "") -> str:
    return (
        f'<!DOCTYPE html><html lang="en-GB"><head><title>The Tower | Site</title>{head}'
        "<script>var transcript = 1;</script></head><body><header><nav><a>Home</a></nav></header>"
        f"{body}<footer><p>Copyright Tower Trust.</p></footer></body></html>"
    )


def each(pattern: str) -> str:
    """A pattern for each turn, with `name`, `words` and `at` (5 s apart)."""
    return "".join(
        pattern.format(
            name=name, words=words, at=f"0:{5 * number:02}", at_s=5 * number, ms=5_000 * number
        )
        for number, (name, words) in enumerate(TALK)
    )


PAGES = {
    "bold names in an article": f"<article>{INTRO}"
    + each("<p><strong>{name}:</strong> {words}</p>")
    + f"{BEHIND}</article>",
    "plain names below a heading": f"<article>{INTRO}<h4>Episode Transcript</h4>"
    + each("<p>{name}: {words}</p>")
    + "<h4>Related posts</h4><p>Another: a post</p></article>",
    "names as headings": f"{INTRO}<h2>Transcript</h2>" + each("<h4>{name}</h4><p>{words}</p>"),
    "a list of definitions": "<dl>" + each("<dt>{name}</dt><dd>{words}</dd>") + "</dl>",
    "spans by class": INTRO
    + each(
        "<div class=seg><span class=name>{name}</span> <span class=ts><a href=x>({at})</a></span>"
        "<span class=text>{words}</span></div>"
    ),
    "signs and days beside names": "<div>"
    + each(
        "<div class=msg><div class=head><span class=avatar>V</span><span class=author-name>{name}"
        "</span><span class=timestamp>01-Nov-22 07:40 PM</span></div>"
        "<div class=content>{words}<a href='#note-1'>1</a></div></div>"
    )
    + "</div>",
    "times of the day before names": "<h2>Transcript</h2>"
    + each("<div class=line><span class=timestamp>[10:02:11 AM]</span> {name}: {words}</div>"),
    "names and days by attribute": "<div>"
    + each(
        "<div class=m data-speaker='{name}'><div><b>{name}</b> · 03.05.24, 10:02</div>"
        "<div>{words}</div></div>"
    )
    + "</div>",
    "a table around all of it": "<table><tr><td><font>"
    + each("<b>{name}:</b> {words}<p>")
    + "</font></td></tr></table>",
    "lines that end where the file has them": "<div><b>Transcript:</b></div>"
    "<div style='white-space: pre-wrap'>" + each("{name}: {words}\n") + "</div>",
    "names in headings of several parts": INTRO
    + each(
        "<div class=item><h2><div class=who>{name}</div><div class=of>(North)</div></h2>"
        "<div class=content><p>{words}</p></div></div>"
    ),
    "names and times that touch": each(
        "<div><div><span class=speaker>{name}</span><span class=ts>{at}</span></div>"
        "<p>{words}</p></div>"
    ),
    "names with times in brackets": each("<p>{name} (<a href=x>{at}</a>):<br>{words}</p>"),
    "times as attributes": "<div id=transcript>"
    + each("<p data-start={at}><b>{name}</b><br>{words}</p>")
    + "</div>",
    "a table": "<table><tr><th>Time</th><th>Speaker</th><th>Text</th></tr>"
    + each("<tr><td>{at}</td><td>{name}</td><td>{words}</td></tr>")
    + "</table>",
    "cite, time and p": each("<cite>{name}:</cite> <time>{at}</time> <p>{words}</p>"),
}


@pytest.mark.parametrize("kind", PAGES)
def test_turns_without_the_rest_of_the_page(kind):
    talk = read_text(page(PAGES[kind]), "talk.html")
    assert turns(talk) == TALK
    assert talk.metadata.title == "The Tower | Site"
    assert talk.metadata.language == "en"


def test_times_are_taken():
    for kind in ("spans by class", "cite, time and p", "times as attributes", "a table"):
        talk = read_text(page(PAGES[kind]), "talk.html")
        assert [talk.timeline.at(turn.first).ms for turn in talk.turns] == [
            0, 5_000, 10_000, 15_000,
        ]  # fmt: skip


def test_a_transcript_of_podcasting_2_0_is_no_whole_page():
    talk = read_text(PAGES["cite, time and p"], "talk.html")
    assert turns(talk) == TALK


def test_words_with_times_of_their_own():
    words = "".join(
        f'<span class="speaker" data-m="{5_000 * number}" data-d="0">[{name}] </span>'
        + "".join(
            f'<span data-m="{5_000 * number + 300 * place}" data-d="300">{word} </span>'
            for place, word in enumerate(said.split())
        )
        for number, (name, said) in enumerate(TALK)
    )
    talk = read_text(page(f"<article><section><p>{words}</p></section></article>"), "talk.html")
    assert turns(talk) == TALK
    assert [talk.timeline.at(word).ms for word in (1, 7)] == [300, 5_000]


def test_names_that_a_style_sheet_sets_in_bold():
    body = each("<p class=c3><span class=c1>{name}: </span><span>{words}</span></p>")
    assert turns(read_text(page(body, "<style>.c1{font-weight:700}</style>"), "x.html")) == TALK


def test_captions_of_a_saved_player_have_times_and_no_names():
    body = "<yt-list>" + each("<yt-line><div>{at}</div><yt-text>{words}</yt-text></yt-line>")
    talk = read_text(page(body + "</yt-list>"), "talk.html")
    assert said(talk) == " ".join(words for _, words in TALK)
    assert talk.timeline.at(7).ms == 5_000


def test_words_of_the_last_speaker_stay_whole():
    behind = "<p>Support your tower. Download nothing.</p><p>Follow the bell, and you will see.</p>"
    talk = read_text(page(each("<p><b>{name}:</b> {words}</p>") + behind), "talk.html")
    assert said(talk).endswith("Download nothing. Follow the bell, and you will see.")


@pytest.mark.parametrize(
    "body",
    [
        "<article><h1>Tower closes</h1><p>It closes on Monday. Reason: a bell is gone.</p>"
        "<p>Note: it opens again in May.</p></article>" + BEHIND,
        "<main><p>Read the <a href=x class=transcript>transcript</a>.</p></main>",
        "<main><p>Q: When does it open?</p><p>A: At nine.</p></main>",
    ],
)
def test_a_page_without_a_transcript_is_left_aside(body):
    with pytest.raises(NoTranscriptError, match="a web page without a transcript"):
        read_text(page(body), "page.html")


def test_bold_questions_and_their_answers_are_an_interview_though_nobody_is_named():
    asked = [("Where is it?", "By the sea."), ("How high?", "Forty steps."), ("Wet?", "Always.")]
    body = "".join(f"<p><b>{question}</b></p><p>{answer}</p>" for question, answer in asked)
    talk = read_text(
        page(f"<article><h1>Three questions</h1><p>Vera keeps it.</p>{body}</article>"), "a.html"
    )
    assert said(talk) == " ".join(f"{question} {answer}" for question, answer in asked)


def test_a_link_of_a_sign_alone_tells_when_the_words_behind_it_are_said():
    body = "".join(
        f'<div class="turn"><p class="speaker">{name}</p>'
        f'<p><a href="#t={5 * n}" class="play">\u25b6</a> {words}</p></div>'
        for n, (name, words) in enumerate(TALK)
    )
    talk = read_text(page(f'<section class="transcript">{body}</section>'), "a.html")
    assert turns(talk) == TALK
    assert talk.timeline.at(7).ms == 5_000


def test_a_table_whose_first_cells_name_who_speaks_or_tell_the_time():
    named = "".join(f"<tr><td><b>{name}</b></td><td>{words}</td></tr>" for name, words in TALK)
    assert turns(read_text(page(f"<table>{named}</table>"), "a.html")) == TALK
    timed = "".join(
        f"<tr><td>0h00m{5 * n:02}s</td><td>{words}</td></tr>" for n, (_, words) in enumerate(TALK)
    )
    talk = read_text(page(f"<table>{timed}</table>"), "a.html")
    assert said(talk) == " ".join(words for _, words in TALK)
    assert talk.timeline.at(7).ms == 5_000


def test_bold_questions_on_a_line_of_the_answers_paragraph():
    asked = [("Since when?", "Since the flood."), ("Who built it?", "Vera."), ("Why?", "To see.")]
    body = "".join(f"<p><strong>{ask}</strong><br>{answer}</p>" for ask, answer in asked)
    talk = read_text(
        page(f"<article><h1>The pier</h1><p>She keeps it.</p>{body}</article>"), "a.html"
    )
    assert said(talk) == " ".join(f"{ask} {answer}" for ask, answer in asked)


def test_what_leads_about_a_page_and_names_its_parts_is_not_spoken():
    parts = "".join(
        f"<section class=part><div class=label><span>0{number}</span> <span>Topic</span></div>"
        f"<div class=said><b>{name}:</b> {words}</div><a class=top href='#main'>Back to top</a>"
        "</section>"
        for number, (name, words) in enumerate(TALK)
    )
    talk = read_text(page(f"<main><h2>Transcript</h2>{parts}</main>"), "talk.html")
    assert turns(talk) == TALK


def test_beside_a_heading_in_a_pages_header_and_in_notes_stands_what_is_about_it():
    words = "And then the lamp went out, and nobody could say for how long it had been dark. "
    talk = read_text(
        "<html><body><header><h1>Transcript</h1><p>The Tower, by Vera Holm</p></header><main>"
        "<div role=note><p>This is the whole text of the film.</p></div>"
        f"<h2>The lamp</h2><p>{words * 3}</p></main></body></html>",
        "talk.html",
    )
    assert said(talk) == (words * 3).strip()


def test_who_is_listed_above_a_talk_speaks_no_turn_of_it():
    talk = read_text(
        page(
            "<main><div class=card><div class=p>Participants: Vera Holm, Tomas Rask.</div></div>"
            "<div class=card>"
            + each("<div class=line><span class=speaker>{name}:</span> {words}</div>")
            + "<div class=p><b>Note:</b> It was a windy day.</div></div></main>"
        ),
        "talk.html",
    )
    assert turns(talk) == TALK


@pytest.mark.parametrize(
    "turn",
    [
        "<li data-speaker='{name}'><button>{at}</button><strong>{name}</strong>"
        "<span class=txt>{words}</span></li>",
        "<p data-speaker='{name}' data-start={at}>{words}</p>",
        "<div data-start='{at}'><span class=line__speaker>{name}</span>"
        "<span class=line__text>{words}</span></div>",
    ],
)
def test_speakers_as_attributes_and_as_elements_of_their_class(turn):
    talk = read_text(page(f"<ul class=transcript-lines>{each(turn)}</ul>"), "talk.html")
    assert turns(talk) == TALK
    assert [talk.timeline.at(one.first).ms for one in talk.turns] == [0, 5_000, 10_000, 15_000]


def test_words_that_say_their_second_and_those_between_them():
    timed = "".join(
        f"<span start='{1 + n / 2}'>{word}</span>, and <b>so</b> on to the in-"
        f"<span start='{1.25 + n / 2}'>breath</span>. "
        for n, word in enumerate("Mind the step there it is wet".split())
    )
    talk = read_text(f"<div id=transcript>{timed}</div>", "talk.html")
    assert said(talk).startswith("Mind, and so on to the in-breath. the, and so on")
    assert (talk.timeline.at(0).ms, talk.timeline.at(6).ms) == (1_000, 1_250)


def test_the_last_answer_is_read_where_answers_are_quoted():
    asked = "".join(f"<p><b>{n}. Is it cold up there?</b></p>"
                    f"<blockquote><p>It is, on the {n}. floor.</p></blockquote>"
                    for n in range(1, 5))  # fmt: skip
    talk = read_text(page(f"<article><h1>A talk</h1><p>By Jim</p>{asked}</article>"), "talk.html")
    assert said(talk).endswith("on the 4. floor.")


def test_rows_of_a_panel_that_readers_of_screens_are_kept_from():
    rows = each(
        "<x-transcript-segment-row><div role=button><div aria-hidden=true><div>{at}</div></div>"
        "<x-text aria-hidden=true>{words}</x-text></div></x-transcript-segment-row>"
    )
    talk = read_text(f"<html><body><div>{rows}</div></body></html>", "talk.html")
    assert said(talk) == " ".join(words for _, words in TALK)


def test_what_was_left_over_of_a_page_is_told():
    body = "".join(f"<p>{17 * n + 3} Here is what she said, and so on.</p>" for n in range(9))
    talk = read_text(page(f"<div id=transcript><h2>Transcript</h2>{body}</div>"), "talk.html")
    assert any("Numbers stand at the head of lines" in one for one in talk.warnings)


def test_reviewers_who_speak_once_each_are_no_talk():
    reviews = "".join(
        f"<div class=review><b>{name}</b><p>Good plates, and quickly here, says {name}.</p></div>"
        for name in ("Ann", "Bob")
    )
    with pytest.raises(NoTranscriptError):
        read_text(page(f"<h1>Plates</h1><h2>Reviews</h2>{reviews}"), "shop.html")


def test_who_wrote_it_down_stands_in_italics_behind_the_last_words():
    body = each("<p><b>{name}:</b> {words}</p>") + "<p><i>Vera Holm is a writer in Uppsala.</i></p>"
    assert turns(read_text(page(f"<article>{body}</article>"), "talk.html")) == TALK


def test_an_interview_begins_and_ends_with_what_has_the_class_of_its_answers():
    asked = "".join(
        f"<p class=q><b>Is it cold on floor {n}?</b></p><p class=a>It is, on floor {n}.</p>"
        for n in range(1, 5)
    )
    talk = read_text(
        page(
            "<article><h1>A talk</h1><p>The tower is high.</p><p class=a>I came in the spring.</p>"
            f"{asked}<p class=q><b>I see.</b></p><p>Interview by Jim</p></article>"
        ),
        "talk.html",
    )
    assert said(talk).startswith("I came in the spring. Is it cold")
    assert said(talk).endswith("on floor 4. I see.")


def test_captions_that_a_page_shows_as_they_are():
    captions = "".join(
        f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{name}: {words}\n\n"
        for n, (name, words) in enumerate(TALK)
    )
    talk = read_text(page(f"<pre>{captions}</pre>"), "talk.html")
    assert turns(talk) == TALK
    assert talk.format == "web-page"


def test_names_alone_in_elements_of_a_class_each_are_no_signposts():
    body = "".join(
        f"<div class='msg {'l' if n % 2 else 'r'}'><div class=name>{name}</div>"
        f"<div class=bubble>{words}</div></div>"
        for n, (name, words) in enumerate(TALK * 2)
    )
    talk = read_text(page(f"<section id=transcript><h2>Transcript</h2>{body}</section>"), "a.html")
    assert turns(talk) == TALK * 2


def test_a_long_line_of_many_elements_does_not_take_the_square_of_its_length():
    def took(count: int) -> float:
        words = "<i class=w>word</i> " * count
        begun = time.process_time()
        read_text(page(f"<p><b>Vera:</b> {words}</p><p><b>Tom:</b> No.</p>"), "talk.html")
        return time.process_time() - begun

    assert took(24_000) < 12 * max(took(4_000), 0.1)


TIMED_LINES = {
    "buttons": "<button class=seg><span class=time>{at}</span> <b class=speaker>{name}</b> "
    "<span>{words}</span></button>",
    "whole seconds by attribute": "<p data-time={at_s}><b>{name}:</b> {words}</p>",
    "milliseconds by attribute": "<p data-time={ms}><b>{name}:</b> {words}</p>",
    "names that are buttons": "<div><div><button class=speaker-btn>{name}</button>"
    "<time>00:0{at}</time></div><p>{words}</p></div>",
    "times in a part of a button": "<div><button class=at>Play from here<span>{at}</span></button>"
    "<p><b>{name}:</b> {words}</p></div>",
    "times hidden from those who listen": "<div><span class=display-name>{name}</span>"
    "<span class=screenReaderHidden>{name} 0 minutes</span><span aria-hidden=true>{at}</span>"
    "<div>{words}</div></div>",
    "times in a row's last part": "<li><div><span><b>{name}:</b> {words}</span></div>"
    "<div class=at>{at}</div></li>",
    "times behind": "<div class=row><span class=row-speaker>{name}</span>\n<span>{words}</span>\n"
    "<span class=row-time>{at}</span></div>",
}


@pytest.mark.parametrize("line", TIMED_LINES.values(), ids=TIMED_LINES)
def test_lines_with_their_times_wherever_these_stand(line):
    talk = read_text(page(f"<div class=transcript>{each(line)}</div>"), "talk.html")
    assert turns(talk) == TALK
    assert [knot.ms for knot in talk.timeline.knots][:3] == [0, 5_000, 10_000]


QUESTIONS = ["How high is the tower?", "Who built it?", "Is it steep?"]
ANSWERS = ["Forty metres. We measured it.", "A monk did, alone.", "It is, mind the step."]
ASKED = {
    "in italics": "<p><em>{q}</em></p><p>{a}</p>",
    "by class": "<div class=question>{q}</div><p class=answer>{a}</p>",
    "each within the one before": "<div><h3>{q}</h3><div><p>{a}</p>",
}


@pytest.mark.parametrize("asked", ASKED.values(), ids=ASKED)
def test_questions_and_answers_that_nobody_is_named_for_to_the_last_answer(asked):
    body = "".join(asked.format(q=q, a=a) for q, a in zip(QUESTIONS, ANSWERS, strict=True))
    talk = read_text(page(f"<h1>A tower</h1>{body}"), "talk.html")
    assert [words for _, words in turns(talk)] == [
        part for pair in zip(QUESTIONS, ANSWERS, strict=True) for part in pair
    ]


def test_questions_of_a_japanese_paper_that_begin_with_a_dash():
    asked = [
        ("塔は高いですか、それとも低いですか。", "四十メートルです。階段で上ります。"),
        ("誰がこの塔を建てましたか。", "お坊さんが一人で建てました。"),
        ("上るのは大変でしたね。", "いいえ、毎日上っていますから。"),
    ]
    body = "".join(f"<p><b>――{q}</b></p><p>{a}</p>" for q, a in asked)
    talk = read_text(page(f"<article><h1>塔</h1>{body}</article>"), "talk.html")
    assert [words for _, words in turns(talk)] == [part for pair in asked for part in pair]


def test_typed_lines_that_are_most_of_a_page():
    body = "<h1>Tower</h1><pre>" + each("{name}: {words}\n") * 3 + "</pre>"
    assert turns(read_text(page(body), "talk.html")) == TALK * 3


def test_the_words_of_slides_are_read_to_the_last_one():
    slides = "".join(
        f"<div class=slide><div class=slide-title>Which {n}, and why</div>"
        f"<p class=body>The tower has {n} steps, and {n} windows to the sea that nobody opens.</p>"
        "</div>"
        for n in ("one", "two", "three", "four")
    )
    talk = read_text(page(f"<div class=transcript><h1>Transcript</h1>{slides}</div>"), "talk.html")
    assert said(talk).endswith("four steps, and four windows to the sea that nobody opens.")
    assert "Which" not in said(talk)


def test_captions_whose_times_have_a_word_between_them():
    lines = "".join(
        f"{n}<br>00:00:0{n},500 to 00:00:0{n},900<br>Mind step {n}.<br><br>" for n in (1, 2, 3)
    )
    talk = read_text(f"<html><body><font>{lines}</font></body></html>", "talk.html")
    assert said(talk) == "Mind step 1. Mind step 2. Mind step 3."
    assert [cue.start_ms for cue in talk.cues] == [1_500, 2_500, 3_500]


@pytest.mark.parametrize(
    "body",
    [
        "<h2>Academic Transcript</h2><ul><li>Art 1 - A</li></ul><h3>Certifications</h3><dl>"
        "<dt>CDL</dt><dd>Commercial driver</dd><dt>CIW</dt><dd>Web associate</dd></dl>"
        "<p>Courses: <b>Tyler</b><br>Email: t@x.example</p>"
        "<p><b>Bill</b><br>Email: b@x.example</p>",
        "<h1>My transcript</h1><p class=transcript-intro>Below is my academic transcript, with the "
        "certifications, references and more that are relevant to my studies at the college, "
        "where I have been a student of design since the autumn, and a tutor of writing.</p>",
    ],
)
def test_a_schools_transcript_of_grades_is_none(body):
    with pytest.raises(NoTranscriptError):
        read_text(page(body), "transcript.html")


@pytest.mark.parametrize("time", ["<a href='#t={t}'>00:0{t}</a>", "[00:00:0{t}]", "(00:0{t})"])
def test_bold_names_behind_times_are_names(time):
    body = "".join(
        f"<p>{time.format(t=number)} <b>{who}</b> {what}</p>"
        for number, (who, what) in enumerate(TALK)
    )
    assert turns(read_text(page(f"<h2>Transcript</h2>{body}"), "talk.html")) == TALK


def test_the_last_answer_goes_on_in_elements_like_those_before_it():
    said = "".join(
        f"<div class='row'><b>{who}</b><span>00:0{number}</span><p>{what}</p></div>"
        for number, (who, what) in enumerate(TALK)
    )
    more = "<div class='row'><p>It is worth it.</p></div>" * 3
    talk = read_text(page(f"<div>{said}{more}</div>"), "talk.html")
    assert turns(talk)[-1][1].count("It is worth it.") == 3


def test_a_gap_to_fill_in_is_nobodys_turn():
    body = each("<p>{name}: {words}</p>") + "<h3>Exercise</h3><p>Fill in.</p><p>Vera Holm: ___</p>"
    assert turns(read_text(page(f"<div>{body}</div>"), "talk.html")) == TALK


def test_the_answer_below_the_last_question_in_the_same_part():
    asked = zip(QUESTIONS, ANSWERS, strict=True)
    body = "".join(
        f"<section><p><b>Interviewer:</b> {q}</p><p class=a{n}>{a}</p></section>"
        for n, (q, a) in enumerate(asked)
    )
    assert said(read_text(page(f"<main>{body}</main>"), "talk.html")).endswith(ANSWERS[-1])


def test_answers_to_what_many_ask_are_no_interview():
    asked = zip(QUESTIONS, ANSWERS, strict=True)
    body = "".join(f"<h3>{q}</h3><p>{a}</p>" for q, a in asked)
    with pytest.raises(NoTranscriptError, match="many ask"):
        read_text(page(f"<h1>FAQ of the tower</h1>{body}"), "talk.html")


@pytest.mark.parametrize("attribute", ["data-time", "data-m", "data-start"])
def test_digits_that_are_no_numbers_are_no_times(attribute):
    body = each(f"<p {attribute}=²><b>{{name}}:</b> {{words}}</p>") * 3
    assert turns(read_text(page(f"<div>{body}</div>"), "talk.html")) == TALK * 3


def test_parts_within_parts_do_not_take_the_square_of_their_number():
    def took(count: int) -> float:
        body = f"{'<div class=transcript>' * count}{each('<p><b>{name}:</b> {words}</p>') * 2}"
        begun = time.process_time()
        assert turns(read_text(page(body), "talk.html")) == TALK * 2
        return time.process_time() - begun

    assert took(160) < 8 * max(took(40), 0.05)


@pytest.mark.parametrize(
    "quote",
    [
        "<p>{words}</p><cite>{name}</cite>",
        "<p>{words}</p><p><cite>{name}</cite></p>",
        "<p>{words}<br>— {name}</p>",
        "<p>{words}</p><p>— {name}, fisherman</p>",
    ],
)
def test_who_is_quoted_says_nothing_of_what_comes_below(quote):
    told = "".join(
        f"<p>In the winter of {1960 + year} the boats stayed in, and all waited for the ice.</p>"
        "<blockquote>" + quote.format(words=f"We had {year} lamps.", name=name) + "</blockquote>"
        for year, name in enumerate(("Vera Lind", "Tom Ek", "Vera Lind", "Ida Berg", "Tom Ek"))
    )
    with pytest.raises(NoTranscriptError):
        read_text(f"<html><body><article>{told}</article></body></html>", "voices.html")


def test_names_above_what_is_said_in_quotations_are_names():
    said = "".join(
        f"<blockquote><cite>{name}</cite><p>{words}</p></blockquote>"
        for name, words in (("Vera Lind", "We had lamps."), ("Tom Ek", "How many?")) * 2
    )
    talk = read_text(f"<html><body><article>{said}</article></body></html>", "talk.html")
    assert turns(talk) == [("Vera Lind", "We had lamps."), ("Tom Ek", "How many?")] * 2


def test_articles_that_are_talks_each_are_told():
    said = "".join(f"<p><b>{name}:</b> Mind the {n}. step of all.</p>"
                   for n, name in enumerate(("Vera", "Tomas") * 3))  # fmt: skip
    for titles, are_several in ((("The Step", "The Rope"), True), (("", ""), False)):
        articles = "".join(f"<article><h2>{title}</h2>{said}</article>" for title in titles)
        page = f"<html><body><h1>Talks</h1>{articles}</body></html>"
        read = read_text(page, "talks.html")
        assert len(read.turns) == 12
        assert any("2 parts with titles" in told for told in read.warnings) == are_several


def test_a_name_that_reaches_over_rows_of_a_table_holds_for_each():
    said_here = (
        ("Vera", "It was {} cold.", "And it rained."),
        ("Tomas", "So it {} was.", "I see."),
    )
    rows = "".join(
        f'<tr><td rowspan="2">{name}</td><td>{one.format(n)}</td></tr><tr><td>{two}</td></tr>'
        for n in range(2)
        for name, one, two in said_here
    )
    expected = [(name, f"{one.format(n)} {two}") for n in range(2) for name, one, two in said_here]
    for head in ("", "<tr><th>Speaker</th><th>Text</th></tr>"):
        talk = read_text(page(f"<table>{head}{rows}</table>"), "talk.html")
        assert turns(talk) == expected
