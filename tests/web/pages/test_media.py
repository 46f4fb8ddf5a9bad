"""Recordings: audio and video of the archive folder, and nothing else that lies there or beyond."""

import pytest

TALK = "**Anna Berg:** We rang the bell in the fog.\n\n**Ben Vik:** For two hours. {}\n"


@pytest.fixture
def asked(archive, site_of, tmp_path):
    """Asks for the recording of a talk whose sidecar names that file."""

    def ask(name, **headers):
        archive.write("show/talk.md", TALK)
        archive.write("show/talk.yaml", f"media: {name}\n")
        archive.run_import()
        return site_of(archive).get("/media/talk", headers=headers)

    return ask


@pytest.mark.parametrize(("name", "kind"), [("talk.mp3", "audio/mpeg"), ("t.WebM", "video/webm")])
@pytest.mark.parametrize("folder", ["", "show/"])
def test_a_recording_beside_the_transcript_or_in_the_archive(archive, asked, name, kind, folder):
    archive.write(folder + name, b"\xff\xfb" * 50)
    answer = asked(name)
    assert answer.content == b"\xff\xfb" * 50
    assert answer.headers["content-type"] == kind
    assert asked(name, range="bytes=10-19").content == b"\xff\xfb" * 5


def test_a_page_that_calls_itself_a_recording_is_none(archive, asked):
    archive.write("evil.mp4", "<!doctype html><script>alert(1)</script>")
    answer = asked("evil.mp4")
    assert answer.headers["content-type"] == "video/mp4"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-security-policy"].startswith("sandbox;")


NAMES = [
    "evil.html",
    "evil.js",
    "evil.svg",
    "archive.yaml",
    "vivavoce.toml",
    ".hidden",
    ".hidden.mp3",
    ".drafts/talk.mp3",
    "show/talk-0.md",
    "../secret.mp3",
    "../archive/../secret.mp3",
    "link.mp3",
    "hidden-link.mp3",
    "owner-link.mp3",
    "show",
    "folder.mp3",
    "mp3",
    '"a\\0.mp3"',
    "a" * 5_000 + ".mp3",
]


def test_nothing_else_is_served(archive, site_of, tmp_path):
    for number, name in enumerate(NAMES):
        archive.write(f"show/talk-{number}.md", TALK.format(f"Talk {number}."))
        archive.write(f"show/talk-{number}.yaml", f"media: {name}\n")
    for other in ("evil.html", "evil.js", "evil.svg", ".hidden", ".hidden.mp3", ".drafts/talk.mp3"):
        archive.write(other, "secret")
    archive.write("archive.yaml", "title: A secret\n")
    (archive.folder / "owner-link.mp3").symlink_to("archive.yaml")
    (archive.folder / "folder.mp3").mkdir()
    (tmp_path / "secret.mp3").write_text("secret")
    (archive.folder / "link.mp3").symlink_to(tmp_path / "secret.mp3")
    (archive.folder / "hidden-link.mp3").symlink_to(".hidden.mp3")
    assert archive.run_import().imported == len(NAMES)
    site = site_of(archive)
    for number, name in enumerate(NAMES):
        answer = site.get(f"/media/talk-{number}")
        assert answer.status_code == 404, name
        told = ("no such recording", "not in the archive folder")
        assert any(one in answer.text for one in told), name
