"""Places along a talk."""

from app.web.views.strip import Along


def test_places_go_by_words_and_where_there_are_no_spaces_by_letters():
    words = ["一", "二三四五六七八九十一二三四五六七八九", "二"]
    by_letters, by_words = Along(words, "ja"), Along(words, "en")
    assert [by_words.at(word) for word in range(3)] == [0, 333, 666]
    assert by_letters.at(1) < 100 and by_letters.at(2) > 850
    assert by_letters.width(1, 2) > 750
    assert by_words.width(1, 2) == 333
    assert Along([], "ja").at(0) == 0
