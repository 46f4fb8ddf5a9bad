import json
import os
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text

from app.archive.answers.searching import Search, search
from app.archive.ingest import folder, progress, reading, terms
from app.archive.ingest.folder import FolderError, scan
from app.archive.ingest.importing import import_paths, prune
from app.archive.ingest.reading import read_file
from app.archive.ingest.storing import store
from app.archive.ingest.talks import Talk
from app.archive.lock import locked
from app.archive.owner.owner_files import read_owner_files
from app.store import episodes, facts, sources, table_seals, topic_mentions, topics
from tests.conftest import REAL, needs_real

TALK = "**Anna Berg:** We rang the bell in the fog.\n\n**Ben Vik:** For two hours. {}\n"


def rows(archive):
    with archive.database.read() as session:
        return {row.slug: row for row in episodes.page(session, sort="title")[1]}


def titles_found(archive, typed):
    return [hit.episode.title for hit in archive.search(typed).hits]


def test_every_transcript_becomes_an_episode(archive):
    archive.write("show/the-bell.md", TALK)
    archive.write("show/tides.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nthe ebb is late\n")
    report = archive.run_import()
    assert (report.imported, report.failed, report.left_aside) == (2, [], [])
    assert set(rows(archive)) == {"the-bell", "tides"}
    assert rows(archive)["the-bell"].series.name == "Show"
    assert titles_found(archive, "bell fog") == ["The Bell"]


def test_what_is_no_transcript_is_named_and_left_aside(archive):
    archive.write("LICENSE", "Permission is hereby granted, free of charge")
    archive.write("the-bell.md", TALK)
    report = archive.run_import()
    assert [name for name, _ in report.left_aside] == ["LICENSE"]
    assert report.imported == 1


def test_one_bad_file_never_stops_the_others(archive):
    archive.write("a-empty.txt", "")
    archive.write("b-binary.vtt", bytes(range(256)) * 50)
    archive.write("c-damaged.json", '{"segments": [{"text": ')
    archive.write("d-encoding.txt", b"Anna Berg: caf\xe9 \xff\xfe\nBen Vik: yes\n")
    archive.write("e-one-line.txt", b"the tide comes in and goes out again " * 600)
    archive.write("f-good.md", TALK)
    report = archive.run_import()
    assert [name for name, _ in report.failed] == ["a-empty.txt", "b-binary.vtt", "c-damaged.json"]
    assert all(reason.endswith(".") for _, reason in report.failed)
    assert report.imported == 3


def test_what_gave_nothing_before_is_told_again_and_is_not_unchanged(archive):
    archive.write("LICENSE", "Permission is hereby granted, free of charge")
    archive.write("a-empty.txt", "")
    archive.write("b-good.md", TALK)
    archive.write("c-good.md", TALK.replace("bell", "horn"))
    first = archive.run_import()
    archive.write("c-good.md", "")  # its episode stays
    second, third = archive.run_import(), archive.run_import()
    assert (len(first.failed), second.unchanged, third.unchanged) == (1, 1, 1)
    assert [name for name, _ in second.failed] == ["a-empty.txt", "c-good.md"]
    assert third.left_aside == second.left_aside == first.left_aside
    assert third.failed == second.failed


def test_nothing_changed_means_nothing_done(archive):
    archive.write("the-bell.md", TALK)
    archive.run_import()
    report = archive.run_import()
    assert (report.imported, report.unchanged) == (0, 1)


def test_a_changed_file_replaces_its_episode_and_keeps_its_slug(archive):
    archive.write("the-bell.md", TALK)
    archive.run_import()
    archive.write("the-bell.md", "---\ntitle: Another title\n---\n" + TALK.format("In slippers."))
    assert archive.run_import().imported == 1
    assert [row.title for row in rows(archive).values()] == ["Another title"]
    assert set(rows(archive)) == {"the-bell"}
    assert titles_found(archive, "slippers") == ["Another title"]


def test_a_changed_file_that_cant_be_read_keeps_its_episode(archive):
    archive.write("the-bell.md", TALK)
    archive.run_import()
    archive.write("the-bell.md", "")
    assert [name for name, _ in archive.run_import().failed] == ["the-bell.md"]
    assert titles_found(archive, "bell") == ["The Bell"]


def test_a_touched_file_with_the_same_words_changes_nothing(archive):
    path = archive.write("the-bell.md", TALK)
    archive.run_import()
    path.write_text(TALK + "\n\n")
    assert archive.run_import().same == 1


def test_a_removed_file_is_reported_and_dropped_by_prune_only(archive):
    path = archive.write("the-bell.md", TALK)
    archive.write("other.md", TALK.format("Other words."))
    archive.run_import()
    path.unlink()
    assert archive.run_import().missing == ["the-bell.md"]
    assert len(rows(archive)) == 2
    assert prune(archive.database, archive.engine) == ["the-bell.md"]
    assert set(rows(archive)) == {"other"}
    assert titles_found(archive, "bell") == ["Other"]


def test_an_emptied_folder_keeps_all_its_episodes_unless_that_is_said(archive):
    paths = [archive.write(f"{name}.md", TALK.format(name)) for name in ("one", "two")]
    archive.run_import()
    for path in paths:
        path.unlink()
    assert archive.run_import().missing == ["one.md", "two.md"]
    with pytest.raises(FolderError, match="is its disk there"):
        prune(archive.database, archive.engine)
    assert set(rows(archive)) == {"one", "two"}
    assert prune(archive.database, archive.engine, even_all=True) == ["one.md", "two.md"]
    assert rows(archive) == {}


def test_a_file_that_comes_back_is_imported_again(archive):
    path = archive.write("the-bell.md", TALK)
    archive.run_import()
    path.unlink()
    archive.run_import()
    path.write_text(TALK)
    archive.run_import()
    with archive.database.read() as session:
        assert sources.counts(session) == {"imported": 1}


def test_two_files_with_one_title_have_two_addresses(archive):
    archive.write("one/the-bell.md", TALK)
    archive.write("two/the-bell.md", TALK)
    archive.run_import()
    assert set(rows(archive)) == {"the-bell", "the-bell-two"}


def test_the_bytes_of_a_file_are_kept(archive):
    path = archive.write("the-bell.md", TALK)
    archive.run_import()
    with archive.database.read() as session:
        assert sources.original(session, "the-bell.md") == path.read_bytes()


def test_sidecars_front_matter_and_archive_yaml(archive):
    archive.write("archive.yaml", "title: Bells\nhosts: [Anna Berg]\nseries:\n  show: The Show\n")
    archive.write("show/a.md", "---\ntitle: From the file\n---\n" + TALK)
    archive.write("show/b [abcdefghijk].en.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nhello\n")
    archive.write("show/b [abcdefghijk].info.json", json.dumps({"extractor": "youtube", "id": "x"}))
    archive.write("show/c.md", TALK)
    archive.write("show/c.yaml", "title: From the sidecar\ndate: 2020-05-06\nviews: many\n")
    report = archive.run_import()
    assert report.imported == 3
    assert any("c.yaml" in problem and "views" in problem for problem in report.problems)
    assert any("info.json" in problem for problem in report.problems)
    archive.write("show/c.yaml", "title: From the sidecar\ndate: 2020-05-06\n")
    archive.run_import()
    found = {row.title: row for row in rows(archive).values()}
    assert set(found) == {"From the file", "B", "From the sidecar"}
    assert str(found["From the sidecar"].date) == "2020-05-06"
    assert found["B"].youtube_id == "abcdefghijk"
    assert {row.series.name for row in found.values()} == {"The Show"}
    with archive.database.read() as session:
        assert facts.get(session, "archive")["title"] == "Bells"


def test_a_wrong_archive_yaml_is_told_and_the_import_goes_on(archive):
    archive.write("archive.yaml", "titel: Bells\n")
    archive.write("the-bell.md", TALK)
    report = archive.run_import()
    assert report.imported == 1
    assert "titel" in report.problems[0]


def test_one_wrong_key_costs_no_other(archive):
    archive.write("archive.yaml", "title: Bells\nhost: Anna\nseries: {show: {hosts: [Ben]}}\n")
    archive.write("topics.yaml", "- {title: Fog, wrods: [mist]}\n- {words: [ebb]}\n- Bells\n")
    archive.write("show/a.md", "---\ntitle: From the file\ndate: soon\nviews: 3\n---\n" + TALK)
    archive.write("show/a.yaml", "descripton: Late\nlikes: 4\n")
    assert archive.run_import().problems == [
        "archive.yaml: `series.show` is left out: it has no `title`.",
        "archive.yaml: `host` is left out: no such key is known; is `hosts` meant?",
        "topics.yaml: `topics.1.wrods` is left out: no such key is known.",
        "topics.yaml: `topics.2` is left out: it has no `title`.",
        "show/a.md: In its front matter, `date` is left out: input should be a valid date or"
        " datetime, input is too short.",
        "show/a.md: a.yaml: `descripton` is left out: no such key is known;"
        " is `description` meant?",
    ]
    (row,) = rows(archive).values()
    assert row.title == "From the file"
    assert [one.title for one in read_owner_files(archive.folder).topics] == ["Fog", "Bells"]
    with archive.database.read() as session:
        assert facts.get(session, "archive")["title"] == "Bells"


def test_one_line_that_is_no_yaml_costs_no_other(archive):
    archive.write("archive.yaml", "title: Bells: a show\nhosts: [Anna]\n")
    archive.write("a.md", "---\ntitle: Fog: a talk\nseries: Horns\n---\n" + TALK)
    told = "`title` is left out: it is no valid YAML: line 1, column"
    problems = archive.run_import().problems
    assert problems[0].startswith(f"archive.yaml: {told} 13")
    assert problems[1].startswith(f"a.md: In its front matter, {told} 11")
    (row,) = rows(archive).values()
    assert (row.series.name, read_owner_files(archive.folder).archive.hosts) == ("Horns", ("Anna",))


def test_what_was_guessed_stands_on_the_episodes_page(archive, site_of):
    archive.write("bell.txt", ("Anna Berg: café bell\nBen Vik: yes\n" * 20).encode("cp1252"))
    archive.run_import()
    with site_of(archive) as site:
        (row,) = rows(archive).values()
        assert "The code page was guessed" in site.get(f"/episodes/{row.slug}").text


def test_json_of_no_known_shape_beside_captions_is_named(archive):
    archive.write("a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nhello\n")
    archive.write("a.json", json.dumps({"heights": [3, 4], "unit": "feet"}))
    report = archive.run_import()
    assert report.imported == 1
    ((name, reason),) = report.left_aside
    assert name == "a.json"
    assert "(heights, unit)" in reason


def test_speech_to_text_beside_captions_is_a_transcript_of_its_own(archive):
    archive.write("a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nhello\n")
    archive.write("a.json", json.dumps({"segments": [{"start": 0, "end": 1, "text": "hello"}]}))
    assert archive.run_import().imported == 2


def test_what_is_wrong_in_topics_is_told_and_what_is_hidden_is_no_topic(archive):
    archive.write("bell.md", TALK)
    archive.write("topics.yaml", "topics: [Bells, Sand, sand, [ebb]]\nhides: [bells]\n")
    assert archive.run_import().problems == [
        "topics.yaml: `topics.4` is left out: input should be a valid dictionary or instance of"
        " Topic.",
        "topics.yaml: `sand` stands twice.",
        "topics.yaml: `bells` is told as a topic and hidden; it is hidden.",
    ]
    with archive.database.read() as session:
        assert {one.title.casefold() for one in topics.with_counts(session)} == {"sand"}
    archive.write("topics.yaml", "hides: bells\ntopic: [Sand]\n")
    (problem,) = archive.run_import().problems
    assert problem.startswith("topics.yaml is left out: Beside `hides` stands `topic`")
    archive.write("topics.yaml", "hides: bells\n")
    assert archive.run_import().problems == [
        "topics.yaml is left out: `hides` should be a list of titles."
    ]


def test_topics_come_from_topics_yaml_and_keywords(archive):
    archive.write("topics.yaml", "- title: Bells\n  words: [bell, bells]\n- Sand\n")
    archive.write("the-bell.md", "---\nkeywords: fog, bells\n---\n" + TALK)
    archive.run_import()
    with archive.database.read() as session:
        found = {topic.title: topic.mentions for topic in topics.with_counts(session)}
    assert found == {"Bells": 1, "Sand": 0, "fog": 1}
    archive.write("other.md", TALK.format("Bells, and sand."))
    archive.run_import()
    with archive.database.read() as session:
        found = {topic.title: topic.mentions for topic in topics.with_counts(session)}
    assert found == {"Bells": 3, "Sand": 1, "fog": 2}


def test_what_was_broken_off_goes_on_next_time(archive):
    for number in range(6):
        archive.write(f"talk-{number}.md", TALK.format(f"number{number}"))

    def stop(done, total, name):
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_paths(archive.database, archive.engine, [archive.folder], archive.folder, 1, stop)
    report = archive.run_import()
    assert (report.imported, report.unchanged) == (3, 3)
    assert all(titles_found(archive, f"number{n}") == [f"Talk {n}"] for n in range(6))


def test_a_lost_index_is_made_again_by_the_next_import(archive):
    archive.write("the-bell.md", TALK)
    archive.run_import()
    for path in archive.engine.folder.iterdir():
        path.write_bytes(b"garbage")
    assert titles_found(archive, "bell") == []
    archive.run_import()
    assert titles_found(archive, "bell") == ["The Bell"]


def test_a_folder_that_doesnt_exist_is_told(tmp_path):
    with pytest.raises(FolderError, match="no file or folder"):
        scan(tmp_path / "nowhere", tmp_path)


def test_of_a_single_file_only_its_own_folder_is_looked_at(archive, monkeypatch):
    """It may lie in the folder of all that somebody has."""
    alone = archive.write("talk.md", TALK)
    archive.write("talk.yaml", "title: A night at the bell\n")
    archive.write("years/2019/other.md", TALK)
    looked, list_folder = [], os.scandir

    def note(at):
        looked.append(Path(at))
        return list_folder(at)

    monkeypatch.setattr(os, "scandir", note)
    (found,) = scan(alone, archive.folder).files
    assert looked == [archive.folder]
    assert [one.name for one in found.sidecars] == ["talk.yaml"]


def test_the_database_is_whole_after_replacing(archive):
    archive.write("the-bell.md", TALK)
    archive.run_import()
    archive.write("the-bell.md", TALK.format("more"))
    archive.run_import()
    with sqlite3.connect(archive.database.path) as opened:
        assert opened.execute("PRAGMA foreign_key_check").fetchall() == []
        assert opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_progress_is_told(archive):
    archive.write("the-bell.md", TALK)
    archive.run_import()
    with archive.database.read() as session:
        state = progress.current(archive.database, facts.everything(session))
    assert state is not None
    assert (state.state, state.done, state.total) == ("done", 1, 1)


def test_what_other_rules_count_anew_is_told_while_it_goes_on_though_no_file_is_read(archive):
    archive.write("the-bell.md", TALK)
    archive.run_import()
    with archive.database.write() as session:
        session.execute(text("CREATE TABLE told (state TEXT, step TEXT)"))
        session.execute(
            text(
                "CREATE TRIGGER tells AFTER UPDATE ON fact WHEN new.name = 'import' BEGIN INSERT"
                " INTO told VALUES (new.value ->> '$.state', new.value ->> '$.step'); END"
            )
        )
    archive.run_import()
    with archive.database.write() as session:
        facts.put(session, terms.STATE, {"version": 0, "episodes": 1})
        facts.put(session, table_seals.SEALS, {})  # else the fact is taken for damaged
    archive.run_import()
    with archive.database.read() as session:
        told = [tuple(row) for row in session.execute(text("SELECT * FROM told"))]
    assert told == [("done", ""), ("running", "deriving"), ("done", "")]


def test_an_import_whose_process_ended_counts_as_broken_off_at_once(archive):
    progress.tell(archive.database, "running", 1, 9, progress.Step.READING)
    with archive.database.read() as session:
        stored = facts.everything(session)
    assert progress.current(archive.database, stored).state == "broken"
    with locked(archive.database, "An import"):
        assert progress.current(archive.database, stored).state == "running"


@pytest.mark.slow
@needs_real
def test_real_transcripts_of_every_kind(database, engine):
    paths = [REAL / "000_956d5e91682e3cfc.txt", REAL / "SOURCES.md", REAL / "changelog" / "LICENSE"]
    paths += [*sorted((REAL / "talkpython" / "youtube").iterdir())[:2]]
    paths += [*sorted((REAL / "changelog" / "afk").iterdir())]
    report = import_paths(database, engine, paths, REAL, workers=2)
    assert (report.imported, len(report.left_aside), report.failed) == (len(paths) - 2, 2, [])
    with database.read() as session:
        asked = Search("all you need is a large neural network")
        best = search(session, engine, asked).hits[0]
    assert best.episode.title.startswith("Season 1 Ep. 22")
    assert best.passage.timing == "estimated"


def test_an_import_that_was_killed_before_it_found_topics_leaves_none_wrong(archive):
    """What was stored is stored; the mentions of it are found by the next import."""
    archive.write("topics.yaml", "- bell\n- fog\n")
    archive.write("talk.md", TALK)
    archive.run_import()
    owner = read_owner_files(archive.folder)
    archive.write("talk.md", "**Anna Berg:** No more of it. " + TALK.format("The fog, the bell."))
    [found] = scan(archive.folder, archive.folder).files
    store(archive.database, Talk((found,)), [read_file(found, owner)])
    assert mentioned(archive) == {}
    archive.run_import()
    assert mentioned(archive) == {"bell": 2, "fog": 2}


def test_mentions_are_found_anew_only_where_something_changed(archive):
    archive.write("topics.yaml", "- bell\n")
    archive.write("talk.md", TALK)
    archive.write("other.md", TALK.format("The bell."))
    archive.run_import()
    with archive.database.write() as session:
        assert topic_mentions.unmentioned(session) == []
        session.execute(text("DELETE FROM mention"))
        table_seals.drop(session)  # else it is damage, and all are found anew
    archive.write("talk.md", TALK.format("The bell."))
    archive.run_import()
    assert mentioned(archive) == {"bell": 2}


def mentioned(archive):
    with archive.database.read() as session:
        return {row.slug: row.mentions for row in topics.with_counts(session) if row.mentions}


RUSSIAN = "1\n00:00:01,000 --> 00:00:05,000\nДоброе утро и добро пожаловать в башню.\n"


def test_the_code_page_of_a_folder_wins_over_guesses(archive):
    archive.write("archive.yaml", "series: {old: {title: Old, encoding: koi8-r}}")
    archive.write("old/tower.srt", RUSSIAN.encode("koi8-r"))
    archive.write("new/tower.srt", RUSSIAN.encode("cp1251"))
    archive.run_import()
    assert {row.language for row in rows(archive).values()} == {"ru"}
    told = {row.slug: row.facts.warnings for row in rows(archive).values()}
    assert sum("code page was guessed" in " ".join(said) for said in told.values()) == 1


def test_a_code_page_that_nobody_knows_is_told(archive):
    archive.write("archive.yaml", "encoding: windows-9999")
    assert "no code page" in " ".join(read_owner_files(archive.folder).problems)


def test_the_language_is_guessed_only_where_nothing_tells_it(archive):
    archive.write("tower.srt", RUSSIAN)
    archive.write(
        "told/tower.vtt", "WEBVTT\nLanguage: bg\n\n00:01.000 --> 00:05.000\nДоброе утро и\n"
    )
    archive.run_import()
    assert {row.language for row in rows(archive).values()} == {"ru", "bg"}
    archive.write("archive.yaml", "language: uk")
    archive.run_import()
    assert {row.language for row in rows(archive).values()} == {"uk", "bg"}


def test_what_is_kept_besides_comes_to_an_archive_that_was_there_before(archive, monkeypatch):
    archive.write("a.md", TALK)
    with monkeypatch.context() as earlier:
        earlier.setattr(reading, "_FACTS", 0)
        earlier.setattr(folder, "READER", 0)
        assert archive.run_import().imported == 1
    assert archive.run_import().imported == 1
    assert archive.run_import().unchanged == 1
