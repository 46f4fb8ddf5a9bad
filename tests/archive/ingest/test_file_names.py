import datetime

import pytest

from app.archive.ingest.file_names import name_facts, series_from

WORDS = {"js": "JS", "ai": "AI"}


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("a/js-party-224.md", "JS Party 224"),
        ("practical-ai-137.md", "Practical AI 137"),
        ("the_Harbour_Master.txt", "The Harbour Master"),
        ("talk.en.vtt", "Talk"),
        ("A talk [dQw4w9WgXcQ].en.vtt", "A talk"),
        ("2024-03-05 talk.txt", "Talk"),
        ("20240305.txt", "20240305"),
        ("ep 12 - Vera Holm.srt", "Ep 12 – Vera Holm"),
        ("well-known facts - part 2.txt", "Well-known Facts – Part 2"),
        ("[2021-06-01] Fog horn.txt", "Fog horn"),
        ("5 March 2022 - Interview.txt", "Interview"),
        ("s03e04-night-watch.txt", "S03E04 Night Watch"),
        ("...", "..."),
        ("GPT-4 and the harbour.txt", "GPT-4 and the harbour"),
        ("99-1234.txt", "99-1234"),
        ("GMT20240305-143000_Recording.transcript.vtt", "Recording"),
        ("Ep 12 - 2024-03-05 - Vera Holm.txt", "Ep 12 – Vera Holm"),
        ("Gespräch mit Jörg Müller am 5.3.2024.txt", "Gespräch mit Jörg Müller"),
    ],
)
def test_names_make_titles(path, title):
    assert name_facts(path, WORDS).title == title


@pytest.mark.parametrize(
    ("path", "date", "season", "number"),
    [
        ("2024-03-05 talk.txt", datetime.date(2024, 3, 5), None, None),
        ("talk_20190914.vtt", datetime.date(2019, 9, 14), None, None),
        ("2024-13-05 talk.txt", None, None, None),
        ("05.03.2023 Board meeting.txt", datetime.date(2023, 3, 5), None, None),
        ("March 5, 2022 - Interview.txt", datetime.date(2022, 3, 5), None, None),
        ("board 21st_Sept_2021.txt", datetime.date(2021, 9, 21), None, None),
        ("Maypole 5 2022.txt", None, None, None),
        ("1984 revisited.txt", None, None, None),
        ("harbour 1984.txt", None, None, None),
        ("ep 12 - Vera Holm.srt", None, None, 12),
        ("Show S01E22 The Lamp.txt", None, 1, 22),
        ("big-tent-s2e4.md", None, 2, 4),
        ("455-first-data-job.txt", None, None, 455),
        ("go-time-83.md", None, None, 83),
        ("apollo 13 and me.txt", None, None, None),
        ("Episode #7.txt", None, None, 7),
        ("Season 1 Ep. 22 Ilya Sutskever.vtt", None, 1, 22),
        ("1x05 The fog.srt", None, 1, 5),
        ("E12 Vera Holm.txt", None, None, 12),
        ("Выпуск 12 - Туман.txt", None, None, 12),
        ("第12回 霧の話.txt", None, None, 12),
    ],
)
def test_names_hold_dates_and_numbers(path, date, season, number):
    found = name_facts(path, {})
    assert (found.date, found.season, found.number) == (date, season, number)


@pytest.mark.parametrize(
    ("path", "guests"),
    [
        ("ep 12 - Vera Holm.srt", ("Vera Holm",)),
        ("2021-04-01 - Ilya Sutskever.txt", ("Ilya Sutskever",)),
        ("EP0045_Kris_Ahl - Salt.txt", ("Kris Ahl",)),
        ("014 - Kris Ahl - Salt.txt", ("Kris Ahl",)),
        ("Gespräch mit Jörg Müller.txt", ("Jörg Müller",)),
        ("The fog, with Vera Holm (2).txt", ("Vera Holm",)),
        ("Harbour 12 - Vera Holm and Tom Berg - Fog.txt", ("Vera Holm", "Tom Berg")),
        ("Folge 8 - Der Leuchtturm.txt", ()),
        ("S2 E3 - Tides.txt", ()),
        ("ep 3 - The End.txt", ()),
        ("ep 3 - the lamp.txt", ()),
        ("go-time-83.md", ()),
    ],
)
def test_names_hold_guests(path, guests):
    assert name_facts(path, {}).guests == guests


@pytest.mark.parametrize(
    ("path", "series"),
    [
        ("changelog/gotime/go-time-83.md", "Gotime"),
        ("talkpython/youtube/1.vtt", "Talkpython"),
        ("js party/season 2/x.md", "JS Party"),
        ("transcripts/x.md", "Transcripts"),
        ("x.md", None),
    ],
)
def test_the_nearest_telling_folder_names_a_series(path, series):
    assert series_from(path, WORDS) == series
