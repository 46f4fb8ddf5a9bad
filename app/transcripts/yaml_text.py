"""YAML as people write it by hand, read within bounds.

An alias (`*a`) repeats what it names, so a few lines can stand for more than memory holds ("billion
laughs"); here a text counts with all that it repeats.
"""

from typing import Any

import yaml

from app.transcripts.model import TranscriptError
from app.transcripts.source import unturned

LARGEST_CHARACTERS = 1_000_000
"""Characters; what people write beside a talk is shorter."""
_MOST_VALUES = 100_000
"""Values of a text, those that aliases repeat counted each time."""
_LONGEST_NUMBER_CHARACTERS = 40
"""Characters; what looks like a longer number or date is a text."""
_TEXT = "tag:yaml.org,2002:str"


def read_yaml(text: str) -> Any:
    """What a YAML text says: mappings, lists, texts, numbers, dates; None for an empty one.

    Raises TranscriptError with a sentence that names the line, or the bound it goes beyond.
    """
    if len(text) > LARGEST_CHARACTERS:
        raise TranscriptError(f"It is longer than {LARGEST_CHARACTERS:,} characters.")
    try:
        loader = yaml.SafeLoader(text)
        node = loader.get_single_node()
        if node is None:
            return None
        if _size(node, {}) > _MOST_VALUES:
            raise TranscriptError(
                f"It holds more than {_MOST_VALUES:,} values, its aliases resolved."
            )
        return loader.construct_document(node)
    except RecursionError as error:
        raise TranscriptError("It is nested too deeply.") from error
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        raise TranscriptError(f"It is no valid YAML: {_reason(error)}.") from error


def _reason(error: Exception) -> str:
    """What is wrong, and in which line where that is known."""
    mark = getattr(error, "problem_mark", None)
    at = f"line {mark.line + 1}, column {mark.column + 1}: " if mark else ""
    told = str(getattr(error, "problem", None) or error)
    return at + " ".join(told.split()).rstrip(".")


def _size(node: yaml.Node, known: dict[int, int]) -> int:
    """How many values a node stands for. One that holds itself has no end."""
    if isinstance(node, yaml.ScalarNode):
        if len(node.value) > _LONGEST_NUMBER_CHARACTERS:
            node.tag = _TEXT
        if not node.value.isascii():  # halves of letters, which no encoding can write
            node.value = unturned(node.value.encode("utf-8", "replace").decode())
        return 1
    if id(node) not in known:
        # As long as it isn't counted: met again, it is within itself.
        known[id(node)] = _MOST_VALUES + 1
        pairs = isinstance(node, yaml.MappingNode)
        children = [part for pair in node.value for part in pair] if pairs else node.value
        known[id(node)] = 1 + sum(_size(child, known) for child in children)
    return known[id(node)]
