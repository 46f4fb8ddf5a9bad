"""Bytes as text: which code page they are in, told or guessed, and what was wrong with them."""

import codecs
import re
from contextlib import suppress
from dataclasses import dataclass

import chardet
import ftfy
from ftfy import badness

_BYTE_ORDERS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,100}\bencoding\s*=\s*["']?([\w.:-]+)"""
    rb"""|<meta\b[^>]{0,200}\bcharset\s*=\s*["']?\s*([\w.:-]+)""",
    re.IGNORECASE,
)
_SHIFTED = re.compile(rb"\x1b\$[@B]")
_GUESSED = (
    *(f"windows-{page}" for page in range(1250, 1259)),
    *(f"iso-8859-{part}" for part in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 14, 15, 16)),
    *("koi8-r", "koi8-u", "cp866", "cp850", "cp852", "cp437", "mac-roman", "mac-cyrillic"),
    *("shift_jis", "cp932", "euc-jp", "iso-2022-jp", "gb18030", "big5", "big5hkscs"),
    *("euc-kr", "cp949", "iso-2022-kr", "johab", "tis-620", "cp874"),
)
"""The code pages that talks are met in; those of mainframes fit anything."""
_WIDER = {"iso-8859-1": "cp1252", "iso-8859-9": "cp1254", "iso-8859-11": "cp874",
          "tis-620": "cp874", "shift_jis": "cp932", "euc-kr": "cp949", "big5": "big5hkscs",
          "gb2312": "gb18030"}  # fmt: skip
"""Code pages that hold all letters of another, and more."""
_TITLES = {
    "cp": "code page ",
    "gb18030": "GB18030 (GBK)",
    "big5hkscs": "Big5",
    "cp932": "Shift-JIS",
}
_TWO_BEYOND = re.compile(r"[^\x00-\x7f]{2}")
_LOOKED_AT_BYTES = 200_000
_MANY_ZEROS, _FEW_ZEROS = 0.02, 0.005
"""How many bytes of a text are zeros in UTF-16: of letters below 2048, and of any."""
_FEW_LETTERS = 3
"""Letters beyond ASCII, from which nothing can be guessed."""
_MOSTLY = 20
"""UTF-8 with less than one wrong letter in so many is UTF-8."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and sentences about what was guessed or mended in reading it."""

    text: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes, told: str | None = None) -> Decoded:
    """The text of a file. Its byte order mark wins over everything, valid UTF-8 over what its owner
    says (`told`), and that over what a web page or XML declares and over guesses."""
    for order, encoding in _BYTE_ORDERS:
        if data.startswith(order):
            return Decoded(data.decode(encoding, errors="replace"))
    if _SHIFTED.search(data, 0, _LOOKED_AT_BYTES):
        with suppress(UnicodeDecodeError):
            return Decoded(data.decode("iso-2022-jp"))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":  # cut off within its last letter
            text = data.decode("utf-8", errors="ignore")
            return Decoded(text, ("The file is cut off within its last letter.",))
    else:
        wide = _wide(data, _MANY_ZEROS) if "\0" in text else None
        return _widened(data, wide) if wide else _mended(text)
    if wide := _wide(data, _FEW_ZEROS):
        return _widened(data, wide)
    return _told(data, told) or _declared(data) or _nearly_utf8(data) or _guess(data)


def _wide(data: bytes, least: float) -> str | None:
    """UTF-16 or UTF-32 without a byte order mark: what is ASCII in it, at least its line ends, has
    zeros at every other place, or at three of four; `least` is the part of all bytes that must be
    zeros."""
    head = data[:_LOOKED_AT_BYTES]
    places = [head[at::4].count(0) for at in range(4)]
    zeros, even = sum(places), places[0] + places[2]
    if len(data) % 2 or zeros < 2 or zeros < len(head) * least:
        return None
    if len(data) % 4 == 0:
        if (places[2] + places[3]) * 40 > len(head) * 19:
            return "utf-32-le"
        if (places[0] + places[1]) * 40 > len(head) * 19:
            return "utf-32-be"
    if even * 10 < zeros:
        return "utf-16-le"
    return "utf-16-be" if even * 10 > zeros * 9 else None


def _widened(data: bytes, encoding: str) -> Decoded:
    return Decoded(data.decode(encoding, errors="replace"), (_said(encoding, "has no mark"),))


def _told(data: bytes, told: str | None) -> Decoded | None:
    """The text by the owner's word, where it fits."""
    if not told:
        return None
    try:
        return Decoded(data.decode(told))
    except UnicodeDecodeError:
        guessed = _nearly_utf8(data) or _guess(data)
        fault = f"It isn't in {told}, as `encoding` says."
        return Decoded(guessed.text, (fault, *guessed.warnings))


def _declared(data: bytes) -> Decoded | None:
    if declared := _DECLARED.search(data, 0, 2048):
        with suppress(LookupError, UnicodeDecodeError):
            return Decoded(data.decode((declared[1] or declared[2]).decode("ascii")))
    return None


def _nearly_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with a few wrong bytes, as where texts were joined; each is read by itself."""
    if not _is_nearly(data[:_LOOKED_AT_BYTES]):
        return None
    text = data.decode("utf-8", errors=_BY_ITSELF)
    wrong = sum(1 for _ in _WRONG.finditer(data.decode("utf-8", errors="surrogateescape")))
    places = "One place isn't" if wrong == 1 else f"{wrong:,} places aren't"
    return Decoded(text, (f"{places} UTF-8, as the rest is, and were read as Windows-1252.",))


def _is_nearly(data: bytes) -> bool:
    """Whether nearly all letters beyond ASCII are those of UTF-8."""
    text = data.decode("utf-8", errors="surrogateescape")
    wrong = sum(1 for _ in _WRONG.finditer(text))
    right = sum(1 for letter in text if letter > "\x7f" and not "\udc80" <= letter <= "\udcff")
    return right >= wrong * _MOSTLY


def _by_itself(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    wrong = error.object[error.start : error.end]
    return wrong.decode("cp1252", errors="replace"), error.end


_BY_ITSELF = "vivavoce-cp1252"
codecs.register_error(_BY_ITSELF, _by_itself)
_WRONG = re.compile("[\udc80-\udcff]+")


def _guess(data: bytes) -> Decoded:
    """The text in the code page that its letters are most at home in."""
    head = data[:_LOOKED_AT_BYTES]
    encoding = "cp1252"
    if sum(1 for byte in head if byte > 127) >= _FEW_LETTERS:
        found = chardet.detect(head, include_encodings=_GUESSED)["encoding"] or encoding
        encoding = _WIDER.get(found.lower(), found.lower())
    return Decoded(data.decode(encoding, errors="replace"), (_said(encoding, "isn't UTF-8"),))


def _said(encoding: str, why: str) -> str:
    return (
        f"The code page was guessed: it {why}, and was read as {_title(encoding)}. If letters are "
        "wrong, name the right one as `encoding` in archive.yaml."
    )


def _title(encoding: str) -> str:
    if encoding in _TITLES:
        return _TITLES[encoding]
    if match := re.fullmatch(r"(?:cp|windows-)(125\d|874)", encoding):
        return f"Windows-{match[1]}"
    return encoding.upper().replace("CP", "code page ")


def _mended(text: str) -> Decoded:
    """A text whose letters were read in a wrong code page once, with those letters right again.
    Only lines that are no language at all are touched."""
    if not _TWO_BEYOND.search(text):
        return Decoded(text)
    lines, mended = text.split("\n"), 0
    for number, line in enumerate(lines):
        if len(line) < _LOOKED_AT_BYTES and _TWO_BEYOND.search(line) and badness.is_bad(line):
            lines[number] = ftfy.fix_encoding(line)
            mended += lines[number] != line
    if not mended:
        return Decoded(text)
    where = "one line" if mended == 1 else f"{mended:,} lines"
    warning = f"Letters that were once read in a wrong code page (Ã¼ for ü) were mended in {where}."
    return Decoded("\n".join(lines), (warning,))
