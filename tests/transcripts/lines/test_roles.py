from tests.transcripts.formats.reading import read_text, turns


def test_companies_behind_names_may_have_stops():
    office = "Tower Trust, Inc. - Executive Vice President, Chief Keeper & Treasurer"
    talk = read_text(
        f"PRESENTATION\nOperator\nGood day, and welcome to the call of the tower.\n\n"
        f"Vera Holm - {office}\nThank you. The step is wet.\n\n"
        "Kris Ahl - Rope Securities, Research Division - Analyst\nSince when?\n\n"
        f"Vera Holm - {office}\nSince noon.\n"
    )
    assert turns(talk)[1:] == [
        ("Vera Holm", "Thank you. The step is wet."),
        ("Kris Ahl", "Since when?"),
        ("Vera Holm", "Since noon."),
    ]


def test_an_operator_who_is_thanked_speaks_all_the_same():
    talk = read_text(
        "Operator\n\nWelcome to the call. Please go ahead.\n\nVera Holm\n\nThank you, operator. It "
        "rained.\n\nOperator\n\nThe first question is from Kris Ahl.\n\nKris Ahl\n\nSince when?\n\n"
        "Vera Holm\n\nSince noon.\n\nOperator\n\nThis ends our call.\n"
    )
    assert [who for who, _ in turns(talk)].count("Operator") == 3


def test_what_is_said_behind_a_dash_in_a_line_cut_at_a_width_is_no_office():
    talk = read_text(
        "Vera Holm - And I think the important thing to remember, I say,\nis the step.\n\n"
        "Kris Ahl - It sounds like this became a happy accident in terms of rope,\nor not.\n\n"
        "Vera Holm - So it is.\n\nKris Ahl - Is it?\n\nVera Holm - It is.\n"
    )
    assert "important" in turns(talk)[0][1]
