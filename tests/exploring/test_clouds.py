from app.exploring.clouds import TalkTerms, count_terms, set_apart
from app.exploring.terms import Term

TALKS = 6


def cloud(**counts):
    """The texts that set talks apart, by how often each talk says each term."""
    parts = [
        TalkTerms(
            [Term(key, key, count[talk], 0, 5.0) for key, count in counts.items()],
            [count[talk] for count in counts.values()],
        )
        for talk in range(TALKS)
    ]
    archive = {key: sum(count) for key, count in counts.items()}
    return [one.text for one in set_apart(count_terms(parts), 30_000, archive, 900_000, (), ())]


def test_a_subject_comes_again_in_a_talk_and_a_habit_of_speech_is_strewn_over_many():
    assert cloud(lighthouse=(6, 5, 0, 0, 0, 1), recall=(1, 1, 2, 1, 1, 2)) == ["lighthouse"]
    assert cloud(recall=(9, 0, 0, 0, 3, 0)) == ["recall"]
