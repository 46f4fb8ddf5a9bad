"""Where sentences end in words that have marks of their own, whatever script they are in, and what
asks. All that looks for the end of a sentence or a question looks here."""

import re

from app.language.tokens import is_by_letter

QUESTION_MARKS = "?？؟⁇⁈⁉፧\u037e"
"""Latin and most others', full-width, Arabic, doubled ones, Ethiopic, Greek."""
SENTENCE_ENDS = f".!…‼‽。！．｡۔।॥։።፨။។៕᠃᠉།܀{QUESTION_MARKS}"
"""Latin and most others'; Chinese and Japanese; Urdu, Hindi, Armenian, Ethiopic, Burmese, Khmer,
Mongolian, Tibetan, Syriac."""
CLAUSE_MARKS = ",;:–—、，；：､،؛·՝፣፤፥၊"
"""What stands between the parts of a sentence."""
CLOSING = "\"'“”’»›)]」』）】》〉"
"""What may stand behind the end of a sentence."""
PUNCTUATION = f" {SENTENCE_ENDS}{CLAUSE_MARKS}\"'“”„‘’«»‹›()[]{{}}「」『』（）【】《》〈〉¿¡-"
"""What may stand around a word and is none of it."""
_GREEK = r"(?<=[\u0370-\u03ff\u1f00-\u1fff])"
_ASKS = re.compile(
    rf"(?:[{QUESTION_MARKS}]|{_GREEK};)[{QUESTION_MARKS}!！]*[{re.escape(CLOSING)}]*$"
)
"""A Greek semicolon is a dot in the middle: their `;` asks."""
_END = re.compile(rf"(?:[{SENTENCE_ENDS}]|{_GREEK};)+[{re.escape(CLOSING)}]*(?: [-–—]+)?$")
_QUESTIONS = re.compile(rf"[{QUESTION_MARKS}]+")
_INSIDE = "՞"
"""Armenian writes what asks over a vowel of the word that is asked for."""
_ABBREVIATION = re.compile(
    r"^(?:[A-Z]|[Mm]rs?|[Dd]rs?|[Pp]rof|[Ss]t|vs|e\.g|i\.e|etc|No|Inc|Jr|Sr)\.$"
)


def ends_sentence(word: str) -> bool:
    """Whether a sentence ends with a word, or a text."""
    if word[-1:].isalnum():  # most words, told quickly
        return False
    return bool(_END.search(word)) and not _ABBREVIATION.match(word)


def line_ends_sentence(line: str) -> bool:
    """Whether a sentence ends with a line; one of any length costs the same."""
    return ends_sentence(line.rstrip()[-8:])


def asks(word: str) -> bool:
    """Whether a question ends with a word, or a text."""
    if word[-1:].isalnum():
        return False
    return bool(_ASKS.search(word))


def questions_in(word: str) -> int:
    """How many questions end in a word: one of a script without spaces may be whole sentences."""
    if word.isascii():
        return int(asks(word))
    if is_by_letter(word):
        return len(_QUESTIONS.findall(word))
    return int(asks(word) or _INSIDE in word)
