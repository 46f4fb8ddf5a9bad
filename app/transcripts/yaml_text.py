"""YAML as people write it by hand, read within bounds.

An alias (`*a`) repeats what it names, so a few lines can stand for more than memory holds ("billion
laughs"); here a text counts with all that it repeats.
"""

import re
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


class YamlError(TranscriptError):
    """A text that is no valid YAML; the message is a sentence that names the line."""


def read_yaml(text: str) -> Any:
    """What a YAML text says: mappings, lists, texts, numbers, dates; None for an empty one.

    Raises YamlError, or TranscriptError with a sentence about the bound that it goes beyond.
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
        raise YamlError(f"It is no valid YAML: {_reason(error)}.") from error


def read_entries(text: str) -> tuple[Any, tuple[str, ...]]:
    """What a YAML text says, as `read_yaml`; of a mapping or list of which an entry is no valid
    YAML the other entries, and a sentence for each that is left out.

    Raises as `read_yaml` does, YamlError where no entry is left.
    """
    try:
        return read_yaml(text), ()
    except YamlError:
        is_short = len(text) <= _LARGEST_MENDED_CHARACTERS
        found, problems = _valid_entries(text) if is_short else ([], ())
        if not found:
            raise
    if isinstance(found[0], list):
        return [value for one in found for value in one], problems
    return {key: value for one in found for key, value in one.items()}, problems


_LARGEST_MENDED_CHARACTERS = 20_000
"""Characters of a text of which what is valid is kept: each entry of it may hold `_MOST_VALUES`."""
_NAMED_CHARACTERS = 40
"""Characters by which an entry is named that is left out."""
_BEGINS = {is_list: re.compile(rf"(?m)^(?={start})") for is_list, start in
           ((False, r"[^\s#\-\]}]"), (True, r"- "))}  # fmt: skip
"""Where entries of a mapping or of a list begin: lists within a mapping may stand unindented."""


def _valid_entries(text: str) -> tuple[list[Any], tuple[str, ...]]:
    """The outermost entries, each as a mapping or list of its own, and sentences about others."""
    is_list = re.match(r"(?:\s|#[^\n]*\n|---\n)*- ", text) is not None
    found, problems, line = [], [], 0
    for entry in _BEGINS[is_list].split(text):
        name = re.split("[:\n]", entry)[0].strip("- ")[:_NAMED_CHARACTERS]
        try:
            value = read_yaml("\n" * line + entry)
        except YamlError as error:
            problems.append(f"`{name}` is left out: {str(error)[:1].lower()}{str(error)[1:]}")
        else:
            if isinstance(value, list if is_list else dict):
                found.append(value)
            elif value is not None:
                problems.append(f"`{name}` in line {line + 1} is left out: it is no `key: value`.")
        line += entry.count("\n")
    return found, tuple(problems)


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
