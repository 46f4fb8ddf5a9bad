"""What the owner says of the whole archive: `archive.yaml` and `topics.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

ARCHIVE_FILE, TOPICS_FILE = "archive.yaml", "topics.yaml"


def _as_series(value: object) -> object:
    return {"title": value} if isinstance(value, str) else value


class Folder(BaseModel):
    """What holds for all files of a folder."""

    model_config = ConfigDict(extra="forbid")

    title: str
    hosts: tuple[str, ...] = ()
    language: str | None = None


class Archive(BaseModel):
    """`archive.yaml`: the archive's name, and what holds for its folders."""

    model_config = ConfigDict(extra="forbid")

    title: str = "Viva Voce"
    description: str = ""
    language: str = "en"
    hosts: tuple[str, ...] = ()
    series: dict[str, Annotated[Folder, BeforeValidator(_as_series)]] = Field(default_factory=dict)

    def folder(self, path: str) -> Folder | None:
        """What is said of the folder that holds `path`, or of the nearest one above it."""
        parts = path.split("/")[:-1]
        for length in range(len(parts), 0, -1):
            if found := self.series.get("/".join(parts[:length])):
                return found
        return None


class Topic(BaseModel):
    """An entry of `topics.yaml`."""

    model_config = ConfigDict(extra="forbid")

    title: str
    words: tuple[str, ...] = ()
    description: str = ""


@dataclass(frozen=True, slots=True)
class OwnerFiles:
    """Both files as read, and a sentence for each that couldn't be."""

    archive: Archive
    topics: tuple[Topic, ...]
    problems: tuple[str, ...]


def read_owner_files(folder: Path) -> OwnerFiles:
    """Read both files; one that is wrong is told of and left out, and the import goes on."""
    problems: list[str] = []
    archive, topics = Archive(), tuple[Topic, ...]()
    try:
        archive = Archive.model_validate(_yaml(folder / ARCHIVE_FILE) or {})
    except (ValueError, OSError) as error:
        problems.append(f"{ARCHIVE_FILE} is left out: {_sentence(error)}")
    try:
        topics = tuple(Topic.model_validate(item) for item in _topics(_yaml(folder / TOPICS_FILE)))
    except (ValueError, OSError) as error:
        problems.append(f"{TOPICS_FILE} is left out: {_sentence(error)}")
    return OwnerFiles(archive, topics, tuple(problems))


def _yaml(path: Path) -> Any:
    if not path.is_file():
        return None
    try:
        return yaml.safe_load(path.read_text("utf-8"))
    except yaml.YAMLError as error:
        raise ValueError(" ".join(str(error).split())) from error


def _topics(root: object) -> list[Mapping[str, Any]]:
    """A list of entries or of titles, or titles with their words."""
    if root is None:
        return []
    if isinstance(root, dict):
        entries = [{"title": title, "words": words or []} for title, words in root.items()]
        return [
            {**entry, **entry["words"], "title": entry["title"]}
            if isinstance(entry["words"], dict)
            else entry
            for entry in entries
        ]
    if isinstance(root, list):
        return [entry if isinstance(entry, dict) else {"title": str(entry)} for entry in root]
    raise ValueError("It should be a list of topics.")


def _sentence(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        return f"`{where}`: {first['msg']}."
    return f"{error}".rstrip(".") + "."
