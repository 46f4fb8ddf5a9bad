from app.transcripts.lines.furniture import find_furniture


def unspoken(text: str) -> list[str]:
    lines = text.split("\n")
    return [lines[number].strip() for number in sorted(find_furniture(lines).unspoken)]


def test_facts_at_the_head_are_kept_as_they_stand():
    text = "INTERVIEWEE: Tomas Rask\nDATE: 5 March 2024\nHOLM: When did you come?\nRASK: Late."
    assert find_furniture(text.split("\n")).facts == [
        ("INTERVIEWEE", "Tomas Rask"),
        ("DATE", "5 March 2024"),
    ]


def test_an_interviewer_who_asks_is_no_fact():
    text = "Interviewer: When did you come?\nRask: Late.\nInterviewer: And who let you in?"
    assert unspoken(text) == []


def test_page_numbers_count_on_stand_in_the_middle_or_say_so():
    assert unspoken("One.\n\n1\n\nTwo.\n\n2\n\nThree.") == ["1", "2"]
    assert unspoken("One.\n                    7\nTwo.") == ["7"]
    assert unspoken("One.\n\nPage 3 of 12\n\nTwo.") == ["Page 3 of 12"]
    assert unspoken("How old were you?\n\n42\n\nReally?") == []


def test_a_line_by_every_page_break_is_its_head():
    pages = "\n".join(
        f"Words of page {n}.\n\n{n}\nTower Trust, Rask\nMore words." for n in range(1, 5)
    )
    assert unspoken(pages).count("Tower Trust, Rask") == 4


def test_what_its_makers_say_of_a_file_is_not_spoken():
    text = (
        "This transcript was computer generated and might contain errors.\nVera: Good morning.\n"
        "Tomas: Hello.\nTranscribed by B. Tamm, 2024\nhttps://example.org/tower"
    )
    assert unspoken(text) == [text.split("\n")[0], *text.split("\n")[3:]]


def test_what_is_said_about_transcripts_stays():
    text = (
        "00:01 Sponsored by a platform for models that automatically transcribe speech.\n00:05 So."
    )
    assert unspoken(text) == []
    assert unspoken("Vera: This transcript may contain errors, I am told.\nTomas: All do.") == []


def test_notes_below_a_rule_or_a_heading():
    text = "It was the storm.[1]\n\n_____________\n1. The storm of 1953.\n2. See the log."
    assert unspoken(text) == ["_____________", "1. The storm of 1953.", "2. See the log."]
    assert unspoken("So it was.\n\nNotes\n\n[1] The storm of 1953.")[-1] == "[1] The storm of 1953."


def test_ends_of_tapes_are_marks_in_their_place():
    lines = "Vera: So.\n[END OF TAPE 1, SIDE A]\nTomas: And then?\nEnd of interview".split("\n")
    assert find_furniture(lines).marks == {1: "END OF TAPE 1, SIDE A", 3: "End of interview"}


def test_a_name_by_many_page_breaks_is_no_head_where_it_stands_elsewhere_too():
    page = "[Vera Holm] 10:0{n}:01\nWords.\n\nPage {n} of 5\n\n[Vera Holm] 10:0{n}:09\nMore.\n"
    more = "[Vera Holm] 10:00:30\nStill more words.\n\n" * 12
    text = "\n".join(page.format(n=n) for n in range(1, 6)) + more
    found = find_furniture(text.split("\n"))
    assert not any("Vera" in text.split("\n")[number] for number in found.unspoken)


def test_a_name_below_the_last_sentence_signs_the_talk():
    talk = "– When?\n– Then.\n– Where?\n– There.\n– Why?\n– Because.\n\n"
    assert unspoken(f"{talk}Kovács Anna") == ["Kovács Anna"]
    assert unspoken(f"{talk}Nobody came back.") == []
    assert unspoken("Kovács Anna\n\nWhy?\n\nTóth Pál\n\nThen.\n\nKovács Anna") == []
