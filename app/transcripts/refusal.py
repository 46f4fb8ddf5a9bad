"""What a file that no format knows looks like, and what its owner can do: a sentence."""

from collections.abc import Sequence
from typing import Any

from app.transcripts.content import Html, Json, Seen, Xml, Zipped
from app.transcripts.facts import is_facts
from app.transcripts.xml_names import local_name

_EXPORT = "Export the transcript as WebVTT, SRT, JSON or text"
_RECORDING = (
    "a recording",
    "Give it the name of its transcript and keep it beside it; this archive reads transcripts",
)
_PICTURE = ("a picture", "Only text can be read; type it, or have it recognised, as .txt")
_OLD_WORD = b"\xd0\xcf\x11\xe0"
_BYTES: Sequence[tuple[int, bytes, tuple[str, str]]] = (
    (0, _OLD_WORD, ("an old Word document (.doc)", "Save it as .docx or .txt")),
    (0, b"\x1f\x8b", ("a file compressed with gzip", "Unpack it")),
    (0, b"BZh", ("a file compressed with bzip2", "Unpack it")),
    (0, b"\xfd7zXZ", ("a file compressed with xz", "Unpack it")),
    (0, b"7z\xbc\xaf", ("a 7-Zip archive", "Unpack it")),
    (0, b"Rar!", ("a RAR archive", "Unpack it")),
    (0, b"SQLite format 3", ("a database", _EXPORT)),
    (0, b"ID3", _RECORDING),
    (0, b"\xff\xfb", _RECORDING),
    (0, b"\xff\xf3", _RECORDING),
    (0, b"OggS", _RECORDING),
    (0, b"fLaC", _RECORDING),
    (0, b"\x1a\x45\xdf\xa3", _RECORDING),
    (4, b"ftyp", _RECORDING),
    (8, b"WAVE", _RECORDING),
    (8, b"AVI ", _RECORDING),
    (0, b"\x89PNG", _PICTURE),
    (0, b"\xff\xd8\xff", _PICTURE),
    (0, b"GIF8", _PICTURE),
    (8, b"WEBP", _PICTURE),
)
_LONGEST_NAME = 40
_WHO = (
    "a list of who speaks when, without words",
    "Export the words with their speakers as JSON, or as WebVTT",
)


def refusal(seen: Seen) -> str:
    """Two sentences about a file that was looked at: what it looks like, and what to do."""
    looks, todo = _looks(seen)
    return f"No transcript was found in it: it looks like {looks}. {todo}."


def _looks(seen: Seen) -> tuple[str, str]:
    first = seen.contents[0]
    if isinstance(first, Zipped):
        return _zipped(first.names)
    if isinstance(first, Json):
        return _json(first.root)
    if isinstance(first, Xml):
        root = local_name(first.root)
        if root in {"rss", "feed"}:
            return "a podcast's feed", "It is read where it lies in the folder; unpack the archive"
        return f"XML of a kind that isn't known here (<{_short(root)}>)", _EXPORT
    if isinstance(first, Html):
        return "a web page without a transcript that can be told from the rest", (
            "Save the transcript alone as .txt"
        )
    data = first.source.data
    if data.startswith(_OLD_WORD) and "EncryptedPackage".encode("utf-16-le") in data:
        return "a document locked with a password", "Save it without one, and import it again"
    for at, signature, looks in _BYTES:
        if data.startswith(signature, at):
            return looks
    if first.source.is_binary:
        return "binary data of a kind that isn't known here", _EXPORT
    if data.startswith((b"SPEAKER ", b"SPKR-INFO ")):
        return _WHO
    return "text that isn't speech", (
        "If it is a transcript, put `Name:` before what each speaker says, or times before lines"
    )


def _zipped(names: Sequence[str]) -> tuple[str, str]:
    if any(name.startswith(("xl/", "ppt/", "content.xml")) for name in names):
        return "a spreadsheet or slides", (
            "If a sheet says who said what, call its columns Time, Speaker and Text; else export "
            "the transcript as text"
        )
    many = "one file" if len(names) == 1 else f"{len(names):,} files"
    return f"a zip archive of {many}", "Unpack it"


def _json(root: Any) -> tuple[str, str]:
    if is_facts(root):
        return "facts about a talk without its words", (
            "Give it the name of the transcript and keep it beside it"
        )
    if isinstance(root, dict) and "segmentation" in root:
        return _WHO
    inner = root[0] if isinstance(root, list) and root else root
    if isinstance(inner, dict) and inner:
        if _asks(inner):
            return "questions and answers as JSON, which don't tell who talks with whom", (
                "If they are an interview, save them as .txt, with `Name:` before what each says"
            )
        names = ", ".join(_short(str(key)) for key in list(inner)[:6])
        more = ", …" if len(inner) > 6 else ""
        return f"JSON of a shape that isn't known here ({names}{more})", _EXPORT
    return "JSON without words of a talk", _EXPORT


_ASKED, _ANSWERED = ("question", "questiontext", "q"), ("answer", "answertext", "responsetext", "a")
_DEEPEST_LEVEL = 3


def _asks(value: Any, depth: int = 0) -> bool:
    """Whether objects in it hold questions with their answers."""
    if isinstance(value, dict):
        keys = {str(key).lower().replace("_", "") for key in value}
        if not keys.isdisjoint(_ASKED) and not keys.isdisjoint(_ANSWERED):
            return True
        inner = list(value.values())[:_MOST_LOOKED_AT]
    else:
        inner = value[:1] if isinstance(value, list) else []
    return depth < _DEEPEST_LEVEL and any(_asks(one, depth + 1) for one in inner)


_MOST_LOOKED_AT = 20


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…"
