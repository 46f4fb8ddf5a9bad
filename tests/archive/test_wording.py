from app.archive.wording import wording
from app.store.transcripts import StoredTranscript
from app.transcripts.restored import Restored, Stop
from app.transcripts.timeline import build

WORDS = "we wound the lamp at night and nobody slept then it was dawn".split()


def talk(breaks, guesses):
    return StoredTranscript(
        words=WORDS,
        marks=[],
        breaks=breaks,
        turns=[],
        passages=[],
        timeline=build(WORDS, [], None),
        readings={},
        lifted_from=None,
        restored=Restored("net", bytes(guesses), bytes(len(WORDS))),
        confidences=b"",
    )


def test_a_free_line_amid_a_guessed_sentence_is_no_paragraph():
    guesses = [0] * len(WORDS)
    guesses[8] = guesses[-1] = Stop.FULL_STOP
    assert wording(talk([4, 9], guesses), "en").paragraphs == [0, 9]


def test_as_captioned_each_free_line_is_one():
    found = wording(talk([4, 9], [0] * len(WORDS)), "en", as_captioned=True)
    assert found.paragraphs == [4, 9]
