from tests.transcripts.formats.reading import read_text, turns


def test_speeches_that_a_house_counts_are_of_the_name_alone():
    talk = read_text(
        "1 § Val av talman\n\nAnf. 1 Ålderspresident VERA HOLM (f):\n\nHerr talman! Den är våt.\n"
        "\n2 § Debatt\n\nAnf. 2 Statsminister KRIS AHL (M) replik:\n\nVilken av dem?\n\n"
        "Anf. 3 VERA HOLM (F):\n\nDen sista.\n"
    )
    assert turns(talk) == [
        ("VERA HOLM", "Herr talman! Den är våt."),
        ("KRIS AHL", "Vilken av dem?"),
        ("VERA HOLM", "Den sista."),
    ]


def test_an_office_behind_a_name_in_a_paragraph_of_its_own_is_no_speech():
    talk = read_text(
        "ПРЕДСЕДАТЕЛЬСТВУЮЩИЙ. Слово коллеге.\n\nХОЛЬМ В. А., председатель комитета по лестницам\n"
        "и порогам.\n\nУважаемые коллеги, ступенька мокрая.\n\nПРЕДСЕДАТЕЛЬСТВУЮЩИЙ. Спасибо.\n\n"
        "ЭКМАН Т. И. Которая?\n\nПРЕДСЕДАТЕЛЬСТВУЮЩИЙ. Последняя.\n"
    )
    assert turns(talk)[1] == ("ХОЛЬМ В. А.", "Уважаемые коллеги, ступенька мокрая.")
    assert [who for who, _ in turns(talk)][3] == "ЭКМАН Т. И."


def test_who_asks_whom_above_a_question_is_who_speaks():
    talk = read_text(
        "Madam SPEAKER: Order!\n\nMr HOLM to CHIEF MINISTER\nWhy is the step wet, and since when?\n"
        "ANSWER\nMadam Speaker, it rained.\nMr HOLM: When?\nMadam SPEAKER: Order!\n"
    )
    assert [who for who, _ in turns(talk)] == [
        "Madam SPEAKER", "Mr HOLM", "CHIEF MINISTER", "Mr HOLM", "Madam SPEAKER",
    ]  # fmt: skip


def test_a_ring_before_an_office_and_a_space_behind_it_is_who_speaks():
    for space in ("\u3000", "  ", " "):
        talk = read_text(
            f"○日向委員長{space}これより会議を開きます。\n○田中（花）委員{space}予算はいくらでしょうか。\n"
            f"○佐藤国務大臣{space}約四十億円でございます。\n○日向委員長{space}散会いたします。\n"
        )
        assert [who for who, _ in turns(talk)] == [
            "日向委員長", "田中（花）委員", "佐藤国務大臣", "日向委員長",
        ]  # fmt: skip


def test_what_a_house_calls_out_within_a_speech_is_heard_and_not_said():
    talk = read_text(
        "M. le président. La parole est à Mme Holm.\n\n"
        "Mme Vera Holm. La marche est mouillée. (Applaudissements sur plusieurs bancs.)\n\n"
        "M. le président. Quel est l'avis de la commission ?\n\n"
        "Mme Vera Holm. Elle pleure encore. (Exclamations.)\n"
    )
    assert turns(talk)[1] == ("Mme Vera Holm", "La marche est mouillée.")


def test_a_gap_behind_a_ring_and_an_office_with_a_space_within_is_who_speaks():
    talk = read_text(
        "○위원장 김민수  의석을 정돈해 주시기 바랍니다.\n○이수진 위원  언제 열립니까?\n"
        "○장관 박영호  오월에 열립니다.\n○위원장 김민수  산회합니다.\n"
    )
    assert [who for who, _ in turns(talk)][:2] == ["위원장 김민수", "이수진 위원"]
