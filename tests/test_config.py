"""Settings: environment, then vivavoce.toml, then options; what is wrong is told with its place."""

from pathlib import Path

import pytest

from app import config
from app.config import SettingsError, load


def test_without_any_there_are_defaults():
    settings = load()
    assert (settings.host, settings.port, settings.archive) == ("127.0.0.1", 8000, None)


def test_the_file_wins_over_the_environment_and_an_option_over_both(tmp_path, monkeypatch):
    monkeypatch.setenv("VIVAVOCE_PORT", "8001")
    assert load(archive=tmp_path).port == 8001
    (tmp_path / "vivavoce.toml").write_text("port = 8002\nworkers = 3\n")
    assert load(archive=tmp_path).port == 8002
    chosen = load(archive=tmp_path, port=8003)
    assert (chosen.port, chosen.workers) == (8003, 3)
    assert load(archive=tmp_path, port=None).port == 8002


def test_the_file_is_found_by_the_archive_that_the_environment_names(tmp_path, monkeypatch):
    (tmp_path / "vivavoce.toml").write_text("port = 8002\n")
    monkeypatch.setenv("VIVAVOCE_ARCHIVE", str(tmp_path))
    assert (load().archive, load().port) == (tmp_path, 8002)


def test_a_wrong_value_is_told_with_the_place_it_came_from(tmp_path, monkeypatch):
    with pytest.raises(SettingsError, match=r"`port`, from the option --port: .*\(got 99999\)"):
        load(port=99999)
    (tmp_path / "vivavoce.toml").write_text("port = 70000\n")
    with pytest.raises(SettingsError, match=r"from .*/vivavoce\.toml: .*\(got 70000\)"):
        load(archive=tmp_path)
    monkeypatch.setenv("VIVAVOCE_PORT", "many")
    with pytest.raises(SettingsError, match=r"`port`, from the environment's VIVAVOCE_PORT"):
        load()


def test_a_name_that_no_setting_has_is_told(tmp_path, monkeypatch):
    (tmp_path / "vivavoce.toml").write_text("prot = 1\n")
    with pytest.raises(SettingsError, match=r"vivavoce\.toml: `prot` is no setting"):
        load(archive=tmp_path)
    monkeypatch.setenv("VIVAVOCE_PROT", "1")
    with pytest.raises(SettingsError, match="VIVAVOCE_PROT is no setting; perhaps VIVAVOCE_PORT"):
        load()


@pytest.mark.parametrize("content", [b"port = ", b"\xff\xfe", b"port = 1\nport = 2"])
def test_a_file_that_cant_be_read_is_told(tmp_path: Path, content):
    (tmp_path / "vivavoce.toml").write_bytes(content)
    with pytest.raises(SettingsError, match=r"vivavoce\.toml can't be read"):
        load(archive=tmp_path)


def test_an_extra_that_is_wanted_and_missing_is_named(monkeypatch):
    monkeypatch.setattr(config, "is_installed", lambda: False)  # as where it isn't installed
    with pytest.raises(SettingsError, match=r"`pip install 'vivavoce\[meaning\]'`"):
        load(meaning=True)


def test_search_is_by_meaning_where_that_is_installed_and_not_declined(monkeypatch):
    monkeypatch.delenv("VIVAVOCE_MEANING", raising=False)
    monkeypatch.setattr(config, "is_installed", lambda: True)
    assert load().is_by_meaning
    assert not load(meaning=False).is_by_meaning
    monkeypatch.setattr(config, "is_installed", lambda: False)
    assert not load().is_by_meaning
