from tests.transcripts.formats.reading import read_text, turns


def test_notes_above_a_transcript_are_nobodys():
    talk = read_text(
        "Tower meeting\n\nQuick recap\n\nThe team talked about the wet step, and chose sand.\n\n"
        "Next steps\n\n- Buy sand.\n\nSummary\n\nThe step (00:03)\n\nIt is wet and will be dry.\n\n"
        "Rope (12:40)\n\nThere is none.\n\nTranscript\n\n00:00:02 Vera Holm\nThe step is wet.\n\n"
        "00:00:09 Kris Ahl\nSince when is it wet, Vera?\n\n00:00:14 Vera Holm\nSince noon.\n\n"
        "00:00:20 Kris Ahl\nThen we buy sand, and a rope as well while we are there.\n\n"
        "00:00:31 Vera Holm\nNobody wants a rope. Nobody ever has, as long as I have been here.\n"
    )
    assert turns(talk)[0] == ("Vera Holm", "The step is wet.")
    assert {who for who, _ in turns(talk)} == {"Vera Holm", "Kris Ahl"}


def test_whoever_speaks_above_such_a_heading_is_heard():
    talk = read_text(
        "Vera: This is the first part of it.\n\nKris: So it is, all of it.\n\n- a list\n\n"
        "Transcript\n\nVera: And this is the other one, which goes on for a while.\n\n"
        "Kris: For how long?\n\nVera: For a good while, I should think.\n"
    )
    assert turns(talk)[0] == ("Vera", "This is the first part of it.")


def test_what_stands_above_an_oath_is_a_title_page():
    talk = read_text(
        "DEPOSITION OF VERA HOLM\n\nAPPEARANCES:\nFor the Tower:\n     IDA RASK, ESQ.\n\n"
        "VERA HOLM,\nhaving been first duly sworn, testified as follows:\nBY MS. RASK:\n"
        "     Q    Is it wet?\n     A    It is.\n     Q    Since when?\n     A    Since noon.\n"
    )
    assert turns(talk)[0] == ("Q", "Is it wet?")
