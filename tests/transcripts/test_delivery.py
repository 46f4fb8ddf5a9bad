from app.transcripts.delivery import delivery, pauses
from tests.transcripts.formats.reading import read_text


def cues(spans):
    def at(ms):
        return f"00:{ms // 60_000:02}:{ms // 1000 % 60:02}.{ms % 1000:03}"

    lines = [f"{at(a)} --> {at(b)}\n{text}\n" for a, b, text in spans]
    return read_text("WEBVTT\n\n" + "\n".join(lines), "talk.vtt")


def test_pauses_between_captions():
    talk = cues([(0, 1_000, "one two"), (1_100, 2_000, "three"), (5_000, 6_000, "four")])
    assert [(pause.word, pause.ms) for pause in pauses(talk, 500)] == [(3, 3_000)]


def test_pace_leaves_the_pauses_out():
    talk = cues([(n * 2_000, n * 2_000 + 1_000, "one two three") for n in range(40)])
    figures = delivery(talk)
    assert 170 <= figures.words_per_minute <= 190
    assert figures.pauses == 39
    assert figures.longest_pause_ms == 1_000


def test_overlap_counts_where_somebody_else_begins():
    talk = cues([(n * 1_000, n * 1_000 + 1_200, f"{'AB'[n % 2]}nna: word") for n in range(30)])
    assert delivery(talk).overlap_ms == 29 * 200


def test_without_exact_times_nothing_is_said():
    assert delivery(read_text("so we went out to sea " * 50)).words_per_minute is None
