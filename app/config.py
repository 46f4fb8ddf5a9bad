"""Settings: environment first, then `vivavoce.toml` in the archive folder, then options.

Later ones win over earlier ones. All are checked once, with a message that names the setting.
"""

import tomllib
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError, field_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, SettingsConfigDict

from app.errors import VivaVoceError


def _root() -> Path:
    installed = Path(str(files("app")))
    return installed if (installed / "templates").is_dir() else installed.parent


ROOT = _root()
"""The folder that holds templates, static files and migrations: the package itself where it was
installed from a wheel, the folder above it in a checkout."""


class SettingsError(VivaVoceError):
    """A setting that can't be used; the message is a sentence for the owner."""


class Settings(BaseSettings):
    """How this archive is run."""

    model_config = SettingsConfigDict(env_prefix="VIVAVOCE_", extra="forbid")

    archive: Path | None = Field(None, description="The folder of transcripts.")
    data: Path = Field(Path("data/default"), description="Where database and index are kept.")
    host: str = Field("127.0.0.1", description="The address to serve on.")
    port: int = Field(8000, ge=0, le=65535, description="The port to serve on.")
    workers: int = Field(2, ge=1, le=64, description="Processes that read files in an import.")
    meaning: bool = Field(False, description="Search by meaning too, where that extra is there.")
    log_json: bool = Field(False, description="Logs as JSON lines instead of coloured text.")

    @field_validator("meaning")
    @classmethod
    def _can_search_by_meaning(cls, wanted: bool) -> bool:
        if wanted and find_spec("wordllama") is None:
            message = "the extra isn't installed; `pip install 'vivavoce[meaning]'` brings it"
            raise PydanticCustomError("extra_missing", message)
        return wanted

    @property
    def database_path(self) -> Path:
        """The SQLite file."""
        return self.data / "vivavoce.sqlite"

    @property
    def index_path(self) -> Path:
        """The folder of the search index."""
        return self.data / "index"


def load(**options: Any) -> Settings:
    """Settings for one run; options that are None don't count.

    Raises SettingsError for a value that can't be used and for a `vivavoce.toml` that can't
    be read.
    """
    given = {name: value for name, value in options.items() if value is not None}
    try:
        from_environment = Settings().model_dump(exclude_unset=True)
        archive = given.get("archive") or from_environment.get("archive")
        return Settings(**{**from_environment, **_from_file(archive), **given})
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        raise SettingsError(
            f"Setting `{name}`: {first['msg']} (got {first['input']!r})."
        ) from error


def _from_file(archive: str | Path | None) -> dict[str, Any]:
    path = Path(archive) / "vivavoce.toml" if archive else None
    if path is None or not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise SettingsError(f"{path} can't be read: {error}.") from error
