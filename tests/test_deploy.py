"""What is under deploy/, and the Dockerfile, name commands and settings that there are."""

import re
import shlex

import pytest
import yaml
from typer.main import get_command

from app.cli.commands import cli
from app.config import PREFIX, ROOT, Settings

DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")
UNIT = (ROOT / "deploy" / "vivavoce.service").read_text("utf-8")
COMPOSE = yaml.safe_load((ROOT / "deploy" / "compose.yaml").read_text("utf-8"))
COMMANDS = set(getattr(get_command(cli), "commands"))  # noqa: B009 (a group has them)


@pytest.mark.parametrize("text", [DOCKERFILE, UNIT], ids=["Dockerfile", "unit"])
def test_settings_by_environment_are_settings(text):
    given = dict(re.findall(rf"{PREFIX}(\w+)=([^\s\\]+)", text))
    assert given
    values = {name.lower(): value for name, value in given.items()}
    assert Settings.model_validate(values).archive is not None


def test_commands_are_commands():
    called = [
        *re.findall(r'\["vivavoce", "(\w+)"', DOCKERFILE),
        *re.findall(r"^ExecStart=\S+/vivavoce (\w+)", UNIT, re.MULTILINE),
    ]
    assert sorted(called) == ["ping", "serve", "serve"]
    assert set(called) <= COMMANDS


def test_the_port_that_is_passed_on_is_the_one_served_on():
    port = Settings.model_fields["port"].default
    assert f"EXPOSE {port}\n" in DOCKERFILE
    assert all(one.endswith(f":{port}") for one in COMPOSE["services"]["vivavoce"]["ports"])


def test_the_image_gets_all_that_the_wheel_is_built_from():
    copied = {
        name
        for line in re.findall(r"^COPY (?!--from)(.+)$", DOCKERFILE, re.MULTILINE)
        for name in shlex.split(line)[:-1]
    }
    let_in = re.findall(r"^!(\S+)", (ROOT / ".dockerignore").read_text("utf-8"), re.MULTILINE)
    assert copied == set(let_in)
    assert {"app", "templates", "static", "migrations", "pyproject.toml"} <= copied
    assert all((ROOT / name).exists() for name in copied)


def test_both_stages_stand_on_one_pinned_base():
    bases = re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE)
    assert len(bases) == 2
    assert len(set(bases)) == 1
    assert re.fullmatch(r"python:\d+\.\d+\.\d+-slim-\w+", bases[0])


def test_a_site_runs_on_the_versions_that_are_tested():
    locks = [
        dict(re.findall(r"^([a-z0-9-]+)==(\S+)", (ROOT / name).read_text("utf-8"), re.MULTILINE))
        for name in ("requirements-site.lock", "requirements.lock")
    ]
    assert locks[0].items() <= locks[1].items()
    assert not {"pytest", "mypy", "ruff", "playwright", "typst", "onnxruntime"} & set(locks[0])
