"""What the owner says of the archive: `archive.yaml`, `topics.yaml`, `people.yaml` and
`versions.yaml`."""

import codecs
import dataclasses
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from pydantic import (
    AfterValidator,
    AliasChoices,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    field_validator,
)

from app.archive.files import read_bytes
from app.errors import VivaVoceError
from app.language.codes import language_code
from app.language.tokens import letters
from app.transcripts.owner_keys import understood
from app.transcripts.yaml_text import LARGEST_CHARACTERS, read_entries

Kind = TypeVar("Kind", bound=BaseModel)

ARCHIVE_FILE, TOPICS_FILE, PEOPLE_FILE = "archive.yaml", "topics.yaml", "people.yaml"
VERSIONS_FILE = "versions.yaml"


def _as_series(value: object) -> object:
    return {"title": value} if isinstance(value, str) else value


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


HeardForms = Annotated[tuple[str, ...], BeforeValidator(_as_list)]
"""What captions write for a name; one may stand without a list around it."""
_HEARD = Field(default=(), validation_alias=AliasChoices("heard-as", "heard_as"))


def _code_page(value: str) -> str:
    """The name of a code page; raises ValueError for one that nobody knows."""
    try:
        return codecs.lookup(value).name
    except LookupError:
        raise ValueError(f"{value} is no code page, such as windows-1251 or shift_jis") from None


CodePage = Annotated[str, AfterValidator(_code_page)]


class Folder(BaseModel):
    """What holds for all files of a folder."""

    model_config = ConfigDict(extra="forbid")

    title: str
    hosts: tuple[str, ...] = ()
    language: Annotated[str, AfterValidator(language_code)] | None = None
    encoding: CodePage | None = None


class ArchiveFile(BaseModel):
    """`archive.yaml`: the archive's name, and what holds for its folders. `words` are words of
    file names as titles write them (`js`: `JS`), `encoding` is the code page of files that aren't
    in Unicode. `guess_names` tells whether misheard names are written as the episode's facts write
    them: for all of them, or by name; `guess_speakers` whether speakers are guessed where
    captions name nobody, `link_commenters` whether those who commented are linked to their pages
    elsewhere."""

    model_config = ConfigDict(extra="forbid")

    title: str = "Viva Voce"
    description: str = ""
    language: Annotated[str, AfterValidator(language_code)] = "en"
    encoding: CodePage | None = None
    hosts: tuple[str, ...] = ()
    words: dict[str, str] = Field(default_factory=dict)
    heard_as: dict[str, HeardForms] = Field(
        default_factory=dict, validation_alias=AliasChoices("heard-as", "heard_as")
    )
    guess_names: bool | dict[str, bool] = Field(
        default=True, validation_alias=AliasChoices("guess-names", "guess_names")
    )
    guess_speakers: bool = Field(
        default=True, validation_alias=AliasChoices("guess-speakers", "guess_speakers")
    )
    link_commenters: bool = Field(
        default=False, validation_alias=AliasChoices("link-commenters", "link_commenters")
    )
    series: dict[str, Annotated[Folder, BeforeValidator(_as_series)]] = Field(default_factory=dict)

    def guesses_name(self, name: str) -> bool:
        """Whether a name of an episode is written where it was probably misheard."""
        if isinstance(self.guess_names, bool):
            return self.guess_names
        asked = {one.casefold(): is_so for one, is_so in self.guess_names.items()}
        return asked.get(name.casefold(), True)

    def folder(self, path: str) -> Folder | None:
        """What is said of the folder that holds `path`, or of the nearest one above it."""
        parts = path.split("/")[:-1]
        for length in range(len(parts), 0, -1):
            if found := self.series.get("/".join(parts[:length])):
                return found
        return None

    def encoding_of(self, path: str) -> str | None:
        """The code page that is told for a file."""
        folder = self.folder(path)
        return (folder.encoding if folder else None) or self.encoding

    @property
    def tells_language(self) -> bool:
        """Whether the archive's language was written down."""
        return "language" in self.model_fields_set


def _web_address(link: str) -> str:
    if not link.startswith(("https://", "http://")):
        raise ValueError(f"{link} is no web address")
    return link


WebAddress = Annotated[str, AfterValidator(_web_address)]


class Topic(BaseModel):
    """An entry of `topics.yaml`. What is `hidden` is no topic, what is `pinned` comes first;
    `parents` are the titles of other topics that it is part of."""

    model_config = ConfigDict(extra="forbid")

    title: str
    words: tuple[str, ...] = ()
    description: str = ""
    parents: HeardForms = ()
    links: tuple[WebAddress, ...] = ()
    pinned: bool = False
    hidden: bool = False
    heard_as: HeardForms = _HEARD


class Person(BaseModel):
    """An entry of `people.yaml`. `aliases` are other ways in which the files write the name;
    where `role` is `nobody` it is no person's."""

    model_config = ConfigDict(extra="forbid")

    name: str
    description: str = ""
    aliases: HeardForms = ()
    role: Literal["", "host", "guest", "nobody"] = ""
    links: tuple[WebAddress, ...] = ()
    heard_as: HeardForms = _HEARD


class Versions(BaseModel):
    """An entry of `versions.yaml`: files that are transcripts of one talk, or, `apart`, of several
    though something tells otherwise. `read` is the one that the talk is to be read in."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    files: tuple[str, ...]
    read: str = ""
    apart: bool = False

    @field_validator("files")
    @classmethod
    def _are_several(cls, files: tuple[str, ...]) -> tuple[str, ...]:
        if len(set(files)) < 2:
            raise ValueError("it takes two files at least")
        return files


@dataclass(frozen=True, slots=True)
class OwnerFiles:
    """The files as read, and a sentence for whatever in them couldn't be."""

    archive: ArchiveFile = dataclasses.field(default_factory=ArchiveFile)
    topics: tuple[Topic, ...] = ()
    people: tuple[Person, ...] = ()
    versions: tuple[Versions, ...] = ()
    problems: tuple[str, ...] = ()

    @property
    def called(self) -> dict[str, str]:
        """The names of people by all that the files call them, folded."""
        return {
            alias.casefold(): one.name
            for one in self.people
            if one.role != "nobody"
            for alias in (one.name, *one.aliases)
        }

    @property
    def nobody(self) -> frozenset[str]:
        """What stands where names do and is no person's, folded."""
        entries = [one for one in self.people if one.role == "nobody"]
        return frozenset(name.casefold() for one in entries for name in (one.name, *one.aliases))


class TopicsFile(BaseModel):
    """`topics.yaml`."""

    topics: tuple[Topic, ...] = ()


class PeopleFile(BaseModel):
    """`people.yaml`."""

    people: tuple[Person, ...] = ()


class VersionsOf(BaseModel):
    """`versions.yaml`."""

    versions: tuple[Versions, ...] = ()


def read_owner_files(folder: Path) -> OwnerFiles:
    """Read the files. What can be understood of them is kept, what is wrong is told of, and the
    import goes on."""
    problems: list[str] = []

    def read(name: str, kind: type[Kind], named: Callable[[Any], dict[Any, Any]]) -> Kind:
        try:
            root, invalid = _yaml(folder / name)
            found, told = understood(kind, named(root))
        except (ValueError, VivaVoceError) as error:
            problems.append(f"{name} is left out: {str(error).rstrip('.')}.")
            return kind()
        problems.extend(f"{name}: {one}" for one in (*invalid, *told))
        return found

    archive = read(ARCHIVE_FILE, ArchiveFile, _mapping)
    topics = read(TOPICS_FILE, TopicsFile, lambda root: {"topics": _topics(root)})
    problems.extend(f"{TOPICS_FILE}: {one}" for one in _contradictions(topics.topics))
    people = read(
        PEOPLE_FILE, PeopleFile, lambda root: {"people": _entries(root, "name", "heard-as")}
    )
    told = read(VERSIONS_FILE, VersionsOf, lambda root: {"versions": _groups(root)})
    return OwnerFiles(archive, topics.topics, people.people, told.versions, tuple(problems))


def _yaml(path: Path) -> tuple[Any, tuple[str, ...]]:
    """What a file says, and sentences about what in it is no valid YAML."""
    if not os.path.lexists(path):
        return None, ()
    return read_entries(read_bytes(path, path.parent, LARGEST_CHARACTERS).decode("utf-8"))


def _mapping(root: object) -> dict[Any, Any]:
    if root is None or isinstance(root, dict):
        return root or {}
    raise ValueError("It should be a list of `key: value` lines.")


def _groups(root: object) -> list[Any]:
    """A list of lists of files, or of entries with more to tell."""
    if root is None:
        return []
    if not isinstance(root, list):
        raise ValueError("It should be a list of lists of files.")
    return [{"files": entry} if isinstance(entry, list) else entry for entry in root]


def _topics(root: object) -> list[Any]:
    """Topics as entries; those that a file of the keys `topics` and `hides` lists, too."""
    if not isinstance(root, dict) or "hides" not in root:
        only = root.get("topics") if isinstance(root, dict) and len(root) == 1 else None
        is_key = isinstance(only, dict) or (
            isinstance(only, list) and any(isinstance(one, dict) for one in only)
        )
        return _entries(only if is_key else root, "title", "words")
    if unknown := root.keys() - {"topics", "hides"}:
        raise ValueError(f"Beside `hides` stands `{min(map(str, unknown))}`, not below `topics`")
    hidden = root["hides"] or []
    if not isinstance(hidden, list) or not all(isinstance(one, str) for one in hidden):
        raise ValueError("`hides` should be a list of titles.")
    entries = _entries(root.get("topics"), "title", "words")
    return [*entries, *({"title": one, "hidden": True} for one in hidden)]


def _contradictions(topics: Sequence[Topic]) -> Iterator[str]:
    """Titles that stand twice, and those that are shown and hidden."""
    first: dict[str, Topic] = {}
    for one in topics:
        before = first.setdefault(letters(one.title), one)
        if before.hidden != one.hidden:
            yield f"`{one.title}` is told as a topic and hidden; it is hidden."
        elif before is not one:
            yield f"`{one.title}` stands twice."


def _entries(root: object, key: str, lists: str) -> list[Any]:
    """A list of entries or of names, or names with what belongs to them: the key `lists`, or
    several keys."""
    if root is None:
        return []
    if isinstance(root, dict):
        return [
            {**value, key: name} if isinstance(value, dict) else {key: name, lists: value or []}
            for name, value in root.items()
        ]
    if not isinstance(root, list):
        raise ValueError("It should be a list.")
    return [{key: str(entry)} if isinstance(entry, str | int | float) else entry for entry in root]
