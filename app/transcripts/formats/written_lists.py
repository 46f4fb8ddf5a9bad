"""YAML and TOML that list who said what, as JSON does."""

import tomllib
from dataclasses import replace
from typing import Any

from app.transcripts.content import Text
from app.transcripts.format import Format, Level
from app.transcripts.formats.speech_json.heard import hear
from app.transcripts.formats.speech_json.unknown import UNKNOWN, speech_list
from app.transcripts.formats.speech_json.write import write
from app.transcripts.model import Transcript, TranscriptError
from app.transcripts.yaml_text import LARGEST_CHARACTERS, read_yaml

NAME = "written-list"
_YAML, _TOML = (".yaml", ".yml"), (".toml",)
_FEWEST_TURNS = 2
_WARNING = "The list in it that holds most text was read."


def recognise(file: Text) -> Level:
    """A list in it has words, and speakers or times."""
    if file.extension not in _YAML + _TOML or len(file.text) > LARGEST_CHARACTERS:
        return Level.NO
    try:
        found = speech_list(_root(file))
    except TranscriptError:
        return Level.NO
    return Level.SHAPE if found and len(found[1]) >= _FEWEST_TURNS else Level.NO


def parse(file: Text) -> Transcript:
    """As a JSON of unknown origin."""
    heard = hear(_root(file), replace(UNKNOWN, warning=_WARNING))
    return write(heard, NAME)


def _root(file: Text) -> Any:
    """What the file says. Raises TranscriptError where it is damaged."""
    if file.extension in _YAML:
        return read_yaml(file.text)
    try:
        return tomllib.loads(file.text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        raise TranscriptError(f"It is no valid TOML: {error}.") from error


FORMAT = Format(
    name=NAME,
    title="YAML and TOML that list who said what",
    holds="lines with their times, speakers",
    takes=Text,
    recognise=recognise,
    parse=parse,
    extensions=_YAML + _TOML,
)
