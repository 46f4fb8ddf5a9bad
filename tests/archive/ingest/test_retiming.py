import pytest

from app.archive.ingest.folder import scan
from app.archive.ingest.reading import read_file
from app.archive.ingest.retiming import align_episode, sync_episode
from app.archive.owner.owner_files import read_owner_files
from app.store import episodes, transcripts, versions
from app.transcripts.model import TranscriptError
from app.transcripts.timeline import Timing
from app.web.views.episode import episode_view
from app.web.views.time import time_view
from tests.transcripts.aligning.test_align import captioned, prose, talk

WORDS = talk(1)


def vtt(words):
    timed = captioned(words)
    lines = ["WEBVTT\n"]
    for cue in timed.cues:
        times = [
            f"{ms // 3_600_000:02}:{ms // 60_000 % 60:02}:{ms // 1000 % 60:02}.{ms % 1000:03}"
            for ms in (cue.start_ms, cue.end_ms)
        ]
        lines.append(f"{times[0]} --> {times[1]}\n{' '.join(words[cue.first : cue.last])}\n")
    return "\n".join(lines)


def line_of(archive, slug):
    with archive.database.read() as session:
        return transcripts.timeline(session, episodes.by_slug(session, slug).id)


@pytest.fixture(scope="module")
def three(archive_of):
    files = {
        "clean.txt": " ".join(prose(WORDS).words),
        "elsewhere/captions.vtt": vtt(WORDS),
        "elsewhere/other.vtt": vtt(talk(2)),
    }
    return archive_of(files)


@pytest.fixture
def clean(three, copy_of):
    copied = copy_of(three)
    assert line_of(copied, "clean").at(1_000).kind is Timing.ESTIMATED
    return copied


def test_times_are_lifted_and_stay_lifted(clean):
    said = align_episode(
        clean.database, clean.engine, "clean", clean.folder / "elsewhere" / "captions.vtt"
    )
    assert said.startswith("100%")
    assert abs(line_of(clean, "clean").at(1_000).ms - 350_000) <= 1_000
    with clean.database.read() as session:
        row = episodes.by_slug(session, "clean")
        view = episode_view(row)
        shown = [time_view(view, p.start) for p in transcripts.passages_of(session, row.id)]
    assert all(time.text.startswith("≈ ") and "within" in time.hint for time in shown)
    clean.write("archive.yaml", "title: Again\n")
    clean.run_import()
    assert line_of(clean, "clean").at(1_000).kind in {Timing.ALIGNED, Timing.INTERPOLATED}


@pytest.mark.parametrize("other", ["elsewhere/other.vtt", "clean.txt", "nowhere.vtt"])
def test_what_isnt_the_same_talk_changes_nothing(clean, other):
    with pytest.raises(TranscriptError):
        align_episode(clean.database, clean.engine, "clean", clean.folder / other)
    assert line_of(clean, "clean").at(1_000).kind is Timing.ESTIMATED
    assert not list(clean.folder.glob("*.yaml"))


def test_a_clean_text_beside_captions_takes_their_times(archive):
    archive.write("talk.txt", " ".join(WORDS))
    archive.write("talk.en.vtt", vtt(WORDS))
    report = archive.run_import()
    assert (report.imported, report.versions) == (1, 1)
    assert line_of(archive, "talk").at(1_000).kind is not Timing.ESTIMATED


def test_a_text_with_times_of_its_own_keeps_them_beside_another_recording(tmp_path):
    words = prose(WORDS).words
    parts = " ".join(words[:1_000]), " ".join(words[1_000:])
    (tmp_path / "talk.txt").write_text(f"[50:00] {parts[0]}\n\n[1:10:00] {parts[1]}\n")
    (tmp_path / "talk.vtt").write_text(vtt(WORDS))
    (found,) = (one for one in scan(tmp_path, tmp_path).files if one.name == "talk.txt")
    transcript = read_file(found, read_owner_files(tmp_path)).transcript
    assert transcript.timeline.at(1_000).ms == 4_200_000


def test_sync_points_are_kept_beside_the_transcript(clean):
    phrase = " ".join(WORDS[1_000:1_006])
    sync_episode(clean.database, clean.engine, "clean", 400_000, phrase)
    assert line_of(clean, "clean").at(1_000).ms == 400_000
    phrase = " ".join(WORDS[2_000:2_006])
    sync_episode(clean.database, clean.engine, "clean", 800_000, phrase)
    line = line_of(clean, "clean")
    assert [line.at(word).ms for word in (1_000, 2_000)] == [400_000, 800_000]
    assert line.at(1_500).kind is Timing.INTERPOLATED


def test_a_sync_point_that_contradicts_another_changes_nothing(clean):
    early, late = (" ".join(WORDS[start : start + 6]) for start in (1_000, 2_000))
    sync_episode(clean.database, clean.engine, "clean", 400_000, early)
    with pytest.raises(TranscriptError, match="backward"):
        sync_episode(clean.database, clean.engine, "clean", 300_000, late)
    assert (clean.folder / "clean.times.yaml").read_text().count("words") == 1


def test_a_wrong_sidecar_is_told_and_the_episode_still_comes(clean):
    clean.write("clean.times.yaml", "sync:\n- {at: '0:10', words: never heard}\n")
    report = clean.run_import()
    assert any("Nobody says" in problem for problem in report.problems)
    assert line_of(clean, "clean").at(1_000).kind is Timing.ESTIMATED


def test_other_recordings_have_their_own_clock(archive):
    archive.write("talk.vtt", vtt(WORDS))
    archive.write(
        "talk.yaml",
        "media: talk.mp3\nrecordings:\n- {title: Video, youtube: abcdefghijk, shift: '1:00'}\n"
        "- {title: Radio, media: 'https://example.org/a.mp3',"
        " shifts: [{at: 0, shift: -5}, {at: '5:00', shift: 30}]}\n",
    )
    archive.run_import()
    with archive.database.read() as session:
        view = episode_view(episodes.by_slug(session, "talk"))
    assert view.media(10_000) == "/media/talk?recording=0#t=10"
    assert view.media(10_000, 1) == "https://www.youtube.com/watch?v=abcdefghijk&t=70s"
    assert view.media(10_000, 2) == "https://example.org/a.mp3#t=5"
    assert view.media(310_000, 2) == "https://example.org/a.mp3#t=340"
    assert view.media(10_000, 3) is None


def test_raw_captions_beside_a_clean_text_take_its_speakers_and_its_writing(archive):
    clean = "".join(
        f"**{'Anna' if start % 100 else 'Ben'}:** "
        f"{' '.join(WORDS[start : start + 50]).capitalize()}.\n\n"
        for start in range(0, 1_000, 50)
    )
    archive.write("talk.md", clean)
    archive.write("talk.en.vtt", vtt(WORDS[:1_000]))
    archive.run_import()
    with archive.database.read() as session:
        row = episodes.by_slug(session, "talk")
        assert row.source.path == "talk.md"
        [raw] = versions.of_episode(session, row.id)
        loaded = versions.load(session, raw.source_id)
    assert loaded.lifted_from == "talk.md"
    assert list(loaded.words) == WORDS[:1_000]
    assert [(turn.first, turn.speaker) for turn in loaded.turns[:3]] == [
        (0, "Ben"),
        (50, "Anna"),
        (100, "Ben"),
    ]
    assert loaded.readings[0] == WORDS[0].capitalize()
    assert loaded.readings[49] == f"{WORDS[49]}."
    assert loaded.timeline.at(10).kind is Timing.EXACT
