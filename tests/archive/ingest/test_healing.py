"""What is damaged within a sound database: it is noticed, told, and read anew from the files."""

import json
import shutil
import sqlite3
from contextlib import closing, contextmanager

import pytest
import structlog
from fastapi.testclient import TestClient

from app.archive.copies import CopyError, back_up, restore_copy
from app.archive.engine import engine_of
from app.archive.ingest.importing import import_paths
from app.archive.proving import prove
from app.config import ROOT, Settings
from app.store import table_seals
from app.store.damage import damaged_values
from app.store.database import Database
from app.store.tables import Base
from app.web.application import create

_TURNS = "\n\n".join(
    f"**Vera Lind:** We painted the buoy number {n} in the winter of the long ice, and the tide"
    f" took the kettle.\n\n**Tomas Okon:** And the buoy {n} never came back, said the harbour."
    for n in range(12)
)
_CAPTIONS = "WEBVTT\n\n" + "\n\n".join(
    f"00:{n:02}:01.000 --> 00:{n:02}:09.000\n<v Vera Lind>We painted the buoy number {n} in the"
    " winter of the long ice, and the tide took the kettle." for n in range(12)
)  # fmt: skip
_RAW = "WEBVTT\n\n" + "\n\n".join(
    f"00:{n:02}:01.000 --> 00:{n:02}:05.000\nso we went down to the lighthouse and the lamp was out"
    for n in range(30)
)  # fmt: skip
FILES = {
    "buoys.md": f"---\ndate: 2020-03-04\nkeywords: [buoys, kettles]\n---\n{_TURNS}",
    "buoys.info.json": json.dumps(
        {"title": "Buoys", "channel": "Quay", "comments": [{"id": "1", "text": "At 1:01 the buoy"}]}
    ),
    "topics.yaml": "topics: [kettle, lighthouse]",
    "sea/lamps.vtt": _RAW,
    "sea/kettles.vtt": _CAPTIONS,
    "sea/kettles.md": _TURNS.replace("buoy", "kettle"),
}
SEALED = ("episode", "transcript", "turn", "passage", "appearance", "comment")
LATER = ("mentioned",)


@pytest.fixture(scope="module")
def made(tmp_path_factory, knows_languages):
    """The folder of an archive with something in every table."""
    place = tmp_path_factory.mktemp("made")
    for name, content in FILES.items():
        (place / "files" / name).parent.mkdir(parents=True, exist_ok=True)
        (place / "files" / name).write_text(content)
    imported(place)
    lamps = place / "files" / "sea" / "lamps.vtt"  # there are links of an earlier version
    lamps.write_text(lamps.read_text().replace("lamp was out", "lamp burned on", 15))
    imported(place)
    return place


@pytest.fixture
def place(made, tmp_path):
    shutil.copytree(made, tmp_path / "made")
    return tmp_path / "made"


def of(place):
    return place / "data" / "vivavoce.sqlite"


@contextmanager
def archive_in(place):
    with closing(Database(of(place), ROOT / "migrations")) as database:
        yield database, engine_of(database, place / "data" / "index"), place / "files"


def imported(place):
    with archive_in(place) as (database, engine, files):
        return import_paths(database, engine, [files], files, workers=1)


def proof(place):
    with archive_in(place) as (database, engine, files):
        return prove(database, engine, files).problems


def bent(value):
    """A value with one bit turned round."""
    if isinstance(value, int):
        return value ^ 1 << 9
    if isinstance(value, float):
        return value / 2 + 1 / 4
    data = bytearray(value.encode() if isinstance(value, str) else value)
    data[len(data) // 2] ^= 0x10
    return bytes(data)


def bend(path, table, column, where="1"):
    """Bend the longest value of a column; gives whether there is one."""
    with closing(sqlite3.connect(path)) as database, database:
        longest = f"length({column}) > 0 AND {where} ORDER BY length({column}) DESC LIMIT 1"
        found = database.execute(f"SELECT {column} FROM {table} WHERE {longest}").fetchone()
        if found is None:
            return False
        new = "CAST(? AS TEXT)" if isinstance(found[0], str) else "?"
        asked = f"UPDATE {table} SET {column} = {new} WHERE {column} = ? AND {where}"
        return database.execute(asked, (bent(found[0]), found[0])).rowcount > 0


def columns(kind):
    return [
        (table.name, column.name)
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if kind(table, column)
    ]


def test_one_bit_of_whatever_is_kept_of_a_talk_is_noticed(made, tmp_path):
    places = columns(
        lambda table, column: (
            table.name in SEALED and not column.primary_key and column.name not in LATER
        )
    )
    copy = of(made).with_name("copy.sqlite")
    assert damaged_values(of(made)) == []
    silent = []
    for table, column in places:
        shutil.copyfile(of(made), copy)
        if bend(copy, table, column) and not damaged_values(copy):
            silent.append(f"{table}.{column}")
    assert silent == []


def test_one_bit_of_whatever_is_compressed_is_noticed(made):
    places = columns(lambda _, column: str(column.type) == "BLOB" and column.name != "places")
    copy, bent_ones, silent = of(made).with_name("copy.sqlite"), [], []
    for table, column in places:
        shutil.copyfile(of(made), copy)
        if bend(copy, table, column):
            bent_ones.append(table)
            if not damaged_values(copy):
                silent.append(f"{table}.{column}")
    assert silent == []
    assert {"version", "link", "cloud", "profile", "source_bytes", "voice"} <= set(bent_ones)


def words_bent(place):
    bend(of(place), "transcript", "words", "restored IS NOT NULL")


def test_a_check_names_the_talk_and_no_copy_is_made(place):
    words_bent(place)
    assert "sea/lamps.vtt: " in proof(place)[0]
    with pytest.raises(CopyError, match=r"sea/lamps.vtt: .*`vivavoce import` reads it anew"):
        back_up(of(place), place / "copy.sqlite")
    assert not (place / "copy.sqlite").exists()


def test_its_page_is_a_sentence_and_the_log_names_the_talk(place):
    words_bent(place)
    settings = Settings(archive=place / "files", data=place / "data", page_cache_mb=0)
    site = TestClient(create(settings), raise_server_exceptions=False)
    with structlog.testing.capture_logs() as told:
        answer = site.get("/episodes/lamps")
    assert answer.status_code == 503
    assert "damaged" in answer.text
    assert any("sea/lamps.vtt" in one.get("problem", "") for one in told)
    assert site.get("/episodes/buoys").status_code == 200
    site.app.state.site.database.close()


def test_what_a_page_stumbles_over_is_no_fault_of_ours(place):
    with closing(sqlite3.connect(of(place))) as database, database:
        database.execute("UPDATE episode SET date = '2020- 3-04' WHERE date IS NOT NULL")
    settings = Settings(archive=place / "files", data=place / "data", page_cache_mb=0)
    site = TestClient(create(settings), raise_server_exceptions=False)
    assert site.get("/").status_code == 503
    site.app.state.site.database.close()
    imported(place)
    site = TestClient(create(settings), raise_server_exceptions=False)
    assert site.get("/").status_code == 200
    site.app.state.site.database.close()


def test_a_crash_says_that_it_may_be_for_what_is_damaged(place, monkeypatch):
    def fail(*_args, **_values):
        raise RuntimeError("ours")

    words_bent(place)
    settings = Settings(archive=place / "files", data=place / "data", page_cache_mb=0)
    site = TestClient(create(settings), raise_server_exceptions=False)
    monkeypatch.setattr(site.app.state.site.engine, "retrieve", fail)
    answer = site.get("/search?q=buoy")
    assert answer.status_code == 503
    assert "It may be because" in answer.text
    site.app.state.site.database.close()


def content(place):
    """What is stored, but for what is drawn, or told by the clock."""
    drawn = {"stamp", "stamps", "imported_at", "mentioned", "told", "id", "digest", "added_at"}
    with closing(sqlite3.connect(of(place))) as database:
        found = {}
        for table in ("episode", "transcript", "passage", "turn", "comment", "version", "link",
                      "statistics", "contents", "telling", "term", "cloud", "topic"):  # fmt: skip
            names = [row[1] for row in database.execute(f"PRAGMA table_info({table})")]
            asked = ", ".join(name for name in names if name not in drawn)
            found[table] = sorted(map(repr, database.execute(f"SELECT {asked} FROM {table}")))
        return found


@pytest.mark.parametrize("table", sorted({table for table, _ in columns(lambda *_: True)}))
def test_an_import_makes_whole_again_what_is_damaged_in_any_table(place, table):
    before = content(place)
    for _, column in columns(
        lambda one, column: one.name == table and str(column.type) in ("BLOB", "JSON", "DATETIME")
    ):
        where = "name <> 'identity'" if table == "fact" else "1"
        bend(of(place), table, column, where)
    was_noticed = bool(damaged_values(of(place)))
    report = imported(place)
    assert damaged_values(of(place)) == []
    assert proof(place) == ()
    if was_noticed and table != "link":  # a figure that was bent is still a figure
        assert content(place) == before
    assert bool(report.problems) >= was_noticed


def test_one_bit_of_whatever_no_seal_of_a_talk_holds_is_noticed(made):
    places = columns(
        lambda table, column: (
            (table in table_seals.SEALED and not column.primary_key) or column.name in LATER
        )
    )
    copy, silent, bent_ones = of(made).with_name("copy.sqlite"), [], set()
    for table, column in places:
        shutil.copyfile(of(made), copy)
        if bend(copy, table, column, "name <> 'table_seals'" if table == "fact" else "1"):
            bent_ones.add(table)
            if not damaged_values(copy):
                silent.append(f"{table}.{column}")
    assert silent == []
    assert {"statistics", "contents", "mention", "telling", "term", "likeness", "fact"} <= bent_ones


def facts_but_those_that_change(place):
    """Those of topics know them by their numbers, or are put only where none is listed."""
    changing = {"table_seals", "import", "archive_folder", "topics_together", "found_topics"}
    with closing(sqlite3.connect(of(place))) as database:
        found = dict(database.execute("SELECT name, value FROM fact"))
    return {name: value for name, value in found.items() if name not in changing}


def test_a_fact_that_was_bent_or_lost_is_told_and_made_anew(place):
    before = content(place), facts_but_those_that_change(place)
    for name in before[1].keys() - {"identity"}:
        for change in ("UPDATE fact SET value = '{}'", "DELETE FROM fact"):
            with closing(sqlite3.connect(of(place))) as database, database:
                database.execute(f"{change} WHERE name = ?", (name,))
            told = proof(place)
            if before[1][name] != "{}" or change.startswith("DELETE"):
                assert "What is kept in `fact` isn't as it was written." in told, name
            imported(place)
            assert proof(place) == ()
            assert (content(place), facts_but_those_that_change(place)) == before, name


def test_that_mentions_are_told_to_be_of_another_state_is_noticed_and_mended(place):
    before = content(place)
    bend(of(place), "episode", "mentioned")
    assert "What is kept in `episode.mentioned` isn't as it was written." in proof(place)
    assert any("`episode.mentioned`" in one for one in imported(place).problems)
    assert proof(place) == ()
    assert content(place) == before


@pytest.mark.parametrize("told", ["{}", "[1]", '{"state": "running", "dome": 3}', '"x"', "null"])
def test_what_nobody_has_told_of_an_import_fails_no_page(place, told):
    with closing(sqlite3.connect(of(place))) as database, database:
        database.execute("UPDATE fact SET value = ? WHERE name = 'import'", (told,))
    site = TestClient(create(Settings(archive=place / "files", data=place / "data")))
    assert site.get("/").status_code == 200
    assert site.get("/api/status").status_code == 200
    site.app.state.site.database.close()


@pytest.mark.parametrize(
    ("table", "column"),
    [("passage", "last"), ("statistics", "kept"), ("fact", "value"), ("transcript", "words")],
)
def test_a_copy_whose_values_are_damaged_is_told_before_it_replaces_anything(place, table, column):
    copy, data = place / "copy.sqlite", of(place)
    back_up(data, copy)
    assert bend(copy, table, column, "name = 'counted_terms'" if table == "fact" else "1")
    with closing(sqlite3.connect(data)) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before, whole = data.read_bytes(), content(place)
    with pytest.raises(CopyError, match=r"isn't as it was|is damaged.*Nothing was changed"):
        restore_copy(copy, data, ROOT / "migrations", overwrite=True)
    assert data.read_bytes() == before
    assert not [path for path in data.parent.iterdir() if path.name.endswith((".before", ".new"))]
    restore_copy(copy, data, ROOT / "migrations", overwrite=True, though_damaged=True)
    assert imported(place).problems
    assert (proof(place), content(place)) == ((), whole)


def test_a_figure_that_was_bent_is_told_and_made_anew(place):
    before = content(place)
    with closing(sqlite3.connect(of(place))) as database, database:
        database.execute("UPDATE statistics SET distinct_words = distinct_words + 1")
        database.execute("DELETE FROM mention")
    told = proof(place)
    assert "What is kept in `statistics` isn't as it was written." in told
    assert "What is kept in `mention` isn't as it was written." in told
    with pytest.raises(CopyError, match="mention"):
        back_up(of(place), place / "copy.sqlite")
    assert "What is kept in `mention` isn't as it was written. It is made anew." in (
        imported(place).problems
    )
    assert proof(place) == ()
    assert content(place) == before


def test_what_was_damaged_before_an_import_that_does_not_look_is_not_sealed_by_it(place):
    with closing(sqlite3.connect(of(place))) as database, database:
        database.execute("UPDATE statistics SET distinct_words = distinct_words + 1")
    (place / "files" / "new.md").write_text(_TURNS.replace("buoy", "net"))
    with archive_in(place) as (database, engine, files):
        import_paths(database, engine, [files], files, workers=1, heals=False)
        assert {one.table for one in damaged_values(database.path)} == {"statistics"}
    imported(place)
    assert damaged_values(of(place)) == []


def are_tables_sealed(place):
    with closing(sqlite3.connect(of(place))) as database:
        asked = "SELECT count(*) FROM fact WHERE name = 'table_seals'"
        return database.execute(asked).fetchone() == (1,)


def test_an_import_that_was_broken_off_is_no_damage(place):
    (place / "files" / "new.md").write_text(_TURNS.replace("buoy", "net"))

    def break_off(*_):
        raise KeyboardInterrupt

    with archive_in(place) as (database, engine, files):
        with pytest.raises(KeyboardInterrupt):
            import_paths(database, engine, [files], files, workers=1, watch=break_off)
        assert damaged_values(database.path) == []
        assert not are_tables_sealed(place)
    imported(place)
    assert are_tables_sealed(place)
