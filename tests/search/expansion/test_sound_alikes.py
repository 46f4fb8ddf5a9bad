import pytest

from app.search.codes import codes
from app.search.expansion.sound_alikes import variants_of
from app.search.expansion.vocabulary import Vocabulary
from app.search.index.ngram_filter import NgramFilter
from app.search.port import MatchKind

HEARD = (
    "sutscover brookman gbt3 klib open eye ai autoregressive deep learning the of dog light night "
    "coopernetties cooper netties zebra carpathy andre sequence to g p t four seven cfr dali c "
    "plus dot net do not open ai shopenhower chaikovsky jango haroku num pie i phone so far"
).split()
VOCABULARY = Vocabulary(dict.fromkeys(HEARD, 3), 1000)
NGRAMS = NgramFilter([codes(HEARD)])


def alike(word, vocabulary):
    return variants([word], vocabulary)[word]


def variants(words, vocabulary, beside=None):
    return variants_of(words, vocabulary, NGRAMS.holds, beside)


def test_a_common_word_is_also_heard_as_a_rare_one_that_sounds_just_the_same():
    common = Vocabulary({**dict.fromkeys(HEARD, 3), "clip": 300, "light": 300, "lite": 3}, 10_000)
    assert [one.tokens for one in alike("clip", common)] == [("klib",)]
    assert ("lite",) not in [one.tokens for one in alike("klib", common)]


def test_an_arabic_noun_also_finds_its_plural_as_it_is_said_for_less_than_itself():
    (one,) = alike("بيت", Vocabulary({"بيت": 3, "البيوت": 3, "بنت": 3}, 10_000))
    assert (one.kind, one.tokens) == (MatchKind.FORM, ("البيوت",))
    assert one.weight < 1


def heard_for(*words):
    return {" ".join(run.tokens) for runs in variants(words, VOCABULARY).values() for run in runs}


@pytest.mark.parametrize(
    ("typed", "heard"),
    [
        (["sutskever"], "sutscover"),
        (["brockman"], "brookman"),
        (["gpt", "3"], "gbt3"),
        (["clip"], "klib"),
        (["openai"], "open eye"),
        (["openai"], "open ai"),
        (["auto", "regressive"], "autoregressive"),
        (["deeplearning"], "deep learning"),
        (["karpathy"], "carpathy"),
        (["andrej"], "andre"),
        (["kubernetes"], "coopernetties"),
        (["kubernetes"], "cooper netties"),
        (["seq2seq"], "sequence to sequence"),
        (["gpt4"], "g p t four"),
        (["7"], "seven"),
        (["cifar"], "cfr"),
        (["dall", "e"], "dali"),
        (["cplusplus"], "c plus plus"),
        (["dotnet"], "dot net"),
        (["dont"], "do not"),
        (["schopenhauer"], "shopenhower"),
        (["tchaikovsky"], "chaikovsky"),
        (["django"], "jango"),
        (["heroku"], "haroku"),
        (["numpy"], "num pie"),
        (["iphone"], "i phone"),
    ],
)
def test_misheard_names_are_found(typed, heard):
    assert heard in heard_for(*typed)


@pytest.mark.parametrize(
    "typed", [["light"], ["cat"], ["2021"], ["of"], ["x"], [""], ["日本"], ["harbour"]]
)
def test_other_words_are_not_taken_for_it(typed):
    assert heard_for(*typed) == set()


@pytest.mark.parametrize(
    ("typed", "heard"),
    [("openais", "open ai"), ("sutskevers", "sutscover"), ("gbt3s", "gbt3"), ("zebras", "zebra")],
)
def test_plurals_and_possessives_find_the_name(typed, heard):
    assert heard in heard_for(typed)


def test_true_matches_weigh_more():
    runs = [run for runs in variants(["sutskever", "openai"], VOCABULARY).values() for run in runs]
    assert runs
    assert all(0 < run.weight < 1 for run in runs)


def test_common_words_are_left_alone():
    common = Vocabulary({"light": 900, "lights": 3, "leight": 2}, 1000)
    assert variants(["light"], common) == {"light": []}


def test_a_word_is_written_in_two_only_where_the_two_stand_in_a_row():
    known = Vocabulary({"learning": 3, "deep": 3}, 1000)
    ngrams = NgramFilter([codes(["learning", "deep"])])
    assert variants_of(["deeplearning"], known, ngrams.holds) == {"deeplearning": []}


def test_a_name_is_known_without_a_number_that_nobody_says():
    said = {"sqlite": 3, "gpt": 3}
    assert [one.tokens for one in alike("sqlite3", Vocabulary(said, 200))] == [("sqlite",)]
    assert alike("gpt5", Vocabulary(said, 200)) == []
    apart = alike("sqlite3", Vocabulary(said | {"3": 3}, 200))  # never in a row
    assert ("sqlite",) in [one.tokens for one in apart]
    assert ("sqlite",) not in [
        one.tokens for one in alike("sqlite3", Vocabulary(said | {"sqlite3": 3}, 200))
    ]


def test_numeronyms():
    assert [w.tokens for w in alike("k8s", Vocabulary({"kubernetes": 3}, 1000))] == [
        ("kubernetes",)
    ]


def test_ordinary_words_are_not_taken_for_rare_ones():
    assert alike("dota", Vocabulary({"data": 800, "dota": 1}, 1000)) == []


def test_a_name_is_known_by_its_company_but_no_ordinary_word_is():
    def beside(token, step):
        return {"kuczewski": 1, "said": 9} if (token, step) == ("alex", 1) else {}

    known = Vocabulary({"alex": 9, "kuczewski": 1, "said": 500}, 1000)
    found = variants(["alex", "krizhevsky"], known, beside)["krizhevsky"]
    assert [variant.tokens for variant in found] == [("kuczewski",)]
    ordinary = Vocabulary(known.counts, 1000, by_use={"krizhevsky": 7_000})
    assert variants(["alex", "krizhevsky"], ordinary, beside)["krizhevsky"] == []


def test_an_everyday_word_is_not_taken_for_the_name_that_might_stand_there():
    def beside(token, step):
        return {"the": 1} if (token, step) == ("tables", -1) else {}

    known = Vocabulary({"tables": 2, "the": 9, "tide": 2}, 200, by_use={"the": 0})
    assert variants(["tide", "tables"], known, beside)["tide"] == []


def test_a_consonant_tells_more_than_a_vowel():
    known = Vocabulary({"haroku": 2, "hekoku": 2}, 1000)
    assert [variant.tokens for variant in alike("heroku", known)] == [("haroku",)]


def test_a_word_that_somebody_says_must_sound_more_alike():
    known = {"andre": 2}
    assert [variant.tokens for variant in alike("andrej", Vocabulary(known, 1000))] == [("andre",)]
    assert alike("andrej", Vocabulary(known | {"andrej": 2}, 1000)) == []


def test_everyday_words_of_the_language_are_not_taken_for_misheard():
    known = {"sutscover": 2}
    assert [variant.tokens for variant in alike("sutskever", Vocabulary(known, 200))] == [
        ("sutscover",)
    ]
    assert alike("sutskever", Vocabulary(known, 200, by_use={"sutscover": 1_500})) == []
    same = Vocabulary({"clip": 2}, 200, by_use={"clip": 1_500})
    assert [variant.tokens for variant in alike("klip", same)] == [("clip",)]
