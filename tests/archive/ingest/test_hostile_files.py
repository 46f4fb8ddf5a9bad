"""Whatever lies in an archive folder: only the file that is wrong fails, by name and reason."""

import os
import re
import socket

import pytest

from app.store import episodes, topics, transcripts

TALK = "**Anna Berg:** We rang the bell in the fog.\n\n**Ben Vik:** For two hours. {}\n"
BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{now}: &{now} [{','.join([f'*{before}'] * 9)}]\n"
    for before, now in zip("abcdefghi", "bcdefghij", strict=True)
)


@pytest.fixture
def good(archive):
    archive.write("good.md", TALK)
    return archive


def only_good(archive):
    """Import; gives what was told of everything but the good file, which is imported."""
    report = archive.run_import()
    with archive.database.read() as session:
        assert [row.slug for row in episodes.page(session)[1]] == ["good"]
    assert report.imported == 1
    return report


def slugs(archive):
    with archive.database.read() as session:
        return {row.slug for row in episodes.page(session)[1]}


@pytest.mark.parametrize("name", [b"caf\xe9.md", b"caf\xe9/talk.md", b"a/\xff\xfe/b/talk.md"])
def test_a_name_that_isnt_utf_8(good, name):
    path = good.write(os.fsdecode(name), TALK)
    [(told, reason)] = only_good(good).failed
    assert "\\x" in told
    assert "UTF-8" in reason
    assert good.run_import().failed == [(told, reason)], "as long as it is there"
    path.unlink()
    for folder in path.parents[: name.count(b"/")]:
        folder.rmdir()
    assert good.run_import().failed == []


@pytest.mark.parametrize(
    ("sidecar", "key"),
    [
        ("length: .inf", "`length` is left out"),
        ("sync: [{at: .nan, words: bell}]", "`sync.1.at` is left out"),
        (BOMB + "title: *j\nkeywords: *j", "aliases"),
        ("title: &a [*a]", "aliases"),
        ("[" * 600, "nested"),
        ("\0", "binary"),
    ],
)
def test_a_sidecar_that_is_wrong_is_left_out(good, sidecar, key):
    good.write("good.yaml", sidecar)
    [problem] = only_good(good).problems
    assert re.search(r"good\.yaml(: `| is left out)", problem)
    assert key in problem


@pytest.mark.parametrize("content", [BOMB + "title: *j", "[" * 600, "\xff\xfe\0", "a: &a [*a]"])
def test_owner_files_that_are_wrong_are_left_out(good, content):
    names = ["archive.yaml", "topics.yaml", "people.yaml"]
    for name in names:
        good.write(name, content)
    problems = only_good(good).problems
    assert sorted(problem.partition(" is left out")[0] for problem in problems) == sorted(names)


def test_half_letters_and_control_characters_never_reach_a_page(good):
    good.write(
        "whisper.json",
        '{"segments": [{"start": 0, "end": 9, "text": "the bell \\ud800rang\\udfff in fog"}]}',
    )
    good.write("horn.md", TALK.format("Loud."))
    good.write("horn.yaml", 'title: "Fog \\uD800 \\e[31m horn"\nkeywords: ["\\uDC00a"]\n')
    good.write("topics.yaml", '- title: "b\\uD801ell"\n')
    assert good.run_import().failed == []
    with good.database.read() as session:
        row = episodes.by_slug(session, "fog-31m-horn")
        assert row.title == "Fog ? [31m horn"
        assert row.keywords == ["?a"]
        heard = episodes.by_slug(session, "whisper")
        assert (
            list(transcripts.words(session, heard.id)) == "the bell \ufffdrang\ufffd in fog".split()
        )


def test_so_many_keywords_speakers_and_words_as_no_talk_has(good):
    words = ", ".join(f"word{number}" for number in range(2_000))
    good.write("keywords.md", f"---\nkeywords: [{words}]\n---\n{TALK}")
    good.write("speakers.md", "\n\n".join(f"**Name {n} Vik:** the bell" for n in range(1_100)))
    good.write("words.txt", "the bell rang in the fog " * 200_000)
    report = good.run_import()
    assert [name for name, _ in report.failed] == ["speakers.md", "words.txt"]
    assert slugs(good) == {"good", "keywords"}
    with good.database.read() as session:
        assert len(topics.with_counts(session)) == 500


def test_links_that_lead_to_themselves_or_nowhere(good):
    (good.folder / "loop.md").symlink_to("loop.md")
    (good.folder / "ping.md").symlink_to("pong.md")
    (good.folder / "pong.md").symlink_to("ping.md")
    (good.folder / "nowhere.md").symlink_to("gone.md")
    (good.folder / "round").symlink_to(".")
    told = dict(only_good(good).left_aside)
    assert set(told) == {"loop.md", "ping.md", "pong.md", "nowhere.md", "round"}
    assert all("link" in reason for reason in told.values())


def test_what_is_no_regular_file_is_never_opened(good, monkeypatch):
    os.mkfifo(good.folder / "pipe.md")
    os.mkfifo(good.folder / "good.yaml")
    os.mkfifo(good.folder / "good.txt")
    os.mkfifo(good.folder / "archive.yaml")
    with socket.socket(socket.AF_UNIX) as opened:
        monkeypatch.chdir(good.folder)  # the path of a socket is to be short
        opened.bind("socket.md")
    report = only_good(good)
    told = dict(report.left_aside)
    assert set(told) == {"pipe.md", "good.yaml", "good.txt", "socket.md"}
    assert set(told.values()) == {"It is no regular file."}
    assert [problem.partition(" ")[0] for problem in report.problems] == ["archive.yaml"]


def test_nothing_outside_the_folder_is_read(good, tmp_path):
    secret = tmp_path / "secret.md"
    secret.write_text("title: Secret\nkeywords: [secret]\n\n**Eve:** the secret word\n")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "talk.md").write_text(TALK)
    (good.folder / "secret.md").symlink_to(secret)
    (good.folder / "folder").symlink_to(tmp_path / "elsewhere")
    (good.folder / "good.yaml").symlink_to(secret)
    (good.folder / "topics.yaml").symlink_to(secret)
    good.write("good.times.yaml", "times-from: ../secret.md\n")
    report = only_good(good)
    assert {name for name, _ in report.left_aside} == {"secret.md", "folder", "good.yaml"}
    assert any("times-from" in problem and "outside" in problem for problem in report.problems)
    assert any(problem.startswith("topics.yaml is left out") for problem in report.problems)
    with good.database.read() as session:
        assert topics.with_counts(session) == []


def test_hidden_files_and_the_owners_own_are_no_transcripts_by_a_link_either(good):
    good.write(".drafts/draft.md", TALK)
    good.write(".draft.md", TALK)
    good.write("archive.yaml", "title: Bells\n")
    for name, target in (("a.md", ".draft.md"), ("b.md", ".drafts/draft.md")):
        (good.folder / name).symlink_to(target)
    (good.folder / "c.md").symlink_to("archive.yaml")
    assert [name for name, _ in only_good(good).left_aside] == ["a.md", "b.md"]


def test_a_link_within_the_folder_makes_no_second_episode_and_may_be_a_sidecar(good):
    good.write("facts/common.yaml", "series: Bells\n")
    (good.folder / "good.yaml").symlink_to("facts/common.yaml")
    (good.folder / "latest.md").symlink_to("good.md")
    only_good(good)
    with good.database.read() as session:
        assert episodes.by_slug(session, "good").series.name == "Bells"


def test_a_file_of_gigabytes_isnt_read(good):
    with (good.folder / "huge.txt").open("wb") as file:
        file.truncate(30_000_000_000)
    [(name, reason)] = only_good(good).failed
    assert (name, reason) == ("huge.txt", "It is larger than 100 MB.")


def test_folders_within_folders_without_end(good):
    deep = good.folder
    while len(os.fsencode(deep)) < 3_000:
        deep = deep / "d"
        deep.mkdir()
    (deep / "talk.md").write_text(TALK)
    assert good.run_import().imported == 2
    (deep / "talk.md").unlink()
    while deep != good.folder:  # what cleans up after tests goes no deeper than Python's stack
        deep.rmdir()
        deep = deep.parent


def test_a_file_that_takes_the_place_of_a_folder_and_the_other_way_about(good):
    good.write("show/talk.md", TALK.format("Again."))
    good.run_import()
    (good.folder / "show" / "talk.md").unlink()
    (good.folder / "show").rmdir()
    good.write("show", "no folder any more")
    (good.folder / "good.md").unlink()
    (good.folder / "good.md").mkdir()
    assert good.run_import().missing == ["good.md", "show/talk.md"]


def test_names_that_no_file_can_have_and_addresses_that_are_none(good):
    long = "x" * 300
    audio = f'<enclosure url="https://h.example/{long}.mp3"/>'
    late = f"<pubDate>Thu, 04 Mar {'9' * 40} 10:00:00 +0100</pubDate>"
    none = f'<item><title>none</title><enclosure url="http://["/>{late}</item>'
    item = f"<item><title>good</title>{audio}</item>"
    good.write("feed.xml", f"<rss><channel>{item}{none}</channel></rss>")
    good.write("good.yaml", f"times-from: {long}.zip/talk.vtt")
    caption = "WEBVTT\n\n00:01.000 --> 00:02.000\nhm\n"
    good.write(f"{'y' * 240}.de.vtt", caption)
    good.write(f"{'y' * 240}.en.vtt", caption)
    report = good.run_import()
    assert "good" in slugs(good)
    assert report.failed == []


ENDLESS = (
    ("ttml", '<tt xmlns="http://www.w3.org/ns/ttml"><body><div><p begin="{}s">So it is.</p></div>'
     "</body></tt>"),
    ("csv", "start,speaker,text\n1,Anna,So it is.\n{},Ben,And so on.\n"),
    ("exb", '<basic-transcription><basic-body><common-timeline><tli id="a" time="{}"/>'
     '</common-timeline><tier type="t"><event start="a" end="a">So it is.</event></tier>'
     "</basic-body></basic-transcription>"),
    ("TextGrid", 'File type = "ooTextFile"\nObject class = "TextGrid"\n\n0\n9\n<exists>\n1\n'
     '"IntervalTier"\n"Anna"\n0\n9\n1\n0\n{}\n"So it is."\n'),
    ("json", '{{"segments": [{{"start": {}, "end": 9, "text": "So it is."}}]}}'),
)  # fmt: skip


def test_times_that_no_talk_reaches(good):
    for kind, text in ENDLESS:
        good.write(f"long.{kind}", text.format("9" * 20))
        good.write(f"longer-{kind}.{kind}", text.format("9" * 400))
        good.write(f"longest-{kind}.{kind}", text.format("9" * 5_000 + ":00:00.000"))
    report = good.run_import()
    assert "good" in slugs(good)
    assert all("Error" not in reason for _, reason in report.failed), report.failed
    assert any("days away" in told for told in report.problems)


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("good.info.json", '{"extractor": "youtube", "id": "dQw4w9WgXcQ", "duration": 1e308}'),
        (
            "good.chapters.json",
            '{"version": "1", "chapters": [{"startTime": 1e308, "title": "a"}]}',
        ),
        ("good.json", '{"length": ' + "9" * 4000 + "}"),
    ],
)
def test_a_fact_that_no_talk_reaches(good, name, facts):
    good.write(name, facts)
    assert "is left out" in only_good(good).problems[0]
