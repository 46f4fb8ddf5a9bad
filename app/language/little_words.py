"""Words that by themselves tell nothing, of languages whose everyday speech nobody has counted."""

from functools import cache
from pathlib import Path

import stopwordsiso

from app.language.codes import language_alone
from app.language.tokens import text_tokens

_FOLDER = Path(__file__).parent / "little"


@cache
def little_words(language: str) -> frozenset[str]:
    """The words of a language (`pl`, `zh-TW`) that tell nothing: stopwords-iso's, and for those
    that are read letter by letter what is said in talk besides, a file each; their tokens are run
    together. None of a language that stopwords-iso lacks."""
    code = language_alone(language)
    path = _FOLDER / f"{code}.txt"
    told = set(path.read_text("utf-8").split()) if path.is_file() else set()
    told |= stopwordsiso.stopwords(code) if stopwordsiso.has_lang(code) else set()
    return frozenset("".join(text_tokens(word)) for word in told if " " not in word)
