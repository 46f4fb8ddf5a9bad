import pytest
import structlog

from app import logs


@pytest.mark.parametrize("as_json", [False, True])
def test_what_strangers_ask_for_begins_no_line_of_its_own(capsys, as_json):
    logs.configure(as_json)
    structlog.get_logger().info("GET", path="/p/a\n2026-11-27 [error] x\x1b[2J\u2028\u202e")
    said = capsys.readouterr().err
    assert len(said.splitlines()) == 1
    assert "\x1b[2J" not in said
    assert "\u202e" not in said
    logs.configure()
