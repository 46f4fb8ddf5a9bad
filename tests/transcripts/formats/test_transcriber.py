from tests.transcripts.formats.reading import read_text

TRS = """<Trans><Speakers>
<Speaker id="a" name="Vera Holm"/><Speaker id="b" name="Tomas"/></Speakers>
<Episode><Section><Turn speaker="a" startTime="1.5" endTime="4"><Sync time="1.5"/>Mind the
<Event desc="laugh"/> step.</Turn><Turn speaker="a b" startTime="4" endTime="6"><Sync time="4"/>
<Who nb="1"/>Well. <Who nb="2"/>Which one?</Turn></Section></Episode></Trans>"""


def test_turns_have_speakers_times_and_events():
    talk = read_text(TRS, "talk.trs")
    assert " ".join(talk.words) == "Mind the step. Well. Which one?"
    assert [turn.speaker for turn in talk.turns] == ["Vera Holm", "Tomas"]
    assert (talk.timeline.at(0).ms, talk.timeline.at(3).ms) == (1_500, 4_000)
    assert [mark.text for mark in talk.marks] == ["laugh"]
