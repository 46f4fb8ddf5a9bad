from app.transcripts.passages import LONGEST_WORDS, SHORTEST_WORDS, cut
from tests.transcripts.formats.reading import read_text


def texts(transcript):
    return [" ".join(transcript.words[p.first : p.last]) for p in cut(transcript)]


def test_a_short_talk_is_one_passage():
    assert len(texts(read_text("so it begins and so it ends " * 5))) == 1


def test_passages_end_at_sentence_ends():
    sentence = "The tide that came in yesterday will go out again tomorrow, I am told. "
    for text in texts(read_text(sentence * 60)):
        assert text.endswith("told.")
        assert SHORTEST_WORDS <= len(text.split()) <= LONGEST_WORDS


def test_a_change_of_speaker_counts_more_than_a_sentence():
    turn = "**{}:** " + "Well, I said so. " * 12 + "\n\n"
    transcript = read_text("".join(turn.format(name) for name in ("Anna", "Ben") * 6))
    starts = {turn.first for turn in transcript.turns}
    cuts = {passage.first for passage in cut(transcript)}
    assert len(cuts & starts) >= len(cuts) // 2
    assert cut(transcript)[0].speaker == "Anna"


def test_raw_captions_are_cut_before_words_that_open_a_thought():
    line = "we took the boat out past the second buoy in the fog and the bell was ringing loud "
    for text in texts(read_text(line * 30))[:-1]:
        assert text.split()[-1] not in {"the", "of", "and", "in"}


def test_never_within_a_name_or_a_number():
    name = "went to see Doctor Anselm Maria Achterberg with 250 000 000 questions "
    for text in texts(read_text(name * 60)):
        words = text.split()
        assert words[0] not in {"Anselm", "Maria", "Achterberg", "000"}
        assert words[-1] not in {"Anselm", "Maria", "Doctor", "250"}


def test_pauses_between_words_with_times_end_a_thought():
    def at(ms):
        return f"00:{ms // 60000:02}:{ms // 1000 % 60:02}.{ms % 1000:03}"

    starts = [number * 400 + (number // 60) * 3_000 for number in range(120)]
    cues = [f"{at(start)} --> {at(start + 400)}\nword\n" for start in starts]
    transcript = read_text("WEBVTT\n\n" + "\n".join(cues))
    assert 60 in {passage.first for passage in cut(transcript)}


def test_without_spaces_two_letters_are_a_word():
    line = "港の東側で、静かな声で長い時間話しました。\n\n"
    transcript = read_text("".join(f"**佐藤花子:** {line}" for _ in range(60)))
    passages = cut(transcript)
    letters = [len("".join(transcript.words[p.first : p.last])) for p in passages]
    assert all(80 <= count <= 200 for count in letters)
    assert passages[0].first == 0
    assert passages[-1].last == len(transcript.words)


def test_a_sentence_longer_than_a_passage_is_one():
    transcript = read_text("**佐藤:** " + f"{'港の東側で' * 60}。 " * 4)
    assert max(p.last - p.first for p in cut(transcript)) <= 2
