import datetime
from dataclasses import dataclass, field

import pytest

from app.search.engine import WhooshEngine
from app.search.finding import find
from app.search.index.facts import Allowed
from app.search.port import IndexedEpisode, IndexedPassage, IndexedTurn
from app.search.query.parser import parse
from app.search.query.scope import EVERYTHING, Scope, Wish

TALKS = {
    1: ["The tide tables hang by the radio", "A church bell in the fog", "the end of the"],
    2: ["Café tables and chairs", "of tide and fog and bells", "day at the pier"],
}


def episode(number, texts, revision=1, language="en", speaker=""):
    passages = tuple(
        IndexedPassage(
            number * 100 + place, tuple(text.split()), (IndexedTurn(0, number, speaker),)
        )
        for place, text in enumerate(texts)
    )
    return IndexedEpisode(number, revision, f"Talk {number}", language, passages)


@pytest.fixture
def engine(tmp_path):
    return opened(tmp_path / "index")


@pytest.fixture
def filled(engine):
    engine.replace([episode(number, texts) for number, texts in TALKS.items()])
    return engine


@dataclass
class Fixed:
    """Facts that are the same whatever is asked."""

    within: Allowed = field(default_factory=Allowed)
    days: dict[int, datetime.date] = field(default_factory=dict)

    def in_raw_captions(self):
        return frozenset()

    def allowed(self, scope):
        return self.within

    def topical(self, tokens):
        return {}

    def dates(self, episodes):
        return {key: day for key, day in self.days.items() if key in episodes}


def opened(folder, allowed=Allowed()):
    """An engine over an index; whatever a scope names, it comes to what is `allowed`."""
    return WhooshEngine(folder, Fixed(allowed))


def found(engine, typed, scope=EVERYTHING, limit=10):
    return [hit.passage_id for hit in find(engine, parse(typed), limit, scope).hits]


def test_all_words_come_before_some(filled):
    assert found(filled, "tide tables")[0] == 100
    assert set(found(filled, "tide tables")) >= {100, 200, 201}


def test_some_words_are_better_than_nothing(filled):
    assert found(filled, "church zebra") == [101]


def test_stems_case_and_accents_dont_matter(filled):
    assert set(found(filled, "BELL")) == {101, 201}
    assert found(filled, "cafe") == [200]


def test_phrases_stand_as_typed(filled):
    assert found(filled, '"tide tables"') == [100]
    assert found(filled, '"tables tide"') == []


def test_a_phrase_may_go_on_in_the_next_passage_but_not_in_the_next_episode(filled):
    assert found(filled, '"the fog the end"') == [101]
    assert found(filled, '"the fog"') == [101]
    assert found(filled, '"fog the end"') == [101]
    assert found(filled, '"end of the café"') == []


def test_excluded_words(filled):
    assert found(filled, "fog -church") == [201]


@pytest.mark.parametrize(
    ("allowed", "fogs"),
    [
        (Allowed(), {101, 201}),
        (Allowed(episodes=frozenset({2})), {201}),
        (Allowed(speakers=frozenset({1})), {101}),
        (Allowed(passages=frozenset({201, 100})), {201}),
        (Allowed(episodes=frozenset()), set()),
        (Allowed(speakers=frozenset()), set()),
        (Allowed(passages=frozenset()), set()),
    ],
)
def test_what_is_not_allowed_is_not_found(filled, allowed, fogs):
    assert (
        set(found(opened(filled.folder, allowed=allowed), "fog", Scope((Wish("series", "x"),))))
        == fogs
    )


def test_a_replaced_episode_is_found_by_its_new_words_alone(filled):
    filled.replace([episode(1, ["nothing but sand"], revision=2)])
    assert found(filled, "church") == []
    assert found(filled, "sand") == [100]
    assert filled.contents() == {1: 2, 2: 1}


def test_a_segment_that_holds_replaced_episodes_beside_others_is_searched(engine):
    talks = {number: [f"the tide of harbour {number}", "a bell"] for number in range(1, 9)}
    engine.replace([episode(number, texts) for number, texts in talks.items()])
    engine.replace([episode(3, ["a lantern by the pier"], revision=2)])
    assert set(found(engine, "tide")) == {n * 100 for n in talks if n != 3}
    assert found(engine, "lantern") == [300]
    assert found(engine, '"harbour 5"') == [500]


def test_a_removed_episode_is_gone(filled):
    filled.remove([1])
    assert found(filled, "church") == []
    assert filled.contents() == {2: 1}


def test_another_reader_sees_what_was_written(filled):
    other = opened(filled.folder)
    assert found(other, "church") == [101]
    filled.replace([episode(3, ["a church on the hill"])])
    assert set(found(other, "church")) == {101, 300}


def test_many_small_commits_keep_the_index_small(filled):
    for number in range(3, 40):
        filled.replace([episode(number, [f"pier number{number}"])])
    assert len(filled.contents()) == 39
    assert found(filled, "number17") == [1700]
    assert len(list(filled.folder.glob("*.seg"))) <= 16


def test_each_language_has_its_own_stems(engine):
    engine.replace([episode(1, ["die Glocken im Nebel"], language="de"), episode(2, ["bells"])])
    assert found(engine, "Glocke") == [100]
    assert found(engine, "bell") == [200]


def test_scripts_without_spaces(engine):
    engine.replace([episode(1, ["今日は潮が引いている"])])
    assert found(engine, "潮") == [100]


def test_a_warm_engine_finds_the_same_and_an_empty_one_can_be_warmed(filled, tmp_path):
    before = found(filled, "tide tables")
    again = opened(filled.folder)
    again.warm()
    assert found(again, "tide tables") == before
    opened(tmp_path / "nothing").warm()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"segments": []}', '{"segments": 3}'])
def test_a_damaged_vocabulary_is_gathered_anew(filled, text):
    (filled.folder / "vocabulary.z").write_text(text)
    again = opened(filled.folder)
    assert again.lexicon().words.counts == filled.lexicon().words.counts
    assert again.lexicon().words.forms(["tabl"]) == ["tables"]


def test_no_index_at_all(engine):
    assert found(engine, "anything") == []
    assert engine.lexicon().words.counts == {}


def test_the_vocabulary_counts_passages(filled):
    assert filled.lexicon().words.said("tide") == 2


def test_misheard_names_are_found_after_true_ones(engine):
    engine.replace(
        [
            episode(1, ["with ilya sutscover in the studio", "he is at open eye today"]),
            episode(2, ["sutskever himself", "the eye is open wide"]),
        ]
    )
    assert found(engine, "Sutskever") == [200, 100]
    assert found(engine, "OpenAI") == [101]
    assert found(engine, '"Sutskever"') == [200, 100]


def test_what_counted_is_told(engine):
    engine.replace([episode(1, ["with ilya sutscover in the studio"])])
    (term,) = find(engine, parse("Sutskever"), 5).terms
    assert [variant.tokens for variant in term.variants] == [("sutscover",)]


def test_words_that_any_sentence_has_are_never_misheard(engine):
    engine.replace([episode(1, ["then we did go up the hill", "nobody knew the way there"])])
    terms = find(engine, parse("where did he go"), 5).terms
    assert all(not term.variants for term in terms if term.token == "where")


def test_a_name_in_the_next_passage_does_not_lift_the_one_before(engine):
    before = "a transformer of great depth led to gpt 1 and to three others of that kind"
    engine.replace([episode(1, [before, "gpt3 came out and everybody spoke of it at once"])])
    assert found(engine, "GPT-3")[0] == 101


def test_letters_left_out_stand_for_words_of_that_length_and_for_no_other_form(engine):
    engine.replace([episode(1, ["kubernetes it is", "how kind of you", "all the kindnesses"])])
    assert set(found(engine, "k8s")) == {100, 102}


def test_of_passages_that_say_a_name_equally_the_first_comes_first(engine):
    engine.replace([episode(1, ["so we sailed", "to rona one day", "by rona one day"])])
    engine.replace([episode(2, ["at rona one day", "from rona one day"])])
    assert found(engine, "rona")[:2] == [101, 200]


def test_what_an_owner_says_is_heard_beats_guesses(engine):
    engine.replace([episode(1, ["with shenia here"]), episode(2, ["with jenia here"])])
    assert found(engine, "Zhenya") == [100]
    heard = {("zhenya", "kowalska"): [("jenia",)]}
    hits = find(engine, parse("Zhenya"), 5, heard_as=heard).hits
    assert [hit.passage_id for hit in hits] == [200, 100]


def test_alternatives_groups_prefixes_and_loose_phrases(filled):
    assert set(found(filled, "church or chairs")) == {101, 200}
    assert found(filled, "(church bell) or nowhere")[0] == 101
    assert set(found(filled, "tab*")) == {100, 200}
    assert found(filled, '"tables radio"~3') == [100]
    assert found(filled, '"tables radio"~1') == []
    assert found(filled, "fog -(church or sand)") == [201]
    assert set(found(filled, '"church bell" or "tide and"')) == {101, 201}


def test_exact_words_leave_out_other_forms(filled):
    assert found(filled, "exact:bell") == [101]
    assert found(filled, "exact:bells") == [201]


def test_a_whole_sentence_is_found_word_by_word(engine):
    texts = ["so then i was", "thinking about it all", "it was about then", "i was thinking then"]
    engine.replace([episode(1, texts)])
    assert found(engine, "then i was thinking about it")[0] in {100, 101}


def test_passages_in_which_words_stand_in_a_row(filled):
    assert filled.with_run(["tide", "tables"], 5) == [100]
    assert filled.with_run(["tables", "tide"], 5) == []
    assert filled.with_run([], 5) == []


def test_hits_are_counted_by_episode_and_speaker(filled):
    answer = find(filled, parse("bell"), 10, is_counted=True)
    assert answer.counts["episode"] == {1: 1, 2: 1}
    assert answer.counts["speaker"] == {1: 1, 2: 1}


def test_words_of_the_next_passage_help(engine):
    engine.replace([episode(1, ["a bell", "sand"]), episode(2, ["about the bell", "in the fog"])])
    assert found(engine, "bell")[0] == 100
    assert found(engine, "bell fog") == [201, 200, 100]


def test_what_begins_with_letters_that_are_not_wished_is_left_out(engine):
    engine.replace([episode(1, ["the tide is dynamic", "the tide of a dyke", "the tide is high"])])
    assert found(engine, "tide -dy*") == [102]
    assert found(engine, "tide -(dyn* or hi*)") == [101]


def test_words_that_any_sentence_has_count_as_little_in_what_has_just_come(engine, tmp_path):
    early = [*(episode(n, ["sand"] * 60) for n in range(1, 10)), episode(10, ["a reef in the fog"])]
    common = ["what do you make of the harbour"] * 20
    late = episode(11, ["what do you know about it", "the fog over the reef", *common])
    engine.replace(early)
    engine.replace([late])
    whole = opened(tmp_path / "whole")
    whole.replace([*early, late])
    asked = "what do you know about the reef in the fog"
    answers = [find(one, parse(asked), 10) for one in (engine, whole)]
    assert [one.total for one in answers] == [3, 3]
    assert found(engine, asked) == found(whole, asked)
