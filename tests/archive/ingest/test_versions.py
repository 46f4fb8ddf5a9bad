from contextlib import contextmanager

import pytest
import yaml

from app.archive.ingest import importing
from app.archive.ingest.importing import prune
from app.archive.owner.same_talks import propose_same_talks
from app.archive.proving import prove
from app.store import episodes, likeness, sources, transcripts, versions
from tests.archive.ingest.test_retiming import vtt
from tests.transcripts.aligning.test_align import talk
from tests.transcripts.aligning.test_same_talk import misheard

TALKS = {name: talk(seed, 500) for name, seed in [("storm", 1), ("bells", 2), ("tides", 3)]}


def written(words):
    """A talk as somebody wrote it down: sentences, and who says them."""
    lines = []
    for number, start in enumerate(range(0, len(words), 15)):
        who = "Anna Berg" if number % 3 else "Ben Vik"
        lines.append(f"**{who}:** {' '.join(words[start : start + 15]).capitalize()}.\n")
    return "\n".join(lines)


def captions(name, share=0.1):
    return vtt(misheard(TALKS[name], share))


def told(archive):
    """The files of each episode, the one that it reads in first, by slug."""
    with archive.database.read() as session:
        rows = episodes.page(session, limit=500)[1]
        paths = versions.paths(session, [row.id for row in rows])
        return {row.slug: paths[row.id] for row in rows}


def keys_of(archive, path):
    """The addresses of the passages of a file, and what they say."""
    with archive.database.read() as session:
        for row in episodes.page(session, limit=500)[1]:
            loaded = {row.source.path: transcripts.load(session, row.id)}
            loaded |= {
                one.path: versions.load(session, one.source_id)
                for one in versions.of_episode(session, row.id)
            }
            if path in loaded:
                words = loaded[path].words
                return {
                    one.key: " ".join(words[one.first : one.last]) for one in loaded[path].passages
                }
    return {}


def opens(site, keys):
    """Whether all addresses open about the words that they were made for; gives the episodes."""
    found = set()
    for key, said in keys.items():
        answer = site.get(f"/api/p/{key}")
        assert answer.status_code == 200, answer.text
        link = answer.json()
        assert link["status"] in {"same", "changed"}
        now, then = link["text"].lower().split(), said.lower().split()
        assert abs(len(now) - len(then)) <= 0.5 * len(then) + 3
        found.add(link["episode"])
    return found


@pytest.fixture(scope="module")
def four(archive_of):
    files = {
        "podcast/storm.md": written(TALKS["storm"]),
        "video/the-storm-live.vtt": captions("storm"),
        "podcast/bells.md": written(TALKS["bells"]),
        "video/tides.vtt": captions("tides"),
    }
    return archive_of(files)


@pytest.fixture
def apart(four, copy_of):
    """A talk in two folders, each with names of its own, beside two others."""
    copied = copy_of(four)
    assert len(told(copied)) == 4
    return copied


def accept(archive):
    groups = [list(one.files) for one in propose_same_talks(archive.database)]
    archive.write("versions.yaml", yaml.safe_dump(groups))
    return archive.run_import()


def test_files_of_one_stem_are_one_episode_read_in_its_best_version(archive, site_of):
    archive.write("storm.txt", " ".join(TALKS["storm"]))
    archive.write("storm.en.vtt", captions("storm"))
    archive.write("storm.md", written(TALKS["storm"]))
    report = archive.run_import()
    assert (report.imported, report.versions, report.failed) == (1, 2, [])
    assert told(archive) == {"storm": ["storm.md", "storm.en.vtt", "storm.txt"]}
    again = archive.run_import()
    assert (again.imported, again.versions, again.same, again.unchanged) == (0, 0, 0, 3)
    site = site_of(archive)
    for name in told(archive)["storm"]:
        assert opens(site, keys_of(archive, name)) == {"storm"}
    with archive.database.read() as session:
        line = transcripts.timeline(session, episodes.by_slug(session, "storm").id)
    assert line.at(250).bound_ms < 3_000  # the captions' times


def test_what_tells_the_same_recording_is_one_episode(archive):
    archive.write("a/storm.md", written(TALKS["storm"]))
    archive.write("a/storm.yaml", "youtube: abcdefghijk\n")
    archive.write("b/night [abcdefghijk].en.vtt", captions("storm"))
    archive.write("b/other [abcdefghij_].en.vtt", captions("bells"))
    archive.run_import()
    assert told(archive) == {
        "storm": ["a/storm.md", "b/night [abcdefghijk].en.vtt"],
        "other": ["b/other [abcdefghij_].en.vtt"],
    }
    assert archive.run_import().unchanged == 3


def test_two_parts_that_tell_one_recording_stay_two(archive):
    for number, part in enumerate((TALKS["storm"][:250], TALKS["storm"][250:]), start=1):
        archive.write(f"part {number} [abcdefghijk].md", written(part))
    report = archive.run_import()
    assert len(told(archive)) == 2
    assert any("another talk" in problem for problem in report.problems)
    assert archive.run_import().unchanged == 2


def test_a_translation_and_notes_of_the_same_name_stay_apart(archive):
    archive.write("storm.md", written(TALKS["storm"]))
    archive.write("storm.de.vtt", vtt(talk(50, 900)))
    archive.run_import()
    assert sorted(told(archive).values()) == [["storm.de.vtt"], ["storm.md"]]


def test_talks_in_two_folders_are_proposed_and_joined_when_that_is_accepted(apart, site_of):
    [found] = propose_same_talks(apart.database)
    assert found.files == ("podcast/storm.md", "video/the-storm-live.vtt")
    assert found.together > 0.9
    before = {name: keys_of(apart, name) for name in found.files}
    report = accept(apart)
    assert (report.imported, report.versions, report.unchanged) == (1, 1, 2)
    assert sorted(told(apart)) == ["bells", "storm", "tides"]
    assert told(apart)["storm"] == list(found.files)
    assert propose_same_talks(apart.database) == []
    assert prove(apart.database, apart.engine, apart.folder).problems == ()
    site = site_of(apart)
    for keys in before.values():
        assert opens(site, keys) == {"storm"}
    moved = site.get("/episodes/the-storm-live", follow_redirects=False)
    assert (moved.status_code, moved.headers["location"]) == (301, "/episodes/storm")
    with apart.database.read() as session:
        assert episodes.count(session) == 3
        assert episodes.words(session) < 2_000


def test_until_then_results_stand_for_both(apart, site_of):
    rare = next(word for word in TALKS["storm"] if TALKS["storm"].count(word) == 1 and
                word not in TALKS["bells"] + TALKS["tides"])  # fmt: skip
    place = TALKS["storm"].index(rare)
    asked = " ".join(TALKS["storm"][place : place + 6])
    answer = apart.search(asked, grouped=True)
    first = answer.hits[0]
    assert {first.episode.slug, *(one.slug for one in first.also)} == {"storm", "the-storm-live"}
    assert not {one.slug for one in first.also} & {hit.episode.slug for hit in answer.hits}
    assert answer.listed == answer.episodes == len(answer.hits)
    page = site_of(apart).get("/search", params={"q": asked}).text
    assert "also in <a" in page


def test_the_owner_keeps_talks_apart_and_chooses_what_to_read(apart):
    files = ["podcast/storm.md", "video/the-storm-live.vtt"]
    apart.write("versions.yaml", yaml.safe_dump([{"files": files, "apart": True}]))
    apart.run_import()
    assert (propose_same_talks(apart.database), len(told(apart))) == ([], 4)
    apart.write("versions.yaml", yaml.safe_dump([{"files": files, "read": files[1]}]))
    apart.run_import()
    assert told(apart)["storm"] == files[::-1]
    apart.write("versions.yaml", yaml.safe_dump([files]))
    apart.write("podcast/storm.yaml", "read-in: ../video/the-storm-live.vtt\n")
    apart.run_import()
    assert told(apart)["storm"] == files[::-1]
    apart.write("versions.yaml", "[]")
    apart.run_import()
    assert len(told(apart)) == 4


def test_a_file_that_is_gone_leaves_the_talk_to_the_others(archive, site_of):
    archive.write("storm.en.vtt", captions("storm"))
    archive.write("storm.md", written(TALKS["storm"]))
    archive.run_import()
    before = {name: keys_of(archive, name) for name in ("storm.md", "storm.en.vtt")}
    (archive.folder / "storm.md").unlink()
    report = archive.run_import()
    assert report.missing == []
    assert any("storm.md is gone" in problem for problem in report.problems)
    assert told(archive) == {"storm": ["storm.en.vtt"]}
    site = site_of(archive)
    for keys in before.values():
        assert opens(site, keys) == {"storm"}
    assert prune(archive.database, archive.engine) == []
    archive.write("storm.md", written(TALKS["storm"]))
    archive.run_import()
    assert told(archive) == {"storm": ["storm.md", "storm.en.vtt"]}
    assert keys_of(archive, "storm.md") == before["storm.md"]
    for name in ("storm.md", "storm.en.vtt"):
        (archive.folder / name).unlink()
    assert archive.run_import().missing == ["storm.en.vtt", "storm.md"]
    assert told(archive)["storm"]
    prune(archive.database, archive.engine, even_all=True)
    assert told(archive) == {}
    with archive.database.read() as session:
        assert sources.counts(session) == {}


def test_files_that_are_moved_stay_with_their_talk(apart):
    accept(apart)
    (apart.folder / "podcast" / "storm.md").rename(apart.folder / "podcast" / "1-storm.md")
    apart.run_import()
    assert told(apart)["storm"] == ["podcast/1-storm.md", "video/the-storm-live.vtt"]
    (apart.folder / "video" / "the-storm-live.vtt").rename(apart.folder / "video" / "2.vtt")
    apart.run_import()
    assert told(apart)["storm"] == ["podcast/1-storm.md", "video/2.vtt"]
    assert len(told(apart)) == 3


def test_a_file_that_cant_be_read_any_more_changes_nothing(archive):
    archive.write("storm.en.vtt", captions("storm"))
    archive.write("storm.md", written(TALKS["storm"]))
    archive.run_import()
    archive.write("storm.md", b"\x00\x01")
    archive.run_import()
    assert told(archive) == {"storm": ["storm.md", "storm.en.vtt"]}
    archive.write("storm.md", written(TALKS["storm"]))
    archive.run_import()
    assert told(archive) == {"storm": ["storm.md", "storm.en.vtt"]}


@contextmanager
def killed_after(monkeypatch, count):
    """What an import stores is all stored or not at all; it is killed after so many talks."""
    whole = importing.store
    done: list[object] = []

    def store(*arguments):
        if len(done) == count:
            raise KeyboardInterrupt
        done.append(arguments)
        return whole(*arguments)

    with monkeypatch.context() as patched:
        patched.setattr(importing, "store", store)
        yield


def test_an_import_that_is_killed_goes_on(apart, site_of, monkeypatch):
    files = [*propose_same_talks(apart.database)[0].files]
    before = {name: keys_of(apart, name) for name in files}
    apart.write("versions.yaml", yaml.safe_dump([files, ["podcast/bells.md", "video/tides.vtt"]]))
    with killed_after(monkeypatch, 1), pytest.raises(KeyboardInterrupt):
        apart.run_import()
    apart.run_import()
    assert told(apart)["storm"] == files
    assert len(told(apart)) == 2
    for keys in before.values():
        assert opens(site_of(apart), keys) == {"storm"}


def test_facts_and_recordings_of_all_versions_are_the_episodes(archive, site_of):
    archive.write("storm.md", "---\nhosts: [Ben Vik]\n---\n" + written(TALKS["storm"]))
    archive.write("storm.en.vtt", captions("storm"))
    archive.write("b/clip.vtt", vtt([*talk(9, 200), *misheard(TALKS["storm"], 0.1)]))
    archive.write(
        "b/clip.yaml",
        "title: The Storm\nyoutube: abcdefghijk\ndate: 2024-03-01\nkeywords: [rain]\n",
    )
    archive.write("versions.yaml", "- [storm.md, b/clip.vtt]\n")
    archive.run_import()
    with archive.database.read() as session:
        [row] = episodes.page(session)[1]
    assert (row.title, str(row.date), row.keywords) == ("The Storm", "2024-03-01", ["rain"])
    assert row.people.hosts == ("Ben Vik",)
    site = site_of(archive)
    opening = next(iter(keys_of(archive, "b/clip.vtt")))  # said in that version alone
    led = site.get(f"/p/{opening}", follow_redirects=False).headers["location"]
    assert led.endswith(f"?version=b%2Fclip.vtt#p{opening}")
    assert f'id="p{opening}"' in site.get(f"/p/{opening}").text
    [other] = row.facts.recordings
    assert other.youtube_id == "abcdefghijk"
    assert abs(other.at(100_000) - 170_000) < 4_000  # 200 words are 70 seconds


def test_one_file_asked_for_alone_keeps_its_talk(apart):
    accept(apart)
    path = apart.write("podcast/storm.md", written([*TALKS["storm"], "and", "so", "on"]))
    importing.import_paths(apart.database, apart.engine, [path], apart.folder, 1)
    assert told(apart)["storm"] == ["podcast/storm.md", "video/the-storm-live.vtt"]
    assert apart.run_import().unchanged == 4


def test_what_was_compared_is_not_compared_again(apart, monkeypatch):
    with apart.database.read() as session:
        before = likeness.stamps(session)
    assert len(before) == 1
    monkeypatch.setattr("app.transcripts.aligning.same_talk.talk_likeness", None)
    apart.run_import()
    with apart.database.read() as session:
        assert likeness.stamps(session) == before
