"""Make raw captions readable: guess punctuation, capitals, turns and paragraphs.

The words never change. What was guessed is kept as one byte a word, with the model that did,
and is shown as a guess. Text that has punctuation of its own is left alone.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from app.transcripts.bare import bare, has_punctuation
from app.transcripts.restored import CAPITAL, ENDS, STOP, TURN, Restored, Stop
from app.transcripts.restoring.joins import begins_speech, goes_on, is_one
from app.transcripts.restoring.punctuator import capital_forms, punctuator

RAW_STOPS_A_WORD = 1 / 60
"""With fewer stops than this a word, a text counts as raw."""
PAUSE_MS = 400
PAUSE_ODDS = 1.6
"""What a pause adds to the log-odds that a sentence ends before it. Measured on captions with
punctuation: a sentence ends before 75 % of pauses of 0.3 to 0.6 s, and before 86 % of those of 1
to 2."""
_NEVER = -30.0
"""Log-odds of what is not."""
SHORTEST_PARAGRAPH, LONG_PARAGRAPH = 2, 90
"""Words of a paragraph."""
_FILLERS = frozenset("um uh er erm uhm mm hmm".split())
_SIGNS = {Stop.NONE: "", Stop.COMMA: ",", Stop.FULL_STOP: ".", Stop.QUESTION: "?"}


def is_raw(words: Sequence[str]) -> bool:
    """Whether a text has hardly any punctuation of its own."""
    return bool(words) and sum(map(has_punctuation, words)) < RAW_STOPS_A_WORD * len(words)


def restore(
    words: Sequence[str], language: str, pauses: Mapping[int, int] | None = None
) -> Restored | None:
    """Guess what a raw text lacks; None where it isn't raw, or in a language without weights.

    `pauses` are milliseconds of silence before words, by their numbers. Works on all words in
    linear time.
    """
    net = punctuator(language)
    if net is None or not is_raw(words):
        return None
    plain = [bare(word) for word in words]
    spoken = [number for number, word in enumerate(plain) if word and word not in _FILLERS]
    if not spoken:
        return None
    scores = net.scores([plain[number] for number in spoken])
    for place, number in enumerate(spoken[1:]):
        if (pauses or {}).get(number, 0) >= PAUSE_MS:
            scores[place, 2:4] += PAUSE_ODDS
        if spoken[place] == number - 1 and is_one(plain[number - 1], plain[number]):
            scores[place, 1:4] = scores[place + 1, 4] = _NEVER
    guessed = _Guessed(words, plain)
    start = 15  # how sure it is that a sentence begins; 0 within one
    stops, sure, turns = (
        column.tolist() for column in punctuation_of_scores(scores, net.thresholds)
    )
    names = (scores[:, 4] > net.thresholds["capital"]).tolist()
    sure_names, sure_turns = _sure(scores[:, 4]).tolist(), _sure(scores[:, 5]).tolist()
    for place, number in enumerate(spoken):
        word, has_own_stop = plain[number], has_punctuation(words[number])
        if start:
            guessed.begin_sentence(spoken[place - 1] + 1 if place else 0, number, start)
        is_i = word == "i" or word.startswith("i'")
        is_name = names[place] and (start or not goes_on(word))
        if is_name or is_i:
            guessed.capital(number, 15 if is_i else sure_names[place])
        if is_name and not start and begins_speech(plain[number - 1], word):
            guessed.comma(number - 1, sure_names[place])
        after = plain[spoken[place + 1]] if place + 1 < len(spoken) else ""
        is_number = word.isdigit() and len(after) == 3 and after.isdigit()
        stop = Stop.NONE if has_own_stop or is_number else Stop(stops[place])
        if stop:
            guessed.stop(number, stop, max(1, sure[place]))
        if stop in ENDS or has_own_stop:
            guessed.turn(number, turns[place], sure_turns[place])
        own_end = words[number][-1:] in ".?!"
        start = 15 if own_end else max(1, sure[place]) if stop in ENDS else 0
    guessed.end(spoken[-1])
    return Restored(net.model, bytes(guessed.guesses), bytes(guessed.sureness))


class _Guessed:
    """What was guessed so far: a byte for each word, and one for how sure that is."""

    def __init__(self, words: Sequence[str], plain: Sequence[str]) -> None:
        self._words, self._plain = words, plain
        self.guesses, self.sureness = bytearray(len(words)), bytearray(len(words))

    def begin_sentence(self, first: int, number: int, sure: int) -> None:
        """A sentence begins with what is said before its first word `number`: `Um, so`."""
        self.capital(first, sure)
        is_filler = first < number and self._plain[number - 1] in _FILLERS
        if is_filler and not has_punctuation(self._words[number - 1]):
            self.stop(number - 1, Stop.COMMA, sure)

    def capital(self, number: int, sure: int) -> None:
        """A word has a capital."""
        self.guesses[number] |= CAPITAL
        self.sureness[number] = max(sure, self.sureness[number])

    def stop(self, number: int, stop: Stop, sure: int) -> None:
        """A stop follows a word that has none."""
        self.guesses[number] |= stop | sure << 4

    def comma(self, number: int, sure: int) -> None:
        """A comma follows a word that nothing follows yet."""
        if not self.guesses[number] & STOP and not has_punctuation(self._words[number]):
            self.stop(number, Stop.COMMA, sure)

    def turn(self, number: int, ends: bool, sure: int) -> None:
        """A turn may end with a word, which says whether it does."""
        if ends:
            self.guesses[number] |= TURN
        self.sureness[number] |= sure << 4

    def end(self, last: int) -> None:
        """The text ends as a sentence does."""
        if Stop(self.guesses[last] & STOP) in ENDS or has_punctuation(self._words[last]):
            return
        self.guesses[last] &= CAPITAL | TURN
        self.stop(last, Stop.FULL_STOP, 15)


def _sure(odds: NDArray[np.float32]) -> NDArray[np.int64]:
    """Log-odds as how sure they are, 0 to 15."""
    shares: NDArray[np.int64] = np.round(15 / (1 + np.exp(-np.clip(odds, -30, 30)))).astype(
        np.int64
    )
    return shares


def punctuation_of_scores(
    scores: NDArray[np.float32], thresholds: Mapping[str, float]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.bool_]]:
    """Stops, how sure they are (0 to 15) and ends of turns from the net's scores `(words, 6)`.
    A stop is left out where it isn't sure enough."""
    none, comma, full, question = scores[:, :4].T
    ends = np.logaddexp(full, question)
    end_odds = ends - np.logaddexp(none, comma)
    comma_odds = comma - none
    turns = scores[:, 5] > thresholds["turn"]
    is_end = end_odds > np.where(turns, thresholds["end"] - 1.0, thresholds["end"])
    is_question = question - full > thresholds["question"]
    is_comma = ~is_end & (comma_odds > thresholds["comma"])
    stops = np.where(is_end, np.where(is_question, Stop.QUESTION, Stop.FULL_STOP), Stop.NONE)
    stops = np.where(is_comma, Stop.COMMA, stops)
    odds = np.where(is_end, end_odds, comma_odds)
    return stops, np.where(stops == Stop.NONE, 0, _sure(odds)), turns & is_end


def paragraph_starts(restored: Restored) -> list[int]:
    """Words that begin a paragraph: after a turn, and after a sentence where the paragraph has
    grown long."""
    starts = [0]
    for number in range(len(restored.guesses) - 1):
        size = number + 1 - starts[-1]
        if (restored.ends_turn(number) and size >= SHORTEST_PARAGRAPH) or (
            restored.ends_sentence(number) and size >= LONG_PARAGRAPH
        ):
            starts.append(number + 1)
    return starts


def readable(
    words: Sequence[str], restored: Restored | None, language: str, first: int = 0
) -> Sequence[str]:
    """The words `first` and following as they read with what was guessed; where nothing was, as
    they stand."""
    if restored is None:
        return words
    forms = capital_forms(language)
    return [
        _spelled(word, restored, number, forms) for number, word in enumerate(words, start=first)
    ]


def _spelled(word: str, restored: Restored, number: int, forms: Mapping[str, str]) -> str:
    plain = bare(word)
    text = word.lower() if word.isupper() and len(word) > 1 else word
    if restored.has_capital(number) and plain:
        capital = forms.get(plain) or plain[:1].upper() + plain[1:]
        if capital.lower() == plain:  # not so for `ß` and `µ`: their capitals are other letters
            text = text.lower().replace(plain, capital, 1)
    return text + _SIGNS[restored.stop(number)]
