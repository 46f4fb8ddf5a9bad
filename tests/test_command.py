import subprocess

from app.command import command, surroundings


def test_it_is_this_program_though_another_app_lies_where_it_is_started(tmp_path):
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "__init__.py").write_text("raise SystemExit('another app')")
    done = subprocess.run(
        command("--version"), env=surroundings(), cwd=tmp_path, capture_output=True, text=True
    )
    assert done.stdout.startswith("Viva Voce"), done.stderr
